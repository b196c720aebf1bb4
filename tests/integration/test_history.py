"""A customer's history: food and merchandise in one timeline, page by page, and what the customer is worth."""

from datetime import timedelta
from itertools import product

import pytest

from pos_app.bootstrap import Kind, Role, Shop, open_shop
from pos_app.domain.ids import WALK_IN
from pos_app.errors import NotAllowed, NotFound, NotSignedIn
from tests.integration.counter import NOON, TYPED, Clock, food, merch, mixed, of, owner, pages, person, sell, tamper

SALES = 9


@pytest.fixture
def customer(shop: Shop, clock: Clock) -> str:
    """A guest with 3 sales of food, 3 of merchandise and 3 of both, in turn, and another guest in between."""
    done = None
    for count in range(SALES):
        cart = [of(food(shop)), of(merch(shop)), mixed(shop)][count % 3]
        done = sell(shop, cart)
        sell(shop, mixed(shop), phone="580 555 0199")
        clock.move(minutes=1)
    assert done is not None
    return done.customer_id


SIZES = [1, 2, 3, 4, 5, 7, 11, 12, 13, 50]


def test_pages_of_every_size_have_no_gap_and_no_double(shop: Shop, customer: str) -> None:
    for limit in SIZES:
        entries = list(pages(shop, customer, limit))
        assert len(entries) == 12
        assert len({entry.id for entry in entries}) == 12
        times = [entry.created_at for entry in entries]
        assert times == sorted(times, reverse=True)
        assert [entry.kind for entry in entries[:4]] == [Kind.FOOD, Kind.MERCH, Kind.MERCH, Kind.FOOD]


def test_one_kind_alone_has_all_of_its_orders(shop: Shop, customer: str) -> None:
    for kind, limit in product(Kind, SIZES):
        entries = list(pages(shop, customer, limit, kind))
        assert {entry.kind for entry in entries} == {kind}
        assert len({entry.id for entry in entries}) == len(entries) == 6


def test_a_sale_in_between_moves_no_page(shop: Shop, customer: str) -> None:
    first = shop.history.page(customer, limit=5)
    sell(shop, mixed(shop))
    second = shop.history.page(customer, before=first.next, limit=50)
    assert len(first.entries) + len(second.entries) == 12
    assert not {entry.id for entry in first.entries} & {entry.id for entry in second.entries}


def test_an_entry_says_what_was_sold_by_whom_and_how_it_was_paid(shop: Shop, customer: str) -> None:
    ordered = shop.history.page(customer).entries[0]
    assert (ordered.kind, ordered.total, ordered.status, ordered.staff, ordered.payment) == (
        Kind.FOOD,
        1200,
        "CONFIRMED",
        "Olive",
        "CASH",
    )
    assert ordered.number is not None
    assert ordered.number.startswith("A")
    assert [(item.name, item.quantity, item.unit_price, item.total) for item in ordered.items] == [
        (food(shop).name, 2, 600, 1200)
    ]
    assert ordered.created_at == NOON + timedelta(minutes=SALES - 1)


def test_points_stand_beside_their_order(shop: Shop, customer: str) -> None:
    assert {entry.points for entry in shop.history.page(customer).entries} == {0}
    shop.tappass.enrol(owner(shop), phone=TYPED, name=None)
    assert [entry.points for entry in shop.history.page(customer, limit=2).entries] == [12, 24]


def test_nobody_has_no_history(shop: Shop) -> None:
    page = shop.history.page("nobody's")
    assert (page.entries, page.next) == ((), None)


NO_PLACES = ["", "f", "m", "x", "12", "12x", "-1f", "²f", "٣f", "1 f", "9" * 40 + "f", "12f\0", "\ud800f"]


def test_a_page_that_never_was_is_not_found(shop: Shop, customer: str) -> None:
    for before in NO_PLACES:
        with pytest.raises(NotFound):
            shop.history.page(customer, before=before)


TOO_FEW = [0, -1]


def test_a_page_has_at_least_one_entry(shop: Shop, customer: str) -> None:
    for limit in TOO_FEW:
        assert len(shop.history.page(customer, limit=limit).entries) == 1


def test_the_worth_is_what_the_orders_say(shop: Shop, customer: str, clock: Clock) -> None:
    worth = shop.history.worth(customer)
    assert (worth.orders, worth.visits) == (12, SALES)
    assert worth.lifetime_total == worth.last_year_total == 3 * (600 + 2499 + 3699)
    assert (worth.first_order, worth.last_order) == (NOON, NOON + timedelta(minutes=SALES - 1))
    assert worth.level is None
    clock.move(days=365)
    clock.at = clock.at.replace(hour=12, minute=4)
    assert shop.history.worth(customer).last_year_total == 2499 + 3699 + 600 + 2499 + 3699
    assert shop.history.worth(customer).lifetime_total == worth.lifetime_total


def test_a_cancelled_order_is_shown_and_worth_nothing(shop: Shop, customer: str) -> None:
    before = shop.history.worth(customer)
    [newest, *_] = shop.history.page(customer).entries
    tamper(shop, "UPDATE \"Order\" SET status = 'CANCELLED' WHERE id = :id", id=newest.id)
    shop.doctor.repair()
    worth = shop.history.worth(customer)
    assert (worth.orders, worth.lifetime_total) == (before.orders - 1, before.lifetime_total - 1200)
    assert shop.history.page(customer).entries[0].status == "CANCELLED"


def test_the_worth_of_nobody_is_not_found(shop: Shop) -> None:
    with pytest.raises(NotFound):
        shop.history.worth("nobody's")
    assert shop.history.worth(WALK_IN).lifetime_total == 0


def test_a_history_needs_its_right_and_a_name(shop: Shop, shop_url: str, customer: str) -> None:
    cashier = person(shop, Role.CASHIER)
    lead = person(shop, Role.SHIFT_LEAD, "Sam")
    with open_shop(shop_url) as asked:
        with pytest.raises(NotSignedIn):
            asked.history.page(customer)
        with pytest.raises(NotAllowed):
            asked.history.page(customer, actor=cashier)
        with pytest.raises(NotAllowed):
            asked.history.worth(customer, actor=cashier)
        assert len(asked.history.page(customer, actor=lead).entries) == 12
        asked.act_as(lead)
        assert asked.history.worth(customer).orders == 12
