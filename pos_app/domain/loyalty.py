"""TapPass: points, levels and IDs as pure functions.

Source of the rules and their defaults: design page 3, "TapPass rules".
"""

import re
import secrets
from calendar import monthrange
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from pos_app.domain import money


class Level(StrEnum):
    """The levels, lowest first."""

    BRONZE = "BRONZE"
    SILVER = "SILVER"
    GOLD = "GOLD"
    PLATINUM = "PLATINUM"


ORDER_OF_LEVELS = tuple(Level)


class EntryKind(StrEnum):
    """Why points came or went. Only EARN and TAKE_BACK count towards a level."""

    EARN = "EARN"
    BONUS = "BONUS"
    OPENING = "OPENING"
    BIRTHDAY = "BIRTHDAY"
    SPEND = "SPEND"
    TAKE_BACK = "TAKE_BACK"
    GIVE_BACK = "GIVE_BACK"
    ADJUST = "ADJUST"


COUNTS_TOWARDS_LEVEL = (EntryKind.EARN, EntryKind.TAKE_BACK)

PAST_ORDER = "past order"
"""The reason kept with points for an order that was placed before its customer joined."""

JOINED, EARNED, LOOKED_AGAIN, ADOPTED = "joined", "earned", "looked again", "adopted"
"""Why a level is what it is: it came with the sign-up, with a sale, was looked at again when its time was over, or came
from the old shop."""

DECIDED = (JOINED, EARNED, LOOKED_AGAIN)
"""The reasons of a level that was decided by points earned."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The owner's loyalty rules. Points are whole; thresholds are points earned on orders within `level_months`.

    `spend_step` points pay `spend_worth`, in minor units of the shop's currency; a worth of 0 takes no points at the
    counter. `birthday_points` come with the first sale within `birthday_days` before or after a birthday.
    """

    points_per_unit: int = 1
    points_per_order: int = 0
    bonus: int = 100
    past_months: int = 12
    level_months: int = 12
    silver: int = 500
    gold: int = 1500
    platinum: int = 4000
    prefix: str = "TP"
    cashier_may_enrol: bool = False
    spend_step: int = 100
    spend_worth: int = 500
    birthday_points: int = 50
    birthday_days: int = 7
    minimum_age: int = 16

    @classmethod
    def of(cls, kept: dict[str, Any], currency: str = "USD") -> Self:
        """The rules kept as a setting; what is not in it has its default, in the shop's currency."""
        known = {name: value for name, value in kept.items() if name in cls.__dataclass_fields__}
        return cls(**({"spend_worth": default_worth(currency)} | known))

    def kept(self) -> dict[str, Any]:
        """The rules as they are stored, with a setting and beside every level they decided."""
        return asdict(self)


WORTH_IN_UNITS = 5
"""Whole units of money that a step of points pays by default."""


def default_worth(currency: str) -> int:
    """What a step pays where the owner said nothing, in minor units: 5.00 in USD, 5 in JPY, 5.000 in KWD.

    Points come by the whole unit of money, so that the share of a sale that comes back is the same in all of them.
    """
    return WORTH_IN_UNITS * money.unit(currency)


def points_for(*, total: int, tax: int, refunded: int, unit: int, rules: Rules, by_points: int = 0) -> int:
    """What one Order or MerchOrder earns: whole points per whole unit of what was paid with money.

    Net of tax (all that is in the total, added or included), of discounts and tips (which no order's total holds),
    and of `by_points`, the part of the total that points paid (see `money.apportion`). A refund takes its share of
    that: with half the order refunded, half of it still counts. All amounts in minor units.
    """
    net = total - tax - by_points
    if net <= 0 or refunded >= total:
        return 0
    kept = net * (total - refunded) // total
    return kept * rules.points_per_unit // unit + rules.points_per_order if kept > 0 else 0


def worth(points: int, rules: Rules) -> int:
    """What points pay, in minor units: whole steps count, what is left over does not."""
    return max(0, points) // rules.spend_step * rules.spend_worth


