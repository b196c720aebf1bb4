"""What a cart comes to, and what a guest may hand over for it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pos_app.domain.cart import Cart
from pos_app.domain.catalogue import Kind, Modifier, Product
from pos_app.domain.pricing import OrderTotals, cart_totals, price, quick_amounts
from tests.examples import at_least

TACO = Product("taco", "Taco", Kind.FOOD, 450, modifiers=(Modifier("cheese", 150),))
SHIRT = Product("shirt", "Shirt", Kind.MERCH, 2499)


def test_food_and_merchandise_add_up_to_the_sale() -> None:
    cart = Cart().add(TACO, 2, modifiers=TACO.modifiers).add(SHIRT)
    priced = price(cart)
    assert priced.of_kind(Kind.FOOD)[1] == OrderTotals(1200, 0, 0)
    assert priced.of_kind(Kind.MERCH)[1].total == 2499
    assert cart_totals(cart).total == 3699


def test_a_total_is_without_the_discount_and_with_the_tax() -> None:
    assert OrderTotals(1000, 100, 72).total == 972
    assert OrderTotals(1000, 100, 72, 72).total == 900
    assert OrderTotals(1000, 100, 72) + OrderTotals(1, 2, 3) == OrderTotals(1001, 102, 75)


def test_quick_amounts_are_notes_a_guest_has() -> None:
    assert quick_amounts(1234, 100) == [1300, 1500, 2000, 5000]
    assert quick_amounts(2000, 100) == [5000, 10000]
    assert quick_amounts(0, 100) == []


@settings(max_examples=at_least(500))
@given(due=st.integers(0, 10**9), unit=st.sampled_from([1, 100, 1000]))
def test_quick_amounts_are_more_than_is_due_each_once_and_rising(due: int, unit: int) -> None:
    amounts = quick_amounts(due, unit)
    assert len(amounts) <= 4
    assert amounts == sorted(set(amounts))
    assert all(amount > due for amount in amounts)
