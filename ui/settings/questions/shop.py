"""What the shop says of itself, how its tills behave, and how many copies of its database are kept."""

from PySide6.QtCore import QCoreApplication

from pos_app.domain.office_rules import OfficeRules
from pos_app.domain.shop import ShopInfo
from ui.language import SYSTEM, languages
from ui.settings.form import Group
from ui.settings.form_field import FieldSpec, Kind
from ui.settings.questions.declaring import ask


def groups() -> tuple[Group, ...]:
    """What the shop says of itself, and how its tills behave."""
    return (_place(), _tills(), _this_till(), _guests(), _copies())


def _place() -> Group:
    translate = QCoreApplication.translate
    return Group(
        translate("ShopPage", "Shop"),
        (
            ask(
                ShopInfo,
                "name",
                translate("ShopPage", "Name"),
                translate("ShopPage", "It stands on receipts, on the sign-in and above every screen."),
                kind=Kind.TEXT,
                wide=True,
            ),
            ask(
                ShopInfo,
                "region",
                translate("ShopPage", "Country"),
                translate(
                    "ShopPage",
                    "How phone numbers without a country code are read; those that are kept stay as they are.",
                ),
                kind=Kind.PLACE,
            ),
            ask(ShopInfo, "currency", translate("ShopPage", "Currency"), currency_help(fixed=False), kind=Kind.PLACE),
            ask(
                ShopInfo,
                "time_zone",
                translate("ShopPage", "Time zone"),
                translate("ShopPage", "The clock of reports and receipts; those of your country come first."),
                kind=Kind.PLACE,
            ),
            ask(
                ShopInfo,
                "day_starts_at",
                translate("ShopPage", "The business day begins at"),
                translate(
                    "ShopPage", "What is sold after midnight and before this hour still counts as the day before."
                ),
                unit=translate("ShopPage", "o'clock"),
            ),
        ),
    )


def currency_help(*, fixed: bool) -> str:
    """What the currency is, or why it cannot be another one."""
    if fixed:
        return QCoreApplication.translate(
            "ShopPage", "Fixed since money was first taken: every amount there is stands in it."
        )
    return QCoreApplication.translate(
        "ShopPage", "What prices and sales are in. The first money that is taken fixes it."
    )


def _tills() -> Group:
    translate = QCoreApplication.translate
    return Group(
        translate("ShopPage", "At every till"),
        (
            ask(
                OfficeRules,
                "lock_minutes",
                translate("ShopPage", "Lock when nobody touches the till for"),
                translate("ShopPage", "The sale in progress stays. 0: a till never locks by itself."),
                unit=translate("ShopPage", "minutes"),
            ),
            ask(
                OfficeRules,
                "theme",
                translate("ShopPage", "Look"),
                translate("ShopPage", "The button at the top still switches one till for the time being."),
                kind=Kind.CHOICE,
                choices=(
                    ("", translate("ShopPage", "As each machine has it")),
                    ("light", translate("ShopPage", "Light")),
                    ("dark", translate("ShopPage", "Dark")),
                ),
            ),
        ),
    )


def _this_till() -> Group:
    translate = QCoreApplication.translate
    return Group(
        translate("ShopPage", "At this till"),
        (
            FieldSpec(
                "shop_language",
                translate("ShopPage", "Language"),
                translate("ShopPage", "From the next start of this till on; it is kept on this machine."),
                Kind.CHOICE,
                choices=((SYSTEM, translate("ShopPage", "As the machine has it")), *languages()),
            ),
        ),
    )


def _guests() -> Group:
    translate = QCoreApplication.translate
    return Group(
        translate("ShopPage", "Lists of customers"),
        (
            ask(
                OfficeRules,
                "lapsed_days",
                translate("ShopPage", "A customer has lapsed after"),
                translate("ShopPage", "Without a visit. The lists in the insights begin with it."),
                unit=translate("ShopPage", "days"),
            ),
        ),
    )


def _copies() -> Group:
    translate = QCoreApplication.translate
    return Group(
        translate("ShopPage", "Copies of the database"),
        (
            ask(
                OfficeRules,
                "backups_kept",
                translate("ShopPage", "Backups that are kept"),
                translate(
                    "ShopPage",
                    "A new one removes the oldest beyond that; those made before an upgrade stay. 0 keeps all.",
                ),
                unit=translate("ShopPage", "backups"),
            ),
        ),
    )
