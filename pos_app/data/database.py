"""The connection: engines, the settings that keep a sale safe, and transactions that end in a commit or leave nothing.

SQLite gets two engines on one file: the writing one begins with BEGIN IMMEDIATE (a transaction that reads first and
writes later
fails at once otherwise), the reading one is `query_only`. PostgreSQL needs one. Source of the settings: design page 5.
"""

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool

from pos_app.data.faults import commit_fault, is_passing, translated
from pos_app.data.kept_connections import KeptConnections
from pos_app.errors import DatabaseAway, DatabaseNotOurs, DatabaseReadOnly, DatabaseSettingRefused, PosError

T = TypeVar("T")

APPLICATION_ID = 0x54504F53
"""`TPOS` in ASCII: SQLite's mark of whose file this is."""

PRAGMAS: dict[str, int | str] = {
    "journal_mode": "wal",
    "synchronous": 2,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "mmap_size": 0,
}
"""Set on each SQLite connection and read back; the shop is not opened on a mismatch."""

POSTGRES_OPTIONS = (
    "-c timezone=UTC -c client_encoding=UTF8 -c statement_timeout=30000 -c lock_timeout=10000"
    " -c idle_in_transaction_session_timeout=60000"
)

CHUNK = 4 * 1024 * 1024
"""Bytes read at once where a whole file is looked through."""

KEPT = 8
"""Idle connections kept open to an SQLite file, for reading and for writing."""

ONE_STATE: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""How reads run on PostgreSQL: all of one transaction's queries see the same state, as they do on SQLite."""

SMALLEST_FILE = 512
"""Bytes, SQLite's smallest page: it takes a shorter file for an empty database and would write over it."""

TRIES = 3
"""How often a whole service call is tried when the connection breaks or the server picks it to end a deadlock."""


def sqlite_module() -> ModuleType:
    """The SQLite library: a current one where a wheel exists, else Python's own (`doctor` says which)."""
    try:
        import pysqlite3.dbapi2 as module
    except ImportError:
        import sqlite3 as module  # noqa: PLC0415 (only where there is no current one)
    return module  # type: ignore[no-any-return] # pysqlite3 carries no types


def as_url(database: str | Path) -> URL:
    """An SQLAlchemy URL of a URL or a path; `postgresql://` means psycopg 3."""
    text = str(database)
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text).expanduser().absolute()))
    url = make_url(text)
    return url.set(drivername="postgresql+psycopg") if url.drivername in {"postgresql", "postgres"} else url


