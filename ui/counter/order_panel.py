"""The order: its lines, its total, and the two ways on: Pay, and exact cash at once."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from ui.counter.order_words import LONG_TOTAL, OrderLine
from ui.counter.park_bar import ParkBar
from ui.counter.till_notice import TillNotice
from ui.icons import set_icon
from ui.theme import font, measures, set_look
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner
from ui.widgets.data_table import DataTable
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows_model import Align, Column, RowsModel

QUANTITY, QUANTITY_WIDTH = 0, 44
AMOUNT, AMOUNT_WIDTH = 2, 80
BESIDE = 28
"""The places of the columns of figures, their least widths, and what stands beside the digits in them."""

MOST_SUMS = 6
"""Subtotal, discount, three taxes, and what was paid already."""


class OrderPanel(QFrame):
    """Tells which line was chosen or taken out, and what was pressed."""

    line_chosen = Signal(int)
    quantity_stepped = Signal(int, int)
    """The line's place, and by how many."""
    line_removed = Signal(int)
    undo_pressed = Signal()
    clear_pressed = Signal()
    options_pressed = Signal()
    """The discount and the note of the whole order are wanted."""
    pay_pressed = Signal()
    exact_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._build()
        self._lay_out()
        self._connect()

    def _build(self) -> None:
        self.title = ElidedLabel(parent=self)
        self.title.setProperty("role", "heading")
        self.undo = self._tool("undoButton", "undo-2", self.tr("Undo the last step"))
        self.options = self._tool("orderOptionsButton", "tag", self.tr("Discount and note for the whole order"))
        self.clear = self._tool("clearOrderButton", "trash-2", self.tr("Empty the order"))
        self.lines: RowsModel[OrderLine] = RowsModel([
            Column("", text=lambda line: line.quantity, width=QUANTITY_WIDTH, strong=True,
                   tone=lambda _line: "accent_ink"),
            Column("", text=lambda line: line.name, detail=lambda line: line.detail, strong=True,
                   tone=lambda line: "merch" if line.is_merch else ""),
            Column("", text=lambda line: line.amount, align=Align.END, width=AMOUNT_WIDTH),
        ])  # fmt: skip
        self.table = DataTable(self.lines, self, single_click=True, grows=True)
        self.table.setObjectName("cartTable")
        self.table.setAccessibleName(self.tr("Order lines"))
        self.table.setProperty("role", "flat")
        self.table.horizontalHeader().hide()
        self.table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.table.installEventFilter(self)
        self.empty = EmptyState(
            "shopping-bag", self.tr("Nothing ordered yet"), self.tr("Tap a product, or press F3 and type."), self
        )
        self.note = ElidedLabel(parent=self)
        self.note.setObjectName("orderNote")
        self.note.setProperty("role", "muted")
        self.till = TillNotice(self)
        self.till_warning = Banner(self)
        self.till_warning.setObjectName("counterTillWarning")
        self.total = QLabel(self)
        self.total.setObjectName("cartTotal")
        self.total_word = QLabel(self.tr("Total"), self)
        self.total_word.setProperty("role", "heading")
        self.park_bar = ParkBar(self)
        self.trouble = Banner(self)
        self.trouble.setObjectName("recallTrouble")
        self.exact = ActionButton(self.tr("Exact"), self, role="secondary", icon="banknote", key="F8", stacked=True)
        self.exact.setAccessibleName(self.tr("Exact cash: completes the sale"))
        self.exact.setObjectName("exactCashButton")
        self.pay = ActionButton(self.tr("Pay"), self, role="primary", key="F4")
        self.pay.setObjectName("payButton")
        for button in (self.exact, self.pay):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _tool(self, name: str, icon: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setProperty("role", "icon")
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(button, icon, "text_muted", 20)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget(self)
        head.setFixedHeight(60)
        top = QHBoxLayout(head)
        top.setContentsMargins(12, 8, 8, 8)
        top.setSpacing(0)
        top.addWidget(self.title, 1)
        top.addWidget(self.undo)
        top.addWidget(self.options)
        top.addWidget(self.clear)
        column.addWidget(head)
        column.addWidget(self._rule())
        column.addWidget(self.trouble)
        middle = QWidget(self)
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.table)
        column.addWidget(middle, 1)
        column.addWidget(self.till_warning)
        column.addWidget(self._rule())
        column.addWidget(self.park_bar)
        column.addWidget(self._rule())
        column.addLayout(self._sums())
        self._buttons = QWidget(self)
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(12, 10, 12, 16)
        buttons.setSpacing(10)
        buttons.addWidget(self.exact, 2)
        buttons.addWidget(self.pay, 5)
        column.addWidget(self._buttons)
        column.addWidget(self.till)

    def _rule(self) -> QWidget:
        rule = QWidget(self)
        rule.setProperty("role", "line")
        rule.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rule.setFixedHeight(1)
        return rule

    def _sums(self) -> QVBoxLayout:
        sums = QVBoxLayout()
        sums.setContentsMargins(12, 12, 12, 0)
        sums.setSpacing(4)
        sums.addWidget(self.note)
        self._sum_rows = [self._sum_row(sums) for _ in range(MOST_SUMS)]
        row = QHBoxLayout()
        row.addWidget(self.total_word, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addStretch(1)
        self.total.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        row.addWidget(self.total, 0, Qt.AlignmentFlag.AlignBaseline)
        sums.addLayout(row)
        return sums

    def _sum_row(self, sums: QVBoxLayout) -> tuple[ElidedLabel, QLabel]:
        word, amount = ElidedLabel(parent=self), QLabel(self)
        for label in (word, amount):
            label.setProperty("role", "muted")
        amount.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        row = QHBoxLayout()
        row.addWidget(word, 1)
        row.addWidget(amount)
        sums.addLayout(row)
        return word, amount

    def _connect(self) -> None:
        self.table.chosen.connect(lambda _line: self.line_chosen.emit(self.table.currentIndex().row()))
        self.undo.clicked.connect(self.undo_pressed)
        self.options.clicked.connect(self.options_pressed)
        self.clear.clicked.connect(self.clear_pressed)
        self.pay.clicked.connect(self.pay_pressed)
        self.exact.clicked.connect(self.exact_pressed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On a line: plus and minus step its quantity, Delete takes it out."""
        if watched is not self.table or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        row = self.table.currentIndex().row()
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}
        if row >= 0 and event.key() in steps:
            self.quantity_stepped.emit(row, steps[Qt.Key(event.key())])
            return True
        if row >= 0 and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.line_removed.emit(row)
            return True
        return False

    def show_title(self, text: str) -> None:
        """Say whose order it is."""
        self.title.setText(text)

    def show_lines(self, lines: Sequence[OrderLine]) -> None:
        """Show the order; the newest line stays in sight."""
        before = self.table.currentIndex().row()
        self.lines.show_rows(lines)
        self._stack.setCurrentIndex(1 if lines else 0)
        if lines:
            self._widen(QUANTITY, QUANTITY_WIDTH, [line.quantity for line in lines])
            self._widen(AMOUNT, AMOUNT_WIDTH, [line.amount for line in lines])
            self.table.fit_rows()
            self.table.scrollToBottom()
            if 0 <= before < len(lines) and self.table.hasFocus():
                self.table.selectRow(before)

    def _widen(self, column: int, least: int, words: Sequence[str]) -> None:
        """No figure is ever cut: the name gives way."""
        metrics = QFontMetrics(font(measures()["type_body"], QFont.Weight.DemiBold))
        self.table.setColumnWidth(column, max(least, max(map(metrics.horizontalAdvance, words)) + BESIDE))

    def show_sums(self, sums: Sequence[tuple[str, str]], total: str, note: str = "") -> None:
        """Show what it comes to: what leads to the total (in words, and how much), the total, the order's note."""
        for at, (word, amount) in enumerate(self._sum_rows):
            for label, text in zip((word, amount), sums[at] if at < len(sums) else ("", ""), strict=True):
                label.setText(text)
                label.setVisible(at < len(sums))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.total.setText(total)
        set_look(self.total, fit="long" if len(total) > LONG_TOTAL else "")
        self.total.setAccessibleName(self.tr("Total %1").replace("%1", total))

    def show_pay(self, text: str, *, can_pay: bool, can_undo: bool) -> None:
        """What the buttons say, and which of them do something now."""
        self.pay.setText(text)
        self.pay.setEnabled(can_pay)
        self.exact.setEnabled(can_pay)
        self.clear.setVisible(can_pay)
        self.options.setVisible(can_pay)
        self.undo.setVisible(can_undo)

    def show_till(self, *, is_open: bool, may_open: bool) -> None:
        """While the till is closed, what stands there says so in the place of Pay."""
        self._buttons.setVisible(is_open)
        if is_open:
            self.till.hide()
        else:
            self.till.show_closed(may_open=may_open)
