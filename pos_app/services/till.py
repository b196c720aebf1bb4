"""The till: opened with a float, paid into and out of, counted blind and closed with a Z report. One shift at a time.

What should be in the drawer is worked out in the transaction that closes the shift: whoever sells at the same till
waits for it, and is refused then, so that every sale is in exactly one report.
"""

from contextlib import suppress
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select, update

from pos_app.data import journal_chain, numbers, shift_queries
from pos_app.data.tables import shift, staff
from pos_app.domain import names
from pos_app.domain.ids import new_id
from pos_app.domain.money import is_amount
from pos_app.domain.staff import Act, Actor, Approval, may
from pos_app.domain.till import CashCount, Movement, PastShift, PastShifts, Shift, Takings
from pos_app.domain.till_report import TillReport
from pos_app.errors import (
    CashNotPossible,
    DatabaseTrouble,
    NotFound,
    ShiftClosed,
    TillAlreadyOpen,
    TillNotOpen,
)
from pos_app.services import drawer
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises
from pos_app.services.till_reports import movements_of, report_of


class Till:
    """The till of these premises; the reports are those of every till."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def current(self) -> Shift | None:
        """The shift this till is in, None while it is closed. Everybody at the counter may know."""
        with self._premises.database.read() as connection:
            row = _open_row(connection, self._premises.till)
            return self._shift(connection, row) if row else None

    def open(self, actor: Actor, opening_float: int, approval: Approval | None = None) -> Shift:
        """Begin a shift with so much cash in the drawer, minor units; `approval` is a lead's, for a cashier.

        Raises NotAllowed, ApprovalOver, TillAlreadyOpen, CashNotPossible for an amount no drawer holds.
        """
        with self._premises.allowed(actor, Act.OPEN_TILL, approval) as approver:
            if not is_amount(opening_float):
                raise CashNotPossible
            return self._premises.database.call(
                lambda connection: self._open(connection, actor, opening_float, approver)
            )

    def open_for_scripts(self, actor: Actor) -> None:
        """Likewise with an empty drawer, for scripts on the owner's machine; nothing happens where it is open."""
        self._premises.allow(actor, Act.OPEN_TILL)
        if self.current() is None:
            with suppress(TillAlreadyOpen):  # another script was faster, which is what was wanted
                self.open(actor, 0)

    def takings(self, actor: Actor) -> Takings:
        """What the open shift came to so far. Raises NotAllowed, TillNotOpen."""
        self._premises.allow(actor, Act.SEE_REPORTS)
        with self._premises.database.read() as connection:
            row = self._row_of_open(connection)
            sums = shift_queries.sales(connection, row.id)
            vouchers = sum(int(each.amount) for each in shift_queries.vouchers(connection, row.id))
            return Takings(sums.sales, int(sums.total), vouchers)

    def expected_cash(self, actor: Actor) -> int:
        """What should be in the drawer now, minor units; not for those who count it. Raises NotAllowed, TillNotOpen."""
        self._premises.allow(actor, Act.SEE_EXPECTED_CASH)
        with self._premises.database.read() as connection:
            return shift_queries.cash(connection, self._row_of_open(connection).id)

    def move(
        self,
        actor: Actor,
        amount: int,
        reason: str,
        movement_id: str | None = None,
        approval: Approval | None = None,
    ) -> Movement:
        """Put cash into the drawer (positive) or take it out (negative), minor units, for a reason.

        The same `movement_id` again books nothing more; `approval` is a lead's, for a cashier. Raises NotAllowed,
        ApprovalOver, TillNotOpen, CashNotPossible, PurposeMissing, MovementReused, CardNumberInText, TextNotStorable.
        """
        with self._premises.allowed(actor, Act.MOVE_CASH, approval) as approver:
            wanted = drawer.wanted(amount, reason, movement_id)
            return self._premises.database.call(
                lambda connection: drawer.book(connection, self._premises, self._journal, actor, wanted, approver)
            )

    def movements(self, actor: Actor) -> tuple[Movement, ...]:
        """What was put in and taken out in the open shift, in order. Raises NotAllowed, TillNotOpen."""
        self._premises.allow(actor, Act.MOVE_CASH)
        with self._premises.database.read() as connection:
            return movements_of(connection, self._row_of_open(connection).id)

    def x_report(self, actor: Actor) -> TillReport:
        """The open shift in figures, as often as wanted; what should be in the drawer is for the owner's eyes.

        Raises NotAllowed, TillNotOpen.
        """
        self._premises.allow(actor, Act.SEE_REPORTS)
        with self._premises.database.read() as connection:
            row = self._row_of_open(connection)
            chain = shift_queries.chain_end(connection, row.till)
            found = report_of(connection, row, actor.name, self._premises.now(), chain)
        return found if may(actor.role, Act.SEE_EXPECTED_CASH) else replace(found, expected=None)

    def close(self, actor: Actor, shift_id: str, count: CashCount) -> TillReport:
        """End the shift with the drawer as it was counted, and freeze its Z report.

        The same count again answers with the same report. Raises NotAllowed, NotFound, ShiftClosed where it was closed
        with another count.
        """
        self._premises.allow(actor, Act.CLOSE_TILL)
        report = self._premises.database.call(lambda connection: self._close(connection, actor, shift_id, count))
        with suppress(DatabaseTrouble):  # the shift is closed; the log is carried over another time
            self._premises.database.checkpoint()
        return report

    def explain(self, actor: Actor, shift_id: str, note: str) -> TillReport:
        """Keep a word on the difference with a closed shift; its figures stay as they are.

        Raises NotAllowed, NotFound, CardNumberInText, TextNotStorable.
        """
        self._premises.allow(actor, Act.CLOSE_TILL)
        kept = names.note(note)

        def work(connection: Connection) -> TillReport:
            row = _closed_row(connection, shift_id)
            values = {"count": row.drawer | {"note": kept}}
            connection.execute(update(shift).where(shift.c.id == shift_id).values(values))
            self._journal.write(connection, "shift_explained", actor=actor, subject=shift_id, data={}, note=kept)
            return TillReport.of(row.report, kept)

        return self._premises.database.call(work)

    def z_report(self, actor: Actor, shift_id: str) -> TillReport:
        """The report of a closed shift as it was frozen. Raises NotAllowed, NotFound."""
        self._premises.allow(actor, Act.SEE_REPORTS)
        with self._premises.database.read() as connection:
            row = _closed_row(connection, shift_id)
        return TillReport.of(row.report, row.drawer.get("note", ""))

    def past(self, actor: Actor, before: str | None = None, limit: int = 50) -> PastShifts:
        """The closed shifts of all tills, newest first; `before` is a page's `next`. Raises NotAllowed."""
        self._premises.allow(actor, Act.SEE_REPORTS)
        wanted = (
            select(shift, staff.c.name.label("closer"))
            .join_from(shift, staff, staff.c.id == shift.c.closed_by)
            .where(shift.c.z_number.is_not(None))
            .order_by(shift.c.closed_at.desc(), shift.c.id.desc())
            .limit(limit + 1)
        )
        with self._premises.database.read() as connection:
            if before is not None:
                last = _closed_row(connection, before)
                same = (shift.c.closed_at == last.closed_at) & (shift.c.id < last.id)
                wanted = wanted.where((shift.c.closed_at < last.closed_at) | same)
            rows = connection.execute(wanted).all()
        found = [_past(row) for row in rows[:limit]]
        return PastShifts(found, found[-1].id if len(rows) > limit else None)

    # --- inside the transaction ---------------------------------------------------------------------------------------

    def _shift(self, connection: Connection, row: Any) -> Shift:
        today = self._premises.info(connection).business_day(self._premises.now())
        return Shift(
            row.id,
            row.till,
            row.business_day,
            row.opened_at,
            row.opener,
            row.opening_float,
            overdue=row.business_day < today,
        )

    def _row_of_open(self, connection: Connection) -> Any:
        row = _open_row(connection, self._premises.till)
        if row is None:
            raise TillNotOpen
        return row

    def _open(self, connection: Connection, actor: Actor, opening_float: int, approver: Actor | None) -> Shift:
        till = self._premises.till
        if _open_row(connection, till) is not None:
            raise TillAlreadyOpen
        now = self._premises.now()
        day = self._premises.info(connection).business_day(now)
        own_id = new_id()
        connection.execute(
            insert(shift).values(
                id=own_id, till=till, business_day=day, opened_by=actor.id, opening_float=opening_float, opened_at=now
            )
        )
        data = {"float": opening_float}
        self._journal.write(connection, "till_opened", actor=actor, subject=own_id, data=data, approved_by=approver)
        return Shift(own_id, till, day, now, actor.name, opening_float)

    def _close(self, connection: Connection, actor: Actor, shift_id: str, count: CashCount) -> TillReport:
        connection.execute(select(shift.c.id).where(shift.c.id == shift_id).with_for_update()).first()
        row = connection.execute(shift_queries.one_shift(shift_id)).first()
        if row is None or row.till != self._premises.till:
            raise NotFound
        if row.closed_at is not None:
            if {name: row.drawer[name] for name in ("pieces", "loose")} != count.kept():
                raise ShiftClosed
            return TillReport.of(row.report, row.drawer.get("note", ""))
        now = max(self._premises.now(), row.opened_at)
        chain = journal_chain.last(connection, row.till)
        z_number = numbers.next_value(connection, f"z:{row.till}")
        report = replace(report_of(connection, row, actor.name, now, chain), z_number=z_number, counted=count.total)
        kept = report.kept()
        connection.execute(
            update(shift)
            .where(shift.c.id == shift_id, shift.c.closed_at.is_(None))
            .values(
                closed_by=actor.id,
                closed_at=now,
                z_number=z_number,
                expected=report.expected,
                counted=count.total,
                count=count.kept(),
                report=kept,
            )
        )
        data = {
            "z": z_number,
            "sales": report.sales,
            "total": report.total,
            "expected": report.expected,
            "counted": count.total,
            "report": journal_chain.digest(kept),
        }
        self._journal.write(connection, "till_closed", actor=actor, subject=shift_id, data=data)
        return report


def _open_row(connection: Connection, till: str) -> Any:
    wanted = (
        select(shift, staff.c.name.label("opener"))
        .join_from(shift, staff, staff.c.id == shift.c.opened_by)
        .where(shift.c.till == till, shift.c.closed_at.is_(None))
    )
    return connection.execute(wanted).first()


def _closed_row(connection: Connection, shift_id: str) -> Any:
    row = connection.execute(shift_queries.one_shift(shift_id)).first()
    if row is None or row.z_number is None:
        raise NotFound
    return row


def _past(row: Any) -> PastShift:
    return PastShift(
        row.id,
        row.till,
        row.z_number,
        row.business_day,
        row.closed_at,
        row.closer,
        row.report["total"],
        row.counted - row.expected,
    )
