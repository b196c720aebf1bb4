"""The customers' screen: whoever is looked for at the left, whoever was chosen at the right."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos_app.domain.histories import HistoryFilter, ProductBought
from ui.customers.customer_head import CustomerHead
from ui.customers.customer_list import CustomerList
from ui.customers.edit_card import WIDTH as EDIT_WIDTH
from ui.customers.edit_card import EditCard
from ui.customers.guest_cards import GuestCards
from ui.customers.history_panel import HistoryPanel
from ui.customers.ledger_card import WIDTH as LEDGER_WIDTH
from ui.customers.ledger_card import LedgerCard
from ui.customers.ledger_rows import LedgerFace
from ui.customers.merge_rows import MergeRow
from ui.customers.past_lines import PastLines
from ui.customers.rows import CustomerFace, HistoryRow, MatchRow, Sums, Worth
from ui.customers.visits_card import WIDTH as VISITS_WIDTH
from ui.customers.visits_card import Visits, VisitsCard
from ui.widgets.banner import Banner
from ui.widgets.empty_state import EmptyState
from ui.widgets.overlay import Overlay

NARROW, WIDE = 1000, 1500
LIST_WIDTHS = (292, 352, 420)
LOW = 760
"""Below this height the orders are given the room of what stands around them."""


class CustomersScreen(QWidget):
    """Knows no services: it emits what was done and shows what it is given."""

    shown = Signal()
    text_typed = Signal(str)
    search_entered = Signal()
    customer_chosen = Signal(str)
    sell_pressed = Signal()
    join_pressed = Signal()
    card_pressed = Signal()
    edit_saved = Signal(object)
    """A CustomerEdit."""
    filter_changed = Signal(object)
    """A HistoryFilter."""
    more_wanted = Signal()
    order_opened = Signal(str)
    """An order's id."""
    ledger_pressed = Signal()
    ledger_more_wanted = Signal()
    ledger_line_opened = Signal(object)
    """A LedgerRow with an order behind it."""
    ledger_closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customersScreen")
        self._face: CustomerFace | None = None
        self._history_allowed = False
        self._enter_customer = False
        self._edit: EditCard | None = None
        self._overlay: Overlay | None = None
        self._ledger: LedgerCard | None = None
        self._ledger_over: Overlay | None = None
        self._build()
        self._lay_out()
        self._connect()

    def _build(self) -> None:
        self.list = CustomerList(self)
        self._trouble = Banner(self)
        self._right = QStackedWidget(self)
        self._nobody = EmptyState(
            "users",
            self.tr("Choose a customer"),
            self.tr("Type a number, a name or a TapPass ID; Enter opens the one found."),
            self._right,
        )
        self._customer = QWidget(self._right)
        self.head = CustomerHead(self._customer)
        self.past = PastLines(self._customer)
        self.cards = GuestCards(self)
        self.history = HistoryPanel(self._customer)

    def _lay_out(self) -> None:
        self._inside = inside = QVBoxLayout(self._customer)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.head)
        inside.addWidget(self.past)
        inside.addWidget(self.history, 1)
        self._right.addWidget(self._nobody)
        self._right.addWidget(self._customer)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._trouble)
        right.addWidget(self._right, 1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.list)
        self._row.addLayout(right, 1)
        self._fit()

    def _connect(self) -> None:
        self.list.text_typed.connect(self.text_typed)
        self.list.search_entered.connect(self.search_entered)
        self.list.clicked.connect(self.customer_chosen)
        self.list.opened.connect(self._on_opened)
        self.head.sell_pressed.connect(self.sell_pressed)
        self.head.join_pressed.connect(self.join_pressed)
        self.head.card_pressed.connect(self.card_pressed)
        self.head.ledger_pressed.connect(self.ledger_pressed)
        self.head.edit_pressed.connect(self._open_edit)
        self.history.filters.changed.connect(self.filter_changed)
        self.history.visits_pressed.connect(self.open_visits)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.history.enter_search)
        self.history.more_wanted.connect(self.more_wanted)
        self.history.entry_opened.connect(lambda row: self.order_opened.emit(row.entry.id))
        for widget in (self.list.search, self.list.table, self.history.table):
            widget.installEventFilter(self)

    def _on_opened(self, customer_id: str) -> None:
        self._enter_customer = True
        self.customer_chosen.emit(customer_id)

    # What is shown

    def show_rights(self, *, history: bool, edit: bool) -> None:
        """Show only what whoever is signed in may see and do."""
        self._history_allowed = history
        self.history.show_rights(history=history)
        self.head.show_rights(edit=edit, history=history)
        self._fit()

    def show_matches(self, rows: list[MatchRow], *, searched: bool) -> None:
        """Show who was found, or, with nothing typed, who was here last."""
        self.list.show_rows(rows, searched=searched)

    def enter_list(self) -> None:
        """Go from the search to the first line."""
        self.list.enter()

    def expect_customer(self) -> None:
        """The next customer shown was opened by key: the focus goes there."""
        self._enter_customer = True

    def show_customer(self, face: CustomerFace) -> None:
        """Show a customer."""
        if self._face is None or self._face.id != face.id:
            self.history.forget()
            self.past.show_lines(face.id, "", [])
        self._face = face
        self.head.show_face(face)
        self._right.setCurrentWidget(self._customer)
        self.list.mark(face.id)
        if self._enter_customer:
            self._enter_customer = False
            place = self.history.table if self._history_allowed else self.head.sell
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_nobody(self) -> None:
        """Show no customer, and nothing of the one shown before."""
        self._face = None
        self.history.forget()
        self.list.mark("")
        self._right.setCurrentWidget(self._nobody)
        self.close_cards()

    def show_worth(self, worth: Worth) -> None:
        """Show what the customer is worth."""
        self.history.show_worth(worth)
        self.head.show_first_visit(worth.first_visit)

    def show_choices(self, products: Sequence[ProductBought], years: Sequence[int], today: date) -> None:
        """What a history can be filtered by."""
        self.history.filters.show_choices(products, years, today)

    def show_visits(self, visits: Visits) -> None:
        """Show when the customer comes."""
        self.history.show_visits(visits)

    def show_sums(self, sums: Sums | None) -> None:
        """Show what all that is shown comes to; None while that is worked out."""
        self.history.show_sums(sums)

    def show_page(self, rows: list[HistoryRow], *, first: bool, more: bool, chosen: HistoryFilter) -> None:
        """Show a page of the history."""
        self.history.show_page(rows, first=first, more=more, chosen=chosen)
        table = self.history.table
        if first and rows and table.hasFocus() and not table.currentIndex().isValid():
            table.selectRow(0)

    def show_past(self, customer_id: str, released: str, merges: list[MergeRow]) -> None:
        """Show what was done with the customer that is shown and can be undone."""
        if self._face is not None and self._face.id == customer_id:
            self.past.show_lines(customer_id, released, merges)

    def show_trouble(self, text: str) -> None:
        """Say why nothing can be shown; an empty text says that it can again."""
        self._trouble.show_message(text, "danger")

    def clear_search(self) -> None:
        """Forget what was typed."""
        self.list.search.clear()

    def show_edit_refused(self, *, name: str = "", email: str = "", notes: str = "") -> None:
        """Say what of the edit is refused; the card stays open."""
        if self._edit is not None:
            self._edit.show_refusals(name=name, email=email, notes=notes)

    def show_ledger(self, face: LedgerFace, *, first: bool) -> None:
        """Show a page of the points ledger on its card."""
        if self._ledger is not None:
            self._ledger.show_page(face, first=first)

    def show_ledger_trouble(self, text: str, *, retry: bool) -> None:
        """Say on the ledger's card what cannot be shown."""
        if self._ledger is not None:
            self._ledger.show_trouble(text, retry=retry)

    def close_cards(self) -> None:
        """Close whatever lies over the screen: the edit, the visits, the points ledger."""
        self._close_top()
        self.cards.close_card()
        if self._ledger_over is not None:
            self._ledger_over.close_card()

    def _close_top(self) -> None:
        self._edit = None
        if self._overlay is not None:
            self._overlay.close_card()

    # Cards over the screen

    def _over(self, width: int) -> Overlay:
        self._close_top()
        if self._overlay is not None:
            self._overlay.deleteLater()
        self._overlay = Overlay(self.window(), width=width)
        return self._overlay

    def _open_edit(self) -> None:
        if self._face is None:
            return
        over = self._over(EDIT_WIDTH)
        over.setObjectName("editCustomerDialog")
        self._edit = EditCard(self._face)
        self._edit.saved.connect(self.edit_saved)
        self._edit.dismissed.connect(self.close_cards)
        over.show_content(self._edit)
        over.open(self._edit.name)

    def open_ledger(self) -> None:
        """Open the card of the points ledger; its lines follow."""
        if self._face is None:
            return
        if self._ledger_over is not None:
            self._ledger_over.close_card()
            self._ledger_over.deleteLater()
        over = self._ledger_over = Overlay(self.window(), width=LEDGER_WIDTH)
        over.setObjectName("pointsLedger")
        card = self._ledger = LedgerCard(self._face.name, self._face.points)
        card.dismissed.connect(over.close_card)
        card.more_wanted.connect(self.ledger_more_wanted)
        card.line_opened.connect(self.ledger_line_opened)
        over.closed.connect(self._on_ledger_closed)
        over.show_content(card)
        over.open(card.table)

    def _on_ledger_closed(self) -> None:
        self._ledger = None
        self.ledger_closed.emit()

    def open_visits(self, visits: Visits) -> None:
        """Open the card of visits by month and year."""
        over = self._over(VISITS_WIDTH)
        over.setObjectName("visitsDialog")
        card = VisitsCard(visits)
        card.dismissed.connect(self._close_top)
        over.show_content(card)
        over.open(card.table)

    # Keys and room

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                return self._go_back()
            if watched is not self.list.search and self._typed_elsewhere(event):
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self._go_back():
                super().keyPressEvent(event)
        elif not self._typed_elsewhere(event):
            super().keyPressEvent(event)

    def _typed_elsewhere(self, event: QKeyEvent) -> bool:
        """Whatever is typed outside a field is a search."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        text = event.text()
        if held or not text or not text.isprintable() or text.isspace():
            return False
        self.list.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.search.selectAll()
        self.list.search.insert(text)
        self.text_typed.emit(self.list.search.text())
        return True

    def _go_back(self) -> bool:
        """From the customer to the list, from the list to the search, in the search to nothing typed."""
        search, table = self.list.search, self.list.table
        if search.hasFocus():
            if not search.text():
                return False
            search.clear()
            self.text_typed.emit("")
        elif table.hasFocus() or not self.list.model.rowCount():
            search.setFocus(Qt.FocusReason.OtherFocusReason)
            search.selectAll()
        else:
            table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.list.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.search.selectAll()
            self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        size = 0 if self.width() < NARROW else 1 if self.width() < WIDE else 2
        self.list.setFixedWidth(LIST_WIDTHS[size])
        edge = (12, 16, 24)[size]
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(edge)
        low = self._history_allowed and self.height() < LOW
        self.head.show_low(low=low)
        self.history.show_low(low=low)
        self._inside.setSpacing(8 if low else 12)
