"""The owner's page of the staff, by typed keys: add, rename, promote, take off and put back, unlock."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QPushButton, QTableView, QWidget

from pos_app.bootstrap import Role
from pos_app.errors import LockedOut, WrongPin
from tests.integration.counter import person
from tests.ui.driver import Driver
from tests.ui.test_settings import retype


def open_page(counter: Driver, title: str) -> None:
    counter.window.show_screen("navSettings")  # type: ignore[attr-defined]  # the window is ours
    counter.settle()
    pages = counter.get("settingsList", QListWidget)
    pages.setCurrentRow(next(at for at in range(pages.count()) if pages.item(at).text() == title))
    counter.settle()


def listed(counter: Driver) -> list[str]:
    model = counter.get("staffTable", QTableView).model()
    return [f"{model.index(at, 0).data()}: {model.index(at, 1).data()}" for at in range(model.rowCount())]


def choose(counter: Driver, name: str) -> None:
    table = counter.get("staffTable", QTableView)
    model = table.model()
    table.selectRow(next(at for at in range(model.rowCount()) if model.index(at, 0).data() == name))
    counter.settle()


def test_somebody_is_added_by_keys_and_can_sign_in(counter: Driver) -> None:
    open_page(counter, "Staff")
    assert listed(counter) == ["Olive: Can sign in"]
    counter.click("addPersonButton")
    assert counter.focus() == "staffNameEdit"
    assert not counter.find("saveStaffButton").isEnabled()
    counter.type("Ana")
    counter.type("1234", "staffPinEdit")
    counter.press(Qt.Key.Key_Return)
    counter.settle()
    counter.sees("staffNote", "first anybody tries")
    retype(counter, "staffPinEdit", "7391")
    counter.press(Qt.Key.Key_Return)
    counter.settle()
    assert listed(counter) == ["Ana: Can sign in", "Olive: Can sign in"]
    counter.sees("staffHeading", "Ana")
    assert counter.shop.staff.sign_in("Ana", "7391").role is Role.CASHIER


def test_a_pin_is_set_by_touch_alone_masked_until_it_is_looked_at(counter: Driver) -> None:
    person(counter.shop, Role.CASHIER)
    open_page(counter, "Staff")
    choose(counter, "Robin")
    page = counter.get("staffPage", QWidget)
    edit = counter.get("staffPinEdit", QLineEdit)

    def tap(keys: str) -> None:
        for key in keys:
            button = page.findChild(QPushButton, f"key_{key}")
            assert button is not None
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert counter.find("attemptsTable").isVisible()
    counter.click("staffPinEdit")
    assert not counter.find("attemptsTable").isVisible()
    tap("1111")
    assert "first anybody tries" in counter.text("staffNote")
    assert edit.property("state") == "invalid"
    assert edit.echoMode() is QLineEdit.EchoMode.Password
    counter.click("seePinButton")
    assert edit.displayText() == "1111"
    clear = page.findChild(QPushButton, "key_clear")
    assert clear is not None
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    tap("7391")
    assert "4 to 6 digits" in counter.text("staffNote")
    counter.click("saveStaffButton")
    counter.settle()
    assert counter.shop.staff.sign_in("Robin", "7391").role is Role.CASHIER
    assert edit.echoMode() is QLineEdit.EchoMode.Password


def test_a_promotion_asks_for_a_longer_pin_and_a_rename_is_undone(counter: Driver) -> None:
    robin = person(counter.shop, Role.CASHIER)
    open_page(counter, "Staff")
    choose(counter, "Robin")
    box = counter.get("staffRoleBox", QComboBox)
    box.setFocus()
    counter.press(Qt.Key.Key_Down)
    counter.click("saveStaffButton")
    counter.settle()
    counter.sees("staffNote", "longer PIN")
    counter.type("618203", "staffPinEdit")
    counter.click("saveStaffButton")
    counter.settle()
    assert counter.shop.staff.sign_in("Robin", "618203").role is Role.SHIFT_LEAD
    assert counter.text("staffPinEdit") == ""
    retype(counter, "staffNameEdit", "Robyn")
    counter.click("saveStaffButton")
    counter.settle()
    assert "Robyn: Can sign in" in listed(counter)
    counter.click("toastAction")
    counter.settle()
    assert "Robin: Can sign in" in listed(counter)
    assert counter.shop.staff.sign_in("Robin", "618203").id == robin.id


def test_somebody_is_taken_off_and_comes_back(counter: Driver) -> None:
    person(counter.shop, Role.CASHIER)
    open_page(counter, "Staff")
    choose(counter, "Robin")
    counter.click("activeStaffButton")
    counter.settle()
    assert listed(counter) == ["Olive: Can sign in", "Robin: Off the list"]
    with pytest.raises(WrongPin):
        counter.shop.staff.sign_in("Robin", "739162")
    counter.click("toastAction")
    counter.settle()
    assert listed(counter) == ["Robin: Can sign in", "Olive: Can sign in"]
    choose(counter, "Olive")
    counter.click("activeStaffButton")
    counter.settle()
    counter.sees("staffNote", "needs an owner")


def test_a_locked_account_is_seen_with_its_attempts_and_unlocked(counter: Driver) -> None:
    person(counter.shop, Role.CASHIER)
    for _ in range(10):
        with pytest.raises((WrongPin, LockedOut)):
            counter.shop.staff.sign_in("Robin", "482913")
    open_page(counter, "Staff")
    choose(counter, "Robin")
    assert "Locked until" in listed(counter)[0]
    assert counter.rows("attemptsTable") == 10
    counter.click("unlockStaffButton")
    counter.settle()
    assert listed(counter)[0] == "Robin: Can sign in"
    assert not counter.find("unlockStaffButton").isVisible()


def test_what_was_typed_stays_with_its_person_until_the_owner_leaves(counter: Driver) -> None:
    person(counter.shop, Role.CASHIER)
    open_page(counter, "Staff")
    choose(counter, "Robin")
    counter.type("618203", "staffPinEdit")
    choose(counter, "Olive")
    assert counter.text("staffPinEdit") == ""
    choose(counter, "Robin")
    assert counter.text("staffPinEdit") == "618203"
    counter.desk.lock()
    counter.settle()
    assert counter.get("staffPinEdit", QLineEdit).text() == ""


def test_a_cashier_who_is_taken_off_the_list_cannot_finish_a_sale_and_the_order_stays(counter: Driver) -> None:
    cashier = person(counter.shop, Role.CASHIER)
    owner = counter.shop.actor
    counter.desk.workplace.sign_in(cashier)
    counter.tap("House Burger")
    counter.shop.staff.deactivate(owner, cashier.id)
    counter.click("exactCashButton")
    counter.settle()
    assert counter.desk.workplace.actor is None
    assert counter.find("signInDialog").isVisible()
    assert counter.rows("cartTable") == 1
    assert counter.shop.insights.by_value() == []
