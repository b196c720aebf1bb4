"""From a job to paper: its words, its layout, its dots. Runs on the lane that prints."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument

from pos_app.domain.page import Page
from pos_app.domain.printing import DOTS, PrinterKind, PrintTask
from pos_app.domain.receipts import KitchenSlip, ReceiptData
from pos_app.errors import PosError
from ui.formats import Formats
from ui.printing import layout, paper, raster
from ui.printing.receipt_page import ReceiptWords
from ui.printing.slip_pages import SlipWords

if TYPE_CHECKING:
    from pos_app.services.shop import Shop


def page_of(content: ReceiptData | KitchenSlip | Page, formats: Formats) -> Page:
    """What is to be printed, in words."""
    if isinstance(content, ReceiptData):
        return ReceiptWords(formats).page(content)
    if isinstance(content, KitchenSlip):
        return SlipWords(formats).kitchen(content)
    return content


def laid_out(page: Page, dots: int) -> QTextDocument:
    """The page as a document, mirrored where the program is read from the right; on any thread."""
    QEventLoop()  # long documents start timers, and Qt warns of each on a thread where no loop ever was
    return layout.document(page, dots, rtl=QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft)


def print_next(shop: "Shop", formats: Formats, stopped: Callable[[], bool]) -> PrintTask | None:
    """Print the next job that is due, and note what became of it; None when nothing is due.

    A printer's trouble is noted with the job and not raised. Raises DatabaseTroubles.
    """
    task = shop.printing.take()
    if task is None:
        return None
    try:
        _print(shop, task, formats, stopped)
    except PosError as error:
        shop.printing.failed(task, error)
    else:
        shop.printing.done(task)
    return task


def _print(shop: "Shop", task: PrintTask, formats: Formats, stopped: Callable[[], bool]) -> None:
    if task.content is None:
        shop.printing.send(task, None, stopped)
        return
    page = page_of(task.content, formats)
    document = laid_out(page, task.printer.dots)
    if task.printer.kind is PrinterKind.SYSTEM:
        paper.print_on(document, task.printer.address, page.title)
    else:
        shop.printing.send(task, raster.raster(raster.picture(document)), stopped)


def save_pdf(page: Page, path: Path, *, a4: bool) -> None:
    """Write a page as a PDF. Raises FileNotWritten."""
    paper.write_pdf(laid_out(page, DOTS[80]), path, page.title, a4=a4)
