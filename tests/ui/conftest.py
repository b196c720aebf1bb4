"""The real window on a real shop; a picture of it is kept when a test fails."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.ui.driver import Driver
from ui.app import build_window

FAILED = Path(__file__).parents[1] / "screenshots" / "failed"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if call.when == "call" and call.excinfo is not None:
        FAILED.mkdir(parents=True, exist_ok=True)
        for at, window in enumerate(QApplication.topLevelWidgets()):
            if window.isVisible():
                window.grab().save(str(FAILED / f"{re.sub(r'[^a-zA-Z0-9]+', '-', item.name)}-{at}.png"))
    return report


@pytest.fixture(autouse=True)
def windows_are_gone() -> Iterator[None]:
    """No window outlives its test: each one that is still there is styled again with the next, and waited for."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def counter(qapp: QApplication, sqlite_shop_url: str) -> Iterator[Driver]:
    """The window as its owner sees it, on the demo shop."""
    window = build_window(sqlite_shop_url, as_owner=True, theme="light")
    window.resize(1280, 800)
    window.show()
    driver = Driver(window)
    driver.until(lambda: driver.desk.workplace.is_open, "the shop is open")
    driver.settle()
    yield driver
    window.close()
    window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def signed_out(qapp: QApplication, sqlite_shop_url: str) -> Iterator[Driver]:
    """The window as it is at the start of a day: nobody is signed in."""
    window = build_window(sqlite_shop_url, theme="light")
    window.resize(1280, 800)
    window.show()
    driver = Driver(window)
    driver.until(lambda: driver.desk.workplace.is_open, "the shop is open")
    driver.settle()
    yield driver
    window.close()
    window.deleteLater()
    qapp.processEvents()
