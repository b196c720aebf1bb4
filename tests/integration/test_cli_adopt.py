"""`tappass-admin adopt` as it is installed: each kind of source into each kind of target, and each refusal."""

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pos_app.bootstrap import Kind, open_shop
from pos_app.data.database import Database
from pos_app.domain.staff import MACHINE
from pos_app.errors import BadInput
from pos_app.interchange import adoption_report
from pos_app.interchange.adoption import plan
from tests.conftest import _new_name
from tests.integration import old_shop
from tests.postgres import create_database, drop_database, with_database

COMMAND = Path(sys.executable).with_name("tappass-admin")


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The installed command, as somebody types it."""
    return subprocess.run(
        [COMMAND, *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(params=["sqlite", "postgres"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The sample, once of each kind."""
    if request.param == "sqlite":
        yield str(shutil.copyfile(old_shop.SQLITE, tmp_path / "old shop.sqlite"))
        return
    server = request.getfixturevalue("postgres_server")
    name = _new_name()
    create_database(server, name)
    url = with_database(server, name)
    old_shop.load(url)
    yield url
    drop_database(server, name)


def _found_in(url: str) -> dict[str, Any]:
    database = Database(url)
    with database.read() as connection:
        found = old_shop.told_by(connection)
    database.close()
    return found


def test_every_way_ends_with_the_truth_and_a_content_doctor(source: str, database_url: str) -> None:
    told = run("adopt", source, "--database", database_url, "--json")
    assert (told.returncode, told.stderr) == (0, "")
    tally = json.loads(told.stdout)
    truth = old_shop.truth()
    assert tally["tables"]["Member"]["rows_in"] == truth.pop("members_in")
    assert _found_in(database_url) == truth
    assert all(each["rows_in"] == each["rows_out"] for name, each in tally["tables"].items() if name != "Member")
    assert all(each["total_in"] == each["total_out"] for name, each in tally["tables"].items() if name != "Member")
    checked = run("doctor", "--database", database_url)
    assert (checked.returncode, checked.stdout.splitlines()[-1]) == (0, "All is well.")


def test_a_dry_run_tells_the_same_and_makes_nothing(source: str, tmp_path: Path) -> None:
    target = tmp_path / "new.db"
    before = sorted(path.name for path in tmp_path.iterdir())
    looked = json.loads(run("adopt", source, "--database", target, "--dry-run", "--json").stdout)
    assert looked.pop("dry_run")
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    done = json.loads(run("adopt", source, "--database", target, "--json").stdout)
    assert not done.pop("dry_run")
    for told in (looked, done):
        for listing in told["lists"].values():
            for entry in listing["entries"]:
                entry.pop("customer_id", None)
    assert looked == done


def test_it_is_read_by_people_too(tmp_path: Path) -> None:
    target = tmp_path / "new.db"
    looked = run("adopt", old_shop.SQLITE, "--database", target, "--dry-run")
    assert (looked.returncode, looked.stderr) == (0, "")
    assert "273 rows in, 273 out" in looked.stdout
    assert "9048.80 USD in, 9048.80 out" in looked.stdout
    assert "'walk in'" in looked.stdout
    assert looked.stdout.endswith("Nothing was written.\n")
    done = run("adopt", old_shop.SQLITE, "--database", target)
    assert done.stdout.endswith(f"All of it is in {target}.\n")


def test_a_second_run_refuses_kindly(source: str, database_url: str) -> None:
    assert run("adopt", source, "--database", database_url).returncode == 0
    before = _found_in(database_url)
    again = run("adopt", source, "--database", database_url)
    assert (again.returncode, again.stdout) == (1, "")
    assert "holds a shop already" in again.stderr
    assert len(again.stderr.splitlines()) == 1
    assert _found_in(database_url) == before


