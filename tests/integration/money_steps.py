"""Random steps around a sale: what is in the cart, what is taken off, how it is paid, and the owner's rules."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from pos_app.bootstrap import Cart, Payment
from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.discount import Discount
from pos_app.domain.taxes import TaxClass, TaxRules
from pos_app.errors import AlreadyAMember, VoucherEmpty
from tests.integration.counter import owner
from tests.integration.money_machine import HOW, PHONES, PICKS, TILL, WHO, MoneyMachine

VAT = TaxClass("standard", "VAT", 19_000, included=True)
SALES_TAX = TaxClass("standard", "Sales tax", 8_875)
BOOKS = TaxClass("books", "Reduced", 7_000)
DRINKS = TaxClass("drinks", "Drinks", 5_500, included=True)
FREE = TaxClass("free", "Exempt", 0)
TAXES = [TaxRules(), TaxRules((VAT, BOOKS, FREE)), TaxRules((SALES_TAX, DRINKS)), TaxRules((DRINKS, BOOKS, VAT))]
CLASSES = ["standard", "books", "drinks", "free", "unheard of"]
PERCENT = st.sampled_from([0, 0, 10, 33, 100])
LARGEST_CART = 10**7


class MoneySteps(MoneyMachine):
    """Sells at two tills, by changing rules."""

    def cart(self, picks: list[tuple[int, int, int, int]], percent: int = 0) -> Cart:
        """A cart with discounts on its lines and on the whole."""
        cart = Cart()
        for at, quantity, tenths, amount in picks:
            cart = cart.add(self.products()[at], quantity, note=f"{tenths} {amount}")
            line = cart.lines[-1]
            off = Discount.by_amount(amount, "kept waiting") if amount else None
            if tenths and off is None:
                off = Discount.by_percent(tenths * 10, "happy hour")
            cart = cart.with_line(len(cart) - 1, replace(line, discount=off))
        return cart.with_discount(Discount.by_percent(percent, "a friend of the house") if percent else None)

    @rule(
        till=TILL,
        who=WHO,
        picks=PICKS,
        percent=PERCENT,
        how=st.sampled_from(HOW),
        tip=st.sampled_from([0, 0, 1, 250]),
        over=st.sampled_from([0, 0, 3, 500]),
    )
    def sell(
        self,
        till: str,
        who: str | None,
        picks: list[tuple[int, int, int, int]],
        percent: int,
        how: str,
        tip: int,
        over: int,
    ) -> None:
        self.pay(till, self.cart(picks, percent), who, how, tip, over)

    @rule(taxes=st.sampled_from(TAXES), till=TILL)
    def change_the_taxes(self, taxes: TaxRules, till: str) -> None:
        self.taxes = taxes
        self.shops[till].house_rules.set(owner(self.shop), taxes=taxes)
        self.every_till_has_heard()

    @rule(coin=st.sampled_from([1, 5, 10, 100]), limit=st.sampled_from([None, 10_000]))
    def change_the_coins(self, coin: int, limit: int | None) -> None:
        self.counter = CounterRules(coin=coin, discount_limit=limit)
        self.shop.house_rules.set(owner(self.shop), counter=self.counter)
        self.every_till_has_heard()

    def every_till_has_heard(self) -> None:
        """Five seconds later."""
        for shop in self.shops.values():
            shop.premises.forget_settings()

    @rule(at=st.integers(0, 4), tax_class=st.sampled_from(CLASSES))
    def tax_a_product_otherwise(self, at: int, tax_class: str) -> None:
        before = self.products()[at]
        self.shop.assortment.change_product(owner(self.shop), before, replace(before, tax_class=tax_class))

    @rule(at=st.integers(0, 4), price=st.sampled_from([0, 1, 99, 333, 1250]))
    def change_a_price(self, at: int, price: int) -> None:
        self.shop.catalogue.set_price(owner(self.shop), self.ids[at], price)

    @rule(amount=st.sampled_from([1, 777, 5_000]))
    def issue_a_voucher(self, amount: int) -> None:
        made = self.shop.vouchers.issue(owner(self.shop), amount, reason="a gift")
        self.vouchers[made.code] = amount

    @precondition(lambda self: self.vouchers and self.shifts["Bar"])
    @rule(at=st.integers(0, 99), picks=PICKS)
    def spend_more_than_a_voucher_has(self, at: int, picks: list[tuple[int, int, int, int]]) -> None:
        """Refused, and the rest stays on it."""
        code, balance = sorted(self.vouchers.items())[at % len(self.vouchers)]
        cart, shop = self.cart(picks), self.shops["Bar"]
        due = shop.checkout.due(cart)
        if due > balance:
            with pytest.raises(VoucherEmpty):
                shop.checkout.complete(owner(shop), cart, payments=[Payment.voucher(code, due)])

    @rule(phone=st.sampled_from(PHONES))
    def enrol(self, phone: str) -> None:
        if phone in self.members:
            with pytest.raises(AlreadyAMember):
                self.shop.tappass.enrol(owner(self.shop), phone=phone, name=None)
            return
        self.shop.tappass.enrol(owner(self.shop), phone=phone, name=None)
        self.members.add(phone)

    @rule(hours=st.sampled_from([0.01, 0.01, 1, 5, 20, 24, -3, -24]))
    def move_the_clock(self, hours: float) -> None:
        self.clock.at += timedelta(hours=hours)
