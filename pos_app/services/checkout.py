"""Checkout: the cart, the guest and the money become a sale, in one transaction with one commit, once per sale id."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Row, bindparam, insert, select

from pos_app.data import numbers
from pos_app.data.compiled import Compiled
from pos_app.data.tables import customer, merch_order, order, payment, sale, tax_line
from pos_app.domain import money, names, phone, pricing
from pos_app.domain.cart import Cart
from pos_app.domain.catalogue import Kind
from pos_app.domain.ids import new_id
from pos_app.domain.loyalty import Level
from pos_app.domain.pricing import Priced
from pos_app.domain.sales import Payment, SaleDone, Tender
from pos_app.domain.settlement import Settlement, settle
from pos_app.domain.staff import Act, Actor, Approval
from pos_app.domain.tabs import TabPart
from pos_app.errors import PaymentShort, SaleIdReused, TotalChanged
from pos_app.services import buyers, parking, tab_rows, tenders
from pos_app.services.buyers import Buyer
from pos_app.services.journal import Journal
from pos_app.services.open_shift import open_shift_id
from pos_app.services.premises import Premises
from pos_app.services.rewards import Occasion, Reward, reward
from pos_app.services.sale_checks import check_cart, check_catalogue
from pos_app.services.sale_rows import HASH_VERSION, fingerprint, order_rows, sale_hash, tax_rows

_SALE = Compiled(
    select(sale.c.fingerprint, sale.c.outcome, sale.c.customer_id, customer.c.phone_number)
    .join_from(sale, customer)
    .where(sale.c.id == bindparam("sale_id"))
)
_INSERT_SALE, _INSERT_ORDER, _INSERT_MERCH, _INSERT_PAYMENT, _INSERT_TAX = (
    Compiled(insert(table)) for table in (sale, order, merch_order, payment, tax_line)
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A sale as it was asked for, checked as far as it can be without the database."""

    sale_id: str
    actor: Actor
    cart: Cart
    phone: str | None
    name: str | None
    payments: tuple[Payment, ...]
    tip: int
    shown_total: int | None
    tab: TabPart | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class _Settled:
    """The same by the rules of the moment: what it comes to, and how the payments settle it."""

    asked: _Asked
    priced: Priced
    payments: tuple[Payment, ...]
    settlement: Settlement
    approved_by: Actor | None
    shift_id: str
    now: datetime
    day: date

    @property
    def by_points(self) -> int:
        """What points pay of it."""
        return sum(each.amount for each in self.payments if each.method is Tender.POINTS)

    @property
    def points_spent(self) -> int:
        """How many they are."""
        return sum(each.quantity for each in self.payments)


class _Permission:
    """Uses up an approval when it is needed, once however often the transaction is tried, and only if it is done."""

    def __init__(self, premises: Premises, actor: Actor, approval: Approval | None) -> None:
        self._premises, self._actor, self._approval = premises, actor, approval
        self._stack = ExitStack()
        self._given: dict[Act, Actor | None] = {}

    def approver(self, act: Act) -> Actor | None:
        """Who approved the act; None where the actor may do it alone. Raises NotAllowed and ApprovalOver."""
        if act not in self._given:
            allowed = self._premises.allowed(self._actor, act, self._approval)
            self._given[act] = self._stack.enter_context(allowed)
        return self._given[act]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, raised, trace)


