"""The loyalty rules in words: each question with its help, what is refused, and what a change would mean."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.loyalty import ORDER_OF_LEVELS, JoinPreview, Rules
from pos_app.domain.loyalty_rules import LIMITS, RulesPreview, WhyNot
from pos_app.errors import RuleNotPossible

if TYPE_CHECKING:
    from ui.formats import Formats

CONTEXT = "LoyaltyRules"


def refusal(error: RuleNotPossible, formats: "Formats") -> str:
    """What is wrong with a rule, to stand beside its field."""
    tr = QCoreApplication.translate
    limit = formats.money(error.limit) if error.rule == "spend_worth" else formats.number(error.limit)
    words = {
        WhyNot.TOO_SMALL: tr("LoyaltyRules", "At least %1."),
        WhyNot.TOO_LARGE: tr("LoyaltyRules", "At most %1."),
        WhyNot.NOT_ABOVE: tr("LoyaltyRules", "This has to be more than %1, where the level below begins."),
        WhyNot.PREFIX: tr("LoyaltyRules", "One to %1 capital letters or digits, a letter first."),
        WhyNot.NOTHING_EARNED: tr("LoyaltyRules", "Nothing would be earned: give points for money or for each order."),
    }
    return words[WhyNot(error.why)].replace("%1", limit)


def unreadable(rule: str, formats: "Formats") -> str:
    """What to say of a field that holds no number."""
    tr = QCoreApplication.translate
    least, most = LIMITS[rule]
    show = formats.money if rule == "spend_worth" else formats.number
    return tr("LoyaltyRules", "A number from %1 to %2.").replace("%1", show(least)).replace("%2", show(most))


@dataclass(frozen=True, slots=True)
class LevelRow:
    """How many members have a level, and how many would."""

    level: str
    words: str
    now: str
    then: str
    differs: bool


@dataclass(frozen=True, slots=True)
class OfferRow:
    """What joining would give a guest: now, and by the new rules."""

    who: str
    now: str
    then: str
    differs: bool


@dataclass(frozen=True, slots=True)
class PreviewFace:
    """What a change would mean, ready to be shown."""

    levels: tuple[LevelRow, ...]
    sale: str
    sale_now: str
    sale_then: str
    sale_differs: bool
    offers: tuple[OfferRow, ...]


def preview_face(seen: RulesPreview, formats: "Formats") -> PreviewFace:
    """The preview in the shop's words."""
    tr = QCoreApplication.translate
    sale = tr("LoyaltyRules", "An average sale of %1 earns").replace("%1", formats.money(seen.average_sale))
    levels = tuple(
        LevelRow(
            level.value,
            formats.level(level),
            formats.number(seen.levels_now[level]),
            formats.number(seen.levels_then[level]),
            seen.levels_now[level] != seen.levels_then[level],
        )
        for level in ORDER_OF_LEVELS
    )
    offers = tuple(
        OfferRow(
            offer.name or formats.phone(offer.phone_number),
            _offer(offer.now, formats),
            _offer(offer.then, formats),
            offer.now != offer.then,
        )
        for offer in seen.offers
    )
    return PreviewFace(
        levels if seen.members else (),
        sale if seen.average_sale else "",
        formats.number(seen.earns_now),
        formats.number(seen.earns_then),
        seen.earns_now != seen.earns_then,
        offers,
    )


def _offer(offer: JoinPreview, formats: "Formats") -> str:
    words = QCoreApplication.translate("LoyaltyRules", "%1 points, %2")
    return words.replace("%1", formats.number(offer.points)).replace("%2", formats.level(offer.level))


def as_values(rules: Rules) -> dict[str, int | str | bool | None]:
    """The rules as the form shows them."""
    return dict(rules.kept())
