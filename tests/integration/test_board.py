"""The orders board: what is on it, one step at a time, two tills at once, and when it is asked anew."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from pos_app.bootstrap import Cart, Kind, Role, Shop, open_shop
from pos_app.domain.board import STEPS, BoardOrder, PickUpStep, Step
from pos_app.errors import MovedMeanwhile, NotAllowed, NotFound, StepNotAllowed
from tests.integration.counter import Clock, food, merch, mixed, of, owner, person, row_counts, rows, sell, tamper
from tests.integration.test_races import at_once

if TYPE_CHECKING:
    from collections.abc import Callable


def card(shop: Shop, order_id: str) -> BoardOrder | None:
    return next((each for each in shop.board.open_orders().orders if each.id == order_id), None)


def sold(shop: Shop, phone: str | None = "(580) 555-0152", name: str | None = "Ava Reyes") -> str:
    done = sell(shop, of(food(shop)), phone=phone, name=name)
    assert done.order_id
    return done.order_id


def test_a_sale_is_on_the_board_with_all_the_kitchen_and_the_counter_need(shop: Shop, clock: Clock) -> None:
    dish = next(each for each in shop.catalogue.products() if each.modifiers and each.kind is Kind.FOOD)
    cart = Cart().add(dish, 2, modifiers=dish.modifiers[:1], note="no onions").add(merch(shop))
    done = sell(shop, cart, name="علي")
    board = shop.board.open_orders()
    [order], [pick_up] = board.orders, board.pick_ups
    assert (order.id, order.number, order.step) == (done.order_id, done.number, Step.CONFIRMED)
    assert (order.name, order.phone, order.till, order.since) == ("علي", "+15805550152", "Till 1", clock.at)
    [item] = order.items
    assert (item.quantity, item.name, item.modifiers) == (2, dish.name, (dish.modifiers[0].name,))
    assert (item.note, item.is_new, order.is_tab, order.is_refunded) == ("no onions", False, False, False)
    assert (pick_up.id, pick_up.name, pick_up.items[0].name) == (done.merch_order_id, "علي", merch(shop).name)


def test_a_walk_in_has_neither_name_nor_number(shop: Shop) -> None:
    sold(shop, None, None)
    [order] = shop.board.open_orders().orders
    assert (order.name, order.phone) == (None, None)


def test_every_step_on_and_back_is_written_and_journalled(shop: Shop, clock: Clock) -> None:
    who, order_id = person(shop, Role.CASHIER), sold(shop)
    path = [*STEPS[2:], *reversed(STEPS[:-1])]
    seen = Step.CONFIRMED
    for to in path:
        clock.move(seconds=30)
        assert shop.board.move(who, order_id, to, seen=seen)
        there = card(shop, order_id)
        assert there is not None
        assert there.step is to
        seen = to
    noted = rows(shop, "SELECT data, subject FROM \"Journal\" WHERE kind = 'order_moved' ORDER BY number")
    assert len(noted) == len(path)
    assert {row["subject"] for row in noted} == {order_id}
    assert shop.doctor.check() == []


@pytest.mark.parametrize(
    ("seen", "to"), [(a, b) for a in STEPS for b in STEPS if abs(STEPS.index(a) - STEPS.index(b)) != 1]
)
def test_only_one_step_at_a_time(sqlite_shop_url: str, seen: Step, to: Step) -> None:
    with open_shop(sqlite_shop_url, as_owner=True) as shop:
        order_id = sold(shop)
        tamper(shop, 'UPDATE "Order" SET status = :seen', seen=seen.value)
        before = row_counts(shop)
        with pytest.raises(StepNotAllowed):
            shop.board.move(owner(shop), order_id, to, seen=seen)
        if seen is not to:
            with pytest.raises(StepNotAllowed):
                shop.board.move(owner(shop), order_id, to)
        assert row_counts(shop) == before


def test_cancelled_and_adopted_orders_are_never_on_the_board(shop: Shop) -> None:
    cancelled, adopted = sold(shop), sold(shop)
    tamper(shop, "UPDATE \"Order\" SET status = 'CANCELLED' WHERE id = :id", id=cancelled)
    tamper(shop, 'UPDATE "Order" SET "saleId" = NULL, legacy = \'{}\' WHERE id = :id', id=adopted)
    assert shop.board.open_orders().orders == ()
    with pytest.raises(MovedMeanwhile) as moved:
        shop.board.move(owner(shop), cancelled, Step.PREPARING)
    assert moved.value.status == "CANCELLED"
    for unknown in (adopted, "nobody's"):
        with pytest.raises(NotFound):
            shop.board.move(owner(shop), unknown, Step.PREPARING)


def test_the_day_turns_and_what_was_ordered_just_before_stays_until_it_is_delivered(shop: Shop, clock: Clock) -> None:
    clock.at = clock.at.replace(hour=3, minute=50)
    late_night, eaten = sold(shop), sold(shop)
    for to in STEPS[2:]:
        shop.board.move(owner(shop), eaten, to)
    assert card(shop, eaten)
    clock.move(minutes=20)
    assert card(shop, late_night)
    assert card(shop, eaten) is None
    clock.move(hours=5)
    assert card(shop, late_night) is None


def test_merchandise_is_picked_up_and_the_pick_up_taken_back(shop: Shop) -> None:
    done = sell(shop, mixed(shop))
    assert done.merch_order_id
    who = person(shop, Role.CASHIER)
    assert shop.board.hand_over(who, done.merch_order_id)
    assert not shop.board.hand_over(who, done.merch_order_id)
    assert shop.board.open_orders().pick_ups == ()
    assert shop.board.hand_over(who, done.merch_order_id, PickUpStep.PAID)
    assert len(shop.board.open_orders().pick_ups) == 1
    tamper(shop, "UPDATE \"MerchOrder\" SET status = 'CANCELLED'")
    with pytest.raises(MovedMeanwhile):
        shop.board.hand_over(who, done.merch_order_id)
    with pytest.raises(NotFound):
        shop.board.hand_over(who, "nobody's")


def test_the_board_says_what_changed_and_nothing_while_nothing_did(shop: Shop, shop_url: str, clock: Clock) -> None:
    done = sell(shop, mixed(shop))
    assert done.order_id
    assert done.merch_order_id
    order_id, merch_id, who = done.order_id, done.merch_order_id, owner(shop)
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        bar.premises.clock = Clock(clock.at - timedelta(seconds=40))
        changes: list[Callable[[], object]] = [
            lambda: bar.board.move(who, order_id, Step.PREPARING),
            lambda: bar.board.move(who, order_id, Step.CONFIRMED),
            lambda: bar.board.hand_over(who, merch_id),
            lambda: sell(bar, mixed(bar)),
            lambda: tamper(bar, "UPDATE \"Order\" SET status = 'CANCELLED' WHERE id = :id", id=order_id),
        ]
        version = shop.board.open_orders().version
        for change in changes:
            assert shop.board.changed_since(version) is None
            change()
            board = shop.board.changed_since(version)
            assert board is not None
            version = board.version
        assert shop.board.changed_since(version) is None


def test_of_two_tills_one_moves_the_order_and_the_other_hears_of_it(shop: Shop, shop_url: str) -> None:
    who = owner(shop)
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        for _ in range(6):
            order_id = sold(shop)
            done = at_once(
                *[partial(each.board.move, who, order_id, Step.PREPARING, seen=Step.CONFIRMED) for each in (shop, bar)]
            )
            assert sorted(done) == [False, True]
            apart = at_once(
                partial(shop.board.move, who, order_id, Step.READY, seen=Step.PREPARING),
                partial(bar.board.move, who, order_id, Step.CONFIRMED, seen=Step.PREPARING),
            )
            refused = [each for each in apart if isinstance(each, MovedMeanwhile)]
            assert len(refused) == 1
            assert [each for each in apart if each is True] == [True]
    assert shop.doctor.check() == []


def test_the_owner_chooses_when_an_order_is_late(shop: Shop, clock: Clock) -> None:
    assert shop.board.open_orders().late_minutes == 15
    with shop.premises.database.write() as connection:
        from pos_app.data.tables import setting

        connection.execute(setting.insert().values(name="counter", value={"late_minutes": 8}, updated_at=clock.at))
    assert shop.board.open_orders().late_minutes == 8


def test_nobody_without_the_right_moves_anything(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    from pos_app.domain import staff

    done = sell(shop, mixed(shop))
    assert done.order_id
    assert done.merch_order_id
    who = person(shop, Role.CASHIER)
    monkeypatch.setitem(staff.NEEDS, staff.Act.MOVE_ORDERS, Role.OWNER)
    with pytest.raises(NotAllowed):
        shop.board.move(who, done.order_id, Step.PREPARING)
    with pytest.raises(NotAllowed):
        shop.board.hand_over(who, done.merch_order_id)
