"""Levels whose time is over are looked at again: once a business day, by whichever till starts first.

Source of the rule: design page 3, "levels". The work is done in batches, a transaction each, so that a till that sells
meanwhile waits for none of them long; one that was cut short is taken up at the next start.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from pos_app.data.insert_once import insert_into
from pos_app.data.tables import counter, customer, level_change, member, points_entry
from pos_app.domain import loyalty
from pos_app.domain.ids import new_id
from pos_app.domain.loyalty import COUNTS_TOWARDS_LEVEL, LOOKED_AGAIN, ORDER_OF_LEVELS, Level, Rules
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises

BATCH = 200
"""Members a transaction."""

DAY_DONE = "levels looked at"
"""The counter that holds the last business day (as an ordinal) on which every level was looked at."""

_LOOKED_AT = (
    update(member)
    .where(member.c.id == bindparam("own_id"))
    .values(level=bindparam("new_level"), level_held_until=bindparam("held", type_=member.c.level_held_until.type))
)


@dataclass(frozen=True, slots=True)
class LevelsLookedAt:
    """What one step did: how many levels rose, fell and were kept; `done` when none waits for this day any more."""

    raised: int = 0
    lowered: int = 0
    kept: int = 0
    done: bool = True


class Levels:
    """Looks at levels again."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def look_again(self) -> LevelsLookedAt:
        """One step: a batch of the levels whose time was over when this business day began.

        Each is decided by the rules of today and the points earned on orders within their months; the level is held
        for as long again. Bronze, below which there is nothing, is held no longer and has no line. To be called until
        it is `done`; on a day that is done it reads one row. Tills that start at once take turns.
        """
        now = self._premises.now()
        day = self._premises.info().business_day(now)
        if self._is_done(day):
            return LevelsLookedAt()
        return self._premises.database.call(lambda connection: self._step(connection, day, now))

    def _is_done(self, day: date) -> bool:
        with self._premises.database.read() as connection:
            known = connection.execute(select(counter.c.value).where(counter.c.name == DAY_DONE)).scalar()
        return known is not None and known >= day.toordinal()

    def _step(self, connection: Connection, day: date, now: datetime) -> LevelsLookedAt:
        if not _take_turn(connection, day):
            return LevelsLookedAt()
        rules = self._premises.rules(connection)
        due, done = _due(connection, self._premises.info(connection).day_begins(day))
        looked_at = _decide(connection, due, rules, now)
        if done:
            connection.execute(update(counter).where(counter.c.name == DAY_DONE).values(value=day.toordinal()))
        if due:
            data = {"raised": looked_at.raised, "lowered": looked_at.lowered, "kept": looked_at.kept}
            self._journal.write(connection, "levels_looked_at", actor=None, subject=day.isoformat(), data=data)
        return LevelsLookedAt(looked_at.raised, looked_at.lowered, looked_at.kept, done=done)


def _take_turn(connection: Connection, day: date) -> bool:
    """Lock the counter's row; whether this day is still to be done."""
    made = insert_into(counter, connection.dialect.name).values(name=DAY_DONE, value=0)
    connection.execute(made.on_conflict_do_nothing())
    last = connection.execute(select(counter.c.value).where(counter.c.name == DAY_DONE).with_for_update()).scalar_one()
    return int(last) < day.toordinal()


def _due(connection: Connection, begins: datetime) -> tuple[Sequence[Any], bool]:
    """Members whose level's time was over by then, and whether they are the last.

    Their customers are locked first, as a sale locks them.
    """
    is_due = member.c.level_held_until <= begins
    first = select(member.c.id).where(is_due).order_by(member.c.level_held_until, member.c.id).limit(BATCH)
    ids = list(connection.execute(first).scalars())
    locked = select(customer.c.id).join_from(customer, member).where(member.c.id.in_(ids)).order_by(customer.c.id)
    connection.execute(locked.with_for_update(of=customer)).all()
    due = connection.execute(select(member.c.id, member.c.level).where(member.c.id.in_(ids), is_due)).all()
    return due, len(ids) < BATCH


def _decide(connection: Connection, due: Sequence[Any], rules: Rules, now: datetime) -> LevelsLookedAt:
    """Write what each level is from now on."""
    if not due:
        return LevelsLookedAt()
    ids = [row.id for row in due]
    earned, numbers = _earned(connection, ids, rules, now), _numbers(connection, ids)
    held = loyalty.months_after(now, rules.level_months)
    changes, kept = [], []
    steps = []
    for row in due:
        before, points = Level(row.level), earned.get(row.id, 0)
        level = loyalty.level_for(points, rules)
        steps.append(ORDER_OF_LEVELS.index(level) - ORDER_OF_LEVELS.index(before))
        is_bronze_still = before is level is Level.BRONZE
        kept.append({"own_id": row.id, "new_level": level, "held": None if is_bronze_still else held})
        if not is_bronze_still:
            changes.append(_change(row.id, level, before, points, numbers.get(row.id, 0) + 1, rules, held, now))
    if changes:
        connection.execute(insert(level_change), changes)
    connection.execute(_LOOKED_AT, kept)
    raised, lowered = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return LevelsLookedAt(raised, lowered, len(steps) - raised - lowered)


def _change(
    member_id: str, level: Level, before: Level, earned: int, number: int, rules: Rules, held: datetime, now: datetime
) -> dict[str, Any]:
    return {
        "id": new_id(),
        "member_id": member_id,
        "level": level,
        "previous": before,
        "earned": earned,
        "rules": rules.kept(),
        "reason": LOOKED_AGAIN,
        "held_until": held,
        "number": number,
        "created_at": now,
    }


def _earned(connection: Connection, ids: list[str], rules: Rules, now: datetime) -> dict[str, int]:
    """Points earned on orders within the months of the rules, of all these members at once."""
    wanted = (
        select(points_entry.c.member_id, func.sum(points_entry.c.points))
        .where(
            points_entry.c.member_id.in_(ids),
            points_entry.c.earned_at >= loyalty.months_before(now, rules.level_months),
            points_entry.c.kind.in_(COUNTS_TOWARDS_LEVEL),
        )
        .group_by(points_entry.c.member_id)
    )
    return {row[0]: int(row[1]) for row in connection.execute(wanted)}


def _numbers(connection: Connection, ids: list[str]) -> dict[str, int]:
    """The number of each member's last change."""
    wanted = (
        select(level_change.c.member_id, func.max(level_change.c.number))
        .where(level_change.c.member_id.in_(ids))
        .group_by(level_change.c.member_id)
    )
    return {row[0]: row[1] for row in connection.execute(wanted)}
