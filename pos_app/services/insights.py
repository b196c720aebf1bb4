"""What the owner asks of all customers at once, answered from kept columns."""

from sqlalchemy import select

from pos_app.data.tables import customer, member
from pos_app.domain.customers import CustomerValue
from pos_app.domain.ids import WALK_IN
from pos_app.domain.loyalty import Level
from pos_app.domain.staff import Act, Actor, allow
from pos_app.errors import NotSignedIn
from pos_app.services.premises import Premises


class Insights:
    """Lists over all customers; the owner's right."""

    def __init__(self, premises: Premises, actor: Actor | None = None) -> None:
        """`actor` is who asks when a call names nobody."""
        self._premises = premises
        self._actor = actor

    def by_value(self, limit: int = 50, *, actor: Actor | None = None) -> list[CustomerValue]:
        """The customers who brought most, first. Raises NotAllowed for all but the owner."""
        asking = actor or self._actor
        if asking is None:
            raise NotSignedIn
        allow(asking, Act.SEE_INSIGHTS)
        best = (
            select(customer)
            .where(customer.c.id != WALK_IN)
            .order_by(customer.c.lifetime_total.desc())
            .limit(limit)
            .subquery()
        )
        wanted = select(best, member.c.level).join_from(best, member, member.c.customer_id == best.c.id, isouter=True)
        with self._premises.database.read() as connection:
            rows = connection.execute(wanted.order_by(best.c.lifetime_total.desc())).all()
        return [
            CustomerValue(
                row.id,
                row.name,
                row.phone_number,
                row.lifetime_total,
                row.order_count,
                first_order=row.first_order,
                last_order=row.last_order,
                level=Level(row.level) if row.level else None,
            )
            for row in rows
        ]
