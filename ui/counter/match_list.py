"""The matches under the phone field: who may be meant, latest visit first, one line of two rows each."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPainterPath
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import current_tokens, font, measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.counter.guest_words import MatchLine


ROW = 56
SHOWN_AT_ONCE = 6
SHOWN_AT_LEAST = 2
FRAME = 10

Index = QModelIndex | QPersistentModelIndex


class _Matches(QAbstractListModel):
    """Holds the lines of the newest answer."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[MatchLine, ...] = ()

    def show(self, lines: "Sequence[MatchLine]") -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (line.name, line.detail, line.level_words) if part)
        return line if role == Qt.ItemDataRole.UserRole else None


class _Line(QStyledItemDelegate):
    """Name and level above, number and last visit below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        tokens, sizes = current_tokens(), measures()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            path = QPainterPath()
            path.addRoundedRect(QRectF(option.rect).adjusted(2, 1, -2, -1), 8, 8)
            painter.fillPath(path, tokens.color("selection" if chosen else "hover"))
        ink = "selection_text" if chosen else "text"
        room = option.rect.adjusted(12, 6, -12, -6)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        side = (
            Qt.AlignmentFlag.AlignRight
            if option.direction == Qt.LayoutDirection.RightToLeft
            else Qt.AlignmentFlag.AlignLeft
        )
        flags = int((side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter).value)
        taken = self._pill(painter, room, line, option.direction) if line.level else 0
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        above = QRect(room.left() + (taken if mirrored else 0), room.top(), room.width() - taken, 22)
        below = QRect(room.left(), room.top() + 23, room.width(), 20)
        for text, box, face, colour in (
            (line.name, above, font(sizes["type_body"], QFont.Weight.DemiBold), ink),
            (line.detail, below, font(sizes["type_small"]), ink if chosen else "text_muted"),
        ):
            painter.setFont(face)
            painter.setPen(tokens.color(colour))
            painter.drawText(
                box, flags, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            )
        painter.restore()

    @staticmethod
    def _pill(painter: QPainter, room: QRect, line: "MatchLine", direction: Qt.LayoutDirection) -> int:
        """Paint the level at the end of the first row; the width it takes with its gap."""
        tokens = current_tokens()
        painter.setFont(font(11, QFont.Weight.Bold))
        width = painter.fontMetrics().horizontalAdvance(line.level_words) + 16
        left = room.left() if direction == Qt.LayoutDirection.RightToLeft else room.right() - width + 1
        box = QRectF(left, room.top() + 1, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color(line.level.lower()))
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(tokens.color(f"{line.level.lower()}_text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, line.level_words)
        return width + 8


class MatchList(QListView):
    """Never takes the focus: the phone field moves its highlight. A tap or click takes a match."""

    taken = Signal(str)
    """A customer's id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matchList")
        self.setAccessibleName(self.tr("Matching customers"))
        self._matches = _Matches()
        self._matches.setParent(self)
        self.setModel(self._matches)
        self.setItemDelegate(_Line(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self.taken.emit(self._matches.lines[index.row()].customer_id))
        self.hide()

    def show_lines(self, lines: "Sequence[MatchLine]") -> None:
        """Show these matches; none hides the list."""
        self._matches.show(lines)
        self.setVisible(bool(lines))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(240, self._height_of(SHOWN_AT_ONCE))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._height_of(SHOWN_AT_LEAST))

    def _height_of(self, rows: int) -> int:
        return min(len(self._matches.lines), rows) * ROW + FRAME

    @property
    def highlighted(self) -> str | None:
        """The id of the highlighted customer, None when none is."""
        row = self.currentIndex().row()
        return self._matches.lines[row].customer_id if row >= 0 else None

    def highlight(self, row: int) -> None:
        """Highlight a line by its place."""
        if 0 <= row < len(self._matches.lines):
            self.setCurrentIndex(self._matches.index(row, 0))

    def move_highlight(self, by: int) -> None:
        """Move the highlight up or down, from nowhere to the first."""
        now = self.currentIndex().row()
        self.highlight(max(0, min(len(self._matches.lines) - 1, now + by if now >= 0 else 0)))
