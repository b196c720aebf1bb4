"""The welcome as an owner goes through it: what is typed, guessed and refused, and the shop that is there after."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Role, Shop, build_shop
from ui.background import Background
from ui.notify import Recorder
from ui.places import Places, load_places
from ui.theme import apply_theme
from ui.welcome import WelcomePage, WelcomePresenter
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.overlay import Overlay
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.welcome.answers import Answers

PIN = "739184"


@dataclass
class FirstStart:
    """A window on an empty database, with the welcome in it."""

    window: QMainWindow
    shop: Shop
    workplace: Workplace
    page: WelcomePage
    presenter: WelcomePresenter

    def edit(self, name: str) -> QLineEdit:
        found = self.window.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit)
        return found

    def box(self, name: str) -> ChoiceBox:
        found = self.window.findChild(ChoiceBox, name)
        assert isinstance(found, ChoiceBox)
        return found

    def button(self, name: str) -> QPushButton:
        found = self.window.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        return found

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def errors(self) -> list[str]:
        """What is said beside the fields of the step that is shown."""
        labels = self.page.findChildren(QLabel)
        return [label.text() for label in labels if label.property("role") == "fieldError" and label.isVisible()]


@pytest.fixture
def first(qtbot: QtBot, sqlite_url: str, qapp: QApplication) -> Iterator[FirstStart]:
    apply_theme(qapp, "light")
    shop = build_shop(sqlite_url)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1024, 768)
    workplace = Workplace(Background(window), Recorder(), window)
    page = WelcomePage(window)
    presenter = WelcomePresenter(workplace, page, window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    workplace.open(shop, shop.info)
    presenter.start()
    made = FirstStart(window, shop, workplace, page, presenter)
    qtbot.waitUntil(lambda: made.box("regionBox").code is not None)
    yield made
    workplace.background.stop()
    shop.close()


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places("en_US", "America/Chicago")


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_(text: str) -> None:
    for char in text:
        QTest.keyClicks(focus(), char)


def press(key: Qt.Key) -> None:
    QTest.keyClick(focus(), key)


def search(box: ChoiceBox, text: str, qtbot: QtBot) -> None:
    """Go into a list's field and type; what was there is replaced."""
    line = box.lineEdit()
    assert line is not None
    box.setFocus()
    qtbot.waitUntil(lambda: line.selectedText() != "")
    type_(text)


def leave(box: ChoiceBox) -> None:
    """Press Tab, which goes to the list of matches while that is open."""
    completer = box.completer()
    assert completer is not None
    popup = completer.popup()
    open_popup = popup is not None and popup.isVisible()
    QTest.keyClick(popup if open_popup and popup is not None else focus(), Qt.Key.Key_Tab)


def finish(first: FirstStart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.presenter.finished):
        press(Qt.Key.Key_Return)


def test_a_shop_is_opened_with_the_keyboard_alone(first: FirstStart, qtbot: QtBot) -> None:
    assert first.shop.welcome.is_needed()
    assert focus() is first.edit("shopNameEdit")
    type_("Zum Goldenen Hirschen")
    press(Qt.Key.Key_Return)
    assert focus() is first.edit("ownerNameEdit")
    assert first.edit("ownerNameEdit").text() == "Owner"
    type_("Olive")
    press(Qt.Key.Key_Return)
    type_(PIN)
    press(Qt.Key.Key_Return)
    type_(PIN)
    finish(first, qtbot)
    assert not first.page.isVisible()
    assert not first.shop.welcome.is_needed()
    assert first.shop.info.name == "Zum Goldenen Hirschen"
    assert first.workplace.info == first.shop.info
    assert first.workplace.actor is not None
    assert (first.workplace.actor.name, first.workplace.actor.role) == ("Olive", Role.OWNER)
    assert len(first.shop.catalogue.products()) >= 40
    assert first.shop.staff.sign_in("Olive", PIN).role == Role.OWNER


def test_whoever_types_faster_than_the_lists_are_read_waits_for_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    page = WelcomePage(window)
    window.resize(1024, 768)
    window.show()
    page.begin()
    qtbot.waitUntil(lambda: focus() is page.shop_step.name_edit)
    type_("Bar")
    for text in ("Olive", PIN, PIN):
        press(Qt.Key.Key_Return)
        type_(text)
    submitted: list[Answers] = []
    page.submitted.connect(submitted.append)
    press(Qt.Key.Key_Return)
    assert submitted == []
    page.show_places(load_places("de_DE", "Europe/Berlin"))
    assert [(each.info.region, each.owner, each.pin) for each in submitted] == [("DE", "Olive", PIN)]


