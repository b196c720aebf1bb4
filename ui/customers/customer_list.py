"""The left column: the search, and who is found, or who was here last."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.customers.cells import VisitCell
from ui.customers.rows import MatchRow
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_edit import IconEdit
from ui.widgets.rows_model import Align, Column, RowsModel

VISIT_WIDTH = 112


class CustomerList(QWidget):
    """Emits what is typed and who is chosen; knows nothing of where the answers come from."""

    text_typed = Signal(str)
    search_entered = Signal()
    opened = Signal(str)
    """A customer's id, by Enter: the focus goes on to the customer."""
    clicked = Signal(str)
    """A customer's id, by mouse or finger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_id = ""
        self._build()
        self._lay_out()
        self._connect()

    def _build(self) -> None:
        self.search = IconEdit("search", self)
        self.search.setObjectName("customerSearchEdit")
        self.search.setPlaceholderText(self.tr("Number, name or TapPass ID"))
        self.search.setAccessibleName(self.tr("Search customers"))
        self.search.setMaxLength(200)
        self.search.setClearButtonEnabled(False)
        self._heading = QLabel(self.tr("Latest visitors"), self)
        self._heading.setProperty("role", "section")
        columns: list[Column[MatchRow]] = [
            Column(self.tr("Customer"), lambda row: row.name, detail=lambda row: row.number, strong=True),
            Column(
                self.tr("Last visit"),
                lambda row: row.last_visit,
                detail=lambda row: row.level_words,
                align=Align.END,
                width=VISIT_WIDTH,
            ),
        ]
        self.model = RowsModel(columns, self)
        self._card = QFrame(self)
        self._card.setProperty("role", "card")
        self.table = DataTable(self.model, self._card)
        self.table.setObjectName("customerTable")
        self.table.setAccessibleName(self.tr("Customers"))
        self.table.setProperty("role", "flat")
        self.table.horizontalHeader().hide()
        self.table.setItemDelegateForColumn(1, VisitCell(self.table))
        self._empty = EmptyState("users", "", "", self._card)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 7, 1, 7)
        inside.addWidget(self.table)
        inside.addWidget(self._empty)
        self._empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.search)
        column.addSpacing(14)
        column.addWidget(self._heading)
        column.addSpacing(8)
        column.addWidget(self._card, 1)

    def _connect(self) -> None:
        self.search.textEdited.connect(self.text_typed)
        self.search.returnPressed.connect(self.search_entered)
        self.table.chosen.connect(lambda row: self.opened.emit(row.id))
        self.table.clicked.connect(lambda index: self.clicked.emit(self.table.row(index).id))
        self.search.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        down = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if down and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):  # type: ignore[attr-defined] # Qt hands over its base class
            self.enter()
            return True
        return super().eventFilter(watched, event)

    def enter(self) -> None:
        """Go to the first line, when there is one."""
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.selectRow(0)

    def show_rows(self, rows: list[MatchRow], *, searched: bool) -> None:
        """Show who was found, or who was here last."""
        heading = self.tr("Latest visitors")
        if searched:
            heading = self.tr("1 match") if len(rows) == 1 else self.tr("%1 matches").replace("%1", str(len(rows)))
        self._heading.setText(heading if rows or not searched else self.tr("No match"))
        if searched:
            self._empty.show_words(
                self.tr("Nobody found"), self.tr("Try the last four digits, the beginning of a name, or a TapPass ID.")
            )
        else:
            self._empty.show_words(
                self.tr("No customers yet"), self.tr("The first sale with a phone number makes the first one.")
            )
        self.model.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.mark(self._shown_id)

    def mark(self, customer_id: str) -> None:
        """Highlight who is shown beside the list, if in it."""
        self._shown_id = customer_id
        at = next((place for place, row in enumerate(self.model.rows) if row.id == customer_id), None)
        if at is None:
            self.table.clearSelection()
        else:
            self.table.selectRow(at)
