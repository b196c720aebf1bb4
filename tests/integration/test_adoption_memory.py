"""What keeps an adoption's memory flat: no index is sorted, and no full table dropped, in a library's memory.

How much memory it takes is measured in `benchmarks/adoption.py`; here stands what that rests on.
"""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from benchmarks.old_shop import make
from pos_app.data import schema
from pos_app.data.database import Database
from pos_app.errors import AdoptionCancelled, RowsWithoutPlace
from pos_app.interchange.adoption import adopt, plan
from tests.integration import old_shop

MOST_ROWS = 100
"""An index may come later where the table holds few rows, whatever the size of the old shop."""


class Witness:
    """Notes the rows that each index had to take in when it was made, and each table when it was dropped."""

    def __init__(self) -> None:
        self.indexed: dict[str, int] = {}
        self.dropped: dict[str, int] = {}

    def __call__(self, connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        """For SQLAlchemy's event `before_cursor_execute`."""
        if connection.dialect.name != "sqlite":
            return
        made = re.match(r'CREATE (?:UNIQUE )?INDEX "?(\w+)"? ON "?(\w+)"? [^W]*(WHERE .*)?', statement)
        gone = re.match(r'DROP TABLE "?((\w+))"?()', statement)
        for found, noted in ((made, self.indexed), (gone, self.dropped)):
            if found:
                name, table, where = found.groups()
                driver = connection.connection.driver_connection
                noted[name] = driver.execute(f'SELECT COUNT(*) FROM "{table}" {where or ""}').fetchone()[0]


@pytest.fixture
def witness() -> Iterator[Witness]:
    found = Witness()
    event.listen(Engine, "before_cursor_execute", found)
    yield found
    event.remove(Engine, "before_cursor_execute", found)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("old") / "old.db"
    make(path, 3000)
    return path


def _check(witness: Witness) -> None:
    assert {name for name, rows in witness.indexed.items() if rows > MOST_ROWS} == set()
    assert {name for name, rows in witness.dropped.items() if rows > MOST_ROWS} == set()
    assert {"uq_Order_saleId", "ix_MerchOrder_customerId_sequence", "adoptionScan_phone"} <= witness.indexed.keys()
    assert {"adoptionScan", "LegacyOrder", "LegacyMember", "LegacyMerchandiseOrder"} <= witness.dropped.keys()


def test_an_adoption_indexes_empty_tables_and_drops_emptied_ones(
    source: Path, tmp_path: Path, witness: Witness
) -> None:
    adopt(source, tmp_path / "new.db")
    _check(witness)


def test_so_does_a_look_at_it(source: Path, witness: Witness) -> None:
    plan(source)
    _check(witness)


def test_and_an_upgrade_in_place(source: Path, tmp_path: Path, witness: Witness) -> None:
    database = Database(shutil.copyfile(source, tmp_path / "old.db"))
    schema.bring_up_to_date(database)
    database.close()
    _check(witness)


def _changed(path: Path, script: str) -> Path:
    """The sample with something else in it."""
    shutil.copyfile(old_shop.SQLITE, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return path


def test_emptying_an_old_table_runs_none_of_its_triggers(tmp_path: Path) -> None:
    trigger = (
        'CREATE TABLE "Note" ("text" TEXT);'
        'CREATE TRIGGER "Order gone" AFTER DELETE ON "Order" BEGIN INSERT INTO "Note" VALUES (old."id"); END'
    )
    database = Database(_changed(tmp_path / "old.db", trigger))
    schema.bring_up_to_date(database)
    with database.read() as connection:
        assert connection.exec_driver_sql('SELECT COUNT(*) FROM "Note"').scalar_one() == 0
        assert (
            connection.exec_driver_sql("SELECT COUNT(*) FROM sqlite_master WHERE name = 'Order gone'").scalar_one() == 0
        )
    database.close()


def _files(folder: Path) -> list[str]:
    return [str(path) for path in folder.rglob("*") if path.is_file()]


def test_a_look_leaves_nothing_and_shows_nothing_to_others(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    seen: set[str] = set()
    modes: set[int] = set()

    def told(_stage: str, _done: int, _total: int) -> None:
        seen.update(_files(tmp_path))
        modes.update(path.stat().st_mode & 0o777 for path in tmp_path.iterdir())

    plan(source, progress=told)
    assert modes == {0o700}
    assert not seen, "a program that is killed would leave guests' data behind"
    assert list(tmp_path.iterdir()) == []


def test_nor_does_one_that_fails_or_is_cancelled(
    source: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    with pytest.raises(AdoptionCancelled):
        plan(source, cancelled=lambda: True)
    broken = _changed(tmp_path_factory.mktemp("old") / "broken.db", "UPDATE \"Order\" SET total = 'NaN'")
    with pytest.raises(RowsWithoutPlace):
        plan(broken)
    assert list(tmp_path.iterdir()) == []
