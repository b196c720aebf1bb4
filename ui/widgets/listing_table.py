"""A list of the domain as a table: its columns written as the shop writes money, numbers and times."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.domain.listing import Cell, Holds, ListColumn, Listing
from ui.formats import Formats
from ui.widgets.data_table import DataTable
from ui.widgets.rows_model import Align, Column, RowsModel

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTHS = {Holds.NUMBER: 96, Holds.AMOUNT: 120, Holds.DAY: 132, Holds.MOMENT: 176, Holds.YES_NO: 92}
RIGHT = (Holds.NUMBER, Holds.AMOUNT)


class ListingTable(QWidget):
    """Shows any list; Enter or a double click announce the place of a row."""

    chosen = Signal(int)
    current_changed = Signal(int)
    """The place of the row the cursor is on, -1 for none."""

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._spoken = name, words
        self._columns: tuple[ListColumn, ...] = ()
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

    def show_listing(self, listing: Listing, formats: Formats, empty: str, *, more: bool = False) -> None:
        """Show a list; the table is made anew where it has other columns. `empty` is said when it has no rows."""
        if self._model is None or listing.columns != self._columns:
            self._make(listing.columns, formats)
        if self._table is not None and self._model is not None:
            self._table.show_empty_text(empty)
            self._model.show_rows(list(enumerate(listing.rows)), more=more)

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
        width=WIDTHS.get(column.holds, 0) if at else 0,
        strong=at == 0,
    )


def shown(cell: Cell, holds: Holds, formats: Formats) -> str:
    """A cell as a reader sees it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return formats.yes_no(cell)
    if isinstance(cell, int):
        return formats.money(cell) if holds is Holds.AMOUNT else formats.number(cell)
    if isinstance(cell, str):
        return cell
    return formats.moment(cell) if isinstance(cell, datetime) else formats.calendar_day(cell)
