"""The payment sheet: cash with quick amounts and the change as it is typed, or the outside card terminal."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.theme import set_look
from ui.widgets.action_button import ActionButton
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.keypad import Keypad
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.overlay import Overlay

QUICK = 4


class PaymentSheet(Overlay):
    """Tells how the guest pays; the presenter decides whether that will do."""

    cash_typed = Signal(object)
    """Minor units, or None."""
    cash_given = Signal()
    quick_pressed = Signal(int)
    card_paid = Signal(str)
    """The terminal's reference."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=760)
        self.setObjectName("paymentSheet")
        self.setAccessibleName(self.tr("Payment"))
        self._amounts: list[int] = []
        self._content = QWidget()
        self._build_head()
        self._build_cash()
        self._build_card()
        self._lay_out_content()
        self._connect_content()
        self.show_content(self._content)

    def _build_head(self) -> None:
        self._title = ElidedLabel(parent=self._content)
        self._title.setProperty("role", "heading")
        self._due = QLabel(self._content)
        self._due.setObjectName("amountDue")
        self._due.setProperty("role", "display")
        self._close = ActionButton(self.tr("Back to the order"), self._content, role="quiet", key="Esc")
        self._close.setObjectName("closePaymentButton")
        self._error = QLabel(self._content)
        self._error.setObjectName("paymentError")
        self._error.setProperty("role", "fieldError")
        self._error.setWordWrap(True)

    def _build_cash(self) -> None:
        self._cash_title = self._section(self.tr("Cash"))
        self.cash = MoneyEdit(parent=self._content)
        self.cash.setObjectName("cashEdit")
        self.cash.setAccessibleName(self.tr("Cash handed over"))
        self._exact = QPushButton(self._content)
        self._exact.setObjectName("cashExactButton")
        self._quick = [QPushButton(self._content) for _ in range(QUICK)]
        for at, button in enumerate(self._quick):
            button.setObjectName(f"quickCashButton{at + 1}")
        for button in (self._exact, *self._quick):
            button.setProperty("role", "secondary")
        self._change_word = QLabel(self._content)
        self._change_word.setProperty("role", "muted")
        self._change = QLabel(self._content)
        self._change.setObjectName("changePreview")
        self._change.setProperty("role", "display")
        self.keypad = Keypad(self._content, mode="money", target=self.cash, enter=False)
        self.complete = ActionButton(self.tr("Take cash"), self._content, role="primary", icon="banknote", key="Enter")
        self.complete.setObjectName("completeSaleButton")

    def _build_card(self) -> None:
        self._card_title = self._section(self.tr("Card"))
        self._card_hint = QLabel(self.tr("Charge the card on the terminal first."), self._content)
        self._card_hint.setProperty("role", "fieldHint")
        self._card_hint.setWordWrap(True)
        self.reference = QLineEdit(self._content)
        self.reference.setObjectName("cardReferenceEdit")
        self.reference.setAccessibleName(self.tr("Reference on the terminal's slip, if you like"))
        self.reference.setPlaceholderText(self.tr("Slip reference (optional)"))
        self.reference.setMaxLength(60)
        self._card = ActionButton(self.tr("Paid by card"), self._content, role="secondary", icon="credit-card")
        self._card.setObjectName("cardButton")

    def _section(self, words: str) -> QLabel:
        label = QLabel(words, self._content)
        label.setProperty("role", "section")
        return label

    def _lay_out_content(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(28, 22, 28, 26)
        column.setSpacing(14)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._due)
        head.addLayout(words, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        sides = QHBoxLayout()
        sides.setSpacing(28)
        sides.addLayout(self._cash_side(), 3)
        sides.addLayout(self._card_side(), 2)
        column.addLayout(sides)

    def _cash_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self._cash_title)
        side.addWidget(self.cash)
        side.addWidget(self._error)
        quick = QGridLayout()
        quick.setSpacing(8)
        quick.addWidget(self._exact, 0, 0, 1, 2)
        for at, button in enumerate(self._quick):
            quick.addWidget(button, 1 + at // 2, at % 2)
        side.addLayout(quick)
        side.addStretch(1)
        change = QHBoxLayout()
        change.addWidget(self._change_word, 0, Qt.AlignmentFlag.AlignBaseline)
        change.addStretch(1)
        change.addWidget(self._change, 0, Qt.AlignmentFlag.AlignBaseline)
        side.addLayout(change)
        side.addWidget(self.complete)
        return side

    def _card_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self.keypad)
        side.addStretch(1)
        side.addWidget(self._card_title)
        side.addWidget(self._card_hint)
        side.addWidget(self.reference)
        side.addWidget(self._card)
        return side

    def _connect_content(self) -> None:
        self._close.clicked.connect(self.close_card)
        self.cash.amount_changed.connect(self.cash_typed)
        self.cash.returnPressed.connect(self.cash_given)
        self.complete.clicked.connect(self.cash_given)
        self._exact.clicked.connect(lambda: self.quick_pressed.emit(-1))
        for at, button in enumerate(self._quick):
            button.clicked.connect(lambda _checked=False, at=at: self.quick_pressed.emit(self._amounts[at]))
        self._card.clicked.connect(lambda: self.card_paid.emit(self.reference.text()))
        self.reference.returnPressed.connect(lambda: self.card_paid.emit(self.reference.text()))

    def ask(self, title: str, due: str, currency: str, exact: str, quick: Sequence[tuple[int, str]], card: str) -> None:
        """Open for a sale: whose it is, what is due, and what is likely to be given (minor units with their words)."""
        self._title.setText(title)
        self._due.setText(due)
        self.cash.use_currency(currency)
        self.cash.show_amount(None)
        self.reference.clear()
        self._exact.setText(exact)
        self._card.setText(card)
        self._amounts = [amount for amount, _ in quick]
        for at, button in enumerate(self._quick):
            button.setVisible(at < len(quick))
            button.setText(quick[at][1] if at < len(quick) else "")
        self.show_error("")
        self.show_busy(busy=False)
        self.open(self.cash)

    def show_change(self, word: str, amount: str, tone: str = "") -> None:
        """What will be given back, or is missing, for the cash typed so far."""
        self._change_word.setText(word)
        self._change.setText(amount)
        set_look(self._change, tone=tone)

    def show_error(self, text: str) -> None:
        """Say in place why this payment will not do; what was typed stays."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def show_busy(self, *, busy: bool) -> None:
        """While the sale is being saved nothing can be pressed twice."""
        for widget in (self.complete, self._card, self._exact, *self._quick, self._close):
            widget.setEnabled(not busy)
        self.cash.setReadOnly(busy)
        self.closable = not busy
