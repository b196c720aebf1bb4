"""A button of the navigation rail: the icon above its word, accented while its screen is shown."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from ui.icons import icon, pixmap
from ui.theme import current_tokens, font

SIZE = QSize(64, 60)
ICON, MOST = 22, 99


class NavButton(QToolButton):
    """Checkable; put several in an exclusive QButtonGroup. Its word is cut with … when a language needs more room."""

    def __init__(self, icon_name: str, text: str, parent: QWidget | None = None, *, key: str = "") -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._count = self._late = 0
        self.setProperty("role", "nav")
        self.setCheckable(True)
        self.setFixedSize(SIZE)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIcon(icon(icon_name, "text_muted", "accent_ink"))
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip("  ".join(part for part in (text, key) if part))

    def show_count(self, count: int, late: int) -> None:
        """How many wait behind it, in red where some of them are late; 0 shows nothing."""
        if (count, late) == (self._count, self._late):
            return
        self._count, self._late = count, late
        told = [self.text()]
        if count:
            told.append(self.tr("%1 open").replace("%1", str(count)))
        if late:
            told.append(self.tr("%1 late").replace("%1", str(late)))
        self.setAccessibleName(", ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        return SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, on = current_tokens(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "accent_soft" if on else "pressed" if self.isDown() else "hover" if self.underMouse() else "surface"
        painter.setBrush(tokens.color(ground))
        painter.setPen(QPen(tokens.color("focus_ring"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        ink = "accent_ink" if on else "text_muted" if self.isEnabled() else "text_faint"
        painter.drawPixmap((self.width() - ICON) // 2, 10, pixmap(self._icon_name, ink, ICON, self.devicePixelRatioF()))
        painter.setFont(font(11, QFont.Weight.DemiBold if on else QFont.Weight.Medium))
        painter.setPen(tokens.color(ink))
        room = QRect(2, 36, self.width() - 4, 18)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
        if self._count:
            self._paint_count(painter)

    def _paint_count(self, painter: QPainter) -> None:
        """Over the icon's outer corner; more than two digits are told as many."""
        tokens = current_tokens()
        words = str(self._count) if self._count <= MOST else f"{MOST}+"
        painter.setFont(font(11, QFont.Weight.Bold))
        wide = max(18, painter.fontMetrics().horizontalAdvance(words) + 8)
        middle = self.width() // 2
        left = middle - 8 - wide if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else middle + 8
        box = QRectF(left, 4, wide, 18)
        painter.setPen(QPen(tokens.color("surface"), 2))
        painter.setBrush(tokens.color("danger" if self._late else "text_muted"))
        painter.drawRoundedRect(box, 9, 9)
        painter.setPen(tokens.color("surface"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter.value), words)
