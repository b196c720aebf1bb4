"""The X and the Z report of a shift, made of its rows inside the caller's transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from pos_app.data import shift_queries
from pos_app.domain.till import Movement
from pos_app.domain.till_report import StaffSum, Sum, TaxSum, TillReport

VOID = "VOID"
CASH = "CASH"


def report_of(connection: Connection, row: Any, made_by: str, now: datetime, chain: tuple[int, str]) -> TillReport:
    """The report of a shift as it stands; `row` is that of `shift_queries.one_shift`, `chain` the journal's end."""
    sums = shift_queries.sales(connection, row.id)
    methods = shift_queries.methods(connection, row.id)
    refunds = shift_queries.refunds(connection, row.id)
    given_back = shift_queries.given_back(connection, row.id)
    of_vouchers = shift_queries.vouchers(connection, row.id)
    first, last = shift_queries.end_numbers(connection, row.id)
    return TillReport(
        shift_id=row.id,
        till=row.till,
        business_day=row.business_day,
        opened_at=row.opened_at,
        opened_by=row.opener,
        made_at=now,
        made_by=made_by,
        sales=sums.sales,
        subtotal=int(sums.subtotal),
        discount=int(sums.discount),
        discounted=sums.discounted,
        tax=int(sums.tax),
        total=int(sums.total),
        tips=int(sums.tip),
        rounding=int(sums.rounding),
        average=int(sums.total) // sums.sales if sums.sales else 0,
        first_order=first,
        last_order=last,
        methods=tuple(Sum(each.method, each.times, int(each.amount)) for each in methods),
        taxes=_taxes(connection, row.id),
        categories=_items(connection, row.id, "category"),
        groups=_items(connection, row.id, "kind"),
        staff=_staff(connection, row.id),
        refunds=_together("REFUND", [each for each in refunds if each.kind != VOID]),
        voids=_together(VOID, [each for each in refunds if each.kind == VOID]),
        given_back=tuple(Sum(each.method, each.times, int(each.amount)) for each in given_back),
        vouchers_sold=_of_kind(of_vouchers, "SOLD"),
        vouchers_taken_back=_of_kind(of_vouchers, "TAKEN_BACK"),
        points_given=shift_queries.points_given(connection, row.id),
        points_spent=sum(int(each.points) for each in methods),
        points_returned=sum(int(each.points) for each in refunds),
        opening_float=row.opening_float,
        cash_taken=sum(int(each.amount) for each in methods if each.method == CASH),
        cash_given_back=sum(int(each.amount) for each in given_back if each.method == CASH),
        movements=movements_of(connection, row.id),
        chain_number=chain[0],
        chain_hash=chain[1],
        expected=shift_queries.cash(connection, row.id),
    )


def movements_of(connection: Connection, shift_id: str) -> tuple[Movement, ...]:
    """What was put in and taken out, in order."""
    return tuple(
        Movement(each.id, each.created_at, each.who, each.amount, each.reason)
        for each in shift_queries.movements(connection, shift_id)
    )


def _taxes(connection: Connection, shift_id: str) -> tuple[TaxSum, ...]:
    rows = shift_queries.taxes(connection, shift_id)
    return tuple(TaxSum(each.name, each.rate, each.included, int(each.net), int(each.tax)) for each in rows)


def _items(connection: Connection, shift_id: str, column: str) -> tuple[Sum, ...]:
    rows = shift_queries.items_by(connection, shift_id, column)
    return tuple(Sum(each.name, int(each.pieces), int(each.amount)) for each in rows)


def _staff(connection: Connection, shift_id: str) -> tuple[StaffSum, ...]:
    rows = shift_queries.by_staff(connection, shift_id)
    return tuple(StaffSum(each.name, each.sales, int(each.total), int(each.discount), int(each.tip)) for each in rows)


def _together(name: str, rows: Sequence[Any]) -> Sum:
    return Sum(name, sum(each.times for each in rows), sum(int(each.amount) for each in rows))


def _of_kind(rows: Sequence[Any], kind: str) -> tuple[Sum, ...]:
    return tuple(Sum(each.method, each.times, int(each.amount)) for each in rows if each.kind == kind)
