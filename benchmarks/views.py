"""The owner's figures and lists, and the journal: each view of a busy shop in its third year, today from its rows."""

import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from benchmarks.figures import Figure, Samples, told, within
from benchmarks.shops import copy_of, shop_of
from pos_app.bootstrap import Shop, open_shop
from pos_app.domain.guest_lists import Consent, GuestFilter, Membership, SortBy, Visits
from pos_app.domain.insights import Span
from pos_app.domain.journal import JournalFilter, Topic
from pos_app.domain.loyalty import Level

GUESTS, THREE_YEARS = 120_000, 600_000
"""The generated sales are spread over three years: 200,000 orders in each, and 530,000 entries of the journal."""

CALLS = 20
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
            "worth enrolling, 50": shop.insights.conversion_candidates,
            "worth enrolling, 250": partial(shop.insights.conversion_candidates, 250),
            "near a level": shop.insights.near_next_level,
            **_lists(shop),
            **_journal(shop),
        }
        for name, view in asked.items():
            ours = Samples()
            for _ in range(min(calls, CALLS)):
                ours.time(view)
            figures.append(within(f"{name}: median", ours.median, LIMIT))
    return figures


def _lists(shop: Shop) -> dict[str, Callable[[], object]]:
    chosen = {f"by {order.lower().replace('_', ' ')}": GuestFilter(order) for order in SortBy}
    chosen |= {
        "members": GuestFilter(membership=Membership.MEMBERS),
        "no members": GuestFilter(membership=Membership.NO_MEMBERS),
        "of one level": GuestFilter(level=Level.GOLD),
        "new this month": GuestFilter(visits=Visits.NEW_THIS_MONTH),
        "lapsed": GuestFilter(visits=Visits.LAPSED),
        "never here": GuestFilter(visits=Visits.NEVER),
        "with consent": GuestFilter(consent=Consent.GIVEN),
        "without": GuestFilter(consent=Consent.NOT_GIVEN),
        "lapsed members by level": GuestFilter(SortBy.LEVEL, Membership.MEMBERS, visits=Visits.LAPSED),
    }
    views: dict[str, Callable[[], object]] = {
        f"customers, {name}": partial(shop.guest_lists.page, each) for name, each in chosen.items()
    }
    return views | {"customers, a page far down": partial(shop.guest_lists.page, GuestFilter(), offset=GUESTS // 2)}


def _journal(shop: Shop) -> dict[str, Callable[[], object]]:
    """Pages by every part of the filter, by what is in every entry, in few, and in none."""
    owner = shop.staff.first_owner()
    if owner is None:
        raise LookupError("A generated shop has an owner.")
    today = shop.info.business_day(shop.premises.now())
    guest = shop.insights.by_value(1)[0]
    chosen = {
        "all of it": JournalFilter(),
        "of last year": JournalFilter(first=today - timedelta(days=730), last=today - timedelta(days=365)),
        "of a person": JournalFilter(owner.id),
        "of nobody": JournalFilter("nobody"),
        "of a person, by refunds": JournalFilter(owner.id, Topic.REFUNDS),
        "about a number": JournalFilter(text=guest.phone_number),
        "about an order": JournalFilter(text="A12"),
        "about a word nobody wrote": JournalFilter(text="xyzzy"),
    }
    chosen |= {f"by {topic.lower()}": JournalFilter(topic=topic) for topic in Topic}
    return {f"journal, {name}": partial(shop.journal.page, owner, each) for name, each in chosen.items()}
