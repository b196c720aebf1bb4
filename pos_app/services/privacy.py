"""A guest's own data: all of it given out on request, and erased for good; the orders and their sums stay.

What was erased is erased again when a backup from before is restored. For that the ids, which say nothing of anybody,
are kept twice: in the database, where each erased row has its own in place of the number, and beside the backups, for
the day when the database itself is lost.
"""

import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from pos_app.data import erasing, survivors
from pos_app.data.tables import customer, customer_merge
from pos_app.data.tables.customer import ERASED
from pos_app.domain.ids import WALK_IN
from pos_app.domain.privacy import Erasure
from pos_app.domain.staff import Act, Actor
from pos_app.errors import GuestHasTab, MergeNotUndone, NobodyToErase, NotFound
from pos_app.services import guest_data
from pos_app.services.journal import Journal
from pos_app.services.merging import Merging
from pos_app.services.premises import Premises

LIST = "erased.txt"
"""Beside the backups: the ids of erased customers, one a line."""


class Privacy:
    """Gives out what is kept about a guest, and erases it."""

    def __init__(self, premises: Premises, journal: Journal, folder: Callable[[], Path]) -> None:
        """`folder` is where the backups are; it is asked for at the first erasure."""
        self._premises = premises
        self._journal = journal
        self._folder = folder

    def known(self, actor: Actor, customer_id: str) -> dict[str, Any]:
        """Everything that is kept about a guest and whoever was merged into them, as plain values for a file.

        Times are UTC, amounts minor units of the currency named in it. The journal notes that it was given out. Raises
        NotAllowed for all but the owner, NotFound.
        """
        self._premises.allow(actor, Act.EXPORT_LISTS)

        def give_out(connection: Connection) -> dict[str, Any]:
            own_id = survivors.of_row(connection, customer_id)
            found = guest_data.known(connection, own_id, self._premises)
            self._journal.write(connection, "guest_exported", actor=actor, subject=own_id, data={})
            return found

        return self._premises.database.call(give_out)

    def erase(self, actor: Actor, customer_id: str) -> Erasure:
        """Erase a guest, with everybody merged into them, for good. Again changes nothing, and sweeps the file.

        Cleared are name, number, e-mail, birthday, notes, consent, TapPass ID, what is left of the points, what the old
        shop knew, and every free text on or about their orders; the orders, their sums and the ledger stay. Nothing of
        it is left in a SQLite file or its log afterwards. Raises NotAllowed for all but the owner, NotFound,
        NobodyToErase for the walk-in customer, GuestHasTab while something is to be paid.
        """
        self._premises.allow(actor, Act.ERASE_CUSTOMER)
        if customer_id == WALK_IN:
            raise NobodyToErase
        done, traces = self._premises.database.call(lambda connection: self._erase(connection, actor, customer_id))
        sweep(self._premises, traces)
        with self._premises.database.read() as connection:
            gone = erasing.erased(connection)
        return Erasure(done, remembered=remember(self._folder(), gone))

    def _erase(self, connection: Connection, actor: Actor, customer_id: str) -> tuple[str, tuple[bytes, ...] | None]:
        """The row that is left, and what to look for in the file; None where all of it is to be written anew."""
        row = survivors.lock(connection, customer_id)
        if row.phone_number.startswith(ERASED):
            return str(row.id), None
        who = erasing.person(connection, row.id)
        if erasing.open_tab(connection, who):
            raise GuestHasTab
        traces = erasing.traces(connection, who)
        counts = erasing.erase(connection, who, self._premises.now())
        self._journal.write(connection, "customer_erased", actor=actor, subject=row.id, data=counts)
        return str(row.id), traces


def sweep(premises: Premises, traces: tuple[bytes, ...] | None) -> None:
    """Leave nothing of what was erased in a SQLite file and its log; nothing to do on a server.

    The file is written anew where its unused parts still hold a trace, or where nobody knows what to look for.
    """
    database = premises.database
    database.checkpoint()
    if traces is None or database.holds(traces):
        database.compact()


def erase_again(premises: Premises, journal: Journal, ids: Collection[str]) -> int:
    """Erase those whom a restored backup brought back; how many they were. An open tab of theirs stays, as nobody's.

    Where the backup holds a merge with somebody who was not erased, that merge was undone before the erasure: the two
    are parted first, so that nobody else is erased with them.
    """

    def work(connection: Connection) -> int:
        known = select(customer.c.id).where(customer.c.phone_number.not_like(f"{ERASED}%"), customer.c.id != WALK_IN)
        back = sorted(set(connection.execute(known).scalars()) & set(ids))
        for own_id in back:
            _part(connection, Merging(premises, journal), own_id, ids)
        for own_id in back:
            row = survivors.lock(connection, own_id)
            if not row.phone_number.startswith(ERASED):
                who = erasing.person(connection, row.id)
                counts = erasing.erase(connection, who, premises.now())
                journal.write(connection, "customer_erased", actor=None, subject=row.id, data=counts | {"again": True})
        return len(back)

    done = premises.database.call(work)
    if done:
        sweep(premises, None)
    return done


def _part(connection: Connection, merging: Merging, own_id: str, ids: Collection[str]) -> None:
    """Undo the merges that stand with somebody who was not erased, the latest first, as far as they can be."""
    own = (customer_merge.c.survivor_id == own_id) | (customer_merge.c.merged_id == own_id)
    standing = select(customer_merge).where(own, customer_merge.c.undone_at.is_(None))
    for merge in connection.execute(standing.order_by(customer_merge.c.created_at.desc())).all():
        if not {merge.survivor_id, merge.merged_id} <= set(ids):
            try:
                merging.part(connection, merge.id)
            except (MergeNotUndone, NotFound):
                continue


def remembered(folder: Path) -> set[str]:
    """The ids that are kept beside the backups in a folder; none where there is no such list."""
    try:
        lines = (folder / LIST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {line.strip() for line in lines if line.strip()}


def remember(folder: Path, ids: Collection[str]) -> bool:
    """Keep the ids beside the backups; whether that could be done (the database knows them anyhow)."""
    kept = sorted(remembered(folder) | set(ids))
    beside = folder / f".{LIST}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.writelines(f"{each}\n" for each in kept)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(folder / LIST)
    except OSError:
        return False
    return True
