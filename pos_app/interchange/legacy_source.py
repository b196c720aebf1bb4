"""The old web shop's database as it is read for adoption: a SQLite file or a PostgreSQL URL, never written to.

A file that no other program has open is read as it lies there, so that not even a log is made beside it.
"""

from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, inspect, text
from sqlalchemy.exc import ArgumentError

from pos_app.data.database import as_url, sqlite_module
from pos_app.data.schema import driver_faults
from pos_app.errors import DatabaseAway, DatabaseDamaged, DatabaseNotOurs, NotALegacyDatabase

if TYPE_CHECKING:
    from migrations.legacy_rows import Rows

TABLES = ("Member", "Order", "MerchandiseOrder")
"""What is brought over; the last may be missing where no merchandise was ever sold."""

NEEDED = {
    "Member": ("id", "memberId", "phoneNumber", "membershipLevel", "points"),
    "Order": ("id", "items", "total", "status", "phoneNumber", "createdAt"),
    "MerchandiseOrder": ("id", "items", "total", "phoneNumber", "createdAt"),
}
"""Without these columns a table is not the old shop's; others may be missing or more."""

_ONLY_PRISMAS = frozenset({
    "schema", "connection_limit", "pool_timeout", "pgbouncer", "socket_timeout", "statement_cache_size", "sslaccept",
    "sslidentity",
})  # fmt: skip
"""Words of the old tool in a URL, which PostgreSQL's own library refuses."""

_NO_ADDRESS = (
    "That is neither a file nor the address of a PostgreSQL database (postgresql://user@server/name)."
    " Nothing was written."
)

_MISSING = "does not exist"
_NO_SUCH_NAME = "The server has no such user, or no database of that name. Nothing was written."
_ASKS = "The server asks for a password. Nothing was written."
_REFUSED = "The server did not accept the user name or the password. Nothing was written."
_UNREACHED = "The old database cannot be reached. Nothing was written."

_WHOLE = frozenset({"smallint", "integer", "bigint"})
_PARTS = frozenset({"real", "double precision"})


@dataclass(frozen=True, slots=True)
class LegacyColumn:
    """A column and what it holds: `whole` numbers, `real` ones, `flag`, `json`, or `text` (times and the rest)."""

    name: str
    kind: str


class LegacySource:
    """The old rows. `not_utf8` counts the texts read so far that were in another encoding."""

    def __init__(self, rows: "Rows", tables: dict[str, list[LegacyColumn]], others: list[str], where: str) -> None:
        """`tables` are those to bring over, `others` the rest, `where` says what is read, without a password."""
        self._rows = rows
        self.tables = tables
        self.others = others
        self.where = where

    @property
    def not_utf8(self) -> int:
        """How many texts were taken for Latin-1."""
        return self._rows.not_utf8

    def count(self) -> int:
        """How many rows there are to bring over."""
        run = self._rows.connection.exec_driver_sql
        return sum(run(f'SELECT COUNT(*) FROM "{table}"').scalar_one() for table in self.tables)  # noqa: S608 (names of tables and columns that were looked up first)

    def stream(self, table: str) -> Generator[Any, None, None]:
        """A table's rows, values in the order of its columns. Raises a DatabaseTrouble of the old database."""
        with _faults(self._rows.connection.engine), closing(self._rows.stream(self._query(table))) as found:
            yield from found

    def _query(self, table: str) -> str:
        return f'SELECT {self._picked(table)} FROM "{table}" o'  # noqa: S608 (names of tables and columns that were looked up first)

    def _picked(self, table: str) -> str:
        if self._rows.is_sqlite:
            return self._rows.selected("o", [column.name for column in self.tables[table]])
        native = {"whole", "real", "flag"}
        return ", ".join(
            f'o."{column.name}"' + ("" if column.kind in native else "::text") for column in self.tables[table]
        )


@contextmanager
def open_source(source: str | Path) -> Iterator[LegacySource]:
    """Open the old database for reading only. Raises NotALegacyDatabase and DatabaseAway."""
    from migrations.legacy_rows import Rows  # noqa: PLC0415 (loads the numbering plans of the world)

    url = source_url(source)
    engine = _sqlite(url) if url.get_backend_name() == "sqlite" else _postgres(url)
    try:
        with ExitStack() as opened:
            with _faults(engine):
                connection = opened.enter_context(engine.connect())
                opened.enter_context(connection.begin())
                rows = Rows(connection)
                opened.enter_context(rows.lenient_text())
                tables = _tables(connection)
                others = [name for name in inspect(connection).get_table_names() if name not in tables]
            yield LegacySource(rows, tables, sorted(others), where(url))
    finally:
        engine.dispose()


def source_url(source: str | Path) -> URL:
    """What was typed as a URL: a path, `file:...` as the old tool writes it, or a URL. Raises NotALegacyDatabase."""
    typed = str(source).strip()
    if typed.startswith("file:") and "://" not in typed:
        typed = typed.removeprefix("file:").partition("?")[0]
    try:
        url = as_url(typed)
    except (ArgumentError, ValueError) as error:
        raise NotALegacyDatabase(_NO_ADDRESS) from error
    if not typed or url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise NotALegacyDatabase(_NO_ADDRESS)
    return url


