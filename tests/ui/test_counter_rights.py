"""What a cashier sees at the counter, and what only a shift lead does; both sign in by typing their PIN."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from pos_app.bootstrap import Cart, Payment, Role
from tests.ui.driver import Driver
from ui.counter.catalogue_panel import HOLD_MS
from ui.sign_in.staff_list import StaffList
from ui.widgets.product_tile import ProductTile

ENTER = Qt.Key.Key_Return
PHONE = "5805550152"


def prepare(driver: Driver) -> None:
    shop = driver.shop
    owner = shop.staff.first_owner()
    shop.staff.add(owner, "Robin", role=Role.CASHIER, pin="4927")
    shop.staff.add(owner, "Kim", role=Role.SHIFT_LEAD, pin="492716")
    product = next(each for each in shop.catalogue.products() if each.sellable)
    cart = Cart().add(product)
    shop.checkout.complete(owner, cart, phone=PHONE, name="Ava Reyes", payments=[Payment.cash(shop.checkout.due(cart))])


def sign_in(driver: Driver, name: str, pin: str) -> None:
    driver.desk.later.sign_in.refresh()
    driver.settle()
    people = driver.get("staffList", StaffList)
    at = next(row for row, person in enumerate(people.people) if person.name == name)
    where = people.visualRect(people.model().index(at, 0)).center()
    QTest.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    driver.type(pin, "pinEdit")
    driver.press(ENTER, "pinEdit")
    driver.sees("whoIsSignedIn", name)
    driver.settle()


def amounts_on_the_card(driver: Driver) -> list[str]:
    card = driver.find("customerName").parentWidget()
    assert card is not None
    return [each.text() for each in card.findChildren(QLabel) if each.isVisible() and "$" in each.text()]


def test_a_cashier_sees_who_it_is_but_not_what_was_spent(signed_out: Driver) -> None:
    prepare(signed_out)
    sign_in(signed_out, "Robin", "4927")
    signed_out.type(PHONE, "phoneEdit")
    signed_out.press(ENTER, "phoneEdit")
    signed_out.sees("customerName", "Ava Reyes")
    signed_out.sees("joinTapPassButton", "Join now")
    assert amounts_on_the_card(signed_out) == []
    assert not signed_out.find("historyButton").isVisible()
    signed_out.click("lockButton")
    sign_in(signed_out, "Kim", "492716")
    signed_out.sees("customerName", "Ava Reyes")
    signed_out.until(lambda: amounts_on_the_card(signed_out) != [], "a lead sees what was spent")
    assert signed_out.find("historyButton").isVisible()


def test_a_wrong_pin_is_said_in_place_and_nobody_is_signed_in(signed_out: Driver) -> None:
    signed_out.type("111222", "pinEdit")
    signed_out.press(ENTER, "pinEdit")
    signed_out.sees("signInMessage", "Wrong PIN")
    assert signed_out.text("whoIsSignedIn") == ""


def tile(driver: Driver, name: str) -> ProductTile:
    own_id = next(each.id for each in driver.shop.catalogue.products() if each.name == name)
    return driver.get(f"productTile_{own_id}", ProductTile)


def hold(driver: Driver, name: str) -> None:
    """As a finger does: on the tile where it stands, through whatever takes the press."""
    held = tile(driver, name)
    QTest.mousePress(held, Qt.MouseButton.LeftButton)
    QTest.qWait(HOLD_MS + 100)
    QTest.mouseRelease(held, Qt.MouseButton.LeftButton)
    driver.settle()


def test_a_lead_holds_a_product_down_to_mark_it_sold_out_and_back(signed_out: Driver) -> None:
    prepare(signed_out)
    sign_in(signed_out, "Kim", "492716")
    hold(signed_out, "House Burger")
    signed_out.until(lambda: not tile(signed_out, "House Burger").isEnabled(), "it is sold out")
    assert signed_out.rows("cartTable") == 0
    assert tile(signed_out, "House Burger").note == "Sold out"
    hold(signed_out, "House Burger")
    signed_out.until(lambda: tile(signed_out, "House Burger").isEnabled(), "it is on sale again")
    signed_out.tap("House Burger")
    assert signed_out.rows("cartTable") == 1


def test_a_cashier_holding_a_product_down_changes_nothing(signed_out: Driver) -> None:
    prepare(signed_out)
    sign_in(signed_out, "Robin", "4927")
    hold(signed_out, "House Burger")
    assert tile(signed_out, "House Burger").isEnabled()
