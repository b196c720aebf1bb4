"""Receipts in the real window, on printers that are real servers: printed, queued, said once, and never in the way."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QTableView

from pos_app.domain import escpos
from pos_app.domain.printing import Automatic, Printer, PrinterKind, TillPrinting
from pos_app.services import print_queue
from tests.integration.fake_printer import PAPER_OUT, FakePrinter
from tests.ui.driver import Driver
from tests.ui.receipts import bands
from ui.printing import raster
from ui.printing.drawing import laid_out, page_of
from ui.widgets.toast import Toast


@pytest.fixture
def printer() -> Iterator[FakePrinter]:
    with FakePrinter() as made:
        yield made


def printed(printer: FakePrinter, slips: int) -> bool:
    return len(printer.slips) == slips


def choose(counter: Driver, printer: Printer, automatic: Automatic = Automatic.ALWAYS, *, drawer: bool = False) -> None:
    chosen = TillPrinting(printer, Printer(), automatic, drawer)
    counter.shop.printing.save_settings(counter.shop.actor, chosen)
    counter.desk.later.printing.read_settings()
    counter.until(lambda: counter.desk.later.printing.settings == chosen, "the printer is known")
    counter.settle()


def at(printer: FakePrinter) -> Printer:
    return Printer(PrinterKind.NETWORK, printer.address)


@pytest.fixture
def product(counter: Driver) -> str:
    return next(str(each.name) for each in counter.shop.catalogue.products() if each.sellable and not each.modifiers)


def quick_sale(counter: Driver, product: str) -> str:
    counter.tap(product)
    counter.press(Qt.Key.Key_F8)
    counter.until(lambda: counter.find("donePanel").isVisible(), "the sale is done")
    return str(counter.desk.counter.receipt._last_sale)


def test_a_sale_prints_its_receipt_and_opens_the_drawer(counter: Driver, product: str, printer: FakePrinter) -> None:
    choose(counter, at(printer), drawer=True)
    sale = quick_sale(counter, product)
    counter.until(lambda: len(printer.slips) == 2, "drawer and receipt")
    assert printer.slips[0] == escpos.kick()
    receipt = counter.shop.receipts.of_sale(sale)
    document = laid_out(page_of(receipt, counter.desk.workplace.formats), 576)
    assert printer.slips[1] == escpos.slip(raster.raster(raster.picture(document)))
    assert not counter.find("printerStrip").isVisible()


def test_f9_prints_the_last_receipt_and_then_a_copy(counter: Driver, product: str, printer: FakePrinter) -> None:
    choose(counter, at(printer), Automatic.ASK)
    quick_sale(counter, product)
    assert counter.find("printReceiptButton").isVisible()
    for slips in (1, 2):
        counter.press(Qt.Key.Key_F9)
        counter.until(partial(printed, printer, slips), "a receipt")
        counter.until(lambda: "Printed" in counter.get("toast", Toast).text, "told")
        counter.settle()
    first, second = (sum(band.height for band in bands(slip)) for slip in printer.slips)
    assert second > first, "the copy says so"


def test_a_printer_out_of_paper_is_said_once_and_holds_nothing_up(
    counter: Driver, product: str, printer: FakePrinter
) -> None:
    printer.paper = PAPER_OUT
    choose(counter, at(printer))
    for _ in range(3):
        quick_sale(counter, product)
    counter.sees("printerTrouble", "out of paper")
    counter.sees("printerTrouble", "Slips waiting: 3")
    assert not counter.find("toast").isVisible()
    printer.paper = 0x12
    counter.click("printAgainButton")
    counter.until(lambda: len(printer.slips) == 3, "everything came out")
    counter.until(lambda: not counter.find("printerStrip").isVisible(), "nothing is said any more")
    assert counter.shop.doctor.check() == []


def test_it_tries_again_by_itself(
    counter: Driver, product: str, printer: FakePrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_queue, "_WAITS", (1,))
    printer.paper = PAPER_OUT
    choose(counter, at(printer))
    quick_sale(counter, product)
    counter.sees("printerTrouble", "out of paper")
    printer.paper = 0x12
    counter.until(lambda: len(printer.slips) == 1, "it came out by itself")


def test_a_receipt_can_be_done_without(counter: Driver, product: str) -> None:
    with FakePrinter() as gone:
        nobody = at(gone)
    choose(counter, nobody)
    quick_sale(counter, product)
    counter.sees("printerTrouble", "does not answer")
    counter.sees("withoutReceiptButton", "Without receipt")
    counter.click("withoutReceiptButton")
    counter.until(lambda: not counter.find("printerStrip").isVisible(), "nothing waits")
    assert counter.shop.printing.left() == []


def test_what_waits_survives_a_restart(qapp: QApplication, sqlite_shop_url: str, printer: FakePrinter) -> None:
    from pos_app.bootstrap import Cart, Payment, open_shop
    from ui.app import build_window

    with open_shop(sqlite_shop_url, as_owner=True) as shop:
        assert shop.actor
        shop.printing.save_settings(shop.actor, TillPrinting(at(printer), automatic=Automatic.ALWAYS))
        cart = Cart().add(next(each for each in shop.catalogue.products() if each.sellable))
        done = shop.checkout.complete(shop.actor, cart, payments=[Payment.cash(shop.checkout.due(cart))])
        shop.printing.after_sale(shop.actor, done.sale_id)
    window = build_window(sqlite_shop_url, as_owner=True, theme="light")
    window.show()
    driver = Driver(window)
    driver.until(lambda: len(printer.slips) == 1, "printed at the next start")
    window.close()
    window.deleteLater()
    qapp.processEvents()


def test_a_printer_that_hangs_does_not_hold_up_the_counter_nor_the_end(
    counter: Driver, product: str, printer: FakePrinter
) -> None:
    printer.hangs = True
    choose(counter, at(printer))
    for _ in range(3):
        quick_sale(counter, product)
    assert counter.desk.background.stop(5), "closing waits for no printer"


def test_without_a_printer_there_is_the_pdf(counter: Driver, product: str, tmp_path: Path) -> None:
    sale = quick_sale(counter, product)
    assert not counter.find("printReceiptButton").isVisible()
    counter.press(Qt.Key.Key_F9)
    counter.until(lambda: "no printer" in counter.get("toast", Toast).text, "told")
    counter.click("saveReceiptButton")
    counter.until(lambda: counter.window.findChild(QFileDialog) is not None, "where to?")
    chooser = counter.window.findChild(QFileDialog)
    assert chooser is not None
    assert chooser.selectedFiles()[0].endswith(".pdf")
    target = tmp_path / "receipt.pdf"
    chooser.fileSelected.emit(str(target))
    chooser.close()
    counter.until(target.exists, "the file")
    assert target.read_bytes().startswith(b"%PDF")
    assert sale


def test_a_report_of_the_till_is_printed_and_saved(counter: Driver, printer: FakePrinter, tmp_path: Path) -> None:
    choose(counter, at(printer), Automatic.ASK)
    counter.press(Qt.Key.Key_Escape)
    QTest.keyClick(counter.window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    counter.until(lambda: counter.find("xReportButton").isVisible(), "the till")
    counter.settle()
    counter.click("xReportButton")
    counter.until(lambda: counter.find("reportPrintButton").isVisible(), "the X report")
    counter.click("reportPrintButton")
    counter.until(lambda: len(printer.slips) == 1, "on paper")
    counter.click("reportPdfButton")
    counter.until(lambda: counter.window.findChild(QFileDialog) is not None, "where to?")
    chooser = counter.window.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(tmp_path / "x.pdf"))
    chooser.close()
    counter.until((tmp_path / "x.pdf").exists, "the file")


def test_a_receipt_from_the_history_is_a_copy(counter: Driver, product: str, printer: FakePrinter) -> None:
    choose(counter, at(printer))
    counter.type("5805550152")
    counter.press(Qt.Key.Key_Return)
    counter.settle()
    quick_sale(counter, product)
    counter.until(lambda: len(printer.slips) == 1, "the receipt")
    customer = counter.shop.customers.find("0152")[0].id
    counter.desk.workplace.events.customer_wanted.emit(customer)
    counter.until(lambda: counter.rows("historyTable") > 0, "the history")
    table = counter.get("historyTable", QTableView)
    table.setFocus()
    table.selectRow(0)
    counter.press(Qt.Key.Key_Return, "historyTable")
    counter.until(lambda: counter.find("receiptCard").isVisible(), "the receipt")
    counter.click("printOrderButton")
    counter.until(lambda: len(printer.slips) == 2, "the copy")
