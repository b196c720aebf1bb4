"""The catalogue: what can be sold, found by name, code or barcode. Orders keep their own copy of what was sold."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from pos_app.data.compiled import CompiledForSome
from pos_app.data.tables import category, product
from pos_app.domain import names
from pos_app.domain.catalogue import Catalogue as Everything
from pos_app.domain.catalogue import Category, Kind, Modifier, Product
from pos_app.domain.ids import new_id
from pos_app.domain.money import MAX_AMOUNT
from pos_app.domain.staff import Act, Actor, allow
from pos_app.errors import BadInput, NameMissing, NotFound
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises

_BY_IDS = CompiledForSome(lambda ids: select(product).where(product.c.id.in_(ids), product.c.active))


class Catalogue:
    """Reads and changes the catalogue."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def products(self) -> list[Product]:
        """Every product on the grid, in its order; also the sold-out and not yet priced ones."""
        return list(self.everything().products)

    def everything(self) -> Everything:
        """The categories and products as the grid shows them."""
        with self._premises.database.read() as connection:
            return all_of(connection)

    def add_category(self, actor: Actor, name: str) -> Category:
        """A new tab, behind the others. Raises NotAllowed, NameMissing."""
        allow(actor, Act.MANAGE_CATALOGUE)
        with self._premises.database.write() as connection:
            made = insert_category(connection, self._premises, name)
            self._journal.write(connection, "category_added", actor=actor, subject=made.id, data={"name": made.name})
        return made

    def add_product(self, actor: Actor, wanted: Product) -> Product:
        """A new product at the end of its category; the id of `wanted` is replaced.

        Raises NotAllowed, and as `insert_product`.
        """
        allow(actor, Act.MANAGE_CATALOGUE)
        with self._premises.database.write() as connection:
            made = insert_product(connection, self._premises, wanted)
            self._journal.write(connection, "product_added", actor=actor, subject=made.id, data={"price": made.price})
        return made

    def mark_sold_out(self, actor: Actor, product_id: str, *, sold_out: bool) -> None:
        """Take a product off sale, or back on. Raises NotAllowed for a cashier, NotFound."""
        allow(actor, Act.MARK_SOLD_OUT)
        with self._premises.database.write() as connection:
            changed = connection.execute(
                update(product)
                .where(product.c.id == product_id)
                .values(sold_out=sold_out, updated_at=self._premises.now())
            )
            if not changed.rowcount:
                raise NotFound
            self._journal.write(connection, "sold_out", actor=actor, subject=product_id, data={"sold_out": sold_out})

    def set_price(self, actor: Actor, product_id: str, price: int | None) -> None:
        """Another price from the next order on (minor units, None for not yet priced).

        Raises NotAllowed, NotFound, BadInput.
        """
        allow(actor, Act.MANAGE_CATALOGUE)
        _check_price(price)
        with self._premises.database.write() as connection:
            before = connection.execute(
                select(product.c.price).where(product.c.id == product_id).with_for_update()
            ).first()
            if before is None:
                raise NotFound
            connection.execute(
                update(product).where(product.c.id == product_id).values(price=price, updated_at=self._premises.now())
            )
            self._journal.write(
                connection,
                "price_changed",
                actor=actor,
                subject=product_id,
                data={"before": before.price, "after": price},
            )


def all_of(connection: Connection) -> Everything:
    """The whole catalogue in two queries."""
    categories = connection.execute(select(category).order_by(category.c.position, category.c.name))
    products = connection.execute(
        select(product)
        .join_from(product, category)
        .where(product.c.active)
        .order_by(category.c.position, product.c.position, product.c.name)
    )
    return Everything(
        tuple(Category(row.id, row.name) for row in categories), tuple(as_product(row) for row in products)
    )


def by_ids(connection: Connection, ids: Iterable[str]) -> dict[str, Product]:
    """The products of those ids that are in the catalogue now."""
    return {row.id: as_product(row) for row in _BY_IDS.all(connection, list(ids))}


def as_product(row: Row[Any]) -> Product:
    """A row as the counter's product."""
    return Product(
        id=row.id,
        name=row.name,
        kind=Kind(row.kind),
        price=row.price,
        category_id=row.category_id,
        code=row.code,
        barcode=row.barcode,
        modifiers=tuple(Modifier(each["name"], each["price"]) for each in row.modifiers),
        sold_out=row.sold_out,
        favourite=row.favourite,
        folded=_folded(row.name),
        tax_class=row.tax_class,
        open_price=row.open_price,
    )


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return names.search_key(name) or ""


def _check_price(price: int | None) -> None:
    if price is not None and not 0 <= price <= MAX_AMOUNT:
        raise BadInput("That price is not possible.")


def insert_category(connection: Connection, premises: Premises, name: str) -> Category:
    """A new category behind the others. Raises NameMissing."""
    kept = names.name(name)
    if kept is None:
        raise NameMissing
    now = premises.now()
    position = connection.execute(select(func.count()).select_from(category)).scalar_one()
    made = Category(new_id(), kept)
    connection.execute(
        category.insert().values(id=made.id, name=kept, position=position, created_at=now, updated_at=now)
    )
    return made


def insert_product(connection: Connection, premises: Premises, wanted: Product) -> Product:
    """A new product at the end of its category.

    Raises NameMissing, TextNotStorable, NotFound for its category, and BadInput for an impossible price or a taken
    barcode.
    """
    kept = names.name(wanted.name)
    if kept is None:
        raise NameMissing
    _check_price(wanted.price)
    for text in (wanted.code, wanted.barcode, *(modifier.name for modifier in wanted.modifiers)):
        names.storable(text or "", "product's text", names.MAX_NAME)
    if connection.execute(select(category.c.id).where(category.c.id == wanted.category_id)).first() is None:
        raise NotFound("That category could not be found.")
    if wanted.barcode and connection.execute(select(product.c.id).where(product.c.barcode == wanted.barcode)).first():
        raise BadInput("Another product has that barcode already.")
    now = premises.now()
    count = select(func.count()).select_from(product).where(product.c.category_id == wanted.category_id)
    values = {
        "id": new_id(),
        "category_id": wanted.category_id,
        "name": kept,
        "kind": wanted.kind,
        "price": wanted.price,
        "code": wanted.code,
        "barcode": wanted.barcode,
        "modifiers": [{"name": each.name, "price": each.price} for each in wanted.modifiers],
        "tax_class": wanted.tax_class,
        "open_price": wanted.open_price,
        "sold_out": wanted.sold_out,
        "favourite": wanted.favourite,
        "position": connection.execute(count).scalar_one(),
        "created_at": now,
        "updated_at": now,
    }
    connection.execute(product.insert().values(values))
    return as_product(connection.execute(select(product).where(product.c.id == values["id"])).one())
