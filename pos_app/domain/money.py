"""Money is an int in the currency's minor unit everywhere; this is the only module that rounds.

How an amount looks to a reader (marks, grouping) is the window's business: `ui/formats.py`.

Source of the exponents: ISO 4217. Rounding is half up (away from zero at the half), as shops round.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

ZERO_DECIMAL = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"}
)
THREE_DECIMAL = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})

THOUSANDS = 3

MAX_AMOUNT = 10**12
"""No single amount above this many minor units: a slip of the hand, not a price; and far inside 64 bits."""


def is_amount(value: object, least: int = 0) -> bool:
    """Whether it is a whole number of minor units (or of anything counted) that somebody could mean.

    A script may hand over a float: 0.5 of a cent would be refused by one database and rounded away by the other.
    """
    return type(value) is int and least <= value <= MAX_AMOUNT


def exponent(currency: str) -> int:
    """How many decimals the currency has: 2 for USD, 0 for JPY, 3 for KWD."""
    if currency in ZERO_DECIMAL:
        return 0
    return 3 if currency in THREE_DECIMAL else 2


def unit(currency: str) -> int:
    """Minor units in one whole unit: 100 for USD, 1 for JPY, 1000 for KWD."""
    return int(10 ** exponent(currency))


def round_half_up(amount: Decimal) -> int:
    """The nearest whole minor unit, halves away from zero."""
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def to_minor(amount: Decimal, currency: str) -> int:
    """Minor units of an amount in whole units, rounded half up."""
    return round_half_up(amount * unit(currency))


def percent_of(amount: int, percent: Decimal) -> int:
    """`percent` of an amount in minor units, rounded half up."""
    return round_half_up(Decimal(amount) * percent / 100)


def apportion(amount: int, over: Sequence[int]) -> list[int]:
    """Share an amount in proportion, to the minor unit: the shares add up to it, the largest remainders get the rest.

    Between equal remainders the earlier one is first. No share is larger than its own part while the amount is not
    larger than all of them; with nothing to share it over, the first gets all. Raises ValueError for no parts at all.
    """
    if not over:
        raise ValueError("An amount cannot be shared over nothing.")
    whole = sum(over)
    if whole <= 0:
        return [amount, *[0] * (len(over) - 1)]
    shares = [amount * part // whole for part in over]
    left = amount - sum(shares)
    first = sorted(range(len(over)), key=lambda at: (-(amount * over[at] % whole), at))
    for at in first[:left]:
        shares[at] += 1
    return shares


def divided(amount: int, by: int) -> int:
    """The nearest whole number to `amount / by` (by above 0), halves away from zero."""
    half_up = (2 * abs(amount) + by) // (2 * by)
    return half_up if amount >= 0 else -half_up


def to_coin(amount: int, coin: int) -> int:
    """The nearest amount that the smallest `coin` (minor units, 1 or more) can pay, halves away from zero."""
    return amount if coin <= 1 else divided(amount, coin) * coin


def parse(text: str, currency: str) -> int | None:
    """Minor units of what somebody typed (`20`, `20.00`, `20,5`, `1,234.50`), or None when it is not an amount.

    Nothing is guessed: more decimals than the currency has are refused rather than rounded away.
    """
    cleaned = "".join(text.split())
    if (
        not cleaned
        or not any(char.isdigit() for char in cleaned)
        or any(not (c.isdigit() or c in ".,'") for c in cleaned)
    ):
        return None
    digits = _with_one_point(cleaned.replace("'", ""), exponent(currency))
    if digits is None:
        return None
    try:
        amount = Decimal(digits)
    except InvalidOperation:
        return None
    minor = amount * unit(currency)
    if minor != int(minor) or minor > MAX_AMOUNT:
        return None
    return int(minor)


def _with_one_point(text: str, decimals: int) -> str | None:
    """Decide which of `.` and `,` is the decimal mark: the last one, unless it can only group thousands.

    None where the marks make no sense, like `1.2.3`; `1,23,456` groups as India does.
    """
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text
    mark, tail = text[last], text[last + 1 :]
    grouping = text.count(mark) > 1 or (decimals == 0 and len(tail) == THOUSANDS)
    if not grouping and len(tail) > decimals:
        return None
    whole = text if grouping else text[:last]
    fraction = "" if grouping else tail
    groups = re.split(r"[.,]", whole)
    if len(set(whole) & {".", ","}) > 1 or (len(groups) > 1 and not _are_thousands(groups)):
        return None
    return whole.replace(".", "").replace(",", "") + ("." + fraction if fraction else "")


def _are_thousands(groups: list[str]) -> bool:
    behind = groups[1:]
    return len(groups[0]) <= THOUSANDS == len(groups[-1]) and all(len(group) in (2, THOUSANDS) for group in behind)


def plain(amount: int, currency: str) -> str:
    """The amount as digits with a point and no sign of the currency (`2000` -> `20.00`), for fields and files."""
    decimals = exponent(currency)
    if not decimals:
        return str(amount)
    sign = "-" if amount < 0 else ""
    whole, fraction = divmod(abs(amount), 10**decimals)
    return f"{sign}{whole}.{fraction:0{decimals}d}"
