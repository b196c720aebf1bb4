"""What the doctor looks at in the points programme, and what of it can be worked out again.

The levels, each decided again from its own rules and the ledger; points that paid; and members' e-mail addresses.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, or_, select, update

from pos_app.data import invariant_queries as queries
from pos_app.data.tables import customer, level_change, member, payment, points_entry
from pos_app.domain import loyalty, names
from pos_app.domain.findings import Finding
from pos_app.domain.loyalty import EntryKind, Level, Rules

ADDRESS = 0
"""The number of a break that the design has no invariant for: an address that would keep another one from joining."""


def programme_findings(connection: Connection) -> Iterator[Finding]:
    """Every break."""
    for change, level, fits in _decided_again(connection):
        if level != change.level:
            expected = f"level {level}, for the {change.earned} points it was decided by"
            yield Finding(3, f"LevelChange {change.id}", f"level {change.level}", expected)
        if not fits:
            expected = "what the ledger said after some sale of that time"
            yield Finding(3, f"LevelChange {change.id}", f"earned {change.earned}", expected)
    yield from _payments(connection)
    for row in _wrong_addresses(connection):
        yield Finding(ADDRESS, f"Member {row.id}", "emailKey of another address", "that of the customer's address")


def mend_programme(connection: Connection) -> None:
    """Give each change of level the level that its own rules and points say, and each member its own address.

    A change whose points do not fit the ledger is left: what it was decided by cannot be known.
    """
    for change, level, fits in list(_decided_again(connection)):
        if level != change.level and fits:
            connection.execute(update(level_change).where(level_change.c.id == change.id).values(level=level))
            after = (level_change.c.member_id == change.member_id) & (level_change.c.number == change.number + 1)
            connection.execute(update(level_change).where(after).values(previous=level))
    for row in list(_wrong_addresses(connection)):
        key = names.email_key(row.email)
        taken = select(member.c.id).where(member.c.email_key == key, member.c.id != row.id)
        free = key is not None and connection.execute(taken).first() is None
        connection.execute(update(member).where(member.c.id == row.id).values(email_key=key if free else None))


def _decided_again(connection: Connection) -> Iterator[tuple[Any, Level, bool]]:
    """Each change of level, the level it should have, and whether its points are what the ledger said at some time.

    At which one is told by the lines' sequence: clocks go back, and those of two tills differ.
    """
    for change in connection.execute(queries.decided_changes()).all():
        rules = Rules.of(change.rules)
        since = loyalty.months_before(change.created_at, rules.level_months)
        lines = connection.execute(queries.earned_lines(change.member_id, since)).all()
        yield change, loyalty.level_for(change.earned, rules), _fits_the_ledger(change.earned, lines)


def _fits_the_ledger(earned: int, lines: Sequence[Any]) -> bool:
    """Whether the lines came to `earned` after some sale or act; those without a sequence may be there or not."""
    least = sum(line.points for line in lines if line.sequence is None and line.points < 0)
    most = sum(line.points for line in lines if line.sequence is None and line.points > 0)
    so_far = 0
    sums = [so_far]
    for _, sold in groupby((line for line in lines if line.sequence is not None), key=lambda line: line.sequence):
        so_far += sum(line.points for line in sold)
        sums.append(so_far)
    return any(each + least <= earned <= each + most for each in sums)


def _payments(connection: Connection) -> Iterator[Finding]:
    """Points that paid left a balance, and points that left a balance paid (invariant 5): never mended."""
    spent = points_entry.alias("spent")
    is_its = (spent.c.kind == EntryKind.SPEND) & (spent.c.source == "payment:" + payment.c.id)
    paid = (
        select(payment.c.id, payment.c.points, func.coalesce(-spent.c.points, 0).label("taken"))
        .join_from(payment, spent, is_its, isouter=True)
        .where(or_(payment.c.points > 0, spent.c.id.is_not(None)))
        .where(payment.c.points != func.coalesce(-spent.c.points, 0))
    )
    for row in connection.execute(paid):
        expected = f"points {row.taken}, those the ledger says were spent"
        yield Finding(5, f"Payment {row.id}", f"points {row.points}", expected)
    of_none = (
        select(spent.c.id, spent.c.points)
        .join_from(spent, payment, "payment:" + payment.c.id == spent.c.source, isouter=True)
        .where(spent.c.kind == EntryKind.SPEND, payment.c.id.is_(None))
    )
    for spend in connection.execute(of_none):
        yield Finding(5, f"PointsEntry {spend.id}", f"points {spend.points} spent", "a payment that they made")


def _wrong_addresses(connection: Connection) -> Iterator[Any]:
    """Members whose `emailKey` is not that of the customer's address; the database compares what is plain to it."""
    plain = func.lower(func.trim(func.coalesce(customer.c.email, "")))
    wanted = (
        select(member.c.id, member.c.email_key, customer.c.email)
        .join_from(member, customer)
        .where(member.c.email_key.is_not(None), member.c.email_key != plain)
    )
    for row in connection.execute(wanted):
        if row.email_key != names.email_key(row.email):
            yield row
