"""Reads the lists in the background, and makes the shop from what the owner answered."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.domain.shop import ShopInfo
from pos_app.domain.staff import Actor
from pos_app.errors import PinNotAllowed
from ui.error_messages import sentence
from ui.here import places_here
from ui.places import Places
from ui.welcome.answers import Answers
from ui.workplace import Workplace

if TYPE_CHECKING:
    from pos_app.domain.shop import AdoptedShop
    from pos_app.services.shop import Shop
    from ui.welcome.adoption_presenter import AdoptionPresenter
    from ui.welcome.page import WelcomePage


class WelcomePresenter(QObject):
    """`start()` shows the page; `finished` is emitted when the shop is there and its owner signed in."""

    finished = Signal()

    def __init__(self, workplace: Workplace, page: "WelcomePage", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._page = workplace, page
        self._places: Places | None = None
        self._adoption: AdoptionPresenter | None = None
        page.submitted.connect(self._on_submitted)
        page.adoption_wanted.connect(self._on_adoption_wanted)

    def offer_adoption(self, adoption: "AdoptionPresenter") -> None:
        """Let an old database be brought in between the two steps."""
        self._adoption = adoption
        adoption.adopted.connect(self._on_adopted)
        self._page.offer_adoption()

    def show_adopted(self, adopted: "AdoptedShop") -> None:
        """An old shop's rows are in the database already."""
        self._page.show_adopted(adopted)

    def start(self) -> None:
        """Ask. The lists are read meanwhile; where the machine stands is asked of the desktop here."""
        self._page.begin()
        self._workplace.background.run(places_here(), self._on_places, self._on_places_failed, owner=self._page)

    def _on_adoption_wanted(self, region: str, currency: str) -> None:
        if self._adoption is not None and self._places is not None:
            self._adoption.start(self._places, region, currency)

    def _on_adopted(self, adopted: "AdoptedShop") -> None:
        self.show_adopted(adopted)
        if self._adoption is not None:
            self._page.shop_step.choose_sold(sold=self._adoption.wants_catalogue)
        self._page.go_on()

    def _on_places(self, places: Places) -> None:
        self._places = places
        self._page.show_places(places)

    def _on_places_failed(self, error: Exception) -> None:
        self._page.show_trouble(sentence(error))

    def _on_submitted(self, answers: Answers) -> None:
        self._page.show_busy(busy=True)
        self._workplace.do(lambda shop: _set_up(shop, answers), self._on_set_up, self._on_refused, owner=self._page)

    def _on_set_up(self, made: tuple[Actor, ShopInfo]) -> None:
        actor, info = made
        self._page.show_busy(busy=False)
        self._page.close_card()
        self._workplace.learn(info)
        self._workplace.sign_in(actor)
        self.finished.emit()

    def _on_refused(self, error: Exception) -> None:
        self._page.show_busy(busy=False)
        if isinstance(error, PinNotAllowed):
            self._page.owner_step.show_pin_error(sentence(error))
        else:
            self._page.show_trouble(sentence(error))


def _set_up(shop: "Shop", answers: Answers) -> tuple[Actor, ShopInfo]:
    actor = shop.welcome.set_up(
        answers.info, owner=answers.owner, pin=answers.pin, demo=answers.demo, sold=answers.sold
    )
    return actor, shop.info
