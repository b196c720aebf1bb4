"""What joining TapPass gives for past orders.

Worked out once here, for the offer at the counter and for the enrolment itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, or_, select

from pos_app.data.tables import merch_order, order, points_entry
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
    return (past for _, past in _past_orders(connection, [customer_id], premises, now, rules))


def _past_orders(
    connection: Connection, customers: Sequence[str], premises: Premises, now: datetime, rules: Rules
) -> Iterator[tuple[str, PastOrder]]:
    unit = money.unit(premises.info(connection).currency)
    since = loyalty.months_before(now, rules.past_months)
    for name, table in (("order", order), ("merch", merch_order)):
        columns = (table.c.id, table.c.customer_id, table.c.total, table.c.tax, table.c.refunded, table.c.created_at)
        wanted = select(*columns).where(
            table.c.customer_id.in_(customers), table.c.created_at >= since, table.c.status.not_in(UNEARNING)
        )
        wanted = wanted.where(or_(table.c.sale_id.is_not(None), table.c.legacy.is_not(None)))
        for own_id, customer_id, total, tax, refunded, created_at in connection.execute(wanted):
            points = loyalty.points_for(total=total, tax=tax, refunded=refunded, unit=unit, rules=rules)
            if points > 0:
                yield customer_id, PastOrder(f"{name}:{own_id}", points, created_at)


_AT_ONCE = 500
"""Sources that one query asks for."""


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
    """Likewise for many customers, in as many queries as for one."""
    now = premises.now()
    rules = rules or premises.rules(connection)
    since = loyalty.months_before(now, rules.level_months)
    past: dict[str, list[PastOrder]] = {customer_id: [] for customer_id in customers}
    for customer_id, each in _past_orders(connection, customers, premises, now, rules):
        past[customer_id].append(each)
    found = {}
    for customer_id, orders in past.items():
        earned = sum(each.points for each in orders if each.created_at >= since)
        total = sum(each.points for each in orders)
        level = loyalty.level_for(earned, rules)
        found[customer_id] = JoinPreview(total + rules.bonus, level, len(orders), rules.bonus)
    return found
