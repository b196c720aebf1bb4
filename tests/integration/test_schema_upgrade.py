"""The upgrade at the start: what it refuses, what it leaves when it fails, its backup, two programs at once."""

import multiprocessing
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect

from pos_app.data import schema
from pos_app.data.database import APPLICATION_ID, Database, as_url
from pos_app.errors import (
    BadInput,
    CountryWanted,
    DatabaseNotOurs,
    DatabaseTooNew,
    DatabaseTrouble,
    RowsWithoutPlace,
    ViewsReadOldTables,
)
from tests.integration import old_shop
from tests.postgres import _binaries

Opening = Callable[[str | Path], Database]


@pytest.fixture
def opening() -> Iterator[Opening]:
    """Opens databases, and closes them when the test is over."""
    opened: list[Database] = []

    def _open(database: str | Path) -> Database:
        opened.append(Database(database))
        return opened[-1]

    yield _open
    for database in opened:
        database.close()


@pytest.fixture
def database(database_url: str, opening: Opening) -> Database:
    return opening(database_url)


class PulledPlugError(Exception):
    """What a progress bar raises in these tests."""


def _run(url: str, *statements: str) -> None:
    engine = create_engine(as_url(url))
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def _content(url: str) -> dict[str, Any]:
    engine = create_engine(as_url(url))
    with engine.connect() as connection:
        tables = sorted(inspect(connection).get_table_names())
        found = {table: sorted(map(str, connection.exec_driver_sql(f'SELECT * FROM "{table}"'))) for table in tables}
        schemas = sorted(inspect(connection).get_schema_names())
    engine.dispose()
    return found | {"schemas": schemas}


def test_an_empty_database_gets_the_newest_tables_and_no_backup(database: Database) -> None:
    assert schema.current_revision(database) is None
    upgrade = schema.bring_up_to_date(database)
    assert upgrade == schema.Upgrade(None, schema.HEAD)
    assert upgrade.changed
    assert schema.current_revision(database) == schema.HEAD
    again = schema.bring_up_to_date(database)
    assert not again.changed
    if database.path:
        assert not (database.path.parent / "backups").exists()


def test_a_database_at_head_needs_one_query_and_no_alembic(sqlite_url: str) -> None:
    first = Database(sqlite_url)
    schema.bring_up_to_date(first)
    first.close()
    code = (
        "import sys; from pos_app.data.database import Database; from pos_app.data.schema import bring_up_to_date;"
        f"bring_up_to_date(Database({sqlite_url!r}));"
        "assert 'alembic' not in sys.modules and 'migrations' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


def test_the_walk_in_customer_is_there_from_the_start(database: Database) -> None:
    schema.bring_up_to_date(database)
    with database.read() as connection:
        found = connection.exec_driver_sql('SELECT "id", "phoneNumber", "orderCount" FROM "Customer"').all()
    assert found == [("walk-in", "walk-in", 0)]


def test_another_programs_database_is_left_as_it_is(database_url: str, opening: Opening) -> None:
    _run(database_url, "CREATE TABLE notes (text TEXT)", "INSERT INTO notes VALUES ('mine')")
    before = _content(database_url)
    with pytest.raises(DatabaseNotOurs):
        schema.bring_up_to_date(opening(database_url))
    assert _content(database_url) == before


def test_another_programs_alembic_database_is_left_as_it_is(database_url: str, opening: Opening) -> None:
    _run(
        database_url, "CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('3a9f1c')"
    )
    before = _content(database_url)
    with pytest.raises(DatabaseNotOurs):
        schema.bring_up_to_date(opening(database_url))
    assert _content(database_url) == before


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, opening: Opening) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear guest, " * 200)
    with pytest.raises(DatabaseNotOurs):
        schema.bring_up_to_date(opening(path))
    assert path.read_text() == "Dear guest, " * 200


def test_a_newer_programs_database_is_left_as_it_is(database: Database) -> None:
    schema.bring_up_to_date(database)
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseTooNew):
        schema.bring_up_to_date(database)
    assert schema.current_revision(database) == "9999"


