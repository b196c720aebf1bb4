"""The sale in progress: immutable, so that every step can be undone by keeping the cart before it."""

from dataclasses import dataclass, replace
from typing import Any, Self

from pos_app.domain import money
from pos_app.domain.catalogue import STANDARD, Kind, Modifier, Product
from pos_app.domain.discount import Discount
from pos_app.errors import NotSellable, PriceMissing, QuantityNotPossible

MAX_QUANTITY = 999
MAX_LINES = 200


@dataclass(frozen=True, slots=True)
class CartLine:
    """One line as it will be sold; prices in minor units. `open_price`: the unit price was typed at the counter.

    `sent`: the round in which the kitchen got it as part of a tab; 0 while it did not.
    """

    product_id: str
    name: str
    kind: Kind
    quantity: int
    unit_price: int
    modifiers: tuple[Modifier, ...] = ()
    note: str = ""
    discount: Discount | None = None
    tax_class: str = STANDARD
    open_price: bool = False
    sent: int = 0

    @property
    def gross(self) -> int:
        """Quantity times the price with its modifiers, which never make it less than nothing."""
        return self.quantity * max(0, self.unit_price + sum(modifier.price for modifier in self.modifiers))

    @property
    def reduction(self) -> int:
        """What the line's own discount takes off."""
        return self.discount.off(self.gross) if self.discount else 0

    @property
    def total(self) -> int:
        """The line without its own discount; the order's discount and taxes are not in it (see `pricing`)."""
        return self.gross - self.reduction

    def same_thing(self, other: "CartLine") -> bool:
        """Whether the two differ in quantity only, so that they are one line."""
        return replace(self, quantity=other.quantity) == other

    def kept(self) -> dict[str, Any]:
        """The line as it is stored with a parked sale."""
        return {
            "productId": self.product_id,
            "name": self.name,
            "kind": self.kind.value,
            "quantity": self.quantity,
            "unitPrice": self.unit_price,
            "modifiers": [{"name": each.name, "price": each.price} for each in self.modifiers],
            "note": self.note,
            "discount": self.discount.kept() if self.discount else None,
            "taxClass": self.tax_class,
            "openPrice": self.open_price,
            "sent": self.sent,
        }

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """A line that was stored."""
        return cls(
            kept["productId"],
            kept["name"],
            Kind(kept["kind"]),
            kept["quantity"],
            kept["unitPrice"],
            tuple(Modifier(each["name"], each["price"]) for each in kept["modifiers"]),
            kept["note"],
            Discount.of(kept["discount"]) if kept.get("discount") else None,
            kept.get("taxClass", STANDARD),
            kept.get("openPrice", False),
            kept.get("sent", 0),
        )


@dataclass(frozen=True, slots=True)
class Cart:
    """The lines of the sale in progress, in the order they were added; its discount and note are the whole order's."""

    lines: tuple[CartLine, ...] = ()
    discount: Discount | None = None
    note: str = ""

    def add(
        self,
        product: Product,
        quantity: int = 1,
        *,
        modifiers: tuple[Modifier, ...] = (),
        note: str = "",
        price: int | None = None,
    ) -> Self:
        """The cart with the product added, onto an equal line where there is one.

        `price` is what was typed for an open-price product (minor units); without it the product's own counts.
        Raises NotSellable (sold out, not yet priced), PriceMissing and QuantityNotPossible.
        """
        if not product.sellable:
            raise NotSellable(product.name, product.why_not or "")
        asked = price if product.open_price and price is not None else product.price
        if asked is None or not money.is_amount(asked):
            raise PriceMissing(product.name)
        line = CartLine(
            product.id,
            product.name,
            product.kind,
            quantity,
            asked,
            modifiers,
            note,
            tax_class=product.tax_class,
            open_price=product.open_price,
        )
        return self._with(line)

    def _with(self, line: CartLine) -> Self:
        _check_quantity(line.quantity)
        for at, there in enumerate(self.lines):
            if there.same_thing(line):
                return self.with_quantity(at, there.quantity + line.quantity)
        if len(self.lines) >= MAX_LINES:
            raise QuantityNotPossible
        return replace(self, lines=(*self.lines, line))

    def with_quantity(self, at: int, quantity: int) -> Self:
        """The cart with another quantity in the line at that place; 0 takes the line out."""
        _check_quantity(quantity, least=0)
        if quantity == 0:
            return self.without(at)
        return self.with_line(at, replace(self.lines[at], quantity=quantity))

    def with_line(self, at: int, line: CartLine) -> Self:
        """The cart with another line at that place (choices, note, discount ...). Raises QuantityNotPossible."""
        _check_quantity(line.quantity)
        return replace(self, lines=(*self.lines[:at], line, *self.lines[at + 1 :]))

    def without(self, at: int) -> Self:
        """The cart without the line at that place."""
        return replace(self, lines=self.lines[:at] + self.lines[at + 1 :])

    def with_discount(self, discount: Discount | None) -> Self:
        """The cart with a discount on the whole order, on top of those of its lines; None takes it away."""
        return replace(self, discount=discount)

    def with_note(self, note: str) -> Self:
        """The cart with a note for the whole order."""
        return replace(self, note=note.strip())

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

    def kept(self) -> dict[str, Any]:
        """The cart as it is stored with a parked sale: JSON that `of` reads in this and in later versions."""
        return {
            "lines": [line.kept() for line in self.lines],
            "discount": self.discount.kept() if self.discount else None,
            "note": self.note,
        }

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """A cart that was stored."""
        return cls(
            tuple(CartLine.of(each) for each in kept["lines"]),
            Discount.of(kept["discount"]) if kept.get("discount") else None,
            kept.get("note", ""),
        )


def _check_quantity(quantity: int, least: int = 1) -> None:
    if not money.is_amount(quantity, least) or quantity > MAX_QUANTITY:
        raise QuantityNotPossible
