"""The head of each card of the welcome: a mark, what it is about, a sentence, and how far along it is."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import theme_events

MARK = 32


def at_words(step: int, last: int) -> str:
    """`Step 1 of 2`."""
    words = QCoreApplication.translate("Welcome", "Step %1 of %2")
    return words.replace("%1", str(step)).replace("%2", str(last))


class Heading(QWidget):
    """`show_words` changes the text, `show_at` the pill at the end."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._mark, self._title, self._lead, self._at = QLabel(self), QLabel(self), QLabel(self), QLabel(self)
        self._title.setProperty("role", "title")
        self._lead.setProperty("role", "muted")
        self._at.setProperty("role", "pill")
        for label in (self._title, self._lead):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._lead)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._at, 0, Qt.AlignmentFlag.AlignTop)
        self._redraw()
        theme_events().theme_changed.connect(self._redraw)

    @property
    def title(self) -> str:
        """What the card is about."""
        return self._title.text()

    def show_words(self, title: str, lead: str, icon: str = "") -> None:
        """Say what the card is about; the mark stays where none is given."""
        self._title.setText(title)
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        self._icon = icon or self._icon
        self._redraw()

    def show_at(self, words: str) -> None:
        """Say how far along it is."""
        self._at.setText(words)
        self._at.setVisible(bool(words))

    def _redraw(self) -> None:
        self._mark.setPixmap(pixmap(self._icon, "accent_ink", MARK, self.devicePixelRatioF()))
