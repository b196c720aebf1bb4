"""A slip to be read: as wide as there is room, larger or smaller on request, scrolled by keys, wheel and touch."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.widgets.slip_preview import MARGIN, SlipPreview

EDGE = 16
"""Room around the paper."""
MOST_AT_FIRST = 1.1
"""Pixels a dot: a slip that fits the width is no larger, however wide the window is."""
STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
"""Zoom, as shares of the size that fits the width."""
LEAST_HEIGHT = 580


class PaperView(QScrollArea):
    """Home and End, arrows and the page keys scroll; Ctrl with + - 0 makes it larger, smaller, and fit again."""

    zoomed = Signal(float)
    """The share of the size that fits the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paperView")
        self.setAccessibleName(self.tr("The receipt"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.zoom = 1.0
        self._ground = QWidget(self)
        self._ground.setProperty("role", "scrolled")
        self.slip = SlipPreview(self._ground, largest=STEPS[-1] * MOST_AT_FIRST)
        self.setWidget(self._ground)

    def show_picture(self, picture: QImage) -> None:
        """Show a slip from its top."""
        self.slip.show_picture(picture)
        self._place()
        self.verticalScrollBar().setValue(0)
        self.updateGeometry()

    def zoom_by(self, steps: int) -> None:
        """One step larger (1) or smaller (-1)."""
        at = min(range(len(STEPS)), key=lambda each: abs(STEPS[each] - self.zoom))
        self.zoom_to(STEPS[max(0, min(len(STEPS) - 1, at + steps))])

    def zoom_to(self, zoom: float) -> None:
        """Show it so large; 1 fits the width. What was at the top stays there."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, self._ground.height())
        self.zoom = zoom
        self._place()
        bar.setValue(round(share * self._ground.height()))
        self.zoomed.emit(zoom)

    def _place(self) -> None:
        width = self._paper_width(self.width())
        self.slip.setFixedSize(width, self.slip.heightForWidth(width))
        self._ground.setFixedSize(width + 2 * EDGE, self.slip.height() + 2 * EDGE)
        self.slip.move(EDGE, EDGE)

    def _paper_width(self, room: int) -> int:
        """How wide the paper is, margins included; the scroll bar has its room whether it is needed or not."""
        dots = self.slip.picture.width() or 1
        bar = self.verticalScrollBar().sizeHint().width()
        fits = min(float(room - bar - 2 * EDGE - 2 * MARGIN), dots * MOST_AT_FIRST)
        return max(60, round(fits * self.zoom)) + 2 * MARGIN

    def sizeHint(self) -> QSize:
        high = self.slip.heightForWidth(self._paper_width(self.width() or 480))
        return QSize(480, max(LEAST_HEIGHT, high + 2 * EDGE))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
            if event.key() == Qt.Key.Key_0:
                self.zoom_to(1.0)
            elif event.key() in zooms:
                self.zoom_by(zooms[Qt.Key(event.key())])
            else:
                event.ignore()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)
