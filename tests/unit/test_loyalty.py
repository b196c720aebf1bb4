"""TapPass rules: points, levels, windows, and IDs that notice a typing mistake."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_app.domain import loyalty
from pos_app.domain.loyalty import Level, Rules
from tests.examples import at_least

MANY = at_least(2000)
RULES = Rules()
digits7 = st.from_regex(r"[0-9]{7}", fullmatch=True)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("total", "tax", "refunded", "points"),
    [
        (0, 0, 0, 0),
        (99, 0, 0, 0),
        (100, 0, 0, 1),
        (199, 0, 0, 1),
        (3699, 0, 0, 36),
        (1080, 80, 0, 10),
        (1000, 0, 1000, 0),
        (1000, 0, 1, 9),
        (500, 0, 900, 0),
    ],
)
def test_points_are_whole_units_net_of_tax_and_refunds(total: int, tax: int, refunded: int, points: int) -> None:
    assert loyalty.points_for(total=total, tax=tax, refunded=refunded, unit=100, rules=RULES) == points


def test_points_follow_the_owners_rules_and_the_currency() -> None:
    double = Rules(points_per_unit=2, points_per_order=5)
    assert loyalty.points_for(total=1050, tax=0, refunded=0, unit=100, rules=double) == 26
    assert loyalty.points_for(total=0, tax=0, refunded=0, unit=100, rules=double) == 0
    assert loyalty.points_for(total=1050, tax=0, refunded=0, unit=1, rules=RULES) == 1050
    assert loyalty.points_for(total=1999, tax=0, refunded=0, unit=1000, rules=RULES) == 1


@pytest.mark.parametrize(
    ("earned", "level"),
    [
        (-5, Level.BRONZE),
        (0, Level.BRONZE),
        (499, Level.BRONZE),
        (500, Level.SILVER),
        (1499, Level.SILVER),
        (1500, Level.GOLD),
        (3999, Level.GOLD),
        (4000, Level.PLATINUM),
    ],
)
def test_levels_begin_at_their_threshold(earned: int, level: Level) -> None:
    assert loyalty.level_for(earned, RULES) is level


def test_levels_have_an_order() -> None:
    assert loyalty.higher(Level.SILVER, Level.GOLD) is Level.GOLD
    assert loyalty.higher(Level.PLATINUM, Level.BRONZE) is Level.PLATINUM


def test_rules_are_kept_and_read_back_whatever_else_is_kept_with_them() -> None:
    rules = Rules(points_per_unit=3, prefix="BG", cashier_may_enrol=True)
    assert Rules.of(rules.kept()) == rules
    assert Rules.of({"points_per_unit": 3, "from another version": True}) == Rules(points_per_unit=3)
    assert Rules.of({}) == RULES


def test_months_end_where_they_end() -> None:
    leap = datetime(2024, 2, 29, 12, 30, tzinfo=UTC)
    assert loyalty.months_before(leap, 12) == datetime(2023, 2, 28, 12, 30, tzinfo=UTC)
    assert loyalty.months_after(leap, 12) == datetime(2025, 2, 28, 12, 30, tzinfo=UTC)
    assert loyalty.months_before(datetime(2026, 1, 31, tzinfo=UTC), 2) == datetime(2025, 11, 30, tzinfo=UTC)
    assert loyalty.months_after(datetime(2025, 12, 31, tzinfo=UTC), 2) == datetime(2026, 2, 28, tzinfo=UTC)


@given(at=moments, months=st.integers(0, 48))
def test_a_shift_of_months_keeps_the_clock_and_is_near(at: datetime, months: int) -> None:
    before = loyalty.months_before(at, months)
    assert before.time() == at.time()
    assert (at.year * 12 + at.month) - (before.year * 12 + before.month) == months
    assert loyalty.months_after(before, months) <= at
    assert at - loyalty.months_after(before, months) <= timedelta(days=3)


@settings(max_examples=MANY)
@given(digits=digits7, at=st.integers(0, 7), other=st.sampled_from("0123456789"))
def test_every_single_wrong_digit_is_noticed(digits: str, at: int, other: str) -> None:
    sound = digits + loyalty.check_digit(digits)
    wrong = sound[:at] + other + sound[at + 1 :]
    assert loyalty.is_sound(sound)
    assert loyalty.is_sound(wrong) == (wrong == sound)


@settings(max_examples=MANY)
@given(digits=digits7, at=st.integers(0, 6))
def test_every_swap_of_neighbours_is_noticed(digits: str, at: int) -> None:
    sound = digits + loyalty.check_digit(digits)
    swapped = sound[:at] + sound[at + 1] + sound[at] + sound[at + 2 :]
    assert loyalty.is_sound(swapped) == (swapped == sound)


def test_the_check_digit_is_damms() -> None:
    assert loyalty.check_digit("572") == "4"  # the example of Damm's own paper
    assert loyalty.check_digit("5724") == "0"


def test_the_table_is_a_quasigroup_that_tells_neighbours_apart() -> None:
    table = loyalty._DAMM
    assert all(sorted(row) == sorted("0123456789") for row in table)
    assert all(sorted(row[column] for row in table) == sorted("0123456789") for column in range(10))
    for state in range(10):
        for one in range(10):
            for other in range(10):
                if one != other:
                    assert table[int(table[state][one])][other] != table[int(table[state][other])][one]


def test_new_ids_are_sound_and_read_back() -> None:
    for _ in range(200):
        made = loyalty.new_tap_pass_id("TP")
        assert len(made) == len("TP-1234-5678")
        assert loyalty.is_sound(made)
        assert loyalty.read_tap_pass_id(made, "TP") == made


@pytest.mark.parametrize(
    "text", ["TP-1234-5678", "tp-1234-5678", "TP12345678", "tp 1234 5678", " TP - 1234 - 5678 ", "tp1234-5678\n"]
)
def test_an_id_is_read_however_it_is_typed(text: str) -> None:
    assert loyalty.read_tap_pass_id(text, "TP") == "TP-1234-5678"


@pytest.mark.parametrize(
    "text", ["", "TP", "12345678", "TP-1234", "TP-1234-56789", "XY-1234-5678", "TP-1234-567a", "TP-١٢٣٤-٥٦٧٨", "\ud800"]
)
def test_other_text_is_no_id(text: str) -> None:
    assert loyalty.read_tap_pass_id(text, "TP") is None


@pytest.mark.parametrize("prefix", ["TP", "B2", "7", "Café", "TAP-PASS"])
def test_the_owners_prefix_is_part_of_the_id(prefix: str) -> None:
    made = loyalty.new_tap_pass_id(prefix)
    assert loyalty.read_tap_pass_id(made, prefix) == made
    assert loyalty.read_tap_pass_id(made.lower(), prefix) == made
    assert loyalty.is_sound(made)


@pytest.mark.parametrize(
    ("text", "own_id"),
    [
        ("tp12345678", "TP-1234-5678"),
        (" B2-1234 5678", "B2-1234-5678"),
        ("B212345678", "B2-1234-5678"),
        ("ab 1234-5678", "AB-1234-5678"),
        ("12345678", None),
        ("Ava Reyes", None),
        ("TP-1234-567", None),
        ("TOOLONGX12345678", None),
        ("TP-١٢٣٤-٥٦٧٨", None),
    ],
)
def test_an_id_with_an_older_prefix_is_read(text: str, own_id: str | None) -> None:
    assert loyalty.older_tap_pass_id(text) == own_id
