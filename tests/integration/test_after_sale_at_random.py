"""Sales, refunds, voids, vouchers, late customers and sign-ups at random: after each step every invariant holds."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from pos_app.bootstrap import Cart, Payment, Tender
from pos_app.errors import (
    AlreadyAMember,
    NotEnoughPoints,
    PaymentNotPossible,
    RefundRefused,
    SaleStays,
    VoucherNotReturnable,
)
from tests.integration.counter import Clock, owner, rows, sellable, value
from tests.integration.test_money_at_checkout import BOOKS, VAT, counter, tax

if TYPE_CHECKING:
    from pos_app.bootstrap import SaleDone, Shop

PHONES = ["580 555 0152", "580 555 0125", "580 555 0199", None]
STEPS = 30


class Day:
    """A day at the counter, by dice."""

    def __init__(self, shop: Shop, clock: Clock, seed: int) -> None:
        self.shop, self.clock, self.dice = shop, clock, random.Random(seed)
        self.sold: list[SaleDone] = []
        self.codes: list[str] = []

    def sell(self) -> None:
        from pos_app.bootstrap import Kind

        cart = Cart()
        for kind in Kind:
            cart = cart.add(self.dice.choice(sellable(self.shop, kind)), self.dice.randint(1, 4))
        paid, phone, tip = [Payment.cash(10**6)], self.dice.choice(PHONES), self.dice.choice([0, 0, 37])
        if self.dice.random() < 0.3:
            paid.append(Payment.card(self.dice.randint(1, 700), "slip 7"))
        paid += self.by_voucher()
        if self.dice.random() < 0.3:
            paid.insert(0, Payment.points(100))
        with suppress(NotEnoughPoints, PaymentNotPossible):
            self.sold.append(self.shop.checkout.complete(owner(self.shop), cart, phone=phone, payments=paid, tip=tip))

    def by_voucher(self) -> list[Payment]:
        """A part of a voucher, or all that is left of it."""
        if not self.codes or self.dice.random() < 0.5:
            return []
        code = self.dice.choice(self.codes)
        left = self.shop.vouchers.find(code).balance
        return [Payment.voucher(code, min(left, self.dice.choice([1, 333, left])))] if left else []

    def issue(self) -> None:
        amount, way = self.dice.choice([1, 777]), self.dice.choice([None, Tender.CASH, Tender.CARD])
        self.codes.append(self.shop.vouchers.issue(owner(self.shop), amount, reason="present", paid_by=way).code)

    def take_a_voucher_back(self) -> None:
        with suppress(VoucherNotReturnable):
            self.shop.vouchers.take_back(owner(self.shop), self.dice.choice(self.codes))

    def give_back(self) -> None:
        sale = self.dice.choice(self.sold)
        lines = None if self.dice.random() < 0.2 else [(self.dice.randint(0, 1), self.dice.randint(1, 2))]
        to = self.dice.choice([*Tender, None, None, None])
        with suppress(RefundRefused):
            self.shop.refunds.refund(owner(self.shop), sale.sale_id, lines=lines, to=to)

    def void(self) -> None:
        with suppress(RefundRefused):
            self.shop.refunds.void(owner(self.shop), self.dice.choice(self.sold).sale_id)

    def give_to_another(self) -> None:
        with suppress(SaleStays, RefundRefused):
            phone = self.dice.choice(PHONES[:-1])
            self.shop.late_guest.give(owner(self.shop), self.dice.choice(self.sold).sale_id, str(phone))

    def enrol(self) -> None:
        with suppress(AlreadyAMember):
            self.shop.tappass.enrol(owner(self.shop), phone=str(self.dice.choice(PHONES[:-1])), name="Ava")

    def step(self) -> None:
        self.clock.move(minutes=self.dice.randint(0, 9))
        acts = [
            self.sell,
            self.sell,
            self.enrol,
            self.give_back,
            self.give_back,
            self.give_back,
            self.void,
            self.give_to_another,
            self.enrol,
            self.issue,
            *([self.take_a_voucher_back] if self.codes else []),
        ]
        self.dice.choice(acts if self.sold else [self.sell])()


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_done_after_a_sale_the_books_are_right(shop: Shop, clock: Clock, seed: int) -> None:
    tax(shop, VAT, BOOKS)
    counter(shop, coin=5)
    day = Day(shop, clock, seed)
    for _ in range(STEPS):
        day.step()
        assert shop.doctor.check() == []
    assert len(day.sold) > 1
    over = 'SELECT id FROM "Order" WHERE refunded > total UNION SELECT id FROM "MerchOrder" WHERE refunded > total'
    assert rows(shop, over) == []
    assert value(shop, 'SELECT count(*) FROM "Refund"') > 0
