"""What a refund or a void writes beside its own row: the orders, the taxes, the customer's counters, the points."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, union_all, update

from pos_app.data import order_points, points_ledger, sold
from pos_app.data.points_ledger import Line
from pos_app.data.sold import CANCELLED, ORDERS, SOURCES, Sold
from pos_app.data.tables import customer, tax_line
from pos_app.domain.catalogue import Kind
from pos_app.domain.ids import WALK_IN, new_id
from pos_app.domain.loyalty import EntryKind
from pos_app.domain.refunds import GiveBack

VOID = "VOID"
REFUND = "REFUND"
TAKEN, RETURNED = "refund", "paid with points"
"""The reasons kept in the ledger."""


@dataclass(frozen=True, slots=True)
class Act:
    """A refund or a void on its way: its id, kind, time and place among all sales and acts."""

    id: str
    kind: str
    now: datetime
    sequence: int


@dataclass(frozen=True, slots=True)
class PointsMoved:
    """What it did to the member's points: `points` is the balance after it, None without a member."""

    back: int = 0
    taken: int = 0
    points: int | None = None


def stored_lines(back: GiveBack) -> list[dict[str, Any]]:
    """The lines as the refund's row keeps them."""
    return [
        {
            "orderId": each.line.order_id,
            "line": each.line.place,
            "name": each.line.name,
            "quantity": each.quantity,
            "unitPrice": each.line.unit_price,
            "amount": each.amount,
            "tax": each.tax,
            "taxClass": each.line.tax_class,
        }
        for each in back.lines
    ]


def raise_refunded(connection: Connection, found: Sold, back: GiveBack, act: Act) -> None:
    """Note on each order what was given back of it; a void cancels them all."""
    for kind, row in found.orders.items():
        amount = back.food if kind is Kind.FOOD else back.merch
        table = ORDERS[kind]
        values: dict[str, Any] = {"refunded": table.c.refunded + amount, "updated_at": act.now}
        if act.kind == VOID:
            values["status"] = CANCELLED
        if amount or act.kind == VOID:
            connection.execute(update(table).where(table.c.id == row.id).values(values))


def write_taxes(connection: Connection, found: Sold, back: GiveBack, act: Act) -> None:
    """A negative row for each tax class of the lines, as the sale was taxed."""
    if found.sale is None:
        return
    rates = sold.tax_lines(connection, found.sale.id)
    rows = []
    for tax_class, rate in rates.items():
        given = [each for each in back.lines if each.line.tax_class == tax_class]
        if given:
            tax = sum(each.tax for each in given)
            net = sum(each.amount for each in given) - tax
            kept = {name: getattr(rate, name) for name in ("tax_class", "name", "rate", "included")}
            rows.append({"id": new_id(), "refund_id": act.id, "net": -net, "tax": -tax} | kept)
    if rows:
        connection.execute(insert(tax_line), rows)


def lower_counters(connection: Connection, found: Sold, back: GiveBack, act: Act) -> None:
    """What the customer spent is less; voided orders are counted no more. Nothing is kept of the walk-in customer."""
    if found.customer_id == WALK_IN:
        return
    spent = {"lifetime_total": customer.c.lifetime_total - back.value, "updated_at": act.now}
    gone = {"order_count": customer.c.order_count - len(found.orders)} if act.kind == VOID else {}
    connection.execute(update(customer).where(customer.c.id == found.customer_id).values(spent | gone))
    if act.kind == VOID:
        set_first_and_last(connection, found.customer_id)


def set_first_and_last(connection: Connection, customer_id: str) -> None:
    """The first and last order again from those that count, after one was cancelled or given to somebody else."""
    times = union_all(
        *(
            select(table.c.created_at).where(table.c.customer_id == customer_id, table.c.status != CANCELLED)
            for table in ORDERS.values()
        )
    ).subquery()
    first, last = connection.execute(select(func.min(times.c.created_at), func.max(times.c.created_at))).one()
    connection.execute(update(customer).where(customer.c.id == customer_id).values(first_order=first, last_order=last))


def move_points(connection: Connection, found: Sold, back: GiveBack, act: Act) -> PointsMoved:
    """Take back what the orders earned, in proportion, and return what had paid; the balance may go below 0.

    The level stays (design page 3: up at once, looked at again when its time is over); what it is judged by follows.
    """
    member_id = next((row.member_id for row in found.orders.values() if row.member_id), None)
    returned = back.points
    spender = None
    if returned and found.sale is not None:
        spender = order_points.spender(connection, found.sale.id) or member_id
        if spender is not None:
            line = Line(EntryKind.GIVE_BACK, f"refund:{act.id}", returned, act.now, RETURNED)
            points_ledger.add(connection, spender, [line], act.now, sequence=act.sequence)
    if member_id is None:
        return PointsMoved(back=returned if spender else 0)
    lines = [line for kind in found.orders for line in _taken(connection, found, kind, back, act)]
    points = points_ledger.add(connection, member_id, lines, act.now, sequence=act.sequence)
    return PointsMoved(returned if spender else 0, -sum(line.points for line in lines), points)


def _taken(connection: Connection, found: Sold, kind: Kind, back: GiveBack, act: Act) -> list[Line]:
    row = found.orders[kind]
    amount = back.food if kind is Kind.FOOD else back.merch
    if not amount:
        return []
    source = f"{SOURCES[kind]}:{row.id}"
    earned = order_points.earned(connection, source)
    refunds = found.given_back(kind)
    due = order_points.due_back(earned, [*refunds, (act.sequence, amount)], row.total)
    points = due - order_points.taken(connection, source, [each.id for each in found.refunds])
    if not points:
        return []
    at = order_points.earned_at(earned, row.created_at)
    return [Line(EntryKind.TAKE_BACK, order_points.taken_by(act.id, source), -points, at, TAKEN)]
