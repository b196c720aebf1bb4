"""The installed commands: what `make run` starts, and the tour that is the README's proof."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from pos_app.bootstrap import open_shop
from tests.ui.driver import Driver
from ui.__main__ import main

COMMAND = Path(sys.executable).with_name("tappass-pos")
STEPS = 12


def test_the_tour_shows_every_step(tmp_path: Path) -> None:
    out = tmp_path / "tour"
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [COMMAND, "tour", "--out", out], env=environment, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    pictures = sorted(out.glob("*.png"))
    assert len(pictures) >= STEPS
    assert all(QImage(str(path)).width() == 1280 for path in pictures)
    assert "Traceback" not in done.stderr


def test_an_unknown_option_is_misuse() -> None:
    done = subprocess.run([COMMAND, "--colour"], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2


def test_from_an_empty_folder_to_the_first_sale(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`make run` on a new machine: welcome, counter, a sale; and the next start asks for the PIN and still knows it."""
    database = tmp_path / "shop.db"
    failures: list[BaseException] = []

    def drive() -> None:
        try:
            _first_day(_driver())
        except BaseException as error:  # noqa: BLE001 - raised again below, on the test's own side of the event loop
            failures.append(error)
        finally:
            _window().close()

    QTimer.singleShot(0, qapp, drive)
    assert main(["--database", str(database)]) == 0
    if failures:
        raise failures[0]
    with open_shop(database) as shop:
        assert shop.info.name == "Kiez Grill"
        assert [person.name for person in shop.staff.everyone()] == ["Owner"]
        shop.staff.sign_in("Owner", "480217")
        card = shop.customers.by_phone("5805550152")
        assert card is not None
        assert card.visits == 1


def _window() -> QMainWindow:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow) and each.isVisible())


def _driver() -> Driver:
    return Driver(_window())


def _first_day(driver: Driver) -> None:
    driver.until(lambda: driver.window.findChild(QWidget, "cartTable") is not None, "the window is complete")
    driver.until(lambda: driver.desk.workplace.is_open, "the database is open")
    driver.settle()
    _welcome(driver)
    driver.until(lambda: "Owner" in driver.text("whoIsSignedIn"), "the owner is signed in")
    driver.settle()
    driver.until(lambda: driver.find("counterOpenTillButton").isVisible(), "the counter knows that the till is closed")
    driver.click("counterOpenTillButton")
    driver.type("50", "tillAmountEdit")
    driver.press(Qt.Key.Key_Return, "tillAmountEdit")
    driver.until(lambda: driver.find("payButton").isVisible(), "the till is open")
    driver.type("5805550152", "phoneEdit")
    driver.type("cola", "productSearchEdit")
    driver.press(Qt.Key.Key_Return, "productSearchEdit")
    driver.press(Qt.Key.Key_F8)
    driver.sees("orderNumber", "A1")


def _welcome(driver: Driver) -> None:
    driver.until(lambda: driver.find("welcomePage").isVisible(), "the welcome")
    driver.settle()
    driver.type("Kiez Grill", "shopNameEdit")
    driver.click("demoCatalogueButton")
    driver.click("welcomeNextButton")
    driver.type("480217", "ownerPinEdit")
    driver.type("480217", "ownerPinAgainEdit")
    driver.press(Qt.Key.Key_Return, "ownerPinAgainEdit")
