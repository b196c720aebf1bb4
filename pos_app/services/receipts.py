"""Receipts: what a sale, a refund or an old order says on paper, read from the rows as they were written.

Reading changes nothing. Who may: everybody for what was sold on this business day, a shift lead for what is older.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from pos_app.data.sold import CANCELLED
from pos_app.data.sold import parts as parts_of
from pos_app.data.tables import (
    member,
    merch_order,
    order,
    payment,
    points_entry,
    refund,
    sale,
    setting,
    staff,
    tax_line,
    voucher,
)
from pos_app.domain import loyalty, money
from pos_app.domain.catalogue import Kind, Modifier
from pos_app.domain.loyalty import Level
from pos_app.domain.opened_receipts import OpenedReceipt
from pos_app.domain.receipts import (
    KitchenLine,
    KitchenSlip,
    ReceiptData,
    ReceiptKind,
    ReceiptLine,
    ReceiptPayment,
    ReceiptPoints,
    ReceiptTax,
    ReceiptText,
    masked,
)
from pos_app.domain.staff import Act, Actor
from pos_app.errors import NotFound
from pos_app.services import opened_receipts
from pos_app.services.premises import Premises
from pos_app.services.receipt_texts import RECEIPT, text_of

_SOURCES = ((order, "order"), (merch_order, "merch"))
KINDS = {"order": Kind.FOOD, "merch": Kind.MERCH}


class Receipts:
    """Reads receipts."""

    def __init__(self, premises: Premises, actor: Actor | None = None) -> None:
        """`actor` is who asks when a call names nobody."""
        self._premises = premises
        self._actor = actor

    def of_sale(self, sale_id: str, *, actor: Actor | None = None) -> ReceiptData:
        """The receipt of a sale. Raises NotFound, and NotAllowed for a cashier who asks for an older day's."""
        who = self._who(actor)
        with self._premises.database.read() as connection:
            row = _found(connection, select(sale).where(sale.c.id == sale_id))
            self._check_day(connection, who, row.business_day)
            return sale_receipt(connection, self._premises, row)

    def of_refund(self, refund_id: str, *, actor: Actor | None = None) -> ReceiptData:
        """The receipt of a refund or a void, amounts negative. Raises likewise."""
        who = self._who(actor)
        with self._premises.database.read() as connection:
            row = _found(connection, select(refund).where(refund.c.id == refund_id))
            self._check_day(connection, who, row.business_day)
            return refund_receipt(connection, self._premises, row)

    def of_order(self, order_id: str, *, actor: Actor | None = None) -> ReceiptData:
        """The receipt of the sale an order belongs to, or of an adopted order, which has none. Raises likewise."""
        who = self._who(actor)
        with self._premises.database.read() as connection:
            row, source = _order(connection, order_id)
            if row.sale_id is None:
                self._premises.allow(who, Act.SEE_HISTORY, connection)
                return order_receipt(connection, self._premises, row, source)
            sold = _found(connection, select(sale).where(sale.c.id == row.sale_id))
            self._check_day(connection, who, sold.business_day)
            return sale_receipt(connection, self._premises, sold)

    def opened(
        self, sale_id: str | None = None, order_id: str | None = None, *, actor: Actor | None = None
    ) -> OpenedReceipt:
        """A sale, or the sale of an order, with what its receipt does not say. Raises as `of_sale` and `of_order`."""
        who = self._who(actor)
        with self._premises.database.read() as connection:
            if order_id is not None:
                row, source = _order(connection, order_id)
                if row.sale_id is None:
                    self._premises.allow(who, Act.SEE_HISTORY, connection)
                    receipt = order_receipt(connection, self._premises, row, source)
                    return opened_receipts.of_order(connection, self._premises, receipt, KINDS[source])
                sale_id = row.sale_id
            sold = _found(connection, select(sale).where(sale.c.id == sale_id))
            self._check_day(connection, who, sold.business_day)
            receipt = sale_receipt(connection, self._premises, sold)
            return opened_receipts.of_sale(connection, self._premises, receipt, who)

    def _who(self, actor: Actor | None) -> Actor:
        return self._premises.allow(actor or self._actor, Act.SELL)

    def _check_day(self, connection: Connection, who: Actor, day: Any) -> None:
        if day != self._premises.info(connection).business_day(self._premises.now()):
            self._premises.allow(who, Act.SEE_HISTORY, connection)


