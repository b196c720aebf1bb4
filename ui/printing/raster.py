"""A document as dots: the picture a receipt printer is sent, and the same picture for the screen."""

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument

from pos_app.domain.escpos import Raster

LONGEST = 60_000
"""Rows, seven metres of paper: a slip longer than that is cut there, whoever made it."""


def picture(document: QTextDocument) -> QImage:
    """The document in black and white, a dot a pixel."""
    size = document.size()
    height = max(1, min(LONGEST, ceil(size.height())))
    paper = QImage(ceil(size.width()), height, QImage.Format.Format_Grayscale8)
    paper.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(paper)
    painter.setPen(QColor(Qt.GlobalColor.black))
    document.drawContents(painter)
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
