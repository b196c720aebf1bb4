"""Killed, out of disk, cut off: an adoption or an upgrade that does not end has not begun."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect, text

from benchmarks.old_shop import make
from pos_app.data import schema
from pos_app.data.database import PRAGMAS, Database, as_url
from pos_app.errors import DatabaseFull, DatabaseTrouble
from pos_app.interchange.adoption import adopt
from tests.integration import old_shop

ORDERS = 1500
KILLS = 5
ROOT = Path(__file__).parents[2]

_CHILD = """
import sys
import migrations.legacy_rows
migrations.legacy_rows.TOLD_EVERY = migrations.legacy_rows.BATCH = 100
from pos_app.data.database import Database
from pos_app.data.schema import bring_up_to_date
from pos_app.interchange.adoption import adopt
source, target = sys.argv[1:]
def told(stage, done, total):
    print(stage, done, flush=True)
if source == "-":
    bring_up_to_date(Database(target), progress=told)
else:
    adopt(source, target, progress=told)
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("old") / "old.db"
    make(path, ORDERS)
    return path


def _killed_after(lines: int, *arguments: str) -> None:
    """Run the child, and kill it after so many lines of progress."""
    command = [sys.executable, "-c", _CHILD, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdout is not None
        for _ in range(lines):
            assert child.stdout.readline(), "the child ended before it was killed"
        child.send_signal(signal.SIGKILL)
        child.wait()


def _content(url: str) -> dict[str, Any]:
    """Every row, when the server has noticed that the child is gone."""
    engine = create_engine(as_url(url))
    with engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            others = text(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            for _ in range(200):
                if not connection.scalar(others):
                    break
                time.sleep(0.05)
                connection.rollback()
        names = inspect(connection).get_table_names()
        found = {name: sorted(map(str, connection.execute(text(f'SELECT * FROM "{name}"')))) for name in names}
        found["schemas"] = inspect(connection).get_schema_names()
    engine.dispose()
    return found


def test_a_killed_adoption_leaves_nothing_and_can_be_done_again(source: Path, database_url: str) -> None:
    chance = random.Random()
    before = None if as_url(database_url).get_backend_name() == "sqlite" else _content(database_url)
    for _ in range(KILLS):
        _killed_after(chance.randrange(1, 50), str(source), database_url)
        found = _content(database_url)
        assert set(found) == {"schemas"}
        assert before is None or found == before
    assert next(table for table in adopt(source, database_url).tables if table.table == "Order").rows_out == ORDERS


def test_a_killed_upgrade_leaves_the_old_shop_as_it_was_and_can_be_done_again(source: Path, database_url: str) -> None:
    chance = random.Random()
    if as_url(database_url).get_backend_name() == "sqlite":
        shutil.copyfile(source, str(as_url(database_url).database))
        most = 45
    else:
        old_shop.load(database_url)
        most = 8
    before = _content(database_url)
    for _ in range(KILLS):
        _killed_after(chance.randrange(1, most), "-", database_url)
        assert _content(database_url) == before
    database = Database(database_url)
    assert schema.bring_up_to_date(database).before == "0001"
    database.close()


@pytest.mark.parametrize("pages", [10, 60, 150])
def test_a_full_disk_leaves_the_old_shop_as_it_was(
    source: Path, sqlite_url: str, pages: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(str(as_url(sqlite_url).database))
    shutil.copyfile(source, path)
    before = _content(sqlite_url)
    there = path.stat().st_size // 4096
    monkeypatch.setattr(schema, "PRAGMAS", PRAGMAS | {"max_page_count": there + pages})
    database = Database(sqlite_url)
    with pytest.raises(DatabaseFull):
        schema.bring_up_to_date(database)
    assert _content(sqlite_url) == before
    database.close()


def test_a_target_that_cannot_be_written_is_said_so(source: Path, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("")
    with pytest.raises(DatabaseTrouble):
        adopt(source, tmp_path / "a file" / "shop.db")
