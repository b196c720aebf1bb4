"""Parking and the sale in progress in the real window: F5, F7, another till, a lock, a closed window, a killed one."""

import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from pos_app.bootstrap import Cart, Payment, open_shop
from pos_app.domain import money
from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.ids import new_id
from pos_app.domain.parked import ParkedGuest, SaleOnScreen
from tests.integration.counter import value
from tests.ui.driver import Driver
from ui.app import build_window
from ui.counter.parked_list import ParkedList


def begin(counter: Driver, phone: str = "5805550152", name: str = "Ava Reyes") -> None:
    """A new customer with two things in the order."""
    counter.type(phone, "phoneEdit")
    counter.settle()
    counter.type(name, "newCustomerNameEdit")
    counter.tap("House Burger")
    counter.tap("Cola")
    counter.settle()


def kept(counter: Driver) -> int:
    return int(value(counter.shop, 'SELECT count(*) FROM "ParkedSale"'))


def reopened(url: str) -> Driver:
    window = build_window(url, as_owner=True, theme="light")
    window.resize(1280, 800)
    window.show()
    driver = Driver(window)
    driver.until(lambda: driver.desk.workplace.is_open, "the shop is open")
    driver.settle()
    return driver


def close(driver: Driver) -> None:
    driver.window.close()
    driver.window.deleteLater()
    QApplication.processEvents()


def has_lines(counter: Driver, count: int) -> bool:
    return counter.rows("cartTable") == count


def test_f5_parks_under_the_guests_name_and_f7_has_it_back(counter: Driver) -> None:
    begin(counter)
    counter.press(Qt.Key.Key_F5)
    counter.until(lambda: counter.focus() == "parkNameEdit", "the name")
    assert counter.text("parkNameEdit") == "Ava Reyes"
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: counter.rows("cartTable") == 0, "an empty order")
    counter.settle()
    assert counter.text("phoneEdit") == ""
    assert kept(counter) == 1
    counter.until(lambda: "1" in counter.text("parkedButton"), "the count")
    counter.press(Qt.Key.Key_F7)
    counter.until(lambda: counter.rows("parkedTable") == 1, "the list")
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: counter.rows("cartTable") == 2, "the order is back")
    counter.settle()
    assert "555-0152" in counter.text("phoneEdit")
    assert counter.text("newCustomerNameEdit") == "Ava Reyes"
    counter.press(Qt.Key.Key_F8)
    counter.until(lambda: counter.find("changeDue").isVisible(), "done")
    counter.settle()
    assert kept(counter) == 0
    assert counter.shop.customers.by_phone("5805550152").name == "Ava Reyes"
    assert counter.shop.doctor.check() == []


def test_parking_is_undone_from_the_toast(counter: Driver) -> None:
    begin(counter)
    counter.press(Qt.Key.Key_F5)
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: counter.rows("cartTable") == 0)
    counter.settle()
    counter.click("toastAction")
    counter.until(lambda: counter.rows("cartTable") == 2)


def test_recalling_parks_what_is_on_the_screen_first(counter: Driver) -> None:
    begin(counter)
    counter.press(Qt.Key.Key_F5)
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: counter.rows("cartTable") == 0)
    counter.settle()
    counter.tap("Cola")
    counter.press(Qt.Key.Key_F7)
    counter.until(lambda: counter.rows("parkedTable") == 1)
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: counter.rows("cartTable") == 2)
    counter.settle()
    [aside] = counter.shop.parking.listing()
    assert aside.items == "1 × Cola"
    assert kept(counter) == 2


def test_the_list_is_searched_and_a_parked_sale_thrown_away_and_had_back(counter: Driver) -> None:
    shop = counter.shop
    cola = next(each for each in shop.catalogue.products() if each.name == "Cola")
    for name in ("José Núñez", "علي بن أبي طالب", "Friederike Oberhuber-Schwarzenegger"):
        shop.parking.park(shop.actor, SaleOnScreen(new_id(), Cart().add(cola), ParkedGuest()), name)
    counter.press(Qt.Key.Key_F7)
    counter.until(lambda: counter.rows("parkedTable") == 3)
    counter.type("jose")
    counter.until(lambda: counter.rows("parkedTable") == 1)
    counter.settle()
    counter.click("discardParkedButton")
    counter.until(lambda: counter.rows("parkedTable") == 0)
    counter.settle()
    assert kept(counter) == 2
    counter.click("toastAction")
    counter.until(lambda: counter.rows("parkedTable") == 1)
    counter.settle()
    assert kept(counter) == 3