@pytest.mark.parametrize("stage", ["reading", "customers", "orders"])
def test_an_upgrade_that_fails_leaves_the_database_as_it_was(
    database_url: str, stage: str, monkeypatch: pytest.MonkeyPatch, opening: Opening
) -> None:
    old_shop.load(database_url)
    before = _content(database_url)

    def plug(at: str, _done: int, _total: int) -> None:
        if at == stage:
            raise PulledPlugError

    monkeypatch.setattr("migrations.legacy_rows.BATCH", 10)
    monkeypatch.setattr("migrations.legacy_rows.TOLD_EVERY", 10)
    database = opening(database_url)
    with pytest.raises(PulledPlugError):
        schema.bring_up_to_date(database, progress=plug)
    after = _content(database_url)
    assert {name: held for name, held in after.items() if name != "alembic_version"} == before
    assert schema.bring_up_to_date(database).after == schema.HEAD


def test_rows_that_fit_nowhere_are_named_and_nothing_is_changed(database_url: str, opening: Opening) -> None:
    old_shop.load(database_url)
    _run(database_url, 'UPDATE "MerchandiseOrder" SET "total" = 9e300 WHERE "id" = \'c45m0du13h0ax3ifkv2mkmhhw\'')
    before = _content(database_url)
    with pytest.raises(
        RowsWithoutPlace, match="MerchandiseOrder c45m0du13h0ax3ifkv2mkmhhw has a total that is no amount of money"
    ):
        schema.bring_up_to_date(opening(database_url))
    assert _content(database_url) == before


def test_sqlite_is_backed_up_before_rows_are_touched(sqlite_url: str, opening: Opening) -> None:
    old_shop.load(sqlite_url)
    before = _content(sqlite_url)
    upgrade = schema.bring_up_to_date(opening(sqlite_url))
    assert upgrade.backup is not None
    backup = Path(upgrade.backup)
    assert backup.parent.name == "backups"
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o700
    assert _content(f"sqlite:///{backup}") == before
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]


def test_without_a_place_for_the_backup_nothing_is_begun(sqlite_url: str, tmp_path: Path, opening: Opening) -> None:
    old_shop.load(sqlite_url)
    before = _content(sqlite_url)
    (tmp_path / "taken").write_text("a file, not a folder")
    with pytest.raises(DatabaseTrouble, match="No backup could be written"):
        schema.bring_up_to_date(opening(sqlite_url), backup_folder=tmp_path / "taken")
    assert _content(sqlite_url) == before


def test_postgresql_is_copied_into_a_schema_of_its_own(postgres_url: str, opening: Opening) -> None:
    old_shop.load(postgres_url)
    database = opening(postgres_url)
    upgrade = schema.bring_up_to_date(database)
    assert upgrade.backup is not None
    assert upgrade.backup.startswith("schema backup_")
    name = upgrade.backup.removeprefix("schema ")
    with database.read() as connection:
        assert (
            connection.exec_driver_sql(f'SELECT COUNT(*) FROM "{name}"."Order"').scalar_one()
            == old_shop.truth()["orders"]
        )


def test_postgresql_is_dumped_where_that_is_possible(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opening: Opening
) -> None:
    monkeypatch.setenv("PATH", f"{_binaries()}{os.pathsep}{os.environ['PATH']}")
    if not shutil.which("pg_dump"):
        pytest.skip("pg_dump is not installed beside the server")
    old_shop.load(postgres_url)
    database = opening(postgres_url)
    upgrade = schema.bring_up_to_date(database, backup_folder=tmp_path / "dumps")
    assert upgrade.backup is not None
    assert Path(upgrade.backup).read_bytes().startswith(b"PGDMP")
    assert stat.S_IMODE(Path(upgrade.backup).stat().st_mode) == 0o600


def _start(url: str, gate: Any, results: Any) -> None:
    gate.wait()
    try:
        results.put(schema.bring_up_to_date(Database(url)).before)
    except Exception as error:  # noqa: BLE001 (whatever it is, the other process is told)
        results.put(repr(error))


