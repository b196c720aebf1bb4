"""A list of products brought in: what stands in it, and what it would change in the catalogue."""

from dataclasses import dataclass, replace
from typing import Any

from pos_app.domain.catalogue import Product
from pos_app.errors import RowProblem


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """A row of the list: its line, its category's name, and of the product only the fields that are `given`.

    The product's id is the one the list has for it, "" for none.
    """

    line: int
    category: str
    product: Product
    given: frozenset[str] = frozenset()

    def onto(self, there: Product) -> Product:
        """The product with what the list says of it; the rest stays."""
        said: dict[str, Any] = {name: getattr(self.product, name) for name in self.given}
        return replace(there, **said)


@dataclass(frozen=True, slots=True)
class ProductChange:
    """A product before and after."""

    before: Product
    after: Product


@dataclass(frozen=True, slots=True)
class StockPlan:
    """What a list would do: products added and changed, how many stay, which categories are made, what stops it."""

    added: tuple[ListedProduct, ...] = ()
    changed: tuple[tuple[ListedProduct, ProductChange], ...] = ()
    same: int = 0
    categories: tuple[str, ...] = ()
    problems: tuple[RowProblem, ...] = ()

    @property
    def does_nothing(self) -> bool:
        """Whether the catalogue says all of it already."""
        return not self.added and not self.changed


@dataclass(frozen=True, slots=True)
class Brought:
    """What was brought in: all it takes to take it back. `categories` are the ids of those that were made."""

    added: tuple[Product, ...]
    changed: tuple[ProductChange, ...]
    categories: tuple[str, ...]
