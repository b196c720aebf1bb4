"""The old shop's sample, loaded for a test, and what is true of it."""

import json
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, func, select

from pos_app.data.database import as_url
from pos_app.data.tables import customer, member, merch_order, order

DATA = Path(__file__).parent.parent / "data"
SQLITE = DATA / "legacy-small.sqlite"
POSTGRES = DATA / "legacy-small.postgres.sql"
TABLES = ("Member", "Order", "MerchandiseOrder")


def truth() -> dict[str, Any]:
    """What whoever invented the sample worked out."""
    found: dict[str, Any] = json.loads((DATA / "legacy-small.truth.json").read_text())
    return found


def load(url: str) -> None:
    """Make the empty database at `url` the old shop's, as its own tool left it: no trace of Alembic."""
    target = as_url(url)
    if target.get_backend_name() == "sqlite":
        shutil.copyfile(SQLITE, str(target.database))
        return
    engine = create_engine(target)
    with engine.begin() as connection:
        connection.exec_driver_sql(POSTGRES.read_text().replace("%", "%%"))
    engine.dispose()


def rows(connection: Connection, table: str) -> list[dict[str, Any]]:
    """A table's rows in the order of their ids, JSON and times in one form on both databases."""
    found = connection.exec_driver_sql(f'SELECT * FROM "{table}"').mappings()
    plain = [{name: _plain(name, value) for name, value in row.items()} for row in found]
    return sorted(plain, key=lambda row: str(row.get("id") or row))


def sample(table: str) -> list[dict[str, Any]]:
    """The sample's own rows, in the same form."""
    connection = sqlite3.connect(f"file:{SQLITE}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    found = [
        {name: _plain(name, value) for name, value in dict(row).items()}
        for row in connection.execute(f'SELECT * FROM "{table}"')
    ]
    connection.close()
    return sorted(found, key=lambda row: row["id"])


def told_by(connection: Connection) -> dict[str, Any]:
    """What the new tables say, in the words of the truth."""
    guests = {row.id: row for row in connection.execute(select(customer).where(customer.c.id != "walk-in"))}
    points = {row.customer_id: row.points for row in connection.execute(select(member))}
    kinds = {"orders": order, "merch_orders": merch_order}
    counts = {name: connection.scalar(select(func.count()).select_from(table)) for name, table in kinds.items()}
    sums = {name: connection.scalar(select(func.sum(table.c.total))) for name, table in kinds.items()}
    of_walk_in = {
        name: connection.scalar(select(func.count()).where(table.c.customer_id == "walk-in"))
        for name, table in kinds.items()
    }
    return counts | {
        "customers": len(guests),
        "phones": sorted(row.phone_number for row in guests.values()),
        "members_out": len(points),
        "points": sum(points.values()),
        "orders_total": int(sums["orders"] or 0),
        "merch_total": int(sums["merch_orders"] or 0),
        "walk_in_orders": of_walk_in["orders"],
        "walk_in_merch": of_walk_in["merch_orders"],
        "per_customer": {row.phone_number: _shown(row, points.get(row.id, 0)) for row in guests.values()},
    }


def _shown(row: Any, points: int) -> dict[str, Any]:
    return {
        "orderCount": row.order_count,
        "lifetimeTotal": row.lifetime_total,
        "firstOrder": row.first_order and row.first_order.strftime("%Y-%m-%d %H:%M:%S.%f")[:-3],
        "lastOrder": row.last_order and row.last_order.strftime("%Y-%m-%d %H:%M:%S.%f")[:-3],
        "consent": row.marketing_consent,
        "points": points,
    }


def kept_rows(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """The old rows as the new tables keep them, in the form of `sample`."""
    found = {}
    for name, table in (("Member", member), ("Order", order), ("MerchandiseOrder", merch_order)):
        kept = [dict(row) for row in connection.execute(select(table.c.legacy)).scalars()]
        kept += [double for row in kept for double in row.pop("doubles", [])]
        plain = [{column: _plain(column, value) for column, value in row.items()} for row in kept]
        found[name] = sorted(plain, key=lambda row: str(row["id"]))
    return found


def _plain(name: str, value: Any) -> Any:
    if name in {"items", "legacy"} and isinstance(value, str):
        return json.loads(value)
    if name in {"isPaid", "isPickedUp", "marketingConsent", "agreeToTerms"}:
        return bool(value)
    if name.endswith(("At", "Date", "Visit", "birthday")) and isinstance(value, str):
        return datetime.fromisoformat(value)
    return value
