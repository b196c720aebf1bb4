"""The phone field: numbers are grouped while they are typed, and everything else is left as it was typed."""

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from pos_app.domain.phone import ascii_digits, bare, looks_like_number, show_as_typed
from ui.theme import font, measures, set_look
from ui.widgets.icon_edit import IconEdit

LEAD = 72
"""Pixels that the icon and the paddings take."""
GROUPED_FROM = 5
"""Fewer digits are a last four or a beginning, and stay as they are."""
GROUPED_TO = 20
"""More digits than any number has stay as they are, so that nothing typed is lost."""


class PhoneEdit(IconEdit):
    """Takes a number, a name or a TapPass ID; `edited` carries what is in it after each change by the user.

    Digits of any script become 0-9. A number is grouped as the region writes it; the cursor keeps its place among them.
    """

    edited = Signal(str)

    def __init__(self, region: str = "US", parent: QWidget | None = None) -> None:
        super().__init__("phone", parent, size=24)
        self._region = region
        self.setObjectName("phoneEdit")
        self.setMaxLength(200)
        self.setInputMethodHints(Qt.InputMethodHint.ImhNoAutoUppercase | Qt.InputMethodHint.ImhNoPredictiveText)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._fit)

    def _get_region(self) -> str:
        return self._region

    def _set_region(self, region: str) -> None:
        self._region = region

    region = Property(str, _get_region, _set_region)
    """ISO 3166 code of the shop's country."""

    def type_text(self, text: str) -> None:
        """Insert as if typed at the cursor: what the on-screen keypad and digits typed elsewhere do."""
        self.insert(text)

    def backspace(self) -> None:
        """Take away what is before the cursor, a digit at least: never only a mark that formatting would put back."""
        if not self.hasSelectedText() and looks_like_number(self.text()):
            while self.cursorPosition() > 0 and not _counts(self.text()[self.cursorPosition() - 1]):
                self.cursorBackward(False)
        super().backspace()

    def clear_typed(self) -> None:
        """Empty the field and say so; what was typed can be had back with undo."""
        if self.text():
            self.selectAll()
            self.insert("")

    def show_text(self, text: str) -> None:
        """Show a text without announcing it, such as the number of the customer who was chosen.

        What keeps a number in order among other words (Unicode's isolates) is left out: it stands alone here.
        """
        self.setText(text.strip("\u2066\u2069"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Backspace and plain:
            self.backspace()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.TabFocusReason):
            self.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Long numbers and small windows get smaller figures, so that a whole number can be read."""
        wide = QFontMetrics(font(measures()["type_phone"], QFont.Weight.DemiBold)).horizontalAdvance(self.text())
        fit = "tight" if wide + LEAD > self.width() else ""
        if fit != (self.property("fit") or ""):
            set_look(self, fit=fit)

    def _on_edited(self, text: str) -> None:
        plain = ascii_digits(text)
        shown, cursor = plain, self.cursorPosition()
        if looks_like_number(plain):
            shown, cursor = self._grouped(plain, cursor)
        if shown != text:
            self.blockSignals(True)
            self.setText(shown)
            self.setCursorPosition(cursor)
            self.blockSignals(False)
        self.edited.emit(shown)

    def _grouped(self, text: str, cursor: int) -> tuple[str, int]:
        number = bare(text)
        fits = GROUPED_FROM <= len(number) <= GROUPED_TO
        shown = show_as_typed(number, self._region) if fits else number
        before = sum(_counts(char) for char in text[:cursor])
        return shown, _after(shown, before)


def _counts(char: str) -> bool:
    return char.isdigit() or char == "+"


def _after(text: str, digits: int) -> int:
    """The position in the text right after so many digits."""
    if digits <= 0:
        return 0
    seen = 0
    for at, char in enumerate(text, start=1):
        seen += _counts(char)
        if seen == digits:
            return at
    return len(text)
