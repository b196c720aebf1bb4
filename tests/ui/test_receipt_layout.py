"""What is printed, to the byte: against python-escpos, against the picture on the screen, and against what it says."""

import io
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from escpos.printer import Dummy
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QSizeF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from pos_app.domain import escpos
from pos_app.domain.page import Align, Code, Logo, Page, Pair, Row, Rule, Size, Space, Text
from pos_app.domain.printing import Printer, PrinterKind, PrinterRole
from pos_app.domain.receipts import KitchenLine, KitchenSlip, ReceiptKind, ReceiptText
from pos_app.domain.shop import ShopInfo
from pos_app.errors import FileNotWritten, PrinterMissing
from tests.ui.receipts import EURO, LONG, bands, line, receipt
from ui.formats import Formats
from ui.printing import layout, paper, raster
from ui.printing.receipt_page import ReceiptWords
from ui.printing.slip_pages import SlipWords
from ui.theme import apply_theme

WIDTHS = (576, 384)


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


def png(width: int = 300, height: int = 120, colour: str = "#d08030") -> bytes:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(held, "PNG")  # type: ignore[call-overload]  # the stubs lack it
    return bytes(held.data().data())


def page(**given: object) -> Page:
    info = given.pop("info", EURO)
    assert isinstance(info, ShopInfo)
    return ReceiptWords(Formats(info)).page(receipt(info, **given))


def pages() -> dict[str, Page]:
    slip = KitchenSlip("A12", receipt().at, "Till 1", "Robin", (KitchenLine(2, LONG, ("no onions",), "!"),), "nuts")
    words = SlipWords(Formats(EURO))
    return {
        "receipt": page(text=ReceiptText("x", "y", png(), code=True)),
        "copy": page(is_copy=True),
        "yen": page(info=ShopInfo("ノースサイド", "JP", "JPY", "Asia/Tokyo")),
        "dinar": page(info=ShopInfo("الركن", "KW", "KWD", "Asia/Kuwait")),
        "kitchen": words.kitchen(slip),
        "test": words.test(Printer(PrinterKind.FILE, "x"), PrinterRole.RECEIPT, "Northside"),
        "empty": Page("", ()),
    }


def texts(of: Page) -> list[str]:
    """Every word on a page, a block at a time."""
    said = []
    for block in of.blocks:
        if isinstance(block, Text):
            said.append(block.text)
        elif isinstance(block, Pair):
            said.append(" ".join(part for part in (block.lead, block.left, block.right) if part))
        elif isinstance(block, Row):
            said.append(" | ".join(block.cells))
    return [text.replace("\u00a0", " ") for text in said]


