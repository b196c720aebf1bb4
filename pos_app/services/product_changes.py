"""A product's change, in somebody else's transaction: written where it differs, refused where another was faster."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select, update

from pos_app.data.tables import product
from pos_app.domain.catalogue import Product
from pos_app.domain.staff import Actor
from pos_app.errors import CatalogueMoved, NotFound
from pos_app.services.catalogue_rows import checked, end_of, one
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises
from pos_app.services.product_pictures import keep_picture, pictured

FIELDS = (
    "category_id", "name", "kind", "price", "code", "barcode", "modifiers", "tax_class", "open_price", "sold_out",
    "coming", "favourite", "active", "picture",
)  # fmt: skip


class ProductChanges:
    """Writes changes and their journal entries: a price's with old and new, the rest with what it was and is."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def write(
        self,
        connection: Connection,
        actor: Actor,
        before: Product,
        wanted: Product,
        *,
        act: str = "",
        picture: bytes = b"",
    ) -> Product:
        """Make the product what is wanted, in the fields that differ from `before`; what others changed beside, stays.

        `act` joins the entries of many changes made as one; `picture` is the new picture, where there is one. Safe to
        repeat. Raises as `checked`, NotFound, PictureNotPossible, and CatalogueMoved where one of those fields is no
        longer what it was.
        """
        wanted = pictured(wanted, picture)
        row = connection.execute(select(product).where(product.c.id == before.id).with_for_update()).first()
        if row is None:
            raise NotFound
        now = one(connection, before.id)
        names = [name for name in FIELDS if getattr(before, name) != getattr(wanted, name)]
        names = [name for name in names if getattr(now, name) != getattr(wanted, name)]
        if any(getattr(now, name) != getattr(before, name) for name in names):
            raise CatalogueMoved
        if not names:
            return now
        said: dict[str, Any] = {name: getattr(wanted, name) for name in names}
        every = checked(connection, replace(now, **said))
        values = {name: every[name] for name in names if name in every}
        kept = {name: row._mapping[name] for name in values}  # noqa: SLF001 (SQLAlchemy's public name for it)
        if "category_id" in values:
            values["position"] = end_of(connection, wanted.category_id)
        values["updated_at"] = self._premises.now()
        connection.execute(update(product).where(product.c.id == before.id).values(values))
        self._journal_change(connection, actor, before.id, kept, {name: values[name] for name in kept}, act)
        if "picture" in names:
            self.write_picture(connection, actor, now, wanted.picture, picture)
        return one(connection, before.id)

    def write_picture(self, connection: Connection, actor: Actor, now: Product, wanted: str, content: bytes) -> None:
        """Keep the picture of that hash, or take it away where the hash is "", and journal it.

        Raises PictureNotPossible where the content is not that picture.
        """
        keep_picture(connection, now.id, wanted, content, self._premises.now())
        data = {"before": now.picture, "after": wanted, "bytes": len(content)}
        kind = "picture_set" if wanted else "picture_removed"
        self._journal.write(connection, kind, actor=actor, subject=now.id, data=data)

    def _journal_change(
        self,
        connection: Connection,
        actor: Actor,
        own_id: str,
        before: dict[str, Any],
        after: dict[str, Any],
        act: str,
    ) -> None:
        joined = {"act": act} if act else {}
        if "price" in after:
            data = {"before": before.pop("price"), "after": after.pop("price")}
            self._journal.write(connection, "price_changed", actor=actor, subject=own_id, data=data | joined)
        if after:
            data = {"before": before, "after": after}
            self._journal.write(connection, "product_changed", actor=actor, subject=own_id, data=data | joined)
