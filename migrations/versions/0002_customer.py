"""The owner's key changes: one `Customer` for each phone number; every order and member is carried over.

Nothing is dropped: as many rows come out as went in, the totals are the same to the cent, and each row keeps what it
was in `legacy`. Rows that fit nowhere stop the upgrade (`RowsFitNowhere`); the transaction around the chain then
leaves all as it was.

Revision ID: 0002
Revises: 0001
"""

import os
import time
from collections.abc import Iterable

from alembic import context, op
from sqlalchemy import Connection, inspect

from migrations import customer_restoring, customer_tables, legacy_reading, legacy_tables
from migrations.adoption_tally import RowsFitNowhere, Tally, ViewsInTheWay
from migrations.customer_rows import Building
from migrations.customer_scan import NOTED_OF, SCAN, TABLE_OF, Names, Progress, Scan
from migrations.legacy_rows import Rows
from migrations.shapes import drop_filled

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_OURS = {"alembic_version", *legacy_tables.TABLES}


def upgrade() -> None:
    """Create `Customer` and carry the rows over; the tally goes to the config and, with rows, to `Setting`."""
    connection = op.get_bind()
    wishes = context.config.attributes
    region, currency = wishes.get("region", "US"), wishes.get("currency", "USD")
    now = time.time_ns() // 1_000_000
    tally = Tally(region, currency, legacy_reading.written(now))
    _note_others(connection, tally, wishes.get("left_alone", ()))
    tally.counts["texts_not_utf8"] = wishes.get("texts_not_utf8", 0)
    _step_aside(connection, tally)
    customer_tables.create(connection)
    _carry_over(connection, tally, now, wishes.get("progress") or _unseen)
    there = inspect(connection).get_table_names()
    for name in reversed(NOTED_OF.values()):
        if name in there:
            drop_filled(connection, name)
    customer_tables.close(connection)
    wishes["tally"] = tally.told() if tally.any_rows else None


def _unseen(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def _note_others(connection: Connection, tally: Tally, elsewhere: Iterable[str]) -> None:
    """List the old web shop's other tables, here or `elsewhere`; they are left as they are."""
    for name in sorted({*inspect(connection).get_table_names(), *elsewhere} - _OURS):
        tally.note("tables_left_alone", table=name)


def _step_aside(connection: Connection, tally: Tally) -> None:
    """Rename the old tables. Other tables' links to them stay on SQLite (by name), and are let go on PostgreSQL."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA legacy_alter_table = ON")
    else:
        _look_for_views(connection)
        _let_go(connection, tally)
    for source, noted in NOTED_OF.items():
        if inspect(connection).has_table(TABLE_OF[source]):
            connection.exec_driver_sql(f'ALTER TABLE "{TABLE_OF[source]}" RENAME TO "{noted}"')
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA legacy_alter_table = OFF")


def _look_for_views(connection: Connection) -> None:
    """Raise ViewsInTheWay, by name, where a view reads an old table: PostgreSQL drops none of them then."""
    views = connection.exec_driver_sql(
        "SELECT DISTINCT viewing.oid::regclass::text FROM pg_depend"
        " JOIN pg_rewrite ON pg_rewrite.oid = pg_depend.objid JOIN pg_class viewing ON viewing.oid = ev_class"
        " JOIN pg_class seen ON seen.oid = refobjid"
        " WHERE classid = 'pg_rewrite'::regclass AND refclassid = 'pg_class'::regclass AND viewing.oid <> seen.oid"
        " AND seen.relnamespace = current_schema()::regnamespace"
        " AND seen.relname IN ('Member', 'Order', 'MerchandiseOrder') ORDER BY 1"
    ).scalars()
    if found := list(views):
        raise ViewsInTheWay(found)


def _let_go(connection: Connection, tally: Tally) -> None:
    """Drop the foreign keys that other tables have on the old ones, which could not be dropped otherwise."""
    links = connection.exec_driver_sql(
        "SELECT conname, child.relname FROM pg_constraint JOIN pg_class child ON child.oid = conrelid"
        " JOIN pg_class parent ON parent.oid = confrelid"
        " WHERE contype = 'f' AND parent.relnamespace = current_schema()::regnamespace"
        " AND child.relnamespace = parent.relnamespace AND parent.relname IN ('Member', 'Order', 'MerchandiseOrder')"
        " AND child.relname NOT IN ('Member', 'Order', 'MerchandiseOrder')"
    ).all()
    for constraint, table in links:
        connection.exec_driver_sql(f'ALTER TABLE "{table}" DROP CONSTRAINT "{constraint}"')
        tally.note("links_let_go", table=table, link=constraint)


def _carry_over(connection: Connection, tally: Tally, now: int, progress: Progress) -> None:
    rows = Rows(connection)
    names = Names(os.urandom(32))
    decimals = legacy_reading.exponent(tally.head["currency"])
    scan = Scan(rows, tally, names, decimals, progress)
    building = Building(rows, tally, names, now, progress)
    with rows.lenient_text():
        scan.run()
        building.customers(scan.total)
        building.orders(scan.total, decimals)
    tally.counts["texts_not_utf8"] += rows.not_utf8
    drop_filled(connection, SCAN)
    _balance(connection, tally)
    if tally.any_rows:
        kept = legacy_reading.json_text(tally.kept())
        rows.write("Setting", [{"name": "adoption", "value": kept, "updatedAt": rows.moment(now)}])


def _balance(connection: Connection, tally: Tally) -> None:
    """Compare what is in the new tables with what was read, row for row and cent for cent."""
    for old, new in (("Order", "Order"), ("MerchandiseOrder", "MerchOrder")):
        count, total = connection.exec_driver_sql(f'SELECT COUNT(*), COALESCE(SUM("total"), 0) FROM "{new}"').one()
        tally.add(old, rows_out=count, total_out=int(total), total_in=0)
    tally.counts["points_out"] = int(
        connection.exec_driver_sql('SELECT COALESCE(SUM("points"), 0) FROM "PointsEntry"').scalar_one()
    )
    members = tally.tables["Member"]
    balanced = (
        members["rows_in"] == members["rows_out"] + members.get("doubles", 0)
        and tally.counts["points_in"] == tally.counts["points_out"]
    )
    for table in ("Order", "MerchandiseOrder"):
        counts = tally.tables[table]
        balanced = balanced and counts["rows_in"] == counts["rows_out"] and counts["total_in"] == counts["total_out"]
    if not balanced:
        raise RowsFitNowhere(["The rows that came out are not the rows that went in."], 1)


def downgrade() -> None:
    """Give the rows back as they were: adopted ones from `legacy`, later ones as well as the old shape allows."""
    connection = op.get_bind()
    customer_restoring.restore(
        Rows(connection), legacy_reading.exponent(context.config.attributes.get("currency", "USD"))
    )
