"""Where a PIN is typed: whose, the field, what was wrong with it, the keypad; at the sign-in and for an approval."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from pos_app.domain.staff import StaffMember
from ui.sign_in.no_pin import NoPinHint
from ui.theme import set_look
from ui.widgets.action_button import ActionButton
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.keypad import Keypad

LONGEST_PIN = 12
WIDTH = 340
BUSY_AFTER_MS = 250
"""A check that is over sooner is not worth a word."""


class PinPad(QWidget):
    """Takes one person's PIN; `edit`, `message` and `button` are object names, `words` what the button says."""

    submitted = Signal(str)
    """A PIN was typed and Enter pressed."""
    look_again = Signal()

    def __init__(self, parent: QWidget | None = None, *, edit: str, message: str, button: str, words: str) -> None:
        super().__init__(parent)
        self.person: StaffMember | None = None
        self.held = False
        self._quiet = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._build(edit, message, button, words)
        self._lay_out()
        self._connect()

    def _build(self, edit: str, message: str, button: str, words: str) -> None:
        self._who = ElidedLabel()
        self._who.setProperty("role", "heading")
        self._who.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.edit = QLineEdit()
        self.edit.setObjectName(edit)
        self.edit.setAccessibleName(self.tr("PIN"))
        self.edit.setProperty("role", "pin")
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setMaxLength(LONGEST_PIN)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhHiddenText
        )
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._message = QLabel()
        self._message.setObjectName(message)
        self._message.setProperty("role", "fieldHint")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._message.setMinimumHeight(self._message.fontMetrics().lineSpacing() * 2)
        self._keypad = Keypad(mode="pin", target=self.edit, enter=False)
        self._go = ActionButton(words, role="primary", icon="lock-open")
        self._go.setObjectName(button)
        self._go.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._no_pin = NoPinHint()

    def _lay_out(self) -> None:
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self._who, self.edit, self._message, self._no_pin, self._keypad, self._go):
            column.addWidget(widget)
        column.addStretch(1)

    def _connect(self) -> None:
        self.edit.returnPressed.connect(self.submit)
        self.edit.textEdited.connect(self._on_edited)
        self._keypad.key_pressed.connect(lambda _key: self._on_edited(self.edit.text()))
        self._go.clicked.connect(self.submit)
        self._no_pin.look_again.connect(self.look_again)
        self._quiet.timeout.connect(lambda: self.say(self.tr("Checking the PIN …")))

    def show_person(self, person: StaffMember | None, *, alone: bool) -> None:
        """Ask for this person's PIN; the name is left out where nobody else can be meant."""
        can = person is None or person.has_pin
        self.person = person
        self._who.setText(person.name if person is not None else self.tr("Your PIN"))
        self._who.setHidden(alone)
        self.edit.setEnabled(can)
        self._keypad.setEnabled(can and not self.held)
        for widget in (self.edit, self._message, self._keypad, self._go):
            widget.setHidden(not can)
        self._no_pin.setHidden(can)
        if person is not None and not can:
            self._no_pin.show_person(person)

    def show_busy(self) -> None:
        """The PIN is being checked; a second Enter does nothing."""
        self._hold(held=True)
        self._quiet.start()

    def show_free(self) -> None:
        """A PIN can be typed."""
        self._quiet.stop()
        self._hold(held=False)
        self._go.setEnabled(True)

    def show_refused(self, text: str) -> None:
        """What was wrong, where the eye is; the field is empty and has the keyboard."""
        self._quiet.stop()
        self.edit.clear()
        self.say(text, tone="danger")
        self.focus_pin()

    def show_wait(self, text: str) -> None:
        """Nothing can be typed until `show_free`; the words change with the seconds."""
        self._hold(held=True)
        self._go.setEnabled(False)
        self.say(text, tone="danger")

    def say(self, text: str, tone: str = "") -> None:
        """Say something under the field; with nothing to say, what is to be done."""
        self._message.setText(text or self._what_to_do())
        set_look(self._message, tone=tone)
        set_look(self.edit, state="invalid" if tone == "danger" else "")
        self.edit.setAccessibleDescription(text)

    def focus_pin(self) -> None:
        """Put the cursor into the field."""
        if self.edit.isEnabled():
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def type_digit(self, digit: str) -> None:
        """Take a digit that was typed while something else had the keyboard."""
        self.focus_pin()
        if self.edit.isEnabled() and not self.held:
            self.edit.insert(digit)
            self._on_edited(self.edit.text())

    def submit(self) -> None:
        """Hand over what was typed, when there is something and somebody."""
        if self.held:
            return
        if self.person is None:
            self.say(self.tr("Choose your name first."), tone="danger")
        elif not self.edit.text():
            self.say(self.tr("Type your PIN."))
            self.focus_pin()
        else:
            self.submitted.emit(self.edit.text())

    def _what_to_do(self) -> str:
        if self.person is None:
            return self.tr("Choose your name, then type your PIN.")
        return self.tr("Type your PIN.")

    def _on_edited(self, text: str) -> None:
        digits = "".join(char for char in text if char.isdecimal())
        if digits != text:
            self.edit.setText(digits)
            self.say(self.tr("A PIN is made of digits only."))
        elif not self.held:
            self.say("")

    def _hold(self, *, held: bool) -> None:
        self.held = held
        self.edit.setReadOnly(held)
        self._keypad.setEnabled(not held and self.edit.isEnabled())
