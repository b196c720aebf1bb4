"""Everything a customer ordered, food and merchandise in one timeline, and its worth; for leads and the owner."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pos_app.domain.catalogue import Kind
from ui.customers.cells import KindCell
from ui.customers.figures import Figure, FigureRow
from ui.customers.order_words import OrderWords
from ui.customers.rows import HistoryRow, Worth
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows_model import Align, Column, RowsModel

NARROW = 700
STATUS = 3
"""The column that gives way."""


class HistoryPanel(QFrame):
    """Figures, a filter, and the table; or, calmly, that it takes a shift lead."""

    kind_chosen = Signal(object)
    """A Kind, or None for both."""
    more_wanted = Signal()
    entry_opened = Signal(object)
    """A HistoryRow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._words = OrderWords(self)
        self._build()
        self._lay_out()
        self.table.chosen.connect(self.entry_opened)
        self.table.clicked.connect(lambda index: self.entry_opened.emit(self.table.row(index)))
        self.model.more_wanted.connect(self.more_wanted)

    def _build(self) -> None:
        self._worth = {
            "lifetime": Figure(self.tr("Lifetime total"), self),
            "last_year": Figure(self.tr("Last 12 months"), self),
            "average": Figure(self.tr("Average a visit"), self),
            "orders": Figure(self.tr("Orders"), self),
            "visits": Figure(self.tr("Visits"), self),
        }
        self._summary = FigureRow(list(self._worth.values()), self)
        self._summary.setObjectName("historySummary")
        self._summary.setAccessibleName(self.tr("What the customer is worth"))
        self._line = QWidget(self)
        self._line.setProperty("role", "line")
        self._line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._heading = QLabel(self.tr("Orders"), self)
        self._heading.setProperty("role", "heading")
        self._filters = self._make_filters()
        self.model = RowsModel(self._columns(), self)
        self.table = DataTable(self.model, self)
        self.table.setObjectName("historyTable")
        self.table.setAccessibleName(self.tr("Order history"))
        self.table.setProperty("role", "flat")
        self.table.setItemDelegateForColumn(1, KindCell(self.table))
        self._denied = EmptyState(
            "lock",
            self.tr("Orders and amounts are for shift leads"),
            self.tr("Everything needed at the counter is above: the points, the usual and the notes."),
            self,
        )
        self._denied.setObjectName("historyDenied")

    def _columns(self) -> list[Column[HistoryRow]]:
        words = self._words
        return [
            Column(self.tr("When"), lambda row: row.date, detail=lambda row: row.time, width=124),
            Column(self.tr("Order"), words.kind, detail=words.number, width=108),
            Column(self.tr("Items"), lambda row: row.items, detail=words.how),
            Column(self.tr("Status"), words.status, detail=words.refunded, tone=words.tone, width=112),
            Column(
                self.tr("Amount"),
                lambda row: row.total,
                detail=words.points,
                align=Align.END,
                width=112,
                strong=True,
            ),
        ]

    def _make_filters(self) -> list[QPushButton]:
        group = QButtonGroup(self)
        made = []
        for name, text, kind in (
            ("historyAllButton", self.tr("All"), None),
            ("historyFoodButton", self.tr("Food"), Kind.FOOD),
            ("historyMerchButton", self.tr("Merch"), Kind.MERCH),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setAccessibleName(self.tr("Show %1").replace("%1", text))
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setAutoDefault(True)
            button.setChecked(kind is None)
            button.clicked.connect(lambda _on, kind=kind: self.kind_chosen.emit(kind))
            group.addButton(button)
            made.append(button)
        return made

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setContentsMargins(12, 12, 12, 12)
        above.addWidget(self._summary)
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 8, 12, 4)
        tools.setSpacing(8)
        tools.addWidget(self._heading)
        tools.addStretch(1)
        for button in self._filters:
            tools.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._line)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        column.addWidget(self._denied, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the status goes below the items."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._words.brief:
            self._words.brief = narrow
            self.table.setColumnHidden(STATUS, narrow)
            self.table.viewport().update()

    def show_rights(self, *, history: bool) -> None:
        """Show the history, or who may see it."""
        for widget in (self._summary, self._line, self._heading, *self._filters, self.table):
            widget.setVisible(history)
        self._denied.setVisible(not history)

    def forget(self) -> None:
        """Show nothing until it is known; both kinds again."""
        self._filters[0].setChecked(True)
        self.table.show_empty_text("")
        self.model.show_rows([])
        for figure in self._worth.values():
            figure.show_value("–")

    def show_worth(self, worth: Worth) -> None:
        """Show what the customer is worth."""
        for name, figure in self._worth.items():
            figure.show_value(getattr(worth, name))
        spoken = ", ".join(figure.accessibleName() for figure in self._worth.values())
        self._summary.setAccessibleDescription(spoken)
        self._summary.arrange()

    def show_page(self, rows: list[HistoryRow], *, first: bool, more: bool, kind: Kind | None) -> None:
        """Show the first page, or add the one after."""
        if not first:
            self.model.add_rows(rows, more=more)
            return
        empty = {
            None: self.tr("No orders yet"),
            Kind.FOOD: self.tr("No food or drink yet"),
            Kind.MERCH: self.tr("No merchandise yet"),
        }
        self.table.show_empty_text(empty[kind])
        self.model.show_rows(rows, more=more)
        self.table.scrollToTop()
