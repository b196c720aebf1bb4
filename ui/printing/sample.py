"""A receipt that nobody paid, to show what receipts look like."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from pos_app.domain import money
from pos_app.domain.catalogue import Modifier
from pos_app.domain.receipts import ReceiptData, ReceiptKind, ReceiptLine, ReceiptPayment, ReceiptText
from pos_app.domain.shop import ShopInfo

SAMPLE = "sample"


def sample_receipt(info: ShopInfo, text: ReceiptText) -> ReceiptData:
    """Two lines, cash, and a guest who is no member."""
    tr = QCoreApplication.translate
    unit = money.unit(info.currency) * (100 if money.unit(info.currency) == 1 else 1)
    burger = ReceiptLine(
        tr("SampleReceipt", "House burger"),
        2,
        9 * unit,
        20 * unit,
        (Modifier(tr("SampleReceipt", "Extra cheese"), unit),),
        tr("SampleReceipt", "one cut in half"),
    )
    drink = ReceiptLine(tr("SampleReceipt", "Lemonade"), 1, 4 * unit, 4 * unit)
    return ReceiptData(
        ReceiptKind.SALE,
        SAMPLE,
        info,
        text,
        datetime(2026, 11, 22, 18, 42, tzinfo=UTC),
        till="A",
        staff="Robin",
        number="A12",
        lines=(burger, drink),
        subtotal=24 * unit,
        total=24 * unit,
        payments=(ReceiptPayment("CASH", 30 * unit),),
        change=6 * unit,
        would_earn=24,
    )
