"""What the owner may set the loyalty rules to, and what a change would mean for the shop's customers."""

import re
from dataclasses import dataclass
from enum import StrEnum

from pos_app.domain.loyalty import JoinPreview, Level, Rules
from pos_app.errors import RuleNotPossible

LIMITS: dict[str, tuple[int, int]] = {
    "points_per_unit": (0, 1000),
    "points_per_order": (0, 10_000),
    "bonus": (0, 100_000),
    "past_months": (0, 120),
    "level_months": (1, 120),
    "silver": (1, 10**7),
    "gold": (1, 10**7),
    "platinum": (1, 10**7),
    "spend_step": (1, 100_000),
    "spend_worth": (0, 10**8),
    "birthday_points": (0, 100_000),
    "birthday_days": (0, 60),
    "minimum_age": (0, 99),
}
"""The least and the most of each rule that is a number. Days around a birthday stay far below half a year, so that no
day is near two of them."""

THRESHOLDS = ("silver", "gold", "platinum")
LONGEST_PREFIX = 6
_PREFIX = re.compile(r"[A-Z][A-Z0-9]{0,5}")


class WhyNot(StrEnum):
    """Why a rule cannot be what was asked for."""

    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    NOT_ABOVE = "not_above"
    PREFIX = "prefix"
    NOTHING_EARNED = "nothing_earned"


def check(rules: Rules) -> None:
    """Raise RuleNotPossible for the first rule that is outside its limits, or does not go with the others."""
    for rule, (least, most) in LIMITS.items():
        value = getattr(rules, rule)
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise RuleNotPossible(rule, WhyNot.TOO_SMALL, least)
        if value > most:
            raise RuleNotPossible(rule, WhyNot.TOO_LARGE, most)
    if not (rules.points_per_unit or rules.points_per_order):
        raise RuleNotPossible("points_per_unit", WhyNot.NOTHING_EARNED, 1)
    for lower, upper in (("silver", "gold"), ("gold", "platinum")):
        if getattr(rules, upper) <= getattr(rules, lower):
            raise RuleNotPossible(upper, WhyNot.NOT_ABOVE, getattr(rules, lower))
    if not _PREFIX.fullmatch(rules.prefix):
        raise RuleNotPossible("prefix", WhyNot.PREFIX, LONGEST_PREFIX)


@dataclass(frozen=True, slots=True)
class OfferChange:
    """What joining gives one of the best guests who are not members: by the rules in force, and by the new ones."""

    customer_id: str
    name: str | None
    phone_number: str
    now: JoinPreview
    then: JoinPreview


@dataclass(frozen=True, slots=True)
class RulesPreview:
    """What new rules would mean for the shop as it is.

    `levels_now` counts the members by the level they have, `levels_then` by the level that their points of the last
    months are worth under the new rules: they come to it at once where it is higher, and where it is lower when their
    level is looked at again. `average_sale` is what the latest sales came to without tax, in minor units, 0 where there
    were none; `earns_now` and `earns_then` are the points such a sale brings. `offers` are those of the best guests.
    """

    levels_now: dict[Level, int]
    levels_then: dict[Level, int]
    average_sale: int
    earns_now: int
    earns_then: int
    offers: tuple[OfferChange, ...] = ()

    @property
    def members(self) -> int:
        """How many members there are."""
        return sum(self.levels_now.values())
