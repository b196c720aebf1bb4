"""One line of the order, opened: how many, with which choices, a note for the kitchen, and a discount."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from pos_app.domain.cart import CartLine
from pos_app.domain.catalogue import Modifier
from ui.counter.discount_form import DiscountForm
from ui.counter.order_words import LineFace
from ui.widgets.action_button import ActionButton
from ui.widgets.close_button import CloseButton
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.overlay import Overlay
from ui.widgets.stepper import Stepper

CHOICES_A_ROW = 3


class LineEditor(Overlay):
    """Opened for a line; `finished` carries the quantity (0 takes it out), the choices and the note.

    The discount is read by whoever hears it, for it may be refused.
    """

    finished = Signal(int, tuple, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=520)
        self.setObjectName("lineEditor")
        self.setAccessibleName(self.tr("Order line"))
        self._choices: list[tuple[QPushButton, Modifier]] = []
        self._build_content()
        self.show_content(self._content)

    def _build_content(self) -> None:
        self._content = QWidget()
        self._name = ElidedLabel(parent=self._content)
        self._name.setProperty("role", "title")
        self._unit_price = QLabel(self._content)
        self._unit_price.setProperty("role", "muted")
        self.discount = DiscountForm("line", self._content)
        self.discount.entered.connect(self._finish)
        self._error = QLabel(self._content)
        self._error.setObjectName("lineError")
        self._error.setWordWrap(True)
        self._error.setProperty("role", "fieldError")
        self._stepper = Stepper(self._content)
        self._stepper.setMinimumWidth(160)
        self._stepper.changed.connect(self._on_stepped)
        self._choices_title = QLabel(self.tr("Choices"), self._content)
        self._choices_title.setProperty("role", "section")
        self._chips = QVBoxLayout()
        self._chips.setSpacing(8)
        self._note = QLineEdit(self._content)
        self._note.setObjectName("lineNoteEdit")
        self._note.setAccessibleName(self.tr("Note for this line"))
        self._note.setPlaceholderText(self.tr("Note for the kitchen"))
        self._note.setMaxLength(500)
        self._note.returnPressed.connect(self._finish)
        self._hint = QLabel(self._content)
        self._hint.setProperty("role", "fieldHint")
        self._hint.setWordWrap(True)
        self._remove = ActionButton(self.tr("Take out"), self._content, role="quiet", icon="trash-2")
        self._remove.setObjectName("removeLineButton")
        self._remove.clicked.connect(lambda: self._finish_with(0))
        self._done = ActionButton(self.tr("Done"), self._content, role="primary")
        self._done.setObjectName("lineDoneButton")
        self._done.clicked.connect(self._finish)
        self._lay_out_content()

    def _lay_out_content(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(12)
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._unit_price)
        top.addLayout(words, 1)
        top.addWidget(self._stepper)
        top.addWidget(CloseButton(self, self._content))
        column.addLayout(top)
        column.addWidget(self._choices_title)
        column.addLayout(self._chips)
        column.addWidget(self._note)
        column.addWidget(self.discount)
        column.addWidget(self._hint)
        column.addWidget(self._error)
        buttons = QHBoxLayout()
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        buttons.addWidget(self._done, 1)
        column.addLayout(buttons)

    def edit(self, line: CartLine, choices: Sequence[tuple[Modifier, str]], face: LineFace) -> None:
        """Open for a line; `choices` are what the product offers, with their words and prices."""
        self._unit_price.setText(face.unit_price)
        self.discount.show_discount(line.discount, face.currency, face.mark)
        self._hint.setText(face.hint)
        self._hint.setVisible(bool(face.hint))
        self._name.setText(line.name)
        self._stepper.show_value(line.quantity)
        self._note.setText(line.note)
        self.show_error("")
        self._show_choices(line, choices)
        self.open(self._done)

    def show_error(self, text: str) -> None:
        """Say what is wrong with the note or the quantity."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def _show_choices(self, line: CartLine, choices: Sequence[tuple[Modifier, str]]) -> None:
        for button, _ in self._choices:
            button.hide()
            button.deleteLater()
        self._choices = []
        while (item := self._chips.takeAt(0)) is not None:
            del item
        row = QHBoxLayout()
        for at, (modifier, words) in enumerate(choices):
            if at % CHOICES_A_ROW == 0:
                row = QHBoxLayout()
                row.setSpacing(8)
                self._chips.addLayout(row)
            button = QPushButton(words, self._content)
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setChecked(modifier in line.modifiers)
            button.setAccessibleName(words)
            row.addWidget(button, 1)
            self._choices.append((button, modifier))
        self._choices_title.setVisible(bool(choices))

    def _on_stepped(self, quantity: int) -> None:
        if quantity == 0:
            self._finish_with(0)

    def _finish(self) -> None:
        self._finish_with(self._stepper.value)

    def _finish_with(self, quantity: int) -> None:
        chosen = tuple(modifier for button, modifier in self._choices if button.isChecked())
        self.finished.emit(quantity, chosen, self._note.text())
