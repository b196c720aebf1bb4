"""What the first till of a business day does in the background, while it is already selling."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pos_app.errors import PosError

if TYPE_CHECKING:
    from pos_app.services.levels import LevelsLookedAt
    from ui.workplace import Workplace

AFTER_MS = 2_000
"""After the shop was opened, or somebody signed in: the first guest is served before."""
BETWEEN_MS = 50
"""Between two steps, for whatever else waits to be written."""

log = logging.getLogger(__name__)


class DayStart(QObject):
    """Looks at the levels whose time is over, a step at a time, until the day's are done."""

    def __init__(self, workplace: "Workplace", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)
        workplace.events.shop_opened.connect(self._begin)
        workplace.events.signed_in.connect(lambda _actor: self._begin())

    def _begin(self) -> None:
        self._timer.start(AFTER_MS)

    def _step(self) -> None:
        if self._workplace.is_open:
            self._workplace.do(lambda shop: shop.levels.look_again(), self._on_step, self._on_failed, owner=self)

    def _on_step(self, looked_at: "LevelsLookedAt") -> None:
        if not looked_at.done:
            self._timer.start(BETWEEN_MS)

    def _on_failed(self, error: Exception) -> None:
        """Nobody at the counter can do anything about it; the next sign-in takes it up again."""
        if not isinstance(error, PosError):
            raise error
        log.warning("The levels were not looked at: %s", error)
