"""Numbers handed out inside a transaction.

The sequence that orders rows where the clock cannot, and each till's order numbers.
"""

from datetime import date
from functools import cache

from sqlalchemy import Connection, bindparam, select, text

from pos_app.data.compiled import Compiled
from pos_app.data.insert_once import insert_into
from pos_app.data.tables import counter

SEQUENCE = "sequence"


@cache
def _next(dialect: str) -> Compiled:
    """The first number of a new counter, or the next of a known one: `by` further, in one statement."""
    by = bindparam("by", type_=counter.c.value.type)
    made = insert_into(counter, dialect).values(name=bindparam("counter"), value=by)
    raised = made.on_conflict_do_update(index_elements=["name"], set_={"value": counter.c.value + by})
    return Compiled(raised.returning(counter.c.value))


_POSTGRES_SEQUENCE = text("SELECT nextval('\"orderSequence\"')")
_POSTGRES_FORWARD = text("SELECT setval('\"orderSequence\"', nextval('\"orderSequence\"') + :by - 1)")


def next_value(connection: Connection, name: str, by: int = 1) -> int:
    """The next number of a counter, from 1; the row stays locked until the transaction ends, so there are no gaps.

    With `by`, so many numbers are taken at once: the last of them is returned.
    """
    value: int = _next(connection.dialect.name).scalar(connection, {"counter": name, "by": by})
    return value


def next_sequence(connection: Connection, by: int = 1) -> int:
    """The place of a new sale among all rows; on a server a sequence, so that tills do not wait for one another.

    With `by`, so many places are taken at once: the last of them is returned.
    """
    if connection.dialect.name == "sqlite":
        return next_value(connection, SEQUENCE, by)
    if by == 1:
        return int(connection.execute(_POSTGRES_SEQUENCE).scalar_one())
    return int(connection.execute(_POSTGRES_FORWARD, {"by": by}).scalar_one())


def next_order_number(connection: Connection, letter: str, day: date) -> str:
    """The number called out at the counter: the till's letter and a count from 1 each business day (`A12`)."""
    return f"{letter}{next_value(connection, f'number:{letter}:{day.isoformat()}')}"


def till_letter(connection: Connection, till: str) -> str:
    """The letter of a till, given to it the first time its name is seen: A, B ... Z, AA, AB ..."""
    name = f"till:{till}"
    known = connection.execute(select(counter.c.value).where(counter.c.name == name)).scalar()
    if known is None:
        known = next_value(connection, "tills")
        connection.execute(counter.insert().values(name=name, value=known))
    letters = ""
    while known:
        known, place = divmod(known - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
