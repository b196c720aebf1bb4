"""How many orders wait, on the rail's button: whoever stands at the counter sees it without going to the board."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pos_app.domain.board import Board, step_after

if TYPE_CHECKING:
    from ui.workplace import Workplace

EVERY_MS = 4_000
COUNTED = "orders.counted"


class OrderCount(QObject):
    """Asks while somebody is signed in, and at once after a sale; a database that is away is asked again later."""

    counted = Signal(int, int)
    """Orders that are open, and how many of them are late."""

    def __init__(self, workplace: "Workplace", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._board = Board("")
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        workplace.events.signed_in.connect(lambda _actor: self._timer.start())
        workplace.events.signed_out.connect(self._timer.stop)
        workplace.events.sale_completed.connect(lambda _done: self.look())

    def look(self) -> None:
        """Ask whether anything changed, and count."""
        version = self._board.version
        if self._workplace.is_open and self._workplace.actor is not None:
            self._workplace.ask(
                lambda shop: shop.board.changed_since(version),
                self._on_read,
                lambda _error: None,
                newest=COUNTED,
                owner=self,
            )

    def _on_read(self, board: Board | None) -> None:
        if board is not None:
            self._board = board
        late_before = datetime.now(UTC) - timedelta(minutes=self._board.late_minutes)
        waiting = [order.since for order in self._board.orders if step_after(order.step) is not None]
        self.counted.emit(len(waiting), sum(since <= late_before for since in waiting))
