"""A slip on the screen: the very dots a receipt printer is sent, on paper with a shadow of a margin."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

MARGIN = 16


class SlipPreview(QWidget):
    """As wide as it is given room, as high as the slip then is; white in both themes, as paper is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("slipPreview")
        self.picture = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Preview of the receipt"))

    def show_picture(self, picture: QImage) -> None:
        """Show a slip's picture, a dot a pixel or smaller."""
        self.picture = picture
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._paper(width).height()

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(300))

    def _paper(self, width: int) -> QRect:
        """The paper in that room."""
        if self.picture.isNull():
            return QRect(0, 0, width, 2 * MARGIN)
        scale = min(1.0, (width - 2 * MARGIN) / self.picture.width())
        wide, high = int(self.picture.width() * scale), int(self.picture.height() * scale)
        return QRect((width - wide) // 2 - MARGIN, 0, wide + 2 * MARGIN, high + 2 * MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        paper = self._paper(self.width())
        painter = QPainter(self)
        painter.fillRect(paper, QColor(Qt.GlobalColor.white))
        if self.picture.isNull():
            return
        inside = paper.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        ratio = self.devicePixelRatioF()
        size = (inside.size().toSizeF() * ratio).toSize()
        shown = self.picture.convertToFormat(QImage.Format.Format_Grayscale8).scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(inside, shown)
