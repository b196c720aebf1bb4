"""Which old database, and how its numbers and totals are read. A file may be typed, chosen, or dropped on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.places import Places
from ui.welcome.answers import OldShop
from ui.welcome.field import Field
from ui.widgets.action_button import ActionButton
from ui.widgets.choice_box import ChoiceBox

LABEL_HEIGHT = 20
SERVER = "postgres"


class SourceForm(QWidget):
    """`checked` gives what was typed, or None after each field that is not right has said so."""

    entered = Signal()
    """Enter in the source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._build()
        self._lay_out()
        self._connect()

    def _build(self) -> None:
        self.source_edit = QLineEdit()
        self.source_edit.setObjectName("adoptSourceEdit")
        self.source_edit.setPlaceholderText(self.tr("Drop the file here, or type where it is"))
        self.browse_button = ActionButton(self.tr("Choose a file …"), role="secondary", icon="upload")
        self.browse_button.setObjectName("adoptBrowseButton")
        self.password_edit = QLineEdit()
        self.password_edit.setObjectName("adoptPasswordEdit")
        self.password_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.region_box, self.currency_box = ChoiceBox(), ChoiceBox()
        self.region_box.setObjectName("adoptRegionBox")
        self.currency_box.setObjectName("adoptCurrencyBox")
        self._source = Field(
            self.tr("Where is the old database?"),
            self.source_edit,
            self.tr("A SQLite file, or on a server: postgresql://user@server/name"),
        )
        self._password = Field(
            self.tr("Password of that database"), self.password_edit, self.tr("If it is not in the address.")
        )
        self._region = Field(
            self.tr("Numbers without a country code are from"),
            self.region_box,
            self.tr("As in (580) 555-0152: look at it first if in doubt."),
        )
        self._currency = Field(
            self.tr("The old totals are in"), self.currency_box, self.tr("It becomes the currency of the shop.")
        )
        self._password.hide()
        self._in_place = False

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.addSpacing(LABEL_HEIGHT)
        beside.addWidget(self.browse_button)
        beside.addStretch(1)
        self._first = QWidget()
        first = QHBoxLayout(self._first)
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(12)
        first.addWidget(self._source, 1)
        first.addLayout(beside)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._region, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._currency, 0, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._first)
        column.addWidget(self._password)
        column.addLayout(grid)
        column.addStretch(1)

    def _connect(self) -> None:
        self.source_edit.returnPressed.connect(self.entered)
        self.password_edit.returnPressed.connect(self.entered)
        self.source_edit.textChanged.connect(self._on_source_changed)
        self.password_edit.textEdited.connect(lambda _text: self._password.show_error(""))
        self.browse_button.clicked.connect(self._browse)
        for field, box in ((self._region, self.region_box), (self._currency, self.currency_box)):
            box.editTextChanged.connect(lambda _text, field=field: field.show_error(""))

    def show_places(self, places: Places, region: str, currency: str) -> None:
        """Fill the lists, and choose what the shop was said to be."""
        self.region_box.show_choices(places.regions, region)
        self.currency_box.show_choices(places.currencies, currency)

    def show_in_place(self) -> None:
        """The shop's own database is the old one: there is nothing to name."""
        self._in_place = True
        self._first.hide()
        self.setAcceptDrops(False)

    @property
    def first_editor(self) -> QWidget:
        """Where the keyboard begins."""
        return self.region_box if self._in_place else self.source_edit

    def checked(self) -> OldShop | None:
        """What is to be brought in; the first field that is not right has the keyboard."""
        source, wrong = "" if self._in_place else self.source_edit.text().strip(), list[QWidget]()
        if not source and not self._in_place:
            self._source.show_error(self.tr("Say where the old database is: a file, or an address."))
            wrong.append(self.source_edit)
        for field, box in ((self._region, self.region_box), (self._currency, self.currency_box)):
            if box.code is None:
                field.show_error(self.tr("Choose one from the list."))
                wrong.append(box)
        if wrong:
            wrong[0].setFocus()
        region, currency = self.region_box.code, self.currency_box.code
        if wrong or region is None or currency is None:
            return None
        return OldShop(source, self._typed_password(source), region, currency)

    def show_source_error(self, text: str) -> None:
        """Say what is wrong with the old database; what was typed stays."""
        self._source.show_error(text)
        self.source_edit.setFocus()

    def show_password_error(self, text: str) -> None:
        """The server did not let us in."""
        if self._password.isHidden():
            self.show_source_error(text)
            return
        self._password.show_error(text)
        self.password_edit.setFocus()
        self.password_edit.selectAll()

    def _typed_password(self, source: str) -> str:
        return self.password_edit.text() if source.startswith(SERVER) else ""

    def _on_source_changed(self, text: str) -> None:
        self._source.show_error("")
        self._password.setVisible(text.strip().startswith(SERVER))

    def _browse(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose the old database"),
            "",
            self.tr("Databases (*.sqlite *.sqlite3 *.db *.db3);;All files (*)"),
        )
        if path:
            self.source_edit.setText(path)
            self.source_edit.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """One file is taken, the first."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.source_edit.setText(paths[0])
            self.source_edit.setFocus()
            event.acceptProposedAction()
