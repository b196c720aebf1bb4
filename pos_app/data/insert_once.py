"""`INSERT ... ON CONFLICT`, which each database's dialect has in its own words; only the one in use is imported."""

from functools import cache
from typing import Any

from sqlalchemy import Table


@cache
def insert_into(table: Table, dialect: str) -> Any:
    """An INSERT that knows `on_conflict_do_nothing` and `on_conflict_do_update`, for `sqlite` or `postgresql`."""
    if dialect == "sqlite":
        from sqlalchemy.dialects.sqlite import insert  # noqa: PLC0415 (see the module's promise)

        return insert(table)
    from sqlalchemy.dialects.postgresql import insert as postgres_insert  # noqa: PLC0415 (likewise)

    return postgres_insert(table)
