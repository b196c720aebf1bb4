"""The payment sheet: an amount with its keypad and the change as it is typed, and beside it the other ways to pay."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from ui.counter.payment_ways import PaymentWays
from ui.theme import set_look
from ui.widgets.action_button import ActionButton
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.keypad import Keypad
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.overlay import Overlay

QUICK = 4
WORDS = 40
"""Pixels for two lines below the field, also of a script whose lines are higher."""


class PaymentSheet(Overlay):
    """Tells how the guest pays; the presenter decides whether that will do. `ways` are those beside cash."""

    cash_typed = Signal(object)
    """Minor units, or None."""
    cash_given = Signal()
    quick_pressed = Signal(int)
    """Minor units; -1 for exactly what is due."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=880)
        self.setObjectName("paymentSheet")
        self.setAccessibleName(self.tr("Payment"))
        self._amounts: list[int] = []
        self._content = QWidget()
        self._build_head()
        self._build_cash()
        self.ways = PaymentWays(self._content)
        self._lay_out_content()
        self._connect_content()
        self.show_content(self._content)

    def _build_head(self) -> None:
        self._title = ElidedLabel(parent=self._content)
        self._title.setProperty("role", "heading")
        self._due = QLabel(self._content)
        self._due.setObjectName("amountDue")
        self._due.setProperty("role", "display")
        self._parts = ElidedLabel(parent=self._content)
        self._parts.setObjectName("amountParts")
        self._parts.setProperty("role", "muted")
        self._close = ActionButton(self.tr("Back to the order"), self._content, role="quiet", key="Esc")
        self._close.setObjectName("closePaymentButton")

    def _build_cash(self) -> None:
        self.cash = MoneyEdit(parent=self._content)
        self.cash.setObjectName("cashEdit")
        self.cash.setAccessibleName(self.tr("Cash handed over, or a part to pay"))
        self._error = QLabel(self._content)
        self._error.setObjectName("paymentError")
        self._error.setProperty("role", "fieldError")
        self._error.setWordWrap(True)
        self._hint = QLabel(self.tr("What the guest hands over, or a part to pay another way."), self._content)
        self._hint.setProperty("role", "fieldHint")
        self._hint.setWordWrap(True)
        self._exact = QPushButton(self._content)
        self._exact.setObjectName("cashExactButton")
        self._quick = [QPushButton(self._content) for _ in range(QUICK)]
        for at, button in enumerate(self._quick):
            button.setObjectName(f"quickCashButton{at + 1}")
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
        for button in (self._exact, *self._quick):
            button.setProperty("role", "secondary")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._change_word = QLabel(self._content)
        self._change_word.setProperty("role", "muted")
        self._change = QLabel(self._content)
        self._change.setObjectName("changePreview")
        self._change.setProperty("role", "display")
        self.keypad = Keypad(self._content, mode="money", target=self.cash)
        self.complete = ActionButton(self.tr("Take cash"), self._content, role="primary", icon="banknote", key="Enter")
        self.complete.setObjectName("completeSaleButton")

    def _lay_out_content(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        due = QHBoxLayout()
        due.setSpacing(16)
        due.addWidget(self._due, 0, Qt.AlignmentFlag.AlignBaseline)
        due.addWidget(self._parts, 1, Qt.AlignmentFlag.AlignBaseline)
        words.addLayout(due)
        head.addLayout(words, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addLayout(self._cash_side(), 5)
        sides.addWidget(self.ways, 4)
        column.addLayout(sides)

    def _cash_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.cash)
        side.addWidget(self._words())
        side.addWidget(self._exact)
        quick = QHBoxLayout()
        quick.setSpacing(8)
        for button in self._quick:
            quick.addWidget(button, 1)
        side.addLayout(quick)
        side.addWidget(self.keypad)
        change = QHBoxLayout()
        change.addWidget(self._change_word, 0, Qt.AlignmentFlag.AlignBaseline)
        change.addStretch(1)
        change.addWidget(self._change, 0, Qt.AlignmentFlag.AlignBaseline)
        side.addLayout(change)
        side.addStretch(1)
        side.addWidget(self.complete)
        return side

    def _words(self) -> QWidget:
        """The hint below the field, or what is wrong in its place: nothing moves when it is said."""
        words = QWidget(self._content)
        words.setFixedHeight(WORDS)
        self._stack = QStackedLayout(words)
        for label in (self._hint, self._error):
            label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
            self._stack.addWidget(label)
        return words

    def _connect_content(self) -> None:
        self._close.clicked.connect(self.close_card)
        self.cash.amount_changed.connect(self.cash_typed)
        self.cash.returnPressed.connect(self.cash_given)
        self.complete.clicked.connect(self.cash_given)
        self._exact.clicked.connect(lambda: self.quick_pressed.emit(-1))
        for at, button in enumerate(self._quick):
            button.clicked.connect(lambda _checked=False, at=at: self.quick_pressed.emit(self._amounts[at]))

    def ask(self, title: str, currency: str) -> None:
        """Open for a sale, nothing typed; what is due is shown right after."""
        self._title.setText(title)
        self.cash.use_currency(currency)
        self.cash.show_amount(None)
        self.ways.clear()
        self.show_error("")
        self.show_busy(busy=False)
        self.open(self.cash)

    def show_due(self, amount: str, parts: str, complete: str) -> None:
        """What is still to be paid, what that is made of, and what the large button does."""
        self._due.setText(amount)
        self._due.setAccessibleName(self.tr("Still to pay: %1").replace("%1", amount))
        self._parts.setText(parts)
        self.complete.setText(complete)

    def show_quick(self, exact: str, quick: Sequence[tuple[int, str]]) -> None:
        """The amounts of one press: exactly what is due, and what guests hand over for it (minor units and words)."""
        self._exact.setText(exact)
        self._exact.setEnabled(bool(exact))
        self._amounts = [amount for amount, _ in quick]
        for at, button in enumerate(self._quick):
            button.setText(quick[at][1] if at < len(quick) else "")
            button.setVisible(at < len(quick))

    def show_change(self, word: str, amount: str, tone: str = "") -> None:
        """What will be given back, or is missing, for the cash typed so far."""
        self._change_word.setText(word)
        self._change.setText(amount)
        set_look(self._change, tone=tone)

    def show_error(self, text: str) -> None:
        """Say in place why this payment will not do; what was typed stays."""
        self._error.setText(text)
        self._stack.setCurrentWidget(self._error if text else self._hint)

    def show_busy(self, *, busy: bool) -> None:
        """While the sale is being saved nothing can be pressed twice."""
        for widget in (self.complete, self._close):
            widget.setEnabled(not busy)
        self._exact.setEnabled(not busy and bool(self._exact.text()))
        for button in self._quick:
            button.setEnabled(not busy)
        self.ways.show_busy(busy=busy)
        self.cash.setReadOnly(busy)
        self.closable = not busy
