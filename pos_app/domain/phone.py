"""Phone numbers: the shop's unique key for a guest. Stored as E.164, typed in any way people write them.

A number is accepted when it is *possible* (its length fits its country); *valid* would refuse numbers of new ranges
and the 555
numbers every training uses. Numbers that only work locally (no area code) are refused: two towns would share them.
`phonenumbers` is imported when first needed, because the window is painted before anybody can have typed a number.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from pos_app.errors import PhoneNotPossible

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_TYPED = 40
"""Longer input is never a number; E.164 has 15 digits at most."""

_PUNCTUATION = re.compile(
    r"[\s()\-./\u00ad\u2010-\u2015\u2212\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+"
)


class Reason(StrEnum):
    """Why a number is refused: the window has a sentence for each."""

    EMPTY = "empty"
    LETTERS = "letters"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    LOCAL_ONLY = "local_only"
    BAD_COUNTRY = "bad_country"
    IMPOSSIBLE = "impossible"


_SENTENCES = {
    Reason.EMPTY: "Type a phone number.",
    Reason.LETTERS: "A phone number has digits only.",
    Reason.TOO_SHORT: "That number is too short.",
    Reason.TOO_LONG: "That number is too long.",
    Reason.LOCAL_ONLY: "That number needs its area code.",
    Reason.BAD_COUNTRY: "No country has that code.",
    Reason.IMPOSSIBLE: "That is not a possible phone number.",
}


def _refusal(reason: Reason) -> PhoneNotPossible:
    return PhoneNotPossible(reason, _SENTENCES[reason])


def ascii_digits(text: str) -> str:
    """The text with digits of every script (Arabic-Indic, fullwidth, ...) as 0-9 and the fullwidth plus as `+`."""
    if text.isascii():
        return text
    out = []
    for char in text:
        digit = unicodedata.digit(char, None) if char.isdigit() and not char.isascii() and char.isdecimal() else None
        out.append(str(digit) if digit is not None else "+" if char in "＋﹢" else char)
    return "".join(out)


def bare(text: str) -> str:
    """What is left of a typed number without spaces and punctuation.

    Digits, a leading `+`, and whatever does not belong.
    """
    return _PUNCTUATION.sub("", ascii_digits(text).strip().removeprefix("tel:").lstrip("'"))


def looks_like_number(text: str) -> bool:
    """Whether the text is digits and phone punctuation only, so that it is searched as a number, not as a name."""
    rest = bare(text)
    return bool(rest) and rest.removeprefix("+").isdigit()


def parse(text: str, region: str) -> str:
    """The E.164 form of a number as people write it, in `region` (ISO 3166, `US`) unless it names its country.

    Raises PhoneNotPossible, and nothing else, for every other text.
    """
    read = _read(text, region)
    if isinstance(read, Reason):
        raise _refusal(read)
    return read


@lru_cache(maxsize=4096)
def _read(text: str, region: str) -> str | Reason:
    """The number, or why it is none.

    Refusals are remembered too, since most of what is typed at the counter is no whole number.
    """
    number = bare(text)
    if not number.removeprefix("+"):
        return Reason.EMPTY
    if not (number.removeprefix("+").isdigit() and number.isascii()):
        return Reason.LETTERS
    if len(number) > MAX_TYPED:
        return Reason.TOO_LONG
    return _parsed(number, region)


def _parsed(number: str, region: str) -> str | Reason:
    import phonenumbers as pn

    try:
        parsed = pn.parse(number, region)
    except pn.NumberParseException as error:
        kinds = pn.NumberParseException
        reasons = {
            kinds.INVALID_COUNTRY_CODE: Reason.BAD_COUNTRY,
            kinds.TOO_LONG: Reason.TOO_LONG,
            kinds.TOO_SHORT_NSN: Reason.TOO_SHORT,
            kinds.TOO_SHORT_AFTER_IDD: Reason.TOO_SHORT,
        }
        return reasons.get(error.error_type, Reason.IMPOSSIBLE)
    verdict = pn.is_possible_number_with_reason(parsed)
    if verdict != pn.ValidationResult.IS_POSSIBLE:
        reasons = {
            pn.ValidationResult.IS_POSSIBLE_LOCAL_ONLY: Reason.LOCAL_ONLY,
            pn.ValidationResult.TOO_SHORT: Reason.TOO_SHORT,
            pn.ValidationResult.TOO_LONG: Reason.TOO_LONG,
            pn.ValidationResult.INVALID_COUNTRY_CODE: Reason.BAD_COUNTRY,
        }
        return reasons.get(verdict, Reason.IMPOSSIBLE)
    parsed.extension = None
    return str(pn.format_number(parsed, pn.PhoneNumberFormat.E164))


def is_stored_form(text: str) -> bool:
    """Whether the text is an E.164 number as the database holds it (`+15805550152`)."""
    return text.startswith("+") and text[1:].isdigit() and text.isascii()


def national_digits(e164: str) -> str:
    """The digits that every spelling of a number ends with: those without the country's code and trunk prefix."""
    import phonenumbers

    return phonenumbers.national_significant_number(phonenumbers.parse(e164))


