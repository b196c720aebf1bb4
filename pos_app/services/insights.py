"""What the owner asks of all customers at once: who is worth most, who should join next, who is near a level."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, case, func, select

from pos_app.data.guest_queries import came_since, has_number, is_member
from pos_app.data.tables import customer, is_listed, member, points_entry
from pos_app.domain import loyalty, money
from pos_app.domain.customers import CustomerValue
from pos_app.domain.insights import ConversionCandidate, NearLevel
from pos_app.domain.loyalty import COUNTS_TOWARDS_LEVEL, JoinPreview, Level, Rules
from pos_app.domain.staff import Act, Actor
from pos_app.services.joining import most, previews
from pos_app.services.premises import Premises

MOST = 250
"""Customers of a conversion list at most."""

AT_ONCE = 500
"""So many guests are looked at together, at most."""


class Insights:
    """Lists over all customers; the owner's right. Every method raises NotSignedIn, NotAllowed."""

    def __init__(self, premises: Premises, actor: Actor | None = None) -> None:
        """`actor` is who asks when a call names nobody."""
        self._premises = premises
        self._actor = actor

    def by_value(self, limit: int = 50, *, actor: Actor | None = None) -> list[CustomerValue]:
        """The customers who brought most, first."""
        self._allowed(actor)
        best = select(customer).where(is_listed).order_by(customer.c.lifetime_total.desc(), customer.c.id.desc())
        with self._premises.database.read() as connection:
            rows = connection.execute(best.limit(limit)).all()
        return [_value(row) for row in rows]

    def conversion_candidates(self, limit: int = 50, *, actor: Actor | None = None) -> list[ConversionCandidate]:
        """Who should be offered TapPass next: no members, here within the window for past orders; most points first."""
        self._allowed(actor)
        limit = max(1, min(limit, MOST))
        with self._premises.database.read() as connection:
            return self._best_offers(connection, limit)

    def _best_offers(self, connection: Connection, limit: int) -> list[ConversionCandidate]:
        """The best by what they would get, exactly, though only some are looked at.

        Nobody gets more than all that was ever spent would earn. So guests are taken by that, most first, until the
        next ones could not come up to the last of the list.
        """
        rules, info = self._premises.rules(connection), self._premises.info(connection)
        unit = money.unit(info.currency)
        guests = _not_yet_members(loyalty.months_before(self._premises.now(), rules.past_months), rules, unit)
        best: list[ConversionCandidate] = []
        done, size = 0, min(2 * limit, AT_ONCE)
        while True:
            rows = connection.execute(guests.limit(size).offset(done)).all()
            offers = previews(connection, [row.id for row in rows], self._premises, rules)
            best += [_candidate(row, offers[row.id]) for row in rows]
            best.sort(key=lambda each: (-each.points, -each.lifetime_total, each.customer_id))
            del best[limit:]
            if len(rows) < size:
                return best
            last = rows[-1]
            if len(best) == limit and most(last.lifetime_total, last.order_count, rules, unit) < best[-1].points:
                return best
            done, size = done + size, min(2 * size, AT_ONCE)

    def near_next_level(self, limit: int = 50, *, actor: Actor | None = None) -> list[NearLevel]:
        """Members who need fewest points for the next level, first; none of those who have the highest."""
        self._allowed(actor)
        rules, now = self._premises.rules(), self._premises.now()
        begins = {level: loyalty.next_level(level, rules) for level in Level}
        earned = _earned(loyalty.months_before(now, rules.level_months)).cte().prefix_with("MATERIALIZED")
        next_at = case(
            *((earned.c.level == level, above[1]) for level, above in begins.items() if above is not None), else_=None
        )
        missing = (next_at - earned.c.earned).label("missing")
        merged = select(customer.c.id).where(customer.c.merged_into.is_not(None))
        nearest = (
            select(earned, missing)
            .where(missing > 0, earned.c.customer_id.not_in(merged))
            .order_by(missing, earned.c.customer_id)
            .limit(limit)
            .subquery()
        )
        wanted = (
            select(nearest, customer.c.name, customer.c.phone_number, customer.c.marketing_consent)
            .join_from(nearest, customer, customer.c.id == nearest.c.customer_id)
            .order_by(nearest.c.missing, nearest.c.customer_id)
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


def _not_yet_members(since: datetime, rules: Rules, unit: int) -> Select[Any]:
    """Guests with a number who came since then and are no members: who could get most, first."""
    spent = customer.c.lifetime_total
    could = spent * rules.points_per_unit + customer.c.order_count * rules.points_per_order * unit
    ranked = could if rules.points_per_order else spent  # the latter has an index, and says the same
    return (
        select(customer)
        .where(is_listed, ~is_member, has_number, came_since(since))
        .order_by(ranked.desc(), customer.c.id.desc())
    )


def _candidate(row: Row[Any], offer: JoinPreview) -> ConversionCandidate:
    return ConversionCandidate(
        row.id,
        row.name,
        row.phone_number,
        row.lifetime_total,
        row.order_count,
        row.last_order,
        offer.points,
        offer.level,
        row.marketing_consent,
    )


def _earned(since: datetime) -> Select[Any]:
    """What each member below the highest level earned on orders since then, by one look into the ledger's index."""
    lines = points_entry.c
    within = (lines.member_id == member.c.id, lines.earned_at >= since, lines.kind.in_(COUNTS_TOWARDS_LEVEL))
    points = select(func.coalesce(func.sum(lines.points), 0)).where(*within).scalar_subquery()
    return select(member.c.customer_id, member.c.level, points.label("earned")).where(member.c.level != Level.PLATINUM)


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
