"""Many rows at once: one COPY a batch on PostgreSQL; on SQLite many rows a statement, with the indexes made afterwards.

An index that grows with each row is written at a random place for each; made at the end, it is sorted once.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Table

CACHE_KIB = 512 * 1024
"""SQLite's page cache while rows are written: the unique keys, which cannot wait, are searched for each row."""

Rows = Sequence[tuple[Any, ...]]


class BulkRows:
    """Writes rows inside the caller's transaction; their values are given as SQLite keeps them.

    That is: times and days as text in UTC, JSON as text, flags as 0 and 1. PostgreSQL's COPY reads the same words.
    """

    def __init__(self, connection: Connection) -> None:
        """Write on that connection."""
        self._connection = connection
        self._driver: Any = connection.connection.dbapi_connection
        self._is_sqlite = connection.dialect.name == "sqlite"

    def write(self, table: Table, attributes: Sequence[str], rows: Rows) -> None:
        """Insert the rows, their values in the order of `attributes` (as in `table.c`); the rest keeps its defaults."""
        if not rows:
            return
        columns = ", ".join(f'"{table.c[name].name}"' for name in attributes)
        if self._is_sqlite:
            marks = ", ".join("?" * len(attributes))
            self._driver.executemany(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', rows)  # noqa: S608 (our own names)
            return
        with self._driver.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)

    @contextmanager
    def indexes_afterwards(self, tables: Sequence[Table]) -> Iterator[None]:
        """On SQLite, take the tables' indexes away and make them again at the end, from their own SQL."""
        if not self._is_sqlite:
            yield
            return
        names = {table.name for table in tables}
        found = self._driver.execute(
            "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        ).fetchall()
        indexes = [(name, sql) for name, table, sql in found if table in names]
        (before,) = self._driver.execute("PRAGMA cache_size").fetchone()
        self._driver.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        try:
            for name, _ in indexes:
                self._driver.execute(f'DROP INDEX "{name}"')
            yield
            for _, sql in indexes:
                self._driver.execute(sql)
        finally:
            self._driver.execute(f"PRAGMA cache_size = {before}")
