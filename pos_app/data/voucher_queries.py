"""What became of a voucher, from the rows that say so: its own, the money it was sold for, payments and refunds."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from pos_app.data.tables import cash_movement, order, payment, refund, refund_payment, sale, voucher, voucher_payment
from pos_app.domain.sales import Tender
from pos_app.domain.vouchers import VoucherMove, VoucherMoveKind


def moves(connection: Connection, voucher_id: str) -> tuple[VoucherMove, ...]:
    """Every line of a voucher's story, the newest first."""
    found = [*_begun(connection, voucher_id), *_refunded(connection, voucher_id), *_paid(connection, voucher_id)]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def issued(connection: Connection, voucher_id: str) -> tuple[int, str | None, str]:
    """What a voucher was issued for, refunds onto it left out; how it was paid, None for a gift; and the reference."""
    row = _start(connection, voucher_id)
    return row.issued, row.method or ("CASH" if row.cash is not None else None), row.reference or ""


def payment_of(connection: Connection, voucher_id: str, kind: str) -> Any:
    """The row of the money that a voucher was sold for, or that went back for it; None without one."""
    there = voucher_payment.c.voucher_id == voucher_id
    return connection.execute(select(voucher_payment).where(there, voucher_payment.c.kind == kind)).first()


def _start(connection: Connection, voucher_id: str) -> Any:
    """Vouchers that were sold before their money had rows of its own are among what was paid into the drawer."""
    sold = and_(voucher_payment.c.voucher_id == voucher.c.id, voucher_payment.c.kind == "SOLD")
    return connection.execute(
        select(
            voucher.c.created_at,
            _issued().label("issued"),
            cash_movement.c.id.label("cash"),
            voucher_payment.c.method,
            voucher_payment.c.reference,
        )
        .join_from(voucher, cash_movement, cash_movement.c.id == voucher.c.id, isouter=True)
        .join(voucher_payment, sold, isouter=True)
        .where(voucher.c.id == voucher_id)
    ).one()


def _begun(connection: Connection, voucher_id: str) -> Iterator[VoucherMove]:
    """How it was issued, and taken back; nothing where a refund made it."""
    amount, method, _ = issued(connection, voucher_id)
    if amount:
        kind = VoucherMoveKind.SOLD if method else VoucherMoveKind.ISSUED
        yield VoucherMove(kind, _start(connection, voucher_id).created_at, amount, method=_tender(method))
    back = payment_of(connection, voucher_id, "TAKEN_BACK")
    if back is not None:
        yield VoucherMove(VoucherMoveKind.TAKEN_BACK, back.created_at, back.amount, method=_tender(back.method))


def _tender(method: str | None) -> Tender | None:
    return Tender(method) if method else None


def _refunded(connection: Connection, voucher_id: str) -> Iterator[VoucherMove]:
    wanted = (
        select(refund.c.created_at, refund_payment.c.amount, order.c.number)
        .join_from(refund_payment, refund, refund.c.id == refund_payment.c.refund_id)
        .join(order, or_(order.c.id == refund.c.order_id, order.c.sale_id == refund.c.sale_id), isouter=True)
        .where(refund_payment.c.voucher_id == voucher_id)
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
    """Vouchers sold for another amount than went into the drawer, or onto a card, for them."""
    paid = select(cash_movement.c.id, cash_movement.c.amount).union_all(
        select(voucher_payment.c.voucher_id, voucher_payment.c.amount).where(voucher_payment.c.kind == "SOLD")
    )
    money = paid.subquery()
    return (
        select(voucher.c.id, _issued().label("issued"), money.c.amount.label("paid"))
        .join_from(voucher, money, money.c.id == voucher.c.id)
        .where(money.c.amount != _issued())
    )


def broken_taken_back() -> Select[tuple[str, int]]:
    """Vouchers taken back for another amount, or by another way, than they were sold for; or never sold."""
    sold, back = voucher_payment.alias("sold"), voucher_payment.alias("back")
    same = and_(sold.c.amount == -back.c.amount, sold.c.method == back.c.method, sold.c.shift_id == back.c.shift_id)
    return (
        select(back.c.voucher_id, back.c.amount)
        .join_from(back, sold, and_(sold.c.voucher_id == back.c.voucher_id, sold.c.kind == "SOLD"), isouter=True)
        .where(back.c.kind == "TAKEN_BACK", func.coalesce(same, False).is_(False))
    )


def _issued() -> ColumnElement[int]:
    """What it was issued for: its amount without what was refunded onto it."""
    onto = select(func.coalesce(func.sum(refund_payment.c.amount), 0)).where(
        refund_payment.c.voucher_id == voucher.c.id
    )
    return voucher.c.amount - onto.scalar_subquery()
