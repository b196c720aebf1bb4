"""What the tests of the services stand on: a clock that can be moved, quick sales, and a look at the rows behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import event, text

from pos_app.bootstrap import Cart, Kind, Payment, Role
from pos_app.data.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.bootstrap import Actor, Product, SaleDone, Shop

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ADA = "+15805550152"
TYPED = "(580) 555-0152"


@dataclass
class Clock:
    """A clock for `shop.premises.clock` that stands still until it is moved."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.at

    def move(self, **by: float) -> None:
        """Forwards, or back where the amounts are negative; the words are those of `timedelta`."""
        self.at += timedelta(**by)


def set_clock(shop: Shop, at: datetime = NOON) -> Clock:
    """Give the shop a clock of its own."""
    clock = Clock(at)
    shop.premises.clock = clock
    return clock


def owner(shop: Shop) -> Actor:
    """The shop's owner, who may do everything."""
    assert shop.actor is not None
    return shop.actor


def sellable(shop: Shop, kind: Kind) -> list[Product]:
    """The products of a kind that can be sold now."""
    return [product for product in shop.catalogue.products() if product.kind is kind and product.sellable]


def food(shop: Shop, at: int = 0) -> Product:
    """A dish or drink of the demo catalogue."""
    return sellable(shop, Kind.FOOD)[at]


def merch(shop: Shop, at: int = 0) -> Product:
    """A piece of merchandise of the demo catalogue."""
    return sellable(shop, Kind.MERCH)[at]


def of(product: Product, quantity: int = 1) -> Cart:
    """A cart with one line."""
    return Cart().add(product, quantity)


def mixed(shop: Shop) -> Cart:
    """Two dishes and a piece of merchandise."""
    return Cart().add(food(shop), 2).add(merch(shop))


def sell(
    shop: Shop, cart: Cart, phone: str | None = TYPED, sale_id: str | None = None, name: str | None = None
) -> SaleDone:
    """Sell for exact cash as the owner."""
    paid = [Payment.cash(shop.checkout.due(cart))]
    return shop.checkout.complete(owner(shop), cart, phone=phone, name=name, payments=paid, sale_id=sale_id)


def person(shop: Shop, role: Role, name: str = "Robin") -> Actor:
    """Somebody new on the staff list, as signed in."""
    from pos_app.bootstrap import Actor

    added = shop.staff.add(owner(shop), name, role=role, pin="739162")
    return Actor(added.id, added.name, added.role)


def rows(shop: Shop, statement: str, **given: object) -> list[Any]:
    """The rows of a plain query."""
    with shop.premises.database.read() as connection:
        return list(connection.execute(text(statement), given).mappings())


def value(shop: Shop, statement: str, **given: object) -> Any:
    """The first value of a plain query."""
    with shop.premises.database.read() as connection:
        return connection.execute(text(statement), given).scalar()


def tamper(shop: Shop, statement: str, **given: object) -> int:
    """Change the database behind the services' back; how many rows were."""
    with shop.premises.database.write() as connection:
        return connection.execute(text(statement), given).rowcount


def row_counts(shop: Shop) -> dict[str, int]:
    """How many rows each table has: the same before and after whatever is refused."""
    return {table: value(shop, f'SELECT count(*) FROM "{table}"') for table in sorted(metadata.tables)}


def content(shop: Shop) -> dict[str, list[Any]]:
    """Every row of every table, as text, sorted."""
    return {
        table: sorted(repr(dict(row)) for row in rows(shop, f'SELECT * FROM "{table}"'))
        for table in sorted(metadata.tables)
    }


class Commits:
    """Counts the transactions that were committed while it is entered."""

    def __init__(self, shop: Shop) -> None:
        """Count those of the shop's writing connections."""
        self._engine = shop.premises.database.engine
        self.count = 0

    def _committed(self, _connection: object) -> None:
        self.count += 1

    def __enter__(self) -> Self:
        """Begin to count."""
        event.listen(self._engine, "commit", self._committed)
        return self

    def __exit__(self, *_: object) -> None:
        """Count no more."""
        event.remove(self._engine, "commit", self._committed)


def pages(shop: Shop, customer_id: str, limit: int, kind: Kind | None = None) -> Iterator[Any]:
    """Every entry of a history, page by page."""
    before = None
    while True:
        page = shop.history.page(customer_id, before=before, limit=limit, kind=kind)
        assert len(page.entries) <= limit
        yield from page.entries
        if page.next is None:
            return
        assert len(page.entries) == limit
        before = page.next
