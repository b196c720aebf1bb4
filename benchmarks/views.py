"""The owner's figures: each view over a year of a busy shop, with today summed from its rows."""

import time
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, Samples, told, within
from benchmarks.shops import copy_of, shop_of
from pos_app.bootstrap import open_shop
from pos_app.domain.guest_lists import GuestFilter
from pos_app.domain.insights import Span

if TYPE_CHECKING:
    from collections.abc import Callable

GUESTS, THREE_YEARS = 40_000, 600_000
"""The generated sales are spread over three years: 200,000 orders in each."""

CALLS = 50
LIMIT = 0.1
"""Seconds a view may take, once its days are summed."""


def views(_customers: int, calls: int = CALLS) -> list[Figure]:
    """Every view, after the days were summed once."""
    with open_shop(copy_of(shop_of(GUESTS, THREE_YEARS), "views.db"), as_owner=True) as shop:
        year = shop.figures.period(Span.YEAR)
        begin = time.perf_counter()
        days = shop.figures.prepare(year) + shop.figures.prepare(year.before())
        figures = [told(f"{days} days summed, once", f"{time.perf_counter() - begin:.1f} s")]
        asked: dict[str, Callable[[], object]] = {
            "at a glance": partial(shop.figures.overview, year),
            "by day": partial(shop.figures.by_day, year),
            "by hour": partial(shop.figures.by_hour, year),
            "by category": partial(shop.figures.by_category, year),
            "by product": partial(shop.figures.by_product, year),
            "by person": partial(shop.figures.by_staff, year),
            "worth enrolling": shop.insights.conversion_candidates,
            "near a level": shop.insights.near_next_level,
            "customers, by value": partial(shop.guest_lists.page, GuestFilter()),
        }
        for name, view in asked.items():
            ours = Samples()
            for _ in range(min(calls, CALLS)):
                ours.time(view)
            figures.append(within(f"{name}: median of a year's view", ours.median, LIMIT))
    return figures
