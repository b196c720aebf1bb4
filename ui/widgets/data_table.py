"""A table for reading and choosing: rows for fingers, whole text in the tooltip, and a sentence when it is empty."""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from ui.theme import current_tokens, font, measures
from ui.widgets.product_tile import wrapped
from ui.widgets.rows_model import DETAIL_ROLE, SORT_ROLE, TONE_ROLE, RowsModel

ROW_HEIGHT = 48
DETAIL_ROW_HEIGHT = 60
PADDING = 12
ABOVE, NAME_HEIGHT, DETAIL_HEIGHT = 10, 21, 18
MOST_NAME_LINES, MOST_DETAIL_LINES = 2, 3


class _Cell(QStyledItemDelegate):
    """Paints the style's ground, then one line, or two where the column has a detail.

    In a table that grows both take as many lines as they need, and every column stands level with the first.
    """

    grows = False

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text, detail = cell.text, str(index.data(DETAIL_ROLE) or "")
        cell.text = ""
        style = cell.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        room = cell.rect.adjusted(PADDING, 0, -PADDING, 0)
        side = QStyle.visualAlignment(cell.direction, cell.displayAlignment) | Qt.AlignmentFlag.AlignAbsolute
        flags = int(side.value) | int(Qt.TextFlag.TextSingleLine.value)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if self.grows:
            self._stack(painter, cell, index, flags, text, detail)
        elif detail:
            middle = room.center().y()
            self._line(
                painter,
                QRect(room.left(), middle - 20, room.width(), 21),
                flags,
                text,
                self._font(index),
                self._ink(index, cell),
            )
            below = QRect(room.left(), middle + 1, room.width(), 18)
            self._line(
                painter, below, flags, detail, font(measures()["type_small"]), self._ink(index, cell, quiet=True)
            )
        else:
            self._line(painter, room, flags, text, self._font(index), self._ink(index, cell))
        painter.restore()

    def _stack(
        self,
        painter: QPainter,
        cell: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        flags: int,
        text: str,
        detail: str,
    ) -> None:
        room = cell.rect.adjusted(PADDING, 0, -PADDING, 0)
        if room.height() <= ROW_HEIGHT:
            self._line(painter, room, flags, text, self._font(index), self._ink(index, cell))
            return
        top = room.top() + ABOVE
        above, below = words_lines(text, detail, room.width())
        for lines, height, face, quiet in (
            (above, NAME_HEIGHT, self._font(index), False),
            (below, DETAIL_HEIGHT, font(measures()["type_small"]), True),
        ):
            for line in lines:
                box = QRect(room.left(), top, room.width(), height)
                self._line(painter, box, flags, line, face, self._ink(index, cell, quiet=quiet))
                top += height

    @staticmethod
    def _line(painter: QPainter, room: QRect, flags: int, text: str, face: QFont, ink: str) -> None:
        painter.setFont(face)
        painter.setPen(current_tokens().color(ink))
        painter.drawText(room, flags, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width()))

    @staticmethod
    def _font(index: QModelIndex | QPersistentModelIndex) -> QFont:
        table = index.model()
        source = table.sourceModel() if isinstance(table, QSortFilterProxyModel) else table
        strong = isinstance(source, RowsModel) and source.columns[index.column()].strong
        return font(measures()["type_body"], QFont.Weight.DemiBold if strong else QFont.Weight.Normal)

    @staticmethod
    def _ink(index: QModelIndex | QPersistentModelIndex, cell: QStyleOptionViewItem, *, quiet: bool = False) -> str:
        if cell.state & QStyle.StateFlag.State_Selected:
            return "selection_text"
        return "text_muted" if quiet else str(index.data(TONE_ROLE) or "text")

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        text = str(index.data() or "")
        detail = str(index.data(DETAIL_ROLE) or "")
        room = option.rect.width() - 2 * PADDING
        cut = [line for line in (text, detail) if view.fontMetrics().horizontalAdvance(line) > room]
        QToolTip.showText(event.globalPos(), "\n".join(part for part in (text, detail) if part) if cut else "", view)
        return True


