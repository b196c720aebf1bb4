"""The ways money goes back: cash and card as they are, a voucher of the house, or points at what they are worth."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, insert, or_, select, update

from pos_app.data.sold import Sold
from pos_app.data.tables import refund_payment, voucher
from pos_app.domain.ids import new_id
from pos_app.domain.refund_ways import BackPart, largest
from pos_app.domain.refunds import GiveBack
from pos_app.domain.sales import Tender
from pos_app.domain.staff import Actor
from pos_app.errors import RefundNotPossible
from pos_app.services import vouchers
from pos_app.services.premises import Premises


@dataclass(frozen=True, slots=True)
class Tendered:
    """The refund as it goes back: its parts with the vouchers they are on, and the way that most of it goes."""

    back: GiveBack
    method: Tender

    @property
    def on_voucher(self) -> BackPart | None:
        """The first part that is on a voucher."""
        return next((each for each in self.back.parts if each.voucher_id), None)


def tender(
    connection: Connection,
    premises: Premises,
    actor: Actor,
    found: Sold,
    back: GiveBack,
    to: Tender | None,
    reason: str,
) -> Tendered:
    """Make of the money what its ways are. Raises RefundNotPossible."""
    if to is Tender.POINTS:
        return Tendered(_in_points(connection, premises, found, back), to)
    parts = _on_vouchers(connection, premises, actor, found, back.parts, reason)
    without_money = Tender.POINTS if back.points else Tender.CASH
    return Tendered(replace(back, parts=parts), to or largest(parts) or without_money)


def _on_vouchers(
    connection: Connection,
    premises: Premises,
    actor: Actor,
    found: Sold,
    parts: Sequence[BackPart],
    reason: str,
) -> tuple[BackPart, ...]:
    """Back on the voucher that paid, while it is good; else on a new one, one for all, which is good for ever."""
    wanted = [each for each in parts if each.method is Tender.VOUCHER and each.amount]
    if not wanted:
        return tuple(parts)
    good = _good(connection, premises, found)
    paid_by = {each.id: each.voucher_id for each in found.payments if each.voucher_id in good}
    of_part = {at: _voucher_for(each, good, paid_by) for at, each in enumerate(parts) if each in wanted}
    homeless = sum(parts[at].amount for at, own in of_part.items() if own is None)
    made = vouchers.make(connection, premises, actor, new_id(), homeless, None, reason) if homeless else None
    done = list(parts)
    for at, own in of_part.items():
        if own is not None:
            _raise_by(connection, own, parts[at].amount, premises.now())
            done[at] = replace(parts[at], voucher_id=own, voucher_code=good[own])
        elif made is not None:
            done[at] = replace(parts[at], voucher_id=made.id, voucher_code=made.code)
    return tuple(done)


def _good(connection: Connection, premises: Premises, found: Sold) -> dict[str, str]:
    """The vouchers among those that paid which still pay, with their codes, locked in the order of these."""
    today = premises.info(connection).business_day(premises.now())
    used = [each.voucher_id for each in found.payments if each.voucher_id]
    good = or_(voucher.c.expires_on.is_(None), voucher.c.expires_on >= today)
    wanted = select(voucher.c.id, voucher.c.code).where(voucher.c.id.in_(used), good)
    return {row.id: row.code for row in connection.execute(wanted.order_by(voucher.c.code).with_for_update())}


def _voucher_for(part: BackPart, good: dict[str, str], paid_by: dict[str, str]) -> str | None:
    """The voucher that the part goes back of; where the way was chosen, the first good one."""
    return paid_by.get(part.payment_id) if part.payment_id else next(iter(good), None)


def _raise_by(connection: Connection, voucher_id: str, more: int, now: datetime) -> None:
    """More is on the voucher, of what it was issued for and of what is left."""
    raised = {"amount": voucher.c.amount + more, "balance": voucher.c.balance + more, "updated_at": now}
    connection.execute(update(voucher).where(voucher.c.id == voucher_id).values(raised))


def _in_points(connection: Connection, premises: Premises, found: Sold, back: GiveBack) -> GiveBack:
    """All of it as points; a part of a point is rounded up, for the guest."""
    rules = premises.rules(connection)
    if not any(row.member_id for row in found.orders.values()):
        raise RefundNotPossible("only a member has points")
    if back.tip or rules.spend_worth <= 0:
        raise RefundNotPossible("points are worth nothing here" if not back.tip else "a tip is no points")
    points = -(-back.amount * rules.spend_step // rules.spend_worth)
    return replace(back, points=back.points + points, worth=back.value, parts=())


def write_parts(connection: Connection, refund_id: str, parts: Sequence[BackPart], reference: str) -> None:
    """A row for each way; `reference` is what the terminal printed for the money that goes back to a card."""
    rows = [
        {
            "id": new_id(),
            "refund_id": refund_id,
            "payment_id": each.payment_id or None,
            "voucher_id": each.voucher_id or None,
            "method": each.method.value,
            "amount": each.amount,
            "rounding": each.amount - each.due,
            "reference": reference if each.method is Tender.CARD else "",
        }
        for each in parts
    ]
    if rows:
        connection.execute(insert(refund_payment), rows)
