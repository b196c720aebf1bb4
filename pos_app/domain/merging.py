"""Two customers who are one person: what a merge would make of them, and the merges that were done."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pos_app.domain.loyalty import Level

MERGED = "merged"
MERGE_UNDONE = "merge undone"
"""The reasons kept with changes of level, and with points, that came from a merge or its undo."""


class WhyNot(StrEnum):
    """Why a merge cannot be undone now."""

    UNDONE = "undone"
    ERASED = "erased"
    MERGED_ONWARD = "merged_onward"
    NUMBER_CHANGED = "number_changed"


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge that was done. Numbers are those the two have now; `why_not` is None where it can be undone."""

    id: str
    survivor_id: str
    merged_id: str
    survivor_number: str
    merged_number: str
    merged_name: str | None
    created_at: datetime
    staff: str
    reason: str = ""
    undone_at: datetime | None = None
    undone_by: str | None = None
    why_not: WhyNot | None = None

    @property
    def can_be_undone(self) -> bool:
        """Whether the two can be two again now."""
        return self.why_not is None


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What two customers would be as one; amounts in minor units.

    `points` and `level` are None where neither is a member; `orders_earning` past orders would earn `points_earned`
    of the points, because their customer had not joined.
    """

    phone_number: str
    other_number: str
    name: str | None
    email: str | None
    notes: str
    marketing_consent: bool
    orders: int
    lifetime_total: int
    last_order: datetime | None
    member_id: str | None = None
    points: int | None = None
    level: Level | None = None
    orders_earning: int = 0
    points_earned: int = 0


def joined_notes(first: str, second: str) -> str:
    """The notes of both, none said twice."""
    if not second or second in first:
        return first
    return f"{first}\n{second}" if first and first not in second else second
