"""The blind count: how many of each note and coin. What should be there is nowhere to be seen."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from pos_app.domain.denominations import Denominations
from pos_app.domain.phone import ascii_digits
from pos_app.domain.till import CashCount
from pos_app.errors import PosError
from ui.widgets.action_button import ActionButton
from ui.widgets.keypad import Keypad
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.overlay import Overlay

WIDTH = 860
LONGEST = 5
ROW_HEIGHT, GAP = 44, 4

DIGITS = QRegularExpression(r"\d*", QRegularExpression.PatternOption.UseUnicodePropertiesOption)

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Money = Callable[[int], str]


class CountCard(Overlay):
    """Enter goes to the next denomination, and from the last to the button; the total follows every key."""

    counted = Signal(object)
    """A CashCount."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=WIDTH)
        self._of = ""
        self._money: Money = str
        self._edits: dict[int, QLineEdit] = {}
        self._sums: dict[int, QLabel] = {}
        self._make()
        self._lay_out()
        self._connect()

    def _make(self) -> None:
        self._title = QLabel(self.tr("Count the drawer"), self)
        self._title.setProperty("role", "title")
        self._hint = QLabel(self.tr("Type how many there are of each; Enter goes on to the next."), self)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._loose_label = QLabel(self.tr("Other cash"), self)
        self._loose_label.setProperty("role", "fieldLabel")
        self.loose = MoneyEdit(parent=self)
        self.loose.setProperty("role", "plain")
        self.loose.setObjectName("countLoose")
        self.loose.setAccessibleName(self.tr("Other cash: rolls of coins and whatever is not listed"))
        self._loose_label.setToolTip(self.loose.accessibleName())
        self._total_word = QLabel(self.tr("Counted"), self)
        self._total_word.setProperty("role", "heading")
        self._total = QLabel(self)
        self._total.setObjectName("countTotal")
        self._total.setProperty("role", "display")
        self._error = QLabel(self)
        self._error.setObjectName("countError")
        self._error.setProperty("role", "fieldError")
        self._error.setWordWrap(True)
        self._error.hide()
        self._keypad = Keypad(self, mode="pin")
        self._close = ActionButton(self.tr("Close the till"), self, role="primary", icon="lock")
        self._close.setObjectName("closeTillButton")
        self._later = ActionButton(self.tr("Not yet"), self, role="quiet")
        self._later.setObjectName("countCancel")

    def _lay_out(self) -> None:
        content = QWidget(self)
        row = QHBoxLayout(content)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(28)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._title)
        left.addWidget(self._hint)
        self._grids = QHBoxLayout()
        self._grids.setSpacing(20)
        left.addLayout(self._grids)
        left.addStretch(1)
        row.addLayout(left, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        for widget in (self._total_word, self._total, self._loose_label, self.loose, self._error):
            right.addWidget(widget)
        right.addWidget(self._keypad)
        right.addStretch(1)
        right.addWidget(self._close)
        right.addWidget(self._later)
        row.addLayout(right)
        self.show_content(content)

    def _connect(self) -> None:
        self._close.clicked.connect(self._give)
        self._later.clicked.connect(self.close_card)
        self.loose.textChanged.connect(lambda _text: self._show_total())
        self.loose.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that is entered is what the keypad types into; Enter in it goes on, and never presses the button."""
        if isinstance(watched, QLineEdit):
            if event.type() == QEvent.Type.FocusIn:
                self._keypad.target = watched
                watched.selectAll()
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in ENTER:
                self._go_on(watched)
                return True
        return super().eventFilter(watched, event)

    def ask(self, shift_id: str, pieces: Denominations, currency: str, money: Money) -> None:
        """Ask for the count of a shift; what was typed for the same shift before is still there."""
        if shift_id != self._of:
            self._of, self._money = shift_id, money
            self._show_pieces(pieces)
            self.loose.use_currency(currency)
            self.loose.clear()
        self.show_error("")
        self.show_busy(busy=False)
        self._show_total()
        self.open(next(iter(self._edits.values()), self.loose))

    def show_error(self, text: str) -> None:
        """Say why the till was not closed; the count stays."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def show_busy(self, *, busy: bool) -> None:
        """While the till is being closed nothing can be pressed twice."""
        self._close.setEnabled(not busy)

    def forget(self) -> None:
        """The shift is closed: the next count begins empty."""
        self._of = ""

    # --- the pieces ---------------------------------------------------------------------------------------------------

    def _show_pieces(self, pieces: Denominations) -> None:
        while (item := self._grids.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._edits, self._sums = {}, {}
        for words, values in ((self.tr("Notes"), pieces.notes), (self.tr("Coins"), pieces.coins)):
            if values:
                self._grids.addWidget(self._grid(words, values), 1)
        order: list[QWidget] = [*self._edits.values(), self.loose, self._close, self._later]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _grid(self, words: str, values: tuple[int, ...]) -> QWidget:
        box = QWidget(self.card)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(3, 1)
        head = QLabel(words, box)
        head.setProperty("role", "section")
        grid.addWidget(head, 0, 0, 1, 3)
        for at, value in enumerate(values, start=1):
            label, edit, total = QLabel(self._money(value), box), QLineEdit(box), QLabel(box)
            label.setProperty("role", "strong")
            label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            total.setProperty("role", "muted")
            total.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            total.setMinimumWidth(84)
            self._prepare(edit, value)
            self._edits[value], self._sums[value] = edit, total
            for column, widget in enumerate((label, edit, total)):
                grid.addWidget(widget, at, column)
        grid.setRowStretch(len(values) + 1, 1)
        box.setMinimumHeight(head.sizeHint().height() + len(values) * (ROW_HEIGHT + GAP) + 2 * GAP)
        return box

    def _prepare(self, edit: QLineEdit, value: int) -> None:
        edit.setObjectName(f"count_{value}")
        edit.setAccessibleName(self.tr("How many %1").replace("%1", self._money(value)))
        edit.setFixedSize(76, ROW_HEIGHT)
        edit.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        edit.setMaxLength(LONGEST)
        edit.setValidator(QRegularExpressionValidator(DIGITS, edit))
        edit.setPlaceholderText("0")
        edit.installEventFilter(self)
        edit.textChanged.connect(lambda _text: self._show_total())

    def _go_on(self, field: QLineEdit) -> None:
        order: list[QWidget] = [*self._edits.values(), self.loose, self._close]
        order[order.index(field) + 1].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def count(self) -> CashCount | None:
        """The drawer as typed; None while other cash is no amount, or nobody has so much."""
        if self.loose.text().strip() and self.loose.amount is None:
            return None
        try:
            return CashCount(
                {value: int(ascii_digits(edit.text()) or 0) for value, edit in self._edits.items()},
                self.loose.amount or 0,
            )
        except (PosError, ValueError):
            return None

    def _show_total(self) -> None:
        self.show_error("")
        count = self.count
        self._total.setText("—" if count is None else self._money(count.total))
        self._total.setAccessibleName(self.tr("Counted %1").replace("%1", self._total.text()))
        for value, label in self._sums.items():
            pieces = count.pieces[value] if count else 0
            label.setText(self._money(value * pieces) if pieces else "")

    def _give(self) -> None:
        count = self.count
        if count is None:
            self.show_error(self.tr("That is not an amount of money."))
            self.loose.setFocus()
        else:
            self.counted.emit(count)
