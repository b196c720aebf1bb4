"""The schema is brought up to date at the start: a verified backup where there are rows, then one transaction for all.

A failed upgrade leaves the database as it was. Two programs that start at once both succeed: the second waits for the
first and finds nothing left to do. Alembic is imported only when there is something to do.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, inspect
from sqlalchemy.exc import DBAPIError

from pos_app.data.database import APPLICATION_ID, PRAGMAS, Database, sqlite_module
from pos_app.data.faults import commit_fault, translated
from pos_app.data.tables import metadata
from pos_app.domain.shop import country_and_currency
from pos_app.errors import (
    CountryWanted,
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseNotOurs,
    DatabaseTooNew,
    RowsWithoutPlace,
    ViewsReadOldTables,
)

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
"""Every revision, oldest first; a test keeps it equal to the scripts."""

HEAD = REVISIONS[-1]

LEGACY = REVISIONS[0]
"""The old web shop's tables: a database that has them but was never seen by Alembic stands here."""

SETTLE_SECONDS = 10
"""How long the turn to WAL is tried again."""

CACHE_SIZE = -65_536
"""SQLite's page cache during an upgrade, as its pragma takes it: 64 MB, since indexes grow with rows in no order."""

WAIT_SECONDS = 600
"""How long one program waits for another one's upgrade: a million orders take minutes."""

Progress = Callable[[str, int, int], None]
"""Told the stage (`backup`, `reading`, `customers`, `orders`), the rows done, of how many. Raising undoes all."""

_LEGACY_COLUMNS = {
    "Order": {"id", "items", "total", "status", "phoneNumber", "createdAt"},
    "Member": {"id", "memberId", "phoneNumber", "membershipLevel"},
}
_ALEMBICS = "alembic_version"
_REVISION = "SELECT version_num FROM alembic_version"
_ADVISORY_LOCK = 0x5441_5050_4153_5301


class State(Enum):
    """What a database is found to be."""

    EMPTY = "empty"
    LEGACY = "legacy"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What was done: the revision `before` (None: empty) and `after`, the backup, and the tally of adopted rows."""

    before: str | None
    after: str
    backup: str | None = None
    tally: dict[str, Any] | None = None

    @property
    def changed(self) -> bool:
        """Whether anything was done."""
        return self.before != self.after


def current_revision(database: Database) -> str | None:
    """The revision the database stands at, by one query; None where no revision ever ran."""
    try:
        with database.read() as connection:
            found: str | None = connection.exec_driver_sql(_REVISION).scalar_one_or_none()
            return found
    except (DBAPIError, DatabaseNotOurs):
        return None


def bring_up_to_date(
    database: Database,
    *,
    region: str | None = "US",
    currency: str = "USD",
    backup_folder: Path | None = None,
    progress: Progress | None = None,
) -> Upgrade:
    """Bring the schema to the newest revision, after a verified backup where there are rows.

    `region` and `currency` are those of an old shop's numbers and totals; without a region an old shop's rows are not
    touched. A backup goes to `backup_folder`, by default `backups` beside a SQLite file; for PostgreSQL see
    `schema_backup`. Raises CountryWanted, BadInput (no such region or currency), DatabaseTooNew, DatabaseNotOurs,
    RowsWithoutPlace and other DatabaseTroubles; the database is then as it was.
    """
    with suppress(DatabaseBusy):  # another program upgrades it just now: waited for below
        if current_revision(database) == HEAD:
            return Upgrade(HEAD, HEAD)
    with migrating(database) as connection:
        before = standing(connection)
        backup, tally = None, None
        if before == LEGACY:
            region, currency = _old_places(connection, region, currency)
        if before != HEAD:
            if progress is not None and before is not None:
                progress("backup", 0, 1)
            backup = _backed_up(database, connection, backup_folder)
            tally = run_chain(connection, HEAD, region=region or "US", currency=currency, progress=progress)
            check_links(connection)
    settle(database)
    return Upgrade(before, HEAD, backup, tally)


def _old_places(connection: Connection, region: str | None, currency: str) -> tuple[str | None, str]:
    """Where an old shop's numbers and totals are from. Raises CountryWanted where nobody said so, and BadInput."""
    from pos_app.data.schema_backup import has_rows  # noqa: PLC0415 (only where there is something to do)

    if region is not None:
        return country_and_currency(region, currency)
    if has_rows(connection):
        raise CountryWanted
    return region, currency


def settle(database: Database) -> None:
    """Open the first connection that sales will use, which turns a new file to WAL.

    SQLite refuses that at once, without waiting, while another program does the same: it is tried again.
    Raises DatabaseBusy when that does not end.
    """
    until = time.monotonic() + SETTLE_SECONDS
    while True:
        try:
            current_revision(database)
        except DatabaseBusy:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def standing(connection: Connection) -> str | None:
    """The revision a database stands at, None for an empty one; an old shop's without a revision is marked as 0001.

    Raises DatabaseNotOurs and DatabaseTooNew.
    """
    inspector = inspect(connection)
    tables = {
        table: {column["name"] for column in inspector.get_columns(table)} for table in inspector.get_table_names()
    }
    revision: str | None = None
    if tables.pop(_ALEMBICS, None):
        revision = connection.exec_driver_sql(_REVISION).scalar_one_or_none()
    if revision is not None and revision not in REVISIONS:
        raise DatabaseTooNew if revision.isdigit() and revision > HEAD else DatabaseNotOurs
    if revision is None and _state(tables) is State.LEGACY:
        _stamp(connection, LEGACY)
        return LEGACY
    return revision


