"""A generated shop's years, planned before a row is written: who comes when, takes what, and comes back how often."""

from array import array
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from random import Random
from zoneinfo import ZoneInfo

from pos_app.domain.shop import ShopInfo
from pos_app.services.demo_baskets import Basket

NOBODY = 2**32 - 1
"""The guest of a sale without a phone number."""

YEARS = 3
WALK_INS = 0.06
ONE_VISIT_EACH = 0.6
"""Of all visits, at most this part is needed to bring every guest once; the rest belongs to the regulars."""

FLATTEN = 10
"""Zipf-Mandelbrot's shift: the few best guests come often, but not every hour (B. Mandelbrot, 1953)."""

FAVOURITES = 0.4
"""How often a guest takes what that guest always takes."""

WEEK = (0.7, 0.75, 0.85, 1.0, 1.5, 1.7, 1.1)
"""How busy Monday to Sunday are."""

OPENS_AFTER = 7
HOURS = (3, 6, 5, 2, 1, 2, 4, 8, 9, 7, 5, 4, 3, 1)
"""How busy the hours are, from `OPENS_AFTER` hours after the business day began."""


@dataclass
class Plan:
    """The visits in the order of time: whose, which basket, and when (milliseconds since 1970, UTC)."""

    guests: "array[int]"
    baskets: "array[int]"
    moments: "array[int]"
    days: list[date]
    starts: list[int]
    """Of each business day that has sales, the place of its first one."""

    def day_of(self, sale: int) -> int:
        """Which of `days` a sale belongs to."""
        return bisect(self.starts, sale) - 1


def planned(
    *, guests: int, orders: int, baskets: Sequence[Basket], info: ShopInfo, now: datetime, random: Random
) -> Plan:
    """The visits of so many guests, with so many orders (food and merchandise count singly); the last one yesterday."""
    taken = _taken(orders, baskets, random)
    without = int(len(taken) * WALK_INS) if guests else len(taken)
    who = _visits(guests, len(taken) - without, random)
    who.extend([NOBODY] * without)
    random.shuffle(who)
    _give_favourites(who, taken, baskets, random)
    days, starts, moments = _times(info, now, len(taken), random)
    return Plan(who, taken, moments, days, starts)


def _taken(orders: int, baskets: Sequence[Basket], random: Random) -> "array[int]":
    """Baskets until there are so many orders; a basket of food and merchandise makes two."""
    shares = list(accumulate(basket.share for basket in baskets))
    single = [at for at, basket in enumerate(baskets) if basket.orders == 1]
    taken = array("H")
    left = orders
    while left > 0:
        for at in random.choices(range(len(baskets)), cum_weights=shares, k=10_000):
            chosen = at if baskets[at].orders <= left else random.choice(single)
            taken.append(chosen)
            left -= baskets[chosen].orders
            if not left:
                break
    return taken


def _visits(guests: int, visits: int, random: Random) -> "array[int]":
    """Whose visits they are: one of each guest as far as that goes, the rest of a few regulars, by Zipf's law."""
    people = array("I", range(guests))
    random.shuffle(people)
    once = min(guests, int(visits * ONE_VISIT_EACH) or visits)
    who = people[:once]
    weights = [1 / (rank + FLATTEN) for rank in range(1, guests + 1)]
    scale = (visits - once) / sum(weights) if guests else 0
    due = 0.0
    for rank, weight in enumerate(weights):
        due += weight * scale
        again = round(due) + once - len(who)
        if again > 0:
            who.extend([people[rank]] * again)
    return who


def _give_favourites(who: "array[int]", taken: "array[int]", baskets: Sequence[Basket], random: Random) -> None:
    """Let guests take the same food again and again, so that there is "the usual"."""
    food = [at for at, basket in enumerate(baskets) if basket.food and not basket.merch]
    for sale, guest in enumerate(who):
        basket = baskets[taken[sale]]
        if guest != NOBODY and basket.food and not basket.merch and random.random() < FAVOURITES:
            taken[sale] = food[guest % len(food)]


def _times(info: ShopInfo, now: datetime, sales: int, random: Random) -> "tuple[list[date], list[int], array[int]]":
    """Business days, the first sale of each, and the sales' moments: busier in the evening, at weekends, every year."""
    count = 365 * YEARS
    first = info.business_day(now) - timedelta(days=count)
    busy = [WEEK[(first + timedelta(days=at)).weekday()] * (0.8 + 0.4 * at / count) for at in range(count)]
    scale = sales / (sum(busy) * sum(HOURS))
    zone = ZoneInfo(info.time_zone)
    days, starts, moments = [], [], array("q")
    due = 0.0
    for at, weight in enumerate(busy):
        day = first + timedelta(days=at)
        begins = datetime(day.year, day.month, day.day, info.day_starts_at, tzinfo=zone).timestamp()
        before = len(moments)
        for hour, share in enumerate(HOURS):
            due += weight * share * scale
            base = (begins + (OPENS_AFTER + hour) * 3600) * 1000
            moments.extend(sorted(int(base + random.random() * 3_600_000) for _ in range(round(due) - len(moments))))
        if len(moments) > before:
            days.append(day)
            starts.append(before)
    return days, starts, moments
