"""The presenter of the staff: who is on the list, changes to one of them, and the way back from each."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.staff import SignInAttempt, StaffRecord, check_pin
from pos_app.errors import PinNotAllowed
from ui.error_messages import sentence
from ui.notify import Action
from ui.settings import staff_words
from ui.settings.staff_words import StaffForm

if TYPE_CHECKING:
    from pos_app.domain.staff import Actor, StaffMember
    from pos_app.services.shop import Shop
    from ui.settings.staff_page import StaffPage
    from ui.workplace import Workplace

READ, ATTEMPTS = "settings.staff", "settings.staff.attempts"
NEW = ""
"""The place of somebody who is not on the list yet."""


class StaffPresenter(QObject):
    """What was typed for somebody and not saved stays with that person until the owner signs out."""

    def __init__(self, workplace: "Workplace", page: "StaffPage", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self.widget = workplace, page
        self._people: dict[str, StaffRecord] = {}
        self._chosen = NEW
        self._drafts: dict[str, StaffForm] = {}
        page.person_chosen.connect(self._on_chosen)
        page.add_pressed.connect(self._on_add)
        page.edited.connect(self._on_edited)
        page.save_pressed.connect(self._on_save)
        page.active_pressed.connect(self._on_active)
        page.unlock_pressed.connect(self._on_unlock)
        workplace.events.signed_out.connect(self._forget)

    def open(self) -> None:
        """Read the list; what was typed stays."""
        actor = self._workplace.actor
        if actor is not None:
            self._workplace.ask(
                lambda shop: shop.staff.records(actor), self._show, self._on_trouble, newest=READ, owner=self
            )

    @property
    def waits(self) -> bool:
        """Whether something that was typed for somebody waits to be saved."""
        return any(form != self._kept(staff_id) for staff_id, form in self._drafts.items())

    def _forget(self) -> None:
        """Nobody else sees what the owner typed, PINs least of all."""
        self._drafts.clear()
        self._people, self._chosen = {}, NEW
        for name in (READ, ATTEMPTS):
            self._workplace.drop(name)
        self.widget.show_people([], NEW)
        self._show_form()

    def _on_trouble(self, error: Exception) -> None:
        self.widget.show_trouble(sentence(error))

    def _show(self, people: list[StaffRecord]) -> None:
        self.widget.show_trouble("")
        self._people = {each.id: each for each in people}
        adding = self._chosen == NEW and NEW in self._drafts
        if self._chosen not in self._people and not adding and people:
            self._chosen = people[0].id
        now, formats = datetime.now(UTC), self._workplace.formats
        rows = [staff_words.row(each, now, formats) for each in people]
        self.widget.show_people(rows, self._chosen)
        self._show_form()

    def _kept(self, staff_id: str) -> StaffForm:
        person = self._people.get(staff_id)
        return StaffForm(person.name, person.role) if person is not None else StaffForm()

    def _show_form(self) -> None:
        person = self._people.get(self._chosen)
        draft = self._drafts.get(self._chosen, self._kept(self._chosen))
        self.widget.show_free()
        self.widget.show_person(
            person.name if person is not None else self.tr("New person"),
            draft,
            is_new=person is None,
            active=person is not None and person.active,
            locked=person is not None and person.is_locked(datetime.now(UTC)),
        )
        self._show_changed()
        self._ask_for_attempts()

    def _show_changed(self) -> None:
        form = self.widget.form
        ready = bool(form.pin) if self._chosen == NEW else form != self._kept(self._chosen)
        self.widget.show_changed(changed=ready and bool(form.name.strip()))

    def _ask_for_attempts(self) -> None:
        actor, chosen = self._workplace.actor, self._chosen
        self.widget.show_attempts([], "")
        if actor is not None and chosen != NEW:
            self._workplace.ask(
                lambda shop: shop.staff.attempts(actor, chosen),
                self._show_attempts,
                self._on_trouble,
                newest=ATTEMPTS,
                owner=self,
            )

    def _show_attempts(self, found: list[SignInAttempt]) -> None:
        rows = [staff_words.attempt(each, self._workplace.formats) for each in found]
        self.widget.show_attempts(rows, self.tr("Nobody tried to sign in with this name yet."))

    # --- what the owner does ------------------------------------------------------------------------------------------

    def _on_chosen(self, staff_id: str) -> None:
        self._chosen = staff_id
        self._show_form()

    def _on_add(self) -> None:
        self._chosen = NEW
        self._drafts.setdefault(NEW, StaffForm())
        self.widget.show_nobody_chosen()
        self._show_form()
        self.widget.focus_form()

    def _on_edited(self) -> None:
        self._drafts[self._chosen] = self.widget.form
        refused = _refused(self.widget.form)
        self.widget.show_note(sentence(refused) if refused else "", wrong=refused is not None, pin=True)
        self._show_changed()

    def _on_save(self) -> None:
        form, chosen, actor = self.widget.form, self._chosen, self._workplace.actor
        if actor is None:
            return
        self.widget.show_busy()
        if chosen == NEW:
            self._workplace.do(
                lambda shop: shop.staff.add(actor, form.name, role=form.role, pin=form.pin),
                self._on_added,
                self._on_refused,
                owner=self,
            )
            return
        self._do(
            lambda shop: shop.staff.change(actor, chosen, name=form.name, role=form.role, pin=form.pin or None),
            lambda: self._on_changed(actor, chosen, self._kept(chosen), had_pin=bool(form.pin)),
        )

    def _do(self, call: "Callable[[Shop], None]", done: Callable[[], object]) -> None:
        self._workplace.do(call, lambda _nothing: done(), self._on_refused, owner=self)

    def _on_refused(self, error: Exception) -> None:
        self.widget.show_free()
        self.widget.show_note(sentence(error), wrong=True, pin=isinstance(error, PinNotAllowed))
        self._show_changed()

    def _on_added(self, member: "StaffMember") -> None:
        self._drafts.pop(NEW, None)
        self._chosen = member.id
        self._workplace.notifier.toast(self.tr("%1 can sign in now.").replace("%1", member.name), tone="success")
        self.open()

    def _on_changed(self, actor: "Actor", staff_id: str, before: StaffForm, *, had_pin: bool) -> None:
        """Say so; name and role have a way back, a PIN has none."""
        self._drafts.pop(staff_id, None)
        undo = None
        if not had_pin:
            undo = Action(
                self.tr("Undo"),
                lambda: self._do(
                    lambda shop: shop.staff.change(actor, staff_id, name=before.name, role=before.role), self.open
                ),
            )
        self._workplace.notifier.toast(
            self.tr("Saved. Fewer rights count within five seconds, more of them from the next sign-in on."),
            tone="success",
            action=undo,
        )
        self.open()

    def _on_active(self) -> None:
        person, actor = self._people.get(self._chosen), self._workplace.actor
        if person is None or actor is None:
            return
        self.widget.show_busy()
        self._set_active(actor, person.id, active=not person.active, done=lambda: self._on_set_active(actor, person))

    def _set_active(self, actor: "Actor", staff_id: str, *, active: bool, done: Callable[[], object]) -> None:
        if active:
            self._do(lambda shop: shop.staff.reactivate(actor, staff_id), done)
        else:
            self._do(lambda shop: shop.staff.deactivate(actor, staff_id), done)

    def _on_set_active(self, actor: "Actor", person: StaffRecord) -> None:
        taken = self.tr("%1 was taken off the list, and can sell nothing more at any till.")
        words = taken if person.active else self.tr("%1 can sign in again.")
        undo = Action(self.tr("Undo"), lambda: self._set_active(actor, person.id, active=person.active, done=self.open))
        self._workplace.notifier.toast(words.replace("%1", person.name), tone="success", action=undo, seconds=6)
        self.open()

    def _on_unlock(self) -> None:
        person, actor = self._people.get(self._chosen), self._workplace.actor
        if person is not None and actor is not None:
            self.widget.show_busy()
            self._do(lambda shop: shop.staff.unlock(actor, person.id), self.open)


def _refused(form: StaffForm) -> PinNotAllowed | None:
    """Why the PIN cannot be kept; one that is only too short may become longer still."""
    try:
        if form.pin:
            check_pin(form.pin, form.role)
    except PinNotAllowed as error:
        return error if error.reason != "short" else None
    return None
