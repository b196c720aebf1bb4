"""The owner's loyalty rules: read, tried out on the shop's real customers, and set.

A change never rewrites the past.
"""

from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, case, func, literal, select

from pos_app.data.guest_queries import has_number, is_member
from pos_app.data.tables import customer, is_listed, member, merch_order, order, points_entry, sale, setting
from pos_app.domain import loyalty, loyalty_rules, money
from pos_app.domain.loyalty import COUNTS_TOWARDS_LEVEL, ORDER_OF_LEVELS, Level, Rules
from pos_app.domain.loyalty_rules import OfferChange, RulesPreview
from pos_app.domain.staff import Act, Actor
from pos_app.services.joining import preview
from pos_app.services.journal import Journal
from pos_app.services.premises import LOYALTY, SHOP, Premises
from pos_app.services.welcome import save_setting

LATEST_SALES = 500
"""How many of the newest sales make the average one."""

BEST_GUESTS = 5
"""How many of the best guests who are not members a change is shown for."""


class LoyaltyRules:
    """Reads and sets the rules, and tells beforehand what new ones would mean."""

    def __init__(self, premises: Premises, journal: Journal, actor: Actor | None = None) -> None:
        """`actor` is who asks when a call names nobody."""
        self._premises = premises
        self._journal = journal
        self._actor = actor

    def get(self) -> Rules:
        """The rules in force, as they are kept now, whatever this till read a moment ago."""
        self._premises.forget_settings()
        return self._premises.rules()

    def set(self, actor: Actor, rules: Rules) -> Rules:
        """Make these the rules from now on; every till goes by them within five seconds.

        Points, levels and cards that there are stay as they are. The journal keeps the old and the new values; nothing
        is written when nothing changes. Raises NotAllowed for all but the owner, and RuleNotPossible.
        """
        self._premises.allow(actor, Act.MANAGE_SETTINGS)
        loyalty_rules.check(rules)
        self._premises.database.call(lambda connection: self._set(connection, actor, rules))
        self._premises.forget_settings()
        return rules

    def _set(self, connection: Connection, actor: Actor, rules: Rules) -> None:
        rows = connection.execute(
            select(setting.c.name, setting.c.value).where(setting.c.name.in_((SHOP, LOYALTY))).with_for_update()
        )
        kept: dict[str, Any] = {row.name: row.value for row in rows}
        before = Rules.of(kept.get(LOYALTY) or {}, (kept.get(SHOP) or {}).get("currency", "USD")).kept()
        after = rules.kept()
        changed = sorted(name for name in after if after[name] != before[name])
        if not changed:
            return
        save_setting(connection, LOYALTY, after, self._premises.now)
        data = {"before": {name: before[name] for name in changed}, "after": {name: after[name] for name in changed}}
        self._journal.write(connection, "loyalty_rules_set", actor=actor, subject=LOYALTY, data=data)

    def preview(self, rules: Rules, *, actor: Actor | None = None) -> RulesPreview:
        """What these rules would mean for the members, an average sale, and the offers to the best guests.

        Nothing is written. Raises NotAllowed for all but the owner, and RuleNotPossible.
        """
        self._premises.allow(actor or self._actor, Act.MANAGE_SETTINGS)
        loyalty_rules.check(rules)
        with self._premises.database.read() as connection:
            average, earns_now, earns_then = self._average_sale(connection, rules)
            return RulesPreview(
                levels_now=_levels_now(connection),
                levels_then=self._levels_then(connection, rules),
                average_sale=average,
                earns_now=earns_now,
                earns_then=earns_then,
                offers=self._offers(connection, rules),
            )

    def _levels_then(self, connection: Connection, rules: Rules) -> dict[Level, int]:
        """Members by what they earned lately, sorted into the new thresholds by the database itself."""
        since = loyalty.months_before(self._premises.now(), rules.level_months)
        earned = (
            select(points_entry.c.member_id, func.sum(points_entry.c.points).label("points"))
            .where(points_entry.c.kind.in_(COUNTS_TOWARDS_LEVEL), points_entry.c.earned_at >= since)
            .group_by(points_entry.c.member_id)
            .subquery()
        )
        points = func.coalesce(earned.c.points, 0)
        level = case(
            (points >= rules.platinum, literal(Level.PLATINUM.value)),
            (points >= rules.gold, literal(Level.GOLD.value)),
            (points >= rules.silver, literal(Level.SILVER.value)),
            else_=literal(Level.BRONZE.value),
        ).label("level")
        joined = member.outerjoin(earned, earned.c.member_id == member.c.id)
        sorted_in = select(level).select_from(joined).subquery()
        return _counted(connection, sorted_in.c.level)

    def _average_sale(self, connection: Connection, rules: Rules) -> tuple[int, int, int]:
        """What the latest sales came to on average without tax, and the points that brings: now, and then."""
        latest = select(sale.c.id).order_by(sale.c.sequence.desc()).limit(LATEST_SALES).subquery()
        sales = connection.execute(select(func.count()).select_from(latest)).scalar_one()
        if not sales:
            return 0, 0, 0
        currency = self._premises.info(connection).currency
        unit, in_force = money.unit(currency), self._premises.rules(connection)
        net = now = then = 0
        for table in (order, merch_order):
            wanted = select(table.c.total, table.c.tax).join_from(table, latest, table.c.sale_id == latest.c.id)
            for row in connection.execute(wanted):
                given = {"total": row.total, "tax": row.tax, "refunded": 0, "unit": unit}
                net += row.total - row.tax
                now += loyalty.points_for(**given, rules=in_force)
                then += loyalty.points_for(**given, rules=rules)
        return _average(net, sales), _average(now, sales), _average(then, sales)

    def _offers(self, connection: Connection, rules: Rules) -> tuple[OfferChange, ...]:
        best = (
            select(customer.c.id, customer.c.name, customer.c.phone_number)
            .where(is_listed, ~is_member, has_number, customer.c.order_count > 0)
            .order_by(customer.c.lifetime_total.desc(), customer.c.id.desc())
            .limit(BEST_GUESTS)
        )
        return tuple(
            OfferChange(
                row.id,
                row.name,
                row.phone_number,
                preview(connection, row.id, self._premises),
                preview(connection, row.id, self._premises, rules),
            )
            for row in connection.execute(best).all()
        )


def _levels_now(connection: Connection) -> dict[Level, int]:
    return _counted(connection, member.c.level)


def _counted(connection: Connection, level: Any) -> dict[Level, int]:
    """How many rows have each level, all four of them named."""
    counts = {row[0]: row[1] for row in connection.execute(select(level, func.count()).group_by(level))}
    return {each: counts.get(each.value, 0) for each in ORDER_OF_LEVELS}


def _average(amount: int, sales: int) -> int:
    return money.round_half_up(Decimal(amount) / sales)
