"""One question of a page of settings: its words, its help, and what it is filled in with."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from pos_app.domain.phone import ascii_digits
from ui.places import Choice
from ui.theme import set_look
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.money_edit import MoneyEdit

EDIT_WIDTH = 116
WIDE_WIDTH = 260
PLACE_WIDTH = 348
UNIT_WIDTH = 72
LINES_HEIGHT = 96
LONGEST_NUMBER = 9

Value = int | str | bool | None
"""What a field holds; None where it cannot be read."""

Editor = QLineEdit | QCheckBox | QComboBox | QPlainTextEdit


class Kind(Enum):
    """How a field is filled in."""

    NUMBER = "number"
    MONEY = "money"
    TEXT = "text"
    SWITCH = "switch"
    CHOICE = "choice"
    LINES = "lines"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A question: its name in the settings, its words, what the number counts; `choices`: values and their words.

    `of` is the settings it belongs to, `least`, `most` and `default` are theirs.
    """

    name: str
    label: str
    help: str = ""
    kind: Kind = Kind.NUMBER
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    wide: bool = False
    least: int | None = None
    most: int | None = None
    default: Value = None
    of: type | None = None


class FormField(QWidget):
    """The question and its help at the start, what is typed at the end, what is wrong with it below."""

    edited = Signal()

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._usual_help = spec.help
        self._place = ""
        self._choices: tuple[Choice, ...] = ()
        self._help = QLabel(spec.help, self)
        self._help.setProperty("role", "fieldHint")
        self._help.setWordWrap(True)
        self._help.setVisible(bool(spec.help))
        self.editor = self._editor()
        self.editor.setObjectName(f"{spec.name}Edit")
        self.editor.setAccessibleName(spec.label)
        self.editor.setToolTip(self._limits())
        self._lay_out()
        self.show_refusal("")

    def _limits(self) -> str:
        """What a number may be, and what it is in a new shop."""
        spec = self.spec
        if spec.least is None or spec.most is None or spec.kind is Kind.MONEY:
            return ""
        words = self.tr("From %1 to %2.").replace("%1", str(spec.least)).replace("%2", str(spec.most))
        new = self.tr("In a new shop: %1.").replace("%1", str(spec.default))
        return f"{words} {new}"

    def _editor(self) -> Editor:
        if self.spec.kind is Kind.PLACE:
            return self._places()
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

    def _places(self) -> ChoiceBox:
        box = ChoiceBox(self)
        box.setMinimumWidth(WIDE_WIDTH)
        box.setMaximumWidth(PLACE_WIDTH)
        line = box.lineEdit()
        if line is not None:
            line.setObjectName(f"{self.spec.name}Line")
            line.textEdited.connect(lambda _text: self.edited.emit())
        box.chosen.connect(lambda _code: self.edited.emit())
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
        row.addWidget(self.editor, 1 if self.spec.kind is Kind.PLACE else 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(unit, 0, Qt.AlignmentFlag.AlignVCenter)
        unit.setVisible(not self._is_wide)

    @property
    def _is_wide(self) -> bool:
        return self.spec.wide or self.spec.kind in (Kind.CHOICE, Kind.LINES, Kind.PLACE)

    @property
    def value(self) -> Value:
        """What is filled in; None where that is no number or no amount."""
        if isinstance(self.editor, QCheckBox):
            return self.editor.isChecked()
        if isinstance(self.editor, MoneyEdit):
            return self.editor.amount
        if isinstance(self.editor, QComboBox):
            return self._chosen(self.editor)
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText()
        return self._typed(self.editor)

    def _chosen(self, box: QComboBox) -> Value:
        if isinstance(box, ChoiceBox):
            return box.code if box.count() else self._place
        return str(box.currentData())

    def _typed(self, editor: QLineEdit) -> Value:
        text = editor.text().strip()
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
        elif isinstance(self.editor, ChoiceBox):
            self._show_place(self.editor, str(value or ""))
        elif isinstance(self.editor, QComboBox):
            self.editor.setCurrentIndex(max(0, self.editor.findData(str(value))))
        elif isinstance(self.editor, QPlainTextEdit):
            self.editor.setPlainText(str(value or ""))
        else:
            self.editor.setText("" if value is None else str(value))
            if self.spec.kind is Kind.TEXT:
                self.editor.setCursorPosition(0)

    def show_places(self, choices: Sequence[Choice]) -> None:
        """What can be chosen; a code that is kept and not among them joins them, what is being typed stays."""
        if not isinstance(self.editor, ChoiceBox):
            return
        self._choices = tuple(choices)
        chosen = self.value
        typed = self.editor.currentText() if chosen is None else ""
        self.editor.show_choices(self._with_kept(), str(chosen or ""))
        if typed:
            self.editor.setEditText(typed)

    def _show_place(self, box: ChoiceBox, code: str) -> None:
        self._place = code
        if self._choices:
            box.show_choices(self._with_kept(), code)
        else:
            box.setEditText(code)

    def _with_kept(self) -> tuple[Choice, ...]:
        if not self._place or self._place in {each.code for each in self._choices}:
            return self._choices
        return (Choice(self._place, self._place, self._place.casefold()), *self._choices)

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
        self.editor.setAccessibleDescription(text or f"{self._usual_help} {self.editor.toolTip()}".strip())
