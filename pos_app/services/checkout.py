"""Checkout: the cart, the guest and the money become a sale, in one transaction with one commit, once per sale id."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, insert, select, update

from pos_app.data import numbers, survivors
from pos_app.data.compiled import Compiled
from pos_app.data.tables import customer, member, merch_order, order, payment, sale
from pos_app.domain import money, names, phone, pricing
from pos_app.domain.cart import MAX_QUANTITY, Cart
from pos_app.domain.catalogue import GONE, Kind
from pos_app.domain.ids import WALK_IN, new_id
from pos_app.domain.loyalty import Level
from pos_app.domain.pricing import OrderTotals
from pos_app.domain.sales import Payment, SaleDone, Tender
from pos_app.domain.staff import Act, Actor, allow
from pos_app.errors import (
    EmptyCart,
    NotSellable,
    PaymentNotPossible,
    PaymentShort,
    PriceChanged,
    QuantityNotPossible,
    SaleIdReused,
)
from pos_app.services import customers
from pos_app.services.catalogue import by_ids
from pos_app.services.journal import Journal
from pos_app.services.open_shift import open_shift_id
from pos_app.services.premises import Premises
from pos_app.services.rewards import Occasion, Reward, Rewarded, reward
from pos_app.services.sale_rows import fingerprint, order_rows, payment_row, rows_hash

_SALE = Compiled(
    select(sale.c.fingerprint, sale.c.outcome, sale.c.customer_id, customer.c.phone_number)
    .join_from(sale, customer)
    .where(sale.c.id == bindparam("sale_id"))
)
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
_INSERT_SALE, _INSERT_ORDER, _INSERT_MERCH, _INSERT_PAYMENT = (
    Compiled(insert(table)) for table in (sale, order, merch_order, payment)
)


@dataclass(frozen=True, slots=True)
class _Buyer:
    """Who the sale belongs to, and the member that customer is."""

    id: str
    is_new: bool
    member: Rewarded | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A sale as it was asked for, checked as far as it can be without the database."""

    sale_id: str
    actor: Actor
    cart: Cart
    phone: str | None
    name: str | None
    payments: tuple[Payment, ...]
    totals: OrderTotals
    change: int
    fingerprint: str


