"""The catalogue's rows: read as the counter knows them, and written after a check of every value."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from pos_app.data.compiled import Compiled, CompiledForSome
from pos_app.data.tables import category, counter, product, product_picture
from pos_app.domain import names
from pos_app.domain.catalogue import Catalogue as Everything
from pos_app.domain.catalogue import Category, Kind, Modifier, Product
from pos_app.domain.ids import new_id
from pos_app.domain.money import is_amount
from pos_app.errors import BarcodeTaken, CategoryTaken, NameMissing, NotFound, PriceNotPossible
from pos_app.services.premises import Premises

_BY_IDS = CompiledForSome(lambda ids: select(product).where(product.c.id.in_(ids), product.c.active))
_REVISION = Compiled(select(counter.c.value).where(counter.c.name == "catalogue"))
_PICTURED = select(product, product_picture.c.hash.label("picture")).join_from(
    product, product_picture, product.c.id == product_picture.c.product_id, isouter=True
)


def revision(connection: Connection) -> int:
    """A number that is another one after every change of the catalogue, whoever made it; triggers see to that."""
    return _REVISION.scalar(connection) or 0


def all_of(connection: Connection, *, retired: bool = False) -> Everything:
    """The whole catalogue without its pictures; with `retired`, also what is on no grid any more.

    The revision is read first: what is changed in between is read again the next time somebody looks.
    """
    seen = revision(connection)
    categories = connection.execute(select(category).order_by(category.c.position, category.c.name))
    wanted = _PICTURED.join(category, category.c.id == product.c.category_id)
    products = connection.execute(
        (wanted if retired else wanted.where(product.c.active)).order_by(
            category.c.position, product.c.position, product.c.name
        )
    )
    return Everything(
        tuple(Category(row.id, row.name) for row in categories),
        tuple(as_product(row, row.picture or "") for row in products),
        seen,
    )


def one(connection: Connection, product_id: str) -> Product:
    """A product that is there."""
    row = connection.execute(_PICTURED.where(product.c.id == product_id)).one()
    return as_product(row, row.picture or "")


def by_ids(connection: Connection, ids: Iterable[str]) -> dict[str, Product]:
    """The products of those ids that are in the catalogue now, as a sale sees them: nothing is said of pictures."""
    return {row.id: as_product(row, "") for row in _BY_IDS.all(connection, list(ids))}


def as_product(row: Row[Any], picture: str) -> Product:
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
        coming=row.coming,
        active=row.active,
        picture=picture,
    )


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return names.search_key(name) or ""


def check_price(price: int | None) -> None:
    """Raise PriceNotPossible for what nothing costs; None is a price that is not known yet."""
    if price is not None and not is_amount(price):
        raise PriceNotPossible


def free_name(connection: Connection, name: str, own_id: str = "") -> str:
    """A category's name fit to be kept. Raises NameMissing, TextNotStorable, CategoryTaken."""
    kept = names.name(name)
    if kept is None:
        raise NameMissing
    folded = names.folded(kept)
    for row in connection.execute(select(category.c.id, category.c.name)):
        if row.id != own_id and names.folded(row.name) == folded:
            raise CategoryTaken
    return kept


def insert_category(connection: Connection, premises: Premises, name: str) -> Category:
    """A new category behind the others. Raises NameMissing, TextNotStorable."""
    kept = names.name(name)
    if kept is None:
        raise NameMissing
    now = premises.now()
    position = connection.execute(select(func.coalesce(func.max(category.c.position), -1) + 1)).scalar_one()
    made = Category(new_id(), kept)
    connection.execute(
        category.insert().values(id=made.id, name=kept, position=position, created_at=now, updated_at=now)
    )
    return made


def insert_product(connection: Connection, premises: Premises, wanted: Product) -> Product:
    """A new product at the end of its category. Raises as `checked`."""
    now = premises.now()
    values = checked(connection, wanted) | {
        "id": new_id(),
        "position": end_of(connection, wanted.category_id),
        "created_at": now,
        "updated_at": now,
    }
    connection.execute(product.insert().values(values))
    return one(connection, values["id"])


def checked(connection: Connection, wanted: Product) -> dict[str, Any]:
    """The product's columns, each fit to be kept; its barcode is nobody else's.

    Raises NameMissing, TextNotStorable, CardNumberInText, NotFound for its category, PriceNotPossible, BarcodeTaken.
    """
    kept = names.name(wanted.name)
    if kept is None:
        raise NameMissing
    check_price(wanted.price)
    for modifier in wanted.modifiers:
        check_price(modifier.price)
        if names.name(modifier.name) is None:
            raise NameMissing
    code, barcode = (
        names.storable(text or "", "product's text", names.MAX_NAME) or None for text in (wanted.code, wanted.barcode)
    )
    names.storable(wanted.tax_class, "tax class", names.MAX_NAME)
    if connection.execute(select(category.c.id).where(category.c.id == wanted.category_id)).first() is None:
        raise NotFound("That category could not be found.")
    if barcode:
        _refuse_taken(connection, product.c.barcode == barcode, wanted.id)
    return {
        "category_id": wanted.category_id,
        "name": kept,
        "kind": wanted.kind,
        "price": wanted.price,
        "code": code,
        "barcode": barcode,
        "modifiers": [{"name": each.name.strip(), "price": each.price} for each in wanted.modifiers],
        "tax_class": wanted.tax_class,
        "open_price": wanted.open_price,
        "sold_out": wanted.sold_out,
        "coming": wanted.coming,
        "favourite": wanted.favourite,
        "active": wanted.active,
    }


def _refuse_taken(connection: Connection, same: ColumnElement[bool], own_id: str) -> None:
    other = connection.execute(select(product.c.name).where(same, product.c.id != own_id)).first()
    if other is not None:
        raise BarcodeTaken(other.name)


def end_of(connection: Connection, category_id: str) -> int:
    """The place behind the last product of a category."""
    last = select(func.coalesce(func.max(product.c.position), -1) + 1).where(product.c.category_id == category_id)
    return int(connection.execute(last).scalar_one())
