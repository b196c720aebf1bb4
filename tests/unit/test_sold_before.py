"""A first catalogue from old orders' lines: each thing once, latest price, most wanted first, nothing impossible."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain import money
from pos_app.domain.catalogue import Kind, Modifier
from pos_app.domain.sold_before import FAVOURITES, MOST, SoldBefore


def _line(name: object = "Nachos", price: object = 800, quantity: object = 1, **more: object) -> dict[str, Any]:
    return {"name": name, "unitPrice": price, "quantity": quantity, **more}


def _made(*lines: tuple[dict[str, Any], int], kind: Kind = Kind.FOOD) -> SoldBefore:
    found = SoldBefore()
    for line, at in lines:
        found.add(kind, line, at)
    return found


def test_the_latest_price_and_spelling_count_in_whatever_order_they_come() -> None:
    lines = [(_line("nachos", 700), 1), (_line("Nachos", 850), 3), (_line("NACHOS", 800), 2)]
    for order in (lines, lines[::-1]):
        ((category, product),) = _made(*order).products
        assert (category, product.name, product.price, product.kind) == ("Menu", "Nachos", 850, Kind.FOOD)


def test_the_most_wanted_come_first_and_a_few_are_favourites() -> None:
    lines = [(_line(f"Dish {place}", 100, place + 1), 1) for place in range(FAVOURITES + 2)]
    products = [each for _, each in _made(*lines).products]
    assert [each.name for each in products] == [f"Dish {place}" for place in reversed(range(FAVOURITES + 2))]
    assert sum(each.favourite for each in products) == FAVOURITES


def test_sizes_of_one_price_are_choices_and_others_are_products() -> None:
    caps = [(_line("Cap", 1990, size=size), 1) for size in ("XL", "M")]
    shirts = [(_line("Shirt", 2000, size="M"), 1), (_line("Shirt", 2200, size="XXL"), 1)]
    found = {each.name: each for _, each in _made(*caps, *shirts, kind=Kind.MERCH).products}
    assert found["Cap"].modifiers == (Modifier("M"), Modifier("XL"))
    assert (found["Shirt M"].price, found["Shirt XXL"].price) == (2000, 2200)


def test_food_comes_before_merchandise_and_a_line_may_name_its_category() -> None:
    found = SoldBefore()
    found.add(Kind.MERCH, _line("Cap", 1990, 50), 1)
    found.add(Kind.FOOD, _line("Cola", 220, 1, category="Drinks"), 1)
    assert [(category, each.name) for category, each in found.products] == [("Drinks", "Cola"), ("Merchandise", "Cap")]


def test_what_was_free_has_no_price_yet() -> None:
    assert _made((_line("Water", 0), 1)).products[0][1].price is None


anything = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text())
any_line = st.dictionaries(st.sampled_from(["name", "unitPrice", "quantity", "size", "category"]), anything)


@given(st.lists(st.tuples(any_line, st.integers())))
def test_whatever_stood_there_only_products_come_out(lines: list[tuple[dict[str, Any], int]]) -> None:
    products = _made(*lines).products
    assert len({(each.name, each.modifiers) for _, each in products}) <= MOST
    assert all(each.name and (each.price is None or 0 < each.price <= money.MAX_AMOUNT) for _, each in products)
