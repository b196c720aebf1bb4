"""The same statements by the plain driver: what the services ask of SQLite is noted, and asked again without them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event

from pos_app.data import compiled
from pos_app.data.database import PRAGMAS, Database, sqlite_module

Statement = tuple[str, list[Any]]


def connected(file: Path) -> Any:
    """A connection of the driver with the product's own settings."""
    connection = sqlite_module().connect(str(file), isolation_level=None, check_same_thread=False)
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    return connection


def asked_by(database: Database, call: Callable[[], object]) -> list[Statement]:
    """The statements that a call of a service sends to SQLite, with their values."""
    with listening(database) as statements:
        call()
    return statements


@contextmanager
def listening(database: Database) -> Iterator[list[Statement]]:
    """Note every statement while the block runs, compiled or SQLAlchemy's own; the list is there afterwards."""
    statements: list[Statement] = []
    heard: list[Callable[[], Statement]] = []
    execute = compiled._Prepared.execute

    def writing_down(prepared: compiled._Prepared, connection: Connection, given: compiled.Given) -> Any:
        heard.append(lambda: (prepared.sql, prepared.values(given)))
        return execute(prepared, connection, given)

    def also(_c: object, _cursor: object, sql: str, values: Any, _context: object, many: bool) -> None:  # noqa: FBT001 (SQLAlchemy's signature)
        given = values if many else [values]
        heard.extend(lambda each=each: (sql, list(each)) for each in given)  # type: ignore[misc] # mypy cannot infer a lambda with a default

    engines = {database._readers.engine, database._writers.engine}
    compiled._Prepared.execute = writing_down  # type: ignore[method-assign,assignment] # put in its place while the statements are heard
    for engine in engines:
        event.listen(engine, "before_cursor_execute", also)
    try:
        yield statements
    finally:
        compiled._Prepared.execute = execute  # type: ignore[method-assign] # and back again
        for engine in engines:
            event.remove(engine, "before_cursor_execute", also)
        statements += [each() for each in heard]


def ask(connection: Any, statements: list[Statement]) -> None:
    """Send them, and fetch every row."""
    for sql, values in statements:
        connection.execute(sql, values).fetchall()


def write(connection: Any, statements: list[Statement]) -> None:
    """Send them in one transaction with one commit."""
    connection.execute("BEGIN IMMEDIATE")
    ask(connection, statements)
    connection.execute("COMMIT")


def writes_only(statements: list[Statement]) -> list[Statement]:
    """Those that change rows."""
    return [each for each in statements if each[0].lstrip().startswith(("INSERT", "UPDATE", "DELETE"))]
