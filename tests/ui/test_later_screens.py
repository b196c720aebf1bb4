"""The window as the command starts it: what was not made yet is made by the key that wants it, and nothing is lost."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pos_app.bootstrap import Act
from pos_app.domain.printing import Automatic, Printer, PrinterKind, TillPrinting
from tests.integration.fake_printer import FakePrinter
from tests.ui.driver import Driver
from ui import app
from ui.app_events import ApprovalWanted, LateGuestWanted, RefundWanted

SCREENS = (
    (Qt.Key.Key_2, "navBoard", "board", "boardView"),
    (Qt.Key.Key_3, "navCustomers", "customers", "customersScreen"),
    (Qt.Key.Key_4, "navInsights", "insights", "insightsScreen"),
    (Qt.Key.Key_5, "navTill", "till", "tillScreen"),
    (Qt.Key.Key_6, "navSettings", "settings", "settingsScreen"),
)


@pytest.fixture
def early(qapp: QApplication, sqlite_shop_url: str) -> Iterator[Driver]:
    """The window right after its shop was opened: nobody was idle yet, so only the counter is there."""
    start = app._begin(sqlite_shop_url, as_owner=True, demo=False, till="", theme="light")
    start.after_the_first_paint()
    start.window.resize(1280, 800)
    start.window.show()
    driver = Driver(start.window)
    driver.until(lambda: start.desk is not None, "the window is painted")
    driver.desk._idle.begin = lambda: None  # type: ignore[method-assign] # a test's machine may be slow enough to be idle
    driver.until(lambda: driver.desk.workplace.actor is not None, "the shop is open")
    driver.settle()
    yield driver
    start.window.close()
    start.window.deleteLater()
    qapp.processEvents()


def is_made(driver: Driver, part: str) -> bool:
    return part in vars(driver.desk.later)


def test_each_screen_is_made_by_its_key(early: Driver) -> None:
    for key, name, part, screen in SCREENS:
        assert not is_made(early, part)
        QTest.keyClick(early.window, key, Qt.KeyboardModifier.ControlModifier)
        early.settle()
        assert is_made(early, part)
        assert early.desk.window.is_showing(name)
        assert early.find(screen).isVisible()


def test_garbage_is_looked_for_again_once_the_window_has_settled(early: Driver) -> None:
    assert not gc.isenabled(), "nothing made on the way up is garbage"
    early.until(gc.isenabled, "the window has settled")
    assert gc.get_freeze_count() > 0


def test_the_counters_keys_make_what_they_open(early: Driver) -> None:
    early.press(Qt.Key.Key_F7)
    assert early.find("parkedList").isVisible()
    early.press(Qt.Key.Key_Escape)
    early.press(Qt.Key.Key_F10)
    assert early.find("recentSales").isVisible()
    early.press(Qt.Key.Key_Escape)
    early.type("5805550152", "phoneEdit")
    early.settle()
    early.press(Qt.Key.Key_F6)
    early.settle()
    assert early.find("tapPassDialog").isVisible()
    early.press(Qt.Key.Key_Escape)
    early.tap("Cola")
    assert is_made(early, "parking"), "its button follows the order"
    early.press(Qt.Key.Key_F5)
    early.settle()
    assert early.focus() == "parkNameEdit"


def test_the_first_request_for_a_card_opens_it(early: Driver) -> None:
    events = early.desk.workplace.events
    early.type("5805550152", "phoneEdit")
    early.settle()
    early.tap("Cola")
    early.press(Qt.Key.Key_F8)
    early.until(lambda: early.find("donePanel").isVisible(), "the sale is done")
    sale = early.desk.counter.receipt._last_sale
    for signal, payload, card in (
        (events.refund_wanted, (RefundWanted(sale),), "refundCard"),
        (events.late_guest_wanted, (LateGuestWanted(sale),), "lateGuestCard"),
        (events.approval_wanted, (ApprovalWanted(Act.REFUND, "Give back", lambda _by: None),), "approvalCard"),
        (events.voucher_wanted, (), "issueVoucherCard"),
        (events.voucher_look_up_wanted, (), "voucherCard"),
    ):
        signal.emit(*payload)
        early.settle()
        assert early.find(card).isVisible(), card
        early.press(Qt.Key.Key_Escape)
        early.settle()
        assert not early.find(card).isVisible(), f"{card} was opened once"
    customer = early.shop.customers.latest(1)[0]
    events.customer_wanted.emit(customer.id)
    early.settle()
    assert early.desk.window.is_showing("navCustomers")
    assert early.desk.later.customers._card.id == customer.id  # type: ignore[union-attr] # it is there while a window is


def test_the_first_sale_prints_though_nothing_was_known_of_the_printer(early: Driver) -> None:
    with FakePrinter() as printer:
        chosen = TillPrinting(Printer(PrinterKind.NETWORK, printer.address), Printer(), Automatic.ALWAYS)
        early.shop.printing.save_settings(early.shop.actor, chosen)
        assert not is_made(early, "printing")
        early.tap("Cola")
        early.press(Qt.Key.Key_F8)
        early.until(lambda: len(printer.slips) == 1, "the receipt")


def test_everything_else_is_made_while_nobody_is_busy(early: Driver) -> None:
    idle = early.desk._idle
    del idle.begin
    idle.begin()
    early.until(lambda: idle.is_done, "all is made")
    early.settle()
    assert all(is_made(early, part) for _, _, part, _ in SCREENS)
    assert early.desk.window.is_showing("navCounter")
    assert early.desk.later.till.shift is not None
