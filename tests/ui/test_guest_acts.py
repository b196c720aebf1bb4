"""What a shift lead does with who a customer is: numbers, merging, consent; done, undone, refused, in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Cart, CustomerCard, Role
from pos_app.domain.ids import new_id
from pos_app.domain.parked import ParkedGuest, SaleOnScreen
from tests.ui.open_workplace import OpenWorkplace
from ui.customers.presenter import CustomersPresenter
from ui.customers.screen import CustomersScreen
from ui.widgets.overlay import Overlay
from ui.widgets.phone_edit import PhoneEdit

AVA, DANA, FREE = "5805550152", "5805550190", "5805550177"


class Office(OpenWorkplace):
    """A workplace with the screen on it, and two guests."""

    def __init__(self, url: str, qtbot: QtBot) -> None:
        super().__init__(url, qtbot)
        self.screen = CustomersScreen()
        self.presenter = CustomersPresenter(self.workplace, self.screen, self.window)
        self.ava = self.sell(AVA, "Ava Reyes").customer_id
        self.dana = self.sell(DANA, "Dana Smith", merch=1).customer_id

    def open(self, customer_id: str) -> None:
        self.workplace.events.customer_wanted.emit(customer_id)
        self.settle()

    def at(self, phone: str) -> CustomerCard | None:
        return self.shop.customers.by_phone(phone)

    def said(self) -> str:
        """What can be read, without the marks that keep directions of writing apart."""
        texts = [label.text() for label in self.window.findChildren(QLabel) if label.isVisible()]
        return "\n".join(texts).replace("\u2068", "").replace("\u2069", "")

    def press_button(self, name: str) -> None:
        button = self.find(name)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def choose(self, words: str) -> None:
        """Open the menu and take an entry of it."""
        self.press_button("customerMoreButton")
        menu = QApplication.activePopupWidget()
        assert menu is not None
        [action] = [each for each in menu.actions() if each.text() == words]
        assert action.isVisible()
        action.trigger()
        menu.close()
        self.settle()

    def no_card_is_open(self) -> bool:
        return Overlay.topmost(self.window) is None


@pytest.fixture
def office(sqlite_shop_url: str, qtbot: QtBot) -> Iterator[Office]:
    opened = Office(sqlite_shop_url, qtbot)
    opened.show(opened.screen, Role.SHIFT_LEAD)
    yield opened
    assert opened.shop.doctor.check() == []
    opened.close()


def test_the_owner_saves_what_is_kept_and_erases_the_guest(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.open(office.ava)
    office.press_button("customerMoreButton")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    offered = {each.text(): each.isVisible() for each in menu.actions() if each.text()}
    assert not offered["Erase this guest …"], "a shift lead is not offered it"
    assert not offered["Save what is kept about this guest …"]
    menu.close()
    office.workplace.sign_in(office.owner)
    office.open(office.ava)
    file = tmp_path / "ava"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    office.choose("Save what is kept about this guest …")
    assert "Ava Reyes" in file.with_suffix(".json").read_text(encoding="utf-8")

    tab = office.shop.tabs.open(office.owner, open_tab_of(office), "Ava")
    office.choose("Erase this guest …")
    digits, button = office.find("eraseDigitsEdit"), office.find("eraseCustomerButton")
    assert "type 0152" in office.said()
    QTest.keyClicks(digits, "0153")
    QTest.keyClick(digits, Qt.Key.Key_Return)
    office.settle()
    assert not button.isEnabled()
    assert office.at(AVA) is not None
    QTest.keyClick(digits, Qt.Key.Key_Backspace)
    QTest.keyClicks(digits, "2")
    QTest.keyClick(digits, Qt.Key.Key_Return)
    office.settle()
    assert "open tab" in office.said()
    office.shop.tabs.cancel(office.owner, tab.id, tab.version, "left")
    office.press_button("eraseCustomerButton")
    assert office.no_card_is_open()
    assert office.at(AVA) is None
    assert "Choose a customer" in office.said()
    assert "Ava Reyes" not in office.said()
    assert "was erased" in office.notifier.toasts[-1]


def open_tab_of(office: Office) -> SaleOnScreen:
    product = next(each for each in office.shop.catalogue.products() if each.sellable)
    return SaleOnScreen(new_id(), Cart().add(product), ParkedGuest("+1" + AVA, None, office.ava))


def test_two_customers_are_compared_merged_and_parted_again(office: Office) -> None:
    office.open(office.ava)
    office.choose("Merge with another customer …")
    search = office.find("mergeSearchEdit")
    QTest.keyClicks(search, "0190")
    office.settle()
    QTest.keyClick(search, Qt.Key.Key_Return)
    office.settle()
    assert "Together: Ava Reyes with (580) 555-0152; (580) 555-0190 finds the same customer. 3 orders" in office.said()
    office.press_button("mergeKeepSecond")
    assert "Together: Dana Smith with (580) 555-0190" in office.said()
    office.press_button("mergeButton")
    assert office.no_card_is_open()
    assert office.notifier.toasts == ["The two are one customer now."]
    one = office.at(AVA)
    assert one is not None
    assert (one.id, one.name, one == office.at(DANA)) == (office.dana, "Dana Smith", True)
    assert "Merged from Ava Reyes, (580) 555-0152 on" in office.said()
    [merge] = office.shop.customers.merges(office.owner, one.id)
    office.press_button(f"undoMerge_{merge.id}")
    assert "Merged from" not in office.said()
    assert office.at(AVA) != office.at(DANA)


def test_a_merge_is_undone_from_the_toast(office: Office) -> None:
    office.open(office.ava)
    office.choose("Merge with another customer …")
    office.screen.cards.other_chosen.emit(office.dana)
    office.settle()
    office.press_button("mergeButton")
    assert office.at(AVA) == office.at(DANA)
    office.notifier.actions[-1].call()
    office.settle()
    assert office.at(AVA) != office.at(DANA)


def test_of_several_merges_the_latest_is_shown_and_a_press_shows_the_others(office: Office) -> None:
    others = [office.dana]
    for number in ("+15805550171", "+15805550172"):
        office.sell(number, "Avah Reyes")
        card = office.at(number)
        assert card is not None
        others.append(card.id)
    for other in others:
        office.shop.customers.merge(office.owner, office.ava, other)
    office.open(office.ava)
    assert office.said().count("Merged from") == 1
    assert "and merged from 2 more, earlier" in office.said()
    office.press_button("showMergesButton")
    assert office.said().count("Merged from") == 3


def test_a_number_is_given_up_and_taken_back(office: Office) -> None:
    office.open(office.ava)
    office.choose("This number belongs to someone else now")
    assert office.at(AVA) is None
    assert "(580) 555-0152 belongs to someone else now" in office.said()
    assert office.find("customerCannotJoin").isVisible()
    assert not office.find("customerJoinButton").isVisible()
    office.notifier.actions[-1].call()
    office.settle()
    assert office.at(AVA) is not None
    office.choose("This number belongs to someone else now")
    office.press_button("takeBackNumberButton")
    assert office.at(AVA) is not None
    office.choose("This number belongs to someone else now")
    office.sell(AVA, "Zoe New")
    office.press_button("takeBackNumberButton")
    assert office.notifier.errors == ["Another customer has this number. Nothing was changed."]


def test_a_number_is_changed_and_one_that_is_taken_leads_to_the_merge(office: Office) -> None:
    office.open(office.ava)
    office.choose("Change the number …")
    edit = office.find("newNumberEdit")
    assert isinstance(edit, PhoneEdit)
    QTest.keyClicks(edit, "12")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    office.settle()
    assert "That number is too short." in office.said()
    edit.clear_typed()
    QTest.keyClicks(edit, DANA)
    office.press_button("saveNumberButton")
    assert "Another customer has this number." in office.said()
    office.press_button("mergeInsteadButton")
    assert "Together: Ava Reyes" in office.said()
    office.press_button("cancelMergeButton")
    office.choose("Change the number …")
    QTest.keyClicks(office.find("newNumberEdit"), FREE)
    office.press_button("saveNumberButton")
    changed = office.at(FREE)
    assert changed is not None
    assert (changed.id, office.no_card_is_open()) == (office.ava, True)
    office.notifier.actions[-1].call()
    office.settle()
    assert office.at(AVA) is not None


def test_address_and_consent_are_edited_and_refused_beside_the_field(office: Office) -> None:
    office.shop.tappass.enrol(office.owner, phone=DANA, name=None, email="dana@example.com")
    office.shop.tappass.enrol(office.owner, phone=AVA, name=None)
    office.open(office.ava)
    office.press_button("editCustomerButton")
    email, wants = office.find("editEmailEdit"), office.find("editMarketingCheck")
    assert isinstance(email, QLineEdit)
    assert isinstance(wants, QCheckBox)
    for typed, words in (
        ("ava", "That is not an e-mail address."),
        ("DANA@example.com", "Another member has this e-mail"),
    ):
        email.setText(typed)
        office.press_button("saveCustomerButton")
        assert words in office.said()
    email.setText("ava@example.com")
    wants.click()
    office.press_button("saveCustomerButton")
    assert office.no_card_is_open()
    card = office.at(AVA)
    assert card is not None
    assert (card.email, card.marketing_consent, card.consent_source) == ("ava@example.com", True, "customers screen")
    assert "noted here" in office.said()


def test_a_cashier_sees_none_of_it(sqlite_shop_url: str, qtbot: QtBot) -> None:
    office = Office(sqlite_shop_url, qtbot)
    office.shop.customers.merge(office.owner, office.ava, office.dana)
    office.show(office.screen, Role.CASHIER)
    office.open(office.ava)
    assert not office.find("customerMoreButton").isVisible()
    assert not office.find("editCustomerButton").isVisible()
    assert "Merged from" not in office.said()
    office.close()


def test_a_merged_customer_is_no_line_of_its_own(office: Office) -> None:
    office.shop.customers.merge(office.owner, office.ava, office.dana)
    for typed in ("0190", "0152", "580", "dana"):
        office.screen.text_typed.emit(typed)
        office.settle()
        assert [row.id for row in office.screen.list.model.rows] == [office.ava], typed
