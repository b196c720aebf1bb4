"""The presenter of the points ledger: reads it in pages, and has the order behind a line opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.customers import CustomerCard
from pos_app.domain.staff import Act
from ui.app_events import ReceiptWanted
from ui.customers.ledger_rows import LedgerFace, LedgerRow, ledger_face
from ui.error_messages import sentence

if TYPE_CHECKING:
    from pos_app.services.shop import Shop
    from ui.customers.screen import CustomersScreen
    from ui.workplace import Workplace

LINES = "customers.ledger"


class LedgerPresenter(QObject):
    """Serves the customer whom `chosen` tells when the question is pressed, until the card is closed."""

    def __init__(
        self,
        workplace: "Workplace",
        screen: "CustomersScreen",
        chosen: Callable[[], CustomerCard | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._screen, self._chosen = workplace, screen, chosen
        self._card: CustomerCard | None = None
        self._next: str | None = None
        screen.ledger_pressed.connect(self._on_pressed)
        screen.ledger_more_wanted.connect(self._on_more_wanted)
        screen.ledger_line_opened.connect(self._on_line_opened)
        screen.ledger_closed.connect(self._on_closed)

    def _on_pressed(self) -> None:
        card = self._chosen()
        if card is None or not card.is_member or not self._workplace.may(Act.SEE_HISTORY):
            return
        self._screen.open_ledger()
        self._card = card
        self._read(None)

    def _on_closed(self) -> None:
        """What was asked for is no longer wanted."""
        self._card, self._next = None, None
        self._workplace.drop(LINES)
        self._workplace.events.receipt_forgone.emit()

    def _read(self, before: str | None) -> None:
        card, actor, formats = self._card, self._workplace.actor, self._workplace.formats
        if card is None:
            return
        self._next = None

        def read(shop: "Shop") -> LedgerFace:
            return ledger_face(shop.points.ledger(card.id, before, actor=actor), formats)

        def show(face: LedgerFace) -> None:
            self._next = face.next
            self._screen.show_ledger(face, first=before is None)

        def failed(error: Exception) -> None:
            self._next = before
            self._screen.show_ledger_trouble(sentence(error), retry=before is not None)

        self._workplace.ask(read, show, failed, newest=LINES, owner=self)

    def _on_more_wanted(self) -> None:
        if self._next is not None:
            self._read(self._next)

    def _on_line_opened(self, row: LedgerRow) -> None:
        if self._card is not None and row.line.order is not None:
            self._workplace.events.receipt_wanted.emit(ReceiptWanted(order_id=row.line.order.id))
