"""Refunds that do not add up: with their orders, with what was paid, with the points ledger, with the journal."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, and_, func, or_, select

from pos_app.data import order_points, sold
from pos_app.data.sold import CANCELLED, ORDERS, SOURCES
from pos_app.data.tables import journal, refund, sale
from pos_app.domain.catalogue import Kind
from pos_app.domain.refunds import step
from pos_app.domain.sales import Tender

HASH_VERSION = 2
"""Of a refund's hash in the journal: since this one, with the ways that its money went back by."""

Break = tuple[str, str, str]
"""The row, what it holds, what it should hold."""


def _columns(kind: Kind) -> tuple[Any, Any]:
    """The columns of a refund that name the order of a kind, and what of it was given back."""
    if kind is Kind.FOOD:
        return refund.c.order_id, refund.c.food_amount
    return refund.c.merch_order_id, refund.c.merch_amount


def broken_refunded() -> Iterator[tuple[Table, Any]]:
    """For each kind: orders whose `refunded` is not the sum of their refunds, or more than their total.

    A total below zero is an adopted order's, of which nothing can be refunded.
    """
    for kind, table in ORDERS.items():
        of_order, amount = _columns(kind)
        sums = select(of_order.label("id"), func.sum(amount).label("amount")).group_by(of_order).subquery()
        given = func.coalesce(sums.c.amount, 0)
        too_much = and_(table.c.refunded > 0, table.c.refunded > table.c.total)
        yield (
            table,
            select(table.c.id, table.c.refunded, table.c.total, given.label("given"))
            .join_from(table, sums, sums.c.id == table.c.id, isouter=True)
            .where(or_(table.c.refunded != given, too_much, table.c.refunded < 0)),
        )


def breaks(connection: Connection) -> Iterator[tuple[int, Break]]:
    """Every break, with the number of the invariant it belongs to."""
    for table, query in broken_refunded():
        for row in connection.execute(query):
            found = f"refunded {row.refunded} of {row.total}"
            yield 5, (f"{table.name} {row.id}", found, f"refunded {row.given}, the sum of its refunds, and no more")
    for table in ORDERS.values():
        strangers = select(table.c.id, table.c.customer_id, sale.c.customer_id.label("of_sale")).join_from(table, sale)
        for row in connection.execute(strangers.where(table.c.customer_id != sale.c.customer_id)):
            yield (
                4,
                (f"{table.name} {row.id}", f"customerId {row.customer_id}", f"customerId {row.of_sale}, its sale's"),
            )
    entries = select(journal.c.subject, journal.c.data).where(journal.c.kind.in_(("refund", "void")))
    hashes = {row.subject: row.data for row in connection.execute(entries)}
    for sale_id, order_id, kind_of_order in _refunded(connection):
        found_sale = sold.read(connection, sale_id, order_id, kind_of_order)
        yield from ((5, each) for each in _uneven(found_sale))
        yield from ((2, each) for each in _points(connection, found_sale))
        yield from ((7, each) for each in _unjournalled(found_sale, hashes))


def _refunded(connection: Connection) -> list[tuple[str | None, str | None, Kind | None]]:
    """Everything that was refunded: a sale, or an order of the old shop."""
    whole = [(row.sale_id, None, None) for row in connection.execute(_distinct(refund.c.sale_id, "sale_id"))]
    old: list[tuple[str | None, str | None, Kind | None]] = []
    for kind in ORDERS:
        of_order, _ = _columns(kind)
        alone = _distinct(of_order, "order_id").where(refund.c.sale_id.is_(None))
        old += [(None, row.order_id, kind) for row in connection.execute(alone)]
    return [*whole, *old]


def _distinct(column: Any, name: str) -> Any:
    return select(column.label(name)).where(column.is_not(None)).distinct()


def _uneven(found: sold.Sold) -> Iterator[Break]:
    """Go through the refunds again in their order: what points paid comes back in proportion, the rest as money."""
    left = sold.refundable(found, None, coin=1, can_void=False)
    so_far = 0
    for row in found.refunds:
        amount = row.food_amount + row.merch_amount
        worth = amount + row.rounding + row.tip - row.amount
        in_points = row.method == Tender.POINTS
        expected = amount if in_points else step(left.by_points, so_far, so_far + amount, left.total)
        points = step(left.points, so_far, so_far + amount, left.total)
        so_far += amount
        if worth != expected or (row.points < points if in_points else row.points != points):
            found_words = f"{row.points} points for {worth} of {amount}"
            yield f"Refund {row.id}", found_words, f"{points} points for {expected}, in proportion"
        went = found.went[row.id]
        if (row.amount, row.rounding) != (sum(e.amount for e in went), sum(e.amount - e.due for e in went)):
            yield f"Refund {row.id}", f"{row.amount} given back", "the sum of the ways that it went back by"
        if sum(line["amount"] for line in row.lines) != amount:
            yield f"Refund {row.id}", f"{amount} given back", "the sum of its lines"
        if row.kind == "VOID" and any(each.status != CANCELLED for each in found.orders.values()):
            yield f"Refund {row.id}", "a void of orders that are not cancelled", "cancelled orders"


def _points(connection: Connection, found: sold.Sold) -> Iterator[Break]:
    for kind, row in found.orders.items():
        source = f"{SOURCES[kind]}:{row.id}"
        refunds = [
            (each.sequence, each.food_amount if kind is Kind.FOOD else each.merch_amount) for each in found.refunds
        ]
        due = order_points.due_back(order_points.earned(connection, source), refunds, row.total)
        taken = order_points.taken(connection, source, [each.id for each in found.refunds])
        if due != taken and row.member_id is not None:
            yield (
                f"{ORDERS[kind].name} {row.id}",
                f"{taken} points taken back",
                f"{due}, its refunds' share of the earned",
            )


def _unjournalled(found: sold.Sold, hashes: dict[str, Any]) -> Iterator[Break]:
    for row in found.refunds:
        if row.id not in hashes:
            yield f"Refund {row.id}", "no entry in the journal", "an entry for each refund"
        elif _hash(found, row, hashes[row.id]) != hashes[row.id].get("rows"):
            yield f"Refund {row.id}", "another row than the journal's hash", "the refund as it was done"


def _hash(found: sold.Sold, row: Any, entry: dict[str, Any]) -> str:
    """The hash by the version that the entry was written in."""
    return sold.refund_hash(row, found.went[row.id] if entry.get("hash", 1) == HASH_VERSION else None)
