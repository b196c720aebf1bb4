"""What a merge and its undo mean to points: one ledger, one balance, one level; and two again.

Lines are never rewritten: only whose they are changes. What an order of somebody who had not joined earned by a merge
is a line `order:<id>:merge:<merge>`, so that the customer can still earn `order:<id>` by joining after an undo.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from pos_app.data import merge_rows, order_points, points_ledger
from pos_app.data.tables import member, merch_order, merged_row, order, points_entry, refund, sale
from pos_app.domain import loyalty
from pos_app.domain.loyalty import EntryKind, Level, Rules
from pos_app.domain.merging import MERGE_UNDONE, MERGED
from pos_app.services.joining import past_orders
from pos_app.services.premises import Premises
from pos_app.services.rewards import SOURCES

_FOLLOWS_ITS_ORDER = (EntryKind.EARN, EntryKind.TAKE_BACK, EntryKind.GIVE_BACK)


@dataclass(frozen=True, slots=True)
class Standing:
    """A member's level, and until when it is held."""

    level: Level
    held_until: datetime | None

    @classmethod
    def of(cls, row: Any) -> "Standing":
        """That of a member's row."""
        return cls(Level(row.level), row.level_held_until)

    def still_held(self, now: datetime) -> bool:
        """Whether it may not be lost yet; an adopted level that nothing is known of may not."""
        return self.held_until is None or self.held_until > now


def members_of(connection: Connection, customer_ids: Iterable[str], *, lock: bool = True) -> dict[str, Any]:
    """The members among these customers, by the customer's id; locked, so that balances can be worked out."""
    wanted = select(member).where(member.c.customer_id.in_(set(customer_ids))).order_by(member.c.id)
    return {row.customer_id: row for row in connection.execute(wanted.with_for_update() if lock else wanted)}


def earn_past_orders(
    connection: Connection, premises: Premises, merge_id: str, *, customer_id: str, member_id: str, now: datetime
) -> int:
    """The orders of a customer who had not joined earn by the rule for past orders; how many did.

    To be called while they are still that customer's.
    """
    lines = [
        points_ledger.Line(
            EntryKind.EARN, f"{each.source}:merge:{merge_id}", each.points, each.created_at, loyalty.PAST_ORDER
        )
        for each in past_orders(connection, customer_id, premises, now, premises.rules(connection))
    ]
    points_ledger.add(connection, member_id, lines, now)
    return len(lines)


def join(connection: Connection, merge_id: str, *, giver: Any, taker: Any, now: datetime) -> list[str]:
    """Both are members: the taker gets every line, and the other TapPass ID leads to the taker.

    The giver's row stays, with 0 points. Returns the aliases that moved.
    """
    merge_rows.give_ledger(connection, merge_id, giver=giver.id, taker=taker.id)
    aliases = merge_rows.give_aliases(connection, giver=giver, taker=taker.id, now=now)
    merge_rows.balance(connection, (giver.id, taker.id))
    connection.execute(update(member).where(member.c.id == giver.id).values(email_key=None, updated_at=now))
    if taker.birthday is None and giver.birthday is not None:
        connection.execute(update(member).where(member.c.id == taker.id).values(birthday=giver.birthday))
    return aliases


def lift(connection: Connection, taker: Any, giver: Any | None, *, rules: Rules, now: datetime) -> Standing:
    """The level after a merge: what was earned together is worth, at least what either had."""
    earned = points_ledger.earned_within(connection, taker.id, rules, now)
    before = Standing.of(taker)
    after, by_points = before, loyalty.level_for(earned, rules)
    if giver is not None:
        after = _better(after, Standing.of(giver))
    if loyalty.higher(after.level, by_points) is not after.level:
        after = Standing(by_points, loyalty.months_after(now, rules.level_months))
    _write(connection, taker.id, before, after, earned=earned, rules=rules, now=now, reason=MERGED)
    return after


