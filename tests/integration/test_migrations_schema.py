"""The chain of revisions ends with exactly the tables that the program's own definitions make."""

from importlib import import_module
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from migrations import view_columns
from pos_app.data import schema
from pos_app.data.database import Database
from pos_app.data.tables import metadata


def _described(connection: Connection) -> dict[str, Any]:
    """Everything about the tables that a difference could hide in; columns by name, since an added one comes last."""
    inspector = inspect(connection)
    found: dict[str, Any] = {}
    for name in sorted(set(inspector.get_table_names()) - {"alembic_version"}):
        found[name] = {
            "columns": {each["name"]: _column(each) for each in inspector.get_columns(name)},
            "primary key": inspector.get_pk_constraint(name),
            "links": _links(connection, name),
            "unique": sorted(
                str((each["name"], each["column_names"])) for each in inspector.get_unique_constraints(name)
            ),
            "checks": sorted(str((each["name"], each["sqltext"])) for each in inspector.get_check_constraints(name)),
            "indexes": sorted(
                str((each["name"], each["column_names"], each["unique"], each.get("column_sorting")))
                for each in inspector.get_indexes(name)
            ),
            "more": _more(connection, name),
        }
    return found


def _column(column: Any) -> tuple[str, str | None, bool, str]:
    kind = column["type"]
    return repr(kind), getattr(kind, "collation", None), column["nullable"], str(column["default"])


def _links(connection: Connection, name: str) -> list[str]:
    """SQLite's own list of links has no names, and SQLAlchemy reads none of a column that was added."""
    if connection.dialect.name == "sqlite":
        listed = connection.exec_driver_sql(
            f'SELECT "from", "table", "to", on_update, on_delete FROM pragma_foreign_key_list(\'{name}\')'
        )
        return sorted(str(tuple(row)) for row in listed)
    return sorted(map(str, inspect(connection).get_foreign_keys(name)))


def _more(connection: Connection, name: str) -> Any:
    if connection.dialect.name == "sqlite":
        return connection.exec_driver_sql(f"SELECT strict, wr FROM pragma_table_list('{name}')").one()
    return sorted(connection.exec_driver_sql(f"SELECT indexdef FROM pg_indexes WHERE tablename = '{name}'").scalars())


@pytest.fixture
def database(database_url: str) -> Any:
    opened = Database(database_url)
    yield opened
    opened.close()


def test_the_chain_makes_the_tables_that_the_program_defines(database: Database) -> None:
    schema.bring_up_to_date(database)
    with database.read() as connection:
        migrated = _described(connection)
    with schema.migrating(database) as connection:
        for name in reversed(inspect(connection).get_sorted_table_and_fkc_names()):
            if name[0]:
                cascade = "" if database.is_sqlite else " CASCADE"
                connection.exec_driver_sql(f'DROP TABLE "{name[0]}"{cascade}')
        metadata.create_all(connection)
    with database.read() as connection:
        defined = _described(connection)
    assert migrated == defined


def test_a_file_from_before_the_columns_came_early_gets_them_with_their_revision(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    with schema.migrating(database) as connection:
        schema.run_chain(connection, schema.HEAD)
    with database.read() as connection:
        wanted = _described(connection)
    with schema.migrating(database) as connection:
        schema.run_chain(connection, "0009", down=True)
        for name in view_columns.INDEXES:
            connection.exec_driver_sql(f'DROP INDEX IF EXISTS "{name}"')
        for name, columns in view_columns.FORMER.items():
            connection.exec_driver_sql(f'CREATE INDEX "{name}" ON {columns}')
        for table, column, _ in view_columns.EARLY_COLUMNS:
            if column != "mergedInto":
                connection.exec_driver_sql(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
    with schema.migrating(database) as connection:
        schema.run_chain(connection, schema.HEAD)
    with database.read() as connection:
        assert _described(connection) == wanted
    database.close()


def test_the_newest_revision_is_the_one_the_program_knows() -> None:
    config = Config()
    config.set_main_option("script_location", "migrations:")
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == schema.REVISIONS
    assert scripts.get_current_head() == schema.HEAD


def test_the_rules_an_adopted_level_stands_under_are_those_of_a_new_shop() -> None:
    from pos_app.domain.loyalty import Rules

    assert Rules.of(import_module("migrations.customer_rows").RULES) == Rules()
