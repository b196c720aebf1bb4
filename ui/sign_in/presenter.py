"""Asks the staff service off the window's thread, and makes whoever guesses wait (design page 5, "PIN and privacy")."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pos_app.domain.staff import Act, Actor, StaffMember
from pos_app.errors import LockedOut, WrongPin
from ui.app_events import ApprovalWanted
from ui.error_messages import sentence
from ui.sign_in.pin_wait import PinWait
from ui.workplace import Workplace

if TYPE_CHECKING:
    from pos_app.services.shop import Shop
    from ui.sign_in.dialog import SignInDialog

CLOCK_MS = 5_000


class SignInPresenter(QObject):
    """Shows the dialog when the shop opens with nobody signed in, and again when it is locked."""

    def __init__(self, workplace: Workplace, dialog: "SignInDialog", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._dialog = workplace, dialog
        self._people: list[StaffMember] = []
        self._last: str | None = None
        self._wait = PinWait(dialog.pad, lambda: dialog.person, self)
        self._spent: StaffMember | None = None
        self._locked: set[str] = set()
        self._clock = QTimer(self, interval=CLOCK_MS)
        self._clock.timeout.connect(self._show_clock)
        self._connect()

    def _connect(self) -> None:
        self._dialog.submitted.connect(self._on_submitted)
        self._dialog.person_chosen.connect(self._on_person_chosen)
        self._dialog.refresh_wanted.connect(self.refresh)
        self._dialog.unlock_pressed.connect(self._on_unlock_pressed)
        self._dialog.opened.connect(self._clock.start)
        self._dialog.closed.connect(self._on_closed)
        events = self._workplace.events
        events.shop_opened.connect(self._on_shop_opened)
        events.signed_in.connect(self._on_signed_in)
        events.signed_out.connect(self.show)

    def show(self) -> None:
        """Cover the window now, with the staff known already, and read the list again."""
        self._describe_shop()
        self._dialog.show_staff(self._people, self._last)
        self._dialog.begin()
        self.refresh()

    def refresh(self) -> None:
        """Read the staff list."""
        self._workplace.ask(
            lambda shop: shop.staff.everyone(),
            self._on_staff,
            self._on_staff_failed,
            newest="sign_in.staff",
            owner=self._dialog,
        )

    def _on_shop_opened(self) -> None:
        if self._workplace.actor is None:
            self.refresh()

    def _on_staff(self, people: list[StaffMember]) -> None:
        self._people = people
        spent, self._spent = self._spent, None
        if not people or self._workplace.actor is not None:
            return
        self._describe_shop()
        self._dialog.show_staff(people, self._last)
        if not self._dialog.isVisible():
            self._dialog.begin()
        if spent is not None:
            self._dialog.pad.show_refused(self._spent_words(spent))
        self._offer_unlock()

    def _on_staff_failed(self, error: Exception) -> None:
        if not self._dialog.isVisible():
            self._describe_shop()
            self._dialog.begin()
        self._dialog.show_trouble(sentence(error))

    def _describe_shop(self) -> None:
        self._dialog.show_shop(self._workplace.info.name, self._workplace.till)
        self._show_clock()

    def _show_clock(self) -> None:
        self._dialog.show_clock(self._workplace.formats.time(datetime.now(UTC)))

    def _on_person_chosen(self, person: StaffMember) -> None:
        self._last = person.id
        self._offer_unlock()
        self._wait.look()

    def _offer_unlock(self) -> None:
        person = self._dialog.person
        self._dialog.offer_unlock(offered=person is not None and person.id in self._locked)

    def _on_unlock_pressed(self, person: StaffMember) -> None:
        """A lead's PIN on this screen, as for any other act that needs one."""
        words = self.tr("Unlock %1").replace("%1", person.name)

        def unlock(shop: "Shop", approver_id: str, pin: str) -> None:
            shop.staff.unlock_by(approver_id, pin, person.id)

        wanted = ApprovalWanted(Act.UNLOCK_STAFF, words, lambda _none: self._on_unlocked(person), unlock)
        self._workplace.events.approval_wanted.emit(wanted)

    def _on_unlocked(self, person: StaffMember) -> None:
        self._locked.discard(person.id)
        self._wait.forget(person.id)
        self._offer_unlock()
        self._dialog.pad.show_free()
        self._dialog.pad.say(self.tr("%1 is unlocked.").replace("%1", person.name), tone="success")
        self._dialog.pad.focus_pin()

    def _on_submitted(self, staff_id: str, pin: str) -> None:
        person = next(person for person in self._people if person.id == staff_id)
        self._wait.checking = True
        self._dialog.pad.show_busy()
        self._workplace.do(
            lambda shop: shop.staff.sign_in(person.name, pin),
            self._on_accepted,
            lambda error: self._on_refused(person, error),
            owner=self._dialog,
        )

    def _on_accepted(self, actor: Actor) -> None:
        self._wait.checking = False
        self._wait.forget(actor.id)
        self._locked.discard(actor.id)
        self._last = actor.id
        self._dialog.pad.show_free()
        self._dialog.close_card()
        self._workplace.sign_in(actor)

    def _on_refused(self, person: StaffMember, error: Exception) -> None:
        """Say why; nothing is said to somebody else who was chosen meanwhile."""
        self._wait.checking = False
        self._dialog.pad.show_free()
        self._wait.note(person.id, error, sentence(error))
        if isinstance(error, LockedOut) or (isinstance(error, WrongPin) and not error.remaining):
            self._locked.add(person.id)
        if self._dialog.person is not None and self._dialog.person.id != person.id:
            return
        self._dialog.pad.show_refused(self._refusal(person, error))
        if isinstance(error, WrongPin) and not error.remaining:
            self._spent = person
            self.refresh()
        self._offer_unlock()
        self._wait.look()

    def _refusal(self, person: StaffMember, error: Exception) -> str:
        if not isinstance(error, LockedOut):
            return sentence(error)
        words = self.tr("Too many wrong PINs. %1 is locked until %2, or until a shift lead unlocks the account.")
        return words.replace("%2", self._workplace.formats.time(error.until)).replace("%1", person.name)

    def _spent_words(self, person: StaffMember) -> str:
        """Why no try is left: the last one was wrong, or the person was taken off the list meanwhile."""
        if any(other.id == person.id for other in self._people):
            words = self.tr("Too many wrong PINs. %1 is locked for half an hour, or until a shift lead unlocks it.")
        else:
            words = self.tr("%1 is not on the staff list any more.")
        return words.replace("%1", person.name)

    def _on_signed_in(self, actor: Actor) -> None:
        self._last = actor.id
        self._dialog.close_card()

    def _on_closed(self) -> None:
        self._clock.stop()
        self._wait.stop()
        self._workplace.drop("sign_in.staff")
