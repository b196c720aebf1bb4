"""Refunds and voids: what was paid goes back, with its points, taxes and counters, in one transaction, once per id."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, insert, select

from pos_app.data import numbers, sold
from pos_app.data.journal_chain import digest
from pos_app.data.refund_invariants import HASH_VERSION
from pos_app.data.sold import Sold
from pos_app.data.tables import refund
from pos_app.domain import names
from pos_app.domain.catalogue import Kind
from pos_app.domain.ids import new_id
from pos_app.domain.refund_ways import BackPart
from pos_app.domain.refunds import GiveBack, Refundable, RefundDone
from pos_app.domain.sales import Tender
from pos_app.domain.staff import Act, Actor, Approval
from pos_app.errors import RefundIdReused, RefundNotPossible, VoidTooLate
from pos_app.services import giving_back
from pos_app.services.giving_back import REFUND, VOID
from pos_app.services.journal import Journal
from pos_app.services.open_shift import open_shift_id
from pos_app.services.premises import Premises
from pos_app.services.refund_tenders import Tendered, tender, write_parts

MAX_REASON = 200


@dataclass(frozen=True, slots=True)
class _Asked:
    """A refund or a void as it was asked for."""

    kind: str
    id: str
    actor: Actor
    approver: Actor | None
    sale_id: str | None
    order_id: str | None
    lines: tuple[tuple[int, int], ...] | None
    to: Tender | None
    reason: str
    reference: str = ""

    @property
    def fingerprint(self) -> str:
        """What tells it from another one under the same id."""
        wanted = None if self.lines is None else [list(each) for each in self.lines]
        return digest([self.kind, self.sale_id, self.order_id, wanted, self.to, self.reason, self.reference])


class Refunds:
    """Tells what can be given back, and gives it back."""

    def __init__(self, premises: Premises, journal: Journal, actor: Actor | None = None) -> None:
        """`actor` is who looks when a call names nobody."""
        self._premises = premises
        self._journal = journal
        self._actor = actor

    def refundable(
        self, sale_id: str | None = None, order_id: str | None = None, *, actor: Actor | None = None
    ) -> Refundable:
        """What is left of a sale, or of one order, line by line.

        A cashier sees the sales of this till's open shift and no others. Raises NotAllowed, NotFound, RefundOfRefund,
        and NothingToRefund for an order nobody paid.
        """
        asking = self._premises.allow(actor or self._actor, Act.SELL)
        with self._premises.database.read() as connection:
            meant, kind = sold.sale_of(connection, sale_id, order_id)
            found = sold.read(connection, meant, order_id, kind)
            is_here = self._is_of_shift(connection, found, sold.open_shift(connection, self._premises.till))
            if not is_here:
                self._premises.allow(asking, Act.SEE_HISTORY, connection)
            return self._refundable(connection, found, kind, can_void=is_here)

    def refund(  # noqa: PLR0913, PLR0917 (the contract names most of them; a reference more is no reason for a class)
        self,
        actor: Actor,
        sale_id: str | None = None,
        order_id: str | None = None,
        lines: Sequence[tuple[int, int]] | None = None,
        to: Tender | None = Tender.CASH,
        reason: str = "",
        refund_id: str | None = None,
        approval: Approval | None = None,
        reference: str = "",
    ) -> RefundDone:
        """Give back a sale, one of its orders, or some of its lines; the orders keep their status.

        `lines` are (place in `refundable(...).lines`, quantity), None for all that is left. The share that points paid
        comes back as points, the rest by `to`: cash from this till's drawer, a card (with the terminal's `reference`),
        a voucher of the house, or points at what they are worth; None is the way it was paid, each tender its share.
        Tips stay where they are. A `refund_id` done before answers as it did then. Raises NotAllowed, ApprovalOver,
        NotFound, TillNotOpen, RefundRefused, CardNumberInText and TextNotStorable; nothing is written then.
        """
        with self._premises.allowed(actor, Act.REFUND, approval) as approver:
            wanted = None if lines is None else _whole(lines)
            asked = _Asked(
                REFUND,
                _fit(refund_id),
                actor,
                approver,
                sale_id,
                order_id,
                wanted,
                _way(to),
                _reason(reason),
                names.note(reference, "card reference"),
            )
            return self._premises.database.call(lambda connection: self._once(connection, asked))

    def void(
        self,
        actor: Actor,
        sale_id: str,
        reason: str = "",
        to: Tender | None = None,
        refund_id: str | None = None,
        approval: Approval | None = None,
        reference: str = "",
    ) -> RefundDone:
        """Cancel a sale of this till's open shift as if it had not been: its orders count for nobody any more.

        The money, the tip too, goes back the way it came, each payment exactly, or all of it by `to`; points as in a
        refund. Raises VoidTooLate for an older sale or another till's, and what `refund` raises.
        """
        with self._premises.allowed(actor, Act.VOID, approval) as approver:
            way = _way(to)
            noted = names.note(reference, "card reference")
            asked = _Asked(VOID, _fit(refund_id), actor, approver, sale_id, None, None, way, _reason(reason), noted)
            return self._premises.database.call(lambda connection: self._once(connection, asked))

    def _once(self, connection: Connection, asked: _Asked) -> RefundDone:
        if (done := _done_before(connection, asked)) is not None:
            return done
        shift_id = open_shift_id(connection, self._premises.till)
        meant, kind = sold.sale_of(connection, asked.sale_id, asked.order_id)
        sold.lock(connection, meant, asked.order_id, kind)
        if (done := _done_before(connection, asked)) is not None:
            return done
        found = sold.read(connection, meant, asked.order_id, kind)
        voids = asked.kind == VOID
        if voids and not self._is_of_shift(connection, found, shift_id):
            raise VoidTooLate
        left = self._refundable(connection, found, kind, can_void=voids)
        back = left.give_back(asked.lines, asked.to, with_tip=voids)
        return self._write(connection, asked, found, back, shift_id)

    def _write(self, connection: Connection, asked: _Asked, found: Sold, back: GiveBack, shift_id: str) -> RefundDone:
        now = self._premises.now()
        act = giving_back.Act(asked.id, asked.kind, now, numbers.next_sequence(connection))
        tendered = tender(connection, self._premises, asked.actor, found, back, asked.to, asked.reason)
        back = tendered.back
        row = self._row(asked, found, tendered, act) | {
            "shift_id": shift_id,
            "business_day": self._premises.info(connection).business_day(now),
        }
        giving_back.raise_refunded(connection, found, back, act)
        giving_back.lower_counters(connection, found, back, act)
        moved = giving_back.move_points(connection, found, back, act)
        done = _answer(asked, found, tendered, moved)
        connection.execute(insert(refund).values(row | {"outcome": asdict(done)}))
        write_parts(connection, act.id, back.parts, asked.reference)
        giving_back.write_taxes(connection, found, back, act)
        self._note(connection, asked, done, row)
        return done

    def _note(self, connection: Connection, asked: _Asked, done: RefundDone, row: dict[str, Any]) -> None:
        data = {
            "sale": done.sale_id,
            "customer": done.customer_id,
            "amount": done.amount,
            "value": done.value,
            "method": done.method.value,
            "points": done.points_back,
            "taken": done.points_taken,
            "rows": sold.refund_hash(SimpleNamespace(**row), done.parts),
            "hash": HASH_VERSION,
            "parts": [[each.method.value, each.amount] for each in done.parts],
        }
        self._journal.write(
            connection,
            asked.kind.lower(),
            actor=asked.actor,
            subject=asked.id,
            data=data,
            note=asked.reason,
            approved_by=asked.approver,
        )

    def _row(self, asked: _Asked, found: Sold, tendered: Tendered, act: giving_back.Act) -> dict[str, Any]:
        back, on_voucher = tendered.back, tendered.on_voucher
        touched = {each.line.kind: each.line.order_id for each in back.lines}
        return {
            "id": act.id,
            "kind": act.kind,
            "sale_id": found.sale.id if found.sale is not None else None,
            "order_id": touched.get(Kind.FOOD),
            "merch_order_id": touched.get(Kind.MERCH),
            "staff_id": asked.actor.id,
            "approved_by": asked.approver.id if asked.approver else None,
            "voucher_id": on_voucher.voucher_id if on_voucher else None,
            "till": self._premises.till,
            "method": tendered.method.value,
            "amount": back.amount,
            "points": back.points,
            "food_amount": back.food,
            "merch_amount": back.merch,
            "tax": back.tax,
            "rounding": back.rounding,
            "tip": back.tip,
            "reference": asked.reference,
            "lines": giving_back.stored_lines(back),
            "reason": asked.reason,
            "fingerprint": asked.fingerprint,
            "sequence": act.sequence,
            "created_at": act.now,
        }

    def _refundable(self, connection: Connection, found: Sold, kind: Kind | None, *, can_void: bool) -> Refundable:
        coin = self._premises.counter_rules(connection).coin
        return sold.refundable(found, kind, coin=coin, can_void=can_void and found.sale is not None)

    def _is_of_shift(self, connection: Connection, found: Sold, shift_id: str | None) -> bool:
        """Whether it was sold in that shift, and today."""
        if found.sale is None or shift_id is None:
            return False
        today = self._premises.info(connection).business_day(self._premises.now())
        return bool(found.sale.shift_id == shift_id and found.sale.business_day == today)


def _answer(asked: _Asked, found: Sold, tendered: Tendered, moved: giving_back.PointsMoved) -> RefundDone:
    back, on_voucher = tendered.back, tendered.on_voucher
    return RefundDone(
        asked.id,
        asked.kind,
        found.sale.id if found.sale is not None else None,
        found.customer_id,
        tendered.method,
        back.amount,
        back.rounding,
        back.value,
        back.tax,
        moved.back,
        moved.taken,
        moved.points,
        on_voucher.voucher_code if on_voucher else "",
        back.tip,
        back.parts,
    )


def _done_before(connection: Connection, asked: _Asked) -> RefundDone | None:
    """The first answer to a refund that was done already. Raises RefundIdReused for another content."""
    wanted = select(refund.c.fingerprint, refund.c.outcome).where(refund.c.id == asked.id)
    row = connection.execute(wanted).first()
    if row is None:
        return None
    if row.fingerprint != asked.fingerprint:
        raise RefundIdReused
    parts = tuple(BackPart(**each | {"method": Tender(each["method"])}) for each in row.outcome.get("parts", ()))
    return RefundDone(**(row.outcome | {"method": Tender(row.outcome["method"]), "parts": parts}))


def _whole(lines: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The lines as they were asked for; a part of a piece is none. Raises RefundNotPossible."""
    if not all(type(each) is int for line in lines for each in line):
        raise RefundNotPossible("whole pieces go back")
    return tuple((place, count) for place, count in lines)


def _way(to: Tender | None) -> Tender | None:
    """The way that was asked for, None for how it was paid. Raises RefundNotPossible for what is none."""
    if to is not None and to not in list(Tender):
        raise RefundNotPossible("there is no such way to pay")
    return None if to is None else Tender(to)


def _fit(refund_id: str | None) -> str:
    return names.storable(refund_id or new_id(), "refund's id", names.MAX_NAME)


def _reason(reason: str) -> str:
    kept = names.storable(reason.strip(), "reason", MAX_REASON)
    return names.note(kept, "reason")
