"""Filling the catalogue from a list: all of it in one transaction, or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sqlalchemy import Connection, select

from pos_app.data.tables import category, product
from pos_app.domain import names
from pos_app.domain.catalogue import Product
from pos_app.domain.staff import Act, Actor, allow
from pos_app.errors import PosError
from pos_app.services.catalogue import insert_category, insert_product
from pos_app.services.shop import Shop

NAMED = 5
"""So many are named in a refusal; the rest is counted."""
AT_ONCE = 500


class StockRefused(PosError):
    """Nothing was added: what is in the list is in the catalogue already."""


@dataclass(frozen=True, slots=True)
class Stocked:
    """How many products, and how many categories that were not there."""

    products: int
    categories: int


def stock(shop: Shop, actor: Actor, items: Sequence[tuple[str, Product]], *, dry_run: bool = False) -> Stocked:
    """Add products, each with its category's name, at the end of the catalogue; `dry_run` only looks.

    Raises NotAllowed, StockRefused, NameMissing, TextNotStorable; nothing was written then.
    """
    allow(actor, Act.MANAGE_CATALOGUE)
    if dry_run:
        with shop.premises.database.read() as connection:
            known = _known_categories(connection)
            _refuse_doubles(connection, items, known)
            return Stocked(len(items), len({names.folded(name) for name, _ in items} - set(known)))
    with shop.premises.database.write() as connection:
        known = _known_categories(connection)
        _refuse_doubles(connection, items, known)
        before = len(known)
        for name, each in items:
            folded = names.folded(name)
            if folded not in known:
                known[folded] = insert_category(connection, shop.premises, name).id
            insert_product(connection, shop.premises, replace(each, category_id=known[folded]))
        done = Stocked(len(items), len(known) - before)
        data = {"products": done.products, "categories": done.categories}
        shop.journal.write(connection, "catalogue_imported", actor=actor, subject=None, data=data)
    return done


def _known_categories(connection: Connection) -> dict[str, str]:
    return {names.folded(row.name): row.id for row in connection.execute(select(category.c.name, category.c.id))}


def _refuse_doubles(connection: Connection, items: Sequence[tuple[str, Product]], known: dict[str, str]) -> None:
    """Raise StockRefused for a barcode, or a name in its category, that the catalogue has."""
    taken = {
        row.barcode
        for some in _batches(each.barcode for _, each in items if each.barcode)
        for row in connection.execute(select(product.c.barcode).where(product.c.barcode.in_(some)))
    }
    if taken:
        raise StockRefused(f"These barcodes are in the catalogue already: {_listed(sorted(taken))}. Nothing was added.")
    wanted = select(product.c.name, product.c.category_id).where(product.c.active)
    there = {(row.category_id, names.folded(row.name)) for row in connection.execute(wanted)}
    doubles = [each.name for name, each in items if (known.get(names.folded(name)), names.folded(each.name)) in there]
    if doubles:
        raise StockRefused(f"These products are in the catalogue already: {_listed(doubles)}. Nothing was added.")


def _batches(values: Iterable[str]) -> Iterable[list[str]]:
    rest = iter(values)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def _listed(found: Sequence[str]) -> str:
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    return f"{', '.join(found[:NAMED])}{more}"
