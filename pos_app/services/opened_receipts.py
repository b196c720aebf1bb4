"""What is shown beside a receipt that is opened: its orders and their guest, what was given back, what can be done."""

from dataclasses import replace

from sqlalchemy import Connection, select

from pos_app.data import history_queries, order_points, sold
from pos_app.data.sold import SOURCES, Sold
from pos_app.data.tables import customer, shift
from pos_app.domain.catalogue import Kind
from pos_app.domain.ids import WALK_IN
from pos_app.domain.opened_receipts import OpenedOrder, OpenedReceipt
from pos_app.domain.receipts import ReceiptData, ReceiptKind
from pos_app.domain.refunds import Refundable
from pos_app.domain.staff import Act, Actor, may
from pos_app.services import print_queue
from pos_app.services.premises import Premises


def of_sale(connection: Connection, premises: Premises, receipt: ReceiptData, who: Actor) -> OpenedReceipt:
    """A sale, whose receipt may be seen by who looks."""
    found = sold.read(connection, receipt.subject, None, None)
    here = _is_of_shift(connection, premises, found)
    left = sold.refundable(found, None, coin=1, can_void=here)
    sees_history = may(who.role, Act.SEE_HISTORY)
    untouched = left.has_left and not found.refunds and not left.points
    return replace(
        _opened(connection, premises, receipt, found, left),
        orders=_orders(connection, found, sees_history=sees_history),
        can_give_back=left.has_left and (here or sees_history),
        can_void=left.has_left and here,
        can_change_guest=untouched and _stays_open(connection, found),
    )


def of_order(connection: Connection, premises: Premises, receipt: ReceiptData, kind: Kind) -> OpenedReceipt:
    """An order without a sale, for somebody who may see histories."""
    found = sold.read(connection, None, receipt.subject, kind)
    left = sold.refundable(found, None, coin=1, can_void=False)
    return replace(
        _opened(connection, premises, receipt, found, left),
        orders=_orders(connection, found, sees_history=True),
        can_give_back=receipt.kind is ReceiptKind.ORDER and left.has_left,
    )


def _opened(
    connection: Connection, premises: Premises, receipt: ReceiptData, found: Sold, left: Refundable
) -> OpenedReceipt:
    """Whose it is, and what went back of it."""
    whose = select(customer.c.name, customer.c.phone_number).where(customer.c.id == found.customer_id)
    guest = connection.execute(whose).first() if found.customer_id != WALK_IN else None
    return OpenedReceipt(
        receipt,
        (),
        sale_id=found.sale.id if found.sale is not None else None,
        customer_id=found.customer_id if guest is not None else None,
        name=(guest.name or "") if guest is not None else "",
        phone_number=guest.phone_number if guest is not None else "",
        refunds=left.refunds,
        left=left.total - left.refunded,
        was_printed=print_queue.was_printed(connection, receipt, premises.now()),
    )


def _orders(connection: Connection, found: Sold, *, sees_history: bool) -> tuple[OpenedOrder, ...]:
    """The orders; how they were placed belongs to the history, and is for those who may see it."""
    own = [row.id for row in found.orders.values()]
    numbers = history_queries.merged_numbers(connection, found.customer_id, own) if sees_history else {}
    made = []
    for kind, row in found.orders.items():
        kept = (row.legacy or {}) if sees_history else {}
        points = order_points.kept(connection, f"{SOURCES[kind]}:{row.id}") if row.member_id else 0
        placed_by = kept.get("phoneNumber") or numbers.get(row.id)
        made.append(
            OpenedOrder(row.id, kind, row.status, row.total, row.refunded, points, kept.get("customerName"), placed_by)
        )
    return tuple(made)


def _is_of_shift(connection: Connection, premises: Premises, found: Sold) -> bool:
    """Whether it was sold in this till's open shift, today: then it can be voided, and a cashier may begin."""
    shift_id = sold.open_shift(connection, premises.till)
    today = premises.info(connection).business_day(premises.now())
    return found.sale is not None and found.sale.shift_id == shift_id and found.sale.business_day == today


def _stays_open(connection: Connection, found: Sold) -> bool:
    """Whether the shift of the sale, at whatever till, was not closed: until then it can get another guest."""
    if found.sale is None:
        return False
    wanted = select(shift.c.id).where(shift.c.id == found.sale.shift_id, shift.c.closed_at.is_(None))
    return connection.execute(wanted).first() is not None
