"""How payments settle what is due: what is missing, cash rounding, and the change. One rule for service and window."""

from collections.abc import Sequence
from dataclasses import dataclass

from pos_app.domain import money
from pos_app.domain.sales import Payment, Tender
from pos_app.errors import PaymentNotPossible


@dataclass(frozen=True, slots=True)
class Settlement:
    """Where the paying stands, in minor units. `missing` is still to be paid; 0 when the sale can be completed.

    Then `total + tip + rounding = paid - change`. `missing_in_cash` is what is missing, should the rest be cash.
    """

    total: int
    tip: int
    paid: int
    rounding: int
    change: int
    missing: int
    missing_in_cash: int


def settle(total: int, payments: Sequence[Payment], *, tip: int = 0, coin: int = 1) -> Settlement:
    """Put the payments against the total and the tip; the points among them have their worth in `amount`.

    Only what is left for cash is rounded, to the nearest `coin`; cash that is exactly what is left is taken as it is.
    Change is given from cash only. Raises PaymentNotPossible where something else pays more than is due.
    """
    if not money.is_amount(tip):
        raise PaymentNotPossible("the tip is not possible")
    cash = [each.amount for each in payments if each.method is Tender.CASH]
    points = sum(each.amount for each in payments if each.method is Tender.POINTS)
    other = sum(each.amount for each in payments if each.method is not Tender.CASH)
    if points > total:
        raise PaymentNotPossible("points pay no more than the total")
    if other > total + tip:
        raise PaymentNotPossible("only cash can be more than what is due")
    left, given = total + tip - other, sum(cash)
    in_coins = money.to_coin(left, coin)
    rounded = bool(cash) and given >= in_coins and given != left
    rounding = in_coins - left if rounded else 0
    settled = rounded or given == left
    missing = 0 if settled else max(left - given, in_coins - given if given >= left else 0)
    change = given - left - rounding if settled else 0
    return Settlement(total, tip, other + given, rounding, change, missing, max(0, in_coins - given))
