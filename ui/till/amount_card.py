"""A card that asks for an amount: the float at the opening, and what is paid in or out, with its reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.theme import set_look
from ui.widgets.action_button import ActionButton
from ui.widgets.keypad import Keypad
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.overlay import Overlay

WIDTH = 420


class AmountCard(Overlay):
    """Tells the amount and the reason once both are there; what is wrong is said under the field."""

    given = Signal(int, str)
    """Minor units, and the reason: empty where none is asked for."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=WIDTH)
        self._make()
        self._lay_out()
        self._connect()

    def _make(self) -> None:
        self._title, self._hint = QLabel(self), QLabel(self)
        self._title.setProperty("role", "title")
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self.amount = MoneyEdit(parent=self)
        self.amount.setObjectName("tillAmountEdit")
        self.amount.setAccessibleName(self.tr("Amount"))
        self._reason_label = QLabel(self.tr("Reason"), self)
        self._reason_label.setProperty("role", "fieldLabel")
        self.reason = QLineEdit(self)
        self.reason.setObjectName("tillReasonEdit")
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setMaxLength(200)
        self._reason_label.setBuddy(self.reason)
        self._error = QLabel(self)
        self._error.setObjectName("tillAmountError")
        self._error.setProperty("role", "fieldError")
        self._error.setWordWrap(True)
        self._keypad = Keypad(self, mode="money", target=self.amount)
        self._go = ActionButton("", self, role="primary")
        self._go.setObjectName("tillAmountButton")
        self._cancel = ActionButton(self.tr("Cancel"), self, role="quiet")
        self._cancel.setObjectName("tillAmountCancel")

    def _lay_out(self) -> None:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for widget in (self._title, self._hint, self.amount, self._reason_label, self.reason, self._error):
            column.addWidget(widget)
        column.addWidget(self._keypad)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._cancel, 1)
        buttons.addWidget(self._go, 2)
        column.addLayout(buttons)
        self.show_content(content)
        QWidget.setTabOrder(self.amount, self.reason)
        QWidget.setTabOrder(self.reason, self._go)
        QWidget.setTabOrder(self._go, self._cancel)

    def _connect(self) -> None:
        self._go.clicked.connect(self._give)
        self._cancel.clicked.connect(self.close_card)
        self.amount.returnPressed.connect(self._on_enter)
        self.reason.returnPressed.connect(self._give)
        self.amount.textEdited.connect(lambda _text: self.show_error(""))
        self.reason.textEdited.connect(lambda _text: self.show_error(""))

    def ask(self, title: str, hint: str, button: str, *, currency: str, reason: str = "") -> None:
        """Ask for an amount; `reason` is the example in the field for the reason, which is hidden without one."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._go.setText(button)
        self.amount.use_currency(currency)
        self.amount.clear()
        self.reason.clear()
        self.reason.setPlaceholderText(reason)
        for widget in (self._reason_label, self.reason):
            widget.setVisible(bool(reason))
        self.show_error("")
        self.show_busy(busy=False)
        self.open(self.amount)

    def show_error(self, text: str) -> None:
        """Say what is wrong; what was typed stays."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        if not text:
            set_look(self.reason, state="")

    def show_busy(self, *, busy: bool) -> None:
        """While it is being saved nothing can be pressed twice."""
        self._go.setEnabled(not busy)

    def _on_enter(self) -> None:
        if self.reason.isVisible() and not self.reason.text().strip() and self.amount.amount is not None:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._give()

    def _give(self) -> None:
        amount = self.amount.amount
        if not self._go.isEnabled():
            return
        if amount is None:
            empty = not self.amount.text().strip()
            words = self.tr("Type the amount.") if empty else self.tr("That is not an amount of money.")
            self.show_error(words)
            self.amount.setFocus()
        elif self.reason.isVisible() and not self.reason.text().strip():
            self.show_error(self.tr("Say why the money goes in or out."))
            set_look(self.reason, state="invalid")
            self.reason.setFocus()
        else:
            self.given.emit(amount, self.reason.text().strip() if self.reason.isVisible() else "")
