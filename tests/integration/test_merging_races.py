"""A merge, an undo, a number given up or changed, while another till does something with the same guests."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from pos_app.bootstrap import open_shop
from pos_app.errors import NumberTaken, SameCustomer
from tests.integration.counter import mixed, owner, rows, sell, value
from tests.integration.test_races import at_once, failures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.bootstrap import Shop

ROUNDS = 4


@pytest.fixture
def bar(shop: Shop, shop_url: str) -> Iterator[Shop]:
    """A second till on the same database."""
    with open_shop(shop_url, as_owner=True, till="Bar") as opened:
        yield opened


def numbers(round_: int) -> tuple[str, str]:
    return f"+1580555{round_:02}52", f"+1580555{round_:02}90"


def two_guests(shop: Shop, round_: int) -> tuple[str, str]:
    one, other = (sell(shop, mixed(shop), phone=number).customer_id for number in numbers(round_))
    return one, other


def well(shop: Shop) -> None:
    assert shop.doctor.check() == []
    assert shop.journal.verify() == []
    stray = 'SELECT count(*) FROM "Order" o JOIN "Customer" c ON c.id = o."customerId" WHERE c."mergedInto" IS NOT NULL'
    assert value(shop, stray) == 0


def test_a_merge_against_sales_on_either_number(shop: Shop, bar: Shop) -> None:
    for round_ in range(ROUNDS):
        one, other = two_guests(shop, round_)
        if round_ % 2:
            shop.tappass.enrol(owner(shop), phone=numbers(round_)[1], name=None)
        done = at_once(
            partial(shop.customers.merge, owner(shop), one, other),
            *(partial(sell, bar, mixed(bar), phone=number) for number in numbers(round_)),
            partial(sell, shop, mixed(shop), phone=numbers(round_)[1]),
        )
        assert failures(done) == []
        assert {shop.customers.card(each).visits for each in (one, other)} == {5}
    well(shop)


def test_two_merges_the_other_way_round_end_as_one(shop: Shop, bar: Shop) -> None:
    for round_ in range(ROUNDS):
        one, other = two_guests(shop, round_)
        done = at_once(
            partial(shop.customers.merge, owner(shop), one, other),
            partial(bar.customers.merge, owner(bar), other, one),
        )
        assert failures(done) == [SameCustomer]
        assert shop.customers.card(one) == shop.customers.card(other)
    well(shop)


def test_merges_of_three_at_once_leave_one_customer(shop: Shop, bar: Shop) -> None:
    one, other = two_guests(shop, 0)
    third, fourth = two_guests(shop, 1)
    done = at_once(
        partial(shop.customers.merge, owner(shop), one, other),
        partial(bar.customers.merge, owner(bar), other, third),
        partial(shop.customers.merge, owner(shop), third, fourth),
        partial(bar.customers.merge, owner(bar), fourth, one),
    )
    assert failures(done) == [SameCustomer]
    assert len({shop.customers.card(each).id for each in (one, other, third, fourth)}) == 1
    assert value(shop, 'SELECT count(*) FROM "Customer" WHERE "mergedInto" IS NULL') == 2
    well(shop)


def test_a_merge_against_an_enrolment(shop: Shop, bar: Shop) -> None:
    for round_ in range(ROUNDS):
        one, other = two_guests(shop, round_)
        done = at_once(
            partial(shop.customers.merge, owner(shop), one, other),
            partial(bar.tappass.enrol, owner(bar), phone=numbers(round_)[round_ % 2], name=None),
        )
        assert failures(done) == []
        assert shop.customers.card(one) == shop.customers.card(other)
        assert shop.customers.card(one).points == 100 + 4 * 18
    well(shop)


def test_an_undo_against_sales(shop: Shop, bar: Shop) -> None:
    for round_ in range(ROUNDS):
        one, other = two_guests(shop, round_)
        shop.customers.merge(owner(shop), one, other)
        [merge] = shop.customers.merges(owner(shop), one)
        done = at_once(
            partial(shop.customers.undo_merge, owner(shop), merge.id),
            *(partial(sell, bar, mixed(bar), phone=number) for number in numbers(round_)),
        )
        assert failures(done) == []
        assert sum(shop.customers.card(each).visits for each in (one, other)) == 4
    well(shop)


def test_a_release_against_a_sale(shop: Shop, bar: Shop) -> None:
    for round_ in range(ROUNDS):
        one, _ = two_guests(shop, round_)
        done = at_once(
            partial(shop.customers.release_number, owner(shop), one),
            partial(sell, bar, mixed(bar), phone=numbers(round_)[0]),
        )
        assert failures(done) == []
        sold = done[1]
        assert sold.is_new_customer == (sold.customer_id != one)
    well(shop)


def test_a_change_of_number_against_a_sale_with_it(shop: Shop, bar: Shop) -> None:
    for round_ in range(ROUNDS):
        one, _ = two_guests(shop, round_)
        new = f"+1580555{round_:02}77"
        done = at_once(
            partial(shop.customers.change_number, owner(shop), one, new),
            partial(sell, bar, mixed(bar), phone=new),
        )
        assert failures(done) in ([], [NumberTaken])
        holders = rows(shop, 'SELECT id FROM "Customer" WHERE "phoneNumber" = :n', n=new)
        assert len(holders) == 1
        assert done[1].customer_id == holders[0]["id"]
    well(shop)


def test_two_customers_are_given_one_number_at_once(shop: Shop, bar: Shop) -> None:
    for round_ in range(ROUNDS):
        one, other = two_guests(shop, round_)
        new = f"+1580555{round_:02}77"
        done = at_once(
            partial(shop.customers.change_number, owner(shop), one, new),
            partial(bar.customers.change_number, owner(bar), other, new),
        )
        assert failures(done) == [NumberTaken]
    well(shop)