def test_a_shop_can_start_empty(first: FirstStart, qtbot: QtBot) -> None:
    type_("Bar")
    first.click("emptyCatalogueButton")
    first.click("welcomeNextButton")
    first.edit("ownerPinEdit").setFocus()
    type_(PIN)
    press(Qt.Key.Key_Return)
    type_(PIN)
    finish(first, qtbot)
    assert first.shop.catalogue.products() == []


def test_currency_and_time_follow_the_country_until_they_are_chosen(first: FirstStart, qtbot: QtBot) -> None:
    region, currency, zone = first.box("regionBox"), first.box("currencyBox"), first.box("timeZoneBox")
    search(region, "germany", qtbot)
    leave(region)
    assert (region.code, currency.code, zone.code) == ("DE", "EUR", "Europe/Berlin")
    assert region.currentText() == "Germany (DE, +49)"
    search(currency, "chf", qtbot)
    leave(currency)
    assert currency.code == "CHF"
    search(region, "Japan", qtbot)
    leave(region)
    assert (currency.code, zone.code) == ("CHF", "Asia/Tokyo")


def test_a_list_finds_any_part_in_any_accent(first: FirstStart, qtbot: QtBot) -> None:
    region = first.box("regionBox")
    search(region, "reunion", qtbot)
    completer = region.completer()
    assert completer is not None
    qtbot.waitUntil(lambda: completer.completionCount() == 1)
    popup = completer.popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert region.code == "RE"
    assert first.box("currencyBox").code == "EUR"


def test_what_is_not_in_the_list_is_said_beside_it_and_kept(first: FirstStart, qtbot: QtBot) -> None:
    type_("Bar")
    region = first.box("regionBox")
    search(region, "Atlantis", qtbot)
    first.click("welcomeNextButton")
    assert first.errors() == ["Choose one from the list."]
    assert region.currentText() == "Atlantis"
    assert region.property("state") == "invalid"
    assert first.edit("shopNameEdit").text() == "Bar"


def test_a_shop_without_a_name_stays_on_the_first_step(first: FirstStart) -> None:
    type_("   ")
    press(Qt.Key.Key_Return)
    assert first.errors() == ["Give your shop a name."]
    assert focus() is first.edit("shopNameEdit")
    type_("Bar")
    assert first.errors() == []


def test_a_card_number_is_no_name(first: FirstStart) -> None:
    type_("4111 1111 1111 1111")
    press(Qt.Key.Key_Return)
    assert "card number" in first.errors()[0]


@pytest.mark.parametrize(
    ("pin", "again", "word"),
    [
        ("", "", "6 digits or more"),
        ("7391", "7391", "too short"),
        ("123456", "123456", "first anybody tries"),
        ("12a456", "12a456", "digits only"),
        ("739184", "", "once more"),
        ("739184", "739185", "not the same"),
    ],
)
def test_a_pin_that_cannot_be_is_refused_beside_its_field(first: FirstStart, pin: str, again: str, word: str) -> None:
    type_("Bar")
    press(Qt.Key.Key_Return)
    for name, text in (("ownerPinEdit", pin), ("ownerPinAgainEdit", again)):
        first.edit(name).setFocus()
        type_(text)
    first.click("welcomeNextButton")
    assert len(first.errors()) == 1
    assert word in first.errors()[0]
    assert (first.edit("ownerPinEdit").text(), first.edit("ownerPinAgainEdit").text()) == (pin, again)
    assert first.shop.welcome.is_needed()


def test_the_rules_are_said_before_they_are_broken(first: FirstStart) -> None:
    type_("Bar")
    press(Qt.Key.Key_Return)
    hints = [label.text() for label in first.page.findChildren(QLabel) if label.isVisible()]
    assert any("6 to 12 digits" in hint for hint in hints)


def test_the_pins_are_typed_by_touch(first: FirstStart, qtbot: QtBot) -> None:
    type_("Bar")
    first.click("welcomeNextButton")
    for name in ("ownerPinEdit", "ownerPinAgainEdit"):
        QTest.mouseClick(first.edit(name), Qt.MouseButton.LeftButton)
        for digit in PIN:
            first.click(f"key_{digit}")
    with qtbot.waitSignal(first.presenter.finished):
        first.click("welcomeNextButton")


