"""A customer's history in the window: searched, filtered, summed up, and its visits as picture and table."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Role
from pos_app.data import history_queries
from pos_app.domain.sales import Tender
from tests.ui.open_workplace import focus
from tests.ui.test_customers_screen import AVA, DANA, Office
from ui.widgets.charts import Chart


@pytest.fixture
def office(sqlite_shop_url: str, qtbot: QtBot) -> Iterator[Office]:
    made = Office(sqlite_shop_url, qtbot)
    made.sell(AVA, "Ava Reyes", food=1, note="Jalapeño extra")
    made.sell(AVA, food=0, merch=1)
    given_back = made.sell(AVA, food=3)
    made.shop.refunds.refund(made.owner, sale_id=given_back.sale_id, to=Tender.CASH, reason="cold")
    made.sell(DANA, "Dana Whitfield")
    made.show(made.screen)
    yield made
    made.close()


def sums(office: Office) -> str:
    label = office.find("historySums")
    assert isinstance(label, QLabel)
    return label.text()


def choose(office: Office, button: str, words: str) -> None:
    """Open a menu and choose from it, by keys."""
    QTest.mouseClick(office.find(button), Qt.MouseButton.LeftButton)
    menu = office.window.findChild(QMenu, f"{button}Menu")
    assert menu is not None
    listed = [action.text() for action in menu.actions()]
    for _ in range(listed.index(words) + 1):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    office.window.activateWindow()
    office.settle()


def money(office: Office, amount: int) -> str:
    return office.workplace.formats.money(amount)


def test_a_search_finds_a_note_without_its_accents_and_sums_up(office: Office) -> None:
    customer = office.open(AVA)
    everything = office.shop.history.sums(customer)
    assert sums(office).startswith(f"3 orders · {money(office, everything.total)} · ")
    assert f"{money(office, everything.refunded)} refunded" in sums(office)
    office.table("historyTable").setFocus()
    office.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert focus() is office.find("historySearchEdit")
    office.type("JALAPENO")
    [row] = office.screen.history.model.rows
    assert sums(office) == f"1 order · {row.total}"
    office.press(Qt.Key.Key_Return)
    assert focus() is office.table("historyTable")
    office.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    office.press(Qt.Key.Key_Escape)
    assert len(office.column("historyTable")) == 3
    assert office.find("customerSearchEdit").property("text") == ""


def test_status_and_product_are_chosen_from_menus_and_cleared_at_once(office: Office) -> None:
    customer = office.open(AVA)
    choose(office, "historyStatusButton", "Refunded")
    assert len(office.column("historyTable")) == 1
    button = office.find("historyStatusButton")
    assert isinstance(button, QPushButton)
    assert button.text() == "Refunded"
    assert button.isChecked()
    choose(office, "historyStatusButton", "Cancelled")
    assert office.column("historyTable") == []
    assert sums(office) == ""
    office.click("historyClearButton")
    assert len(office.column("historyTable")) == 3
    assert button.text() == "Status"
    merch = next(each for each in office.shop.history.products(customer) if each.kind == "MERCH")
    choose(office, "historyProductButton", merch.name)
    assert office.column("historyTable", 1) == ["Merch"]


def test_days_are_typed_and_wrong_ones_are_explained(office: Office) -> None:
    office.open(AVA)
    choose(office, "historyPeriodButton", "This month")
    assert len(office.column("historyTable")) == 3
    choose(office, "historyPeriodButton", "From … to …")
    assert focus() is office.find("historyFirstDay")
    office.type("2020-13-01")
    office.press(Qt.Key.Key_Return)
    assert "Write a day as year, month and day: 2026-05-31." in office.said()
    first, last = office.find("historyFirstDay"), office.find("historyLastDay")
    assert isinstance(first, QLineEdit)
    first.selectAll()
    office.type("2020-12-01")
    last.setFocus()
    office.type("2020-11-30")
    office.click("historyRangeButton")
    assert "The last day lies before the first." in office.said()
    assert len(office.column("historyTable")) == 3
    assert isinstance(last, QLineEdit)
    last.setFocus()
    last.selectAll()
    office.type("2020-12-31")
    office.press(Qt.Key.Key_Return)
    assert office.column("historyTable") == []
    assert "The last day lies before the first." not in office.said()


def test_a_rare_word_far_back_is_found_without_a_scroll(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(30):
        office.sell(AVA)
    monkeypatch.setattr(history_queries, "WALKED", 4)
    office.open(AVA)
    office.find("historySearchEdit").setFocus()
    office.type("jalap")
    for _ in range(12):
        office.settle()
    assert len(office.column("historyTable")) == 1


def test_another_customer_begins_without_a_filter(office: Office) -> None:
    office.open(AVA)
    choose(office, "historyStatusButton", "Cancelled")
    office.find("historySearchEdit").setFocus()
    office.type("nothing")
    office.open(DANA)
    assert len(office.column("historyTable")) == 1
    assert office.find("historySearchEdit").property("text") == ""


def test_visits_are_a_picture_and_the_same_table(office: Office) -> None:
    customer = office.open(AVA)
    office.click("historyVisitsButton")
    months, years = (office.shop.history.rhythm(customer).months, office.shop.history.rhythm(customer).years)
    assert office.column("visitsTable", 1) == [str(month.visits) for month in reversed(months)]
    chart = office.find("visitsChart")
    assert isinstance(chart, Chart)
    assert chart.accessibleName() == "Visits by month"
    assert chart.accessibleDescription().endswith(": 3")
    office.click("visitsByYearButton")
    assert office.column("visitsTable", 2) == [money(office, year.total) for year in reversed(years)]
    card = office.find("visitsCard")
    office.press(Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_a_cashier_sees_no_filter_no_sums_and_no_visits(sqlite_shop_url: str, qtbot: QtBot) -> None:
    made = Office(sqlite_shop_url, qtbot)
    made.sell(AVA, "Ava Reyes")
    made.show(made.screen, Role.CASHIER)
    made.open(AVA)
    for name in ("historySearchEdit", "historyStatusButton", "historySums", "historyVisitsButton", "historyChart"):
        assert not made.find(name).isVisible()
    made.close()
