"""The sums of a business day, worked out from its rows by the database, and kept for days that are over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    Table,
    TableValuedAlias,
    and_,
    bindparam,
    case,
    cast,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    true,
    union_all,
)

from pos_app.data.tables import (
    customer,
    day_product,
    day_rollup,
    day_sales,
    day_staff,
    merch_order,
    order,
    points_entry,
    refund,
    sale,
)
from pos_app.data.tables.base import Moment
from pos_app.data.tables.order import MERCH_STATUS, ORDER_STATUS

SPENT = ("SPEND", "GIVE_BACK")
TAKEN_BACK = "TAKE_BACK"

HOURS = 25
"""The most a day can have: when the clock is set back."""

_TABLES: dict[str, Table] = {"FOOD": order, "MERCH": merch_order}


@dataclass(frozen=True, slots=True)
class BusinessDay:
    """A business day's bounds in UTC (the end excluded), and those of each hour of the shop's clock in it."""

    day: date
    starts_at: datetime
    ends_at: datetime
    hours: tuple[tuple[int, datetime, datetime], ...]


_STARTS, _ENDS = (bindparam(name, type_=Moment()) for name in ("starts", "ends"))
_UNTIL = [bindparam(f"until{at}", type_=Moment()) for at in range(HOURS)]


def _bounds(day: BusinessDay) -> dict[str, Any]:
    """What every query of a day is given: the day's bounds, and where each of its hours ends."""
    ends = [ends for _, _, ends in day.hours] + [day.ends_at] * HOURS
    bounds = {"starts": day.starts_at, "ends": day.ends_at}
    return bounds | {until.key: end for until, end in zip(_UNTIL, ends, strict=False)}


def _place(at: ColumnElement[Any]) -> ColumnElement[Any]:
    """Which of the day's hours a moment lies in, counted from 0."""
    return case(*((at < until, literal_column(str(place))) for place, until in enumerate(_UNTIL))).label("place")


def _counts(table: Table) -> ColumnElement[bool]:
    """The rows of a day that were sold: neither cancelled nor on a tab that is not paid yet.

    The status is asked for in words, so that the index by status and time serves.
    """
    statuses = ORDER_STATUS if table is order else MERCH_STATUS
    standing: list[ColumnElement[str]] = [literal_column(f"'{status}'") for status in statuses if status != "CANCELLED"]
    within = and_(table.c.status.in_(standing), table.c.created_at >= _STARTS, table.c.created_at < _ENDS)
    return and_(within, or_(table.c.sale_id.is_not(None), table.c.legacy.is_not(None)))


def _sum(what: Any) -> ColumnElement[Any]:
    return func.coalesce(func.sum(what), 0)


def _when(condition: ColumnElement[bool], what: Any) -> ColumnElement[Any]:
    return _sum(case((condition, what), else_=0))


def _sales_of(table: Table) -> ColumnElement[Any]:
    """How many sales the rows stand for: merchandise that was sold with food is counted with the food."""
    if table is order:
        return func.count()
    with_food = select(order.c.id).where(order.c.sale_id == table.c.sale_id, order.c.status != "CANCELLED").exists()
    return _when(~with_food, 1)


@cache
def _sold(kind: str) -> Select[Any]:
    """A row for each hour with orders of one kind, in the columns of `DaySales`."""
    table = _TABLES[kind]
    is_new = customer.c.first_order >= _STARTS
    return (
        select(
            _place(table.c.created_at),
            _sales_of(table).label("sales"),
            func.count().label("orders"),
            _sum(table.c.subtotal).label("subtotal"),
            _sum(table.c.discount).label("discount"),
            _sum(table.c.tax).label("tax"),
            _sum(table.c.total).label("total"),
            func.count(table.c.member_id).label("member_orders"),
            _when(table.c.member_id.is_not(None), table.c.total).label("member_total"),
            _when(is_new, 1).label("new_orders"),
            _when(is_new, table.c.total).label("new_total"),
        )
        .join_from(table, customer, customer.c.id == table.c.customer_id)
        .where(_counts(table))
        .group_by("place")
    )


