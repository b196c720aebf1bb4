"""Fingers and eyes at the real window: keys, clicks, and what is on the screen; every press is counted."""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QTableView, QWidget

from ui.app import desk_of
from ui.desk import Desk

PATIENCE = 15.0
Kind = TypeVar("Kind", bound=QWidget)


class Driver:
    """Drives one window; `shop` is the open shop behind it, for what a test has to know of the database."""

    def __init__(self, window: QMainWindow) -> None:
        self.window = window
        self.presses = 0

    @property
    def desk(self) -> Desk:
        return desk_of(self.window)

    @property
    def shop(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 (a test's shortcut to every service)
        assert self.desk._shop is not None
        return self.desk._shop

    def find(self, name: str) -> QWidget:
        return self.get(name, QWidget)

    def get(self, name: str, kind: type[Kind]) -> Kind:
        found = self.window.findChild(kind, name)
        assert found is not None, f"no {name} in the window"
        return found

    def until(self, holds: Callable[[], bool], words: str = "") -> None:
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, f"not seen: {words or holds}"
            QTest.qWait(5)

    def settle(self) -> None:
        """Wait until nothing is asked of the database any more."""
        QTest.qWait(5)
        self.until(lambda: self.desk.background.pending == 0, "every call answered")
        QTest.qWait(5)

    def type(self, text: str, name: str = "") -> None:
        for char in text:
            QTest.keyClicks(self._target(name), char)
            self.presses += 1

    def press(
        self,
        key: Qt.Key,
        name: str = "",
        times: int = 1,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        for _ in range(times):
            QTest.keyClick(self._target(name), key, modifier)
            self.presses += 1

    def _target(self, name: str) -> QWidget:
        return self.find(name) if name else QApplication.focusWidget() or self.window

    def click(self, name: str) -> None:
        widget = self.find(name)
        assert widget.isVisible(), f"{name} is not on the screen"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.presses += 1

    def tap(self, product: str) -> None:
        """Tap a product's tile by its name."""
        own_id = next(each.id for each in self.shop.catalogue.products() if each.name == product)
        self.click(f"productTile_{own_id}")

    def text(self, name: str) -> str:
        widget = self.find(name)
        return str(widget.property("text") or "") if widget.isVisible() else ""

    def sees(self, name: str, part: str) -> None:
        self.until(lambda: part in self.text(name), f"{name} says {part!r}, it says {self.text(name)!r}")

    def told(self, part: str) -> None:
        """Wait for a toast with these words."""
        words = self.find("toast").findChildren(QLabel)
        self.until(lambda: any(part in each.text() for each in words), f"a toast says {part!r}")

    def rows(self, name: str) -> int:
        return self.get(name, QTableView).model().rowCount()

    def focus(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""
