"""What concerns the whole order: its discount, on top of those of the lines, and a note for the kitchen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from pos_app.domain.cart import Cart
from ui.counter.discount_form import DiscountForm
from ui.widgets.action_button import ActionButton
from ui.widgets.close_button import CloseButton
from ui.widgets.overlay import Overlay


class OrderEditor(Overlay):
    """Opened for the order; `finished` tells that what is filled in should be taken."""

    finished = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=520)
        self.setObjectName("orderEditor")
        self.setAccessibleName(self.tr("The whole order"))
        self._content = QWidget()
        self._title = QLabel(self.tr("The whole order"), self._content)
        self._title.setProperty("role", "title")
        self._hint = QLabel(self._content)
        self._hint.setProperty("role", "fieldHint")
        self._hint.setWordWrap(True)
        self._note_title = QLabel(self.tr("Note"), self._content)
        self._note_title.setProperty("role", "section")
        self.note = QLineEdit(self._content)
        self.note.setObjectName("orderNoteEdit")
        self.note.setAccessibleName(self.tr("Note for the whole order"))
        self.note.setPlaceholderText(self.tr("For the kitchen, and on the receipt"))
        self.note.setMaxLength(500)
        self.discount = DiscountForm("order", self._content)
        self._error = QLabel(self._content)
        self._error.setObjectName("orderEditorError")
        self._error.setProperty("role", "fieldError")
        self._error.setWordWrap(True)
        self._done = ActionButton(self.tr("Done"), self._content, role="primary")
        self._done.setObjectName("orderDoneButton")
        self._lay_out_content()
        self.note.returnPressed.connect(self.finished)
        self.discount.entered.connect(self.finished)
        self._done.clicked.connect(self.finished)
        self.show_content(self._content)

    def _lay_out_content(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(24, 12, 24, 24)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(CloseButton(self, self._content))
        column.addLayout(head)
        for widget in (self.discount, self._hint, self._note_title, self.note, self._error):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._done, 1)
        column.addLayout(buttons)

    def edit(self, cart: Cart, currency: str, mark: str, hint: str) -> None:
        """Open for an order; `hint` says from when on a lead approves."""
        self.discount.show_discount(cart.discount, currency, mark)
        self.note.setText(cart.note)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.show_error("")
        self.open(self.discount.value)

    def show_error(self, text: str) -> None:
        """Say what is wrong with the discount or the note."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
