"""What the doctor looks at in the money: every sum of a sale, its rows against the journal, the vouchers' balances."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from pos_app.data import money_queries as queries
from pos_app.data import voucher_queries
from pos_app.data.money_queries import SaleRows
from pos_app.data.tables import journal
from pos_app.domain.findings import Finding
from pos_app.services.sale_rows import HASH_VERSION, rows_hash, sale_hash

BATCH = 500
"""So many sales are looked at between two words on the progress."""


def sale_findings(connection: Connection) -> Iterator[Finding]:
    """Every break in the money (invariant 5), and every sale that is not as it was sold (invariant 7)."""
    for row in connection.execute(queries.broken_sales()):
        found = f"total {row.total}, orders {row.orders}, due {row.due}, paid {row.paid}"
        yield Finding(5, f"Sale {row.id}", found, "total equal to its orders, and to what was paid less the change")
    for row in connection.execute(queries.broken_vouchers()):
        expected = f"balance {row.left}, what was not spent of it"
        yield Finding(5, f"Voucher {row.id}", f"balance {row.balance}", expected)
    for row in connection.execute(voucher_queries.broken_sold()):
        expected = f"issued for {row.paid}, what was paid for it"
        yield Finding(5, f"Voucher {row.id}", f"issued for {row.issued}", expected)
    for row in connection.execute(voucher_queries.broken_taken_back()):
        expected = "what it was sold for, by the same way, in the same shift"
        yield Finding(5, f"Voucher {row.voucher_id}", f"taken back for {-row.amount}", expected)
    known = _journalled(connection)
    for rows in queries.sales_with_rows(connection):
        yield from _sums(rows)
        yield from _against_the_journal(rows, known)


def sale_breaks(connection: Connection, progress: Callable[[int], None]) -> Iterator[Finding]:
    """Every sale that is not as it was sold, by the journal; `progress` is told how many were looked at."""
    known = _journalled(connection)
    for done, rows in enumerate(queries.sales_with_rows(connection)):
        if done % BATCH == 0:
            progress(done)
        yield from _against_the_journal(rows, known)


def _journalled(connection: Connection) -> dict[str | None, Any]:
    """What the journal says of each sale, by its id."""
    entries = connection.execute(select(journal.c.subject, journal.c.data).where(journal.c.kind == "sale"))
    return {row.subject: row.data for row in entries}


def _sums(rows: SaleRows) -> Iterator[Finding]:
    """Discounts and taxes of a sale: those of its orders, of their items, and of its tax table are one sum."""
    sold = rows.sale
    for name in ("subtotal", "discount", "tax"):
        of_orders = sum(each[name] for each in rows.orders)
        if sold[name] != of_orders:
            yield Finding(5, f"Sale {sold['id']}", f"{name} {sold[name]}", f"{name} {of_orders}, that of its orders")
    for each in rows.orders:
        for name in ("discount", "tax", "total"):
            of_items = sum(item[name] for item in each["lines"])
            if each[name] != of_items:
                expected = f"{name} {of_items}, that of its items"
                yield Finding(5, f"Order {each['id']}", f"{name} {each[name]}", expected)
    taxed = sum(each["tax"] for each in rows.taxes)
    if sold["tax"] != taxed:
        yield Finding(5, f"Sale {sold['id']}", f"tax {sold['tax']}", f"tax {taxed}, that of its tax table")
    whole = sum(each["net"] + each["tax"] for each in rows.taxes)
    if rows.taxes and whole != sold["total"]:
        yield Finding(5, f"Sale {sold['id']}", f"total {sold['total']}", f"total {whole}, that of its tax table")


def _against_the_journal(rows: SaleRows, known: dict[str | None, Any]) -> Iterator[Finding]:
    own_id = rows.sale["id"]
    entry = known.get(own_id)
    if entry is None:
        yield Finding(7, f"Sale {own_id}", "no entry in the journal", "an entry for each sale")
    elif _hash(rows, entry.get("hash", 1)) != entry.get("rows"):
        yield Finding(7, f"Sale {own_id}", "other rows than the journal's hash", "the rows as they were sold")


def _hash(rows: SaleRows, version: int) -> str:
    if version == HASH_VERSION:
        return sale_hash(rows.sale, rows.orders, rows.payments, rows.taxes)
    return rows_hash(rows.orders, [(each["method"], each["amount"]) for each in rows.payments])
