"""The sums of a business day, worked out from its rows by the database, and kept for days that are over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    TableValuedAlias,
    and_,
    case,
    cast,
    column,
    func,
    insert,
    literal,
    select,
    true,
    union_all,
    values,
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

_KINDS: tuple[tuple[str, Table, tuple[str, ...]], ...] = (
    ("FOOD", order, ORDER_STATUS),
    ("MERCH", merch_order, MERCH_STATUS),
)


@dataclass(frozen=True, slots=True)
class BusinessDay:
    """A business day's bounds in UTC (the end excluded), and those of each hour of the shop's clock in it."""

    day: date
    starts_at: datetime
    ends_at: datetime
    hours: tuple[tuple[int, datetime, datetime], ...]


def _slots(day: BusinessDay) -> CTE:
    wanted = values(column("hour", Integer), column("starts", Moment), column("ends", Moment), name="slot")
    return wanted.data(list(day.hours)).cte("slot")


def _counts(table: Table, statuses: tuple[str, ...], starts: Any, ends: Any) -> ColumnElement[bool]:
    """The rows of a time that were not cancelled; the status in words, so that the index by status and time serves."""
    standing = [status for status in statuses if status != "CANCELLED"]
    return and_(table.c.status.in_(standing), table.c.created_at >= starts, table.c.created_at < ends)


def _sum(what: Any) -> ColumnElement[Any]:
    return func.coalesce(func.sum(what), 0)


def _when(condition: ColumnElement[bool], what: Any) -> ColumnElement[Any]:
    return _sum(case((condition, what), else_=0))


def sold(day: BusinessDay, kind: str, table: Table, statuses: tuple[str, ...]) -> Select[Any]:
    """A row for each hour with orders of one kind, in the columns of `DaySales`."""
    slot = _slots(day)
    is_new = customer.c.first_order >= literal(day.starts_at, Moment)
    alone: ColumnElement[bool] = true()
    if table is merch_order:
        alone = ~select(order.c.id).where(order.c.sale_id == table.c.sale_id, order.c.status != "CANCELLED").exists()
    return (
        select(
            slot.c.hour,
            literal(kind).label("kind"),
            _when(alone, 1).label("sales"),
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
        .select_from(slot)
        .join(table, _counts(table, statuses, slot.c.starts, slot.c.ends))
        .join(customer, customer.c.id == table.c.customer_id)
        .group_by(slot.c.hour)
    )


def given_back(day: BusinessDay, kind: str) -> Select[Any]:
    """A row for each hour in which money or points were given back for orders of a kind."""
    slot = _slots(day)
    amount = refund.c.food_amount if kind == "FOOD" else refund.c.merch_amount
    return (
        select(slot.c.hour, literal(kind).label("kind"), _sum(amount).label("refunded"))
        .select_from(slot)
        .join(refund, and_(refund.c.created_at >= slot.c.starts, refund.c.created_at < slot.c.ends))
        .where(refund.c.kind == "REFUND")
        .group_by(slot.c.hour)
        .having(_sum(amount) > 0)
    )


def _part(items: TableValuedAlias, name: str, dialect: str) -> ColumnElement[Any]:
    """A field of an item as text, or as it is on SQLite, whose JSON keeps numbers."""
    if dialect == "sqlite":
        return func.json_extract(items.c.value, f"$.{name}")
    return items.c.value.op("->>")(name)


def products_sold(day: BusinessDay, kind: str, table: Table, statuses: tuple[str, ...], dialect: str) -> Select[Any]:
    """A row for each product by its name at the time, in the columns of `DayProduct`."""
    items = (
        func.json_each(table.c.lines) if dialect == "sqlite" else func.jsonb_array_elements(table.c.lines)
    ).table_valued("value")
    product, name = (func.coalesce(_part(items, each, dialect), "") for each in ("productId", "name"))
    return (
        select(
            literal(kind).label("kind"),
            product.label("product_id"),
            name.label("name"),
            _sum(cast(_part(items, "quantity", dialect), BigInteger)).label("quantity"),
            _sum(cast(_part(items, "total", dialect), BigInteger)).label("total"),
        )
        .select_from(table)
        .join(items, true())
        .where(_counts(table, statuses, literal(day.starts_at, Moment), literal(day.ends_at, Moment)))
        .group_by(product, name)
    )


def sold_by(day: BusinessDay, kind: str, table: Table, statuses: tuple[str, ...]) -> Select[Any]:
    """A row for each of the staff who sold; orders of an adopted shop were sold by nobody."""
    alone: ColumnElement[bool] = true()
    if table is merch_order:
        alone = ~select(order.c.id).where(order.c.sale_id == table.c.sale_id, order.c.status != "CANCELLED").exists()
    return (
        select(
            sale.c.staff_id,
            _when(alone, 1).label("sales"),
            _sum(table.c.total).label("total"),
            _sum(table.c.discount).label("discount"),
            literal(kind).label("kind"),
        )
        .join_from(table, sale, sale.c.id == table.c.sale_id)
        .where(_counts(table, statuses, literal(day.starts_at, Moment), literal(day.ends_at, Moment)))
        .group_by(sale.c.staff_id)
    )


def given_back_by(day: BusinessDay) -> Select[Any]:
    """A row for each of the staff who gave something back."""
    return (
        select(
            refund.c.staff_id,
            func.count().label("refunds"),
            _sum(refund.c.food_amount + refund.c.merch_amount).label("refunded"),
        )
        .where(refund.c.created_at >= day.starts_at, refund.c.created_at < day.ends_at, refund.c.kind == "REFUND")
        .group_by(refund.c.staff_id)
    )


def points_of(day: BusinessDay) -> Select[Any]:
    """One row: points given, spent (net of those that came back) and taken back, as positive numbers."""
    kind, points = points_entry.c.kind, points_entry.c.points
    sums = select(
        _when(and_(points > 0, kind.not_in((*SPENT, TAKEN_BACK))), points).label("points_given"),
        (-_when(kind.in_(SPENT), points)).label("points_spent"),
        (-_when(kind == TAKEN_BACK, points)).label("points_taken_back"),
    )
    return sums.where(points_entry.c.created_at >= day.starts_at, points_entry.c.created_at < day.ends_at)


@dataclass(frozen=True, slots=True)
class DayFigures:
    """A day's rows as they are kept: by hour and kind, by product, by staff, and its points."""

    sales: list[dict[str, Any]]
    products: list[dict[str, Any]]
    staff: list[dict[str, Any]]
    points: dict[str, Any]


