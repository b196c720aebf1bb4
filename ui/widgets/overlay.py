"""A card over the dimmed window: sign-in, payment, sign-up, questions. It is part of the window, not another one.

While it is shown it keeps the keyboard: Tab goes round inside the card, Esc closes it where that is allowed, and the
focus goes back to where it was. Several may lie on top of one another; only the topmost keeps the focus.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.theme import current_tokens, measures

MARGIN = 24
"""Room left around the card at least: with it, a card of 976 x 720 fits the smallest window (1024 x 768)."""

SHADOW = 18

TALL = 0.75
"""The share of the window's height that a list takes: below it no row would be gained that anybody reads."""


def press_focused_button() -> None:
    """Enter presses the button that has the focus: outside a dialog Qt leaves that to the space bar alone."""
    button = QApplication.focusWidget()
    if isinstance(button, QAbstractButton) and button.isEnabled():
        button.click()


class Overlay(QWidget):
    """Dims `window` and centres one card. `open()` shows it, `close_card()` takes it away and emits `closed`."""

    opened = Signal()
    closed = Signal()

    def __init__(
        self, window: QWidget, content: QWidget | None = None, *, width: int = 480, closable: bool = True
    ) -> None:
        super().__init__(window)
        self._width, self.closable = width, closable
        self._over = window
        self._focus_before: QWidget | None = None
        self._build()
        if content is not None:
            self.show_content(content)
        window.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        self.card = QFrame(self)
        self.card.setProperty("role", "sheet")
        self.card.installEventFilter(self)
        self._inside = QVBoxLayout(self.card)
        self._inside.setContentsMargins(0, 0, 0, 0)

    def show_content(self, content: QWidget) -> None:
        """Put a widget into the card, in place of the one before."""
        while (item := self._inside.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.setParent(None)
        self._inside.addWidget(content)
        if self.isVisible():
            self._place()

    @staticmethod
    def topmost(window: QWidget) -> "Overlay | None":
        """The overlay that has the keyboard now, if any: keys of the window's own wait while there is one."""
        shown = [child for child in window.children() if isinstance(child, Overlay) and child.isVisible()]
        return shown[-1] if shown else None

    def open(self, focus: QWidget | None = None) -> None:
        """Show the card and give the focus to `focus`, or to the first widget in it that takes it."""
        if not self.isVisible():
            self._focus_before = QApplication.focusWidget()
            QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr] # it is there while a window is
        self.setGeometry(self._over.rect())
        self._place()
        self.raise_()
        self.show()
        first = focus or next(iter(self._stops()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    def close_card(self) -> None:
        """Take the card away and give the focus back; nothing happens when it is not shown."""
        if not self.isVisible():
            return
        QApplication.instance().focusChanged.disconnect(self._on_focus_changed)  # type: ignore[union-attr] # it is there while a window is
        self.hide()
        before = self._focus_before
        self._focus_before = None
        if before is not None and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def escape(self) -> None:
        """Esc was pressed: the card goes away where that is allowed."""
        if self.closable:
            self.close_card()

    def tall(self, least: int) -> int:
        """The height for a card that holds a list: most of the window's, never less than `least` pixels."""
        return max(least, round(self._over.height() * TALL))

    def _place(self) -> None:
        room = QSize(self.width() - 2 * MARGIN, self.height() - 2 * MARGIN)
        wanted = self.card.sizeHint()
        width = min(max(self._width, self.card.minimumSizeHint().width()), room.width())
        height = self.card.heightForWidth(width) if self.card.hasHeightForWidth() else wanted.height()
        height = min(height, room.height())
        self.card.setGeometry(
            QRect((self.width() - width) // 2, max(MARGIN, (self.height() - height) * 2 // 5), width, height)
        )
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.isVisible():
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
        elif event.type() == QEvent.Type.LayoutRequest and watched is self.card and self.isVisible():
            QTimer.singleShot(0, self, self._place)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            press_focused_button()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        stops = self._stops()
        if not stops:
            return True
        now = QApplication.focusWidget()
        at = stops.index(now) if now in stops else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def _stops(self) -> list[QWidget]:
        """What Tab reaches inside the card, in the order of the focus chain."""
        found: list[QWidget] = []
        start = self.card
        walker = start.nextInFocusChain()
        while walker is not None and walker is not start:
            takes = bool(walker.focusPolicy().value & Qt.FocusPolicy.TabFocus.value) and walker.focusProxy() is None
            if takes and self.card.isAncestorOf(walker) and walker.isEnabled() and walker.isVisibleTo(self):
                found.append(walker)
            walker = walker.nextInFocusChain()
        return found

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Bring the focus back when something under the overlay took it."""
        if new is None or not self.isVisible() or self._focus_is_mine(new) or Overlay.topmost(self._over) is not self:
            return
        if new.window() is self.window():
            back = (
                old if old is not None and isValid(old) and self.isAncestorOf(old) else next(iter(self._stops()), self)
            )
            QTimer.singleShot(0, back, lambda: back.setFocus(Qt.FocusReason.OtherFocusReason))

    def _focus_is_mine(self, widget: QWidget) -> bool:
        return widget is self or self.isAncestorOf(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.color("scrim"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shade = QColor(tokens.color("shadow"))
        shade.setAlpha(7)
        painter.setBrush(shade)
        radius = measures()["radius_card"]
        for step in range(SHADOW, 0, -2):
            painter.drawRoundedRect(
                self.card.geometry().adjusted(-step, 4 - step, step, step + 6), radius + step, radius + step
            )
