"""What a sale means to a member: a ledger line for each order, birthday points, the balance, and the level."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from pos_app.data import points_ledger
from pos_app.data.points_ledger import Line
from pos_app.domain import loyalty, money
from pos_app.domain.catalogue import Kind
from pos_app.domain.loyalty import EntryKind, Level, Rules

SOURCES = {Kind.FOOD: "order", Kind.MERCH: "merch"}
"""What the ledger calls an order's row."""


@dataclass(frozen=True, slots=True)
class Reward:
    """What a sale did to the buyer's points; without a membership all is empty. `earned` is what its orders gave."""

    points: int | None = None
    level: Level | None = None
    earned: int = 0
    birthday: int = 0


@dataclass(frozen=True, slots=True)
class Rewarded:
    """The member who buys; `id` is the row's id, not the TapPass ID."""

    id: str
    level: Level
    birthday: date | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """When a sale is rewarded, and by what.

    `today` is the business day, `sequence` the sale's place, `unit` the currency's minor units.
    """

    rules: Rules
    unit: int
    now: datetime
    today: date
    sequence: int


def reward(
    connection: Connection,
    buyer: Rewarded,
    orders: Mapping[Kind, dict[str, Any]],
    occasion: Occasion,
    *,
    by_points: int = 0,
) -> Reward:
    """Write the lines of a member's sale; `orders` are its rows with their ids.

    `by_points` is what points paid of it, in minor units: it earns nothing, and each order bears its share. What was
    spent has been taken from the balance before. The customer's row is locked, so that no other till rewards at once.
    """
    rules, now = occasion.rules, occasion.now
    lines = _earned(orders, occasion, by_points)
    birthday = _birthday(connection, buyer, occasion)
    written = [*lines, *birthday]
    balance = points_ledger.add(connection, buyer.id, written, now, sequence=occasion.sequence)
    reached = points_ledger.raise_level(connection, buyer.id, buyer.level, rules, now)
    return Reward(balance, reached, _sum(lines), _sum(birthday))


def _earned(orders: Mapping[Kind, dict[str, Any]], occasion: Occasion, by_points: int) -> list[Line]:
    rules, unit = occasion.rules, occasion.unit
    lines = []
    shares = money.apportion(by_points, [row["total"] for row in orders.values()])
    for (kind, row), share in zip(orders.items(), shares, strict=True):
        points = loyalty.points_for(
            total=row["total"], tax=row["tax"], refunded=0, unit=unit, rules=rules, by_points=share
        )
        if points:
            lines.append(Line(EntryKind.EARN, f"{SOURCES[kind]}:{row['id']}", points, occasion.now, "sale"))
    return lines


def _birthday(connection: Connection, buyer: Rewarded, occasion: Occasion) -> list[Line]:
    """The line of a birthday that is near and was not rewarded yet, also not to a member who became this one."""
    rules = occasion.rules
    if buyer.birthday is None or rules.birthday_points <= 0:
        return []
    year = loyalty.birthday_near(buyer.birthday, occasion.today, rules.birthday_days)
    if year is None or points_ledger.had_birthday(connection, buyer.id, year):
        return []
    source = points_ledger.birthday_source(buyer.id, year)
    return [Line(EntryKind.BIRTHDAY, source, rules.birthday_points, occasion.now, "birthday")]


def _sum(lines: list[Line]) -> int:
    return sum(line.points for line in lines)
