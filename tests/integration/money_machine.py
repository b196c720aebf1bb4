"""A shop with two tills on one database, and the numbers it should come to: what every random step stands on."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from pos_app.bootstrap import Cart, CartLine, Kind, Payment, Product, SaleDone, Shop, build_shop
from pos_app.domain import loyalty, money, pricing
from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.insights import Span, Sums
from pos_app.domain.loyalty import Rules
from pos_app.domain.parked import as_today
from pos_app.domain.tabs import TabPart
from pos_app.domain.taxes import TaxRules
from pos_app.errors import PriceChanged, TillNotOpen
from tests.integration.counter import owner, set_clock
from tests.integration.money_model import Placed, ShiftModel, Sold, TabModel, placed

TILLS = ["Till 1", "Bar"]
PHONES = ["+15805550152", "+15805550125", "+447911123456"]
WHO = st.sampled_from([*PHONES, None])
TILL = st.sampled_from(TILLS)
HOW = ["cash", "cash", "card", "card cash", "voucher card", "voucher cash", "points cash", "points card", "all"]
PICKS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(1, 6), st.integers(0, 3), st.sampled_from([0, 0, 33, 250, 10**6])),
    min_size=1,
    max_size=3,
)
"""Lines: which product, how many, which percentage off, or which amount."""


class MoneyMachine(RuleBasedStateMachine):
    """The shop and its model; the steps are in the classes made of it."""

    new_database: Callable[[], tuple[str, Callable[[], None]]]

    def __init__(self) -> None:
        """A demo shop of its own, opened at two tills."""
        super().__init__()
        self.url, self.remove = type(self).new_database()
        self.shops: dict[str, Shop] = {till: build_shop(self.url, as_owner=True, till=till) for till in TILLS}
        self.clock = set_clock(self.shops[TILLS[0]])
        self.shops[TILLS[1]].premises.clock = self.clock
        self.taxes, self.counter, self.loyalty = TaxRules(), CounterRules(), Rules()
        self.shifts: dict[str, ShiftModel | None] = {}
        for till, shop in self.shops.items():
            current = shop.till.current()
            assert current is not None
            self.shifts[till] = ShiftModel(current.id, 0)
        self.z = dict.fromkeys(TILLS, 0)
        self.sold: list[Sold] = []
        self.tabs: list[TabModel] = []
        self.vouchers: dict[str, int] = {}
        self.sold_vouchers: dict[str, tuple[str, str, int]] = {}
        self.members: set[str] = set()

    @property
    def shop(self) -> Shop:
        """Any till, for what is the same at all of them."""
        return self.shops[TILLS[0]]

    @property
    def today(self) -> date:
        """The business day."""
        return self.shop.info.business_day(self.clock.at)

    @initialize()
    def choose_products(self) -> None:
        """Three dishes and two pieces of merchandise."""
        products = [each for each in self.shop.catalogue.products() if each.sellable and not each.open_price]
        self.ids = [each.id for kind, count in ((Kind.FOOD, 3), (Kind.MERCH, 2)) for each in
                    [each for each in products if each.kind is kind][:count]]  # fmt: skip

    def products(self) -> list[Product]:
        known = {each.id: each for each in self.shop.catalogue.products()}
        return [known[each] for each in self.ids]

    def as_now(self, cart: Cart) -> Cart:
        """The cart with the catalogue's word of today."""
        return as_today(cart, {each.id: each for each in self.products()})

    # -- sales --

    def pay(
        self,
        till: str,
        cart: Cart,
        phone: str | None,
        how: str,
        tip: int = 0,
        over: int = 0,
        food_at: datetime | None = None,
        **more: Any,
    ) -> Sold | None:
        """Sell at a till, and note what it came to; None where it was refused, as it had to be."""
        shop, shift = self.shops[till], self.shifts[till]
        priced = pricing.price(cart, self.taxes)
        payments, points = self.payments(priced.total, tip, how, phone, over)
        asked: dict[str, Any] = {"phone": phone, "payments": payments, "tip": tip} | more
        if shift is None:
            with pytest.raises(TillNotOpen):
                shop.checkout.complete(owner(shop), cart, **asked)
            return None
        if self.as_now(cart) != cart:
            with pytest.raises(PriceChanged):
                shop.checkout.complete(owner(shop), cart, **asked)
            return None
        done = shop.checkout.complete(owner(shop), cart, **asked)
        assert shop.checkout.complete(owner(shop), cart, **asked | {"sale_id": done.sale_id}) == done
        at = {Kind.FOOD: food_at or self.clock.at, Kind.MERCH: self.clock.at}
        sold = Sold(done.sale_id, shift.id, self.today, phone, placed(priced, phone, at), priced.total, tip, points)
        self.note(shift, sold, done, payments)
        return sold

    def payments(self, total: int, tip: int, how: str, phone: str | None, over: int) -> tuple[list[Payment], int]:
        """How it is paid, and what points pay of it."""
        wanted = set(["points", "voucher", "card", "cash"] if how == "all" else how.split())
        left, paid, worth = total + tip, [], 0
        if "points" in wanted and phone in self.members:
            card = self.shop.customers.by_phone(str(phone))
            assert card is not None
            count = loyalty.spendable(card.points or 0, total, self.loyalty)
            worth = loyalty.worth(count, self.loyalty)
            paid += [Payment.points(count)] if count else []
        left -= worth
        code = next((code for code, balance in self.vouchers.items() if balance), None) if "voucher" in wanted else None
        if code is not None and left:
            part = min(left, self.vouchers[code])
            paid.append(Payment.voucher(code, part))
            left -= part
        if "card" in wanted:
            part = left // 2 if "cash" in wanted else left
            paid += [Payment.card(part, "slip 7")] if part else []
            left -= part
        if left or over:
            paid.append(Payment.cash(max(left, money.to_coin(left, self.counter.coin)) + over))
        return paid, worth

    def note(self, shift: ShiftModel, sold: Sold, done: SaleDone, payments: Sequence[Payment]) -> None:
        """Raise the shift's sums by the sale, worked out here once more."""
        other = sold.by_points
        for each in payments:
            if each.method in ("CARD", "VOUCHER"):
                other += each.amount
                shift.methods[each.method] += each.amount
                sold.paid[each.method] += each.amount
            if each.method == "VOUCHER":
                self.vouchers[each.reference] -= each.amount
        shift.methods["POINTS"] += sold.by_points
        cash = sum(each.amount for each in payments if each.method == "CASH")
        left = sold.total + sold.tip - other
        rounding = money.to_coin(left, self.counter.coin) - left if cash and cash != left else 0
        assert (done.total, done.tip, done.rounding) == (sold.total, sold.tip, rounding)
        assert done.change == cash - left - rounding >= 0
        shift.methods["CASH"] += cash - done.change
        sold.paid["CASH"] = cash - done.change
        shift.expected += cash - done.change
        shift.sales += 1
        shift.total += sold.total
        shift.tips += sold.tip
        shift.rounding += rounding
        shift.discount += sum(each.discount for each in sold.placed)
        shift.tax += sum(each.tax for each in sold.placed)
        self.sold.append(sold)

    def tab_part(self, tab: TabModel) -> TabPart:
        return TabPart(tab.id, tab.version)

    # -- what has to hold after every step --

    @invariant()
    def nothing_is_broken(self) -> None:
        assert self.shop.doctor.check() == []

    @invariant()
    def each_drawer_and_report_is_the_models(self) -> None:
        for till, shop in self.shops.items():
            shift = self.shifts[till]
            if shift is None:
                assert shop.till.current() is None
                with pytest.raises(TillNotOpen):
                    shop.till.expected_cash(owner(shop))
            else:
                assert shop.till.expected_cash(owner(shop)) == shift.expected
                self.compare(shift, shop.till.x_report(owner(shop)))

    def compare(self, shift: ShiftModel, report: Any) -> None:
        """A report says what the model says, and its parts come to its sums."""
        assert (report.shift_id, report.expected, report.sales) == (shift.id, shift.expected, shift.sales)
        assert (report.total, report.tips, report.rounding) == (shift.total, shift.tips, shift.rounding)
        assert (report.discount, report.tax) == (shift.discount, shift.tax)
        assert {each.name: each.amount for each in report.methods if each.amount} == {**+shift.methods}
        assert sum(each.amount for each in report.methods) == report.total + report.tips + report.rounding
        for parts in (report.categories, report.groups):
            assert sum(each.amount for each in parts) == report.total
        assert sum(each.total for each in report.staff) == report.total
        assert sum(each.tax for each in report.taxes) == shift.tax - shift.tax_back
        for rows, sums in (
            (report.given_back, shift.given_back),
            (report.vouchers_sold, shift.vouchers_sold),
            (report.vouchers_taken_back, shift.vouchers_back),
        ):
            assert {each.name: each.amount for each in rows if each.amount} == {
                name: amount for name, amount in sums.items() if amount
            }

    @invariant()
    def the_owner_sees_what_was_sold_today(self) -> None:
        overview = self.shop.figures.overview(self.shop.figures.period(Span.TODAY))
        assert (overview.food, overview.merch) == (self.sums(Kind.FOOD), self.sums(Kind.MERCH))
        assert overview.now == overview.food + overview.merch

    def sums(self, kind: Kind) -> Sums:
        """What the owner should see of today."""
        day_of, today, begins = self.shop.info.business_day, self.today, self.shop.info.day_begins(self.today)
        found = Sums()
        for sold in self.sold:
            if sold.is_void:
                continue
            for order in sold.placed:
                if order.kind is kind and day_of(order.at) == today:
                    found += self.sum_of(sold, order, begins)
            back = sum(each.values.get(kind, 0) for each in sold.refunds if day_of(each.at) == today)
            found += Sums(refunded=back)
        return found

    def sum_of(self, sold: Sold, order: Placed, begins: datetime) -> Sums:
        """One order as the figures count it."""
        is_member = order.phone in self.members
        first = self.first_order(order.phone)
        is_new = first is not None and first >= begins
        return Sums(
            sales=int(sold.counts_itself(order)),
            orders=1,
            discount=order.discount,
            tax=order.tax,
            total=order.total,
            member_orders=int(is_member),
            member_total=order.total * is_member,
            new_orders=int(is_new),
            new_total=order.total * is_new,
        )

    def first_order(self, phone: str | None) -> datetime | None:
        """When the guest ordered first, on a tab too; None for the walk-in customer."""
        if phone is None:
            return None
        times = [each.at for sold in self.sold if not sold.is_void for each in sold.placed if each.phone == phone]
        times += [tab.order_at for tab in self.tabs if tab.phone == phone and tab.order_at is not None]
        return min(times, default=None)

    def teardown(self) -> None:
        """The journal is whole; nothing is left behind."""
        try:
            assert self.shop.journal.verify() == []
        finally:
            for shop in self.shops.values():
                shop.close()
            self.remove()


def line_of(cart: Cart, at: int) -> CartLine:
    """A line of the cart by any number."""
    return cart.lines[at % len(cart.lines)]
