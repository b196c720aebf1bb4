"""The content of a calm card: a title, a sentence, and the buttons to answer with."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.notify import Choice


class MessageCard(QWidget):
    """Emits `answered` with the key of the choice taken; the first choice stands last, as on every card.

    The first primary choice is where the focus starts.
    """

    answered = Signal(str)

    def __init__(
        self, title: str, text: str, choices: Sequence[Choice], *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("messageCard")
        self.setAccessibleName(title or text)
        self.setAccessibleDescription(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        self._add_words(column, title, text, icon)
        column.addSpacing(12)
        self.first = self._add_buttons(column, choices)

    def _add_words(self, column: QVBoxLayout, title: str, text: str, icon: str) -> None:
        if icon:
            picture = QLabel(self)
            picture.setPixmap(pixmap(icon, "danger", 28, self.devicePixelRatioF()))
            column.addWidget(picture)
        for words, role in ((title, "title"), (text, "body")):
            if words:
                label = QLabel(words, self)
                label.setProperty("role", role)
                label.setWordWrap(True)
                label.setTextFormat(Qt.TextFormat.PlainText)
                column.addWidget(label)

    def _add_buttons(self, column: QVBoxLayout, choices: Sequence[Choice]) -> QPushButton | None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        first: QPushButton | None = None
        for choice in reversed(choices):
            button = QPushButton(choice.label, self)
            button.setObjectName(f"choice_{choice.key}")
            button.setProperty("role", choice.role)
            button.setAutoDefault(True)
            button.clicked.connect(lambda _=False, key=choice.key: self.answered.emit(key))
            row.addWidget(button)
            if choice.role == "primary":
                first = button
        column.addLayout(row)
        return first
