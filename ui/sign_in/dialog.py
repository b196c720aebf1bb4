"""The sign-in: it covers the whole window, so that a locked till shows nobody's order, and only a PIN takes it away."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from pos_app.domain.staff import StaffMember
from ui.icons import pixmap
from ui.sign_in.pin_pad import WIDTH as PAD_WIDTH
from ui.sign_in.pin_pad import PinPad
from ui.sign_in.staff_list import StaffList
from ui.theme import current_tokens, theme_events
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.overlay import Overlay

LIST_WIDTH = 380
LIST_HEIGHT = 464
"""That of the keypad side: the card keeps its size when somebody without a PIN is chosen."""


class SignInDialog(Overlay):
    """Chooses a person and takes the PIN. `show_*` says what came of it; nothing typed is asked for twice."""

    submitted = Signal(str, str)
    """The person's id and the PIN."""
    person_chosen = Signal(object)
    """A StaffMember."""
    unlock_pressed = Signal(object)
    """A StaffMember who is locked: somebody who may unlocks the account."""
    refresh_wanted = Signal()
    """The staff list should be read again."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=PAD_WIDTH, closable=False)
        self.setObjectName("signInDialog")
        self.setAccessibleName(self.tr("Sign in"))
        self._shown: str | None = None
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
        self._unlock = ActionButton(self.tr("Unlock with a lead's PIN"), icon="lock-open")
        self._unlock.setObjectName("unlockWithPinButton")
        self._unlock.hide()
        self._trouble = Banner()
        self._redraw_mark()

    def _build_pad(self) -> None:
        self.pad = PinPad(edit="pinEdit", message="signInMessage", button="signInButton", words=self.tr("Sign in"))
        self.pin_edit = self.pad.edit

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
        self._columns.addWidget(self.pad)
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
        column.addWidget(self._unlock)
        return self._side

    def _connect(self) -> None:
        self.staff_list.person_chosen.connect(self._on_person_chosen)
        self.staff_list.entered.connect(self.pad.focus_pin)
        self.staff_list.digit_typed.connect(self.pad.type_digit)
        self.pad.submitted.connect(self._on_submitted)
        self.pad.look_again.connect(self.refresh_wanted)
        self._unlock.clicked.connect(lambda: self.unlock_pressed.emit(self.person))
        self._trouble.acted.connect(self.refresh_wanted)
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
        if before is not None and self.person is not None and before.id == self.person.id and not self.pad.held:
            self.pin_edit.setText(typed)
        self._show_person()
        if not (self.pad.held or self.pin_edit.text()):
            self.pad.say("")
        if self.isVisible():
            self.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def first_stop(self) -> QWidget:
        """Where the keyboard belongs now: the PIN of whoever is chosen, else the list."""
        return self.pin_edit if self.person is not None and self.pin_edit.isEnabled() else self.staff_list

    def begin(self) -> None:
        """Show an empty sign-in."""
        self.pin_edit.clear()
        self.pad.say("")
        self.pad.show_free()
        self.open(self.first_stop())
        self._settle()

    def _settle(self) -> None:
        """Take the size of what is shown now, before it is painted: a hidden card does not follow its content."""
        layout = self.card.layout()
        if layout is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            layout.activate()
        self._place()

    def offer_unlock(self, *, offered: bool) -> None:
        """Whoever is chosen is locked: there is a way that does not wait half an hour, where others are on the list."""
        self._unlock.setVisible(offered and len(self.staff_list.people) > 1)

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
        self._shown = self.person.id if self.person is not None else None
        self.pad.show_person(self.person, alone=len(self.staff_list.people) == 1)

    def _on_person_chosen(self, person: StaffMember) -> None:
        if self._shown not in (None, person.id):
            self.pin_edit.clear()
        self._show_person()
        self.pad.say("")
        self.person_chosen.emit(person)

    def _on_submitted(self, pin: str) -> None:
        if self.person is not None:
            self.submitted.emit(self.person.id, pin)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits typed while a button has the keyboard belong to the PIN as well."""
        if event.text().isdecimal():
            self.pad.type_digit(event.text())
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing of what lies under it shows through."""
        QPainter(self).fillRect(self.rect(), current_tokens().color("window"))

    def _redraw_mark(self) -> None:
        self._mark.setPixmap(pixmap("store", "accent_ink", 28, self.devicePixelRatioF()))
