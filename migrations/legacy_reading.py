"""Revision 0002's reading of single values: phones, money, times, flags, text and JSON as the old web shop kept them.

Frozen copies of the rules as they stood when the revision was written, so that later changes of the program change no
old upgrade.
"""

import json
import re
import unicodedata
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

import phonenumbers

LARGEST = 2**53
"""Above this many minor units a float holds no cents, so such a total means nothing."""

_ZERO_DECIMAL = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"}
)
_THREE_DECIMAL = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECONDS_BELOW = 10**11
"""A shop's whole number of this size or less is seconds since 1970: as milliseconds it would be before 1973."""

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_PUNCTUATION = re.compile(
    r"[\s()\-./\u00ad\u2010-\u2015\u2212\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+"
)
_EXTENSION = re.compile(r"[\s,;]*(?:ext(?:ension)?|x|#)[\s.:=]*\d{1,7}\s*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_JOINED = re.compile(r"[^\W_]+(?:'[^\W_]+)+", re.UNICODE)
_STANDS_FOR = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
    "ʻ": "'", "’": "'", "\u02bc": "'", "`": "'", "\u2018": "'", "ـ": None,
})  # fmt: skip


def exponent(currency: str) -> int:
    """How many decimals the currency has (ISO 4217)."""
    if currency in _ZERO_DECIMAL:
        return 0
    return 3 if currency in _THREE_DECIMAL else 2


def minor_units(value: Any, decimals: int) -> int | None:
    """An amount in whole units (number or text) as minor units, rounded half up; None when it is no amount of money.

    A float is taken by its shortest form, so that dust (179.36999999999998) and halves (1.005) come out as people
    wrote them.
    """
    amount = number(value)
    if amount is None or abs(amount) >= LARGEST:
        return None
    minor = amount.scaleb(decimals).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return int(minor) if abs(minor) <= LARGEST else None


def number(value: Any) -> Decimal | None:
    """A finite number, from a number or from text such as `19.90`, `$8.50` or `1,234.50`; else None."""
    if value is None or isinstance(value, bool):
        return None
    try:
        found = Decimal(repr(value)) if isinstance(value, (float, int)) else Decimal(_digits(str(value)))
    except (InvalidOperation, ValueError):
        return None
    return found if found.is_finite() else None


def _digits(text: str) -> str:
    """Text of an amount with one point at most: the last of `.` and `,` is decimal unless it groups thousands."""
    bare = text.strip().strip("$€£¥ \u00a0").replace("\u00a0", "").replace(" ", "").replace("'", "")
    if "," not in bare:
        return bare
    last = max(bare.rfind("."), bare.rfind(","))
    whole, mark, tail = bare[:last], bare[last], bare[last + 1 :]
    if mark == "," and (whole.count(",") or len(tail) == 3):
        return bare.replace(",", "")
    return whole.replace(",", "").replace(".", "") + "." + tail


def whole_number(value: Any) -> int | None:
    """A whole number (points, a quantity), None when it is none."""
    found = number(value)
    if found is None or found != found.to_integral_value() or abs(found) > LARGEST:
        return None
    return int(found)


def phone(text: str, region: str) -> str | None:
    """The E.164 form of a number as people write it, None when nobody could have it. An extension is left out."""
    bare = _bare(text)
    if not (bare.removeprefix("+").isdigit() and bare.isascii()):
        bare = _bare(_EXTENSION.sub("", text))
    if not (bare.removeprefix("+").isdigit() and bare.isascii()) or len(bare) > 40:
        return None
    return _e164(bare, region)


@lru_cache(maxsize=32768)
def _e164(bare: str, region: str) -> str | None:
    try:
        parsed = phonenumbers.parse(bare, region)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def _bare(text: str) -> str:
    """Digits, and a `+` where there is one, of what is a number; other letters stay."""
    if not text.isascii():
        text = "".join(_plain(char) for char in text)
    return _PUNCTUATION.sub("", text.strip().removeprefix("tel:").strip().lstrip("'"))


def _plain(char: str) -> str:
    digit = unicodedata.digit(char, None) if not char.isascii() and char.isdecimal() else None
    return str(digit) if digit is not None else "+" if char in "＋﹢" else char


