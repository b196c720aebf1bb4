"""Minus, quantity, plus: the quantity of a line, for fingers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui.icons import set_icon


class Stepper(QWidget):
    """Shows a quantity and asks for another one; at the least quantity the minus becomes a bin where `removable`."""

    changed = Signal(int)
    """The quantity asked for; 0 asks for removal."""

    def __init__(
        self, parent: QWidget | None = None, *, least: int = 1, most: int = 999, removable: bool = True
    ) -> None:
        super().__init__(parent)
        self._least, self._most, self._removable = least, most, removable
        self._value = least
        self.setProperty("role", "stepper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._lay_out()
        self.show_value(least)

    def _build(self) -> None:
        self._fewer, self._more = QToolButton(self), QToolButton(self)
        for button, icon in ((self._fewer, "minus"), (self._more, "plus")):
            button.setProperty("role", "icon")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoRepeat(icon == "plus")
            button.setObjectName("fewerButton" if icon == "minus" else "moreButton")
            set_icon(button, icon)
        self._more.setAccessibleName(self.tr("One more"))
        self._number = QLabel(self)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setMinimumWidth(28)
        self._fewer.clicked.connect(lambda: self._step(-1))
        self._more.clicked.connect(lambda: self._step(1))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._fewer)
        row.addWidget(self._number, 1)
        row.addWidget(self._more)

    @property
    def value(self) -> int:
        """The quantity shown."""
        return self._value

    @property
    def most(self) -> int:
        """The largest quantity that can be asked for."""
        return self._most

    def show_value(self, value: int) -> None:
        """Show a quantity without announcing it."""
        self._value = value
        self._number.setText(str(value))
        last = value <= self._least
        set_icon(self._fewer, "trash-2" if last and self._removable else "minus")
        self._fewer.setAccessibleName(self.tr("Remove") if last and self._removable else self.tr("One less"))
        self._fewer.setEnabled(not last or self._removable)
        self._more.setEnabled(value < self._most)

    def _step(self, by: int) -> None:
        wanted = self._value + by
        if wanted < self._least:
            wanted = 0
        else:
            self.show_value(min(wanted, self._most))
        self.changed.emit(wanted)
