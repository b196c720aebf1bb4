"""The rules of the programme."""

from PySide6.QtCore import QCoreApplication

from pos_app.domain.loyalty import Rules
from ui.settings.form import Group
from ui.settings.form_field import Kind
from ui.settings.questions.declaring import ask


def groups() -> tuple[Group, ...]:
    """Every rule of the programme, in the order it is asked."""
    return (_earning(), _joining(), _levels(), _spending(), _birthday())


def _earning() -> Group:
    translate = QCoreApplication.translate
    points = translate("LoyaltyRules", "points")
    return Group(
        translate("LoyaltyRules", "Earning"),
        (
            ask(
                Rules,
                "points_per_unit",
                translate("LoyaltyRules", "For each whole unit of money"),
                translate("LoyaltyRules", "Without tax and discounts; what is paid with points earns nothing."),
                unit=points,
            ),
            ask(
                Rules,
                "points_per_order",
                translate("LoyaltyRules", "For each order"),
                translate("LoyaltyRules", "Beside what its money earns. Food and merchandise are an order each."),
                unit=points,
            ),
        ),
    )


def _joining() -> Group:
    translate = QCoreApplication.translate
    return Group(
        translate("LoyaltyRules", "Joining"),
        (
            ask(
                Rules,
                "bonus",
                translate("LoyaltyRules", "Sign-up bonus"),
                translate("LoyaltyRules", "For whoever joins, once; it counts towards no level."),
                unit=translate("LoyaltyRules", "points"),
            ),
            ask(
                Rules,
                "past_months",
                translate("LoyaltyRules", "Past orders that earn"),
                translate(
                    "LoyaltyRules", "Orders of so many months before the sign-up earn points with it; 0 for none."
                ),
                unit=translate("LoyaltyRules", "months"),
            ),
            ask(
                Rules,
                "minimum_age",
                translate("LoyaltyRules", "Least age"),
                translate("LoyaltyRules", "Whoever gives a birthday has to be this old; 0 asks for no age."),
                unit=translate("LoyaltyRules", "years"),
            ),
            ask(
                Rules,
                "prefix",
                translate("LoyaltyRules", "TapPass IDs begin with"),
                translate("LoyaltyRules", "Cards that are out keep the ID they have."),
                kind=Kind.TEXT,
            ),
            ask(
                Rules,
                "cashier_may_enrol",
                translate("LoyaltyRules", "Cashiers may sign guests up"),
                translate("LoyaltyRules", "Otherwise a shift lead does it."),
                kind=Kind.SWITCH,
            ),
        ),
    )


def _levels() -> Group:
    translate = QCoreApplication.translate
    points = translate("LoyaltyRules", "points")
    return Group(
        translate("LoyaltyRules", "Levels"),
        (
            ask(
                Rules,
                "silver",
                translate("LoyaltyRules", "Silver from"),
                translate(
                    "LoyaltyRules", "Points earned on orders from which a member is Silver; everybody below is Bronze."
                ),
                unit=points,
            ),
            ask(
                Rules,
                "gold",
                translate("LoyaltyRules", "Gold from"),
                translate("LoyaltyRules", "More than Silver asks for."),
                unit=points,
            ),
            ask(
                Rules,
                "platinum",
                translate("LoyaltyRules", "Platinum from"),
                translate("LoyaltyRules", "More than Gold asks for."),
                unit=points,
            ),
            ask(
                Rules,
                "level_months",
                translate("LoyaltyRules", "Earned within"),
                translate(
                    "LoyaltyRules",
                    "Points earned on orders in this time decide the level, and a level is kept for as long.",
                ),
                unit=translate("LoyaltyRules", "months"),
            ),
        ),
    )


def _spending() -> Group:
    translate = QCoreApplication.translate
    return Group(
        translate("LoyaltyRules", "Paying with points"),
        (
            ask(
                Rules,
                "spend_step",
                translate("LoyaltyRules", "In steps of"),
                translate("LoyaltyRules", "Points pay in whole steps, never above the total or the balance."),
                unit=translate("LoyaltyRules", "points"),
            ),
            ask(
                Rules,
                "spend_worth",
                translate("LoyaltyRules", "A step pays"),
                translate("LoyaltyRules", "0 takes no points at the counter."),
                kind=Kind.MONEY,
            ),
        ),
    )


def _birthday() -> Group:
    translate = QCoreApplication.translate
    return Group(
        translate("LoyaltyRules", "Birthday"),
        (
            ask(
                Rules,
                "birthday_points",
                translate("LoyaltyRules", "Birthday points"),
                translate("LoyaltyRules", "Once a year, with the first sale near the birthday; 0 for none."),
                unit=translate("LoyaltyRules", "points"),
            ),
            ask(
                Rules,
                "birthday_days",
                translate("LoyaltyRules", "Near means"),
                translate("LoyaltyRules", "So many days before or after it."),
                unit=translate("LoyaltyRules", "days"),
            ),
        ),
    )
