"""A card that issues a voucher: what it is worth, whether it is sold or given, what for, and until when it pays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pos_app.domain.discount import MAX_REASON
from pos_app.domain.sales import Tender
from ui.theme import set_look
from ui.vouchers.words import reasons
from ui.widgets.action_button import ActionButton
from ui.widgets.keypad import Keypad
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.overlay import Overlay

WIDTH = 760
LONGEST_REFERENCE = 60


@dataclass(frozen=True, slots=True)
class LastDay:
    """A choice of the last day: on its button, under the buttons, and the day itself, None for ever."""

    words: str
    hint: str
    day: date | None = None


class IssueCard(Overlay):
    """Tells that everything is there; what is wrong is said under its field, and what was typed stays."""

    issued = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=WIDTH)
        self.setObjectName("issueVoucherCard")
        self.setAccessibleName(self.tr("Issue a voucher"))
        self._days: Sequence[LastDay] = ()
        self._make_money()
        self._make_reason()
        self._make_days()
        self._make_foot()
        self._lay_out()
        self._connect()

    # --- made ---------------------------------------------------------------------------------------------------------

    def _make_money(self) -> None:
        self._title = QLabel(self.tr("Issue a voucher"), self)
        self._title.setProperty("role", "title")
        self.amount = MoneyEdit(parent=self)
        self.amount.setObjectName("voucherAmountEdit")
        self.amount.setAccessibleName(self.tr("What the voucher is worth"))
        self._keypad = Keypad(self, mode="money", target=self.amount)
        self._cash = self._chip(self.tr("Sold for cash"), "voucherSoldButton")
        self._by_card = self._chip(self.tr("Sold by card"), "voucherCardButton")
        self._given = self._chip(self.tr("Given"), "voucherGivenButton")
        self._how = QButtonGroup(self)
        for chip in (self._cash, self._by_card, self._given):
            self._how.addButton(chip)
        self._how_hint = self._muted()
        self.reference = QLineEdit(self)
        self.reference.setObjectName("voucherReferenceEdit")
        self.reference.setAccessibleName(self.tr("The terminal's reference"))
        self.reference.setPlaceholderText(self.reference.accessibleName())
        self.reference.setMaxLength(LONGEST_REFERENCE)

    def _make_reason(self) -> None:
        self.reason = QLineEdit(self)
        self.reason.setObjectName("voucherReasonEdit")
        self.reason.setAccessibleName(self.tr("What the voucher is for"))
        self.reason.setMaxLength(MAX_REASON)
        self._reasons = [self._reason_chip(at, words) for at, words in enumerate(reasons())]

    def _make_days(self) -> None:
        self._day_buttons = [self._chip("", f"voucherDay_{at}") for at in range(4)]
        self._until = QButtonGroup(self)
        for at, button in enumerate(self._day_buttons):
            self._until.addButton(button, at)
        self._day_hint = self._muted()
        self._day_hint.setObjectName("voucherDayHint")

    def _make_foot(self) -> None:
        self._error = QLabel(self)
        self._error.setObjectName("voucherIssueError")
        self._error.setProperty("role", "fieldError")
        self._error.setWordWrap(True)
        self._go = ActionButton(self.tr("Issue"), self, role="primary", icon="gift")
        self._go.setObjectName("issueVoucherNowButton")
        self._cancel = ActionButton(self.tr("Cancel"), self, role="quiet")
        self._cancel.setObjectName("issueVoucherCancel")

    def _chip(self, words: str, name: str) -> QPushButton:
        chip = QPushButton(words, self)
        chip.setObjectName(name)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        return chip

    def _reason_chip(self, at: int, words: str) -> QPushButton:
        chip = QPushButton(words, self)
        chip.setObjectName(f"voucherReason_{at}")
        chip.setAccessibleName(self.tr("Reason: %1").replace("%1", words))
        chip.setProperty("role", "chip")
        chip.clicked.connect(lambda: self._take_reason(words))
        return chip

    def _muted(self) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        return label

    # --- laid out -----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        content = QWidget(self)
        self._whole = column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._title)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addLayout(self._left(), 1)
        sides.addLayout(self._right(), 1)
        column.addLayout(sides)
        column.addWidget(self._error)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._cancel, 1)
        buttons.addWidget(self._go, 2)
        column.addLayout(buttons)
        self.show_content(content)

    def _left(self) -> QBoxLayout:
        self._left_side = column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._label(self.tr("Worth"), self.amount))
        column.addWidget(self.amount)
        column.addWidget(self._keypad)
        column.addStretch(1)
        return column

    def _right(self) -> QBoxLayout:
        self._right_side = column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._label(self.tr("Sold or given")))
        column.addLayout(self._pairs([self._cash, self._by_card, self._given]))
        column.addWidget(self._how_hint)
        column.addWidget(self.reference)
        column.addSpacing(4)
        column.addWidget(self._label(self.tr("Reason"), self.reason))
        column.addWidget(self.reason)
        column.addLayout(self._pairs(self._reasons))
        column.addSpacing(4)
        column.addWidget(self._label(self.tr("Last day")))
        column.addLayout(self._pairs(self._day_buttons))
        column.addWidget(self._day_hint)
        column.addStretch(1)
        return column

    def _label(self, words: str, buddy: QWidget | None = None) -> QLabel:
        label = QLabel(words, self)
        label.setProperty("role", "fieldLabel")
        if buddy is not None:
            label.setBuddy(buddy)
        return label

    @staticmethod
    def _pairs(buttons: Sequence[QWidget]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, button in enumerate(buttons):
            grid.addWidget(button, at // 2, at % 2)
            grid.setColumnStretch(at % 2, 1)
        return grid

    def _connect(self) -> None:
        self._go.clicked.connect(self._issue)
        self._cancel.clicked.connect(self.close_card)
        self.amount.returnPressed.connect(self._on_enter)
        self.reason.returnPressed.connect(self._issue)
        self.reference.returnPressed.connect(self._issue)
        self.amount.textEdited.connect(lambda _text: self.show_error(""))
        self.reason.textEdited.connect(lambda _text: self.show_error(""))
        self._how.buttonClicked.connect(lambda _button: self._show_how())
        self._until.idClicked.connect(lambda _at: self._show_day())

    # --- asked, and told ----------------------------------------------------------------------------------------------

    def ask(self, currency: str, days: Sequence[LastDay], *, can_sell: bool) -> None:
        """Ask for a new voucher; it can be sold only while the till is open. The first of the last days is chosen."""
        self._days = days
        for button, each in zip(self._day_buttons, days, strict=True):
            button.setText(each.words)
            button.setAccessibleName(self.tr("Last day: %1").replace("%1", each.words))
        self._day_buttons[0].setChecked(True)
        self._cash.setEnabled(can_sell)
        self._by_card.setEnabled(can_sell)
        (self._cash if can_sell else self._given).setChecked(True)
        self.reference.clear()
        self.amount.use_currency(currency)
        self.amount.clear()
        self.reason.clear()
        self._show_how()
        self._show_day()
        self.show_error("")
        self.show_busy(busy=False)
        self.open(self.amount)

    @property
    def paid_by(self) -> Tender | None:
        """How it is paid; None where it is given."""
        if self._cash.isChecked():
            return Tender.CASH
        return Tender.CARD if self._by_card.isChecked() else None

    @property
    def last_day(self) -> date | None:
        """The last day it pays on; None for ever."""
        return self._days[self._until.checkedId()].day

    def show_error(self, text: str, field: QWidget | None = None) -> None:
        """Say what is wrong, under that field or above the buttons; what was typed stays."""
        for column in (self._left_side, self._right_side, self._whole):
            column.removeWidget(self._error)
        if field is None:
            self._whole.insertWidget(self._whole.count() - 1, self._error)
        else:
            column = self._left_side if field is self.amount else self._right_side
            column.insertWidget(column.indexOf(field) + 1, self._error)
        self._error.setText(text)
        self._error.setVisible(bool(text))
        for each in (self.amount, self.reason):
            set_look(each, state="invalid" if text and each is field else "")

    def show_busy(self, *, busy: bool) -> None:
        """While it is being issued nothing can be pressed twice."""
        self._go.setEnabled(not busy)

    def _show_how(self) -> None:
        self.reference.setVisible(self._by_card.isChecked())
        if self._cash.isChecked():
            words = self.tr("The cash goes into the drawer and is counted with it.")
        elif self._by_card.isChecked():
            words = self.tr("Charge the card on your terminal first.")
        elif self._cash.isEnabled():
            words = self.tr("Nothing is paid for it.")
        else:
            words = self.tr("Nothing is paid for it. To sell one, open the till first.")
        self._how_hint.setText(words)

    def _show_day(self) -> None:
        self._day_hint.setText(self._days[self._until.checkedId()].hint)

    def _take_reason(self, words: str) -> None:
        self.reason.setText(words)
        self.show_error("")

    def _on_enter(self) -> None:
        if self.amount.amount is not None and not self.reason.text().strip():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._issue()

    def _issue(self) -> None:
        if not self._go.isEnabled():
            return
        if not self.amount.amount:
            wrong = self.amount.amount is None and bool(self.amount.text().strip())
            self.show_error(
                self.tr("That is not an amount of money.") if wrong else self.tr("Type what the voucher is worth."),
                self.amount,
            )
            self.amount.setFocus()
        elif not self.reason.text().strip():
            self.show_error(self.tr("Say what the voucher is for."), self.reason)
            self.reason.setFocus()
        else:
            self.issued.emit()
