"""Revision 0002's way to rows: old ones read as a stream, new ones written in batches, on the driver's own connection.

Memory stays flat: rows come by the thousand from a cursor that the database keeps, and go by the thousand.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import Any

from sqlalchemy import Connection, inspect

from migrations import legacy_reading as reading

BATCH = 1000

TOLD_EVERY = 1000
"""After how many rows progress is told."""

_JSONB_SINCE = (3, 45)
"""From this version on, SQLite keeps and reads a binary form of JSON."""

Row = dict[str, Any]


class Rows:
    """The old tables' rows; `not_utf8` counts texts that were in another encoding and were taken for Latin-1."""

    def __init__(self, connection: Connection) -> None:
        """`connection` is inside the migration's transaction."""
        self.connection = connection
        self.is_sqlite = connection.dialect.name == "sqlite"
        self.driver: Any = connection.connection.driver_connection
        self.not_utf8 = 0
        self._opened = 0

    @contextmanager
    def lenient_text(self) -> Iterator[None]:
        """While inside, a text that is no UTF-8 does not stop the reading of a SQLite file."""
        if not self.is_sqlite:
            yield
            return
        before = self.driver.text_factory
        self.driver.text_factory = self._decoded
        try:
            yield
        finally:
            self.driver.text_factory = before

    def _decoded(self, raw: bytes) -> str:
        try:
            return raw.decode()
        except UnicodeDecodeError:
            self.not_utf8 += 1
            return raw.decode("latin-1")

    def columns(self, table: str) -> list[str]:
        """The names of a table's columns, in order; none for a table that is not there."""
        inspector = inspect(self.connection)
        return [column["name"] for column in inspector.get_columns(table)] if inspector.has_table(table) else []

    def stream(self, sql: str) -> Generator[Sequence[Any], None, None]:
        """The rows of a query, by the thousand."""
        with closing(self._cursor()) as cursor:
            cursor.execute(sql)
            while rows := cursor.fetchmany(BATCH):
                yield from rows

    def _cursor(self) -> Any:
        if self.is_sqlite:
            return self.driver.cursor()
        self._opened += 1
        return self.driver.cursor(name=f"adoption{self._opened}")

    def measure(self, table: str) -> None:
        """Tell PostgreSQL's planner how many rows a table has that was just filled."""
        if not self.is_sqlite:
            self.connection.exec_driver_sql(f'ANALYZE "{table}"')

    def selected(self, alias: str, names: Iterable[str]) -> str:
        """A SELECT's columns, each in a form that `legacy_reading` takes on both databases."""
        if self.is_sqlite:
            return ", ".join(self._readable(alias, name) for name in names)
        return ", ".join(f'{alias}."{name}"::text' for name in names)

    def whole(self, alias: str, names: Iterable[str]) -> str:
        """A SELECT's columns that `row` makes the whole old row of."""
        return self.selected(alias, names) if self.is_sqlite else f"to_jsonb({alias})::text"

    def row(self, names: Sequence[str], values: Sequence[Any]) -> Row:
        """The old row by its columns' names; times as text, bytes as text."""
        if not self.is_sqlite:
            found: Row = reading.parsed_json(values[0])[0]
            return found
        return {
            name: as_text(value) if isinstance(value, bytes) else value
            for name, value in zip(names, values, strict=True)
        }

    def _readable(self, alias: str, name: str) -> str:
        column = f'{alias}."{name}"'
        if name != "items" or self._sqlite_version() < _JSONB_SINCE:
            return column
        return f"CASE WHEN typeof({column}) = 'blob' AND json_valid({column}, 8) THEN json({column}) ELSE {column} END"

    def _sqlite_version(self) -> tuple[int, ...]:
        (text,) = self.driver.execute("SELECT sqlite_version()").fetchone()
        return tuple(int(part) for part in text.split("."))

    def write(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows that all have the same columns; values are text, whole numbers, flags and JSON text."""
        if not rows:
            return
        names = list(rows[0])
        listed = ", ".join(f'"{name}"' for name in names)
        values = ([row[name] for name in names] for row in rows)
        with closing(self.driver.cursor()) as cursor:
            if self.is_sqlite:
                cursor.executemany(f'INSERT INTO "{table}" ({listed}) VALUES ({", ".join("?" * len(names))})', values)
                return
            with cursor.copy(f'COPY "{table}" ({listed}) FROM STDIN') as copy:
                for each in values:
                    copy.write_row(each)

    def moment(self, milliseconds: int | None) -> str | None:
        """A time as the column takes it; PostgreSQL is told that it is UTC."""
        if milliseconds is None:
            return None
        return reading.written(milliseconds) + ("" if self.is_sqlite else "+00")

    def flag(self, *, value: bool) -> bool | int:
        """A flag as the column takes it."""
        return int(value) if self.is_sqlite else value


class Batches:
    """Rows on their way into several tables, in the order the tables are named; `close` writes what is left."""

    def __init__(self, rows: Rows, *tables: str) -> None:
        """`tables`: parents before their children."""
        self._rows = rows
        self._waiting: dict[str, list[Mapping[str, Any]]] = {table: [] for table in tables}

    def add(self, table: str, row: Mapping[str, Any]) -> None:
        """Take a row; a full batch is written."""
        waiting = self._waiting[table]
        waiting.append(row)
        if len(waiting) >= BATCH:
            self._rows.write(table, waiting)
            waiting.clear()

    def close(self) -> None:
        """Write the rest."""
        for table, waiting in self._waiting.items():
            self._rows.write(table, waiting)
            waiting.clear()


def as_text(value: Any) -> str:
    """Any value as text that both databases take; bytes are UTF-8 or else Latin-1."""
    if isinstance(value, bytes):
        try:
            value = value.decode()
        except UnicodeDecodeError:
            value = value.decode("latin-1")
    return reading.clean(str(value))
