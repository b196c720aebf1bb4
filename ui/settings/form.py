"""A page of settings made from a table: groups of questions with their help, and a bar that saves or takes back.

Whoever adds a page writes the table and a presenter; nothing here knows what is asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pos_app.domain.phone import ascii_digits
from ui.theme import set_look
from ui.widgets.banner import Banner
from ui.widgets.money_edit import MoneyEdit

EDIT_WIDTH = 116
WIDE_WIDTH = 260
UNIT_WIDTH = 72
LINES_HEIGHT = 96
LONGEST_NUMBER = 9
BAR_GAP = 8
"""Between the questions and the scroll bar."""
WIDEST = 860
"""Beyond it, the eye would lose the line from the question to its answer."""

Value = int | str | bool | None
"""What a field holds; None where it cannot be read."""


class Kind(Enum):
    """How a field is filled in."""

    NUMBER = "number"
    MONEY = "money"
    TEXT = "text"
    SWITCH = "switch"
    CHOICE = "choice"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A question: its name in the settings, its words, what the number counts; `choices`: values and their words."""

    name: str
    label: str
    help: str = ""
    kind: Kind = Kind.NUMBER
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together."""

    title: str
    fields: tuple[FieldSpec, ...]


class FormField(QWidget):
    """The question and its help at the start, what is typed at the end, what is wrong with it below."""

    edited = Signal()

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._usual_help = spec.help
        self._help = QLabel(spec.help, self)
        self._help.setProperty("role", "fieldHint")
        self._help.setWordWrap(True)
        self._help.setVisible(bool(spec.help))
        self.editor = self._editor()
        self.editor.setObjectName(f"{spec.name}Edit")
        self.editor.setAccessibleName(spec.label)
        self.editor.setAccessibleDescription(spec.help)
        self._lay_out()

    def _editor(self) -> QLineEdit | QCheckBox | QComboBox | QPlainTextEdit:
        if self.spec.kind is Kind.CHOICE:
            return self._choice()
        if self.spec.kind is Kind.LINES:
            lines = QPlainTextEdit(self)
            lines.setProperty("role", "plain")
            lines.setFixedSize(WIDE_WIDTH, LINES_HEIGHT)
            lines.setTabChangesFocus(True)
            lines.textChanged.connect(self.edited)
            return lines
        if self.spec.kind is Kind.SWITCH:
            switch = QCheckBox(self)
            switch.setFixedWidth(WIDE_WIDTH if self.spec.wide else EDIT_WIDTH)
            switch.toggled.connect(lambda _on: self.edited.emit())
            return switch
        edit = MoneyEdit(parent=self) if self.spec.kind is Kind.MONEY else QLineEdit(self)
        edit.setProperty("role", "plain")
        edit.setFixedWidth(WIDE_WIDTH if self.spec.wide else EDIT_WIDTH)
        if not self.spec.wide:
            edit.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        if self.spec.kind is Kind.NUMBER:
            edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
            edit.setMaxLength(LONGEST_NUMBER)
        edit.textEdited.connect(lambda _text: self.edited.emit())
        return edit

    def _choice(self) -> QComboBox:
        box = QComboBox(self)
        box.setFixedWidth(WIDE_WIDTH)
        for value, words in self.spec.choices:
            box.addItem(words, value)
        box.currentIndexChanged.connect(lambda _at: self.edited.emit())
        return box

    def _lay_out(self) -> None:
        label = QLabel(self.spec.label, self)
        label.setProperty("role", "strong")
        label.setWordWrap(True)
        label.setBuddy(self.editor)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(label)
        words.addWidget(self._help)
        words.addStretch(1)
        unit = QLabel(self.spec.unit, self)
        unit.setProperty("role", "muted")
        unit.setMinimumWidth(UNIT_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.editor, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(unit, 0, Qt.AlignmentFlag.AlignVCenter)
        unit.setVisible(not self._is_wide)

    @property
    def _is_wide(self) -> bool:
        return self.spec.wide or self.spec.kind in (Kind.CHOICE, Kind.LINES)

    @property
    def value(self) -> Value:
        """What is filled in; None where that is no number or no amount."""
        if isinstance(self.editor, QCheckBox):
            return self.editor.isChecked()
        if isinstance(self.editor, MoneyEdit):
            return self.editor.amount
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData())
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText()
        text = self.editor.text().strip()
        if self.spec.kind is Kind.TEXT:
            return text
        digits = ascii_digits(text)
        return int(digits) if digits.isascii() and digits.isdigit() else None

    def show_value(self, value: Value) -> None:
        """Fill in what is kept."""
        self.show_refusal("")
        if isinstance(self.editor, QCheckBox):
            blocked = self.editor.blockSignals(True)
            self.editor.setChecked(bool(value))
            self.editor.blockSignals(blocked)
        elif isinstance(self.editor, MoneyEdit):
            self.editor.show_amount(value if isinstance(value, int) else None)
        elif isinstance(self.editor, QComboBox):
            self.editor.setCurrentIndex(max(0, self.editor.findData(str(value))))
        elif isinstance(self.editor, QPlainTextEdit):
            self.editor.setPlainText(str(value or ""))
        else:
            self.editor.setText("" if value is None else str(value))

    def show_help(self, text: str) -> None:
        """Other help than the table's: what is so in this shop."""
        self._usual_help = text
        self.show_refusal("")

    def show_refusal(self, text: str) -> None:
        """Say what is wrong; "" takes it back."""
        self._help.setText(text or self._usual_help)
        self._help.setVisible(bool(text or self._usual_help))
        set_look(self._help, role="fieldError" if text else "fieldHint")
        set_look(self.editor, state="invalid" if text else "")
        self.editor.setAccessibleDescription(text or self._usual_help)


