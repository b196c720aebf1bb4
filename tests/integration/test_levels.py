"""Levels looked at again when their time is over: once a business day, by one till, each with a line that says why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from pos_app.bootstrap import Level, Shop, open_shop
from pos_app.domain.loyalty import LOOKED_AGAIN
from pos_app.services import levels
from pos_app.services.levels import LevelsLookedAt
from tests.integration.counter import NOON, Clock, content, food, merch, of, owner, rows, sell, set_clock, tamper, value
from tests.integration.test_races import at_once, failures
from tests.integration.test_tappass import set_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

AVA, BEN = "580 555 0152", "580 555 0153"


def silver(shop: Shop, phone: str = AVA) -> str:
    """A member of 749 points earned: the customer's id."""
    sell(shop, of(merch(shop), 30), phone=phone)
    return shop.tappass.enrol(owner(shop), phone=phone, name=None).customer_id


def changes(shop: Shop) -> list[tuple[str, str | None, int, str]]:
    found = rows(shop, 'SELECT level, previous, earned, reason FROM "LevelChange" ORDER BY "createdAt", number')
    return [(row["level"], row["previous"], row["earned"], row["reason"]) for row in found]


def every_step(shop: Shop) -> Iterator[LevelsLookedAt]:
    while True:
        step = shop.levels.look_again()
        yield step
        if step.done:
            return


def test_a_level_is_kept_until_its_time_is_over(shop: Shop, clock: Clock) -> None:
    customer = silver(shop)
    clock.move(days=364)
    assert shop.levels.look_again() == LevelsLookedAt()
    assert shop.tappass.card(customer).level is Level.SILVER
    clock.move(days=2)
    assert shop.levels.look_again() == LevelsLookedAt(lowered=1)
    assert shop.tappass.card(customer).level is Level.BRONZE
    assert changes(shop)[-1] == ("BRONZE", "SILVER", 0, LOOKED_AGAIN)
    assert shop.doctor.check() == []


def test_the_day_it_ends_in_is_still_its_own(shop: Shop, clock: Clock) -> None:
    customer = silver(shop)
    clock.at = datetime(2027, 11, 22, 23, 0, tzinfo=UTC)
    shop.levels.look_again()
    assert shop.tappass.card(customer).level is Level.SILVER
    clock.at = datetime(2027, 11, 23, 3, 59, tzinfo=UTC)
    shop.levels.look_again()
    assert shop.tappass.card(customer).level is Level.SILVER
    clock.at = datetime(2027, 11, 23, 4, 0, tzinfo=UTC)
    shop.levels.look_again()
    assert shop.tappass.card(customer).level is Level.BRONZE


def test_who_earned_enough_keeps_it_for_as_long_again(shop: Shop, clock: Clock) -> None:
    customer = silver(shop)
    clock.move(days=300)
    sell(shop, of(merch(shop), 24), phone=AVA)
    clock.move(days=66)
    assert shop.levels.look_again() == LevelsLookedAt(kept=1)
    assert changes(shop)[-1] == ("SILVER", "SILVER", 599, LOOKED_AGAIN)
    standing = shop.points.ledger(customer).standing
    assert (standing.level, standing.decided_by, standing.reason) == (Level.SILVER, 599, LOOKED_AGAIN)
    assert standing.held_until is not None
    assert standing.held_until - clock.at >= timedelta(days=365)
    clock.move(days=1)
    assert shop.levels.look_again() == LevelsLookedAt()
    assert shop.doctor.check() == []


def test_the_rules_of_that_day_decide(shop: Shop, clock: Clock) -> None:
    silver(shop)
    clock.move(days=300)
    sell(shop, of(merch(shop), 24), phone=AVA)
    set_rules(shop, silver=50, gold=590, level_months=6)
    clock.move(days=66)
    assert shop.levels.look_again() == LevelsLookedAt(raised=1)
    assert changes(shop)[-1] == ("GOLD", "SILVER", 599, LOOKED_AGAIN)
    assert str(value(shop, 'SELECT "levelHeldUntil" FROM "Member"')).startswith("2028-05-23")
    assert shop.doctor.check() == []


