"""What is on the orders board, and whether it changed: both by the index on status and time, in a shop of any age."""

from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, and_, bindparam, exists, func, or_, select

from pos_app.data.compiled import Compiled
from pos_app.data.tables import customer, merch_order, order, parked_sale, sale
from pos_app.domain.board import Step

WAITING = tuple(step.value for step in Step if step is not Step.DELIVERED)
MOST_DELIVERED = 40
"""So many delivered orders are kept in sight, the latest: they are there to be moved back, no list of the day."""

MOST_PICK_UPS = 60


def is_tab() -> ColumnElement[bool]:
    """Whether the order is the food of an open tab."""
    tab = select(parked_sale.c.id).where(parked_sale.c.order_id == order.c.id, parked_sale.c.kind == "TAB")
    return exists(tab.correlate(order))


def _on_the_board(since: datetime | BindParameter[Any]) -> ColumnElement[bool]:
    """Sold or on a tab (an adopted order is neither), and of the day; a tab's order is there whichever day it began."""
    waiting = and_(order.c.status.in_(WAITING), order.c.created_at >= since)
    return and_(waiting, or_(order.c.sale_id.is_not(None), is_tab()))


def _on_a_tab() -> ColumnElement[bool]:
    tabs = select(parked_sale.c.order_id).where(parked_sale.c.kind == "TAB", parked_sale.c.order_id.is_not(None))
    return and_(order.c.id.in_(tabs), order.c.status.in_(WAITING))


def _cards() -> Select[Any]:
    return (
        select(
            order.c.id,
            order.c.number,
            order.c.status,
            order.c.lines,
            order.c.note,
            order.c.total,
            order.c.refunded,
            order.c.sale_id,
            order.c.created_at,
            order.c.sequence,
            customer.c.name,
            customer.c.phone_number,
            func.coalesce(sale.c.till, parked_sale.c.till, "").label("till"),
        )
        .join_from(order, customer, customer.c.id == order.c.customer_id)
        .join(sale, sale.c.id == order.c.sale_id, isouter=True)
        .join(parked_sale, and_(parked_sale.c.order_id == order.c.id, parked_sale.c.kind == "TAB"), isouter=True)
    )


def waiting_orders(since: datetime) -> list[Select[Any]]:
    """The food orders that are not delivered: those since a time, and those of tabs; a row may be in both."""
    return [_cards().where(condition).order_by(order.c.sequence) for condition in (_on_the_board(since), _on_a_tab())]


def delivered_orders(since: datetime) -> Select[Any]:
    """The orders delivered of those placed since a time, the latest ones."""
    delivered = and_(order.c.status == Step.DELIVERED.value, order.c.created_at >= since)
    return (
        _cards()
        .where(delivered, or_(order.c.sale_id.is_not(None), is_tab()))
        .order_by(order.c.created_at.desc())
        .limit(MOST_DELIVERED)
    )


def pick_ups() -> Select[Any]:
    """Paid merchandise that waits, the latest first, and one more than is shown."""
    columns = (
        merch_order.c.id,
        merch_order.c.lines,
        merch_order.c.note,
        merch_order.c.created_at,
        merch_order.c.updated_at,
        merch_order.c.sequence,
        customer.c.name,
        customer.c.phone_number,
        sale.c.till,
    )
    waits = and_(
        merch_order.c.status == "PAID",
        or_(merch_order.c.refunded == 0, merch_order.c.refunded < merch_order.c.total),
    )
    return (
        select(*columns)
        .join_from(merch_order, customer, customer.c.id == merch_order.c.customer_id)
        .join(sale, sale.c.id == merch_order.c.sale_id)
        .where(waits)
        .order_by(merch_order.c.created_at.desc())
        .limit(MOST_PICK_UPS + 1)
    )


def _figures(condition: ColumnElement[bool]) -> Compiled:
    counted = (func.count(), func.max(order.c.updated_at), func.sum(order.c.sequence))
    sums = (func.sum(order.c.total), func.sum(order.c.refunded))
    return Compiled(
        select(order.c.status, *counted, *sums)
        .where(condition, or_(order.c.sale_id.is_not(None), is_tab()))
        .group_by(order.c.status)
        .order_by(order.c.status)
    )


_SINCE = bindparam("since", type_=order.c.created_at.type)
_WAITING = _figures(_on_the_board(_SINCE))
_ON_TABS = _figures(_on_a_tab())
_DELIVERED = _figures(and_(order.c.status == Step.DELIVERED.value, order.c.created_at >= _SINCE))
_tabs: Any = select(func.count(), func.max(parked_sale.c.updated_at), func.sum(parked_sale.c.version))
_TABS = Compiled(_tabs.where(parked_sale.c.kind == "TAB"))
_pick_ups = pick_ups().subquery()
_waiting: Any = select(func.count(), func.max(_pick_ups.c.updated_at), func.sum(_pick_ups.c.sequence))
_PICK_UPS = Compiled(_waiting)


def fingerprint(connection: Connection, since: datetime, delivered_since: datetime) -> str:
    """What differs when anything on the board differs: counts, last change and sums, by status.

    Two moves that leave the counts alike differ in the time of the last change; a clock that is behind, in the counts.
    """
    found = [
        _WAITING.all(connection, {"since": since}),
        _DELIVERED.all(connection, {"since": delivered_since}),
        *(each.all(connection) for each in (_ON_TABS, _TABS, _PICK_UPS)),
    ]
    return str([[tuple(row) for row in rows] for rows in found])