def _state(tables: dict[str, set[str]]) -> State:
    if not tables:
        return State.EMPTY
    if _ALEMBICS in tables:
        return State.OURS
    if "Customer" not in tables and all(
        columns <= tables.get(table, set()) for table, columns in _LEGACY_COLUMNS.items()
    ):
        return State.LEGACY
    raise DatabaseNotOurs


def run_chain(
    connection: Connection,
    target: str,
    *,
    region: str = "US",
    currency: str = "USD",
    progress: Progress | None = None,
    down: bool = False,
    **noted: Any,
) -> dict[str, Any] | None:
    """Run the revisions up (or, for tests, `down`) to `target` in the open transaction; the tally of adopted rows.

    `noted` is what was seen before: `left_alone` (names of other tables), `texts_not_utf8` (a count). Raises
    RowsWithoutPlace.
    """
    from alembic import command

    from migrations.adoption_tally import (  # noqa: PLC0415 (only where there is something to upgrade)
        RowsFitNowhere,
        ViewsInTheWay,
    )

    config = _config(connection, region=region, currency=currency, progress=progress, **noted)
    try:
        (command.downgrade if down else command.upgrade)(config, target)
    except RowsFitNowhere as error:
        raise RowsWithoutPlace(error.problems, error.count) from error
    except ViewsInTheWay as error:
        raise ViewsReadOldTables(error.views) from error
    tally: dict[str, Any] | None = config.attributes.get("tally")
    return tally


def _stamp(connection: Connection, revision: str) -> None:
    from alembic import command

    command.stamp(_config(connection), revision)


def _config(connection: Connection, **attributes: Any) -> Any:
    """Alembic's settings, built here: there is no ini file to find in an installed program."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "migrations:")
    config.set_main_option("path_separator", "os")
    config.attributes.update(attributes, connection=connection)
    return config


@contextmanager
def migrating(database: Database) -> Iterator[Connection]:
    """One transaction around a whole upgrade: on SQLite with foreign keys off, on PostgreSQL under an advisory lock."""
    engine = _sqlite_engine(database) if database.is_sqlite else database.engine
    try:
        with driver_faults(engine), engine.connect() as connection, connection.begin() as transaction:
            _take_over(connection)
            yield connection
            _commit(transaction.commit)
    finally:
        if database.is_sqlite:
            engine.dispose()


@contextmanager
def driver_faults(engine: Engine) -> Iterator[None]:
    """What the driver raises, as a PosError with a sentence; also where no SQLAlchemy is between."""
    driver: Any = engine.dialect.loaded_dbapi
    try:
        yield
    except DBAPIError as error:
        raise translated(error) from error
    except driver.Error as error:
        known = translated(DBAPIError(None, None, error))
        raise (error if isinstance(known, DBAPIError) else known) from error


def _commit(commit: Callable[[], None]) -> None:
    try:
        commit()
    except DBAPIError as error:
        raise commit_fault(error) from error


def _take_over(connection: Connection) -> None:
    """Mark a SQLite file as ours, or wait for PostgreSQL's lock; limits made for sales do not hold for an upgrade."""
    run = connection.exec_driver_sql
    if connection.dialect.name == "sqlite":
        run(f"PRAGMA application_id = {APPLICATION_ID}")
        return
    run("SET LOCAL statement_timeout = 0")
    run("SET LOCAL idle_in_transaction_session_timeout = 0")
    run(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'")
    run(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})")


def _sqlite_engine(database: Database) -> Engine:
    """An engine of its own: Alembic's renames need foreign keys off, which only works outside of a transaction.

    The journal mode stays what it is, so that a failed upgrade of an old file has changed nothing in it.
    """
    module = sqlite_module()
    _check_file(database, module)
    engine = create_engine(
        database.url,
        module=module,
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": WAIT_SECONDS},
        poolclass=NullPool,
    )
    wanted = PRAGMAS | {"foreign_keys": 0, "busy_timeout": WAIT_SECONDS * 1000, "cache_size": CACHE_SIZE}
    wanted.pop("journal_mode")

    @event.listens_for(engine, "connect")
    def _set_pragmas(connection: Any, _record: object) -> None:
        for name, value in wanted.items():
            connection.execute(f"PRAGMA {name} = {value}").fetchall()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _check_file(database: Database, module: Any) -> None:
    """Raise DatabaseNotOurs for another program's file before anything is written to it."""
    connection = module.connect(str(database.path), timeout=WAIT_SECONDS)
    try:
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        names = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        tables = {
            name: {row[1] for row in connection.execute("SELECT * FROM pragma_table_info(?)", (name,))}
            for name in names
        }
    except module.DatabaseError as error:
        raise translated(DBAPIError(None, None, error)) from error
    finally:
        connection.close()
    if mark not in {0, APPLICATION_ID}:
        raise DatabaseNotOurs
    _state(tables)


def check_links(connection: Connection) -> None:
    """On SQLite, whose foreign keys were off: raise DatabaseDamaged when a row of ours links to nothing."""
    if connection.dialect.name != "sqlite":
        return
    for table in metadata.tables:
        broken = connection.exec_driver_sql(f'PRAGMA foreign_key_check("{table}")').first()
        if broken is not None:
            raise DatabaseDamaged(
                f"After the upgrade a row of {table} would link to a row of {broken[2]} that is not there."
                " Nothing was changed."
            )


def _backed_up(database: Database, connection: Connection, folder: Path | None) -> str | None:
    """Make the backup when there is any row; where it is."""
    from pos_app.data.schema_backup import back_up, has_rows  # noqa: PLC0415 (only where there is something to do)

    return back_up(database, connection, folder, HEAD) if has_rows(connection) else None
