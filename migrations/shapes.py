"""The column types and constraint names that the revisions from 0002 on build tables from.

They hold the same values on SQLite (STRICT tables: INTEGER and TEXT only) and PostgreSQL.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

KEY = Text().with_variant(Text(collation="C"), "postgresql")
FLAG = Boolean().with_variant(Integer(), "sqlite")
AMOUNT = BigInteger().with_variant(Integer(), "sqlite")
MOMENT = TIMESTAMP(timezone=True, precision=3).with_variant(Text(), "sqlite")
DAY = Date().with_variant(Text(), "sqlite")
JSON = JSONB().with_variant(Text(), "sqlite")

STRICT: dict[str, Any] = {"sqlite_strict": True}


def tables() -> MetaData:
    """A collection of tables whose constraints are all named."""
    return MetaData(naming_convention=NAMES)


def key(name: str, *, nullable: bool = False, primary_key: bool = False, unique: bool = False) -> Column[str]:
    """A column of ids, phones or search text, compared by bytes."""
    return Column(name, KEY, nullable=nullable, primary_key=primary_key, unique=unique)


def link(name: str, target: str, *, nullable: bool = False, index: bool = True, unique: bool = False) -> Column[str]:
    """A foreign key, indexed."""
    return Column(name, KEY, ForeignKey(target), nullable=nullable, index=index and not unique, unique=unique)


def amount(name: str, *, nullable: bool = False, default: str | None = "0") -> Column[int]:
    """A whole number of up to 64 bits: minor units, points, counts."""
    return Column(
        name, AMOUNT, nullable=nullable, server_default=None if nullable or default is None else text(default)
    )


def moment(name: str, *, nullable: bool = False) -> Column[Any]:
    """A time in UTC, to the millisecond."""
    return Column(name, MOMENT, nullable=nullable)


def words(name: str, *, nullable: bool = False, default: str | None = None) -> Column[str]:
    """Free text."""
    return Column(name, Text, nullable=nullable, server_default=default)


def flag(name: str, default: Any) -> Column[bool]:
    """True or false."""
    return Column(name, FLAG, nullable=False, server_default=default)


def json(name: str, *, nullable: bool = False) -> Column[Any]:
    """A list or an object."""
    return Column(name, JSON, nullable=nullable)


def one_of(name: str, values: tuple[str, ...]) -> CheckConstraint:
    """The CHECK of an enumeration kept as text."""
    return CheckConstraint(f'"{name}" IN ({", ".join(repr(value) for value in values)})', name=name)


def zero_or_one(*columns: str) -> list[CheckConstraint]:
    """On SQLite, the CHECKs of flags."""
    return [CheckConstraint(f'"{column}" IN (0, 1)', name=column).ddl_if(dialect="sqlite") for column in columns]


def latest_first(name: str, *columns: Column[Any]) -> None:
    """An index read backwards for the latest first, rows without a time last, on both databases."""
    Index(name, *columns, info={"only": "sqlite"})
    told = [column.nulls_first() if column.type is MOMENT else column for column in columns]
    Index(name, *told, info={"only": "postgresql"})


def create_bare(connection: Connection, table: Table) -> None:
    """Create a table that is about to be filled.

    On PostgreSQL indexes and foreign keys wait for `finish`. On SQLite the indexes are there from the start: a library
    built with TEMP_STORE=3 sorts the keys of an index that comes later in memory, all of them.
    """
    if connection.dialect.name == "sqlite":
        connection.execute(CreateTable(table))
        _create_indexes(connection, table)
    else:
        connection.execute(CreateTable(table, include_foreign_key_constraints=[]))


def finish(connection: Connection, table: Table) -> None:
    """On PostgreSQL the indexes and the foreign keys, which check every row."""
    if connection.dialect.name == "sqlite":
        return
    _create_indexes(connection, table)
    for constraint in sorted(table.foreign_key_constraints, key=lambda constraint: str(constraint.name)):
        connection.execute(AddConstraint(constraint, isolate_from_table=False))


def _create_indexes(connection: Connection, table: Table) -> None:
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        if index.info.get("only", connection.dialect.name) == connection.dialect.name:
            connection.execute(CreateIndex(index))


def restore(connection: Connection, table: Table) -> None:
    """Rebuild a table on SQLite as an older revision had it: a column that is a link cannot be dropped there."""
    name, columns = table.name, ", ".join(f'"{column.name}"' for column in table.columns)
    connection.exec_driver_sql("PRAGMA legacy_alter_table = ON")
    connection.exec_driver_sql(f'ALTER TABLE "{name}" RENAME TO "Former{name}"')
    connection.exec_driver_sql("PRAGMA legacy_alter_table = OFF")
    connection.execute(CreateTable(table))
    connection.exec_driver_sql(f'INSERT INTO "{name}" ({columns}) SELECT {columns} FROM "Former{name}"')
    connection.exec_driver_sql(f'DROP TABLE "Former{name}"')
    _create_indexes(connection, table)


def drop_filled(connection: Connection, name: str) -> None:
    """Drop a table that may hold many rows, without running its triggers.

    SQLite remembers, until the end of one DROP TABLE, each page that it overwrites, and in memory where it was built
    with TEMP_STORE=3. A DELETE of all rows remembers none.
    """
    run = connection.exec_driver_sql
    if connection.dialect.name == "sqlite":
        listed = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
        for trigger in run(listed, (name,)).scalars().all():
            run('DROP TRIGGER "{}"'.format(trigger.replace('"', '""')))
        run(f'DELETE FROM "{name}"')
    run(f'DROP TABLE "{name}"')
