"""Tabs: rounds to the board and the kitchen, paid whole or in parts, moved, voided, cancelled; the counters follow."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from pos_app.bootstrap import Cart, Kind, Payment, Role, SaleDone, Shop, open_shop
from pos_app.domain.board import BoardOrder, Step
from pos_app.domain.discount import Discount
from pos_app.domain.ids import new_id
from pos_app.domain.parked import ParkedGuest, ParkedKind, SaleOnScreen
from pos_app.domain.printing import Printer, PrinterKind, TillPrinting
from pos_app.domain.staff import Act
from pos_app.domain.tabs import TabPart, TabSaved
from pos_app.errors import (
    NameMissing,
    NotAllowed,
    NothingToPark,
    NotOnTheTab,
    ParkedElsewhere,
    ReasonMissing,
    SentLinesChanged,
    TabLinesNotSent,
)
from tests.integration.counter import ADA, Clock, food, merch, mixed, of, owner, person, rows, sell, value
from tests.integration.test_races import at_once

if TYPE_CHECKING:
    from pathlib import Path

AVA = ParkedGuest(ADA, "Ava Reyes")
BEN = ParkedGuest("+15805550199", "Ben Ito")


def opened(shop: Shop, cart: Cart | None = None, guest: ParkedGuest = AVA) -> TabSaved:
    sale = SaleOnScreen(new_id(), of(food(shop), 2) if cart is None else cart, guest)
    return shop.tabs.open(owner(shop), sale, guest.name or "Table 4")


def on_board(shop: Shop) -> BoardOrder:
    [order] = shop.board.open_orders().orders
    return order


def pay(
    shop: Shop, tab: TabSaved, cart: Cart | None = None, phone: str | None = ADA, sale_id: str | None = None
) -> SaleDone:
    part = tab.cart if cart is None else cart
    paid = [Payment.cash(shop.checkout.due(part))]
    return shop.checkout.complete(
        owner(shop), part, phone=phone, payments=paid, sale_id=sale_id, tab=TabPart(tab.id, tab.version)
    )


def well(shop: Shop) -> bool:
    return shop.doctor.check() == []


def test_an_opened_tab_is_on_the_board_and_counted_and_earns_nothing_yet(shop: Shop) -> None:
    shop.tappass.enrol(owner(shop), phone=ADA, name="Ava Reyes")
    cart = of(food(shop), 2).add(merch(shop))
    tab = opened(shop, cart)
    order = on_board(shop)
    assert (order.step, order.number, order.name, order.is_tab) == (Step.PENDING, "A1", "Ava Reyes", True)
    assert [item.quantity for item in order.items] == [2]
    assert tab.number == "A1"
    [listed] = shop.parking.listing()
    assert (listed.kind, listed.number, listed.total) == (ParkedKind.TAB, "A1", shop.checkout.due(cart))
    card = shop.customers.by_phone(ADA)
    assert card is not None
    assert card.points == 100
    assert value(shop, 'SELECT "orderCount" FROM "Customer" WHERE id = :id', id=card.id) == 1
    assert value(shop, 'SELECT count(*) FROM "MerchOrder"') == 0
    assert well(shop)


def test_a_second_round_sends_only_what_is_new(shop: Shop, clock: Clock) -> None:
    kitchen = Printer(PrinterKind.NETWORK, "127.0.0.1:9")
    shop.printing.save_settings(owner(shop), TillPrinting(kitchen=kitchen))
    tab = opened(shop)
    for to in (Step.CONFIRMED, Step.PREPARING, Step.READY):
        shop.board.move(owner(shop), on_board(shop).id, to)
    clock.move(minutes=20)
    tab = shop.tabs.send(owner(shop), tab.id, tab.version, tab.cart.add(food(shop, 1), 3))
    order = on_board(shop)
    assert order.step is Step.PENDING
    assert order.since == clock.at
    assert [(item.quantity, item.is_new) for item in order.items] == [(2, False), (3, True)]
    slips = [
        row["document"]
        for row in rows(shop, "SELECT document FROM \"PrintJob\" WHERE kind = 'KITCHEN' ORDER BY sequence")
    ]
    assert len(slips) == 2
    assert food(shop, 1).name in str(slips[1])
    assert food(shop).name not in str(slips[1])
    same = shop.tabs.send(owner(shop), tab.id, tab.version, tab.cart)
    assert value(shop, 'SELECT count(*) FROM "PrintJob"') == 2
    assert well(shop)
    done = pay(shop, same)
    assert shop.printing.after_sale(owner(shop), done.sale_id) == 0


def test_a_tab_is_paid_whole_and_its_order_becomes_the_sales(shop: Shop, clock: Clock) -> None:
    shop.tappass.enrol(owner(shop), phone=ADA, name="Ava Reyes")
    tab = opened(shop, of(food(shop), 2).add(merch(shop)))
    order_id = on_board(shop).id
    shop.board.move(owner(shop), order_id, Step.CONFIRMED)
    shop.board.move(owner(shop), order_id, Step.PREPARING)
    clock.move(hours=1)
    sell(shop, mixed(shop))
    sale_id = new_id()
    done = pay(shop, tab, sale_id=sale_id)
    assert (done.order_id, done.number, done.total) == (order_id, "A1", shop.checkout.due(tab.cart))
    assert done.merch_order_id
    assert done.points_earned > 0
    assert pay(shop, tab, sale_id=sale_id) == done
    card = next(each for each in shop.board.open_orders().orders if each.id == order_id)
    assert (card.step, card.is_tab) == (Step.PREPARING, False)
    assert shop.parking.listing() == []
    assert well(shop)
    with pytest.raises(ParkedElsewhere):
        pay(shop, tab)


def test_paying_what_is_pending_confirms_it(shop: Shop) -> None:
    pay(shop, opened(shop, guest=ParkedGuest()), phone=None)
    assert on_board(shop).step is Step.CONFIRMED
    assert well(shop)


def test_a_part_is_paid_and_the_rest_stays(shop: Shop) -> None:
    tab = opened(shop, of(food(shop), 3).add(food(shop, 1)).add(merch(shop)))
    first = replace(tab.cart, lines=(replace(tab.cart.lines[0], quantity=2),))
    done = pay(shop, tab, first)
    assert done.total == shop.checkout.due(first)
    assert done.number == "A1"
    [left] = shop.parking.listing()
    assert left.pieces == 3
    cards = shop.board.open_orders().orders
    assert {card.number for card in cards} == {"A1"}
    assert sorted(sum(item.quantity for item in card.items) for card in cards) == [2, 2]
    assert well(shop)
    fresh = shop.tabs.read(tab.id).sale
    assert fresh.tab is not None
    tab = TabSaved(tab.id, fresh.tab.version, "", "A1", fresh.cart)
    with pytest.raises(NotOnTheTab):
        pay(shop, tab, first)
    goods = replace(tab.cart, lines=tab.cart.of_kind(Kind.MERCH))
    assert pay(shop, tab, goods, phone=BEN.phone).order_id is None
    fresh = shop.tabs.read(tab.id).sale
    assert fresh.tab is not None
    tab = TabSaved(tab.id, fresh.tab.version, "", "A1", fresh.cart)
    assert pay(shop, tab).order_id is not None
    assert shop.parking.listing() == []
    assert value(shop, 'SELECT count(*) FROM "Sale"') == 3
    assert value(shop, 'SELECT sum(total) FROM "Sale"') == value(
        shop, 'SELECT (SELECT sum(total) FROM "Order") + (SELECT sum(total) FROM "MerchOrder")'
    )
    assert well(shop)


def test_an_amount_off_is_given_once_however_many_parts_are_paid(shop: Shop) -> None:
    line_off = Discount.by_amount(100, "spilled")
    cart = of(food(shop), 3).add(food(shop, 1))
    cart = replace(cart, lines=(replace(cart.lines[0], discount=line_off), cart.lines[1]))
    full = shop.checkout.due(cart)
    tab = opened(shop, replace(cart, discount=Discount.by_amount(300, "regular")))
    first = replace(tab.cart, lines=(replace(tab.cart.lines[0], quantity=1),))
    paid = pay(shop, tab, first).total
    fresh = shop.tabs.read(tab.id).sale
    assert fresh.tab is not None
    assert fresh.cart.discount is None
    tab = TabSaved(tab.id, fresh.tab.version, "", "A1", fresh.cart)
    assert paid + pay(shop, tab).total == full - 300
    assert well(shop)


def test_somebody_else_pays_for_it(shop: Shop) -> None:
    tab = opened(shop)
    pay(shop, tab, phone=BEN.phone)
    counted = {row["phoneNumber"]: row["orderCount"] for row in rows(shop, 'SELECT * FROM "Customer"')}
    assert (counted[ADA], counted["+15805550199"]) == (0, 1)
    assert well(shop)


def test_food_that_was_not_sent_cannot_be_paid_and_sent_food_not_changed(shop: Shop) -> None:
    tab = opened(shop)
    grown = tab.cart.add(food(shop, 1))
    with pytest.raises(TabLinesNotSent):
        pay(shop, tab, grown)
    for wrong in (Cart(), tab.cart.with_quantity(0, 1), tab.cart.with_quantity(0, 3)):
        with pytest.raises(SentLinesChanged):
            shop.tabs.send(owner(shop), tab.id, tab.version, wrong)
    assert well(shop)


def test_what_was_cooked_is_paid_at_the_price_it_was_ordered_at(shop: Shop) -> None:
    dish = food(shop)
    assert dish.price is not None
    tab = opened(shop)
    shop.catalogue.set_price(owner(shop), dish.id, dish.price + 500)
    shop.catalogue.mark_sold_out(owner(shop), dish.id, sold_out=True)
    assert shop.tabs.read(tab.id).troubles == ()
    assert pay(shop, tab).total == 2 * dish.price
    assert well(shop)


def test_voiding_needs_a_lead_and_a_reason_and_tells_the_kitchen(shop: Shop) -> None:
    shop.printing.save_settings(owner(shop), TillPrinting(kitchen=Printer(PrinterKind.NETWORK, "127.0.0.1:9")))
    cashier, tab = person(shop, Role.CASHIER), opened(shop, of(food(shop), 3))
    line = tab.cart.lines[0]
    with pytest.raises(NotAllowed):
        shop.tabs.void(cashier, tab.id, tab.version, [(line, 1)], "spilt")
    with pytest.raises(ReasonMissing):
        shop.tabs.void(owner(shop), tab.id, tab.version, [(line, 1)], "  ")
    approval = shop.premises.approvals.give(owner(shop), Act.CANCEL_TAB, cashier)
    tab = shop.tabs.void(cashier, tab.id, tab.version, [(line, 1)], "spilt", approval)
    assert on_board(shop).items[0].quantity == 2
    assert "-1" in str(rows(shop, 'SELECT document FROM "PrintJob" ORDER BY sequence')[-1]["document"])
    assert well(shop)
    with pytest.raises(NotOnTheTab):
        shop.tabs.void(owner(shop), tab.id, tab.version, [(line, 4)], "spilt")
    tab = shop.tabs.void(owner(shop), tab.id, tab.version, [(tab.cart.lines[0], 2)], "never came")
    assert tab.cart.is_empty
    assert shop.board.open_orders().orders == ()
    assert well(shop)
    tab = shop.tabs.send(owner(shop), tab.id, tab.version, of(food(shop, 1)))
    assert on_board(shop).number == "A2"
    assert well(shop)


def test_a_cancelled_tab_leaves_its_order_cancelled_and_uncounted(shop: Shop) -> None:
    tab = opened(shop, mixed(shop))
    with pytest.raises(NotAllowed):
        shop.tabs.cancel(person(shop, Role.CASHIER), tab.id, tab.version, "walked out")
    with pytest.raises(ReasonMissing):
        shop.tabs.cancel(owner(shop), tab.id, tab.version, "")
    shop.tabs.cancel(owner(shop), tab.id, tab.version, "walked out")
    assert value(shop, 'SELECT status FROM "Order"') == "CANCELLED"
    assert value(shop, 'SELECT "orderCount" FROM "Customer" WHERE "phoneNumber" = :phone', phone=ADA) == 0
    assert shop.parking.listing() == []
    assert well(shop)


def test_a_tab_goes_to_another_customer_with_everything(shop: Shop) -> None:
    shop.tappass.enrol(owner(shop), phone=BEN.phone or "", name=BEN.name)
    tab = opened(shop)
    tab = shop.tabs.move(owner(shop), tab.id, tab.version, BEN, "Ben")
    assert on_board(shop).name == "Ben Ito"
    assert [each.label for each in shop.parking.listing()] == ["Ben"]
    assert well(shop)
    tab = shop.tabs.move(owner(shop), tab.id, tab.version, ParkedGuest(is_walk_in=True))
    assert on_board(shop).name is None
    assert well(shop)
    assert pay(shop, tab, phone=None).customer_id == "walk-in"
    assert well(shop)


def test_joining_with_an_open_tab_earns_it_once_when_it_is_paid(shop: Shop) -> None:
    tab = opened(shop)
    card = shop.tappass.enrol(owner(shop), phone=ADA, name=None)
    assert card.points == 100
    done = pay(shop, tab)
    assert done.points == 100 + done.points_earned
    assert well(shop)


def test_the_same_opening_again_is_the_same_tab(shop: Shop) -> None:
    sale = SaleOnScreen(new_id(), mixed(shop), AVA)
    shop.parking.keep(owner(shop), sale)
    first = shop.tabs.open(owner(shop), sale, "Ava")
    assert shop.tabs.open(owner(shop), sale, "Ava") == first
    assert shop.parking.on_screen() is None
    with pytest.raises(NameMissing):
        shop.tabs.open(owner(shop), SaleOnScreen(new_id(), mixed(shop)), " ")
    with pytest.raises(NothingToPark):
        shop.tabs.open(owner(shop), SaleOnScreen(new_id(), Cart()), "Ava")
    assert value(shop, 'SELECT count(*) FROM "Order"') == 1
    assert well(shop)


def test_of_two_tills_one_pays_the_tab(shop: Shop, shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        for _ in range(4):
            tab = opened(shop)
            done = at_once(partial(pay, shop, tab), partial(pay, bar, tab))
            assert sum(isinstance(each, ParkedElsewhere) for each in done) == 1
            assert sum(isinstance(each, SaleDone) for each in done) == 1
            tab = opened(shop)
            done = at_once(
                partial(pay, shop, tab),
                partial(bar.tabs.send, owner(bar), tab.id, tab.version, tab.cart.add(food(bar, 1))),
            )
            assert sum(isinstance(each, ParkedElsewhere) for each in done) == 1
            assert well(shop)


def test_the_doctor_finds_an_order_that_nobody_can_pay(shop: Shop) -> None:
    tab = opened(shop)
    with shop.premises.database.write() as connection:
        from pos_app.data.tables import parked_sale

        connection.execute(parked_sale.delete().where(parked_sale.c.id == tab.id))
    [finding] = shop.doctor.check()
    assert finding.found == "no sale and no tab"


def test_a_tab_outlives_the_program(tmp_path: Path) -> None:
    with open_shop(tmp_path / "shop.db", as_owner=True, demo=True) as shop:
        tab = opened(shop)
    with open_shop(tmp_path / "shop.db", as_owner=True) as again:
        assert pay(again, tab).total
        assert well(again)


def test_what_stays_on_a_tab_keeps_its_own_discount(shop: Shop) -> None:
    cart = Cart().add(food(shop), 2).add(food(shop, 1))
    gift = replace(cart.lines[0], quantity=1, discount=Discount.by_percent(100, "a birthday"))
    tab = opened(shop, replace(cart, lines=(*cart.lines, gift)))
    full, _, free = tab.cart.lines
    done = pay(shop, tab, Cart((free,)))
    rest = shop.tabs.read(tab.id).sale.cart
    assert (done.total, full in rest.lines, len(rest)) == (0, True, 2)
    assert well(shop)
