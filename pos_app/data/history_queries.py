"""The statements behind a filtered history: conditions, a bounded walk, sums, and what belongs to the orders shown.

All of them begin with one customer's rows in the index of customer and sequence. A page walks at most `WALKED` rows of
each table, however few of them fit the filter; what is behind is the next page.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from pos_app.data.compiled import Compiled
from pos_app.data.tables import customer, customer_merge, merch_order, merged_row, order, points_entry, refund
from pos_app.domain.catalogue import Kind
from pos_app.domain.histories import (
    BY_NAME,
    STATUSES,
    HistoryFilter,
    HistorySums,
    ProductBought,
    Standing,
    has_words,
    might_have,
)

WALKED = 2_000
"""So many rows of a table are looked at for one page."""

IDS_AT_ONCE = 500
MOST_PRODUCTS = 200
SOURCES = {Kind.FOOD: "order", Kind.MERCH: "merch"}
TABLES: dict[Kind, Table] = {Kind.FOOD: order, Kind.MERCH: merch_order}
CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter with its days as moments (UTC), `since` included and `until` not; and whose history it is."""

    customer_id: str
    chosen: HistoryFilter
    since: datetime | None = None
    until: datetime | None = None

    @property
    def kinds(self) -> list[Kind]:
        """The kinds of order that can fit."""
        return [self.chosen.kind] if self.chosen.kind else list(Kind)


def _conditions(connection: Connection, wanted: Wanted, table: Table) -> list[Any]:
    """What SQL can tell; the words are left to Python, whose folding both databases then share."""
    chosen, found = wanted.chosen, [table.c.customer_id == wanted.customer_id]
    if chosen.standing is Standing.REFUNDED:
        found += [table.c.refunded > 0, table.c.status != CANCELLED]
    elif chosen.standing is not None:
        found.append(table.c.status.in_(STATUSES[chosen.standing]))
    if wanted.since is not None:
        found.append(table.c.created_at >= wanted.since)
    if wanted.until is not None:
        found.append(table.c.created_at < wanted.until)
    if chosen.product:
        item, pick = _items(connection, table)
        if chosen.product.isascii() and chosen.product.isalnum():  # an id stands in the text as it is: a quick no
            found.append(cast(table.c.lines, Text).contains(chosen.product, autoescape=True))
        found.append(exists(select(literal(1)).select_from(item).where(_key_of(pick) == chosen.product)))
    return found


def _items(connection: Connection, table: Table) -> tuple[Any, Any]:
    """The items of an order as rows, and what takes a text out of one."""
    if connection.dialect.name == "sqlite":
        item = func.json_each(table.c.lines).table_valued("value", name="item", joins_implicitly=True)
        return item, lambda field: func.json_extract(item.c.value, f"$.{field}")
    item = func.jsonb_array_elements(table.c.lines).table_valued("value", name="item", joins_implicitly=True)
    return item, item.c.value.op("->>")


def _key_of(pick: Any) -> Any:
    return func.coalesce(func.nullif(pick("productId"), ""), literal(BY_NAME) + pick("name"))


# --- a page -----------------------------------------------------------------------------------------------------------


def floor(connection: Connection, wanted: Wanted, upto: dict[Kind, int]) -> int | None:
    """The sequence down to which one page looks; None where that is all there is."""
    found = []
    for kind in wanted.kinds:
        table = TABLES[kind]
        within = select(table.c.sequence).where(
            table.c.customer_id == wanted.customer_id, table.c.sequence <= upto[kind]
        )
        last = connection.execute(within.order_by(table.c.sequence.desc()).offset(WALKED - 1).limit(1)).scalar()
        if last is not None:
            found.append(int(last))
    return max(found, default=None)


