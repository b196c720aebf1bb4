"""What the doctor says of closed shifts: their figures are those of their rows, and no Z number is missing."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from pos_app.data import journal_chain, shift_queries
from pos_app.data.tables import journal, shift
from pos_app.domain.findings import Finding

TILL = 8
"""The number of breaks in closed shifts: expected cash, count, frozen report, and the run of Z numbers of a till."""


def shift_findings(connection: Connection) -> Iterator[Finding]:
    """Every break: figures, the frozen report against the journal, the count, and the run of Z numbers of each till."""
    digests = {
        row.subject: row.data.get("report")
        for row in connection.execute(select(journal.c.subject, journal.c.data).where(journal.c.kind == "till_closed"))
    }
    closed = (
        select(shift, shift.c["count"].label("drawer"))
        .where(shift.c.closed_at.is_not(None))
        .order_by(shift.c.till, shift.c.z_number)
    )
    for till, rows in groupby(connection.execute(closed).all(), key=lambda row: row.till):
        for number, row in enumerate(rows, start=1):
            if row.z_number != number:
                yield Finding(TILL, f"Shift {row.id}", f"Z number {row.z_number} of {till}", f"Z number {number}")
                break
            yield from _broken(connection, row, digests.get(row.id))


def _broken(connection: Connection, row: Any, digest: str | None) -> Iterator[Finding]:
    name = f"Shift {row.id}"
    cash = shift_queries.cash(connection, row.id)
    if row.expected != cash:
        yield Finding(
            TILL, name, f"expected {row.expected}", f"expected {cash}, what its sales, refunds and movements say"
        )
    kept = row.drawer or {}
    pieces = sum(int(value) * count for value, count in kept.get("pieces", {}).items()) + kept.get("loose", 0)
    if row.counted != pieces:
        yield Finding(TILL, name, f"counted {row.counted}", f"counted {pieces}, the sum of its pieces")
    if digest != journal_chain.digest(row.report):
        yield Finding(TILL, name, "another report than the journal's", "the report as it was frozen")
    elif (row.report["expected"], row.report["counted"], row.report["z_number"]) != (
        row.expected,
        row.counted,
        row.z_number,
    ):
        yield Finding(TILL, name, "figures that are not the report's", "the figures of its report")