class FormPage(QWidget):
    """Emits what was done; it is told what is kept, what is refused, and whether there is something to save."""

    edited = Signal()
    save_pressed = Signal()
    undo_pressed = Signal()

    widest = WIDEST
    """Of all that is on the page; a page with something beside the questions is wider."""

    def __init__(self, name: str, title: str, intro: str, groups: tuple[Group, ...]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._fields = {spec.name: FormField(spec, self) for group in groups for spec in group.fields}
        self._refused = ""
        self._trouble = Banner(self)
        self._save = QPushButton(self.tr("Save"), self)
        self._save.setObjectName("saveSettingsButton")
        self._save.setProperty("role", "primary")
        self._undo = QPushButton(self.tr("Take back"), self)
        self._undo.setObjectName("undoSettingsButton")
        self._undo.setProperty("role", "secondary")
        for button in (self._save, self._undo):
            button.setAccessibleName(button.text())
            button.setMinimumWidth(132)
        self._state = QLabel(self)
        self._state.setProperty("role", "muted")
        self._state.setWordWrap(True)
        self._lay_out(title, intro, groups)
        for field in self._fields.values():
            field.edited.connect(self.edited)
        self._save.clicked.connect(self.save_pressed)
        self._undo.clicked.connect(self.undo_pressed)
        self.show_changed(changed=False)

    def _lay_out(self, title: str, intro: str, groups: tuple[Group, ...]) -> None:
        heading, words = QLabel(title, self), QLabel(intro, self)
        heading.setProperty("role", "title")
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        inside = QWidget(self)
        inside.setProperty("role", "scrolled")
        self.column = QVBoxLayout(inside)
        self.column.setSpacing(12)
        self.column.addWidget(heading)
        self.column.addWidget(words)
        for group in groups:
            self.column.addWidget(self._card(group))
        self.column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self._state, 1)
        bar.addWidget(self._undo)
        bar.addWidget(self._save)
        self.row = QHBoxLayout()
        self.row.setSpacing(16)
        self.row.addWidget(self._scroll, 1)
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(12)
        self._whole.addLayout(self.row, 1)
        self._whole.addWidget(self._trouble)
        self._whole.addLayout(bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        spare = max(0, self.width() - self.widest)
        left, right = (spare, 0) if self.isRightToLeft() else (0, spare)
        self._whole.setContentsMargins(left, 0, right, 0)
        beside_the_bar = (BAR_GAP, 0, 0, 0) if self.isRightToLeft() else (0, 0, BAR_GAP, 0)
        self.column.setContentsMargins(*beside_the_bar)

    def _card(self, group: Group) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 6)
        column.setSpacing(0)
        title = QLabel(group.title, card)
        title.setProperty("role", "heading")
        column.addWidget(title)
        for place, spec in enumerate(group.fields):
            if place:
                line = QWidget(card)
                line.setProperty("role", "line")
                line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
                column.addWidget(line)
            column.addWidget(self._fields[spec.name])
        return card

    @property
    def values(self) -> dict[str, Value]:
        """What is filled in, by name."""
        return {name: field.value for name, field in self._fields.items()}

    def use_currency(self, currency: str) -> None:
        """Read and show amounts of this currency."""
        for field in self._fields.values():
            if isinstance(field.editor, MoneyEdit):
                field.editor.use_currency(currency)

    def show_values(self, values: Mapping[str, Value]) -> None:
        """Fill in what is kept; what was refused is forgotten."""
        for name, field in self._fields.items():
            field.show_value(values[name])

    def show_refusals(self, refusals: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it, and below which; nothing is with the others."""
        for name, field in self._fields.items():
            field.show_refusal(refusals.get(name, ""))
        wrong = next((field for name, field in self._fields.items() if name in refusals), None)
        self._refused = f"{wrong.spec.label}: {refusals[wrong.spec.name]}" if wrong else ""

    def go_to(self, name: str) -> None:
        """Show a field and put the cursor there."""
        self._fields[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(self._fields[name])

    def show_changed(self, *, changed: bool, fit: bool = True) -> None:
        """Whether there is something to save, and whether it can be."""
        self._save.setEnabled(changed and fit)
        self._undo.setEnabled(changed)
        self._state.setText(self._refused or (self.tr("Not saved yet.") if changed else ""))
        set_look(self._state, tone="danger" if self._refused else "")

    def show_busy(self) -> None:
        """While it is being saved nothing can be pressed twice."""
        self._save.setEnabled(False)
        self._undo.setEnabled(False)

    def show_trouble(self, text: str) -> None:
        """Say why it could not be read or saved; "" takes it back."""
        self._trouble.show_message(text, "danger")
