"""Bringing in an old database, on a card of the welcome: which one, what would come, how far it is, what came."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.theme import current_tokens
from ui.welcome.heading import Heading, at_words
from ui.welcome.source_form import SourceForm
from ui.welcome.tally_view import TallyView
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner
from ui.widgets.overlay import Overlay
from ui.widgets.progress_view import ProgressView

if TYPE_CHECKING:
    from pos_app.interchange.adoption_tally import Tally

NARROW, WIDE = 760, 976
TALL = 660
LAST_STEP = 3


class AdoptionPage(Overlay):
    """Signals say what is wanted; nothing typed is lost by an error, a look or going back."""

    look_wanted = Signal(object)
    """An OldShop: show what would come, write nothing."""
    bring_wanted = Signal(object)
    """An OldShop."""
    cancel_wanted = Signal()
    save_wanted = Signal(object)
    """A Path to keep the tally at."""
    left = Signal()
    """Back to the welcome; nothing was brought in."""
    finished = Signal()
    """It is here, and was read."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=NARROW, closable=False)
        self.setObjectName("adoptionPage")
        self.setAccessibleName(self.tr("Bring in an existing database"))
        self._in_place = False
        self._build_pieces()
        self._lay_out()
        self._connect()
        self.show_form()

    def _build_pieces(self) -> None:
        self._heading = Heading("database")
        self._heading.show_at(at_words(2, LAST_STEP))
        self._banner = Banner()
        self.form, self.progress, self.tally = SourceForm(), ProgressView(), TallyView()
        self.problems = QPlainTextEdit()
        self.problems.setObjectName("adoptProblems")
        self.problems.setReadOnly(True)
        self.problems.setTabChangesFocus(True)
        self.problems.setAccessibleName(self.tr("Rows that fit nowhere"))
        self._pages = QStackedWidget()
        self._working = _in_the_middle(self.progress)
        for page in (self.form, self._working, self.tally, self.problems):
            self._pages.addWidget(page)
        self.catalogue_check = QCheckBox(self.tr("Make my products from what was sold"))
        self.catalogue_check.setObjectName("adoptCatalogueCheck")
        self.catalogue_check.setMinimumHeight(44)
        self.catalogue_check.setChecked(True)
        self.back_button = self._button("adoptBackButton", self.tr("Back"), "quiet", "arrow-left")
        self.cancel_button = self._button("adoptCancelButton", self.tr("Cancel"), "secondary", "x")
        self.save_button = self._button("adoptSaveButton", self.tr("Save this account …"), "secondary", "save")
        self.look_button = self._button("adoptLookButton", self.tr("Look at it first"), "secondary", "eye")
        self.bring_button = self._button("adoptBringButton", self.tr("Bring it in"), "primary", "database")
        self.done_button = self._button("adoptDoneButton", self.tr("Go on"), "primary", "")

    def _button(self, name: str, words: str, role: str, icon: str) -> ActionButton:
        button = ActionButton(words, role=role, icon=icon)
        button.setObjectName(name)
        button.setMinimumHeight(54)
        return button

    def _lay_out(self) -> None:
        footer = QHBoxLayout()
        footer.setSpacing(12)
        footer.addWidget(self.back_button)
        footer.addWidget(self.catalogue_check)
        footer.addStretch(1)
        for button in (self.cancel_button, self.save_button, self.look_button, self.bring_button, self.done_button):
            footer.addWidget(button)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(18)
        column.addWidget(self._heading)
        column.addWidget(self._banner)
        column.addWidget(self._pages, 1)
        column.addLayout(footer)
        self._content = content
        self.show_content(content)

    def _connect(self) -> None:
        # Later, or the same Enter would go on to the button that has the focus then: Cancel.
        self.form.entered.connect(self._look, Qt.ConnectionType.QueuedConnection)
        self.look_button.clicked.connect(self._look)
        self.bring_button.clicked.connect(self._bring)
        self.cancel_button.clicked.connect(self._cancel)
        self.back_button.clicked.connect(self._go_back)
        self.done_button.clicked.connect(self.finished)
        self.save_button.clicked.connect(self._ask_where)

    @property
    def message(self) -> str:
        """What is said above the page, "" when nothing is."""
        return self._banner.text

    def begin(self) -> None:
        """Ask which database."""
        self.show_form()
        self.open(self.form.first_editor)

    def show_in_place(self) -> None:
        """The shop's own database is the old one; it waits to be brought up to date."""
        self._in_place = True
        self.setAccessibleName(self.tr("Your old shop is in this database"))
        self._heading.show_at("")
        self.form.show_in_place()
        self.bring_button.setText(self.tr("Bring it up to date"))
        self.show_form()

    def show_form(self, message: str = "", tone: str = "danger") -> None:
        """Ask, with what was typed before, and say what happened."""
        if self._in_place:
            self._heading.show_words(
                self.tr("Your old shop is in this database"),
                self.tr(
                    "It is brought up to date once, every order of it. A backup is made first; if anything fails, the"
                    " database stays as it was."
                ),
            )
        else:
            self._heading.show_words(
                self.tr("Bring in an existing database"),
                self.tr("The old database is only read, never changed. All of it comes over, or nothing does."),
            )
        self._banner.show_message(message, tone)
        self._turn_to(self.form, NARROW, self.back_button, self.bring_button, self.look_button)

    def show_working(self, *, writes: bool) -> None:
        """It began."""
        if writes and self._in_place:
            lead = self.tr("A backup is made first. Cancel, or a failure, leaves the database as it was.")
            self._heading.show_words(self.tr("Bringing it up to date"), lead)
        elif writes:
            lead = self.tr("Nothing is written for good before all of it is there. Cancel leaves nothing behind.")
            self._heading.show_words(self.tr("Bringing it in"), lead)
        else:
            self._heading.show_words(
                self.tr("Looking at it"), self.tr("All of the work is done on the side; nothing is written.")
            )
        self._banner.show_message("")
        self.cancel_button.setEnabled(True)
        self.cancel_button.setText(self.tr("Cancel"))
        self.progress.begin(self.tr("Opening the old database …"))
        self._turn_to(self._working, NARROW, self.cancel_button)

    def show_tally(self, tally: "Tally") -> None:
        """What would come, or what came."""
        self.tally.show_tally(tally)
        self._banner.show_message("")
        if tally.dry_run:
            title = self.tr("This is what would become of it") if self._in_place else self.tr("This is what would come")
            self._heading.show_words(title, tally.source)
            shown = [self.back_button, self.save_button, self.bring_button]
        else:
            kept = self.tr("The database as it was before is kept in %1").replace("%1", tally.backup or "")
            self._heading.show_words(self.tr("All of it is here"), kept if tally.backup else tally.source)
            shown = [self.save_button, self.done_button]
        self._turn_to(self.tally, WIDE, *shown)

    def show_problems(self, message: str, problems: list[str]) -> None:
        """Rows that fit nowhere, by name."""
        self._heading.show_words(self.tr("Some rows fit nowhere"), message)
        self._banner.show_message("")
        self.problems.setPlainText("\n".join(problems))
        self._turn_to(self.problems, WIDE, self.back_button)

    def say(self, message: str, tone: str) -> None:
        """A sentence above what is shown."""
        self._banner.show_message(message, tone)

    def _turn_to(self, page: QWidget, width: int, *buttons: QPushButton) -> None:
        self._width = width
        self._content.setMinimumHeight(TALL if page in (self.tally, self.problems) else 0)
        for each in (self.form, self._working, self.tally, self.problems):
            shown = QSizePolicy.Policy.Preferred if each is page else QSizePolicy.Policy.Ignored
            each.setSizePolicy(QSizePolicy.Policy.Preferred, shown)
        self._pages.setCurrentWidget(page)
        self.catalogue_check.setVisible(self.done_button in buttons and not self._in_place)
        leaves = self._in_place and page is self.form
        self.back_button.setText(self.tr("Quit") if leaves else self.tr("Back"))
        self.back_button.show_icon("x" if leaves else "arrow-left")
        for button in (
            self.back_button,
            self.cancel_button,
            self.save_button,
            self.bring_button,
            self.look_button,
            self.done_button,
        ):
            button.setVisible(button in buttons)
        self._place()
        if self.isVisible():
            first = {self.form: self.form.first_editor, self.tally: self.tally.menu}
            first.get(page, buttons[-1]).setFocus()

    def _look(self) -> None:
        wanted = self.form.checked()
        if wanted is not None:
            self.look_wanted.emit(wanted)

    def _bring(self) -> None:
        wanted = self.form.checked()
        if wanted is not None:
            self.bring_wanted.emit(wanted)

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.cancel_button.setText(self.tr("Cancelling …"))
        self.cancel_wanted.emit()

    def _go_back(self) -> None:
        if self._pages.currentWidget() is self.form:
            self.left.emit()
        else:
            self.show_form()

    def _ask_where(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self,
            self.tr("Keep this account"),
            self.tr("adoption.txt"),
            self.tr("Text (*.txt);;For spreadsheets (*.csv);;For other programs (*.json)"),
        )
        if path:
            self.save_wanted.emit(Path(path))

    def escape(self) -> None:
        """One step back; what is under way is cancelled, and what came is read before it is left. It never quits."""
        if self.back_button.isVisible() and not (self._in_place and self._pages.currentWidget() is self.form):
            self._go_back()
        elif self.cancel_button.isVisible() and self.cancel_button.isEnabled():
            self._cancel()

    def paintEvent(self, event: QPaintEvent) -> None:
        """There is nothing under it yet."""
        QPainter(self).fillRect(self.rect(), current_tokens().color("window"))


def _in_the_middle(view: QWidget) -> QWidget:
    found = QWidget()
    column = QVBoxLayout(found)
    column.setContentsMargins(0, 24, 0, 24)
    column.addStretch(1)
    column.addWidget(view)
    column.addStretch(1)
    return found
