"""A field for an amount of money, typed as people write it."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from pos_app.domain import money
from pos_app.domain.phone import ascii_digits
from ui.theme import set_look


class NoAmount(StrEnum):
    """Why a field holds no amount."""

    EMPTY = "empty"
    NOT_AN_AMOUNT = "not_an_amount"


class MoneyEdit(QLineEdit):
    """Takes `20`, `20.00`, `20,00`, `1,234.50`; gives minor units of the currency as an int, or None and a `reason`."""

    amount_changed = Signal(object)
    """int minor units, or None while the text is no amount."""

    def __init__(self, currency: str = "USD", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = currency
        self.setProperty("role", "money")
        self.setMaxLength(20)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.setPlaceholderText(money.plain(0, currency))
        self.textChanged.connect(self._on_text_changed)

    @property
    def currency(self) -> str:
        """The ISO 4217 code that decides the decimals."""
        return self._currency

    def use_currency(self, currency: str) -> None:
        """Read and show amounts of another currency from now on."""
        self._currency = currency
        self.setPlaceholderText(money.plain(0, currency))

    @property
    def amount(self) -> int | None:
        """Minor units, or None when the text is no amount."""
        return money.parse(ascii_digits(self.text()), self._currency)

    @property
    def reason(self) -> NoAmount | None:
        """Why `amount` is None; None when there is one."""
        if self.amount is not None:
            return None
        return NoAmount.NOT_AN_AMOUNT if self.text().strip() else NoAmount.EMPTY

    def show_amount(self, amount: int | None) -> None:
        """Show minor units (`2000` as `20.00`), or clear the field."""
        self.setText("" if amount is None else money.plain(amount, self._currency))

    def _on_text_changed(self) -> None:
        set_look(self, state="invalid" if self.reason is NoAmount.NOT_AN_AMOUNT else "")
        self.amount_changed.emit(self.amount)
