"""Vouchers of the house: issued by a lead with a reason, spent at the checkout under a guard, told apart by code."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from pos_app.data import voucher_queries
from pos_app.data.compiled import Compiled
from pos_app.data.tables import voucher
from pos_app.domain import names, vouchers
from pos_app.domain.discount import MAX_REASON
from pos_app.domain.ids import new_id
from pos_app.domain.money import is_amount
from pos_app.domain.sales import Payment, Tender
from pos_app.domain.staff import Act, Actor, Approval
from pos_app.domain.vouchers import Voucher, VoucherBack, VoucherStory
from pos_app.errors import (
    BadInput,
    MovementReused,
    PaymentNotPossible,
    VoucherEmpty,
    VoucherExpired,
    VoucherMistyped,
    VoucherNotKnown,
    VoucherNotReturnable,
)
from pos_app.services import voucher_money
from pos_app.services.journal import Journal
from pos_app.services.open_shift import open_shift_id
from pos_app.services.premises import Premises

_BY_CODE = Compiled(select(voucher).where(voucher.c.code == bindparam("code")))
_SPEND = Compiled(
    update(voucher)
    .where(voucher.c.id == bindparam("voucher"), voucher.c.balance >= bindparam("spent"))
    .values(balance=voucher.c.balance - bindparam("spent"), updated_at=bindparam("now"))
)
_INSERT = Compiled(insert(voucher))


class Vouchers:
    """Issues, sells, takes back and finds vouchers."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def issue(
        self,
        actor: Actor,
        amount: int,
        expires_on: date | None = None,
        reason: str = "",
        voucher_id: str | None = None,
        approval: Approval | None = None,
        paid_by: Tender | None = None,
        reference: str = "",
    ) -> Voucher:
        """A new voucher with a code of its own; the same `voucher_id` again answers with the one made then.

        One that is sold is paid by cash or card (with the terminal's `reference`); its money belongs to the open shift
        and is no sale. Without `paid_by` the voucher is given. `approval` is a lead's, for a cashier. Raises
        NotAllowed, ApprovalOver, BadInput for an impossible amount or a last day that is over, PaymentNotPossible for
        another way to pay, TillNotOpen for money without an open till, MovementReused for an id with another amount or
        way, CardNumberInText and TextNotStorable.
        """
        with self._premises.allowed(actor, Act.ISSUE_VOUCHER, approval) as approver:
            own_id = names.storable(voucher_id or new_id(), "voucher's id", names.MAX_NAME)
            if not is_amount(amount, 1):
                raise BadInput("A voucher is worth something.")
            way = voucher_money.way(paid_by)
            noted = names.note(reference, "card reference") if way is Tender.CARD else ""

            def work(connection: Connection) -> Voucher:
                there = connection.execute(select(voucher).where(voucher.c.id == own_id)).first()
                if there is not None:
                    if voucher_queries.issued(connection, own_id)[:2] != (amount, way):
                        raise MovementReused
                    return as_voucher(there)
                voucher_money.refuse_a_movements_id(connection, own_id)
                shift_id = open_shift_id(connection, self._premises.till) if way is not None else None
                made = make(connection, self._premises, actor, own_id, amount, expires_on, reason)
                if way is not None and shift_id is not None:
                    money = voucher_money.Money(made.id, made.id, shift_id, way, amount, noted)
                    voucher_money.write(connection, money, actor, self._premises.now())
                self._note_issue(connection, actor, approver, made, way, shift_id)
                return made

            return self._premises.database.call(work)

    def _note_issue(
        self,
        connection: Connection,
        actor: Actor,
        approver: Actor | None,
        made: Voucher,
        way: Tender | None,
        shift_id: str | None,
    ) -> None:
        data = {"amount": made.amount, "sold": way is not None, "method": way, "shift": shift_id}
        self._journal.write(
            connection,
            "voucher_issued",
            actor=actor,
            subject=made.id,
            data=data,
            note=made.reason,
            approved_by=approver,
        )

    def take_back(
        self,
        actor: Actor,
        code: str,
        take_back_id: str | None = None,
        approval: Approval | None = None,
        reference: str = "",
    ) -> VoucherBack:
        """Take an unused voucher back that this till sold in its open shift; the money goes the way it came.

        The same `take_back_id` again answers as it did then. Raises NotAllowed, ApprovalOver, VoucherMistyped,
        VoucherNotKnown, TillNotOpen, VoucherNotReturnable, MovementReused, CardNumberInText and TextNotStorable.
        """
        with self._premises.allowed(actor, Act.ISSUE_VOUCHER, approval) as approver:
            own_id = names.storable(take_back_id or new_id(), "return's id", names.MAX_NAME)
            noted = names.note(reference, "card reference")

            def work(connection: Connection) -> VoucherBack:
                found = as_voucher(_row_of(connection, code))
                if (done := voucher_money.done_before(connection, own_id, found)) is not None:
                    return done
                shift_id = open_shift_id(connection, self._premises.till)
                sold = voucher_money.returnable(connection, found, shift_id)
                now = self._premises.now()
                unspent = {"voucher": found.id, "spent": sold.amount, "now": now}
                if found.amount != sold.amount or not _SPEND.run(connection, unspent):
                    raise VoucherNotReturnable
                money = voucher_money.Money(
                    own_id,
                    found.id,
                    shift_id,
                    Tender(sold.method),
                    -sold.amount,
                    noted if sold.method == "CARD" else "",
                )
                voucher_money.write(connection, money, actor, now)
                data = {"amount": sold.amount, "method": sold.method, "shift": shift_id}
                self._journal.write(
                    connection, "voucher_taken_back", actor=actor, subject=found.id, data=data, approved_by=approver
                )
                return VoucherBack(found.code, sold.amount, Tender(sold.method))

            return self._premises.database.call(work)

    def look_up(self, actor: Actor, code: str) -> VoucherStory:
        """What became of a voucher, however its code was typed, over or not; whoever has the code may know.

        Raises NotAllowed, VoucherMistyped, VoucherNotKnown.
        """
        self._premises.allow(actor, Act.SELL)
        with self._premises.database.read() as connection:
            found = as_voucher(_row_of(connection, code))
            today = self._premises.info(connection).business_day(self._premises.now())
            moves = voucher_queries.moves(connection, found.id)
            back_by = voucher_money.back_by(connection, found, self._premises.till)
            return VoucherStory(found, moves, found.is_over(today), back_by)

    def find(self, code: str) -> Voucher:
        """The voucher of a code, however it was typed. Raises VoucherMistyped, VoucherNotKnown, VoucherExpired."""
        with self._premises.database.read() as connection:
            today = self._premises.info(connection).business_day(self._premises.now())
            return by_code(connection, code, today)


