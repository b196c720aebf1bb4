"""Merging two customers: the other one is looked for, then both stand side by side, and what they would be as one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.customers.merge_rows import MergePlan, MergeSide
from ui.customers.merge_side import SideCard
from ui.customers.rows import MatchRow
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable
from ui.widgets.icon_edit import IconEdit
from ui.widgets.rows_model import Align, Column, RowsModel

WIDTH = 720
HEIGHT = 520
VISIT_WIDTH = 150


class MergeCard(QWidget):
    """The content of an overlay; made anew for each merge."""

    text_typed = Signal(str)
    other_chosen = Signal(str)
    kept_chosen = Signal(str)
    """The id of the customer whose number, name and address are shown afterwards."""
    merge_pressed = Signal()
    dismissed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mergeCard")
        self._title = QLabel(self.tr("Merge %1 with another customer").replace("%1", name), self)
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._steps = QStackedWidget(self)
        self._build_search()
        self._build_comparison()
        self._build_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._steps, 1)
        column.addLayout(self._buttons)
        self.setFixedHeight(HEIGHT)
        self._go_to(0)

    def _build_search(self) -> None:
        page = QWidget(self._steps)
        self.search = IconEdit("search", page)
        self.search.setObjectName("mergeSearchEdit")
        self.search.setAccessibleName(self.tr("Search the other customer"))
        self.search.setPlaceholderText(self.tr("The other one's number, name or TapPass ID"))
        self.search.setMaxLength(200)
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
        self._model = RowsModel(columns, self)
        self.table = DataTable(self._model, page, single_click=True)
        self.table.setObjectName("mergeTable")
        self.table.setAccessibleName(self.tr("Customers to merge with"))
        self.table.horizontalHeader().hide()
        self.table.show_empty_text(self.tr("Type who else this guest is."))
        self._hint = QLabel(self.tr("Both numbers find the one customer afterwards. It can be undone."), page)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._hint)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        self._steps.addWidget(page)
        self.search.textEdited.connect(self.text_typed)
        self.search.returnPressed.connect(self._on_enter)
        self.table.chosen.connect(lambda row: self.other_chosen.emit(row.id))

    def _build_comparison(self) -> None:
        page = QWidget(self._steps)
        self.sides = (SideCard("mergeKeepFirst", page), SideCard("mergeKeepSecond", page))
        self._keep = QButtonGroup(self)
        both = QHBoxLayout()
        both.setSpacing(12)
        for each in self.sides:
            self._keep.addButton(each.keep)
            each.kept.connect(self.kept_chosen)
            both.addWidget(each, 1)
        self._together = QLabel(page)
        self._together.setObjectName("mergeTogether")
        self._together.setWordWrap(True)
        self._together.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._refusal = QLabel(page)
        self._refusal.setObjectName("mergeRefusal")
        self._refusal.setProperty("role", "fieldError")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(both, 1)
        column.addWidget(self._together)
        column.addWidget(self._refusal)
        self._steps.addWidget(page)

    def _build_buttons(self) -> None:
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setObjectName("cancelMergeButton")
        self._back = QPushButton(self.tr("Another one"), self)
        self._back.setObjectName("mergeBackButton")
        self._merge = ActionButton(self.tr("Merge"), self, role="primary", icon="users")
        self._merge.setObjectName("mergeButton")
        self._merge.setAccessibleName(self._merge.text())
        for button in (self._cancel, self._back):
            button.setProperty("role", "secondary")
        for button in (self._cancel, self._back, self._merge):
            button.setAutoDefault(True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(12)
        self._buttons.addWidget(self._cancel)
        self._buttons.addWidget(self._back)
        self._buttons.addWidget(self._merge, 1)
        self._cancel.clicked.connect(self.dismissed)
        self._back.clicked.connect(lambda: self._go_to(0))
        self._merge.clicked.connect(self.merge_pressed)

    def _go_to(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        self._back.setVisible(step == 1)
        self._merge.setVisible(step == 1)
        place = self.search if step == 0 else self._merge
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_enter(self) -> None:
        if self._model.rowCount() == 1:
            self.other_chosen.emit(self._model.rows[0].id)
        elif self._model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.selectRow(0)

    def show_matches(self, rows: list[MatchRow]) -> None:
        """Show who may be meant."""
        found_none = not rows and bool(self.search.text().strip())
        words = self.tr("Nobody found") if found_none else self.tr("Type who else this guest is.")
        self.table.show_empty_text(words)
        self._model.show_rows(rows)

    def show_sides(self, first: MergeSide, second: MergeSide, kept_id: str, plan: MergePlan) -> None:
        """Show both, which one's word counts, and what comes of it."""
        for card, side in zip(self.sides, (first, second), strict=True):
            card.show_side(side, kept=side.id == kept_id)
        self._together.setText(self._words(plan))
        self.show_refusal("")
        if self._steps.currentIndex() != 1:
            self._go_to(1)

    def show_refusal(self, text: str) -> None:
        """Say why the two are not merged."""
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    def _words(self, plan: MergePlan) -> str:
        together = self.tr("Together: %1 with %2; %3 finds the same customer. %4 orders, %5.")
        parts = [
            together.replace("%1", plan.name)
            .replace("%2", plan.number)
            .replace("%3", plan.other_number)
            .replace("%4", plan.orders)
            .replace("%5", plan.spent)
        ]
        if plan.points:
            points = self.tr("TapPass: %1 points, %2.").replace("%1", plan.points)
            parts.append(points.replace("%2", plan.level_words))
        if plan.orders_earning:
            earning = self.tr("%1 past orders earn %2 of them now.")
            parts.append(earning.replace("%1", plan.orders_earning).replace("%2", plan.points_earned))
        parts.append(self.tr("Notes and the later word on offers and news are kept. The merge can be undone."))
        return " ".join(parts)
