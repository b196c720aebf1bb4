"""Another person's PIN for one act, on the screen where the work is: what it is for, who may approve it, the keypad."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pos_app.domain.staff import StaffMember
from ui.icons import pixmap
from ui.sign_in.pin_pad import WIDTH as PAD_WIDTH
from ui.sign_in.pin_pad import PinPad
from ui.sign_in.staff_list import StaffList
from ui.theme import theme_events
from ui.widgets.action_button import ActionButton
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.overlay import Overlay

EDGE, GAP = 24, 24
LIST_WIDTH, LIST_HEIGHT = 260, 380


class ApprovalCard(Overlay):
    """Lies over whatever asked for it; Esc or Cancel leave everything as it was."""

    submitted = Signal(str, str)
    """The approver's id and the PIN."""
    person_chosen = Signal(object)
    """A StaffMember."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=PAD_WIDTH + LIST_WIDTH + 2 * EDGE + GAP)
        self.setObjectName("approvalCard")
        self.setAccessibleName(self.tr("Approval"))
        self._build()
        self._lay_out_card()
        self._connect()

    @property
    def person(self) -> StaffMember | None:
        """Who is chosen."""
        return self.people.person

    def _build(self) -> None:
        super()._build()
        self._picture = QLabel()
        self._title = QLabel(self.tr("This needs somebody else's PIN"))
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._what = ElidedLabel()
        self._what.setObjectName("approvalWords")
        self._what.setProperty("role", "muted")
        self.people = StaffList()
        self.people.setObjectName("approverList")
        self.people.setAccessibleName(self.tr("Who may approve it"))
        self._side = QFrame()
        self._side.setProperty("role", "inset")
        self.pad = PinPad(
            edit="approvalPinEdit", message="approvalMessage", button="approveButton", words=self.tr("Approve")
        )
        self._cancel = ActionButton(self.tr("Cancel"), role="quiet", key="Esc")
        self._cancel.setObjectName("cancelApprovalButton")
        self._cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._redraw()

    def _lay_out_card(self) -> None:
        content = QWidget()
        outer = QVBoxLayout(content)
        outer.setContentsMargins(EDGE, 20, EDGE, EDGE)
        outer.setSpacing(18)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._what)
        heading = QHBoxLayout()
        heading.setSpacing(12)
        heading.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        heading.addLayout(words, 1)
        heading.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout(self._side)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.people, 1)
        self._side.setMinimumSize(LIST_WIDTH, LIST_HEIGHT)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(self._side, 1)
        columns.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addLayout(heading)
        outer.addLayout(columns, 1)
        self.show_content(content)

    def _connect(self) -> None:
        self.people.person_chosen.connect(self._on_person_chosen)
        self.people.entered.connect(self.pad.focus_pin)
        self.people.digit_typed.connect(self.pad.type_digit)
        self.pad.submitted.connect(self._on_submitted)
        self._cancel.clicked.connect(self.close_card)
        theme_events().theme_changed.connect(self._redraw)

    def begin(self, words: str, people: Sequence[StaffMember]) -> None:
        """Ask for the PIN of one of these people; `words` say what for."""
        self._what.setText(words)
        self.setAccessibleDescription(words)
        self.pad.edit.clear()
        self.pad.show_free()
        self.people.show_people(people)
        self.people.choose(people[0].id if people else None)
        self.pad.show_person(self.person, alone=False)
        self.pad.say("")
        self.open(self.pad.edit)

    def _on_person_chosen(self, person: StaffMember) -> None:
        if self.pad.person is not None and self.pad.person.id != person.id:
            self.pad.edit.clear()
        self.pad.show_person(person, alone=False)
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

    def _redraw(self) -> None:
        self._picture.setPixmap(pixmap("lock", "accent_ink", 28, self.devicePixelRatioF()))
