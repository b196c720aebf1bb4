"""The owner's page of taxes and rounding: typed, refused in place, saved and taken back; the counter goes by it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.house_rules import HouseRules
from pos_app.domain.taxes import TaxClass, TaxRules
from tests.ui.driver import Driver
from tests.ui.test_settings import retype


def open_taxes(counter: Driver) -> None:
    counter.window.show_screen("navSettings")  # type: ignore[attr-defined]  # the window is ours
    counter.settle()
    pages = counter.get("settingsList", QListWidget)
    pages.setCurrentRow(next(at for at in range(pages.count()) if "Taxes" in pages.item(at).text()))
    counter.settle()
    counter.until(lambda: counter.find("taxesPage").isVisible(), "the taxes")


def kept(counter: Driver) -> HouseRules:
    return counter.shop.house_rules.get()  # type: ignore[no-any-return]  # the shop is untyped in tests


def press(counter: Driver, name: str) -> None:
    """A button of the page in front: every page has one of that name."""
    page = counter.find("taxesPage")
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QPushButton

    button = page.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_taxes_are_set_and_the_counter_goes_by_them(counter: Driver) -> None:
    counter.tap("House Burger")
    open_taxes(counter)
    counter.sees("taxesNote", "No tax")
    counter.click("addTaxButton")
    assert counter.focus() == "taxName1"
    counter.type("Sales tax", "taxName1")
    counter.type("8,5", "taxRate1")
    counter.click("addTaxButton")
    counter.type("Alcohol", "taxName2")
    counter.sees("taxesNote", "percentage")
    counter.type("12.345", "taxRate2")
    counter.press(Qt.Key.Key_Space, "taxIncluded2")
    retype(counter, "coinEdit", "0.05")
    retype(counter, "tipsEdit", "5, 10")
    retype(counter, "discount_limitEdit", "10")
    press(counter, "saveSettingsButton")
    counter.settle()
    rules = kept(counter)
    assert [(each.name, each.rate, each.included) for each in rules.taxes.classes] == [
        ("Sales tax", 8_500, False),
        ("Alcohol", 12_345, True),
    ]
    assert rules.taxes.classes[0].id == "standard"
    assert rules.counter == CounterRules(coin=5, discount_limit=10_000, tips=(5_000, 10_000))
    counter.window.show_screen("navCounter")  # type: ignore[attr-defined]  # the window is ours
    counter.sees("cartTotal", "$8.68")
    counter.click("toastAction")
    counter.settle()
    assert kept(counter).taxes == TaxRules()
    counter.sees("cartTotal", "$8.00")


def test_what_cannot_be_is_said_in_place_and_not_saved(counter: Driver) -> None:
    open_taxes(counter)
    for name, wrong, right, words in (
        ("coinEdit", "0", "0.01", "smallest coin"),
        ("tipsEdit", "5, x", "5", "percentages"),
        ("discount_limitEdit", "101", "100", "0 to 100"),
        ("late_minutesEdit", "0", "15", "1 to 1440"),
    ):
        retype(counter, name, wrong)
        assert words in counter.find(name).accessibleDescription(), name
        press(counter, "saveSettingsButton")
        counter.settle()
        assert kept(counter).counter == CounterRules(), name
        retype(counter, name, right)
    counter.click("addTaxButton")
    counter.sees("taxesNote", "name that is printed")
    press(counter, "undoSettingsButton")
    counter.settle()
    counter.sees("taxesNote", "No tax")
    assert kept(counter).counter == CounterRules()


def test_a_tax_is_taken_away_again(counter: Driver) -> None:
    taxes = TaxRules((TaxClass("standard", "VAT", 19_000, included=True), TaxClass("low", "Low", 7_000, included=True)))
    counter.shop.house_rules.set(counter.shop.actor, taxes=taxes)
    open_taxes(counter)
    counter.until(lambda: counter.text("taxName2") == "Low", "the classes")
    counter.click("removeTax1")
    assert counter.text("taxName1") == "Low"
    press(counter, "saveSettingsButton")
    counter.settle()
    assert kept(counter).taxes == TaxRules((taxes.classes[1],))
