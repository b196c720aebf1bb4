"""Money: whole minor units, nothing guessed, nothing lost on the way to the screen and back."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_app.domain import money
from tests.examples import at_least

MANY = at_least(2000)
CURRENCIES = ["USD", "EUR", "JPY", "KRW", "KWD", "TND"]


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("20", "USD", 2000),
        ("20.00", "USD", 2000),
        ("20,5", "USD", 2050),
        ("0.05", "USD", 5),
        (".5", "USD", 50),
        ("20.", "USD", 2000),
        ("1,234.50", "USD", 123450),
        ("1.234,50", "EUR", 123450),
        ("1'234.50", "USD", 123450),
        ("1 234,50", "EUR", 123450),
        ("1,234,567", "USD", 123456700),
        ("1.234.567", "EUR", 123456700),
        ("1,23,456.50", "USD", 12345650),
        ("1,234", "JPY", 1234),
        ("1234", "JPY", 1234),
        ("1.234", "KWD", 1234),
        ("1,234.567", "KWD", 1234567),
        ("٢٠", "USD", 2000),
        ("0", "USD", 0),
    ],
)
def test_an_amount_is_read_as_people_type_it(text: str, currency: str, minor: int) -> None:
    assert money.parse(text, currency) == minor


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("", "USD"),
        (" ", "USD"),
        (".", "USD"),
        (",", "USD"),
        ("-5", "USD"),
        ("+5", "USD"),
        ("1e5", "USD"),
        ("$20", "USD"),
        ("1.2.3", "USD"),
        ("1,23,45", "USD"),
        ("1234,567", "USD"),
        ("20.0050", "USD"),
        ("1.5", "JPY"),
        ("0.0001", "KWD"),
        ("nan", "USD"),
        ("inf", "USD"),
        ("²", "USD"),
        ("9" * 30, "USD"),
        ("10000000000.01", "USD"),
        ("twenty", "USD"),
        ("1\x002", "USD"),
        ("1,2.3,4.5", "USD"),
        ("1,234", "USD"),
        ("20.005", "USD"),
    ],
)
def test_what_is_no_amount_is_not_guessed(text: str, currency: str) -> None:
    assert money.parse(text, currency) is None


@settings(max_examples=MANY)
@given(text=st.one_of(st.text(), st.text(alphabet="0123456789.,' ", max_size=20)), currency=st.sampled_from(CURRENCIES))
def test_any_text_is_an_amount_or_none(text: str, currency: str) -> None:
    amount = money.parse(text, currency)
    assert amount is None or 0 <= amount <= money.MAX_AMOUNT


@settings(max_examples=MANY)
@given(amount=st.integers(0, money.MAX_AMOUNT), currency=st.sampled_from(CURRENCIES))
def test_what_is_shown_plainly_reads_back_to_the_cent(amount: int, currency: str) -> None:
    assert money.parse(money.plain(amount, currency), currency) == amount


def test_plain_amounts_have_the_currencys_decimals() -> None:
    assert money.plain(2000, "USD") == "20.00"
    assert money.plain(-5, "USD") == "-0.05"
    assert money.plain(2000, "JPY") == "2000"
    assert money.plain(2005, "KWD") == "2.005"


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [("0.5", 1), ("1.5", 2), ("2.5", 3), ("-0.5", -1), ("-1.5", -2), ("0.49999", 0), ("2.4", 2)],
)
def test_halves_go_away_from_zero(amount: str, rounded: int) -> None:
    assert money.round_half_up(Decimal(amount)) == rounded


def test_percentages_and_minor_units() -> None:
    assert money.percent_of(1050, Decimal("8.25")) == 87
    assert money.percent_of(-1050, Decimal("8.25")) == -87
    assert money.to_minor(Decimal("19.995"), "USD") == 2000
    assert money.unit("USD") == 100
    assert money.unit("JPY") == 1
    assert money.unit("KWD") == 1000
