"""Names and other free text: what may be stored, and the folded form that search compares."""

import re
import unicodedata

from pos_app.errors import CardNumberInText, EmailNotPossible, TextNotStorable

MAX_NAME = 200
MAX_EMAIL = 254
MAX_NOTE = 10_000
SHORTEST_CARD, LONGEST_CARD = 13, 19

_STANDS_FOR = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
    "ʻ": "'", "’": "'", "\u02bc": "'", "`": "'", "\u2018": "'", "ـ": None,
})  # fmt: skip
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_JOINED = re.compile(r"[^\W_]+(?:'[^\W_]+)+", re.UNICODE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_DIGITS_IN_A_ROW = re.compile(r"\d+(?:[\s.\u2010-\u2015-]{1,3}\d+)*")
_DIGITS = re.compile(r"\d+")


def folded(text: str) -> str:
    """The text without case and accents: `José`, `JOSÉ` and the decomposed form give one result."""
    if text.isascii():
        return text.casefold().replace("`", "'")
    spread = unicodedata.normalize("NFKD", text.casefold())
    base = "".join(char for char in spread if not unicodedata.combining(char))
    return unicodedata.normalize("NFKC", base.translate(_STANDS_FOR)).casefold()


def words(text: str) -> list[str]:
    """The folded words of a name, in order, each once: what a search by any of them finds.

    An apostrophe inside a word joins it as well as it parts it: behind `obrien` stand `o` and `brien`.
    """
    plain = folded(text)
    parts = [part for joined in _JOINED.findall(plain) for part in joined.split("'")]
    return list(dict.fromkeys([*_whole_words(plain), *parts]))


def sought(text: str) -> list[str]:
    """The folded words that are looked for, each of which a name must have: `o'brien` is one of them."""
    return list(dict.fromkeys(_whole_words(folded(text))))


def _whole_words(plain: str) -> list[str]:
    return _WORD.findall(_JOINED.sub(lambda found: found.group().replace("'", ""), plain))


def search_key(text: str | None) -> str | None:
    """The words of a name in one line, as the database keeps them for search; None when there are none."""
    return " ".join(words(text or "")) or None


def storable(text: str, field: str, limit: int) -> str:
    """The text without spaces around it, exactly as typed otherwise.

    Raises TextNotStorable for NUL, lone surrogates or more than `limit` characters.
    """
    kept = text.strip()
    why_not = _why_not(kept, limit)
    if why_not:
        raise TextNotStorable(field, why_not)
    return kept


def is_storable(text: str, limit: int) -> bool:
    """Whether a database can hold the text, so that it can be looked for."""
    return _why_not(text, limit) is None


def _why_not(text: str, limit: int) -> str | None:
    if "\0" in text:
        return "it holds a NUL character"
    if len(text) > limit:
        return f"it is longer than {limit} characters"
    return "it holds half a character" if any("\ud800" <= char <= "\udfff" for char in text) else None


def name(text: str | None) -> str | None:
    """A name fit to be stored, None for none. Raises TextNotStorable and CardNumberInText."""
    kept = storable(text or "", "name", MAX_NAME)
    refuse_card_number(kept, "name")
    return kept or None


def email(text: str | None) -> str | None:
    """An address fit to be stored, None for none. Raises EmailNotPossible."""
    kept = storable(text or "", "e-mail address", MAX_EMAIL)
    if kept and not _EMAIL.fullmatch(kept):
        raise EmailNotPossible
    return kept or None


def email_key(address: str | None) -> str | None:
    """An address as members' addresses are compared; None for none."""
    return (address or "").strip().lower() or None


def note(text: str | None, field: str = "note") -> str:
    """Free text fit to be stored. Raises TextNotStorable and CardNumberInText."""
    kept = storable(text or "", field, MAX_NOTE)
    refuse_card_number(kept, field)
    return kept


def refuse_card_number(text: str, field: str) -> None:
    """Raise CardNumberInText where 13 to 19 digits in a row pass Luhn's check (ISO/IEC 7812-1).

    Spaces, points and hyphens may stand between groups of them, and other groups before and behind (`table 5 4111
    1111 ...`).
    """
    for found in _DIGITS_IN_A_ROW.finditer(text):
        groups = _DIGITS.findall(found.group())
        for first in range(len(groups)):
            number = ""
            for group in groups[first : first + LONGEST_CARD]:
                number += group
                if _passes_luhn(number):
                    raise CardNumberInText(field)


def _passes_luhn(number: str) -> bool:
    if not SHORTEST_CARD <= len(number) <= LONGEST_CARD:
        return False
    doubled = [
        int(digit) if place % 2 == 0 else sum(divmod(int(digit) * 2, 10))
        for place, digit in enumerate(reversed(number))
    ]
    return sum(doubled) % 10 == 0
