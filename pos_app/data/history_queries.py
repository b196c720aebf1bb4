"""The statements behind a filtered history: conditions, a bounded walk, sums, and what belongs to the orders shown.

All of them begin with one customer's rows in the index of customer and sequence. A page walks at most `WALKED` rows of
each table, however few of them fit the filter; what is behind is the next page.
"""

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
    Words,
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
        found += _has_product(connection, table, chosen.product)
    return found


def _has_product(connection: Connection, table: Table, product: str) -> Iterator[Any]:
    """Whether a product is among the items.

    An id stands in their text as it is: a quick no, and mostly a quick yes, since what looks like a field of an item
    can stand in no text of one, where quotes are escaped.
    """
    item, pick = _items(connection, table)
    has: Any = exists(select(literal(1)).select_from(item).where(_key_of(pick) == product))
    if product.isascii() and product.isalnum():
        kept = cast(table.c.lines, Text)
        yield kept.contains(product, autoescape=True)
        if connection.dialect.name == "sqlite":
            has = or_(func.instr(kept, f'"productId":"{product}"') > 0, has)
    yield has


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
    """What is needed to look for words: the items stay text."""
    return [table.c.id, cast(table.c.lines, Text), table.c.note]


def _with_words(connection: Connection, wanted: Wanted, statement: Select[Any]) -> Iterator[Row[Any]]:
    looked_for = Words(wanted.chosen.words)
    for rows in connection.execute(statement).partitions(IDS_AT_ONCE):
        for row in rows:
            if looked_for.are_in(row[-2], row[-1]):
                yield row


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
    row = connection.execute(select(*_added_up(table), func.sum(_points(kind)).label("points")).where(*fitting)).one()
    points = int(row.points or 0) + (_taken(connection, kind, and_(*fitting)) if row.touched else 0)
    return HistorySums(row.orders, int(row.cancelled), int(row.total), int(row.refunded), points)


def _added_up(table: Table) -> list[Any]:
    valid = table.c.status != CANCELLED
    return [
        func.count().label("orders"),
        func.coalesce(func.sum(case((valid, 0), else_=1)), 0).label("cancelled"),
        func.coalesce(func.sum(case((valid, table.c.total), else_=0)), 0).label("total"),
        func.coalesce(func.sum(case((valid, table.c.refunded), else_=0)), 0).label("refunded"),
        func.sum(case((_is_touched(table), 1), else_=0)).label("touched"),
    ]


def _is_touched(table: Table) -> Any:
    """Whether something was given back of an order, or all of it."""
    return or_(table.c.refunded > 0, table.c.status == CANCELLED)


def _sums_by_words(connection: Connection, wanted: Wanted, kind: Kind) -> HistorySums:
    """The database adds up orders that are alike, of which a regular has many; each sort is searched for the words."""
    table, looked_for = TABLES[kind], Words(wanted.chosen.words)
    given_back = case((_is_touched(table), table.c.id), else_=None).label("given_back")
    sort = (given_back, cast(table.c.lines, Text).label("kept"), table.c.note)
    sums = select(*sort, *_added_up(table), func.sum(_points(kind)).label("points"))
    statement = sums.where(*_conditions(connection, wanted, table)).group_by(*sort)
    found = [row for row in connection.execute(statement).all() if looked_for.are_in(row.kept, row.note)]
    names = ("orders", "cancelled", "total", "refunded", "points")
    sum_of = {name: sum(int(getattr(row, name)) for row in found) for name in names}
    ids = [row.given_back for row in found if row.given_back is not None]
    for at in range(0, len(ids), IDS_AT_ONCE):
        sum_of["points"] += _taken(connection, kind, table.c.id.in_(ids[at : at + IDS_AT_ONCE]))
    return HistorySums(**sum_of)


def _points(kind: Kind) -> Any:
    """What an order earned and lost, as each shows its own, by the lines that are called after it, at once or later.

    These are called `order:<id>` or `order:<id>:...`; a longer id that begins alike is another order's.
    """
    table, entry = TABLES[kind], points_entry.c
    own = literal(f"{SOURCES[kind]}:") + table.c.id
    next_character = func.substr(entry.source, func.length(own) + 1, 1)
    of_order = (entry.source >= own, entry.source < own + ";", next_character.in_(("", ":")))
    wanted = select(func.coalesce(func.sum(entry.points), 0)).where(entry.kind.in_(("EARN", "TAKE_BACK")), *of_order)
    return wanted.correlate(table).scalar_subquery()


def _taken(connection: Connection, kind: Kind, fitting: Any) -> int:
    """The points that refunds took back of the orders that fit, as a number below 0."""
    table, entry = TABLES[kind], points_entry.c
    own = literal(f"{SOURCES[kind]}:") + table.c.id
    of_order = refund.c.order_id if kind is Kind.FOOD else refund.c.merch_order_id
    taken_by = literal("refund:") + refund.c.id + ":" + own
    wanted: Any = (
        select(func.coalesce(func.sum(entry.points), 0))
        .join_from(table, refund, of_order == table.c.id)
        .join(points_entry, and_(entry.kind == "TAKE_BACK", entry.source == taken_by))
    )
    return int(connection.execute(wanted.where(fitting, _is_touched(table))).scalar_one())


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
