"""Vouchers of the house: codes that a person can read out and that a slip of one character does not survive."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pos_app.domain.sales import Tender

ALPHABET = "0123456789ABCDEFGHJKMNPQRTVWXYZ"
"""31 characters, a prime number, without those that look like another one (I, L, O, S, U)."""

SYMBOLS = 12
"""Of a code, the check character included: 54 bits that nobody guesses."""

_READ_AS = str.maketrans("OILSU", "0115V")


@dataclass(frozen=True, slots=True)
class Voucher:
    """A voucher as the counter sees it: what came onto it, refunds too, and what is left, in minor units.

    It pays through its last day, `expires_on`; None for ever.
    """

    id: str
    code: str
    amount: int
    balance: int
    expires_on: date | None = None
    reason: str = ""

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.expires_on is not None and today > self.expires_on


class VoucherMoveKind(StrEnum):
    """What happened to a voucher: ISSUED as a gift or SOLD, PAID a sale, REFUNDED onto it, TAKEN_BACK unspent."""

    ISSUED = "ISSUED"
    SOLD = "SOLD"
    PAID = "PAID"
    REFUNDED = "REFUNDED"
    TAKEN_BACK = "TAKEN_BACK"


@dataclass(frozen=True, slots=True)
class VoucherMove:
    """A line of a voucher's story; `amount` in minor units, negative where it paid or was taken back.

    `number` is an order's, or empty; `method` the way that a sold one was paid by, and went back by.
    """

    kind: VoucherMoveKind
    at: datetime
    amount: int
    number: str = ""
    method: Tender | None = None


@dataclass(frozen=True, slots=True)
class VoucherStory:
    """A voucher and what became of it, the newest first; `is_over` where its last day has passed.

    `can_take_back` is the way that its money would go back by: it was sold in this till's open shift, and all of it is
    left.
    """

    voucher: Voucher
    moves: tuple[VoucherMove, ...]
    is_over: bool = False
    can_take_back: Tender | None = None

    @property
    def issued(self) -> int:
        """What it was issued for; 0 where a refund made it, which has its amount from what went back onto it."""
        begun = (VoucherMoveKind.ISSUED, VoucherMoveKind.SOLD)
        return sum(each.amount for each in self.moves if each.kind in begun)

    @property
    def is_taken_back(self) -> bool:
        """Whether its money went back."""
        return any(each.kind is VoucherMoveKind.TAKEN_BACK for each in self.moves)


@dataclass(frozen=True, slots=True)
class VoucherBack:
    """A voucher that was taken back: `amount` of minor units goes to whoever had it, by `method`."""

    code: str
    amount: int
    method: Tender


def new_code() -> str:
    """A code like `7K3M-Q9TX-4H2P`."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(SYMBOLS - 1))
    return _spelled(body + check_character(body))


def read_code(text: str) -> str | None:
    """The code in its own spelling, however it was typed (`7k3m q9tx 4h2p`); None when it cannot be one.

    Characters that the alphabet leaves out are read as those they look like. The check character is not judged here:
    see `is_sound`.
    """
    symbols = "".join(text.split()).upper().replace("-", "").translate(_READ_AS)
    if len(symbols) != SYMBOLS or any(each not in ALPHABET for each in symbols):
        return None
    return _spelled(symbols)


def is_sound(code: str) -> bool:
    """Whether the check character fits."""
    symbols = code.replace("-", "")
    return check_character(symbols[:-1]) == symbols[-1]


def check_character(body: str) -> str:
    """Weighted sum by place, modulo a prime: notices every single wrong character and every swap of two."""
    total = sum(place * ALPHABET.index(each) for place, each in enumerate(body, start=1))
    return ALPHABET[total % len(ALPHABET)]


def _spelled(symbols: str) -> str:
    return "-".join(symbols[at : at + 4] for at in range(0, SYMBOLS, 4))
