"""Two windows on one PostgreSQL server: a guest made at one till is found at the other."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.driver import Driver
from ui.app import build_window


@pytest.fixture
def tills(qapp: QApplication, postgres_shop_url: str) -> Iterator[tuple[Driver, Driver]]:
    drivers = []
    for name in ("Bar", "Terrace"):
        window = build_window(postgres_shop_url, as_owner=True, till=name, theme="light")
        window.resize(1280, 800)
        window.show()
        driver = Driver(window)
        drivers.append(driver)
        driver.until(lambda driver=driver: driver.desk.workplace.is_open, "the shop is open")  # type: ignore[misc] # mypy cannot infer a lambda with a default
        driver.settle()
    yield drivers[0], drivers[1]
    for driver in drivers:
        driver.window.close()
        driver.window.deleteLater()
    qapp.processEvents()


def test_a_guest_of_one_till_is_known_at_the_other(tills: tuple[Driver, Driver]) -> None:
    bar, terrace = tills
    bar.type("5805550152", "phoneEdit")
    bar.tap("Cola")
    bar.click("exactCashButton")
    bar.sees("changeDue", "$0.00")
    terrace.type("0152", "phoneEdit")
    terrace.press(Qt.Key.Key_Return, "phoneEdit")
    terrace.tap("Cola")
    terrace.click("exactCashButton")
    terrace.sees("changeDue", "$0.00")
    assert bar.text("orderNumber")[0] != terrace.text("orderNumber")[0]
    card = bar.shop.customers.by_phone("5805550152")
    assert card.visits == 2
    assert bar.shop.doctor.check() == []