def work_out(connection: Connection, day: BusinessDay) -> DayFigures:
    """Everything about one day from the rows as they are now."""
    by_hour: dict[tuple[int, str], dict[str, Any]] = {}
    by_staff: dict[str, dict[str, Any]] = {}
    products: list[dict[str, Any]] = []
    for kind, table, statuses in _KINDS:
        for query in (sold(day, kind, table, statuses), given_back(day, kind)):
            for row in connection.execute(query).mappings():
                by_hour.setdefault((row["hour"], kind), dict.fromkeys(_SALES, 0)).update(row)
        for row in connection.execute(sold_by(day, kind, table, statuses)).mappings():
            sums = by_staff.setdefault(row["staff_id"], {"staff_id": row["staff_id"]} | dict.fromkeys(_STAFF, 0))
            for name in ("sales", "total", "discount"):
                sums[name] += int(row[name])
        query = products_sold(day, kind, table, statuses, connection.dialect.name)
        products += [dict(row) for row in connection.execute(query).mappings()]
    for row in connection.execute(given_back_by(day)).mappings():
        by_staff.setdefault(row["staff_id"], dict.fromkeys(_STAFF, 0)).update(row)
    points = dict(connection.execute(points_of(day)).mappings().one())
    return DayFigures(list(by_hour.values()), products, list(by_staff.values()), points)


_SALES = (
    "sales", "orders", "subtotal", "discount", "tax", "total", "member_orders", "member_total", "new_orders",
    "new_total", "refunded",
)  # fmt: skip
_STAFF = ("sales", "total", "discount", "refunds", "refunded")


def keep(connection: Connection, day: BusinessDay, now: datetime) -> None:
    """Work out a day that is over, and keep it.

    On a server, sales wait for the moment that takes: none of them commits between the look and the keeping.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL lock_timeout = '500ms'")
        connection.exec_driver_sql('LOCK TABLE "DayRollup" IN SHARE ROW EXCLUSIVE MODE')
    if connection.execute(select(day_rollup.c.day).where(day_rollup.c.day == day.day)).first():
        return
    figures = work_out(connection, day)
    bounds = {
        "day": day.day,
        "weekday": day.day.weekday(),
        "starts_at": day.starts_at,
        "ends_at": day.ends_at,
        "built_at": now,
    }
    connection.execute(insert(day_rollup), bounds | figures.points)
    for table, rows in ((day_sales, figures.sales), (day_product, figures.products), (day_staff, figures.staff)):
        if rows:
            connection.execute(insert(table), [row | {"day": day.day} for row in rows])


def first_order(connection: Connection) -> datetime | None:
    """When the oldest order was placed, by one look into the index for each status."""
    oldest = [
        select(func.min(table.c.created_at).label("at")).where(table.c.status == status)
        for _, table, statuses in _KINDS
        for status in statuses
    ]
    at: datetime | None = connection.execute(select(func.min(union_all(*oldest).subquery().c.at))).scalar()
    return at


def kept_days(connection: Connection, first: date, last: date) -> dict[date, tuple[datetime, datetime]]:
    """The days that are kept, with the bounds they were worked out for."""
    wanted = select(day_rollup.c.day, day_rollup.c.starts_at, day_rollup.c.ends_at)
    found = connection.execute(wanted.where(day_rollup.c.day >= first, day_rollup.c.day <= last))
    return {row.day: (row.starts_at, row.ends_at) for row in found}


def forget(connection: Connection, days: Sequence[date]) -> None:
    """Drop kept days whose bounds are no longer the shop's: its time zone or the start of its day was changed."""
    for day in days:
        connection.execute(day_rollup.delete().where(day_rollup.c.day == day))
