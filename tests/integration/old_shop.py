"""The old shop's sample, loaded for a test, and what is true of it."""

import json
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine

from pos_app.data.database import as_url

DATA = Path(__file__).parent.parent / "data"
SQLITE = DATA / "legacy-small.sqlite"
POSTGRES = DATA / "legacy-small.postgres.sql"


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


def _plain(name: str, value: Any) -> Any:
    if name in {"items", "legacy"} and isinstance(value, str):
        return json.loads(value)
    if name in {"isPaid", "isPickedUp", "marketingConsent", "agreeToTerms"}:
        return bool(value)
    if name.endswith(("At", "Date", "Visit", "birthday")) and isinstance(value, str):
        return datetime.fromisoformat(value)
    return value
