"""Random steps with sales that are not done: on a screen, put aside, on a tab; over restarts, at two tills."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from pos_app.bootstrap import Cart, Kind, build_shop
from pos_app.domain import pricing
from pos_app.domain.ids import new_id
from pos_app.domain.parked import ParkedGuest, ParkedKind, SaleOnScreen
from pos_app.errors import NotOnTheTab, ParkedElsewhere, PriceChanged
from tests.integration.counter import owner
from tests.integration.money_machine import HOW, PICKS, TILL, TILLS, WHO, line_of
from tests.integration.money_model import ShiftModel, TabModel
from tests.integration.money_steps import PERCENT, MoneySteps

PAID = st.sampled_from(HOW)


class ParkingSteps(MoneySteps):
    """Parks and recalls."""

    def __init__(self) -> None:
        """Nothing is on a screen, nothing put aside."""
        super().__init__()
        self.screens: dict[str, SaleOnScreen | None] = dict.fromkeys(TILLS)
        self.aside: dict[str, SaleOnScreen] = {}

    @rule(till=TILL, who=WHO, picks=PICKS, percent=PERCENT)
    def take_an_order(self, till: str, who: str | None, picks: list[Any], percent: int) -> None:
        """What grows on the screen is kept."""
        before = self.screens[till]
        sale_id = before.sale_id if before else new_id()
        sale = SaleOnScreen(sale_id, self.cart(picks, percent), ParkedGuest(who))
        self.shops[till].parking.keep(owner(self.shop), sale)
        self.screens[till] = sale

    @precondition(lambda self: any(self.screens.values()))
    @rule(till=TILL, how=PAID)
    def pay_what_is_on_the_screen(self, till: str, how: str) -> None:
        sale = self.screens[till]
        if sale is not None:
            cart = self.as_now(sale.cart)
            if self.pay(till, cart, sale.guest.phone, how, sale_id=sale.sale_id) is not None:
                self.screens[till] = None

    @precondition(lambda self: any(self.screens.values()))
    @rule(till=TILL)
    def park(self, till: str) -> None:
        sale = self.screens[till]
        if sale is not None:
            parked = self.shops[till].parking.park(owner(self.shop), sale, "by the window")
            assert self.shops[till].parking.park(owner(self.shop), sale, "again") == parked
            self.aside[parked.id], self.screens[till] = sale, None

    @precondition(lambda self: self.aside)
    @rule(till=TILL, at=st.integers(0, 99))
    def recall(self, till: str, at: int) -> None:
        """At any till; what is on its screen is put aside, and the other till is too late."""
        parking, here = self.shops[till].parking, self.screens[till]
        listed = {each.id: each for each in parking.listing() if each.kind is ParkedKind.PARKED}
        parked = listed[sorted(self.aside)[at % len(self.aside)]]
        recalled = parking.recall(owner(self.shop), parked.id, parked.version, aside=here)
        if here is not None:
            [own] = [
                each.id for each in parking.listing() if each.kind is ParkedKind.PARKED and each.id not in self.aside
            ]
            self.aside[own] = here
        assert recalled.sale.cart == self.aside[parked.id].cart
        self.screens[till] = self.aside.pop(parked.id)
        other = self.shops[next(each for each in TILLS if each != till)]
        with pytest.raises(ParkedElsewhere):
            other.parking.recall(owner(self.shop), parked.id, parked.version)

    @precondition(lambda self: self.aside)
    @rule(till=TILL, at=st.integers(0, 99), back=st.booleans())
    def discard(self, till: str, at: int, back: bool) -> None:
        parking = self.shops[till].parking
        own_id = sorted(self.aside)[at % len(self.aside)]
        [parked] = [each for each in parking.listing() if each.id == own_id]
        discarded = parking.discard(owner(self.shop), parked.id, parked.version)
        if back:
            assert parking.restore(owner(self.shop), discarded).id == own_id
        else:
            del self.aside[own_id]

    @rule(till=TILL)
    def restart(self, till: str) -> None:
        """The program ends and starts: everything that was not done is there."""
        self.shops[till].close()
        shop = self.shops[till] = build_shop(self.url, as_owner=True, till=till)
        shop.premises.clock = self.clock
        if self.shifts[till] is None:
            current = shop.till.current()
            assert current is not None
            self.shifts[till] = ShiftModel(current.id, 0)
        self.nothing_is_forgotten()

    def nothing_is_forgotten(self) -> None:
        """Screens, parked sales and tabs are as they were left."""
        for till, shop in self.shops.items():
            kept, wanted = shop.parking.on_screen(), self.screens[till]
            assert (kept.sale if kept else None) == wanted or self.same_sale(kept, wanted)
            listed = {each.id: each for each in shop.parking.listing()}
            assert set(listed) == {*self.aside, *(tab.id for tab in self.tabs)}
            assert {each.id for each in listed.values() if each.kind is ParkedKind.PARKED} == set(self.aside)
            for tab in self.tabs:
                assert shop.tabs.read(tab.id).sale.cart == tab.cart

    @staticmethod
    def same_sale(kept: Any, wanted: SaleOnScreen | None) -> bool:
        """The same sale; its guest may have become a customer meanwhile."""
        if kept is None or wanted is None:
            return False
        return bool((kept.sale.sale_id, kept.sale.cart) == (wanted.sale_id, wanted.cart))


class TabSteps(ParkingSteps):
    """Serves before it is paid."""

    @rule(till=TILL, who=WHO, picks=PICKS, percent=PERCENT)
    def open_a_tab(self, till: str, who: str | None, picks: list[Any], percent: int) -> None:
        cart = self.cart(picks, percent)
        sale = SaleOnScreen(new_id(), cart, ParkedGuest(who))
        saved = self.shops[till].tabs.open(owner(self.shop), sale, "Table 4")
        assert self.shops[till].tabs.open(owner(self.shop), sale, "Table 5") == saved
        self.screens[till] = None
        self.tabs.append(TabModel(saved.id, saved.version, saved.cart, who, self.first_food(saved.cart, None)))
        assert pricing.price(saved.cart, self.taxes).total == pricing.price(cart, self.taxes).total

    def first_food(self, cart: Cart, before: Any) -> Any:
        """When the order on the board was placed; None where there is none."""
        return (before or self.clock.at) if cart.of_kind(Kind.FOOD) else None

    def a_tab(self, at: int) -> TabModel:
        return self.tabs[at % len(self.tabs)]

    @precondition(lambda self: self.tabs)
    @rule(till=TILL, at=st.integers(0, 99), picks=PICKS)
    def another_round(self, till: str, at: int, picks: list[Any]) -> None:
        tab, tabs = self.a_tab(at), self.shops[till].tabs
        cart = replace(tab.cart, lines=(*tab.cart.lines, *self.cart(picks).lines))
        unsent = Cart(tuple(line for line in cart.lines if not line.sent))
        if self.as_now(unsent) != unsent:
            with pytest.raises(PriceChanged):
                tabs.send(owner(self.shop), tab.id, tab.version, cart)
            return
        old, saved = tab.version, tabs.send(owner(self.shop), tab.id, tab.version, cart)
        with pytest.raises(ParkedElsewhere):
            tabs.send(owner(self.shop), tab.id, old, cart)
        tab.version, tab.cart, tab.order_at = saved.version, saved.cart, self.first_food(saved.cart, tab.order_at)

    @precondition(lambda self: self.tabs)
    @rule(till=TILL, at=st.integers(0, 99), how=PAID, part=st.booleans(), which=st.integers(0, 9))
    def pay_a_tab(self, till: str, at: int, how: str, part: bool, which: int) -> None:
        """Whole, or a piece of one line."""
        tab = self.a_tab(at)
        if tab.cart.is_empty:
            return
        cart, rest = tab.cart, replace(tab.cart, lines=())
        if part:
            line = line_of(tab.cart, which)
            place = tab.cart.lines.index(line)
            cart = replace(tab.cart, lines=(replace(line, quantity=1),))
            given = line.discount is not None and line.discount.amount > 0
            left = replace(line, discount=None) if given else line
            rest = tab.cart.with_line(place, left).with_quantity(place, line.quantity - 1)
        food_at = tab.order_at if cart.of_kind(Kind.FOOD) else None
        if self.pay(till, cart, tab.phone, how, food_at=food_at, tab=self.tab_part(tab)) is None:
            return
        if rest.is_empty:
            self.tabs.remove(tab)
            return
        tab.cart, tab.order_at = self.shop.tabs.read(tab.id).sale.cart, self.first_food(rest, tab.order_at)
        tab.version += 1
        assert sorted(map(repr, tab.cart.lines)) == sorted(map(repr, rest.lines))

    @precondition(lambda self: self.tabs)
    @rule(till=TILL, at=st.integers(0, 99), which=st.integers(0, 9), quantity=st.integers(1, 7))
    def void_on_a_tab(self, till: str, at: int, which: int, quantity: int) -> None:
        tab, tabs = self.a_tab(at), self.shops[till].tabs
        if tab.cart.is_empty:
            return
        line = line_of(tab.cart, which)
        if line.kind is Kind.MERCH or quantity > line.quantity:
            with pytest.raises(NotOnTheTab):
                tabs.void(owner(self.shop), tab.id, tab.version, [(line, quantity)], "burnt")
            return
        saved = tabs.void(owner(self.shop), tab.id, tab.version, [(line, quantity)], "burnt")
        assert saved.cart.quantity == tab.cart.quantity - quantity
        tab.version, tab.cart, tab.order_at = saved.version, saved.cart, self.first_food(saved.cart, tab.order_at)

    @precondition(lambda self: self.tabs)
    @rule(till=TILL, at=st.integers(0, 99))
    def cancel_a_tab(self, till: str, at: int) -> None:
        tab = self.a_tab(at)
        self.shops[till].tabs.cancel(owner(self.shop), tab.id, tab.version, "they left")
        self.tabs.remove(tab)
