"""Between the recent sales and their services; a sale that was changed elsewhere is read again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.refunds import RecentSale
from ui.after_sale.words import RecentRow
from ui.app_events import LateGuestWanted, ReceiptWanted, RefundWanted

if TYPE_CHECKING:
    from pos_app.services.shop import Shop
    from ui.after_sale.recent_card import RecentCard
    from ui.workplace import Workplace

READ = "recent.read"


class RecentPresenter(QObject):
    """`show` opens the list."""

    def __init__(self, workplace: "Workplace", card: "RecentCard", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._card = workplace, card
        events = workplace.events
        card.receipt_pressed.connect(lambda row: events.receipt_wanted.emit(ReceiptWanted(row.id)))
        card.refund_pressed.connect(lambda row: events.refund_wanted.emit(RefundWanted(row.id)))
        card.guest_pressed.connect(self._on_guest)
        events.sale_changed.connect(self._on_changed)
        events.signed_out.connect(card.close_card)

    def show(self) -> None:
        """Open the list."""
        if self._workplace.actor is not None:
            self._card.open(self._card.table)
            self._read()

    def _on_changed(self, _sale_id: str) -> None:
        if self._card.isVisible():
            self._read()

    def _read(self) -> None:
        actor = self._workplace.actor
        if actor is None:
            return

        def read(shop: "Shop") -> list[RecentRow]:
            return [self._row(each) for each in shop.recent_sales.here(actor)]

        self._workplace.ask(read, self._card.show_rows, newest=READ, owner=self._card)

    def _on_guest(self, row: RecentRow) -> None:
        self._workplace.events.late_guest_wanted.emit(LateGuestWanted(row.id, row.who if row.has_customer else ""))

    def _row(self, sold: RecentSale) -> RecentRow:
        formats = self._workplace.formats
        who = sold.name or (formats.phone(sold.phone_number) if sold.phone_number else self.tr("No phone"))
        note, tone = "", ""
        if sold.is_void:
            note, tone = self.tr("Voided"), "danger"
        elif sold.refunded:
            note, tone = self.tr("%1 given back").replace("%1", formats.money(sold.refunded)), "warning"
        return RecentRow(
            sold.id,
            sold.number or self.tr("Merch"),
            formats.time(sold.created_at),
            who,
            ", ".join(f"{count} × {name}" if count > 1 else name for name, count in sold.items),
            formats.money(sold.total),
            note,
            tone,
            sold.customer_id is not None,
            not sold.is_void and (sold.refunded < sold.total or not sold.total),
        )
