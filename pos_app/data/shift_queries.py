"""What a shift came to, summed up by the database: the figures of the X and the Z report."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select, text, union_all

from pos_app.data.tables import (
    cash_movement,
    journal,
    merch_order,
    order,
    payment,
    points_entry,
    refund,
    refund_payment,
    sale,
    shift,
    staff,
    tax_line,
    voucher_payment,
)

Rows = Sequence[Any]

_EACH_ITEM = {
    "sqlite": 'json_each(placed."items") AS item',
    "postgresql": 'LATERAL jsonb_array_elements(placed."items") AS item(value)',
}
_ITEMS = """
    SELECT {by} AS name,
        CAST(sum(CAST(item.value ->> 'quantity' AS BIGINT)) AS BIGINT) AS pieces,
        CAST(sum(CAST(item.value ->> 'total' AS BIGINT)) AS BIGINT) AS amount
    FROM (
        SELECT "items", 'FOOD' AS kind, "saleId" FROM "Order"
        UNION ALL SELECT "items", 'MERCH' AS kind, "saleId" FROM "MerchOrder"
    ) AS placed
    JOIN "Sale" ON "Sale".id = placed."saleId"
    CROSS JOIN {each_item}
    LEFT JOIN "Product" ON "Product".id = item.value ->> 'productId'
    LEFT JOIN "Category" ON "Category".id = "Product"."categoryId"
    WHERE "Sale"."shiftId" = :shift
    GROUP BY 1 ORDER BY 3 DESC, 1
"""


def _sum(column: ColumnElement[int]) -> ColumnElement[int]:
    return func.coalesce(func.sum(column), 0)


def one_shift(shift_id: str) -> Select[Any]:
    """A shift with the names of who opened and who closed it."""
    closer = staff.alias("closer")
    return (
        select(
            shift,
            staff.c.name.label("opener"),
            closer.c.name.label("closer"),
            shift.c["count"].label("drawer"),
        )
        .join_from(shift, staff, staff.c.id == shift.c.opened_by)
        .join(closer, closer.c.id == shift.c.closed_by, isouter=True)
        .where(shift.c.id == shift_id)
    )


def sales(connection: Connection, shift_id: str) -> Any:
    """The sums of the shift's sales."""
    wanted = select(
        func.count().label("sales"),
        *(_sum(sale.c[name]).label(name) for name in ("subtotal", "discount", "tax", "total", "tip", "rounding")),
        func.count().filter(sale.c.discount > 0).label("discounted"),
    ).where(sale.c.shift_id == shift_id)
    return connection.execute(wanted).one()


def methods(connection: Connection, shift_id: str) -> Rows:
    """How the sales were paid, by method: how many payments, what they came to (cash less the change), the points."""
    change = select(_sum(sale.c.change)).where(sale.c.shift_id == shift_id).scalar_subquery()
    kept = (
        select(payment.c.method, func.count().label("times"), _sum(payment.c.amount).label("amount"))
        .add_columns(_sum(payment.c.points).label("points"))
        .join_from(payment, sale, sale.c.id == payment.c.sale_id)
        .where(sale.c.shift_id == shift_id)
        .group_by(payment.c.method)
        .subquery()
    )
    amount = case((kept.c.method == "CASH", kept.c.amount - change), else_=kept.c.amount)
    wanted = select(kept.c.method, kept.c.times, amount.label("amount"), kept.c.points)
    return connection.execute(wanted.order_by(kept.c.method)).all()


def taxes(connection: Connection, shift_id: str) -> Rows:
    """The tax by rate: that of the sales less that of what was given back."""
    columns = (tax_line.c.name, tax_line.c.rate, tax_line.c.included, tax_line.c.net, tax_line.c.tax)
    lines = union_all(
        select(*columns)
        .join_from(tax_line, sale, sale.c.id == tax_line.c.sale_id)
        .where(sale.c.shift_id == shift_id, tax_line.c.refund_id.is_(None)),
        select(*columns)
        .join_from(tax_line, refund, refund.c.id == tax_line.c.refund_id)
        .where(refund.c.shift_id == shift_id),
    ).subquery()
    each = (lines.c.name, lines.c.rate, lines.c.included)
    wanted = select(*each, _sum(lines.c.net).label("net"), _sum(lines.c.tax).label("tax"))
    return connection.execute(wanted.group_by(*each).order_by(lines.c.rate.desc(), *each)).all()


def items_by(connection: Connection, shift_id: str, column: str) -> Rows:
    """What was sold, by the category the product is in today, or by `placed.kind`: pieces and what they came to."""
    by = {"category": "coalesce(\"Category\".name, '')", "kind": "placed.kind"}[column]
    statement = text(_ITEMS.format(by=by, each_item=_EACH_ITEM[connection.dialect.name]))
    return connection.execute(statement, {"shift": shift_id}).all()


def by_staff(connection: Connection, shift_id: str) -> Rows:
    """What each of the staff sold."""
    wanted = (
        select(
            staff.c.name,
            func.count().label("sales"),
            *(_sum(sale.c[name]).label(name) for name in ("total", "discount", "tip")),
        )
        .join_from(sale, staff, staff.c.id == sale.c.staff_id)
        .where(sale.c.shift_id == shift_id)
        .group_by(staff.c.id, staff.c.name)
        .order_by(staff.c.name)
    )
    return connection.execute(wanted).all()


