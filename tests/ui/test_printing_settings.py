"""The page "Receipt and printer" in the real window: typed, tried out on a printer that is a server, saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QPlainTextEdit, QPushButton

from pos_app.domain import escpos
from pos_app.domain.printing import Automatic, Printer, PrinterKind
from tests.integration.fake_printer import PAPER_OUT, FakePrinter
from tests.ui.driver import Driver
from ui.widgets.banner import Banner
from ui.widgets.slip_preview import SlipPreview
from ui.widgets.toast import Toast


@pytest.fixture
def printer() -> Iterator[FakePrinter]:
    with FakePrinter() as made:
        yield made


@pytest.fixture
def page(counter: Driver) -> Driver:
    QTest.keyClick(counter.window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    pages = next(each for each in counter.find("settingsScreen").findChildren(QListWidget))
    row = next(at for at in range(pages.count()) if "printing" in pages.item(at).text().lower())
    pages.setCurrentRow(row)
    counter.until(lambda: counter.window.findChild(SlipPreview) is not None, "the page")
    counter.settle()
    return counter


def choose(page: Driver, name: str, value: str) -> None:
    box = page.get(f"{name}Edit", QComboBox)
    box.setCurrentIndex(box.findData(value))


def shown(page: Driver) -> QImage:
    page.settle()
    page.until(lambda: not page.get("slipPreview", SlipPreview).picture.isNull(), "the preview")
    return page.get("slipPreview", SlipPreview).picture


def save(page: Driver) -> None:
    button = page.find("printingPage").findChild(QPushButton, "saveSettingsButton")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def trouble(page: Driver) -> str:
    return page.find("printingPage").findChild(Banner).text  # type: ignore[union-attr]  # it is there while a window is


def test_what_is_chosen_is_kept_and_holds_at_once(page: Driver, printer: FakePrinter) -> None:
    choose(page, "receipt_kind", "NETWORK")
    page.type(printer.address, "receipt_addressEdit")
    choose(page, "receipt_paper", "58")
    choose(page, "automatic", "ALWAYS")
    page.get("headerEdit", QPlainTextEdit).setPlainText("12 Main Street\nشارع")
    save(page)
    page.until(lambda: "Saved" in page.get("toast", Toast).text, "saved")
    kept = page.shop.printing.settings()
    assert kept.receipt == Printer(PrinterKind.NETWORK, printer.address, 58)
    assert kept.automatic is Automatic.ALWAYS
    assert page.shop.printing.text().header == "12 Main Street\nشارع"
    assert page.desk.later.printing.settings == kept


def test_the_preview_is_what_comes_out(page: Driver) -> None:
    before = shown(page)
    assert before.width() == 576
    page.get("footerEdit", QPlainTextEdit).setPlainText("Thank you\nand good night")
    page.until(lambda: shown(page).height() > before.height(), "the new words")
    choose(page, "receipt_paper", "58")
    page.until(lambda: shown(page).width() == 384, "the narrow paper")


def test_a_test_print_goes_to_what_is_typed_and_is_not_saved(page: Driver, printer: FakePrinter) -> None:
    assert not page.get("testReceiptButton", QPushButton).isEnabled()
    choose(page, "receipt_kind", "NETWORK")
    page.type(printer.address, "receipt_addressEdit")
    page.click("testReceiptButton")
    page.until(lambda: len(printer.slips) == 1, "the test")
    page.settle()
    page.click("testDrawerButton")
    page.until(lambda: len(printer.slips) == 2, "the drawer")
    assert printer.slips[1] == escpos.kick()
    assert not page.shop.printing.settings().receipt.is_there


def test_what_is_wrong_is_said_beside_it(page: Driver, printer: FakePrinter) -> None:
    choose(page, "receipt_kind", "NETWORK")
    save(page)
    page.until(lambda: "address" in trouble(page), "no address")
    page.type(printer.address, "receipt_addressEdit")
    printer.paper = PAPER_OUT
    page.click("testReceiptButton")
    page.until(lambda: "out of paper" in trouble(page), "no paper")
    assert page.get("receipt_addressEdit", QLineEdit).text() == printer.address


def test_a_logo_is_shown_kept_and_removed(page: Driver, tmp_path: Path) -> None:
    picture = QImage(200, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor("black"))
    picture.save(str(tmp_path / "logo.png"))
    (tmp_path / "none.png").write_bytes(b"no picture")
    before = shown(page).height()
    preview = page.desk.later.settings._open["printing"].widget.preview  # type: ignore[attr-defined] # found by its name
    preview.logo_chosen.emit(str(tmp_path / "none.png"))
    page.settle()
    save(page)
    page.until(lambda: "PNG" in trouble(page), "refused")
    preview.logo_chosen.emit(str(tmp_path / "logo.png"))
    page.until(lambda: shown(page).height() > before, "the logo")
    save(page)
    page.until(lambda: page.shop.printing.text().logo != b"", "kept")
    page.settle()
    page.click("removeLogoButton")
    save(page)
    page.until(lambda: page.shop.printing.text().logo == b"", "removed")
