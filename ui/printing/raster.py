"""A document as dots: the picture a receipt printer is sent, and the same picture for the screen."""

from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument, QTransform

from pos_app.domain.escpos import Raster

LONGEST = 60_000
"""Rows, seven metres of paper: a slip longer than that is cut there, whoever made it."""
BAND = 1_024
"""Rows drawn at once."""


def picture(document: QTextDocument) -> QImage:
    """The document in black and white, a dot a pixel.

    It is drawn band by band: whatever else Python has to do meanwhile, such as the window, waits for one band at most.
    """
    size = document.size()
    width, height = ceil(size.width()), max(1, min(LONGEST, ceil(size.height())))
    bands = [_band(document, width, top, min(BAND, height - top)) for top in range(0, height, BAND)]
    line = bands[0].bytesPerLine()
    rows = b"".join(bytes(band.constBits()) for band in bands)
    whole = QImage(rows, width, height, line, QImage.Format.Format_Mono)
    whole.setColorTable(bands[0].colorTable())
    return whole.copy()


def _band(document: QTextDocument, width: int, top: int, height: int) -> QImage:
    paper = QImage(width, height, QImage.Format.Format_Grayscale8)
    paper.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(paper)
    painter.setPen(QColor(Qt.GlobalColor.black))
    painter.setTransform(QTransform.fromTranslate(0, -top))
    document.drawContents(painter, QRectF(0, top, width, height))
    painter.end()
    return paper.convertToFormat(
        QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.MonoOnly
    )


def raster(of: QImage) -> Raster:
    """The picture's rows as a printer takes them."""
    mono = of if of.format() == QImage.Format.Format_Mono else of.convertToFormat(QImage.Format.Format_Mono)
    if mono.color(0) != QColor(Qt.GlobalColor.white).rgb():
        mono.invertPixels()
    row_bytes, line = -(-mono.width() // 8), mono.bytesPerLine()
    held = bytes(mono.constBits())
    rows = b"".join(held[at * line : at * line + row_bytes] for at in range(mono.height()))
    return Raster(mono.width(), mono.height(), rows)
