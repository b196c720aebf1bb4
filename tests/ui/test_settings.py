"""The settings' screen: the owner's pages by keys, the loyalty rules tried out, saved, taken back; nobody else's."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget

from pos_app.bootstrap import Role
from pos_app.domain.loyalty import Rules
from tests.integration.counter import person
from tests.ui.driver import Driver


def open_loyalty(counter: Driver) -> None:
    counter.window.show_screen("navSettings")  # type: ignore[attr-defined]  # the window is ours
    counter.settle()
    counter.until(lambda: counter.find("loyaltyPage").isVisible(), "the loyalty rules")
    counter.until(lambda: counter.text("bonusEdit") == "100", "the rules in force")


def retype(counter: Driver, name: str, text: str) -> None:
    edit = counter.find(name)
    edit.setFocus()
    counter.press(Qt.Key.Key_End, name)
    counter.press(Qt.Key.Key_Backspace, name, times=len(counter.text(name)))
    counter.type(text, name)


def preview(counter: Driver) -> str:
    return " | ".join(
        label.text() for label in counter.find("loyaltyPreview").findChildren(QLabel) if label.isVisible()
    )


def test_ctrl_6_leads_to_the_settings(counter: Driver) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClick(counter.window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    counter.settle()
    counter.until(lambda: counter.find("settingsList").isVisible(), "the list")
    assert counter.focus() == "settingsList"
    counter.until(lambda: counter.find("loyaltyPage").isVisible(), "the first page")
    counter.press(Qt.Key.Key_Return)
    assert counter.focus() == "points_per_unitEdit"


def test_what_is_typed_is_tried_out_saved_and_undone(counter: Driver) -> None:
    from tests.integration.counter import mixed, sell

    sell(counter.shop, mixed(counter.shop), name="Dana")
    open_loyalty(counter)
    assert not counter.find("saveSettingsButton").isEnabled()
    retype(counter, "bonusEdit", "250")
    counter.until(lambda: "136 points, Bronze → 286 points, Bronze" in preview(counter), preview(counter))
    counter.click("saveSettingsButton")
    counter.settle()
    assert counter.shop.loyalty_rules.get() == Rules(bonus=250)
    counter.until(lambda: not counter.find("undoSettingsButton").isEnabled(), "nothing left to save")
    counter.click("toastAction")
    counter.settle()
    assert counter.shop.loyalty_rules.get() == Rules()
    assert counter.text("bonusEdit") == "100"


def test_what_cannot_be_is_said_beside_the_field_and_not_saved(counter: Driver) -> None:
    open_loyalty(counter)
    retype(counter, "goldEdit", "300")
    counter.until(lambda: "more than 500" in " ".join(words(counter)), "why not")
    assert not counter.find("saveSettingsButton").isEnabled()
    assert counter.find("undoSettingsButton").isEnabled()
    retype(counter, "goldEdit", "x")
    counter.until(lambda: "A number from 1 to" in " ".join(words(counter)), "what is asked")
    counter.click("undoSettingsButton")
    counter.settle()
    assert counter.text("goldEdit") == "1500"
    assert not any("more than" in text for text in words(counter))


def words(counter: Driver) -> list[str]:
    return [label.text() for label in counter.find("loyaltyPage").findChildren(QLabel) if label.isVisible()]


def test_what_was_typed_waits_while_another_screen_is_in_front(counter: Driver) -> None:
    open_loyalty(counter)
    retype(counter, "bonusEdit", "7")
    counter.window.show_screen("navCounter")  # type: ignore[attr-defined]  # the window is ours
    counter.window.show_screen("navSettings")  # type: ignore[attr-defined]  # the window is ours
    counter.settle()
    assert counter.text("bonusEdit") == "7"
    counter.click("undoSettingsButton")
    counter.shop.loyalty_rules.set(counter.shop.actor, Rules(bonus=33))
    counter.window.show_screen("navCounter")  # type: ignore[attr-defined]  # the window is ours
    counter.window.show_screen("navSettings")  # type: ignore[attr-defined]  # the window is ours
    counter.settle()
    assert counter.text("bonusEdit") == "33"


def test_the_list_marks_the_page_on_which_something_waits(counter: Driver) -> None:
    open_loyalty(counter)
    retype(counter, "bonusEdit", "7")
    pages = counter.get("settingsList", QListWidget)
    pages.setCurrentRow(1)
    counter.settle()
    assert pages.item(0).text() == "Loyalty •"
    assert pages.item(0).toolTip() == "Loyalty, not saved yet"
    pages.setCurrentRow(0)
    counter.settle()
    assert counter.text("bonusEdit") == "7"
    assert pages.item(0).text() == "Loyalty"


def test_a_shift_lead_sees_no_page(counter: Driver) -> None:
    lead = person(counter.shop, Role.SHIFT_LEAD)
    open_loyalty(counter)
    counter.desk.workplace.sign_out()
    counter.desk.workplace.sign_in(lead)
    counter.settle()
    assert counter.get("settingsList", QListWidget).count() == 0
    assert not counter.find("loyaltyPage").isVisible()