def spendable(balance: int, due: int, rules: Rules) -> int:
    """The most points that may pay: whole steps, no more than the balance has, worth no more than is due.

    `due` in minor units. Nothing where the balance is below 0, and where the owner takes no points.
    """
    if rules.spend_worth <= 0 or balance <= 0 or due <= 0:
        return 0
    return min(balance // rules.spend_step, due // rules.spend_worth) * rules.spend_step


def age_on(birthday: date, today: date) -> int:
    """Whole years; somebody born on 29 February turns older on 1 March of other years."""
    return today.year - birthday.year - ((today.month, today.day) < (birthday.month, birthday.day))


def birthday_near(birthday: date, today: date, days: int) -> int | None:
    """The year of the birthday that is at most `days` before or after today; None where none is.

    Someone born on 29 February has the 28th in other years. Around New Year it may be the year before or after.
    """
    for year in (today.year - 1, today.year, today.year + 1):
        last = monthrange(year, birthday.month)[1]
        if year > birthday.year and abs((date(year, birthday.month, min(birthday.day, last)) - today).days) <= days:
            return year
    return None


def level_for(earned: int, rules: Rules) -> Level:
    """The level that so many earned points are worth."""
    if earned >= rules.platinum:
        return Level.PLATINUM
    if earned >= rules.gold:
        return Level.GOLD
    return Level.SILVER if earned >= rules.silver else Level.BRONZE


def next_level(level: Level, rules: Rules) -> tuple[Level, int] | None:
    """The level above, and the points it begins at; None at the top."""
    begins = {Level.SILVER: rules.silver, Level.GOLD: rules.gold, Level.PLATINUM: rules.platinum}
    above = ORDER_OF_LEVELS[ORDER_OF_LEVELS.index(level) + 1 :]
    return (above[0], begins[above[0]]) if above else None


def higher(one: Level, other: Level) -> Level:
    """The higher of two levels."""
    return max(one, other, key=ORDER_OF_LEVELS.index)


def months_before(at: datetime, months: int) -> datetime:
    """The same day and time `months` earlier, on the month's last day where it is shorter."""
    return _shifted(at, -months)


def months_after(at: datetime, months: int) -> datetime:
    """The same day and time `months` later, on the month's last day where it is shorter."""
    return _shifted(at, months)


def _shifted(at: datetime, months: int) -> datetime:
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    return at.replace(year=year, month=month + 1, day=min(at.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class JoinPreview:
    """What joining now would give.

    `points` is the balance (bonus included), `orders_counted` the past orders that earn.
    """

    points: int
    level: Level
    orders_counted: int
    bonus: int = 0

    @property
    def from_orders(self) -> int:
        """The part of the points that past orders earn."""
        return self.points - self.bonus


@dataclass(frozen=True, slots=True)
class MemberCard:
    """A member as the TapPass card shows it; `member_id` is the TapPass ID. Times in UTC."""

    customer_id: str
    member_id: str
    name: str | None
    points: int
    level: Level
    joined_at: datetime
    phone_number: str
    orders_counted: int = 0


DIGITS = 8
"""Of a TapPass ID, the check digit included."""

_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


def check_digit(digits: str) -> str:
    """Damm's check digit: it notices every single wrong digit and every swap of neighbours (H. M. Damm, 2004)."""
    state = 0
    for digit in digits:
        state = int(_DAMM[state][int(digit)])
    return str(state)


def new_tap_pass_id(prefix: str) -> str:
    """A TapPass ID like `TP-1234-5678`: seven random digits and their check digit."""
    digits = f"{secrets.randbelow(10**7):07d}"
    digits += check_digit(digits)
    return f"{prefix}-{digits[:4]}-{digits[4:]}"


def read_tap_pass_id(text: str, prefix: str) -> str | None:
    """The ID in its own spelling when the text is one, however it was typed (`tp 12345678`).

    None when it is something else.

    A wrong check digit is not judged here: see `is_sound`.
    """
    cleaned = "".join(text.split()).upper().replace("-", "")
    digits = cleaned.removeprefix(prefix.upper().replace("-", ""))
    if digits == cleaned or len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    return f"{prefix}-{digits[:4]}-{digits[4:]}"


_OLDER_ID = re.compile(r"([A-Z][A-Z0-9]{0,5}?)[\s-]*([0-9]{4})[\s-]*([0-9]{4})")


def older_tap_pass_id(text: str) -> str | None:
    """Likewise for an ID with another prefix: the owner may have changed it since, and cards that are out stay good."""
    found = _OLDER_ID.fullmatch(text.strip().upper())
    return "-".join(found.groups()) if found else None


def is_sound(tap_pass_id: str) -> bool:
    """Whether the check digit fits; a digit in the shop's prefix does not count."""
    digits = tap_pass_id[-9:].replace("-", "")
    return len(digits) == DIGITS and digits.isdigit() and digits.isascii() and check_digit(digits[:-1]) == digits[-1]
