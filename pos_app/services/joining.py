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
    unit = money.unit(premises.info(connection).currency)
    since = loyalty.months_before(now, rules.past_months)
    for name, table in (("order", order), ("merch", merch_order)):
        wanted = select(table.c.id, table.c.total, table.c.tax, table.c.refunded, table.c.created_at).where(
            table.c.customer_id == customer_id, table.c.created_at >= since, table.c.status.not_in(UNEARNING)
        )
        wanted = wanted.where(or_(table.c.sale_id.is_not(None), table.c.legacy.is_not(None)))
        for row in connection.execute(wanted):
            points = loyalty.points_for(total=row.total, tax=row.tax, refunded=row.refunded, unit=unit, rules=rules)
            if points > 0:
                yield PastOrder(f"{name}:{row.id}", points, row.created_at)


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
    now = premises.now()
    rules = rules or premises.rules(connection)
    past = list(past_orders(connection, customer_id, premises, now, rules))
    since = loyalty.months_before(now, rules.level_months)
    earned = sum(each.points for each in past if each.created_at >= since)
    total = sum(each.points for each in past)
    return JoinPreview(total + rules.bonus, loyalty.level_for(earned, rules), len(past), rules.bonus)