def words_lines(text: str, detail: str, room: int) -> tuple[list[str], list[str]]:
    """A name and its detail in as many lines as they need in so many pixels, up to two and three, then …."""
    strong = font(measures()["type_body"], QFont.Weight.DemiBold)
    above = wrapped(text, strong, room, MOST_NAME_LINES) if text else []
    return above, wrapped(detail, font(measures()["type_small"]), room, MOST_DETAIL_LINES) if detail else []


class DataTable(QTableView):
    """Shows a RowsModel; Enter, a double click (or a single one, `single_click`) announce the row with `chosen`."""

    chosen = Signal(object)
    current_changed = Signal(object)
    """The row the cursor is on, or None."""

    def __init__(
        self,
        model: RowsModel[Any],
        parent: QWidget | None = None,
        *,
        sortable: bool = False,
        single_click: bool = False,
        grows: bool = False,
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._empty = ""
        self._proxy: QSortFilterProxyModel | None = None
        self._single_click = single_click
        self._grows = grows
        self._attach(model, sortable)
        self._configure()
        self._size_columns()

    def _attach(self, model: RowsModel[Any], sortable: bool) -> None:
        shown: QAbstractItemModel = model
        if sortable:
            self._proxy = QSortFilterProxyModel(self)
            self._proxy.setSourceModel(model)
            self._proxy.setSortRole(SORT_ROLE)
            shown = self._proxy
            self.setSortingEnabled(True)
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setModel(shown)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.current_changed.emit(self.row(now)))

    def _configure(self) -> None:
        cell = _Cell(self)
        cell.grows = self._grows
        self.setItemDelegate(cell)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        detailed = any(column.detail for column in self._rows.columns)
        self.verticalHeader().setDefaultSectionSize(DETAIL_ROW_HEIGHT if detailed else ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(44)
        (self.clicked if self._single_click else self.doubleClicked).connect(self._choose)

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        for at, column in enumerate(self._rows.columns):
            if column.width:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(at, column.width)
            else:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)

    def fit_rows(self) -> None:
        """Make each row as high as its words need; nothing happens in a table that does not grow."""
        header, columns = self.verticalHeader(), self._rows.columns
        if not self._grows:
            return
        for row in range(self.model().rowCount()):
            height = ROW_HEIGHT
            for at in (at for at, column in enumerate(columns) if column.detail):
                index = self.model().index(row, at)
                text, detail = str(index.data() or ""), str(index.data(DETAIL_ROLE) or "")
                above, below = words_lines(text, detail, self.columnWidth(at) - 2 * PADDING)
                if below or len(above) > 1:
                    height = max(height, 2 * ABOVE + len(above) * NAME_HEIGHT + len(below) * DETAIL_HEIGHT)
            if header.sectionSize(row) != height:
                header.resizeSection(row, height)
        self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a table that grows, what was read to the end still is."""
        bar = self.verticalScrollBar()
        was_at_end = self._grows and bar.value() == bar.maximum()
        super().resizeEvent(event)
        self.fit_rows()
        if was_at_end:
            self.scrollToBottom()

    def show_empty_text(self, text: str) -> None:
        """What is said in the middle while there are no rows."""
        self._empty = text
        self.viewport().update()

    def row(self, index: QModelIndex) -> Any:
        """The row behind an index of this view, or None."""
        if not index.isValid():
            return None
        return self._rows.row(self._proxy.mapToSource(index) if self._proxy else index)

    def selectRow(self, row: int) -> None:
        """Put the cursor on a row; Qt's own asks the header where it lies, which a table not laid out yet cannot say.

        In a window that runs from right to left it never could, and nothing was chosen.
        """
        self.setCurrentIndex(self.model().index(row, 0))

    @property
    def current_row(self) -> Any:
        """The row the cursor is on, or None."""
        return self.row(self.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.row(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.selectRow(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._empty and self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(current_tokens().color("text_muted"))
            painter.setFont(font(measures()["type_body"]))
            room = self.viewport().rect().adjusted(24, 24, -24, -24)
            painter.drawText(
                room, int(Qt.AlignmentFlag.AlignCenter.value) | int(Qt.TextFlag.TextWordWrap.value), self._empty
            )

    def sizeHint(self) -> QSize:
        return QSize(480, 320)