def with_password(source: str | Path, password: str) -> str:
    """The source with a password that was not typed into its address; a file needs none. Raises NotALegacyDatabase."""
    url = source_url(source)
    if not password or url.get_backend_name() == "sqlite":
        return str(source)
    return url.set(password=password).render_as_string(hide_password=False)


def where(url: URL) -> str:
    """What a person would call it: the file, or the address without its password."""
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _sqlite(url: URL) -> Engine:
    path = Path(str(url.database))
    if path.is_dir():
        raise NotALegacyDatabase(f"{path} is a folder, not a database. Nothing was written.")
    if not path.is_file():
        raise DatabaseAway(f"There is no file {path}. Nothing was written.")
    module = sqlite_module()
    alone = not any(path.with_name(path.name + ending).exists() for ending in ("-wal", "-journal", "-shm"))
    address = f"file:{quote(str(path))}?mode=ro" + ("&immutable=1" if alone else "")

    def _connect() -> Any:
        return module.connect(address, uri=True, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", module=module, creator=_connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _postgres(url: URL) -> Engine:
    schema = url.query.get("schema")
    known = url.difference_update_query([name for name in url.query if name in _ONLY_PRISMAS])
    path = f" -c search_path={schema}" if isinstance(schema, str) and schema.isidentifier() else ""
    options = f"-c default_transaction_read_only=on -c timezone=UTC -c client_encoding=UTF8{path}"
    settings = {"connect_timeout": 10, "application_name": "tappass-adopt", "options": options}
    return create_engine(known, poolclass=NullPool, isolation_level="REPEATABLE READ", connect_args=settings)


@contextmanager
def _faults(engine: Engine) -> Iterator[None]:
    """What goes wrong with the old database, told as such."""
    try:
        with driver_faults(engine):
            yield
    except DatabaseNotOurs as error:
        raise NotALegacyDatabase from error
    except DatabaseDamaged as error:
        raise DatabaseDamaged("The old database is damaged. Nothing was written.") from error
    except DatabaseAway as error:
        raise DatabaseAway(_why_away(error)) from error


def _why_away(error: DatabaseAway) -> str:
    """Whether the server let nobody in.

    PostgreSQL's library tells no SQLSTATE for it, but whether a password was wanted and whether one was used; only a
    missing name is known by the server's English words.
    """
    cause: Any = error.__cause__
    attempt = getattr(getattr(cause, "orig", None), "pgconn", None)
    if getattr(attempt, "needs_password", False):
        return _ASKS
    if _MISSING in str(cause):
        return _NO_SUCH_NAME
    return _REFUSED if getattr(attempt, "used_password", False) else _UNREACHED


def _tables(connection: Connection) -> dict[str, list[LegacyColumn]]:
    """The tables to bring over, with their columns. Raises NotALegacyDatabase, naming what is missing."""
    there = set(inspect(connection).get_table_names())
    if "Customer" in there and "alembic_version" in there:
        raise NotALegacyDatabase("That is a TapPass database already: it can be opened as it is. Nothing was written.")
    found = {}
    for table in TABLES:
        if table not in there and table != TABLES[-1]:
            raise NotALegacyDatabase(
                f"That is not a database of the old web shop: it has no table {table}. Nothing was written."
            )
        if table not in there:
            continue
        columns = (
            _sqlite_columns(connection, table)
            if connection.dialect.name == "sqlite"
            else _postgres_columns(connection, table)
        )
        missing = [name for name in NEEDED[table] if name not in {column.name for column in columns}]
        if missing:
            what = f"its table {table} has no {' and no '.join(missing)}"
            raise NotALegacyDatabase(f"That is not a database of the old web shop: {what}. Nothing was written.")
        found[table] = columns
    return found


def _sqlite_columns(connection: Connection, table: str) -> list[LegacyColumn]:
    """By what the columns hold, since SQLite holds anything anywhere."""
    names = [row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{table}")')]
    return [LegacyColumn(name, _sqlite_kind(connection, table, name)) for name in names]


def _sqlite_kind(connection: Connection, table: str, name: str) -> str:
    asked = f'SELECT DISTINCT typeof("{name}") FROM "{table}"'  # noqa: S608 (names of tables and columns that were looked up first)
    held = {row[0] for row in connection.exec_driver_sql(asked)} - {"null"}
    if held and held <= {"integer"}:
        return "whole"
    return "real" if held and held <= {"integer", "real"} else "text"


def _postgres_columns(connection: Connection, table: str) -> list[LegacyColumn]:
    asked = text(
        "SELECT attname, format_type(atttypid, NULL) FROM pg_attribute"
        " WHERE attrelid = CAST(:table AS regclass) AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
    )
    return [
        LegacyColumn(name, _postgres_kind(kind)) for name, kind in connection.execute(asked, {"table": f'"{table}"'})
    ]


def _postgres_kind(kind: str) -> str:
    if kind in _WHOLE:
        return "whole"
    if kind in _PARTS:
        return "real"
    return {"boolean": "flag", "json": "json", "jsonb": "json"}.get(kind, "text")
