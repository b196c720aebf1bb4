"""The owner's page of the shop, and what a till does by it: the lock, the look, the name; and the other windows."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from pos_app.bootstrap import Role
from pos_app.domain.office_rules import OfficeRules
from tests.integration.counter import food, of, sell
from tests.ui.driver import Driver
from tests.ui.test_settings import retype
from tests.ui.test_staff_page import open_page
from ui.theme import apply_theme, current_tokens

PIN = "739184"


def press(counter: Driver, name: str) -> None:
    button = counter.find("shopPage").findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    counter.settle()


def test_the_shop_is_renamed_and_the_window_says_so_at_once(counter: Driver) -> None:
    open_page(counter, "Shop")
    retype(counter, "shop_nameEdit", "Bar")
    retype(counter, "shop_regionEdit", "de")
    retype(counter, "shop_currencyEdit", "eur")
    retype(counter, "shop_lock_minutesEdit", "12")
    press(counter, "saveSettingsButton")
    counter.sees("shopName", "Bar")
    assert (counter.shop.info.name, counter.shop.info.region, counter.shop.info.currency) == ("Bar", "DE", "EUR")
    assert counter.desk.workplace.rules.office.lock_minutes == 12
    counter.click("toastAction")
    counter.sees("shopName", "Northside Taproom")
    counter.settle()
    assert counter.shop.info.currency == "USD"


def test_what_cannot_be_is_said_and_nothing_is_lost(counter: Driver) -> None:
    open_page(counter, "Shop")
    retype(counter, "shop_lock_minutesEdit", "500")
    assert "0 to 240" in counter.find("shop_lock_minutesEdit").accessibleDescription()
    retype(counter, "shop_lock_minutesEdit", "5")
    retype(counter, "shop_time_zoneEdit", "Mars")
    press(counter, "saveSettingsButton")
    assert counter.text("shop_time_zoneEdit") == "Mars"
    assert counter.shop.info.time_zone == "UTC"
    press(counter, "undoSettingsButton")
    assert counter.text("shop_time_zoneEdit") == "UTC"


def test_after_the_first_sale_the_currency_is_shown_with_why_it_is_fixed(counter: Driver) -> None:
    sell(counter.shop, of(food(counter.shop)))
    open_page(counter, "Shop")
    edit = counter.find("shop_currencyEdit")
    counter.until(lambda: not edit.isEnabled(), "the currency is fixed")
    assert "Fixed since the first sale" in edit.accessibleDescription()


def test_a_backup_is_made_by_one_button(counter: Driver) -> None:
    open_page(counter, "Shop")
    counter.sees("backupLine0", "No backup")
    counter.click("backupButton")
    counter.sees("backupResult", "Copied and checked")
    counter.sees("backupLine0", "MB")


def test_another_tills_change_is_followed(counter: Driver) -> None:
    shop = counter.shop
    shop.details.set(shop.actor, replace(shop.info, name="Bar"))
    shop.house_rules.set(shop.actor, office=OfficeRules(theme="dark"))
    try:
        counter.desk.following.look()
        counter.sees("shopName", "Bar")
        counter.until(lambda: current_tokens().dark, "the dark look")
    finally:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, "light")


def sign_in(driver: Driver, name: str, pin: str) -> None:
    dialog = driver.desk.sign_in._dialog
    driver.until(lambda: any(each.name == name for each in dialog.staff_list.people), name)
    dialog.staff_list.choose(next(each.id for each in dialog.staff_list.people if each.name == name))
    driver.type(pin, "pinEdit")
    driver.press(Qt.Key.Key_Return, "pinEdit")
    driver.until(lambda: driver.desk.workplace.actor is not None, "signed in")
    driver.settle()


@pytest.fixture
def staffed(signed_out: Driver) -> Driver:
    """A window at which the owner signed in by PIN; a cashier is on the list."""
    shop = signed_out.shop
    shop.staff.add(shop.staff.first_owner(), "Robin", role=Role.CASHIER, pin="7391")
    sign_in(signed_out, "Olive", PIN)
    return signed_out


def test_a_till_that_nobody_touches_locks_and_keeps_the_sale_for_whoever_comes(staffed: Driver) -> None:
    auto = staffed.desk.auto_lock
    staffed.tap("House Burger")
    staffed.click("payButton")
    auto.look()
    assert staffed.desk.workplace.actor is not None
    auto._touched -= 5 * 60
    handle = staffed.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    auto.look()
    assert staffed.desk.workplace.actor is not None, "a key was pressed a moment ago"
    auto._touched -= 5 * 60
    staffed.settle()
    auto.look()
    assert staffed.desk.workplace.actor is None
    staffed.until(lambda: staffed.find("signInDialog").isVisible(), "the lock")
    sign_in(staffed, "Robin", "7391")
    assert staffed.desk.workplace.actor is not None
    assert staffed.desk.workplace.actor.name == "Robin"
    assert staffed.rows("cartTable") == 1


def test_it_never_locks_while_something_is_saved_or_where_the_owner_said_never(staffed: Driver) -> None:
    auto, shop = staffed.desk.auto_lock, staffed.shop
    auto._touched -= 5 * 60
    staffed.desk.workplace.do(lambda _shop: None)
    auto.look()
    assert staffed.desk.workplace.actor is not None, "something is being saved"
    shop.house_rules.set(shop.staff.first_owner(), office=OfficeRules(lock_minutes=0))
    staffed.desk.following.look()
    staffed.settle()
    auto._touched -= 600 * 60
    auto.look()
    assert staffed.desk.workplace.actor is not None
