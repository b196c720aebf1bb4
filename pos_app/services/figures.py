"""The owner's figures: what was sold when, of what, by whom and to whom, from kept sums of the days that are over."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, func, select

from pos_app.data import rollup_queries as queries
from pos_app.data import rollups
from pos_app.data.rollup_queries import Row
from pos_app.data.rollups import BusinessDay, DayFigures
from pos_app.data.tables import category, member, product, staff
from pos_app.domain.catalogue import Kind
from pos_app.domain.insights import (
    CategorySum,
    DaySum,
    HourSum,
    Overview,
    Period,
    PointsGiven,
    ProductSum,
    Span,
    StaffSum,
    Sums,
)
from pos_app.domain.staff import Act, Actor
from pos_app.errors import DatabaseBusy
from pos_app.services.premises import Premises

DAYS_AT_ONCE = 10
"""Days that are worked out in one transaction: on a server, sales wait for it."""

Progress = Callable[[int, int], None]
"""Told how many days are worked out, of how many."""


class Figures:
    """Sums over business days; the owner's right. Amounts in minor units.

    A call that names no actor asks for the one the shop was opened for. Every method raises NotSignedIn, NotAllowed.
    """

    def __init__(self, premises: Premises, actor: Actor | None = None) -> None:
        """`actor` is who asks when a call names nobody."""
        self._premises = premises
        self._actor = actor

    # --- periods ------------------------------------------------------------------------------------------------------

    def period(self, span: Span) -> Period:
        """A named period that ends with the business day that is open."""
        return Period.named(span, self._today())

    def prepare(self, period: Period, *, actor: Actor | None = None, progress: Progress | None = None) -> int:
        """Work out the days of a period that are over and not kept yet; how many that were.

        Every figure does so by itself; this is for showing how far it is, the first time a year is looked at.
        """
        self._allowed(actor)
        return self._prepare([period], progress)

    def _today(self) -> date:
        return self._premises.info().business_day(self._premises.now())

    def _day(self, day: date) -> BusinessDay:
        info = self._premises.info()
        return BusinessDay(day, info.day_begins(day), info.hours_of(day)[-1][2], tuple(info.hours_of(day)))

    def _prepare(self, periods: Iterable[Period], progress: Progress | None = None) -> int:
        with self._premises.database.read() as connection:
            missing = sorted({day for period in periods for day in self._not_kept(connection, period)})
        done = 0
        while done < len(missing):
            some = missing[done : done + DAYS_AT_ONCE]
            try:
                self._premises.database.call(partial(self._keep, some))
            except DatabaseBusy:
                break  # another till holds the rows for long: they are counted as they are, and kept another time
            done += len(some)
            if progress is not None:
                progress(done, len(missing))
        return done

    def _not_kept(self, connection: Connection, period: Period) -> list[date]:
        """The days of a period that are over and not kept for the clock the shop has now."""
        first, last = max(period.first, self._begin(connection)), min(period.last, self._today() - timedelta(days=1))
        if last < first:
            return []
        clock = self._clock(connection)
        if rollups.kept_count(connection, first, last, clock) == (last - first).days + 1:
            return []
        kept = rollups.kept_days(connection, first, last, clock)
        return [day for day in Period(first, last).all_days() if day not in kept]

    def _clock(self, connection: Connection | None = None) -> str:
        """What decides where a day begins; days that were kept by another clock are worked out again."""
        info = self._premises.info(connection)
        return f"{info.time_zone} {info.day_starts_at}"

    def _begin(self, connection: Connection) -> date:
        """The business day of the oldest order."""
        oldest = rollups.first_order(connection)
        return self._premises.info(connection).business_day(oldest) if oldest else self._today()

    def _keep(self, days: list[date], connection: Connection) -> None:
        for day in days:
            rollups.keep(connection, self._day(day), self._clock(connection), self._premises.now())

    def _live(self, connection: Connection, period: Period) -> dict[date, DayFigures]:
        """The days of a period that are not kept, from their rows: today, and what another till changes just now.

        Today is kept already where the clock was ahead and set back.
        """
        days, today = self._not_kept(connection, period), self._today()
        if period.first <= today <= period.last and not rollups.kept_count(
            connection, today, today, self._clock(connection)
        ):
            days.append(today)
        return {day: rollups.work_out(connection, self._day(day)) for day in days}

    def _allowed(self, actor: Actor | None) -> None:
        self._premises.allow(actor or self._actor, Act.SEE_INSIGHTS)

    # --- figures ------------------------------------------------------------------------------------------------------

    def overview(self, period: Period, *, actor: Actor | None = None) -> Overview:
        """A period at a glance: beside the one before it, by kind, and the programme.

        A day that is open is compared with the same weekday up to the same time: half a day is no bad day.
        """
        self._allowed(actor)
        self._prepare([period, period.before()])
        with self._premises.database.read() as connection:
            live = self._live(connection, period)
            kinds = _by_kind(connection, period, live)
            before, until = self._before(connection, period)
            points = self._points(connection, period, live)
        food, merch = (kinds.get(kind, Sums()) for kind in Kind)
        return Overview(period, food + merch, sum(before.values(), Sums()), food, merch, points, until)

    def _before(self, connection: Connection, period: Period) -> tuple[dict[Kind, Sums], datetime | None]:
        """What a period is compared with; the moment up to which, where that is not all of it."""
        before = period.before()
        if period != Period(self._today(), self._today()):
            return _by_kind(connection, before, self._live(connection, before)), None
        day, now = self._day(before.first), self._premises.info(connection).local(self._premises.now())
        until = min((now - timedelta(days=(period.first - before.first).days)).astimezone(UTC), day.ends_at)
        return _of_kinds(rollups.work_out(connection, replace(day, ends_at=until)).sales), until

    def by_day(self, period: Period, *, actor: Actor | None = None) -> list[DaySum]:
        """Every day of the period up to today, those without a sale too, oldest first."""
        self._allowed(actor)
        self._prepare([period])
        with self._premises.database.read() as connection:
            rows = queries.by_day(connection, period.first, period.last)
            for day, figures in self._live(connection, period).items():
                rows += [row | {"day": day} for row in figures.sales]
        found: dict[date, Sums] = {}
        for row in rows:
            found[row["day"]] = found.get(row["day"], Sums()) + _sums(row)
        return [DaySum(day, found.get(day, Sums())) for day in period.all_days() if day <= self._today()]

    def by_hour(self, period: Period, *, actor: Actor | None = None) -> list[HourSum]:
        """Each hour of each weekday in which anything was ordered, on the shop's clock."""
        self._allowed(actor)
        self._prepare([period])
        with self._premises.database.read() as connection:
            rows = queries.by_hour(connection, period.first, period.last)
            for day, figures in self._live(connection, period).items():
                rows += [row | {"weekday": day.weekday()} for row in figures.sales]
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for row in rows:
            orders, total = found.get((row["weekday"], row["hour"]), (0, 0))
            found[row["weekday"], row["hour"]] = (orders + int(row["orders"]), total + int(row["total"]))
        return [HourSum(weekday, hour, *sums) for (weekday, hour), sums in sorted(found.items())]

    def by_category(self, period: Period, *, actor: Actor | None = None) -> list[CategorySum]:
        """By the category that a product is in today, most money first."""
        self._allowed(actor)
        self._prepare([period])
        with self._premises.database.read() as connection:
            rows = queries.by_category(connection, period.first, period.last)
            rows += self._live_products(connection, period)
        found: dict[tuple[str, str], Row] = {}
        for row in rows:
            _add(found, (row["category_id"], row["kind"]), row)
        sums = [
            CategorySum(row["category_id"], row["name"] or "", Kind(row["kind"]), row["quantity"], row["total"])
            for row in found.values()
        ]
        return sorted(sums, key=lambda each: (-each.total, each.name))

    def by_product(self, period: Period, limit: int = 100, *, actor: Actor | None = None) -> list[ProductSum]:
        """By product, called as the catalogue calls it today, most money first."""
        self._allowed(actor)
        self._prepare([period])
        with self._premises.database.read() as connection:
            rows = queries.by_product(connection, period.first, period.last)
            live = self._live_products(connection, period)
        rows += [row | {"name": row["product_name"]} for row in live]
        found: dict[tuple[str, str, str], Row] = {}
        for row in rows:
            _add(found, (row["kind"], row["product_id"], "" if row["product_id"] else row["name"]), row)
        sums = [
            ProductSum(row["product_id"], row["name"], Kind(row["kind"]), row["quantity"], row["total"])
            for row in found.values()
        ]
        return sorted(sums, key=lambda each: (-each.total, each.name))[:limit]

    def by_staff(self, period: Period, *, actor: Actor | None = None) -> list[StaffSum]:
        """What each of the staff sold, took off and gave back, most sold first."""
        self._allowed(actor)
        self._prepare([period])
        with self._premises.database.read() as connection:
            rows = queries.by_staff(connection, period.first, period.last)
            for figures in self._live(connection, period).values():
                rows += figures.staff
            names = {row.id: row.name for row in connection.execute(select(staff.c.id, staff.c.name))}
        found: dict[str, dict[str, int]] = {}
        for row in rows:
            sums = found.setdefault(row["staff_id"], dict.fromkeys(queries.STAFF, 0))
            for name in queries.STAFF:
                sums[name] += int(row[name])
        people = [StaffSum(staff_id, names[staff_id], **sums) for staff_id, sums in found.items()]
        return sorted(people, key=lambda each: (-each.total, each.name))

    def _live_products(self, connection: Connection, period: Period) -> list[Row]:
        """What was sold on the days that are not kept, with the categories of today."""
        rows = [row for figures in self._live(connection, period).values() for row in figures.products]
        wanted = select(product.c.id, product.c.name, category.c.id, category.c.name).join_from(product, category)
        known = {found[0]: found[1:] for found in connection.execute(wanted)} if rows else {}
        named = []
        for row in rows:
            name, category_id, category_name = known.get(row["product_id"], (row["name"], "", None))
            named.append(row | {"product_name": name, "category_id": category_id, "name": category_name})
        return named

    def _points(self, connection: Connection, period: Period, live: dict[date, DayFigures]) -> PointsGiven:
        sums = queries.points(connection, period.first, period.last)
        for figures in live.values():
            sums = {name: value + int(figures.points[name]) for name, value in sums.items()}
        owing = select(func.coalesce(func.sum(member.c.points), 0)).where(member.c.points > 0)
        owed = int(connection.execute(owing).scalar_one())
        members = int(connection.execute(select(func.count()).select_from(member)).scalar_one())
        rules = self._premises.rules(connection)
        worth = owed * rules.spend_worth // rules.spend_step
        return PointsGiven(sums["points_given"], sums["points_spent"], sums["points_taken_back"], owed, worth, members)


def _by_kind(connection: Connection, period: Period, live: dict[date, DayFigures]) -> dict[Kind, Sums]:
    rows = queries.by_kind(connection, period.first, period.last)
    for figures in live.values():
        rows += figures.sales
    return _of_kinds(rows)


def _of_kinds(rows: Iterable[Row]) -> dict[Kind, Sums]:
    found: dict[Kind, Sums] = {}
    for row in rows:
        found[Kind(row["kind"])] = found.get(Kind(row["kind"]), Sums()) + _sums(row)
    return found


def _sums(row: Row) -> Sums:
    return Sums(**{name: int(row[name]) for name in queries.SALES})


def _add(found: dict[Any, Row], key: Any, row: Row) -> None:
    """Add a row's quantity and total to those of its key."""
    known = found.setdefault(key, row | {"quantity": 0, "total": 0})
    known["quantity"] += int(row["quantity"])
    known["total"] += int(row["total"])
