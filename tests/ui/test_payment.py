"""Paying in the window: splits, points, vouchers, tips, coins and discounts, by typed keys and taps."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from pos_app.bootstrap import Cart, Payment, Role
from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.taxes import TaxClass, TaxRules
from tests.integration.counter import rows, value
from tests.ui.driver import Driver

ENTER, ESC, F4, F8 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F4, Qt.Key.Key_F8
AVA = "5805550152"


@pytest.fixture
def strict(counter: Driver) -> Iterator[Driver]:
    """The counter of a shop with sales tax, coins of five, tips, and a limit for discounts."""
    taxes = TaxRules((TaxClass("standard", "Sales tax", 8_500),))
    rules = CounterRules(coin=5, tips=(10_000, 15_000), discount_limit=10_000)
    counter.shop.house_rules.set(counter.shop.actor, taxes=taxes, counter=rules)
    counter.desk.workplace.read_rules()
    counter.settle()
    yield counter
    counter.settle()
    assert counter.shop.doctor.check() == []


def as_cashier(counter: Driver) -> None:
    """Robin takes over, who is a cashier; the owner gets a PIN to approve with."""
    shop = counter.shop
    shop.staff.change_pin(shop.actor, shop.actor.id, "295173")
    robin = shop.staff.add(shop.actor, "Robin", role=Role.CASHIER, pin="7391")
    counter.desk.workplace.sign_in(replace(shop.actor, id=robin.id, name="Robin", role=Role.CASHIER))


def enrol(counter: Driver, points: int) -> None:
    """Ava is a member with so many points and more."""
    shop = counter.shop
    shirt = next(each for each in shop.catalogue.products() if each.name == "Cap")
    cart = Cart().add(shirt, points // 19 + 1)
    shop.checkout.complete(
        shop.actor, cart, phone=AVA, name="Ava Reyes", payments=[Payment.card(shop.checkout.due(cart))]
    )
    shop.tappass.enrol(shop.actor, phone=AVA, name=None)


def paid(counter: Driver) -> list[tuple[str, int]]:
    """How the last sale was paid."""
    found = rows(
        counter.shop,
        'SELECT method, amount FROM "Payment" WHERE "saleId" = (SELECT id FROM "Sale" ORDER BY sequence DESC LIMIT 1)',
    )
    return sorted((row["method"], row["amount"]) for row in found)


def test_the_total_is_shown_with_every_part_of_it(strict: Driver) -> None:
    strict.tap("House Burger")
    assert strict.text("cartTotal") == "$8.68"
    assert strict.text("payButton") == "Pay $8.68"
    strict.press(F8)
    strict.sees("changeDue", "$0.00")
    assert paid(strict) == [("CASH", 870)]
    assert value(strict.shop, 'SELECT rounding FROM "Sale"') == 2


def test_cash_and_card_share_a_sale(counter: Driver) -> None:
    counter.tap("House Burger")
    counter.press(F4)
    counter.type("3", "cashEdit")
    counter.press(ENTER, "cashEdit")
    counter.sees("paymentError", "$5.00 is missing")
    counter.press(ENTER, "cashEdit")
    counter.sees("amountDue", "$5.00")
    assert counter.text("takenAmount1") == "$3.00"
    assert counter.text("cardButton") == "Paid by card: $5.00"
    counter.click("cardButton")
    counter.sees("changeDue", "$0.00")
    assert paid(counter) == [("CARD", 500), ("CASH", 300)]


def test_a_card_pays_the_part_that_is_typed(counter: Driver) -> None:
    counter.tap("House Burger")
    counter.press(F4)
    counter.type("2.50", "cashEdit")
    counter.sees("cardButton", "$2.50")
    counter.click("cardButton")
    counter.sees("amountDue", "$5.50")
    counter.type("10", "cashEdit")
    counter.sees("changePreview", "$4.50")
    counter.press(ENTER, "cashEdit")
    counter.sees("changeDue", "$4.50")
    assert paid(counter) == [("CARD", 250), ("CASH", 1000)]


def test_what_was_taken_can_be_given_back_and_stays_while_the_order_grows(counter: Driver) -> None:
    counter.tap("House Burger")
    counter.press(F4)
    counter.type("2", "cashEdit")
    counter.click("cardButton")
    counter.sees("amountDue", "$6.00")
    counter.press(ESC)
    counter.tap("Cola")
    counter.desk.counter.keeping.keep_now()
    counter.settle()
    found = counter.shop.parking.on_screen()
    assert found is not None
    assert [(each.method, each.amount) for each in found.sale.payments] == [("CARD", 200)]
    assert counter.desk.counter.keeping.show(found)
    counter.settle()
    counter.press(F4)
    counter.sees("amountDue", "$8.20")
    counter.click("removePayment1")
    counter.sees("amountDue", "$10.20")
    assert counter.focus() == "cashEdit"
    counter.click("cashExactButton")
    counter.sees("changeDue", "$0.00")
    assert paid(counter) == [("CASH", 1020)]


def test_points_pay_in_steps_and_the_rest_is_cash(counter: Driver) -> None:
    enrol(counter, 400)
    counter.type("0152")
    counter.press(ENTER)
    counter.sees("customerName", "Ava Reyes")
    counter.tap("House Burger")
    counter.tap("Pint IPA")
    counter.press(F4)
    counter.sees("payPointsButton", "200 points: $10.00")
    counter.click("fewerPointsButton")
    counter.sees("payPointsButton", "100 points: $5.00")
    counter.click("payPointsButton")
    counter.sees("amountDue", "$9.30")
    counter.click("cashExactButton")
    counter.sees("changeDue", "$0.00")
    assert paid(counter) == [("CASH", 930), ("POINTS", 500)]
    assert counter.shop.doctor.check() == []


def test_points_that_another_till_was_faster_to_spend_are_said_in_place(counter: Driver) -> None:
    enrol(counter, 400)
    counter.type("0152")
    counter.press(ENTER)
    counter.sees("customerName", "Ava Reyes")
    counter.tap("House Burger")
    counter.tap("Pint IPA")
    counter.press(F4)
    counter.click("payPointsButton")
    shop = counter.shop
    burger = next(each for each in shop.catalogue.products() if each.name == "Fajitas")
    points = Payment.points(400)
    cart = Cart().add(burger, 2)
    shop.checkout.complete(shop.actor, cart, phone=AVA, payments=[points])
    counter.click("cashExactButton")
    counter.sees("paymentError", "points")
    assert counter.find("paymentSheet").isVisible()
    counter.click("removePayment1")
    counter.click("cashExactButton")
    counter.sees("changeDue", "$0.00")


def test_nobody_without_points_is_offered_to_pay_with_them(counter: Driver) -> None:
    counter.tap("Cola")
    counter.press(F4)
    assert not counter.find("payPointsButton").isVisible()
    assert counter.find("voucherEdit").isVisible()


def test_a_voucher_pays_as_far_as_it_goes(counter: Driver) -> None:
    voucher = counter.shop.vouchers.issue(counter.shop.actor, 500)
    counter.tap("House Burger")
    counter.press(F4)
    counter.press(ENTER, "voucherEdit")
    counter.sees("paymentError", "Type or scan")
    counter.type("hello", "voucherEdit")
    counter.press(ENTER, "voucherEdit")
    counter.sees("paymentError", "typing mistake")
    counter.get("voucherEdit", QLineEdit).clear()
    counter.type(voucher.code.lower().replace("-", ""), "voucherEdit")
    counter.press(ENTER, "voucherEdit")
    counter.sees("amountDue", "$3.00")
    counter.type(voucher.code, "voucherEdit")
    counter.press(ENTER, "voucherEdit")
    counter.sees("paymentError", "Nothing is left")
    counter.click("cashExactButton")
    counter.sees("changeDue", "$0.00")
    assert counter.shop.vouchers.find(voucher.code).balance == 0


def test_a_voucher_for_all_of_it_completes_by_enter(counter: Driver) -> None:
    voucher = counter.shop.vouchers.issue(counter.shop.actor, 5000)
    counter.tap("House Burger")
    counter.press(F4)
    counter.type(voucher.code, "voucherEdit")
    counter.press(ENTER, "voucherEdit")
    counter.sees("completeSaleButton", "Complete the sale")
    counter.press(ENTER)
    counter.sees("changeDue", "$0.00")
    assert counter.shop.vouchers.find(voucher.code).balance == 4200


def test_where_no_tips_are_taken_nothing_says_tip(counter: Driver) -> None:
    counter.tap("House Burger")
    counter.press(Qt.Key.Key_F4)
    counter.until(lambda: counter.find("paymentSheet").isVisible(), "the sheet is open")
    assert not counter.find("tipTitle").isVisible()


def test_tips_are_one_press_on_and_one_press_off(strict: Driver) -> None:
    strict.tap("House Burger")
    strict.press(F4)
    assert "$0.87" in strict.text("tip10000Button"), "what the rate comes to stands beside it"
    assert "House Burger" in "".join(each.text() for each in strict.find("paidForList").findChildren(QLabel))
    strict.click("tip10000Button")
    strict.sees("amountDue", "$9.55")
    assert strict.focus() == "cashEdit"
    strict.click("tip10000Button")
    strict.sees("amountDue", "$8.68")
    strict.click("tip0Button")
    strict.sees("paymentError", "Type the tip first")
    strict.type("2", "cashEdit")
    strict.click("tip0Button")
    strict.sees("amountDue", "$10.68")
    strict.click("cardButton")
    strict.sees("changeDue", "$0.00")
    assert (paid(strict), value(strict.shop, 'SELECT tip FROM "Sale"')) == ([("CARD", 1068)], 200)


def test_a_line_and_the_whole_order_get_a_discount_and_a_reason(strict: Driver) -> None:
    strict.tap("House Burger")
    strict.find("cartTable").setFocus()
    strict.press(ENTER, "cartTable")
    strict.click("lineDiscount10Button")
    strict.press(ENTER, "lineDiscountReasonEdit")
    strict.sees("lineError", "has a reason")
    strict.type("cold", "lineDiscountReasonEdit")
    strict.press(ENTER, "lineDiscountReasonEdit")
    assert not strict.find("lineEditor").isVisible()
    strict.click("orderOptionsButton")
    strict.click("orderDiscountMoneyButton")
    keys = {each.objectName(): each for each in strict.find("orderDiscountKeypad").findChildren(QPushButton)}
    for key in ("1", ".", "2", "0"):
        QTest.mouseClick(keys[f"key_{key}"], Qt.MouseButton.LeftButton)
    assert strict.get("orderDiscountEdit", QLineEdit).text() == "1.20", "by touch alone"
    reason = next(each for each in strict.find("orderEditor").findChildren(QPushButton) if each.text() == "Regular")
    reason.click()
    strict.type("table 5", "orderNoteEdit")
    strict.press(ENTER, "orderNoteEdit")
    strict.sees("orderNote", "table 5")
    strict.sees("cartTotal", "$6.51")
    strict.click("undoButton")
    strict.sees("cartTotal", "$7.81")
    strict.press(F8)
    strict.sees("changeDue", "$0.00")
    assert value(strict.shop, 'SELECT discount FROM "Sale"') == 80


def test_a_discount_above_the_limit_waits_for_a_leads_pin(strict: Driver) -> None:
    as_cashier(strict)
    strict.tap("House Burger")
    strict.click("orderOptionsButton")
    strict.click("orderDiscount50Button")
    strict.type("spoilt", "orderDiscountReasonEdit")
    strict.press(ENTER, "orderDiscountReasonEdit")
    strict.press(F8)
    strict.until(lambda: strict.find("approvalCard").isVisible(), "a lead is asked")
    strict.settle()
    assert value(strict.shop, 'SELECT count(*) FROM "Sale"') == 0
    strict.type("295173", "approvalPinEdit")
    strict.press(ENTER, "approvalPinEdit")
    strict.sees("changeDue", "$0.00")
    entry = next(each for each in strict.shop.journal.latest(strict.shop.actor) if each.kind == "sale")
    assert (entry.staff, entry.data["approved_by"]) == ("Robin", strict.shop.actor.id)


def test_an_open_price_is_typed_before_it_is_in_the_order(counter: Driver) -> None:
    shop = counter.shop
    like = next(each for each in shop.catalogue.products() if each.name == "House Burger")
    special = replace(like, id="", name="Catch of the day", price=None, open_price=True, modifiers=())
    shop.catalogue.add_product(shop.actor, replace(special, code=None, barcode=None))
    counter.desk.counter.order.read_catalogue()
    counter.settle()
    counter.type("catch", "productSearchEdit")
    counter.press(ENTER, "productSearchEdit")
    counter.until(lambda: counter.find("priceCard").isVisible(), "the price is asked for")
    counter.press(ENTER, "priceEdit")
    counter.sees("priceError", "Type what it costs")
    counter.type("12.345", "priceEdit")
    counter.press(ENTER, "priceEdit")
    counter.sees("priceError", "not an amount")
    counter.get("priceEdit", QLineEdit).clear()
    counter.type("12.34", "priceEdit")
    counter.press(ENTER, "priceEdit")
    counter.sees("cartTotal", "$12.34")


def test_a_slip_of_the_finger_still_finds_the_product(counter: Driver) -> None:
    counter.type("fajtias", "productSearchEdit")
    counter.press(ENTER, "productSearchEdit")
    counter.settle()
    assert [line.name for line in counter.desk.counter.sale.cart.lines] == ["Fajitas"]


def test_a_tax_changed_meanwhile_is_said_and_nothing_is_taken(counter: Driver) -> None:
    counter.tap("House Burger")
    counter.press(F4)
    counter.settle()
    taxes = TaxRules((TaxClass("standard", "Sales tax", 10_000),))
    counter.shop.house_rules.set(counter.shop.actor, taxes=taxes)
    counter.click("cashExactButton")
    counter.sees("paymentError", "has changed")
    counter.sees("amountDue", "$8.80")
    counter.click("cashExactButton")
    counter.sees("changeDue", "$0.00")
    assert paid(counter) == [("CASH", 880)]


def test_pressing_complete_twice_sells_once(counter: Driver) -> None:
    counter.tap("House Burger")
    counter.press(F4)
    counter.type("10", "cashEdit")
    counter.press(ENTER, "cashEdit", times=3)
    counter.sees("changeDue", "$2.00")
    counter.settle()
    assert value(counter.shop, 'SELECT count(*) FROM "Sale"') == 1
