"""The counters of a customer, worked out anew from the orders (invariant 1 of design page 3)."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, func, select, union_all, update

from pos_app.data.tables import customer, merch_order, order


def recount(connection: Connection, customer_ids: Collection[str], now: datetime) -> None:
    """Write what the orders of these customers say, whose rows the caller has locked."""
    counted = union_all(
        *(
            select(table.c.customer_id, table.c.created_at, (table.c.total - table.c.refunded).label("spent")).where(
                table.c.customer_id.in_(customer_ids), table.c.status != "CANCELLED"
            )
            for table in (order, merch_order)
        )
    ).subquery()
    sums = select(
        counted.c.customer_id,
        func.count().label("orders"),
        func.min(counted.c.created_at).label("first"),
        func.max(counted.c.created_at).label("last"),
        func.sum(counted.c.spent).label("spent"),
    ).group_by(counted.c.customer_id)
    found = {row.customer_id: row for row in connection.execute(sums)}
    for own_id in customer_ids:
        row = found.get(own_id)
        values = {
            "order_count": row.orders if row else 0,
            "lifetime_total": int(row.spent) if row else 0,
            "first_order": row.first if row else None,
            "last_order": row.last if row else None,
            "updated_at": now,
        }
        connection.execute(update(customer).where(customer.c.id == own_id).values(values))