def make(
    connection: Connection,
    premises: Premises,
    actor: Actor,
    own_id: str,
    amount: int,
    expires_on: date | None,
    reason: str,
) -> Voucher:
    """Insert a voucher in the caller's transaction; who calls journals it. Raises as `Vouchers.issue`."""
    now = premises.now()
    if not is_amount(amount, 1):
        raise BadInput("A voucher is worth something.")
    if expires_on is not None and expires_on < premises.info(connection).business_day(now):
        raise BadInput("That voucher's last day is over already.")
    kept = names.storable(reason, "reason", MAX_REASON)
    names.refuse_card_number(kept, "reason")
    made = Voucher(own_id, vouchers.new_code(), amount, amount, expires_on, kept)
    row = {
        "id": made.id,
        "code": made.code,
        "amount": amount,
        "balance": amount,
        "expires_on": expires_on,
        "reason": kept,
        "staff_id": actor.id,
        "created_at": now,
        "updated_at": now,
    }
    _INSERT.run(connection, row)
    return made


def by_code(connection: Connection, code: str, today: date) -> Voucher:
    """The voucher of a code that pays today. Raises VoucherMistyped, VoucherNotKnown, VoucherExpired."""
    found = as_voucher(_row_of(connection, code))
    if found.expires_on is not None and found.is_over(today):
        raise VoucherExpired(found.expires_on)
    return found


def _row_of(connection: Connection, code: str) -> Any:
    own = vouchers.read_code(code)
    if own is None or not vouchers.is_sound(own):
        raise VoucherMistyped
    row = _BY_CODE.first(connection, {"code": own})
    if row is None:
        raise VoucherNotKnown
    return row


def spend(connection: Connection, payments: Sequence[Payment], today: date, now: Any) -> dict[str, Voucher]:
    """Take what the vouchers among the payments pay; the vouchers by the code as it was typed.

    The balance is asked and lowered in one statement, so that two tills cannot spend the same money; the codes are
    taken in order, so that they do not wait for one another. Raises as `by_code`, VoucherEmpty, PaymentNotPossible.
    """
    used: dict[str, Voucher] = {}
    by_voucher = (each for each in payments if each.method is Tender.VOUCHER)
    for each in sorted(by_voucher, key=lambda payment: vouchers.read_code(payment.reference) or ""):
        if not each.amount:
            raise PaymentNotPossible("a voucher pays something")
        found = used[each.reference] = by_code(connection, each.reference, today)
        if not _SPEND.run(connection, {"voucher": found.id, "spent": each.amount, "now": now}):
            raise VoucherEmpty(by_code(connection, each.reference, today).balance)
    return used


def as_voucher(row: Any) -> Voucher:
    """A row as the counter's voucher."""
    return Voucher(row.id, row.code, row.amount, row.balance, row.expires_on, row.reason)
