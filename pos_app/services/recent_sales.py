"""The sales of this till's open shift: what a cashier finds again without knowing whose they were."""

from typing import Any

from sqlalchemy import Connection, func, select

from pos_app.data import sold
from pos_app.data.tables import customer, merch_order, order, payment, sale
from pos_app.domain.ids import WALK_IN
from pos_app.domain.refunds import RecentSale
from pos_app.domain.sales import Tender
from pos_app.domain.staff import Act, Actor
from pos_app.services.premises import Premises


class RecentSales:
    """Lists them, newest first."""

    def __init__(self, premises: Premises) -> None:
        """Nothing is read before the first call."""
        self._premises = premises

    def here(self, actor: Actor, limit: int = 100) -> list[RecentSale]:
        """The sales of this till since it was opened, newest first; none while it is closed. Raises NotAllowed."""
        self._premises.allow(actor, Act.SELL)
        with self._premises.database.read() as connection:
            shift_id = sold.open_shift(connection, self._premises.till)
            return _sales(connection, shift_id, limit) if shift_id is not None else []


def _sales(connection: Connection, shift_id: str, limit: int) -> list[RecentSale]:
    refunded = func.coalesce(order.c.refunded, 0) + func.coalesce(merch_order.c.refunded, 0)
    wanted = (
        select(
            sale,
            customer.c.name.label("who"),
            customer.c.phone_number,
            order.c.number,
            order.c.lines.label("food"),
            merch_order.c.lines.label("merch"),
            refunded.label("refunded"),
            func.coalesce(order.c.status, merch_order.c.status).label("status"),
        )
        .join(customer, customer.c.id == sale.c.customer_id)
        .join(order, order.c.sale_id == sale.c.id, isouter=True)
        .join(merch_order, merch_order.c.sale_id == sale.c.id, isouter=True)
        .where(sale.c.shift_id == shift_id)
        .order_by(sale.c.sequence.desc())
        .limit(limit)
    )
    rows = connection.execute(wanted).all()
    paid: dict[str, list[Tender]] = {}
    methods = select(payment.c.sale_id, payment.c.method).where(payment.c.sale_id.in_([row.id for row in rows]))
    for row in connection.execute(methods):
        paid.setdefault(row.sale_id, []).append(Tender(row.method))
    return [_recent(row, paid.get(row.id, [])) for row in rows]


def _recent(row: Any, paid: list[Tender]) -> RecentSale:
    items = [*(row.food or []), *(row.merch or [])]
    return RecentSale(
        row.id,
        row.number or "",
        row.created_at,
        row.total,
        row.refunded,
        row.status == sold.CANCELLED,
        None if row.customer_id == WALK_IN else row.customer_id,
        row.who,
        None if row.customer_id == WALK_IN else row.phone_number,
        tuple((str(item.get("name") or ""), int(item.get("quantity") or 1)) for item in items),
        tuple(sorted(set(paid))),
    )
