"""The list of what is parked, and of open tabs: searched, recalled, thrown away."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.counter.parked_words import ParkedLine
from ui.widgets.action_button import ActionButton
from ui.widgets.close_button import CloseButton
from ui.widgets.data_table import DataTable
from ui.widgets.icon_edit import IconEdit
from ui.widgets.overlay import Overlay
from ui.widgets.rows_model import Align, Column, RowsModel

LEAST_HEIGHT = 460


class ParkedList(Overlay):
    """Enter recalls the chosen one; Delete throws a parked sale away, a tab never."""

    search_typed = Signal(str)
    recalled = Signal(object)
    """A ParkedLine."""
    discarded = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=720)
        self.setObjectName("parkedList")
        self.setAccessibleName(self.tr("Parked sales and tabs"))
        self._content = QWidget()
        self._title = QLabel(self.tr("Parked sales and tabs"), self._content)
        self._title.setProperty("role", "title")
        self.search = IconEdit("search", self._content)
        self.search.setObjectName("parkedSearchEdit")
        self.search.setPlaceholderText(self.tr("Name, number, product or till"))
        self.search.setAccessibleName(self.tr("Search the parked sales"))
        self._rows: RowsModel[ParkedLine] = RowsModel([
            Column(self.tr("Name"), text=lambda row: row.name, detail=lambda row: row.items, strong=True),
            Column(self.tr("Where"), text=lambda row: row.where, detail=lambda row: row.when, width=150,
                   tone=lambda row: "info" if row.is_tab else ""),
            Column(self.tr("Total"), text=lambda row: row.amount, align=Align.END, width=110),
        ])  # fmt: skip
        self.table = DataTable(self._rows, self._content)
        self.table.setObjectName("parkedTable")
        self.table.setAccessibleName(self._title.text())
        self.discard = ActionButton(self.tr("Throw away"), self._content, role="quiet", icon="trash-2")
        self.discard.setObjectName("discardParkedButton")
        self.recall = ActionButton(self.tr("Recall"), self._content, role="primary")
        self.recall.setObjectName("recallParkedButton")
        self._lay_out()
        self._connect()
        self.show_content(self._content)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(24, 12, 24, 24)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(CloseButton(self, self._content))
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.discard)
        buttons.addStretch(1)
        buttons.addWidget(self.recall, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.search.textEdited.connect(self.search_typed)
        self.search.returnPressed.connect(self._recall)
        self.search.installEventFilter(self)
        self.table.installEventFilter(self)
        self.table.chosen.connect(self.recalled)
        self.table.current_changed.connect(self._on_current)
        self.recall.clicked.connect(self._recall)
        self.discard.clicked.connect(self._discard)

    def ask(self) -> None:
        """Open for everything there is; until it is there, nothing of an older list can be chosen."""
        self.search.clear()
        self._rows.show_rows([])
        self.table.show_empty_text("")
        self._on_current(None)
        self._content.setMinimumHeight(self.tall(LEAST_HEIGHT))
        self.open(self.search)

    def show_lines(self, lines: Sequence[ParkedLine], *, searched: bool) -> None:
        """Show what was found; the first is chosen, or the one that was."""
        before = self.table.current_row
        self._rows.show_rows(lines)
        at = next((at for at, line in enumerate(lines) if before and line.id == before.id), 0)
        if lines:
            self.table.selectRow(at)
        nothing = self.tr("Nothing is parked. F5 puts an order aside.")
        self.table.show_empty_text(self.tr("Nothing parked has that name.") if searched else nothing)
        self._on_current(self.table.current_row)

    def _on_current(self, line: ParkedLine | None) -> None:
        self.recall.setEnabled(line is not None)
        self.recall.setText(self.tr("Open the tab") if line and line.is_tab else self.tr("Recall"))
        self.discard.setVisible(line is None or not line.is_tab)
        self.discard.setEnabled(line is not None)

    def _recall(self) -> None:
        if self.table.current_row is not None:
            self.recalled.emit(self.table.current_row)

    def _discard(self) -> None:
        line = self.table.current_row
        if line is not None and not line.is_tab:
            self.discarded.emit(line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search move the choice; Delete on a line throws it away."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if watched is self.search and event.key() in steps and self._rows.rows:
                row = self.table.currentIndex().row() + steps[Qt.Key(event.key())]
                self.table.selectRow(max(0, min(row, len(self._rows.rows) - 1)))
                return True
            if watched is self.table and event.key() == Qt.Key.Key_Delete:
                self._discard()
                return True
        return super().eventFilter(watched, event)
