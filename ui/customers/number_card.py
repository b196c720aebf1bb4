"""Another phone number for a customer; where somebody has it already, the way to merging the two."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.customers.rows import CustomerFace
from ui.theme import set_look
from ui.widgets.action_button import ActionButton
from ui.widgets.keypad import Keypad
from ui.widgets.phone_edit import PhoneEdit

WIDTH = 400


class NumberCard(QWidget):
    """The content of an overlay; made anew for each change."""

    saved = Signal(str)
    """The number as it was typed."""
    merge_wanted = Signal(str)
    """The id of the customer who has the number."""
    dismissed = Signal()

    def __init__(self, face: CustomerFace, region: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("changeNumberCard")
        self._holder = ""
        self.number = PhoneEdit(region, self)
        self.number.setObjectName("newNumberEdit")
        self.number.setAccessibleName(self.tr("New phone number"))
        self._refusal = QLabel(self)
        self._refusal.setObjectName("newNumberRefusal")
        self._refusal.setProperty("role", "fieldError")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self._merge = QPushButton(self.tr("Are they one person? Compare and merge …"), self)
        self._merge.setObjectName("mergeInsteadButton")
        self._merge.setProperty("role", "secondary")
        self._merge.hide()
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setObjectName("cancelNumberButton")
        self._cancel.setProperty("role", "secondary")
        self._save = ActionButton(self.tr("Change the number"), self, role="primary", icon="check")
        self._save.setObjectName("saveNumberButton")
        self._save.setAccessibleName(self._save.text())
        for button in (self._merge, self._cancel, self._save):
            button.setAutoDefault(True)
        self._lay_out(face)
        self._cancel.clicked.connect(self.dismissed)
        self._save.clicked.connect(self._on_save)
        self.number.returnPressed.connect(self._on_save)
        self.number.edited.connect(lambda _text: self.show_refusal(""))
        self._merge.clicked.connect(lambda: self.merge_wanted.emit(self._holder))

    def _lay_out(self, face: CustomerFace) -> None:
        title = QLabel(self.tr("Change the number"), self)
        title.setProperty("role", "title")
        known = self.tr("%1 is the number now. It is free afterwards.").replace("%1", face.number)
        now = QLabel(known if face.has_number else self.tr("This customer has no number now."), self)
        now.setProperty("role", "muted")
        now.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(8)
        for widget in (title, now, self.number, self._refusal, self._merge):
            column.addWidget(widget)
        column.addWidget(Keypad(mode="phone", target=self.number, enter=True, parent=self))
        column.addSpacing(8)
        column.addLayout(buttons)

    def _on_save(self) -> None:
        self.saved.emit(self.number.text())

    def show_refusal(self, text: str, holder_id: str = "") -> None:
        """Say why not; with who has the number, offer the merge."""
        self._holder = holder_id
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))
        self._merge.setVisible(bool(holder_id))
        set_look(self.number, state="invalid" if text else "")
        if text:
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