class Checkout:
    """Works out what is due, and completes sales."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def due(self, cart: Cart) -> int:
        """What the guest has to pay for the cart, taxes included, in minor units; cash may be rounded from it."""
        return self.totals(cart).total

    def totals(self, cart: Cart) -> Priced:
        """The cart with all its parts: lines, discounts, tax table, totals."""
        return pricing.price(cart, self._premises.taxes())

    def complete(  # noqa: PLR0913 (the scripting surface: what a sale is made of, each by its name)
        self,
        actor: Actor,
        cart: Cart,
        phone: str | None = None,
        name: str | None = None,
        payments: Sequence[Payment] = (),
        sale_id: str | None = None,
        *,
        tip: int = 0,
        approval: Approval | None = None,
        shown_total: int | None = None,
        tab: TabPart | None = None,
    ) -> SaleDone:
        """Do the sale.

        Customer found or made by the unique number, orders, payments, counters, points and journal at once.

        `phone` None sells to the walk-in customer. A `sale_id` done before answers as it did then, with no second sale.
        `tip` (minor units) is paid on top; `approval` is a lead's for discounts above the limit; `shown_total` is what
        the guest was told, without tip and rounding: another total is refused. `tab` is the open tab that is paid by
        it, in part where the cart does not hold all of it: what is left stays on the tab.
        Raises NotAllowed, PhoneNotPossible, EmptyCart, QuantityNotPossible, NotSellable, PriceChanged, PriceMissing,
        TotalChanged, PaymentShort, PaymentNotPossible (and its kinds for vouchers), NotEnoughPoints, SaleIdReused,
        ApprovalOver, TillNotOpen, ParkedElsewhere, NotOnTheTab, TabLinesNotSent, CardNumberInText, TextNotStorable, and
        DatabaseTrouble; after any of them nothing is written.
        """
        self._premises.allow(actor, Act.SELL)
        check_cart(cart)
        own_id = sale_id or new_id()
        names.storable(own_id, "sale's id", names.MAX_NAME)
        asked = _Asked(
            own_id,
            actor,
            cart,
            self._e164(phone),
            names.name(name),
            tuple(payments),
            tip,
            shown_total,
            tab,
            fingerprint(cart, payments, tip),
        )
        with _Permission(self._premises, actor, approval) as permission:
            return self._premises.database.call(lambda connection: self._once(connection, asked, permission))

    def _e164(self, number: str | None) -> str | None:
        return phone.parse(number, self._premises.info().region) if number is not None else None

    def _once(self, connection: Connection, asked: _Asked, permission: "_Permission") -> SaleDone:
        done = _SALE.first(connection, {"sale_id": asked.sale_id})
        if done is not None:
            return _answer_again(connection, done, asked)
        shift_id = open_shift_id(connection, self._premises.till)
        settled = self._settled(connection, asked, permission, shift_id)
        check_catalogue(connection, _to_be_checked(asked))
        buyer = buyers.buyer_of(connection, asked.phone, asked.name, settled.now)
        paid = tab_rows.paying(connection, asked.tab, asked.cart) if asked.tab else None
        return self._write(connection, settled, buyer, paid)

    def _settled(self, connection: Connection, asked: _Asked, permission: "_Permission", shift_id: str) -> _Settled:
        """Price the cart and settle the payments by the rules in force now."""
        premises, now = self._premises, self._premises.now()
        counter = premises.counter_rules(connection)
        above = pricing.above_limit(asked.cart, counter.discount_limit)
        approved_by = permission.approver(Act.APPROVE_DISCOUNT) if above else None
        priced = pricing.price(asked.cart, premises.taxes(connection))
        if asked.shown_total not in (None, priced.total):
            raise TotalChanged(asked.shown_total or 0, priced.total)
        payments = tenders.valued(asked.payments, premises.rules(connection))
        settlement = settle(priced.total, payments, tip=asked.tip, coin=counter.coin)
        if settlement.missing:
            raise PaymentShort(priced.total + asked.tip, settlement.paid)
        day = premises.info(connection).business_day(now)
        return _Settled(asked, priced, payments, settlement, approved_by, shift_id, now, day)

    def _write(self, connection: Connection, settled: _Settled, buyer: Buyer, tab: tab_rows.Payment | None) -> SaleDone:
        asked, now = settled.asked, settled.now
        sequence = numbers.next_sequence(connection)
        orders = order_rows(
            settled.priced,
            sale_id=asked.sale_id,
            customer_id=buyer.id,
            member_id=buyer.member.id if buyer.member else None,
            now=now,
            sequence=sequence,
            note=names.note(asked.cart.note),
        )
        paid = tenders.take(
            connection,
            settled.payments,
            buyer.member,
            sale_id=asked.sale_id,
            now=now,
            today=settled.day,
            sequence=sequence,
        )
        if tab is not None:
            tab.adapt(orders)
        number = self._number(connection, settled.day, orders)
        gained = self._reward(connection, orders, buyer, settled, sequence)
        done = _outcome(settled, buyer, orders, number, gained)
        row = self._sale_row(settled, done, sequence)
        _INSERT_SALE.run(connection, row)
        if tab is not None and tab.takes_the_order:
            tab.link(connection, orders[Kind.FOOD])
        elif Kind.FOOD in orders:
            _INSERT_ORDER.run(connection, orders[Kind.FOOD] | {"number": number})
        if Kind.MERCH in orders:
            _INSERT_MERCH.run(connection, orders[Kind.MERCH])
        _INSERT_PAYMENT.run_each(connection, paid)
        taxes = tax_rows(settled.priced, asked.sale_id)
        _INSERT_TAX.run_each(connection, taxes)
        parking.forget(connection, asked.sale_id)
        if tab is not None:
            tab.leave_the_rest(connection, self._premises.taxes(connection), now, buyer.id)
        else:
            buyers.count(connection, buyer, orders=len(orders), spent=settled.priced.total, now=now)
        self._enter(connection, settled, buyer, sale_hash(row, list(orders.values()), paid, taxes))
        return done

    def _number(self, connection: Connection, day: date, orders: dict[Kind, dict[str, Any]]) -> str | None:
        """The next number for food; that of a tab's food is called out already."""
        if Kind.FOOD not in orders:
            return None
        known: str | None = orders[Kind.FOOD].get("number")
        return known or numbers.next_order_number(connection, self._premises.letter, day)

    def _reward(
        self,
        connection: Connection,
        orders: dict[Kind, dict[str, Any]],
        buyer: Buyer,
        settled: _Settled,
        sequence: int,
    ) -> Reward:
        if buyer.member is None:
            return Reward()
        rules, unit = self._premises.rules(connection), money.unit(self._premises.info(connection).currency)
        occasion = Occasion(rules, unit, settled.now, settled.day, sequence)
        return reward(connection, buyer.member, orders, occasion, by_points=settled.by_points)

    def _sale_row(self, settled: _Settled, done: SaleDone, sequence: int) -> dict[str, Any]:
        asked, totals = settled.asked, settled.priced.totals
        return {
            "id": asked.sale_id,
            "till": self._premises.till,
            "staff_id": asked.actor.id,
            "shift_id": settled.shift_id,
            "customer_id": done.customer_id,
            "subtotal": totals.subtotal,
            "discount": totals.discount,
            "tax": totals.tax,
            "total": totals.total,
            "tip": asked.tip,
            "rounding": done.rounding,
            "change": done.change,
            "fingerprint": asked.fingerprint,
            "outcome": {name: getattr(done, name) for name in SaleDone.__slots__},
            "sequence": sequence,
            "business_day": settled.day,
            "created_at": settled.now,
            "discount_reason": asked.cart.discount.reason if asked.cart.discount else "",
        }

    def _enter(self, connection: Connection, settled: _Settled, buyer: Buyer, rows: str) -> None:
        """Write the sale's line of the journal, with who approved its discounts where somebody had to."""
        data = {"customer": buyer.id, "total": settled.priced.total, "rows": rows, "hash": HASH_VERSION}
        if settled.approved_by is not None:
            data |= {"discount": settled.priced.totals.discount, "approved_by": settled.approved_by.id}
        asked = settled.asked
        self._journal.write(connection, "sale", actor=asked.actor, subject=asked.sale_id, data=data)