def moment(value: Any) -> int | None:
    """Milliseconds since 1970 (UTC) of a time: text, milliseconds or seconds; None when it is none.

    A time without a zone is UTC, which the old tool wrote.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        scale = 1000 if abs(value) < _SECONDS_BELOW else 1
        return _sane(value * scale)
    at = _parsed(value)
    return None if at is None else _sane((at - _EPOCH) / timedelta(milliseconds=1))


def _parsed(value: Any) -> datetime | None:
    text = str(value).strip() if value is not None else ""
    if _long_number(text):
        ms = moment(int(text))
        return None if ms is None else _EPOCH + timedelta(milliseconds=ms)
    try:
        at = datetime.fromisoformat(text.removesuffix(" UTC"))
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at


def _long_number(text: str) -> bool:
    """Whether text is a count of milliseconds or seconds rather than a day written as `20240901`."""
    bare = text.strip().removeprefix("-")
    return bare.isascii() and bare.isdigit() and 8 < len(bare) < 18


def _sane(milliseconds: float) -> int | None:
    """Whole milliseconds between the years 1 and 9999, which both databases hold."""
    return round(milliseconds) if -62_135_596_800_000 <= milliseconds < 253_402_300_800_000 else None


def day(value: Any) -> str | None:
    """The day `YYYY-MM-DD` of a birthday; numbers are always milliseconds, as birthdays near 1970 are small ones."""
    if isinstance(value, str) and _long_number(value):
        value = int(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        ms = _sane(value)
        return None if ms is None else (_EPOCH + timedelta(milliseconds=ms)).date().isoformat()
    at = _parsed(value)
    try:
        return None if at is None else at.astimezone(UTC).date().isoformat()
    except OverflowError:
        return None


def written(milliseconds: int) -> str:
    """A time as both databases take it: `YYYY-MM-DD HH:MM:SS.mmm`, UTC."""
    return (_EPOCH + timedelta(milliseconds=milliseconds)).isoformat(" ", "milliseconds").removesuffix("+00:00")


def year_later(milliseconds: int) -> int:
    """The same moment a year on; 29 February becomes the 28th."""
    at = _EPOCH + timedelta(milliseconds=milliseconds)
    last = 28 if (at.month, at.day) == (2, 29) else at.day
    return round((at.replace(year=at.year + 1, day=last) - _EPOCH) / timedelta(milliseconds=1))


def truth(value: Any) -> bool:
    """A flag, however it was kept: true, 1, `true`, `t`, `yes`."""
    if isinstance(value, str):
        return value.strip().lower() in {"1", "t", "true", "y", "yes", "on"}
    return bool(value)


def clean(text: str) -> str:
    """The text with NUL and halves of characters, which PostgreSQL cannot hold, as the replacement character."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        text = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def name(value: Any) -> str | None:
    """A name without the spaces around it; None when nothing is left."""
    return (clean(value).strip() or None) if isinstance(value, str) else None


def folded(text: str) -> str:
    """A name without case and accents, as search compares it."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    base = "".join(char for char in spread if not unicodedata.combining(char))
    return unicodedata.normalize("NFKC", base.translate(_STANDS_FOR)).casefold()


def words(text: str) -> list[str]:
    """The folded words of a name, each once; one with an apostrophe whole, and its parts behind all others."""
    plain = folded(text)
    parts = [part for joined in _JOINED.findall(plain) for part in joined.split("'")]
    whole = _WORD.findall(_JOINED.sub(lambda found: found.group().replace("'", ""), plain))
    return list(dict.fromkeys([*whole, *parts]))


def parsed_json(value: Any) -> tuple[Any, bool]:
    """What is in a JSON column, and whether it was sound; text inside of text is unpacked."""
    for _ in range(3):
        if not isinstance(value, str):
            return value, True
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return value, False
    return value, not isinstance(value, str)


def json_text(value: Any) -> str:
    """Compact JSON that both databases take.

    Raises ValueError for what JSON has no word for (NaN, infinity) and RecursionError for nesting without end.
    """
    text = _COMPACT.encode(value)
    if "\\u0000" in text or not _encodable(text):
        text = _COMPACT.encode(_cleaned(value))
    return text


def _encodable(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    if isinstance(value, dict):
        return {clean(str(each)): _cleaned(held) for each, held in value.items()}
    return value