def by_subject(connection: Connection, premises: Premises, what: str, subject: str) -> ReceiptData:
    """A receipt for the printer, whose job somebody with the right has queued. Raises NotFound."""
    if what == "REFUND":
        return refund_receipt(connection, premises, _found(connection, select(refund).where(refund.c.id == subject)))
    if what == "ORDER":
        row, source = _order(connection, subject)
        if row.sale_id is None:
            return order_receipt(connection, premises, row, source)
        subject = row.sale_id
    return sale_receipt(connection, premises, _found(connection, select(sale).where(sale.c.id == subject)))


def sale_receipt(connection: Connection, premises: Premises, row: Any) -> ReceiptData:
    """The receipt of a sale's row."""
    orders = _orders_of(connection, row.id)
    outcome = row.outcome or {}
    points = _points(connection, orders, row, outcome)
    return ReceiptData(
        ReceiptKind.SALE,
        row.id,
        premises.info(connection),
        receipt_text(connection),
        row.created_at,
        till=row.till,
        staff=_name(connection, row.staff_id),
        number=next((str(each.number or "") for each, source in orders if source == "order"), ""),
        lines=tuple(_line(item) for each, _ in orders for item in each.lines),
        subtotal=row.subtotal,
        discount=row.discount,
        discount_reason=row.discount_reason,
        taxes=_taxes(connection, tax_line.c.sale_id == row.id),
        tax=row.tax,
        total=row.total,
        tip=row.tip,
        rounding=row.rounding,
        payments=_payments(connection, row.id),
        change=row.change,
        points=points,
        would_earn=0 if points else _would_earn(connection, premises, orders),
        note=" · ".join(dict.fromkeys(each.note for each, _ in orders if each.note)),
        refunded=sum(each.refunded for each, _ in orders),
        is_cancelled=all(each.status == CANCELLED for each, _ in orders),
    )


def refund_receipt(connection: Connection, premises: Premises, row: Any) -> ReceiptData:
    """The receipt of a refund's row: what was taken back, and how; amounts negative."""
    value = row.food_amount + row.merch_amount
    number = None
    if row.sale_id:
        number = connection.execute(select(order.c.number).where(order.c.sale_id == row.sale_id)).scalar()
    paid = [
        ReceiptPayment(each.method.value, -each.amount, masked(each.voucher_code or each.reference))
        for each in parts_of(connection, row.id)
        if each.amount
    ]
    worth = value + row.tip + row.rounding - row.amount
    if row.points:
        paid.append(ReceiptPayment("POINTS", -worth, points=-row.points))
    lines = tuple(_refunded_line(item) for item in row.lines or ())
    return ReceiptData(
        ReceiptKind(row.kind),
        row.id,
        premises.info(connection),
        receipt_text(connection),
        row.created_at,
        till=row.till,
        staff=_name(connection, row.staff_id),
        number=str(number or ""),
        lines=lines,
        subtotal=-value + (row.tax if _is_added(connection, row.id) else 0),
        taxes=_taxes(connection, tax_line.c.refund_id == row.id),
        tax=-row.tax,
        total=-value,
        tip=-row.tip,
        rounding=-row.rounding,
        payments=tuple(paid),
        reason=row.reason,
    )


def order_receipt(connection: Connection, premises: Premises, row: Any, source: str) -> ReceiptData:
    """The record of an order that came over from the old shop, or of a tab that is not paid yet."""
    return ReceiptData(
        ReceiptKind.ORDER if row.legacy is not None else ReceiptKind.TAB,
        row.id,
        premises.info(connection),
        receipt_text(connection),
        row.created_at,
        number=str((row.number if source == "order" else "") or ""),
        lines=tuple(_line(item) for item in row.lines),
        subtotal=row.subtotal or row.total + row.discount - row.tax,
        discount=row.discount,
        tax=row.tax,
        total=row.total,
        note=row.note,
        refunded=row.refunded,
        is_cancelled=row.status == CANCELLED,
    )


def kitchen_slip(connection: Connection, order_id: str) -> KitchenSlip:
    """All the food of an order for the kitchen. Raises NotFound."""
    row = _found(connection, select(order).where(order.c.id == order_id))
    sold = connection.execute(select(sale.c.till, sale.c.staff_id).where(sale.c.id == row.sale_id)).first()
    return KitchenSlip(
        number=row.number or "",
        at=row.created_at,
        till=sold.till if sold else "",
        staff=_name(connection, sold.staff_id) if sold else "",
        lines=tuple(_kitchen_line(item) for item in row.lines),
        note=row.note,
    )


def receipt_text(connection: Connection) -> ReceiptText:
    """The owner's words and logo."""
    kept = connection.execute(select(setting.c.value).where(setting.c.name == RECEIPT)).scalar()
    return text_of(kept if isinstance(kept, dict) else {})


# --- rows ---------------------------------------------------------------------------------------------------------


