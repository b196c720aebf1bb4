"""Finding a product: exact and by its beginning first, and a slip of the finger does not hide it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain import names
from pos_app.domain.catalogue import Kind, Product
from pos_app.domain.product_search import search, slips_between

NAMES = ["House Burger", "Patty Melt", "Pint IPA", "Pint Lager", "Chips & Salsa", "Jalapeño Poppers", "Cap", "Cola"]
PRODUCTS = [
    Product(str(at), name, Kind.FOOD, 100, code=f"10{at}", barcode=f"400000{at}", folded=names.search_key(name) or "")
    for at, name in enumerate(NAMES)
]


def found(text: str) -> list[str]:
    return [product.name for product in search(PRODUCTS, text)]


def test_what_fits_comes_as_it_stands_in_the_catalogue() -> None:
    assert found("pint") == ["Pint IPA", "Pint Lager"]
    assert found("lag pin") == ["Pint Lager"]
    assert found("jalapeno") == ["Jalapeño Poppers"]
    assert found("101") == found("4000001") == ["Patty Melt"]
    assert len(found("10")) == len(PRODUCTS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("burgre", "House Burger"),
        ("hosue burger", "House Burger"),
        ("buger", "House Burger"),
        ("burgger", "House Burger"),
        ("paty", "Patty Melt"),
        ("jalpeno", "Jalapeño Poppers"),
        ("chisp", "Chips & Salsa"),
        ("lagre", "Pint Lager"),
        ("colla", "Cola"),
    ],
)
def test_slips_are_forgiven(typed: str, meant: str) -> None:
    assert found(typed)[0] == meant


def test_nothing_is_made_up() -> None:
    for text in ("", "  ", "zzz", "xq", "wombat", "%"):
        assert found(text) == []


def test_what_fits_hides_what_is_only_near() -> None:
    assert found("cap") == ["Cap"]


@given(st.text("abcde", min_size=1, max_size=8), st.text("abcde", max_size=8))
def test_slips_are_counted_against_the_beginning(typed: str, rest: str) -> None:
    assert slips_between(typed, typed + rest, 2) == 0
    for at in range(len(typed)):
        assert slips_between(typed[:at] + "x" + typed[at + 1 :], typed + rest, 2) in (0, 1)
        assert slips_between(typed[:at] + typed[at + 1 :], typed + rest, 2) in (0, 1)
