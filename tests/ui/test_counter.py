"""The counter as a cashier uses it: typed keys and clicks in the real window, a real database behind it."""

import time

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton

from pos_app.bootstrap import Cart, Payment
from pos_app.domain.catalogue import Kind
from tests.ui.driver import Driver

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
AVA, BEN = "5805550152", "4055550152"


def sell(counter: Driver, phone: str, name: str | None = None, times: int = 1) -> None:
    """A sale behind the window's back, so that there is somebody to find."""
    shop = counter.shop
    product = next(each for each in shop.catalogue.products() if each.name == "House Burger")
    cart = Cart().add(product)
    paid = [Payment.cash(shop.checkout.due(cart))]
    for _ in range(times):
        shop.checkout.complete(shop.actor, cart, phone=phone, name=name, payments=paid)


def sales(counter: Driver, phone: str) -> int:
    card = counter.shop.customers.by_phone(phone)
    return card.visits if card else 0


def test_the_phone_field_has_the_focus_at_the_start_and_after_each_sale(counter: Driver) -> None:
    assert counter.focus() == "phoneEdit"
    counter.tap("Cola")
    counter.press(Qt.Key.Key_F8)
    counter.sees("changeDue", "$0.00")
    assert counter.focus() == "phoneEdit"


def test_a_known_customer_two_items_and_exact_cash_take_eight_presses(counter: Driver) -> None:
    sell(counter, AVA, "Ava Reyes")
    counter.type("0152")
    counter.press(ENTER)
    counter.tap("House Burger")
    counter.tap("Pint IPA")
    counter.press(Qt.Key.Key_F8)
    counter.sees("changeDue", "$0.00")
    assert counter.presses <= 8
    assert sales(counter, AVA) == 2
    entry = counter.shop.history.page(counter.shop.customers.by_phone(AVA).id).entries[0]
    assert [(item.name, item.quantity) for item in entry.items] == [("House Burger", 1), ("Pint IPA", 1)]


def test_presses_that_come_faster_than_the_database_answers_still_meet_the_right_customer(counter: Driver) -> None:
    """Enter and F8 wait for the answer to what is typed now, never an older one."""
    sell(counter, AVA, "Ava Reyes")
    sell(counter, "5805550199", "Somebody Else")
    counter.tap("Cola")
    counter.type("5805550199")
    counter.press(Qt.Key.Key_F2)
    counter.type(AVA)
    counter.press(Qt.Key.Key_F8)
    counter.sees("changeDue", "$0.00")
    assert (sales(counter, AVA), sales(counter, "5805550199")) == (2, 1)


def test_a_new_number_needs_no_form_and_its_name_is_kept(counter: Driver) -> None:
    counter.type(AVA)
    counter.sees("phoneHint", "New customer")
    counter.type("Ava Reyes", "newCustomerNameEdit")
    counter.press(ENTER, "newCustomerNameEdit")
    assert counter.focus() == "productSearchEdit"
    counter.type("burger", "productSearchEdit")
    counter.press(ENTER, "productSearchEdit")
    counter.press(Qt.Key.Key_F4)
    counter.type("20", "cashEdit")
    counter.sees("changePreview", "$12.00")
    counter.press(ENTER, "cashEdit")
    counter.sees("changeDue", "$12.00")
    card = counter.shop.customers.by_phone(AVA)
    assert (card.name, card.visits) == ("Ava Reyes", 1)


def test_several_matches_enter_highlights_the_first_and_a_second_enter_takes_it(counter: Driver) -> None:
    sell(counter, AVA, "Ava Reyes")
    sell(counter, BEN, "Ben Hale")
    counter.type("0152")
    counter.press(ENTER)
    matches = counter.get("matchList", QListView)
    counter.until(lambda: matches.currentIndex().row() == 0, "the first is highlighted")
    assert counter.text("customerName") == ""
    counter.press(Qt.Key.Key_Down, "phoneEdit")
    counter.press(ENTER, "phoneEdit")
    counter.sees("customerName", "Ava Reyes")
    assert counter.text("customerLastOrder") == "Last order today: House Burger"


