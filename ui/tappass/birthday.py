"""A birthday as people write it: in the shop's order of day and month, as ISO, or with the month's name."""

import re
from datetime import date

from PySide6.QtCore import QLocale

from pos_app.domain.names import folded
from pos_app.domain.phone import ascii_digits
from pos_app.errors import BirthdayNotPossible

_PART = re.compile(r"\d+|[^\W\d_]+")
_YEAR_DIGITS = 4
_SHORT_DIGITS = 2
_COMPACT = 8
_MONTH_LETTERS = 3
_PARTS = 3
_FILLERS = frozenset({"st", "nd", "rd", "th", "of", "de", "年", "月", "日"})
"""What stands around the figures of a date and says nothing more."""


def read_birthday(text: str, region: str, today: date) -> date | None:
    """The date meant by the text, None for an empty one; `region` (ISO 3166) says whether day or month is first.

    A year of two digits is the latest that is not after `today`. Where one order cannot be a date, the other is taken.
    Raises BirthdayNotPossible for what is no date.
    """
    parts = [part for part in _PART.findall(folded(ascii_digits(text))) if part not in _FILLERS]
    if not parts:
        if text.strip():
            raise BirthdayNotPossible
        return None
    for year, month, day in _readings(parts, region):
        found = _date(year, month, day, today)
        if found is not None:
            return found
    raise BirthdayNotPossible


def order_of(region: str) -> str:
    """`mdy`, `dmy` or `ymd`: how the region writes a date in figures."""
    locale = QLocale(QLocale.Language.AnyLanguage, QLocale.codeToTerritory(region))
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat).lower()
    return "".join(sorted("ymd", key=lambda letter: pattern.find(letter) % 100))


def example(region: str) -> str:
    """A date in figures as the region writes it: what the field suggests."""
    return {"mdy": "3/25/1990", "ymd": "1990-03-25"}.get(order_of(region), "25.3.1990")


def _readings(parts: list[str], region: str) -> list[tuple[str, str, str]]:
    """Every way to read the parts as year, month, day; the likeliest first."""
    if len(parts) == 1 and len(parts[0]) == _COMPACT and parts[0].isdigit():
        digits = parts[0]
        orders = {
            "ymd": [digits[:4], digits[4:6], digits[6:]],
            "mdy": [digits[:2], digits[2:4], digits[4:]],
            "dmy": [digits[:2], digits[2:4], digits[4:]],
        }
        return [_named(orders[order], order) for order in dict.fromkeys(("ymd", order_of(region), "dmy", "mdy"))]
    if len(parts) != _PARTS:
        return []
    named = [at for at, part in enumerate(parts) if not part.isdigit()]
    if named:
        return _with_month_name(parts, named, region)
    if len(parts[0]) == _YEAR_DIGITS:
        return [_named(parts, "ymd")]
    likely = order_of(region)
    return [_named(parts, order) for order in dict.fromkeys((likely, "dmy", "mdy"))]


def _with_month_name(parts: list[str], named: list[int], region: str) -> list[tuple[str, str, str]]:
    month = _month(parts[named[0]], region) if len(named) == 1 else 0
    if not month:
        return []
    one, other = (part for at, part in enumerate(parts) if at != named[0])
    year, day = (one, other) if len(one) == _YEAR_DIGITS else (other, one)
    return [(year, str(month), day)]


def _named(parts: list[str], order: str) -> tuple[str, str, str]:
    by_letter = dict(zip(order, parts, strict=True))
    return by_letter["y"], by_letter["m"], by_letter["d"]


def _month(word: str, region: str) -> int:
    """The month a word begins, in English or in the region's own language; 0 for none."""
    if len(word) < _MONTH_LETTERS:
        return 0
    territory = QLocale.codeToTerritory(region)
    for locale in (QLocale.c(), QLocale(), QLocale(QLocale.Language.AnyLanguage, territory)):
        for month in range(1, 13):
            if folded(locale.monthName(month)).startswith(word):
                return month
    return 0


def _date(year: str, month: str, day: str, today: date) -> date | None:
    if len(year) not in (_SHORT_DIGITS, _YEAR_DIGITS) or max(len(month), len(day)) > _SHORT_DIGITS:
        return None
    short = len(year) == _SHORT_DIGITS
    century = today.year // 100 * 100 if short else 0
    try:
        found = date(century + int(year), int(month), int(day))
        return found.replace(year=found.year - 100) if short and found > today else found
    except ValueError:
        return None
