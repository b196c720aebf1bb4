"""What a cashier sees who may not enrol: calmly, that a shift lead has to do it. Blank until that is known."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import theme_events


class NoticePage(QWidget):
    """An icon, a heading, a sentence, and Close."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel(self)
        self._heading = QLabel(self.tr("A shift lead enrols customers"), self)
        self._heading.setProperty("role", "heading")
        self._reason = QLabel(self)
        self._reason.setObjectName("enrolNotAllowed")
        self._reason.setProperty("role", "muted")
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.setObjectName("closeNoticeButton")
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setAutoDefault(True)
        self.close_button.clicked.connect(self.dismissed)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 0)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._picture, self._heading, self._reason):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(label is not self._picture)
            column.addWidget(label)
        column.addStretch(3)
        column.addWidget(self.close_button)
        self._redraw()
        theme_events().theme_changed.connect(self._redraw)

    def show_reason(self, text: str) -> None:
        """Say why; an empty text leaves the page blank."""
        self._reason.setText(text)
        for label in (self._picture, self._heading, self._reason):
            label.setVisible(bool(text))

    def _redraw(self) -> None:
        self._picture.setPixmap(pixmap("lock", "text_faint", 32, self.devicePixelRatioF()))
