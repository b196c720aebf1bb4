"""A document on pages: a PDF, or the system's printer. Drawn by `drawContents`, so that it is the layout of the roll.

The bodies of long slips break between lines. Called in the background.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
    QTransform,
)

from pos_app.errors import FileNotWritten, PrinterAway, PrinterMissing

DOTS_PER_MM = 8
ROLL_MARGIN = 4.0
"""Millimetres left white around a roll in a PDF."""
PAGE_MARGIN = 20.0
LONGEST_ROLL = 3000.0
"""Millimetres: PDF knows no longer page than 5,080."""
ON_A4 = 100.0
"""Millimetres the slip is wide on a page of an ordinary printer."""
NARROW = 110.0
"""Millimetres: paper up to this width is a roll of its own."""


def write_pdf(document: QTextDocument, path: Path, title: str, *, a4: bool = False) -> None:
    """Write the document as a PDF: a roll as long as the slip, or A4 pages. Raises FileNotWritten."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(held)
    writer.setTitle(title)
    writer.setCreator("TapPass POS")
    writer.setResolution(1200)
    width, height = (side / DOTS_PER_MM for side in (document.size().width(), document.size().height()))
    if a4 or height > LONGEST_ROLL:
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        margin = PAGE_MARGIN
    else:
        size = QSizeF(width + 2 * ROLL_MARGIN, height + 2 * ROLL_MARGIN + 1)
        writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, title, QPageSize.SizeMatchPolicy.ExactMatch))
        margin = ROLL_MARGIN
    margins = QMarginsF(margin, margin, margin, margin)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    if not draw(document, writer):
        raise FileNotWritten(path, "it could not be drawn")
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(held.data().data())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise FileNotWritten(path, error.strerror or "") from error


def print_on(document: QTextDocument, printer_name: str, title: str) -> None:
    """Print on a printer of the system; its default one where no name is given. Raises PrinterMissing, PrinterAway."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    info = QPrinterInfo.printerInfo(printer_name) if printer_name else QPrinterInfo.defaultPrinter()
    if info.isNull():
        raise PrinterMissing
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    if not draw(document, printer):
        raise PrinterAway


def system_printers() -> list[str]:
    """The names of the system's printers, the default one first. Asks the system: may take a while."""
    from PySide6.QtPrintSupport import QPrinterInfo

    default = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != default, name.casefold()))


def draw(document: QTextDocument, device: QPagedPaintDevice) -> bool:
    """Draw the document on the device's pages, as wide as fits its paper; whether it could."""
    page = device.pageLayout().paintRect(QPageLayout.Unit.Millimeter)
    dots = document.size().width()
    wide = page.width() if page.width() <= NARROW else min(page.width(), ON_A4)
    scale = wide / dots * device.logicalDpiX() / 25.4
    room = page.height() * device.logicalDpiY() / 25.4 / scale
    painter = QPainter()
    if not painter.begin(device):
        return False
    document.setPageSize(QSizeF(dots, max(room, 100)))
    left = (page.width() - wide) / 2 * device.logicalDpiX() / 25.4
    painter.setPen(QColor(Qt.GlobalColor.black))
    for number in range(document.pageCount()):
        if number and not device.newPage():
            painter.end()
            return False
        painter.save()
        painter.setTransform(QTransform(scale, 0, 0, scale, left, -number * room * scale), combine=True)
        document.drawContents(painter, QRectF(0, number * room, dots, room))
        painter.restore()
    return painter.end()
