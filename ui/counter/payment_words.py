"""Paying in words: what was taken, what is still missing. Nothing here is a widget."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pos_app.domain.sales import Payment, Tender
from pos_app.domain.settlement import Settlement
from ui.formats import Formats


@dataclass(frozen=True, slots=True)
class PointsOffer:
    """What the guest's points can do now; `quantity` are those the button would take, none where it takes none."""

    balance: str = ""
    button: str = ""
    quantity: int = 0
    fewer: int = 0
    more: int = 0


def payment_line(formats: Formats, payment: Payment) -> tuple[str, str]:
    """A payment that was taken: what, and how much; of a voucher's code the end is enough to know it by."""
    tr = QCoreApplication.translate
    words = {
        Tender.CASH: tr("Counter", "Cash"),
        Tender.CARD: tr("Counter", "Card"),
        Tender.POINTS: tr("Counter", "%1 points"),
        Tender.VOUCHER: tr("Counter", "Voucher"),
    }[payment.method]
    reference = payment.reference or ""
    detail = reference[-9:] if payment.method is Tender.VOUCHER else reference
    named = words.replace("%1", formats.number(payment.quantity))
    return f"{named} {detail}".strip(), formats.money(payment.amount)


def breakdown(formats: Formats, stand: Settlement) -> str:
    """Under the amount that is missing: what it is made of, where that is more than the total."""
    tr = QCoreApplication.translate
    parts = []
    if stand.paid or stand.tip:
        parts.append(tr("Counter", "Total %1").replace("%1", formats.money(stand.total)))
    if stand.tip:
        parts.append(tr("Counter", "Tip %1").replace("%1", formats.money(stand.tip)))
    if stand.paid:
        parts.append(tr("Counter", "Paid %1").replace("%1", formats.money(stand.paid)))
    if stand.missing and stand.missing != stand.missing_in_cash:
        parts.append(tr("Counter", "In cash %1").replace("%1", formats.money(stand.missing_in_cash)))
    return " · ".join(parts)