@pytest.mark.parametrize("dots", WIDTHS)
@pytest.mark.parametrize("name", ["receipt", "copy", "yen", "dinar", "kitchen", "test", "empty"])
def test_the_bytes_are_those_of_another_program_and_the_picture_on_the_screen(name: str, dots: int) -> None:
    picture = raster.picture(layout.document(pages()[name], dots))
    sent = escpos.slip(raster.raster(picture))
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(held, "PNG")  # type: ignore[call-overload]  # the stubs lack it
    dummy = Dummy()
    dummy.hw("INIT")
    dummy.image(Image.open(io.BytesIO(held.data().data())), impl="bitImageRaster")
    dummy.cut()
    assert sent == dummy.output
    decoded = bands(sent)
    assert {band.width for band in decoded} == {dots}
    assert sum(band.height for band in decoded) == picture.height()
    rows = b"".join(band.rows for band in decoded)
    for y in range(picture.height()):
        for x in range(0, dots, 7 if picture.height() > 500 else 1):
            black = bool(rows[y * (dots // 8) + x // 8] & (0x80 >> x % 8))
            assert black == (QColor(picture.pixel(x, y)).lightness() < 128), (x, y)


def test_the_drawer_is_kicked_as_another_program_does() -> None:
    for pin, second in ((2, False), (5, True)):
        dummy = Dummy()
        dummy.cashdraw(pin)
        assert escpos.kick(second=second) == dummy.output


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("dots", WIDTHS)
@pytest.mark.parametrize("name", ["receipt", "copy", "yen", "dinar", "kitchen", "test"])
def test_nothing_is_wider_than_the_paper(name: str, dots: int, *, rtl: bool) -> None:
    document = layout.document(pages()[name], dots, rtl=rtl)
    assert document.size().width() <= dots
    assert document.idealWidth() <= dots + 1


@pytest.mark.parametrize("dots", WIDTHS)
def test_figures_stand_at_the_edge_and_are_never_broken(dots: int) -> None:
    wide = Page("", (Pair("Total", "-12.345.678.901,23 €", Size.LARGE, bold=True), Pair("x" * 300, "9,99 €")))
    picture = raster.picture(layout.document(wide, dots))
    high = range(picture.height())
    black = [x for x in range(dots) if any(QColor(picture.pixel(x, y)).lightness() < 128 for y in high)]
    assert black[-1] >= dots - 8


def test_a_long_slip_is_drawn_and_takes_no_time_worth_a_word() -> None:
    lines = tuple(line(f"Burger {at} {LONG}", 3, 1450, note="well done") for at in range(200))
    picture = raster.picture(layout.document(page(lines=lines), 384))
    sent = escpos.slip(raster.raster(picture))
    assert picture.height() > 200 * 60
    assert sum(band.height for band in bands(sent)) == picture.height()


def test_it_is_drawn_the_same_on_another_thread_and_in_the_dark(qapp: QApplication) -> None:
    def draw() -> bytes:
        return escpos.slip(raster.raster(raster.picture(layout.document(page(), 576))))

    here = draw()
    apply_theme(qapp, "dark")
    there: list[bytes] = []
    drawing = threading.Thread(target=lambda: there.append(draw()))
    drawing.start()
    drawing.join(30)
    assert there == [here]


def test_every_amount_of_the_data_is_on_it() -> None:
    said = texts(page())
    assert "2 × Smokehouse Burger 31,00 €" in said
    assert "+ Extra cheddar (1,00 €)" in said
    assert "one cut in half" in said
    assert "Discount -3,75 € · Happy hour" in said
    for words in (
        "Subtotal 83,60 €",
        "Discount -3,75 €",
        "Total 79,85 €",
        "Tip 1,50 €",
        "Cash rounding -0,02 €",
        "To pay 81,33 €",
        "Card •••• 1234 20,00 €",
        "Cash 100,00 €",
        "Change 38,67 €",
        "Tax | Net | Tax | Gross",
        "Food 7% | 40,00 | 2,80 | 42,80",
        "TapPass ••-••••-5678 Silver",
        "Points earned 84",
        "Points spent -100",
        "Points balance 1.234",
    ):
        assert words in said, words
    assert "A12" in said
    assert "22 Nov 2026, 19:42 Till 1" in said, "on the shop's own clock"
    assert not [words for words in said if "COPY" in words or "Join" in words]


def test_who_is_no_member_is_told_of_it_and_a_copy_says_so() -> None:
    said = texts(page(points=None, would_earn=84, is_copy=True))
    assert "Join TapPass: this visit would have earned 84 points." in said
    assert "COPY" in said
    quiet = texts(page(points=None, would_earn=84, text=ReceiptText(tap_pass=False)))
    assert not [words for words in quiet if "Join" in words]


def test_added_tax_makes_the_total() -> None:
    tax = replace(receipt().taxes[0], name="Sales tax", rate=8250, included=False, tax=659)
    said = texts(page(taxes=(tax,), total=receipt().total + 659))
    assert "Sales tax 8.25% 6,59 €" in said


def test_a_refund_is_negative_and_says_why() -> None:
    given = line("Burger", 1, 1450)
    said = texts(
        page(
            kind=ReceiptKind.REFUND,
            lines=(replace(given, total=-1450),),
            subtotal=-1450,
            discount=0,
            total=-1450,
            tip=0,
            rounding=0,
            payments=(),
            change=0,
            taxes=(),
            points=None,
            reason="cold",
        )
    )
    assert "REFUND" in said
    assert "1 × Burger -14,50 €" in said
    assert "Given back -14,50 €" in said
    assert "Reason: cold" in said


def test_currencies_have_their_own_decimals() -> None:
    assert "Total ¥7,985" in texts(pages()["yen"]) or "Total ￥7,985" in texts(pages()["yen"])
    assert any("7.985" in words for words in texts(pages()["dinar"]) if words.startswith("Total"))


def test_a_page_is_the_same_after_it_waited() -> None:
    blocks = (
        Text("a\nb", Size.HUGE, Align.END, bold=True),
        Pair("l", "r", Size.SMALL, inset=True, lead="2 ×"),
        Row(("1", "2"), bold=True),
        Rule(heavy=True),
        Space(),
        Logo(png()),
        Code("x"),
    )
    made = Page("t", blocks)
    assert Page.of(made.kept()) == made


def test_a_logo_is_dithered_and_what_is_none_is_left_out() -> None:
    shown = raster.picture(layout.document(Page("", (Logo(png()),)), 576))
    black = sum(QColor(shown.pixel(x, y)).lightness() < 128 for x in range(140, 430) for y in range(20, 100))
    assert 0.2 < black / (290 * 80) < 0.8
    large = raster.picture(layout.document(Page("", (Logo(png(1900, 1900)),)), 576))
    assert large.height() < 300
    assert raster.picture(layout.document(Page("", (Logo(b"no picture"),)), 576)).height() < 60


@pytest.mark.parametrize("a4", [False, True])
def test_a_pdf_holds_the_words(tmp_path: Path, *, a4: bool) -> None:
    file = tmp_path / "receipt.pdf"
    paper.write_pdf(layout.document(page(), 576), file, "Receipt A12", a4=a4)
    content = file.read_bytes()
    assert content.startswith(b"%PDF-")
    assert len(content) > 5_000
    box = content[content.index(b"/MediaBox") :][:60]
    assert (b"595" in box) is a4


def test_long_slips_have_pages(tmp_path: Path) -> None:
    lines = tuple(line(f"Burger {at}", 3, 1450) for at in range(200))
    file = tmp_path / "long.pdf"
    paper.write_pdf(layout.document(page(lines=lines), 576), file, "", a4=True)
    assert file.read_bytes().count(b"/Type /Page\n") > 5


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path, qtbot: object) -> None:
    with pytest.raises(FileNotWritten):
        paper.write_pdf(layout.document(page(), 576), tmp_path / "missing" / "x.pdf", "")


def test_a_printer_the_system_does_not_know() -> None:
    with pytest.raises(PrinterMissing):
        paper.print_on(layout.document(page(), 576), "no such printer", "")
    assert "no such printer" not in paper.system_printers()


def test_drawing_on_pages_leaves_nothing_out(tmp_path: Path) -> None:
    document = layout.document(page(), 576)
    whole = document.size().height()
    document.setPageSize(QSizeF(576, 400))
    assert document.pageCount() >= whole / 400
