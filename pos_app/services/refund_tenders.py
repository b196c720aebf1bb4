"""The ways money goes back: cash and card as they are, a voucher of the house, or points at what they are worth."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, or_, select, update

from pos_app.data.sold import Sold
from pos_app.data.tables import voucher
from pos_app.domain.ids import new_id
from pos_app.domain.refunds import GiveBack
from pos_app.domain.sales import Tender
from pos_app.domain.staff import Actor
from pos_app.errors import RefundNotPossible
from pos_app.services import vouchers
from pos_app.services.premises import Premises


@dataclass(frozen=True, slots=True)
class Tendered:
    """The refund as it goes back, and the voucher it went to."""

    back: GiveBack
    voucher_id: str | None = None
    voucher_code: str = ""


def tender(
    connection: Connection,
    premises: Premises,
    actor: Actor,
    found: Sold,
    back: GiveBack,
    to: Tender,
    reason: str,
) -> Tendered:
    """Make of the money what the tender is. Raises RefundNotPossible."""
    if to is Tender.POINTS:
        return Tendered(_in_points(connection, premises, found, back))
    if to is Tender.VOUCHER and back.amount:
        return _on_voucher(connection, premises, actor, found, back, reason)
    return Tendered(back)


def _on_voucher(
    connection: Connection, premises: Premises, actor: Actor, found: Sold, back: GiveBack, reason: str
) -> Tendered:
    """Back on the voucher that paid, while it is good; else on a new one, which is good for ever."""
    now = premises.now()
    today = premises.info(connection).business_day(now)
    used = sorted({each.voucher_id for each in found.payments if each.voucher_id})
    good = or_(voucher.c.expires_on.is_(None), voucher.c.expires_on >= today)
    wanted = select(voucher).where(voucher.c.id.in_(used), good).order_by(voucher.c.id).limit(1).with_for_update()
    row = connection.execute(wanted).first()
    if row is None:
        made = vouchers.make(connection, premises, actor, new_id(), back.amount, None, reason)
        return Tendered(back, made.id, made.code)
    raised = {
        "amount": voucher.c.amount + back.amount,
        "balance": voucher.c.balance + back.amount,
        "updated_at": now,
    }
    connection.execute(update(voucher).where(voucher.c.id == row.id).values(raised))
    return Tendered(back, row.id, row.code)


def _in_points(connection: Connection, premises: Premises, found: Sold, back: GiveBack) -> GiveBack:
    """All of it as points; a part of a point is rounded up, for the guest."""
    rules = premises.rules(connection)
    if not any(row.member_id for row in found.orders.values()):
        raise RefundNotPossible("only a member has points")
    if back.tip or rules.spend_worth <= 0:
        raise RefundNotPossible("points are worth nothing here" if not back.tip else "a tip is no points")
    points = -(-back.amount * rules.spend_step // rules.spend_worth)
    return replace(back, points=back.points + points, worth=back.value)
