"""The check of the journal: every chain from its start, and sales and refunds against the entries that tell of them."""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, func, select

from pos_app.data import refund_invariants
from pos_app.data.tables import journal, sale
from pos_app.domain.findings import Finding
from pos_app.domain.journal import BrokenEntry, JournalCheck
from pos_app.services.journal_chains import broken_chains
from pos_app.services.sale_findings import sale_breaks

Progress = Callable[[int, int], None]
"""Told the rows done, of how many. Raising ends the check."""

CHAIN = 7
"""The invariant of design page 3."""


def check(connection: Connection, progress: Progress | None = None) -> JournalCheck:
    """Walk everything; the first broken entry of each chain, then each sale and refund that is not as it was."""
    entries = int(connection.execute(select(func.count()).select_from(journal)).scalar_one())
    total = entries + int(connection.execute(select(func.count()).select_from(sale)).scalar_one())
    tell = progress or _quiet
    tell(0, total)
    broken = broken_chains(connection, lambda done: tell(done, total))
    changed = [*sale_breaks(connection, lambda done: tell(entries + done, total))]
    changed += [Finding(number, *told) for number, told in refund_invariants.breaks(connection) if number == CHAIN]
    tell(total, total)
    return JournalCheck(entries, (*broken, *_entries_of(connection, changed)))


def _quiet(_done: int, _total: int) -> None:
    """Nobody watches."""


def _entries_of(connection: Connection, changed: list[Finding]) -> Iterator[BrokenEntry]:
    """Each finding at the entry that tells of its row; at entry 0 of no till where there is none."""
    ids = [each.row.rpartition(" ")[2] for each in changed]
    wanted = select(journal.c.subject, journal.c.till, journal.c.number).where(journal.c.subject.in_(ids))
    places = {
        row.subject: (row.till, row.number) for row in connection.execute(wanted.order_by(journal.c.number.desc()))
    }
    for own_id, finding in zip(ids, changed, strict=True):
        till, number = places.get(own_id, ("", 0))
        yield BrokenEntry(till, number, f"{finding.row}: {finding.found}")