def _broken(path: Path) -> None:
    shutil.copyfile(old_shop.SQLITE, path)
    connection = sqlite3.connect(path)
    connection.execute('UPDATE "Order" SET total = \'NaN\' WHERE id = (SELECT min(id) FROM "Order")')
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("{folder}/none.sqlite",), 1, "There is no file"),
        (("{folder}",), 1, "is a folder"),
        (("{folder}/notes.txt",), 1, "not a database of the old web shop"),
        (("mysql://root@server/shop",), 1, "neither a file nor the address"),
        (("postgresql://a:b@:x/y",), 1, "neither a file nor the address"),
        (("postgresql://nobody@127.0.0.1:1/shop",), 1, "cannot be reached"),
        (("{folder}/broken.sqlite",), 1, "no place in the new one"),
        (("{folder}/old.sqlite", "--region", "Atlantis"), 2, "not a region"),
        (("{folder}/old.sqlite", "--currency", "dollars"), 2, "not a currency"),
        ((), 2, "SOURCE"),
    ],
)
def test_a_refusal_is_a_sentence_and_leaves_nothing(
    tmp_path: Path, arguments: tuple[str, ...], status: int, words: str
) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "notes.txt").write_text("Not a database at all. " * 100)
    shutil.copyfile(old_shop.SQLITE, folder / "old.sqlite")
    _broken(folder / "broken.sqlite")
    target = tmp_path / "new.db"
    done = run("adopt", *(each.format(folder=folder) for each in arguments), "--database", target)
    assert (done.returncode, done.stdout) == (status, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_a_password_is_never_said(tmp_path: Path) -> None:
    url = "postgresql://nobody:hunter22@127.0.0.1:1/shop"
    for database in (tmp_path / "new.db", url):
        done = run("adopt", url, "--database", database)
        assert done.returncode == 1
        assert "hunter22" not in done.stdout + done.stderr


def test_the_region_reads_what_was_written_without_a_country_code(tmp_path: Path) -> None:
    german = json.loads(run("adopt", old_shop.SQLITE, "--dry-run", "--region", "de", "--json").stdout)
    american = json.loads(run("adopt", old_shop.SQLITE, "--dry-run", "--json").stdout)
    assert german["region"] == "DE"
    assert german["customers"] != american["customers"]


def test_the_report_is_kept_as_text_or_json_for_its_owner_only(tmp_path: Path) -> None:
    tally = plan(old_shop.SQLITE)
    text, data = tmp_path / "tally.txt", tmp_path / "tally.JSON"
    for path in (text, data):
        adoption_report.write(tally, path)
        assert path.stat().st_mode & 0o077 == 0
    assert text.read_text(encoding="utf-8").splitlines() == tally.lines()
    assert json.loads(data.read_text(encoding="utf-8")) == json.loads(json.dumps(tally.as_dict()))
    table = tmp_path / "tally.csv"
    adoption_report.write(tally, table)
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    counted = Counter(row["list"] for row in rows)
    assert {name: counted[name] for name in counted if name not in {"tables", "columns"}} == {
        each.name: each.count for each in tally.lists if each.count
    }
    assert next(row for row in rows if row["table"] == "Order")["total_out"] == "904880"
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    with pytest.raises(BadInput, match="cannot be written"):
        adoption_report.write(tally, tmp_path / "nowhere" / "tally.txt")


def test_an_adopted_shop_is_opened_and_welcomes_its_owner(tmp_path: Path) -> None:
    target = tmp_path / "new.db"
    assert run("adopt", old_shop.SQLITE, "--database", target).returncode == 0
    with open_shop(target) as shop:
        assert shop.welcome.is_needed()


def test_migrate_reads_an_old_shop_as_it_is_told_and_shows_the_tally(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(old_shop.SQLITE, tmp_path / "old.db"))
    looked = json.loads(run("adopt", path, "--dry-run", "--region", "DE", "--currency", "EUR", "--json").stdout)
    refused = run("migrate", "--database", path, "--region", "Atlantis")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "not a region" in refused.stderr
    done = run("migrate", "--database", path, "--region", "de", "--currency", "eur")
    assert (done.returncode, done.stderr) == (0, "")
    assert "273 rows in, 273 out" in done.stdout
    assert "9048.80 EUR in, 9048.80 out" in done.stdout
    assert f"{looked['customers']} customers" in done.stdout
    assert f"Its state before is kept in {tmp_path / 'backups'}" in done.stdout
    again = run("migrate", "--database", path)
    assert "up to date" in again.stdout
    assert "rows in" not in again.stdout


def test_migrate_tells_other_programs_the_tally_too(database_url: str) -> None:
    old_shop.load(database_url)
    done = json.loads(run("migrate", "--database", database_url, "--json").stdout)
    assert done["changed"]
    assert done["tally"]["region"] == "US"
    assert done["tally"]["tables"]["Order"]["rows_out"] == 273


def test_a_script_says_where_the_numbers_are_from(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(old_shop.SQLITE, tmp_path / "old.db"))
    with pytest.raises(BadInput, match="not a currency"), open_shop(path, region="DE", currency="marks"):
        pass
    with open_shop(path, region="DE", currency="EUR") as shop:
        adopted = shop.welcome.adopted()
    assert adopted is not None
    assert (adopted.region, adopted.currency) == ("DE", "EUR")


def test_products_are_made_from_what_was_sold_when_wanted(source: str, database_url: str) -> None:
    told = json.loads(run("adopt", source, "--database", database_url, "--catalogue", "--json").stdout)
    with open_shop(database_url) as shop:
        products = {each.name: each for each in shop.catalogue.products()}
        assert len(products) == told["products"]
        assert (products["Hot Wings"].kind, products["Hot Wings"].sellable) == (Kind.FOOD, True)
        assert products["Cap"].price == 1990
        assert {each.name for each in products["Cap"].modifiers} >= {"M", "XL"}
        assert shop.welcome.stock_what_was_sold(MACHINE) == 0, "a catalogue that is there is left alone"
        assert shop.welcome.is_needed()
    assert run("doctor", "--database", database_url).returncode == 0