def found_rows(connection: Connection, wanted: Wanted, kind: Kind, span: tuple[int, int], limit: int) -> list[Row[Any]]:
    """The newest `limit` orders of a kind that fit, with a sequence in the span (both ends included)."""
    table = TABLES[kind]
    fitting = _conditions(connection, wanted, table)
    fitting += [table.c.sequence >= span[0], table.c.sequence <= span[1]]
    newest = table.c.sequence.desc()
    if not wanted.chosen.words:
        return list(connection.execute(select(table).where(*fitting).order_by(newest).limit(limit)))
    ids = []
    for row in _with_words(connection, wanted, select(*_read(table)).where(*fitting).order_by(newest)):
        ids.append(row.id)
        if len(ids) == limit:
            break
    return list(connection.execute(select(table).where(table.c.id.in_(ids)).order_by(newest))) if ids else []


def _read(table: Table) -> list[Any]:
    """What is needed to look for words and to add up: the items stay text until they might fit."""
    kept = (cast(table.c.lines, Text).label("kept"), table.c.note)
    return [table.c.id, table.c.status, table.c.total, table.c.refunded, *kept]


def _with_words(connection: Connection, wanted: Wanted, statement: Select[Any]) -> Iterator[Row[Any]]:
    words = wanted.chosen.words
    for row in connection.execute(statement):
        if might_have(words, f"{row.kept}\n{_as_kept(row.note)}") and has_words(words, json.loads(row.kept), row.note):
            yield row


def _as_kept(note: str) -> str:
    return json.dumps(note, ensure_ascii=False) if note else ""


# --- sums -------------------------------------------------------------------------------------------------------------


def sums(connection: Connection, wanted: Wanted) -> HistorySums:
    """What all the orders that fit come to."""
    parts = [
        _sums_by_words(connection, wanted, kind) if wanted.chosen.words else _sums(connection, wanted, kind)
        for kind in wanted.kinds
    ]
    fields = ("orders", "cancelled", "total", "refunded", "points")
    return HistorySums(**{name: sum(getattr(part, name) for part in parts) for name in fields})


def _sums(connection: Connection, wanted: Wanted, kind: Kind) -> HistorySums:
    table = TABLES[kind]
    fitting = _conditions(connection, wanted, table)
    valid = table.c.status != CANCELLED
    row = connection.execute(
        select(
            func.count().label("orders"),
            func.coalesce(func.sum(case((valid, 0), else_=1)), 0).label("cancelled"),
            func.coalesce(func.sum(case((valid, table.c.total), else_=0)), 0).label("total"),
            func.coalesce(func.sum(case((valid, table.c.refunded), else_=0)), 0).label("refunded"),
        ).where(*fitting)
    ).one()
    points = _points(connection, kind, and_(*fitting)) if row.orders else 0
    return HistorySums(row.orders, int(row.cancelled), int(row.total), int(row.refunded), points)


def _sums_by_words(connection: Connection, wanted: Wanted, kind: Kind) -> HistorySums:
    table = TABLES[kind]
    statement = select(*_read(table)).where(*_conditions(connection, wanted, table))
    rows = list(_with_words(connection, wanted, statement))
    valid = [row for row in rows if row.status != CANCELLED]
    ids = [row.id for row in rows]
    points = sum(
        _points(connection, kind, table.c.id.in_(ids[at : at + IDS_AT_ONCE])) for at in range(0, len(ids), IDS_AT_ONCE)
    )
    total, refunded = (sum(int(getattr(row, name)) for row in valid) for name in ("total", "refunded"))
    return HistorySums(len(rows), len(rows) - len(valid), total, refunded, points)


def _points(connection: Connection, kind: Kind, fitting: Any) -> int:
    """The points of the orders that fit, as each of them shows its own: earned, lost by a merge, taken back."""
    table, entry = TABLES[kind], points_entry.c
    own = literal(f"{SOURCES[kind]}:") + table.c.id
    counted = entry.kind.in_(("EARN", "TAKE_BACK"))
    total = func.coalesce(func.sum(entry.points), 0)
    at_once: Any = select(total).join_from(table, points_entry, and_(counted, entry.source == own))
    later: Any = select(total).join_from(
        table, points_entry, and_(counted, entry.source > own + ":", entry.source < own + ";")
    )
    of_order = refund.c.order_id if kind is Kind.FOOD else refund.c.merch_order_id
    taken_by = literal("refund:") + refund.c.id + ":" + own
    taken: Any = (
        select(total)
        .join_from(table, refund, of_order == table.c.id)
        .join(points_entry, and_(entry.kind == "TAKE_BACK", entry.source == taken_by))
    )
    return sum(int(connection.execute(each.where(fitting)).scalar_one()) for each in (at_once, later, taken))


