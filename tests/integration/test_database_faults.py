"""When the database cannot: a sentence, nothing half written, and sales again afterwards."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from sqlalchemy import event, text

from pos_app.bootstrap import Cart, Shop, open_shop
from pos_app.data import database as database_module
from pos_app.data.database import PRAGMAS, Database, sqlite_module
from pos_app.errors import (
    DatabaseAway,
    DatabaseBusy,
    DatabaseFull,
    DatabaseNotOurs,
    DatabaseReadOnly,
    DatabaseSettingRefused,
    DatabaseTooNew,
    DatabaseTrouble,
    EmptyCart,
)
from tests.integration.counter import TYPED, Commits, content, food, mixed, owner, sell, tamper, value

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534

sqlite: Any = sqlite_module()
"""The program's own library: with two in one process, neither would see the other's locks."""


def refused(error: type[DatabaseTrouble], database: str | Path) -> str:
    """Opening fails with a sentence; what it says."""
    with pytest.raises(error) as told, open_shop(database, as_owner=True):
        pass
    assert str(told.value).endswith(".")
    assert "Traceback" not in str(told.value)
    return str(told.value)


def file_of(url: str) -> Path:
    """The file of a SQLite URL."""
    return Path(url.removeprefix("sqlite:///"))


# -- what is not ours -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "bytes_in_it", [b"Dear diary,\n" * 400, b"x", b"\xff" * 5000], ids=["text", "one byte", "noise"]
)
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, bytes_in_it: bytes) -> None:
    path = tmp_path / "diary.txt"
    path.write_bytes(bytes_in_it)
    refused(DatabaseNotOurs, path)
    assert path.read_bytes() == bytes_in_it
    assert [each.name for each in tmp_path.iterdir()] == ["diary.txt"]


def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite.connect(path) as other:
        other.execute("CREATE TABLE notes (body TEXT)")
        other.execute("INSERT INTO notes VALUES ('mine')")
    other.close()
    before = path.read_bytes()
    refused(DatabaseNotOurs, path)
    assert path.read_bytes() == before


def test_a_marked_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite.connect(path) as other:
        other.execute("PRAGMA application_id = 252006673")
    other.close()
    before = path.read_bytes()
    refused(DatabaseNotOurs, path)
    assert path.read_bytes() == before


def test_another_programs_schema_on_a_server_is_left_as_it_is(postgres_url: str) -> None:
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as other:
        other.execute("CREATE TABLE notes (body TEXT)")
        refused(DatabaseNotOurs, postgres_url)
        tables = other.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        ).fetchall()
    assert tables == [("notes",)]


def test_a_newer_database_is_left_as_it_is(shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True) as shop:
        sell(shop, mixed(shop))
        tamper(shop, "UPDATE alembic_version SET version_num = '9999'")
        before = content(shop)
        refused(DatabaseTooNew, shop_url)
        assert content(shop) == before


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    refused(DatabaseNotOurs, tmp_path)
    refused(DatabaseNotOurs, "sqlite://")


def test_a_place_that_cannot_be_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    refused(DatabaseTrouble, tmp_path / "file" / "shop.db")


def test_a_server_that_does_not_answer_is_away(postgres_shop_url: str) -> None:
    host_and_port = postgres_shop_url.split("@")[1].split("/", maxsplit=1)[0]
    refused(DatabaseAway, postgres_shop_url.replace(host_and_port, "127.0.0.1:1"))
    refused(DatabaseAway, postgres_shop_url + "_that_is_not_there")


# -- what cannot be written -------------------------------------------------------------------------------------------


@contextmanager
def as_nobody() -> Iterator[None]:
    """Permissions hold for everybody but root: be somebody else for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@pytest.fixture
