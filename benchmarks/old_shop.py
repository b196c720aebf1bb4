"""A made-up old shop of any size, in the shape of the sample: the same seed gives the same rows."""

import json
import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from migrations import legacy_tables

SPELLINGS = (
    "{0}{1}{2}",
    "({0}) {1}-{2}",
    "+1 {0} {1} {2}",
    "{0}.{1}.{2}",
    "1-{0}-{1}-{2}",
    "tel:+1-{0}-{1}-{2}",
    " {0} {1}-{2} ",
)
MENU = (("Hot Wings", 8.5), ("Nachos", 8.0), ("Pint IPA", 6.3), ("House Burger", 8.0), ("Fries", 4.0), ("Cola", 2.2))
NAMES = ("Dana Fox", "Yara Castillo", "José Ibarra", "Mo Dunn", "美咲 Brooks", "O'Neil Quist", "Uma Lang", "Zoë Hale")
START = datetime(2023, 1, 1, tzinfo=UTC)


def make(path: Path, orders: int, seed: int = 1) -> None:
    """Write an old shop with so many orders, a tenth as many guests at most, and few members and merchandise orders."""
    chance = random.Random(seed)
    guests = [
        (f"{chance.randrange(201, 989)}", f"{chance.randrange(200, 999)}", f"{chance.randrange(10**4):04d}")
        for _ in range(orders // 10 + 1)
    ]
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA journal_mode = off; PRAGMA synchronous = off;")
    for statement in _tables():
        connection.execute(statement)
    members = dict.fromkeys(chance.choice(guests) for _ in range(orders // 50 + 1))
    for table, rows in (
        ("Member", _members(chance, list(members))),
        ("Order", _orders(chance, guests, orders)),
        ("MerchandiseOrder", _merch(chance, guests, orders // 20)),
    ):
        places = ", ".join("?" * len(legacy_tables.columns(table)))
        connection.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)
    connection.commit()
    connection.close()


def _tables() -> Iterator[str]:
    """Revision 0001's own tables."""

    class _Recorder:
        def __init__(self) -> None:
            self.statements: list[str] = []
            self.dialect = type("Dialect", (), {"name": "sqlite"})

        def exec_driver_sql(self, statement: str) -> None:
            self.statements.append(statement)

    recorder: Any = _Recorder()
    legacy_tables.create(recorder)
    yield from recorder.statements


def _time(place: int) -> str:
    at = START + timedelta(seconds=place * 61)
    return at.strftime("%Y-%m-%d %H:%M:%S.") + f"{place % 1000:03d}"


def _spelled(chance: random.Random, guest: tuple[str, str, str]) -> str:
    return chance.choice(SPELLINGS).format(*guest)


def _members(chance: random.Random, guests: list[tuple[str, str, str]]) -> Iterator[tuple[Any, ...]]:
    for place, guest in enumerate(guests):
        at = _time(place)
        level = chance.choice(("BRONZE", "BRONZE", "SILVER", "GOLD"))
        phone = _spelled(chance, guest)
        name = chance.choice(NAMES)
        yield (
            f"m{place}",
            f"ONE52-{place:06d}",
            name,
            f"m{place}@example.com",
            phone,
            at,
            1,
            level,
            at,
            chance.randrange(5000),
            3,
            at,
            at,
            at,
        )


def _items(chance: random.Random) -> tuple[str, float]:
    lines = [(*chance.choice(MENU), chance.randrange(1, 4)) for _ in range(chance.randrange(1, 4))]
    items = [{"id": name.lower(), "name": name, "price": price, "quantity": count} for name, price, count in lines]
    return json.dumps(items), sum(price * count for _, price, count in lines)


def _orders(chance: random.Random, guests: list[tuple[str, str, str]], count: int) -> Iterator[tuple[Any, ...]]:
    for place in range(count):
        items, total = _items(chance)
        guest = guests[min(int(chance.expovariate(8 / len(guests))), len(guests) - 1)]
        status = chance.choice(("DELIVERED", "DELIVERED", "COMPLETED", "CANCELLED"))
        at = _time(place)
        yield (
            f"o{place:08d}",
            status,
            items,
            total,
            0,
            _spelled(chance, guest),
            chance.choice(NAMES),
            place % 2,
            None,
            at,
            at,
        )


def _merch(chance: random.Random, guests: list[tuple[str, str, str]], count: int) -> Iterator[tuple[Any, ...]]:
    for place in range(count):
        items, total = _items(chance)
        at = _time(place * 20)
        phone = _spelled(chance, chance.choice(guests))
        yield (f"x{place:08d}", at, at, items, total, "completed", 1, 1, chance.choice(NAMES), phone, None)
