"""What the owner asks of all customers at once: who is worth most, who should join next, who is near a level."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, case, func, select

from pos_app.data.tables import customer, member, points_entry
from pos_app.domain import loyalty
from pos_app.domain.customers import CustomerValue
from pos_app.domain.ids import WALK_IN
from pos_app.domain.insights import ConversionCandidate, NearLevel
from pos_app.domain.loyalty import COUNTS_TOWARDS_LEVEL, Level
from pos_app.domain.staff import Act, Actor
from pos_app.services.joining import previews
from pos_app.services.premises import Premises

LOOKED_AT = 2
"""How many times the wanted number of customers are looked at for the best candidates, by what they spent."""

MOST = 250
"""Customers of a conversion list at most: what each would get is worked out from the orders."""


class Insights:
    """Lists over all customers; the owner's right. Every method raises NotSignedIn, NotAllowed."""

    def __init__(self, premises: Premises, actor: Actor | None = None) -> None:
        """`actor` is who asks when a call names nobody."""
        self._premises = premises
        self._actor = actor

    def by_value(self, limit: int = 50, *, actor: Actor | None = None) -> list[CustomerValue]:
        """The customers who brought most, first."""
        self._allowed(actor)
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
        return [_value(row) for row in rows]

    def conversion_candidates(self, limit: int = 50, *, actor: Actor | None = None) -> list[ConversionCandidate]:
        """Who should be offered TapPass next: no members, here within the window for past orders; most points first."""
        self._allowed(actor)
        limit = min(limit, MOST)
        since = loyalty.months_before(self._premises.now(), self._premises.rules().past_months)
        best = (
            select(customer)
            .where(
                customer.c.id != WALK_IN,
                customer.c.last_order >= since,
                customer.c.merged_into.is_(None),
                customer.c.phone_number.like("+%"),
                ~select(member.c.id).where(member.c.customer_id == customer.c.id).exists(),
            )
            .order_by(customer.c.lifetime_total.desc())
            .limit(limit * LOOKED_AT)
        )
        with self._premises.database.read() as connection:
            rows = connection.execute(best).all()
            offers = previews(connection, [row.id for row in rows], self._premises)
        candidates = [
            ConversionCandidate(
                row.id,
                row.name,
                row.phone_number,
                row.lifetime_total,
                row.order_count,
                row.last_order,
                offers[row.id].points,
                offers[row.id].level,
                row.marketing_consent,
            )
            for row in rows
        ]
        candidates.sort(key=lambda each: (-each.points, -each.lifetime_total, each.customer_id))
        return candidates[:limit]

    def near_next_level(self, limit: int = 50, *, actor: Actor | None = None) -> list[NearLevel]:
        """Members who need fewest points for the next level, first; none of those who have the highest."""
        self._allowed(actor)
        rules, now = self._premises.rules(), self._premises.now()
        sums = _earned_since(loyalty.months_before(now, rules.level_months))
        begins = {level: loyalty.next_level(level, rules) for level in Level}
        next_at = case(
            *((member.c.level == level, above[1]) for level, above in begins.items() if above is not None), else_=None
        )
        missing = (next_at - func.coalesce(sums.c.earned, 0)).label("missing")
        wanted = (
            select(member.c.customer_id, member.c.level, customer.c.name, customer.c.phone_number, missing)
            .add_columns(customer.c.marketing_consent, func.coalesce(sums.c.earned, 0).label("earned"))
            .join_from(member, customer, customer.c.id == member.c.customer_id)
            .join(sums, sums.c.member_id == member.c.id, isouter=True)
            .where(missing > 0, customer.c.merged_into.is_(None))
            .order_by(missing, member.c.customer_id)
            .limit(limit)
        )
        with self._premises.database.read() as connection:
            rows = connection.execute(wanted).all()
        near = []
        for row in rows:
            above = begins[Level(row.level)]
            if above is not None:
                who = (row.customer_id, row.name, row.phone_number, Level(row.level))
                near.append(NearLevel(*who, above[0], int(row.earned), int(row.missing), row.marketing_consent))
        return near

    def _allowed(self, actor: Actor | None) -> None:
        self._premises.allow(actor or self._actor, Act.SEE_INSIGHTS)


def _earned_since(since: datetime) -> Any:
    """What each member earned on orders since then."""
    return (
        select(points_entry.c.member_id, func.sum(points_entry.c.points).label("earned"))
        .where(points_entry.c.earned_at >= since, points_entry.c.kind.in_(COUNTS_TOWARDS_LEVEL))
        .group_by(points_entry.c.member_id)
        .subquery()
    )


def _value(row: Row[Any]) -> CustomerValue:
    return CustomerValue(
        row.id,
        row.name,
        row.phone_number,
        row.lifetime_total,
        row.order_count,
        first_order=row.first_order,
        last_order=row.last_order,
        level=Level(row.level) if row.level else None,
    )
