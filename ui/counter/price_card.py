"""The price of something that has none of its own: typed by key or finger, then it is in the order."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.action_button import ActionButton
from ui.widgets.close_button import CloseButton
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.keypad import Keypad
from ui.widgets.money_edit import MoneyEdit, NoAmount
from ui.widgets.overlay import Overlay


class PriceCard(Overlay):
    """Opened for a product; `entered` carries the price in minor units."""

    entered = Signal(int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=360)
        self.setObjectName("priceCard")
        self.setAccessibleName(self.tr("Price"))
        self._content = QWidget()
        self._name = ElidedLabel(parent=self._content)
        self._name.setProperty("role", "title")
        self.price = MoneyEdit(parent=self._content)
        self.price.setObjectName("priceEdit")
        self.price.setAccessibleName(self.tr("What it costs"))
        self._error = QLabel(self._content)
        self._error.setObjectName("priceError")
        self._error.setProperty("role", "fieldError")
        self._keypad = Keypad(self._content, mode="money", target=self.price)
        self._done = ActionButton(self.tr("Add to the order"), self._content, role="primary", key="Enter")
        self._done.setObjectName("priceDoneButton")
        column = QVBoxLayout(self._content)
        column.setContentsMargins(24, 12, 24, 24)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(CloseButton(self, self._content))
        column.addLayout(head)
        for widget in (self.price, self._error, self._keypad, self._done):
            column.addWidget(widget)
        self.price.returnPressed.connect(self._finish)
        self.price.amount_changed.connect(lambda _amount: self._show_error(""))
        self._done.clicked.connect(self._finish)
        self.show_content(self._content)

    def ask(self, name: str, currency: str, offered: int | None) -> None:
        """Open for a product; `offered` is the price that is usual, if any."""
        self._name.setText(name)
        self.price.use_currency(currency)
        self.price.show_amount(offered)
        self.price.selectAll()
        self._show_error("")
        self.open(self.price)

    def _show_error(self, text: str) -> None:
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def _finish(self) -> None:
        amount = self.price.amount
        if amount is not None:
            self.close_card()
            self.entered.emit(amount)
            return
        empty = self.price.reason is NoAmount.EMPTY
        self._show_error(self.tr("Type what it costs.") if empty else self.tr("That is not an amount of money."))
