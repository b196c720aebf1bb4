"""Countries, currencies and time zones to choose from, and what the machine says of where it stands.

Reading them takes some 150 ms (Babel, phonenumbers and 400 time zones), so it is done in the background. Names are from
the Unicode CLDR as Babel carries it, time zones from the IANA database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, available_timezones

from pos_app.domain import names, phone
from ui.language import spoken

FALLBACK_REGION = "US"
FALLBACK_CURRENCY = "USD"
FALLBACK_ZONE = "UTC"

_AREAS = frozenset({
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific",
})  # fmt: skip
_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list: `code` is kept, `label` is read, `folded` is what typing is compared with."""

    code: str
    label: str
    folded: str


@dataclass(frozen=True, slots=True)
class Places:
    """The three lists, and the guesses made from the system."""

    regions: tuple[Choice, ...]
    currencies: tuple[Choice, ...]
    zones: tuple[Choice, ...]
    region: str
    zone: str
    currency_of: dict[str, str]
    zones_of: dict[str, tuple[str, ...]]

    def currency_for(self, region: str) -> str:
        """What people pay with in a region."""
        return self.currency_of.get(region, FALLBACK_CURRENCY)

    def zone_for(self, region: str, chosen: str) -> str:
        """The region's time where all its zones agree today; else `chosen`, as nobody can know which one it is."""
        zones = self.zones_of.get(region, ())
        if chosen in zones or not zones:
            return chosen
        now = datetime.now(UTC)
        return zones[0] if len({ZoneInfo(zone).utcoffset(now) for zone in zones}) == 1 else chosen

    def zones_from(self, region: str) -> tuple[Choice, ...]:
        """All zones, those of the region first."""
        own = self.zones_of.get(region, ())
        return tuple(sorted(self.zones, key=lambda zone: zone.code not in own))


def load_places(system_locale: str, system_zone: str) -> Places:
    """Read the lists. `system_locale` as `de_DE` (or `C`), `system_zone` as `Europe/Berlin`; either may be unknown."""
    from babel import Locale
    from babel.core import get_global

    locale = Locale.parse(spoken())
    known = available_timezones()
    zones_of = {
        region: tuple(zone for zone in zones if zone in known)
        for region, zones in get_global("territory_zones").items()
    }
    codes = phone.regions()
    zone = system_zone if system_zone in known else FALLBACK_ZONE
    currency_of = _currencies(codes)
    return Places(
        regions=_sorted(_region(code, locale.territories.get(code, code)) for code in codes),
        currencies=_sorted(
            _currency(code, locale.currencies.get(code, code), locale.currency_symbols.get(code, ""))
            for code in set(currency_of.values()) | {FALLBACK_CURRENCY}
        ),
        zones=_zones(known, zone),
        region=_region_guess(system_locale, zone, codes, zones_of),
        zone=_current_name(zone),
        currency_of=currency_of,
        zones_of=zones_of,
    )


def _sorted(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: choice.folded))


def _region(code: str, name: str) -> Choice:
    calling = f"+{phone.country_code(code)}"
    return Choice(code, f"{name} ({code}, {calling})", names.folded(f"{name} {code} {calling}"))


def _currency(code: str, name: str, symbol: str) -> Choice:
    mark = f" {symbol}" if symbol and symbol != code else ""
    return Choice(code, f"{name} ({code}{mark})", names.folded(f"{name} {code} {symbol}"))


def _currencies(codes: list[str]) -> dict[str, str]:
    from babel.numbers import get_territory_currencies

    found = {code: get_territory_currencies(code) for code in codes}
    return {code: currencies[0] for code, currencies in found.items() if currencies}


def _zones(known: set[str], own: str) -> tuple[Choice, ...]:
    """The zones named for a place, by name, with their offset of today; UTC and the machine's own as well."""
    now = datetime.now(UTC)
    wanted = {zone for zone in known if zone.partition("/")[0] in _AREAS and "/" in zone} | {
        FALLBACK_ZONE,
        _current_name(own),
    }
    return _sorted(_zone(zone, now) for zone in wanted)


def _zone(zone: str, now: datetime) -> Choice:
    from babel.dates import get_timezone_name

    place = zone.replace("_", " ")
    offset = offset_words(ZoneInfo(zone), now)
    known = get_timezone_name(zone, width="long", zone_variant="generic", locale=spoken())
    label = f"{place} ({offset}) · {known}" if zone != FALLBACK_ZONE else zone
    return Choice(zone, label, names.folded(f"{place} {known} {offset} {zone}"))


def offset_words(zone: tzinfo, at: datetime) -> str:
    """`UTC-06:00`, with a real minus."""
    offset = zone.utcoffset(at.astimezone(zone)) or timedelta()
    minutes = int(offset.total_seconds()) // _MINUTES
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // _MINUTES:02d}:{abs(minutes) % _MINUTES:02d}"


def _current_name(zone: str) -> str:
    """The machine's `Etc/UTC` and its like are UTC."""
    return FALLBACK_ZONE if zone.startswith("Etc/U") or zone in {"UCT", "Universal", "Zulu", "Etc/Zulu"} else zone


def _region_guess(system_locale: str, zone: str, codes: list[str], zones_of: dict[str, tuple[str, ...]]) -> str:
    territory = system_locale.replace("-", "_").partition(".")[0].rpartition("_")[2].upper()
    if "_" in system_locale.replace("-", "_") and territory in codes:
        return territory
    return next((code for code in codes if zone in zones_of.get(code, ())), FALLBACK_REGION)
