"""Vouchers in the real window, with typed keys: sold and given, by a lead's PIN, looked up, printed, refunded to."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from pos_app.bootstrap import Actor, Cart, Payment, Role, Tender
from pos_app.domain.page import Code
from pos_app.domain.till import CashCount
from tests.integration.counter import food, of, value
from tests.ui.driver import Driver
from ui.app_events import RefundWanted
from ui.till.screen import TillScreen

if TYPE_CHECKING:
    from ui.print_events import PageWanted

ENTER = Qt.Key.Key_Return


def go_to_till(driver: Driver) -> None:
    QTest.keyClick(driver.window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    driver.settle()


def issue(driver: Driver, amount: str, reason: str) -> str:
    """Type a voucher; the code that is shown."""
    driver.click("issueVoucherButton")
    assert driver.focus() == "voucherAmountEdit"
    driver.type(amount)
    driver.press(ENTER)
    assert driver.focus() == "voucherReasonEdit"
    driver.type(reason)
    driver.press(ENTER)
    return code_shown(driver)


def code_shown(driver: Driver) -> str:
    driver.until(lambda: bool(driver.text("voucherCode")), "the code")
    driver.settle()
    return driver.text("voucherCode")


def look_up(driver: Driver, code: str) -> None:
    driver.click("findVoucherButton")
    assert driver.focus() == "voucherLookUpEdit"
    driver.type(code)
    driver.press(ENTER)
    driver.settle()


def till_figures(driver: Driver) -> list[tuple[str, str]]:
    """The figures under the till's state."""
    return [(word.text(), figure.text()) for word, figure in driver.get("tillScreen", TillScreen)._figures]


def close_till(driver: Driver) -> None:
    shop = driver.shop
    shop.till.close(shop.actor, shop.till.current().id, CashCount())
    driver.desk.later.till.look()
    driver.settle()


def test_a_voucher_is_sold_pays_and_is_looked_up(counter: Driver) -> None:
    go_to_till(counter)
    code = issue(counter, "50", "birthday")
    assert counter.text("voucherLeft") == "$50.00"
    counter.until(lambda: counter.rows("voucherMovesTable") == 1, "how it came to be")
    assert counter.shop.till.expected_cash(counter.shop.actor) == 5000
    counter.press(ENTER)
    assert not counter.find("voucherCard").isVisible()
    counter.until(lambda: ("Vouchers sold", "$50.00") in till_figures(counter), "what it was sold for")
    assert counter.rows("movementTable") == 0
    done = counter.shop.checkout.complete(
        counter.shop.actor,
        Cart().add(next(each for each in counter.shop.catalogue.products() if each.name == "House Burger")),
        payments=[Payment.voucher(code, 800)],
    )
    look_up(counter, code.lower().replace("-", ""))
    assert (counter.text("voucherLeft"), counter.text("voucherState")) == ("$42.00", "Good")
    rows = [row[0] for row in counter.desk.later.vouchers._card.moves.rows]
    assert rows == [f"Paid order {done.number}", "Sold for cash"]
    assert counter.shop.doctor.check() == []


def test_a_given_voucher_leaves_the_drawer_alone_and_needs_no_open_till(counter: Driver) -> None:
    close_till(counter)
    go_to_till(counter)
    counter.click("issueVoucherButton")
    assert not counter.find("voucherSoldButton").isEnabled()
    counter.type("7.50")
    counter.click("voucherReason_1")
    counter.click("voucherDay_1")
    counter.sees("voucherDayHint", "Good through")
    counter.click("issueVoucherNowButton")
    code_shown(counter)
    counter.sees("voucherLastDay", "Good through")
    assert value(counter.shop, 'SELECT count(*) FROM "CashMovement"') == 0
    assert value(counter.shop, 'SELECT reason FROM "Voucher"') == "Apology"


def test_a_till_closed_meanwhile_keeps_what_was_typed(counter: Driver) -> None:
    go_to_till(counter)
    counter.click("issueVoucherButton")
    shop = counter.shop
    shop.till.close(shop.actor, shop.till.current().id, CashCount())
    counter.type("50")
    counter.press(ENTER)
    counter.type("birthday")
    counter.press(ENTER)
    counter.sees("voucherIssueError", "The till is closed.")
    assert counter.get("voucherReasonEdit", QLineEdit).text() == "birthday"
    assert value(shop, 'SELECT count(*) FROM "Voucher"') == 0


@pytest.mark.parametrize(
    ("amount", "reason", "words"),
    [
        ("", "", "Type what the voucher is worth."),
        ("0", "x", "Type what the voucher is worth."),
        ("1.234.5", "x", "That is not an amount of money."),
        ("5", "", "Say what the voucher is for."),
        ("5", "4111111111111111", "card number"),
    ],
)
def test_what_is_missing_is_said_in_place(counter: Driver, amount: str, reason: str, words: str) -> None:
    go_to_till(counter)
    counter.click("issueVoucherButton")
    counter.type(amount)
    counter.type(reason, "voucherReasonEdit")
    counter.click("issueVoucherNowButton")
    counter.sees("voucherIssueError", words)
    assert counter.get("voucherAmountEdit", QLineEdit).text() == amount
    assert value(counter.shop, 'SELECT count(*) FROM "Voucher"') == 0


