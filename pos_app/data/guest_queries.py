"""What lists of all customers are narrowed and ordered by: columns of one index, which is read instead of the rows."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, func

from pos_app.data.tables import customer
from pos_app.domain.loyalty import ORDER_OF_LEVELS


def by_list(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column, said so that no index of its own is taken.

    SQLite would look up each row that the index on the last visit finds, a hundred thousand of them one by one.
    """
    return func.coalesce(column, column)


LEVEL_RANK = case(*((customer.c.level == level, rank) for rank, level in enumerate(ORDER_OF_LEVELS)), else_=-1)
"""From -1 for who is no member to 3."""

is_member = customer.c.level.is_not(None)
has_number = func.substr(customer.c.phone_number, 1, 1) == "+"


def came_since(moment: datetime) -> ColumnElement[bool]:
    """Who was here at that moment (UTC) or later."""
    return by_list(customer.c.last_order) >= moment


def came_before(moment: datetime) -> ColumnElement[bool]:
    """Who was here, and not since that moment (UTC)."""
    return by_list(customer.c.last_order) < moment