def test_an_impossible_number_is_said_in_place_and_nothing_is_written(counter: Driver) -> None:
    counter.tap("Cola")
    for typed in ("555", "12345678901234567890", "1" * 40, "abc", "58055x5", "🍺"):
        counter.press(Qt.Key.Key_F2)
        counter.get("phoneEdit", QLineEdit).clear()
        edit = counter.get("phoneEdit", QLineEdit)
        edit.insert(typed)
        edit.textEdited.emit(edit.text())
        counter.press(Qt.Key.Key_F8)
        counter.settle()
        assert counter.text("phoneHint") not in ("", "Phone, last four digits, name or TapPass ID"), typed
        assert counter.text("changeDue") == "", typed
        assert edit.text(), "what was typed is still there"
        assert counter.rows("cartTable") == 1
    assert counter.shop.insights.by_value() == []


def test_a_slip_of_the_finger_is_asked_about_and_never_blocks(counter: Driver) -> None:
    sell(counter, AVA, "Dana")
    counter.type("5805550125")
    counter.sees("phoneHint", "Did you mean Dana")
    assert counter.get("matchList", QListView).isVisible()
    counter.tap("Cola")
    counter.press(Qt.Key.Key_F8)
    counter.sees("changeDue", "$0.00")
    assert (sales(counter, AVA), sales(counter, "5805550125")) == (1, 1)


def test_the_near_miss_can_be_taken(counter: Driver) -> None:
    sell(counter, AVA, "Dana")
    counter.type("5805550125")
    counter.sees("phoneHint", "Did you mean Dana")
    counter.press(Qt.Key.Key_Down, "phoneEdit")
    counter.press(ENTER, "phoneEdit")
    counter.sees("customerName", "Dana")


def test_no_phone_sells_to_the_walk_in_customer(counter: Driver) -> None:
    counter.type("580")
    counter.click("walkInButton")
    counter.tap("Cola")
    counter.press(Qt.Key.Key_F8)
    counter.sees("changeDue", "$0.00")
    assert counter.shop.insights.by_value() == []


def test_cash_below_the_total_is_refused_in_place(counter: Driver) -> None:
    counter.tap("House Burger")
    counter.press(Qt.Key.Key_F4)
    counter.press(ENTER, "cashEdit")
    counter.sees("paymentError", "Type what the guest gave")
    counter.type("5", "cashEdit")
    counter.press(ENTER, "cashEdit")
    counter.sees("paymentError", "$3.00 is missing")
    assert counter.get("cashEdit", QLineEdit).text() == "5"
    counter.press(ESC)
    assert not counter.find("paymentSheet").isVisible()
    assert counter.rows("cartTable") == 1


def test_card_with_a_reference_and_never_a_card_number(counter: Driver) -> None:
    counter.tap("House Burger")
    counter.press(Qt.Key.Key_F4)
    counter.type("4242 4242 4242 4242", "cardReferenceEdit")
    counter.click("cardButton")
    counter.sees("paymentError", "card number")
    counter.get("cardReferenceEdit", QLineEdit).clear()
    counter.type("T-4711", "cardReferenceEdit")
    counter.click("cardButton")
    counter.sees("changeDue", "$0.00")


def test_an_empty_order_cannot_be_paid(counter: Driver) -> None:
    counter.press(Qt.Key.Key_F8)
    counter.press(Qt.Key.Key_F4)
    counter.settle()
    assert not counter.find("paymentSheet").isVisible()
    assert not counter.find("payButton").isEnabled()
    assert counter.text("changeDue") == ""


def test_pressing_twice_sells_once(counter: Driver) -> None:
    counter.type(AVA)
    counter.tap("Cola")
    counter.press(Qt.Key.Key_F8, times=3)
    counter.sees("changeDue", "$0.00")
    counter.settle()
    assert sales(counter, AVA) == 1


