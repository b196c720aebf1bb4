"""A product's picture, in somebody else's transaction: checked, kept or taken away; and what can be wrong with it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, delete, select

from pos_app.data.insert_once import insert_into
from pos_app.data.tables import product_picture
from pos_app.domain import pictures
from pos_app.domain.catalogue import Product
from pos_app.domain.findings import Finding
from pos_app.errors import PictureNotPossible, PosError

PICTURE = 10
"""The number of pictures that are not what they are said to be."""


def pictured(wanted: Product, content: bytes) -> Product:
    """The product with that picture; without content, as it is. Raises PictureNotPossible."""
    if not content:
        return wanted
    pictures.check(content)
    return replace(wanted, picture=pictures.digest(content))


def keep_picture(connection: Connection, product_id: str, wanted: str, content: bytes, now: datetime) -> None:
    """Make the product's picture the one of that hash, "" for none. Raises PictureNotPossible where it is not given."""
    if not wanted:
        connection.execute(delete(product_picture).where(product_picture.c.product_id == product_id))
        return
    if pictures.digest(content) != wanted:
        raise PictureNotPossible("broken")
    values = {"hash": wanted, "content": content, "updated_at": now}
    made = insert_into(product_picture, connection.dialect.name).values(values | {"product_id": product_id})
    connection.execute(made.on_conflict_do_update(index_elements=[product_picture.c.product_id], set_=values))


def picture_findings(connection: Connection) -> Iterator[Finding]:
    """Pictures that were damaged, one read at a time; only whoever has the picture can put it back."""
    ids = connection.execute(select(product_picture.c.product_id).order_by(product_picture.c.product_id)).scalars()
    for own_id in ids.all():
        row = connection.execute(select(product_picture).where(product_picture.c.product_id == own_id)).one()
        content = bytes(row.content)
        if pictures.digest(content) != row.hash:
            yield Finding(PICTURE, f"ProductPicture {own_id}", "a picture of another hash", f"hash {row.hash}")
            continue
        try:
            pictures.check(content)
        except PosError as error:
            yield Finding(PICTURE, f"ProductPicture {own_id}", str(error), "a picture that can be shown")
