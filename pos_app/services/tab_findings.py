"""What the doctor says of sales that are not done: an order without a sale belongs to an open tab, and to one only."""

from collections.abc import Iterator

from sqlalchemy import Connection, exists, select

from pos_app.data.tables import order, parked_sale, sale
from pos_app.domain.cart import Cart
from pos_app.domain.findings import Finding
from pos_app.domain.tabs import sent_food

TAB = 9
"""The number of breaks in parked sales and tabs."""


def tab_findings(connection: Connection) -> Iterator[Finding]:
    """Orders that nobody can pay, tabs whose order is not theirs any more, and parked sales that were done."""
    tab_of = exists(select(parked_sale.c.id).where(parked_sale.c.order_id == order.c.id, parked_sale.c.kind == "TAB"))
    orphans = select(order.c.id).where(
        order.c.sale_id.is_(None),
        order.c.legacy.is_(None),
        order.c.status != "CANCELLED",
        ~tab_of.correlate(order),
    )
    for row in connection.execute(orphans):
        yield Finding(TAB, f"Order {row.id}", "no sale and no tab", "a sale, or an open tab")
    tabs = select(parked_sale.c.id, parked_sale.c.cart, order.c.lines, order.c.sale_id, order.c.status).join_from(
        parked_sale, order, order.c.id == parked_sale.c.order_id, isouter=True
    )
    for row in connection.execute(tabs.where(parked_sale.c.kind == "TAB")):
        sent = sum(line.quantity for line in sent_food(Cart.of(row.cart)))
        if row.sale_id is not None or row.status == "CANCELLED":
            yield Finding(TAB, f"ParkedSale {row.id}", f"an order that is {row.status}", "an order that is open")
        elif sent != sum(item["quantity"] for item in row.lines or ()):
            yield Finding(TAB, f"ParkedSale {row.id}", f"{sent} pieces sent", "the pieces of its order")
    done = select(parked_sale.c.id).join_from(parked_sale, sale, sale.c.id == parked_sale.c.sale_id)
    for row in connection.execute(done.where(parked_sale.c.kind != "TAB")):
        yield Finding(TAB, f"ParkedSale {row.id}", "a sale that was done", "a sale that was not")