class Database:
    """One open database: `read()` and `write()` give a connection inside a transaction; `call` retries a whole one."""

    def __init__(self, database: str | Path) -> None:
        """Prepare the engines; nothing is opened before the first transaction."""
        self.url = as_url(database)
        self._raw: int | None = None
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self._prepare_file()
            self._writers = KeptConnections(_sqlite_engine(self.url, writes=True), keep=KEPT)
            self._readers = KeptConnections(_sqlite_engine(self.url, writes=False), keep=KEPT)
        else:
            engine = _postgres_engine(self.url)
            self._writers = KeptConnections(engine, keep=0)
            self._readers = KeptConnections(engine.execution_options(**ONE_STATE), keep=0)

    @property
    def engine(self) -> Engine:
        """The writing engine, for migrations and backups."""
        return self._writers.engine

    @property
    def path(self) -> Path | None:
        """The file, None on a server."""
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    def _prepare_file(self) -> None:
        """Make the folder (0700) and an empty file (0600) that only this user can read.

        Refuse what cannot be written.
        """
        path = self.path
        if path is None:
            raise DatabaseNotOurs("A database file is needed, not a database in memory.")
        try:
            if not path.parent.exists():
                path.parent.mkdir(parents=True, mode=0o700)
            if not path.exists():
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        except PermissionError as error:
            raise DatabaseReadOnly(f"The folder of {path} cannot be written. Nothing was saved.") from error
        except OSError as error:
            raise DatabaseAway(f"{path} cannot be opened: {error.strerror}.") from error
        if path.is_dir():
            raise DatabaseNotOurs(f"{path} is a folder, not a database.")
        if 0 < path.stat().st_size < SMALLEST_FILE:
            raise DatabaseNotOurs

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database and is rolled back."""
        with _faults(), self._readers.lent() as connection:
            connection.begin()
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction around a whole use case: committed once at the end, rolled back when the block raises."""
        with _faults(), self._writers.lent() as connection:
            transaction = connection.begin()
            yield connection
            _commit(transaction.commit)

    def call(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a write transaction, again when the connection broke or another till wrote the same row first.

        `work` must be safe to repeat: it looks at what is there before it writes.
        """
        for left in range(TRIES - 1, -1, -1):
            try:
                with self.write() as connection:
                    return work(connection)
            except (PosError, IntegrityError) as error:
                if not left or not is_passing(error):
                    raise
        raise AssertionError("unreachable")

    def checkpoint(self) -> None:
        """Carry what SQLite's log holds over into the file, and empty the log; nothing on a server.

        Never inside a transaction.
        """
        if self.is_sqlite:
            with _faults(), self._writers.lent() as connection:
                driver: Any = connection.connection.dbapi_connection
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def holds(self, traces: Collection[bytes]) -> bool:
        """Whether a SQLite file has one of these anywhere in it, unused parts of its pages included.

        `secure_delete` wipes what is deleted, but not the copies that stay behind where SQLite moved rows and index
        entries from page to page. The file is kept open until `close`: closing it earlier would drop SQLite's locks.
        """
        if self.path is None or not traces:
            return False
        if self._raw is None:
            self._raw = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        os.lseek(self._raw, 0, os.SEEK_SET)
        longest, tail = max(map(len, traces)), b""
        while chunk := os.read(self._raw, CHUNK):
            seen = tail + chunk
            if any(trace in seen for trace in traces):
                return True
            tail = seen[-longest:]
        return False

    def compact(self) -> None:
        """Write a SQLite file anew, with nothing in it but its rows. Raises a DatabaseTrouble; it is as it was then."""
        if self.is_sqlite:
            with _faults(), self._writers.lent() as connection:
                driver: Any = connection.connection.dbapi_connection
                driver.execute("VACUUM")
            self.checkpoint()

    def close(self) -> None:
        """Let go of every connection."""
        self._writers.close()
        self._readers.close()
        if self._raw is not None:
            os.close(self._raw)
            self._raw = None


def _commit(commit: Callable[[], None]) -> None:
    try:
        commit()
    except DBAPIError as error:
        raise commit_fault(error) from error


@contextmanager
def _faults() -> Iterator[None]:
    """What the driver raises, as a PosError with a sentence."""
    try:
        yield
    except DBAPIError as error:
        raise translated(error) from error


def _sqlite_engine(url: URL, *, writes: bool) -> Engine:
    module = sqlite_module()
    arguments = {"check_same_thread": False, "isolation_level": None, "timeout": 5}
    engine = create_engine(url, module=module, connect_args=arguments, poolclass=NullPool)
    wanted = PRAGMAS if writes else PRAGMAS | {"query_only": 1}

    @event.listens_for(engine, "connect")
    def _set_pragmas(connection: Any, _record: object) -> None:
        _check_owner(connection, module, writes=writes)
        for name, value in wanted.items():
            connection.execute(f"PRAGMA {name} = {value}").fetchall()
        for name, value in wanted.items():
            got = connection.execute(f"PRAGMA {name}").fetchone()
            if got is not None and str(got[0]).lower() != str(value):
                raise DatabaseSettingRefused(name, value, got[0])

    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"

    def _begin(dbapi_connection: Any) -> None:
        dbapi_connection.execute(begin)

    # The driver begins nothing by itself, and a listener for "begin" would make every statement ask for listeners.
    # mypy objects to a method given to one instance, which is what is meant: the engine's own dialect, no other.
    engine.dialect.do_begin = _begin  # type: ignore[method-assign] # given to one engine's dialect, see above
    return engine


def _check_owner(connection: Any, module: ModuleType, *, writes: bool) -> None:
    """Refuse a file of another program before anything is written to it.

    An empty file and a legacy shop's are let through.
    """
    try:
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except module.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") in {"SQLITE_NOTADB", ""} and "not a database" in str(error):
            raise DatabaseNotOurs from error
        raise
    if mark == APPLICATION_ID:
        return
    if mark != 0 or (tables and not {"alembic_version", "Order", "Member"} <= tables):
        raise DatabaseNotOurs
    if writes:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _postgres_engine(url: URL) -> Engine:
    return create_engine(
        url,
        pool_pre_ping=True,
        pool_size=4,
        connect_args={
            "connect_timeout": 5,
            "tcp_user_timeout": 10_000,
            "options": POSTGRES_OPTIONS,
            "application_name": "tappass-pos",
        },
    )
