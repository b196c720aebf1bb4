"""Work that can wait is done in short pieces while nobody is busy, so that no key and no answer waits for it."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.auto_lock import AutoLock
    from ui.workplace import Workplace

QUIET_SECONDS = 0.3
"""Nobody touched anything for that long: longer than between two keys of a number or a PIN."""
BETWEEN_MS = 30
"""Between two pieces, for whatever comes in."""


class WhenIdle(QObject):
    """Does its pieces one at a time, from when the shop is open, while nothing is asked of it."""

    def __init__(
        self, workplace: "Workplace", touches: "AutoLock", pieces: Iterable[Callable[[], object]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workplace, self._touches = workplace, touches
        self._pieces = iter(pieces)
        self.is_done = False
        self._timer = QTimer(self, interval=BETWEEN_MS)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """From now on. What was begun goes on where it is."""
        if not self.is_done and not self._timer.isActive():
            self._touches.touch()
            self._timer.start()

    def stop(self) -> None:
        """Not any more: the window closes."""
        self._timer.stop()

    def _step(self) -> None:
        """The next piece, unless somebody is busy. One that fails is told by the window's own net, and not repeated."""
        busy = not self._workplace.is_open or self._workplace.background.pending
        if busy or self._touches.untouched_seconds < QUIET_SECONDS:
            return
        piece = next(self._pieces, None)
        if piece is None:
            self.is_done = True
            self._timer.stop()
        else:
            piece()
