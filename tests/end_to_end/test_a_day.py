"""A whole day in the real window with typed keys: from the float over sales of every kind to the Z report's figures."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos_app.bootstrap import Actor, Role
from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.taxes import TaxClass, TaxRules
from pos_app.domain.till import CashCount
from pos_app.domain.till_report import Sum, TaxSum
from tests.ui.conftest import counter
from tests.ui.driver import Driver
from ui.till.page_view import PageView
from ui.widgets.stepper import Stepper

__all__ = ["counter"]

ENTER, F2, F4, F5, F7, F8, F10 = (
    Qt.Key.Key_Return,
    Qt.Key.Key_F2,
    Qt.Key.Key_F4,
    Qt.Key.Key_F5,
    Qt.Key.Key_F7,
    Qt.Key.Key_F8,
    Qt.Key.Key_F10,
)
LEADS_PIN = "492716"


def open_till(driver: Driver) -> None:
    """The shop's rules; then the till that was left open is counted, and opened with 200.00."""
    shop = driver.shop
    taxes = TaxRules((TaxClass("standard", "Sales tax", 8_500),))
    shop.house_rules.set(shop.actor, taxes=taxes, counter=CounterRules(coin=5))
    shop.till.close(shop.actor, shop.till.current().id, CashCount())
    driver.desk.workplace.read_rules()
    driver.settle()
    go_to_till(driver)
    driver.click("openTillButton")
    driver.type("200")
    driver.press(ENTER)
    driver.until(lambda: driver.text("tillState") == "The till is open", "the till is open")


def go_to_till(driver: Driver) -> None:
    QTest.keyClick(driver.window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    driver.settle()


def next_guest(driver: Driver) -> None:
    driver.press(F2)
    driver.settle()


def sell_with_a_discount_for_cash_and_card(driver: Driver) -> None:
    """Two burgers, 10 percent off, tax on top: 15.62, of which 5.00 in cash."""
    next_guest(driver)
    driver.type("5805550152", "phoneEdit")
    driver.settle()
    driver.type("Ava Reyes", "newCustomerNameEdit")
    driver.tap("House Burger")
    driver.tap("House Burger")
    driver.click("orderOptionsButton")
    driver.click("orderDiscount10Button")
    driver.type("first visit", "orderDiscountReasonEdit")
    driver.press(ENTER, "orderDiscountReasonEdit")
    driver.sees("cartTotal", "$15.62")
    driver.press(F4)
    driver.type("5", "cashEdit")
    driver.press(ENTER, "cashEdit")
    driver.press(ENTER, "cashEdit")
    driver.sees("amountDue", "$10.62")
    driver.click("cardButton")
    driver.sees("changeDue", "$0.00")
    driver.settle()


def park_recall_and_sell(driver: Driver) -> None:
    """A cola put aside and had back: 2.39, in coins of five 2.40."""
    next_guest(driver)
    driver.tap("Cola")
    driver.press(F5)
    driver.until(lambda: driver.focus() == "parkNameEdit", "the name")
    driver.type("by the window")
    driver.press(ENTER)
    driver.until(lambda: driver.rows("cartTable") == 0, "an empty order")
    driver.settle()
    recall(driver)
    driver.press(F8)
    driver.sees("changeDue", "$0.00")
    driver.settle()


def recall(driver: Driver) -> None:
    driver.press(F7)
    driver.settle()
    driver.until(lambda: driver.rows("parkedTable") == 1, "the list")
    driver.press(ENTER)
    driver.until(lambda: driver.rows("cartTable") == 1, "the order is back")
    driver.settle()


def serve_on_a_tab_and_pay_later(driver: Driver) -> None:
    """A burger on a tab: on the board at once, paid later with 8.70 for 8.68."""
    next_guest(driver)
    driver.tap("House Burger")
    driver.press(F5)
    driver.until(lambda: driver.focus() == "parkNameEdit", "the name")
    driver.type("Table 4")
    QTest.keyClick(driver.find("parkNameEdit"), ENTER, Qt.KeyboardModifier.ControlModifier)
    driver.until(lambda: len(driver.shop.parking.listing()) == 1, "the tab is open")
    driver.settle()
    assert [each.is_tab for each in driver.shop.board.open_orders().orders].count(True) == 1
    if driver.rows("cartTable") == 0:
        recall(driver)
    driver.press(F8)
    driver.sees("changeDue", "$0.00")
    driver.settle()
    assert driver.shop.parking.listing() == []


def refund_with_a_leads_pin(driver: Driver) -> None:
    """Robin, a cashier, gives the tab's burger back in cash; Kim approves it."""
    shop = driver.shop
    robin = shop.staff.add(shop.actor, "Robin", role=Role.CASHIER, pin="7391")
    shop.staff.add(shop.actor, "Kim", role=Role.SHIFT_LEAD, pin=LEADS_PIN)
    owner = shop.actor
    driver.desk.workplace.sign_in(Actor(robin.id, robin.name, robin.role))
    driver.settle()
    driver.press(F10)
    driver.settle()
    assert driver.rows("recentSalesTable") == 3
    QTest.keyClick(driver.find("recentSalesTable"), Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    QTest.mouseClick(driver.get("refundLine_0", Stepper)._more, Qt.MouseButton.LeftButton)
    driver.type("cold", "refundReasonEdit")
    driver.press(ENTER, "refundReasonEdit")
    driver.until(lambda: driver.find("approvalCard").isVisible(), "a lead is asked")
    driver.settle()
    driver.type(LEADS_PIN, "approvalPinEdit")
    driver.press(ENTER, "approvalPinEdit")
    driver.settle()
    entry = next(each for each in shop.journal.latest(owner) if each.kind == "refund")
    assert (entry.staff, entry.data["amount"], "approved_by" in entry.data) == ("Robin", 870, True)
    driver.click("closeRecentButton")
    driver.desk.workplace.sign_in(owner)
    driver.settle()
    driver.settle()


def close_till(driver: Driver) -> None:
    """Counted blind, and right."""
    go_to_till(driver)
    driver.click("countTillButton")
    driver.find("countLoose").setFocus()
    driver.type("207.40", "countLoose")
    driver.click("closeTillButton")
    driver.until(lambda: driver.text("reportTitle") == "Z report 2", "the Z report")


def test_from_the_float_to_the_z_report(counter: Driver) -> None:
    open_till(counter)
    sell_with_a_discount_for_cash_and_card(counter)
    park_recall_and_sell(counter)
    serve_on_a_tab_and_pay_later(counter)
    refund_with_a_leads_pin(counter)
    close_till(counter)
    words = counter.get("tillReport", PageView).words
    for part in ("Expected\n$207.40", "Counted\n$207.40", "Cash taken\n$16.10"):
        assert part in words
    shop = counter.shop
    report = shop.till.z_report(shop.actor, shop.till.past(shop.actor).shifts[0].id)
    assert (report.sales, report.subtotal, report.discount, report.tax, report.total) == (3, 2620, 160, 209, 2669)
    assert (report.rounding, report.tips, report.expected, report.difference) == (3, 0, 20_740, 0)
    assert report.methods == (Sum("CARD", 1, 1062), Sum("CASH", 3, 1610))
    assert report.taxes == (TaxSum("Sales tax", 8_500, included=False, net=1660, tax=141),)
    assert (report.refunds, report.voids) == (Sum("REFUND", 1, 870), Sum("VOID", 0, 0))
    assert [(each.name, each.total) for each in report.staff] == [("Olive", 2669)]
    assert shop.journal.verify() == []
    assert shop.doctor.check() == []
