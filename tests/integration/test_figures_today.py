"""The owner's figures of the day that is open: voids after refunds, and a clock that was ahead and is set back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.domain.insights import Period, Span
from tests.integration.counter import food, merch, of, owner, sell

if TYPE_CHECKING:
    from pos_app.bootstrap import Shop
    from tests.integration.counter import Clock


def test_what_was_given_back_of_a_sale_that_is_voided_then_counts_no_more(shop: Shop, clock: Clock) -> None:
    done = sell(shop, of(food(shop), 3).add(merch(shop)))
    kept = sell(shop, of(merch(shop)))
    shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1)])
    shop.refunds.void(owner(shop), done.sale_id)
    today = shop.figures.period(Span.TODAY)
    overview = shop.figures.overview(today)
    assert (overview.now.total, overview.now.refunded, overview.food.taken) == (kept.total, 0, 0)
    [olive] = shop.figures.by_staff(today)
    assert (olive.total, olive.refunds, olive.refunded) == (kept.total, 0, 0)
    clock.move(days=1)
    [*_, before, _today] = shop.figures.by_day(shop.figures.period(Span.WEEK))
    assert before.sums == overview.now


def test_the_open_day_is_compared_with_the_same_weekday_until_the_same_time(shop: Shop, clock: Clock) -> None:
    early = sell(shop, of(food(shop), 3))
    clock.move(hours=3)
    late = sell(shop, of(food(shop), 5))
    clock.move(days=7, hours=-2)
    now = sell(shop, of(food(shop)))
    overview = shop.figures.overview(shop.figures.period(Span.TODAY))
    assert (overview.now.total, overview.before.total) == (now.total, early.total)
    assert overview.until == clock.at - timedelta(days=7)
    clock.move(days=1)
    whole = shop.figures.overview(Period(overview.period.first, overview.period.first))
    assert (whole.before.total, whole.until) == (early.total + late.total, None)


def test_a_day_that_was_over_for_a_clock_that_is_set_back_counts_once(shop: Shop, clock: Clock) -> None:
    done = sell(shop, of(food(shop), 3))
    shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1)])
    today = shop.figures.overview(shop.figures.period(Span.TODAY)).now
    clock.move(days=1)
    assert shop.figures.overview(shop.figures.period(Span.WEEK)).now == today
    clock.move(days=-1)
    assert shop.figures.overview(shop.figures.period(Span.TODAY)).now == today
    again = sell(shop, of(food(shop), 3))
    assert shop.figures.overview(shop.figures.period(Span.TODAY)).now.total == today.total + again.total


def test_a_void_takes_refunds_out_of_days_that_were_summed_already(shop: Shop, clock: Clock) -> None:
    """The clock was ahead when some of it was given back, and that day was over and kept; then it was set right."""
    done = sell(shop, of(food(shop), 3))
    clock.move(days=1)
    shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1)])
    clock.move(days=1)
    *_, ahead, _today = shop.figures.by_day(shop.figures.period(Span.WEEK))
    assert ahead.sums.refunded > 0
    clock.move(days=-2)
    shop.refunds.void(owner(shop), done.sale_id)
    clock.move(days=2)
    assert [each.sums.refunded for each in shop.figures.by_day(shop.figures.period(Span.WEEK))] == [0] * 7
    assert sum(each.refunded for each in shop.figures.by_staff(shop.figures.period(Span.WEEK))) == 0
