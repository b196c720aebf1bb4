"""The points ledger and what follows from it.

Lines are only ever added, the balance and the level are kept beside them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from pos_app.data import numbers
from pos_app.data.compiled import Compiled
from pos_app.data.tables import level_change, member, points_entry
from pos_app.domain import loyalty
from pos_app.domain.ids import new_id
from pos_app.domain.loyalty import COUNTS_TOWARDS_LEVEL, EntryKind, Level, Rules
from pos_app.errors import NotEnoughPoints, PaymentNotPossible

PAID = "paid with points"
"""The reason kept with points that were spent."""

_EARNED = Compiled(
    select(func.coalesce(func.sum(points_entry.c.points), 0)).where(
        points_entry.c.member_id == bindparam("member"),
        points_entry.c.earned_at >= bindparam("since"),
        points_entry.c.kind.in_(COUNTS_TOWARDS_LEVEL),
    )
)
_BIRTHDAY = Compiled(
    select(points_entry.c.id).where(
        points_entry.c.member_id == bindparam("member"),
        points_entry.c.kind == bindparam("kind"),
        points_entry.c.source.like(bindparam("year")),
    )
)
_INSERT = Compiled(insert(points_entry))
_ADD = Compiled(
    update(member)
    .where(member.c.id == bindparam("member"))
    .values(points=member.c.points + bindparam("gained"), updated_at=bindparam("now"))
    .returning(member.c.points)
)
_TAKE = Compiled(
    update(member)
    .where(member.c.id == bindparam("member"), member.c.points >= bindparam("spent"))
    .values(points=member.c.points - bindparam("spent"), updated_at=bindparam("now"))
    .returning(member.c.points)
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line to add: (kind, source) is unique, so that nothing is rewarded twice."""

    kind: EntryKind
    source: str
    points: int
    earned_at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LevelDecision:
    """A change of level with what it was decided by; `held_until` None holds it until something is known."""

    level: Level
    previous: Level | None
    earned: int
    rules: Rules
    reason: str
    held_until: datetime | None


def add(
    connection: Connection, member_id: str, lines: Sequence[Line], now: datetime, *, sequence: int | None = None
) -> int:
    """Add the lines and their sum to the member's balance; returns the balance. Points may be negative.

    `sequence` is the place of the sale or act they belong to; without one they get the next. A caller whose customer
    another till may be writing to has that customer's row locked by then, so that places follow the balance.
    """
    if lines:
        _write(connection, member_id, lines, now, sequence)
    gained = sum(line.points for line in lines)
    balance: int = _ADD.scalar(connection, {"member": member_id, "gained": gained, "now": now})
    return balance


def spend(
    connection: Connection, member_id: str, points: int, source: str, now: datetime, *, sequence: int | None = None
) -> int:
    """Take points as payment, `source` being `payment:<id>`; returns the balance.

    The balance is asked and lowered in one statement, so that two tills cannot spend the same points.
    Raises NotEnoughPoints, and PaymentNotPossible for fewer than one.
    """
    if points < 1:
        raise PaymentNotPossible("at least one point is spent")
    balance: int | None = _TAKE.scalar(connection, {"member": member_id, "spent": points, "now": now})
    if balance is None:
        raise NotEnoughPoints(points)
    _write(connection, member_id, [Line(EntryKind.SPEND, source, -points, now, PAID)], now, sequence)
    return balance


def birthday_source(member_id: str, year: int) -> str:
    """What the ledger calls the birthday of a year."""
    return f"member:{member_id}:{year}"


def had_birthday(connection: Connection, member_id: str, year: int) -> bool:
    """Whether the birthday of that year was rewarded, to this member or to one who was merged into it."""
    given = {"member": member_id, "kind": EntryKind.BIRTHDAY, "year": f"%:{year}"}
    return _BIRTHDAY.first(connection, given) is not None


def _write(connection: Connection, member_id: str, lines: Sequence[Line], now: datetime, sequence: int | None) -> None:
    place = numbers.next_sequence(connection) if sequence is None else sequence
    rows = [
        {
            "id": new_id(),
            "member_id": member_id,
            "kind": line.kind,
            "source": line.source,
            "points": line.points,
            "reason": line.reason,
            "earned_at": line.earned_at,
            "created_at": now,
            "sequence": place,
        }
        for line in lines
    ]
    _INSERT.run_each(connection, rows)


def earned_within(connection: Connection, member_id: str, rules: Rules, at: datetime) -> int:
    """Points earned on orders in the months before `at` that a level is judged by."""
    since = loyalty.months_before(at, rules.level_months)
    return int(_EARNED.scalar(connection, {"member": member_id, "since": since}))


def raise_level(connection: Connection, member_id: str, level: Level, rules: Rules, now: datetime) -> Level:
    """The level after new points: up at once when enough was earned, never down here.

    A change is recorded with its reasons.
    """
    if level is Level.PLATINUM:
        return level
    earned = earned_within(connection, member_id, rules, now)
    reached = loyalty.level_for(earned, rules)
    if loyalty.higher(level, reached) is level:
        return level
    record_level(
        connection, member_id, reached, previous=level, earned=earned, rules=rules, now=now, reason=loyalty.EARNED
    )
    return reached


def record_level(
    connection: Connection,
    member_id: str,
    level: Level,
    *,
    previous: Level | None,
    earned: int,
    rules: Rules,
    now: datetime,
    reason: str,
) -> None:
    """Write a change of level with the values it was decided by, and hold it for the months of the rules."""
    held_until = loyalty.months_after(now, rules.level_months)
    write_level(connection, member_id, LevelDecision(level, previous, earned, rules, reason, held_until), now)


def write_level(connection: Connection, member_id: str, decided: LevelDecision, now: datetime) -> None:
    """Write a change of level that is held as long as was decided."""
    count = select(func.coalesce(func.max(level_change.c.number), 0)).where(level_change.c.member_id == member_id)
    connection.execute(
        insert(level_change).values(
            id=new_id(),
            member_id=member_id,
            level=decided.level,
            previous=decided.previous,
            earned=decided.earned,
            rules=decided.rules.kept(),
            reason=decided.reason,
            held_until=decided.held_until,
            number=connection.execute(count).scalar_one() + 1,
            created_at=now,
        )
    )
    values = {"level": decided.level, "level_held_until": decided.held_until}
    connection.execute(update(member).where(member.c.id == member_id).values(values))