def test_sold_out_and_unpriced_products_are_marked_and_not_sold(counter: Driver) -> None:
    products = {product.name: product for product in counter.shop.catalogue.products()}
    counter.type("cider", "productSearchEdit")
    tile = counter.find(f"productTile_{products['Cider'].id}")
    assert "Sold out" in tile.accessibleName()
    counter.press(ENTER, "productSearchEdit")
    counter.settle()
    assert counter.rows("cartTable") == 0
    assert counter.find("toast").isVisible()


def test_a_product_sold_out_meanwhile_is_refused_and_the_order_stays(counter: Driver) -> None:
    counter.tap("House Burger")
    counter.tap("Cola")
    burger = next(each for each in counter.shop.catalogue.products() if each.name == "House Burger")
    counter.shop.catalogue.mark_sold_out(counter.shop.actor, burger.id, sold_out=True)
    counter.press(Qt.Key.Key_F8)
    counter.settle()
    assert counter.rows("cartTable") == 2
    assert counter.text("changeDue") == ""
    counter.press(ESC)
    counter.until(lambda: not counter.find(f"productTile_{burger.id}").isEnabled(), "the grid shows it")


def test_a_barcode_is_sold_wherever_the_cursor_is(counter: Driver) -> None:
    cap = next(each for each in counter.shop.catalogue.products() if each.name == "Cap")
    counter.type(cap.barcode, "phoneEdit")
    counter.press(ENTER, "phoneEdit")
    counter.settle()
    assert counter.rows("cartTable") == 1
    assert counter.get("phoneEdit", QLineEdit).text() == ""
    counter.type("4006381333931", "phoneEdit")
    counter.press(ENTER, "phoneEdit")
    counter.settle()
    assert counter.get("phoneEdit", QLineEdit).text() == ""
    assert counter.rows("cartTable") == 1


def test_a_scanned_tap_pass_id_finds_the_member(counter: Driver) -> None:
    sell(counter, AVA, "Ava Reyes")
    card = counter.shop.tappass.enrol(counter.shop.actor, phone=AVA, name=None)
    counter.type(card.member_id, "productSearchEdit")
    counter.press(ENTER, "productSearchEdit")
    counter.sees("customerName", "Ava Reyes")
    assert counter.text("customerPoints") == str(card.points)


def keys_of(text: str, at: int, apart: int) -> list[QKeyEvent]:
    """The presses of a text and the Enter after it, with the times a system gives them (milliseconds)."""
    events = [QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char) for char in text] + [
        QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r")
    ]
    for place, event in enumerate(events):
        event.setTimestamp(at + place * apart)
    return events


def test_a_scan_is_one_burst_while_the_window_is_busy_and_typing_is_none(counter: Driver) -> None:
    cap = next(each for each in counter.shop.catalogue.products() if each.name == "Cap")
    field = counter.get("phoneEdit", QLineEdit)
    busy_at = {3, 9}

    def be_busy(text: str) -> None:
        if len(text) in busy_at:
            busy_at.remove(len(text))
            time.sleep(0.2)

    field.textChanged.connect(be_busy)
    for event in keys_of(cap.barcode, 0, 0):
        QCoreApplication.postEvent(field, event)
    counter.until(lambda: counter.rows("cartTable") == 1, "keys that waited for a busy window are one scan")
    assert (field.text(), busy_at) == ("", set())

    for event in keys_of(cap.barcode, 50_000, 10):
        QTest.qWait(60)
        QCoreApplication.sendEvent(field, event)
    counter.settle()
    assert counter.desk.counter.sale.cart.lines[0].quantity == 2, "the presses were a scanner's, handled late"

    for event in keys_of(cap.barcode, 90_000, 90):
        QTest.qWait(90)
        QCoreApplication.sendEvent(field, event)
    counter.settle()
    assert counter.desk.counter.sale.cart.lines[0].quantity == 2, "fingers are not so quick"


def test_digits_typed_anywhere_land_in_the_phone_field(counter: Driver) -> None:
    counter.find("payButton").setFocus()
    counter.find("navCounter").setFocus()
    counter.type("58")
    assert counter.focus() == "phoneEdit"
    assert counter.get("phoneEdit", QLineEdit).text() == "58"


