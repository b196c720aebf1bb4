"""A member's points ledger over the screen: why the level, then every line that the balance is made of."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.customers.ledger_rows import LedgerFace, LedgerRow
from ui.customers.ledger_words import LedgerWords
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner
from ui.widgets.data_table import DataTable
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.level_pill import LevelPill
from ui.widgets.rows_model import Align, Column, RowsModel

WIDTH = 720
LINES = 6
"""Shown at once; fewer where the window is low."""


class _Lines(DataTable):
    """As high as its heading and so many whole lines."""

    def sizeHint(self) -> QSize:
        heading = self.horizontalHeader().sizeHint().height()
        return QSize(480, heading + LINES * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth())


class LedgerCard(QWidget):
    """The content of an overlay; made anew for each look."""

    dismissed = Signal()
    more_wanted = Signal()
    line_opened = Signal(object)
    """A LedgerRow with an order behind it."""

    def __init__(self, name: str, points: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ledgerCard")
        self._words = LedgerWords(self)
        self._build(name, points)
        self._lay_out()
        self.close_button.clicked.connect(self.dismissed)
        self.table.chosen.connect(self._on_chosen)
        self.model.more_wanted.connect(self.more_wanted)

    def _build(self, name: str, points: str) -> None:
        self._title = QLabel(self._words.title(points), self)
        self._title.setProperty("role", "title")
        self._name = ElidedLabel(name, self)
        self._name.setProperty("role", "muted")
        self._trouble = Banner(self)
        self._mismatch = Banner(self)
        self._build_level()
        self.model = RowsModel(self._columns(), self)
        self.table = _Lines(self.model, self, single_click=True)
        self.table.setObjectName("ledgerTable")
        self.table.setAccessibleName(self.tr("Points, line by line"))
        self.table.setMinimumHeight(180)
        self._sum = QLabel(self)
        self._sum.setObjectName("ledgerSum")
        self._sum.setProperty("role", "strong")
        self.close_button = ActionButton(self.tr("Close"), self, role="secondary", key="Esc")
        self.close_button.setObjectName("closeLedgerButton")
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setAutoDefault(True)

    def _build_level(self) -> None:
        self._explained = QFrame(self)
        self._explained.setObjectName("levelExplained")
        self._explained.setProperty("role", "inset")
        self._pill = LevelPill(self._explained)
        self._level = self._sentence("levelReason", "strong")
        self._prospect = self._sentence("levelProspect", "")
        self._footnote = self._sentence("levelFootnote", "muted")
        self._explained.hide()

    def _sentence(self, name: str, role: str) -> QLabel:
        label = QLabel(self._explained)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if role:
            label.setProperty("role", role)
        return label

    def _columns(self) -> list[Column[LedgerRow]]:
        words = self._words
        return [
            Column(self.tr("When"), lambda row: row.date, detail=lambda row: row.time, width=132),
            Column(self.tr("Why"), words.what, detail=words.behind),
            Column(self.tr("Points"), lambda row: row.points, tone=words.tone, align=Align.END, width=120, strong=True),
            Column(self.tr("Balance"), lambda row: row.balance, align=Align.END, width=116),
        ]

    def _lay_out(self) -> None:
        sentences = QVBoxLayout()
        sentences.setSpacing(2)
        for label in (self._level, self._prospect, self._footnote):
            sentences.addWidget(label)
        level = QHBoxLayout(self._explained)
        level.setContentsMargins(16, 12, 16, 12)
        level.setSpacing(16)
        level.addLayout(sentences, 1)
        level.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        heading = QVBoxLayout()
        heading.setSpacing(2)
        heading.addWidget(self._title)
        heading.addWidget(self._name)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._sum, 1)
        below.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(heading)
        column.addWidget(self._explained)
        column.addWidget(self._trouble)
        column.addWidget(self._mismatch)
        column.addWidget(self.table, 1)
        column.addLayout(below)

    def show_page(self, face: LedgerFace, *, first: bool) -> None:
        """Show the first page, or add the one after."""
        self._trouble.show_message("")
        more = face.next is not None
        if not first:
            self.model.add_rows(face.rows, more=more)
            return
        self._title.setText(self._words.title(face.balance))
        self._show_level(face)
        self._mismatch.show_message(self._words.mismatch(face), "warning")
        self._sum.setText(self._words.sum(face) if face.rows else "")
        self.table.show_empty_text(self.tr("No points yet. They come with the next order."))
        self.model.show_rows(face.rows, more=more)
        if face.rows and self.table.hasFocus():
            self.table.selectRow(0)

    def _show_level(self, face: LedgerFace) -> None:
        level = face.level
        self._pill.show_level(level.standing.level.value, level.level)
        self._level.setText(self._words.level(level))
        self._prospect.setText(self._words.prospect(level))
        self._footnote.setText(
            self.tr("Points for joining, for a birthday or from the old system do not count towards a level.")
        )
        self._explained.show()

    def show_trouble(self, text: str, *, retry: bool) -> None:
        """Say why no (further) lines can be shown; with `retry` they are asked for again at the next scroll."""
        self._trouble.show_message(text, "danger")
        if retry:
            self.model.add_rows([], more=True)

    def _on_chosen(self, row: LedgerRow) -> None:
        if row.line.order is not None:
            self.line_opened.emit(row)
