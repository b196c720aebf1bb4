"""The sales since the till was opened, newest first: found again without knowing whose they were."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.after_sale.words import RecentRow
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable
from ui.widgets.overlay import Overlay
from ui.widgets.rows_model import Align, Column, RowsModel

WIDTH = 780
HEIGHT = 520


class RecentCard(Overlay):
    """Enter opens the chosen sale as its receipt; Ctrl+G gives it back."""

    receipt_pressed = Signal(object)
    """A RecentRow."""
    refund_pressed = Signal(object)
    guest_pressed = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=WIDTH)
        self.setObjectName("recentSales")
        self.setAccessibleName(self.tr("Sales since the till was opened"))
        self._build_table()
        self._build_rest()
        self._lay_out_card()
        self._is_fresh = True

    def _build_table(self) -> None:
        self._rows: RowsModel[RecentRow] = RowsModel([
            Column(self.tr("Sale"), lambda row: row.number, detail=lambda row: row.time, width=96, strong=True),
            Column(self.tr("Items"), lambda row: row.items, detail=lambda row: row.who),
            Column(self.tr("Total"), lambda row: row.total, detail=lambda row: row.note, tone=lambda row: row.tone,
                   align=Align.END, width=150),
        ])  # fmt: skip
        self.table = DataTable(self._rows)
        self.table.setObjectName("recentSalesTable")
        self.table.setAccessibleName(self.accessibleName())
        self.table.show_empty_text(self.tr("Nothing has been sold since the till was opened."))
        self.table.chosen.connect(self.receipt_pressed)
        self.table.current_changed.connect(self._on_current)

    def _build_rest(self) -> None:
        self._title = QLabel(self.tr("Recent sales"))
        self._title.setProperty("role", "title")
        self._about = QLabel(self.accessibleName())
        self._about.setProperty("role", "muted")
        self.guest = ActionButton(self.tr("Add a phone"), role="secondary", icon="user-plus")
        self.guest.setObjectName("recentGuestButton")
        self.guest.clicked.connect(self._give)
        self.refund = ActionButton(self.tr("Give back"), role="secondary", icon="undo-2", key="Ctrl+G")
        self.refund.setObjectName("recentRefundButton")
        self.refund.clicked.connect(self._refund)
        self.receipt = ActionButton(self.tr("Receipt"), role="primary", icon="receipt", key="Enter")
        self.receipt.setObjectName("recentReceiptButton")
        self.receipt.setAccessibleName(self.tr("Open the receipt"))
        self.receipt.clicked.connect(lambda: self.receipt_pressed.emit(self.table.current_row))
        self._close = ActionButton(self.tr("Close"), role="quiet", key="Esc")
        self._close.setObjectName("closeRecentButton")
        self._close.clicked.connect(self.close_card)

    def _lay_out_card(self) -> None:
        content = self._content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._about)
        column.addLayout(words)
        column.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._close)
        buttons.addStretch(1)
        buttons.addWidget(self.guest)
        buttons.addWidget(self.refund)
        buttons.addWidget(self.receipt)
        column.addLayout(buttons)
        self.show_content(content)

    def open(self, focus: QWidget | None = None) -> None:
        """Show the list, as tall as the window allows, with the newest sale chosen."""
        self._is_fresh = True
        self._content.setMinimumHeight(self.tall(HEIGHT))
        super().open(focus)

    def show_rows(self, rows: Sequence[RecentRow]) -> None:
        """Show the sales; the one that was chosen since the card was opened stays so."""
        before = None if self._is_fresh else self.table.current_row
        self._is_fresh = False
        self._rows.show_rows(rows)
        if rows:
            self.table.selectRow(next((at for at, row in enumerate(rows) if before and row.id == before.id), 0))
        self._on_current(self.table.current_row)

    def _on_current(self, row: RecentRow | None) -> None:
        self.receipt.setEnabled(row is not None)
        self.refund.setEnabled(row is not None and row.can_refund)
        self.guest.setEnabled(row is not None and row.can_refund)
        has = row is not None and row.has_customer
        self.guest.setText(self.tr("Another customer") if has else self.tr("Add a phone"))

    def _refund(self) -> None:
        row = self.table.current_row
        if row is not None and row.can_refund:
            self.refund_pressed.emit(row)

    def _give(self) -> None:
        if self.table.current_row is not None:
            self.guest_pressed.emit(self.table.current_row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_G and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._refund()
            event.accept()
        else:
            super().keyPressEvent(event)
