"""Cash that goes into the drawer or out of it and is neither a sale nor a refund: booked once, in the caller's act."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from pos_app.data.tables import cash_movement, staff
from pos_app.domain import names
from pos_app.domain.ids import new_id
from pos_app.domain.money import is_amount
from pos_app.domain.staff import Actor
from pos_app.domain.till import Movement
from pos_app.errors import CashNotPossible, MovementReused, PurposeMissing
from pos_app.services.journal import Journal
from pos_app.services.open_shift import open_shift_id
from pos_app.services.premises import Premises


@dataclass(frozen=True, slots=True)
class CashMove:
    """A movement as it was asked for: minor units, positive into the drawer."""

    id: str
    amount: int
    reason: str


def wanted(amount: int, reason: str, movement_id: str | None = None) -> CashMove:
    """A movement that can be booked.

    Raises CashNotPossible, PurposeMissing, CardNumberInText, TextNotStorable.
    """
    if not is_amount(abs(amount), 1):
        raise CashNotPossible
    why = names.note(reason, "reason")
    if not why:
        raise PurposeMissing
    return CashMove(names.storable(movement_id or new_id(), "movement's id", names.MAX_NAME), amount, why)


def book(
    connection: Connection,
    premises: Premises,
    journal: Journal,
    actor: Actor,
    move: CashMove,
    approver: Actor | None = None,
) -> Movement:
    """Book it in the open shift, in the caller's transaction, journalled; one that is there is answered as it was.

    Raises TillNotOpen, MovementReused.
    """
    known = select(cash_movement, staff.c.name.label("who")).join_from(cash_movement, staff)
    done = connection.execute(known.where(cash_movement.c.id == move.id)).first()
    if done is not None:
        if (done.amount, done.reason) != (move.amount, move.reason):
            raise MovementReused
        return Movement(done.id, done.created_at, done.who, done.amount, done.reason)
    shift_id = open_shift_id(connection, premises.till)
    now = premises.now()
    connection.execute(
        insert(cash_movement).values(
            id=move.id,
            shift_id=shift_id,
            staff_id=actor.id,
            amount=move.amount,
            reason=move.reason,
            created_at=now,
        )
    )
    kind = "cash_in" if move.amount > 0 else "cash_out"
    data = {"shift": shift_id, "amount": move.amount}
    journal.write(connection, kind, actor=actor, subject=move.id, data=data, note=move.reason, approved_by=approver)
    return Movement(move.id, now, actor.name, move.amount, move.reason)
