"""A sentence that stays in place until it is no longer true: an icon, the words, perhaps one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.icons import pixmap
from ui.theme import set_look, theme_events

ICONS = {"info": "info", "success": "circle-check", "warning": "triangle-alert", "danger": "circle-alert"}


class Banner(QFrame):
    """Hidden until `show_message`; the tone is told by its icon as well as by its colour."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._tone = "info"
        self._picture, self._words = QLabel(self), QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._act = QPushButton(self)
        self._act.setProperty("role", "secondary")
        self._act.setObjectName("bannerButton")
        self._act.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._act)
        self.hide()
        theme_events().theme_changed.connect(self._redraw)

    @property
    def text(self) -> str:
        """The sentence shown, "" while hidden."""
        return "" if self.isHidden() else self._words.text()

    def show_message(self, text: str, tone: str = "info", action: str = "") -> None:
        """Say a sentence in a tone (info, success, warning, danger); an empty one hides the banner."""
        self._tone = tone
        self._words.setText(text)
        self._act.setText(action)
        self._act.setVisible(bool(action))
        set_look(self, tone=tone)
        set_look(self._words, of=tone)  # its colour is by its parent's tone: it must look again too
        self.setAccessibleName(text)
        self._redraw()
        self.setVisible(bool(text))

    def _redraw(self) -> None:
        self._picture.setPixmap(pixmap(ICONS[self._tone], self._tone, 20, self.devicePixelRatioF()))
