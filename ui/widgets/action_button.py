"""A button that says more than a word: an icon, a title, a second line, and the key that does the same."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
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
from ui.theme import set_look, theme_events
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.key_hint import KeyHint

SIDE, LEAST_SIDE, GAP = 16, 8, 10
STACKED_SIDE, LEAST_STACKED_SIDE = 10, 4


class ActionButton(QPushButton):
    """A push button composed of labels, which all follow its look; `text()` is its title as of any button.

    `stacked` puts the icon above the title, for narrow buttons. The second line wraps. Where the title has too little
    room the key gives way first, then the margins; only then it is cut with ….
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
        self._title = self._make_title()
        self._title.setProperty("part", "title")
        self._subtitle = QLabel(self)
        self._subtitle.setProperty("part", "subtitle")
        self._subtitle.setWordWrap(True)
        self._key = KeyHint(key, self)
        self._key.setVisible(bool(key))
        self._row: QHBoxLayout | None = None
        self._column: QVBoxLayout | None = None
        self._picture.setVisible(bool(self._icon))
        for label in (self._picture, self._title, self._subtitle):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._redraw_icon()

    def _make_title(self) -> QLabel:
        return ElidedLabel(parent=self)

    def _lay_out(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._place_labels()

    def _place_labels(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        if self._stacked:
            self._lay_out_stacked(words)
        else:
            self._lay_out_in_line(words)

    def _lay_out_stacked(self, words: QBoxLayout) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(STACKED_SIDE, 8, STACKED_SIDE, 8)
        column.setSpacing(4)
        above = QHBoxLayout()
        above.setSpacing(6)
        above.addStretch(1)
        above.addWidget(self._picture)
        above.addWidget(self._key)
        above.addStretch(1)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._subtitle.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        column.addLayout(above)
        column.addLayout(words)
        column.addStretch(1)

    def _lay_out_in_line(self, words: QBoxLayout) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 8, SIDE, 8)
        row.setSpacing(GAP)
        row.addStretch(1)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)

    def setText(self, text: str) -> None:
        """Set the title; the accessible name follows it unless one was given."""
        super().setText(text)
        self._title.setText(text)
        self._make_room()
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

    def show_role(self, role: str) -> None:
        """Take another look, such as where another button is the one to press next."""
        self._role = role
        for each in (self, self._picture, self._title, self._subtitle, self._key):
            set_look(each, role=role if each is self else each.property("role"), within=role)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave out the key, then half of the margins, where the title would be cut."""
        if not self.isVisible():
            return
        if self._column is not None:
            fits = self._title.sizeHint().width() + 2 * STACKED_SIDE <= self.width()
            side = STACKED_SIDE if fits else LEAST_STACKED_SIDE
            self._column.setContentsMargins(side, 8, side, 8)
        if self._row is None:
            return
        picture = 0 if self._picture.isHidden() else self._picture.sizeHint().width() + GAP
        key = self._key.sizeHint().width() + GAP if self._key.text() else 0
        words = picture + self._title.sizeHint().width()
        with_key = words + key + 2 * SIDE <= self.width()
        side = SIDE if with_key or words + 2 * SIDE <= self.width() else LEAST_SIDE
        self._key.setVisible(bool(self._key.text()) and with_key)
        self._row.setContentsMargins(side, 8, side, 8)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()

    def sizeHint(self) -> QSize:
        """As wide as all of it needs, also while something of it is left out."""
        layout = self.layout()
        if layout is None:
            return super().sizeHint()
        wanted = layout.sizeHint()
        if self._row is not None:
            left_out = self._key.sizeHint().width() + GAP if self._key.text() and self._key.isHidden() else 0
            wanted.setWidth(wanted.width() + left_out + 2 * (SIDE - self._row.contentsMargins().left()))
        return wanted

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        return self._title.wordWrap() or not self._subtitle.isHidden()

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
    """The offer card, over the whole width: what is offered, in as many lines as it needs; below it why and the key."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "primary",
        icon: str = "",
        key: str = "",
        subtitle: str = "",
    ) -> None:
        super().__init__(text, parent, role=role, icon=icon, key=key, subtitle=subtitle)

    def _make_title(self) -> QLabel:
        title = QLabel(self)
        title.setWordWrap(True)
        title.setTextFormat(Qt.TextFormat.PlainText)
        return title

    def _place_labels(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._subtitle, 1)
        below.addStretch()
        below.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addLayout(below)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)


class RowButton(ActionButton):
    """One of a short list, over the whole width: what it is at the start, a word about it (`19 of 31`) at the end."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, trailing: str = "", icon: str = "", key: str = ""
    ) -> None:
        super().__init__(text, parent, role="row", icon=icon, key=key, subtitle=trailing)
        self._subtitle.setWordWrap(False)

    def _place_labels(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self._title, 1)
        row.addWidget(self._subtitle)
        row.addWidget(self._key)
