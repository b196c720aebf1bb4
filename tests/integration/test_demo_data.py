"""Generated data: a whole shop from a seed in which every invariant holds, and never among real guests."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import phonenumbers
import pytest
from cuid2 import is_cuid
from sqlalchemy import func, select

from pos_app.bootstrap import Cart, Payment, Shop, open_shop
from pos_app.data.tables import customer, journal, level_change, member, merch_order, metadata, order, sale
from pos_app.domain import loyalty
from pos_app.domain.ids import WALK_IN, new_id
from pos_app.errors import BadInput
from pos_app.services.demo_data import MOST_CUSTOMERS, Filled, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

CUSTOMERS, ORDERS = 400, 2500


@pytest.fixture
def shop(shop_url: str) -> Iterator[Shop]:
    with open_shop(shop_url, as_owner=True) as opened:
        yield opened


def rows(shop: Shop, statement: Any) -> list[Any]:
    with shop.premises.database.read() as connection:
        return list(connection.execute(statement).all())


def count(shop: Shop, table: Any) -> int:
    return int(rows(shop, select(func.count()).select_from(table))[0][0])


def content(shop: Shop) -> dict[str, int]:
    return {name: count(shop, table) for name, table in metadata.tables.items()}


def test_every_invariant_holds_and_the_numbers_are_as_asked(shop: Shop) -> None:
    told: list[tuple[str, int, int]] = []
    made = fill(shop, customers=CUSTOMERS, orders=ORDERS, progress=lambda *said: told.append(said))
    assert shop.doctor.check() == []
    assert shop.journal.verify() == []
    assert count(shop, customer) == CUSTOMERS + 1
    assert count(shop, order) + count(shop, merch_order) == ORDERS
    assert made == Filled(CUSTOMERS, ORDERS, count(shop, sale), count(shop, member))
    assert count(shop, level_change) >= made.members > 0
    assert {stage for stage, _, _ in told} == {"planning", "customers", "members", "sales"}
    assert {("customers", CUSTOMERS, CUSTOMERS), ("sales", made.sales, made.sales)} <= set(told)


def test_the_shop_sells_on_and_finds_its_generated_guests(shop: Shop) -> None:
    fill(shop, customers=CUSTOMERS, orders=ORDERS)
    best = shop.insights.by_value(1)[0]
    (product, *_) = (each for each in shop.catalogue.products() if each.sellable)
    assert shop.actor is not None
    cart = Cart().add(product)
    due = shop.checkout.due(cart)
    done = shop.checkout.complete(shop.actor, cart, phone=best.phone_number, payments=[Payment.cash(due)])
    assert done.customer_id == best.customer_id
    assert best.customer_id in [match.id for match in shop.customers.find(best.phone_number[-4:])]
    newest = shop.history.page(best.customer_id).entries[0]
    assert newest.id in {done.order_id, done.merch_order_id}
    (waiting, *_) = rows(
        shop,
        select(customer.c.id).where(customer.c.order_count > 3, customer.c.id.not_in(select(member.c.customer_id))),
    )
    assert shop.tappass.preview(waiting.id).points >= shop.premises.rules().bonus
    assert shop.doctor.check() == []


def test_a_few_regulars_have_many_orders_and_many_guests_one(shop: Shop) -> None:
    fill(shop, customers=2000, orders=6000)
    orders = sorted(
        (row.order_count for row in rows(shop, select(customer.c.order_count).where(customer.c.id != WALK_IN))),
        reverse=True,
    )
    assert orders[0] > 50
    assert sum(each <= 2 for each in orders) > 1000
    assert rows(shop, select(sale.c.id).where(sale.c.customer_id == WALK_IN).limit(1))


def test_names_and_numbers_are_those_of_a_real_crowd(shop: Shop) -> None:
    fill(shop, customers=1500, orders=0)
    guests = rows(shop, select(customer.c.phone_number, customer.c.name).where(customer.c.id != WALK_IN))
    assert all(phonenumbers.is_possible_number(phonenumbers.parse(guest.phone_number)) for guest in guests)
    countries = Counter(phonenumbers.parse(guest.phone_number).country_code for guest in guests)
    assert countries[1] > 1300
    assert len(countries) > 10
    letters = {char for guest in guests for char in guest.name or ""}
    for start, end in (("а", "я"), ("α", "ω"), ("א", "ת"), ("ا", "ي"), ("一", "龥"), ("가", "힣")):
        assert any(start <= letter <= end for letter in letters), f"no name between {start} and {end}"
    assert any(guest.name is None for guest in guests)
    assert shop.doctor.check() == []


def test_ids_have_the_shape_of_others_and_tap_pass_ids_are_sound(shop: Shop) -> None:
    fill(shop, customers=CUSTOMERS, orders=ORDERS)
    for table in (customer, sale, order, merch_order, journal):
        assert all(
            is_cuid(row.id) and len(row.id) == len(new_id())
            for row in rows(shop, select(table.c.id))
            if row.id != WALK_IN
        )
    assert all(loyalty.is_sound(row.member_id) for row in rows(shop, select(member.c.member_id)))


def test_one_seed_makes_one_shop(sqlite_shop_url: str, tmp_path: Any) -> None:
    made = []
    for seed, name in ((7, "one"), (7, "again"), (8, "other")):
        copy = tmp_path / f"{name}.db"
        copy.write_bytes((tmp_path / "shop.db").read_bytes())
        with open_shop(copy, as_owner=True) as shop:
            fill(shop, customers=60, orders=200, seed=seed)
            wanted = select(sale.c.id, sale.c.customer_id, sale.c.total, sale.c.created_at, sale.c.outcome).order_by(
                sale.c.sequence
            )
            guests = select(customer.c.id, customer.c.phone_number, customer.c.name).order_by(customer.c.id)
            made.append((rows(shop, wanted), rows(shop, guests)))
    assert made[0] == made[1]
    assert made[0] != made[2]
    assert not {row.id for row in made[0][0]} & {row.id for row in made[2][0]}


def test_a_shop_in_use_is_left_as_it_is(shop: Shop) -> None:
    fill(shop, customers=5, orders=5)
    before = content(shop)
    with pytest.raises(BadInput, match="customers or sales already"):
        fill(shop, customers=5, orders=5, seed=2)
    assert content(shop) == before


@pytest.mark.parametrize(("customers", "orders"), [(-1, 0), (0, -1), (MOST_CUSTOMERS + 1, 0)])
def test_impossible_numbers_are_refused(shop: Shop, customers: int, orders: int) -> None:
    with pytest.raises(BadInput):
        fill(shop, customers=customers, orders=orders)
    assert count(shop, sale) == 0


@pytest.mark.parametrize(("customers", "orders"), [(0, 0), (0, 7), (7, 0), (50, 3), (1, 40)])
def test_odd_sizes_hold_too(shop: Shop, customers: int, orders: int) -> None:
    made = fill(shop, customers=customers, orders=orders)
    assert (made.customers, made.orders) == (customers, orders)
    assert shop.doctor.check() == []


def test_an_empty_catalogue_has_nothing_to_order(database_url: str) -> None:
    with open_shop(database_url, as_owner=True) as shop:
        with pytest.raises(BadInput, match="nothing that can be sold"):
            fill(shop, customers=3, orders=1)
        assert fill(shop, customers=3, orders=0).customers == 3
