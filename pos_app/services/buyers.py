"""Who a sale belongs to: the customer of the number, made when there is none, and the member that customer is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, select, update

from pos_app.data import survivors
from pos_app.data.compiled import Compiled
from pos_app.data.tables import customer, member
from pos_app.domain import phone
from pos_app.domain.ids import WALK_IN
from pos_app.domain.loyalty import Level
from pos_app.services import customers
from pos_app.services.rewards import Rewarded

_MEMBER = Compiled(
    select(member.c.id, member.c.level, member.c.birthday).where(member.c.customer_id == bindparam("customer_id"))
)
_COUNT = Compiled(
    update(customer)
    .where(customer.c.id == bindparam("customer"))
    .values(
        order_count=customer.c.order_count + bindparam("orders"),
        lifetime_total=customer.c.lifetime_total + bindparam("spent"),
        first_order=case(
            (customer.c.first_order < bindparam("now", type_=customer.c.first_order.type), customer.c.first_order),
            else_=bindparam("now", type_=customer.c.first_order.type),
        ),
        last_order=case(
            (customer.c.last_order > bindparam("now", type_=customer.c.last_order.type), customer.c.last_order),
            else_=bindparam("now", type_=customer.c.last_order.type),
        ),
        updated_at=bindparam("now", type_=customer.c.updated_at.type),
    )
)


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who the sale belongs to, and the member that customer is."""

    id: str
    is_new: bool
    member: Rewarded | None = None


def buyer_of(connection: Connection, number: str | None, name: str | None, now: datetime) -> Buyer:
    """The customer of an E.164 number, locked for this sale; made when there is none. None is the walk-in customer.

    A name is added where there is none. Two tills meet here and find one customer.
    """
    if number is None:
        return Buyer(WALK_IN, is_new=False)
    row = survivors.lock_by_number(connection, number)
    is_new = False
    if row is None:
        is_new = customers.make(connection, number, name, now)
        row = survivors.lock_by_number(connection, number)
    if name and not row.name:
        customers.set_name(connection, row.id, name, now)
    joined = None if is_new else _MEMBER.first(connection, {"customer_id": row.id})
    if joined is None:
        return Buyer(row.id, is_new)
    return Buyer(row.id, is_new, Rewarded(joined.id, Level(joined.level), joined.birthday))


def count(connection: Connection, buyer: Buyer, *, orders: int, spent: int, now: datetime) -> None:
    """Raise the customer's counters; the walk-in customer has none."""
    if buyer.id != WALK_IN:
        _COUNT.run(connection, {"customer": buyer.id, "orders": orders, "spent": spent, "now": now})


def is_same_guest(connection: Connection, done: Row[Any], number: str | None) -> bool:
    """Whether a sale (its `customer_id`, and that customer's `phone_number`) belongs to the guest of that number.

    The number may be one of several that lead there; of a customer who has none any more, no number tells, nor of a
    sale that was given to another guest since.
    """
    if done.phone_number == (number or WALK_IN) or done.customer_id != done.outcome["customer_id"]:
        return True
    if not (phone.is_stored_form(done.phone_number) or done.phone_number == WALK_IN):
        return True
    return number is not None and survivors.of_number(connection, number) == done.customer_id
