"""Who a number or a row leads to: a customer who was merged is a marker, and the survivor is meant by it everywhere.

`mergedInto` always names a customer who is none: a chain of merges is kept in `CustomerMerge`, so that nobody has to
walk it. Whoever changes what belongs to a customer locks the survivor's row first, two of them in the order of their
ids, and markers only behind their survivor: no two tills wait for each other.
"""

from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from pos_app.data.compiled import Compiled
from pos_app.data.tables import customer
from pos_app.domain.ids import WALK_IN
from pos_app.errors import DatabaseBusy, NotFound

TRIES = 10
"""How often a row is looked for again that was merged, or given another number, while this till waited for it."""

_named = customer.alias("named")
_OWNER = func.coalesce(_named.c.merged_into, _named.c.id)
_PHONE: BindParameter[str] = bindparam("phone")
_ID: BindParameter[str] = bindparam("id")

_OWNER_OF_NUMBER = select(_OWNER).where(_named.c.phone_number == _PHONE)
_OWNER_OF_ROW = select(_OWNER).where(_named.c.id == _ID)
_BY_NUMBER = Compiled(_OWNER_OF_NUMBER)
_BY_ROW = Compiled(_OWNER_OF_ROW)
_LOCK_BY_NUMBER = Compiled(
    select(customer.c.id, customer.c.name, customer.c.phone_number, customer.c.merged_into)
    .where(customer.c.id == _OWNER_OF_NUMBER.scalar_subquery())
    .with_for_update()
)


def of_number(connection: Connection, number: str) -> str | None:
    """The id of the customer an E.164 number leads to; None where nobody has it."""
    found: str | None = _BY_NUMBER.scalar(connection, {"phone": number})
    return found


def of_row(connection: Connection, customer_id: str) -> str:
    """The id of the customer a row is, or became. Raises NotFound, also for the walk-in customer."""
    found: str | None = _BY_ROW.scalar(connection, {"id": customer_id})
    if found is None or found == WALK_IN:
        raise NotFound
    return found


def of_any_row(connection: Connection, customer_id: str) -> str:
    """Likewise, the walk-in customer and an unknown id being themselves: for what asks further by the id."""
    found: str | None = _BY_ROW.scalar(connection, {"id": customer_id})
    return found or customer_id


def lock_by_number(connection: Connection, number: str) -> Any:
    """The customer a number leads to, locked until the transaction ends: id, name, number. None where nobody has it.

    Raises DatabaseBusy when the number goes from one to another faster than it can be followed.
    """
    for _ in range(TRIES):
        row = _LOCK_BY_NUMBER.first(connection, {"phone": number})
        if row is None:
            return None
        if row.merged_into is None and (row.phone_number == number or of_number(connection, number) == row.id):
            return row
    raise DatabaseBusy


def lock(connection: Connection, customer_id: str) -> Any:
    """The whole row of the customer that a row is, or became, locked. Raises NotFound and DatabaseBusy."""
    for _ in range(TRIES):
        owner = of_row(connection, customer_id)
        row = connection.execute(select(customer).where(customer.c.id == owner).with_for_update()).one()
        if row.merged_into is None and of_row(connection, customer_id) == row.id:
            return row
    raise DatabaseBusy


def lock_two(connection: Connection, one_id: str, other_id: str) -> tuple[Any, Any]:
    """Likewise of two rows; the same row twice where they are one customer already."""
    for _ in range(TRIES):
        one, other = of_row(connection, one_id), of_row(connection, other_id)
        wanted = select(customer).where(customer.c.id.in_({one, other})).order_by(customer.c.id).with_for_update()
        rows = {row.id: row for row in connection.execute(wanted)}
        owners = (of_row(connection, one_id), of_row(connection, other_id))
        if owners == (one, other) and not any(row.merged_into for row in rows.values()):
            return rows[one], rows[other]
    raise DatabaseBusy


def lock_marker(connection: Connection, customer_id: str) -> Any:
    """The row itself, marker or not, locked; its survivor is locked by the caller before."""
    return connection.execute(select(customer).where(customer.c.id == customer_id).with_for_update()).one()
