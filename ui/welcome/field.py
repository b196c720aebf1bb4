"""A question: its label, what is typed, and under it a hint that gives way to what is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.theme import set_look


class Field(QWidget):
    """Keeps the room for the line under it, so that nothing moves when an error appears."""

    def __init__(
        self, label: str, editor: QLineEdit | QComboBox, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        name = QLabel(label)
        name.setProperty("role", "fieldLabel")
        name.setBuddy(editor)
        editor.setAccessibleName(label)
        self._below = QLabel()
        self._below.setProperty("role", "fieldHint")
        self._below.setTextFormat(Qt.TextFormat.PlainText)
        self._below.setWordWrap(True)
        self._below.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._below.setMinimumHeight(20)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (name, editor, self._below):
            column.addWidget(widget)
        self.show_error("")

    @property
    def error(self) -> str:
        """What is wrong, "" when nothing is."""
        return self._below.text() if self._below.property("role") == "fieldError" else ""

    def show_hint(self, hint: str) -> None:
        """Change the hint; it waits behind an error."""
        self._hint = hint
        if not self.error:
            self._below.setText(hint)

    def show_error(self, text: str) -> None:
        """Say what is wrong; "" takes it back."""
        set_look(self._below, role="fieldError" if text else "fieldHint")
        self._below.setText(text or self._hint)
        set_look(self.editor, state="invalid" if text else "")
        self.editor.setAccessibleDescription(text or self._hint)
