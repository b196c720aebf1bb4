"""A customer's phone number: changed, given up because somebody else has it now, and taken back.

The number of a customer who was merged is one of the survivor's numbers; its marker's id names it.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, select, update

from pos_app.data import survivors
from pos_app.data.tables import customer
from pos_app.domain import phone
from pos_app.domain.ids import new_id
from pos_app.domain.staff import Act, Actor
from pos_app.errors import CustomerErased, NumberNotReleased, NumberTaken
from pos_app.services import merge_fields
from pos_app.services.guests import last_four
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises

RELEASED = "released:"


class GuestNumbers:
    """Changes, releases and takes back numbers; `Customers` is its door."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def release(self, actor: Actor, customer_id: str) -> None:
        """The number belongs to somebody else now: the next sale with it makes a new customer."""
        self._change(actor, customer_id, self._release)

    def take_back(self, actor: Actor, customer_id: str) -> None:
        """Undo that, as long as nobody else has the number."""
        self._change(actor, customer_id, self._take_back)

    def change(self, actor: Actor, customer_id: str, number: str) -> None:
        """Give the customer another number; that of one merged into it is exchanged with the one shown."""
        e164 = phone.parse(number, self._premises.info().region)
        self._change(actor, customer_id, lambda connection, owner, _row: self._set(connection, owner, e164))

    def _change(self, actor: Actor, customer_id: str, work: Callable[[Connection, Any, Any], str | None]) -> None:
        """Do `work` with the customer and the row that was named, both locked; it says what the journal is told."""
        self._premises.allow(actor, Act.EDIT_CUSTOMER)

        def once(connection: Connection) -> None:
            owner = survivors.lock(connection, customer_id)
            row = owner if owner.id == customer_id else survivors.lock_marker(connection, customer_id)
            if owner.phone_number.startswith("erased:"):
                raise CustomerErased
            done = work(connection, owner, row)
            if done is not None:
                self._journal.write(connection, done, actor=actor, subject=owner.id, data={"row": row.id})

        self._premises.database.call(once)

    def _release(self, connection: Connection, _owner: Any, row: Any) -> str | None:
        if row.phone_number.startswith(RELEASED):
            return None
        if not phone.is_stored_form(row.phone_number):
            raise NumberNotReleased
        stand_in = f"{RELEASED}{row.id}"
        if survivors.of_number(connection, stand_in) is not None:
            stand_in = f"{stand_in}:{new_id()}"  # it went to the other one when the two exchanged their numbers
        self._write(connection, row.id, stand_in, released=row.phone_number)
        return "number_released"

    def _take_back(self, connection: Connection, _owner: Any, row: Any) -> str | None:
        if row.released_number is None or not row.phone_number.startswith(RELEASED):
            raise NumberNotReleased
        taken = survivors.of_number(connection, row.released_number)
        if taken is not None:
            raise NumberTaken(taken)
        self._write(connection, row.id, row.released_number, released=None)
        return "number_taken_back"

    def _set(self, connection: Connection, owner: Any, e164: str) -> str | None:
        if owner.phone_number == e164:
            return None
        taken = survivors.of_number(connection, e164)
        if taken is None:
            self._write(connection, owner.id, e164, released=None)
        elif taken == owner.id:
            marker = connection.execute(select(customer.c.id).where(customer.c.phone_number == e164)).scalar_one()
            merge_fields.exchange_numbers(connection, owner, survivors.lock_marker(connection, marker))
        else:
            raise NumberTaken(taken)
        return "number_changed"

    def _write(self, connection: Connection, own_id: str, number: str, *, released: str | None) -> None:
        values = {"phone_number": number, "last_four": last_four(number), "released_number": released}
        now = self._premises.now()
        connection.execute(update(customer).where(customer.c.id == own_id).values(values | {"updated_at": now}))
