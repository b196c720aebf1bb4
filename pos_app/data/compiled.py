"""Statements of the hot paths, compiled once.

On SQLite an indexed look-up takes some 10 us; working out again which SQL a Core statement means, and wrapping its
rows, several times that. A `Compiled` statement hands SQLite's driver the finished SQL, with the conversions of its
columns' own types. On a server, where the way there costs more than all of that, SQLAlchemy executes the statement as
it does any other.

Faults come as the `DBAPIError` that SQLAlchemy would raise, so the callers cannot tell the two apart.
"""

from collections import namedtuple
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Dialect, Select, bindparam
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.types import TypeEngine

Convert = Callable[[Any], Any]
Given = Mapping[str, Any]
NOTHING: Given = {}


class Compiled:
    """A statement to be executed again and again, always with the same names in `given`.

    The connection has to be in a transaction, as those of `Database.read()` and `write()` are.
    """

    def __init__(self, statement: Select[Any] | UpdateBase) -> None:
        """Nothing is compiled before the first use: the first connection tells for which database."""
        self._statement = statement
        self._prepared: dict[tuple[str, ...], _Prepared] = {}

    def all(self, connection: Connection, given: Given = NOTHING) -> list[Any]:
        """Every row, its values by attribute as with SQLAlchemy's own."""
        if connection.dialect.name != "sqlite":
            return list(connection.execute(self._statement, given))
        prepared = self._prepared_for(connection.dialect, given)
        return prepared.rows(prepared.execute(connection, given).fetchall())

    def first(self, connection: Connection, given: Given = NOTHING) -> Any:
        """The first row, None where there is none."""
        rows = self.all(connection, given)
        return rows[0] if rows else None

    def scalar(self, connection: Connection, given: Given = NOTHING) -> Any:
        """The first column of the first row, None where there is no row."""
        rows = self.all(connection, given)
        return rows[0][0] if rows else None

    def run(self, connection: Connection, given: Given = NOTHING) -> int:
        """Execute what returns no rows; how many were changed."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self._statement, given).rowcount
        changed: int = self._prepared_for(connection.dialect, given).execute(connection, given).rowcount
        return changed

    def run_each(self, connection: Connection, given: Sequence[Given]) -> None:
        """Execute it for each of `given`; for none, nothing happens."""
        if connection.dialect.name == "sqlite":
            for each in given:
                self.run(connection, each)
        elif given:
            connection.execute(self._statement, given)

    def _prepared_for(self, dialect: Dialect, given: Given) -> "_Prepared":
        names = tuple(given)
        prepared = self._prepared.get(names)
        if prepared is None:
            prepared = self._prepared[names] = _Prepared(self._statement, dialect, names)
        return prepared


class CompiledForSome:
    """A statement with an IN for as many values as there are.

    It is compiled for 1, 2, 4, 8 ... of them; the last value is said again to fill up.
    """

    def __init__(self, statement_for: Callable[[Sequence[BindParameter[Any]]], Select[Any]]) -> None:
        """`statement_for` makes the statement for the bound parameters it is handed."""
        self._statement_for = statement_for
        self._compiled: dict[int, Compiled] = {}

    def all(self, connection: Connection, values: Collection[Any]) -> list[Any]:
        """Every row for the values; for none, nothing is asked."""
        if not values:
            return []
        count = 1 << (len(values) - 1).bit_length()
        compiled = self._compiled.get(count)
        if compiled is None:
            parameters: list[BindParameter[Any]] = [bindparam(f"value{at}") for at in range(count)]
            compiled = self._compiled[count] = Compiled(self._statement_for(parameters))
        listed = list(values)
        listed += listed[-1:] * (count - len(listed))
        return compiled.all(connection, {f"value{at}": value for at, value in enumerate(listed)})


class _Prepared:
    """SQLite's SQL of a statement for one set of names, what each `?` stands for, and how its rows are read."""

    def __init__(self, statement: Select[Any] | UpdateBase, dialect: Dialect, names: tuple[str, ...]) -> None:
        # An INSERT names the columns it is given; in other statements the names are those of its bound parameters.
        keys = list(names) if getattr(statement, "is_insert", False) else None
        compiled: Any = statement.compile(dialect=dialect, column_keys=keys)
        state = compiled.construct_expanded_state(dict.fromkeys(names))
        self.sql: str = state.statement
        self._error: type[Exception] = dialect.loaded_dbapi.Error
        converts = {name: _bind_of(bound.type, dialect) for name, bound in compiled.binds.items()} | dict(
            state.processors
        )
        self._slots = [
            _slot(name, converts.get(name), state.parameters[name], names) for name in state.positiontup or ()
        ]
        columns = statement.exported_columns
        self._row: Callable[[tuple[Any, ...] | list[Any]], Any] = _row_of([str(column.key) for column in columns])
        conversions = [(at, _result_of(column.type, dialect)) for at, column in enumerate(columns)]
        self._conversions = [(at, convert) for at, convert in conversions if convert]

    def values(self, given: Given) -> list[Any]:
        """What stands for the `?`s, as the driver takes it."""
        return [
            constant if name is None else convert(given[name]) if convert else given[name]
            for name, convert, constant in self._slots
        ]

    def execute(self, connection: Connection, given: Given) -> Any:
        """The driver's cursor after the statement. Raises DBAPIError."""
        driver: Any = connection.connection.dbapi_connection
        try:
            return driver.execute(self.sql, self.values(given))
        except self._error as error:
            raise DBAPIError.instance(self.sql, None, error, self._error, dialect=connection.dialect) from error

    def rows(self, found: list[tuple[Any, ...]]) -> list[Any]:
        """The driver's rows with every value as its column's type reads it."""
        if not self._conversions:
            return [self._row(values) for values in found]
        rows = []
        for each in found:
            values = list(each)
            for at, convert in self._conversions:
                values[at] = convert(values[at])
            rows.append(self._row(values))
        return rows


def _row_of(names: list[str]) -> Callable[[tuple[Any, ...] | list[Any]], Any]:
    """What makes a driver's row one whose values have names."""
    made: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc] # noqa: PYI024 (the names are known when it runs)
    return made._make


def _slot(
    name: str, convert: Convert | None, constant: Any, names: tuple[str, ...]
) -> tuple[str | None, Convert | None, Any]:
    """For one `?`: the name it is given by and the conversion; or, for a constant of the statement, its value."""
    if name in names:
        return name, convert, None
    return None, None, convert(constant) if convert else constant


def _bind_of(column_type: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return column_type.dialect_impl(dialect).bind_processor(dialect)


def _result_of(column_type: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return column_type.dialect_impl(dialect).result_processor(dialect, None)