def _found(connection: Connection, wanted: Any) -> Any:
    row = connection.execute(wanted).first()
    if row is None:
        raise NotFound
    return row


def _order(connection: Connection, order_id: str) -> tuple[Any, str]:
    for table, source in _SOURCES:
        row = connection.execute(select(table).where(table.c.id == order_id)).first()
        if row is not None:
            return row, source
    raise NotFound


def _orders_of(connection: Connection, sale_id: str) -> list[tuple[Any, str]]:
    found = [(connection.execute(select(table).where(table.c.sale_id == sale_id)).first(), s) for table, s in _SOURCES]
    return [(row, source) for row, source in found if row is not None]


def _name(connection: Connection, staff_id: str | None) -> str:
    return str(connection.execute(select(staff.c.name).where(staff.c.id == staff_id)).scalar() or "")


def _line(item: dict[str, Any], sign: int = 1) -> ReceiptLine:
    """A line of the stored items; adopted ones may lack anything."""
    return ReceiptLine(
        name=str(item.get("name") or ""),
        quantity=int(item.get("quantity") or 0),
        unit_price=int(item.get("unitPrice") or 0),
        total=sign * int(item.get("total") or 0),
        modifiers=tuple(
            Modifier(str(m.get("name", "")), int(m.get("price") or 0)) for m in item.get("modifiers") or ()
        ),
        note=str(item.get("note") or ""),
        discount=sign * int(item.get("lineDiscount") or 0),
        discount_reason=str(item.get("discountReason") or ""),
    )


def _refunded_line(item: dict[str, Any]) -> ReceiptLine:
    """A line given back: the refund names what and how many, and what it came to."""
    total = -abs(int(item.get("amount") or item.get("total") or 0))
    return ReceiptLine(
        name=str(item.get("name") or ""),
        quantity=int(item.get("quantity") or 0),
        unit_price=int(item.get("unitPrice") or 0),
        total=total,
    )


def _kitchen_line(item: dict[str, Any]) -> KitchenLine:
    chosen = tuple(str(each.get("name", "")) for each in item.get("modifiers") or ())
    return KitchenLine(int(item.get("quantity") or 0), str(item.get("name") or ""), chosen, str(item.get("note") or ""))


def _taxes(connection: Connection, of: Any) -> tuple[ReceiptTax, ...]:
    rows = connection.execute(select(tax_line).where(of).order_by(tax_line.c.rate, tax_line.c.tax_class))
    return tuple(ReceiptTax(row.name, row.rate, row.included, row.net, row.tax) for row in rows)


def _is_added(connection: Connection, refund_id: str) -> bool:
    return any(not each.included for each in _taxes(connection, tax_line.c.refund_id == refund_id))


def _payments(connection: Connection, sale_id: str) -> tuple[ReceiptPayment, ...]:
    wanted = (
        select(payment, voucher.c.code)
        .join_from(payment, voucher, voucher.c.id == payment.c.voucher_id, isouter=True)
        .where(payment.c.sale_id == sale_id)
        .order_by(payment.c.created_at, payment.c.id)
    )
    return tuple(
        ReceiptPayment(row.method, row.amount, masked(row.code or row.reference), row.points)
        for row in connection.execute(wanted)
    )


def _points(
    connection: Connection, orders: Sequence[tuple[Any, str]], row: Any, outcome: dict[str, Any]
) -> ReceiptPoints | None:
    """What the sale did to its member's points; the balance is the one it was answered with, while it is theirs."""
    member_id = next((each.member_id for each, _ in orders if each.member_id), None)
    if member_id is None:
        return None
    joined = _found(connection, select(member.c.member_id, member.c.level).where(member.c.id == member_id))
    sources = [f"{source}:{each.id}" for each, source in orders]
    earned = select(func.coalesce(func.sum(points_entry.c.points), 0)).where(
        points_entry.c.kind == "EARN", points_entry.c.source.in_(sources)
    )
    spent = select(func.coalesce(func.sum(payment.c.points), 0)).where(payment.c.sale_id == row.id)
    is_theirs = outcome.get("customer_id") == row.customer_id
    return ReceiptPoints(
        masked(joined.member_id),
        Level(joined.level),
        earned=int(connection.execute(earned).scalar_one()),
        spent=int(connection.execute(spent).scalar_one()),
        balance=outcome.get("points") if is_theirs else None,
    )


def _would_earn(connection: Connection, premises: Premises, orders: Sequence[tuple[Any, str]]) -> int:
    rules, unit = premises.rules(connection), money.unit(premises.info(connection).currency)
    return sum(
        loyalty.points_for(total=each.total, tax=each.tax, refunded=each.refunded, unit=unit, rules=rules)
        for each, _ in orders
    )
