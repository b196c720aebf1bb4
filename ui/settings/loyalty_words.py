"""The loyalty rules in words: each question with its help, what is refused, and what a change would mean."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.loyalty import ORDER_OF_LEVELS, JoinPreview, Rules
from pos_app.domain.loyalty_rules import LIMITS, RulesPreview, WhyNot
from pos_app.errors import RuleNotPossible
from ui.settings.form import FieldSpec, Group, Kind

if TYPE_CHECKING:
    from ui.formats import Formats

CONTEXT = "LoyaltyRules"


def groups() -> tuple[Group, ...]:
    """Every rule the owner may set, in the order it is asked."""
    return (_earning(), _joining(), _levels(), _spending(), _birthday())


def _earning() -> Group:
    tr = QCoreApplication.translate
    points = tr("LoyaltyRules", "points")
    return Group(
        tr("LoyaltyRules", "Earning"),
        (
            FieldSpec(
                "points_per_unit",
                tr("LoyaltyRules", "For each whole unit of money"),
                tr("LoyaltyRules", "Without tax and discounts; what is paid with points earns nothing."),
                unit=points,
            ),
            FieldSpec(
                "points_per_order",
                tr("LoyaltyRules", "For each order"),
                tr("LoyaltyRules", "Beside what its money earns. Food and merchandise are an order each."),
                unit=points,
            ),
        ),
    )


def _joining() -> Group:
    tr = QCoreApplication.translate
    return Group(
        tr("LoyaltyRules", "Joining"),
        (
            FieldSpec("bonus", tr("LoyaltyRules", "Sign-up bonus"), unit=tr("LoyaltyRules", "points")),
            FieldSpec(
                "past_months",
                tr("LoyaltyRules", "Past orders that earn"),
                tr("LoyaltyRules", "Orders of so many months before the sign-up earn points with it; 0 for none."),
                unit=tr("LoyaltyRules", "months"),
            ),
            FieldSpec(
                "minimum_age",
                tr("LoyaltyRules", "Least age"),
                tr("LoyaltyRules", "Whoever gives a birthday has to be this old; 0 asks for no age."),
                unit=tr("LoyaltyRules", "years"),
            ),
            FieldSpec(
                "prefix",
                tr("LoyaltyRules", "TapPass IDs begin with"),
                tr("LoyaltyRules", "Cards that are out keep the ID they have."),
                Kind.TEXT,
            ),
            FieldSpec(
                "cashier_may_enrol",
                tr("LoyaltyRules", "Cashiers may sign guests up"),
                tr("LoyaltyRules", "Otherwise a shift lead does it."),
                Kind.SWITCH,
            ),
        ),
    )


def _levels() -> Group:
    tr = QCoreApplication.translate
    points = tr("LoyaltyRules", "points")
    return Group(
        tr("LoyaltyRules", "Levels"),
        (
            FieldSpec("silver", tr("LoyaltyRules", "Silver from"), unit=points),
            FieldSpec("gold", tr("LoyaltyRules", "Gold from"), unit=points),
            FieldSpec("platinum", tr("LoyaltyRules", "Platinum from"), unit=points),
            FieldSpec(
                "level_months",
                tr("LoyaltyRules", "Earned within"),
                tr(
                    "LoyaltyRules",
                    "Points earned on orders in this time decide the level, and a level is kept for as long.",
                ),
                unit=tr("LoyaltyRules", "months"),
            ),
        ),
    )


def _spending() -> Group:
    tr = QCoreApplication.translate
    return Group(
        tr("LoyaltyRules", "Paying with points"),
        (
            FieldSpec(
                "spend_step",
                tr("LoyaltyRules", "In steps of"),
                tr("LoyaltyRules", "Points pay in whole steps, never above the total or the balance."),
                unit=tr("LoyaltyRules", "points"),
            ),
            FieldSpec(
                "spend_worth",
                tr("LoyaltyRules", "A step pays"),
                tr("LoyaltyRules", "0 takes no points at the counter."),
                Kind.MONEY,
            ),
        ),
    )


def _birthday() -> Group:
    tr = QCoreApplication.translate
    return Group(
        tr("LoyaltyRules", "Birthday"),
        (
            FieldSpec(
                "birthday_points",
                tr("LoyaltyRules", "Birthday points"),
                tr("LoyaltyRules", "Once a year, with the first sale near the birthday; 0 for none."),
                unit=tr("LoyaltyRules", "points"),
            ),
            FieldSpec(
                "birthday_days",
                tr("LoyaltyRules", "Near means"),
                tr("LoyaltyRules", "So many days before or after it."),
                unit=tr("LoyaltyRules", "days"),
            ),
        ),
    )


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
