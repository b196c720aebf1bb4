"""The shop's settings in words, and read from what was typed. Nothing here is a widget."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.office_rules import OfficeRules
from pos_app.domain.shop import ShopInfo
from ui.formats import Formats
from ui.settings.form_field import Kind, Value
from ui.settings.questions.declaring import out_of_range
from ui.settings.questions.shop import currency_help, groups

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from pos_app.domain.shop import KeptBackup

MEGABYTE = 1_000_000
EXAMPLE = 1_200
"""Minor units of a price that shows what another currency makes of it."""


Chosen = tuple[ShopInfo, OfficeRules, str]
"""The shop, the behaviour of its tills, and the language of this one."""


class Unreadable(Exception):
    """What was typed cannot be kept: where, and why."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


def as_values(info: ShopInfo, office: OfficeRules, language: str) -> dict[str, Value]:
    """What is kept, as the fields show it."""
    kept = info.kept() | office.kept() | {"language": language}
    return {f"shop_{name}": value for name, value in kept.items()}


def read(values: "Mapping[str, Value]") -> Chosen:
    """What was typed. Raises Unreadable; whether a country or a zone exists is for the service to say."""
    translate = QCoreApplication.translate
    given: dict[type, dict[str, Value]] = {ShopInfo: {}, OfficeRules: {}}
    for spec in (each for group in groups() for each in group.fields):
        value = values[spec.name]
        if spec.kind is Kind.PLACE and not value:
            raise Unreadable(spec.name, translate("ShopPage", "Choose one from the list; type a part of its name."))
        if refusal := out_of_range(spec, value):
            raise Unreadable(spec.name, refusal)
        if spec.of is not None:
            given[spec.of][spec.name.removeprefix("shop_")] = value
    if not given[ShopInfo]["name"]:
        raise Unreadable("shop_name", translate("ShopPage", "The shop needs a name."))
    info, office = ShopInfo.of(given[ShopInfo]), OfficeRules.of(given[OfficeRules])
    return info, office, str(values["shop_language"])


def notes(kept: ShopInfo, wanted: ShopInfo, now: "datetime", *, fixed: bool) -> dict[str, str]:
    """What a change would mean, by the field it stands beside; the usual help where nothing changes."""
    usual = {spec.name: spec.help for group in groups() for spec in group.fields}
    told = {name: usual[name] for name in ("shop_time_zone", "shop_day_starts_at")}
    told["shop_currency"] = currency_help(fixed=fixed)
    if wanted.currency != kept.currency:
        words = QCoreApplication.translate(
            "ShopPage", "Figures stay: a price of %1 becomes %2. Look through your prices and what points pay."
        )
        before, after = Formats(kept).money(EXAMPLE), Formats(wanted).money(EXAMPLE)
        told["shop_currency"] = words.replace("%1", before).replace("%2", after)
    if (wanted.time_zone, wanted.day_starts_at) != (kept.time_zone, kept.day_starts_at):
        field = "shop_time_zone" if wanted.time_zone != kept.time_zone else "shop_day_starts_at"
        told[field] = _clock_note(kept, wanted, now)
    return told


def _clock_note(kept: ShopInfo, wanted: ShopInfo, now: "datetime") -> str:
    """What another clock does to the day that is under way."""
    translate = QCoreApplication.translate
    formats, before, after = Formats(wanted), kept.business_day(now), wanted.business_day(now)
    words = (
        translate("ShopPage", "It is %1 there: today stays the business day of %2.")
        if before == after
        else translate("ShopPage", "It is %1 there: from now on it is the business day of %2, no longer of %3.")
    )
    past = translate(
        "ShopPage", "Sales so far stay with their day, an open till until it is closed; insights go by the new clock."
    )
    told = words.replace("%1", formats.time(now)).replace("%2", formats.calendar_day(after))
    return f"{told.replace('%3', formats.calendar_day(before))} {past}"


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A copy in words: when it was made, its file and size, how a check went and when."""

    name: str
    made: str
    file: str
    state: str
    tone: str
    told: str
    can_be_restored: bool


def backup_line(kept: "KeptBackup", formats: Formats) -> BackupLine:
    """A copy in a line."""
    translate = QCoreApplication.translate
    size = translate("ShopPage", "%1 MB").replace("%1", f"{kept.size / MEGABYTE:,.1f}")
    state, tone = {
        None: (translate("ShopPage", "Not checked"), ""),
        True: (translate("ShopPage", "Checked"), "success"),
        False: (translate("ShopPage", "Damaged"), "danger"),
    }[kept.sound]
    told = (
        translate("ShopPage", "Looked through %1").replace("%1", formats.moment(kept.checked_at))
        if (kept.checked_at is not None)
        else ""
    )
    return BackupLine(
        kept.name, formats.moment(kept.at), f"{size} · {kept.name}", state, tone, told, kept.name.endswith(".db")
    )
