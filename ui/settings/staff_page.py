"""The page of the staff: the list, beside whoever is chosen the form, and how signing in went."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pos_app.domain.staff import Role
from ui.icons import set_icon
from ui.settings.staff_words import AttemptRow, StaffForm, StaffRow, roles
from ui.theme import set_look
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner
from ui.widgets.data_table import DataTable
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.keypad import Keypad
from ui.widgets.rows_model import Column, RowsModel

LONGEST_NAME = 200
LONGEST_PIN = 12
KEYPAD_WIDTH = 264


class StaffPage(QWidget):
    """Emits what was done; it is told who is on the list, and what came of it."""

    person_chosen = Signal(str)
    """Somebody's id."""
    add_pressed = Signal()
    edited = Signal()
    save_pressed = Signal()
    active_pressed = Signal()
    unlock_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("staffPage")
        self._is_new = False
        self._build_list()
        self._build_form()
        self._lay_out()
        self._connect()

    def _build_list(self) -> None:
        self._trouble = Banner(self)
        self._add = ActionButton(self.tr("Add a person"), self, role="secondary", icon="plus")
        self._add.setObjectName("addPersonButton")
        self._people: RowsModel[StaffRow] = RowsModel(
            (
                Column(self.tr("Name"), lambda row: row.name, detail=lambda row: row.role, strong=True),
                Column(self.tr("Sign-in"), lambda row: row.state, tone=lambda row: row.tone, width=176),
                Column(self.tr("Last signed in"), lambda row: row.last, width=176),
            ),
            self,
        )
        self.table = DataTable(self._people, self)
        self.table.setObjectName("staffTable")
        self.table.setAccessibleName(self.tr("Staff"))
        self.table.setProperty("role", "flat")
        self._attempts: RowsModel[AttemptRow] = RowsModel(
            (
                Column(
                    self.tr("Attempts to sign in"),
                    lambda row: row.what,
                    detail=lambda row: row.where,
                    tone=lambda row: row.tone,
                ),
            ),
            self,
        )
        self._attempts_table = DataTable(self._attempts, self)
        self._attempts_table.setObjectName("attemptsTable")
        self._attempts_table.setAccessibleName(self.tr("Attempts to sign in"))
        self._attempts_table.setProperty("role", "flat")

    def _build_form(self) -> None:
        self._heading = ElidedLabel(parent=self)
        self._heading.setObjectName("staffHeading")
        self._heading.setProperty("role", "heading")
        self._name, self._pin, self._role = QLineEdit(self), QLineEdit(self), QComboBox(self)
        self._name.setObjectName("staffNameEdit")
        self._name.setAccessibleName(self.tr("Name"))
        self._name.setMaxLength(LONGEST_NAME)
        self._role.setObjectName("staffRoleBox")
        self._role.setAccessibleName(self.tr("Role"))
        for role, words in roles():
            self._role.addItem(words, role.value)
        self._pin.setObjectName("staffPinEdit")
        self._pin.setAccessibleName(self.tr("PIN"))
        self._pin.setMaxLength(LONGEST_PIN)
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._pin.installEventFilter(self)
        self._seen = QToolButton(self)
        self._seen.setObjectName("seePinButton")
        self._seen.setAccessibleName(self.tr("Show the PIN"))
        self._seen.setToolTip(self._seen.accessibleName())
        self._seen.setProperty("role", "icon")
        self._seen.setCheckable(True)
        self._seen.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(self._seen, "eye", "text_muted", 20, checked="accent_ink")
        self._keypad = Keypad(mode="pin", target=self._pin, enter=False)
        self._pin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
        for edit in (self._name, self._pin):
            edit.setProperty("role", "plain")
        self._note = QLabel(self)
        self._note.setObjectName("staffNote")
        self._note.setProperty("role", "fieldHint")
        self._note.setWordWrap(True)
        self._save = self._button("saveStaffButton", self.tr("Save"), "primary")
        self._unlock = self._button("unlockStaffButton", self.tr("Unlock"), "secondary")
        self._active = self._button("activeStaffButton", self.tr("Take off the list"), "secondary")

    def _button(self, name: str, words: str, role: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setProperty("role", role)
        return button

    def _lay_out(self) -> None:
        title, intro = QLabel(self.tr("Staff"), self), QLabel(self)
        title.setProperty("role", "title")
        intro.setProperty("role", "muted")
        intro.setWordWrap(True)
        intro.setText(self.tr("Who may sign in, and as what. Whoever is taken off the list keeps what they did."))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(intro)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(self._add, 0, Qt.AlignmentFlag.AlignBottom)
        self._below = QWidget(self)
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(12)
        below.addWidget(self._form_card(), 3)
        self._attempts_table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._attempts_card = self._framed(self._attempts_table)
        below.addWidget(self._attempts_card, 2)
        self._keypad_card = self._card_of_keypad()
        self._below.setMinimumHeight(self._keypad_card.sizeHint().height())
        below.addWidget(self._keypad_card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._trouble)
        column.addWidget(self._framed(self.table), 1)
        column.addWidget(self._below)

    def _framed(self, table: DataTable) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        held = QVBoxLayout(card)
        held.setContentsMargins(1, 1, 1, 1)
        held.addWidget(table)
        return card

    def _card_of_keypad(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        held = QVBoxLayout(card)
        held.setContentsMargins(12, 12, 12, 12)
        self._keypad.setFixedWidth(KEYPAD_WIDTH)
        held.addWidget(self._keypad)
        held.addStretch(1)
        card.hide()
        return card

    def _form_card(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addLayout(self._labelled(self.tr("Name"), self._name))
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addLayout(self._labelled(self.tr("Role"), self._role), 1)
        pair.addLayout(self._labelled(self.tr("PIN"), self._pin), 1)
        pair.addWidget(self._seen, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(pair)
        column.addWidget(self._note)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self._active)
        bar.addWidget(self._unlock)
        bar.addStretch(1)
        bar.addWidget(self._save)
        column.addLayout(bar)
        return card

    def _labelled(self, words: str, field: QWidget) -> QVBoxLayout:
        label = QLabel(words, self)
        label.setProperty("role", "fieldLabel")
        label.setBuddy(field)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(field)
        return column

    def _connect(self) -> None:
        self.table.current_changed.connect(lambda row: self.person_chosen.emit(row.id) if row else None)
        self.table.chosen.connect(lambda _row: self._name.setFocus(Qt.FocusReason.OtherFocusReason))
        self._add.clicked.connect(self.add_pressed)
        self._name.textEdited.connect(lambda _text: self.edited.emit())
        self._pin.textEdited.connect(lambda _text: self.edited.emit())
        self._keypad.key_pressed.connect(lambda _key: self.edited.emit())
        self._seen.toggled.connect(self._on_seen)
        self._role.activated.connect(lambda _at: self.edited.emit())
        for edit in (self._name, self._pin):
            edit.returnPressed.connect(self._on_return)
        self._save.clicked.connect(self.save_pressed)
        self._active.clicked.connect(self.active_pressed)
        self._unlock.clicked.connect(self.unlock_pressed)

    def _on_seen(self, seen: bool) -> None:
        self._pin.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keypad stands beside the form while a PIN is asked for, in the place of the attempts."""
        if watched is self._pin and event.type() == QEvent.Type.FocusIn:
            self._show_beside(keypad=True)
        elif watched is self._pin and event.type() == QEvent.Type.FocusOut and not self._is_new:
            self._show_beside(keypad=False)
        return super().eventFilter(watched, event)

    def _show_beside(self, *, keypad: bool) -> None:
        self._keypad_card.setVisible(keypad)
        self._attempts_card.setVisible(not keypad and not self._is_new)

    def _on_return(self) -> None:
        if self._save.isEnabled():
            self.save_pressed.emit()

    @property
    def form(self) -> StaffForm:
        """What is filled in."""
        return StaffForm(self._name.text(), Role(self._role.currentData()), self._pin.text())

    def show_people(self, people: Sequence[StaffRow], chosen: str) -> None:
        """List everybody; the cursor is on the one with that id, nobody is announced."""
        blocked = self.table.blockSignals(True)
        self._people.show_rows(people)
        at = next((at for at, row in enumerate(people) if row.id == chosen), -1)
        if at >= 0:
            self.table.selectRow(at)
        self.table.blockSignals(blocked)

    def show_nobody_chosen(self) -> None:
        """Nobody on the list is meant."""
        blocked = self.table.blockSignals(True)
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self.table.blockSignals(blocked)

    def show_person(self, heading: str, form: StaffForm, *, is_new: bool, active: bool, locked: bool) -> None:
        """Put somebody into the form, or the form for somebody new."""
        self._heading.setText(heading)
        self._seen.setChecked(False)
        if self._name.text() != form.name:
            self._name.setText(form.name)
            self._name.setCursorPosition(0)
        self._role.setCurrentIndex(self._role.findData(form.role.value))
        self._pin.setText(form.pin)
        self._pin.setPlaceholderText("" if is_new else self.tr("unchanged"))
        self._active.setText(self.tr("Take off the list") if active else self.tr("Put back on the list"))
        self._active.setAccessibleName(self._active.text())
        self._active.setVisible(not is_new)
        self._unlock.setVisible(locked and active)
        self._is_new = is_new
        self._show_beside(keypad=is_new or self._pin.hasFocus())
        self._save.setText(self.tr("Add") if is_new else self.tr("Save"))
        self._save.setAccessibleName(self._save.text())
        self.show_note("")

    def show_attempts(self, rows: Sequence[AttemptRow], empty: str) -> None:
        """How signing in went, the latest first."""
        self._attempts.show_rows(rows)
        self._attempts_table.show_empty_text(empty)

    def show_changed(self, *, changed: bool) -> None:
        """Whether there is something to save."""
        self._save.setEnabled(changed)

    def show_note(self, text: str, *, wrong: bool = False, pin: bool = False) -> None:
        """What is wrong with the form, or with the PIN of it; else what a PIN has to be."""
        set_look(self._pin, state="invalid" if wrong and pin else "")
        self._pin.setAccessibleDescription(text)
        words = self.tr("A cashier's PIN has 4 to 6 digits, everybody else's 6 to 12.")
        self._note.setText(text or words)
        set_look(self._note, role="fieldError" if wrong else "fieldHint")

    def show_trouble(self, text: str) -> None:
        """Why the list could not be read; "" takes it back."""
        self._trouble.show_message(text, "danger")

    def show_busy(self) -> None:
        """While something is being saved nothing can be pressed twice."""
        for button in (self._save, self._active, self._unlock):
            button.setEnabled(False)

    def show_free(self) -> None:
        """It was saved, or refused."""
        for button in (self._active, self._unlock):
            button.setEnabled(True)

    def focus_form(self) -> None:
        """The cursor goes to the name."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
