"""Reads a finished sale, or an order of the old shop, as refunds and a late customer need it; locks it for a change.

Locks follow the rule of `survivors`: the customer's row first, then the sale, so that no two tills wait for each other.
The walk-in customer is never locked: the sale's own row is enough, and on many tills that one would be a hot row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from pos_app.data import survivors
from pos_app.data.journal_chain import digest
from pos_app.data.tables import (
    merch_order,
    order,
    payment,
    refund,
    refund_payment,
    sale,
    shift,
    staff,
    tax_line,
    voucher,
)
from pos_app.domain.catalogue import Kind
from pos_app.domain.ids import WALK_IN
from pos_app.domain.refund_ways import BackPart, PaidPart
from pos_app.domain.refunds import Refundable, RefundEntry, SoldLine, line_amounts
from pos_app.domain.sales import Tender
from pos_app.errors import DatabaseBusy, NotFound, NothingToRefund, RefundOfRefund

ORDERS: dict[Kind, Table] = {Kind.FOOD: order, Kind.MERCH: merch_order}
SOURCES = {Kind.FOOD: "order", Kind.MERCH: "merch"}
"""What the points ledger calls an order's row."""

NEVER_PAID = ("UNPAID",)
CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Sold:
    """The rows of a sale: `orders` by kind, food first; `sale` is None for an order of the old shop.

    `went` are the ways that each of the refunds went back by, by its id.
    """

    sale: Row[Any] | None
    orders: dict[Kind, Row[Any]]
    payments: tuple[Row[Any], ...]
    refunds: tuple[Row[Any], ...]
    went: dict[str, tuple[BackPart, ...]]

    @property
    def customer_id(self) -> str:
        """Whose it is."""
        row = self.sale or next(iter(self.orders.values()))
        return str(row.customer_id)

    @property
    def total(self) -> int:
        """What was paid for all of it."""
        return sum(int(row.total) for row in self.orders.values())

    def given_back(self, kind: Kind) -> list[tuple[int, int]]:
        """The refunds of the order of a kind, oldest first: sequence and amount."""
        return [(each.sequence, each.food_amount if kind is Kind.FOOD else each.merch_amount) for each in self.refunds]


def sale_of(connection: Connection, sale_id: str | None, order_id: str | None) -> tuple[str | None, Kind | None]:
    """The sale that is meant, None for an order of the old shop, and the kind of the order where one was named.

    Raises NotFound, and RefundOfRefund where a refund was named.
    """
    if (sale_id is None) == (order_id is None):
        raise NotFound
    if order_id is not None:
        for kind, table in ORDERS.items():
            row = connection.execute(select(table.c.sale_id, table.c.legacy).where(table.c.id == order_id)).first()
            if row is not None:
                if row.sale_id is None and row.legacy is None:
                    raise NothingToRefund
                return row.sale_id, kind
    elif connection.execute(select(sale.c.id).where(sale.c.id == sale_id)).first() is not None:
        return sale_id, None
    if connection.execute(select(refund.c.id).where(refund.c.id == (sale_id or order_id))).first() is not None:
        raise RefundOfRefund
    raise NotFound


def lock(connection: Connection, sale_id: str | None, order_id: str | None, kind: Kind | None) -> None:
    """Lock the customer, and the sale or the order of the old shop, until the transaction ends. Raises DatabaseBusy."""
    table = sale if sale_id is not None else ORDERS[kind or Kind.FOOD]
    whose = select(table.c.customer_id).where(table.c.id == (sale_id or order_id))
    for _ in range(survivors.TRIES):
        customer_id = connection.execute(whose).scalar_one()
        if customer_id != WALK_IN:
            survivors.lock(connection, customer_id)
        if connection.execute(whose.with_for_update()).scalar_one() == customer_id:
            return
    raise DatabaseBusy


def read(connection: Connection, sale_id: str | None, order_id: str | None, kind: Kind | None) -> Sold:
    """Every row of the sale, or the order of the old shop alone."""
    if sale_id is None:
        table = ORDERS[kind or Kind.FOOD]
        row = connection.execute(select(table).where(table.c.id == order_id)).one()
        column = refund.c.order_id if table is order else refund.c.merch_order_id
        refunds = _refunds(connection, column == order_id)
        return Sold(None, {kind or Kind.FOOD: row}, (), refunds, _went(connection, refunds))
    found = connection.execute(select(sale).where(sale.c.id == sale_id)).one()
    orders = {}
    for each, table in ORDERS.items():
        of_sale = connection.execute(select(table).where(table.c.sale_id == sale_id)).first()
        if of_sale is not None:
            orders[each] = of_sale
    paid = connection.execute(select(payment).where(payment.c.sale_id == sale_id).order_by(payment.c.id)).all()
    refunds = _refunds(connection, refund.c.sale_id == sale_id)
    return Sold(found, orders, tuple(paid), refunds, _went(connection, refunds))


def _went(connection: Connection, refunds: tuple[Row[Any], ...]) -> dict[str, tuple[BackPart, ...]]:
    return {each.id: parts(connection, each.id) for each in refunds}


def parts(connection: Connection, refund_id: str) -> tuple[BackPart, ...]:
    """The ways that a refund's money went back by, as the ids sort."""
    wanted = (
        select(refund_payment, voucher.c.code)
        .join_from(refund_payment, voucher, voucher.c.id == refund_payment.c.voucher_id, isouter=True)
        .where(refund_payment.c.refund_id == refund_id)
        .order_by(refund_payment.c.id)
    )
    return tuple(
        BackPart(
            Tender(row.method),
            row.amount - row.rounding,
            row.amount,
            row.payment_id or "",
            row.reference,
            row.voucher_id or "",
            row.code or "",
        )
        for row in connection.execute(wanted)
    )


