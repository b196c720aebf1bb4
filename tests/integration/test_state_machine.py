"""Sales, replays, sign-ups and all that happens between them, at random, against a model and every invariant."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from pos_app.bootstrap import Cart, Kind, Payment, Product, SaleDone, Shop, build_shop
from pos_app.domain import loyalty, money, pricing
from pos_app.domain.ids import WALK_IN
from pos_app.domain.loyalty import Level, Rules
from pos_app.errors import (
    AlreadyAMember,
    EmailInUse,
    NotEnoughPoints,
    NotSellable,
    PaymentNotPossible,
    PriceChanged,
    SaleIdReused,
)
from tests.integration.counter import owner, pages, rows, set_clock, value
from tests.postgres import create_database, drop_database, with_database

if TYPE_CHECKING:
    from pathlib import Path

Ordered: TypeAlias = tuple[Kind, int, datetime]
"""An order: its kind, its total, when it was placed."""
NewDatabase: TypeAlias = Callable[[], tuple[str, Callable[[], None]]]

PHONES = ["+15805550152", "+15805550125", "+15805550199", "+447911123456", "+4915123456789"]
NAMES = ["Ava Reyes", "José Núñez", "王小明", "علي", "O'Brien"]
PRICES = [0, 1, 99, 100, 1250, 60_000]
RULES = [
    Rules(),
    Rules(points_per_unit=2, points_per_order=3, silver=60, gold=90, platinum=20_000, spend_worth=250),
    Rules(bonus=0, silver=5000, gold=6000, platinum=7000, level_months=6, past_months=3, spend_step=10, spend_worth=30),
    Rules(birthday_points=5, birthday_days=0, spend_worth=0, level_months=1, prefix="BG"),
]
BIRTHDAYS = [date(1990, 11, 25), date(1988, 2, 29), date(1970, 1, 1), date(2000, 6, 15), None]
ADDRESSES = ["ava@example.org", "AVA@example.org", "ben@example.org", None]
DEEP = os.environ.get("TAPPASS_HYPOTHESIS") == "deep"


@dataclass
class Guest:
    """What the model knows of a guest; a visit is its orders: (kind, total, when), food before merchandise."""

    visits: list[list[Ordered]] = field(default_factory=list)
    name: str | None = None
    member_since: datetime | None = None
    points: int = 0
    level: Level = Level.BRONZE
    held_until: datetime | None = None
    lines: list[tuple[int, datetime]] = field(default_factory=list)
    birthday: date | None = None
    wished: set[int] = field(default_factory=set)
    address: str | None = None

    @property
    def orders(self) -> list[Ordered]:
        """Every order, newest visit first, as the history shows them."""
        return [order for visit in reversed(self.visits) for order in visit]

    def earn(self, orders: list[Ordered], rules: Rules, by_points: int = 0) -> int:
        """Points for the orders, of which `by_points` in money were paid with points."""
        shares = money.apportion(by_points, [total for _, total, _ in orders]) if orders else []
        lines = [
            (loyalty.points_for(total=total, tax=0, refunded=0, unit=100, rules=rules, by_points=share), at)
            for (_, total, at), share in zip(orders, shares, strict=True)
        ]
        gained = sum(points for points, _ in lines)
        self.points += gained
        self.lines += lines
        return gained

    def earned(self, now: datetime, rules: Rules) -> int:
        """What the level is judged by."""
        return sum(points for points, at in self.lines if at >= loyalty.months_before(now, rules.level_months))

    def rise(self, now: datetime, rules: Rules) -> None:
        """Up at once, and held from then on; never down."""
        reached = loyalty.level_for(self.earned(now, rules), rules)
        if loyalty.higher(self.level, reached) is not self.level:
            self.level, self.held_until = reached, loyalty.months_after(now, rules.level_months)

    def look_again(self, now: datetime, rules: Rules) -> None:
        """What the first start of a day does with a level whose time is over."""
        before, self.level = self.level, loyalty.level_for(self.earned(now, rules), rules)
        nothing_to_lose = before is self.level is Level.BRONZE
        self.held_until = None if nothing_to_lose else loyalty.months_after(now, rules.level_months)

    def wish(self, today: date, rules: Rules) -> int:
        """Birthday points, once a year."""
        year = loyalty.birthday_near(self.birthday, today, rules.birthday_days) if self.birthday else None
        if year is None or year in self.wished or not rules.birthday_points:
            return 0
        self.wished.add(year)
        self.points += rules.birthday_points
        return rules.birthday_points


@dataclass(frozen=True)
class Sold:
    """A sale as it was asked for and answered."""

    done: SaleDone
    cart: Cart
    phone: str | None
    payments: tuple[Payment, ...]


class Counter(RuleBasedStateMachine):
    """A counter over months of odd days."""

    new_database: NewDatabase

    def __init__(self) -> None:
        """A demo shop of its own, opened."""
        super().__init__()
        self.url, self.remove = type(self).new_database()
        self.shop: Shop = build_shop(self.url, as_owner=True)
        self.clock = set_clock(self.shop)
        self.guests: dict[str, Guest] = {}
        self.sold: list[Sold] = []
        self.cash = 0
        self.in_force = RULES[0]
        self.day_done = 0
        self.stale: Cart | None = None

    @initialize()
    def choose_products(self) -> None:
        """Three dishes and two pieces of merchandise; the rest of the catalogue is more of the same."""
        products = [each for each in self.shop.catalogue.products() if each.sellable]
        kinds = {kind: [each.id for each in products if each.kind is kind] for kind in Kind}
        self.ids = kinds[Kind.FOOD][:3] + kinds[Kind.MERCH][:2]

    def products(self) -> list[Product]:
        known = {each.id: each for each in self.shop.catalogue.products()}
        return [known[each] for each in self.ids]

    def cart(self, picks: list[tuple[int, int]]) -> Cart:
        cart = Cart()
        for at, quantity in picks:
            product = self.products()[at]
            if product.sellable:
                cart = cart.add(product, quantity)
        return cart

    # -- what happens at the counter --

    @rule(
        phone=st.sampled_from([*PHONES, None]),
        picks=st.lists(st.tuples(st.integers(0, 4), st.integers(1, 12)), min_size=1, max_size=3),
        how=st.sampled_from(["exact", "over", "card", "split", "points"]),
        name=st.sampled_from([*NAMES, None]),
    )
    def sell(self, phone: str | None, picks: list[tuple[int, int]], how: str, name: str | None) -> None:
        cart = self.cart(picks)
        if cart.is_empty:
            return
        due = sum(line.quantity * line.unit_price for line in cart.lines)
        guest = self.guests.get(phone or "", Guest())
        points = loyalty.spendable(guest.points, due, self.in_force) if how == "points" else 0
        worth = loyalty.worth(points, self.in_force)
        payments = {
            "exact": (Payment.cash(due),),
            "over": (Payment.cash(due + 350),),
            "card": (Payment.card(due, "slip 7"),),
            "split": (Payment.card(due // 2), Payment.cash(due)),
            "points": (*([Payment.points(points)] if points else []), Payment.cash(due - worth)),
        }[how]
        done = self.shop.checkout.complete(owner(self.shop), cart, phone=phone, name=name, payments=payments)
        self.sold.append(Sold(done, cart, phone, payments))
        assert done.total == due
        assert done.change == sum(each.amount for each in payments) + worth - due
        self.cash += sum(each.amount for each in payments if each.method == "CASH") - done.change
        assert done.is_new_customer == (phone is not None and phone not in self.guests)
        if phone is not None:
            self.remember(phone, name, cart, done, points)

    @precondition(lambda self: any(guest.member_since for guest in self.guests.values()))
    @rule(phone=st.sampled_from(PHONES), more=st.integers(1, 3))
    def spend_too_much(self, phone: str, more: int) -> None:
        """More steps than the balance has: refused, and nothing is written."""
        cart, guest = self.cart([(0, 12), (1, 12), (2, 12)]), self.guests.get(phone, Guest())
        if cart.is_empty or self.in_force.spend_worth == 0:
            return
        step = self.in_force.spend_step
        points = max(0, guest.points) // step * step + more * step
        due = sum(line.quantity * line.unit_price for line in cart.lines)
        worth = loyalty.worth(points, self.in_force)
        if worth > due:
            return
        before = value(self.shop, 'SELECT count(*) FROM "Customer"')
        payments = [Payment.points(points), Payment.cash(due - worth)]
        with pytest.raises((NotEnoughPoints, PaymentNotPossible)):
            self.shop.checkout.complete(owner(self.shop), cart, phone=phone, payments=payments)
        assert value(self.shop, 'SELECT count(*) FROM "Customer"') == before

    def remember(self, phone: str, name: str | None, cart: Cart, done: SaleDone, spent: int) -> None:
        guest = self.guests.setdefault(phone, Guest())
        guest.name = guest.name or name
        totals = [
            (kind, pricing.price(cart).of_kind(kind)[1].total, self.clock.at) for kind in Kind if cart.of_kind(kind)
        ]
        guest.visits.append(totals)
        if guest.member_since is None:
            assert (done.points_earned, done.points, done.level) == (0, None, None)
            return
        guest.points -= spent
        gained = guest.earn(totals, self.in_force, loyalty.worth(spent, self.in_force))
        wished = guest.wish(self.today, self.in_force)
        guest.rise(self.clock.at, self.in_force)
        assert (done.points_earned, done.birthday_points) == (gained, wished)
        assert (done.points, done.level) == (guest.points, guest.level)

    @property
    def today(self) -> date:
        """The business day."""
        return self.shop.info.business_day(self.clock.at)

    @precondition(lambda self: self.sold)
    @rule(at=st.integers(0, 10**6), change=st.sampled_from(["", "", "cart", "guest", "payment"]))
    def send_again(self, at: int, change: str) -> None:
        again = self.sold[at % len(self.sold)]
        asked: dict[str, Any] = {"phone": again.phone, "payments": again.payments, "sale_id": again.done.sale_id}
        cart = again.cart
        if change == "cart":
            cart = cart.with_quantity(0, 13 + cart.lines[0].quantity)
            asked["payments"] = [Payment.cash(10**9)]
        elif change == "guest":
            asked["phone"] = "+15805550111"
        elif change == "payment":
            asked["payments"] = [*again.payments, Payment.cash(5)]
        if not change:
            assert self.shop.checkout.complete(owner(self.shop), cart, **asked) == again.done
            return
        with pytest.raises(SaleIdReused):
            self.shop.checkout.complete(owner(self.shop), cart, **asked)

    @rule(
        phone=st.sampled_from(PHONES),
        name=st.sampled_from([*NAMES, None]),
        birthday=st.sampled_from(BIRTHDAYS),
        address=st.sampled_from(ADDRESSES),
    )
    def enrol(self, phone: str, name: str | None, birthday: date | None, address: str | None) -> None:
        guest = self.guests.get(phone)
        asked: dict[str, Any] = {"phone": phone, "name": name, "birthday": birthday, "email": address}
        if guest is not None and guest.member_since is not None:
            with pytest.raises(AlreadyAMember):
                self.shop.tappass.enrol(owner(self.shop), **asked)
            return
        key = address.lower() if address else None
        if key and key in {each.address for each in self.guests.values()}:
            with pytest.raises(EmailInUse):
                self.shop.tappass.enrol(owner(self.shop), **asked)
            return
        guest = self.guests.setdefault(phone, Guest())
        guest.name = name or guest.name
        guest.birthday, guest.address = birthday, key
        guest.member_since = self.clock.at
        since = loyalty.months_before(self.clock.at, self.in_force.past_months)
        guest.points = self.in_force.bonus
        for order in guest.orders:
            if order[2] >= since:
                guest.earn([order], self.in_force)
        guest.held_until = loyalty.months_after(self.clock.at, self.in_force.level_months)
        guest.rise(self.clock.at, self.in_force)
        card = self.shop.tappass.enrol(owner(self.shop), **asked)
        assert (card.points, card.level, card.name) == (guest.points, guest.level, guest.name)
        assert card.member_id.startswith(self.in_force.prefix)

    @rule(at=st.integers(0, len(RULES) - 1))
    def change_the_rules(self, at: int) -> None:
        """From now on, and never for what was."""
        self.in_force = RULES[at]
        self.shop.loyalty_rules.set(owner(self.shop), self.in_force)

    @rule()
    def begin_the_day(self) -> None:
        """A till starts: levels whose time is over are looked at again, once a day."""
        while not self.shop.levels.look_again().done:
            pass
        if self.today.toordinal() <= self.day_done:
            return
        self.day_done = self.today.toordinal()
        begins = self.shop.info.day_begins(self.today)
        for guest in self.guests.values():
            if guest.held_until is not None and guest.held_until <= begins:
                guest.look_again(self.clock.at, self.in_force)

    @precondition(lambda self: self.guests)
    @rule(at=st.integers(0, 99), name=st.sampled_from([*NAMES, None]))
    def rename(self, at: int, name: str | None) -> None:
        phone = sorted(self.guests)[at % len(self.guests)]
        [match] = self.shop.customers.find(phone)
        assert self.shop.customers.rename(owner(self.shop), match.id, name).name == name
        self.guests[phone].name = name

    @rule(at=st.integers(0, 4), sold_out=st.booleans())
    def mark_sold_out(self, at: int, sold_out: bool) -> None:
        self.stale = self.cart([(at, 1)])
        self.shop.catalogue.mark_sold_out(owner(self.shop), self.ids[at], sold_out=sold_out)

    @rule(at=st.integers(0, 4), price=st.sampled_from([*PRICES, None]))
    def set_price(self, at: int, price: int | None) -> None:
        self.stale = self.cart([(at, 2)])
        self.shop.catalogue.set_price(owner(self.shop), self.ids[at], price)

    @precondition(lambda self: self.stale)
    @rule(phone=st.sampled_from(PHONES))
    def sell_what_was_picked_before_a_change(self, phone: str) -> None:
        assert self.stale is not None
        now = {each.id: each for each in self.products()}
        if all(
            now[line.product_id].sellable and now[line.product_id].price == line.unit_price for line in self.stale.lines
        ):
            return
        before = value(self.shop, 'SELECT count(*) FROM "Customer"')
        with pytest.raises((NotSellable, PriceChanged)):
            self.shop.checkout.complete(owner(self.shop), self.stale, phone=phone, payments=[Payment.cash(10**9)])
        assert value(self.shop, 'SELECT count(*) FROM "Customer"') == before

    @rule(seconds=st.one_of(st.integers(1, 90_000), st.sampled_from([-3_600, -86_400, 86_400 * 200, -86_400 * 30, 0])))
    def move_the_clock(self, seconds: int) -> None:
        self.clock.move(seconds=seconds)

    @rule(till=st.sampled_from(["Till 1", "Bar"]))
    def reopen(self, till: str) -> None:
        self.shop.close()
        self.shop = build_shop(self.url, as_owner=True, till=till)
        self.shop.premises.clock = self.clock

    # -- what has to hold --

    @invariant()
    def nothing_is_broken(self) -> None:
        assert self.shop.doctor.check() == []

    @invariant()
    def the_drawer_has_what_it_should(self) -> None:
        taken = value(self.shop, "SELECT coalesce(sum(amount), 0) FROM \"Payment\" WHERE method = 'CASH'")
        assert taken - value(self.shop, 'SELECT coalesce(sum(change), 0) FROM "Sale"') == self.cash
        assert value(self.shop, 'SELECT count(*) FROM "Sale"') == len(self.sold)

    def every_guest_is_as_the_model_says(self) -> None:
        known = {row["phoneNumber"]: row["id"] for row in rows(self.shop, 'SELECT id, "phoneNumber" FROM "Customer"')}
        assert set(known) == {*self.guests, WALK_IN}
        for phone, guest in self.guests.items():
            worth = self.shop.history.worth(known[phone])
            assert (worth.name, worth.orders, worth.visits) == (guest.name, len(guest.orders), len(guest.visits))
            assert worth.lifetime_total == sum(total for _, total, _ in guest.orders)
            entries = [(entry.kind, entry.total, entry.created_at) for entry in pages(self.shop, known[phone], 3)]
            assert entries == guest.orders
            card = self.shop.customers.card(known[phone])
            assert card.points == (guest.points if guest.member_since is not None else None)
            assert card.level == (guest.level if guest.member_since is not None else None)

    def teardown(self) -> None:
        """Compare everything once more, and leave nothing behind."""
        try:
            if hasattr(self, "ids"):
                self.every_guest_is_as_the_model_says()
        finally:
            self.shop.close()
            self.remove()


@pytest.fixture(params=["sqlite", "postgres"])
def new_database(request: pytest.FixtureRequest) -> NewDatabase:
    """Makes demo shops, one for each run of the machine, with the way to remove it."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_demo_shop")

        def make() -> tuple[str, Callable[[], None]]:
            folder = tempfile.mkdtemp(prefix="tappass-machine-")
            shutil.copy2(template, folder)
            return f"sqlite:///{folder}/{template.name}", lambda: shutil.rmtree(folder)

    else:
        server: str = request.getfixturevalue("postgres_server")
        name_of_template: str = request.getfixturevalue("postgres_demo_shop")

        def make() -> tuple[str, Callable[[], None]]:
            name = f"tappass_test_{uuid.uuid4().hex[:16]}"
            create_database(server, name, template=name_of_template)
            return with_database(server, name), lambda: drop_database(server, name)

    return make


def test_whatever_happens_the_books_are_right(new_database: NewDatabase) -> None:
    machine = type("CounterOnOneDatabase", (Counter,), {"new_database": staticmethod(new_database)})
    profile = settings.default
    assert profile is not None
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=profile.max_examples if DEEP else 12,
            stateful_step_count=50 if DEEP else 25,
            deadline=None,
            phases=list(Phase) if DEEP else [Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
