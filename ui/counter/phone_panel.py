"""The phone panel: the one large field, what it means, the matches, and the customer who was chosen.

The field is there from the first paint; `fill` builds the rest right after it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.theme import set_look
from ui.widgets.phone_edit import PhoneEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.counter.guest_words import CardLines, MatchLine


ROOM_FOR_KEYPAD = 600
"""The height of the panel from which the keypad fits, with nobody chosen."""
AROUND = 92
"""What the margins of the panel and the gaps between a card, the keypad and the buttons take."""


class PhonePanel(QWidget):
    """Tells what was typed and pressed; shows what it is told to."""

    phone_typed = Signal(str)
    enter_pressed = Signal()
    match_taken = Signal(str)
    walk_in_pressed = Signal()
    cleared = Signal()
    name_typed = Signal(str)
    name_finished = Signal()
    join_pressed = Signal()
    usual_pressed = Signal(object)
    history_pressed = Signal()
    recent_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_filled = False
        self.entered_early = False
        """Enter was pressed before there was anybody to hear it."""
        self._build_field()

    def fill(self) -> None:
        """Build what is not needed for the first paint; what was typed stays."""
        self._build()
        self._lay_out()
        self._connect()
        self.is_filled = True
        self.show_matches(())
        self.hide_customer()

    def _build_field(self) -> None:
        self.phone = PhoneEdit(parent=self)
        self.phone.setAccessibleName(self.tr("Phone number, last four digits, name or TapPass ID"))
        self.phone.installEventFilter(self)
        self.hint = QLabel(self)
        self.hint.setObjectName("phoneHint")
        self.hint.setProperty("role", "fieldHint")
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setText(self.tr("Phone, last four digits, name or TapPass ID"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 16, 8, 16)
        self._column.setSpacing(8)
        self._column.addWidget(self.phone)
        self._column.addWidget(self.hint)
        self._column.addStretch(1)

    def _build(self) -> None:
        from ui.counter.customer_card import CustomerCardView  # noqa: PLC0415 (after the first paint)
        from ui.counter.match_list import MatchList  # noqa: PLC0415 (likewise)
        from ui.widgets.keypad import Keypad  # noqa: PLC0415 (likewise)

        self.matches = MatchList(self)
        self.name = QLineEdit(self)
        self.name.setObjectName("newCustomerNameEdit")
        self.name.setAccessibleName(self.tr("Name of the new customer, if they like"))
        self.name.setPlaceholderText(self.tr("Name (optional)"))
        self.name.setMaxLength(200)
        self.card = CustomerCardView(self)
        self.keypad = Keypad(self, mode="phone", target=self.phone)
        self.walk_in = self._button("walkInButton", self.tr("No phone"))
        self.walk_in.setCheckable(True)
        self.history = self._button("historyButton", self.tr("History"))
        self.recent = self._button("recentSalesButton", self.tr("Sales"))
        self.recent.setAccessibleName(self.tr("Recent sales (F10)"))
        self.recent.setToolTip(self.tr("Recent sales (F10)"))
        self.clear = self._button("clearCustomerButton", self.tr("Clear"))

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "secondary")
        button.setProperty("fit", "tight")
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        column = self._column
        column.takeAt(2)
        column.addWidget(self.name)
        column.addWidget(self.matches)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._inside.setProperty("role", "scrolled")
        below = QVBoxLayout(self._inside)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.card)
        below.addStretch(1)
        self._scroll.setWidget(self._inside)
        column.addWidget(self._scroll, 100)
        column.addStretch(1)
        column.addWidget(self.keypad)
        column.addSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.walk_in, self.history, self.recent, self.clear):
            buttons.addWidget(button, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.phone.edited.connect(self.phone_typed)
        self.matches.taken.connect(self.match_taken)
        self.walk_in.clicked.connect(self.walk_in_pressed)
        self.clear.clicked.connect(self.cleared)
        self.history.clicked.connect(self.history_pressed)
        self.recent.clicked.connect(self.recent_pressed)
        self.name.textEdited.connect(self.name_typed)
        self.name.returnPressed.connect(self.name_finished)
        self.card.join_pressed.connect(self.join_pressed)
        self.card.usual_pressed.connect(self.usual_pressed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move through the matches, Enter is told to the presenter, while the field keeps the focus."""
        if watched is not self.phone or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if not self.is_filled:
            self.entered_early = self.entered_early or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            return False
        if event.key() in steps and self.matches.isVisible():
            self.matches.move_highlight(steps[Qt.Key(event.key())])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_filled:
            self._show_keypad_where_it_fits()

    def _show_keypad_where_it_fits(self) -> None:
        """The keypad has the room that a customer's card does not need."""
        needed = ROOM_FOR_KEYPAD
        if not self._scroll.isHidden():
            card, width = self.card, self.width() - 20
            card_height = card.heightForWidth(width) if card.hasHeightForWidth() else card.sizeHint().height()
            beside = (self.phone, self.hint, self.keypad, self.clear)
            needed = card_height + sum(each.sizeHint().height() for each in beside) + AROUND
        self.keypad.setVisible(self.height() >= needed)

    def focus_phone(self) -> None:
        """Put the cursor into the phone field, its text selected, so that typing replaces it."""
        self.phone.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.phone.selectAll()

    def type_digit(self, text: str) -> None:
        """Take a digit that was typed while the focus was on no field."""
        self.phone.setFocus(Qt.FocusReason.OtherFocusReason)
        self.phone.end(False)
        self.phone.type_text(text)

    def show_hint(self, text: str, tone: str = "") -> None:
        """Say under the field what is wrong with what is in it, or what it means."""
        self.hint.setText(text)
        set_look(self.hint, tone=tone)
        set_look(self.phone, state="invalid" if tone == "danger" else "")

    def show_nobody(self) -> None:
        """The panel as it is at the start of a sale."""
        self.phone.show_text("")
        self.walk_in.setChecked(False)
        self.show_matches(())
        self.hide_customer()
        self.show_hint(self.tr("Phone, last four digits, name or TapPass ID"))

    def show_walk_in(self) -> None:
        """The sale is the walk-in customer's."""
        self.show_nobody()
        self.walk_in.setChecked(True)
        self.show_hint(self.tr("A sale without a phone number. It earns no points."), "info")

    def show_matches(self, lines: "Sequence[MatchLine]") -> None:
        """Show who may be meant."""
        self.matches.show_lines(lines)
        self._show_keypad_where_it_fits()

    def show_new_customer(self, *, is_new: bool, name: str = "") -> None:
        """Offer the one field that a new customer may fill."""
        self.name.setVisible(is_new)
        if self.name.text() != name:
            self.name.setText(name)

    def show_customer(self, lines: "CardLines") -> None:
        """Show the customer who was chosen."""
        self.show_matches(())
        self.show_new_customer(is_new=False)
        self.card.show_card(lines)
        self._scroll.show()
        self.clear.setEnabled(True)
        self._show_keypad_where_it_fits()

    def hide_customer(self) -> None:
        """Nobody is chosen."""
        self._scroll.hide()
        self.show_new_customer(is_new=False)
        self._show_keypad_where_it_fits()

    def show_history_button(self, *, shown: bool) -> None:
        """The way to the customer's history, for those who may see it."""
        self.history.setVisible(shown)
        self.recent.setVisible(not shown)
