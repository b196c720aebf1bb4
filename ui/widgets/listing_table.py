"""A list of the domain as a table: its columns written as the shop writes money, numbers and times."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from pos_app.domain.listing import Cell, Holds, ListColumn, Listing
from ui.formats import Formats
from ui.theme import font, measures
from ui.widgets.data_table import DataTable
from ui.widgets.rows_model import Align, Column, RowsModel

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTHS = {Holds.NUMBER: 88, Holds.AMOUNT: 120, Holds.DAY: 160, Holds.MOMENT: 124, Holds.YES_NO: 84}
RIGHT = (Holds.NUMBER, Holds.AMOUNT)
LEAST_NAME, MOST_TEXT, AROUND = 176, 220, 24
"""The first column takes the room that is left, others of words what they need; `AROUND` is beside the words."""

FOR_NAMES = 160
"""So much more than it needs goes to the first column before the others have any."""

MEASURED = 100
"""So many rows say how wide words are; what is longer further down ends in … and is whole in its tooltip."""


class ListingTable(QWidget):
    """Shows any list; Enter or a double click announce the place of a row."""

    chosen = Signal(int)
    current_changed = Signal(int)
    """The place of the row the cursor is on, -1 for none."""

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._spoken = name, words
        self._columns: tuple[ListColumn, ...] = ()
        self._text_widths: dict[int, int] = {}
        self._table: DataTable | None = None
        self._model: RowsModel[tuple[int, Sequence[Cell]]] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def place(self) -> int:
        """Where the cursor is, -1 where it is nowhere."""
        row = self._table.current_row if self._table else None
        return row[0] if row else -1

    @property
    def table(self) -> DataTable | None:
        """The table, None before the first list."""
        return self._table

    @property
    def needed_width(self) -> int:
        """How wide it must be for its columns to be read."""
        fixed = sum(_width(at, column) for at, column in enumerate(self._columns))
        return LEAST_NAME + fixed + sum(self._text_widths.values())

    def show_listing(self, listing: Listing, formats: Formats, empty: str, *, more: bool = False) -> None:
        """Show a list; the table is made anew where it has other columns. `empty` is said when it has no rows."""
        if self._model is None or listing.columns != self._columns:
            self._make(listing.columns, formats)
        if self._table is not None and self._model is not None:
            self._table.show_empty_text(empty)
            self._fit_text(listing)
            self._model.show_rows(list(enumerate(listing.rows)), more=more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        """Where there is much room every column has some of it, so that the eye finds from a name to its numbers."""
        if self._table is None:
            return
        spare = max(0, self.width() - self.needed_width - FOR_NAMES) // max(1, len(self._columns))
        for at, column in enumerate(self._columns):
            if at:
                width = self._text_widths.get(at, 0) or _width(at, column)
                self._table.horizontalHeader().resizeSection(at, width + spare)

    def _fit_text(self, listing: Listing) -> None:
        """Columns of words beside the first are as wide as their words, up to a limit."""
        self._text_widths = {}
        if self._table is None:
            return
        header, metrics = self._table.horizontalHeader(), QFontMetrics(font(measures()["type_body"]))
        for at, column in enumerate(listing.columns):
            if at and not _width(at, column):
                words = [str(row[at] or "") for row in listing.rows[:MEASURED]]
                longest = max((metrics.horizontalAdvance(each) for each in words), default=0)
                width = min(max(longest, _heading(column)) + AROUND + 2, MOST_TEXT)
                self._text_widths[at] = width
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
        self._spread()

    def _make(self, columns: tuple[ListColumn, ...], formats: Formats) -> None:
        if self._table is not None:
            self._column.removeWidget(self._table)
            self._table.deleteLater()
        self._columns = columns
        self._model = RowsModel([_column(at, column, formats) for at, column in enumerate(columns)], self)
        self._table = DataTable(self._model, self)
        self._table.setObjectName(self._name)
        self._table.setAccessibleName(self._spoken)
        self._table.setProperty("role", "flat")
        self._table.chosen.connect(lambda row: self.chosen.emit(row[0]))
        self._table.current_changed.connect(lambda row: self.current_changed.emit(row[0] if row else -1))
        self._column.addWidget(self._table)


def _column(at: int, column: ListColumn, formats: Formats) -> Column[Any]:
    return Column(
        column.title,
        text=lambda row: shown(row[1][at], column.holds, formats),
        align=Align.END if column.holds in RIGHT else Align.START,
        width=_width(at, column),
        strong=at == 0,
    )


def _width(at: int, column: ListColumn) -> int:
    """Of a column, its heading in full; 0 for one that takes the room that is left."""
    width = WIDTHS.get(column.holds, 0) if at else 0
    return max(width, _heading(column) + AROUND) if width else 0


def _heading(column: ListColumn) -> int:
    return QFontMetrics(font(measures()["type_small"], QFont.Weight.DemiBold)).horizontalAdvance(column.title)


def shown(cell: Cell, holds: Holds, formats: Formats) -> str:
    """A cell as a reader sees it; of a moment its day, the hour is in what is saved."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return formats.yes_no(cell)
    if isinstance(cell, int):
        return formats.money(cell) if holds is Holds.AMOUNT else formats.number(cell)
    if isinstance(cell, str):
        return cell
    return formats.date(cell) if isinstance(cell, datetime) else formats.long_day(cell)
