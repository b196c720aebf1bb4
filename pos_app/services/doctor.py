"""The doctor.

Checks every invariant of the database, and mends those that can be worked out again from their source rows.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select, update

from pos_app.data import invariant_queries as queries
from pos_app.data import refund_invariants
from pos_app.data.database import sqlite_module
from pos_app.data.tables import customer, customer_word, level_change, member
from pos_app.domain import names
from pos_app.domain.findings import Finding
from pos_app.domain.ids import WALK_IN
from pos_app.domain.staff import Act, Actor
from pos_app.services.journal import Journal
from pos_app.services.journal_chains import broken_chains
from pos_app.services.merge_findings import MERGES, mend_merges, merge_findings
from pos_app.services.premises import Premises
from pos_app.services.product_pictures import picture_findings
from pos_app.services.programme_findings import mend_programme, programme_findings
from pos_app.services.sale_findings import sale_findings
from pos_app.services.shift_findings import shift_findings
from pos_app.services.tab_findings import tab_findings

SEARCH = 0
"""The number under which breaks of the columns kept for searches and lists are reported: no invariant of the design,
but nobody would be found."""

MENDABLE = (SEARCH, 1, 2, 3, 4, MERGES)

SOUND_SQLITE = (3, 51, 3)
"""Libraries before it can lose a WAL's reset in a race (https://sqlite.org/wal.html)."""


class Doctor:
    """Checks, and mends what can be mended."""

    def __init__(self, premises: Premises, actor: Actor | None = None) -> None:
        """`actor` is who asks when a call names nobody."""
        self._premises = premises
        self._actor = actor

    def check(self, *, actor: Actor | None = None) -> list[Finding]:
        """Every break of an invariant; empty when all is well. Raises NotAllowed for all but the owner."""
        self._allowed(actor)
        with self._premises.database.read() as connection:
            return list(_findings(connection))

    def notes(self) -> list[str]:
        """What is no break but should be known: an SQLite library that is too old to trust with a power cut."""
        version = sqlite_module().sqlite_version
        if self._premises.database.is_sqlite and tuple(int(part) for part in version.split(".")) < SOUND_SQLITE:
            sound = ".".join(map(str, SOUND_SQLITE))
            return [f"This SQLite library ({version}) is older than {sound}, which mends a fault in WAL mode."]
        return []

    def repair(self, *, actor: Actor | None = None) -> list[Finding]:
        """Mend counters, balances, levels, links, merges and search columns from their source rows, journalled.

        Returns what was mended.

        Sales and the journal are never touched. Raises NotAllowed for all but the owner.
        """
        who = self._allowed(actor)
        with self._premises.database.write() as connection:
            found = list(_findings(connection))
            if not any(finding.invariant in MENDABLE for finding in found):
                return []
            mend_merges(connection)
            _mend_counters(connection)
            mend_programme(connection)
            _mend_members(connection)
            _mend_links(connection)
            _mend_search(connection)
            _mend_standings(connection)
            left = set(_findings(connection))
            mended = [finding for finding in found if finding not in left]
            if mended:
                counts = {str(number): sum(each.invariant == number for each in mended) for number in MENDABLE}
                Journal(self._premises).write(connection, "repaired", actor=who, subject=None, data=counts)
        return mended

    def _allowed(self, actor: Actor | None) -> Actor:
        return self._premises.allow(actor or self._actor, Act.MANAGE_SETTINGS)


def _findings(connection: Connection) -> Iterator[Finding]:
    for row in connection.execute(queries.broken_counters()):
        kept = (row.order_count, row.lifetime_total, row.first_order, row.last_order)
        should = (row.orders, row.spent, row.first, row.last)
        yield Finding(1, f"Customer {row.id}", _counters(kept), _counters(should))
    for row in connection.execute(queries.broken_balances()):
        yield Finding(2, f"Member {row.id}", f"points {row.points}", f"points {row.ledger}, the sum of the ledger")
    for row in connection.execute(queries.broken_levels()):
        yield Finding(3, f"Member {row.id}", f"level {row.level}", f"level {row.last_level}, that of the last change")
    yield from programme_findings(connection)
    for table in queries.ORDER_TABLES:
        for row in connection.execute(queries.broken_links(table)):
            yield Finding(4, f"{table.name} {row.id}", f"memberId {row.member_id}", f"memberId {row.of_customer}")
    yield from merge_findings(connection)
    yield from sale_findings(connection)
    for number, broken_row in refund_invariants.breaks(connection):
        yield Finding(number, *broken_row)
    yield from _dangling(connection)
    for broken in broken_chains(connection):
        yield Finding(7, f"Journal {broken.till} {broken.number}", broken.why, "an unbroken chain")
    yield from shift_findings(connection)
    yield from tab_findings(connection)
    yield from picture_findings(connection)
    yield from _unfindable(connection)
    for row in connection.execute(queries.broken_standings()):
        found, expected = (f"level {level}, joinedAt {at}" for level, at in ((row[1], row[2]), (row[3], row[4])))
        yield Finding(SEARCH, f"Customer {row.id}", found, expected)


