"""The owner's work on the catalogue: categories, products, their order, many prices at once; each step goes back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Column, Connection, delete, exists, insert, select, update

from pos_app.data.tables import category, product
from pos_app.domain import names
from pos_app.domain.catalogue import Catalogue as Everything
from pos_app.domain.catalogue import Category, Product
from pos_app.domain.catalogue_list import listing
from pos_app.domain.ids import new_id
from pos_app.domain.listing import Listing
from pos_app.domain.price_change import PriceMove
from pos_app.domain.staff import Act, Actor
from pos_app.errors import CatalogueMoved, CategoryNotEmpty, NotFound, PriceNotPossible
from pos_app.services.catalogue_rows import all_of, by_ids, free_name, insert_category, insert_product
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises
from pos_app.services.product_changes import ProductChanges
from pos_app.services.product_pictures import pictured


@dataclass(frozen=True, slots=True)
class RemovedCategory:
    """A category that was removed: all it takes to have it back where it was."""

    category: Category
    position: int


class Assortment:
    """Changes what the shop sells; the owner's right. Every method raises NotAllowed."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal
        self._changes = ProductChanges(premises, journal)

    def everything(self, actor: Actor) -> Everything:
        """All categories and products in the grid's order, also the retired products."""
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)
        with self._premises.database.read() as connection:
            return all_of(connection, retired=True)

    def listing(self, actor: Actor) -> Listing:
        """The whole catalogue as a list for a file; the journal says that it was taken out."""
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)
        taxes, currency = self._premises.taxes(), self._premises.info().currency

        def take(connection: Connection) -> Listing:
            made = listing(all_of(connection, retired=True), taxes, currency)
            data = {"rows": len(made.rows)}
            self._journal.write(connection, "catalogue_exported", actor=actor, subject=None, data=data)
            return made

        return self._premises.database.call(take)

    # --- categories ---------------------------------------------------------------------------------------------------

    def rename_category(self, actor: Actor, category_id: str, name: str) -> Category:
        """Another name for a tab. Raises NameMissing, TextNotStorable, CategoryTaken, NotFound."""
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)

        def rename(connection: Connection) -> Category:
            before = _category(connection, category_id)
            made = Category(category_id, free_name(connection, name, category_id))
            if made.name != before.name:
                values = {"name": made.name, "updated_at": self._premises.now()}
                connection.execute(update(category).where(category.c.id == category_id).values(values))
                data = {"before": before.name, "after": made.name}
                self._journal.write(connection, "category_renamed", actor=actor, subject=category_id, data=data)
            return made

        return self._premises.database.call(rename)

    def place_category(self, actor: Actor, category_id: str, at: int) -> int:
        """Put a tab at a place, counted from 0; where it was. Raises NotFound."""
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)

        def place(connection: Connection) -> int:
            wanted = select(category.c.id).order_by(category.c.position, category.c.name).with_for_update()
            ids = list(connection.execute(wanted).scalars())
            return self._place(connection, actor, category.c.position, ids, category_id, at)

        return self._premises.database.call(place)

    def remove_category(self, actor: Actor, category_id: str) -> RemovedCategory:
        """Take an empty tab away. Raises NotFound, CategoryNotEmpty."""
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)
        with self._premises.database.write() as connection:
            gone = _category(connection, category_id)
            if connection.execute(select(exists().where(product.c.category_id == category_id))).scalar_one():
                raise CategoryNotEmpty
            position = connection.execute(select(category.c.position).where(category.c.id == category_id)).scalar_one()
            connection.execute(delete(category).where(category.c.id == category_id))
            data = {"name": gone.name}
            self._journal.write(connection, "category_removed", actor=actor, subject=category_id, data=data)
            return RemovedCategory(gone, position)

    def put_category_back(self, actor: Actor, removed: RemovedCategory) -> None:
        """Undo a removal. Raises CategoryTaken."""
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)
        own = removed.category

        def put_back(connection: Connection) -> None:
            if connection.execute(select(category.c.id).where(category.c.id == own.id)).first() is not None:
                return
            free_name(connection, own.name)
            now = self._premises.now()
            values = {"id": own.id, "name": own.name, "position": removed.position}
            connection.execute(insert(category).values(values | {"created_at": now, "updated_at": now}))
            self._journal.write(connection, "category_added", actor=actor, subject=own.id, data={"name": own.name})

        self._premises.database.call(put_back)

    # --- products -----------------------------------------------------------------------------------------------------

    def change_product(self, actor: Actor, before: Product, wanted: Product, *, picture: bytes = b"") -> Product:
        """Write what differs between the two; undone by the same call the other way round.

        A price is journalled with old and new. `picture` is the picture it gets; a wanted product whose `picture` is
        "" loses the one it had. Raises NotFound, NameMissing, TextNotStorable, PriceNotPossible, BarcodeTaken,
        PictureNotPossible, and CatalogueMoved where somebody changed the same field meanwhile.
        """
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)
        return self._premises.database.call(
            lambda connection: self._changes.write(
                connection, actor, before, replace(wanted, id=before.id), picture=picture
            )
        )

    def save_product(
        self, actor: Actor, before: Product, wanted: Product, category_name: str, *, picture: bytes = b""
    ) -> Product:
        """Add a product (`before` has no id then) or change it, in the category of that name, made where there is none.

        Raises as `change_product`.
        """
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)
        with self._premises.database.write() as connection:
            placed = replace(wanted, id=before.id, category_id=self._category_named(connection, actor, category_name))
            if before.id:
                return self._changes.write(connection, actor, before, placed, picture=picture)
            hashed = pictured(placed, picture).picture
            made = insert_product(connection, self._premises, placed)
            self._journal.write(connection, "product_added", actor=actor, subject=made.id, data={"price": made.price})
            if picture:
                self._changes.write_picture(connection, actor, made, hashed, picture)
            return replace(made, picture=hashed)

    def _category_named(self, connection: Connection, actor: Actor, name: str) -> str:
        folded = names.folded(name.strip())
        for row in connection.execute(select(category.c.id, category.c.name)):
            if names.folded(row.name) == folded:
                return str(row.id)
        made = insert_category(connection, self._premises, name)
        self._journal.write(connection, "category_added", actor=actor, subject=made.id, data={"name": made.name})
        return made.id

    def place_product(self, actor: Actor, product_id: str, at: int) -> int:
        """Put a product at a place of its category's grid, counted from 0; where it was. Raises NotFound."""
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)

        def place(connection: Connection) -> int:
            own = connection.execute(select(product.c.category_id).where(product.c.id == product_id)).scalar()
            beside = select(product.c.id).where(product.c.category_id == own, product.c.active)
            ids = list(
                connection.execute(beside.order_by(product.c.position, product.c.name).with_for_update()).scalars()
            )
            return self._place(connection, actor, product.c.position, ids, product_id, at)

        return self._premises.database.call(place)

    def _place(
        self, connection: Connection, actor: Actor, position: Column[int], ids: list[str], own_id: str, at: int
    ) -> int:
        if own_id not in ids:
            raise NotFound
        before = ids.index(own_id)
        after = min(max(at, 0), len(ids) - 1)
        if after == before:
            return before
        ids.insert(after, ids.pop(before))
        table = position.table
        for place, each in enumerate(ids):
            connection.execute(update(table).where(table.c.id == each, position != place).values(position=place))
        data = {"before": before, "after": after}
        self._journal.write(connection, "catalogue_ordered", actor=actor, subject=own_id, data=data)
        return before

    # --- prices -------------------------------------------------------------------------------------------------------

    def change_prices(self, actor: Actor, moves: Sequence[PriceMove]) -> tuple[PriceMove, ...]:
        """Give many products another price, all or none, and journal each with old and new; the moves that undo it.

        Raises PriceNotPossible, and CatalogueMoved where a price is no longer what the move says it was.
        """
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)
        if not all(move.possible for move in moves):
            raise PriceNotPossible
        act = new_id()

        def change(connection: Connection) -> None:
            known = by_ids(connection, {move.product_id for move in moves})
            for move in moves:
                there = known.get(move.product_id)
                if there is None:
                    raise CatalogueMoved
                seen, wanted = replace(there, price=move.before), replace(there, price=move.after)
                self._changes.write(connection, actor, seen, wanted, act=act)

        self._premises.database.call(change)
        return tuple(move.back() for move in moves)


def _category(connection: Connection, category_id: str) -> Category:
    row = connection.execute(select(category).where(category.c.id == category_id).with_for_update()).first()
    if row is None:
        raise NotFound
    return Category(row.id, row.name)
