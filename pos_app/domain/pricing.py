"""What a cart comes to: discounts, taxes and totals as pure functions, in minor units.

A sale's tax is rounded once for each rate (and each of included and added), then handed down to the lines by largest
remainder, so that lines, orders, tax table and sale say one sum. The order's discount is handed down likewise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from pos_app.domain import money
from pos_app.domain.cart import Cart, CartLine
from pos_app.domain.catalogue import Kind
from pos_app.domain.discount import WHOLE
from pos_app.domain.taxes import NO_TAXES, TaxClass, TaxRules


@dataclass(frozen=True, slots=True)
class OrderTotals:
    """The sums of one order: `total = subtotal - discount + tax`, less the part of the tax that prices held already."""

    subtotal: int
    discount: int
    tax: int
    included: int = 0

    @property
    def total(self) -> int:
        """What is to be paid for it."""
        return self.subtotal - self.discount + self.tax - self.included

    def __add__(self, other: "OrderTotals") -> "OrderTotals":
        return OrderTotals(
            self.subtotal + other.subtotal,
            self.discount + other.discount,
            self.tax + other.tax,
            self.included + other.included,
        )


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line with its part of everything: `discount` is its own and its share of the order's, `total` what it costs."""

    line: CartLine
    discount: int
    tax: int
    tax_class: TaxClass | None = None

    @property
    def total(self) -> int:
        """What is to be paid for the line."""
        return self.sums.total

    @property
    def sums(self) -> OrderTotals:
        """The line as the sums of an order with one line."""
        included = self.tax if self.tax_class and self.tax_class.included else 0
        return OrderTotals(self.line.gross, self.discount, self.tax, included)


@dataclass(frozen=True, slots=True)
class TaxSum:
    """A row of the tax table: what a class came to in one sale. `net + tax` is what was paid for it."""

    tax_class: TaxClass
    net: int
    tax: int


@dataclass(frozen=True, slots=True)
class Priced:
    """A cart with all its sums."""

    lines: tuple[PricedLine, ...]
    totals: OrderTotals
    taxes: tuple[TaxSum, ...] = ()

    @property
    def total(self) -> int:
        """What is to be paid for all of it, without tip and cash rounding."""
        return self.totals.total

    def of_kind(self, kind: Kind) -> "tuple[tuple[PricedLine, ...], OrderTotals]":
        """The lines and sums of its food, or of its merchandise."""
        lines = tuple(each for each in self.lines if each.line.kind is kind)
        return lines, _summed(lines)


def price(cart: Cart, taxes: TaxRules = NO_TAXES) -> Priced:
    """The cart with discounts and taxes worked out."""
    lines = cart.lines
    if cart.discount is None or not lines:
        shares = [0] * len(lines)
    else:
        reduced = [line.total for line in lines]
        shares = money.apportion(cart.discount.off(sum(reduced)), reduced)
    discounts = [line.reduction + share for line, share in zip(lines, shares, strict=True)]
    classes = [taxes.class_of(line.tax_class) for line in lines] if taxes.classes else [None] * len(lines)
    amounts = [line.gross - discount for line, discount in zip(lines, discounts, strict=True)]
    parts = _taxed(amounts, classes) if taxes.classes else [0] * len(lines)
    priced = tuple(map(PricedLine, lines, discounts, parts, classes))
    return Priced(priced, _summed(priced), _tax_table(priced, taxes))


def cart_totals(cart: Cart, taxes: TaxRules = NO_TAXES) -> OrderTotals:
    """The sums of the whole sale: those of its food and its merchandise together."""
    return price(cart, taxes).totals


def _taxed(amounts: Sequence[int], classes: Sequence[TaxClass | None]) -> list[int]:
    """The tax of each amount: rounded half up once for all of a rate, then handed down."""
    groups: dict[tuple[int, bool], list[int]] = {}
    for at, each in enumerate(classes):
        if each is not None and each.rate:
            groups.setdefault((each.rate, each.included), []).append(at)
    parts = [0] * len(amounts)
    for (rate, included), places in groups.items():
        weights = [amounts[at] for at in places]
        tax = money.divided(sum(weights) * rate, WHOLE + rate if included else WHOLE)
        for at, part in zip(places, money.apportion(tax, weights), strict=True):
            parts[at] = part
    return parts


def _summed(lines: Sequence[PricedLine]) -> OrderTotals:
    subtotal = discount = tax = included = 0
    for each in lines:
        subtotal += each.line.gross
        discount += each.discount
        tax += each.tax
        if each.tax_class is not None and each.tax_class.included:
            included += each.tax
    return OrderTotals(subtotal, discount, tax, included)


def _tax_table(lines: Sequence[PricedLine], taxes: TaxRules) -> tuple[TaxSum, ...]:
    """A row for each class that something was sold of, in the owner's order of the classes."""
    table = []
    for each in taxes.classes:
        inside = [line for line in lines if line.tax_class is each]
        if inside:
            tax = sum(line.tax for line in inside)
            table.append(TaxSum(each, sum(line.total for line in inside) - tax, tax))
    return tuple(table)


def above_limit(cart: Cart, limit: int | None) -> bool:
    """Whether a discount in the cart, or all of them together, is above a limit (thousandths of a percent).

    Together they are compared with the subtotal; each may be off by the half of a minor unit that rounding moves.
    """
    given = [(line.discount, line.gross) for line in cart.lines if line.discount]
    reduced = sum(line.total for line in cart.lines)
    if cart.discount:
        given.append((cart.discount, reduced))
    if limit is None or not given:
        return False
    most = Fraction(limit, WHOLE)
    if any(discount.share(amount) > most for discount, amount in given):
        return True
    subtotal = sum(line.gross for line in cart.lines)
    taken_off = subtotal - reduced + (cart.discount.off(reduced) if cart.discount else 0)
    return taken_off > subtotal * most + Fraction(len(given), 2)


def quick_amounts(due: int, unit: int) -> list[int]:
    """Up to four amounts a guest is likely to hand over for `due` (minor units; `unit` of them make a whole one).

    The next whole unit and the next multiples of 5, 10, 20, 50 and 100 that are more than is due.
    """
    found: list[int] = []
    for step in (1, 5, 10, 20, 50, 100):
        note = step * unit if unit > 1 else step * 100
        amount = -(-due // note) * note
        if amount > due and amount not in found:
            found.append(amount)
    return found[:4]
