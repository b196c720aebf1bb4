"""What the owner looks at: periods of business days, and the figures of one. Amounts in minor units."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Self

from pos_app.domain.catalogue import Kind
from pos_app.domain.loyalty import Level


class Span(StrEnum):
    """The periods that have a name."""

    TODAY = "TODAY"
    WEEK = "WEEK"
    MONTH = "MONTH"
    YEAR = "YEAR"


@dataclass(frozen=True, slots=True)
class Period:
    """Business days, from `first` to `last`, both included."""

    first: date
    last: date

    @classmethod
    def named(cls, span: Span, today: date) -> Self:
        """Today; or the last 7, 30 or 365 days with today: as long as what they are compared with."""
        days = {Span.TODAY: 1, Span.WEEK: 7, Span.MONTH: 30, Span.YEAR: 365}[span]
        return cls(today - timedelta(days=days - 1), today)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def before(self) -> "Period":
        """What it is compared with: one day with the same weekday a week ago, else the days right before it."""
        back = timedelta(days=7 if self.days == 1 else self.days)
        return Period(self.first - back, self.last - back)

    def all_days(self) -> list[date]:
        """Every day of it, oldest first."""
        return [self.first + timedelta(days=at) for at in range(self.days)]


@dataclass(frozen=True, slots=True)
class Sums:
    """What was sold, taxes in it; `refunded` is what was given back in the same period, whenever it was bought."""

    sales: int = 0
    orders: int = 0
    discount: int = 0
    tax: int = 0
    total: int = 0
    member_orders: int = 0
    member_total: int = 0
    new_orders: int = 0
    new_total: int = 0
    refunded: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    @property
    def taken(self) -> int:
        """The total less what was given back."""
        return self.total - self.refunded

    @property
    def average(self) -> int:
        """What a sale comes to, rounded down; 0 where there is none."""
        return self.total // self.sales if self.sales else 0

    @property
    def member_share(self) -> float:
        """The members' part of the total, from 0 to 1."""
        return self.member_total / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class PointsGiven:
    """The programme in a period, and what it owes now: `owed` points, worth `liability` minor units."""

    given: int
    spent: int
    taken_back: int
    owed: int
    liability: int
    members: int


@dataclass(frozen=True, slots=True)
class Overview:
    """A period at a glance, beside the one before it; of today's, what was sold by the same time of day, `until`."""

    period: Period
    now: Sums
    before: Sums
    food: Sums
    merch: Sums
    points: PointsGiven
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class DaySum:
    """One business day."""

    day: date
    sums: Sums


@dataclass(frozen=True, slots=True)
class HourSum:
    """An hour of a weekday (0 is Monday) over the period, on the shop's clock."""

    weekday: int
    hour: int
    orders: int
    total: int


@dataclass(frozen=True, slots=True)
class CategorySum:
    """A category; one without a name holds what the catalogue no longer knows."""

    category_id: str
    name: str
    kind: Kind
    quantity: int
    total: int


@dataclass(frozen=True, slots=True)
class ProductSum:
    """A product as it was called when it was sold last in the period."""

    product_id: str
    name: str
    kind: Kind
    quantity: int
    total: int


@dataclass(frozen=True, slots=True)
class StaffSum:
    """What somebody sold, took off and gave back."""

    staff_id: str
    name: str
    sales: int
    total: int
    discount: int
    refunds: int
    refunded: int


@dataclass(frozen=True, slots=True)
class ConversionCandidate:
    """A customer who is no member yet, and what joining would give today."""

    customer_id: str
    name: str | None
    phone_number: str
    lifetime_total: int
    orders: int
    last_order: datetime | None
    points: int
    level: Level
    marketing_consent: bool = False


@dataclass(frozen=True, slots=True)
class NearLevel:
    """A member who is `missing` points short of the next level, by what was `earned` within the rules' months."""

    customer_id: str
    name: str | None
    phone_number: str
    level: Level
    next_level: Level
    earned: int
    missing: int
    marketing_consent: bool = False
