"""`customers.find` by every kind of search, against the same statements by the plain driver, at two sizes of shop."""

from collections.abc import Callable, Sequence
from functools import partial
from random import Random
from typing import Any

from sqlalchemy import func, select

from benchmarks.figures import Figure, Samples, ratio, told, within
from benchmarks.raw import ask, asked_by, connected
from benchmarks.shops import shop_of
from pos_app.bootstrap import Shop, open_shop
from pos_app.data.tables import customer, customer_word, member

SMALL = 10_000
CALLS = 1_000
WARM_UP = 50
PATTERNS = 1_000
"""How many guests the searches are drawn from."""


def look_ups(customers: int, calls: int = CALLS) -> list[Figure]:
    """At `customers`, and the growth since 10,000."""
    figures = []
    small = _measured(SMALL, calls)
    large = _measured(customers, calls)
    for kind, (ours, raw) in large.items():
        figures += [
            told(f"{kind}: find, raw", f"{ours} | {raw}"),
            within(f"{kind}: p99", ours.p99, 0.002),
            ratio(f"{kind}: median against raw", ours.median, raw.median, 6),
            ratio(f"{kind}: median against {SMALL:,} customers", ours.median, small[kind][0].median, 3),
        ]
    return figures


def _measured(customers: int, calls: int) -> dict[str, tuple[Samples, Samples]]:
    file = shop_of(customers, customers)
    with open_shop(file, as_owner=True) as shop:
        raw = connected(file)
        raw.execute("PRAGMA query_only = 1")
        measured = {kind: _one_kind(shop, raw, texts, calls) for kind, texts in _searches(shop).items()}
        raw.close()
    return measured


def _one_kind(shop: Shop, raw: Any, texts: Sequence[str], calls: int) -> tuple[Samples, Samples]:
    """The two take turns, and who is first changes, so that neither finds the pages warm more often."""
    ours, theirs = Samples(), Samples()
    for at in range(calls + WARM_UP):
        if at == WARM_UP:
            ours, theirs = Samples(), Samples()
        find = partial(shop.customers.find, texts[at % len(texts)])
        by_driver = partial(ask, raw, asked_by(shop.premises.database, find))
        turns: list[tuple[Samples, Callable[[], object]]] = [(ours, find), (theirs, by_driver)]
        for samples, call in turns if at % 2 else reversed(turns):
            samples.time(call)
    return ours, theirs


def _searches(shop: Shop) -> dict[str, list[str]]:
    """What is typed, by kind."""
    with shop.premises.database.read() as connection:
        after = select(customer.c.phone_number, customer.c.name).where(customer.c.phone_number.startswith("+1"))
        rows = list(connection.execute(after.order_by(customer.c.id).limit(PATTERNS * 8)).all())
        ids = list(connection.execute(select(member.c.member_id).order_by(member.c.id).limit(PATTERNS)).scalars())
        counted = (
            select(customer_word.c.word, func.count()).group_by(customer_word.c.word).order_by(func.count().desc())
        )
        common = [word for word, _ in connection.execute(counted.limit(20)).all()]
    Random(1).shuffle(rows)
    rows = rows[:PATTERNS]
    numbers = [row.phone_number[2:] for row in rows]
    names = [row.name for row in rows if row.name and len(row.name.split()) == 2]
    return {
        "full number": numbers,
        "beginning, 3 digits": [number[:3] for number in numbers],
        "beginning, 7 digits": [number[:7] for number in numbers],
        "last four": [number[-4:] for number in numbers],
        "a common word": common,
        "a word": [name.split()[1] for name in names],
        "two words": names,
        "two words, the other way": [" ".join(reversed(name.split())) for name in names],
        "TapPass ID": ids,
    }
