"""The owner's page of the journal: in plain words, narrowed by keys, checked by one button, saved to a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTableView

from pos_app.bootstrap import Role
from pos_app.domain.journal import KINDS
from tests.integration.counter import food, mixed, person, sell, tamper
from tests.ui.driver import Driver
from tests.ui.test_settings import retype
from tests.ui.test_staff_page import open_page
from ui.settings.journal_page import JournalPage
from ui.settings.journal_sentences import sentences


def shown(counter: Driver) -> list[str]:
    model = counter.get("journalTable", QTableView).model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def test_every_kind_has_its_sentence(counter: Driver) -> None:
    assert set(sentences()) == {kind for kinds in KINDS.values() for kind in kinds}


def test_entries_are_told_in_words_and_narrowed(counter: Driver) -> None:
    shop = counter.shop
    robin = person(shop, Role.CASHIER)
    sell(shop, mixed(shop), name="Ava")
    priced = food(shop)
    shop.catalogue.set_price(shop.actor, priced.id, 1250)
    shop.staff.change(shop.actor, robin.id, name="Robin", role=Role.SHIFT_LEAD, pin="618203")
    open_page(counter, "Journal")
    told = shown(counter)
    assert told[:2] == ["Robin has a new PIN", "Robin: from Cashier to Shift lead"]
    assert f"Price of {priced.name}: from $6.00 to $12.50" in told
    assert "Sale A1: $36.99" in told
    retype(counter, "journalSearchEdit", "ava")
    counter.press(Qt.Key.Key_Return, "journalSearchEdit")
    counter.settle()
    assert shown(counter) == ["Sale A1: $36.99"]
    retype(counter, "journalSearchEdit", "")
    topic = counter.get("journalTopicCombo", QComboBox)
    topic.setFocus()
    counter.press(Qt.Key.Key_End, "journalTopicCombo")
    topic.activated.emit(topic.currentIndex())
    counter.settle()
    assert shown(counter) == ["Shop set up"]
    counter.type("2026-13-01", "journalFirstEdit")
    counter.press(Qt.Key.Key_Return, "journalFirstEdit")
    assert counter.find("journalFirstEdit").property("state") == "invalid"


def test_more_pages_come_as_one_scrolls(counter: Driver) -> None:
    shop = counter.shop
    dish = food(shop)
    for at in range(260):
        shop.catalogue.set_price(shop.actor, dish.id, 500 + at)
    open_page(counter, "Journal")
    table = counter.get("journalTable", QTableView)
    assert len(shown(counter)) == 100
    table.scrollToBottom()
    counter.settle()
    counter.until(lambda: len(shown(counter)) == 200, "the second page")


def test_one_button_checks_everything_and_names_what_broke(counter: Driver) -> None:
    sell(counter.shop, mixed(counter.shop))
    open_page(counter, "Journal")
    counter.click("verifyJournalButton")
    counter.sees("journalCheckResult", "Unbroken")
    tamper(counter.shop, "UPDATE \"Journal\" SET kind = 'salf' WHERE number = 2")
    counter.click("verifyJournalButton")
    counter.sees("journalCheckResult", "Till 1, entry 2: its content was changed")
    assert counter.find("verifyJournalButton").isEnabled()


def test_the_list_is_saved_and_that_is_an_entry_too(counter: Driver, tmp_path: Path) -> None:
    open_page(counter, "Journal")
    page = counter.find("journalPage")
    assert isinstance(page, JournalPage)
    page.save_wanted.emit(tmp_path / "journal.csv")
    counter.settle()
    text = (tmp_path / "journal.csv").read_text(encoding="utf-8-sig")
    assert "Shop set up" in text
    assert counter.shop.journal.latest(counter.shop.actor, 1)[0].kind == "list_exported"