def _counters(values: tuple[Any, ...]) -> str:
    count, total, first, last = values
    return f"orderCount {count}, lifetimeTotal {total}, firstOrder {first}, lastOrder {last}"


def _dangling(connection: Connection) -> Iterator[Finding]:
    """Rows whose foreign key leads nowhere.

    Only SQLite can have them, where another program wrote with the checks off.
    """
    if connection.dialect.name == "sqlite":
        for table, row_id, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield Finding(6, f"{table} row {row_id}", f"its {parent} does not exist", f"an existing {parent}")


def _unfindable(connection: Connection) -> Iterator[Finding]:
    """Customers whose search columns do not fit their name or number."""
    for row, key, last_four, words in _search_columns(connection):
        if (row.folded_name, row.last_four) != (key, last_four) or words != set((key or "").split()):
            yield Finding(
                SEARCH, f"Customer {row.id}", "search columns of another name or number", "those of its name and number"
            )


def _search_columns(connection: Connection) -> Iterator[tuple[Any, str | None, str | None, set[str]]]:
    after = ""
    batch_size = 1000
    columns = (customer.c.id, customer.c.name, customer.c.phone_number, customer.c.folded_name, customer.c.last_four)
    while True:
        rows = connection.execute(
            select(*columns).where(customer.c.id > after).order_by(customer.c.id).limit(batch_size)
        ).all()
        if not rows:
            return
        after = rows[-1].id
        words: dict[str, set[str]] = {row.id: set() for row in rows}
        kept = select(customer_word).where(
            customer_word.c.customer_id >= rows[0].id, customer_word.c.customer_id <= after
        )
        for word in connection.execute(kept):
            words[word.customer_id].add(word.word)
        for row in rows:
            number = row.phone_number
            yield row, names.search_key(row.name), number[-4:] if number.startswith("+") else None, words[row.id]


def _mend_counters(connection: Connection) -> None:
    for row in connection.execute(queries.broken_counters()).all():
        values = {
            "order_count": row.orders,
            "lifetime_total": int(row.spent),
            "first_order": row.first,
            "last_order": row.last,
        }
        connection.execute(update(customer).where(customer.c.id == row.id, customer.c.id != WALK_IN).values(values))


def _mend_members(connection: Connection) -> None:
    for row in connection.execute(queries.broken_balances()).all():
        connection.execute(update(member).where(member.c.id == row.id).values(points=int(row.ledger)))
    for row in connection.execute(queries.broken_levels()).all():
        last = (
            select(level_change.c.level)
            .where(level_change.c.member_id == row.id)
            .order_by(level_change.c.number.desc())
            .limit(1)
        )
        level = connection.execute(last).scalar()
        if level is not None:
            connection.execute(update(member).where(member.c.id == row.id).values(level=level))


def _mend_links(connection: Connection) -> None:
    for table in queries.ORDER_TABLES:
        for row in connection.execute(queries.broken_links(table)).all():
            connection.execute(update(table).where(table.c.id == row.id).values(member_id=row.of_customer))


def _mend_standings(connection: Connection) -> None:
    for row in connection.execute(queries.broken_standings()).all():
        values = {"level": row.should, "joined_at": row.since}
        connection.execute(update(customer).where(customer.c.id == row.id).values(values))


def _mend_search(connection: Connection) -> None:
    for row, key, last_four, words in list(_search_columns(connection)):
        if (row.folded_name, row.last_four) != (key, last_four):
            connection.execute(
                update(customer).where(customer.c.id == row.id).values(folded_name=key, last_four=last_four)
            )
        if words != set((key or "").split()):
            connection.execute(customer_word.delete().where(customer_word.c.customer_id == row.id))
            rows = [{"word": word, "customer_id": row.id} for word in (key or "").split()]
            if rows:
                connection.execute(customer_word.insert(), rows)
