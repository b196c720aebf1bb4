"""The shop's settings in words, and read from what was typed. Nothing here is a widget."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.office_rules import LONGEST_IDLE, LONGEST_LAPSE, OfficeRules
from pos_app.domain.shop import ShopInfo
from ui.settings.form import FieldSpec, Group, Kind, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.domain.shop import KeptBackup
    from ui.formats import Formats

HOURS = 24
MEGABYTE = 1_000_000


class Unreadable(Exception):
    """What was typed cannot be kept: where, and why."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


def groups() -> tuple[Group, ...]:
    """The questions with their help, in the order they are asked."""
    return (_shop(), _till(), _guests())


def _shop() -> Group:
    tr = QCoreApplication.translate
    return Group(
        tr("ShopPage", "Shop"),
        (
            FieldSpec(
                "shop_name",
                tr("ShopPage", "Name"),
                tr("ShopPage", "It stands on receipts, on the sign-in and above every screen."),
                Kind.TEXT,
                wide=True,
            ),
            FieldSpec(
                "shop_region",
                tr("ShopPage", "Country"),
                tr("ShopPage", "Two letters, like US or DE: how phone numbers without a country code are read."),
                Kind.TEXT,
                wide=True,
            ),
            FieldSpec("shop_currency", tr("ShopPage", "Currency"), currency_help(fixed=False), Kind.TEXT, wide=True),
            FieldSpec(
                "shop_time_zone",
                tr("ShopPage", "Time zone"),
                tr("ShopPage", "Like America/Chicago or Europe/Berlin: the clock of reports and receipts."),
                Kind.TEXT,
                wide=True,
            ),
            FieldSpec(
                "shop_day_starts_at",
                tr("ShopPage", "The business day begins at"),
                tr("ShopPage", "What is sold after midnight and before this hour still counts as the day before."),
                unit=tr("ShopPage", "o'clock"),
            ),
        ),
    )


def currency_help(*, fixed: bool) -> str:
    """What the currency is, or why it cannot be another one."""
    tr = QCoreApplication.translate
    if fixed:
        return tr("ShopPage", "Fixed since the first sale: every amount there is was taken in it.")
    return tr("ShopPage", "Three letters, like USD or EUR. It is fixed with the first sale.")


def _till() -> Group:
    tr = QCoreApplication.translate
    return Group(
        tr("ShopPage", "At every till"),
        (
            FieldSpec(
                "shop_lock_minutes",
                tr("ShopPage", "Lock when nobody touches the till for"),
                tr("ShopPage", "The sale in progress stays. 0: a till never locks by itself."),
                unit=tr("ShopPage", "minutes"),
            ),
            FieldSpec(
                "shop_theme",
                tr("ShopPage", "Look"),
                tr("ShopPage", "The button at the top still switches one till for the time being."),
                Kind.CHOICE,
                choices=(
                    ("", tr("ShopPage", "As each machine has it")),
                    ("light", tr("ShopPage", "Light")),
                    ("dark", tr("ShopPage", "Dark")),
                ),
            ),
        ),
    )


def _guests() -> Group:
    tr = QCoreApplication.translate
    return Group(
        tr("ShopPage", "Lists of customers"),
        (
            FieldSpec(
                "shop_lapsed_days",
                tr("ShopPage", "A customer has lapsed after"),
                tr("ShopPage", "Without a visit. The lists in the insights begin with it."),
                unit=tr("ShopPage", "days"),
            ),
        ),
    )


def as_values(info: ShopInfo, office: OfficeRules) -> dict[str, Value]:
    """What is kept, as the fields show it."""
    return {
        "shop_name": info.name,
        "shop_region": info.region,
        "shop_currency": info.currency,
        "shop_time_zone": info.time_zone,
        "shop_day_starts_at": info.day_starts_at,
        "shop_lock_minutes": office.lock_minutes,
        "shop_theme": office.theme,
        "shop_lapsed_days": office.lapsed_days,
    }


def read(values: "Mapping[str, Value]") -> tuple[ShopInfo, OfficeRules]:
    """What was typed. Raises Unreadable; whether a country or a zone exists is for the service to say."""
    tr = QCoreApplication.translate
    name, hour = str(values["shop_name"] or "").strip(), values["shop_day_starts_at"]
    minutes, days = values["shop_lock_minutes"], values["shop_lapsed_days"]
    region, currency = _code(values["shop_region"]), _code(values["shop_currency"])
    if not name:
        raise Unreadable("shop_name", tr("ShopPage", "The shop needs a name."))
    if not isinstance(hour, int) or not 0 <= hour < HOURS:
        raise Unreadable("shop_day_starts_at", tr("ShopPage", "An hour from 0 to 23."))
    if not isinstance(minutes, int) or not 0 <= minutes <= LONGEST_IDLE:
        raise Unreadable("shop_lock_minutes", tr("ShopPage", "A number of minutes from 0 to 240."))
    if not isinstance(days, int) or not 1 <= days <= LONGEST_LAPSE:
        raise Unreadable("shop_lapsed_days", tr("ShopPage", "A number of days from 1 to 3650."))
    zone = str(values["shop_time_zone"] or "").strip()
    info = ShopInfo(name, region, currency, zone, hour)
    return info, OfficeRules(minutes, str(values["shop_theme"] or ""), days)


def _code(value: Value) -> str:
    return str(value or "").strip().upper()


def backup_line(kept: "KeptBackup", formats: "Formats") -> str:
    """A copy in a line."""
    size = QCoreApplication.translate("ShopPage", "%1 MB").replace("%1", f"{kept.size / MEGABYTE:.1f}")
    return f"{formats.moment(kept.at)} · {size} · {kept.name}"
