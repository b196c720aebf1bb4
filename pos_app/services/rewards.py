"""What a sale means to a member: a ledger line for each order, the balance, and the level that follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from pos_app.data import points_ledger
from pos_app.domain import loyalty
from pos_app.domain.catalogue import Kind
from pos_app.domain.loyalty import EntryKind, Level, Rules

SOURCES = {Kind.FOOD: "order", Kind.MERCH: "merch"}
"""What the ledger calls an order's row."""


@dataclass(frozen=True, slots=True)
class Reward:
    """What a sale did to the buyer's points; without a membership all is empty."""

    points: int | None = None
    level: Level | None = None
    earned: int = 0


def reward(
    connection: Connection,
    member_id: str,
    level: Level,
    orders: Mapping[Kind, dict[str, Any]],
    *,
    rules: Rules,
    unit: int,
    now: datetime,
) -> Reward:
    """Write the lines of a member's sale; `orders` are its rows with their ids, `unit` the currency's minor units."""
    lines = []
    for kind, row in orders.items():
        points = loyalty.points_for(total=row["total"], tax=row["tax"], refunded=0, unit=unit, rules=rules)
        if points:
            source = f"{SOURCES[kind]}:{row['id']}"
            lines.append(points_ledger.Line(EntryKind.EARN, source, points, now, "sale"))
    balance = points_ledger.add(connection, member_id, lines, now)
    reached = points_ledger.raise_level(connection, member_id, level, rules, now)
    return Reward(balance, reached, sum(line.points for line in lines))
