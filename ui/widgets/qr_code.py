"""A QR code on screen: sharp modules, a quiet zone, and dark on white in both themes, as scanners want."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET = 4
"""Empty modules around the code: ISO/IEC 18004 asks for four."""


def qr_image(text: str) -> QImage:
    """The code of a text, one pixel a module, quiet zone included; raises ValueError for a text too long for a code."""
    import segno

    matrix = segno.make(text, error="m", micro=False).matrix
    side = len(matrix) + 2 * QUIET
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor(Qt.GlobalColor.white))
    for row, modules in enumerate(matrix):
        for column, dark in enumerate(modules):
            if dark:
                image.setPixel(column + QUIET, row + QUIET, 0xFF000000)
    return image


def qr_path(text: str) -> tuple[QPainterPath, int]:
    """The dark modules as one shape, a unit a module, and the units of a side, quiet zone included: for paper.

    Raises ValueError for a text too long for a code.
    """
    import segno

    matrix = segno.make(text, error="m", micro=False).matrix
    shape = QPainterPath()
    for row, modules in enumerate(matrix):
        for column, dark in enumerate(modules):
            if dark:
                shape.addRect(column + QUIET, row + QUIET, 1, 1)
    return shape.simplified(), len(matrix) + 2 * QUIET


class QrCode(QWidget):
    """Shows a text as a QR code, as large as whole pixels a module allow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show the code of a text; an empty text shows none."""
        self._image = qr_image(text) if text else QImage()
        self.setAccessibleName(self.tr("QR code of %1").replace("%1", text) if text else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(176, 176)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), 10, 10)
        painter.fillPath(ground, QColor(Qt.GlobalColor.white))
        painter.setClipPath(ground)
        ratio = self.devicePixelRatioF()
        room = min(self.width(), self.height()) * ratio
        side = max(1, int(room // self._image.width())) * self._image.width() / ratio
        target = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(target, self._image)
