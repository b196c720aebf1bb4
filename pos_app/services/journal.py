"""The journal: who did what, one hash chain a till; and the check that no row was changed behind its back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from pos_app.data import journal_chain
from pos_app.data.tables import journal, staff
from pos_app.domain.staff import Act, Actor, allow
from pos_app.services.premises import Premises


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A line of the journal, as the owner reads it."""

    till: str
    number: int
    at: datetime
    kind: str
    staff: str | None
    subject: str | None
    data: dict[str, Any]
    note: str


@dataclass(frozen=True, slots=True)
class BrokenEntry:
    """The first entry of a till's chain that is not as it was written."""

    till: str
    number: int
    why: str


class Journal:
    """Appends entries inside other services' transactions, lists them, and verifies the chains."""

    def __init__(self, premises: Premises) -> None:
        """Write for the till of these premises."""
        self._premises = premises

    def write(
        self,
        connection: Connection,
        kind: str,
        *,
        actor: Actor | None,
        subject: str | None,
        data: dict[str, Any],
        note: str = "",
        approved_by: Actor | None = None,
    ) -> None:
        """Add an entry in the caller's transaction.

        `data` holds ids and amounts; anything personal belongs in `note`. Who approved the act with a PIN at the
        actor's till is kept beside who did it. Every act that changes something comes by here before it is committed:
        raises SignInOver where the actor was taken off the staff list meanwhile, which undoes the act.
        """
        if actor is not None:
            self._premises.still_counts(connection, actor)
        journal_chain.append(
            connection,
            till=self._premises.till,
            at=self._premises.now(),
            kind=kind,
            staff_id=actor.id if actor else None,
            subject=subject,
            data=data | {"approved_by": approved_by.id} if approved_by else data,
            note=note,
        )

    def latest(self, actor: Actor, limit: int = 100) -> list[JournalEntry]:
        """The newest entries of all tills, newest first. Raises NotAllowed for all but the owner."""
        allow(actor, Act.SEE_JOURNAL)
        wanted = (
            select(journal, staff.c.name.label("who"))
            .join_from(journal, staff, staff.c.id == journal.c.staff_id, isouter=True)
            .order_by(journal.c.at.desc(), journal.c.number.desc())
            .limit(limit)
        )
        with self._premises.database.read() as connection:
            return [
                JournalEntry(r.till, r.number, r.at, r.kind, r.who, r.subject, r.data, r.note)
                for r in connection.execute(wanted)
            ]

    def verify(self) -> list[BrokenEntry]:
        """The first broken entry of each till's chain; empty when every chain is whole."""
        with self._premises.database.read() as connection:
            return broken_chains(connection)


def broken_chains(connection: Connection) -> list[BrokenEntry]:
    """Walk every chain from its start, in batches.

    Name the first entry of each that does not follow from the one before.
    """
    found: dict[str, BrokenEntry] = {}
    expected: dict[str, tuple[int, str]] = {}
    everything = select(journal).order_by(journal.c.till, journal.c.number).execution_options(yield_per=1000)
    for row in connection.execute(everything):
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
