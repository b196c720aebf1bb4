"""The sale on the screen and those put aside: kept as they grow, recalled once, never there after they were done."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from pos_app.bootstrap import Cart, Kind, Role, Shop, open_shop
from pos_app.domain.ids import new_id
from pos_app.domain.parked import ParkedGuest, ParkedKind, SaleOnScreen, Trouble, as_today
from pos_app.errors import CardNumberInText, NothingToPark, NotSellable, ParkedElsewhere, PriceChanged
from tests.integration.counter import ADA, Clock, food, merch, mixed, of, owner, person, rows, sell, value
from tests.integration.test_races import at_once

if TYPE_CHECKING:
    from pathlib import Path

AVA = ParkedGuest(ADA, "Ava Reyes")


def on_screen(shop: Shop, cart: Cart | None = None, guest: ParkedGuest = AVA) -> SaleOnScreen:
    return SaleOnScreen(new_id(), mixed(shop) if cart is None else cart, guest)


def kept(shop: Shop) -> int:
    return int(value(shop, 'SELECT count(*) FROM "ParkedSale"'))


def test_the_sale_on_the_screen_is_kept_as_it_grows_and_is_back_as_it_was(shop: Shop, shop_url: str) -> None:
    dish = next(each for each in shop.catalogue.products() if each.modifiers and each.kind is Kind.FOOD)
    sale = on_screen(shop, of(food(shop)))
    shop.parking.keep(owner(shop), sale)
    grown = replace(
        sale, cart=sale.cart.add(dish, 2, modifiers=dish.modifiers[:1], note="بدون بصل").with_note("table 5")
    )
    shop.parking.keep(owner(shop), grown)
    assert kept(shop) == 1
    with open_shop(shop_url, as_owner=True) as again:
        back = again.parking.on_screen()
        assert back is not None
        assert back.sale == grown
        assert back.troubles == ()
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        assert bar.parking.on_screen() is None
        bar.parking.keep(owner(bar), on_screen(bar))
    assert kept(shop) == 2
    shop.parking.keep(owner(shop), SaleOnScreen(new_id(), Cart()))
    assert shop.parking.on_screen() is None
    assert kept(shop) == 1
    assert shop.doctor.check() == []


def test_since_when_a_sale_is_on_the_screen_is_when_it_began(shop: Shop, clock: Clock) -> None:
    began, sale = clock.at, on_screen(shop)
    shop.parking.keep(owner(shop), sale)
    clock.move(minutes=5)
    shop.parking.keep(owner(shop), replace(sale, cart=of(merch(shop))))
    back = shop.parking.on_screen()
    assert back is not None
    assert back.since == began
    other = on_screen(shop)
    shop.parking.keep(owner(shop), other)
    back = shop.parking.on_screen()
    assert back is not None
    assert (back.sale.sale_id, back.since) == (other.sale_id, clock.at)


def test_a_sale_that_is_done_is_on_no_screen_and_in_no_list(shop: Shop) -> None:
    sale = on_screen(shop)
    shop.parking.keep(owner(shop), sale)
    sell(shop, sale.cart, sale_id=sale.sale_id)
    assert kept(shop) == 0
    shop.parking.keep(owner(shop), sale)
    assert shop.parking.on_screen() is None
    with pytest.raises(ParkedElsewhere):
        shop.parking.park(owner(shop), sale, "Ava")
    assert kept(shop) == 0


def test_a_parked_sale_is_listed_found_and_recalled_at_any_till(shop: Shop, shop_url: str) -> None:
    who = person(shop, Role.CASHIER)
    sale = on_screen(shop)
    shop.parking.keep(who, sale)
    parked = shop.parking.park(who, sale, " José, table 4 ")
    assert shop.parking.park(who, sale, "again") == parked
    assert (parked.label, parked.kind, parked.till, parked.pieces) == ("José, table 4", ParkedKind.PARKED, "Till 1", 3)
    assert parked.total == shop.checkout.due(sale.cart)
    assert shop.parking.on_screen() is None
    other = shop.parking.park(who, on_screen(shop, of(merch(shop)), ParkedGuest()), "Ben")
    assert {each.id for each in shop.parking.listing()} == {other.id, parked.id}
    for text in ("jose", "JOSÉ tab", food(shop).name, "till 1 4"):
        assert parked.id in [each.id for each in shop.parking.listing(text)]
    assert shop.parking.listing("nobody") == []
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        back = bar.parking.recall(who, parked.id, parked.version)
        assert back.sale == sale
        assert bar.parking.recall(who, parked.id, parked.version).sale == sale
        found = bar.parking.on_screen()
        assert found is not None
        assert found.sale == sale
        done = sell(bar, sale.cart, sale_id=sale.sale_id)
        assert done.sale_id == sale.sale_id
        assert [each.id for each in bar.parking.listing()] == [other.id]
    with pytest.raises(ParkedElsewhere):
        shop.parking.recall(who, parked.id, parked.version)
    assert shop.doctor.check() == []


def test_recalling_puts_what_is_on_the_screen_aside_first(shop: Shop) -> None:
    who = owner(shop)
    first, second = on_screen(shop), on_screen(shop, of(merch(shop)), ParkedGuest(is_walk_in=True))
    parked = shop.parking.park(who, first, "Ava")
    shop.parking.keep(who, second)
    assert shop.parking.recall(who, parked.id, parked.version, second, "18:42").sale == first
    [aside] = shop.parking.listing()
    assert aside.label == "18:42"
    assert shop.parking.recall(who, aside.id, aside.version, first, "Ava").sale == second
    assert len(shop.parking.listing()) == 1
    assert kept(shop) == 2


def test_of_two_tills_one_gets_the_parked_sale(shop: Shop, shop_url: str) -> None:
    who = owner(shop)
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        for _ in range(5):
            parked = shop.parking.park(who, on_screen(shop), "Ava")
            done = at_once(*[partial(each.parking.recall, who, parked.id, parked.version) for each in (shop, bar)])
            assert sum(isinstance(each, ParkedElsewhere) for each in done) == 1
            for each in (shop, bar):
                each.parking.keep(who, SaleOnScreen(new_id(), Cart()))
            parked = shop.parking.park(who, on_screen(shop), "Ben")
            done = at_once(
                partial(shop.parking.recall, who, parked.id, parked.version),
                partial(bar.parking.discard, who, parked.id, parked.version),
            )
            assert sum(isinstance(each, ParkedElsewhere) for each in done) == 1
            shop.parking.keep(who, SaleOnScreen(new_id(), Cart()))
    assert shop.doctor.check() == []


def test_a_discarded_sale_can_be_had_back_once(shop: Shop) -> None:
    who = owner(shop)
    sale = on_screen(shop)
    parked = shop.parking.park(who, sale, "Ava")
    gone = shop.parking.discard(who, parked.id, parked.version)
    assert shop.parking.listing() == []
    with pytest.raises(ParkedElsewhere):
        shop.parking.discard(who, parked.id, parked.version)
    back = shop.parking.restore(who, gone)
    assert shop.parking.restore(who, gone) == back
    assert (back.id, back.label, back.total) == (parked.id, parked.label, parked.total)
    assert shop.parking.recall(who, back.id, back.version).sale == sale
    sell(shop, sale.cart, sale_id=sale.sale_id)
    with pytest.raises(ParkedElsewhere):
        shop.parking.restore(who, gone)
    kinds = [row["kind"] for row in rows(shop, "SELECT kind FROM \"Journal\" WHERE kind <> 'sale' ORDER BY number")]
    assert kinds[-4:] == ["parked", "parked_discarded", "parked_restored", "recalled"]


def test_what_changed_in_the_catalogue_is_said_when_it_is_recalled(shop: Shop) -> None:
    who = owner(shop)
    dear, gone, same = food(shop, 0), food(shop, 1), merch(shop)
    assert dear.price is not None
    cart = Cart().add(dear, 2).add(gone).add(same)
    parked = shop.parking.park(who, on_screen(shop, cart), "Ava")
    shop.catalogue.set_price(who, dear.id, dear.price + 100)
    shop.catalogue.mark_sold_out(who, gone.id, sold_out=True)
    back = shop.parking.recall(who, parked.id, parked.version)
    assert back.sale.cart == cart
    assert [(each.at, each.trouble, each.price) for each in back.troubles] == [
        (0, Trouble.PRICE, dear.price + 100),
        (1, Trouble.SOLD_OUT, None),
    ]
    with pytest.raises((PriceChanged, NotSellable)):
        sell(shop, back.sale.cart, sale_id=back.sale.sale_id)
    today = as_today(back.sale.cart, {each.id: each for each in shop.catalogue.products()})
    assert [(line.product_id, line.unit_price) for line in today.lines] == [
        (dear.id, dear.price + 100),
        (same.id, same.price),
    ]
    assert sell(shop, today, sale_id=back.sale.sale_id).sale_id == back.sale.sale_id
    assert kept(shop) == 0


def test_what_cannot_be_parked_is_refused(shop: Shop) -> None:
    with pytest.raises(NothingToPark):
        shop.parking.park(owner(shop), on_screen(shop, Cart()), "Ava")
    with pytest.raises(CardNumberInText):
        shop.parking.park(owner(shop), on_screen(shop), "4111 1111 1111 1111")
    assert kept(shop) == 0


GROWING = """
import sys
from dataclasses import replace
from pos_app.bootstrap import Cart, Kind, Payment, open_shop
from pos_app.domain.ids import new_id
from pos_app.domain.parked import ParkedGuest, SaleOnScreen
with open_shop(sys.argv[1], as_owner=True) as shop:
    dish = next(each for each in shop.catalogue.products() if each.kind is Kind.FOOD and each.sellable)
    while True:
        sale = SaleOnScreen(new_id(), Cart(), ParkedGuest("+15805550152", "Ava"))
        for count in range(1, 6):
            sale = replace(sale, cart=sale.cart.add(dish))
            shop.parking.keep(shop.actor, sale)
            print("kept", sale.sale_id, count, flush=True)
        paid = [Payment.cash(shop.checkout.due(sale.cart))]
        shop.checkout.complete(shop.actor, sale.cart, phone="5805550152", payments=paid, sale_id=sale.sale_id)
        print("done", sale.sale_id, 5, flush=True)
"""


def test_a_kill_takes_nothing_that_was_kept_and_brings_back_nothing_that_was_done(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    with open_shop(path, as_owner=True, demo=True):
        pass
    for kill in range(6):
        child = subprocess.Popen([sys.executable, "-c", GROWING, str(path)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        said = [child.stdout.readline().split() for _ in range(5 + kill * 3)]
        child.send_signal(signal.SIGKILL)
        said += [line.split() for line in child.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        child.stdout.close()
        child.wait()
        word, sale_id, count = said[-1]
        with open_shop(path, as_owner=True) as shop:
            back = shop.parking.on_screen()
            if word == "done":
                assert back is None or back.sale.sale_id != sale_id
            elif back is None:
                assert value(shop, 'SELECT count(*) FROM "Sale" WHERE id = :id', id=sale_id) == 1
            else:
                assert back.sale.sale_id == sale_id
                assert back.sale.cart.quantity in (int(count), int(count) + 1)
            done = {each[1] for each in said if each[0] == "done"}
            assert back is None or back.sale.sale_id not in done
            assert shop.doctor.check() == []
