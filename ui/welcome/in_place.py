"""An old shop's database was opened as it is: its owner is asked, it is brought up to date, and the account is read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.here import places_here
from ui.welcome.adoption_page import AdoptionPage
from ui.welcome.adoption_presenter import AdoptionPresenter

if TYPE_CHECKING:
    from ui.opening import Opened, Opening
    from ui.workplace import Workplace


class UpgradeInPlace(QObject):
    """`start` asks; `finished` gives the opened shop once the account was read, `declined` when nobody wanted it."""

    finished = Signal(object)
    """An Opened."""
    declined = Signal()

    def __init__(
        self, workplace: "Workplace", page: AdoptionPage, opening: "Opening", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace, self._page = workplace, page
        self._opened: Opened | None = None
        self._presenter = AdoptionPresenter(workplace, page, opening, self)
        self._presenter.declined.connect(self.declined)
        self._presenter.adopted.connect(lambda _shop: self.finished.emit(self._opened))
        opening.upgraded.connect(self._on_upgraded)

    def start(self) -> None:
        """Ask, as soon as the lists of countries and currencies are read."""
        self._workplace.background.run(
            places_here(), self._presenter.start_in_place, self._workplace.explain, owner=self._page
        )

    def _on_upgraded(self, opened: "Opened") -> None:
        self._opened = opened
