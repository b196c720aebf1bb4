"""What the shop sells, as the counter sees it."""

from dataclasses import dataclass, field
from enum import StrEnum

UNPRICED = "it has no price yet"
SOLD_OUT = "it is sold out"
COMING = "it is not sold yet"
GONE = "it is no longer in the catalogue"

STANDARD = "standard"
"""The tax class of a product of which nothing else is said."""


class Kind(StrEnum):
    """Food and drink become an `Order`, merchandise a `MerchOrder`."""

    FOOD = "FOOD"
    MERCH = "MERCH"


@dataclass(frozen=True, slots=True)
class Modifier:
    """A choice that goes with a product; `price` in minor units, often 0."""

    name: str
    price: int = 0


@dataclass(frozen=True, slots=True)
class Category:
    """A tab above the product grid."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Product:
    """A product of the catalogue; `price` in minor units, None while it is not yet priced.

    The price of an `open_price` product is typed at the counter; `price` is then what is offered, None for nothing.
    One that is `coming` is on the grid and not sold yet; one that is not `active` is on no grid any more.
    `picture` is the hash of its picture, "" for none.
    """

    id: str
    name: str
    kind: Kind
    price: int | None
    category_id: str = ""
    code: str | None = None
    barcode: str | None = None
    modifiers: tuple[Modifier, ...] = ()
    sold_out: bool = False
    favourite: bool = False
    folded: str = field(default="", compare=False)
    tax_class: str = STANDARD
    open_price: bool = False
    coming: bool = False
    active: bool = True
    picture: str = ""

    @property
    def sellable(self) -> bool:
        """Whether it can be added to an order now."""
        return self.why_not is None

    @property
    def why_not(self) -> str | None:
        """Why it cannot be sold, in words that follow "cannot be sold:"; None when it can."""
        if not self.active:
            return GONE
        if self.coming:
            return COMING
        if self.price is None and not self.open_price:
            return UNPRICED
        return SOLD_OUT if self.sold_out else None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the grid shows, in its order; `revision` tells whether it is still so."""

    categories: tuple[Category, ...]
    products: tuple[Product, ...]
    revision: int = field(default=0, compare=False)
