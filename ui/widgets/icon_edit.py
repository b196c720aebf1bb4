"""A line edit with a picture of what it is for at its start, and the key that leads to it at its end."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ui.icons import pixmap
from ui.theme import theme_events
from ui.widgets.key_hint import KeyHint

EDGE = 14
GAP = 10


class IconEdit(QLineEdit):
    """Mirrors with the layout direction; the key is hidden while there is text, so that long text has the room."""

    def __init__(self, icon: str, parent: QWidget | None = None, *, key: str = "", size: int = 20) -> None:
        super().__init__(parent)
        self._icon, self._size = icon, size
        self._picture = QLabel(self)
        self._picture.setFixedSize(size, size)
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._key = KeyHint(key, self)
        self._has_key = bool(key)
        self._key.setVisible(self._has_key)
        self.textChanged.connect(self._on_text_changed)
        theme_events().theme_changed.connect(self._redraw)
        self._redraw()

    def _redraw(self) -> None:
        self._picture.setPixmap(pixmap(self._icon, "text_muted", self._size, self.devicePixelRatioF()))

    def _on_text_changed(self, text: str) -> None:
        self._key.setVisible(self._has_key and not text)
        self._arrange()

    def _arrange(self) -> None:
        """Put picture and key at their ends; the text margins count from the padding of the style."""
        key_width = self._key.sizeHint().width()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start, end = EDGE, self.width() - EDGE
        self._picture.move(end - self._size if mirrored else start, (self.height() - self._size) // 2)
        self._key.setGeometry(start if mirrored else end - key_width, (self.height() - 20) // 2, key_width, 20)
        lead = EDGE + self._size + GAP - 12
        trail = key_width + GAP if not self._key.isHidden() else 0
        self.setTextMargins(trail if mirrored else lead, 0, lead if mirrored else trail, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange) and hasattr(self, "_key"):
            self._arrange()
