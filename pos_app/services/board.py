"""The orders board: what the kitchen still has to do, what waits for its guest, and one step on or back."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, or_, select, update

from pos_app.data import board_queries as queries
from pos_app.data.tables import merch_order, order, setting
from pos_app.domain.board import (
    LATE_MINUTES,
    Board,
    BoardOrder,
    PickUp,
    PickUpStep,
    Step,
    board_items,
    is_one_step,
)
from pos_app.domain.ids import WALK_IN
from pos_app.domain.phone import is_stored_form
from pos_app.domain.staff import Act, Actor
from pos_app.errors import MovedMeanwhile, NotFound, StepNotAllowed
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises

CARRIED_OVER = timedelta(hours=4)
"""What was ordered just before the business day turned, and is not delivered, stays on the board so long."""


class OrdersBoard:
    """Reads the board, cheaply when nothing changed, and moves what is on it."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def open_orders(self) -> Board:
        """The whole board as it is now."""
        with self._premises.database.read() as connection:
            return self._board(connection, self._version(connection))

    def changed_since(self, version: str) -> Board | None:
        """The whole board if it is another than the one with that version; None, after a few counts, if not."""
        with self._premises.database.read() as connection:
            now = self._version(connection)
            return None if now == version else self._board(connection, now)

    def move(self, actor: Actor, order_id: str, to: Step, *, seen: Step | None = None) -> bool:
        """Move a food order one step on or back, from the step it was `seen` at (where it is now when not said).

        Whether this call moved it: where another till was faster and did the same, nothing is written. Raises
        NotAllowed, NotFound for what is not on the board, StepNotAllowed, and MovedMeanwhile where another till moved
        it somewhere else.
        """
        self._premises.allow(actor, Act.MOVE_ORDERS)
        if seen is not None and not is_one_step(seen, to):
            raise StepNotAllowed
        return self._premises.database.call(lambda connection: self._move_food(connection, actor, order_id, to, seen))

    def _move_food(self, connection: Connection, actor: Actor, order_id: str, to: Step, seen: Step | None) -> bool:
        known = select(order.c.status).where(order.c.id == order_id)
        status = connection.execute(known.where(or_(order.c.sale_id.is_not(None), queries.is_tab()))).scalar()
        if status is None:
            raise NotFound("That order is not on the board.")
        if status == to:
            return False
        if status not in set(Step) or (seen is not None and status != seen):
            raise MovedMeanwhile(status)
        if not is_one_step(Step(status), to):
            raise StepNotAllowed
        return self._moved(connection, actor, order, order_id, status, to)

    def hand_over(self, actor: Actor, merch_order_id: str, to: PickUpStep = PickUpStep.PICKED_UP) -> bool:
        """Paid merchandise was picked up by its guest; or, with PAID, was not after all. Whether this call wrote it.

        Raises NotAllowed, NotFound for merchandise that was not sold here, and MovedMeanwhile where it was cancelled.
        """
        self._premises.allow(actor, Act.MOVE_ORDERS)
        return self._premises.database.call(lambda connection: self._hand_over(connection, actor, merch_order_id, to))

    def _hand_over(self, connection: Connection, actor: Actor, merch_order_id: str, to: PickUpStep) -> bool:
        known = select(merch_order.c.status).where(merch_order.c.id == merch_order_id)
        status = connection.execute(known.where(merch_order.c.sale_id.is_not(None))).scalar()
        if status is None:
            raise NotFound("That merchandise is not on the board.")
        if status == to:
            return False
        if status not in set(PickUpStep):
            raise MovedMeanwhile(status)
        return self._moved(connection, actor, merch_order, merch_order_id, status, to)

    def _moved(
        self, connection: Connection, actor: Actor, table: Table, row_id: str, seen: str, to: Step | PickUpStep
    ) -> bool:
        """Write the step if nobody else did since it was read."""
        now = self._premises.now()
        changed = update(table).where(table.c.id == row_id, table.c.status == seen)
        if not connection.execute(changed.values(status=to.value, updated_at=now)).rowcount:
            status = connection.execute(select(table.c.status).where(table.c.id == row_id)).scalar_one()
            if status == to:
                return False
            raise MovedMeanwhile(status)
        kind = "order_moved" if table is order else "merch_moved"
        data = {"from": seen, "to": to.value}
        self._journal.write(connection, kind, actor=actor, subject=row_id, data=data)
        return True

    def _since(self, connection: Connection) -> tuple[datetime, datetime]:
        """From when on orders are shown that are not delivered, and those that are."""
        now = self._premises.now()
        info = self._premises.info(connection)
        begins = info.day_begins(info.business_day(now))
        return min(begins, now - CARRIED_OVER), begins

    def _version(self, connection: Connection) -> str:
        waiting, delivered = self._since(connection)
        return f"{delivered:%Y-%m-%d %H:%M} {queries.fingerprint(connection, waiting, delivered)}"

    def _board(self, connection: Connection, version: str) -> Board:
        waiting, delivered = self._since(connection)
        rows: dict[str, Any] = {}
        for wanted in (*queries.waiting_orders(waiting), queries.delivered_orders(delivered)):
            rows |= {row.id: row for row in connection.execute(wanted)}
        merch = connection.execute(queries.pick_ups()).all()
        return Board(
            version,
            tuple(_card(row) for row in sorted(rows.values(), key=lambda row: row.sequence)),
            tuple(_pick_up(row) for row in merch[: queries.MOST_PICK_UPS]),
            len(merch) > queries.MOST_PICK_UPS,
            _late_minutes(connection),
        )


def _late_minutes(connection: Connection) -> int:
    kept = connection.execute(select(setting.c.value).where(setting.c.name == "counter")).scalar()
    minutes = kept.get("late_minutes", LATE_MINUTES) if isinstance(kept, dict) else LATE_MINUTES
    return minutes if isinstance(minutes, int) and minutes > 0 else LATE_MINUTES


def _who(row: Any) -> tuple[str | None, str | None]:
    """The guest's name and number; neither for a walk-in, no number for one that was given up."""
    number = row.phone_number
    return (None, None) if number == WALK_IN else (row.name, number if is_stored_form(number) else None)


def _card(row: Any) -> BoardOrder:
    name, number = _who(row)
    sent = max((item.get("sentAt") or "" for item in row.lines), default="")
    return BoardOrder(
        id=row.id,
        number=row.number or "",
        step=Step(row.status),
        since=datetime.fromisoformat(sent) if sent else row.created_at,
        items=board_items(row.lines),
        name=name,
        phone=number,
        till=row.till,
        note=row.note,
        is_tab=row.sale_id is None,
        is_refunded=0 < row.total <= row.refunded,
    )


def _pick_up(row: Any) -> PickUp:
    name, number = _who(row)
    return PickUp(row.id, row.created_at, board_items(row.lines), name, number, row.till, row.note)