def shelf(sqlite_demo_shop: Path) -> Iterator[Path]:
    """A folder with a demo shop's file that belongs to nobody in particular."""
    folder = Path(tempfile.mkdtemp(prefix="tappass-shelf-"))
    shutil.copy2(sqlite_demo_shop, folder / "shop.db")
    if os.geteuid() == 0:
        for path in (folder, folder / "shop.db"):
            os.chown(path, NOBODY, NOBODY)
    folder.chmod(0o700)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


def test_a_file_that_can_only_be_read_is_read(shelf: Path) -> None:
    path = shelf / "shop.db"
    path.chmod(0o400)
    with as_nobody(), open_shop(path, as_owner=True) as shop:
        before = content(shop)
        with pytest.raises(DatabaseReadOnly):
            sell(shop, mixed(shop))
        assert content(shop) == before
        assert shop.doctor.check() == []


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o400, 0o500), (0o600, 0o500)])
def test_a_folder_without_room_for_the_log_is_said_so(shelf: Path, file_mode: int, folder_mode: int) -> None:
    path = shelf / "shop.db"
    path.chmod(file_mode)
    before = path.read_bytes()
    shelf.chmod(folder_mode)
    with as_nobody():
        refused(DatabaseReadOnly, path)
    assert path.read_bytes() == before
    shelf.chmod(0o700)
    path.chmod(0o600)
    with as_nobody(), open_shop(path, as_owner=True) as shop:
        assert sell(shop, mixed(shop)).total == 3699


def test_a_folder_that_cannot_be_written_is_said_so(shelf: Path) -> None:
    shelf.chmod(0o500)
    with as_nobody():
        refused(DatabaseReadOnly, shelf / "new.db")
        refused(DatabaseReadOnly, shelf / "new folder" / "new.db")
    assert [path.name for path in shelf.iterdir()] == ["shop.db"]


def test_a_database_that_turns_read_only_keeps_what_it_has(shop: Shop) -> None:
    sell(shop, mixed(shop))
    before = content(shop)
    statement = "PRAGMA query_only = 1" if shop.premises.database.is_sqlite else "SET TRANSACTION READ ONLY"

    def turn(connection: Any) -> None:
        connection.exec_driver_sql(statement)

    event.listen(shop.premises.database.engine, "begin", turn)
    with pytest.raises(DatabaseReadOnly):
        sell(shop, mixed(shop))
    event.remove(shop.premises.database.engine, "begin", turn)
    assert content(shop) == before
    assert sell(shop, mixed(shop)).total == 3699
    assert shop.doctor.check() == []


def test_a_locked_file_is_busy_after_the_waiting_time(sqlite_shop_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PRAGMAS, "busy_timeout", 50)
    with open_shop(sqlite_shop_url, as_owner=True) as shop:
        before = content(shop)
        other = sqlite.connect(file_of(sqlite_shop_url), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusy):
            sell(shop, mixed(shop), sale_id="s")
        assert shop.customers.find("0152") == []
        other.rollback()
        other.close()
        assert content(shop) == before
        assert sell(shop, mixed(shop), sale_id="s").total == 3699
        assert shop.doctor.check() == []