@pytest.mark.parametrize("rows", [False, True])
def test_programs_that_start_at_once_all_succeed_and_one_upgrades(database_url: str, rows: bool) -> None:
    if rows:
        old_shop.load(database_url)
    context = multiprocessing.get_context("spawn")
    gate, results = context.Barrier(3), context.Queue()
    processes = [context.Process(target=_start, args=(database_url, gate, results)) for _ in range(3)]
    for process in processes:
        process.start()
    found = [results.get(timeout=60) for _ in processes]
    for process in processes:
        process.join(timeout=60)
    assert sorted(found, key=str) == sorted([schema.HEAD, schema.HEAD, "0001" if rows else None], key=str)


def test_the_file_is_marked_as_ours(sqlite_url: str, opening: Opening) -> None:
    old_shop.load(sqlite_url)
    database = opening(sqlite_url)
    schema.bring_up_to_date(database)
    assert database.path is not None
    assert sqlite3.connect(database.path).execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_the_old_shops_other_tables_are_left_alone_and_listed(database_url: str, opening: Opening) -> None:
    old_shop.load(database_url)
    number = old_shop.sample("Member")[0]["id"]
    _run(
        database_url,
        'CREATE TABLE "Visit" ("id" INTEGER PRIMARY KEY, "memberId" TEXT NOT NULL REFERENCES "Member"("id"))',
        f"INSERT INTO \"Visit\" VALUES (1, '{number}')",
    )
    database = opening(database_url)
    tally = schema.bring_up_to_date(database).tally
    assert tally is not None
    assert tally["lists"]["tables_left_alone"]["entries"] == [{"table": "Visit"}]
    assert bool(tally["lists"]["links_let_go"]["count"]) is not database.is_sqlite
    with database.read() as connection:
        assert connection.exec_driver_sql('SELECT "memberId" FROM "Visit"').scalars().all() == [number]


def test_an_old_shop_waits_for_whoever_knows_where_its_numbers_are_from(database_url: str) -> None:
    old_shop.load(database_url)
    database = Database(database_url)
    with pytest.raises(CountryWanted):
        schema.bring_up_to_date(database, region=None)
    with pytest.raises(BadInput):
        schema.bring_up_to_date(database, region="Atlantis")
    done = schema.bring_up_to_date(database, region="de", currency="eur")
    assert done.tally is not None
    assert (done.tally["region"], done.tally["currency"]) == ("DE", "EUR")
    assert schema.bring_up_to_date(database, region=None).before == schema.HEAD
    database.close()


def test_a_new_database_asks_nothing(database_url: str) -> None:
    database = Database(database_url)
    assert schema.bring_up_to_date(database, region=None).after == schema.HEAD
    database.close()


def test_a_view_on_the_old_tables_is_named_and_nothing_is_changed(postgres_url: str) -> None:
    old_shop.load(postgres_url)
    database = Database(postgres_url)
    run = database.engine.begin
    with run() as connection:
        before = [old_shop.rows(connection, table) for table in old_shop.TABLES]
        connection.exec_driver_sql('CREATE VIEW recent AS SELECT id, total FROM "Order"')
        connection.exec_driver_sql('CREATE MATERIALIZED VIEW "Best guests" AS SELECT "phoneNumber" FROM "Order"')
        connection.exec_driver_sql("CREATE VIEW newest AS SELECT * FROM recent")
    with pytest.raises(ViewsReadOldTables, match=r"views \"Best guests\", recent read the old tables"):
        schema.bring_up_to_date(database)
    with run() as connection:
        assert [old_shop.rows(connection, table) for table in old_shop.TABLES] == before
        connection.exec_driver_sql('DROP MATERIALIZED VIEW "Best guests"')
    with pytest.raises(ViewsReadOldTables, match="The view recent reads the old tables"):
        schema.bring_up_to_date(database)
    with run() as connection:
        connection.exec_driver_sql("DROP VIEW recent CASCADE")
    assert schema.bring_up_to_date(database).tally is not None
    database.close()


def test_a_view_on_the_old_tables_of_a_file_is_left_alone(sqlite_url: str) -> None:
    old_shop.load(sqlite_url)
    with closing(sqlite3.connect(str(as_url(sqlite_url).database))) as connection:
        connection.execute('CREATE VIEW recent AS SELECT id, "phoneNumber" FROM "Order"')
    database = Database(sqlite_url)
    assert schema.bring_up_to_date(database).tally is not None
    database.close()
