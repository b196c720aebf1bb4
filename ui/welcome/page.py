"""The welcome: one calm card over an empty window, in two short steps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import current_tokens, theme_events
from ui.welcome.answers import Answers
from ui.welcome.owner_step import OwnerStep
from ui.welcome.places import Places
from ui.welcome.shop_step import ShopStep
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner
from ui.widgets.overlay import Overlay

WIDTH = 760


class WelcomePage(Overlay):
    """Asks, checks what it can, and emits `submitted`. Nothing typed is lost by an error or by going back."""

    submitted = Signal(object)
    """Answers."""

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
        self._mark = QLabel()
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._lead = QLabel()
        self._lead.setProperty("role", "muted")
        self._lead.setWordWrap(True)
        self._at = QLabel()
        self._at.setProperty("role", "pill")
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
        self._redraw_mark()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._lead)
        heading = QHBoxLayout()
        heading.setSpacing(14)
        heading.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        heading.addLayout(words, 1)
        heading.addWidget(self._at, 0, Qt.AlignmentFlag.AlignTop)
        footer = QHBoxLayout()
        footer.addWidget(self._back)
        footer.addStretch(1)
        footer.addWidget(self._next)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(20)
        column.addLayout(heading)
        column.addWidget(self._trouble)
        column.addWidget(self._steps, 1)
        column.addLayout(footer)
        self.show_content(content)

    def _connect(self) -> None:
        self._next.clicked.connect(self._go_on)
        self._back.clicked.connect(lambda: self._show_step(0))
        self.shop_step.entered.connect(self._go_on)
        self.owner_step.entered.connect(self._go_on)
        theme_events().theme_changed.connect(self._redraw_mark)

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
            if self.shop_step.checked() if self.shop_step.is_ready else self.shop_step.has_name():
                self._show_step(1)
            return
        owner = self.owner_step.checked()
        if owner is not None:
            self._submit(*owner)

    def _submit(self, owner: str, pin: str) -> None:
        """Hand the answers over; for whoever types faster than the lists are read, as soon as they are."""
        self._is_waiting = not self.shop_step.is_ready
        if self._is_waiting:
            return
        info = self.shop_step.checked()
        if info is None:
            self._show_step(0)
        else:
            self.submitted.emit(Answers(info, owner, pin, demo=self.shop_step.wants_demo))

    def _show_step(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        self._at.setText(self.tr("Step %1 of 2").replace("%1", str(step + 1)))
        self._back.setHidden(step == 0)
        if step == 0:
            self._title.setText(self.tr("Welcome to TapPass POS"))
            self._lead.setText(self.tr("Two short steps, and your counter is open. First, your shop."))
            self._next.setText(self.tr("Next"))
        else:
            self._title.setText(self.tr("You are the owner"))
            self._lead.setText(
                self.tr("Your PIN opens everything: prices, staff, insights. Nobody else should know it.")
            )
            self._next.setText(self.tr("Open the shop"))
        if self.isVisible():
            first = self.owner_step.name_edit if step else self.shop_step.name_edit
            first.setFocus()
            first.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        """There is nothing under it yet."""
        QPainter(self).fillRect(self.rect(), current_tokens().color("window"))

    def _redraw_mark(self) -> None:
        self._mark.setPixmap(pixmap("store", "accent_ink", 32, self.devicePixelRatioF()))