def test_bronze_has_nothing_to_lose(shop: Shop, clock: Clock) -> None:
    sell(shop, of(food(shop)), phone=AVA)
    shop.tappass.enrol(owner(shop), phone=AVA, name=None)
    clock.move(days=400)
    assert shop.levels.look_again() == LevelsLookedAt(kept=1)
    assert len(changes(shop)) == 1
    assert value(shop, 'SELECT "levelHeldUntil" FROM "Member"') is None
    clock.move(days=400)
    assert shop.levels.look_again() == LevelsLookedAt()
    sell(shop, of(merch(shop), 30), phone=AVA)
    assert changes(shop)[-1][0] == "SILVER"
    assert shop.doctor.check() == []


def test_once_a_day_and_nothing_is_written_again(shop: Shop, clock: Clock) -> None:
    silver(shop)
    clock.move(days=366)
    shop.levels.look_again()
    before = content(shop)
    assert shop.levels.look_again() == LevelsLookedAt()
    clock.move(hours=10)
    assert shop.levels.look_again() == LevelsLookedAt()
    assert content(shop) == before
    clock.move(days=-30)
    assert shop.levels.look_again() == LevelsLookedAt()
    assert content(shop) == before


def test_many_are_done_in_batches(shop: Shop, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels, "BATCH", 3)
    for guest in range(7):
        silver(shop, f"580 555 01{guest:02}")
    clock.move(days=366)
    sell(shop, of(merch(shop), 30), phone="580 555 0105")
    steps = list(every_step(shop))
    assert [step.done for step in steps] == [False, False, True]
    assert [step.lowered + step.kept for step in steps] == [3, 3, 1]
    assert sum(step.kept for step in steps) == 1
    assert len(changes(shop)) == 14
    assert value(shop, "SELECT count(*) FROM \"Journal\" WHERE kind = 'levels_looked_at'") == 3
    assert shop.doctor.check() == []


def test_two_tills_that_start_at_once_do_it_once(shop: Shop, shop_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels, "BATCH", 2)
    set_clock(shop)
    for guest in range(5):
        silver(shop, f"580 555 01{guest:02}")
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        set_clock(shop, NOON + timedelta(days=366))
        set_clock(bar, NOON + timedelta(days=366))
        steps = at_once(*[lambda each=each: list(every_step(each)) for each in (shop, bar) * 2])
    assert failures(steps) == []
    assert sum(step.lowered for till in steps for step in till) == 5
    assert len(changes(shop)) == 10
    assert shop.doctor.check() == []


def test_a_sale_at_the_same_moment_loses_nothing(shop: Shop, shop_url: str) -> None:
    set_clock(shop)
    customer = silver(shop)
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        for each in (shop, bar):
            set_clock(each, NOON + timedelta(days=366))
        done = at_once(partial(sell, bar, of(merch(bar), 30), AVA), shop.levels.look_again)
    assert failures(done) == []
    assert shop.tappass.card(customer).level is Level.SILVER
    assert shop.doctor.check() == []


def test_a_level_brought_along_is_held_a_year_and_then_looked_at(shop: Shop, clock: Clock) -> None:
    """The upgrade writes such rows: a level without points behind it."""
    customer = silver(shop)
    tamper(shop, "UPDATE \"LevelChange\" SET reason = 'adopted', level = 'PLATINUM', earned = 0")
    tamper(shop, "UPDATE \"Member\" SET level = 'PLATINUM'")
    assert shop.doctor.check() == []
    clock.move(days=364)
    sell(shop, of(merch(shop), 30), phone=AVA)
    assert shop.tappass.card(customer).level is Level.PLATINUM
    clock.move(days=2)
    assert shop.levels.look_again() == LevelsLookedAt(lowered=1)
    assert shop.tappass.card(customer).level is Level.SILVER
    assert shop.doctor.check() == []