def test_escape_clears_the_field_then_the_order_which_can_be_had_back(counter: Driver) -> None:
    counter.tap("Cola")
    counter.type("580", "phoneEdit")
    counter.press(ESC)
    assert counter.get("phoneEdit", QLineEdit).text() == ""
    assert counter.rows("cartTable") == 1
    counter.press(ESC)
    assert counter.rows("cartTable") == 0
    counter.click("undoButton")
    assert counter.rows("cartTable") == 1


def test_a_line_takes_choices_a_note_and_a_quantity(counter: Driver) -> None:
    counter.tap("House Burger")
    table = counter.find("cartTable")
    table.setFocus()
    counter.press(Qt.Key.Key_Plus, "cartTable")
    assert counter.desk.counter.sale.cart.lines[0].quantity == 2
    counter.press(ENTER, "cartTable")
    assert counter.find("lineEditor").isVisible()
    chip = next(each for each in counter.find("lineEditor").findChildren(QPushButton) if "add cheese" in each.text())
    chip.click()
    counter.type("well done please", "lineNoteEdit")
    counter.press(ENTER, "lineNoteEdit")
    line = counter.desk.counter.sale.cart.lines[0]
    assert ([each.name for each in line.modifiers], line.note) == (["add cheese"], "well done please")
    counter.press(Qt.Key.Key_F8)
    counter.sees("changeDue", "$0.00")


def test_food_and_merch_are_one_sale_of_two_orders(counter: Driver) -> None:
    counter.type(AVA)
    counter.tap("Cola")
    counter.tap("Cap")
    counter.press(Qt.Key.Key_F8)
    counter.sees("changeDue", "$0.00")
    card = counter.shop.customers.by_phone(AVA)
    entries = counter.shop.history.page(card.id).entries
    assert {entry.kind for entry in entries} == {Kind.FOOD, Kind.MERCH}
    assert card.visits == 1


def test_join_now_is_offered_and_f6_enrols(counter: Driver) -> None:
    sell(counter, AVA, "Ava Reyes", times=3)
    counter.type("0152")
    counter.press(ENTER)
    counter.sees("joinTapPassButton", "Join now: 124 points, BRONZE")
    counter.press(Qt.Key.Key_F6)
    counter.until(lambda: counter.find("enrolButton").isVisible() and counter.find("enrolButton").isEnabled())
    counter.settle()
    counter.press(Qt.Key.Key_Space, "termsCheck")
    counter.click("enrolButton")
    counter.sees("tapPassId", "TP-")
    counter.press(ESC)
    counter.sees("customerPoints", "124")


def test_the_usual_is_one_tap(counter: Driver) -> None:
    sell(counter, AVA, "Ava Reyes", times=3)
    counter.type("0152")
    counter.press(ENTER)
    counter.sees("customerName", "Ava Reyes")
    usual = next(
        each for each in counter.window.findChildren(QPushButton) if each.accessibleName().startswith("Add the usual")
    )
    usual.click()
    assert counter.rows("cartTable") == 1


def test_locking_keeps_the_sale_in_progress(counter: Driver) -> None:
    counter.type(AVA)
    counter.tap("Cola")
    counter.click("lockButton")
    counter.until(lambda: counter.find("signInDialog").isVisible(), "the sign-in")
    counter.settle()
    assert counter.rows("cartTable") == 1
    assert counter.desk.counter.sale.guest.phone == "+15805550152"


def test_an_unforeseen_exception_is_one_calm_dialog_and_the_sale_stays(counter: Driver) -> None:
    counter.tap("Cola")

    def broken(_shop: object) -> None:
        raise ZeroDivisionError("nobody foresaw this")

    counter.desk.workplace.do(broken)
    counter.settle()
    assert any("order is still here" in label.text() for label in counter.window.findChildren(QLabel))
    assert counter.rows("cartTable") == 1
