"""The rows that break an invariant of design page 3, found by the database itself.

Each query names the row and what it should be.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, case, func, or_, select, union_all

from pos_app.data.tables import (
    customer,
    customer_merge,
    level_change,
    member,
    merch_order,
    merged_row,
    order,
    points_entry,
)
from pos_app.domain.ids import WALK_IN
from pos_app.domain.loyalty import COUNTS_TOWARDS_LEVEL, DECIDED

ORDER_TABLES = (order, merch_order)
SOURCES = ("order:", "merch:")
"""What a ledger line's source begins with, for each of the tables."""


def _counted() -> Any:
    """Every order that counts for its customer, food and merchandise."""
    return union_all(
        *(
            select(table.c.customer_id, table.c.created_at, (table.c.total - table.c.refunded).label("spent")).where(
                table.c.status != "CANCELLED"
            )
            for table in ORDER_TABLES
        )
    ).subquery()


def _differs(one: ColumnElement[Any], other: ColumnElement[Any]) -> ColumnElement[bool]:
    return one.is_distinct_from(other)


def broken_counters() -> Select[Any]:
    """Customers whose kept counters are not what their orders say (invariant 1), with what they should be."""
    counted = _counted()
    sums = (
        select(
            counted.c.customer_id,
            func.count().label("orders"),
            func.min(counted.c.created_at).label("first"),
            func.max(counted.c.created_at).label("last"),
            func.sum(counted.c.spent).label("spent"),
        )
        .group_by(counted.c.customer_id)
        .subquery()
    )
    orders, spent = func.coalesce(sums.c.orders, 0), func.coalesce(sums.c.spent, 0)
    return (
        select(
            customer.c.id,
            customer.c.order_count,
            customer.c.lifetime_total,
            customer.c.first_order,
            customer.c.last_order,
            orders.label("orders"),
            spent.label("spent"),
            sums.c.first,
            sums.c.last,
        )
        .join_from(customer, sums, sums.c.customer_id == customer.c.id, isouter=True)
        .where(
            customer.c.id != WALK_IN,
            or_(
                customer.c.order_count != orders,
                customer.c.lifetime_total != spent,
                _differs(customer.c.first_order, sums.c.first),
                _differs(customer.c.last_order, sums.c.last),
            ),
        )
    )


def broken_balances() -> Select[Any]:
    """Members whose balance is not the sum of their ledger (invariant 2)."""
    sums = (
        select(points_entry.c.member_id, func.sum(points_entry.c.points).label("points"))
        .group_by(points_entry.c.member_id)
        .subquery()
    )
    points = func.coalesce(sums.c.points, 0)
    return (
        select(member.c.id, member.c.points, points.label("ledger"))
        .join_from(member, sums, sums.c.member_id == member.c.id, isouter=True)
        .where(member.c.points != points)
    )


def broken_levels() -> Select[Any]:
    """Members whose level is not that of their last change (invariant 3)."""
    last = (
        select(level_change.c.member_id, func.max(level_change.c.number).label("number"))
        .group_by(level_change.c.member_id)
        .subquery()
    )
    return (
        select(member.c.id, member.c.level, level_change.c.level.label("last_level"))
        .join_from(member, last, last.c.member_id == member.c.id, isouter=True)
        .join(
            level_change,
            and_(level_change.c.member_id == member.c.id, level_change.c.number == last.c.number),
            isouter=True,
        )
        .where(_differs(member.c.level, level_change.c.level))
    )


def decided_changes() -> Select[Any]:
    """Every change of level that was decided by points earned, to be decided again."""
    return select(level_change).where(level_change.c.reason.in_(DECIDED))


def earned_lines(member_id: str, since: datetime) -> Select[Any]:
    """The ledger lines a member's level is judged by, in the order they were written.

    The sequence is empty where a merge or its undo brought the line to the member, or took it away: a change of level
    may have been decided with it or without.
    """
    merges = (
        select(customer_merge.c.id)
        .join(member, member.c.customer_id.in_((customer_merge.c.survivor_id, customer_merge.c.merged_id)))
        .where(member.c.id == member_id)
    )
    moved = select(merged_row.c.row_id).where(merged_row.c.kind == "ENTRY", merged_row.c.merge_id.in_(merges))
    sequence = case((points_entry.c.id.in_(moved), None), else_=points_entry.c.sequence).label("sequence")
    return (
        select(points_entry.c.points, sequence)
        .where(
            or_(points_entry.c.member_id == member_id, points_entry.c.id.in_(moved)),
            points_entry.c.kind.in_(COUNTS_TOWARDS_LEVEL),
            points_entry.c.earned_at >= since,
        )
        .order_by(points_entry.c.sequence)
    )


def broken_links(table: Table) -> Select[Any]:
    """Orders that do not carry the member of their customer, or carry another one (invariant 4)."""
    return (
        select(table.c.id, table.c.member_id, member.c.id.label("of_customer"))
        .join_from(table, member, member.c.customer_id == table.c.customer_id, isouter=True)
        .where(_differs(table.c.member_id, member.c.id))
    )


def broken_standings() -> Select[Any]:
    """Customers whose kept level or day of joining is not that of their `Member`: lists would show them wrong."""
    return (
        select(customer.c.id, customer.c.level, customer.c.joined_at)
        .add_columns(member.c.level.label("should"), member.c.joined_at.label("since"))
        .join_from(customer, member, member.c.customer_id == customer.c.id, isouter=True)
        .where(or_(_differs(customer.c.level, member.c.level), _differs(customer.c.joined_at, member.c.joined_at)))
    )
