"""A slip on the screen: the very dots a receipt printer is sent, on paper with a margin and an edge."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current_tokens

MARGIN = 16


class SlipPreview(QWidget):
    """As wide as it is given room, as high as the slip then is; white in both themes, as paper is.

    `largest` is how many pixels a dot may take. Only the part of a slip that is looked at is drawn: one of a hundred
    lines is three metres long.
    """

    def __init__(self, parent: QWidget | None = None, *, largest: float = 1.0) -> None:
        super().__init__(parent)
        self.setObjectName("slipPreview")
        self.picture = QImage()
        self._largest = largest
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Preview of the receipt"))

    def show_picture(self, picture: QImage) -> None:
        """Show a slip's picture."""
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
        scale = min(self._largest, (width - 2 * MARGIN) / self.picture.width())
        wide, high = int(self.picture.width() * scale), int(self.picture.height() * scale)
        return QRect((width - wide) // 2 - MARGIN, 0, wide + 2 * MARGIN, high + 2 * MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        paper = self._paper(self.width())
        painter = QPainter(self)
        painter.fillRect(paper, QColor(Qt.GlobalColor.white))
        painter.setPen(current_tokens().color("border"))
        painter.drawRect(paper.adjusted(0, 0, -1, -1))
        inside = paper.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        seen = event.rect().intersected(inside)
        if self.picture.isNull() or seen.isEmpty():
            return
        scale = self.picture.height() / inside.height()
        first = max(0, int((seen.top() - inside.top()) * scale) - 1)
        last = min(self.picture.height(), int((seen.bottom() + 1 - inside.top()) * scale) + 2)
        part = self.picture.copy(0, first, self.picture.width(), last - first)
        room = QRectF(inside.left(), inside.top() + first / scale, inside.width(), (last - first) / scale)
        painter.setClipRect(seen)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(room, part.convertToFormat(QImage.Format.Format_Grayscale8))
