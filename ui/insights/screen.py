"""The insights' screen: the period above, the figures at a glance, and the views below."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.insights.figures_page import FiguresPage
from ui.insights.guests_page import GuestsPage
from ui.insights.overview import FigureWords
from ui.insights.people_page import PeoplePage
from ui.theme import set_look
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState

NARROW, BETWEEN = 1100, 20
LOW = 860
"""In a lower window a list of people has the room of the figures, which are not about it."""

RANGE = "RANGE"
DAY_WIDTH = 128


class InsightsScreen(QWidget):
    """Knows no service: it announces what was chosen and shows what is handed to it."""

    shown = Signal()
    period_chosen = Signal(str)
    """The name of a span, or `RANGE`."""
    range_given = Signal(str, str)
    """The first and the last day as typed."""
    view_chosen = Signal(str)
    save_wanted = Signal(object)
    """The Path to save the list in front to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insightsScreen")
        self._figures: dict[str, tuple[QFrame, ElidedLabel, QLabel, ElidedLabel]] = {}
        self._build_head()
        self._build_pages()
        self._lay_out()

    def _build_head(self) -> None:
        self._title = QLabel(self.tr("Insights"), self)
        self._title.setProperty("role", "title")
        self._periods = QButtonGroup(self)
        self._views = QButtonGroup(self)
        for group in (self._periods, self._views):
            group.setExclusive(True)
        self._period_row, self._view_row = QHBoxLayout(), QHBoxLayout()
        for row in (self._period_row, self._view_row):
            row.setSpacing(8)
        self.first, self.last = (self._day_edit(name) for name in ("insightsFirstDay", "insightsLastDay"))
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))
        self._apply = ActionButton(self.tr("Show"), self, role="secondary")
        self._apply.setObjectName("insightsRangeButton")
        self._apply.clicked.connect(self._on_range)
        self._compared = QLabel(self)
        self._compared.setObjectName("insightsCompared")
        self._compared.setProperty("role", "muted")
        self._save = ActionButton(self.tr("Save"), self, role="secondary", icon="download")
        self._save.setObjectName("insightsSaveButton")
        self._save.setToolTip(self.tr("Save what is shown for a spreadsheet"))
        self._save.clicked.connect(self._choose_file)
        self.trouble = Banner()

    def _day_edit(self, name: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        edit.setPlaceholderText(self.tr("2026-05-31"))
        edit.setMaxLength(10)
        edit.setFixedWidth(DAY_WIDTH)
        edit.returnPressed.connect(self._on_range)
        return edit

    def _build_pages(self) -> None:
        self.pages = QStackedWidget(self)
        self.figures_page = FiguresPage(self.pages)
        self.guests_page = GuestsPage(self.pages)
        self.conversion_page = PeoplePage(
            "conversionTable", self.tr("Customers worth enrolling"), may_enrol=True, parent=self.pages
        )
        self.near_page = PeoplePage(
            "nearLevelTable", self.tr("Members near a level"), may_enrol=False, parent=self.pages
        )
        for page in (self.figures_page, self.guests_page, self.conversion_page, self.near_page):
            self.pages.addWidget(page)
        self.pages.currentChanged.connect(lambda _at: self._fit())
        self._closed = EmptyState(
            "lock", self.tr("Insights are the owner's"), self.tr("Ask the owner to sign in to see them."), self
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addSpacing(8)
        head.addLayout(self._period_row)
        head.addStretch(1)
        head.addWidget(self._save)
        days = QHBoxLayout()
        days.setSpacing(8)
        for widget in (self.first, self.last, self._apply):
            days.addWidget(widget)
        days.addStretch(1)
        self._panel = QFrame(self)
        self._panel.setProperty("role", "card")
        card = QVBoxLayout(self._panel)
        card.setContentsMargins(16, 10, 16, 10)
        card.setSpacing(6)
        card.addWidget(self._compared)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(BETWEEN)
        self._grid.setVerticalSpacing(10)
        card.addLayout(self._grid)
        views = QHBoxLayout()
        views.addLayout(self._view_row)
        views.addStretch(1)
        self._open = QWidget(self)
        inside = QVBoxLayout(self._open)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addLayout(head)
        inside.addLayout(days)
        inside.addWidget(self.trouble)
        inside.addWidget(self._panel)
        inside.addLayout(views)
        inside.addWidget(self.pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._open, 1)
        column.addWidget(self._closed, 1)
        self.show_range(visible=False)
        self.show_allowed(allowed=False)

    def offer_periods(self, periods: Sequence[tuple[str, str]]) -> None:
        """The periods that can be chosen: their names and words."""
        self._offer(self._periods, self._period_row, "insightsPeriod", periods, self.period_chosen.emit)

    def offer_views(self, views: Sequence[tuple[str, str]]) -> None:
        """The views that can be chosen."""
        self._offer(self._views, self._view_row, "insightsView", views, self.view_chosen.emit)

    def _offer(
        self,
        group: QButtonGroup,
        row: QHBoxLayout,
        prefix: str,
        choices: Sequence[tuple[str, str]],
        chosen: object,
    ) -> None:
        for name, words in choices:
            chip = QPushButton(words, self)
            chip.setObjectName(f"{prefix}_{name}")
            chip.setAccessibleName(words)
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.setProperty("choice", name)
            group.addButton(chip)
            row.addWidget(chip)
        group.buttonClicked.connect(lambda chip: chosen(chip.property("choice")))  # type: ignore[operator] # a signal's emit

    def show_choice(self, period: str, view: str) -> None:
        """Which chips are pressed."""
        for group, wanted in ((self._periods, period), (self._views, view)):
            for chip in group.buttons():
                chip.setChecked(chip.property("choice") == wanted)

    def show_allowed(self, *, allowed: bool) -> None:
        """Everything, or that it is the owner's."""
        self._open.setVisible(allowed)
        self._closed.setVisible(not allowed)

    def show_range(self, *, visible: bool, first: str = "", last: str = "") -> None:
        """The two fields for days of one's own."""
        for widget in (self.first, self.last, self._apply):
            widget.setVisible(visible)
        if visible:
            self.first.setText(first)
            self.last.setText(last)
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_range_wrong(self, *, wrong: bool) -> None:
        """Mark what is no day, or a last day before the first."""
        for edit in (self.first, self.last):
            set_look(edit, state="invalid" if wrong else "")

    def _on_range(self) -> None:
        self.range_given.emit(self.first.text(), self.last.text())

    def show_overview(self, figures: Sequence[FigureWords], compared: str) -> None:
        """The figures at a glance, and what they are compared with."""
        self._compared.setText(compared)
        for words in figures:
            if words.name not in self._figures:
                self._figures[words.name] = self._new_figure(words.name)
            frame, value, label, detail = self._figures[words.name]
            value.setText(words.value)
            label.setText(words.label)
            detail.setText(words.detail)
            set_look(detail, tone=words.tone)
            frame.setAccessibleName(f"{words.label}: {words.value}. {words.detail}")
        self._arrange()

    def _new_figure(self, name: str) -> tuple[QFrame, ElidedLabel, QLabel, ElidedLabel]:
        frame = QFrame(self._panel)
        frame.setObjectName(f"figure_{name}")
        label = QLabel(frame)
        label.setProperty("role", "figureLabel")
        value = ElidedLabel(parent=frame)
        value.setProperty("role", "figure")
        detail = ElidedLabel(parent=frame)
        detail.setProperty("role", "muted")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (label, value, detail):
            column.addWidget(widget)
        return frame, value, label, detail

    def _arrange(self) -> None:
        widest = max((value.sizeHint().width() for _frame, value, *_rest in self._figures.values()), default=0)
        in_one_row = max(NARROW, len(self._figures) * (widest + BETWEEN) + 2 * BETWEEN)
        columns = 5 if self.width() < in_one_row else max(len(self._figures), 1)
        for place, (frame, *_) in enumerate(self._figures.values()):
            self._grid.addWidget(frame, place // columns, place % columns)
        for column in range(max(len(self._figures), columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._fit()

    def _fit(self) -> None:
        figures = self.pages.currentWidget() is self.figures_page
        self._panel.setVisible(figures or self.height() >= LOW)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()
        pressed = self._views.checkedButton()
        if pressed is not None:
            pressed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_file(self) -> None:
        path, kind = QFileDialog.getSaveFileName(
            self.window(),
            self.tr("Save the list"),
            str(Path.home() / self.tr("list.xlsx")),
            self.tr("Spreadsheet (*.xlsx);;Text (*.csv)"),
        )
        if path:
            chosen = Path(path)
            self.save_wanted.emit(chosen if chosen.suffix else chosen.with_suffix(".csv" if "csv" in kind else ".xlsx"))