@lru_cache(maxsize=4096)
def show(e164: str, region: str) -> str:
    """The number as a reader of `region` writes it: national at home, international otherwise; other text unchanged."""
    if not is_stored_form(e164):
        return e164
    import phonenumbers as pn

    try:
        parsed = pn.parse(e164, None)
    except pn.NumberParseException:
        return e164
    home = parsed.country_code == pn.country_code_for_region(region)
    style = pn.PhoneNumberFormat.NATIONAL if home else pn.PhoneNumberFormat.INTERNATIONAL
    return str(pn.format_number(parsed, style))


def show_as_typed(text: str, region: str) -> str:
    """The digits typed so far, grouped as the region writes them; replayed from the start on each edit (some 70 us)."""
    import phonenumbers as pn

    formatter = pn.AsYouTypeFormatter(region)
    shown = ""
    for char in bare(text)[:MAX_TYPED]:
        shown = formatter.input_digit(char)
    return str(shown)


@lru_cache(maxsize=512)
def country_code(region: str) -> str:
    """The digits that numbers of the region begin with after the `+`; empty for an unknown region."""
    import phonenumbers as pn

    code = pn.country_code_for_region(region)
    return str(code) if code else ""


@lru_cache(maxsize=512)
def trunk_prefix(region: str) -> str:
    """What people dial before a national number at home (`0` in most of Europe, `1` in North America)."""
    import phonenumbers as pn

    return str(pn.ndd_prefix_for_region(region, strip_non_digits=True) or "")


def regions() -> list[str]:
    """Every region that has a numbering plan, by its ISO 3166 code."""
    import phonenumbers as pn

    return sorted(pn.SUPPORTED_REGIONS)


def beginnings(text: str, region: str) -> list[str]:
    """The E.164 beginnings that a partly typed number may stand for, likeliest first.

    `580` in the US begins `+1580`; `07911` in Britain begins `+447911`; `+49170` begins itself.
    """
    number = bare(text)
    if number.startswith("+"):
        return [number]
    if number.startswith("00"):
        return ["+" + number[2:]] if number[2:] else []
    code = country_code(region)
    trunk = trunk_prefix(region)
    found = []
    if trunk and number.startswith(trunk):
        found.append(f"+{code}{number[len(trunk) :]}")
    if not (trunk == "0" and number.startswith("0")):
        found.append(f"+{code}{number}")
    if number.startswith(code):
        found.append("+" + number)
    return list(dict.fromkeys(found))


def near(e164: str) -> list[str]:
    """Every number that one slip of the finger away is `e164`.

    A digit changed, missing, doubled, or two neighbours swapped.

    Missing counts both ways: the guest on file may have a digit more or a digit less. Some 220 numbers, one point
    look-up each.
    """
    digits = e164.removeprefix("+")
    seen = {e164}
    found = []
    for candidate in _slips(digits):
        number = "+" + candidate
        if number not in seen:
            seen.add(number)
            found.append(number)
    return found


def _slips(digits: str) -> "Iterator[str]":
    for at in range(1, len(digits)):
        for other in "0123456789":
            if other != digits[at]:
                yield digits[:at] + other + digits[at + 1 :]
        if at + 1 < len(digits):
            yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        yield digits[:at] + digits[at + 1 :]
        yield digits[: at + 1] + digits[at:]
    for other in "0123456789":
        for at in range(1, len(digits) + 1):
            yield digits[:at] + other + digits[at:]
