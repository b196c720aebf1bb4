"""Sales that are not done: the one on a till's screen, those put aside, and tabs."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from pos_app.domain import money
from pos_app.domain.cart import Cart, CartLine
from pos_app.domain.catalogue import Product
from pos_app.domain.discount import WHOLE
from pos_app.domain.sales import Payment

MAX_LABEL = 80


class ParkedKind(StrEnum):
    """IN_PROGRESS is on a till's screen, one a till; PARKED was put aside; a TAB is served before it is paid."""

    IN_PROGRESS = "IN_PROGRESS"
    PARKED = "PARKED"
    TAB = "TAB"


@dataclass(frozen=True, slots=True)
class TabOnScreen:
    """The tab that a sale on the screen belongs to, as it was when it was last read; `phone` is that of its guest.

    `is_part`: only what is paid now is on the screen, the rest is left on the tab.
    """

    id: str
    version: int
    label: str = ""
    number: str = ""
    phone: str | None = None
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class ParkedGuest:
    """Whose sale it is: `phone` is E.164; a number nobody has yet has no `customer_id`. Without both, a walk-in's."""

    phone: str | None = None
    name: str | None = None
    customer_id: str | None = None
    is_walk_in: bool = False

    def kept(self) -> dict[str, Any]:
        """As it is stored."""
        return {"phone": self.phone, "name": self.name, "customerId": self.customer_id, "walkIn": self.is_walk_in}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """As it was stored."""
        return cls(kept.get("phone"), kept.get("name"), kept.get("customerId"), bool(kept.get("walkIn")))

    @property
    def is_nobody(self) -> bool:
        """Whether nothing was said of the guest yet."""
        return not (self.phone or self.customer_id or self.is_walk_in)


@dataclass(frozen=True, slots=True)
class TipChosen:
    """A tip chosen before the sale is done: a share of the total, in thousandths of a percent, or an amount.

    `rate` None is no tip, and 0 is `amount`, minor units.
    """

    rate: int | None = None
    amount: int = 0

    def of(self, total: int) -> int:
        """What it comes to."""
        if self.rate is None:
            return 0
        return money.divided(total * self.rate, WHOLE) if self.rate else self.amount


NO_TIP = TipChosen()


@dataclass(frozen=True, slots=True)
class SaleOnScreen:
    """A sale as it is on a till's screen: what a crash must not take. `sale_id` is the id it will be done by.

    `payments` are parts that were taken already, `tip` is the one chosen at the payment sheet.
    """

    sale_id: str
    cart: Cart
    guest: ParkedGuest = ParkedGuest()
    tab: TabOnScreen | None = None
    payments: tuple[Payment, ...] = ()
    tip: TipChosen = NO_TIP

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be kept."""
        return self.cart.is_empty and self.guest.is_nobody and self.tab is None and not self.payments


class Trouble(StrEnum):
    """Why a line that was put aside cannot be sold as it is."""

    PRICE = "PRICE"
    SOLD_OUT = "SOLD_OUT"
    GONE = "GONE"


@dataclass(frozen=True, slots=True)
class LineTrouble:
    """A line the catalogue no longer agrees with; `price` is today's in minor units, where there is one."""

    at: int
    name: str
    trouble: Trouble
    price: int | None = None


@dataclass(frozen=True, slots=True)
class Parked:
    """A sale in the list of those put aside, or a tab. `total` in minor units, `since` UTC."""

    id: str
    kind: ParkedKind
    version: int
    label: str
    till: str
    total: int
    since: datetime
    pieces: int
    items: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Recalled:
    """A sale that is on the screen again, when it was put aside, and what the catalogue says to it now."""

    sale: SaleOnScreen
    since: datetime
    troubles: tuple[LineTrouble, ...] = ()


@dataclass(frozen=True, slots=True)
class Discarded:
    """A sale that was thrown away: all it takes to have it back."""

    row: dict[str, Any]


def troubles(cart: Cart, catalogue: dict[str, Product]) -> tuple[LineTrouble, ...]:
    """What changed in the catalogue since the lines were added; lines the kitchen has already stay as they are."""
    found = [_trouble(at, line, catalogue.get(line.product_id)) for at, line in enumerate(cart.lines) if not line.sent]
    return tuple(each for each in found if each is not None)


def _trouble(at: int, line: CartLine, product: Product | None) -> LineTrouble | None:
    if product is None or product.kind is not line.kind:
        return LineTrouble(at, line.name, Trouble.GONE)
    if not product.sellable:
        return LineTrouble(at, line.name, Trouble.SOLD_OUT if product.sold_out else Trouble.GONE)
    if _as_today(line, product) != line:
        return LineTrouble(at, line.name, Trouble.PRICE, product.price)
    return None


def _as_today(line: CartLine, product: Product) -> CartLine:
    price = line.unit_price if product.open_price or product.price is None else product.price
    chosen = tuple(
        next((each for each in product.modifiers if each.name == taken.name), taken) for taken in line.modifiers
    )
    offered = tuple(each for each in chosen if each in product.modifiers)
    return replace(line, unit_price=price, modifiers=offered, tax_class=product.tax_class)


def as_today(cart: Cart, catalogue: dict[str, Product]) -> Cart:
    """The cart with today's prices, and without what cannot be sold today."""
    lines = []
    for line in cart.lines:
        product = catalogue.get(line.product_id)
        if line.sent:
            lines.append(line)
        elif product is not None and product.kind is line.kind and product.sellable:
            lines.append(_as_today(line, product))
    return replace(cart, lines=tuple(lines))
