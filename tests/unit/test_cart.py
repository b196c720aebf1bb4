"""The cart: immutable, merged where lines are alike, within its bounds."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.cart import MAX_LINES, MAX_QUANTITY, Cart
from pos_app.domain.catalogue import SOLD_OUT, UNPRICED, Kind, Modifier, Product
from pos_app.domain.pricing import cart_totals
from pos_app.errors import NotSellable, QuantityNotPossible

CHEESE = Modifier("cheese", 150)
TACO = Product("taco", "Taco", Kind.FOOD, 450, modifiers=(CHEESE,))
SHIRT = Product("shirt", "Shirt", Kind.MERCH, 2499)


def test_a_cart_never_changes() -> None:
    empty = Cart()
    one = empty.add(TACO)
    assert empty.is_empty
    assert len(one) == 1
    assert one.add(SHIRT) != one


def test_the_same_thing_again_is_the_same_line() -> None:
    cart = Cart().add(TACO).add(SHIRT).add(TACO, quantity=2)
    assert [(line.name, line.quantity) for line in cart.lines] == [("Taco", 3), ("Shirt", 1)]
    assert cart.quantity == 4


def test_another_modifier_or_note_is_another_line() -> None:
    cart = Cart().add(TACO).add(TACO, modifiers=(CHEESE,)).add(TACO, note="no salt")
    assert len(cart) == 3
    assert [line.total for line in cart.lines] == [450, 600, 450]


@pytest.mark.parametrize(
    ("product", "why"),
    [
        (replace(TACO, price=None), UNPRICED),
        (replace(TACO, sold_out=True), SOLD_OUT),
        (replace(TACO, price=None, sold_out=True), UNPRICED),
    ],
)
def test_what_cannot_be_sold_is_not_added(product: Product, why: str) -> None:
    with pytest.raises(NotSellable) as refused:
        Cart().add(product)
    assert refused.value.why == why
    assert "Taco" in str(refused.value)


def test_a_free_product_is_sold() -> None:
    assert cart_totals(Cart().add(replace(TACO, price=0))).total == 0


@pytest.mark.parametrize("quantity", [0, -1, MAX_QUANTITY + 1])
def test_impossible_quantities_are_refused(quantity: int) -> None:
    with pytest.raises(QuantityNotPossible):
        Cart().add(TACO, quantity=quantity)
    with pytest.raises(QuantityNotPossible):
        Cart().add(TACO, quantity=MAX_QUANTITY).add(TACO)


@pytest.mark.parametrize("quantity", [-1, 0, MAX_QUANTITY + 1])
def test_a_changed_line_has_a_possible_quantity(quantity: int) -> None:
    cart = Cart().add(TACO)
    with pytest.raises(QuantityNotPossible):
        cart.with_line(0, replace(cart.lines[0], quantity=quantity))


def test_a_cart_has_a_longest_length() -> None:
    cart = Cart()
    for count in range(MAX_LINES):
        cart = cart.add(TACO, note=str(count))
    with pytest.raises(QuantityNotPossible):
        cart.add(SHIRT)
    assert cart.add(TACO, note="0").quantity == MAX_LINES + 1


def test_lines_are_changed_and_taken_out() -> None:
    cart = Cart().add(TACO).add(SHIRT)
    assert cart.with_quantity(0, 5).lines[0].quantity == 5
    assert cart.with_quantity(0, 0) == cart.without(0) == Cart().add(SHIRT)
    with pytest.raises(QuantityNotPossible):
        cart.with_quantity(0, -1)
    assert cart.with_line(1, replace(cart.lines[1], note="size M")).lines[1].note == "size M"


@given(st.lists(st.tuples(st.sampled_from([TACO, SHIRT]), st.integers(1, 4), st.sampled_from(["", "a"])), max_size=12))
def test_the_order_of_adding_changes_no_sum(wanted: list[tuple[Product, int, str]]) -> None:
    cart, backwards = Cart(), Cart()
    for product, quantity, note in wanted:
        cart = cart.add(product, quantity, note=note)
    for product, quantity, note in reversed(wanted):
        backwards = backwards.add(product, quantity, note=note)
    assert cart_totals(cart) == cart_totals(backwards)
    assert cart_totals(cart).total == sum((product.price or 0) * quantity for product, quantity, _ in wanted)
    assert cart.quantity == sum(quantity for _, quantity, _ in wanted)
    assert set(cart.of_kind(Kind.FOOD)) | set(cart.of_kind(Kind.MERCH)) == set(cart.lines)
