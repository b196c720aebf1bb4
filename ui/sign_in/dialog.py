"""The sign-in: it covers the whole window, so that a locked till shows nobody's order, and only a PIN takes it away."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from pos_app.domain.staff import StaffMember
from ui.icons import pixmap
from ui.sign_in.no_pin import NoPinHint
from ui.sign_in.staff_list import StaffList
from ui.theme import current_tokens, set_look, theme_events
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.keypad import Keypad
from ui.widgets.overlay import Overlay

LONGEST_PIN = 12
PAD_WIDTH = 340
LIST_WIDTH = 380
LIST_HEIGHT = 464
"""That of the keypad side: the card keeps its size when somebody without a PIN is chosen."""
BUSY_AFTER_MS = 250
"""A check that is over sooner is not worth a word."""


class SignInDialog(Overlay):
    """Chooses a person and takes the PIN. `show_*` says what came of it; nothing typed is asked for twice."""

    submitted = Signal(str, str)
    """The person's id and the PIN."""
    person_chosen = Signal(object)
    """A StaffMember."""
    refresh_wanted = Signal()
    """The staff list should be read again."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=PAD_WIDTH, closable=False)
        self.setObjectName("signInDialog")
        self.setAccessibleName(self.tr("Sign in"))
        self._held = False
        self._shown: str | None = None
        self._quiet = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._build_words()
        self._build_pad()
        self._lay_out()
        self._connect()

    @property
    def person(self) -> StaffMember | None:
        """Who is chosen."""
        return self.staff_list.person

    @property
    def trouble(self) -> str:
        """Why the staff could not be read, "" while they could."""
        return self._trouble.text

    def _build_words(self) -> None:
        self._mark = QLabel(self)
        self._shop = ElidedLabel(self.tr("TapPass POS"))
        self._shop.setProperty("role", "title")
        self._shop.setObjectName("signInShop")
        self._where = ElidedLabel()
        self._where.setProperty("role", "muted")
        self._clock = QLabel()
        self._clock.setProperty("role", "title")
        self._clock.setObjectName("signInClock")
        self._question = QLabel(self.tr("Who is at the counter?"))
        self._question.setProperty("role", "section")
        self.staff_list = StaffList()
        self._trouble = Banner()
        self._redraw_mark()

    def _build_pad(self) -> None:
        self._who = ElidedLabel()
        self._who.setProperty("role", "heading")
        self._who.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pin_edit = QLineEdit()
        self.pin_edit.setObjectName("pinEdit")
        self.pin_edit.setAccessibleName(self.tr("PIN"))
        self.pin_edit.setProperty("role", "pin")
        self.pin_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin_edit.setMaxLength(LONGEST_PIN)
        self.pin_edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pin_edit.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhHiddenText
        )
        self.pin_edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._message = QLabel()
        self._message.setObjectName("signInMessage")
        self._message.setProperty("role", "fieldHint")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._message.setMinimumHeight(self._message.fontMetrics().lineSpacing() * 2)
        self._keypad = Keypad(mode="pin", target=self.pin_edit, enter=False)
        self._go = ActionButton(self.tr("Sign in"), role="primary", icon="lock-open")
        self._go.setObjectName("signInButton")
        self._go.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._no_pin = NoPinHint()

    def _lay_out(self) -> None:
        content = QWidget()
        outer = QVBoxLayout(content)
        outer.setContentsMargins(28, 24, 28, 28)
        outer.setSpacing(20)
        outer.addLayout(self._heading())
        outer.addWidget(self._trouble)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(28)
        self._columns.addWidget(self._people_side(), 1)
        self._columns.addWidget(self._pin_side())
        body = QVBoxLayout()
        body.setSpacing(10)
        body.addWidget(self._question)
        body.addLayout(self._columns, 1)
        outer.addLayout(body, 1)
        self.show_content(content)

    def _heading(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._shop)
        words.addWidget(self._where)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self._clock)
        return row

    def _people_side(self) -> QWidget:
        self._side = QFrame()
        self._side.setProperty("role", "inset")
        column = QVBoxLayout(self._side)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.staff_list, 1)
        return self._side

    def _pin_side(self) -> QWidget:
        pad = QWidget()
        pad.setFixedWidth(PAD_WIDTH)
        column = QVBoxLayout(pad)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._who)
        column.addWidget(self.pin_edit)
        column.addWidget(self._message)
        column.addWidget(self._no_pin)
        column.addWidget(self._keypad)
        column.addWidget(self._go)
        column.addStretch(1)
        return pad

    def _connect(self) -> None:
        self.staff_list.person_chosen.connect(self._on_person_chosen)
        self.staff_list.entered.connect(self._focus_pin)
        self.staff_list.digit_typed.connect(self._type)
        self.pin_edit.returnPressed.connect(self._submit)
        self.pin_edit.textEdited.connect(self._on_edited)
        self._keypad.key_pressed.connect(lambda _key: self._on_edited(self.pin_edit.text()))
        self._go.clicked.connect(self._submit)
        self._trouble.acted.connect(self.refresh_wanted)
        self._no_pin.look_again.connect(self.refresh_wanted)
        self._quiet.timeout.connect(lambda: self._say(self.tr("Checking the PIN …")))
        theme_events().theme_changed.connect(self._redraw_mark)

    def show_shop(self, name: str, till: str) -> None:
        """Whose counter this is."""
        self._shop.setText(name)
        self._where.setText(till)

    def show_clock(self, time: str) -> None:
        """The time on the shop's clock."""
        self._clock.setText(time)

    def show_staff(self, people: Sequence[StaffMember], chosen: str | None = None) -> None:
        """Show who may sign in; `chosen` is an id. The only person there is needs no choosing."""
        before = self.person
        typed = self.pin_edit.text()
        self._trouble.show_message("")
        self.staff_list.show_people(people)
        wanted = people[0].id if len(people) == 1 else before.id if before is not None else chosen
        self._arrange(len(people))
        self.staff_list.choose(wanted)
        if before is not None and self.person is not None and before.id == self.person.id and not self._held:
            self.pin_edit.setText(typed)
        self._show_person()
        if not (self._held or self.pin_edit.text()):
            self._say("")
        if self.isVisible():
            self.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def first_stop(self) -> QWidget:
        """Where the keyboard belongs now: the PIN of whoever is chosen, else the list."""
        return self.pin_edit if self.person is not None and self.pin_edit.isEnabled() else self.staff_list

    def begin(self) -> None:
        """Show an empty sign-in."""
        self.pin_edit.clear()
        self._say("")
        self.show_free()
        self.open(self.first_stop())
        self._settle()

    def _settle(self) -> None:
        """Take the size of what is shown now, before it is painted: a hidden card does not follow its content."""
        layout = self.card.layout()
        if layout is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            layout.activate()
        self._place()

    def show_busy(self) -> None:
        """The PIN is being checked; a second Enter does nothing."""
        self._hold(held=True)
        self._quiet.start()

    def show_free(self) -> None:
        """A PIN can be typed."""
        self._quiet.stop()
        self._hold(held=False)
        self._go.setEnabled(True)

    def show_refused(self, text: str) -> None:
        """What was wrong, where the eye is; the field is empty and has the keyboard."""
        self._quiet.stop()
        self.pin_edit.clear()
        self._say(text, tone="danger")
        self._focus_pin()

    def show_wait(self, text: str) -> None:
        """Nothing can be typed until `show_free`; the words change with the seconds."""
        self._hold(held=True)
        self._go.setEnabled(False)
        self._say(text, tone="danger")

    def show_trouble(self, text: str) -> None:
        """The staff could not be read; offer to try again."""
        self._trouble.show_message(text, "danger", self.tr("Try again"))

    def _arrange(self, count: int) -> None:
        """One person stands above the PIN, several beside it."""
        alone = count <= 1
        self._question.setHidden(alone)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if alone else QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(12 if alone else 28)
        self._side.setMinimumSize(PAD_WIDTH if alone else LIST_WIDTH, 0 if alone else LIST_HEIGHT)
        vertical = QSizePolicy.Policy.Fixed if alone else QSizePolicy.Policy.Ignored
        self.staff_list.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)

    def _show_person(self) -> None:
        person = self.person
        can = person is None or person.has_pin
        self._shown = person.id if person is not None else None
        self._who.setText(person.name if person is not None else self.tr("Your PIN"))
        self._who.setHidden(len(self.staff_list.people) == 1)
        self.pin_edit.setEnabled(can)
        self._keypad.setEnabled(can and not self._held)
        for widget in (self.pin_edit, self._message, self._keypad, self._go):
            widget.setHidden(not can)
        self._no_pin.setHidden(can)
        if person is not None and not can:
            self._no_pin.show_person(person)

    def _hold(self, *, held: bool) -> None:
        self._held = held
        self.pin_edit.setReadOnly(held)
        self._keypad.setEnabled(not held and self.pin_edit.isEnabled())

    def _say(self, text: str, tone: str = "") -> None:
        """Say something under the field; with nothing to say, what is to be done."""
        self._message.setText(text or self._what_to_do())
        set_look(self._message, tone=tone)
        set_look(self.pin_edit, state="invalid" if tone == "danger" else "")
        self.pin_edit.setAccessibleDescription(text)

    def _what_to_do(self) -> str:
        if self.person is None:
            return self.tr("Choose your name, then type your PIN.")
        return self.tr("Type your PIN.")

    def _on_person_chosen(self, person: StaffMember) -> None:
        if self._shown not in (None, person.id):
            self.pin_edit.clear()
        self._show_person()
        self._say("")
        self.person_chosen.emit(person)

    def _on_edited(self, text: str) -> None:
        digits = "".join(char for char in text if char.isdecimal())
        if digits != text:
            self.pin_edit.setText(digits)
            self._say(self.tr("A PIN is made of digits only."))
        elif not self._held:
            self._say("")

    def _focus_pin(self) -> None:
        if self.pin_edit.isEnabled():
            self.pin_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self, digit: str) -> None:
        self._focus_pin()
        if self.pin_edit.isEnabled() and not self._held:
            self.pin_edit.insert(digit)
            self._on_edited(self.pin_edit.text())

    def _submit(self) -> None:
        person = self.person
        if self._held:
            return
        if person is None:
            self._say(self.tr("Choose your name first."), tone="danger")
        elif not self.pin_edit.text():
            self._say(self.tr("Type your PIN."))
            self._focus_pin()
        else:
            self.submitted.emit(person.id, self.pin_edit.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits typed while a button has the keyboard belong to the PIN as well."""
        if event.text().isdecimal():
            self._type(event.text())
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing of what lies under it shows through."""
        QPainter(self).fillRect(self.rect(), current_tokens().color("window"))

    def _redraw_mark(self) -> None:
        self._mark.setPixmap(pixmap("store", "accent_ink", 28, self.devicePixelRatioF()))
