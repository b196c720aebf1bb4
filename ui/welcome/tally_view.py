"""The tally as a page: what came at the top, below it a list of all that stands out, and the rows of what is chosen."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ui.welcome import tally_words
from ui.welcome.tally_words import OVERVIEW, Section, TableRow, TallyRow
from ui.widgets.data_table import DataTable
from ui.widgets.rows_model import Align, Column, RowsModel

if TYPE_CHECKING:
    from pos_app.interchange.adoption_tally import Tally

LIST_WIDTH = 320
COUNT_WIDTH = 76
TRAILING_WIDTH = 132
SUM_WIDTH = 150


class TallyView(QWidget):
    """`show_tally` fills it and begins with the overview."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: list[Section] = []
        self._build()
        self._lay_out()
        self.menu.current_changed.connect(self._on_chosen)

    def _build(self) -> None:
        self._figures = QHBoxLayout()
        self._figures.setSpacing(28)
        self._names: RowsModel[Section] = RowsModel(
            [
                Column(self.tr("What"), lambda row: row.title, tone=_section_tone),
                Column(
                    self.tr("How many"), lambda row: row.count, align=Align.END, width=COUNT_WIDTH, tone=_section_tone
                ),
            ],
            self,
        )
        self.menu = DataTable(self._names, self, single_click=True)
        self.menu.setObjectName("tallySections")
        self.menu.setAccessibleName(self.tr("What came, and what stands out"))
        self.menu.horizontalHeader().hide()
        self.menu.setFixedWidth(LIST_WIDTH)
        self._about = QLabel(self)
        self._about.setProperty("role", "muted")
        self._about.setWordWrap(True)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._tables: RowsModel[TableRow] = RowsModel(self._table_columns(), self)
        self._overview = DataTable(self._tables, self)
        self._overview.setObjectName("tallyTables")
        self._overview.setAccessibleName(self.tr("Rows and sums, in and out"))
        self._rows: RowsModel[TallyRow] = RowsModel(
            [
                Column("", lambda row: row.text, detail=lambda row: row.detail),
                Column("", lambda row: row.trailing, align=Align.END, width=TRAILING_WIDTH),
            ],
            self,
        )
        self._entries = DataTable(self._rows, self)
        self._entries.setObjectName("tallyRows")
        self._entries.horizontalHeader().hide()
        self._entries.show_empty_text(self.tr("None."))
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._overview)
        self._pages.addWidget(self._entries)

    def _table_columns(self) -> list[Column[TableRow]]:
        end = Align.END
        return [
            Column(self.tr("Table"), lambda row: row.name, detail=lambda row: row.note, strong=True),
            Column(self.tr("In"), lambda row: row.rows_in, align=end, width=SUM_WIDTH, detail=lambda row: row.sum_in),
            Column(
                self.tr("Out"), lambda row: row.rows_out, align=end, width=SUM_WIDTH, detail=lambda row: row.sum_out
            ),
        ]

    def _lay_out(self) -> None:
        head = QFrame(self)
        head.setProperty("role", "inset")
        figures = QHBoxLayout(head)
        figures.setContentsMargins(20, 12, 20, 12)
        figures.addLayout(self._figures)
        figures.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self._about)
        beside.addWidget(self._pages, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.menu)
        row.addLayout(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(head)
        column.addLayout(row, 1)

    @property
    def sections(self) -> list[Section]:
        """The pages, in the order of the list."""
        return self._sections

    def show_tally(self, tally: "Tally") -> None:
        """Fill every page."""
        self._show_figures(tally)
        overview = Section(OVERVIEW, self.tr("Rows and sums"), "", self._sentence(tally))
        self._sections = [overview, *tally_words.sections(tally)]
        self._tables.show_rows(tally_words.tables(tally))
        self._names.show_rows(self._sections)
        self.menu.selectRow(0)

    def _sentence(self, tally: "Tally") -> str:
        same = self.tr("As many rows come out as go in, and the sums are the same to the cent.")
        if not tally.texts_not_utf8:
            return same
        other = self.tr("Texts in another encoding, read as Latin-1: %1.")
        return f"{same} {other.replace('%1', tally_words.formats_of(tally).number(tally.texts_not_utf8))}"

    def _show_figures(self, tally: "Tally") -> None:
        while (item := self._figures.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.deleteLater()
        formats = tally_words.formats_of(tally)
        counts = {each.table: each.rows_out for each in tally.tables}
        for value, label in (
            (formats.number(tally.customers), self.tr("customers")),
            (formats.number(counts.get("Order", 0)), self.tr("orders")),
            (formats.number(counts.get("MerchandiseOrder", 0)), self.tr("merchandise orders")),
            (formats.number(counts.get("Member", 0)), self.tr("members")),
            (formats.number(tally.points_out), self.tr("points")),
        ):
            self._figures.addWidget(_figure(value, label))

    def _on_chosen(self, section: Any) -> None:
        if not isinstance(section, Section):
            return
        self._about.setText(section.about)
        if section.name == OVERVIEW:
            self._pages.setCurrentWidget(self._overview)
            return
        self._rows.show_rows(section.rows)
        self._entries.setColumnHidden(1, not any(row.trailing for row in section.rows))
        self._entries.setAccessibleName(section.title)
        self._entries.scrollToTop()
        self._pages.setCurrentWidget(self._entries)


def _section_tone(section: Section) -> str:
    return "text_muted" if section.count == "0" else "text"


def _figure(value: str, label: str) -> QWidget:
    found = QWidget()
    number, words = QLabel(value, found), QLabel(label, found)
    number.setProperty("role", "figure")
    words.setProperty("role", "figureLabel")
    column = QVBoxLayout(found)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(number)
    column.addWidget(words)
    return found
