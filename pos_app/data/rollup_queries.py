"""Sums over kept days, by kind, day, hour, product and staff: what the owner's figures are read from."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, case, func, select

from pos_app.data.tables import category, day_product, day_rollup, day_sales, day_staff, product

SALES = (
    "sales", "orders", "discount", "tax", "total", "member_orders", "member_total", "new_orders", "new_total",
    "refunded",
)  # fmt: skip
STAFF = ("sales", "total", "discount", "refunds", "refunded")
POINTS = ("points_given", "points_spent", "points_taken_back")

Row = dict[str, Any]


def _within(table: Table, first: date, last: date) -> ColumnElement[bool]:
    return and_(table.c.day >= first, table.c.day <= last)


def _sums(table: Table, names: Sequence[str]) -> list[ColumnElement[Any]]:
    return [func.coalesce(func.sum(table.c[name]), 0).label(name) for name in names]


def _rows(connection: Connection, wanted: Select[Any]) -> list[Row]:
    numbers = {*SALES, *STAFF, *POINTS, "quantity"}
    found = connection.execute(wanted).mappings()
    return [{name: int(value) if name in numbers else value for name, value in row.items()} for row in found]


def by_kind(connection: Connection, first: date, last: date) -> list[Row]:
    """Food and merchandise over the days."""
    table = day_sales
    wanted = select(table.c.kind, *_sums(table, SALES)).where(_within(table, first, last)).group_by(table.c.kind)
    return _rows(connection, wanted)


def by_day(connection: Connection, first: date, last: date) -> list[Row]:
    """A row for each day with orders."""
    table = day_sales
    wanted = select(table.c.day, *_sums(table, SALES)).where(_within(table, first, last)).group_by(table.c.day)
    return _rows(connection, wanted)


def by_hour(connection: Connection, first: date, last: date) -> list[Row]:
    """A row for each weekday and hour with orders."""
    table = day_sales
    wanted = select(day_rollup.c.weekday, table.c.hour, *_sums(table, ("orders", "total"))).join_from(table, day_rollup)
    return _rows(connection, wanted.where(_within(table, first, last)).group_by(day_rollup.c.weekday, table.c.hour))


def by_category(connection: Connection, first: date, last: date) -> list[Row]:
    """By the category a product is in today; what is in none has an empty id."""
    table = day_product
    place = func.coalesce(category.c.id, "")
    wanted = (
        select(place.label("category_id"), func.max(category.c.name).label("name"), table.c.kind)
        .add_columns(*_sums(table, ("quantity", "total")))
        .join_from(table, product, product.c.id == table.c.product_id, isouter=True)
        .join(category, category.c.id == product.c.category_id, isouter=True)
        .where(_within(table, first, last))
        .group_by(place, table.c.kind)
    )
    return _rows(connection, wanted)


def by_product(connection: Connection, first: date, last: date) -> list[Row]:
    """By product, called as the catalogue calls it today; things it does not know, by their own names."""
    table = day_product
    unknown = case((table.c.product_id == "", table.c.name), else_="")
    sums = (
        select(
            table.c.kind,
            table.c.product_id.label("product_id"),
            func.max(table.c.name).label("name"),
            *_sums(table, ("quantity", "total")),
        )
        .where(_within(table, first, last))
        .group_by(table.c.kind, table.c.product_id, unknown)
        .subquery()
    )
    wanted = select(
        sums.c.kind, sums.c.product_id, func.coalesce(product.c.name, sums.c.name).label("name"),
        sums.c.quantity, sums.c.total,
    ).join_from(sums, product, product.c.id == sums.c.product_id, isouter=True)  # fmt: skip
    return _rows(connection, wanted)


def by_staff(connection: Connection, first: date, last: date) -> list[Row]:
    """A row for each of the staff who sold or gave back."""
    table = day_staff
    wanted = select(table.c.staff_id.label("staff_id"), *_sums(table, STAFF)).where(_within(table, first, last))
    return _rows(connection, wanted.group_by(table.c.staff_id))


def points(connection: Connection, first: date, last: date) -> Row:
    """The programme over the days."""
    [row] = _rows(connection, select(*_sums(day_rollup, POINTS)).where(_within(day_rollup, first, last)))
    return row
