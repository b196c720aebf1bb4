"""A field of the sign-up: what it is called above, what is wrong with it, or how it was understood, below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.theme import set_look


class FieldBox(QWidget):
    """A label, a line edit and a line for words beside it; the room for those words is kept free."""

    def __init__(self, label: str, name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(label, self)
        self.label.setProperty("role", "fieldLabel")
        self.edit = QLineEdit(self)
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(label)
        self.edit.setPlaceholderText(placeholder)
        self.label.setBuddy(self.edit)
        self.words = QLabel(self)
        self.words.setProperty("role", "fieldHint")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setMinimumHeight(20)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.label, self.edit, self.words):
            column.addWidget(widget)
        column.addStretch(1)
        self.edit.textEdited.connect(lambda _text: self.clear_words())

    def show_refusal(self, text: str) -> None:
        """Say what is wrong; gone at the next edit."""
        self._say(text, role="fieldError", state="invalid" if text else "")

    def show_hint(self, text: str) -> None:
        """Say how it is understood."""
        self._say(text, role="fieldHint", state="")

    def clear_words(self) -> None:
        """Say nothing."""
        self.show_hint("")

    def _say(self, text: str, *, role: str, state: str) -> None:
        self.words.setText(text)
        set_look(self.words, role=role)
        set_look(self.edit, state=state)
        self.edit.setAccessibleDescription(text)