_void = refund.alias("void")
_REFUNDED = and_(
    refund.c.created_at >= _STARTS,
    refund.c.created_at < _ENDS,
    refund.c.kind == "REFUND",
    ~select(_void.c.id).where(_void.c.sale_id == refund.c.sale_id, _void.c.kind == "VOID").exists(),
)
"""What was given back of sales that stand: one that was voided later is not in the totals, nor is what was given back
of it before."""


@cache
def _given_back(kind: str) -> Select[Any]:
    """A row for each hour in which money or points were given back for orders of a kind."""
    amount = refund.c.food_amount if kind == "FOOD" else refund.c.merch_amount
    wanted = select(_place(refund.c.created_at), _sum(amount).label("refunded"))
    return wanted.where(_REFUNDED, amount > 0).group_by("place")


@cache
def _products_sold(kind: str, dialect: str) -> Select[Any]:
    """A row for each product by its name at the time, in the columns of `DayProduct`."""
    table = _TABLES[kind]
    each = func.json_each if dialect == "sqlite" else func.jsonb_array_elements
    items = each(table.c.lines).table_valued("value")
    return (
        select(
            func.coalesce(_part(items, "productId", dialect), "").label("product_id"),
            func.coalesce(_part(items, "name", dialect), "").label("product_name"),
            _sum(cast(_part(items, "quantity", dialect), BigInteger)).label("quantity"),
            _sum(cast(_part(items, "total", dialect), BigInteger)).label("total"),
        )
        .select_from(table)
        .join(items, true())
        .where(_counts(table))
        .group_by("product_id", "product_name")
    )


def _part(items: TableValuedAlias, name: str, dialect: str) -> ColumnElement[Any]:
    """A field of an item as text, or as it is on SQLite, whose JSON keeps numbers."""
    if dialect == "sqlite":
        return func.json_extract(items.c.value, literal_column(f"'$.{name}'"))
    return items.c.value.op("->>")(literal_column(f"'{name}'"))


@cache
def _sold_by(kind: str) -> Select[Any]:
    """A row for each of the staff who sold; orders of an adopted shop were sold by nobody."""
    table = _TABLES[kind]
    return (
        select(
            sale.c.staff_id.label("staff_id"),
            _sales_of(table).label("sales"),
            _sum(table.c.total).label("total"),
            _sum(table.c.discount).label("discount"),
        )
        .join_from(table, sale, sale.c.id == table.c.sale_id)
        .where(_counts(table))
        .group_by(sale.c.staff_id)
    )


_GIVEN_BACK_BY = (
    select(
        refund.c.staff_id.label("staff_id"),
        func.count().label("refunds"),
        _sum(refund.c.food_amount + refund.c.merch_amount).label("refunded"),
    )
    .where(_REFUNDED)
    .group_by(refund.c.staff_id)
)

_kind, _points = points_entry.c.kind, points_entry.c.points
_POINTS = select(
    _when(and_(_points > 0, _kind.not_in((*SPENT, TAKEN_BACK))), _points).label("points_given"),
    (-_when(_kind.in_(SPENT), _points)).label("points_spent"),
    (-_when(_kind == TAKEN_BACK, _points)).label("points_taken_back"),
).where(points_entry.c.created_at >= _STARTS, points_entry.c.created_at < _ENDS)
"""Points given, spent (net of those that came back) and taken back, as positive numbers."""


@dataclass(frozen=True, slots=True)
class DayFigures:
    """A day's rows as they are kept: by hour and kind, by product, by staff, and its points."""

    sales: list[dict[str, Any]]
    products: list[dict[str, Any]]
    staff: list[dict[str, Any]]
    points: dict[str, Any]


