"""The sale in progress: immutable, so that every step can be undone by keeping the cart before it."""

from dataclasses import dataclass, replace
from typing import Self

from pos_app.domain.catalogue import Kind, Modifier, Product
from pos_app.errors import NotSellable, QuantityNotPossible

MAX_QUANTITY = 999
MAX_LINES = 200


@dataclass(frozen=True, slots=True)
class CartLine:
    """One line as it will be sold; prices in minor units."""

    product_id: str
    name: str
    kind: Kind
    quantity: int
    unit_price: int
    modifiers: tuple[Modifier, ...] = ()
    note: str = ""

    @property
    def total(self) -> int:
        """Quantity times the price with its modifiers."""
        return self.quantity * (self.unit_price + sum(modifier.price for modifier in self.modifiers))

    def same_thing(self, other: "CartLine") -> bool:
        """Whether the two differ in quantity only, so that they are one line."""
        return replace(self, quantity=other.quantity) == other


@dataclass(frozen=True, slots=True)
class Cart:
    """The lines of the sale in progress, in the order they were added."""

    lines: tuple[CartLine, ...] = ()

    def add(self, product: Product, quantity: int = 1, *, modifiers: tuple[Modifier, ...] = (), note: str = "") -> Self:
        """The cart with the product added, onto an equal line where there is one.

        Raises NotSellable (sold out, not yet priced) and QuantityNotPossible.
        """
        if product.price is None or product.sold_out:
            raise NotSellable(product.name, product.why_not or "")
        line = CartLine(product.id, product.name, product.kind, quantity, product.price, modifiers, note)
        return self._with(line)

    def _with(self, line: CartLine) -> Self:
        for at, there in enumerate(self.lines):
            if there.same_thing(line):
                return self.with_quantity(at, there.quantity + line.quantity)
        if len(self.lines) >= MAX_LINES or not 1 <= line.quantity <= MAX_QUANTITY:
            raise QuantityNotPossible
        return replace(self, lines=(*self.lines, line))

    def with_quantity(self, at: int, quantity: int) -> Self:
        """The cart with another quantity in the line at that place; 0 takes the line out."""
        if not 0 <= quantity <= MAX_QUANTITY:
            raise QuantityNotPossible
        if quantity == 0:
            return self.without(at)
        return self.with_line(at, replace(self.lines[at], quantity=quantity))

    def with_line(self, at: int, line: CartLine) -> Self:
        """The cart with another line at that place (its modifiers or note were changed). Raises QuantityNotPossible."""
        if not 1 <= line.quantity <= MAX_QUANTITY:
            raise QuantityNotPossible
        return replace(self, lines=(*self.lines[:at], line, *self.lines[at + 1 :]))

    def without(self, at: int) -> Self:
        """The cart without the line at that place."""
        return replace(self, lines=self.lines[:at] + self.lines[at + 1 :])

    def of_kind(self, kind: Kind) -> tuple[CartLine, ...]:
        """The lines of food, or those of merchandise."""
        return tuple(line for line in self.lines if line.kind is kind)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to sell."""
        return not self.lines

    @property
    def quantity(self) -> int:
        """How many pieces all lines have together."""
        return sum(line.quantity for line in self.lines)

    def __len__(self) -> int:
        return len(self.lines)
