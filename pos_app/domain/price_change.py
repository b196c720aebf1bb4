"""Changing many prices at once: by a percentage or an amount, to the nearest price that ends as the shop likes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pos_app.domain import money
from pos_app.domain.catalogue import Product
from pos_app.errors import BadInput

MOST_PERCENT = 1000
DECIMALS = 3
"""A percentage has at most so many."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Prices are `offset` above a multiple of `step`, both in minor units: .90 is 100 and 90, any price 1 and 0."""

    step: int = 1
    offset: int = 0

    def nearest(self, price: int) -> int:
        """The nearest price with this ending, the higher one where two are as near; never below nothing."""
        near = money.divided(price - self.offset, self.step) * self.step + self.offset
        if 2 * (price - near) == self.step:
            near += self.step
        return near if near >= 0 or price < 0 else near + self.step


ANY_ENDING = Ending()


def endings(currency: str) -> tuple[Ending, ...]:
    """What is offered in a currency: with decimals .00, .50, .90 and their like, without them tens and hundreds."""
    if not money.exponent(currency):
        return (ANY_ENDING, Ending(10), Ending(50), Ending(100), Ending(100, 90), Ending(100, 80))
    whole = money.unit(currency)
    parts = ((20, 0), (10, 0), (2, 0), (1, 0), (1, 90), (1, 95), (1, 99))
    return (ANY_ENDING, *(Ending(whole // part, whole * hundredths // 100) for part, hundredths in parts))


@dataclass(frozen=True, slots=True)
class PriceChange:
    """What is done to each price: `percent` (10 makes 5.00 5.50) or else `amount` in minor units; then the ending.

    Raises BadInput for a percentage that is none.
    """

    percent: Decimal | None = None
    amount: int = 0
    ending: Ending = ANY_ENDING

    def __post_init__(self) -> None:
        """A price can fall to nothing, and not further."""
        percent = self.percent
        if percent is not None and not (percent.is_finite() and -100 <= percent <= MOST_PERCENT):  # noqa: PLR2004 (all of it)
            raise BadInput("A price change is between -100 and 1000 percent.")

    def of(self, price: int) -> int:
        """The new price, in minor units; below 0 where an amount takes more than there is."""
        new = price + (money.percent_of(price, self.percent) if self.percent is not None else self.amount)
        return self.ending.nearest(new) if new >= 0 else new


@dataclass(frozen=True, slots=True)
class PriceMove:
    """A product's price before and after, in minor units; None while it has none."""

    product_id: str
    before: int | None
    after: int | None

    @property
    def possible(self) -> bool:
        """Whether anything can cost that."""
        return self.after is None or 0 <= self.after <= money.MAX_AMOUNT

    def back(self) -> "PriceMove":
        """The move that takes this one back."""
        return PriceMove(self.product_id, self.after, self.before)


def moves(products: Iterable[Product], change: PriceChange) -> tuple[PriceMove, ...]:
    """What the change does to each product that has a price; those that stay as they are, are left out."""
    found = (PriceMove(each.id, each.price, change.of(each.price)) for each in products if each.price is not None)
    return tuple(move for move in found if move.before != move.after)


def percent(text: str) -> Decimal | None:
    """A percentage as somebody types it (`10`, `-2,5`, `+3 %`); None for what is none."""
    typed = text.strip().removesuffix("%").strip().replace(",", ".").replace("−", "-")
    sign, digits = ("-", typed[1:]) if typed.startswith("-") else ("", typed.removeprefix("+"))
    whole, _, part = digits.partition(".")
    plain = f"{whole}{part}"
    if not (plain.isascii() and plain.isdigit()) or len(part) > DECIMALS or len(whole) > len(str(MOST_PERCENT)):
        return None
    return Decimal(f"{sign}{whole or 0}.{part or 0}")