def work_out(connection: Connection, day: BusinessDay) -> DayFigures:
    """Everything about one day from the rows as they are now."""
    given, dialect = _bounds(day), connection.dialect.name
    by_hour: dict[tuple[int, str], dict[str, Any]] = {}
    by_staff: dict[str, dict[str, Any]] = {}
    products: list[dict[str, Any]] = []
    for kind in _TABLES:
        for query in (_sold(kind), _given_back(kind)):
            for row in connection.execute(query, given).mappings():
                hour = day.hours[row["place"]][0]
                _add(by_hour.setdefault((hour, kind), {"hour": hour, "kind": kind} | dict.fromkeys(_SALES, 0)), row)
        for row in connection.execute(_sold_by(kind), given).mappings():
            _add(by_staff.setdefault(row["staff_id"], _nobody(row["staff_id"])), row)
        for row in connection.execute(_products_sold(kind, dialect), given).mappings():
            sums = {"quantity": int(row["quantity"]), "total": int(row["total"])}
            products.append({"kind": kind, "product_id": row["product_id"], "name": row["product_name"]} | sums)
    for row in connection.execute(_GIVEN_BACK_BY, given).mappings():
        _add(by_staff.setdefault(row["staff_id"], _nobody(row["staff_id"])), row)
    points = {name: int(value) for name, value in connection.execute(_POINTS, given).mappings().one().items()}
    return DayFigures(list(by_hour.values()), products, list(by_staff.values()), points)


def _nobody(staff_id: str) -> dict[str, Any]:
    return {"staff_id": staff_id} | dict.fromkeys(_STAFF, 0)


def _add(sums: dict[str, Any], row: Mapping[Any, Any]) -> None:
    """Add a row's numbers to those of its hour (two, where the clock was set back) or of its person."""
    for name, value in row.items():
        if name not in {"place", "staff_id"}:
            sums[name] += int(value)


_SALES = (
    "sales", "orders", "subtotal", "discount", "tax", "total", "member_orders", "member_total", "new_orders",
    "new_total", "refunded",
)  # fmt: skip
_STAFF = ("sales", "total", "discount", "refunds", "refunded")


def keep(connection: Connection, day: BusinessDay, clock: str, now: datetime) -> None:
    """Work out a day that is over, and keep it in the place of what another `clock` made of it.

    On a server, sales wait for the moment that takes: none of them commits between the look and the keeping.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL lock_timeout = '500ms'")
        connection.exec_driver_sql('LOCK TABLE "DayRollup" IN SHARE ROW EXCLUSIVE MODE')
    there = day_rollup.c.day == day.day
    if connection.execute(select(day_rollup.c.day).where(there, day_rollup.c.clock == clock)).first():
        return
    connection.execute(delete(day_rollup).where(there))
    figures = work_out(connection, day)
    bounds = {"day": day.day, "weekday": day.day.weekday(), "starts_at": day.starts_at, "ends_at": day.ends_at}
    connection.execute(insert(day_rollup), bounds | figures.points | {"clock": clock, "built_at": now})
    for table, rows in ((day_sales, figures.sales), (day_product, figures.products), (day_staff, figures.staff)):
        if rows:
            connection.execute(insert(table), [row | {"day": day.day} for row in rows])


def first_order(connection: Connection) -> datetime | None:
    """When the oldest order was placed, by one look into the index for each status."""
    oldest = [
        select(func.min(table.c.created_at).label("at")).where(table.c.status == status)
        for table, statuses in ((order, ORDER_STATUS), (merch_order, MERCH_STATUS))
        for status in statuses
    ]
    at: datetime | None = connection.execute(select(func.min(union_all(*oldest).subquery().c.at))).scalar()
    return at


def kept_count(connection: Connection, first: date, last: date, clock: str) -> int:
    """How many of the days are kept."""
    wanted = select(func.count()).select_from(day_rollup).where(_kept(first, last, clock))
    return int(connection.execute(wanted).scalar_one())


def kept_days(connection: Connection, first: date, last: date, clock: str) -> set[date]:
    """Which of the days are kept."""
    return set(connection.execute(select(day_rollup.c.day).where(_kept(first, last, clock))).scalars())


def _kept(first: date, last: date, clock: str) -> ColumnElement[bool]:
    return and_(day_rollup.c.day >= first, day_rollup.c.day <= last, day_rollup.c.clock == clock)
