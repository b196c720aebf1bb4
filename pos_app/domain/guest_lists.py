"""Which of the customers the owner wants to see, and in which order."""

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from pos_app.domain.loyalty import Level
from pos_app.domain.office_rules import LAPSED_DAYS


class SortBy(StrEnum):
    """What comes first: most, latest, highest."""

    VALUE = "VALUE"
    ORDERS = "ORDERS"
    LAST_VISIT = "LAST_VISIT"
    LEVEL = "LEVEL"
    JOINED = "JOINED"


class Membership(StrEnum):
    """Members, or those who are none."""

    ANY = "ANY"
    MEMBERS = "MEMBERS"
    NO_MEMBERS = "NO_MEMBERS"


class Visits(StrEnum):
    """When they came: at all, for the first time this month, or not for so long that they may be lost."""

    ANY = "ANY"
    NEW_THIS_MONTH = "NEW_THIS_MONTH"
    LAPSED = "LAPSED"
    NEVER = "NEVER"


class Consent(StrEnum):
    """Whether they agreed to be written to."""

    ANY = "ANY"
    GIVEN = "GIVEN"
    NOT_GIVEN = "NOT_GIVEN"


@dataclass(frozen=True, slots=True)
class GuestFilter:
    """Every part narrows the list; `lapsed_days` is what the owner calls lapsed."""

    sort_by: SortBy = SortBy.VALUE
    membership: Membership = Membership.ANY
    level: Level | None = None
    visits: Visits = Visits.ANY
    consent: Consent = Consent.ANY
    lapsed_days: int = LAPSED_DAYS

    @property
    def is_plain(self) -> bool:
        """Whether everybody is in the list, in whatever order."""
        return self.but(sort_by=SortBy.VALUE, lapsed_days=LAPSED_DAYS) == type(self)()

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """A filter kept as a setting; what is not in it, or no longer known, has its default."""
        made = cls()
        kinds = {"sort_by": SortBy, "membership": Membership, "visits": Visits, "consent": Consent, "level": Level}
        for name, kind in kinds.items():
            if kept.get(name) in {each.value for each in kind}:
                made = made.but(**{name: kind(kept[name])})
        days = kept.get("lapsed_days")
        return made.but(lapsed_days=days) if isinstance(days, int) and days > 0 else made

    def kept(self) -> dict[str, Any]:
        """The filter as it is stored."""
        return asdict(self)

    def but(self, **changed: Any) -> Self:
        """The same with something changed."""
        return type(self)(**(asdict(self) | changed))


@dataclass(frozen=True, slots=True)
class ListedGuest:
    """A customer as the owner's list has one; amounts in minor units, times in UTC."""

    customer_id: str
    name: str | None
    phone_number: str
    email: str | None
    orders: int
    lifetime_total: int
    first_order: datetime | None
    last_order: datetime | None
    level: Level | None
    points: int | None
    member_id: str | None
    marketing_consent: bool
    consent_at: datetime | None


@dataclass(frozen=True, slots=True)
class GuestPage:
    """A part of the list, of how many in all."""

    guests: tuple[ListedGuest, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter with the owner's name for it."""

    name: str
    filter: GuestFilter
