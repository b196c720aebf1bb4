"""Asks for another person's PIN where somebody needs a right they have not, and goes on with the approval."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.staff import StaffMember
from pos_app.errors import LockedOut, NotSignedIn
from ui.app_events import ApprovalWanted
from ui.error_messages import sentence
from ui.sign_in.pin_wait import PinWait

if TYPE_CHECKING:
    from pos_app.services.shop import Shop
    from ui.sign_in.approval_card import ApprovalCard
    from ui.workplace import Workplace


class ApprovalPresenter(QObject):
    """Opens on `approval_wanted`; whoever guesses waits as at the sign-in."""

    def __init__(self, workplace: "Workplace", card: "ApprovalCard", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._card = workplace, card
        self._wanted: ApprovalWanted | None = None
        self._wait = PinWait(card.pad, lambda: card.person, self)
        card.submitted.connect(self._on_submitted)
        card.person_chosen.connect(lambda _person: self._wait.look())
        card.closed.connect(self._on_closed)
        workplace.events.approval_wanted.connect(self.ask)
        workplace.events.signed_out.connect(card.close_card)

    def ask(self, wanted: ApprovalWanted) -> None:
        """Show who may approve it; the people are read first, so that nobody chooses from yesterday's list."""
        self._wanted = wanted
        self._workplace.ask(
            lambda shop: shop.staff.approvers(wanted.act),
            lambda people: self._show(wanted, people),
            newest="approval.people",
            owner=self._card,
        )

    def _show(self, wanted: ApprovalWanted, people: list[StaffMember]) -> None:
        if self._wanted is not wanted or (self._workplace.actor is None) is not (wanted.by is not None):
            return
        if not people:
            self._workplace.notifier.error(self.tr("Nobody with a PIN may approve this. The owner can give one."))
            return
        self._card.begin(wanted.words, people)
        self._wait.look()

    def _on_submitted(self, approver_id: str, pin: str) -> None:
        wanted, actor = self._wanted, self._workplace.actor
        person = self._card.person
        if wanted is None or person is None:
            return

        def check(shop: "Shop") -> object:
            if wanted.by is not None:
                return wanted.by(shop, approver_id, pin)
            if actor is None:
                raise NotSignedIn
            return shop.staff.approve(actor, wanted.act, pin, approver_id=approver_id)

        self._wait.checking = True
        self._card.pad.show_busy()
        self._workplace.do(
            check,
            lambda answer: self._on_approved(wanted, approver_id, answer),
            lambda error: self._on_refused(wanted, person, error),
            owner=self._card,
        )

    def _on_approved(self, wanted: ApprovalWanted, approver_id: str, answer: object) -> None:
        """Go on, unless the card was closed or the till locked while the PIN was checked."""
        self._wait.checking = False
        self._wait.forget(approver_id)
        if self._wanted is wanted:
            self._card.close_card()
            wanted.then(answer)

    def _on_refused(self, wanted: ApprovalWanted, person: StaffMember, error: Exception) -> None:
        self._wait.checking = False
        if self._wanted is not wanted:
            return
        self._card.pad.show_free()
        words = self._refusal(person, error)
        self._wait.note(person.id, error, words)
        if self._card.person is not None and self._card.person.id == person.id:
            self._card.pad.show_refused(words)
        self._wait.look()

    def _refusal(self, person: StaffMember, error: Exception) -> str:
        if isinstance(error, LockedOut):
            words = self.tr("Too many wrong PINs. %1 is locked until %2.")
            return words.replace("%2", self._workplace.formats.time(error.until)).replace("%1", person.name)
        return sentence(error)

    def _on_closed(self) -> None:
        self._wanted = None
        self._wait.stop()
