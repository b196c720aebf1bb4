"""Text of any length in a few lines at most: broken between words, and the last line ends in … where need be."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.product_tile import wrapped


class WrappedLabel(QLabel):
    """A QLabel whose `text()` stays whole; it takes a second line only when the first is not enough."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, lines: int = 2) -> None:
        super().__init__(text, parent)
        self._most = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(1, len(self._lines(width))) * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 1, self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") * 3, self.fontMetrics().lineSpacing())

    def _lines(self, width: int) -> list[str]:
        return wrapped(self.text(), self.font(), width, self._most) if self.text() else []

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        lines = self._lines(self.width())
        height = self.fontMetrics().lineSpacing()
        for at, line in enumerate(lines):
            room = QRect(0, at * height, self.width(), height)
            painter.drawText(room, int((side | Qt.AlignmentFlag.AlignAbsolute).value), line)
        self.setToolTip(self.text() if lines and lines[-1].endswith("…") else "")
