"""Lines of the staff list: written and read inside the services' transactions."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from pos_app.data.insert_once import insert_into
from pos_app.data.tables import journal, staff
from pos_app.domain import names
from pos_app.domain.ids import new_id
from pos_app.domain.staff import Outcome, Role, SignInAttempt, StaffMember, StaffRecord
from pos_app.errors import LastOwner, NameMissing, NameTaken, NotFound


def add_person(connection: Connection, name: str, role: Role, pin_hash: str | None, now: datetime) -> StaffMember:
    """Insert a line of the staff list. Raises NameMissing, NameTaken."""
    kept = kept_name(name)
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


def kept_name(name: str) -> str:
    """The name as it is kept. Raises NameMissing, TextNotStorable."""
    kept = names.name(name)
    if kept is None:
        raise NameMissing
    return kept


def free_name(connection: Connection, name: str, staff_id: str) -> str:
    """The name as it is compared, which nobody else on the list has. Raises NameTaken."""
    folded = names.folded(name)
    wanted = select(staff.c.id).where(staff.c.folded_name == folded, staff.c.id != staff_id)
    if connection.execute(wanted).first() is not None:
        raise NameTaken
    return folded


def one(connection: Connection, staff_id: str) -> Row[Any]:
    """Somebody's line, which nobody else changes until the transaction ends. Raises NotFound."""
    row = connection.execute(select(staff).where(staff.c.id == staff_id).with_for_update()).first()
    if row is None:
        raise NotFound
    return row


def change(connection: Connection, staff_id: str, **values: Any) -> None:
    """Change a line of the staff list. Raises NotFound."""
    if not connection.execute(update(staff).where(staff.c.id == staff_id).values(values)).rowcount:
        raise NotFound


def keep_an_owner(connection: Connection, staff_id: str) -> None:
    """Raise LastOwner where the shop has no other owner who may sign in; none goes meanwhile."""
    owners = select(staff.c.id).where(staff.c.role == Role.OWNER, staff.c.active).order_by(staff.c.id)
    if {row.id for row in connection.execute(owners.with_for_update())} == {staff_id}:
        raise LastOwner


def records(connection: Connection) -> list[StaffRecord]:
    """Everybody on the list: those who may sign in first, owners last among them, by name."""
    signed_in = (
        select(func.max(journal.c.at))
        .where(journal.c.subject == staff.c.id, journal.c.kind == Outcome.SIGNED_IN)
        .scalar_subquery()
    )
    found = connection.execute(select(staff, signed_in.label("last_sign_in")).order_by(staff.c.folded_name))
    people = [
        StaffRecord(
            row.id,
            row.name,
            Role(row.role),
            row.active,
            row.pin_hash is not None,
            row.failed_tries,
            row.locked_until,
            row.last_sign_in,
        )
        for row in found
    ]
    return sorted(people, key=lambda person: (not person.active, list(Role).index(person.role)))


def attempts(connection: Connection, staff_id: str, limit: int) -> list[SignInAttempt]:
    """The latest attempts to sign in as that person, newest first."""
    wanted = (
        select(journal.c.at, journal.c.till, journal.c.kind)
        .where(journal.c.subject == staff_id, journal.c.kind.in_([each.value for each in Outcome]))
        .order_by(journal.c.at.desc(), journal.c.number.desc())
        .limit(limit)
    )
    return [SignInAttempt(row.at, row.till, Outcome(row.kind)) for row in connection.execute(wanted)]
