"""What a cart comes to: pure functions over its lines, in minor units."""

from dataclasses import dataclass

from pos_app.domain.cart import Cart, CartLine
from pos_app.domain.catalogue import Kind


@dataclass(frozen=True, slots=True)
class OrderTotals:
    """The sums of one order: `total = subtotal - discount + tax`."""

    subtotal: int
    discount: int
    tax: int

    @property
    def total(self) -> int:
        """What is to be paid for it."""
        return self.subtotal - self.discount + self.tax

    def __add__(self, other: "OrderTotals") -> "OrderTotals":
        return OrderTotals(self.subtotal + other.subtotal, self.discount + other.discount, self.tax + other.tax)


def totals(lines: tuple[CartLine, ...]) -> OrderTotals:
    """The sums of the lines that make one order."""
    return OrderTotals(subtotal=sum(line.total for line in lines), discount=0, tax=0)


def cart_totals(cart: Cart) -> OrderTotals:
    """The sums of the whole sale: those of its food and its merchandise together."""
    return totals(cart.of_kind(Kind.FOOD)) + totals(cart.of_kind(Kind.MERCH))


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
