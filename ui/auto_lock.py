"""Locks the window when nobody has touched it for the minutes the owner chose; the sale in progress stays."""

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.workplace import Workplace

LOOK_MS = 1_000
MINUTE = 60
TOUCHES = frozenset({
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
    QEvent.Type.Wheel,
})  # fmt: skip


class AutoLock(QObject):
    """Watches the native window, which sees every key, click and touch once, and nothing else in number.

    It never locks while something is asked or saved, nor under an open file dialog or menu: it looks again a second
    later. A window of a script, whose owner never typed a PIN, is never locked.
    """

    def __init__(
        self, workplace: "Workplace", window: QMainWindow, lock: "Callable[[], object]", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace, self._window, self._lock = workplace, window, lock
        self._watched: QObject | None = None
        self._touched = time.monotonic()
        self.is_off = False
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self.look)
        workplace.events.signed_in.connect(self._begin)
        workplace.events.signed_out.connect(self._looking.stop)

    def _begin(self) -> None:
        self.touch()
        self._looking.start()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = time.monotonic()

    @property
    def untouched_seconds(self) -> float:
        """For how long nobody has been there."""
        return time.monotonic() - self._touched

    def look(self) -> None:
        """Lock when it is time, and nothing is under way."""
        self.watch()
        minutes = self._workplace.rules.office.lock_minutes
        if self.is_off or not minutes or self.untouched_seconds < minutes * MINUTE:
            return
        above: list[object] = [QApplication.activeModalWidget(), QApplication.activePopupWidget()]
        if not any(above) and self._workplace.background.pending == 0:
            self._lock()

    def watch(self) -> None:
        """Notice touches from now on: the native window is there once the window was shown."""
        handle: Any = self._window.windowHandle()
        if handle is not None and handle is not self._watched:
            self._watched = handle
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; the event goes on its way."""
        if event.type() in TOUCHES:
            self.touch()
        return False