def refunds(connection: Connection, shift_id: str) -> Rows:
    """What was given back, by kind."""
    wanted = (
        select(
            refund.c.kind,
            func.count().label("times"),
            _sum(refund.c.amount).label("amount"),
            _sum(refund.c.points).label("points"),
        )
        .where(refund.c.shift_id == shift_id)
        .group_by(refund.c.kind)
        .order_by(refund.c.kind)
    )
    return connection.execute(wanted).all()


def given_back(connection: Connection, shift_id: str) -> Rows:
    """What was given back, by the way the money went; what went back by several is in several rows."""
    wanted = (
        select(refund_payment.c.method, func.count().label("times"), _sum(refund_payment.c.amount).label("amount"))
        .join_from(refund_payment, refund, refund.c.id == refund_payment.c.refund_id)
        .where(refund.c.shift_id == shift_id)
        .group_by(refund_payment.c.method)
        .order_by(refund_payment.c.method)
    )
    return connection.execute(wanted).all()


def vouchers(connection: Connection, shift_id: str) -> Rows:
    """The money of vouchers that were sold and taken back (negative), by kind and method."""
    wanted = (
        select(
            voucher_payment.c.kind,
            voucher_payment.c.method,
            func.count().label("times"),
            _sum(voucher_payment.c.amount).label("amount"),
        )
        .where(voucher_payment.c.shift_id == shift_id)
        .group_by(voucher_payment.c.kind, voucher_payment.c.method)
        .order_by(voucher_payment.c.kind, voucher_payment.c.method)
    )
    return connection.execute(wanted).all()


def points_given(connection: Connection, shift_id: str) -> int:
    """The points that the shift's sales earned."""
    earned = [
        select(points_entry.c.points)
        .join_from(table, sale, sale.c.id == table.c.sale_id)
        .join(points_entry, and_(points_entry.c.kind == "EARN", points_entry.c.source == prefix + table.c.id))
        .where(sale.c.shift_id == shift_id)
        for prefix, table in (("order:", order), ("merch:", merch_order))
    ]
    lines = union_all(*earned).subquery()
    return int(connection.execute(select(_sum(lines.c.points))).scalar_one())


def end_numbers(connection: Connection, shift_id: str) -> tuple[str, str]:
    """The first and the last order number of the shift, empty where no food was sold."""
    numbered = (
        select(order.c.number)
        .join_from(order, sale, sale.c.id == order.c.sale_id)
        .where(sale.c.shift_id == shift_id, order.c.number.is_not(None))
        .limit(1)
    )
    first, last = (
        connection.execute(numbered.order_by(each)).scalar() for each in (sale.c.sequence, sale.c.sequence.desc())
    )
    return first or "", last or ""


def movements(connection: Connection, shift_id: str) -> Rows:
    """What was put in and taken out, in order."""
    wanted = (
        select(cash_movement, staff.c.name.label("who"))
        .join_from(cash_movement, staff, staff.c.id == cash_movement.c.staff_id)
        .where(cash_movement.c.shift_id == shift_id)
        .order_by(cash_movement.c.created_at, cash_movement.c.id)
    )
    return connection.execute(wanted).all()


def chain_end(connection: Connection, till: str) -> tuple[int, str]:
    """The number and hash of the till's last journal entry, which others may follow at once; 0 and "" for none."""
    wanted = select(journal.c.number, journal.c.hash).where(journal.c.till == till).order_by(journal.c.number.desc())
    row = connection.execute(wanted.limit(1)).first()
    return (row.number, row.hash) if row else (0, "")


def cash(connection: Connection, shift_id: str) -> int:
    """What should be in the drawer: the float, cash paid less change, what was put in less what was taken out.

    Tips in cash and cash rounding are in what was handed over; cash given back is taken off, and what vouchers were
    sold for in cash is added.
    """
    paid = (
        select(_sum(payment.c.amount))
        .join_from(payment, sale, sale.c.id == payment.c.sale_id)
        .where(sale.c.shift_id == shift_id, payment.c.method == "CASH")
    )
    change = select(_sum(sale.c.change)).where(sale.c.shift_id == shift_id)
    moved = select(_sum(cash_movement.c.amount)).where(cash_movement.c.shift_id == shift_id)
    back = (
        select(_sum(refund_payment.c.amount))
        .join_from(refund_payment, refund, refund.c.id == refund_payment.c.refund_id)
        .where(refund.c.shift_id == shift_id, refund_payment.c.method == "CASH")
    )
    sold = select(_sum(voucher_payment.c.amount)).where(
        voucher_payment.c.shift_id == shift_id, voucher_payment.c.method == "CASH"
    )
    into, out = (paid, moved, sold), (change, back)
    sums = [each.scalar_subquery() for each in into] + [-each.scalar_subquery() for each in out]
    wanted = select(sum(sums, shift.c.opening_float)).where(shift.c.id == shift_id)
    return int(connection.execute(wanted).scalar_one())
