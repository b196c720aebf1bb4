"""The catalogue of an adopted shop: what its old orders say was sold in their last twelve months."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection, func, select

from pos_app.data.tables import category, merch_order, order
from pos_app.domain import names
from pos_app.domain.catalogue import Kind, Product
from pos_app.domain.sold_before import SoldBefore
from pos_app.services.catalogue_rows import insert_category, insert_product
from pos_app.services.premises import Premises

LATELY = timedelta(days=365)
AT_ONCE = 1000

_TABLES = {Kind.FOOD: order, Kind.MERCH: merch_order}


def sold_lately(connection: Connection) -> list[tuple[str, Product]]:
    """Each thing of the old orders' last twelve months once, with its category's name; cancelled orders aside.

    The months end with the latest old order, so that a shop that was closed for a while has its menu again.
    """
    found = SoldBefore()
    ends = [
        connection.scalar(select(func.max(table.c.created_at)).where(table.c.legacy.is_not(None)))
        for table in _TABLES.values()
    ]
    latest = max((end for end in ends if end is not None), default=None)
    if latest is None:
        return []
    for kind, table in _TABLES.items():
        wanted = select(table.c.lines, table.c.created_at).where(
            table.c.legacy.is_not(None), table.c.status != "CANCELLED", table.c.created_at > latest - LATELY
        )
        for lines, at in connection.execute(wanted, execution_options={"yield_per": AT_ONCE}):
            for line in lines:
                if isinstance(line, dict):
                    found.add(kind, line, at)
    return found.products


def insert_sold_catalogue(connection: Connection, premises: Premises) -> int:
    """Put what was sold lately into an empty catalogue; how many products it has then."""
    if connection.execute(select(func.count()).select_from(category)).scalar_one():
        return 0
    known: dict[str, str] = {}
    sold = sold_lately(connection)
    for name, each in sold:
        folded = names.folded(name)
        if folded not in known:
            known[folded] = insert_category(connection, premises, name).id
        insert_product(connection, premises, replace(each, category_id=known[folded]))
    return len(sold)
