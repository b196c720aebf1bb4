"""The rows of sales as they were written, and what breaks the sums among them: the doctor's look at the money."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, Table, func, or_, select

from pos_app.data.tables import merch_order, order, payment, sale, tax_line, voucher, voucher_payment

BATCH = 500

_ORDER_TABLES = (order, merch_order)
_SUMS = ("subtotal", "discount", "tax", "total")


@dataclass
class SaleRows:
    """A sale with the rows under it, by the tables' own keys; of its orders the food comes first."""

    sale: dict[str, Any]
    orders: list[dict[str, Any]] = field(default_factory=list)
    payments: list[dict[str, Any]] = field(default_factory=list)
    taxes: list[dict[str, Any]] = field(default_factory=list)


def sales_with_rows(connection: Connection) -> Iterator[SaleRows]:
    """Each sale with its orders, payments and tax table, in batches."""
    after = -1
    columns = [sale.c[name].label(name) for name in ("id", "sequence", *_SUMS, "tip", "rounding", "change")]
    while True:
        wanted = select(*columns).where(sale.c.sequence > after).order_by(sale.c.sequence).limit(BATCH)
        found = {row["id"]: SaleRows(dict(row)) for row in connection.execute(wanted).mappings()}
        if not found:
            return
        after = max(each.sale["sequence"] for each in found.values())
        for table in _ORDER_TABLES:
            for row in _of_sales(connection, table, ("id", "lines", *_SUMS), found):
                found[row["sale_id"]].orders.append(row)
        for row in _of_sales(connection, payment, ("method", "amount", "points"), found):
            found[row["sale_id"]].payments.append(row)
        for row in _of_sales(connection, tax_line, ("tax_class", "rate", "included", "net", "tax"), found):
            found[row["sale_id"]].taxes.append(row)
        yield from found.values()


def _of_sales(
    connection: Connection, table: Table, names: Sequence[str], sales: dict[str, SaleRows]
) -> Iterator[dict[str, Any]]:
    columns = [table.c[name].label(name) for name in ("sale_id", *names)]
    wanted = select(*columns).where(table.c.sale_id.in_(list(sales)))
    return (dict(row) for row in connection.execute(wanted).mappings())


def broken_sales() -> Select[Any]:
    """Sales whose orders or payments do not add up to their total (invariant 5)."""
    ordered = [
        select(func.coalesce(func.sum(table.c.total), 0)).where(table.c.sale_id == sale.c.id).scalar_subquery()
        for table in _ORDER_TABLES
    ]
    paid = select(func.coalesce(func.sum(payment.c.amount), 0)).where(payment.c.sale_id == sale.c.id).scalar_subquery()
    due = sale.c.total + sale.c.tip + sale.c.rounding
    return select(
        sale.c.id,
        sale.c.total,
        (ordered[0] + ordered[1]).label("orders"),
        due.label("due"),
        (paid - sale.c.change).label("paid"),
    ).where(or_(sale.c.total != ordered[0] + ordered[1], due != paid - sale.c.change))


def broken_vouchers() -> Select[Any]:
    """Vouchers on which not that is left which was neither spent nor taken back: balance = amount - payments."""
    spent = (
        select(payment.c.voucher_id, func.sum(payment.c.amount).label("spent"))
        .where(payment.c.voucher_id.is_not(None))
        .group_by(payment.c.voucher_id)
        .subquery()
    )
    back = (
        select(voucher_payment.c.amount)
        .where(voucher_payment.c.voucher_id == voucher.c.id, voucher_payment.c.kind == "TAKEN_BACK")
        .scalar_subquery()
    )
    left = voucher.c.amount - func.coalesce(spent.c.spent, 0) + func.coalesce(back, 0)
    return (
        select(voucher.c.id, voucher.c.balance, left.label("left"))
        .join_from(voucher, spent, spent.c.voucher_id == voucher.c.id, isouter=True)
        .where(voucher.c.balance != left)
    )
