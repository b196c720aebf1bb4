"""The till's screen: the state it is in with what can be done about it, and the Z reports of the past."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import theme_events
from ui.till.amount_card import AmountCard
from ui.till.count_card import CountCard
from ui.till.report_card import ReportCard
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows_model import Align, Column, RowsModel

WIDE = 1200

MOST_FIGURES = 5
"""Of what the till is in: float, sales, what was taken, vouchers, and the cash that should be there."""


@dataclass(frozen=True, slots=True)
class StateShown:
    """The state card in words; `figures` are pairs of a word and an amount, empty for whom they are none of."""

    title: str
    text: str
    figures: Sequence[tuple[str, str]] = ()
    is_open: bool = False
    may_act: bool = False
    warning: str = ""


@dataclass(frozen=True, slots=True)
class PastRow:
    """A line of the past reports in words."""

    id: str
    name: str
    detail: str
    when: str
    total: str
    difference: str
    tone: str


class TillScreen(QWidget):
    """Shows and tells; `amount`, `count` and `report` are its cards over the window."""

    open_pressed = Signal()
    pay_in_pressed = Signal()
    pay_out_pressed = Signal()
    x_pressed = Signal()
    close_pressed = Signal()
    voucher_pressed = Signal()
    find_voucher_pressed = Signal()
    drawer_pressed = Signal()
    past_chosen = Signal(str)
    """The id of a closed shift."""
    more_wanted = Signal()
    shown = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tillScreen")
        self.setAccessibleName(self.tr("Till"))
        self.amount = AmountCard(window)
        self.count = CountCard(window)
        self.report = ReportCard(window)
        self._build()
        self._lay_out()
        self._connect()
        self._draw_icon()

    def _build(self) -> None:
        self.warning = Banner(self)
        self.warning.setObjectName("tillWarning")
        self._icon = QLabel(self)
        self._icon_name = "lock"
        self._title, self._text = QLabel(self), QLabel(self)
        self._title.setObjectName("tillState")
        self._title.setProperty("role", "title")
        self._text.setProperty("role", "muted")
        self._text.setWordWrap(True)
        self._figures = [(QLabel(self), QLabel(self)) for _ in range(MOST_FIGURES)]
        for word, figure in self._figures:
            word.setProperty("role", "muted")
            figure.setProperty("role", "strong")
            figure.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self.open = self._button("openTillButton", self.tr("Open the till"), "lock-open", "primary")
        self.pay_in = self._button("payInButton", self.tr("Pay in"), "plus")
        self.pay_out = self._button("payOutButton", self.tr("Pay out"), "minus")
        self.x_report = self._button("xReportButton", self.tr("X report"), "receipt")
        self.drawer = self._button("openDrawerButton", self.tr("Open drawer"), "")
        self._has_drawer = self._is_open = False
        self.voucher = self._button("issueVoucherButton", self.tr("New voucher"), "")
        self.find_voucher = self._button("findVoucherButton", self.tr("Find voucher"), "")
        self.close_till = self._button("countTillButton", self.tr("Count and close"), "calculator", "primary")
        self.movements: RowsModel[tuple[str, str, str]] = RowsModel([
            Column(self.tr("Paid in and out"), text=lambda row: row[0], detail=lambda row: row[1]),
            Column("", text=lambda row: row[2], align=Align.END, width=112),
        ])  # fmt: skip
        self.movement_table = DataTable(self.movements, self)
        self.movement_table.setObjectName("movementTable")
        self.movement_table.setAccessibleName(self.tr("Paid in and out"))
        self.movement_table.show_empty_text(self.tr("Nothing was paid in or out."))
        self.past: RowsModel[PastRow] = RowsModel([
            Column(self.tr("Z report"), text=lambda row: row.name, detail=lambda row: row.detail, strong=True),
            Column(self.tr("Closed"), text=lambda row: row.when, width=164),
            Column(self.tr("Total"), text=lambda row: row.total, align=Align.END, width=112),
            Column(self.tr("Difference"), text=lambda row: row.difference, align=Align.END, width=120,
                   tone=lambda row: row.tone),
        ])  # fmt: skip
        self.past_table = DataTable(self.past, self)
        self.past_table.setObjectName("pastReportsTable")
        self.past_table.setAccessibleName(self.tr("Z reports of the past"))
        self.past_table.show_empty_text(self.tr("Each close of the till leaves its Z report here."))
        self._not_yours = EmptyState(
            "lock",
            self.tr("Reports need a shift lead"),
            self.tr("A shift lead counts and closes the till, and sees its reports."),
            self,
        )

    def _button(self, name: str, words: str, icon: str, role: str = "secondary") -> ActionButton:
        button = ActionButton(words, self, role=role, icon=icon)
        button.setObjectName(name)
        return button

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.warning)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(16, 16, 16, 16)
        self._row.setSpacing(16)
        self._side = QWidget(self)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        side.addWidget(self._card())
        side.addWidget(self.movement_table, 1)
        side.addStretch(0)
        self._row.addWidget(self._side)
        self._row.addWidget(self.past_table, 1)
        self._row.addWidget(self._not_yours, 1)
        whole.addLayout(self._row, 1)

    def _card(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        column.addLayout(head)
        column.addWidget(self._text)
        for word, figure in self._figures:
            row = QHBoxLayout()
            row.addWidget(word, 1)
            row.addWidget(figure)
            column.addLayout(row)
        column.addSpacing(4)
        column.addWidget(self.open)
        for pair in (
            (self.pay_in, self.pay_out),
            (self.voucher, self.find_voucher),
            (self.x_report, self.drawer),
        ):
            row = QHBoxLayout()
            row.setSpacing(10)
            for button in pair:
                row.addWidget(button, 1)
            column.addLayout(row)
        column.addWidget(self.close_till)
        return card

    def _connect(self) -> None:
        self.open.clicked.connect(self.open_pressed)
        self.pay_in.clicked.connect(self.pay_in_pressed)
        self.pay_out.clicked.connect(self.pay_out_pressed)
        self.voucher.clicked.connect(self.voucher_pressed)
        self.find_voucher.clicked.connect(self.find_voucher_pressed)
        self.x_report.clicked.connect(self.x_pressed)
        self.drawer.clicked.connect(self.drawer_pressed)
        self.close_till.clicked.connect(self.close_pressed)
        self.past_table.chosen.connect(lambda row: self.past_chosen.emit(row.id))
        self.past.more_wanted.connect(self.more_wanted)
        self.warning.acted.connect(self.close_pressed)
        theme_events().theme_changed.connect(self._draw_icon)

    def show_state(self, state: StateShown) -> None:
        """Show what the till is in, with what can be done about it alone or by a lead's PIN."""
        self._title.setText(state.title)
        self._text.setText(state.text)
        for at, (word, figure) in enumerate(self._figures):
            words, amount = state.figures[at] if at < len(state.figures) else ("", "")
            word.setText(words)
            figure.setText(amount)
            word.setVisible(bool(words))
            figure.setVisible(bool(words))
        self._icon_name = "lock-open" if state.is_open else "lock"
        self._draw_icon()
        self.open.setVisible(not state.is_open)
        for button in (self.pay_in, self.pay_out):
            button.setVisible(state.is_open)
        for button in (self.x_report, self.close_till):
            button.setVisible(state.is_open and state.may_act)
        self._is_open = state.is_open
        self.drawer.setVisible(self._is_open and self._has_drawer)
        self.movement_table.setVisible(state.is_open and state.may_act)
        self.past_table.setVisible(state.may_act)
        self._not_yours.setVisible(not state.may_act)
        self.warning.show_message(state.warning, "warning")

    def show_drawer(self, *, shown: bool) -> None:
        """Offer to open the drawer without a sale, where one hangs on this till's printer and the right is there."""
        self._has_drawer = shown
        self.drawer.setVisible(shown and self._is_open)

    def show_movements(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """Show what was paid in and out: the reason, when and by whom, and the amount."""
        self.movements.show_rows(rows)

    def show_past(self, rows: Sequence[PastRow], *, more: bool, after: bool) -> None:
        """Show the past reports; `after` adds a page to those that are there."""
        if after:
            self.past.add_rows(rows, more=more)
        else:
            self.past.show_rows(rows, more=more)

    def close_cards(self) -> None:
        """Take away whatever lies over the window; the count is still there when it is asked for again."""
        for card in (self.amount, self.count, self.report):
            card.close_card()

    def _draw_icon(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, "text_muted", 24, self.devicePixelRatioF()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(380 if self.width() >= WIDE else 344)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()
