"""Many prices at once: percentages and amounts, and the ending a shop likes."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.catalogue import Kind, Product
from pos_app.domain.price_change import ANY_ENDING, Ending, PriceChange, PriceMove, endings, moves, percent
from pos_app.errors import BadInput

WHOLE, HALF, NINETY = Ending(100), Ending(50), Ending(100, 90)


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (PriceChange(Decimal(10)), 500, 550),
        (PriceChange(Decimal(10)), 505, 556),
        (PriceChange(Decimal("-2.5")), 1000, 975),
        (PriceChange(amount=25), 500, 525),
        (PriceChange(amount=-600), 500, -100),
        (PriceChange(Decimal(-100)), 500, 0),
        (PriceChange(Decimal(10), ending=NINETY), 850, 890),
        (PriceChange(Decimal(10), ending=NINETY), 900, 990),
        (PriceChange(amount=0, ending=NINETY), 10, 90),
        (PriceChange(amount=0, ending=NINETY), 640, 690),
        (PriceChange(amount=0, ending=NINETY), 639, 590),
        (PriceChange(amount=0, ending=WHOLE), 650, 700),
        (PriceChange(amount=0, ending=HALF), 624, 600),
        (PriceChange(amount=0, ending=HALF), 625, 650),
        (PriceChange(amount=0, ending=WHOLE), 0, 0),
    ],
)
def test_a_price_and_what_becomes_of_it(change: PriceChange, before: int, after: int) -> None:
    assert change.of(before) == after


@given(st.integers(0, 10**12), st.sampled_from([*endings("USD"), *endings("JPY"), *endings("KWD")]))
def test_the_nearest_price_ends_as_asked_and_no_other_is_nearer(price: int, ending: Ending) -> None:
    near = ending.nearest(price)
    assert (near - ending.offset) % ending.step == 0
    assert near >= 0
    candidates = [near - ending.step, near + ending.step]
    assert all(abs(price - near) <= abs(price - other) for other in candidates if other >= 0)


@pytest.mark.parametrize("value", ["-100.5", "1001", "NaN", "Infinity"])
def test_what_is_no_change_is_refused(value: str) -> None:
    with pytest.raises(BadInput):
        PriceChange(Decimal(value))


def test_only_what_changes_and_has_a_price_moves() -> None:
    named = [Product("a", "A", Kind.FOOD, 500), Product("b", "B", Kind.FOOD, None), Product("c", "C", Kind.FOOD, 590)]
    assert moves(named, PriceChange(ending=NINETY)) == (PriceMove("a", 500, 490),)
    assert moves(named, PriceChange(amount=-550))[0].possible is False
    assert PriceMove("a", 1, 2).back() == PriceMove("a", 2, 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10", "10"), ("-2,5", "-2.5"), ("+3 %", "3"), ("−7", "-7"), (".5", "0.5"), ("0", "0"), ("", None), ("%", None),
        ("--1", None), ("1e3", None), ("x", None), ("1.2345", None), ("99999", None), ("-", None), ("٣", None),
    ],
)  # fmt: skip
def test_a_percentage_as_it_is_typed(text: str, found: str | None) -> None:
    assert percent(text) == (None if found is None else Decimal(found))


def test_every_currency_has_endings_of_its_own() -> None:
    for currency in ("USD", "JPY", "KWD"):
        offered = endings(currency)
        assert offered[0] == ANY_ENDING
        assert len(set(offered)) == len(offered)
    assert Ending(1000, 900) in endings("KWD")
