"""What can be done with the tab on the screen: pay a part of it, take something off, cancel it; with its reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.counter.tab_line import TabLine
from ui.widgets.action_button import ActionButton
from ui.widgets.close_button import CloseButton
from ui.widgets.overlay import Overlay
from ui.widgets.stepper import Stepper


class TabSheet(Overlay):
    """Quantities are chosen line by line; what is done with them is chosen below."""

    part_chosen = Signal(object)
    """Place in the cart -> how many, to be paid now."""
    void_wanted = Signal(object, str)
    cancel_wanted = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=600)
        self.setObjectName("tabSheet")
        self.setAccessibleName(self.tr("Tab"))
        self._steppers: dict[int, Stepper] = {}
        self._sent: set[int] = set()
        self._build_content()
        self._lay_out()
        self._connect()
        self.show_content(self._content)

    def _build_content(self) -> None:
        self._content = QWidget()
        self._title = QLabel(self._content)
        self._title.setProperty("role", "title")
        self._hint = QLabel(self.tr("Choose how many of each: to be paid now, or to be taken off."), self._content)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._lines = QWidget(self._content)
        self._lines.setProperty("role", "surface")
        self._lines.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows = QVBoxLayout(self._lines)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._scroll = QScrollArea(self._content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setMinimumHeight(220)
        self._scroll.setWidget(self._lines)
        self.reason = QLineEdit(self._content)
        self.reason.setObjectName("tabReasonEdit")
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Reason for taking off or cancelling"))
        self.reason.setMaxLength(200)
        self._error = QLabel(self._content)
        self._error.setProperty("role", "fieldError")
        self._error.setWordWrap(True)
        self.pay = self._button("payPartButton", self.tr("Pay these"), "primary")
        self.void = self._button("voidPartButton", self.tr("Take off"), "secondary")
        self.cancel = self._button("cancelTabButton", self.tr("Cancel the tab"), "quiet")

    def _button(self, name: str, words: str, role: str) -> ActionButton:
        button = ActionButton(words, self._content, role=role)
        button.setObjectName(name)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(24, 12, 24, 24)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(CloseButton(self, self._content))
        column.addLayout(head)
        for widget in (self._hint, self._scroll, self.reason, self._error):
            column.addWidget(widget, 1 if widget is self._scroll else 0)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button, room in ((self.cancel, 2), (self.void, 2), (self.pay, 3)):
            buttons.addWidget(button, room)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.pay.clicked.connect(lambda: self.part_chosen.emit(self.chosen))
        self.void.clicked.connect(lambda: self.void_wanted.emit(self.chosen, self.reason.text()))
        self.cancel.clicked.connect(lambda: self.cancel_wanted.emit(self.reason.text()))

    @property
    def chosen(self) -> dict[int, int]:
        """Place in the cart -> how many."""
        return {at: stepper.value for at, stepper in self._steppers.items() if stepper.value}

    def ask(self, title: str, lines: Sequence[TabLine]) -> None:
        """Open with the lines of the tab, none of them chosen."""
        self._title.setText(title)
        self.reason.clear()
        self.show_error("")
        self._show_lines(lines)
        self._on_stepped()
        self.open(next(iter(self._steppers.values()), None))

    def _show_lines(self, lines: Sequence[TabLine]) -> None:
        self._steppers.clear()
        self._sent = {line.at for line in lines if line.is_sent}
        while (item := self._rows.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        for line in lines:
            self._rows.addWidget(self._row(line))
        self._rows.addStretch(1)

    def _row(self, line: TabLine) -> QWidget:
        row = QWidget(self._lines)
        words = QLabel(f"{line.quantity} × {line.name}", row)
        words.setProperty("role", "strong")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        detail = QLabel(line.detail, row)
        detail.setProperty("role", "muted")
        detail.setTextFormat(Qt.TextFormat.PlainText)
        detail.setWordWrap(True)
        detail.setVisible(bool(line.detail))
        stepper = Stepper(row, least=0, most=line.quantity, removable=False)
        stepper.setObjectName(f"tabLine_{line.at}")
        stepper.setAccessibleName(self.tr("How many of %1").replace("%1", line.name))
        stepper.setMinimumWidth(150)
        stepper.show_value(0)
        stepper.changed.connect(lambda _value: self._on_stepped())
        self._steppers[line.at] = stepper
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 8, 0)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(words)
        texts.addWidget(detail)
        across.addLayout(texts, 1)
        across.addWidget(stepper)
        return row

    def _on_stepped(self) -> None:
        chosen = self.chosen
        self.pay.setEnabled(bool(chosen))
        self.void.setEnabled(bool(chosen) and set(chosen) <= self._sent)

    def show_error(self, text: str) -> None:
        """Say what is missing."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
