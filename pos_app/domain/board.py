"""The orders board: which step an order may take, and the cards as a reader sees them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

LATE_MINUTES = 15
"""After so many minutes an order that is not delivered stands out, unless the owner chose another number."""


class Step(StrEnum):
    """Where a food order is on its way to the guest; a cancelled one is nowhere."""

    PENDING = "PENDING"
    CONFIRMED = "CONFIRMED"
    PREPARING = "PREPARING"
    READY = "READY"
    DELIVERED = "DELIVERED"


class PickUpStep(StrEnum):
    """Paid merchandise waits at the counter until it is picked up."""

    PAID = "PAID"
    PICKED_UP = "PICKED_UP"


STEPS: tuple[Step, ...] = tuple(Step)


def step_after(step: Step) -> Step | None:
    """The next step; None at the end."""
    at = STEPS.index(step) + 1
    return STEPS[at] if at < len(STEPS) else None


def step_before(step: Step) -> Step | None:
    """The step it came from; None at the beginning."""
    at = STEPS.index(step)
    return STEPS[at - 1] if at else None


def is_one_step(seen: Step, to: Step) -> bool:
    """Whether an order may go from one to the other: one step on, or one back where somebody was too quick."""
    return abs(STEPS.index(seen) - STEPS.index(to)) == 1


@dataclass(frozen=True, slots=True)
class BoardItem:
    """A line of a card; `is_new` where it joined a tab whose earlier lines the kitchen knows already."""

    quantity: int
    name: str
    modifiers: tuple[str, ...] = ()
    note: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class BoardOrder:
    """A food order on the board.

    `since` (UTC) is when it was sent, for a tab its latest round; without a name and a phone it is a walk-in's.
    """

    id: str
    number: str
    step: Step
    since: datetime
    items: tuple[BoardItem, ...]
    name: str | None = None
    phone: str | None = None
    till: str = ""
    note: str = ""
    is_tab: bool = False
    is_refunded: bool = False


@dataclass(frozen=True, slots=True)
class PickUp:
    """Paid merchandise that nobody has taken along yet."""

    id: str
    since: datetime
    items: tuple[BoardItem, ...]
    name: str | None = None
    phone: str | None = None
    till: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the board at one moment; `version` tells it from the board of another moment."""

    version: str
    orders: tuple[BoardOrder, ...] = ()
    pick_ups: tuple[PickUp, ...] = ()
    more_pick_ups: bool = False
    late_minutes: int = LATE_MINUTES


def board_items(stored: list[dict[str, Any]]) -> tuple[BoardItem, ...]:
    """The lines of a card from an order's stored items; the last round of a tab that has several is new."""
    last = max((item.get("round", 1) for item in stored), default=1)
    return tuple(
        BoardItem(
            item["quantity"],
            item["name"],
            tuple(each["name"] for each in item.get("modifiers") or ()),
            item.get("note") or "",
            is_new=last > 1 and item.get("round", 1) == last,
        )
        for item in stored
    )