class Checkout:
    """Works out what is due, and completes sales."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def due(self, cart: Cart) -> int:
        """What the guest has to pay for the cart, in minor units."""
        return pricing.cart_totals(cart).total

    def complete(
        self,
        actor: Actor,
        cart: Cart,
        phone: str | None = None,
        name: str | None = None,
        payments: Sequence[Payment] = (),
        sale_id: str | None = None,
    ) -> SaleDone:
        """Do the sale.

        Customer found or made by the unique number, orders, payments, counters, points and journal at once.

        `phone` None sells to the walk-in customer. A `sale_id` done before answers as it did then, with no second sale.
        Raises NotAllowed, PhoneNotPossible, EmptyCart, QuantityNotPossible, NotSellable, PriceChanged, PaymentShort,
        PaymentNotPossible, SaleIdReused, TillNotOpen, CardNumberInText, TextNotStorable, and DatabaseTrouble;
        after any of them nothing is written.
        """
        allow(actor, Act.SELL)
        asked = self._asked(actor, cart, phone, name, tuple(payments), sale_id or new_id())
        return self._premises.database.call(lambda connection: self._once(connection, asked))

    def _asked(
        self,
        actor: Actor,
        cart: Cart,
        number: str | None,
        name: str | None,
        payments: tuple[Payment, ...],
        sale_id: str,
    ) -> _Asked:
        if cart.is_empty:
            raise EmptyCart
        e164 = phone.parse(number, self._premises.info().region) if number is not None else None
        _check_lines(cart)
        names.storable(sale_id, "sale's id", names.MAX_NAME)
        totals = pricing.cart_totals(cart)
        change = _change(totals.total, payments)
        return _Asked(
            sale_id,
            actor,
            cart,
            e164,
            names.name(name),
            payments,
            totals,
            change,
            fingerprint(cart, payments),
        )

    def _once(self, connection: Connection, asked: _Asked) -> SaleDone:
        done = _SALE.first(connection, {"sale_id": asked.sale_id})
        if done is not None:
            return _answer_again(connection, done, asked)
        shift_id = open_shift_id(connection, self._premises.till)
        now = self._premises.now()
        self._check_catalogue(connection, asked.cart)
        buyer = self._buyer(connection, asked, now)
        return self._write(connection, asked, buyer, now, shift_id)

    def _check_catalogue(self, connection: Connection, cart: Cart) -> None:
        """Refuse what was sold out, priced anew or taken away while the order was being taken."""
        known = by_ids(connection, {line.product_id for line in cart.lines})
        for line in cart.lines:
            product = known.get(line.product_id)
            if product is None or product.kind is not line.kind:
                raise NotSellable(line.name, GONE)
            if not product.sellable:
                raise NotSellable(product.name, product.why_not or "")
            if product.price != line.unit_price or not set(line.modifiers) <= set(product.modifiers):
                raise PriceChanged(product.name)

    def _buyer(self, connection: Connection, asked: _Asked, now: datetime) -> _Buyer:
        """The customer of the number, locked for this sale; made when there is none.

        Two tills meet here and find one.
        """
        if asked.phone is None:
            return _Buyer(WALK_IN, is_new=False)
        row = survivors.lock_by_number(connection, asked.phone)
        is_new = False
        if row is None:
            is_new = customers.make(connection, asked.phone, asked.name, now)
            row = survivors.lock_by_number(connection, asked.phone)
        if asked.name and not row.name:
            customers.set_name(connection, row.id, asked.name, now)
        joined = None if is_new else _MEMBER.first(connection, {"customer_id": row.id})
        if joined is None:
            return _Buyer(row.id, is_new)
        return _Buyer(row.id, is_new, Rewarded(joined.id, Level(joined.level), joined.birthday))

    def _write(self, connection: Connection, asked: _Asked, buyer: _Buyer, now: datetime, shift_id: str) -> SaleDone:
        info = self._premises.info(connection)
        day = info.business_day(now)
        sequence = numbers.next_sequence(connection)
        orders = order_rows(
            pricing.price(asked.cart),
            sale_id=asked.sale_id,
            customer_id=buyer.id,
            member_id=buyer.member.id if buyer.member else None,
            now=now,
            sequence=sequence,
        )
        for row in orders.values():
            row["id"] = new_id()
        ids = {kind: row["id"] for kind, row in orders.items()}
        number = numbers.next_order_number(connection, self._premises.letter, day) if Kind.FOOD in orders else None
        gained = self._reward(connection, orders, buyer, now, day, sequence)
        done = SaleDone(
            asked.sale_id,
            ids.get(Kind.FOOD),
            ids.get(Kind.MERCH),
            buyer.id,
            buyer.is_new,
            asked.totals.total,
            asked.change,
            gained.earned,
            number,
            gained.points,
            gained.level,
            buyer.member.level if buyer.member else None,
            gained.birthday,
        )
        when = {"business_day": day, "shift_id": shift_id}
        _INSERT_SALE.run(connection, self._sale_row(asked, done, now, sequence) | when)
        if Kind.FOOD in orders:
            _INSERT_ORDER.run(connection, orders[Kind.FOOD] | {"number": number})
        if Kind.MERCH in orders:
            _INSERT_MERCH.run(connection, orders[Kind.MERCH])
        _INSERT_PAYMENT.run_each(connection, [payment_row(each, asked.sale_id, now) for each in asked.payments])
        if buyer.id != WALK_IN:
            given = {"customer": buyer.id, "orders": len(orders), "spent": asked.totals.total, "now": now}
            _COUNT.run(connection, given)
        paid = [(each.method.value, each.amount) for each in asked.payments]
        data = {
            "customer": buyer.id,
            "total": asked.totals.total,
            "rows": rows_hash(list(orders.values()), paid),
        }
        self._journal.write(connection, "sale", actor=asked.actor, subject=asked.sale_id, data=data)
        return done

    def _reward(
        self,
        connection: Connection,
        orders: dict[Kind, dict[str, Any]],
        buyer: _Buyer,
        now: datetime,
        day: date,
        sequence: int,
    ) -> Reward:
        if buyer.member is None:
            return Reward()
        rules, unit = self._premises.rules(connection), money.unit(self._premises.info(connection).currency)
        return reward(connection, buyer.member, orders, Occasion(rules, unit, now, day, sequence))

    def _sale_row(self, asked: _Asked, done: SaleDone, now: datetime, sequence: int) -> dict[str, Any]:
        return {
            "id": asked.sale_id,
            "till": self._premises.till,
            "staff_id": asked.actor.id,
            "customer_id": done.customer_id,
            "subtotal": asked.totals.subtotal,
            "discount": asked.totals.discount,
            "tax": asked.totals.tax,
            "total": asked.totals.total,
            "tip": 0,
            "rounding": 0,
            "change": asked.change,
            "fingerprint": asked.fingerprint,
            "outcome": {name: getattr(done, name) for name in SaleDone.__slots__},
            "sequence": sequence,
            "created_at": now,
        }


def _check_lines(cart: Cart) -> None:
    """Raise QuantityNotPossible.

    TextNotStorable or CardNumberInText for a line that no cart of ours would have made.
    """
    for line in cart.lines:
        if not 1 <= line.quantity <= MAX_QUANTITY:
            raise QuantityNotPossible
        names.storable(line.name, "product's name", names.MAX_NAME)
        names.note(line.note)


def _change(due: int, payments: tuple[Payment, ...]) -> int:
    """What is given back, minor units.

    Raises PaymentShort, and PaymentNotPossible when a card would pay more than is due.
    """
    paid = sum(each.amount for each in payments)
    by_card = sum(each.amount for each in payments if each.method is Tender.CARD)
    if by_card > due:
        raise PaymentNotPossible("a card pays exactly what is due")
    if paid < due:
        raise PaymentShort(due, paid)
    return paid - due


def _answer_again(connection: Connection, done: Row[Any], asked: _Asked) -> SaleDone:
    """The first answer to a sale that was done already. Raises SaleIdReused for another content or another guest."""
    if done.fingerprint != asked.fingerprint or not _same_guest(connection, done, asked.phone):
        raise SaleIdReused
    kept = done.outcome
    levels = {name: Level(kept[name]) if kept[name] else None for name in ("level", "level_before")}
    return SaleDone(**(kept | levels))


def _same_guest(connection: Connection, done: Row[Any], number: str | None) -> bool:
    """Whether the sale belongs to the guest of that number.

    The number may be one of several that lead there; of a customer who has none any more, no number tells.
    """
    if done.phone_number == (number or WALK_IN):
        return True
    if not (phone.is_stored_form(done.phone_number) or done.phone_number == WALK_IN):
        return True
    return number is not None and survivors.of_number(connection, number) == done.customer_id
