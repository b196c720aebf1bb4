"""A till's shift: the time between its opening with a float and its count. Amounts in minor units, times in UTC."""

from dataclasses import dataclass, field
from datetime import date, datetime

from pos_app.domain.money import MAX_AMOUNT
from pos_app.errors import CashNotPossible

MAX_PIECES = 1_000_000
"""No drawer holds more pieces of one note or coin."""


@dataclass(frozen=True, slots=True)
class Shift:
    """The shift a till is in: since when, by whom, with how much in the drawer.

    `overdue`: its business day is over, and it should have been closed.
    """

    id: str
    till: str
    business_day: date
    opened_at: datetime
    opened_by: str
    opening_float: int
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Takings:
    """What the till screen says of the open shift: how many sales, and what they came to; and vouchers beside them.

    `vouchers` is what those sold brought, by cash and card, less those taken back.
    """

    sales: int
    total: int
    vouchers: int = 0


@dataclass(frozen=True, slots=True)
class Movement:
    """Cash put in (positive) or taken out (negative) for a reason that is no sale."""

    id: str
    at: datetime
    staff: str
    amount: int
    reason: str


@dataclass(frozen=True, slots=True)
class CashCount:
    """The drawer as it was counted: how many pieces of each note and coin, and what was not counted by piece.

    `pieces` maps a denomination in minor units to a number. Raises CashNotPossible for what nobody counts.
    """

    pieces: dict[int, int] = field(default_factory=dict)
    loose: int = 0

    def __post_init__(self) -> None:
        """Refuse what is no count."""
        whole = all(type(each) is int for each in (self.loose, *self.pieces, *self.pieces.values()))
        possible = whole and all(value > 0 and 0 <= count <= MAX_PIECES for value, count in self.pieces.items())
        if not possible or not 0 <= self.loose <= MAX_AMOUNT or self.total > MAX_AMOUNT:
            raise CashNotPossible

    @property
    def total(self) -> int:
        """What all of it comes to."""
        return sum(value * count for value, count in self.pieces.items()) + self.loose

    def kept(self) -> dict[str, object]:
        """The count as it is stored: only what was there."""
        pieces = {str(value): count for value, count in sorted(self.pieces.items(), reverse=True) if count}
        return {"pieces": pieces, "loose": self.loose}


@dataclass(frozen=True, slots=True)
class PastShift:
    """A line of the list of Z reports."""

    id: str
    till: str
    z_number: int
    business_day: date
    closed_at: datetime
    closed_by: str
    total: int
    difference: int


@dataclass(frozen=True, slots=True)
class PastShifts:
    """A page of the list, newest first; `next` is where the next page begins, None at the end."""

    shifts: list[PastShift]
    next: str | None
