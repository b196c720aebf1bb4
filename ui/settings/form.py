"""A page of settings made from a table: groups of questions with their help, and a bar that saves or takes back.

Whoever adds a page writes the table and a presenter; nothing here knows what is asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.places import Choice
from ui.settings.form_field import FieldSpec, FormField, Value
from ui.theme import set_look
from ui.widgets.banner import Banner
from ui.widgets.money_edit import MoneyEdit

BAR_GAP = 8
"""Between the questions and the scroll bar."""
WIDEST = 860
"""Beyond it, the eye would lose the line from the question to its answer."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together."""

    title: str
    fields: tuple[FieldSpec, ...]


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

    def show_choices(self, name: str, choices: Sequence[Choice]) -> None:
        """Fill the list of a place to choose; what is chosen stays."""
        self._fields[name].show_places(choices)

    def show_help(self, name: str, text: str) -> None:
        """Other help than the table's: what is so in this shop, or what a change would mean."""
        self._fields[name].show_help(text)

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
