"""The board: a column for each step, one for merchandise, and what is said when nothing is going on."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from ui.board.cards import COLUMNS, PICK_UPS, Card, column_words
from ui.board.column import CardColumn
from ui.widgets.banner import Banner
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.overlay import Overlay

NARROW = 1200
FULL_SHARE, EMPTY_SHARE = 5, 3
"""How the columns of a small window share its width."""


class BoardScreen(QWidget):
    """Shows cards in columns and tells which is to be moved; `boardView` of the contract."""

    moved_on = Signal(object)
    """A Card."""
    moved_back = Signal(object)
    shown = Signal()
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("boardView")
        self.setAccessibleName(self.tr("Orders board"))
        self._columns: dict[str, CardColumn] = {}
        self._heads: dict[str, tuple[ElidedLabel, QLabel]] = {}
        self._build()
        self._lay_out()
        self._connect()

    def _build(self) -> None:
        self.trouble = Banner(self)
        self.trouble.setObjectName("boardTrouble")
        self._empty = EmptyState(
            "utensils",
            self.tr("No orders on the board"),
            self.tr("What is sold at any till is here within a second. A tap moves an order on."),
            self,
        )
        self._more = QLabel(self.tr("Older pick-ups wait as well."), self)
        self._more.setProperty("role", "faint")
        self._more.setWordWrap(True)
        self._more.hide()
        for column in COLUMNS:
            words = column_words(column)
            title, count = ElidedLabel(words, self), QLabel("0", self)
            title.setProperty("role", "section")
            count.setProperty("role", "pill")
            count.setObjectName(f"boardCount_{column}")
            self._heads[column] = (title, count)
            self._columns[column] = CardColumn(f"boardColumn_{column}", words, self)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.trouble)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        cards = QWidget(self)
        self._row = QHBoxLayout(cards)
        for column in COLUMNS:
            self._row.addWidget(self._column(column), 1)
        self._stack.addWidget(cards)
        whole.addLayout(self._stack, 1)

    def _column(self, column: str) -> QWidget:
        frame = QFrame(self)
        frame.setProperty("role", "boardColumn")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(6, 10, 6, 0)
        inside.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        title, count = self._heads[column]
        head.addWidget(title, 1)
        head.addWidget(count)
        inside.addLayout(head)
        inside.addWidget(self._columns[column], 1)
        if column == PICK_UPS:
            inside.addWidget(self._more)
        return frame

    def _connect(self) -> None:
        for at, column in enumerate(self._columns.values()):
            column.moved_on.connect(self.moved_on)
            column.moved_back.connect(self.moved_back)
            column.left_sideways.connect(lambda by, at=at: self._go_sideways(at, by))

    def column(self, name: str) -> CardColumn:
        """The column of a step, or of the pick-ups."""
        return self._columns[name]

    def show_cards(self, cards: Mapping[str, Sequence[Card]], *, more_pick_ups: bool = False) -> None:
        """Show the whole board."""
        had_focus = next((column for column in self._columns.values() if column.hasFocus()), None)
        for name, column in self._columns.items():
            listed = cards.get(name, ())
            column.show_cards(listed)
            self._heads[name][1].setText(str(len(listed)))
        self._share_room()
        self._more.setVisible(more_pick_ups)
        self._stack.setCurrentIndex(1 if any(cards.values()) else 0)
        if had_focus is not None and not had_focus.cards:
            self.take_focus()

    def _share_room(self) -> None:
        """In a small window columns with cards take some of the empty ones' width."""
        tight = self.width() < NARROW
        for at, column in enumerate(self._columns.values()):
            self._row.setStretch(at, EMPTY_SHARE if tight and not column.cards else FULL_SHARE)

    def take_focus(self) -> None:
        """Give the keyboard to the chosen card, or to the first one; not while a sheet lies over the window."""
        filled = [column for column in self._columns.values() if column.cards]
        if not filled or not self.isVisible() or Overlay.topmost(self.window()) is not None:
            return
        chosen = next((column for column in filled if column.hasFocus()), filled[0])
        chosen.choose(max(0, chosen.currentIndex().row()))

    def _go_sideways(self, at: int, by: int) -> None:
        """The next column that way which has cards: the card that was chosen there, else one at about this height."""
        columns = list(self._columns.values())
        row = columns[at].currentIndex().row()
        at += by
        while 0 <= at < len(columns) and not columns[at].cards:
            at += by
        if 0 <= at < len(columns):
            chosen = columns[at].currentIndex().row()
            columns[at].choose(max(0, chosen if chosen >= 0 else row))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hidden.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tight = self.width() < NARROW
        self._row.setContentsMargins(6 if tight else 12, 8 if tight else 12, 6 if tight else 12, 0)
        self._row.setSpacing(4 if tight else 10)
        self._share_room()
