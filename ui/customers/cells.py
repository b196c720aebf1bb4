"""Painted cells of the screen's tables: what kind an order is, told by shape and word; a member's level as a pill."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pos_app.domain.catalogue import Kind
from ui.icons import pixmap
from ui.theme import current_tokens, font, measures
from ui.widgets.rows_model import DETAIL_ROLE

Index = QModelIndex | QPersistentModelIndex
PADDING = 12
ICON = 20
LINE, SMALL_LINE = 21, 18
KIND_ICONS = {Kind.FOOD: "utensils", Kind.MERCH: "shirt"}


class _Ground(QStyledItemDelegate):
    """Lets the style paint the row's ground, then the cell its own content."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        cell.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.content(painter, cell, index, index.model().row(index))  # type: ignore[attr-defined] # Qt hands over its base class
        painter.restore()

    def content(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index, row: Any) -> None:
        """Paint what stands in the cell."""
        raise NotImplementedError

    @staticmethod
    def ink(cell: QStyleOptionViewItem, token: str) -> str:
        """The token for text of a row, which may be the selected one."""
        return "selection_text" if cell.state & QStyle.StateFlag.State_Selected else token

    @staticmethod
    def words(painter: QPainter, room: QRect, text: str, face: QFont, token: str, side: Qt.AlignmentFlag) -> None:
        """Paint one line, cut with … where it does not fit."""
        painter.setFont(face)
        painter.setPen(current_tokens().color(token))
        flags = int((side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter).value)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, shown)


class KindCell(_Ground):
    """Fork and knife or a shirt, the word beside it, the order's number below."""

    def content(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index, row: Any) -> None:
        kind = row.entry.kind
        token = "merch" if kind is Kind.MERCH else "text_muted"
        mirrored = cell.direction == Qt.LayoutDirection.RightToLeft
        room = cell.rect.adjusted(PADDING, 0, -PADDING, 0)
        left = room.right() - ICON if mirrored else room.left()
        picture = pixmap(KIND_ICONS[kind], token, ICON, painter.device().devicePixelRatio())
        painter.drawPixmap(left, room.center().y() - ICON // 2 + 1, picture)
        beside = room.adjusted(0, 0, -ICON - 8, 0) if mirrored else room.adjusted(ICON + 8, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        detail = str(index.data(DETAIL_ROLE) or "")
        middle = room.center().y()
        top = middle - 20 if detail else middle - LINE // 2
        first = QRect(beside.left(), top, beside.width(), LINE)
        face = font(measures()["type_body"], QFont.Weight.DemiBold)
        self.words(painter, first, str(index.data() or ""), face, self.ink(cell, "text"), side)
        if detail:
            below = QRect(beside.left(), middle + 1, beside.width(), SMALL_LINE)
            small = font(measures()["type_small"])
            self.words(painter, below, detail, small, self.ink(cell, "text_muted"), side)


class VisitCell(_Ground):
    """The level of a member as a pill, and below it when the customer was here last."""

    def content(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index, row: Any) -> None:
        mirrored = cell.direction == Qt.LayoutDirection.RightToLeft
        room = cell.rect.adjusted(0, 0, -PADDING, 0) if not mirrored else cell.rect.adjusted(PADDING, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        middle = room.center().y()
        small = font(measures()["type_small"])
        ink = self.ink(cell, "text_muted")
        if not row.level:
            self.words(painter, room, row.last_visit, small, ink, side)
            return
        self._pill(painter, QRect(room.left(), middle - 22, room.width(), 22), row, mirrored=mirrored)
        self.words(painter, QRect(room.left(), middle + 2, room.width(), 20), row.last_visit, small, ink, side)

    @staticmethod
    def _pill(painter: QPainter, room: QRect, row: Any, *, mirrored: bool) -> None:
        face = font(measures()["type_caption"], QFont.Weight.Bold)
        width = QFontMetrics(face).horizontalAdvance(row.level_words) + 18
        left = room.left() if mirrored else room.right() - width
        shape = QRectF(left, room.top(), width, 21)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_tokens().color(row.level.lower()))
        painter.drawRoundedRect(shape, 10.5, 10.5)
        painter.setPen(current_tokens().color(f"{row.level.lower()}_text"))
        painter.setFont(face)
        painter.drawText(shape, int(Qt.AlignmentFlag.AlignCenter.value), row.level_words)
