"""A customer's history.

Food and merchandise in one timeline, in pages that cost the same at order 10,000 as at the first.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, Select, Table, bindparam, func, literal, select

from pos_app.data import history_queries, order_points, survivors
from pos_app.data.compiled import Compiled, CompiledForSome
from pos_app.data.history_queries import SOURCES as _SOURCES
from pos_app.data.history_queries import TABLES as _TABLES
from pos_app.data.history_queries import Wanted
from pos_app.data.tables import customer, payment, points_entry, sale, staff
from pos_app.domain import loyalty
from pos_app.domain.catalogue import Kind, Modifier
from pos_app.domain.customers import CustomerValue, HistoryEntry, HistoryPage, ItemSold
from pos_app.domain.histories import (
    HistoryFilter,
    HistorySums,
    ProductBought,
    Rhythm,
    SpanOfVisits,
    first_of_months,
)
from pos_app.domain.loyalty import Level
from pos_app.domain.staff import Act, Actor
from pos_app.errors import NotFound
from pos_app.services.customers import visits
from pos_app.services.premises import Premises

LAST_PLACE = 2**62
"""Behind every sequence."""

_PLACE = re.compile(r"(?P<sequence>[0-9]{1,18})(?P<kind>[fm])")

MONTHS, MOST_YEARS = 12, 20


def _page_of(table: Table) -> Compiled:
    wanted = select(table).where(table.c.customer_id == bindparam("customer_id"))
    within = wanted.where(table.c.sequence <= bindparam("upto"), table.c.sequence >= bindparam("down_to"))
    return Compiled(within.order_by(table.c.sequence.desc()).limit(bindparam("limit")))


_PAGES = {kind: _page_of(table) for kind, table in _TABLES.items()}
_PAID = CompiledForSome(lambda sales: select(payment.c.sale_id, payment.c.method).where(payment.c.sale_id.in_(sales)))
_PEOPLE = CompiledForSome(
    lambda sales: select(sale.c.id, staff.c.name).join_from(sale, staff).where(sale.c.id.in_(sales))
)
_POINTS = CompiledForSome(
    lambda sources: (
        select(points_entry.c.source, func.sum(points_entry.c.points))
        .where(points_entry.c.kind.in_(("EARN", "TAKE_BACK")), points_entry.c.source.in_(sources))
        .group_by(points_entry.c.source)
    )
)


def _later_points(kind: Kind) -> CompiledForSome:
    """What orders earned or lost by later acts, a merge above all: the sources that begin with the order's own."""
    table = _TABLES[kind]
    own = literal(f"{_SOURCES[kind]}:") + table.c.id
    within = (points_entry.c.source > own + ":") & (points_entry.c.source < own + ";")
    counted = points_entry.c.kind.in_(("EARN", "TAKE_BACK"))

    def statement(ids: Sequence[BindParameter[Any]]) -> Select[Any]:
        sums: Any = select(own.label("source"), func.sum(points_entry.c.points))
        of_orders: Select[Any] = sums.join_from(table, points_entry, counted & within).where(table.c.id.in_(ids))
        return of_orders.group_by(table.c.id)

    return CompiledForSome(statement)


_LATER_POINTS = {kind: _later_points(kind) for kind in Kind}


