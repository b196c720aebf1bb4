"""What joining TapPass gives for past orders.

Worked out once here, for the offer at the counter and for the enrolment itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, case, func, or_, select

from pos_app.data.tables import merch_order, order, points_entry
from pos_app.data.tables.base import Amount
from pos_app.domain import loyalty, money
from pos_app.domain.loyalty import EntryKind, JoinPreview, Rules
from pos_app.services.premises import Premises

UNEARNING = ("CANCELLED", "UNPAID")
"""An order that was never paid earns nothing; an open tab's, which has no sale yet, earns when it is paid."""


@dataclass(frozen=True, slots=True)
class PastOrder:
    """A past order that earns points on enrolment; `source` names it in the ledger."""

    source: str
    points: int
    created_at: datetime


def past_orders(
    connection: Connection, customer_id: str, premises: Premises, now: datetime, rules: Rules
) -> Iterator[PastOrder]:
    """The orders within the window that earn points, food and merchandise, each with what it earns by these rules."""
    unit = money.unit(premises.info(connection).currency)
    since = loyalty.months_before(now, rules.past_months)
    for name, table in (("order", order), ("merch", merch_order)):
        columns = (table.c.id, table.c.total, table.c.tax, table.c.refunded, table.c.created_at)
        wanted = select(*columns).where(
            table.c.customer_id == customer_id, table.c.created_at >= since, table.c.status.not_in(UNEARNING)
        )
        wanted = wanted.where(or_(table.c.sale_id.is_not(None), table.c.legacy.is_not(None)))
        for own_id, total, tax, refunded, created_at in connection.execute(wanted):
            points = loyalty.points_for(total=total, tax=tax, refunded=refunded, unit=unit, rules=rules)
            if points > 0:
                yield PastOrder(f"{name}:{own_id}", points, created_at)


_AT_ONCE = 500
"""Sources, or customers, that one query asks for."""


def earning(connection: Connection, past: Sequence[PastOrder], member_id: str) -> list[PastOrder]:
    """The past orders as a new member earns them, each by a source that the ledger does not have yet.

    An order that earned for another member, whom its customer was parted from again, has one already.
    """
    sources = [each.source for each in past]
    taken: set[str] = set()
    for at in range(0, len(sources), _AT_ONCE):
        wanted = select(points_entry.c.source).where(
            points_entry.c.kind == EntryKind.EARN, points_entry.c.source.in_(sources[at : at + _AT_ONCE])
        )
        taken.update(connection.execute(wanted).scalars())
    return [
        replace(each, source=f"{each.source}:member:{member_id}") if each.source in taken else each for each in past
    ]


def preview(connection: Connection, customer_id: str, premises: Premises, rules: Rules | None = None) -> JoinPreview:
    """What joining now would give a customer who is not a member: by the rules in force, unless others are given."""
    return previews(connection, [customer_id], premises, rules)[customer_id]


def previews(
    connection: Connection, customers: Sequence[str], premises: Premises, rules: Rules | None = None
) -> dict[str, JoinPreview]:
    """Likewise for many customers who are no members: the database adds up what `past_orders` gives one by one."""
    now = premises.now()
    rules = rules or premises.rules(connection)
    unit = money.unit(premises.info(connection).currency)
    sums = {customer_id: [0, 0, 0] for customer_id in customers}
    for at in range(0, len(customers), _AT_ONCE):
        for table in (order, merch_order):
            wanted = _sums(table, rules, unit, now).where(table.c.customer_id.in_(customers[at : at + _AT_ONCE]))
            for customer_id, *found in connection.execute(wanted):
                sums[customer_id] = [one + int(more) for one, more in zip(sums[customer_id], found, strict=True)]
    return {
        customer_id: JoinPreview(total + rules.bonus, loyalty.level_for(earned, rules), orders, rules.bonus)
        for customer_id, (total, earned, orders) in sums.items()
    }


def _sums(table: Table, rules: Rules, unit: int, now: datetime) -> Select[Any]:
    """Of each customer: all points of past orders, those that count for the level, and how many orders have some."""
    by_money = (table.c.earnable * rules.points_per_unit).op("/", return_type=Amount())(unit)
    points = by_money + rules.points_per_order
    lately = table.c.created_at >= loyalty.months_before(now, rules.level_months)
    return (
        select(
            table.c.customer_id,
            func.sum(points),
            func.sum(case((lately, points), else_=0)),
            func.sum(case((points > 0, 1), else_=0)),
        )
        .where(table.c.created_at >= loyalty.months_before(now, rules.past_months))
        .where(table.c.earnable.is_not(None), table.c.earnable > 0)
        .group_by(table.c.customer_id)
    )


def most(lifetime_total: int, orders: int, rules: Rules, unit: int) -> int:
    """The points that nobody with such counters gets more than: as if every order earned, and none lost a fraction."""
    return lifetime_total * rules.points_per_unit // unit + orders * rules.points_per_order + rules.bonus
