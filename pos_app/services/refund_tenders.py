"""The ways money goes back: cash and card as they are, a voucher of the house, or points at what they are worth."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from pos_app.data.sold import Sold
from pos_app.domain.refunds import GiveBack
from pos_app.domain.sales import Tender
from pos_app.errors import RefundNotPossible
from pos_app.services.premises import Premises


@dataclass(frozen=True, slots=True)
class Tendered:
    """The refund as it goes back, and the voucher it went to."""

    back: GiveBack
    voucher_id: str | None = None
    voucher_code: str = ""


def tender(connection: Connection, premises: Premises, found: Sold, back: GiveBack, to: Tender) -> Tendered:
    """Make of the money what the tender is. Raises RefundNotPossible."""
    if to is Tender.POINTS:
        return Tendered(_in_points(connection, premises, found, back))
    return Tendered(back)


def _in_points(connection: Connection, premises: Premises, found: Sold, back: GiveBack) -> GiveBack:
    """All of it as points; a part of a point is rounded up, for the guest."""
    rules = premises.rules(connection)
    if not any(row.member_id for row in found.orders.values()):
        raise RefundNotPossible("only a member has points")
    if back.tip or rules.spend_worth <= 0:
        raise RefundNotPossible("points are worth nothing here" if not back.tip else "a tip is no points")
    points = -(-back.amount * rules.spend_step // rules.spend_worth)
    return replace(back, points=back.points + points, worth=back.value)