def test_a_cashier_issues_by_a_leads_pin_and_looks_up_alone(counter: Driver) -> None:
    shop = counter.shop
    shop.staff.add(shop.actor, "Kim", role=Role.SHIFT_LEAD, pin="492716")
    robin = shop.staff.add(shop.actor, "Robin", role=Role.CASHIER, pin="739162")
    counter.desk.workplace.sign_in(Actor(robin.id, robin.name, robin.role))
    counter.settle()
    go_to_till(counter)
    counter.click("issueVoucherButton")
    counter.type("50")
    counter.press(ENTER)
    counter.type("birthday")
    counter.press(ENTER)
    counter.sees("approvalWords", "Issue a voucher of $50.00")
    counter.settle()
    counter.type("492716")
    counter.press(ENTER)
    code = code_shown(counter)
    counter.press(Qt.Key.Key_Escape)
    look_up(counter, code)
    assert counter.text("voucherLeft") == "$50.00"
    assert shop.till.expected_cash(shop.actor) == 5000


def test_a_code_that_is_none_stays_in_the_field(counter: Driver) -> None:
    go_to_till(counter)
    for code, words in (("", "Type or scan"), ("7K3M", "typing mistake"), ("0000-0000-0000", "No voucher")):
        look_up(counter, code)
        counter.sees("voucherLookUpError", words)
        assert counter.get("voucherLookUpEdit", QLineEdit).text() == code
        assert not counter.find("voucherCode").isVisible()
        counter.press(Qt.Key.Key_Escape)


def test_the_code_is_copied_printed_and_saved(counter: Driver) -> None:
    go_to_till(counter)
    code = issue(counter, "50", "birthday")
    counter.click("voucherCopyButton")
    assert QGuiApplication.clipboard().text() == code
    wanted: list[PageWanted] = []
    events = counter.desk.workplace.events
    events.print_wanted.disconnect()
    events.print_wanted.connect(wanted.append)
    counter.click("voucherPrintButton")
    counter.click("voucherPdfButton")
    assert [each.as_pdf for each in wanted] == [False, True]
    assert Code(code) in wanted[0].page.blocks
    assert any("$50.00" in str(block) for block in wanted[0].page.blocks)


def test_a_refund_onto_a_voucher_shows_its_code(counter: Driver) -> None:
    counter.tap("House Burger")
    counter.press(Qt.Key.Key_F8)
    counter.until(lambda: counter.find("newSaleButton").isVisible(), "the sale is done")
    sale = str(value(counter.shop, 'SELECT id FROM "Sale" ORDER BY sequence DESC'))
    counter.desk.workplace.events.refund_wanted.emit(RefundWanted(sale_id=sale))
    counter.until(lambda: counter.find("refundCard").isVisible(), "what goes back")
    counter.settle()
    counter.click(f"refundTo_{Tender.VOUCHER.value}")
    counter.click("refundButton")
    code = code_shown(counter)
    assert value(counter.shop, 'SELECT code FROM "Voucher"') == code
    assert counter.text("voucherLeft") == "$8.00"
    words = [each.text() for each in counter.find("voucherCard").findChildren(QLabel)]
    assert "It is on this voucher" in words
    counter.click("voucherDoneButton")
    assert counter.shop.doctor.check() == []


@pytest.mark.parametrize(
    ("to", "words"),
    [(None, "left of $1.00"), (Tender.VOUCHER, "issued for $1.00, the rest was given back onto it")],
)
def test_what_a_voucher_was_issued_for_stays_what_it_was(counter: Driver, to: Tender | None, words: str) -> None:
    shop = counter.shop
    code = shop.vouchers.issue(shop.actor, 100, reason="gift").code
    paid = [Payment.voucher(code, 100), Payment.cash(9000)]
    done = shop.checkout.complete(shop.actor, of(food(shop)), payments=paid)
    shop.refunds.void(shop.actor, done.sale_id, to=to)
    go_to_till(counter)
    look_up(counter, code)
    counter.sees("voucherIssued", words)


def test_a_voucher_spent_meanwhile_is_not_taken_back_and_shown_as_it_is(counter: Driver) -> None:
    shop = counter.shop
    go_to_till(counter)
    code = issue(counter, "5", "gift")
    counter.until(lambda: counter.find("voucherTakeBackButton").isVisible(), "it can go back")
    shop.checkout.complete(shop.actor, of(food(shop)), payments=[Payment.voucher(code, 100), Payment.cash(9000)])
    counter.click("voucherTakeBackButton")
    counter.sees("voucherLookUpError", "Only an unused voucher")
    counter.sees("voucherLeft", "$4.00")
    counter.until(lambda: not counter.find("voucherTakeBackButton").isVisible(), "it cannot go back")
    counter.sees("voucherLookUpError", "Only an unused voucher")


def test_a_voucher_is_sold_by_card_and_taken_back(counter: Driver) -> None:
    shop = counter.shop
    go_to_till(counter)
    counter.click("issueVoucherButton")
    counter.until(lambda: counter.find("issueVoucherCard").isVisible(), "the card")
    assert not counter.find("voucherReferenceEdit").isVisible()
    counter.type("50", "voucherAmountEdit")
    counter.type("gift", "voucherReasonEdit")
    counter.click("voucherCardButton")
    counter.type("slip 7", "voucherReferenceEdit")
    counter.click("issueVoucherNowButton")
    code = code_shown(counter)
    assert value(shop, 'SELECT reference FROM "VoucherPayment"') == "slip 7"
    assert shop.till.expected_cash(shop.actor) == 0
    counter.until(lambda: counter.find("voucherTakeBackButton").isVisible(), "it can go back")
    counter.click("voucherTakeBackButton")
    counter.told("Give $50.00 back on the card's terminal.")
    counter.sees("voucherState", "Taken back")
    counter.sees("voucherTitle", "The voucher is taken back")
    counter.settle()
    assert not counter.find("voucherTakeBackButton").isVisible()
    assert shop.vouchers.find(code).balance == 0
    assert shop.doctor.check() == []
