"""The journal: who did what, one hash chain a till; and the check that no row was changed behind its back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from pos_app.data import journal_chain
from pos_app.data.tables import journal, staff
from pos_app.domain.journal import BrokenEntry, JournalCheck, JournalFilter, JournalPage, JournalPlace
from pos_app.domain.staff import Act, Actor
from pos_app.services import journal_pages
from pos_app.services.journal_chains import broken_chains
from pos_app.services.premises import Premises

EVERYTHING = JournalFilter()


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
            self._premises.signed_in(actor, connection)
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
        self._premises.allow(actor, Act.SEE_JOURNAL)
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

    def page(
        self,
        actor: Actor,
        wanted: JournalFilter = EVERYTHING,
        *,
        before: JournalPlace | None = None,
        limit: int = 100,
    ) -> JournalPage:
        """The entries of all tills that the filter leaves, newest first; `before` is a page's `next`.

        Raises NotAllowed for all but the owner.
        """
        self._premises.allow(actor, Act.SEE_JOURNAL)
        with self._premises.database.read() as connection:
            return journal_pages.page(connection, wanted, self._premises.info(connection), before, limit)

    def check(self, actor: Actor, progress: Callable[[int, int], None] | None = None) -> JournalCheck:
        """Walk every chain from its start, and hold each sale and refund against the entry that tells of it.

        `progress` is told the rows done, of how many; what it raises ends the check. Raises NotAllowed for all but the
        owner.
        """
        from pos_app.services import journal_check  # noqa: PLC0415 (reads what every kind of sale leaves; wanted seldom)

        self._premises.allow(actor, Act.SEE_JOURNAL)
        with self._premises.database.read() as connection:
            return journal_check.check(connection, progress)

    def verify(self) -> list[BrokenEntry]:
        """The first broken entry of each till's chain; empty when every chain is whole."""
        with self._premises.database.read() as connection:
            return broken_chains(connection)
