"""The member card on paper: a PDF of the card's own size, or a printer's page with the card and lines to cut along.

Everything is drawn as lines and letters, so that it is sharp however fine the printer. Called in the background.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from pos_app.errors import FileNotWritten, PrinterAway
from ui.tappass.member_card import paint_card

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.tappass.sign_up import CardFace

CARD = QSizeF(85.60, 53.98)
"""Millimetres: an ID-1 card (ISO/IEC 7810)."""
CARD_PAPER = 100.0
"""Millimetres: on paper up to this width the card is the page; on wider paper it is cut out."""
MARGIN = 20.0
"""Millimetres from the corner of a page to the card."""
DOTS_PER_INCH = 1200


def write_pdf(face: "CardFace", path: Path) -> None:
    """Write the card as a PDF of one page, as large as the card. Raises FileNotWritten."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(held)
    writer.setTitle(face.tap_pass_id)
    writer.setCreator("TapPass POS")
    writer.setResolution(DOTS_PER_INCH)
    fitted = QPageSize(CARD, QPageSize.Unit.Millimeter, face.tap_pass_id, QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageSize(fitted)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    if not _draw(face, writer):
        raise FileNotWritten(path, "it could not be drawn")
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(held.data().data())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise FileNotWritten(path, error.strerror or "") from error


def print_card(face: "CardFace", printer: "QPrinter") -> None:
    """Print the card in its own size on the printer that was chosen. Raises PrinterAway."""
    printer.setDocName(face.tap_pass_id)
    printer.setFullPage(True)
    if not _draw(face, printer):
        raise PrinterAway


def _draw(face: "CardFace", device: QPagedPaintDevice) -> bool:
    """Whether it could be drawn: the card filling its own paper, or in the corner of a larger page."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    page = device.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    dots = QSizeF(device.logicalDpiX() / 25.4, device.logicalDpiY() / 25.4)
    if page.width() <= CARD_PAPER:
        whole = QRectF(0, 0, page.width() * dots.width(), page.height() * dots.height())
        paint_card(painter, face, whole, on_paper=True, bleed=True)
    else:
        place = QRectF(MARGIN, MARGIN, CARD.width(), CARD.height())
        area = QRectF(
            place.left() * dots.width(),
            place.top() * dots.height(),
            place.width() * dots.width(),
            place.height() * dots.height(),
        )
        paint_card(painter, face, area, on_paper=True)
        _cut_marks(painter, area, dots)
    return painter.end()


def _cut_marks(painter: QPainter, area: QRectF, dots: QSizeF) -> None:
    """Short lines outside the four corners, as printers set them."""
    painter.setPen(QPen(QColor(Qt.GlobalColor.black), 0.15 * dots.width()))
    away, arm = 2 * dots.width(), 5 * dots.width()
    for x, way_x in ((area.left(), -1), (area.right(), 1)):
        for y, way_y in ((area.top(), -1), (area.bottom(), 1)):
            painter.drawLine(QLineF(QPointF(x + way_x * away, y), QPointF(x + way_x * (away + arm), y)))
            painter.drawLine(QLineF(QPointF(x, y + way_y * away), QPointF(x, y + way_y * (away + arm))))
