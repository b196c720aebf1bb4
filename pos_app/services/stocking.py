"""Filling the catalogue from a list: looked at first, then all of it in one transaction, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, exists

from pos_app.data.tables import category, product
from pos_app.domain import names
from pos_app.domain.catalogue import Product
from pos_app.domain.ids import new_id
from pos_app.domain.staff import Act, Actor
from pos_app.domain.stocking import Brought, ListedProduct, ProductChange, StockPlan
from pos_app.errors import CatalogueMoved, RowProblem, RowTrouble, StockRefused
from pos_app.services.catalogue_rows import all_of, insert_category, insert_product
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises
from pos_app.services.product_changes import ProductChanges

NAMED = 5
"""So many are named in a refusal; the rest is counted."""


@dataclass(slots=True)
class _Shelf:
    """What the catalogue has now, by everything a list may call it."""

    categories: dict[str, str]
    by_id: dict[str, Product]
    by_barcode: dict[str, Product]
    by_name: dict[tuple[str, str], Product]

    @classmethod
    def of(cls, connection: Connection) -> "_Shelf":
        there = all_of(connection, retired=True)
        by_name: dict[tuple[str, str], Product] = {}
        for each in sorted(there.products, key=lambda each: each.active):
            by_name[each.category_id, names.folded(each.name)] = each
        return cls(
            {names.folded(each.name): each.id for each in there.categories},
            {each.id: each for each in there.products},
            {each.barcode: each for each in there.products if each.barcode},
            by_name,
        )

    def find(self, row: ListedProduct) -> Product | None:
        """The product a row means: by its id, its barcode, or its name in its category."""
        own, code = row.product, row.product.barcode
        place = self.categories.get(names.folded(row.category), "")
        return (
            self.by_id.get(own.id)
            or (self.by_barcode.get(code) if code else None)
            or self.by_name.get((place, names.folded(own.name)))
        )


class Stocking:
    """Brings lists of products in, and takes them back; the owner's right. Every method raises NotAllowed."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal
        self._changes = ProductChanges(premises, journal)

    def plan(self, actor: Actor, rows: Sequence[ListedProduct], *, update: bool = True) -> StockPlan:
        """What the list would add and change, and what stops it; nothing is written.

        Without `update` the list may only add: raises StockRefused then.
        """
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)
        with self._premises.database.read() as connection:
            shelf = _Shelf.of(connection)
            plan = planned(shelf, rows)
        if not update:
            refuse_doubles(plan, rows, shelf)
        return plan

    def bring_in(
        self, actor: Actor, rows: Sequence[ListedProduct], *, seen: StockPlan | None = None, update: bool = True
    ) -> Brought:
        """Do what the list says, all or nothing; `seen` is the plan that was looked at.

        Without `update` the list may only add. Raises StockRefused where something stops it, CatalogueMoved where the
        catalogue is no longer the one that was looked at, and what a product's fields are refused for.
        """
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)
        with self._premises.database.write() as connection:
            shelf = _Shelf.of(connection)
            plan = planned(shelf, rows)
            if seen is not None and plan != seen:
                raise CatalogueMoved
            if plan.problems:
                raise StockRefused("Nothing was brought in.\n" + "\n".join(map(str, plan.problems)))
            if not update:
                refuse_doubles(plan, rows, shelf)
            return self._write(connection, actor, plan, shelf.categories)

    def _write(self, connection: Connection, actor: Actor, plan: StockPlan, known: dict[str, str]) -> Brought:
        act = new_id()
        made = [insert_category(connection, self._premises, name) for name in plan.categories]
        known |= {names.folded(each.name): each.id for each in made}
        added = tuple(
            insert_product(connection, self._premises, replace(row.product, category_id=_place(row, known)))
            for row in plan.added
        )
        changed = []
        for row, change in plan.changed:
            after = replace(change.after, category_id=_place(row, known))
            written = self._changes.write(connection, actor, change.before, after, act=act)
            changed.append(ProductChange(change.before, written))
        data = {"products": len(added), "categories": len(made), "changed": len(changed), "act": act}
        self._journal.write(connection, "catalogue_imported", actor=actor, subject=None, data=data)
        return Brought(added, tuple(changed), tuple(each.id for each in made))

    def take_back(self, actor: Actor, brought: Brought) -> None:
        """Undo what a list did, in one transaction: prices and words as they were, what it added is gone.

        Orders keep what was sold meanwhile. Raises CatalogueMoved where somebody has changed those products since.
        """
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)
        act = new_id()
        with self._premises.database.write() as connection:
            for change in brought.changed:
                self._changes.write(connection, actor, change.after, change.before, act=act)
            gone = [each.id for each in brought.added]
            there = {each.id: each for each in all_of(connection, retired=True).products}
            if any(there.get(each.id) != each for each in brought.added):
                raise CatalogueMoved
            for each in gone:
                connection.execute(delete(product).where(product.c.id == each))
            empty = ~exists().where(product.c.category_id == category.c.id)
            for each in brought.categories:
                connection.execute(delete(category).where(category.c.id == each, empty))
            data = {"products": len(gone), "changed": len(brought.changed), "act": act}
            self._journal.write(connection, "catalogue_import_undone", actor=actor, subject=None, data=data)


def planned(shelf: _Shelf, rows: Sequence[ListedProduct]) -> StockPlan:
    """What the rows do to what is there."""
    added: list[ListedProduct] = []
    changed: list[tuple[ListedProduct, ProductChange]] = []
    problems: list[RowProblem] = []
    new_categories: dict[str, str] = {}
    met: dict[str, int] = {}
    for row in rows:
        folded = names.folded(row.category)
        if folded not in shelf.categories:
            new_categories.setdefault(folded, row.category)
        there = shelf.find(row)
        other = shelf.by_barcode.get(row.product.barcode or "")
        if there is None:
            added.append(row)
            continue
        if other is not None and other.id != there.id:
            problems.append(RowProblem(RowTrouble.BARCODE_TAKEN, row.line, value=other.name))
        if there.id in met:
            problems.append(RowProblem(RowTrouble.SAME_PRODUCT, row.line, other=met[there.id]))
        met.setdefault(there.id, row.line)
        after = _after(row, there, shelf.categories.get(folded, ""))
        if after != there:
            changed.append((row, ProductChange(there, after)))
    same = len(rows) - len(added) - len(changed)
    return StockPlan(tuple(added), tuple(changed), same, tuple(new_categories.values()), tuple(problems))


def _after(row: ListedProduct, there: Product, category_id: str) -> Product:
    """The product as the row wants it; one that is listed without a word about it is sold again."""
    wanted = replace(row.onto(there), category_id=category_id)
    return wanted if "active" in row.given else replace(wanted, active=True)


def refuse_doubles(plan: StockPlan, rows: Sequence[ListedProduct], shelf: _Shelf) -> None:
    """Raise StockRefused for rows whose product the catalogue has."""
    new = {row.line for row in plan.added}
    there = [row for row in rows if row.line not in new]
    barcodes = sorted(code for row in there if (code := row.product.barcode) and code in shelf.by_barcode)
    if barcodes:
        raise StockRefused(f"These barcodes are in the catalogue already: {_listed(barcodes)}. Nothing was added.")
    if there:
        doubles = _listed([row.product.name for row in there])
        raise StockRefused(f"These products are in the catalogue already: {doubles}. Nothing was added.")


def _place(row: ListedProduct, known: dict[str, str]) -> str:
    return known[names.folded(row.category)]


def _listed(found: Sequence[str]) -> str:
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    return f"{', '.join(found[:NAMED])}{more}"
