"""What payments do besides money: points are worth what the rules say and leave the balance, vouchers lose theirs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from pos_app.data import points_ledger
from pos_app.domain import loyalty
from pos_app.domain.loyalty import Rules
from pos_app.domain.sales import Payment, Tender
from pos_app.errors import PaymentNotPossible
from pos_app.services import vouchers
from pos_app.services.rewards import Rewarded
from pos_app.services.sale_rows import payment_row


def valued(payments: Sequence[Payment], rules: Rules) -> tuple[Payment, ...]:
    """The payments with what points are worth by the rules. Raises PaymentNotPossible where they cannot be spent so."""
    return tuple(_worth(each, rules) if each.method is Tender.POINTS else each for each in payments)


def _worth(payment: Payment, rules: Rules) -> Payment:
    if rules.spend_worth <= 0:
        raise PaymentNotPossible("points are not taken here")
    if payment.quantity % rules.spend_step:
        raise PaymentNotPossible(f"points are spent in steps of {rules.spend_step}")
    return replace(payment, amount=loyalty.worth(payment.quantity, rules))


def take(
    connection: Connection,
    payments: Sequence[Payment],
    member: Rewarded | None,
    *,
    sale_id: str,
    now: datetime,
    today: date,
    sequence: int,
) -> list[dict[str, Any]]:
    """Take points and vouchers for a sale; returns the rows of all its payments.

    Raises PaymentNotPossible (points of nobody), NotEnoughPoints, and what `vouchers.spend` raises.
    """
    rows = [payment_row(each, sale_id, now) for each in payments]
    used = vouchers.spend(connection, payments, today, now)
    for each, row in zip(payments, rows, strict=True):
        if each.method is Tender.POINTS:
            if member is None:
                raise PaymentNotPossible("only a member pays with points")
            points_ledger.spend(connection, member.id, each.quantity, f"payment:{row['id']}", now, sequence=sequence)
        elif each.method is Tender.VOUCHER:
            found = used[each.reference]
            row |= {"voucher_id": found.id, "reference": found.code}
    return rows
