"""The welcome: one calm card over an empty window, in two short steps."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.places import Places
from ui.theme import current_tokens
from ui.welcome.answers import Answers
from ui.welcome.heading import Heading, at_words
from ui.welcome.owner_step import OwnerStep
from ui.welcome.shop_step import ShopStep
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from pos_app.domain.shop import AdoptedShop

WIDTH = 760


class WelcomePage(Overlay):
    """Asks, checks what it can, and emits `submitted`. Nothing typed is lost by an error or by going back."""

    submitted = Signal(object)
    """Answers."""
    adoption_wanted = Signal(str, str)
    """Region and currency of the shop: an old database is to be brought in before the second step."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=WIDTH, closable=False)
        self.setObjectName("welcomePage")
        self.setAccessibleName(self.tr("Welcome"))
        self._busy = self._is_waiting = False
        self._build_pieces()
        self._lay_out()
        self._connect()
        self._show_step(0)

    def _build_pieces(self) -> None:
        self._heading = Heading("store")
        self._trouble = Banner()
        self.shop_step, self.owner_step = ShopStep(), OwnerStep()
        self._steps = QStackedWidget()
        self._steps.addWidget(self.shop_step)
        self._steps.addWidget(self.owner_step)
        self._back = ActionButton(self.tr("Back"), role="quiet", icon="arrow-left")
        self._next = ActionButton(self.tr("Next"), role="primary")
        self._back.setObjectName("welcomeBackButton")
        self._next.setObjectName("welcomeNextButton")
        self._next.setMinimumSize(200, 54)

    def _lay_out(self) -> None:
        footer = QHBoxLayout()
        footer.addWidget(self._back)
        footer.addStretch(1)
        footer.addWidget(self._next)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(20)
        column.addWidget(self._heading)
        column.addWidget(self._trouble)
        column.addWidget(self._steps, 1)
        column.addLayout(footer)
        self.show_content(content)

    def _connect(self) -> None:
        self._next.clicked.connect(self._go_on)
        self._back.clicked.connect(lambda: self._show_step(0))
        self.shop_step.entered.connect(self._go_on)
        self.owner_step.entered.connect(self._go_on)
        self.shop_step.start_chosen.connect(lambda: self._show_step(self._steps.currentIndex(), moves=False))

    @property
    def trouble(self) -> str:
        """What went wrong beyond the fields, "" when nothing did."""
        return self._trouble.text

    def begin(self) -> None:
        """Show the first question."""
        self.open(self.shop_step.name_edit)

    def show_places(self, places: Places) -> None:
        """The lists were read."""
        self.shop_step.show_places(places)
        if self._is_waiting:
            self._go_on()

    def offer_adoption(self) -> None:
        """An old database can be brought in from here."""
        self.shop_step.offer_adoption()

    def show_adopted(self, adopted: "AdoptedShop") -> None:
        """An old shop's rows are in the database: its currency is the shop's."""
        self.shop_step.show_adopted(adopted)

    def go_on(self) -> None:
        """To the owner, when the shop has all it needs; else what is missing is said."""
        self._go_on()

    def show_busy(self, *, busy: bool) -> None:
        """The shop is being made; nothing is asked for twice meanwhile."""
        self._busy = busy
        self._steps.setEnabled(not busy)
        self._next.setEnabled(not busy)
        self._back.setEnabled(not busy)
        if self._steps.currentWidget() is self.owner_step:
            self._next.setText(self.tr("Opening …") if busy else self.tr("Open the shop"))

    def show_trouble(self, text: str) -> None:
        """Say what went wrong; all that was typed is still there."""
        self._trouble.show_message(text, "danger")

    def _go_on(self) -> None:
        if self._busy:
            return
        self._trouble.show_message("")
        if self._steps.currentWidget() is self.shop_step:
            if self.shop_step.wants_adoption:
                self._ask_for_the_old_one()
            elif self.shop_step.checked() if self.shop_step.is_ready else self.shop_step.has_name():
                self._show_step(1)
            return
        owner = self.owner_step.checked()
        if owner is not None:
            self._submit(*owner)

    def _ask_for_the_old_one(self) -> None:
        """The old database is read by country and currency: the lists have to be there."""
        self._is_waiting = self.shop_step.has_name() and not self.shop_step.is_ready
        info = self.shop_step.checked() if self.shop_step.is_ready else None
        if info is not None:
            self.adoption_wanted.emit(info.region, info.currency)

    def _submit(self, owner: str, pin: str) -> None:
        """Hand the answers over; for whoever types faster than the lists are read, as soon as they are."""
        self._is_waiting = not self.shop_step.is_ready
        if self._is_waiting:
            return
        info = self.shop_step.checked()
        if info is None:
            self._show_step(0)
        else:
            step = self.shop_step
            self.submitted.emit(Answers(info, owner, pin, demo=step.wants_demo, sold=step.wants_sold))

    def _show_step(self, step: int, *, moves: bool = True) -> None:
        self._steps.setCurrentIndex(step)
        self._heading.show_at(at_words(step + 1 if not step else self._last_step, self._last_step))
        self._back.setHidden(step == 0)
        if step == 0:
            self._heading.show_words(
                self.tr("Welcome to TapPass POS"),
                self.tr("A few short steps, and your counter is open. First, your shop."),
            )
            self._next.setText(self.tr("Next"))
        else:
            self._heading.show_words(
                self.tr("You are the owner"),
                self.tr("Your PIN opens everything: prices, staff, insights. Nobody else should know it."),
            )
            self._next.setText(self.tr("Open the shop"))
        if moves and self.isVisible():
            first = self.owner_step.name_edit if step else self.shop_step.name_edit
            first.setFocus()
            first.selectAll()

    @property
    def _last_step(self) -> int:
        return 3 if self.shop_step.wants_adoption or self.shop_step.has_adopted_here else 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """There is nothing under it yet."""
        QPainter(self).fillRect(self.rect(), current_tokens().color("window"))
