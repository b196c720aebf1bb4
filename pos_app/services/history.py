"""A customer's history.

Food and merchandise in one timeline, in pages that cost the same at order 10,000 as at the first.
"""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, Select, Table, bindparam, func, literal, select

from pos_app.data import order_points, survivors
from pos_app.data.compiled import Compiled, CompiledForSome
from pos_app.data.tables import customer, member, merch_order, order, payment, points_entry, sale, staff
from pos_app.domain import loyalty
from pos_app.domain.catalogue import Kind, Modifier
from pos_app.domain.customers import CustomerValue, HistoryEntry, HistoryPage, ItemSold
from pos_app.domain.loyalty import Level
from pos_app.domain.staff import Act, Actor, allow
from pos_app.errors import NotFound, NotSignedIn
from pos_app.services.customers import visits
from pos_app.services.premises import Premises

LAST_PLACE = 2**62
"""Behind every sequence."""

_PLACE = re.compile(r"(?P<sequence>[0-9]{1,18})(?P<kind>[fm])")
_TABLES = {Kind.FOOD: order, Kind.MERCH: merch_order}


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
_SOURCES = {Kind.FOOD: "order", Kind.MERCH: "merch"}


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
        actor: Actor | None = None,
    ) -> HistoryPage:
        """A page, newest first; `before` is the `next` of the page before it.

        Raises NotAllowed for a cashier, NotFound.
        """
        _allowed(actor or self._actor)
        limit = max(1, limit)
        place, skip_food = _read_place(before)
        kinds = [kind] if kind else list(Kind)
        with self._premises.database.read() as connection:
            own_id = survivors.of_any_row(connection, customer_id)
            rows: list[tuple[int, Kind, Row[Any]]] = []
            for each in kinds:
                upto = place if each is Kind.MERCH and skip_food else place - 1
                down_to = rows[-1][0] if len(rows) > limit else -LAST_PLACE  # merchandise behind all food is not shown
                given = {"customer_id": own_id, "upto": upto, "down_to": down_to, "limit": limit + 1}
                rows += [(row.sequence, each, row) for row in _PAGES[each].all(connection, given)]
            rows.sort(key=lambda found: (found[0], found[1] is Kind.FOOD), reverse=True)
            shown = rows[:limit]
            entries = _entries(connection, [(each, row) for _, each, row in shown])
        more = f"{shown[-1][0]}{'f' if shown[-1][1] is Kind.FOOD else 'm'}" if len(rows) > limit else None
        return HistoryPage(tuple(entries), more)

    def entry(self, order_id: str, kind: Kind, *, actor: Actor | None = None) -> HistoryEntry:
        """One order, as a page of the history has it. Raises NotAllowed for a cashier, NotFound."""
        _allowed(actor or self._actor)
        table = _TABLES[kind]
        with self._premises.database.read() as connection:
            row = connection.execute(select(table).where(table.c.id == order_id)).first()
            if row is None:
                raise NotFound
            return _entries(connection, [(kind, row)])[0]

    def worth(self, customer_id: str, *, actor: Actor | None = None) -> CustomerValue:
        """What the customer is worth, from the kept counters. Raises NotAllowed for a cashier, NotFound."""
        _allowed(actor or self._actor)
        since = loyalty.months_before(self._premises.now(), 12)
        with self._premises.database.read() as connection:
            wanted = (
                select(customer, member.c.level)
                .join_from(customer, member, isouter=True)
                .where(customer.c.id == survivors.of_any_row(connection, customer_id))
            )
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


def _allowed(actor: Actor | None) -> None:
    if actor is None:
        raise NotSignedIn
    allow(actor, Act.SEE_HISTORY)


def _read_place(before: str | None) -> tuple[int, bool]:
    """The sequence to go on below, and whether its food was shown already, so that its merchandise comes next."""
    if before is None:
        return LAST_PLACE, False
    found = _PLACE.fullmatch(before)
    if found is None:
        raise NotFound("That page of the history does not exist.")
    return int(found["sequence"]), found["kind"] == "f"


def _spent_since(connection: Connection, table: Any, customer_id: str, since: Any) -> int:
    wanted = select(func.coalesce(func.sum(table.c.total - table.c.refunded), 0))
    return int(
        connection.execute(
            wanted.where(table.c.customer_id == customer_id, table.c.created_at >= since, table.c.status != "CANCELLED")
        ).scalar_one()
    )


def _entries(connection: Connection, rows: list[tuple[Kind, Row[Any]]]) -> list[HistoryEntry]:
    """The rows of a page with their points, staff and payments, in three more queries however long the page is."""
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
    return [_entry(kind, row, points, people, paid) for kind, row in rows]


def _entry(
    kind: Kind, row: Row[Any], points: dict[str, int], people: dict[str, str], paid: dict[str, list[str]]
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
        original_phone=legacy.get("phoneNumber"),
        original_name=legacy.get("customerName"),
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
