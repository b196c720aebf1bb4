"""Guests of a generated shop: ids, names of many scripts, and possible phone numbers, all from one seed."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate, count
from random import Random
from typing import Any

from pos_app.domain import names, phone
from pos_app.errors import BadInput

NAMELESS = 0.08
RARE_FAMILY = 0.15
ABROAD = (
    "CA",
    "MX",
    "GB",
    "DE",
    "FR",
    "PL",
    "TR",
    "GR",
    "UA",
    "EG",
    "IL",
    "JP",
    "CN",
    "KR",
    "VN",
    "IN",
    "BR",
    "NG",
    "AU",
    "SG",
)
AT_HOME = 94
"""Of a hundred guests, so many have a number of the shop's own region; the others' countries take turns."""

_SHUFFLE = 6_364_136_223_846_793
"""Odd and no multiple of 5: `place * _SHUFFLE % size` visits each place once where `size` has no factor but 2 and 5."""

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = bytes(b"0123456789abcdefghijklmnopqrstuvwxyz"[byte % 36] for byte in range(256))
_PAIRS = [chr(high) + chr(low) for high in _DIGITS[:36] for low in _DIGITS[:36]]


def ids(random: Random, expected: int) -> Iterator[str]:
    """Ids of the shape that `new_id` gives, from the seed; each sorts behind the one before, so an index fills quickly.

    Only the first characters follow from the place among the `expected` ones; more than those start again at the left.
    """
    block = 1024
    leading = 26 * 36**4
    for start in count(0, block):
        rest = random.randbytes(block * 19).translate(_DIGITS).decode()
        for at in range(block):
            place = int((start + at + random.random()) * leading / max(expected, 1)) % leading
            letter, digits = divmod(place, 36**4)
            high, low = divmod(digits, 36**2)
            yield f"{_ALPHABET[letter]}{_PAIRS[high]}{_PAIRS[low]}{rest[at * 19 : at * 19 + 19]}"


def spread(place: int, size: int, offset: int) -> int:
    """Where a place is moved to when `size` of them (a product of twos and fives) are shuffled; no list is needed."""
    return (place * _SHUFFLE + offset) % size


class Names:
    """Draws names; the words they are found by come with them."""

    def __init__(self, random: Random) -> None:
        """`random` decides everything."""
        self._random = random
        content = tomllib.loads(files("resources").joinpath("demo_names.toml").read_text(encoding="utf-8"))
        self._cultures: list[dict[str, Any]] = content["culture"]
        self._weights = list(accumulate(culture["weight"] for culture in self._cultures))
        self._syllables: dict[str, list[str]] = content["syllables"]

    def draw(self) -> tuple[str | None, list[str]]:
        """A name, or none, and its words as `names.words` gives them."""
        random = self._random
        if random.random() < NAMELESS:
            return None, []
        (culture,) = random.choices(self._cultures, cum_weights=self._weights)
        given, family = _skewed(random, culture["given"]), _skewed(random, culture["family"])
        if culture is self._cultures[0] and random.random() < RARE_FAMILY:
            family = "".join(random.choice(self._syllables[part]) for part in ("first", "middle", "last"))
        parts = (family, given) if culture.get("family_first") else (given, family)
        if not culture.get("spaced", True):
            whole = "".join(parts)
            return whole, list(_words(whole))
        return " ".join(parts), list(dict.fromkeys(_words(parts[0]) + _words(parts[1])))


def _skewed(random: Random, from_list: list[str]) -> str:
    """The first of a list often, the last seldom, as names are."""
    return from_list[int(len(from_list) * random.random() ** 1.6)]


@cache
def _words(text: str) -> tuple[str, ...]:
    return tuple(names.words(text))


class Numbers:
    """Phone numbers in E.164, each once: mostly of the shop's region, some of other countries."""

    def __init__(self, region: str, guests: int, offset: int) -> None:
        """For so many guests. Raises BadInput when the region's numbers do not suffice."""
        self._home = _Plan(region, offset)
        self._abroad = [_Plan(other, offset) for other in ABROAD if other != region]
        if guests > self._home.size:
            raise BadInput(f"The numbers of {region} suffice for {self._home.size} guests only.")

    def of(self, guest: int) -> str:
        """The number of a guest, counted from 0."""
        if guest % 100 < AT_HOME:
            return self._home.number(guest)
        return self._abroad[(guest + guest // 100) % len(self._abroad)].number(guest)


class _Plan:
    """A country's mobile numbers: its code, how they begin, and how many digits are free."""

    def __init__(self, region: str, offset: int) -> None:
        import phonenumbers

        example = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
        national = phonenumbers.national_significant_number(example) if example else "2015550123"
        self._north_american = phone.country_code(region) == "1"
        self._offset = offset
        free = 7 if self._north_american else min(8, len(national) - 1)
        self._start = f"+{phone.country_code(region)}{national[: len(national) - free]}"
        self._free = free
        self.size = len(_AREAS) * 800 * 10_000 if self._north_american else 10**free

    def number(self, guest: int) -> str:
        place = spread(guest, self.size, self._offset)
        if not self._north_american:
            return f"{self._start}{place:0{self._free}d}"
        place, line = divmod(place, 10_000)
        area, exchange = divmod(place, 800)
        return f"+1{_AREAS[area]}{exchange + 200}{line:04d}"


_AREAS = (
    "580",
    "405",
    "918",
    "539",
    "572",
    "214",
    "469",
    "972",
    "817",
    "682",
    "940",
    "903",
    "806",
    "479",
    "501",
    "870",
    "316",
    "620",
    "785",
    "913",
)
"""Area codes of Oklahoma and around it; an exchange is 200 to 999 (North American Numbering Plan)."""
