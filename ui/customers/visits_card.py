"""When a customer comes: visits by month or by year as a picture, and the same as a table with what they came to."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.widgets.action_button import ActionButton
from ui.widgets.charts import Bars, Chart
from ui.widgets.data_table import DataTable
from ui.widgets.rows_model import Align, Column, RowsModel

WIDTH = 620
CHART_HEIGHT, TABLE_HEIGHT = 180, 230


@dataclass(frozen=True, slots=True)
class SpanRow:
    """A month or year in words; `short` fits below a bar."""

    words: str
    short: str
    count: int
    visits: str
    total: str


@dataclass(frozen=True, slots=True)
class Visits:
    """Months and years, oldest first; `number` writes a count as the shop does."""

    months: tuple[SpanRow, ...]
    years: tuple[SpanRow, ...]
    number: Callable[[int], str]


def bars(rows: tuple[SpanRow, ...]) -> Bars:
    """The picture of some months or years."""
    return Bars(tuple(row.short for row in rows), tuple(row.count for row in rows))


class VisitsCard(QWidget):
    """The content of an overlay."""

    dismissed = Signal()

    def __init__(self, visits: Visits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("visitsCard")
        self._visits = visits
        self._title = QLabel(self.tr("Visits"), self)
        self._title.setProperty("role", "title")
        self._group = QButtonGroup(self)
        self.chart = Chart(self)
        self.chart.setObjectName("visitsChart")
        self.chart.setFixedHeight(CHART_HEIGHT)
        self.model: RowsModel[SpanRow] = RowsModel(
            [
                Column(self.tr("When"), lambda row: row.words),
                Column(self.tr("Visits"), lambda row: row.visits, align=Align.END, width=110),
                Column(self.tr("Value"), lambda row: row.total, align=Align.END, width=170, strong=True),
            ],
            self,
        )
        self.table = DataTable(self.model, self)
        self.table.setObjectName("visitsTable")
        self.table.setAccessibleName(self.tr("Visits and value as a table"))
        self.table.setProperty("role", "flat")
        self.table.setFixedHeight(TABLE_HEIGHT)
        self._close = ActionButton(self.tr("Close"), self, role="secondary", key="Esc")
        self._close.setObjectName("closeVisitsButton")
        self._close.setAccessibleName(self.tr("Close"))
        self._close.clicked.connect(self.dismissed)
        self._lay_out()
        self._show(years=False)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addStretch(1)
        for name, words, years in (
            ("visitsByMonthButton", self.tr("By month"), False),
            ("visitsByYearButton", self.tr("By year"), True),
        ):
            button = QPushButton(words, self)
            button.setObjectName(name)
            button.setAccessibleName(words)
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setAutoDefault(True)
            button.setChecked(not years)
            button.clicked.connect(lambda _on, years=years: self._show(years=years))
            self._group.addButton(button)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.chart)
        column.addWidget(self.table)
        column.addWidget(self._close)

    def _show(self, *, years: bool) -> None:
        rows = self._visits.years if years else self._visits.months
        name = self.tr("Visits by year") if years else self.tr("Visits by month")
        self.chart.show_picture(bars(rows), self._visits.number, name)
        spoken = ", ".join(f"{row.words}: {row.visits}" for row in rows)
        self.chart.setAccessibleDescription(spoken)
        self.model.show_rows(list(reversed(rows)))
        self.table.scrollToTop()
