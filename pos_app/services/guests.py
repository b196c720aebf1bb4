"""A customer's own rows: made, named so that any word of the name finds the customer, and counted."""

from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from pos_app.data.insert_once import insert_into
from pos_app.data.tables import customer, customer_word, merch_order, order, sale
from pos_app.domain import names
from pos_app.domain.ids import WALK_IN, new_id

LAST_FOUR = 4


def last_four(number: str) -> str | None:
    """What a customer is found by: the last digits of an E.164 number, nothing of what is none."""
    return number[-LAST_FOUR:] if number.startswith("+") else None


def visits(connection: Connection, customer_id: str) -> int:
    """Distinct sales of a customer: each sale once, and each adopted order, which has no sale."""
    sales = select(func.count()).select_from(sale).where(sale.c.customer_id == customer_id)
    adopted = [
        select(func.count()).select_from(table).where(table.c.customer_id == customer_id, table.c.sale_id.is_(None))
        for table in (order, merch_order)
    ]
    return sum(connection.execute(count).scalar_one() for count in (sales, *adopted))


def make(connection: Connection, e164: str, name: str | None, now: datetime) -> bool:
    """Insert a customer unless another till was faster; whether this call made it. The name is fit to be stored."""
    values = {
        "id": new_id(),
        "phone_number": e164,
        "name": name,
        "folded_name": names.search_key(name),
        "last_four": last_four(e164),
        "order_count": 0,
        "lifetime_total": 0,
        "marketing_consent": False,
        "notes": "",
        "created_at": now,
        "updated_at": now,
    }
    inserted = insert_into(customer, connection.dialect.name).on_conflict_do_nothing(index_elements=["phoneNumber"])
    made = connection.execute(inserted.returning(customer.c.id), values).first() is not None
    if made and name:
        _index_words(connection, values["id"], name)  # type: ignore[arg-type] # the id is text; the other values are of many types
    return made


def set_name(connection: Connection, customer_id: str, name: str | None, now: datetime) -> bool:
    """Write a name and the words it is found by; whether there is such a customer. The name is fit to be stored."""
    changed = update(customer).where(customer.c.id == customer_id, customer.c.id != WALK_IN)
    if not connection.execute(changed.values(name=name, folded_name=names.search_key(name), updated_at=now)).rowcount:
        return False
    connection.execute(delete(customer_word).where(customer_word.c.customer_id == customer_id))
    if name:
        _index_words(connection, customer_id, name)
    return True


def _index_words(connection: Connection, customer_id: str, name: str) -> None:
    rows = [{"word": word, "customer_id": customer_id} for word in names.words(name)]
    if rows:
        connection.execute(insert(customer_word), rows)
