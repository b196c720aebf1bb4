"""Tabs in the real window: opened, a second round, paid whole, paid in part, a line taken off, cancelled."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos_app.bootstrap import open_shop
from pos_app.domain.board import Step
from pos_app.domain.parked import ParkedKind
from pos_app.domain.printing import Automatic, Printer, PrinterKind, TillPrinting
from tests.integration.counter import value
from tests.integration.fake_printer import FakePrinter
from tests.ui.driver import Driver
from ui.widgets.stepper import Stepper


def open_tab(counter: Driver) -> None:
    counter.type("5805550152", "phoneEdit")
    counter.settle()
    counter.type("Ava Reyes", "newCustomerNameEdit")
    counter.tap("House Burger")
    counter.tap("House Burger")
    counter.tap("Cola")
    counter.press(Qt.Key.Key_F5)
    counter.until(lambda: counter.focus() == "parkNameEdit", "the name")
    QTest.keyClick(counter.find("parkNameEdit"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    counter.until(lambda: counter.rows("cartTable") == 0, "the tab is put away")
    counter.settle()


def recall_tab(counter: Driver) -> None:
    counter.press(Qt.Key.Key_F7)
    counter.until(lambda: counter.rows("parkedTable") == 1, "the list")
    counter.settle()
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: counter.desk.counter.sale.tab is not None, "the tab is on the screen")
    counter.settle()


def choose(counter: Driver, at: int, times: int) -> None:
    button = counter.get(f"tabLine_{at}", Stepper)._more
    for _ in range(times):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_kitchen_is_told_at_once(counter: Driver) -> None:
    """Not when the queue is looked at the next time: that look never comes here."""
    with FakePrinter() as printer:
        chosen = TillPrinting(Printer(), Printer(PrinterKind.NETWORK, printer.address), Automatic.ASK)
        counter.shop.printing.save_settings(counter.shop.actor, chosen)
        counter.desk.later.printing.read_settings()
        counter.until(lambda: counter.desk.later.printing.settings == chosen, "the printer is known")
        counter.settle()
        counter.desk.later.printing._timer.stop()
        open_tab(counter)
        counter.until(lambda: len(printer.slips) == 1, "the kitchen's slip")


def test_a_tab_is_opened_grows_and_is_paid(counter: Driver) -> None:
    open_tab(counter)
    [order] = counter.shop.board.open_orders().orders
    assert (order.step, order.name, order.is_tab) == (Step.PENDING, "Ava Reyes", True)
    recall_tab(counter)
    assert counter.rows("cartTable") == 2
    counter.tap("Cola")
    assert counter.rows("cartTable") == 3
    counter.press(Qt.Key.Key_F5)
    counter.until(lambda: counter.rows("cartTable") == 0)
    counter.settle()
    [order] = counter.shop.board.open_orders().orders
    assert [(item.quantity, item.is_new) for item in order.items] == [(2, False), (1, False), (1, True)]
    recall_tab(counter)
    counter.tap("House Burger")
    counter.press(Qt.Key.Key_F8)
    counter.until(lambda: counter.find("changeDue").isVisible(), "paid")
    counter.settle()
    [order] = counter.shop.board.open_orders().orders
    assert (order.step, order.is_tab, sum(item.quantity for item in order.items)) == (Step.CONFIRMED, False, 5)
    assert counter.shop.parking.listing() == []
    assert value(counter.shop, 'SELECT count(*) FROM "ParkedSale"') == 0
    assert counter.shop.doctor.check() == []


def test_what_was_sent_stays_unless_it_is_taken_off_with_a_reason(counter: Driver) -> None:
    open_tab(counter)
    recall_tab(counter)
    counter.get("cartTable", type(counter.find("cartTable"))).setFocus()
    counter.press(Qt.Key.Key_Delete, "cartTable")
    counter.settle()
    assert counter.rows("cartTable") == 2
    counter.click("tabButton")
    choose(counter, 0, 1)
    counter.click("voidPartButton")
    assert counter.find("tabSheet").isVisible()
    counter.type("spilt", "tabReasonEdit")
    counter.click("voidPartButton")
    counter.until(lambda: not counter.find("tabSheet").isVisible(), "it is off")
    counter.settle()
    assert counter.desk.counter.sale.cart.quantity == 2
    [order] = counter.shop.board.open_orders().orders
    assert sum(item.quantity for item in order.items) == 2
    assert counter.shop.doctor.check() == []


def test_a_part_is_paid_and_the_rest_is_still_a_tab(counter: Driver) -> None:
    open_tab(counter)
    recall_tab(counter)
    counter.click("tabButton")
    choose(counter, 0, 1)
    counter.click("payPartButton")
    counter.until(lambda: counter.find("paymentSheet").isVisible(), "the payment")
    counter.settle()
    counter.click("cashExactButton")
    counter.until(lambda: counter.find("changeDue").isVisible(), "paid")
    counter.settle()
    [left] = counter.shop.parking.listing()
    assert (left.kind, left.pieces) == (ParkedKind.TAB, 2)
    assert counter.shop.doctor.check() == []


def test_a_tab_is_cancelled_with_a_reason(counter: Driver) -> None:
    open_tab(counter)
    recall_tab(counter)
    counter.click("tabButton")
    counter.type("walked out", "tabReasonEdit")
    counter.click("cancelTabButton")
    counter.until(lambda: counter.rows("cartTable") == 0)
    counter.settle()
    assert counter.shop.parking.listing() == []
    assert counter.shop.board.open_orders().orders == ()
    assert counter.shop.doctor.check() == []


def test_what_another_till_did_to_the_tab_is_shown_with_what_was_added_here(
    counter: Driver, sqlite_shop_url: str
) -> None:
    open_tab(counter)
    recall_tab(counter)
    counter.tap("Fried Pickles")
    with open_shop(sqlite_shop_url, as_owner=True, till="Bar") as bar:
        [listed] = bar.parking.listing()
        assert bar.actor is not None
        cola = next(each for each in bar.catalogue.products() if each.name == "Cola")
        bar.tabs.send(bar.actor, listed.id, listed.version, bar.tabs.read(listed.id).sale.cart.add(cola))
    counter.press(Qt.Key.Key_F5)
    counter.until(lambda: counter.rows("cartTable") == 4, "both additions")
    counter.settle()
    counter.press(Qt.Key.Key_F5)
    counter.until(lambda: counter.rows("cartTable") == 0)
    counter.settle()
    [order] = counter.shop.board.open_orders().orders
    assert sum(item.quantity for item in order.items) == 5
    assert counter.shop.doctor.check() == []
