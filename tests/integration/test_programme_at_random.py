"""Everything that touches points, at random and in any order: whatever is done or refused, the doctor finds nothing.

The steps are drawn from a seed, so that a failure can be had again; each seed is a shop of its own.
"""

from random import Random
from typing import TYPE_CHECKING

import pytest

from pos_app.bootstrap import Cart, Kind, Payment, Shop, Tender, open_shop
from pos_app.domain import loyalty
from pos_app.errors import DatabaseTrouble, PosError
from tests.integration.counter import content, owner, rows, set_clock, value
from tests.integration.test_state_machine import BIRTHDAYS, DEEP, PHONES, RULES

if TYPE_CHECKING:
    from collections.abc import Callable

SEEDS = range(200 if DEEP else 3)
STEPS = 150 if DEEP else 80
CHECKED_EVERY = 1 if DEEP else 4
DAYS = (0.01, 0.2, 1, 30, 200, -2)


class Programme:
    """A shop with few guests, so that the same ones meet again and again."""

    def __init__(self, shop: Shop, seed: int) -> None:
        """What may happen, with how often."""
        self.shop, self.random = shop, Random(seed)
        self.clock = set_clock(shop)
        self.sales: list[str] = []
        self.customers: list[str] = []
        self.steps = 0
        products = [each for each in shop.catalogue.products() if each.sellable]
        self.dish = next(each for each in products if each.kind is Kind.FOOD)
        self.shirt = next(each for each in products if each.kind is Kind.MERCH)
        self.acts: dict[Callable[[], object], int] = {
            self.sell: 30,
            self.refund: 10,
            self.void: 4,
            self.give_to_another: 4,
            self.enrol: 10,
            self.change_the_rules: 3,
            self.begin_the_day: 5,
            self.move_the_clock: 10,
            self.merge: 5,
            self.undo_a_merge: 4,
            self.give_up_a_number: 2,
            self.take_a_number_back: 2,
            self.change_an_address: 2,
        }

    def step(self) -> None:
        """Do one thing; a refusal is fine, and changes nothing."""
        self.steps += 1
        [act] = self.random.choices(list(self.acts), list(self.acts.values()))
        before = content(self.shop) if DEEP else None
        try:
            act()
        except DatabaseTrouble:
            raise
        except PosError:
            assert before is None or content(self.shop) == before

    @property
    def phone(self) -> str:
        """One of few numbers."""
        return self.random.choice(PHONES)

    def sell(self) -> None:
        cart, phone = Cart(), self.phone
        for product, quantity in ((self.dish, self.random.randint(0, 9)), (self.shirt, self.random.randint(0, 30))):
            cart = cart.add(product, quantity) if quantity else cart
        due, known = self.shop.checkout.due(cart), self.shop.customers.by_phone(phone)
        rules = self.shop.loyalty_rules.get()
        balance = known.points or 0 if known else 0
        points = loyalty.spendable(balance, due, rules) if self.random.random() < 0.6 else 0
        paid = [Payment.points(points)] if points else []
        paid.append(Payment.cash(due - loyalty.worth(points, rules)))
        done = self.shop.checkout.complete(owner(self.shop), cart, phone=phone, payments=paid)
        self.sales.append(done.sale_id)
        self.remember(done.customer_id)

    def refund(self) -> None:
        if self.sales:
            lines = self.random.choice([None, [(0, 1)], [(0, 2)]])
            to = self.random.choice([None, None, Tender.CASH, Tender.POINTS])
            sale = self.random.choice(self.sales[-6:])
            self.shop.refunds.refund(owner(self.shop), sale_id=sale, lines=lines, to=to, reason="cold")

    def void(self) -> None:
        if self.sales:
            self.shop.refunds.void(owner(self.shop), self.random.choice(self.sales[-3:]), reason="mistake")

    def give_to_another(self) -> None:
        if self.sales:
            sale = self.random.choice(self.sales[-3:])
            self.remember(self.shop.late_guest.give(owner(self.shop), sale, self.phone).customer_id)

    def enrol(self) -> None:
        birthday, email = self.random.choice(BIRTHDAYS), self.random.choice(["a@b.co", "A@B.co", None, None])
        card = self.shop.tappass.enrol(owner(self.shop), phone=self.phone, name=None, birthday=birthday, email=email)
        self.remember(card.customer_id)

    def remember(self, customer_id: str) -> None:
        """In the order they came, which a seed decides; ids are drawn anew."""
        if customer_id not in self.customers:
            self.customers.append(customer_id)

    def change_the_rules(self) -> None:
        self.shop.loyalty_rules.set(owner(self.shop), self.random.choice(RULES))

    def begin_the_day(self) -> None:
        while not self.shop.levels.look_again().done:
            pass

    def move_the_clock(self) -> None:
        self.clock.move(days=self.random.choice(DAYS))

    @property
    def customer(self) -> str:
        """Any customer, merged ones too."""
        return self.random.choice(self.customers or ["walk-in"])

    def merge(self) -> None:
        self.shop.customers.merge(owner(self.shop), self.customer, self.customer, reason=f"{self.steps:04}")

    def undo_a_merge(self) -> None:
        ids = [row["id"] for row in rows(self.shop, 'SELECT id FROM "CustomerMerge" ORDER BY "createdAt", reason')]
        if ids:
            self.shop.customers.undo_merge(owner(self.shop), self.random.choice(ids))

    def give_up_a_number(self) -> None:
        self.shop.customers.release_number(owner(self.shop), self.customer)

    def take_a_number_back(self) -> None:
        self.shop.customers.take_back_number(owner(self.shop), self.customer)

    def change_an_address(self) -> None:
        self.shop.customers.set_email(owner(self.shop), self.customer, self.random.choice(["a@b.co", "c@d.co", None]))

    def check(self) -> None:
        """What has to hold after every step."""
        assert self.shop.doctor.check() == []
        for row in rows(self.shop, 'SELECT "customerId" FROM "Member"'):
            page = self.shop.points.ledger(row["customerId"], limit=5)
            assert page.adds_up
            assert not page.lines or page.lines[0].balance == page.balance
        spent = value(self.shop, "SELECT coalesce(sum(points), 0) FROM \"PointsEntry\" WHERE kind = 'SPEND'")
        assert value(self.shop, 'SELECT coalesce(sum(points), 0) FROM "Payment"') == -spent


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_happens_every_point_can_be_shown(shop_url: str, seed: int) -> None:
    with open_shop(shop_url, as_owner=True) as shop:
        programme = Programme(shop, seed)
        for step in range(STEPS):
            programme.step()
            if step % CHECKED_EVERY == 0:
                programme.check()
        programme.check()
        kinds = {row["kind"] for row in rows(shop, 'SELECT DISTINCT kind FROM "PointsEntry"')}
    assert kinds >= {"EARN", "SPEND", "TAKE_BACK"}, "the steps reach what they are for"
