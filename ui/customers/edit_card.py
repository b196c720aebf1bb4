"""Name, e-mail, notes and consent of a customer, for shift leads and the owner; refusals stand beside their fields."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.customers.consent_words import consent_since
from ui.customers.rows import CustomerEdit, CustomerFace
from ui.theme import set_look
from ui.widgets.action_button import ActionButton

WIDTH = 480


class EditCard(QWidget):
    """The content of an overlay; made anew for each edit."""

    saved = Signal(object)
    """A CustomerEdit."""
    dismissed = Signal()

    def __init__(self, face: CustomerFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editCustomerCard")
        self._id = face.id
        self._build(face)
        self._lay_out(face)
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.dismissed)
        self.name.returnPressed.connect(self._on_save)
        self._email.returnPressed.connect(self._on_save)
        self._notes.installEventFilter(self)

    def _build(self, face: CustomerFace) -> None:
        self.name = QLineEdit(face.given_name, self)
        self.name.setObjectName("editNameEdit")
        self.name.setAccessibleName(self.tr("Name"))
        self._email = QLineEdit(face.email, self)
        self._email.setObjectName("editEmailEdit")
        self._email.setAccessibleName(self.tr("E-mail"))
        self._email.setCursorPosition(0)
        self._notes = QPlainTextEdit(face.notes, self)
        self._notes.setObjectName("editNotesEdit")
        self._notes.setAccessibleName(self.tr("Notes"))
        self._notes.setPlaceholderText(self.tr("What everybody at the counter should know"))
        self._notes.setTabChangesFocus(True)
        self._notes.setFixedHeight(104)
        self._marketing = QCheckBox(self.tr("Wants offers and news"), self)
        self._marketing.setObjectName("editMarketingCheck")
        self._marketing.setAccessibleName(self._marketing.text())
        self._marketing.setChecked(face.marketing)
        self._refusals = {name: QLabel(self) for name in ("name", "email", "notes")}
        for label in self._refusals.values():
            label.setProperty("role", "fieldError")
            label.setWordWrap(True)
            label.hide()
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setObjectName("cancelEditButton")
        self._cancel.setProperty("role", "secondary")
        self._save = ActionButton(self.tr("Save"), self, role="primary", icon="check")
        self._save.setObjectName("saveCustomerButton")
        self._save.setAccessibleName(self.tr("Save"))
        for button in (self._cancel, self._save):
            button.setAutoDefault(True)

    def _lay_out(self, face: CustomerFace) -> None:
        title, number = QLabel(self.tr("Edit customer"), self), QLabel(face.number, self)
        title.setProperty("role", "title")
        number.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(number)
        column.addSpacing(12)
        for text, edit, refusal in (
            (self.tr("Name"), self.name, self._refusals["name"]),
            (self.tr("E-mail"), self._email, self._refusals["email"]),
            (self.tr("Notes"), self._notes, self._refusals["notes"]),
        ):
            label = QLabel(text, self)
            label.setProperty("role", "fieldLabel")
            label.setBuddy(edit)
            for widget in (label, edit, refusal):
                column.addWidget(widget)
            column.addSpacing(8)
        since = QLabel(consent_since(face), self)
        since.setObjectName("editConsentSince")
        since.setProperty("role", "faint")
        since.setVisible(bool(since.text()))
        column.addWidget(self._marketing)
        column.addWidget(since)
        column.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save, 1)
        column.addSpacing(4)
        column.addLayout(buttons)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter begins a new line of the notes, with Ctrl it saves."""
        pressed = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        enter = pressed is not None and pressed.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if pressed is not None and enter and pressed.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_save()
            return True
        return super().eventFilter(watched, event)

    def _on_save(self) -> None:
        typed = (self.name.text(), self._email.text(), self._notes.toPlainText())
        self.saved.emit(CustomerEdit(self._id, *typed, self._marketing.isChecked()))

    def show_refusals(self, *, name: str, email: str, notes: str) -> None:
        """Say what is refused, beside its field; nothing typed is lost."""
        edits = {"name": self.name, "email": self._email, "notes": self._notes}
        texts = {"name": name, "email": email, "notes": notes}
        for field, text in texts.items():
            self._refusals[field].setText(text)
            self._refusals[field].setVisible(bool(text))
        set_look(self.name, state="invalid" if name else "")
        set_look(self._email, state="invalid" if email else "")
        first = next((field for field, text in texts.items() if text), "name")
        edits[first].setFocus(Qt.FocusReason.OtherFocusReason)
