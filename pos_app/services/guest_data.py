"""Everything that is kept about one guest, as plain values: what the law calls access to one's own data."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, or_, select

from pos_app.data.tables import (
    customer,
    customer_merge,
    journal,
    level_change,
    member,
    merch_order,
    order,
    parked_sale,
    payment,
    points_entry,
    print_job,
    refund,
    sale,
    tap_pass_alias,
    voucher,
)
from pos_app.services.premises import Premises

OURS = frozenset({"foldedName", "lastFour", "emailKey", "fingerprint", "hash", "previousHash", "rules", "earnable"})
"""Columns that say nothing but what another one says, or nothing of the guest at all."""


def known(connection: Connection, own_id: str, premises: Premises) -> dict[str, Any]:
    """All of it, by the names that the tables have; empty columns are left out."""
    own = or_(customer.c.id == own_id, customer.c.merged_into == own_id)
    guests = _rows(connection, customer, own)
    ids = [each["id"] for each in guests]
    members = _rows(connection, member, member.c.customer_id.in_(ids))
    joined = [each["id"] for each in members]
    sales = _rows(connection, sale, sale.c.customer_id.in_(ids))
    orders = _rows(connection, order, order.c.customer_id.in_(ids))
    merch = _rows(connection, merch_order, merch_order.c.customer_id.in_(ids))
    merges = customer_merge.c.survivor_id.in_(ids) | customer_merge.c.merged_id.in_(ids)
    of_sales = {row["id"] for row in sales}
    of_orders = {row["id"] for row in (*orders, *merch)}
    refunds = _among(connection, refund, (refund.c.sale_id, of_sales), (refund.c.order_id, of_orders))
    refunds += _among(connection, refund, (refund.c.merch_order_id, of_orders - of_sales))
    about = {*ids, *joined, *of_sales, *of_orders, *(row["id"] for row in refunds)}
    payments = _among(connection, payment, (payment.c.sale_id, of_sales))
    vouchers = {row["voucherId"] for row in (*payments, *refunds) if "voucherId" in row}
    return {
        "what": "Everything that is kept about one guest",
        "shop": premises.info(connection).name,
        "madeAt": _plain(premises.now()),
        "currency": premises.info(connection).currency,
        "amounts": "in the currency's smallest unit (cents)",
        "times": "UTC",
        "customer": guests,
        "tapPass": members,
        "otherTapPassIds": _rows(connection, tap_pass_alias, tap_pass_alias.c.member_id.in_(joined)),
        "points": _rows(connection, points_entry, points_entry.c.member_id.in_(joined)),
        "levels": _rows(connection, level_change, level_change.c.member_id.in_(joined)),
        "sales": sales,
        "payments": payments,
        "foodOrders": orders,
        "merchandiseOrders": merch,
        "refunds": _once(refunds),
        "vouchers": _among(connection, voucher, (voucher.c.id, vouchers)),
        "parkedSales": _rows(connection, parked_sale, parked_sale.c.customer_id.in_(ids)),
        "merges": _rows(connection, customer_merge, merges),
        "journal": _among(connection, journal, (journal.c.subject, about)),
        "slips": _among(connection, print_job, (print_job.c.subject, about)),
    }


def _among(connection: Connection, table: Table, *wanted: tuple[Any, Collection[str]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for column, ids in wanted:
        kept = sorted(ids)
        for at in range(0, len(kept), 500):
            found += _rows(connection, table, column.in_(kept[at : at + 500]))
    return _once(found)


def _once(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({row["id"]: row for row in rows}.values())


def _rows(connection: Connection, table: Table, condition: Any) -> list[dict[str, Any]]:
    names = {column.key: column.name for column in table.columns if column.name not in OURS}
    found = connection.execute(select(*(table.c[key] for key in names)).where(condition)).mappings()
    return [
        {name: _plain(row[key]) for key, name in names.items() if row[key] not in (None, "", [], {})} for row in found
    ]


def _plain(value: Any) -> Any:
    """A value that JSON knows; times to the second, with their zone."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value
