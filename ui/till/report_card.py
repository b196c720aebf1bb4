"""A report over the window: what the count came to, a word on it, the figures, and the ways to keep them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from pos_app.domain.page import Page
from ui.till.page_view import PageView
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner
from ui.widgets.overlay import MARGIN, Overlay

WIDTH = 560
AROUND = 250
"""Height of everything on the card but the page."""


class ReportCard(Overlay):
    """Shows one report; says which way to keep it was pressed, and the word on its difference."""

    print_pressed = Signal()
    pdf_pressed = Signal()
    csv_wanted = Signal(str)
    """The file to write."""
    note_given = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=WIDTH)
        self._make()
        self._lay_out()
        self._connect()

    def _make(self) -> None:
        self._title = QLabel(self)
        self._title.setObjectName("reportTitle")
        self._title.setProperty("role", "title")
        self.said = Banner(self)
        self.said.setObjectName("reportDifference")
        self._note_row = QWidget(self)
        self.note = QLineEdit(self._note_row)
        self.note.setObjectName("reportNoteEdit")
        self.note.setAccessibleName(self.tr("A word on the difference"))
        self.note.setPlaceholderText(self.tr("A word on the difference"))
        self.note.setMaxLength(500)
        self._keep = ActionButton(self.tr("Keep"), self._note_row, role="secondary")
        self._keep.setObjectName("reportNoteButton")
        self.page = PageView(self)
        self.print_button = ActionButton(self.tr("Print"), self, role="secondary", icon="printer")
        self.print_button.setObjectName("reportPrintButton")
        self.pdf_button = ActionButton(self.tr("PDF"), self, role="secondary", icon="download")
        self.pdf_button.setObjectName("reportPdfButton")
        self.pdf_button.setAccessibleName(self.tr("Save as PDF"))
        self.csv_button = ActionButton(self.tr("CSV"), self, role="secondary", icon="download")
        self.csv_button.setObjectName("reportCsvButton")
        self.csv_button.setAccessibleName(self.tr("Save as CSV"))
        self.done = ActionButton(self.tr("Done"), self, role="primary")
        self.done.setObjectName("reportDoneButton")

    def _lay_out(self) -> None:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self.said)
        note = QHBoxLayout(self._note_row)
        note.setContentsMargins(0, 0, 0, 0)
        note.setSpacing(10)
        note.addWidget(self.note, 1)
        note.addWidget(self._keep)
        column.addWidget(self._note_row)
        column.addWidget(self.page, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button in (self.print_button, self.pdf_button, self.csv_button, self.done):
            buttons.addWidget(button, 1)
        column.addLayout(buttons)
        self.show_content(content)

    def _connect(self) -> None:
        self.done.clicked.connect(self.close_card)
        self.print_button.clicked.connect(self.print_pressed)
        self.pdf_button.clicked.connect(self.pdf_pressed)
        self.csv_button.clicked.connect(self._ask_where)
        self._keep.clicked.connect(lambda: self.note_given.emit(self.note.text()))
        self.note.returnPressed.connect(lambda: self.note_given.emit(self.note.text()))

    def show_report(self, title: str, page: Page, said: tuple[str, str], *, note: str | None) -> None:
        """Show a report; `said` are the words on the count and their tone, `note` None where none is asked for."""
        self._title.setText(title)
        self._file_name = page.title
        self.said.show_message(*said)
        self._note_row.setVisible(note is not None)
        self.note.setText(note or "")
        self.page.show_page(page)
        window = self.parentWidget()
        room = (window.height() if window else 0) - 2 * MARGIN - AROUND
        self.page.setFixedHeight(max(200, min(room, self.page.paper_height)))
        self.open(self.note if note is not None and not note else self.done)

    def refresh(self, page: Page, said: tuple[str, str]) -> None:
        """The same report with its word on the difference."""
        self.said.show_message(*said)
        self.page.show_page(page)

    def _ask_where(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), f"{self._file_name}.csv", self.tr("CSV (*.csv)")
        )
        if path:
            self.csv_wanted.emit(path)
