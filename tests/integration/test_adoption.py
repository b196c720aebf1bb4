"""The old shop's database is adopted whole: both kinds of source into both kinds of target, or not at all."""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect

from pos_app.bootstrap import open_shop
from pos_app.data.database import Database, as_url
from pos_app.errors import AdoptionCancelled, AdoptionRefused, DatabaseAway, NotALegacyDatabase, TargetNotEmpty
from pos_app.interchange.adoption import STAGES, adopt, plan, share_done
from tests.conftest import _new_name
from tests.integration import old_shop
from tests.postgres import create_database, drop_database, with_database


@pytest.fixture(params=["sqlite", "postgres"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The old shop's database, once of each kind."""
    if request.param == "sqlite":
        path = tmp_path / "source" / "old shop.sqlite"
        path.parent.mkdir()
        old_shop.load(f"sqlite:///{path}")
        yield str(path)
        return
    server = request.getfixturevalue("postgres_server")
    name = _new_name()
    create_database(server, name)
    url = with_database(server, name)
    old_shop.load(url)
    yield url
    drop_database(server, name)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample file."""
    return Path(shutil.copyfile(old_shop.SQLITE, tmp_path / "old.sqlite"))


def _told(url: str) -> dict[str, Any]:
    database = Database(url)
    with database.read() as connection:
        found = old_shop.told_by(connection)
    database.close()
    return found


def _tables(url: str) -> list[str]:
    engine = create_engine(as_url(url))
    found = inspect(engine).get_table_names()
    engine.dispose()
    return found


def test_every_way_ends_with_the_truth(source: str, database_url: str) -> None:
    truth = old_shop.truth()
    tally = adopt(source, database_url)
    members = next(each for each in tally.tables if each.table == "Member")
    assert members.rows_in == truth.pop("members_in")
    assert _told(database_url) == truth
    database = Database(database_url)
    with database.read() as connection:
        assert old_shop.kept_rows(connection) == {name: old_shop.sample(name) for name in old_shop.TABLES}
    database.close()


def test_the_doctor_is_content_and_the_history_shows_the_old_orders(source: str, database_url: str) -> None:
    adopt(source, database_url)
    with open_shop(database_url, as_owner=True) as shop:
        assert shop.doctor.check() == []
        best = shop.insights.by_value(limit=1)[0]
        page = shop.history.page(best.customer_id, limit=200)
        assert sum(entry.total for entry in page.entries if entry.status != "CANCELLED") == best.lifetime_total
        assert shop.customers.by_phone("(580) 555-0152") is not None


def test_the_tally_says_what_went_where(source: str, database_url: str) -> None:
    truth = old_shop.truth()
    tally = adopt(source, database_url)
    found = {each.table: each for each in tally.tables}
    orders, merch = found["Order"], found["MerchandiseOrder"]
    assert (orders.rows_in, orders.rows_out) == (truth["orders"], truth["orders"])
    assert (merch.rows_in, merch.rows_out) == (truth["merch_orders"], truth["merch_orders"])
    assert (orders.total_in, orders.total_out) == (truth["orders_total"], truth["orders_total"])
    assert (merch.total_in, merch.total_out) == (truth["merch_total"], truth["merch_total"])
    assert tally.customers == truth["customers"]
    assert (tally.points_in, tally.points_out) == (truth["points"], truth["points"])
    assert {entry["text"] for entry in tally.listed("walk_in").entries} == {"walk in", "00000"}
    assert tally.listed("double_members").count == truth["members_in"] - truth["members_out"]
    unpaid = [row for row in old_shop.sample("MerchandiseOrder") if row["status"] == "pending" and not row["isPaid"]]
    assert tally.listed("unpaid_merch").count == len(unpaid)
    for table in old_shop.TABLES:
        assert set(tally.columns[table]) == set(old_shop.sample(table)[0])
    assert "9048.80 USD in, 9048.80 out" in "\n".join(tally.lines())
    assert tally.as_dict()["tables"]["Order"]["rows_in"] == truth["orders"]


def test_the_tally_is_in_the_database(sample: Path, database_url: str) -> None:
    tally = adopt(sample, database_url)
    database = Database(database_url)
    with database.read() as connection:
        kept = connection.exec_driver_sql('SELECT "value" FROM "Setting" WHERE "name" = \'adoption\'').scalar_one()
    database.close()
    assert str(tally.customers) in str(kept)


def test_a_plan_tells_the_same_and_writes_nothing(source: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    planned = plan(source)
    assert sorted(tmp_path.rglob("*")) == before
    done = adopt(source, tmp_path / "new.db")
    assert planned.dry_run
    assert not done.dry_run
    assert planned.tables == done.tables
    assert planned.columns == done.columns
    assert [(each.name, each.count) for each in planned.lists] == [(each.name, each.count) for each in done.lists]


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_a_source_file_is_never_changed(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "source" / "old.sqlite"
    path.parent.mkdir()
    shutil.copyfile(old_shop.SQLITE, path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA journal_mode = {mode}")
    connection.close()
    path.chmod(0o400)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    plan(path)
    adopt(path, tmp_path / "new.db")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [each.name for each in path.parent.iterdir()] == ["old.sqlite"]


def test_what_the_running_web_shop_wrote_last_is_seen(tmp_path: Path, sample: Path) -> None:
    shop = sqlite3.connect(sample)
    shop.execute("PRAGMA journal_mode = wal")
    shop.execute('UPDATE "Order" SET "total" = "total" + 1 WHERE "id" = \'cq9l1fyjsn50syp2jtvnbgxh1\'')
    shop.commit()
    tally = adopt(sample, tmp_path / "new.db")
    shop.close()
    assert (
        next(each for each in tally.tables if each.table == "Order").total_in == old_shop.truth()["orders_total"] + 100
    )


def test_a_second_run_refuses_kindly(source: str, database_url: str) -> None:
    adopt(source, database_url)
    before = _told(database_url)
    with pytest.raises(TargetNotEmpty, match="holds a shop already"):
        adopt(source, database_url)
    assert _told(database_url) == before


def test_a_source_that_is_no_old_shop_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE note (text)")
    connection.commit()
    connection.close()
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear guest, " * 200)
    ours = tmp_path / "ours.db"
    adopt(old_shop.SQLITE, ours)
    target = tmp_path / "new.db"
    for path, words in ((other, "no table Member"), (letter, "not a database"), (ours, "a TapPass database already")):
        with pytest.raises(NotALegacyDatabase, match=words):
            adopt(path, target)
    with pytest.raises(DatabaseAway, match="There is no file"):
        adopt(tmp_path / "nowhere.db", target)
    with pytest.raises(AdoptionRefused, match="into itself"):
        adopt(other, f"sqlite:///{other}")
    assert not target.exists()


def test_an_old_shop_without_rows_is_refused(tmp_path: Path, sample: Path) -> None:
    connection = sqlite3.connect(sample)
    for table in old_shop.TABLES:
        connection.execute(f'DELETE FROM "{table}"')
    connection.commit()
    connection.close()
    with pytest.raises(AdoptionRefused, match="nothing to bring in"):
        adopt(sample, tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def test_a_shop_that_has_settings_and_staff_but_no_guests_keeps_them(sample: Path, database_url: str) -> None:
    with open_shop(database_url, as_owner=True, demo=True) as shop:
        products = shop.catalogue.products()
    adopt(sample, database_url)
    with open_shop(database_url, as_owner=True, demo=True) as shop:
        assert shop.catalogue.products() == products
        assert shop.doctor.check() == []
        done = shop.customers.by_phone("580 555 0152")
        assert done is not None
    with pytest.raises(TargetNotEmpty):
        adopt(sample, database_url)


@pytest.mark.parametrize("stage", list(STAGES))
def test_cancel_leaves_nothing_behind(
    sample: Path, database_url: str, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("migrations.legacy_rows.TOLD_EVERY", 10)
    at: list[str] = []
    with pytest.raises(AdoptionCancelled):
        adopt(
            sample,
            database_url,
            progress=lambda stage, _done, _total: at.append(stage),
            cancelled=lambda: stage == "copying" or at[-1:] == [list(STAGES)[list(STAGES).index(stage) - 1]],
        )
    path = as_url(database_url)
    if path.get_backend_name() == "sqlite":
        assert list(Path(str(path.database)).parent.glob("shop*")) == []
    else:
        assert _tables(database_url) == []
    assert adopt(sample, database_url).customers == old_shop.truth()["customers"]


def test_progress_goes_from_nothing_to_all(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("migrations.legacy_rows.TOLD_EVERY", 10)
    shares: list[float] = []
    adopt(sample, tmp_path / "new.db", progress=lambda *told: shares.append(share_done(*told)))
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)


def test_the_old_shops_other_tables_and_columns_are_told(tmp_path: Path, sample: Path, database_url: str) -> None:
    connection = sqlite3.connect(sample)
    connection.executescript(
        'CREATE TABLE "Reward" ("id" TEXT); INSERT INTO "Reward" VALUES (1);'
        'ALTER TABLE "Order" ADD COLUMN "tableNumber" INTEGER; UPDATE "Order" SET "tableNumber" = 7;'
    )
    connection.close()
    tally = adopt(sample, database_url)
    assert tally.listed("tables_left_alone").entries == ({"table": "Reward"},)
    assert tally.columns["Order"]["tableNumber"] == "Order.legacy"
    database = Database(database_url)
    with database.read() as connection_:
        kept = old_shop.kept_rows(connection_)["Order"]
    database.close()
    assert {row["tableNumber"] for row in kept} == {7}
    assert "Reward" not in _tables(database_url)


def test_the_old_tools_own_urls_are_understood(postgres_url: str, tmp_path: Path, sample: Path) -> None:
    old_shop.load(postgres_url)
    theirs = as_url(postgres_url).set(drivername="postgresql").render_as_string(hide_password=False)
    mark = "&" if "?" in theirs else "?"
    assert (
        plan(f"{theirs}{mark}schema=public&connection_limit=5&pgbouncer=true").customers
        == old_shop.truth()["customers"]
    )
    assert plan(f"file:{sample}?connection_limit=1").customers == old_shop.truth()["customers"]


def test_the_region_reads_numbers_and_the_currency_reads_totals(sample: Path, tmp_path: Path) -> None:
    abroad = plan(sample, region="GB")
    assert abroad.customers != old_shop.truth()["customers"]
    yen = plan(sample, currency="JPY")
    assert next(each for each in yen.tables if each.table == "Order").total_in < old_shop.truth()["orders_total"] / 99