def test_going_back_loses_nothing(first: FirstStart) -> None:
    type_("Bar")
    first.click("emptyCatalogueButton")
    press(Qt.Key.Key_Return) if focus() is first.edit("shopNameEdit") else first.click("welcomeNextButton")
    first.edit("ownerPinEdit").setFocus()
    type_(PIN)
    first.click("welcomeBackButton")
    assert first.edit("shopNameEdit").text() == "Bar"
    assert first.button("emptyCatalogueButton").isChecked()
    first.click("welcomeNextButton")
    assert first.edit("ownerPinEdit").text() == PIN


def test_somebody_else_was_first_is_said_and_nothing_is_lost(first: FirstStart, qtbot: QtBot) -> None:
    other = first.shop.info
    first.shop.welcome.set_up(other, owner="Olive", pin=PIN, demo=False)
    type_("Bar")
    press(Qt.Key.Key_Return)
    first.edit("ownerPinEdit").setFocus()
    type_(PIN)
    press(Qt.Key.Key_Return)
    type_(PIN)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first.page.trouble != "")
    assert "owner already" in first.page.trouble
    assert first.edit("ownerPinEdit").text() == PIN
    assert first.button("welcomeNextButton").isEnabled()
    assert first.page.isVisible()


def test_it_covers_the_window_and_cannot_be_dismissed(first: FirstStart) -> None:
    press(Qt.Key.Key_Escape)
    assert first.page.isVisible()
    assert Overlay.topmost(first.window) is first.page


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_steps_fit(first: FirstStart, qtbot: QtBot, qapp: QApplication, size: tuple[int, int], theme: str) -> None:
    apply_theme(qapp, theme)
    first.window.resize(*size)
    first.page.show_trouble("The disk is full. Nothing was saved; make room and try again.")
    for step in range(2):
        QTest.qWait(50)
        card = first.page.card
        assert first.page.rect().contains(card.geometry())
        for widget in card.findChildren(QWidget):
            if widget.isVisible() and widget.objectName().endswith(("Edit", "Box", "Button")):
                corner = widget.mapTo(card, widget.rect().bottomRight())
                assert card.rect().contains(corner), (step, widget.objectName())
                assert widget.height() >= 44, widget.objectName()
        first.edit("shopNameEdit").setText("Bar")
        if step == 0:
            first.page.shop_step.entered.emit()


def test_everything_to_touch_or_type_in_has_a_name(first: FirstStart) -> None:
    for widget in (*first.page.findChildren(QLineEdit), *first.page.findChildren(QPushButton)):
        if not widget.isVisibleTo(first.page) or isinstance(widget.parent(), ChoiceBox):
            continue
        text = widget.text() if isinstance(widget, QPushButton) else ""
        assert widget.accessibleName() or text, widget.objectName()
    for box in first.page.findChildren(ChoiceBox):
        assert box.accessibleName()


def test_the_machines_country_and_clock_are_the_first_guess() -> None:
    cases = {
        ("de_DE", "Europe/Berlin"): ("DE", "EUR", "Europe/Berlin"),
        ("C", "Asia/Tokyo"): ("JP", "JPY", "Asia/Tokyo"),
        ("en_GB.UTF-8", "Europe/London"): ("GB", "GBP", "Europe/London"),
        ("pt-BR", "America/Sao_Paulo"): ("BR", "BRL", "America/Sao_Paulo"),
        ("C", "Etc/UTC"): ("US", "USD", "UTC"),
        ("xx_YY", "No/Where"): ("US", "USD", "UTC"),
        ("en", "Europe/Paris"): ("FR", "EUR", "Europe/Paris"),
    }
    for (here, zone), (region, currency, guessed) in cases.items():
        found = load_places(here, zone)
        assert (found.region, found.currency_for(found.region), found.zone) == (region, currency, guessed), here


def test_the_lists_name_everything_that_can_be_chosen(places: Places) -> None:
    assert len(places.regions) > 240
    assert len(places.currencies) > 140
    assert len(places.zones) > 400
    assert {zone.code for zone in places.zones} >= {"UTC", "America/Chicago", "Europe/Berlin"}
    assert set(places.currency_of.values()) <= {currency.code for currency in places.currencies}
    assert places.zones_from("DE")[0].code == "Europe/Berlin"
    assert places.zone_for("US", "America/Denver") == "America/Denver"
    assert places.zone_for("US", "UTC") == "UTC"


def test_the_lists_are_read_in_the_background_and_quickly() -> None:
    import subprocess
    import sys

    code = "import sys, ui.welcome; sys.exit(any(name in sys.modules for name in ('babel', 'phonenumbers')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    started = time.perf_counter()
    load_places("en_US", "America/Chicago")
    assert time.perf_counter() - started < 2
