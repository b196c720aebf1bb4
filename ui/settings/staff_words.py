"""The staff in words. Nothing here is a widget."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.staff import Outcome, Role, SignInAttempt, StaffRecord

if TYPE_CHECKING:
    from ui.formats import Formats


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Somebody in words; `tone` is the colour of the state."""

    id: str
    name: str
    role: str
    state: str
    tone: str
    last: str


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """An attempt to sign in, in words."""

    what: str
    where: str
    tone: str


@dataclass(frozen=True, slots=True)
class StaffForm:
    """What is filled in for one person; an empty PIN leaves the one there is."""

    name: str = ""
    role: Role = Role.CASHIER
    pin: str = ""


def role(which: Role) -> str:
    """What somebody is."""
    tr = QCoreApplication.translate
    words = {
        Role.CASHIER: tr("Staff", "Cashier"),
        Role.SHIFT_LEAD: tr("Staff", "Shift lead"),
        Role.OWNER: tr("Staff", "Owner"),
    }
    return words[which]


def roles() -> list[tuple[Role, str]]:
    """The roles as the form offers them."""
    return [(each, role(each)) for each in Role]


def row(person: StaffRecord, now: datetime, formats: "Formats") -> StaffRow:
    """A line of the list."""
    tr = QCoreApplication.translate
    last = formats.moment(person.last_sign_in) if person.last_sign_in else tr("StaffPage", "never")
    state, tone = _state(person, now, formats)
    return StaffRow(person.id, person.name, role(person.role), state, tone, last)


def _state(person: StaffRecord, now: datetime, formats: "Formats") -> tuple[str, str]:
    tr = QCoreApplication.translate
    if not person.active:
        return tr("StaffPage", "Off the list"), "text_muted"
    if person.locked_until is not None and person.is_locked(now):
        return tr("StaffPage", "Locked until %1").replace("%1", formats.time(person.locked_until)), "danger"
    if not person.has_pin:
        return tr("StaffPage", "Has no PIN yet"), "warning"
    if person.failed_tries:
        return tr("StaffPage", "Wrong PINs: %1").replace("%1", str(person.failed_tries)), "warning"
    return tr("StaffPage", "Can sign in"), "success"


def attempt(made: SignInAttempt, formats: "Formats") -> AttemptRow:
    """A line of the attempts."""
    tr = QCoreApplication.translate
    words = {
        Outcome.SIGNED_IN: (tr("StaffPage", "Signed in"), ""),
        Outcome.WRONG_PIN: (tr("StaffPage", "Wrong PIN"), "warning"),
        Outcome.LOCKED_OUT: (tr("StaffPage", "Wrong PIN: locked for half an hour"), "danger"),
    }
    what, tone = words[made.outcome]
    return AttemptRow(what, f"{formats.moment(made.at)} · {made.till}", tone)
