"""How payments settle a sale: what is missing, cash rounding, change, tips, and splits of all of them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.sales import Payment, Tender
from pos_app.domain.settlement import Settlement, settle
from pos_app.errors import BadInput, PaymentNotPossible
from tests.examples import at_least

COINS = [1, 5, 10, 50, 100, 1000]


def points_worth(amount: int) -> Payment:
    """A payment with points, its worth worked out."""
    return replace(Payment.points(100), amount=amount)


@settings(max_examples=at_least(2000))
@given(
    total=st.integers(0, 100_000),
    tip=st.integers(0, 5_000),
    coin=st.sampled_from(COINS),
    shares=st.tuples(*[st.integers(0, 100)] * 3),
    cash=st.lists(st.integers(0, 100_000), max_size=3),
)
def test_what_is_paid_is_what_is_due(
    total: int, tip: int, coin: int, shares: tuple[int, int, int], cash: list[int]
) -> None:
    whole = sum(shares) + 10
    card, points, voucher = (total * share // whole for share in shares)
    payments = [Payment.card(card), points_worth(points), Payment.voucher("H", voucher), *map(Payment.cash, cash)]
    done = settle(total, payments, tip=tip, coin=coin)
    left = total + tip - card - points - voucher
    assert done.paid == sum(each.amount for each in payments)
    if done.missing:
        assert done.rounding == done.change == 0
        again = settle(total, [*payments, Payment.cash(done.missing_in_cash)], tip=tip, coin=coin)
        assert again.missing == again.change == 0 or sum(cash) > left
    else:
        assert total + tip + done.rounding == done.paid - done.change
        assert 0 <= done.change <= sum(cash)
        assert abs(done.rounding) * 2 <= coin
        assert not done.rounding or cash
    if not cash:
        assert done.rounding == 0
        assert done.missing == left


def test_only_what_is_left_for_cash_is_rounded() -> None:
    assert settle(1002, [Payment.card(1002)], coin=5) == Settlement(1002, 0, 1002, 0, 0, 0, 0)
    assert settle(1002, [Payment.cash(1000)], coin=5) == Settlement(1002, 0, 1000, -2, 0, 0, 0)
    assert settle(1003, [Payment.cash(2000)], coin=5) == Settlement(1003, 0, 2000, 2, 995, 0, 0)
    split = settle(1003, [Payment.card(500), Payment.cash(505)], coin=5)
    assert (split.rounding, split.change) == (2, 0)


def test_cash_to_the_last_cent_is_not_rounded() -> None:
    assert settle(1003, [Payment.cash(1003)], coin=5) == Settlement(1003, 0, 1003, 0, 0, 0, 2)


def test_what_is_missing_can_be_paid_in_cash_or_by_card() -> None:
    short = settle(1003, [Payment.cash(500)], coin=5)
    assert (short.missing, short.missing_in_cash, short.rounding) == (503, 505, 0)
    assert settle(1003, [Payment.cash(500), Payment.card(503)], coin=5).missing == 0
    between = settle(1003, [Payment.cash(1004)], coin=5)
    assert (between.missing, between.missing_in_cash) == (1, 1)


def test_less_than_half_a_coin_costs_nothing_in_cash() -> None:
    nothing = settle(2, [], coin=5)
    assert (nothing.missing, nothing.missing_in_cash) == (2, 0)
    assert settle(2, [Payment.cash(0)], coin=5) == Settlement(2, 0, 0, -2, 0, 0, 0)


def test_only_cash_can_be_more_than_what_is_due() -> None:
    for payments in (
        [Payment.card(1001)],
        [Payment.voucher("H", 1001)],
        [Payment.card(600), Payment.voucher("H", 600)],
    ):
        with pytest.raises(PaymentNotPossible):
            settle(1000, payments)
    assert settle(1000, [Payment.card(1100)], tip=100).missing == 0


def test_points_pay_no_tip() -> None:
    with pytest.raises(PaymentNotPossible):
        settle(1000, [points_worth(1100)], tip=100)
    assert settle(1000, [points_worth(1000), Payment.cash(100)], tip=100).missing == 0


@pytest.mark.parametrize("tip", [-1, 10**12 + 1])
def test_an_impossible_tip_is_refused(tip: int) -> None:
    with pytest.raises(PaymentNotPossible):
        settle(1000, [Payment.cash(1000)], tip=tip)


def test_payments_that_cannot_be() -> None:
    with pytest.raises(PaymentNotPossible):
        Payment.points(0)
    with pytest.raises(PaymentNotPossible):
        Payment.voucher(" ", 100)
    with pytest.raises(PaymentNotPossible):
        Payment(Tender.CASH, 100, quantity=5)
    assert Payment.voucher(" AB12 ", 100).reference == "AB12"
    assert Payment.points(300).quantity == 300


@pytest.mark.parametrize(
    "wrong", [{"coin": 0}, {"discount_limit": -1}, {"tips": (0,)}, {"tips": (1, 2, 3, 4, 5)}, {"late_minutes": 0}]
)
def test_rules_that_no_counter_could_follow(wrong: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        CounterRules.of(wrong)


def test_rules_are_read_back_as_they_were_kept() -> None:
    rules = CounterRules(coin=5, discount_limit=10_000, tips=(5_000, 10_000), late_minutes=20)
    assert CounterRules.of(rules.kept()) == rules
    assert CounterRules.of({}) == CounterRules()
    assert CounterRules.of({"coin": 5, "of a later version": 1}).coin == 5
