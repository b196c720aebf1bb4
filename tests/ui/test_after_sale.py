"""A finished sale at the window: found again, given back by lines, voided, given a phone; by keys, touch and a PIN."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from pos_app.bootstrap import Actor, Cart, Kind, Payment, Role, SaleDone
from tests.ui.driver import Driver
from ui.after_sale.recent_card import RecentCard
from ui.after_sale.refund_card import RefundCard
from ui.app_events import RefundWanted
from ui.customers.screen import CustomersScreen
from ui.widgets.stepper import Stepper

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
PHONE, OTHER = "5805550152", "5805550199"
PIN = "492716"


def sold(driver: Driver, phone: str | None = PHONE, quantity: int = 3) -> SaleDone:
    """A dish of which there are some, and a piece of merchandise, for exact cash."""
    products = [each for each in driver.shop.catalogue.products() if each.sellable]
    food = next(each for each in products if each.kind is Kind.FOOD)
    merch = next(each for each in products if each.kind is Kind.MERCH)
    cart = Cart().add(food, quantity).add(merch)
    paid = [Payment.cash(driver.shop.checkout.due(cart))]
    done: SaleDone = driver.shop.checkout.complete(driver.shop.actor, cart, phone=phone, payments=paid)
    return done


def as_cashier(driver: Driver) -> None:
    """Robin is at the till, Kim is a lead."""
    shop = driver.shop
    person = shop.staff.add(shop.actor, "Robin", role=Role.CASHIER, pin="4927")
    shop.staff.add(shop.actor, "Kim", role=Role.SHIFT_LEAD, pin=PIN)
    shop.act_as(shop.actor)
    driver.desk.workplace.sign_in(Actor(person.id, person.name, person.role))
    driver.settle()


def label(driver: Driver, name: str) -> str:
    return driver.get(name, QLabel).text()


def one_more(driver: Driver, place: int) -> None:
    stepper = driver.get(f"refundLine_{place}", Stepper)
    QTest.mouseClick(stepper._more, Qt.MouseButton.LeftButton)


def test_a_line_is_given_back_from_the_recent_sales(counter: Driver) -> None:
    done = sold(counter)
    counter.press(Qt.Key.Key_F10)
    counter.settle()
    assert counter.rows("recentSalesTable") == 1
    assert counter.focus() == "recentSalesTable"
    QTest.keyClick(counter.find("recentSalesTable"), Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    counter.settle()
    assert label(counter, "refundAmount") == "$0.00"
    assert not counter.find("refundButton").isEnabled()
    one_more(counter, 0)
    one_more(counter, 0)
    assert label(counter, "refundAmount") == "$12.00"
    counter.type("cold", "refundReasonEdit")
    counter.press(ENTER, "refundReasonEdit")
    counter.settle()
    assert not counter.get("refundCard", RefundCard).isVisible()
    [past] = counter.shop.refunds.refundable(done.sale_id).refunds
    assert (past.value, past.reason) == (1200, "cold")
    if counter.find("recentSales").isVisible():
        counter.press(Qt.Key.Key_Escape)
    newest = sold(counter)
    counter.press(Qt.Key.Key_F10)
    counter.until(lambda: counter.rows("recentSalesTable") == 2, "both sales")
    counter.settle()
    assert counter.get("recentSales", RecentCard).table.current_row.id == newest.sale_id, "not the one of before"
    assert counter.shop.doctor.check() == []


def test_everything_goes_back_to_the_card_with_its_reference(counter: Driver) -> None:
    done = sold(counter)
    counter.desk.workplace.events.refund_wanted.emit(RefundWanted(done.sale_id))
    counter.settle()
    counter.click("refundEverythingButton")
    assert not counter.find("refundReferenceEdit").isVisible()
    counter.click("refundTo_CARD")
    counter.type("slip 9", "refundReferenceEdit")
    counter.click("refundButton")
    counter.settle()
    left = counter.shop.refunds.refundable(done.sale_id)
    assert (left.refunded, left.has_left, left.refunds[0].method.value) == (done.total, False, "CARD")
    counter.desk.workplace.events.refund_wanted.emit(RefundWanted(done.sale_id))
    counter.settle()
    assert not counter.get("refundCard", RefundCard).isVisible()


def test_a_refusal_is_said_on_the_card_and_what_was_chosen_stays(counter: Driver) -> None:
    done = sold(counter)
    counter.desk.workplace.events.refund_wanted.emit(RefundWanted(done.sale_id))
    counter.settle()
    counter.click("refundEverythingButton")
    counter.shop.refunds.refund(counter.shop.actor, done.sale_id, lines=[(0, 1)])
    counter.click("refundButton")
    counter.settle()
    card = counter.get("refundCard", RefundCard)
    assert card.isVisible()
    assert "more than is left" in card._trouble.text
    assert card.wanted == [(0, 3), (1, 1)]


def test_a_cashier_voids_with_a_leads_pin(counter: Driver) -> None:
    done = sold(counter)
    as_cashier(counter)
    counter.click("recentSalesButton")
    counter.settle()
    counter.click("recentRefundButton")
    counter.settle()
    counter.click("voidButton")
    counter.settle()
    assert "Void the sale" in label(counter, "approvalWords")
    counter.type(PIN, "approvalPinEdit")
    counter.press(ENTER, "approvalPinEdit")
    counter.settle()
    left = counter.shop.refunds.refundable(done.sale_id)
    assert left.is_cancelled
    assert (left.refunds[0].staff, left.refunds[0].approved_by) == ("Robin", "Kim")
    assert not counter.find("recentRefundButton").isEnabled(), "nothing is left of it"


def test_a_walk_in_sale_gets_a_phone_on_the_done_panel(counter: Driver) -> None:
    as_cashier(counter)
    counter.tap("House Burger")
    counter.press(Qt.Key.Key_F8)
    counter.settle()
    button = counter.get("lateGuestButton", QPushButton)
    assert button.text() == "Add a phone"
    counter.click("lateGuestButton")
    counter.settle()
    assert counter.focus() == "latePhoneEdit"
    counter.type(PHONE)
    counter.settle()
    counter.sees("latePhoneHint", "New customer")
    counter.get("lateNameEdit", QLineEdit).insert("Ava Reyes")
    counter.press(ENTER, "latePhoneEdit")
    counter.settle()
    assert button.text() == "Another customer"
    counter.sees("doneJoinButton", "Join now")
    card = counter.shop.customers.by_phone(PHONE)
    assert (card.name, card.visits) == ("Ava Reyes", 1)
    assert counter.shop.doctor.check() == []


def test_another_customer_takes_a_lead(counter: Driver) -> None:
    done = sold(counter)
    as_cashier(counter)
    counter.press(Qt.Key.Key_F10)
    counter.settle()
    counter.click("recentGuestButton")
    counter.settle()
    counter.type(OTHER, "latePhoneEdit")
    counter.settle()
    counter.click("giveSaleButton")
    counter.settle()
    assert counter.find("approvalCard").isVisible()
    counter.press(ESCAPE, "approvalPinEdit")
    assert counter.shop.customers.by_phone(OTHER) is None
    counter.click("giveSaleButton")
    counter.settle()
    counter.type(PIN, "approvalPinEdit")
    counter.press(ENTER, "approvalPinEdit")
    counter.settle()
    assert counter.shop.customers.by_phone(OTHER).visits == 1
    assert counter.shop.refunds.refundable(done.sale_id).customer_id != done.customer_id


def test_an_impossible_number_is_said_beside_the_field(counter: Driver) -> None:
    sold(counter, None)
    counter.press(Qt.Key.Key_F10)
    counter.settle()
    counter.click("recentGuestButton")
    counter.settle()
    counter.type("12", "latePhoneEdit")
    counter.press(ENTER, "latePhoneEdit")
    counter.settle()
    counter.sees("latePhoneHint", "too short")


def test_an_order_of_the_history_is_given_back(counter: Driver) -> None:
    done = sold(counter)
    counter.desk.workplace.events.customer_wanted.emit(done.customer_id)
    counter.settle()
    screen = counter.get("customersScreen", CustomersScreen)
    screen.history.entry_opened.emit(next(row for row in screen.history.model.rows if row.entry.kind is Kind.FOOD))
    counter.settle()
    counter.click("refundOrderButton")
    counter.settle()
    one_more(counter, 0)
    counter.click("refundButton")
    counter.settle()
    food = next(row for row in screen.history.model.rows if row.entry.kind is Kind.FOOD)
    assert food.refunded == "$6.00"


def test_a_split_payment_goes_back_as_it_was_paid_and_says_where(counter: Driver) -> None:
    """The card shows what goes where before it is done; all of it to one tender is one press away."""
    shop = counter.shop
    cart = Cart().add(next(each for each in shop.catalogue.products() if each.name == "House Burger"))
    paid = [Payment.card(300, "slip 7"), Payment.cash(1000)]
    sale = shop.checkout.complete(shop.actor, cart, payments=paid).sale_id
    counter.desk.workplace.events.refund_wanted.emit(RefundWanted(sale))
    counter.settle()
    assert label(counter, "refundWays") == "$5.00 in cash · $3.00 to the card slip 7"
    assert counter.find("refundReferenceEdit").isVisible()
    counter.click("refundTo_CASH")
    assert label(counter, "refundWays") == ""
    assert not counter.find("refundReferenceEdit").isVisible()
    counter.click("refundTo_AS_PAID")
    counter.type("slip 9", "refundReferenceEdit")
    counter.click("voidButton")
    counter.told("Give the guest $5.00 in cash. Give $3.00 back on the card's terminal.")
    counter.settle()
    [past] = shop.refunds.refundable(sale).refunds
    assert sorted((each.method.value, each.amount, each.reference) for each in past.parts) == [
        ("CARD", 300, "slip 9"),
        ("CASH", 500, ""),
    ]
    assert shop.doctor.check() == []
