"""The on-screen keypad, for fingers: it types into a field and never takes the focus from it."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QPushButton, QWidget

from ui.icons import set_icon
from ui.widgets.phone_edit import PhoneEdit

BACKSPACE, CLEAR, ENTER = "backspace", "clear", "enter"

PHONE_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "+", "0", BACKSPACE)
MONEY_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "00", "0", ".")
FLAT_KEYS = ("1", "2", "3", "4", "5", BACKSPACE, "6", "7", "8", "9", "0", ".")
PIN_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", CLEAR, "0", BACKSPACE)


class Keypad(QWidget):
    """Keys of 58 px in three columns; a fourth column holds what the mode lacks of backspace, clear and Enter.

    The mode `flat` is for cards with little height: all keys in two rows, and no Enter.

    `target` is the field typed into; `key_pressed` carries every key besides ("7", "00", "backspace", "enter").
    """

    key_pressed = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, *, mode: str = "phone", target: QLineEdit | None = None, enter: bool = True
    ) -> None:
        super().__init__(parent)
        self.target = target
        self.setObjectName("keypad")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # digits run that way in every language
        keys = {"phone": PHONE_KEYS, "money": MONEY_KEYS, "pin": PIN_KEYS, "flat": FLAT_KEYS}[mode]
        self._build(keys, 6 if mode == "flat" else 3, enter=enter and mode != "flat")

    def _build(self, keys: tuple[str, ...], columns: int, *, enter: bool) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for at, key in enumerate(keys):
            grid.addWidget(self._key(key), at // columns, at % columns)
        side = [key for key in (BACKSPACE, CLEAR) if key not in keys and columns == len(keys) // 4]
        if not enter and not side:
            return
        row = 0
        for key in side:
            grid.addWidget(self._key(key), row, 3)
            row += 1
        if enter:
            button = self._key(ENTER)
            button.setSizePolicy(button.sizePolicy().horizontalPolicy(), button.sizePolicy().Policy.Expanding)
            grid.addWidget(button, row, 3, 4 - row, 1)

    def _key(self, key: str) -> QPushButton:
        button = QPushButton("" if key in (BACKSPACE, ENTER) else self.tr("C") if key == CLEAR else key, self)
        button.setProperty("role", "keypadKey")
        button.setObjectName(f"key_{key}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        names = {
            BACKSPACE: self.tr("Backspace"),
            CLEAR: self.tr("Clear"),
            ENTER: self.tr("Enter"),
            ".": self.tr("Decimal point"),
        }
        button.setAccessibleName(names.get(key, key))
        if key in (BACKSPACE, CLEAR):
            button.setProperty("tone", "soft")
        if key == ENTER:
            button.setProperty("tone", "soft")
        if key == BACKSPACE:
            button.setAutoRepeat(True)
            set_icon(button, "delete", "text_muted", 24)
        elif key == ENTER:
            set_icon(button, "corner-down-left", "text", 24)
        button.clicked.connect(lambda: self.press(key))
        return button

    def press(self, key: str) -> None:
        """Do what a key does: type into the target, then announce it."""
        if self.target is not None and self.target.isEnabled():
            self._type(self.target, key)
        self.key_pressed.emit(key)

    def _type(self, target: QLineEdit, key: str) -> None:
        if key == ENTER:
            self._send_enter(target)
        elif isinstance(target, PhoneEdit):
            {BACKSPACE: target.backspace, CLEAR: target.clear_typed}.get(key, lambda: target.type_text(key))()
        elif key == BACKSPACE:
            target.backspace()
        elif key == CLEAR:
            target.clear()
        else:
            target.insert(key)

    @staticmethod
    def _send_enter(target: QLineEdit) -> None:
        """Enter as the keyboard sends it, so that whatever listens to the field's key hears it."""
        key = QKeyCombination(Qt.Key.Key_Return)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key.key(), key.keyboardModifiers(), "\r"))