def lower(connection: Connection, who: Any, before_merge: Standing | None, *, rules: Rules, now: datetime) -> None:
    """The level after an undo: the one from before the merge while it is held, or what the own points are worth."""
    earned = points_ledger.earned_within(connection, who.id, rules, now)
    has, level = Standing.of(who), loyalty.level_for(earned, rules)
    held = before_merge if before_merge is not None and before_merge.still_held(now) else None
    if held is not None and loyalty.higher(held.level, level) is held.level:
        after = held
    else:
        after = has if level is has.level else Standing(level, loyalty.months_after(now, rules.level_months))
    _write(connection, who.id, has, after, earned=earned, rules=rules, now=now, reason=MERGE_UNDONE)


def part(connection: Connection, merge_id: str, *, giver: Any, taker: Any) -> None:
    """Both were members: the noted lines go back, and with them, noted now, what happened to those orders since."""
    merge_rows.give_ledger_back(connection, merge_id, giver=giver.id, taker=taker.id)
    since = [{"line": row.id} for row in _lines_of_orders(connection, giver.id, taker.customer_id)]
    if since:
        line = points_entry.c.id == bindparam("line")
        connection.execute(update(points_entry).where(line).values(member_id=taker.id), since)
        noted = [{"merge_id": merge_id, "kind": "ENTRY", "row_id": each["line"]} for each in since]
        connection.execute(insert(merged_row), noted)
    merge_rows.balance(connection, (giver.id, taker.id))


def take_back(connection: Connection, merge_id: str, *, member_id: str, customer_id: str, now: datetime) -> None:
    """Take from a member what orders earned that are another customer's again, who has not joined."""
    sums: dict[str, tuple[int, datetime]] = {}
    for row in _lines_of_orders(connection, member_id, customer_id):
        named = order_points.order_named(row.source)
        if named is not None and row.kind in loyalty.COUNTS_TOWARDS_LEVEL:
            source = f"{SOURCES[named.kind]}:{named.id}"
            so_far, earned_at = sums.get(source, (0, row.earned_at))
            sums[source] = so_far + row.points, min(earned_at, row.earned_at)
    lines = [
        points_ledger.Line(EntryKind.TAKE_BACK, f"{source}:undo:{merge_id}", -points, earned_at, MERGE_UNDONE)
        for source, (points, earned_at) in sums.items()
        if points
    ]
    points_ledger.add(connection, member_id, lines, now)


def _better(one: Standing, other: Standing) -> Standing:
    """The higher of two levels; of the same, the one that is held longer."""
    if one.level is not other.level:
        return one if loyalty.higher(one.level, other.level) is one.level else other
    if one.held_until is None or other.held_until is None:
        return Standing(one.level, None)
    return Standing(one.level, max(one.held_until, other.held_until))


def _write(
    connection: Connection,
    member_id: str,
    before: Standing,
    after: Standing,
    *,
    earned: int,
    rules: Rules,
    now: datetime,
    reason: str,
) -> None:
    if after.level is not before.level:
        decided = points_ledger.LevelDecision(after.level, before.level, earned, rules, reason, after.held_until)
        points_ledger.write_level(connection, member_id, decided, now)
    elif after != before:
        held = update(member).where(member.c.id == member_id)
        connection.execute(held.values(level_held_until=after.held_until))


def _lines_of_orders(connection: Connection, member_id: str, customer_id: str) -> list[Any]:
    """The member's lines that are about orders, or refunds of orders, of that customer."""
    about = _about(connection, customer_id)
    wanted = select(points_entry).where(
        points_entry.c.member_id == member_id, points_entry.c.kind.in_(_FOLLOWS_ITS_ORDER)
    )
    return [row for row in connection.execute(wanted) if ":".join(row.source.split(":", 2)[:2]) in about]


def _about(connection: Connection, customer_id: str) -> set[str]:
    """What the ledger calls the customer's orders and their refunds."""
    own = {
        name: select(table.c.id).where(table.c.customer_id == customer_id)
        for name, table in (("order", order), ("merch", merch_order), ("sale", sale))
    }
    refunds = select(refund.c.id).where(
        or_(
            refund.c.sale_id.in_(own["sale"]),
            refund.c.order_id.in_(own["order"]),
            refund.c.merch_order_id.in_(own["merch"]),
        )
    )
    return {
        f"{name}:{own_id}"
        for name, ids in {**own, "refund": refunds}.items()
        for own_id in connection.execute(ids).scalars()
    }
