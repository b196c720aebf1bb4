"""A button that says more than a word: an icon, a title, a second line, and the key that does the same."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from ui.icons import pixmap
from ui.theme import theme_events
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.key_hint import KeyHint


class ActionButton(QPushButton):
    """A push button composed of labels, so that all of them follow its look; `text()` is its title, as for any button.

    `stacked` puts the icon above the title, for narrow buttons. The second line wraps, the title is cut with … at worst.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "secondary",
        icon: str = "",
        key: str = "",
        subtitle: str = "",
        stacked: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self._role, self._icon, self._stacked = role, icon, stacked
        self._build(key)
        self._lay_out()
        self.setText(text)
        self.show_subtitle(subtitle)
        theme_events().theme_changed.connect(self._redraw_icon)

    def _build(self, key: str) -> None:
        self._picture = QLabel(self)
        self._title = ElidedLabel(parent=self)
        self._title.setProperty("part", "title")
        self._subtitle = QLabel(self)
        self._subtitle.setProperty("part", "subtitle")
        self._subtitle.setWordWrap(True)
        self._key = KeyHint(key, self)
        self._key.setVisible(bool(key))
        self._picture.setVisible(bool(self._icon))
        for label in (self._picture, self._title, self._subtitle):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._redraw_icon()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        if self._stacked:
            self._lay_out_stacked(words)
        else:
            self._lay_out_in_line(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lay_out_stacked(self, words: QBoxLayout) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(words)
        row.addStretch(1)
        row.addLayout(column)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)

    def _lay_out_in_line(self, words: QBoxLayout) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(10)
        offer = self._spreads()
        if not offer:
            row.addStretch(1)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1 if offer else 0)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        if not offer:
            row.addStretch(1)

    def _spreads(self) -> bool:
        return False

    def setText(self, text: str) -> None:
        """Set the title; the accessible name follows it unless one was given."""
        super().setText(text)
        self._title.setText(text)
        self.updateGeometry()

    def show_subtitle(self, text: str) -> None:
        """Set the second line; none when empty."""
        self._subtitle.setText(text)
        self._subtitle.setVisible(bool(text))
        self.setAccessibleDescription(text)
        self.updateGeometry()

    def show_icon(self, name: str) -> None:
        """Change the icon."""
        self._icon = name
        self._picture.setVisible(bool(name))
        self._redraw_icon()

    def _redraw_icon(self) -> None:
        if not self._icon:
            return
        role = {"primary": "accent_text", "danger": "danger_text"}.get(self._role, "text")
        token = role if self.isEnabled() else "text_faint"
        self._picture.setPixmap(pixmap(self._icon, token, 20, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.EnabledChange, QEvent.Type.DevicePixelRatioChange):
            self._redraw_icon()

    def sizeHint(self) -> QSize:
        hint = self.layout().sizeHint() if self.layout() else super().sizeHint()
        return hint.expandedTo(QSize(0, self.minimumHeight()))

    def minimumSizeHint(self) -> QSize:
        return self.layout().minimumSize() if self.layout() else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        return not self._subtitle.isHidden()

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return max(layout.heightForWidth(width), self.minimumHeight()) if layout else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)


class OfferButton(ActionButton):
    """The offer card: icon, title and second line at the start, the key at the end, the whole width."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, icon: str = "", key: str = "", subtitle: str = "") -> None:
        super().__init__(text, parent, role="primary", icon=icon, key=key, subtitle=subtitle)

    def _spreads(self) -> bool:
        return True
