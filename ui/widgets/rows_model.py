"""A table model over frozen rows: what is shown, what it is sorted by, and more rows when the end comes into sight."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
TONE_ROLE = Qt.ItemDataRole.UserRole + 2
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 3


class Align(IntEnum):
    """Where the text of a column stands; END is right, or left where writing goes from right to left."""

    START = 0
    CENTRE = 1
    END = 2


_FLAGS = {
    Align.START: Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter,
    Align.CENTRE: Qt.AlignmentFlag.AlignCenter,
    Align.END: Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter,
}


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: `text` is shown; `sort` orders (the text when None); `width` in pixels, 0 stretches.

    `detail` is a second, quieter line; `tone` a colour token (`danger`, `merch`, `text_muted`) for the row's text.
    """

    title: str
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    align: Align = Align.START
    width: int = 0
    tone: Callable[[Row], str] | None = None
    detail: Callable[[Row], str] | None = None
    strong: bool = False


def _spoken(column: Column[Any], row: Any) -> str:
    detail = column.detail(row) if column.detail else ""
    return ", ".join(part for part in (column.title, column.text(row), detail) if part)


_ANSWERS: dict[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _row: _FLAGS[column.align],
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    SORT_ROLE: lambda column, row: column.sort(row) if column.sort else column.text(row).casefold(),
    TONE_ROLE: lambda column, row: column.tone(row) if column.tone else "",
    DETAIL_ROLE: lambda column, row: column.detail(row) if column.detail else "",
}


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows are given whole (`show_rows`) or in pages (`add_rows`); `more_wanted` asks for the next page, once."""

    more_wanted = Signal()

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[Row] = []
        self._more = False
        self._asked = False

    def show_rows(self, rows: Sequence[Row], *, more: bool = False) -> None:
        """Replace all rows; `more` says that another page can be asked for."""
        self.beginResetModel()
        self._rows = list(rows)
        self._more, self._asked = more, False
        self.endResetModel()

    def add_rows(self, rows: Sequence[Row], *, more: bool = False) -> None:
        """Append the page that was asked for."""
        self._more, self._asked = more, False
        if rows:
            at = len(self._rows)
            self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def update_row(self, at: int, row: Row) -> None:
        """Replace one row in place."""
        self._rows[at] = row
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows held, in the order given."""
        return tuple(self._rows)

    def row(self, index: Index) -> Row:
        """The row behind an index of this model."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _FLAGS[self.columns[section].align]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _ANSWERS:
            return None
        return _ANSWERS[role](self.columns[index.column()], self._rows[index.row()])

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()
