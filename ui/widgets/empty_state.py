"""What a place says while there is nothing in it: an icon, what is missing, and what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import theme_events


class EmptyState(QWidget):
    """Centred in whatever room it is given."""

    def __init__(self, icon: str, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "emptyState")
        self._icon = icon
        self._picture, self._title, self._text = QLabel(self), QLabel(title, self), QLabel(text, self)
        self._title.setProperty("role", "emptyTitle")
        self._text.setProperty("role", "emptyText")
        self._lay_out()
        self._text.setVisible(bool(text))
        self._redraw()
        theme_events().theme_changed.connect(self._redraw)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(6)
        column.addStretch(2)
        for label in (self._picture, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(label is not self._picture)
            column.addWidget(label)
        column.insertSpacing(2, 6)
        column.addStretch(3)

    def show_words(self, title: str, text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def _redraw(self) -> None:
        self._picture.setPixmap(pixmap(self._icon, "text_faint", 32, self.devicePixelRatioF()))
