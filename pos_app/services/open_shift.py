"""The shift that money belongs to: nothing is sold, given back, paid in or out while the till is closed."""

from sqlalchemy import Connection, bindparam, select

from pos_app.data.compiled import Compiled
from pos_app.data.tables import shift
from pos_app.errors import TillNotOpen

_OPEN = Compiled(
    select(shift.c.id)
    .where(shift.c.till == bindparam("till"), shift.c.closed_at.is_(None))
    .with_for_update(read=True, key_share=False)
)


def open_shift_id(connection: Connection, till: str) -> str:
    """The id of the till's open shift, which stays open until the transaction ends: who closes it waits.

    Ask before any other row is locked. Raises TillNotOpen.
    """
    found: str | None = _OPEN.scalar(connection, {"till": till})
    if found is None:
        raise TillNotOpen
    return found
