"""The form of the sign-up: what is known is filled in, a refusal stands beside its field, nothing typed is lost."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.tappass.field import FieldBox
from ui.tappass.sign_up import Field, Prefill, SignUp
from ui.theme import set_look
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner

CHECK_TEXT = 42
"""Where the words of a tick box begin."""


class SignUpForm(QWidget):
    """Emits `submitted` with the form as it is; judging it is the presenter's business."""

    submitted = Signal(object)
    """A SignUp."""
    dismissed = Signal()
    name_edited = Signal(str)
    phone_edited = Signal(str)
    birthday_edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._build()
        self._lay_out()
        self._connect()

    def _build(self) -> None:
        self._name = FieldBox(self.tr("Name"), "memberNameEdit", placeholder=self.tr("As it stands on the card"))
        self._phone = FieldBox(self.tr("Phone"), "memberPhoneEdit")
        self._email = FieldBox(self.tr("E-mail"), "memberEmailEdit", placeholder=self.tr("Optional"))
        self._birthday = FieldBox(self.tr("Birthday"), "memberBirthdayEdit", placeholder=self.tr("Optional"))
        self._terms = QCheckBox(self.tr("Accepts the TapPass terms"), self)
        self._terms.setObjectName("termsCheck")
        self._terms_refusal = QLabel(self)
        self._terms_refusal.setProperty("role", "fieldError")
        self._terms_refusal.setIndent(CHECK_TEXT)
        self._terms_refusal.hide()
        self._marketing = QCheckBox(self.tr("Would like offers and news (optional)"), self)
        self._marketing.setObjectName("marketingCheck")
        for check in (self._terms, self._marketing):
            check.setAccessibleName(check.text())
        self._trouble = Banner(self)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setObjectName("cancelEnrolButton")
        self._cancel.setProperty("role", "secondary")
        self._enrol = ActionButton(self.tr("Join TapPass"), self, role="primary", icon="sparkles", key="↵")
        self._enrol.setObjectName("enrolButton")
        self._enrol.setAccessibleName(self.tr("Join TapPass"))
        for button in (self._cancel, self._enrol):
            button.setAutoDefault(True)

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        for place, box in enumerate((self._name, self._phone, self._email, self._birthday)):
            fields.addWidget(box, place // 2, place % 2)
        fields.setColumnStretch(0, 1)
        fields.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._enrol, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(fields)
        column.addWidget(self._terms)
        column.addWidget(self._terms_refusal)
        column.addWidget(self._marketing)
        column.addStretch(1)
        column.addWidget(self._trouble)
        column.addSpacing(12)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._enrol.clicked.connect(self._submit)
        self._cancel.clicked.connect(self.dismissed)
        self._name.edit.textEdited.connect(self.name_edited)
        self._phone.edit.textEdited.connect(self.phone_edited)
        self._birthday.edit.textEdited.connect(self.birthday_edited)
        self._terms.toggled.connect(lambda _on: self._terms_refusal.hide())
        for widget in (*(box.edit for box in self._boxes().values()), self._terms, self._marketing):
            widget.installEventFilter(self)

    def _boxes(self) -> dict[Field, FieldBox]:
        return {
            Field.NAME: self._name,
            Field.PHONE: self._phone,
            Field.EMAIL: self._email,
            Field.BIRTHDAY: self._birthday,
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter anywhere in the form enrols; Space is what ticks a box."""
        pressed = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if pressed is not None and pressed.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not pressed.isAutoRepeat():
                self._submit()
            return True
        return super().eventFilter(watched, event)

    def _submit(self) -> None:
        if not self._busy:
            self.submitted.emit(self.sign_up)

    @property
    def sign_up(self) -> SignUp:
        """The form as it is filled in now."""
        return SignUp(
            self._name.edit.text(),
            self._phone.edit.text(),
            self._email.edit.text(),
            self._birthday.edit.text(),
            self._terms.isChecked(),
            self._marketing.isChecked(),
        )

    def start(self, known: Prefill, birthday_example: str) -> None:
        """Begin anew with what is known; the phone can be typed only where none that is possible is known."""
        for box in self._boxes().values():
            box.edit.clear()
            box.clear_words()
        self._birthday.edit.setPlaceholderText(self.tr("Optional, like %1").replace("%1", birthday_example))
        self._terms.setChecked(False)
        self._marketing.setChecked(False)
        self._terms_refusal.hide()
        self._trouble.show_message("")
        self._phone.edit.setReadOnly(known.phone_known)
        self._phone.edit.setFocusPolicy(Qt.FocusPolicy.ClickFocus if known.phone_known else Qt.FocusPolicy.StrongFocus)
        self._phone.edit.setText(known.phone)
        self.fill(known)
        self.show_busy(False)

    def fill(self, known: Prefill) -> None:
        """Add what was learned since; what somebody typed stays."""
        if known.phone_known and not self._phone.edit.text():
            self._phone.edit.setText(known.phone)
            self._phone.edit.setReadOnly(True)
            self._phone.edit.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for box, text in ((self._name, known.name), (self._email, known.email), (self._birthday, known.birthday)):
            if text and not box.edit.isModified():
                box.edit.setText(text)
        if known.marketing and not self._marketing.isChecked():
            self._marketing.setChecked(True)
        self.name_edited.emit(self._name.edit.text())
        if self._name.edit.hasFocus() and self._name.edit.text() and not self._name.edit.isModified():
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill_for_number(self, known: Prefill) -> None:
        """Show what is known of the number being typed, in place of what was known of the one before."""
        for box, text in ((self._name, known.name), (self._email, known.email), (self._birthday, known.birthday)):
            if not box.edit.isModified():
                box.edit.setText(text)
        self.name_edited.emit(self._name.edit.text())

    @property
    def first(self) -> QWidget:
        """The first thing that is missing."""
        missing = [box.edit for box in (self._phone, self._name) if not box.edit.text() and not box.edit.isReadOnly()]
        return missing[0] if missing else self._terms

    def show_refusals(self, refusals: dict[Field, str]) -> None:
        """Say what is refused, each beside its field, and go to the first."""
        boxes = self._boxes()
        for field, box in boxes.items():
            if field in refusals or box.edit.property("state") == "invalid":
                box.show_refusal(refusals.get(field, ""))
        self._terms_refusal.setText(refusals.get(Field.TERMS, ""))
        self._terms_refusal.setVisible(Field.TERMS in refusals)
        self._trouble.show_message(refusals.get(Field.FORM, ""), "danger")
        wrong = next((boxes[field].edit for field in boxes if field in refusals), None)
        if wrong is not None:
            wrong.setReadOnly(False)
            wrong.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        elif Field.TERMS in refusals:
            self._terms.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_hint(self, field: Field, text: str) -> None:
        """Say beside a field how it is understood."""
        self._boxes()[field].show_hint(text)

    def show_busy(self, busy: bool) -> None:
        """While the enrolment is under way nothing can be pressed twice."""
        self._busy = busy
        self._enrol.setText(self.tr("One moment …") if busy else self.tr("Join TapPass"))
        set_look(self._enrol, busy=busy)
