"""The passing sentence at the bottom of the window, with at most one thing to do about it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from ui.icons import pixmap
from ui.notify import Action
from ui.widgets.banner import ICONS

if TYPE_CHECKING:
    from collections.abc import Callable

ABOVE_BOTTOM = 100
"""Clear of the buttons along the bottom of a screen: nothing that takes money is ever covered."""

MARGIN = 24
WIDEST = 640
LEAST_HEIGHT = 52
AFTER_WORDS, AFTER_ACTION = 16, 8


class Toast(QFrame):
    """One sentence at a time, bottom centre of `window`; the mouse over it makes it wait, its action takes it away."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("toast")
        self._anchor: QWidget | None = None
        self._call: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._build()
        window.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        self._picture, self._words, self._act = QLabel(self), QLabel(self), QPushButton(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._act.setProperty("role", "toastAction")
        self._act.setObjectName("toastAction")
        self._act.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._act.clicked.connect(self._on_acted)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, AFTER_WORDS, 4)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self._act)

    def anchor_to(self, widget: QWidget | None) -> None:
        """Stand over the lower edge of this widget rather than of the window; what is beside it is never covered."""
        self._anchor = widget

    @property
    def text(self) -> str:
        """The sentence shown, "" while there is none."""
        return "" if self.isHidden() else self._words.text()

    def show_message(self, text: str, tone: str = "info", action: Action | None = None, seconds: float = 4) -> None:
        """Show a sentence for some seconds, in place of the one before."""
        self._words.setText(text)
        self._call = action.call if action else None
        self._act.setText(action.label if action else "")
        self._act.setVisible(action is not None)
        self._row.setContentsMargins(16, 4, AFTER_ACTION if action else AFTER_WORDS, 4)
        self._picture.setPixmap(pixmap(ICONS[tone], "inverse_text", 20, self.devicePixelRatioF()))
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(round(seconds * 1000))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _on_acted(self) -> None:
        call, self._call = self._call, None
        self._timer.stop()
        self.hide()
        if call is not None:
            call()

    def _place(self) -> None:
        ground = self._ground()
        room = min(ground.width() - 2 * MARGIN, WIDEST)
        self._words.setWordWrap(False)
        self.ensurePolished()
        width = self.sizeHint().width()
        if width > room:
            self._words.setWordWrap(True)
            width = room
        height = max(LEAST_HEIGHT, self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height())
        self.setGeometry(ground.center().x() - width // 2, ground.bottom() + 1 - height, width, height)

    def _ground(self) -> QRect:
        """What the toast stands on, in the window's coordinates; its lower edge is the toast's."""
        window = self.parentWidget()
        if window is None:
            return QRect()
        anchor = self._anchor
        if anchor is not None and isValid(anchor) and anchor.isVisible():
            return QRect(anchor.mapTo(window, QPoint(0, 0)), anchor.size()).adjusted(0, 0, 0, -MARGIN)
        return window.rect().adjusted(0, 0, 0, -ABOVE_BOTTOM)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible():
            self._timer.start(2000)
