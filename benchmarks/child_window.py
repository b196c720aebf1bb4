"""Run as a process of its own by `benchmarks.starts`: shows a window, and says when it can be used, and its memory.

`empty`: a window with a line edit. `counter DATABASE DIGITS`: the counter, until its phone field takes a key (`typed`)
and the matches for DIGITS are there (`found`). `rush DATABASE`: with 1,000 sales and look-ups done behind it.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget

PATIENCE = 60.0


class _Painted(QObject):
    """Notices the first paint of a widget."""

    done = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        self.done = self.done or event.type() == QEvent.Type.Paint
        return False


def _until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.001)  # a window's own loop sleeps while nothing happens, and lets the worker work


def _type(field: QWidget, text: str) -> None:
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, ord(char), Qt.KeyboardModifier.NoModifier, char))


def _shown(window: QMainWindow, field: QLineEdit) -> None:
    """Show the window, and wait until it is painted and its field takes a key."""
    painted = _Painted()
    field.installEventFilter(painted)
    window.resize(1280, 800)
    window.show()
    _until(lambda: painted.done)
    _type(field, "5")
    _until(field.text)
    _say("typed")


def _say(word: str) -> None:
    print(word, flush=True)


def _memory() -> int:
    """Resident memory in KiB, of this process."""
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 (Linux tells it here, and nothing else is opened)
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def _empty() -> None:
    window = QMainWindow()
    field = QLineEdit()
    window.setCentralWidget(field)
    _shown(window, field)
    _say(str(_memory()))


def _counter(database: str) -> tuple[QMainWindow, QLineEdit, Any]:
    from ui import app

    start = app._begin(database, as_owner=True, demo=False, till="", theme="light")
    start.after_the_first_paint()
    field: Any = start.window.findChild(QLineEdit, "phoneEdit")
    _shown(start.window, field)
    return start.window, field, start


def _look_up(database: str, digits: str) -> None:
    window, field, _start = _counter(database)
    field.clear()
    _type(field, digits)
    _until(lambda: _matches(window))
    _say("found")


def _matches(window: QMainWindow) -> int:
    """How many matches are shown; the list itself is made after the first paint."""
    shown: Any = window.findChild(QWidget, "matchList")
    return shown.model().rowCount() if shown is not None and shown.isVisible() else 0


def _rush(database: str) -> None:
    from benchmarks.sales import _members, _seller
    from pos_app.bootstrap import open_shop

    _counter(database)
    with open_shop(database, as_owner=True) as shop:
        sell, phones = _seller(shop), _members(shop)
        for at in range(1_000):
            if at == 100:
                _say(str(_memory()))
            sell(phones[at % len(phones)])
            shop.customers.find(phones[at % len(phones)][-4:])
            QApplication.processEvents()
    _say(str(_memory()))


def _main(wanted: str, *given: str) -> None:
    app = QApplication(sys.argv[:1])
    tasks: dict[str, Callable[..., None]] = {"empty": _empty, "counter": _look_up, "rush": _rush}
    tasks[wanted](*given)
    sys.stdout.flush()
    app.closeAllWindows()
    import os

    os._exit(0)


_main(*sys.argv[1:])
