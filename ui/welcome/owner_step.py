"""The second step: who owns the shop, and the PIN that opens everything."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos_app.domain import names
from pos_app.domain.staff import Role, check_pin
from pos_app.errors import PinNotAllowed, PosError
from ui.error_messages import sentence
from ui.welcome.field import Field
from ui.widgets.keypad import Keypad

LONGEST_PIN = 12
PAD_WIDTH = 280


class OwnerStep(QWidget):
    """The keypad types into whichever PIN field was last in use."""

    entered = Signal()
    """Enter in the last field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._lay_out()
        self._connect()

    def _build(self) -> None:
        self.name_edit = QLineEdit(self.tr("Owner"))
        self.name_edit.setObjectName("ownerNameEdit")
        self.name_edit.setMaxLength(names.MAX_NAME)
        self.pin_edit, self.again_edit = self._pin_field("ownerPinEdit"), self._pin_field("ownerPinAgainEdit")
        self._name = Field(self.tr("Your name"), self.name_edit, self.tr("As your staff call you."))
        self._pin = Field(
            self.tr("Choose a PIN"),
            self.pin_edit,
            self.tr("6 to 12 digits, but not 123456 or the like."),
        )
        self._again = Field(
            self.tr("The PIN once more"), self.again_edit, self.tr("It cannot be read back: keep it well.")
        )
        self._keypad = Keypad(mode="pin", target=self.pin_edit, enter=False)

    def _pin_field(self, name: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName(name)
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.setMaxLength(LONGEST_PIN)
        edit.setProperty("role", "pin")
        edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
        edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        edit.installEventFilter(self)
        return edit

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        for field in (self._name, self._pin, self._again):
            column.addWidget(field)
        column.addStretch(1)
        self._keypad.setFixedWidth(PAD_WIDTH)
        beside = QVBoxLayout()
        beside.addSpacing(24)
        beside.addWidget(self._keypad)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        row.addLayout(column, 1)
        row.addLayout(beside)

    def _connect(self) -> None:
        self.name_edit.returnPressed.connect(self.pin_edit.setFocus)
        self.name_edit.editingFinished.connect(lambda: self.name_edit.setCursorPosition(0))
        self.pin_edit.returnPressed.connect(self._on_first_entered)
        self.again_edit.returnPressed.connect(self.entered)
        self.name_edit.textEdited.connect(lambda _text: self._name.show_error(""))
        self.pin_edit.textChanged.connect(lambda _text: self._pin.show_error(""))
        self.again_edit.textChanged.connect(lambda _text: self._again.show_error(""))

    def checked(self) -> tuple[str, str] | None:
        """Name and PIN, or None after each field that is not right has said so; the first of them has the keyboard."""
        name = self._checked_name()
        pin_ok = self._check_pin()
        same = self.pin_edit.text() == self.again_edit.text()
        if pin_ok and not same:
            self.show_again_error(
                self.tr("That is not the same PIN. Type it once more.")
                if self.again_edit.text()
                else self.tr("Type the PIN once more.")
            )
        wrong = [
            edit
            for edit, right in ((self.name_edit, name), (self.pin_edit, pin_ok), (self.again_edit, same or not pin_ok))
            if not right
        ]
        if wrong:
            wrong[0].setFocus()
            wrong[0].selectAll()
        return None if wrong or name is None else (name, self.pin_edit.text())

    def show_pin_error(self, text: str) -> None:
        """Say what is wrong with the PIN."""
        self._pin.show_error(text)
        self.pin_edit.setFocus()

    def show_again_error(self, text: str) -> None:
        """Say what is wrong with the repetition."""
        self._again.show_error(text)

    def show_name_error(self, text: str) -> None:
        """Say what is wrong with the name."""
        self._name.show_error(text)
        self.name_edit.setFocus()

    def _checked_name(self) -> str | None:
        try:
            name = names.name(self.name_edit.text())
        except PosError as error:
            self._name.show_error(sentence(error))
            return None
        if name is None:
            self._name.show_error(self.tr("A name is needed, for the sign-in."))
        return name

    def _check_pin(self) -> bool:
        text = self.pin_edit.text()
        try:
            check_pin(text, Role.OWNER)
        except PinNotAllowed as error:
            self._pin.show_error(self._pin_words(error) if text else self.tr("Choose a PIN of 6 digits or more."))
            return False
        return True

    def _pin_words(self, error: PinNotAllowed) -> str:
        return (
            self.tr("That PIN is too short: an owner's has 6 digits or more.")
            if error.reason == "short"
            else sentence(error)
        )

    def _on_first_entered(self) -> None:
        """Enter moves on when the PIN can be used."""
        if self._check_pin():
            self.again_edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QLineEdit):
            self._keypad.target = watched
        return False
