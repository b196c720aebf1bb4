"""Points that pay: what they are worth, how many may pay, what such a sale earns; and birthdays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain import loyalty, money
from pos_app.domain.loyalty import Rules

RULES = Rules()
amounts = st.integers(0, 10**6)


@pytest.mark.parametrize(
    ("currency", "worth"), [("USD", 500), ("EUR", 500), ("JPY", 5), ("KWD", 5000), ("ISK", 5), ("TND", 5000)]
)
def test_a_step_is_worth_five_whole_units_of_any_currency(currency: str, worth: int) -> None:
    assert Rules.of({}, currency).spend_worth == worth
    assert Rules.of({"bonus": 7}, currency) == Rules(bonus=7, spend_worth=worth)
    assert Rules.of({"spend_worth": 12}, currency).spend_worth == 12


@pytest.mark.parametrize(
    ("points", "worth"), [(-200, 0), (0, 0), (99, 0), (100, 500), (199, 500), (658, 3000), (1000, 5000)]
)
def test_whole_steps_are_worth_something(points: int, worth: int) -> None:
    assert loyalty.worth(points, RULES) == worth


@pytest.mark.parametrize(
    ("balance", "due", "points"),
    [
        (658, 10_000, 600),
        (658, 1200, 200),
        (658, 499, 0),
        (658, 500, 100),
        (99, 10_000, 0),
        (-300, 10_000, 0),
        (658, 0, 0),
        (658, -100, 0),
    ],
)
def test_points_pay_in_steps_within_the_balance_and_what_is_due(balance: int, due: int, points: int) -> None:
    assert loyalty.spendable(balance, due, RULES) == points


def test_an_owner_who_takes_no_points_takes_none() -> None:
    assert loyalty.spendable(5000, 10_000, Rules(spend_worth=0)) == 0


@given(
    balance=st.integers(-500, 10**5), due=st.integers(-500, 10**6), step=st.integers(1, 500), pays=st.integers(0, 900)
)
def test_what_may_be_spent_is_the_most_that_fits(balance: int, due: int, step: int, pays: int) -> None:
    rules = Rules(spend_step=step, spend_worth=pays)
    points = loyalty.spendable(balance, due, rules)
    assert points % step == 0
    assert 0 <= points <= max(0, balance)
    assert loyalty.worth(points, rules) <= max(0, due)
    if pays:
        more = points + step
        assert more > balance or loyalty.worth(more, rules) > due


@pytest.mark.parametrize(
    ("total", "tax", "refunded", "by_points", "points"),
    [
        (1000, 0, 0, 500, 5),
        (1000, 0, 0, 1000, 0),
        (1080, 80, 0, 500, 5),
        (1080, 80, 0, 1080, 0),
        (1080, 80, 540, 0, 5),
        (1080, 80, 1080, 0, 0),
        (2000, 0, 1000, 1000, 5),
        (0, 0, 0, 0, 0),
    ],
)
def test_what_points_paid_earns_nothing(total: int, tax: int, refunded: int, by_points: int, points: int) -> None:
    earned = loyalty.points_for(total=total, tax=tax, refunded=refunded, unit=100, rules=RULES, by_points=by_points)
    assert earned == points


@given(total=amounts, tax=amounts, refunded=amounts, by_points=amounts)
def test_points_are_never_negative_and_never_more_than_for_the_whole(
    total: int, tax: int, refunded: int, by_points: int
) -> None:
    earned = loyalty.points_for(total=total, tax=tax, refunded=refunded, unit=100, rules=RULES, by_points=by_points)
    assert 0 <= earned <= total // 100


@pytest.mark.parametrize(
    ("amount", "over", "shares"),
    [
        (500, [1200, 2499], [162, 338]),
        (500, [2499, 1200], [338, 162]),
        (1, [1, 1], [1, 0]),
        (10, [1, 1, 1], [4, 3, 3]),
        (0, [5, 5], [0, 0]),
        (3699, [1200, 2499], [1200, 2499]),
        (7, [0, 0], [7, 0]),
        (100, [0, 3], [0, 100]),
    ],
)
def test_an_amount_is_shared_by_the_largest_remainder(amount: int, over: list[int], shares: list[int]) -> None:
    assert money.apportion(amount, over) == shares


@given(amount=amounts, over=st.lists(amounts, min_size=1, max_size=6))
def test_shares_add_up_and_stay_within_their_parts(amount: int, over: list[int]) -> None:
    shares = money.apportion(amount, over)
    assert sum(shares) == amount
    if amount <= sum(over):
        assert all(0 <= share <= part for share, part in zip(shares, over, strict=True))


def test_nothing_cannot_be_shared_over() -> None:
    with pytest.raises(ValueError, match="over nothing"):
        money.apportion(5, [])


@pytest.mark.parametrize(
    ("birthday", "today", "year"),
    [
        (date(1990, 11, 22), date(2026, 11, 22), 2026),
        (date(1990, 11, 15), date(2026, 11, 22), 2026),
        (date(1990, 11, 29), date(2026, 11, 22), 2026),
        (date(1990, 11, 14), date(2026, 11, 22), None),
        (date(1990, 11, 30), date(2026, 11, 22), None),
        (date(1990, 12, 30), date(2027, 1, 2), 2026),
        (date(1990, 1, 2), date(2026, 12, 30), 2027),
        (date(1992, 2, 29), date(2026, 2, 28), 2026),
        (date(1992, 2, 29), date(2026, 3, 7), 2026),
        (date(1992, 2, 29), date(2026, 3, 8), None),
        (date(1992, 2, 29), date(2028, 3, 7), 2028),
        (date(1992, 2, 29), date(2028, 2, 22), 2028),
        (date(2026, 11, 20), date(2026, 11, 22), None),
        (date(2026, 1, 1), date(2026, 12, 30), 2027),
    ],
)
def test_a_birthday_is_near_on_either_side(birthday: date, today: date, year: int | None) -> None:
    assert loyalty.birthday_near(birthday, today, 7) == year


@given(birthday=st.dates(date(1930, 1, 1), date(2010, 12, 31)), start=st.dates(date(2012, 1, 1), date(2040, 12, 31)))
def test_each_year_has_one_birthday_of_fifteen_days(birthday: date, start: date) -> None:
    near = [loyalty.birthday_near(birthday, start + timedelta(days=at), 7) for at in range(365)]
    days = [year for year in near if year is not None]
    assert 14 <= len(days) <= 16
    assert len(set(days)) <= 2
