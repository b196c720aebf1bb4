"""A database that cannot be opened: one clear sentence in the window, the file as it was, nothing typed lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from pos_app.bootstrap import open_shop
from pos_app.data.database import PRAGMAS, sqlite_module
from tests.ui.driver import Driver
from ui.app import build_window


@contextmanager
def opened(qapp: QApplication, database: Path | str) -> Iterator[Driver]:
    window = build_window(str(database), as_owner=True, theme="light")
    window.resize(1024, 768)
    window.show()
    driver = Driver(window)
    try:
        yield driver
    finally:
        window.close()
        window.deleteLater()
        qapp.processEvents()


def says(driver: Driver, part: str) -> bool:
    return any(part in label.text() and label.isVisible() for label in driver.window.findChildren(QLabel))


def press(driver: Driver, words: str) -> None:
    next(each for each in driver.window.findChildren(QPushButton) if each.text() == words and each.isVisible()).click()


def test_a_file_that_is_no_database_is_left_as_it_is(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear customer, this is a letter and no database at all. " * 40)
    before = path.read_bytes()
    with opened(qapp, path) as driver:
        driver.type("0152", "phoneEdit")
        driver.until(lambda: says(driver, "not a TapPass database"), "the sentence")
        assert driver.get("phoneEdit", QLineEdit).text() == "0152"
    assert path.read_bytes() == before


def test_a_newer_database_is_not_touched(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    with open_shop(path, as_owner=True):
        pass
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    with opened(qapp, path) as driver:
        driver.until(lambda: says(driver, "newer version"), "the sentence")


def test_a_database_held_by_another_program_keeps_the_order_and_takes_it_later(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "shop.db"
    with open_shop(path, as_owner=True, demo=True):
        pass
    monkeypatch.setitem(PRAGMAS, "busy_timeout", 50)
    holder = sqlite_module().connect(str(path), isolation_level=None)  # two libraries do not see each other's locks
    with opened(qapp, path) as driver:
        driver.until(lambda: driver.desk.workplace.is_open, "the shop is open")
        driver.settle()
        driver.type("5805550152", "phoneEdit")
        driver.tap("Cola")
        holder.execute("BEGIN EXCLUSIVE")
        driver.click("exactCashButton")
        driver.until(lambda: says(driver, "Another program is holding the database"), "the sentence")
        assert driver.rows("cartTable") == 1
        holder.execute("ROLLBACK")
        holder.close()
        press(driver, "OK")
        driver.click("exactCashButton")
        driver.sees("changeDue", "$0.00")
        assert driver.shop.customers.by_phone("5805550152").visits == 1
