"""What the guests of a generated shop take: some hundred baskets, each worked out once by the rules of the checkout."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from pos_app.domain import loyalty, pricing
from pos_app.domain.cart import Cart
from pos_app.domain.catalogue import Kind, Product
from pos_app.domain.loyalty import Rules
from pos_app.domain.sales import Payment
from pos_app.errors import BadInput
from pos_app.services.sale_rows import fingerprint, item, rows_hash

KINDS = {"food": 240, "merch": 40, "both": 80}
"""How many different baskets of each sort there are."""

SHARES = {"food": 0.76, "merch": 0.08, "both": 0.16}
"""How much of the sales each sort is."""

CARD, EXACT, NOTES = range(3)
"""The ways to pay: by card, in cash to the cent, in cash with change."""


@dataclass(frozen=True, slots=True)
class Part:
    """The order of one kind: its items as JSON, its sums in minor units, and the points it earns."""

    items: str
    sums: pricing.OrderTotals
    points: int


@dataclass(frozen=True, slots=True)
class Paid:
    """A way to pay a basket, with what the sale's rows say of it."""

    method: str
    amount: int
    change: int
    rows: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Basket:
    """A cart, ready to be written as often as it is sold."""

    food: Part | None
    merch: Part | None
    sums: pricing.OrderTotals
    ways: tuple[Paid, Paid, Paid]
    share: float

    @property
    def orders(self) -> int:
        """Two when food and merchandise are sold together."""
        return (self.food is not None) + (self.merch is not None)

    @property
    def points(self) -> int:
        """What a member earns with it."""
        return sum(part.points for part in (self.food, self.merch) if part)


def make_baskets(products: Sequence[Product], rules: Rules, unit: int, random: Random) -> list[Basket]:
    """The baskets of this catalogue; `unit` minor units are a whole one. Raises BadInput when nothing is sellable."""
    sellable = [product for product in products if product.sellable]
    food, merch = ([product for product in sellable if product.kind is kind] for kind in (Kind.FOOD, Kind.MERCH))
    sorts = {"food": (food, []), "merch": ([], merch), "both": (food, merch)}
    possible = {sort: lists for sort, lists in sorts.items() if all(lists) or (sort != "both" and any(lists))}
    if not possible:
        raise BadInput("The catalogue has nothing that can be sold, so there is nothing to order.")
    return [
        _basket(_cart(*lists, random), rules, unit, SHARES[sort] / KINDS[sort])
        for sort, lists in possible.items()
        for _ in range(KINDS[sort])
    ]


def _cart(food: Sequence[Product], merch: Sequence[Product], random: Random) -> Cart:
    cart = Cart()
    for products, most in ((food, 4), (merch, 2)):
        for product in random.sample(products, min(len(products), random.randint(1, most))):
            modifiers = tuple(each for each in product.modifiers if random.random() < 0.2)  # noqa: PLR2004 (a chance, said where it is taken)
            cart = cart.add(product, quantity=random.choice((1, 1, 1, 2, 2, 3)), modifiers=modifiers)
    return cart


def _basket(cart: Cart, rules: Rules, unit: int, share: float) -> Basket:
    parts: dict[Kind, Part | None] = {}
    rows: list[dict[str, Any]] = []
    priced = pricing.price(cart)
    for kind in (Kind.FOOD, Kind.MERCH):
        lines, sums = priced.of_kind(kind)
        items = [item(each) for each in lines]
        points = loyalty.points_for(total=sums.total, tax=sums.tax, refunded=0, unit=unit, rules=rules)
        parts[kind] = (
            Part(json.dumps(items, ensure_ascii=False, separators=(",", ":")), sums, points) if lines else None
        )
        if lines:
            rows.append({"lines": items, "total": sums.total})
    sums = priced.totals
    notes = -(-sums.total // (5 * unit)) * 5 * unit
    payments = (Payment.card(sums.total), Payment.cash(sums.total), Payment.cash(notes))
    ways = [
        Paid(
            each.method.value,
            each.amount,
            each.amount - sums.total,
            rows_hash(rows, [(each.method.value, each.amount)]),
            fingerprint(cart, [each]),
        )
        for each in payments
    ]
    return Basket(parts[Kind.FOOD], parts[Kind.MERCH], sums, (ways[CARD], ways[EXACT], ways[NOTES]), share)
