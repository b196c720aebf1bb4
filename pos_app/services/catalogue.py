"""The catalogue at the counter: what can be sold, its prices, and what is sold out. Orders keep what was sold."""

from collections.abc import Collection

from sqlalchemy import select, update

from pos_app.data.tables import product, product_picture
from pos_app.domain.catalogue import Catalogue as Everything
from pos_app.domain.catalogue import Category, Product
from pos_app.domain.staff import Act, Actor
from pos_app.errors import NotFound
from pos_app.services.catalogue_rows import all_of, check_price, free_name, insert_category, insert_product, revision
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises


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

    def changed_since(self, seen: int) -> Everything | None:
        """The catalogue if it is another than the one with that revision; None, after one indexed read, if not."""
        with self._premises.database.read() as connection:
            return None if revision(connection) == seen else all_of(connection)

    def pictures(self, product_ids: Collection[str]) -> dict[str, bytes]:
        """The pictures of those products that have one, by their hash, as they are now."""
        wanted = select(product_picture.c.hash, product_picture.c.content)
        with self._premises.database.read() as connection:
            rows = connection.execute(wanted.where(product_picture.c.product_id.in_(list(product_ids))))
            return {row.hash: bytes(row.content) for row in rows}

    def add_category(self, actor: Actor, name: str) -> Category:
        """A new tab, behind the others. Raises NotAllowed, NameMissing, TextNotStorable, CategoryTaken."""
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)
        with self._premises.database.write() as connection:
            made = insert_category(connection, self._premises, free_name(connection, name))
            self._journal.write(connection, "category_added", actor=actor, subject=made.id, data={"name": made.name})
        return made

    def add_product(self, actor: Actor, wanted: Product) -> Product:
        """A new product at the end of its category; the id of `wanted` is replaced.

        Raises NotAllowed, and as `insert_product`.
        """
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)
        with self._premises.database.write() as connection:
            made = insert_product(connection, self._premises, wanted)
            self._journal.write(connection, "product_added", actor=actor, subject=made.id, data={"price": made.price})
        return made

    def mark_sold_out(self, actor: Actor, product_id: str, *, sold_out: bool) -> None:
        """Take a product off sale, or back on. Raises NotAllowed for a cashier, NotFound."""
        self._premises.allow(actor, Act.MARK_SOLD_OUT)
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

        Raises NotAllowed, NotFound, PriceNotPossible.
        """
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)
        check_price(price)
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
