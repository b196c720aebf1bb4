"""The page of the journal: what narrows it, its entries as they are scrolled to, and the check of its chains."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from pos_app.domain.journal import Topic
from ui.settings.journal_words import JournalRow, topics
from ui.theme import set_look
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner
from ui.widgets.data_table import DataTable
from ui.widgets.icon_edit import IconEdit
from ui.widgets.rows_model import Column, RowsModel

DAY_WIDTH = 140
PAUSE_MS = 300
"""After the last key, before the list is asked for."""


class JournalPage(QWidget):
    """Announces what is asked for; shows what is handed to it."""

    filter_changed = Signal()
    more_wanted = Signal()
    save_wanted = Signal(object)
    """The Path to save the list to."""
    check_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("journalPage")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build_filter()
        self._build_list()
        self._lay_out()
        self._connect()

    def _build_filter(self) -> None:
        self._who, self._topic = QComboBox(self), QComboBox(self)
        self._who.setObjectName("journalWhoCombo")
        self._who.setAccessibleName(self.tr("Person"))
        self._topic.setObjectName("journalTopicCombo")
        self._topic.setAccessibleName(self.tr("What it is about"))
        for topic, words in topics():
            self._topic.addItem(words, topic.value if topic else None)
        for box in (self._who, self._topic):
            box.setMinimumHeight(44)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
        self._text = IconEdit("search")
        self._text.setObjectName("journalSearchEdit")
        self._text.setAccessibleName(self.tr("Search the journal"))
        self._text.setPlaceholderText(self.tr("Customer, order, product …"))
        self.first, self.last = (
            self._day("journalFirstEdit", self.tr("From")),
            self._day("journalLastEdit", self.tr("To")),
        )
        self.show_people([])

    def _day(self, name: str, words: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        edit.setAccessibleName(words)
        edit.setPlaceholderText("2026-05-31")
        edit.setProperty("role", "plain")
        edit.setFixedWidth(DAY_WIDTH)
        edit.setMaxLength(10)
        return edit

    def _build_list(self) -> None:
        self._trouble = Banner(self)
        self._told = QLabel(self)
        self._told.setObjectName("journalCheckResult")
        self._told.setProperty("role", "muted")
        self._told.setWordWrap(True)
        self._check = ActionButton(self.tr("Verify"), self, role="secondary", icon="badge-check")
        self._check.setObjectName("verifyJournalButton")
        self._save = ActionButton(self.tr("Save list"), self, role="secondary", icon="download")
        self._save.setObjectName("saveJournalButton")
        self._rows: RowsModel[JournalRow] = RowsModel(
            (
                Column(self.tr("What"), lambda row: row.what, detail=lambda row: row.detail, strong=True),
                Column(self.tr("Who"), lambda row: row.who, width=150),
                Column(self.tr("When"), lambda row: row.when, detail=lambda row: row.place, width=176),
            ),
            self,
        )
        self.table = DataTable(self._rows, self)
        self.table.setObjectName("journalTable")
        self.table.setAccessibleName(self.tr("Journal"))
        self.table.setProperty("role", "flat")

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Journal"), self)
        title.setProperty("role", "title")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(self._told)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(self._check, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._save, 0, Qt.AlignmentFlag.AlignTop)
        narrow = QHBoxLayout()
        narrow.setSpacing(8)
        narrow.addWidget(self._who, 1)
        narrow.addWidget(self._topic, 1)
        until = QLabel("–", self)
        for widget in (self.first, until, self.last):
            narrow.addWidget(widget)
        card = QFrame(self)
        card.setProperty("role", "card")
        held = QVBoxLayout(card)
        held.setContentsMargins(1, 1, 1, 1)
        held.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addLayout(narrow)
        column.addWidget(self._trouble)
        column.addWidget(card, 1)

    def _connect(self) -> None:
        for box in (self._who, self._topic):
            box.activated.connect(lambda _at: self.filter_changed.emit())
        for edit in (self._text, self.first, self.last):
            edit.textEdited.connect(lambda _text: self._pause.start())
            edit.returnPressed.connect(self._at_once)
        self._pause.timeout.connect(self.filter_changed)
        self._rows.more_wanted.connect(self.more_wanted)
        self._check.clicked.connect(self.check_pressed)
        self._save.clicked.connect(self._choose_file)

    def _at_once(self) -> None:
        self._pause.stop()
        self.filter_changed.emit()

    def _choose_file(self) -> None:
        path, kind = QFileDialog.getSaveFileName(
            self.window(),
            self.tr("Save the list"),
            str(Path.home() / self.tr("journal.xlsx")),
            self.tr("Spreadsheet (*.xlsx);;Text (*.csv)"),
        )
        if path:
            chosen = Path(path)
            self.save_wanted.emit(chosen if chosen.suffix else chosen.with_suffix(".csv" if "csv" in kind else ".xlsx"))

    @property
    def staff_id(self) -> str | None:
        """Whose entries are wanted, None for everybody's."""
        chosen = self._who.currentData()
        return str(chosen) if chosen else None

    @property
    def topic(self) -> Topic | None:
        """What they are about, None for everything."""
        chosen = self._topic.currentData()
        return Topic(chosen) if chosen else None

    @property
    def text(self) -> str:
        """What is searched for."""
        return self._text.text()

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer these people (id and name), keeping the one that is chosen."""
        chosen = self._who.currentData()
        self._who.clear()
        self._who.addItem(self.tr("Everybody"), None)
        for own_id, name in people:
            self._who.addItem(name, own_id)
        self._who.setCurrentIndex(max(0, self._who.findData(chosen)))

    def show_rows(self, rows: Sequence[JournalRow], *, more: bool) -> None:
        """Show the first page."""
        self.table.show_empty_text(self.tr("Nothing of the kind was written down."))
        self._rows.show_rows(rows, more=more)
        self.table.scrollToTop()

    def add_rows(self, rows: Sequence[JournalRow], *, more: bool) -> None:
        """Show the page that was asked for."""
        self._rows.add_rows(rows, more=more)

    def show_days_wrong(self, *, wrong: bool) -> None:
        """Mark what is no day."""
        for edit in (self.first, self.last):
            set_look(edit, state="invalid" if wrong else "")

    def show_trouble(self, text: str, tone: str = "danger") -> None:
        """Why the list is not there; "" takes it back."""
        self._trouble.show_message(text, tone)

    def show_check(self, text: str, *, tone: str = "", busy: bool = False) -> None:
        """How far the check is, or what it found."""
        self._told.setText(text)
        set_look(self._told, tone=tone)
        self._check.setEnabled(not busy)
