"""The owner's page of the shop, and what a till does by it: the lock, the look, the name; and the other windows."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget

from pos_app.bootstrap import Actor, Payment, Role
from pos_app.domain.office_rules import OfficeRules
from pos_app.settings import config_file, load
from tests.integration.counter import food, of, sell
from tests.ui.driver import Driver
from tests.ui.test_settings import retype
from tests.ui.test_staff_page import open_page
from ui.theme import apply_theme, current_tokens
from ui.widgets.choice_box import ChoiceBox

PIN = "739184"


def pick(counter: Driver, name: str, text: str) -> None:
    """Type a part of a name into a list of places and leave the field."""
    box = counter.get(f"{name}Edit", ChoiceBox)
    counter.until(lambda: box.count() > 0, "the list")
    box.setFocus()
    counter.press(Qt.Key.Key_A, f"{name}Line", modifier=Qt.KeyboardModifier.ControlModifier)
    counter.type(text, f"{name}Line")
    completer = box.completer()
    assert completer is not None
    matches = completer.popup()
    if matches is not None and matches.isVisible():
        QTest.keyClick(matches, Qt.Key.Key_Tab)
    else:
        counter.press(Qt.Key.Key_Tab, f"{name}Line")


def press(counter: Driver, name: str) -> None:
    button = counter.find("shopPage").findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    counter.settle()


def test_the_shop_is_renamed_and_the_window_says_so_at_once(counter: Driver) -> None:
    open_page(counter, "Shop")
    retype(counter, "shop_nameEdit", "Bar")
    pick(counter, "shop_region", "germany")
    pick(counter, "shop_currency", "eur")
    retype(counter, "shop_lock_minutesEdit", "12")
    press(counter, "saveSettingsButton")
    counter.sees("shopName", "Bar")
    assert (counter.shop.info.name, counter.shop.info.region, counter.shop.info.currency) == ("Bar", "DE", "EUR")
    assert counter.desk.workplace.rules.office.lock_minutes == 12
    counter.click("toastAction")
    counter.sees("shopName", "Northside Taproom")
    counter.settle()
    assert counter.shop.info.currency == "USD"


def test_the_language_is_kept_on_this_machine_for_its_next_start(counter: Driver) -> None:
    file = config_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('# the bar\ntheme = "dark"\n', encoding="utf-8")
    try:
        open_page(counter, "Shop")
        box = counter.get("shop_languageEdit", QComboBox)
        assert [box.itemText(at) for at in range(box.count())] == ["As the machine has it", "English"]
        box.setFocus()
        counter.press(Qt.Key.Key_Down)
        press(counter, "saveSettingsButton")
        counter.until(lambda: load(environment={}).language == "en", "kept")
        assert "# the bar" in file.read_text(encoding="utf-8")
        assert load(environment={}).theme == "dark"
        counter.click("toastAction")
        counter.until(lambda: load(environment={}).language == "system", "taken back")
    finally:
        file.unlink()


def test_what_cannot_be_is_said_and_nothing_is_lost(counter: Driver) -> None:
    open_page(counter, "Shop")
    retype(counter, "shop_lock_minutesEdit", "500")
    assert "0 to 240" in counter.find("shop_lock_minutesEdit").accessibleDescription()
    retype(counter, "shop_lock_minutesEdit", "5")
    pick(counter, "shop_time_zone", "Mars")
    assert "Choose one from the list" in counter.find("shop_time_zoneEdit").accessibleDescription()
    button = counter.find("shopPage").findChild(QPushButton, "saveSettingsButton")
    assert button is not None
    assert not button.isEnabled()
    assert counter.text("shop_time_zoneLine") == "Mars"
    press(counter, "undoSettingsButton")
    assert counter.text("shop_time_zoneLine") == "UTC"


def test_after_the_first_sale_the_currency_is_shown_with_why_it_is_fixed(counter: Driver) -> None:
    sell(counter.shop, of(food(counter.shop)))
    open_page(counter, "Shop")
    edit = counter.find("shop_currencyEdit")
    counter.until(lambda: not edit.isEnabled(), "the currency is fixed")
    assert "Fixed since money was first taken" in edit.accessibleDescription()


def test_a_backup_is_made_by_one_button(counter: Driver) -> None:
    open_page(counter, "Shop")
    counter.sees("backupMore", "No backup")
    counter.click("backupButton")
    counter.sees("backupResult", "Copied and checked")
    counter.until(lambda: counter.window.findChild(QWidget, "backupState0") is not None, "the copy in the list")
    counter.sees("backupState0", "Checked")
    copy = next(counter.shop.backups.folder.glob("*-backup-*.db"))
    assert copy.name in counter.text("backupResult")
    data = bytearray(copy.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    copy.write_bytes(data)
    counter.click("checkBackup0")
    counter.sees("backupResult", "is damaged")
    counter.sees("backupState0", "Damaged")


def test_a_backup_is_restored_and_everybody_signs_in_anew(counter: Driver) -> None:
    first = sell(counter.shop, of(food(counter.shop)), phone="5805550152").customer_id
    counter.shop.backups.make(counter.shop.actor)
    counter.shop.privacy.erase(counter.shop.actor, first)
    sell(counter.shop, of(food(counter.shop)), phone="5805550190")
    open_page(counter, "Shop")
    counter.until(lambda: counter.window.findChild(QWidget, "restoreBackup0") is not None, "the copy in the list")
    counter.click("restoreBackup0")
    choose(counter, "Restore")
    counter.until(lambda: counter.desk.workplace.actor is None, "everybody is signed out")
    counter.until(lambda: counter.desk.workplace.is_open, "the shop is open again")
    counter.settle()
    counter.told("is the shop's database now")
    counter.told("erased again: 1")
    assert counter.shop.customers.find("0190") == []
    assert counter.shop.customers.find("0152") == []
    assert counter.find("signInDialog").isVisible()
    owner = counter.shop.staff.first_owner()
    assert counter.shop.doctor.check(actor=owner) == []
    counter.desk.workplace.sign_in(owner)
    sell_from(counter, owner)
    counter.shop.backups.listed(owner)
    damaged = counter.shop.backups.folder / counter.shop.backups.make(owner)
    damaged.write_bytes(damaged.read_bytes()[:9000])
    open_page(counter, "Shop")
    counter.until(lambda: damaged.name in texts(counter), "the newest copy")
    counter.click("restoreBackup0")
    choose(counter, "Restore")
    counter.until(lambda: "This backup is damaged" in texts(counter), "why not")
    counter.until(lambda: counter.desk.workplace.is_open, "the shop is open again")
    assert counter.desk.workplace.actor == owner
    counter.settle()
    assert counter.shop.customers.find("0177") != []


def choose(counter: Driver, words: str) -> None:
    """Give that answer to the question over the window."""

    def answers() -> list[QPushButton]:
        return [each for each in counter.window.findChildren(QPushButton) if each.isVisible() and each.text() == words]

    counter.until(lambda: bool(answers()), "the question")
    QTest.mouseClick(answers()[0], Qt.MouseButton.LeftButton)


def texts(counter: Driver) -> str:
    return "\n".join(each.text() for each in counter.window.findChildren(QLabel) if each.isVisible())


def sell_from(counter: Driver, owner: Actor) -> None:
    cart = of(food(counter.shop))
    paid = [Payment.cash(counter.shop.checkout.due(cart))]
    counter.shop.checkout.complete(owner, cart, phone="5805550177", payments=paid)


def test_another_clock_says_what_it_makes_of_today_and_another_currency_what_of_prices(counter: Driver) -> None:
    open_page(counter, "Shop")
    zone = counter.get("shop_time_zoneEdit", ChoiceBox)
    pick(counter, "shop_region", "germany")
    assert counter.text("shop_regionLine") == "Germany (DE, +49)"
    assert zone.itemText(0).startswith("Europe/Berlin (UTC+")
    pick(counter, "shop_time_zone", "Kiritimati")
    told = zone.accessibleDescription()
    assert "business day of" in told
    assert "Sales so far stay with their day" in told
    pick(counter, "shop_currency", "jpy")
    assert "a price of $12.00 becomes 1.200" in counter.find("shop_currencyEdit").accessibleDescription()
    press(counter, "saveSettingsButton")
    counter.until(lambda: counter.shop.info.time_zone == "Pacific/Kiritimati", "the new clock")
    counter.until(lambda: "those of your country" in zone.accessibleDescription(), "nothing to warn of any more")


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
    dialog = driver.desk.later.sign_in._dialog
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
