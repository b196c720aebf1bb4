"""What an order has earned by now, and what a refund takes of it: the ledger's lines about one order.

EARN lines are called `order:<id>` or `merch:<id>`, with a further part where an order earned once more (for another
member, after a merge). What a refund takes back is called `refund:<id>:order:<order's id>`.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, and_, or_, select

from pos_app.data.tables import member, payment, points_entry, refund
from pos_app.domain.catalogue import Kind
from pos_app.domain.loyalty import EntryKind
from pos_app.domain.refunds import share

_EARNED = (EntryKind.EARN, EntryKind.TAKE_BACK)
_AFTER_COLON = ";"
"""The character after a colon: the end of everything that begins with a source and a colon."""


class Named(NamedTuple):
    """The order that a line of the ledger is about."""

    kind: Kind
    id: str


def order_named(source: str) -> Named | None:
    """The order that a line's source names, also one that was earned or taken back later; None where it names none."""
    parts = source.split(":")
    if parts[0] == "refund":
        parts = parts[2:]
    kinds = {"order": Kind.FOOD, "merch": Kind.MERCH}
    return Named(kinds[parts[0]], parts[1]) if len(parts) > 1 and parts[0] in kinds else None


def taken_by(refund_id: str, source: str) -> str:
    """What the ledger calls what a refund takes back of an order (`source`: `order:<id>`)."""
    return f"refund:{refund_id}:{source}"


def earned(connection: Connection, source: str) -> list[Row[Any]]:
    """The lines by which an order earned, or lost to another member, points: member, points, sequence, earned_at."""
    of_order = or_(
        points_entry.c.source == source,
        and_(points_entry.c.source >= source + ":", points_entry.c.source < source + _AFTER_COLON),
    )
    wanted = select(
        points_entry.c.member_id, points_entry.c.points, points_entry.c.sequence, points_entry.c.earned_at
    ).where(points_entry.c.kind.in_(_EARNED), of_order)
    return list(connection.execute(wanted))


def taken(connection: Connection, source: str, refund_ids: Sequence[str]) -> int:
    """What earlier refunds took back of the order's points, 0 or more."""
    sources = [taken_by(each, source) for each in refund_ids]
    wanted = select(points_entry.c.points).where(
        points_entry.c.kind == EntryKind.TAKE_BACK, points_entry.c.source.in_(sources)
    )
    return -sum(int(row.points) for row in connection.execute(wanted))


def kept(connection: Connection, source: str) -> int:
    """What is left of the order's points after all refunds."""
    of_kind = refund.c.order_id if source.startswith("order:") else refund.c.merch_order_id
    refunds = connection.execute(select(refund.c.id).where(of_kind == source.partition(":")[2])).scalars().all()
    return sum(int(line.points) for line in earned(connection, source)) - taken(connection, source, refunds)


def due_back(lines: Sequence[Row[Any]], refunds: Sequence[tuple[int, int]], total: int) -> int:
    """What has to be taken back by now, all refunds together: each a (sequence, amount), oldest first.

    Points earned after a part was given back were earned on the rest, and go with the rest.
    """
    refunded = sum(amount for _, amount in refunds)
    due = 0
    bases: dict[int, int] = {}
    for line in lines:
        base = sum(amount for sequence, amount in refunds if sequence < line.sequence)
        bases[base] = bases.get(base, 0) + line.points
    for base, points in bases.items():
        due += share(points, refunded - base, total - base)
    return due


def earned_at(lines: Sequence[Row[Any]], otherwise: datetime) -> datetime:
    """When the order earned its points: they leave the months that a level looks at together."""
    return min((line.earned_at for line in lines), default=otherwise)


def spender(connection: Connection, sale_id: str) -> str | None:
    """The row's id of the member whose points paid for the sale; None where none did."""
    paid = select(payment.c.id).where(payment.c.sale_id == sale_id, payment.c.method == "POINTS")
    sources = [f"payment:{row.id}" for row in connection.execute(paid)]
    wanted = select(points_entry.c.member_id).where(
        points_entry.c.kind == EntryKind.SPEND, points_entry.c.source.in_(sources)
    )
    found: str | None = connection.execute(wanted.limit(1)).scalar()
    return found


def balance(connection: Connection, member_id: str) -> int:
    """The member's balance as it is kept."""
    return int(connection.execute(select(member.c.points).where(member.c.id == member_id)).scalar_one())
