"""What goes in comes out, to the minor unit: discounts, taxes and their parts, for any cart in any currency."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_app.domain import money
from pos_app.domain.cart import Cart, CartLine
from pos_app.domain.catalogue import Kind, Modifier, Product
from pos_app.domain.discount import WHOLE, Discount
from pos_app.domain.pricing import Priced, cart_totals, price
from pos_app.domain.taxes import NO_TAXES, TaxClass, TaxRules
from pos_app.errors import BadInput, CardNumberInText, DiscountNotPossible, NameMissing, NotSellable, PriceMissing
from tests.examples import at_least

HAPPY = "happy hour"
UNITS = [1, 100, 1000]
CLASSES = ["standard", "reduced", "alcohol", "unknown"]

discounts = st.one_of(
    st.none(),
    st.integers(1, 5_000_000).map(lambda amount: Discount.by_amount(amount, HAPPY)),
    st.integers(1, WHOLE).map(lambda rate: Discount(rate=rate, reason=HAPPY)),
)
rules = st.lists(
    st.tuples(st.sampled_from([0, 5_000, 7_000, 8_875, 10_000, 19_000, 25_000, WHOLE]), st.booleans()), max_size=3
).map(
    lambda rates: TaxRules(
        tuple(
            TaxClass(name, name, rate, included)
            for name, (rate, included) in zip(["standard", "reduced", "alcohol"], rates, strict=False)
        )
    )
)


@st.composite
def carts(draw: st.DrawFn) -> Cart:
    """Up to a dozen lines of a currency with no, two or three decimals; free ones and dear ones among them."""
    unit = draw(st.sampled_from(UNITS))
    lines = draw(
        st.lists(
            st.builds(
                CartLine,
                product_id=st.sampled_from("abcdef"),
                name=st.just("Thing"),
                kind=st.sampled_from(list(Kind)),
                quantity=st.integers(1, 99),
                unit_price=st.integers(0, 500 * unit),
                modifiers=st.lists(st.integers(-2 * unit, 5 * unit), max_size=2).map(
                    lambda prices: tuple(Modifier("more", each) for each in prices)
                ),
                discount=discounts,
                tax_class=st.sampled_from(CLASSES),
            ),
            min_size=1,
            max_size=12,
        )
    )
    return Cart(tuple(lines), draw(discounts))


def exact_tax(priced: Priced, rate: int, *, included: bool) -> Fraction:
    """The tax of a rate before any rounding."""
    amount = sum(
        each.line.gross - each.discount
        for each in priced.lines
        if each.tax_class and (each.tax_class.rate, each.tax_class.included) == (rate, included)
    )
    return Fraction(amount * rate, WHOLE + rate if included else WHOLE)


@settings(max_examples=at_least(1000))
@given(carts(), rules)
def test_lines_orders_tax_table_and_sale_say_one_sum(cart: Cart, taxes: TaxRules) -> None:
    priced = price(cart, taxes)
    food, merch = (priced.of_kind(kind) for kind in Kind)
    assert food[1] + merch[1] == priced.totals
    for lines, sums in (food, merch):
        assert sum(each.discount for each in lines) == sums.discount
        assert sum(each.tax for each in lines) == sums.tax
        assert sum(each.total for each in lines) == sums.total
        assert sum(each.line.gross for each in lines) == sums.subtotal
    assert sum(each.tax for each in priced.taxes) == priced.totals.tax
    taxed = sum(each.net + each.tax for each in priced.taxes)
    assert taxed == (priced.total if taxes.classes else 0)
    assert 0 <= priced.totals.discount <= priced.totals.subtotal
    assert all(0 <= each.discount <= each.line.gross and each.tax >= 0 for each in priced.lines)
    assert all(each.total >= 0 for each in priced.lines)


@settings(max_examples=at_least(1000))
@given(carts(), rules)
def test_each_rate_is_rounded_once(cart: Cart, taxes: TaxRules) -> None:
    priced = price(cart, taxes)
    for rate, included in {(each.rate, each.included) for each in taxes.classes}:
        told = sum(
            each.tax for each in priced.taxes if (each.tax_class.rate, each.tax_class.included) == (rate, included)
        )
        assert abs(told - exact_tax(priced, rate, included=included)) <= Fraction(1, 2)
        for each in priced.lines:
            if each.tax_class and (each.tax_class.rate, each.tax_class.included) == (rate, included):
                amount = each.line.gross - each.discount
                exact = Fraction(amount * rate, WHOLE + rate if included else WHOLE)
                assert abs(each.tax - exact) < 1 + Fraction(1, 2)


@settings(max_examples=at_least(500))
@given(carts(), rules)
def test_included_tax_changes_no_total(cart: Cart, taxes: TaxRules) -> None:
    included = TaxRules(tuple(replace(each, included=True) for each in taxes.classes))
    assert price(cart, included).total == price(cart).total == cart_totals(cart).subtotal - cart_totals(cart).discount


@settings(max_examples=at_least(500))
@given(carts())
def test_a_discount_on_the_order_takes_off_what_it_says(cart: Cart) -> None:
    before = price(cart.with_discount(None)).total
    after = price(cart).total
    assert before - after == (cart.discount.off(before) if cart.discount else 0)
    assert price(cart.with_discount(Discount.by_percent(100, HAPPY))).total == 0


@settings(max_examples=at_least(500))
@given(carts())
def test_a_stored_cart_is_read_back_the_same(cart: Cart) -> None:
    assert Cart.of(cart.kept()) == cart
    assert Cart.of(cart.with_note("by the window").kept()).note == "by the window"


@settings(max_examples=at_least(1000))
@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=20))
def test_parts_add_up_and_are_in_proportion(amount: int, weights: list[int]) -> None:
    parts, whole = money.apportion(amount, weights), sum(weights)
    assert sum(parts) == amount
    for part, weight in zip(parts, weights, strict=True):
        assert not whole or abs(part - Fraction(amount * weight, whole)) < 1
        if amount <= whole:
            assert part <= weight


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**5))
def test_division_rounds_half_away_from_zero(amount: int, by: int) -> None:
    assert money.divided(amount, by) == money.round_half_up(Decimal(amount) / Decimal(by))
    assert money.divided(-amount, by) == -money.divided(amount, by)


@pytest.mark.parametrize(
    ("amount", "coin", "rounded"), [(1002, 5, 1000), (1003, 5, 1005), (1225, 50, 1250), (1250, 100, 1300), (7, 1, 7)]
)
def test_cash_is_rounded_to_the_nearest_coin(amount: int, coin: int, rounded: int) -> None:
    assert money.to_coin(amount, coin) == rounded


def test_sales_tax_is_added_to_what_is_left_after_discounts() -> None:
    burger = Product("burger", "Burger", Kind.FOOD, 800)
    shirt = Product("shirt", "Shirt", Kind.MERCH, 2499)
    cart = Cart().add(burger).add(shirt).with_discount(Discount.by_percent(10, HAPPY))
    priced = price(cart, TaxRules((TaxClass("standard", "Sales tax", 8_500),)))
    assert (priced.totals.subtotal, priced.totals.discount, priced.totals.tax) == (3299, 330, 252)
    assert priced.total == 3299 - 330 + 252
    assert [each.discount for each in priced.lines] == [80, 250]
    assert [each.tax for each in priced.lines] == [61, 191]


def test_a_product_of_no_listed_class_has_the_first() -> None:
    first = TaxClass("food", "Food", 5_000)
    rules = TaxRules((first, TaxClass("drink", "Drink", 20_000)))
    assert rules.class_of("standard") == first
    assert NO_TAXES.class_of("standard") is None
    assert TaxRules.of(rules.kept()) == rules
    assert TaxRules.of({}) == NO_TAXES


@pytest.mark.parametrize(
    ("name", "rate", "refusal"), [("", 1, NameMissing), ("VAT", -1, BadInput), ("VAT", WHOLE + 1, BadInput)]
)
def test_what_is_no_tax_is_refused(name: str, rate: int, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        TaxClass("a", name, rate)


def test_tax_classes_are_few_and_each_is_there_once() -> None:
    with pytest.raises(BadInput):
        TaxRules((TaxClass("a", "A", 1), TaxClass("a", "B", 2)))
    with pytest.raises(BadInput):
        TaxRules(tuple(TaxClass(str(at), "A", 1) for at in range(21)))
    with pytest.raises(BadInput):
        TaxClass(" ", "A", 1)


@pytest.mark.parametrize(
    ("amount", "rate", "reason"),
    [(0, 0, "x"), (1, 1, "x"), (-1, 0, "x"), (0, WHOLE + 1, "x"), (10**12 + 1, 0, "x"), (100, 0, " ")],
)
def test_what_is_no_discount_is_refused(amount: int, rate: int, reason: str) -> None:
    with pytest.raises(DiscountNotPossible):
        Discount(amount, rate, reason)


def test_a_discount_keeps_no_card_number_and_no_tiny_percentage() -> None:
    with pytest.raises(CardNumberInText):
        Discount.by_amount(100, "4111 1111 1111 1111")
    with pytest.raises(DiscountNotPossible):
        Discount.by_percent(Decimal("0.0001"), HAPPY)
    assert Discount.by_percent(Decimal("12.5"), HAPPY).off(1000) == 125
    assert Discount.by_amount(100, HAPPY).share(400) == Fraction(1, 4)
    assert Discount.by_amount(100, HAPPY).share(0) == 0
    assert Discount.by_percent(10, HAPPY).share(0) == Fraction(1, 10)


def test_an_amount_is_not_shared_over_nothing() -> None:
    with pytest.raises(ValueError, match="nothing"):
        money.apportion(1, [])
    assert money.apportion(7, [0, 0]) == [7, 0]
    assert price(Cart().with_discount(Discount.by_amount(100, HAPPY))).total == 0


def test_an_open_price_is_typed_each_time() -> None:
    special = Product("special", "Special", Kind.FOOD, None, open_price=True)
    assert special.sellable
    with pytest.raises(PriceMissing):
        Cart().add(special)
    with pytest.raises(PriceMissing):
        Cart().add(special, price=-1)
    cart = Cart().add(special, price=1250).add(special, price=1250).add(special, price=900)
    assert [(line.quantity, line.unit_price) for line in cart.lines] == [(2, 1250), (1, 900)]
    assert cart_totals(Cart().add(replace(special, price=700))).total == 700
    with pytest.raises(NotSellable):
        Cart().add(replace(special, sold_out=True), price=100)


def test_a_fixed_price_is_not_typed() -> None:
    taco = Product("taco", "Taco", Kind.FOOD, 450)
    assert Cart().add(taco, price=1).lines[0].unit_price == 450


def test_choices_never_make_a_line_less_than_nothing() -> None:
    water = Product("water", "Water", Kind.FOOD, 100, modifiers=(Modifier("own glass", -150),))
    assert Cart().add(water, 3, modifiers=water.modifiers).lines[0].gross == 0