def test_another_till_was_faster(counter: Driver, sqlite_shop_url: str) -> None:
    begin(counter)
    counter.press(Qt.Key.Key_F5)
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: counter.rows("cartTable") == 0)
    counter.settle()
    counter.press(Qt.Key.Key_F7)
    counter.until(lambda: counter.rows("parkedTable") == 1)
    [line] = counter.get("parkedList", ParkedList)._rows.rows
    with open_shop(sqlite_shop_url, as_owner=True, till="Bar") as bar:
        assert bar.actor is not None
        bar.parking.recall(bar.actor, line.id, line.version)
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: counter.rows("parkedTable") == 0, "it is not in the list any more")
    assert counter.rows("cartTable") == 0


def test_a_changed_price_is_said_and_taken_over(counter: Driver) -> None:
    begin(counter)
    counter.press(Qt.Key.Key_F5)
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: counter.rows("cartTable") == 0)
    shop = counter.shop
    products = {each.name: each for each in shop.catalogue.products()}
    shop.catalogue.set_price(shop.actor, products["House Burger"].id, 1234)
    shop.catalogue.mark_sold_out(shop.actor, products["Cola"].id, sold_out=True)
    counter.press(Qt.Key.Key_F7)
    counter.until(lambda: counter.rows("parkedTable") == 1)
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: counter.find("recallTrouble").isVisible(), "what changed")
    assert counter.rows("cartTable") == 2
    said = counter.find("recallTrouble").accessibleName()
    assert "House Burger" in said
    assert "$12.34" in said
    assert "Cola is sold out" in said
    button = counter.find("recallTrouble").findChild(QPushButton, "bannerButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    counter.until(lambda: counter.rows("cartTable") == 1, "what cannot be sold is out")
    assert counter.text("cartTotal").endswith("12.34")


def test_a_lock_keeps_the_sale_at_once(counter: Driver) -> None:
    begin(counter)
    counter.desk.lock()
    counter.settle()
    assert counter.shop.parking.on_screen() is not None
    assert counter.rows("cartTable") == 2


def test_a_closed_window_has_the_sale_again_and_says_so(counter: Driver, sqlite_shop_url: str) -> None:
    counter.shop.house_rules.set(counter.shop.actor, counter=CounterRules(tips=(10_000,)))
    counter.desk.workplace.read_rules()
    counter.settle()
    begin(counter)
    counter.press(Qt.Key.Key_F4)
    counter.click("tip10000Button")
    counter.press(Qt.Key.Key_Escape)
    counter.window.close()
    again = reopened(sqlite_shop_url)
    again.until(lambda: again.rows("cartTable") == 2, "the order is back")
    again.until(lambda: again.find("toast").isVisible(), "it says so")
    again.settle()
    assert "555-0152" in again.text("phoneEdit")
    again.press(Qt.Key.Key_F8)
    again.until(lambda: again.find("changeDue").isVisible())
    again.settle()
    assert kept(again) == 0
    assert value(again.shop, 'SELECT tip FROM "Sale"') == money.divided(
        value(again.shop, 'SELECT total FROM "Sale"'), 10
    )
    close(again)
    third = reopened(sqlite_shop_url)
    assert third.rows("cartTable") == 0
    close(third)


SELLING = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.ui.driver import Driver
from ui.app import build_window
app = QApplication([])
window = build_window(sys.argv[1], as_owner=True, theme="light")
window.resize(1280, 800)
window.show()
driver = Driver(window)
driver.until(lambda: driver.desk.workplace.is_open)
driver.settle()
driver.type("5805550152", "phoneEdit")
driver.settle()
driver.tap("House Burger")
driver.until(lambda: driver.shop.parking.on_screen() is not None)
if sys.argv[2] == "done":
    driver.press(Qt.Key.Key_F8)
    driver.until(lambda: driver.find("changeDue").isVisible())
print("ready", flush=True)
while True:
    app.processEvents()
"""


def test_a_killed_window_has_the_sale_again_and_never_one_that_was_done(
    qapp: QApplication, sqlite_shop_url: str
) -> None:
    root = Path(__file__).parents[2]
    for how in ("begun", "done"):
        child = subprocess.Popen(
            [sys.executable, "-c", SELLING, sqlite_shop_url, how], stdout=subprocess.PIPE, text=True, cwd=root
        )
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "ready"
        child.send_signal(signal.SIGKILL)
        child.stdout.close()
        child.wait()
        again = reopened(sqlite_shop_url)
        again.until(partial(has_lines, again, 1 if how == "begun" else 0), "what was there")
        if how == "begun":
            QTest.keyClick(again.window, Qt.Key.Key_Escape)
            sale = again.desk.counter.sale
            paid = [Payment.cash(again.shop.checkout.due(sale.cart))]
            again.shop.checkout.complete(again.shop.actor, sale.cart, payments=paid, sale_id=sale.sale_id)
        assert again.shop.doctor.check() == []
        close(again)
