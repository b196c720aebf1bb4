"""Numbers handed out inside a transaction: the sequence that orders rows where the clock cannot, and each till's order numbers."""

from datetime import date

from sqlalchemy import Connection, bindparam, select, text
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from pos_app.data.tables import counter

SEQUENCE = "sequence"

_sqlite_next = (
    sqlite_insert(counter)
    .values(name=bindparam("counter"), value=1)
    .on_conflict_do_update(index_elements=["name"], set_={"value": counter.c.value + 1})
    .returning(counter.c.value)
)
_postgres_next = (
    postgres_insert(counter)
    .values(name=bindparam("counter"), value=1)
    .on_conflict_do_update(index_elements=["name"], set_={"value": counter.c.value + 1})
    .returning(counter.c.value)
)
_postgres_sequence = text("SELECT nextval('\"orderSequence\"')")


def next_value(connection: Connection, name: str) -> int:
    """The next number of a counter, from 1; the row stays locked until the transaction ends, so there are no gaps."""
    statement = _sqlite_next if connection.dialect.name == "sqlite" else _postgres_next
    return connection.execute(statement, {"counter": name}).scalar_one()


def next_sequence(connection: Connection) -> int:
    """The place of a new sale among all rows; on a server a sequence, so that tills do not wait for one another."""
    if connection.dialect.name == "sqlite":
        return next_value(connection, SEQUENCE)
    return int(connection.execute(_postgres_sequence).scalar_one())


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
