"""Erasing a guest for good: what goes and what stays, said before; done only when four digits were typed."""

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.customers.rows import CustomerFace
from ui.theme import set_look
from ui.widgets.action_button import ActionButton
from ui.widgets.keypad import Keypad

WIDTH = 560
DIGITS = 4
WITHOUT_NUMBER = "7326"
"""What is typed for a guest who has no number."""


class EraseCard(QWidget):
    """The content of an overlay; made anew for each guest."""

    erase_pressed = Signal()
    dismissed = Signal()

    def __init__(self, face: CustomerFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("eraseCustomerCard")
        digits = "".join(char for char in face.number if char.isdigit())
        self._wanted = digits[-DIGITS:] if face.has_number and len(digits) >= DIGITS else WITHOUT_NUMBER
        self.typed = QLineEdit(self)
        self.typed.setObjectName("eraseDigitsEdit")
        self.typed.setProperty("role", "pin")
        self.typed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.typed.setMaxLength(DIGITS)
        self.typed.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d*"), self.typed))
        self.typed.setAccessibleName(self.tr("The digits %1, to erase").replace("%1", self._wanted))
        self._refusal = QLabel(self)
        self._refusal.setObjectName("eraseRefusal")
        self._refusal.setProperty("role", "fieldError")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self._cancel = QPushButton(self.tr("Keep this guest"), self)
        self._cancel.setObjectName("cancelEraseButton")
        self._cancel.setProperty("role", "secondary")
        self._erase = ActionButton(self.tr("Erase for good"), self, role="danger", icon="trash-2")
        self._erase.setObjectName("eraseCustomerButton")
        self._erase.setAccessibleName(self._erase.text())
        self._erase.setEnabled(False)
        for button in (self._cancel, self._erase):
            button.setAutoDefault(True)
        self._lay_out(face)
        self.typed.textChanged.connect(self._on_typed)
        self.typed.returnPressed.connect(self._on_erase)
        self._erase.clicked.connect(self._on_erase)
        self._cancel.clicked.connect(self.dismissed)

    def _lay_out(self, face: CustomerFace) -> None:
        title = QLabel(self.tr("Erase %1?").replace("%1", f"\u2068{face.name}\u2069"), self)
        title.setObjectName("eraseTitle")
        title.setProperty("role", "title")
        title.setWordWrap(True)
        ask = QLabel(self.tr("This cannot be undone. To erase, type %1").replace("%1", self._wanted), self)
        ask.setObjectName("eraseAsk")
        ask.setProperty("role", "strong")
        ask.setWordWrap(True)
        right = QVBoxLayout()
        right.setSpacing(8)
        for widget in (ask, self.typed, Keypad(mode="pin", target=self.typed, enter=False, parent=self)):
            right.addWidget(widget)
        right.addStretch(1)
        halves = QHBoxLayout()
        halves.setSpacing(24)
        halves.addLayout(self._told(), 1)
        halves.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._cancel, 1)
        buttons.addWidget(self._erase, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(12)
        column.addWidget(title)
        column.addLayout(halves)
        column.addWidget(self._refusal)
        column.addLayout(buttons)

    def _told(self) -> QVBoxLayout:
        """What goes and what stays."""
        left = QVBoxLayout()
        for words, told in (
            (
                self.tr("Erased"),
                self.tr(
                    "Name, number, e-mail, birthday, notes, consent, the TapPass ID and the points that are left; notes"
                    " on orders, and what the old shop knew. Also of everybody merged into this guest."
                ),
            ),
            (
                self.tr("Kept"),
                self.tr(
                    "Orders and sales with their amounts, as nobody's: takings and reports stay as they are, and what"
                    " was bought can still be given back."
                ),
            ),
        ):
            heading, text = QLabel(words, self), QLabel(told, self)
            heading.setProperty("role", "section")
            text.setWordWrap(True)
            left.addWidget(heading)
            left.addWidget(text)
            left.addSpacing(8)
        left.setSpacing(2)
        left.addStretch(1)
        return left

    def _on_typed(self, text: str) -> None:
        self._refusal.hide()
        self._erase.setEnabled(text == self._wanted)
        set_look(self.typed, state="invalid" if len(text) == DIGITS and text != self._wanted else "")

    def _on_erase(self) -> None:
        if self._erase.isEnabled():
            self._erase.setEnabled(False)
            self.erase_pressed.emit()

    def show_refusal(self, text: str) -> None:
        """Say why nothing was erased."""
        self._refusal.setText(text)
        self._refusal.show()
        self._erase.setEnabled(self.typed.text() == self._wanted)
