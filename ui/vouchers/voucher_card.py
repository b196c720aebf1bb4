"""One voucher over the window: its code large, what is left, what it paid; or the field that looks for one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.theme import set_look
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable
from ui.widgets.overlay import Overlay
from ui.widgets.rows_model import Align, Column, RowsModel

WIDTH = 520
LIST_HEIGHT = 223
"""Three lines of the list; more are scrolled to."""


@dataclass(frozen=True, slots=True)
class VoucherShown:
    """A voucher in words; `moves` are what happened, when, and the amount."""

    code: str
    left: str
    issued: str
    last_day: str
    reason: str
    state: str
    tone: str
    moves: Sequence[tuple[str, str, str]] = ()
    can_take_back: bool = False


class VoucherCard(Overlay):
    """Shows what it is given; says what is looked for and which way to keep the voucher was pressed."""

    looked_up = Signal(str)
    copy_pressed = Signal()
    print_pressed = Signal()
    pdf_pressed = Signal()
    take_back_pressed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=WIDTH)
        self.setObjectName("voucherCard")
        self._make_search()
        self._make_voucher()
        self._make_buttons()
        self._lay_out()
        self._connect()

    def _make_search(self) -> None:
        self._title = QLabel(self)
        self._title.setObjectName("voucherTitle")
        self._title.setProperty("role", "title")
        self._search = QWidget(self)
        self.code_edit = QLineEdit(self._search)
        self.code_edit.setObjectName("voucherLookUpEdit")
        self.code_edit.setAccessibleName(self.tr("Code of the voucher"))
        self.code_edit.setPlaceholderText(self.tr("Type or scan the code"))
        self.code_edit.setMaxLength(40)
        self._look = ActionButton(self.tr("Look up"), self._search, role="secondary", icon="search")
        self._look.setObjectName("voucherLookUpButton")
        self._error = QLabel(self)
        self._error.setObjectName("voucherLookUpError")
        self._error.setProperty("role", "fieldError")
        self._error.setWordWrap(True)

    def _make_voucher(self) -> None:
        self._found = QFrame(self)
        self._found.setProperty("role", "inset")
        self._code, self._left = QLabel(self._found), QLabel(self._found)
        self._code.setObjectName("voucherCode")
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._left.setObjectName("voucherLeft")
        self._left.setProperty("role", "figure")
        self._issued, self._last_day, self._reason = (QLabel(self._found) for _ in range(3))
        self._issued.setObjectName("voucherIssued")
        self._last_day.setObjectName("voucherLastDay")
        for label in (self._issued, self._last_day, self._reason):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        self._state = QLabel(self._found)
        self._state.setObjectName("voucherState")
        self._state.setProperty("role", "pill")
        self.moves: RowsModel[tuple[str, str, str]] = RowsModel([
            Column(self.tr("What happened"), text=lambda row: row[0], detail=lambda row: row[1]),
            Column(self.tr("Amount"), text=lambda row: row[2], align=Align.END, width=128),
        ])  # fmt: skip
        self.table = DataTable(self.moves, self)
        self.table.setObjectName("voucherMovesTable")
        self.table.setAccessibleName(self.tr("What happened to the voucher"))
        self.table.setFixedHeight(LIST_HEIGHT)

    def _make_buttons(self) -> None:
        self.copy = ActionButton(self.tr("Copy"), self, role="secondary", icon="copy")
        self.copy.setObjectName("voucherCopyButton")
        self.copy.setAccessibleName(self.tr("Copy the code"))
        self.print_button = ActionButton(self.tr("Print"), self, role="secondary", icon="printer")
        self.print_button.setObjectName("voucherPrintButton")
        self.pdf_button = ActionButton(self.tr("PDF"), self, role="secondary", icon="download")
        self.pdf_button.setObjectName("voucherPdfButton")
        self.pdf_button.setAccessibleName(self.tr("Save as PDF"))
        self.take_back = ActionButton(self.tr("Take back"), self, role="quiet", icon="undo-2")
        self.take_back.setObjectName("voucherTakeBackButton")
        self.take_back.setAccessibleName(self.tr("Take the unused voucher back"))
        self.done = ActionButton(self.tr("Done"), self, role="primary")
        self.done.setObjectName("voucherDoneButton")

    def _lay_out(self) -> None:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._title)
        search = QHBoxLayout(self._search)
        search.setContentsMargins(0, 0, 0, 0)
        search.setSpacing(10)
        search.addWidget(self.code_edit, 1)
        search.addWidget(self._look)
        column.addWidget(self._search)
        column.addWidget(self._error)
        self._lay_out_voucher()
        column.addWidget(self._found)
        column.addWidget(self.table)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button in (self.copy, self.print_button, self.pdf_button, self.done):
            buttons.addWidget(button, 1)
        column.addLayout(buttons)
        self.show_content(content)

    def _lay_out_voucher(self) -> None:
        inside = QVBoxLayout(self._found)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(6)
        inside.addWidget(self._code)
        inside.addSpacing(6)
        row = QHBoxLayout()
        row.addWidget(self._left)
        row.addStretch(1)
        row.addWidget(self.take_back)
        row.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addLayout(row)
        for label in (self._issued, self._last_day, self._reason):
            inside.addWidget(label)

    def _connect(self) -> None:
        self.code_edit.returnPressed.connect(lambda: self.looked_up.emit(self.code_edit.text()))
        self.code_edit.textEdited.connect(lambda _text: self.show_error(""))
        self._look.clicked.connect(lambda: self.looked_up.emit(self.code_edit.text()))
        self.copy.clicked.connect(self.copy_pressed)
        self.print_button.clicked.connect(self.print_pressed)
        self.pdf_button.clicked.connect(self.pdf_pressed)
        self.take_back.clicked.connect(self.take_back_pressed)
        self.done.clicked.connect(self.close_card)

    def ask(self) -> None:
        """Open with the field for a code and nothing else."""
        self.show_title(self.tr("Look up a voucher"))
        self.code_edit.clear()
        self._search.show()
        self._show_found(there=False)
        self.show_error("")
        self.open(self.code_edit)

    def show_voucher(self, title: str, shown: VoucherShown) -> None:
        """Open with a voucher that came into being, without the field."""
        self.show_title(title)
        self._search.hide()
        self.show_error("")
        self.refresh(shown)
        self.open(self.done)

    def show_title(self, title: str) -> None:
        """Say what the card is about."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def refresh(self, shown: VoucherShown) -> None:
        """Show a voucher where the card stands."""
        self._code.setText(shown.code)
        self._left.setText(shown.left)
        self._issued.setText(shown.issued)
        self._last_day.setText(shown.last_day)
        self._reason.setText(shown.reason)
        self._reason.setVisible(bool(shown.reason))
        self._state.setText(shown.state)
        set_look(self._state, tone=shown.tone)
        self.moves.show_rows(shown.moves)
        self.take_back.setEnabled(True)
        self.take_back.setVisible(shown.can_take_back)
        self.show_trouble("")
        self._show_found(there=True)

    def show_trouble(self, text: str) -> None:
        """Say why it was not taken back; the voucher stays on the card."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def show_error(self, text: str) -> None:
        """Say why nothing was found; the code stays in the field."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        set_look(self.code_edit, state="invalid" if text else "")
        if text:
            self._show_found(there=False)
            self.code_edit.setFocus()
            self.code_edit.selectAll()

    def _show_found(self, *, there: bool) -> None:
        for widget in (self._found, self.table, self.copy, self.print_button, self.pdf_button):
            widget.setVisible(there)
        self._look.show_role("secondary" if there else "primary")
        self.done.show_role("primary" if there else "secondary")
