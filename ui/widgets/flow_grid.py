"""A grid that re-flows: as many columns as fit, all tiles of one size, and the arrow keys go between them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.theme import measures

GAP = 8
LARGER = 32
"""Pixels that a tile is higher where all of them fit at their largest without scrolling."""
ROOMY = 900
"""From so many pixels on the tiles are wider, so that long names are read, rather than one more in a row."""


class _Sheet(QWidget):
    """Lies inside the scroll area and holds the tiles where the grid puts them."""


class FlowGrid(QScrollArea):
    """Places the tiles given to it; it owns them from then on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet = _Sheet()
        self._sheet.setProperty("role", "scrolled")
        self.setWidget(self._sheet)
        self.setWidgetResizable(True)
        self._tiles: list[QWidget] = []
        self._shown: list[QWidget] = []
        self._columns = 1
        self._height = measures()["size_tile_height"]

    def show_tiles(self, tiles: Sequence[QWidget], *, keep_place: bool = False) -> None:
        """Show these tiles, in this order; tiles shown before and not among them are only hidden, for the next time.

        The first of them is in sight then; with `keep_place` whatever was.
        """
        self._sheet.setUpdatesEnabled(False)
        wanted = set(map(id, tiles))
        for tile in self._shown:
            if id(tile) not in wanted:
                tile.hide()
        known = set(map(id, self._tiles))
        for tile in tiles:
            if id(tile) not in known:
                tile.setParent(self._sheet)
                tile.installEventFilter(self)
                self._tiles.append(tile)
        self._shown = list(tiles)
        self._height = max((tile.sizeHint().height() for tile in tiles), default=self._height)
        self._flow()
        self._chain_focus()
        self._sheet.setUpdatesEnabled(True)
        if not keep_place:
            self.verticalScrollBar().setValue(0)

    def forget_tiles(self, tiles: Sequence[QWidget]) -> None:
        """Delete these tiles, such as when there is nothing any more that they stand for."""
        gone = set(map(id, tiles))
        self._tiles = [tile for tile in self._tiles if id(tile) not in gone]
        self._shown = [tile for tile in self._shown if id(tile) not in gone]
        for tile in tiles:
            tile.hide()
            tile.deleteLater()

    def focus_near(self, at: int) -> None:
        """Put the focus on the tile at that place, or on the one closest to it that takes it."""
        near = sorted(range(len(self._shown)), key=lambda place: (abs(place - at), place))
        to = next((place for place in near if self._shown[place].isEnabled()), None)
        if to is not None:
            self._shown[to].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def tiles(self) -> tuple[QWidget, ...]:
        """The tiles shown, in order."""
        return tuple(self._shown)

    def _flow(self) -> None:
        width = self.viewport().width()
        height = self._height
        rows = self._share(measures()["size_tile_width_large"]) if width >= ROOMY else 0
        if rows and self._fits(rows, height + LARGER):
            height += LARGER
        else:
            rows = self._share(measures()["size_tile_width_roomy" if width >= ROOMY else "size_tile_width"])
        self._sheet.setMinimumHeight(max(0, rows * (height + GAP) - GAP))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for at, tile in enumerate(self._shown):
            row, column = divmod(at, self._columns)
            left, right = (self._edge(width, edge) for edge in (column, column + 1))
            span = right - GAP - left
            x = width - left - span if mirrored else left
            tile.setGeometry(x, row * (height + GAP), span, height)
            tile.show()

    def _share(self, least: int) -> int:
        """Make as many columns as tiles of that width fit; how many rows that gives."""
        self._columns = max(1, (self.viewport().width() + GAP) // (least + GAP))
        return -(-len(self._shown) // self._columns)

    def _fits(self, rows: int, height: int) -> bool:
        return rows * (height + GAP) - GAP <= self.viewport().height()

    def _edge(self, width: int, column: int) -> int:
        """Where a column begins, rounded so that the columns fill the width to the pixel."""
        return (width + GAP) * column // self._columns

    def _chain_focus(self) -> None:
        for before, after in zip(self._shown, self._shown[1:], strict=False):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow()

    def sizeHint(self) -> QSize:
        return QSize(480, 420)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self._shown:
            return self._on_key(self._shown.index(watched), event)
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, GAP)
        return False

    def _on_key(self, at: int, event: QKeyEvent) -> bool:
        forward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            tile = self._shown[at]
            click = getattr(tile, "click", None)
            if callable(click):
                click()
            return True
        steps = {
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Home: -at,
            Qt.Key.Key_End: len(self._shown) - 1 - at,
        }
        if key not in steps:
            return False
        self._focus_from(at, steps[key])
        return True

    def _focus_from(self, at: int, step: int) -> None:
        """Move the focus; tiles that cannot be sold are passed over."""
        to = at + step
        while 0 <= to < len(self._shown):
            if self._shown[to].isEnabled():
                self._shown[to].setFocus(Qt.FocusReason.TabFocusReason)
                return
            to += step or 1
