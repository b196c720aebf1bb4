"""The hash chains of the journal, walked from their start."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, select

from pos_app.data import journal_chain
from pos_app.data.tables import journal
from pos_app.domain.journal import BrokenEntry

BATCH = 1_000


def broken_chains(connection: Connection, progress: Callable[[int], None] | None = None) -> list[BrokenEntry]:
    """Walk every chain from its start, in batches.

    Name the first entry of each that does not follow from the one before.
    """
    found: dict[str, BrokenEntry] = {}
    expected: dict[str, tuple[int, str]] = {}
    everything = select(journal).order_by(journal.c.till, journal.c.number).execution_options(yield_per=BATCH)
    for done, row in enumerate(connection.execute(everything)):
        if progress is not None and done % BATCH == 0:
            progress(done)
        if row.till in found:
            continue
        number, previous = expected.get(row.till, (1, journal_chain.START))
        why = _what_is_wrong(row, number, previous)
        if why:
            found[row.till] = BrokenEntry(row.till, row.number, why)
        expected[row.till] = (row.number + 1, row.hash)
    return list(found.values())


def _what_is_wrong(row: Any, number: int, previous: str) -> str | None:
    if row.number != number:
        return f"entry {number} is missing"
    if row.previous_hash != previous:
        return "it does not follow from the entry before it"
    own = journal_chain.entry_hash(
        till=row.till,
        number=row.number,
        at=row.at,
        kind=row.kind,
        staff_id=row.staff_id,
        subject=row.subject,
        data=row.data,
        previous=row.previous_hash,
    )
    return None if own == row.hash else "its content was changed"
