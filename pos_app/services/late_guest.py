"""A finished sale gets its guest, or another one: links, counters and points follow, until the till is closed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from pos_app.data import numbers, order_points, points_ledger, sold
from pos_app.data.points_ledger import Line
from pos_app.data.sold import ORDERS, SOURCES, Sold
from pos_app.data.tables import customer, sale
from pos_app.domain import money, names, phone
from pos_app.domain.ids import WALK_IN, new_id
from pos_app.domain.loyalty import EntryKind, Level
from pos_app.domain.sales import GuestGiven
from pos_app.domain.staff import Act, Actor, Approval
from pos_app.errors import NotFound, NothingToRefund, SaleTooOld, SaleWasPaidWithPoints, SaleWasRefunded
from pos_app.services import buyers, giving_back, rewards
from pos_app.services.buyers import Buyer
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises
from pos_app.services.rewards import Occasion, Reward

GIVEN_AWAY = "sale of another customer"
"""The reason kept with points that went with a sale to another customer."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A sale on its way to another guest; `id` tells its ledger lines from those of an earlier change."""

    id: str
    now: datetime
    sequence: int


class LateGuest:
    """Gives finished sales to guests."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def give(
        self, actor: Actor, sale_id: str, phone: str, name: str | None = None, approval: Approval | None = None
    ) -> GuestGiven:
        """The sale belongs to the guest of this number from now on, who is made where nobody has it.

        Whoever sells may do so with a sale of nobody's (without a phone); from one customer to another it takes a
        shift lead, or a lead's approval. Given again to the same guest, nothing changes. Raises NotAllowed,
        ApprovalOver, PhoneNotPossible, NotFound, SaleStays (SaleTooOld once the till was closed, SaleWasRefunded,
        SaleWasPaidWithPoints), CardNumberInText and TextNotStorable; nothing is written then.
        """
        self._premises.allow(actor, Act.SELL)
        number = self._number(phone)
        kept = names.name(name)
        act = Act.SELL if self._is_nobodys(sale_id) else Act.GIVE_SALE
        with self._premises.allowed(actor, act, approval) as approver:
            return self._premises.database.call(
                lambda connection: self._give(connection, actor, approver, sale_id, number, kept)
            )

    def _number(self, typed: str) -> str:
        return phone.parse(typed, self._premises.info().region)

    def _is_nobodys(self, sale_id: str) -> bool:
        with self._premises.database.read() as connection:
            whose = connection.execute(select(sale.c.customer_id).where(sale.c.id == sale_id)).scalar()
        if whose is None:
            raise NotFound
        return bool(whose == WALK_IN)

    def _give(
        self, connection: Connection, actor: Actor, approver: Actor | None, sale_id: str, number: str, name: str | None
    ) -> GuestGiven:
        now = self._premises.now()
        shift_id = connection.execute(select(sale.c.shift_id).where(sale.c.id == sale_id)).scalar()
        if not sold.shift_is_open(connection, shift_id):
            raise SaleTooOld
        buyer = buyers.buyer_of(connection, number, name, now)
        sold.lock(connection, sale_id, None, None)
        found = sold.read(connection, sale_id, None, None)
        if found.customer_id == buyer.id:
            same = Reward(order_points.balance(connection, buyer.member.id)) if buyer.member else Reward()
            return _answer(connection, found, buyer, same)
        if found.customer_id != WALK_IN and approver is None:
            self._premises.allow(actor, Act.GIVE_SALE, connection)
        _refuse(found)
        change = _Change(new_id(), now, numbers.next_sequence(connection))
        gained = self._move(connection, found, buyer, change)
        data = {"from": found.customer_id, "to": buyer.id, "total": found.total, "points": gained.earned}
        self._journal.write(connection, "sale_given", actor=actor, subject=sale_id, data=data, approved_by=approver)
        return _answer(connection, found, buyer, gained)

    def _move(self, connection: Connection, found: Sold, buyer: Buyer, change: _Change) -> Reward:
        """Links, counters of both, points of both; the one's before the other's."""
        member_id = buyer.member.id if buyer.member else None
        lost = _points_of(connection, found, change)
        for kind, row in found.orders.items():
            table = ORDERS[kind]
            values = {"customer_id": buyer.id, "member_id": member_id, "updated_at": change.now}
            connection.execute(update(table).where(table.c.id == row.id).values(values))
        connection.execute(update(sale).where(sale.c.id == _sale(found).id).values(customer_id=buyer.id))
        if found.customer_id != WALK_IN:
            _uncount(connection, found, change.now)
        ordered_at = _sale(found).created_at
        buyers.count(connection, buyer, orders=len(found.orders), spent=found.total, now=ordered_at)
        for former, lines in lost.items():
            points_ledger.add(connection, former, lines, change.now, sequence=change.sequence)
        return self._reward(connection, found, buyer, change)

    def _reward(self, connection: Connection, found: Sold, buyer: Buyer, change: _Change) -> Reward:
        if buyer.member is None:
            return Reward()
        info = self._premises.info(connection)
        occasion = Occasion(
            self._premises.rules(connection),
            money.unit(info.currency),
            change.now,
            info.business_day(change.now),
            change.sequence,
        )
        orders: dict[Any, dict[str, Any]] = {
            kind: {"id": _earning_id(connection, f"{SOURCES[kind]}:{row.id}", row.id, change)}
            | {"total": row.total, "tax": row.tax}
            for kind, row in found.orders.items()
        }
        return rewards.reward(connection, buyer.member, orders, occasion)


def _sale(found: Sold) -> Row[Any]:
    if found.sale is None:
        raise NotFound
    return found.sale


def _refuse(found: Sold) -> None:
    """Raise SaleStays where what followed from the sale cannot go with it."""
    if all(row.status == sold.CANCELLED for row in found.orders.values()):
        raise NothingToRefund
    if found.refunds:
        raise SaleWasRefunded
    if any(each.points for each in found.payments):
        raise SaleWasPaidWithPoints


def _earning_id(connection: Connection, source: str, order_id: str, change: _Change) -> str:
    """How the ledger names what the order earns now: anew where it earned for somebody before."""
    return f"{order_id}:guest:{change.id}" if order_points.earned(connection, source) else str(order_id)


def _points_of(connection: Connection, found: Sold, change: _Change) -> dict[str, list[Line]]:
    """The lines that take back what the orders earned for the customer they had, by that member's id."""
    lost: dict[str, list[Line]] = {}
    for kind, row in found.orders.items():
        source = f"{SOURCES[kind]}:{row.id}"
        earned = [line for line in order_points.earned(connection, source) if line.member_id == row.member_id]
        points = sum(line.points for line in earned)
        if points:
            at = order_points.earned_at(earned, row.created_at)
            line = Line(EntryKind.TAKE_BACK, f"{source}:guest:{change.id}", -points, at, GIVEN_AWAY)
            lost.setdefault(row.member_id, []).append(line)
    return lost


def _uncount(connection: Connection, found: Sold, now: datetime) -> None:
    """The customer that the sale had is counted without it."""
    values = {
        "order_count": customer.c.order_count - len(found.orders),
        "lifetime_total": customer.c.lifetime_total - found.total,
        "updated_at": now,
    }
    connection.execute(update(customer).where(customer.c.id == found.customer_id).values(values))
    giving_back.set_first_and_last(connection, found.customer_id)


def _answer(connection: Connection, found: Sold, buyer: Buyer, gained: Reward) -> GuestGiven:
    row = connection.execute(select(customer).where(customer.c.id == buyer.id)).one()
    before = buyer.member.level if buyer.member else None
    return GuestGiven(
        _sale(found).id,
        buyer.id,
        row.name,
        row.phone_number,
        found.customer_id,
        buyer.is_new,
        gained.earned,
        gained.points,
        Level(gained.level) if gained.level else before,
        before,
    )
