"""How an order of the history is put into words: its kind, status, payment, and what was different about it."""

from PySide6.QtCore import QObject

from pos_app.domain.catalogue import Kind
from pos_app.domain.customers import HistoryEntry
from ui.customers.rows import HistoryRow
from ui.order_status import status_tone, status_words


class OrderWords(QObject):
    """Words for the table; `brief` puts the status among the rest."""

    brief = False

    def kind(self, row: HistoryRow) -> str:
        """Food or merchandise."""
        return self.tr("Merch") if row.entry.kind is Kind.MERCH else self.tr("Food")

    def number(self, row: HistoryRow) -> str:
        """The number that was called out; merchandise has none."""
        return row.entry.number or ""

    def status(self, row: HistoryRow) -> str:
        """How far it is."""
        return status_words(row.entry.status)

    def tone(self, row: HistoryRow) -> str:
        """The colour of the status."""
        return status_tone(row.entry.status)

    def refunded(self, row: HistoryRow) -> str:
        """What was given back."""
        return f"−{row.refunded}" if row.refunded else ""

    def points(self, row: HistoryRow) -> str:
        """The points it earned."""
        return self.tr("%1 points").replace("%1", row.points) if row.points else ""

    def how(self, row: HistoryRow) -> str:
        """Payment and staff; of an adopted order the name or number it was placed with."""
        parts = [self.payment(row.entry), row.entry.staff or ""]
        if self.brief:
            parts.insert(0, " ".join(part for part in (self.status(row), self.refunded(row)) if part))
        if row.original:
            parts.append(self.tr("placed as %1").replace("%1", row.original))
        return " · ".join(part for part in parts if part)

    def payment(self, entry: HistoryEntry) -> str:
        """How it was paid, in words."""
        words = {
            "CASH": self.tr("Cash"),
            "CARD": self.tr("Card"),
            "POINTS": self.tr("Points"),
            "VOUCHER": self.tr("Voucher"),
        }
        methods = [method.strip() for method in (entry.payment or "").split(",") if method.strip()]
        return ", ".join(words.get(method, method) for method in methods)
