"""One column of the board: a list of cards that keys and fingers can choose, move on and move back."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.board.card_painter import STRIP, Look, Sheet, lay_out, paint, way_back
from ui.board.cards import Card

CARD_ROLE = int(Qt.ItemDataRole.UserRole)
BETWEEN = 8
KEPT_SHEETS = 400

Index = QModelIndex | QPersistentModelIndex


class CardsModel(QAbstractListModel):
    """The cards of a column, in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cards: list[Card] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return card.head
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return card.spoken
        return card if role == CARD_ROLE else None

    def show_cards(self, cards: Sequence[Card]) -> bool:
        """Show other cards; True where the same ones only changed what they say, so that nothing has to move."""
        same = [each.id for each in cards] == [each.id for each in self.cards]
        if same:
            self.cards = list(cards)
            if cards:
                self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))
            return True
        self.beginResetModel()
        self.cards = list(cards)
        self.endResetModel()
        return False


class _CardDelegate(QStyledItemDelegate):
    """Lays cards out for the column's width, and keeps that until they say something else."""

    def __init__(self, column: "CardColumn") -> None:
        super().__init__(column)
        self._column = column
        self._sheets: dict[tuple[Card, int, bool], Sheet] = {}

    def sheet(self, card: Card) -> Sheet:
        mirrored = self._column.isRightToLeft()
        key = (card, self._column.card_width, mirrored)
        found = self._sheets.get(key)
        if found is None:
            if len(self._sheets) >= KEPT_SHEETS:
                self._sheets.clear()
            found = self._sheets[key] = lay_out(card, key[1], mirrored=mirrored)
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._column.card_width, self.sheet(index.data(CARD_ROLE)).height + BETWEEN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: Card = index.data(CARD_ROLE)
        cell = QStyleOptionViewItem(option)
        look = Look(
            current=index.row() == self._column.currentIndex().row(),
            focused=self._column.hasFocus(),
            hovered=bool(cell.state & QStyle.StateFlag.State_MouseOver),
            mirrored=cell.direction == Qt.LayoutDirection.RightToLeft,
        )
        paint(painter, self._column.card_rect(cell.rect), card, self.sheet(card), look)


class CardColumn(QListView):
    """Tells which card is to be moved; arrows choose, Enter or a tap moves on, Backspace moves back."""

    moved_on = Signal(object)
    """A Card."""
    moved_back = Signal(object)
    left_sideways = Signal(int)
    """-1 towards the column before, 1 towards the next."""

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setProperty("role", "boardCards")
        self._model = CardsModel(self)
        self.setModel(self._model)
        self._delegate = _CardDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(40)

    @property
    def cards(self) -> list[Card]:
        """What is shown."""
        return self._model.cards

    @property
    def card(self) -> Card | None:
        """The card the keys act on."""
        row = self.currentIndex().row()
        return self.cards[row] if 0 <= row < len(self.cards) else None

    @property
    def card_width(self) -> int:
        """How wide a card is here."""
        return max(96, self.viewport().width())

    @staticmethod
    def card_rect(cell: QRect) -> QRect:
        """A card's place in its row."""
        return cell.adjusted(0, 0, 0, -BETWEEN)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show other cards; the scroll bar stays, and so does the chosen card or, when it left, its place."""
        if list(cards) == self.cards:
            return
        chosen, row, scrolled = self.card, self.currentIndex().row(), self.verticalScrollBar().value()
        heights = [self._delegate.sheet(card).height for card in self.cards]
        stayed = self._model.show_cards(cards)
        if stayed:
            if heights != [self._delegate.sheet(card).height for card in cards]:
                self.scheduleDelayedItemsLayout()
            return
        at = next((n for n, card in enumerate(cards) if chosen and card.id == chosen.id), min(row, len(cards) - 1))
        if at >= 0:
            self.setCurrentIndex(self._model.index(at))
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scrolled)

    def choose(self, row: int) -> None:
        """Give the keyboard to a card of this column."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.cards:
            self.setCurrentIndex(self._model.index(max(0, min(row, len(self.cards) - 1))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, card = event.key(), self.card
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in ways:
            self.left_sideways.emit(-ways[Qt.Key(key)] if self.isRightToLeft() else ways[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if card is not None and not event.isAutoRepeat():
                self.moved_on.emit(card)
        elif key == Qt.Key.Key_Backspace:
            if card is not None and not event.isAutoRepeat():
                self.moved_back.emit(card)
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or index != self.currentIndex():
            return
        card, rect = self.cards[index.row()], self.card_rect(self.visualRect(index))
        strip = QRect(rect.left(), rect.bottom() - STRIP, rect.width(), STRIP)
        if card.back and way_back(strip, mirrored=self.isRightToLeft()).contains(at):
            self.moved_back.emit(card)
        elif card.on and rect.contains(at):
            self.moved_on.emit(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
