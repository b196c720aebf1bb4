"""What a shop says of itself: its name, place, money and clock."""

from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

from pos_app.domain import phone
from pos_app.errors import BadInput

LAST_HOUR = 23
"""Of a day: the latest at which a business day may begin."""


@dataclass(frozen=True, slots=True)
class ShopInfo:
    """The owner's choices at the welcome.

    `region` is ISO 3166 (numbers without a country code), `currency` ISO 4217.
    """

    name: str = "TapPass POS"
    region: str = "US"
    currency: str = "USD"
    time_zone: str = "UTC"
    day_starts_at: int = 4

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """The choices kept as a setting; what is not in it has its default."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in kept.items() if name in known})

    def kept(self) -> dict[str, Any]:
        """The choices as they are stored."""
        return asdict(self)

    def local(self, at: datetime) -> datetime:
        """A moment on the shop's own clock."""
        return at.astimezone(ZoneInfo(self.time_zone))

    def business_day(self, at: datetime) -> date:
        """The day a moment belongs to.

        It begins at `day_starts_at` o'clock of the shop's time zone, not at midnight.
        """
        local = self.local(at)
        return local.date() if local.hour >= self.day_starts_at else local.date() - timedelta(days=1)

    def day_begins(self, day: date) -> datetime:
        """The moment (UTC) at which a business day begins."""
        return datetime.combine(day, time(self.day_starts_at), ZoneInfo(self.time_zone)).astimezone(UTC)

    def hours_of(self, day: date) -> list[tuple[int, datetime, datetime]]:
        """The hours of a business day: what the shop's clock says, from and to in UTC; 23 to 25 of them."""
        at, end = self.day_begins(day), self.day_begins(day + timedelta(days=1))
        hours = []
        while at < end:
            hours.append((self.local(at).hour, at, min(at + timedelta(hours=1), end)))
            at = hours[-1][2]
        return hours


@dataclass(frozen=True, slots=True)
class ShopDetails:
    """The choices as the owner changes them; once something was sold the currency is fixed."""

    info: ShopInfo
    currency_fixed: bool


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A copy of the database: its file, when it was made (UTC), how large it is in bytes, and how a check of it went.

    `sound` is None for a copy that was never checked, or was changed since.
    """

    name: str
    at: datetime
    size: int
    checked_at: datetime | None = None
    sound: bool | None = None


@dataclass(frozen=True, slots=True)
class Backups:
    """Where the copies are, the latest of them, newest first, and how many there are."""

    folder: str
    latest: tuple[KeptBackup, ...]
    count: int = 0


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup is the database now.

    `kept` is where the state before is, None where there was none; `erased_again` is how many were erased in it because
    they had been erased since it was made.
    """

    name: str
    kept: str | None
    erased_again: int


@dataclass(frozen=True, slots=True)
class AdoptedShop:
    """What came over from the old web shop; its totals are minor units of `currency` for good."""

    region: str
    currency: str
    customers: int
    orders: int

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """As the adoption noted it in the database; food and merchandise both count as orders."""
        orders = sum(kept["tables"][table]["rows_out"] for table in ("Order", "MerchandiseOrder"))
        return cls(kept["region"], kept["currency"], kept["customers"], orders)


def country_and_currency(region: str, currency: str) -> tuple[str, str]:
    """Both codes in capitals, as somebody typed them for an old shop (ISO 3166 and 4217). Raises BadInput."""
    region, currency = region.strip().upper(), currency.strip().upper()
    if not phone.country_code(region):
        raise BadInput(f"{region} is not a region with phone numbers. Give two letters, such as US or DE.")
    if not (len(currency) == 3 and currency.isascii() and currency.isalpha()):  # noqa: PLR2004 (ISO 4217)
        raise BadInput(f"{currency} is not a currency's code. Give three letters, such as USD or EUR.")
    return region, currency