def test_a_locked_row_on_a_server_is_busy_after_the_waiting_time(
    postgres_shop_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = database_module.POSTGRES_OPTIONS.replace("lock_timeout=10000", "lock_timeout=100")
    monkeypatch.setattr(database_module, "POSTGRES_OPTIONS", options)
    with open_shop(postgres_shop_url, as_owner=True) as shop:
        sell(shop, mixed(shop))
        before = content(shop)
        with psycopg.connect(postgres_shop_url.replace("+psycopg", "")) as other:
            other.execute('SELECT * FROM "Customer" FOR UPDATE')
            with pytest.raises(DatabaseBusy):
                sell(shop, mixed(shop), sale_id="s")
            assert [match.name for match in shop.customers.find("0152")] == [None]
        assert content(shop) == before
        assert sell(shop, mixed(shop), sale_id="s").total == 3699
        assert shop.doctor.check() == []


def test_a_full_disk_sells_nothing_and_then_again(sqlite_shop_url: str) -> None:
    with open_shop(sqlite_shop_url, as_owner=True) as shop:
        sell(shop, mixed(shop))
        before = content(shop)
        large = Cart()
        for line in range(20):
            large = large.add(food(shop), note=f"{line} " + "n" * 9_000)

        def fill(connection: Any) -> None:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

        event.listen(shop.premises.database.engine, "begin", fill)
        for _ in range(3):
            with pytest.raises(DatabaseFull):
                sell(shop, large, sale_id="s")
        assert content(shop) == before
        assert len(shop.history.page(shop.customers.find("0152")[0].id).entries) == 2
        event.remove(shop.premises.database.engine, "begin", fill)
        with shop.premises.database.write() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert sell(shop, large, sale_id="s").total == 20 * 600
        assert shop.doctor.check() == []


# -- a connection that breaks -----------------------------------------------------------------------------------------


class Breaks:
    """Ends the server's side of the connection at a statement or at the commit, as often as told."""

    def __init__(self, shop: Shop, at: str, times: int = 1) -> None:
        """`at` is the beginning of a statement, `COMMIT`, or `ANSWER`: committed, but the answer is lost."""
        self._engine = shop.premises.database.engine
        self._url = shop.premises.database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._at = at
        self._left = times
        self.happened = 0

    def _break(self, connection: Any) -> None:
        self._left -= 1
        self.happened += 1
        driver = connection.connection.dbapi_connection
        with psycopg.connect(self._url, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", (driver.info.backend_pid,))

    def _before(self, connection: Any, _cursor: object, statement: str, *_: object) -> None:
        if self._left and statement.startswith(self._at):
            self._break(connection)

    def _committing(self, connection: Any) -> None:
        if self._left and self._at in ("COMMIT", "ANSWER"):
            if self._at == "ANSWER":
                connection.connection.dbapi_connection.execute("COMMIT")
            self._break(connection)

    def __enter__(self) -> Breaks:  # noqa: PYI034 (nobody derives from it)
        """Begin to break."""
        event.listen(self._engine, "before_cursor_execute", self._before)
        event.listen(self._engine, "commit", self._committing)
        return self

    def __exit__(self, *_: object) -> None:
        """Break no more."""
        event.remove(self._engine, "before_cursor_execute", self._before)
        event.remove(self._engine, "commit", self._committing)


@pytest.mark.parametrize("at", ['INSERT INTO "Order"', 'INSERT INTO "Journal"', "COMMIT", "ANSWER"])
def test_a_connection_that_breaks_once_is_not_even_noticed(postgres_shop_url: str, at: str) -> None:
    with open_shop(postgres_shop_url, as_owner=True) as shop:
        shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
        with Breaks(shop, at) as broken:
            done = sell(shop, mixed(shop), sale_id="s")
        assert broken.happened == 1
        assert sell(shop, mixed(shop), sale_id="s") == done
        assert value(shop, 'SELECT count(*) FROM "Sale"') == 1
        assert shop.doctor.check() == []


def test_a_connection_that_always_breaks_is_away_and_nothing_is_written(postgres_shop_url: str) -> None:
    with open_shop(postgres_shop_url, as_owner=True) as shop:
        before = content(shop)
        with Breaks(shop, 'INSERT INTO "Sale"', times=100), pytest.raises(DatabaseAway):
            sell(shop, mixed(shop), sale_id="s")
        assert content(shop) == before
        assert sell(shop, mixed(shop), sale_id="s").number == "A1"
        assert shop.doctor.check() == []


def test_a_commit_without_an_answer_is_never_called_saved(postgres_shop_url: str) -> None:
    with open_shop(postgres_shop_url, as_owner=True) as shop:
        with Breaks(shop, "COMMIT", times=100), pytest.raises(DatabaseTrouble) as told:
            sell(shop, mixed(shop), sale_id="s")
        assert "again" in str(told.value)
        sell(shop, mixed(shop), sale_id="s")
        assert value(shop, 'SELECT count(*) FROM "Sale"') == 1
        assert shop.doctor.check() == []


def test_idle_connections_that_were_ended_are_replaced(postgres_shop_url: str) -> None:
    with open_shop(postgres_shop_url, as_owner=True) as shop:
        with psycopg.connect(postgres_shop_url.replace("+psycopg", ""), autocommit=True) as other:
            ended = (
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'tappass-pos'"
            )
            other.execute(ended + " AND datname = current_database()")
        assert shop.customers.find("0152") == []
        assert sell(shop, mixed(shop)).total == 3699


def test_a_bug_is_not_dressed_up_as_trouble(shop: Shop) -> None:
    from sqlalchemy.exc import DBAPIError

    with pytest.raises(DBAPIError), shop.premises.database.write() as connection:
        connection.execute(text("SELECT nonsense FROM nowhere"))
    assert sell(shop, mixed(shop)).total == 3699


def test_a_refusal_inside_a_transaction_commits_nothing(shop: Shop) -> None:
    def refuse() -> None:
        with shop.premises.database.write() as connection:
            connection.execute(text("UPDATE \"Customer\" SET notes = 'x'"))
            raise EmptyCart

    with Commits(shop) as commits, pytest.raises(EmptyCart):
        refuse()
    assert commits.count == 0
    assert value(shop, 'SELECT notes FROM "Customer"') == ""


# -- settings ---------------------------------------------------------------------------------------------------------


def test_sqlite_is_set_as_the_design_says_on_every_connection(sqlite_shop_url: str) -> None:
    wanted = {
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
    with open_shop(sqlite_shop_url) as shop:
        database = shop.premises.database
        for _ in range(2):
            with database.write() as one, database.read() as two, database.read() as three:
                for connection, query_only in ((one, 0), (two, 1), (three, 1)):
                    for name, setting in (wanted | {"query_only": query_only}).items():
                        found = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                        assert found == setting or (name == "mmap_size" and found is None), name
    raw = sqlite.connect(file_of(sqlite_shop_url))
    assert raw.execute("PRAGMA application_id").fetchone()[0] == database_module.APPLICATION_ID
    raw.close()


def test_a_setting_sqlite_does_not_take_keeps_the_shop_closed(
    sqlite_shop_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PRAGMAS, "cell_size_check", 7)
    with pytest.raises(DatabaseSettingRefused, match="cell_size_check"), open_shop(sqlite_shop_url):
        pass


def test_a_reading_connection_cannot_write(shop: Shop) -> None:
    with pytest.raises(DatabaseReadOnly), shop.premises.database.read() as connection:
        connection.execute(text("UPDATE \"Customer\" SET notes = 'x'"))


def test_a_read_sees_one_state(shop: Shop) -> None:
    count = text('SELECT count(*) FROM "Sale"')
    with shop.premises.database.read() as connection:
        before = connection.execute(count).scalar()
        sell(shop, mixed(shop))
        assert connection.execute(count).scalar() == before


def test_a_server_is_set_as_the_design_says(postgres_shop_url: str) -> None:
    database = Database(postgres_shop_url)
    for transaction in (database.read, database.write):
        with transaction() as connection:
            for name, setting in {
                "TimeZone": "UTC",
                "statement_timeout": "30s",
                "lock_timeout": "10s",
                "idle_in_transaction_session_timeout": "1min",
                "client_encoding": "UTF8",
            }.items():
                assert connection.exec_driver_sql(f'SHOW "{name}"').scalar() == setting, name
    database.close()


def test_only_this_user_can_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "shop.db"
    with open_shop(path, as_owner=True):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        beside = [each for each in path.parent.iterdir() if each.name.startswith("shop.db-")]
        assert all(stat.S_IMODE(each.stat().st_mode) == 0o600 for each in beside)
