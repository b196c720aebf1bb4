"""The discount of a line or of the whole order: how much, in percent or money, and what for."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from pos_app.domain import money
from pos_app.domain.discount import Discount
from ui.counter.discount_words import read_discount, reasons
from ui.percent import plain_percent
from ui.widgets.keypad import Keypad

QUICK = (10, 20, 50)
"""Percentages of one tap."""


class DiscountForm(QWidget):
    """Filled in by taps or keys; `read` gives what it says. An empty field is no discount.

    `of` is what the names of its fields begin with.
    """

    entered = Signal()

    def __init__(self, of: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = "USD"
        self._build(of)
        self._lay_out()

    def _build(self, of: str) -> None:
        self._title = QLabel(self.tr("Discount"), self)
        self._title.setProperty("role", "section")
        self.value = QLineEdit(self)
        self.value.setObjectName(f"{of}DiscountEdit")
        self.value.setAccessibleName(self.tr("How much off"))
        self.value.setPlaceholderText(self.tr("None"))
        self.value.setMaxLength(12)
        self.value.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self.value.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self._keypad = Keypad(self, mode="flat", target=self.value)
        self._keypad.setObjectName(f"{of}DiscountKeypad")
        self._keypad.hide()
        self.value.installEventFilter(self)
        self._percent = self._chip("%", self.tr("In percent"), f"{of}DiscountPercentButton")
        self._money = self._chip("$", self.tr("An amount of money"), f"{of}DiscountMoneyButton")
        self._how = QButtonGroup(self)
        self._how.addButton(self._percent)
        self._how.addButton(self._money)
        self._quick = [self._quick_button(of, each) for each in QUICK]
        self.reason = QLineEdit(self)
        self.reason.setObjectName(f"{of}DiscountReasonEdit")
        self.reason.setAccessibleName(self.tr("What the discount is for"))
        self.reason.setPlaceholderText(self.tr("Reason"))
        self.reason.setMaxLength(200)
        self._reasons = [self._reason_button(each) for each in reasons()]
        self.value.returnPressed.connect(self.entered)
        self.reason.returnPressed.connect(self.entered)

    def _chip(self, text: str, words: str, name: str) -> QPushButton:
        chip = QPushButton(text, self)
        chip.setObjectName(name)
        chip.setAccessibleName(words)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setMinimumWidth(52)
        return chip

    def _quick_button(self, of: str, share: int) -> QPushButton:
        button = QPushButton(f"{share}%", self)
        button.setObjectName(f"{of}Discount{share}Button")
        button.setAccessibleName(self.tr("%1 percent off").replace("%1", str(share)))
        button.setProperty("role", "chip")
        button.clicked.connect(lambda: self._fill(str(share)))
        return button

    def _reason_button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "chip")
        button.setAccessibleName(self.tr("Reason: %1").replace("%1", words))
        button.clicked.connect(lambda: self.reason.setText(words))
        return button

    def _fill(self, share: str) -> None:
        self._percent.setChecked(True)
        self.value.setText(share)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        amount = QHBoxLayout()
        amount.setSpacing(8)
        amount.addWidget(self.value, 1)
        amount.addWidget(self._percent)
        amount.addWidget(self._money)
        for button in self._quick:
            amount.addWidget(button)
        why = QHBoxLayout()
        why.setSpacing(8)
        for button in self._reasons:
            why.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(amount)
        column.addWidget(self._keypad)
        column.addWidget(self.reason)
        column.addLayout(why)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys come with the first touch of the amount, and stay: nothing moves under a finger that goes on."""
        if event.type() == QEvent.Type.FocusIn and watched is self.value:
            self._keypad.show()
        return super().eventFilter(watched, event)

    def show_discount(self, discount: Discount | None, currency: str, mark: str) -> None:
        """Fill in what was given before; `mark` is the currency's own sign."""
        self._currency = currency
        self._keypad.hide()
        self._money.setText(mark)
        in_percent = discount is None or bool(discount.rate)
        (self._percent if in_percent else self._money).setChecked(True)
        self.reason.setText(discount.reason if discount else "")
        if discount is None:
            self.value.clear()
        else:
            text = plain_percent(discount.rate) if discount.rate else money.plain(discount.amount, currency)
            self.value.setText(text)

    def read(self) -> Discount | None:
        """What is filled in. Raises DiscountNotPossible, CardNumberInText, TextNotStorable."""
        return read_discount(
            self.value.text(), self.reason.text(), self._currency, in_percent=self._percent.isChecked()
        )
