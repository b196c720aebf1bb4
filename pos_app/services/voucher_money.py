"""The money of vouchers: what one is sold for, and what goes back for one that was not used, within the shift."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from pos_app.data import sold, voucher_queries
from pos_app.data.tables import cash_movement, voucher_payment
from pos_app.domain.sales import Tender
from pos_app.domain.staff import Actor
from pos_app.domain.vouchers import Voucher, VoucherBack
from pos_app.errors import MovementReused, PaymentNotPossible, VoucherNotReturnable

SOLD, TAKEN_BACK = "SOLD", "TAKEN_BACK"
WAYS = (Tender.CASH, Tender.CARD)


@dataclass(frozen=True, slots=True)
class Money:
    """What is paid for a voucher, or goes back (negative), in a shift; minor units."""

    id: str
    voucher_id: str
    shift_id: str
    method: Tender
    amount: int
    reference: str = ""


def way(paid_by: Tender | None) -> Tender | None:
    """How a voucher is paid, None for a gift. Raises PaymentNotPossible: points and vouchers buy no voucher."""
    if paid_by is not None and paid_by not in WAYS:
        raise PaymentNotPossible("a voucher is paid by cash or card")
    return None if paid_by is None else Tender(paid_by)


def refuse_a_movements_id(connection: Connection, own_id: str) -> None:
    """An id that cash went in or out under is no voucher's. Raises MovementReused."""
    if connection.execute(select(cash_movement.c.id).where(cash_movement.c.id == own_id)).first() is not None:
        raise MovementReused


def write(connection: Connection, money: Money, actor: Actor, now: datetime) -> None:
    """Write it down in the caller's transaction; who calls journals it."""
    row = {
        "id": money.id,
        "voucher_id": money.voucher_id,
        "shift_id": money.shift_id,
        "staff_id": actor.id,
        "kind": SOLD if money.amount > 0 else TAKEN_BACK,
        "method": money.method.value,
        "amount": money.amount,
        "reference": money.reference,
        "created_at": now,
    }
    connection.execute(insert(voucher_payment).values(row))


def returnable(connection: Connection, found: Voucher, shift_id: str) -> Any:
    """The money that goes back for a voucher, as it was paid. Raises VoucherNotReturnable."""
    paid = voucher_queries.payment_of(connection, found.id, SOLD)
    if paid is None or paid.shift_id != shift_id or not found.amount == found.balance == paid.amount:
        raise VoucherNotReturnable
    return paid


def back_by(connection: Connection, found: Voucher, till: str) -> Tender | None:
    """The way that the money of a voucher would go back by at this till; None where it cannot be taken back here."""
    shift_id = sold.open_shift(connection, till)
    if shift_id is None:
        return None
    try:
        return Tender(returnable(connection, found, shift_id).method)
    except VoucherNotReturnable:
        return None


def done_before(connection: Connection, own_id: str, found: Voucher) -> VoucherBack | None:
    """The first answer to a return that was done already. Raises MovementReused for another voucher's."""
    row = connection.execute(select(voucher_payment).where(voucher_payment.c.id == own_id)).first()
    if row is None:
        return None
    if (row.voucher_id, row.kind) != (found.id, TAKEN_BACK):
        raise MovementReused
    return VoucherBack(found.code, -row.amount, Tender(row.method))