class History:
    """Reads what one customer ordered, and what the customer is worth."""

    def __init__(self, premises: Premises, actor: Actor | None = None) -> None:
        """`actor` is who asks when a call names nobody."""
        self._premises = premises
        self._actor = actor

    def page(
        self,
        customer_id: str,
        before: str | None = None,
        limit: int = 50,
        *,
        kind: Kind | None = None,
        chosen: HistoryFilter | None = None,
        actor: Actor | None = None,
    ) -> HistoryPage:
        """A page, newest first; `before` is the `next` of the page before it. `kind` is short for a filter by it alone.

        A page of a filtered history may be short, even empty, with a `next`: it looks at a bounded number of orders.
        Raises NotAllowed for a cashier, NotFound.
        """
        self._premises.allow(actor or self._actor, Act.SEE_HISTORY)
        limit = max(1, limit)
        chosen = chosen or HistoryFilter(kind)
        place, skip_food = _read_place(before)
        upto = {Kind.FOOD: place - 1, Kind.MERCH: place if skip_food else place - 1}
        with self._premises.database.read() as connection:
            own_id = survivors.of_any_row(connection, customer_id)
            if chosen.is_plain:
                shown, more = _plain(connection, own_id, chosen.kind, upto, limit)
            else:
                shown, more = _filtered(connection, self._wanted(connection, own_id, chosen), upto, limit)
            entries = _entries(connection, own_id, shown)
        return HistoryPage(tuple(entries), more)

    def sums(self, customer_id: str, chosen: HistoryFilter | None = None, *, actor: Actor | None = None) -> HistorySums:
        """What the whole filtered history comes to. Raises NotAllowed for a cashier."""
        self._premises.allow(actor or self._actor, Act.SEE_HISTORY)
        with self._premises.database.read() as connection:
            own_id = survivors.of_any_row(connection, customer_id)
            return history_queries.sums(connection, self._wanted(connection, own_id, chosen or HistoryFilter()))

    def products(self, customer_id: str, *, actor: Actor | None = None) -> list[ProductBought]:
        """What the customer has ordered, most often first: what a history is filtered by. Raises NotAllowed."""
        self._premises.allow(actor or self._actor, Act.SEE_HISTORY)
        with self._premises.database.read() as connection:
            return history_queries.products(connection, survivors.of_any_row(connection, customer_id))

    def rhythm(self, customer_id: str, *, actor: Actor | None = None) -> Rhythm:
        """Visits and value of the last twelve months and of every year, by business days.

        Of years there are twenty at most, the latest. Raises NotAllowed for a cashier, NotFound.
        """
        self._premises.allow(actor or self._actor, Act.SEE_HISTORY)
        with self._premises.database.read() as connection:
            own_id = survivors.of_any_row(connection, customer_id)
            row = connection.execute(select(customer.c.first_order).where(customer.c.id == own_id)).first()
            if row is None:
                raise NotFound
            info = self._premises.info(connection)
            today = info.business_day(self._premises.now())
            begun = info.business_day(row.first_order).year if row.first_order else today.year
            begun = max(min(begun, today.year), today.year - MOST_YEARS + 1)
            days = [date(year, 1, 1) for year in range(begun, today.year + 2)]
            months, years = (self._spans(connection, own_id, each) for each in (first_of_months(today, MONTHS), days))
        return Rhythm(months, years)

    def _spans(self, connection: Connection, own_id: str, days: list[date]) -> tuple[SpanOfVisits, ...]:
        info = self._premises.info(connection)
        counted = history_queries.spans(connection, own_id, [info.day_begins(day) for day in days])
        return tuple(SpanOfVisits(day, *found) for day, found in zip(days, counted, strict=False))

    def _wanted(self, connection: Connection, own_id: str, chosen: HistoryFilter) -> Wanted:
        info = self._premises.info(connection)
        since = info.day_begins(chosen.first) if chosen.first else None
        until = info.day_begins(chosen.last + timedelta(days=1)) if chosen.last else None
        return Wanted(own_id, chosen, since, until)

    def entry(self, order_id: str, kind: Kind, *, actor: Actor | None = None) -> HistoryEntry:
        """One order, as a page of the history has it. Raises NotAllowed for a cashier, NotFound."""
        self._premises.allow(actor or self._actor, Act.SEE_HISTORY)
        table = _TABLES[kind]
        with self._premises.database.read() as connection:
            row = connection.execute(select(table).where(table.c.id == order_id)).first()
            if row is None:
                raise NotFound
            return _entries(connection, row.customer_id, [(kind, row)])[0]

    def worth(self, customer_id: str, *, actor: Actor | None = None) -> CustomerValue:
        """What the customer is worth, from the kept counters. Raises NotAllowed for a cashier, NotFound."""
        self._premises.allow(actor or self._actor, Act.SEE_HISTORY)
        since = loyalty.months_before(self._premises.now(), 12)
        with self._premises.database.read() as connection:
            wanted = select(customer).where(customer.c.id == survivors.of_any_row(connection, customer_id))
            row = connection.execute(wanted).first()
            if row is None:
                raise NotFound
            return CustomerValue(
                row.id,
                row.name,
                row.phone_number,
                row.lifetime_total,
                row.order_count,
                visits(connection, row.id),
                row.first_order,
                row.last_order,
                sum(_spent_since(connection, table, row.id, since) for table in _TABLES.values()),
                Level(row.level) if row.level else None,
            )


def _read_place(before: str | None) -> tuple[int, bool]:
    """The sequence to go on below, and whether its food was shown already, so that its merchandise comes next."""
    if before is None:
        return LAST_PLACE, False
    found = _PLACE.fullmatch(before)
    if found is None:
        raise NotFound("That page of the history does not exist.")
    return int(found["sequence"]), found["kind"] == "f"


def _plain(
    connection: Connection, own_id: str, kind: Kind | None, upto: dict[Kind, int], limit: int
) -> tuple[list[tuple[Kind, Row[Any]]], str | None]:
    """The rows of a page of everything or of one kind, and where the next one begins."""
    rows: list[tuple[int, Kind, Row[Any]]] = []
    for each in [kind] if kind else list(Kind):
        down_to = rows[-1][0] if len(rows) > limit else -LAST_PLACE  # merchandise behind all food is not shown
        given = {"customer_id": own_id, "upto": upto[each], "down_to": down_to, "limit": limit + 1}
        rows += [(row.sequence, each, row) for row in _PAGES[each].all(connection, given)]
    return _cut(rows, limit, None)


