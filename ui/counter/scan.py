"""A scanner types like a keyboard, only faster: a burst of characters ended by Enter is told apart by its pace.

What turns out to be no product and no TapPass ID was typing after all, and is left as it was typed. The pace is that of
the presses, not of their handling: while the window is busy a scanner's keys wait in line, and are still one burst.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

BETWEEN = 35
"""Milliseconds between two characters at most: scanners take 1 to 20, quick fingers 60 and more."""
LATE = 15
"""A timer so many milliseconds behind its time was kept waiting by a busy window, not by a pause in the typing."""

LEAST = 6
GTIN_LENGTHS = (8, 12, 13, 14)


def is_barcode(text: str) -> bool:
    """Whether the text is a GTIN (EAN-8, UPC-A, EAN-13, ITF-14) with a right check digit (GS1 specifications, 7.9)."""
    if not (text.isascii() and text.isdigit() and len(text) in GTIN_LENGTHS):
        return False
    digits = [int(char) for char in reversed(text[:-1])]
    total = sum(digit * (3 if place % 2 == 0 else 1) for place, digit in enumerate(digits))
    return (10 - total % 10) % 10 == int(text[-1])


class Pace(QObject):
    """Whether a key follows the one before it at a scanner's pace.

    Either the system's own times of the two presses say so, or the window has not been free for long enough in between
    to have noticed a pause: not every system gives the time of the press, and a pause nobody could see may be none.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pause = QTimer(self, singleShot=True, interval=BETWEEN, timerType=Qt.TimerType.PreciseTimer)
        self._pause.timeout.connect(self._on_pause)
        self._began = 0.0
        self._stamp = 0

    def follows(self, event: QKeyEvent) -> bool:
        """Whether this press belongs to the burst of the one before; the next is measured from this one."""
        stamp, before = event.timestamp(), self._stamp
        self._stamp = stamp
        paced = self._pause.isActive() or (before > 0 and 0 <= stamp - before <= BETWEEN)
        self._await_pause()
        return paced

    def _await_pause(self) -> None:
        self._began = time.monotonic()
        self._pause.start()

    def _on_pause(self) -> None:
        """Keys that waited while the window was busy are handled before it counts as a pause."""
        if (time.monotonic() - self._began) * 1000 > BETWEEN + LATE:
            self._await_pause()


class ScanWatcher(QObject):
    """Watches fields for bursts. `take(text)` says whether one meant something; then the field is as it was before."""

    def __init__(self, take: Callable[[str], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._take = take
        self._burst = ""
        self._before: tuple[QLineEdit, str, int] | None = None
        self._pace = Pace(self)

    def watch(self, field: QLineEdit) -> None:
        """Look at what is typed into this field."""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Collect characters that follow one another at a scanner's pace; hold back the Enter that ends a scan."""
        if (
            event.type() != QEvent.Type.KeyPress
            or not isinstance(event, QKeyEvent)
            or not isinstance(watched, QLineEdit)
        ):
            return False
        paced = self._pace.follows(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._end(paced)
        text = event.text()
        if len(text) == 1 and text.isprintable():
            if not (paced and self._burst):
                self._burst = ""
                self._before = (watched, watched.text(), watched.cursorPosition())
            self._burst += text
        elif event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock):
            self._burst = ""
        return False

    def _end(self, paced: bool) -> bool:
        burst, before = self._burst, self._before
        self._burst, self._before = "", None
        if not paced or len(burst) < LEAST or before is None or not self._take(burst):
            return False
        field, text, cursor = before
        field.setText(text)
        field.setCursorPosition(cursor)
        field.textEdited.emit(text)
        return True
