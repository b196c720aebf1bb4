"""Everything a customer ordered, food and merchandise in one timeline, and its worth; for leads and the owner."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pos_app.domain.catalogue import Kind
from pos_app.domain.histories import HistoryFilter
from ui.customers.cells import KindCell
from ui.customers.figures import Figure, FigureRow
from ui.customers.history_filters import HistoryFilters
from ui.customers.order_words import OrderWords
from ui.customers.rows import HistoryRow, Sums, Worth
from ui.customers.visits_card import Visits, bars
from ui.icons import set_icon
from ui.widgets.charts import Chart
from ui.widgets.data_table import DETAIL_ROW_HEIGHT, DataTable
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows_model import Align, Column, RowsModel

NARROW = 700
SPACIOUS = (1150, 560)
"""From this width and height on there is room for the small picture of the visits."""

CHART = (320, 116)
LOW_ROW = 48
"""An order's height in a low window: two lines, and still a fingertip."""
STATUS = 3
"""The column that gives way."""


class HistoryPanel(QFrame):
    """Figures, filters, the table and its sums; or, calmly, that it takes a shift lead."""

    visits_pressed = Signal(object)
    """The Visits that are known."""
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
        self.filters = HistoryFilters(self)
        self.filters.left.connect(self._enter_table)
        self._build_visits()
        self._sums = ElidedLabel(parent=self)
        self._sums.setObjectName("historySums")
        self._sums.setProperty("role", "muted")
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

    def _build_visits(self) -> None:
        self._visits: Visits | None = None
        self._chart = Chart(self)
        self._chart.setObjectName("historyChart")
        self._chart.setFixedSize(*CHART)
        self._chart.hide()
        self._open_visits = QPushButton(self)
        self._open_visits.setObjectName("historyVisitsButton")
        self._open_visits.setProperty("role", "icon")
        self._open_visits.setAccessibleName(self.tr("Visits by month and year"))
        self._open_visits.setToolTip(self.tr("Visits by month and year"))
        set_icon(self._open_visits, "chart-column", "text_muted", 20)
        self._open_visits.setAutoDefault(True)
        self._open_visits.setEnabled(False)
        self._open_visits.clicked.connect(lambda: self.visits_pressed.emit(self._visits))

    def _lay_out(self) -> None:
        self._above = above = QHBoxLayout()
        above.addWidget(self._summary, 1, Qt.AlignmentFlag.AlignVCenter)
        above.addWidget(self._chart)
        above.addWidget(self._open_visits, 0, Qt.AlignmentFlag.AlignTop)
        self._under = below = QHBoxLayout()
        below.addWidget(self._sums, 1)
        self.show_low(low=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._line)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addLayout(below)
        column.addWidget(self._denied, 1)

    def show_low(self, *, low: bool) -> None:
        """Leave the orders more room: what stands around them takes less height, and so does each of them."""
        self._above.setContentsMargins(12, 4 if low else 12, 12, 4 if low else 12)
        self._under.setContentsMargins(14, 4 if low else 6, 14, 0)
        self.filters.show_low(low=low)
        self.table.verticalHeader().setDefaultSectionSize(LOW_ROW if low else DETAIL_ROW_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the status goes below the items."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._words.brief:
            self._words.brief = narrow
            self.table.setColumnHidden(STATUS, narrow)
            self.table.viewport().update()
        self._show_chart()

    def _show_chart(self) -> None:
        """The picture stands where it takes no room from the orders; behind the button it always is."""
        room = self.width() >= SPACIOUS[0] and self.height() >= SPACIOUS[1] and not self._summary.isHidden()
        if room and self._visits is not None and self._chart.isHidden():
            self._chart.show_picture(bars(self._visits.months), self._visits.number, self.tr("Visits by month"))
            spoken = ", ".join(f"{row.words}: {row.visits}" for row in self._visits.months)
            self._chart.setAccessibleDescription(spoken)
        self._chart.setVisible(room and self._visits is not None)

    def _enter_table(self) -> None:
        """From the search to the orders, the first of them at least."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def enter_search(self) -> None:
        """Go to the search in the items, where one may see them."""
        if self.filters.isVisible():
            self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.filters.search.selectAll()

    def show_rights(self, *, history: bool) -> None:
        """Show the history, or who may see it."""
        for widget in (self._summary, self._open_visits, self._line, self.filters, self.table, self._sums):
            widget.setVisible(history)
        self._denied.setVisible(not history)
        self._show_chart()

    def forget(self) -> None:
        """Show nothing until it is known; no filter any more."""
        self.filters.reset()
        self.filters.show_choices((), (), None)
        self.show_sums(None)
        self._visits = None
        self._chart.hide()
        self._open_visits.setEnabled(False)
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

    def show_visits(self, visits: Visits) -> None:
        """Show when the customer comes."""
        self._visits = visits
        self._open_visits.setEnabled(True)
        self._chart.hide()
        self._show_chart()

    def show_sums(self, sums: Sums | None) -> None:
        """Show what all that is shown comes to, behind the last page too."""
        self._sums.setText(self._spell(sums) if sums is not None and sums.count else "")

    def _spell(self, sums: Sums) -> str:
        one = sums.count == 1
        parts = [self.tr("1 order") if one else self.tr("%1 orders").replace("%1", sums.orders), sums.total]
        for words, value in (
            (self.tr("%1 cancelled"), sums.cancelled),
            (self.tr("%1 refunded"), sums.refunded),
            (self.tr("%1 points"), sums.points),
        ):
            if value:
                parts.append(words.replace("%1", value))
        return " · ".join(parts)

    def show_page(self, rows: list[HistoryRow], *, first: bool, more: bool, chosen: HistoryFilter) -> None:
        """Show the first page, or add the one after; an empty page with more behind it is no end."""
        if not self.model.rowCount() or first:
            self.table.show_empty_text(self._empty(more=more, chosen=chosen))
        if not first:
            self.model.add_rows(rows, more=more)
            return
        self.model.show_rows(rows, more=more)
        self.table.scrollToTop()

    def _empty(self, *, more: bool, chosen: HistoryFilter) -> str:
        if more:
            return self.tr("Looking through older orders …")
        if not chosen.is_plain:
            return self.tr("No order fits these filters")
        empty = {
            None: self.tr("No orders yet"),
            Kind.FOOD: self.tr("No food or drink yet"),
            Kind.MERCH: self.tr("No merchandise yet"),
        }
        return empty[chosen.kind]