# --- what was bought, and when ----------------------------------------------------------------------------------------


def products(connection: Connection, customer_id: str) -> list[ProductBought]:
    """What the customer ordered, most often first; a name is that of the latest spelling by the alphabet."""
    found = []
    for kind, table in TABLES.items():
        item, pick = _items(connection, table)
        key = _key_of(pick).label("key")
        orders = func.count(table.c.id.distinct())
        rows = connection.execute(
            select(key, func.max(pick("name")).label("name"), orders.label("orders"))
            .select_from(table, item)
            .where(table.c.customer_id == customer_id)
            .group_by(key)
            .order_by(orders.desc())
            .limit(MOST_PRODUCTS)
        )
        found += [ProductBought(row.key, row.name, kind, row.orders) for row in rows if row.key and row.name]
    return sorted(found, key=lambda each: (-each.orders, each.name))[:MOST_PRODUCTS]


def spans(connection: Connection, customer_id: str, bounds: Sequence[datetime]) -> list[tuple[int, int]]:
    """Visits and what was paid less what was given back, between each two of the bounds (UTC, oldest first)."""
    parts = []
    for table in TABLES.values():
        kept = case((table.c.status != CANCELLED, table.c.total - table.c.refunded), else_=0).label("kept")
        visit = func.coalesce(table.c.sale_id, table.c.id).label("visit")
        whose = (table.c.customer_id == customer_id, table.c.created_at >= bounds[0], table.c.created_at < bounds[-1])
        parts.append(select(table.c.created_at.label("at"), visit, kept).where(*whose))
    both = union_all(*parts).subquery()
    place = case(*((both.c.at < until, number) for number, until in enumerate(bounds[1:]))).label("place")
    counted = select(place, func.count(both.c.visit.distinct()).label("visits"), func.sum(both.c.kept).label("kept"))
    rows = {row.place: (row.visits, int(row.kept)) for row in connection.execute(counted.group_by(place))}
    return [rows.get(number, (0, 0)) for number in range(len(bounds) - 1)]


# --- where it came from -----------------------------------------------------------------------------------------------

_MERGES = Compiled(
    select(customer_merge.c.id, customer_merge.c.created_at, customer.c.phone_number, customer.c.released_number)
    .join_from(customer, customer_merge, customer_merge.c.merged_id == customer.c.id)
    .where(customer.c.merged_into == bindparam("survivor"), customer_merge.c.undone_at.is_(None))
)


def merged_numbers(connection: Connection, customer_id: str, order_ids: Collection[str]) -> dict[str, str]:
    """The number (E.164) of the customer an order was placed by, for orders that came with a merge.

    An order that went from hand to hand has the first of them; one whose customer has no number is not in it.
    """
    merges = _MERGES.all(connection, {"survivor": customer_id})
    if not merges or not order_ids:
        return {}
    moved = connection.execute(
        select(merged_row.c.merge_id, merged_row.c.row_id).where(
            merged_row.c.merge_id.in_([each.id for each in merges]),
            or_(merged_row.c.kind == "ORDER", merged_row.c.kind == "MERCH"),
            merged_row.c.row_id.in_(order_ids),
        )
    ).all()
    found: dict[str, str] = {}
    for merge in sorted(merges, key=lambda each: each.created_at, reverse=True):
        number = next(
            (each for each in (merge.phone_number, merge.released_number) if (each or "").startswith("+")), ""
        )
        found |= {row.row_id: number for row in moved if row.merge_id == merge.id}
    return {order_id: number for order_id, number in found.items() if number}