def _to_be_checked(asked: _Asked) -> Cart:
    """What the catalogue has a say in: not what the kitchen has cooked for a tab already."""
    if asked.tab is None:
        return asked.cart
    return replace(asked.cart, lines=tuple(line for line in asked.cart.lines if not line.sent))


def _outcome(
    settled: _Settled, buyer: Buyer, orders: dict[Kind, dict[str, Any]], number: str | None, gained: Reward
) -> SaleDone:
    ids = {kind: row["id"] for kind, row in orders.items()}
    return SaleDone(
        settled.asked.sale_id,
        ids.get(Kind.FOOD),
        ids.get(Kind.MERCH),
        buyer.id,
        buyer.is_new,
        settled.priced.total,
        settled.settlement.change,
        gained.earned,
        number,
        gained.points,
        gained.level,
        buyer.member.level if buyer.member else None,
        gained.birthday,
        settled.asked.tip,
        settled.settlement.rounding,
        settled.points_spent,
    )


def _answer_again(connection: Connection, done: Row[Any], asked: _Asked) -> SaleDone:
    """The first answer to a sale that was done already. Raises SaleIdReused for another content or another guest."""
    if done.fingerprint != asked.fingerprint or not buyers.is_same_guest(connection, done, asked.phone):
        raise SaleIdReused
    kept = done.outcome
    levels = {name: Level(kept[name]) if kept[name] else None for name in ("level", "level_before")}
    return SaleDone(**(kept | levels))
