"""Column types that hold the same values on SQLite (STRICT tables.

INTEGER and TEXT only) and PostgreSQL, and the naming of constraints.
"""

import json
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    DDL,
    TIMESTAMP,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    event,
    text,
)
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator, TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


_compact_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Key(TypeDecorator[str]):
    """Ids, phones and search columns: compared by bytes on both databases, so that ranges and indexes agree."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text, with the byte collation named where the server's default is another."""
        return Text(collation="C") if dialect.name == "postgresql" else Text()


class Flag(TypeDecorator[bool]):
    """True or false: 0 and 1 on SQLite, boolean on PostgreSQL."""

    impl = Boolean
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """An INTEGER where tables are STRICT."""
        return Integer() if dialect.name == "sqlite" else Boolean()

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> bool | int | None:  # noqa: FBT001 (SQLAlchemy's signature)
        """Python's bool as the database's own."""
        return value if value is None or dialect.name != "sqlite" else int(value)

    def process_result_value(self, value: bool | int | None, dialect: Dialect) -> bool | None:  # noqa: ARG002, FBT001 (SQLAlchemy's signature)
        """A bool, whatever the database gave."""
        return None if value is None else bool(value)


class Amount(TypeDecorator[int]):
    """A whole number of up to 64 bits: money in minor units, points, sequences."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """SQLite's INTEGER already has 64 bits, and BIGINT is no type of a STRICT table."""
        return Integer() if dialect.name == "sqlite" else BigInteger()


class Moment(TypeDecorator[datetime]):
    """A moment in UTC to the millisecond: text `YYYY-MM-DD HH:MM:SS.mmm` on SQLite, timestamptz(3) on PostgreSQL."""

    impl = TIMESTAMP
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text that sorts as time, or the server's own type."""
        if dialect.name == "sqlite":
            return Text()
        from sqlalchemy.dialects.postgresql import TIMESTAMP as PRECISE  # noqa: PLC0415 (only where it is in use)

        return PRECISE(timezone=True, precision=3)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """Refuse a naive time: nobody could tell which clock it was read from."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A time without a zone cannot be stored.")
        at = value.astimezone(UTC)
        return at.isoformat(" ", "milliseconds")[:23] if dialect.name == "sqlite" else at

    def process_result_value(self, value: datetime | str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        """An aware time in UTC."""
        if value is None:
            return None
        if isinstance(value, str):
            return datetime.fromisoformat(f"{value}+00:00")
        return value.astimezone(UTC)


class Day(TypeDecorator[date]):
    """A calendar day: text `YYYY-MM-DD` on SQLite, date on PostgreSQL."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text that sorts as days, or the server's own type."""
        return Text() if dialect.name == "sqlite" else Date()

    def process_bind_param(self, value: date | None, dialect: Dialect) -> date | str | None:
        """ISO 8601 where there is no such type."""
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: date | str | None, dialect: Dialect) -> date | None:  # noqa: ARG002 (SQLAlchemy's signature)
        """A date."""
        return date.fromisoformat(value) if isinstance(value, str) else value


class Json(TypeDecorator[Any]):
    """Lists and objects: text on SQLite, jsonb on PostgreSQL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text, or the server's own type."""
        if dialect.name == "sqlite":
            return Text()
        from sqlalchemy.dialects.postgresql import JSONB  # noqa: PLC0415 (only where it is in use)

        return JSONB(none_as_null=True)

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Compact JSON text; letters of every script as themselves, so that search and people can read them."""
        if value is None or dialect.name != "sqlite":
            return value
        return _compact_json(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """The lists and objects again."""
        return json.loads(value) if value is not None and dialect.name == "sqlite" else value


def key(
    name: str, attribute: str, *, nullable: bool = False, primary_key: bool = False, unique: bool = False
) -> Column[str]:
    """A column of ids, phones or search text."""
    return Column(name, Key, key=attribute, nullable=nullable, primary_key=primary_key, unique=unique)


def link(
    name: str, attribute: str, target: str, *, nullable: bool = False, index: bool = True, unique: bool = False
) -> Column[str]:
    """A foreign key; always indexed, because SQLite looks at every child row otherwise."""
    return Column(
        name, Key, ForeignKey(target), key=attribute, nullable=nullable, index=index and not unique, unique=unique
    )


def amount(name: str, attribute: str, *, nullable: bool = False, default: str | None = "0") -> Column[int]:
    """A column of minor units, points or counts."""
    return Column(
        name,
        Amount,
        key=attribute,
        nullable=nullable,
        server_default=None if nullable or default is None else text(default),
    )


def moment(name: str, attribute: str, *, nullable: bool = False) -> Column[datetime]:
    """A column of times in UTC."""
    return Column(name, Moment, key=attribute, nullable=nullable)


def one_of(name: str, column: str, values: tuple[str, ...]) -> CheckConstraint:
    """The CHECK that an enumeration kept as text holds one of its words."""
    return CheckConstraint(f'"{column}" IN ({", ".join(repr(value) for value in values)})', name=name)


def zero_or_one(*columns: str) -> list[CheckConstraint]:
    """On SQLite, the CHECKs that a flag is 0 or 1; PostgreSQL's boolean needs none."""
    return [CheckConstraint(f'"{column}" IN (0, 1)', name=column).ddl_if(dialect="sqlite") for column in columns]


def strict_table(name: str, *items: SchemaItem, **options: Any) -> Table:
    """A table that is STRICT on SQLite: a column holds values of its type, or the row is refused."""
    return Table(name, metadata, *items, sqlite_strict=True, **options)


def latest_first(name: str, *columns: Column[Any]) -> None:
    """An index read backwards for `ORDER BY time DESC NULLS LAST` on both databases.

    SQLite sorts an empty value first and knows no other order in an index; PostgreSQL has to be told to do the same.
    """
    Index(name, *columns).ddl_if(dialect="sqlite")
    told = [column.nulls_first() if isinstance(column.type, Moment) else column for column in columns]
    Index(name, *told).ddl_if(dialect="postgresql")


def where_given(name: str, column: Column[Any], *, unique: bool = False) -> None:
    """An index of the rows that have a value: for columns that are empty in nearly all."""
    partial_index(name, column, where=f'"{column.name}" IS NOT NULL', unique=unique)


def partial_index(name: str, *columns: Column[Any], where: str, unique: bool = False) -> None:
    """An index of the rows that a condition holds for.

    PostgreSQL's is written out: to be told of its conditions, SQLAlchemy would load that whole dialect, asyncio and
    all, at the start of every till that runs on SQLite.
    """
    Index(name, *columns, unique=unique, sqlite_where=text(where)).ddl_if(dialect="sqlite")
    table, kind = columns[0].table, "UNIQUE INDEX" if unique else "INDEX"
    named = ", ".join(f'"{column.name}"' for column in columns)
    statement = f'CREATE {kind} "{name}" ON "{table.name}" ({named}) WHERE {where}'
    event.listen(table, "after_create", DDL(statement).execute_if(dialect="postgresql"))  # type: ignore[no-untyped-call] # SQLAlchemy left it untyped
