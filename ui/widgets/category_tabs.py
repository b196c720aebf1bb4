"""Tabs in rows: all that fit into two are one tap away, and a button at their end unfolds the rest."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLineF, QPoint, QRect, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import (
    QCursor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QTabBar, QWidget

from ui.theme import current_tokens, font, measures

ROWS, GAP = 2, 2
"""Rows while it is folded, and pixels between them."""
PADDINGS = (14, 11, 8)
"""Pixels on each side of a word: less where more tabs are in sight for it."""


class CategoryTabs(QTabBar):
    """A tab bar that wraps. The tab that is open is always in sight; left and right go through all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rects: dict[int, QRect] = {}
        self._padding = PADDINGS[0]
        self.more = QPushButton(self)
        self.more.setObjectName("moreCategoriesButton")
        self.more.setProperty("role", "chip")
        self.more.setCheckable(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.hide()
        self.more.toggled.connect(self._arrange)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self._on_current_changed)

    def show_names(self, names: Sequence[str]) -> None:
        """Show these tabs and open the first, without announcing it."""
        with QSignalBlocker(self):
            while self.count():
                self.removeTab(0)
            for name in names:
                self.addTab(name.replace("&", "&&"))
        self.setVisible(len(names) > 1)
        self._fold()

    def open_tab(self, at: int) -> None:
        """Bring a tab to the front, without announcing it."""
        with QSignalBlocker(self):
            self.setCurrentIndex(at)
        self._fold()

    def tabRect(self, index: int) -> QRect:
        """Where a tab is seen; nowhere while it is folded away."""
        return self._rects.get(index, QRect())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    # --- where they are -----------------------------------------------------------------------------------------------

    def _on_current_changed(self, _at: int) -> None:
        self._fold()

    def _fold(self) -> None:
        with QSignalBlocker(self.more):
            self.more.setChecked(False)
        self._arrange()

    def _arrange(self) -> None:
        """Place the tabs in rows; what does not fit into the folded rows waits behind the button."""
        height, widths = measures()["size_target"], self._widths()
        shown = list(range(len(widths)))
        places = _flow(widths, self.width())
        folds, room = bool(places) and places[-1][1] >= ROWS, 0
        if folds:
            self._say_how_many(len(widths))
            room = self.more.sizeHint().width()
            if not self.more.isChecked():
                shown = self._in_sight(widths, room)
            places = _flow([*(widths[at] for at in shown), room], self.width())
            self._say_how_many(len(widths) - len(shown))
        boxes = [
            self._mirrored(QRect(x, row * (height + GAP), width, height))
            for (x, row), width in zip(places, [*(widths[at] for at in shown), room], strict=False)
        ]
        self._rects = dict(zip(shown, boxes, strict=False))
        if folds:
            self.more.setGeometry(boxes[-1])
        self.more.setVisible(folds)
        below = min(max((box.bottom() + 1 for box in boxes), default=0), self._room())
        if below != self.height():
            self.setFixedHeight(below)
        self.updateGeometry()
        self.update()

    def _widths(self) -> list[int]:
        """How wide each tab is, with as much air as all of them have in the folded rows."""
        metrics = QFontMetrics(font(measures()["type_body"], QFont.Weight.DemiBold))
        words = [metrics.horizontalAdvance(self._words(at)) for at in range(self.count())]
        widths: list[int] = []
        for padding in PADDINGS:
            self._padding = padding
            widths = [min(max(word + 2 * padding, measures()["size_target"]), self.width()) for word in words]
            if not widths or _flow(widths, self.width())[-1][1] < ROWS:
                return widths
        return widths

    def _in_sight(self, widths: Sequence[int], more: int) -> list[int]:
        """The first tabs that fit before the button, and among them the open one wherever it stands."""
        current = self.currentIndex()
        for most in range(len(widths) - 1, 0, -1):
            shown = list(range(most))
            if current >= most:
                shown[-1] = current
            if _flow([*(widths[at] for at in shown), more], self.width())[-1][1] < ROWS:
                return shown
        return [max(current, 0)]

    def _room(self) -> int:
        """How high it may be: unfolded it takes the place of what is below, and never makes the window larger."""
        around = self.parentWidget()
        folded = ROWS * (measures()["size_target"] + GAP)
        return max(folded, around.height() - self.y() - folded) if around is not None else folded

    def _say_how_many(self, hidden: int) -> None:
        is_open = self.more.isChecked()
        self.more.setText(self.tr("Fewer") if is_open else self.tr("%1 more").replace("%1", str(hidden)))
        self.more.setAccessibleName(self.tr("Fewer categories") if is_open else self.tr("More categories"))

    def _mirrored(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    # --- what is done to it -------------------------------------------------------------------------------------------

    def _at(self, place: QPoint) -> int:
        return next((at for at, rect in self._rects.items() if rect.contains(place)), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press opens the tab under it."""
        at = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self.setCurrentIndex(at)
            self._fold()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing: the press did it."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The tab under the pointer is lit."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go between the rows, to the tab nearest above or below."""
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        here = self._rects.get(self.currentIndex())
        if way is None or here is None:
            super().keyPressEvent(event)
            return
        row = here.top() + way * (here.height() + GAP)
        there = [at for at, rect in self._rects.items() if rect.top() == row]
        if there:
            self.setCurrentIndex(min(there, key=lambda at: abs(self._rects[at].center().x() - here.center().x())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        under = self._at(self.mapFromGlobal(QCursor.pos())) if self.underMouse() else -1
        for at, rect in self._rects.items():
            self._paint_tab(painter, at, rect, lit=at == under)

    def _paint_tab(self, painter: QPainter, at: int, rect: QRect, *, lit: bool) -> None:
        tokens, is_open = current_tokens(), at == self.currentIndex()
        box, radius = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), measures()["radius_control"]
        if is_open or lit:
            painter.setPen(QPen(tokens.color("border") if is_open else Qt.GlobalColor.transparent, 1))
            painter.setBrush(tokens.color("surface" if is_open else "hover"))
            painter.drawRoundedRect(box, radius, radius)
        if is_open and self.hasFocus():
            painter.setPen(QPen(tokens.color("focus_ring"), 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        elif is_open:
            painter.setPen(QPen(tokens.color("accent"), 2))
            foot = QLineF(box.left() + radius, box.bottom() - 0.5, box.right() - radius, box.bottom() - 0.5)
            painter.drawLine(foot)
        face = font(measures()["type_body"], QFont.Weight.DemiBold if is_open else QFont.Weight.Medium)
        painter.setFont(face)
        painter.setPen(tokens.color("text" if is_open or lit else "text_muted"))
        room = rect.width() - 2 * self._padding + 2
        words = QFontMetrics(face).elidedText(self._words(at), Qt.TextElideMode.ElideRight, room)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter.value), words)

    def _words(self, at: int) -> str:
        return self.tabText(at).replace("&&", "&")


def _flow(widths: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Where each of these is when they are set like words: its left edge and its row."""
    places, x, row = [], 0, 0
    for width in widths:
        if x and x + width > room:
            x, row = 0, row + 1
        places.append((x, row))
        x += width
    return places
