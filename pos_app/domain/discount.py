"""Discounts on a line or on the whole order: an amount or a percentage, always with the reason it was given for."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Self

from pos_app.domain import money, names
from pos_app.errors import DiscountNotPossible

WHOLE = 100_000
"""A hundred percent, in thousandths of a percent: the unit of every rate."""

MAX_REASON = 200


@dataclass(frozen=True, slots=True)
class Discount:
    """Either `amount` off in minor units, or `rate` in thousandths of a percent (10% is 10000).

    Raises DiscountNotPossible where it is not one of the two, above the whole, or has no reason; TextNotStorable and
    CardNumberInText for its reason.
    """

    amount: int = 0
    rate: int = 0
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse what nobody could give, whoever made it."""
        whole = type(self.amount) is int and type(self.rate) is int
        if not whole or (self.amount > 0) == (self.rate > 0) or self.amount < 0 or self.rate < 0:
            raise DiscountNotPossible("it is an amount or a percentage above zero")
        if self.rate > WHOLE or self.amount > money.MAX_AMOUNT:
            raise DiscountNotPossible("it is more than the whole")
        if not self.reason.strip():
            raise DiscountNotPossible("it needs a reason")
        names.storable(self.reason, "reason", MAX_REASON)
        names.refuse_card_number(self.reason, "reason")

    @classmethod
    def by_amount(cls, amount: int, reason: str) -> Self:
        """So many minor units off."""
        return cls(amount=amount, reason=reason.strip())

    @classmethod
    def by_percent(cls, percent: Decimal | int, reason: str) -> Self:
        """So many percent off; thousandths of a percent count, finer ones are refused."""
        rate = Decimal(percent) * (WHOLE // 100)
        if rate != int(rate):
            raise DiscountNotPossible("a percentage has at most three decimals")
        return cls(rate=int(rate), reason=reason.strip())

    def off(self, total: int) -> int:
        """What it takes off a total (minor units, 0 or more): never more than there is."""
        return min(self.amount, total) if self.amount else money.divided(total * self.rate, WHOLE)

    def share(self, total: int) -> Fraction:
        """Which part of a total it is: what a limit in percent is compared with."""
        if self.rate:
            return Fraction(self.rate, WHOLE)
        return Fraction(self.off(total), total) if total else Fraction(0)

    def kept(self) -> dict[str, Any]:
        """The discount as it is stored with a parked sale."""
        return {"amount": self.amount, "rate": self.rate, "reason": self.reason}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """A discount that was stored."""
        return cls(kept.get("amount", 0), kept.get("rate", 0), kept["reason"])
