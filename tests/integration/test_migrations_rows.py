"""The old shop's rows are carried through every revision, up and down, on both databases, foreign keys checked."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, select

from pos_app.data import schema
from pos_app.data.database import Database
from pos_app.data.tables import (
    customer,
    level_change,
    member,
    merch_order,
    order,
    points_entry,
    setting,
    tap_pass_alias,
)
from pos_app.domain import names
from pos_app.services.doctor import _findings
from tests.integration import old_shop


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    old_shop.load(database_url)
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def upgraded(database: Database) -> Database:
    schema.bring_up_to_date(database)
    return database


def test_what_is_true_of_the_sample_is_true_of_the_new_tables(upgraded: Database) -> None:
    truth = old_shop.truth()
    del truth["members_in"]
    with upgraded.read() as connection:
        assert old_shop.told_by(connection) == truth


def test_the_doctor_finds_nothing(upgraded: Database) -> None:
    with upgraded.read() as connection:
        assert list(_findings(connection)) == []


def test_each_old_row_is_kept_as_it_was(upgraded: Database) -> None:
    with upgraded.read() as connection:
        assert old_shop.kept_rows(connection) == {name: old_shop.sample(name) for name in old_shop.TABLES}


def test_orders_are_numbered_by_their_time_together_and_the_next_number_is_above(upgraded: Database) -> None:
    from pos_app.data.numbers import next_sequence

    with upgraded.write() as connection:
        either = select(order.c.sequence, order.c.created_at).union_all(
            select(merch_order.c.sequence, merch_order.c.created_at)
        )
        found = connection.execute(either.order_by("sequence")).all()
        assert [row.sequence for row in found] == list(range(1, len(found) + 1))
        assert [row.created_at for row in found] == sorted(row.created_at for row in found)
        assert next_sequence(connection) == len(found) + 1


def test_two_members_with_one_number_become_the_older_one_with_the_points_of_both(upgraded: Database) -> None:
    old = {row["memberId"]: row for row in old_shop.sample("Member")}
    with upgraded.read() as connection:
        aliases = connection.execute(
            select(tap_pass_alias.c.alias, member.c.member_id, member.c.points, member.c.id).join(
                member, member.c.id == tap_pass_alias.c.member_id
            )
        ).all()
        for alias in aliases:
            assert old[alias.member_id]["joinDate"] <= old[alias.alias]["joinDate"]
            assert alias.points == old[alias.member_id]["points"] + old[alias.alias]["points"]
            sources = connection.execute(
                select(points_entry.c.source).where(points_entry.c.member_id == alias.id)
            ).scalars()
            assert set(sources) == {f"member:{old[each]['id']}" for each in (alias.alias, alias.member_id)}
    assert len(aliases) == 2


def test_a_member_keeps_the_level_for_a_year_after_adoption(upgraded: Database) -> None:
    with upgraded.read() as connection:
        rows = connection.execute(
            select(member.c.level, member.c.level_held_until, level_change).join(level_change)
        ).all()
    assert len(rows) == old_shop.truth()["members_out"]
    for row in rows:
        assert row.level == row.level_1
        assert (row.number, row.reason, row.level_held_until) == (1, "adopted", row.held_until)
        assert row.held_until.year == row.created_at.year + 1


def test_items_are_in_the_new_shape_and_keep_what_they_had(upgraded: Database) -> None:
    with upgraded.read() as connection:
        for table, kind in ((order, "FOOD"), (merch_order, "MERCH")):
            for row in connection.execute(select(table)).all():
                assert sum(line["total"] for line in row.lines) == row.total == row.subtotal
                for line, was in zip(row.lines, row.legacy["items"], strict=True):
                    assert line["kind"] == kind
                    assert line["id"] == line["productId"] == was["id"]
                    assert line["note"] == was.get("notes", "")
                    assert line.get("size") == was.get("size")
                    assert line["unitPrice"] == round(float(was["price"]) * 100)


def test_names_are_found_as_the_program_searches(upgraded: Database) -> None:
    with upgraded.read() as connection:
        for row in connection.execute(select(customer)).all():
            assert row.folded_name == names.search_key(row.name)
            assert row.name is None or row.name == row.name.strip()


def test_the_tally_is_told_and_kept_without_personal_data(database: Database) -> None:
    truth = old_shop.truth()
    upgrade = schema.bring_up_to_date(database)
    assert (upgrade.before, upgrade.after) == ("0001", schema.HEAD)
    tally = upgrade.tally
    assert tally is not None
    assert tally["tables"]["Order"] == {
        "rows_in": truth["orders"],
        "rows_out": truth["orders"],
        "total_in": truth["orders_total"],
        "total_out": truth["orders_total"],
        "walk_in": truth["walk_in_orders"],
    }
    assert tally["tables"]["Member"] == {"rows_in": truth["members_in"], "rows_out": truth["members_out"], "doubles": 2}
    assert {entry["text"] for entry in tally["lists"]["walk_in"]["entries"]} == {"walk in", "00000"}
    with database.read() as connection:
        kept = connection.execute(select(setting.c.value).where(setting.c.name == "adoption")).scalar_one()
    assert kept["tables"] == tally["tables"]
    assert not [number for number in truth["phones"] if number[-7:] in str(kept["lists"])]
    assert not {"phone", "spellings", "name", "text"} & {
        key for each in kept["lists"].values() for row in each["entries"] for key in row
    }
    assert "text" not in kept["lists"]["walk_in"]["entries"][0]


def test_rows_go_up_and_down_every_step_and_come_back_as_they_were(database: Database) -> None:
    steps = [(revision, False) for revision in schema.REVISIONS] + [
        ("0002", True),
        ("0001", True),
        (schema.HEAD, False),
    ]
    for revision, down in steps:
        with schema.migrating(database) as connection:
            schema.standing(connection)
            schema.run_chain(connection, revision, down=down)
            _check_links(connection)
        if (revision, down) == ("0001", True):
            with database.read() as connection:
                for table in ("Member", "Order", "MerchandiseOrder"):
                    assert old_shop.rows(connection, table) == old_shop.sample(table)
        if revision in {"0002", schema.HEAD}:
            with database.read() as connection:
                assert (
                    connection.exec_driver_sql('SELECT COUNT(*) FROM "Order"').scalar_one()
                    == old_shop.truth()["orders"]
                )
                assert (
                    connection.exec_driver_sql('SELECT SUM("total") FROM "MerchOrder"').scalar_one()
                    == old_shop.truth()["merch_total"]
                )
    with schema.migrating(database) as connection:
        schema.run_chain(connection, "base", down=True)
    with schema.migrating(database) as connection:
        assert schema.run_chain(connection, schema.HEAD) is None


def _check_links(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    else:
        broken = "SELECT conname FROM pg_constraint WHERE contype = 'f' AND NOT convalidated"
        assert connection.exec_driver_sql(broken).all() == []
