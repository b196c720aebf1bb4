"""The till: opened with a float before the first sale of a shift."""

from sqlalchemy import Connection, insert, select

from pos_app.data.tables import shift, staff
from pos_app.domain.ids import new_id
from pos_app.domain.money import MAX_AMOUNT
from pos_app.domain.staff import Act, Actor, allow
from pos_app.domain.till import Shift
from pos_app.errors import CashNotPossible, TillAlreadyOpen
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises


class Till:
    """Opens the till of these premises, and tells which shift it is in."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def current(self) -> Shift | None:
        """The shift this till is in, None while it is closed."""
        with self._premises.database.read() as connection:
            return _current(connection, self._premises.till)

    def open(self, actor: Actor, opening_float: int) -> Shift:
        """Begin a shift with so much cash in the drawer, minor units.

        Raises NotAllowed, TillAlreadyOpen, CashNotPossible for an amount no drawer holds.
        """
        allow(actor, Act.OPEN_TILL)
        if not 0 <= opening_float <= MAX_AMOUNT:
            raise CashNotPossible
        return self._premises.database.call(lambda connection: self._open(connection, actor, opening_float))

    def open_for_scripts(self, actor: Actor) -> None:
        """Likewise with an empty drawer, for scripts on the owner's machine; nothing happens where it is open."""
        if self.current() is not None:
            return
        try:
            self.open(actor, 0)
        except TillAlreadyOpen:
            return

    def _open(self, connection: Connection, actor: Actor, opening_float: int) -> Shift:
        till = self._premises.till
        if _current(connection, till) is not None:
            raise TillAlreadyOpen
        now = self._premises.now()
        day = self._premises.info(connection).business_day(now)
        own_id = new_id()
        connection.execute(
            insert(shift).values(
                id=own_id, till=till, business_day=day, opened_by=actor.id, opening_float=opening_float, opened_at=now
            )
        )
        self._journal.write(connection, "till_opened", actor=actor, subject=own_id, data={"float": opening_float})
        return Shift(own_id, till, day, now, actor.name, opening_float)


def _current(connection: Connection, till: str) -> Shift | None:
    wanted = (
        select(shift, staff.c.name.label("who"))
        .join_from(shift, staff, staff.c.id == shift.c.opened_by)
        .where(shift.c.till == till, shift.c.closed_at.is_(None))
    )
    row = connection.execute(wanted).first()
    return Shift(row.id, row.till, row.business_day, row.opened_at, row.who, row.opening_float) if row else None
