"""What became of a voucher, from the rows that say so: its own, its cash in the drawer, payments and refunds."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from pos_app.data.tables import cash_movement, order, payment, refund, sale, voucher
from pos_app.domain.vouchers import VoucherMove, VoucherMoveKind


def moves(connection: Connection, voucher_id: str) -> tuple[VoucherMove, ...]:
    """Every line of a voucher's story, the newest first."""
    found = [*_begun(connection, voucher_id), *_refunded(connection, voucher_id), *_paid(connection, voucher_id)]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def issued(connection: Connection, voucher_id: str) -> tuple[int, bool]:
    """What a voucher was issued for, refunds onto it left out, and whether it was sold for cash."""
    row = _start(connection, voucher_id)
    return row.issued, row.cash is not None


def _start(connection: Connection, voucher_id: str) -> Any:
    return connection.execute(
        select(voucher.c.created_at, _issued().label("issued"), cash_movement.c.id.label("cash"))
        .join_from(voucher, cash_movement, cash_movement.c.id == voucher.c.id, isouter=True)
        .where(voucher.c.id == voucher_id)
    ).one()


def _begun(connection: Connection, voucher_id: str) -> Iterator[VoucherMove]:
    """How it was issued; nothing where a refund made it."""
    row = _start(connection, voucher_id)
    if row.issued:
        kind = VoucherMoveKind.SOLD if row.cash else VoucherMoveKind.ISSUED
        yield VoucherMove(kind, row.created_at, row.issued)


def _refunded(connection: Connection, voucher_id: str) -> Iterator[VoucherMove]:
    wanted = (
        select(refund.c.created_at, refund.c.amount, order.c.number)
        .join_from(
            refund, order, or_(order.c.id == refund.c.order_id, order.c.sale_id == refund.c.sale_id), isouter=True
        )
        .where(refund.c.voucher_id == voucher_id)
    )
    for row in connection.execute(wanted):
        yield VoucherMove(VoucherMoveKind.REFUNDED, row.created_at, row.amount, row.number or "")


def _paid(connection: Connection, voucher_id: str) -> Iterator[VoucherMove]:
    wanted = (
        select(sale.c.created_at, payment.c.amount, order.c.number)
        .join_from(payment, sale, sale.c.id == payment.c.sale_id)
        .join(order, order.c.sale_id == sale.c.id, isouter=True)
        .where(payment.c.voucher_id == voucher_id)
    )
    for row in connection.execute(wanted):
        yield VoucherMove(VoucherMoveKind.PAID, row.created_at, -row.amount, row.number or "")


def broken_sold() -> Select[tuple[str, int, int]]:
    """Vouchers sold for another amount than went into the drawer under their id."""
    return (
        select(voucher.c.id, _issued().label("issued"), cash_movement.c.amount.label("cash"))
        .join_from(voucher, cash_movement, cash_movement.c.id == voucher.c.id)
        .where(cash_movement.c.amount != _issued())
    )


def _issued() -> ColumnElement[int]:
    """What it was issued for: its amount without what was refunded onto it."""
    onto = select(func.coalesce(func.sum(refund.c.amount), 0)).where(refund.c.voucher_id == voucher.c.id)
    return voucher.c.amount - onto.scalar_subquery()
