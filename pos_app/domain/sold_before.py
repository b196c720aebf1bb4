"""A first catalogue made of what was sold: each thing once, at its latest price, the most wanted first.

The lines are those of orders (see `items` in the design's data page); what cannot be a product is passed over.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pos_app.domain import money, names
from pos_app.domain.catalogue import Kind, Modifier, Product
from pos_app.errors import PosError

MOST = 500
"""Products at most: an old shop's menu, not every word that was ever typed."""

CATEGORIES = {Kind.FOOD: "Menu", Kind.MERCH: "Merchandise"}
"""Where a product goes whose lines name no category."""

FAVOURITES = 8
"""So many of the most wanted are favourites from the start."""


@dataclass
class _Thing:
    """What its lines say together; `prices` are the latest of each size, with its moment."""

    name: str = ""
    category: str = ""
    at: Any = None
    times: float = 0
    prices: dict[str, tuple[Any, int]] = field(default_factory=dict)


class SoldBefore:
    """Takes lines in any order; `products` are the catalogue."""

    def __init__(self) -> None:
        self._things: dict[tuple[Kind, str], _Thing] = {}

    def add(self, kind: Kind, line: Mapping[str, Any], at: Any) -> None:
        """Take in a line of an order placed `at` a moment; prices are minor units."""
        name, price = _text(line.get("name")), line.get("unitPrice")
        if name is None or not isinstance(price, int) or not 0 <= price <= money.MAX_AMOUNT:
            return
        thing = self._things.setdefault((kind, names.folded(name)), _Thing())
        if thing.at is None or at >= thing.at:
            thing.name, thing.at = name, at
            thing.category = _text(line.get("category")) or thing.category
        quantity = line.get("quantity")
        thing.times += quantity if isinstance(quantity, int | float) and quantity > 0 else 0
        size = _text(line.get("size")) or ""
        if size not in thing.prices or at >= thing.prices[size][0]:
            thing.prices[size] = (at, price)

    @property
    def products(self) -> list[tuple[str, Product]]:
        """Each with its category's name; sizes of one price are choices, others are products of their own."""
        wanted = sorted(self._things.items(), key=lambda found: (-found[1].times, found[0]))[:MOST]
        made = [
            (thing.category or CATEGORIES[kind], each)
            for place, ((kind, _), thing) in enumerate(wanted)
            for each in _products(kind, thing, favourite=place < FAVOURITES)
        ]
        return sorted(made, key=lambda each: each[1].kind is Kind.MERCH)


def _products(kind: Kind, thing: _Thing, *, favourite: bool) -> list[Product]:
    prices = {price for _, price in thing.prices.values()}
    if len(prices) == 1:
        sizes = tuple(Modifier(size) for size in sorted(thing.prices) if size)
        return [Product("", thing.name, kind, prices.pop() or None, modifiers=sizes, favourite=favourite)]
    return [
        Product("", f"{thing.name} {size}".strip(), kind, price or None, favourite=favourite)
        for size, (_, price) in thing.prices.items()
    ]


def _text(held: Any) -> str | None:
    """A name that a product or a category can have."""
    try:
        return names.name(held) if isinstance(held, str) else None
    except PosError:
        return None
