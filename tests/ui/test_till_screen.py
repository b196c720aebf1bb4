"""The till in the real window, with typed keys: opened, sold at, paid out of, counted blind, closed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from pos_app.bootstrap import Actor, Role
from pos_app.domain.denominations import denominations
from pos_app.domain.till import CashCount
from tests.ui.driver import Driver
from ui.till.page_view import PageView
from ui.till.screen import TillScreen

if TYPE_CHECKING:
    from ui.print_events import PageWanted


def go_to_till(driver: Driver) -> None:
    QTest.keyClick(driver.window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    driver.settle()


def screen(driver: Driver) -> TillScreen:
    return driver.get("tillScreen", TillScreen)


def page(driver: Driver) -> str:
    return driver.get("tillReport", PageView).words


def close_quietly(driver: Driver) -> None:
    """As the other window of the same till does it."""
    shop = driver.shop
    shop.till.close(shop.actor, shop.till.current().id, CashCount())


def sign_in(driver: Driver, role: Role) -> None:
    shop = driver.shop
    person = shop.staff.add(shop.actor, f"A {role.value}", role=role, pin="739162")
    driver.desk.workplace.sign_in(Actor(person.id, person.name, person.role))
    driver.settle()
    driver.settle()


def sell_a_burger(driver: Driver) -> None:
    driver.tap("House Burger")
    driver.press(Qt.Key.Key_F8)
    driver.until(lambda: driver.find("newSaleButton").isVisible(), "the sale is done")
    driver.settle()


def test_a_day_from_the_float_to_the_z_report(counter: Driver) -> None:
    close_quietly(counter)
    go_to_till(counter)
    counter.sees("tillState", "The till is closed")
    counter.click("openTillButton")
    counter.type("200")
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: counter.text("tillState") == "The till is open", "the till is open")
    counter.press(Qt.Key.Key_F2)
    sell_a_burger(counter)
    go_to_till(counter)
    counter.click("payOutButton")
    counter.type("12.50")
    counter.press(Qt.Key.Key_Return)
    assert counter.focus() == "tillReasonEdit"
    counter.type("ice")
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: counter.rows("movementTable") == 1, "the payment out is listed")
    counter.click("countTillButton")
    assert counter.focus() == "count_10000"
    counter.type("1")
    counter.press(Qt.Key.Key_Return)
    assert counter.focus() == "count_5000"
    counter.type("1")
    counter.press(Qt.Key.Key_Return)
    counter.type("2")
    counter.sees("countTotal", "$190.00")
    counter.press(Qt.Key.Key_Return, times=9)
    assert counter.focus() == "count_1"
    counter.press(Qt.Key.Key_Return)
    assert counter.focus() == "countLoose"
    counter.type("5.49")
    counter.press(Qt.Key.Key_Return)
    assert counter.focus() == "closeTillButton"
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: counter.text("reportTitle") == "Z report 2", "the Z report")
    assert screen(counter).report.said.text == "$0.01 is missing from the drawer."
    for words in ("Expected\n$195.50", "Counted\n$195.49", "Cash taken\n$8.00", "ice\n-$12.50"):
        assert words in page(counter)
    assert counter.focus() == "reportNoteEdit"
    counter.type("a cent")
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: "a cent" in page(counter), "the word is on the report")
    counter.press(Qt.Key.Key_Escape)
    counter.sees("tillState", "The till is closed")
    counter.until(lambda: counter.rows("pastReportsTable") == 2, "both closes are listed")
    assert counter.shop.doctor.check() == []


def test_nothing_is_paid_at_the_counter_while_the_till_is_closed(counter: Driver) -> None:
    close_quietly(counter)
    counter.desk.later.till.look()
    counter.until(lambda: counter.find("counterOpenTillButton").isVisible(), "the button stands there")
    assert not counter.find("payButton").isVisible()
    counter.tap("House Burger")
    counter.press(Qt.Key.Key_F4)
    counter.press(Qt.Key.Key_F8)
    counter.settle()
    assert not counter.find("paymentSheet").isVisible()
    assert counter.rows("cartTable") == 1
    counter.click("counterOpenTillButton")
    counter.type("50")
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: counter.find("payButton").isVisible(), "Pay is back")
    counter.press(Qt.Key.Key_F8)
    counter.until(lambda: counter.find("newSaleButton").isVisible(), "the sale is done")


def test_a_till_closed_by_another_window_is_noticed_at_the_next_sale(counter: Driver) -> None:
    close_quietly(counter)
    counter.tap("House Burger")
    counter.press(Qt.Key.Key_F8)
    counter.until(lambda: counter.find("counterOpenTillButton").isVisible(), "the counter noticed")
    assert counter.rows("cartTable") == 1


def test_a_cashier_sees_no_figures_and_closes_nothing(counter: Driver) -> None:
    sell_a_burger(counter)
    sign_in(counter, Role.CASHIER)
    go_to_till(counter)
    counter.sees("tillState", "The till is open")
    for name in ("xReportButton", "countTillButton", "pastReportsTable", "movementTable", "openTillButton"):
        assert not counter.find(name).isVisible(), name
    assert all(not figure.isVisible() for _word, figure in screen(counter)._figures)


def type_a_leads_pin(driver: Driver, words: str) -> None:
    driver.until(lambda: driver.text("approvalWords") == words, words)
    driver.settle()
    driver.type("492716")
    driver.press(Qt.Key.Key_Return)


def test_a_cashier_opens_the_till_and_pays_out_by_a_leads_pin(counter: Driver) -> None:
    close_quietly(counter)
    lead = counter.shop.staff.add(counter.shop.actor, "Kim", role=Role.SHIFT_LEAD, pin="492716")
    sign_in(counter, Role.CASHIER)
    counter.desk.later.till.look()
    counter.until(lambda: counter.find("counterOpenTillButton").isVisible(), "the button stands there")
    assert "It opens with a shift lead's PIN." in screen_words(counter)
    counter.click("counterOpenTillButton")
    counter.type("50")
    counter.press(Qt.Key.Key_Return)
    type_a_leads_pin(counter, "Open the till with $50.00")
    counter.until(lambda: counter.find("payButton").isVisible(), "Pay is back")
    go_to_till(counter)
    counter.click("payOutButton")
    counter.type("12.50")
    counter.press(Qt.Key.Key_Return)
    counter.type("ice")
    counter.press(Qt.Key.Key_Return)
    counter.until(lambda: counter.find("approvalCard").isVisible(), "the PIN is asked for")
    counter.press(Qt.Key.Key_Escape)
    assert counter.get("tillAmountEdit", QLineEdit).text() == "12.50"
    counter.click("tillAmountButton")
    type_a_leads_pin(counter, "Pay out $12.50")
    counter.until(lambda: not counter.find("tillAmountButton").isVisible(), "it is booked")
    assert counter.shop.till.expected_cash(counter.shop.actor) == 3750
    done = {entry.kind: entry.data.get("approved_by") for entry in counter.shop.journal.latest(counter.shop.actor, 4)}
    assert (done["till_opened"], done["cash_out"]) == (lead.id, lead.id)
    assert counter.shop.doctor.check() == []


def screen_words(driver: Driver) -> str:
    return str(driver.find("tillClosedWords").accessibleName())


def test_a_lead_counts_blind(counter: Driver) -> None:
    sell_a_burger(counter)
    sign_in(counter, Role.SHIFT_LEAD)
    go_to_till(counter)
    shown = [word.text() for word, figure in screen(counter)._figures if figure.isVisible()]
    assert shown == ["Float", "Sales", "Taken"]
    counter.click("xReportButton")
    counter.until(lambda: counter.text("reportTitle") == "X report", "the X report")
    assert "Expected" not in page(counter)
    counter.click("reportDoneButton")
    counter.click("countTillButton")
    counter.click("closeTillButton")
    counter.until(lambda: counter.text("reportTitle") == "Z report 1", "the Z report")
    assert "Expected\n$8.00" in page(counter)


def test_a_count_begun_is_still_there_after_a_lock(counter: Driver) -> None:
    go_to_till(counter)
    counter.click("countTillButton")
    counter.type("7")
    counter.desk.workplace.sign_out()
    counter.settle()
    assert not screen(counter).count.isVisible()
    counter.desk.workplace.sign_in(counter.shop.actor)
    counter.settle()
    counter.click("countTillButton")
    counter.sees("countTotal", "$700.00")
    counter.press(Qt.Key.Key_Escape)
    assert counter.shop.till.current() is not None


@pytest.mark.parametrize(("typed", "words"), [("", "Type the amount."), ("1.234.5", "That is not an amount of money.")])
def test_an_amount_that_is_none(counter: Driver, typed: str, words: str) -> None:
    go_to_till(counter)
    counter.click("payInButton")
    counter.type(typed)
    counter.press(Qt.Key.Key_Return)
    counter.sees("tillAmountError", words)
    assert counter.get("tillAmountEdit", QLineEdit).text() == typed


def test_a_reason_that_looks_like_a_card_number_stays_in_the_field(counter: Driver) -> None:
    go_to_till(counter)
    counter.click("payInButton")
    counter.type("5")
    counter.press(Qt.Key.Key_Return)
    counter.press(Qt.Key.Key_Return)
    counter.sees("tillAmountError", "Say why")
    counter.type("4111111111111111")
    counter.press(Qt.Key.Key_Return)
    counter.sees("tillAmountError", "card number")
    assert counter.get("tillReasonEdit", QLineEdit).text() == "4111111111111111"
    assert counter.shop.till.movements(counter.shop.actor) == ()


def test_a_till_left_open_says_so_and_sells_on(counter: Driver) -> None:
    counter.shop.premises.clock = lambda: datetime.now(UTC) + timedelta(days=2)
    counter.desk.later.till.look()
    counter.until(lambda: counter.find("counterTillWarning").isVisible(), "the counter says so")
    sell_a_burger(counter)
    go_to_till(counter)
    assert "has been open since" in screen(counter).warning.text


def test_a_report_is_saved_as_a_file(counter: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sell_a_burger(counter)
    go_to_till(counter)
    file = tmp_path / "x.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    counter.click("xReportButton")
    counter.until(lambda: counter.text("reportTitle") == "X report", "the X report")
    counter.click("reportCsvButton")
    counter.settle()
    assert "methods,CASH,1,8.00" in file.read_text("utf-8")


def test_a_report_is_printed_or_saved_as_a_page(counter: Driver) -> None:
    go_to_till(counter)
    counter.click("xReportButton")
    counter.until(lambda: counter.text("reportTitle") == "X report", "the X report")
    wanted: list[PageWanted] = []
    events = counter.desk.workplace.events
    events.print_wanted.disconnect()
    events.print_wanted.connect(wanted.append)
    counter.click("reportPrintButton")
    counter.click("reportPdfButton")
    assert [each.as_pdf for each in wanted] == [False, True]
    assert {each.subject for each in wanted} == {counter.shop.till.current().id}
    assert wanted[0].page.title.startswith("X report Till 1 ")


def test_a_currency_without_pieces_is_counted_as_one_amount(counter: Driver) -> None:
    card = screen(counter).count
    card.ask("a-shift", denominations("XXX"), "XXX", str)
    assert counter.focus() == "countLoose"
    counter.type("12")
    assert card.count == CashCount(loose=1200)
    counter.press(Qt.Key.Key_Escape)
