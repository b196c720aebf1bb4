"""People at the counter: the staff list, and signing in with a PIN (argon2id).

Source of the rules: design page 5, "PIN and privacy".
"""

import time
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select, update

from pos_app.data.insert_once import insert_into
from pos_app.data.tables import staff
from pos_app.domain import names
from pos_app.domain.ids import new_id
from pos_app.domain.staff import Act, Actor, Approval, Role, StaffMember, allow, check_pin, may
from pos_app.errors import LastOwner, LockedOut, NameMissing, NameTaken, NotFound, WrongPin
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

    def approvers(self, act: Act) -> list[StaffMember]:
        """Who may approve the act at somebody else's till: everybody with the right and a PIN."""
        return [person for person in self.everyone() if person.has_pin and may(person.role, act)]

    def approve(self, actor: Actor, act: Act, pin: str, *, approver_id: str) -> Approval:
        """Somebody's PIN lets the actor, at whose till it is typed, do the act once within a minute; journalled.

        Wrong PINs count as at the sign-in. Raises WrongPin, LockedOut, NotFound, and NotAllowed where the approver
        may not do it either.
        """
        approver = next((person for person in self.everyone() if person.id == approver_id), None)
        if approver is None:
            raise NotFound
        allow(Actor(approver.id, approver.name, approver.role), act)
        approving = self._checked(staff.c.id == approver_id, pin)
        with self._premises.database.write() as connection:
            _forget_tries(connection, approving.id)
            self._journal.write(connection, "approved", actor=approving, subject=actor.id, data={"act": act.value})
        return self._premises.approvals.give(approving, act, actor)

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
            return
        self._locked_here[person.id] = time.monotonic() + LOCKED_FOR.total_seconds()
        until = self._premises.now() + LOCKED_FOR
        with self._premises.database.write() as connection:
            connection.execute(update(staff).where(staff.c.id == person.id).values(locked_until=until))
            self._journal.write(connection, "locked_out", actor=None, subject=person.id, data={"tries": TRIES})

    def add(self, actor: Actor, name: str, *, role: Role, pin: str) -> StaffMember:
        """Put somebody on the staff list. Raises NotAllowed, NameMissing, NameTaken, PinNotAllowed."""
        allow(actor, Act.MANAGE_STAFF)
        check_pin(pin, role)
        hashed = _hash(pin)
        with self._premises.database.write() as connection:
            member = add_person(connection, name, role, hashed, self._premises.now())
            self._journal.write(connection, "staff_added", actor=actor, subject=member.id, data={"role": role})
        return member

    def change_pin(self, actor: Actor, staff_id: str, pin: str) -> None:
        """Give somebody a new PIN and lift a lock; everybody may change their own.

        Raises NotAllowed, PinNotAllowed, NotFound.
        """
        if actor.id != staff_id:
            allow(actor, Act.MANAGE_STAFF)
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
        allow(actor, Act.UNLOCK_STAFF)
        with self._premises.database.write() as connection:
            _change(connection, staff_id, failed_tries=0, locked_until=None)
            self._journal.write(connection, "unlocked", actor=actor, subject=staff_id, data={})
        self._locked_here.pop(staff_id, None)

    def deactivate(self, actor: Actor, staff_id: str) -> None:
        """Take somebody off the sign-in; what they did stays.

        Raises NotAllowed, NotFound, and LastOwner for the only one.
        """
        allow(actor, Act.MANAGE_STAFF)
        with self._premises.database.write() as connection:
            owners = select(staff.c.id).where(staff.c.role == Role.OWNER, staff.c.active).with_for_update()
            if {row.id for row in connection.execute(owners)} == {staff_id}:
                raise LastOwner
            _change(connection, staff_id, active=False, updated_at=self._premises.now())
            self._journal.write(connection, "staff_deactivated", actor=actor, subject=staff_id, data={})

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


def add_person(connection: Connection, name: str, role: Role, pin_hash: str | None, now: datetime) -> StaffMember:
    """Insert a line of the staff list. Raises NameMissing, NameTaken."""
    kept = names.name(name)
    if kept is None:
        raise NameMissing
    folded = names.folded(kept)
    own_id = new_id()
    values = {
        "id": own_id,
        "name": kept,
        "folded_name": folded,
        "role": role,
        "pin_hash": pin_hash,
        "created_at": now,
        "updated_at": now,
    }
    inserted = insert_into(staff, connection.dialect.name).values(values)
    once = inserted.on_conflict_do_nothing(index_elements=["foldedName"]).returning(staff.c.id)
    if connection.execute(once).first() is None:
        raise NameTaken
    return StaffMember(own_id, kept, role, active=True, has_pin=pin_hash is not None)


def _forget_tries(connection: Connection, staff_id: str) -> None:
    """The PIN was right: the count of wrong ones begins anew."""
    connection.execute(update(staff).where(staff.c.id == staff_id).values(failed_tries=0, locked_until=None))


def _change(connection: Connection, staff_id: str, **values: Any) -> None:
    """Change a line of the staff list. Raises NotFound."""
    if not connection.execute(update(staff).where(staff.c.id == staff_id).values(values)).rowcount:
        raise NotFound


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
