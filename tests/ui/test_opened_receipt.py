"""An order opened as its receipt: from the history, the recent sales and the done panel; by keys; as it is printed."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView

from pos_app.bootstrap import Actor, Cart, Kind, Payment, Role, SaleDone
from pos_app.domain import escpos
from pos_app.domain.printing import Automatic, Printer, PrinterKind, TillPrinting
from pos_app.domain.receipts import ReceiptKind
from pos_app.interchange.adoption import adopt
from tests.integration import old_shop
from tests.integration.counter import rows, tamper
from tests.integration.fake_printer import FakePrinter
from tests.ui.driver import Driver
from tests.ui.receipts import bands
from ui.app import build_window
from ui.app_events import ReceiptWanted
from ui.printing import raster
from ui.printing.drawing import page_of
from ui.widgets.overlay import Overlay
from ui.widgets.paper_view import PaperView

PHONE = "5805550152"
ADOPTED = 'SELECT id, total FROM "Order" UNION ALL SELECT id, total FROM "MerchOrder"'
CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def sold(driver: Driver, lines: int = 1, phone: str | None = PHONE) -> SaleDone:
    """So many dishes on lines of their own, and a piece of merchandise, for exact cash."""
    products = [each for each in driver.shop.catalogue.products() if each.sellable]
    food = [each for each in products if each.kind is Kind.FOOD]
    cart = Cart().add(next(each for each in products if each.kind is Kind.MERCH))
    for place in range(lines):
        cart = cart.add(food[place % len(food)], 2, note=f"place {place} بدون بصل")
    paid = [Payment.cash(driver.shop.checkout.due(cart))]
    done: SaleDone = driver.shop.checkout.complete(driver.shop.actor, cart, phone=phone, name="Ava", payments=paid)
    return done


def shown(driver: Driver) -> QImage:
    driver.until(lambda: driver.find("receiptCard").isVisible(), "the receipt is open")
    driver.settle()
    return driver.get("paperView", PaperView).slip.picture


def said(driver: Driver) -> set[str]:
    return {label.text() for label in driver.find("receiptCard").findChildren(QLabel) if label.isVisible()}


def press(driver: Driver, key: Qt.Key) -> None:
    QTest.keyClick(driver._target(""), key, CTRL)
    driver.settle()


def want(driver: Driver, **what: str) -> None:
    driver.desk.workplace.events.receipt_wanted.emit(ReceiptWanted(**what))
    driver.settle()


def test_a_line_of_the_history_opens_as_what_the_printer_is_sent(counter: Driver) -> None:
    done = sold(counter, lines=100)
    counter.desk.workplace.events.customer_wanted.emit(done.customer_id)
    counter.until(lambda: counter.rows("historyTable") == 2, "the history")
    counter.settle()
    table = counter.get("historyTable", QTableView)
    table.setFocus()
    table.selectRow(1)
    counter.press(ENTER)
    picture = shown(counter)
    paper = counter.get("paperView", PaperView)
    assert counter.focus() == "paperView"
    bar = paper.verticalScrollBar()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        before = bar.value()
        counter.press(key)
        assert bar.value() > before
    counter.press(Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 5 * paper.height(), "a hundred lines are long"
    assert paper.horizontalScrollBar().maximum() == 0, "and fit the width"
    press(counter, Qt.Key.Key_Plus)
    assert paper.horizontalScrollBar().maximum() > 0
    press(counter, Qt.Key.Key_0)
    assert paper.horizontalScrollBar().maximum() == 0
    with FakePrinter() as printer:
        chosen = TillPrinting(Printer(PrinterKind.NETWORK, printer.address), Printer(), Automatic.ASK)
        counter.shop.printing.save_settings(counter.shop.actor, chosen)
        counter.desk.later.printing.read_settings()
        counter.until(lambda: counter.desk.later.printing.settings == chosen, "the printer is known")
        press(counter, Qt.Key.Key_P)
        counter.until(lambda: len(printer.slips) == 1, "it is printed")
        decoded = b"".join(band.rows for band in bands(printer.slips[0]))
    assert decoded == raster.raster(picture).rows
    assert escpos.slip(raster.raster(picture)) in printer.slips[0]
    counter.press(ESCAPE)
    assert not counter.find("receiptCard").isVisible()
    assert counter.focus() == "historyTable"
    assert table.currentIndex().row() == 1
    assert "Ava\n(580) 555-0152" not in {label.text() for label in counter.find("receiptCard").findChildren(QLabel)}


def test_the_last_sale_and_the_recent_ones_open_and_follow_what_is_given_back(counter: Driver) -> None:
    counter.tap("Cola")
    counter.tap("Iced Tea")
    counter.press(Qt.Key.Key_F8)
    counter.until(lambda: counter.find("donePanel").isVisible(), "the sale is done")
    counter.click("showReceiptButton")
    shown(counter)
    assert "No phone" in said(counter)
    counter.press(ESCAPE)
    counter.press(Qt.Key.Key_F10)
    counter.settle()
    counter.press(ENTER)
    picture = shown(counter)
    press(counter, Qt.Key.Key_G)
    counter.until(lambda: counter.find("refundCard").isVisible(), "what goes back")
    counter.click("refundEverythingButton")
    counter.click("refundButton")
    counter.until(lambda: "Given back" in said(counter), "the open receipt says so")
    assert {"-$4.40", "$0.00"} <= said(counter)
    assert shown(counter) != picture, "and so does the paper"
    assert not counter.find("refundOrderButton").isVisible()
    refund_id = counter.shop.receipts.opened(counter.shop.recent_sales.here(counter.shop.actor)[0].id).refunds[0].id
    counter.click(f"slip_{refund_id}")
    counter.settle()
    slip = shown(counter)
    counter.click("slip_sale")
    counter.settle()
    assert shown(counter) != slip
    counter.press(ESCAPE)
    assert counter.focus() == "recentSalesTable"


def test_six_orders_are_seen_in_the_smallest_window(counter: Driver) -> None:
    sales = [sold(counter) for _ in range(4)]
    customer_id = sales[0].customer_id
    counter.window.resize(1024, 768)
    counter.desk.workplace.events.customer_wanted.emit(customer_id)
    counter.until(lambda: counter.rows("historyTable") == 8, "the history")
    counter.settle()
    table = counter.get("historyTable", QTableView)
    assert 6 * table.rowHeight(0) <= table.viewport().height()
    assert table.rowHeight(0) >= 44, "still a fingertip"
    assert counter.find("detailConsent").isVisible()
    counter.shop.tappass.enrol(counter.shop.actor, phone=PHONE, name="Ava", terms_accepted=True)
    counter.desk.workplace.events.customer_changed.emit(customer_id)
    counter.settle()
    for name in ("detailPoints", "pointsLedgerButton", "showCardButton", "sellToCustomerButton", "detailNumber"):
        assert counter.find(name).isVisible(), name
    assert counter.find("pointsLedgerButton").accessibleName().startswith("Why ")
    assert not counter.find("showCardButton").geometry().intersects(counter.find("detailPoints").geometry())


def test_an_order_of_the_old_shop_is_a_record(counter: Driver) -> None:
    done = sold(counter)
    before = sold(counter)
    legacy = json.dumps({"customerName": "Av. R.", "phoneNumber": "580 555 0199"})
    statement = 'UPDATE "Order" SET "saleId" = NULL, legacy = :legacy WHERE id = :id'
    tamper(counter.shop, statement, legacy=legacy, id=done.order_id)
    want(counter, order_id=str(done.order_id))
    assert {"Confirmed", "Placed as", "Av. R., 580 555 0199"} <= said(counter)
    assert any("Taken over from the old system" in words for words in said(counter))
    assert "Served by" not in said(counter)
    record = shown(counter)
    counter.press(ESCAPE)
    counter.shop.refunds.void(counter.shop.actor, before.sale_id, "wrong table")
    want(counter, sale_id=before.sale_id)
    assert {"Cancelled", "The sale was voided: it counts for nobody any more."} <= said(counter)
    assert shown(counter) != record


def test_the_sample_of_an_old_shop_opens_by_keys_and_every_order_is_a_whole_record(
    qapp: QApplication, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'shop.db'}"
    adopt(old_shop.SQLITE, url)
    window = build_window(url, as_owner=True, theme="light")
    window.resize(1024, 768)
    window.show()
    driver = Driver(window)
    driver.until(lambda: driver.desk.workplace.is_open, "the shop is open")
    driver.settle()
    QTest.keyClick(window, Qt.Key.Key_3, CTRL)
    driver.type("ivo brooks", "customerSearchEdit")
    driver.settle()
    driver.press(ENTER, "customerSearchEdit")
    driver.until(lambda: driver.rows("historyTable") > 0, "his orders")
    driver.settle()
    driver.press(ENTER, "historyTable")
    shown(driver)
    assert any("Taken over from the old system" in words for words in said(driver))
    assert any("Ivo" in words for words in said(driver))
    driver.press(ESCAPE)
    assert driver.focus() == "historyTable"
    formats = driver.desk.workplace.formats
    totals = {row["id"]: row["total"] for row in rows(driver.shop, ADOPTED)}
    for order_id, total in totals.items():
        receipt = driver.shop.receipts.opened(order_id=order_id).receipt
        assert (receipt.kind, receipt.total, receipt.due) == (ReceiptKind.ORDER, total, total)
        assert receipt.payments == ()
        assert receipt.lines
    page = page_of(driver.shop.receipts.opened(order_id=next(iter(totals))).receipt, formats)
    assert any(getattr(block, "text", "") == "RECORD" for block in page.blocks)
    window.close()
    window.deleteLater()
    qapp.processEvents()


def test_a_cashier_sees_the_receipt_of_the_shift_and_nothing_of_an_older_one(counter: Driver) -> None:
    done = sold(counter)
    shop = counter.shop
    person = shop.staff.add(shop.actor, "Robin", role=Role.CASHIER, pin="4927")
    counter.desk.workplace.sign_in(Actor(person.id, person.name, person.role))
    want(counter, sale_id=done.sale_id)
    shown(counter)
    assert counter.find("refundOrderButton").isVisible(), "with a lead's PIN"
    counter.desk.workplace.sign_out()
    assert not counter.find("receiptCard").isVisible()
    statement = 'UPDATE "Sale" SET "businessDay" = :day WHERE id = :id'
    tamper(shop, statement, day="2020-01-01", id=done.sale_id)
    counter.desk.workplace.sign_in(Actor(person.id, person.name, person.role))
    want(counter, sale_id=done.sale_id)
    assert not counter.find("receiptCard").isVisible()
    assert Overlay.topmost(counter.window) is not None, "and why is said"