def _refunds(connection: Connection, of: Any) -> tuple[Row[Any], ...]:
    approver = staff.alias("approver")
    wanted = (
        select(refund, staff.c.name.label("staff_name"), approver.c.name.label("approver_name"))
        .join(staff, staff.c.id == refund.c.staff_id)
        .join(approver, approver.c.id == refund.c.approved_by, isouter=True)
        .where(of)
        .order_by(refund.c.sequence)
    )
    return tuple(connection.execute(wanted))


def refundable(sold: Sold, kind: Kind | None, *, coin: int, can_void: bool) -> Refundable:
    """What is left of it; with a kind, the lines of that order alone."""
    head = sold.sale or next(iter(sold.orders.values()))
    lines: list[SoldLine] = []
    for each, row in sold.orders.items():
        if kind in (None, each) and row.status not in NEVER_PAID:
            lines += _lines(row, each, sold.refunds)
    food = sold.orders.get(Kind.FOOD)
    by_points = [each for each in sold.payments if each.method == Tender.POINTS]
    return Refundable(
        tuple(lines),
        sold.total,
        sold.customer_id,
        head.created_at,
        sold.sale.id if sold.sale is not None else None,
        (food.number or "") if food is not None else "",
        sum(each.amount for each in by_points),
        sum(each.points for each in by_points),
        sold.sale.tip if sold.sale is not None else 0,
        tuple(_entry(each, sold.went[each.id]) for each in sold.refunds),
        _tenders(sold),
        can_void,
        all(row.status == CANCELLED for row in sold.orders.values()),
        coin,
        _paid(sold),
    )


def _lines(row: Row[Any], kind: Kind, refunds: tuple[Row[Any], ...]) -> list[SoldLine]:
    items = row.lines or [{"total": row.total}]
    quantities = [max(1, int(item.get("quantity") or 1)) for item in items]
    amounts = line_amounts([int(item.get("total") or 0) for item in items], quantities, row.total)
    done: dict[int, int] = {}
    for each in refunds:
        for given in each.lines:
            if given["orderId"] == row.id:
                done[given["line"]] = done.get(given["line"], 0) + given["quantity"]
    return [
        SoldLine(
            row.id,
            kind,
            place,
            str(item.get("name") or ""),
            quantities[place],
            int(item.get("unitPrice") or 0),
            amounts[place],
            int(item.get("tax") or 0),
            str(item.get("taxClass") or ""),
            done.get(place, 0),
        )
        for place, item in enumerate(items)
    ]


def _tenders(sold: Sold) -> tuple[Tender, ...]:
    """How it was paid, the largest part first; the change came out of the cash."""
    parts: dict[Tender, int] = {}
    for each in sold.payments:
        change = sold.sale.change if each.method == Tender.CASH and sold.sale is not None else 0
        parts[Tender(each.method)] = parts.get(Tender(each.method), 0) + each.amount - change
    return tuple(sorted(parts, key=lambda method: -parts[method]))


def _paid(sold: Sold) -> tuple[PaidPart, ...]:
    """The ways that money came by, the cash first."""
    if sold.sale is None:
        return ()
    found = []
    cash = [each.amount for each in sold.payments if each.method == Tender.CASH]
    if cash:
        rounding = sold.sale.rounding
        found.append(PaidPart(Tender.CASH, sum(cash) - sold.sale.change - rounding, rounding=rounding))
    found += [
        PaidPart(Tender(each.method), each.amount, each.id, each.reference)
        for each in sold.payments
        if each.method in (Tender.CARD, Tender.VOUCHER)
    ]
    return tuple(found)


def _entry(row: Row[Any], went: tuple[BackPart, ...]) -> RefundEntry:
    return RefundEntry(
        row.id,
        row.kind,
        row.created_at,
        Tender(row.method),
        row.amount,
        row.food_amount + row.merch_amount,
        row.points,
        row.rounding,
        row.reason,
        row.staff_name,
        row.approver_name or "",
        row.sequence,
        row.tip,
        went,
    )


def open_shift(connection: Connection, till: str) -> str | None:
    """The till's open shift, to look at it only; None while the till is closed."""
    found: str | None = connection.execute(
        select(shift.c.id).where(shift.c.till == till, shift.c.closed_at.is_(None))
    ).scalar()
    return found


def shift_is_open(connection: Connection, shift_id: str | None) -> bool:
    """Whether the shift has not been closed; it stays open until the transaction ends."""
    wanted = select(shift.c.id).where(shift.c.id == shift_id, shift.c.closed_at.is_(None)).with_for_update(read=True)
    return shift_id is not None and connection.execute(wanted).first() is not None


def tax_lines(connection: Connection, sale_id: str) -> dict[str, Row[Any]]:
    """A sale's taxes by their class."""
    rows = connection.execute(select(tax_line).where(tax_line.c.sale_id == sale_id))
    return {row.tax_class: row for row in rows}


def refund_hash(row: Any, went: Sequence[BackPart] | None = None) -> str:
    """The hash of a refund's row that the journal keeps: what went back, how, and of what. No free text.

    `went` are the ways it went by; None for the hash of the time when there was but one.
    """
    given = [[each["orderId"], each["line"], each["quantity"], each["amount"], each["tax"]] for each in row.lines]
    sums = [row.amount, row.points, row.food_amount, row.merch_amount, row.tax, row.rounding, row.tip]
    ways = [] if went is None else [sorted([each.method, each.due, each.amount, each.payment_id] for each in went)]
    return digest([row.id, row.kind, row.method, sums, given, *ways])
