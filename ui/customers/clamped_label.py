"""Text of any length in so many lines at most; the rest is in the tooltip."""

import unicodedata

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def _option(text: str, *, wrap: bool = True) -> QTextOption:
    """Written in the direction of the text's own first letter, whatever the window's."""
    strong = next((kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), "L")
    rightwards = strong == "L"
    side = Qt.AlignmentFlag.AlignLeft if rightwards else Qt.AlignmentFlag.AlignRight
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight if rightwards else Qt.LayoutDirection.RightToLeft)
    if not wrap:
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
    return option


class ClampedLabel(QLabel):
    """A QLabel whose painting ends with … after `lines`; `text()` stays whole."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: int) -> None:
        """So many lines at most from now on."""
        self._lines = lines
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().lineSpacing() * self._lines)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = " ".join(self.text().split())
        layout = QTextLayout(text, self.font())
        layout.setTextOption(_option(text))
        layout.beginLayout()
        top, cut = 0.0, False
        for number in range(self._lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.width())
            rest = text[line.textStart() :]
            if number == self._lines - 1 and line.textLength() < len(rest):
                shown = self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
                room = QRectF(0, top, self.width(), self.fontMetrics().lineSpacing())
                painter.drawText(room, shown, _option(text, wrap=False))
                cut = True
            else:
                line.draw(painter, QPointF(0, top))
            top += self.fontMetrics().lineSpacing()
        layout.endLayout()
        self.setToolTip(self.text() if cut else "")