def _filtered(
    connection: Connection, wanted: Wanted, upto: dict[Kind, int], limit: int
) -> tuple[list[tuple[Kind, Row[Any]]], str | None]:
    """Likewise for any filter, down to where one page looks: behind it the next one goes on."""
    floor = history_queries.floor(connection, wanted, upto)
    rows: list[tuple[int, Kind, Row[Any]]] = []
    for each in wanted.kinds:
        span = (-LAST_PLACE if floor is None else floor, upto[each])
        found = history_queries.found_rows(connection, wanted, each, span, limit + 1)
        rows += [(row.sequence, each, row) for row in found]
    return _cut(rows, limit, None if floor is None else f"{floor}m")


def _cut(
    rows: list[tuple[int, Kind, Row[Any]]], limit: int, otherwise: str | None
) -> tuple[list[tuple[Kind, Row[Any]]], str | None]:
    """The newest of both kinds, and the place behind them; `otherwise` where these are all."""
    rows.sort(key=lambda found: (found[0], found[1] is Kind.FOOD), reverse=True)
    shown = rows[:limit]
    more = f"{shown[-1][0]}{'f' if shown[-1][1] is Kind.FOOD else 'm'}" if len(rows) > limit else otherwise
    return [(kind, row) for _, kind, row in shown], more


def _spent_since(connection: Connection, table: Any, customer_id: str, since: Any) -> int:
    wanted = select(func.coalesce(func.sum(table.c.total - table.c.refunded), 0))
    return int(
        connection.execute(
            wanted.where(table.c.customer_id == customer_id, table.c.created_at >= since, table.c.status != "CANCELLED")
        ).scalar_one()
    )


def _entries(connection: Connection, own_id: str, rows: list[tuple[Kind, Row[Any]]]) -> list[HistoryEntry]:
    """The rows of a page with their points, staff and payments, in a few more queries however long the page is."""
    sources = [f"{_SOURCES[kind]}:{row.id}" for kind, row in rows]
    sales = {row.sale_id for _, row in rows if row.sale_id}
    points = {source: int(total) for source, total in _POINTS.all(connection, sources)}
    for each in Kind:
        for source, total in _LATER_POINTS[each].all(connection, [row.id for kind, row in rows if kind is each]):
            points[source] = points.get(source, 0) + int(total)
    for kind, row in rows:
        if row.refunded and row.member_id:
            source = f"{_SOURCES[kind]}:{row.id}"
            points[source] = order_points.kept(connection, source)
    people = {row.id: row.name for row in _PEOPLE.all(connection, sales)}
    paid: dict[str, list[str]] = {}
    for row in _PAID.all(connection, sales):
        paid.setdefault(row.sale_id, []).append(row.method)
    numbers = history_queries.merged_numbers(connection, own_id, [row.id for _, row in rows])
    return [_entry(kind, row, points, people, paid, numbers.get(row.id)) for kind, row in rows]


def _entry(
    kind: Kind,
    row: Row[Any],
    points: dict[str, int],
    people: dict[str, str],
    paid: dict[str, list[str]],
    number: str | None,
) -> HistoryEntry:
    legacy = row.legacy or {}
    return HistoryEntry(
        id=row.id,
        kind=kind,
        number=row.number if kind is Kind.FOOD else None,
        created_at=row.created_at,
        total=row.total,
        status=row.status,
        items=tuple(_item(item, kind) for item in row.lines),
        refunded=row.refunded,
        points=points.get(f"{_SOURCES[kind]}:{row.id}", 0),
        sale_id=row.sale_id,
        staff=people.get(row.sale_id or ""),
        payment=", ".join(sorted(set(paid.get(row.sale_id or "", [])))) or None,
        original_phone=legacy.get("phoneNumber") or number,
        original_name=legacy.get("customerName"),
        note=row.note,
    )


def _item(kept: dict[str, Any], kind: Kind) -> ItemSold:
    return ItemSold(
        name=str(kept.get("name", "")),
        quantity=int(kept.get("quantity") or 0),
        unit_price=int(kept.get("unitPrice") or 0),
        total=int(kept.get("total") or 0),
        kind=kind,
        product_id=kept.get("productId"),
        modifiers=tuple(Modifier(each["name"], each.get("price") or 0) for each in kept.get("modifiers") or ()),
        note=kept.get("note") or "",
    )
