"""Discounts in words, and read from what was typed. Nothing here is a widget."""

from PySide6.QtCore import QCoreApplication

from pos_app.domain import money
from pos_app.domain.discount import Discount
from pos_app.domain.phone import ascii_digits
from pos_app.errors import DiscountNotPossible
from ui.formats import Formats
from ui.percent import plain_percent, read_percent


def percent(rate: int) -> str:
    """`8.5%` of 8500 thousandths of a percent."""
    return QCoreApplication.translate("Counter", "%1%").replace("%1", plain_percent(rate))


def read_discount(text: str, reason: str, currency: str, *, in_percent: bool) -> Discount | None:
    """The discount somebody typed; None for an empty field, which takes a discount away. Raises DiscountNotPossible."""
    if not text.strip():
        return None
    value = read_percent(text) if in_percent else money.parse(ascii_digits(text), currency)
    if value is None:
        raise DiscountNotPossible("that is no amount and no percentage")
    return Discount(rate=value, reason=reason.strip()) if in_percent else Discount.by_amount(value, reason)


def discount_words(formats: Formats, discount: Discount | None) -> str:
    """`10% off, happy hour`, below a line; "" for none."""
    if discount is None:
        return ""
    how_much = percent(discount.rate) if discount.rate else formats.money(discount.amount)
    words = QCoreApplication.translate("Counter", "%1 off, %2")
    return words.replace("%1", how_much).replace("%2", discount.reason)


def reasons() -> tuple[str, ...]:
    """What discounts are usually given for: one tap each."""
    tr = QCoreApplication.translate
    return (
        tr("Counter", "Happy hour"),
        tr("Counter", "Regular"),
        tr("Counter", "Staff"),
        tr("Counter", "Complaint"),
    )
