"""People at the counter: the staff list, and signing in with a PIN (argon2id).

Source of the rules: design page 5, "PIN and privacy".
"""

import time
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select, update

from pos_app.data.tables import staff
from pos_app.domain import names
from pos_app.domain.staff import (
    Act,
    Actor,
    Approval,
    Role,
    SignInAttempt,
    StaffMember,
    StaffRecord,
    allow,
    check_pin,
    may,
    needs_new_pin,
)
from pos_app.errors import LockedOut, NotFound, PinNotAllowed, WrongPin
from pos_app.services import staff_rows
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises

TRIES = 10
LOCKED_FOR = timedelta(minutes=30)


class Staff:
    """The staff list and its PINs."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal
        self._locked_here: dict[str, float] = {}

    def everyone(self) -> list[StaffMember]:
        """The active staff, owners last, by name: what the sign-in shows."""
        wanted = select(staff).where(staff.c.active).order_by(staff.c.folded_name)
        with self._premises.database.read() as connection:
            people = [_as_member(row) for row in connection.execute(wanted)]
        return sorted(people, key=lambda person: list(Role).index(person.role))

    def sign_in(self, name: str, pin: str) -> Actor:
        """The person of that name, when the PIN is right; journalled.

        A try is counted before the PIN is looked at, so that guessing in parallel gains nothing.
        Raises WrongPin (ten times), then LockedOut for half an hour, also for the right PIN and over restarts.
        """
        if not names.is_storable(name, names.MAX_NAME):
            raise WrongPin(0)
        actor = self._checked(staff.c.folded_name == names.folded(name.strip()), pin)
        with self._premises.database.write() as connection:
            _forget_tries(connection, actor.id)
            self._journal.write(connection, "sign_in", actor=actor, subject=actor.id, data={})
        return actor

    def still_counts(self, actor: Actor) -> None:
        """What a till asks every few seconds of whoever is signed in, who may only be looking. Raises SignInOver."""
        self._premises.signed_in(actor)

    def approvers(self, act: Act) -> list[StaffMember]:
        """Who may approve the act at somebody else's till: everybody with the right and a PIN."""
        return [person for person in self.everyone() if person.has_pin and may(person.role, act)]

    def approve(self, actor: Actor, act: Act, pin: str, *, approver_id: str) -> Approval:
        """Somebody's PIN lets the actor, at whose till it is typed, do the act once within a minute; journalled.

        Wrong PINs count as at the sign-in. Raises WrongPin, LockedOut, NotFound, and NotAllowed where the approver
        may not do it either.
        """
        self._premises.signed_in(actor)
        approving = self._approving(act, pin, approver_id)
        with self._premises.database.write() as connection:
            _forget_tries(connection, approving.id)
            self._journal.write(connection, "approved", actor=approving, subject=actor.id, data={"act": act.value})
        return self._premises.approvals.give(approving, act, actor)

    def _approving(self, act: Act, pin: str, approver_id: str) -> Actor:
        approver = next((person for person in self.everyone() if person.id == approver_id), None)
        if approver is None:
            raise NotFound
        allow(Actor(approver.id, approver.name, approver.role), act)
        return self._checked(staff.c.id == approver_id, pin)

    def _checked(self, whose: ColumnElement[bool], pin: str) -> Actor:
        """The person, when the PIN is right. Raises WrongPin, LockedOut."""
        person = self._count_try(whose)
        if not _fits(person.pin_hash, pin):
            self._after_wrong_pin(person)
            raise WrongPin(max(0, TRIES - person.failed_tries))
        return Actor(person.id, person.name, Role(person.role))

    def _count_try(self, whose: ColumnElement[bool]) -> Row[Any]:
        now = self._premises.now()
        wanted = select(staff).where(whose, staff.c.active).with_for_update()
        with self._premises.database.write() as connection:
            person = connection.execute(wanted).first()
            if person is None:
                raise WrongPin(0)
            tries = self._tries_so_far(connection, person, now)
            connection.execute(
                update(staff).where(staff.c.id == person.id).values(failed_tries=tries + 1, locked_until=None)
            )
            return connection.execute(select(staff).where(staff.c.id == person.id)).one()

    def _tries_so_far(self, connection: Connection, person: Row[Any], now: datetime) -> int:
        """Failed tries that still count.

        Raises LockedOut while the lock holds, by the clock or by this process's own count.
        """
        until = person.locked_until
        if until is None and person.failed_tries < TRIES:
            return int(person.failed_tries)
        until = min(until or now + LOCKED_FOR, now + LOCKED_FOR)
        here = self._locked_here.get(person.id, 0.0) - time.monotonic()
        if until > now or here > 0:
            if until != person.locked_until and until > now:
                connection.execute(update(staff).where(staff.c.id == person.id).values(locked_until=until))
                connection.commit()
            raise LockedOut(max(until, now + timedelta(seconds=max(here, 0.0))))
        return 0

    def _after_wrong_pin(self, person: Row[Any]) -> None:
        if person.failed_tries < TRIES:
            data = {"tries": person.failed_tries}
            with self._premises.database.write() as connection:
                self._journal.write(connection, "wrong_pin", actor=None, subject=person.id, data=data)
            return
        self._locked_here[person.id] = time.monotonic() + LOCKED_FOR.total_seconds()
        until = self._premises.now() + LOCKED_FOR
        with self._premises.database.write() as connection:
            connection.execute(update(staff).where(staff.c.id == person.id).values(locked_until=until))
            self._journal.write(connection, "locked_out", actor=None, subject=person.id, data={"tries": TRIES})

    def add(self, actor: Actor, name: str, *, role: Role, pin: str) -> StaffMember:
        """Put somebody on the staff list. Raises NotAllowed, NameMissing, NameTaken, PinNotAllowed."""
        self._premises.allow(actor, Act.MANAGE_STAFF)
        check_pin(pin, role)
        hashed = _hash(pin)
        with self._premises.database.write() as connection:
            member = staff_rows.add_person(connection, name, role, hashed, self._premises.now())
            self._journal.write(connection, "staff_added", actor=actor, subject=member.id, data={"role": role})
        return member

    def change_pin(self, actor: Actor, staff_id: str, pin: str) -> None:
        """Give somebody a new PIN and lift a lock; everybody may change their own.

        Raises NotAllowed, PinNotAllowed, NotFound.
        """
        if self._premises.signed_in(actor).id != staff_id:
            self._premises.allow(actor, Act.MANAGE_STAFF)
        with self._premises.database.read() as connection:
            role = connection.execute(select(staff.c.role).where(staff.c.id == staff_id)).scalar()
        if role is None:
            raise NotFound
        check_pin(pin, Role(role))
        values = {"pin_hash": _hash(pin), "failed_tries": 0, "locked_until": None, "updated_at": self._premises.now()}
        with self._premises.database.write() as connection:
            connection.execute(update(staff).where(staff.c.id == staff_id).values(values))
            self._journal.write(connection, "pin_changed", actor=actor, subject=staff_id, data={})
        self._locked_here.pop(staff_id, None)

    def unlock(self, actor: Actor, staff_id: str) -> None:
        """Lift a lock before its half hour is over. Raises NotAllowed for a cashier, NotFound."""
        self._premises.allow(actor, Act.UNLOCK_STAFF)
        with self._premises.database.write() as connection:
            staff_rows.change(connection, staff_id, failed_tries=0, locked_until=None)
            self._journal.write(connection, "unlocked", actor=actor, subject=staff_id, data={})
        self._locked_here.pop(staff_id, None)

    def unlock_by(self, approver_id: str, pin: str, staff_id: str) -> None:
        """Likewise at the sign-in, where nobody acts yet: the PIN of somebody who may is asked for.

        Wrong PINs count as at the sign-in. Raises WrongPin, LockedOut, NotFound, NotAllowed.
        """
        unlocking = self._approving(Act.UNLOCK_STAFF, pin, approver_id)
        with self._premises.database.write() as connection:
            _forget_tries(connection, unlocking.id)
        self.unlock(unlocking, staff_id)

    def deactivate(self, actor: Actor, staff_id: str) -> None:
        """Take somebody off the sign-in; what they did stays, and every till stops them within five seconds.

        Raises NotAllowed, NotFound, and LastOwner for the only one.
        """
        self._premises.allow(actor, Act.MANAGE_STAFF)
        self._premises.database.call(lambda connection: self._deactivate(connection, actor, staff_id))
        self._premises.forget_settings()

    def _deactivate(self, connection: Connection, actor: Actor, staff_id: str) -> None:
        self._journal.write(connection, "staff_deactivated", actor=actor, subject=staff_id, data={})
        staff_rows.keep_an_owner(connection, staff_id)
        staff_rows.change(connection, staff_id, active=False, updated_at=self._premises.now())

    def reactivate(self, actor: Actor, staff_id: str) -> None:
        """Put somebody back on the sign-in, with the PIN of before and no wrong ones. Raises NotAllowed, NotFound."""
        self._premises.allow(actor, Act.MANAGE_STAFF)
        self._premises.database.call(lambda connection: self._reactivate(connection, actor, staff_id))
        self._locked_here.pop(staff_id, None)
        self._premises.forget_settings()

    def _reactivate(self, connection: Connection, actor: Actor, staff_id: str) -> None:
        self._journal.write(connection, "staff_reactivated", actor=actor, subject=staff_id, data={})
        values = {"active": True, "failed_tries": 0, "locked_until": None, "updated_at": self._premises.now()}
        staff_rows.change(connection, staff_id, **values)

    def change(self, actor: Actor, staff_id: str, *, name: str, role: Role, pin: str | None = None) -> None:
        """Make these the person's name and role, with a new PIN where one is given: all of it, or nothing.

        A journal entry for each thing that changes. Fewer rights count at every till within five seconds, more of them
        from the next sign-in on; a role with longer PINs needs a new one. Raises NotAllowed, NameMissing, NameTaken,
        PinNotAllowed, NotFound, and LastOwner for the only one.
        """
        self._premises.allow(actor, Act.MANAGE_STAFF)
        hashed = hashed_pin(pin, role) if pin is not None else None
        self._premises.database.call(
            lambda connection: self._change(connection, actor, staff_id, staff_rows.kept_name(name), role, hashed)
        )
        if pin is not None:
            self._locked_here.pop(staff_id, None)
        self._premises.forget_settings()

    def _change(
        self, connection: Connection, actor: Actor, staff_id: str, name: str, role: Role, pin_hash: str | None
    ) -> None:
        row = staff_rows.one(connection, staff_id)
        before = Role(row.role)
        if pin_hash is None and row.pin_hash is not None and needs_new_pin(before, role):
            raise PinNotAllowed("needed", "This role needs a longer PIN than the one before: give a new one.")
        write, values = self._journal.write, dict[str, Any]()
        if name != row.name:
            write(connection, "staff_renamed", actor=actor, subject=staff_id, data={}, note=f"{row.name} → {name}")
            values |= {"name": name, "folded_name": staff_rows.free_name(connection, name, staff_id)}
        if role is not before:
            data = {"before": before, "after": role}
            write(connection, "role_changed", actor=actor, subject=staff_id, data=data)
            values["role"] = role
        if pin_hash is not None:
            write(connection, "pin_changed", actor=actor, subject=staff_id, data={})
            values |= {"pin_hash": pin_hash, "failed_tries": 0, "locked_until": None}
        if before is Role.OWNER and role is not Role.OWNER:
            staff_rows.keep_an_owner(connection, staff_id)
        if values:
            staff_rows.change(connection, staff_id, **values, updated_at=self._premises.now())

    def records(self, actor: Actor) -> list[StaffRecord]:
        """Everybody who ever was on the list, those who may sign in first. Raises NotAllowed for all but the owner."""
        self._premises.allow(actor, Act.MANAGE_STAFF)
        with self._premises.database.read() as connection:
            return staff_rows.records(connection)

    def attempts(self, actor: Actor, staff_id: str, limit: int = 20) -> list[SignInAttempt]:
        """The latest attempts to sign in as that person, at any till. Raises NotAllowed for all but the owner."""
        self._premises.allow(actor, Act.MANAGE_STAFF)
        with self._premises.database.read() as connection:
            return staff_rows.attempts(connection, staff_id, limit)

    def reset_owner(self, pin: str) -> StaffMember:
        """A new PIN for the first owner: for whoever runs the owner's machine and forgot it.

        Raises PinNotAllowed, NotFound.
        """
        check_pin(pin, Role.OWNER)
        hashed = _hash(pin)
        with self._premises.database.write() as connection:
            owner = connection.execute(
                select(staff).where(staff.c.role == Role.OWNER).order_by(staff.c.created_at).limit(1)
            ).first()
            if owner is None:
                raise NotFound("There is no owner in this database yet.")
            values = {"pin_hash": hashed, "active": True, "failed_tries": 0, "locked_until": None}
            connection.execute(update(staff).where(staff.c.id == owner.id).values(values))
            self._journal.write(connection, "owner_pin_reset", actor=None, subject=owner.id, data={})
        self._locked_here.pop(owner.id, None)
        return StaffMember(owner.id, owner.name, Role.OWNER, active=True, has_pin=True)

    def first_owner(self) -> Actor | None:
        """The shop's first owner: whom scripts on the owner's machine act as. None while there is nobody."""
        wanted = (
            select(staff)
            .where(staff.c.role == Role.OWNER, staff.c.active)
            .order_by(staff.c.created_at, staff.c.id)
            .limit(1)
        )
        with self._premises.database.read() as connection:
            row = connection.execute(wanted).first()
        return Actor(row.id, row.name, Role.OWNER) if row else None


def _forget_tries(connection: Connection, staff_id: str) -> None:
    """The PIN was right: the count of wrong ones begins anew."""
    connection.execute(update(staff).where(staff.c.id == staff_id).values(failed_tries=0, locked_until=None))


def hashed_pin(pin: str, role: Role) -> str:
    """The PIN as it is stored, some 50 to 250 ms of work. Raises PinNotAllowed."""
    check_pin(pin, role)
    return _hash(pin)


def _as_member(row: Row[Any]) -> StaffMember:
    return StaffMember(row.id, row.name, Role(row.role), row.active, row.pin_hash is not None)


def _hash(pin: str) -> str:
    from argon2 import PasswordHasher

    return PasswordHasher().hash(pin)


def _fits(hashed: str | None, pin: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    if hashed is None or not (pin.isascii() and pin.isdigit()):
        return False
    try:
        return PasswordHasher().verify(hashed, pin)
    except (VerificationError, InvalidHashError):
        return False
