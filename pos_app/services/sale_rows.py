"""The rows a sale is stored as, and the hashes that tell it again: pure functions of what was asked for."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pos_app.data import journal_chain
from pos_app.domain.cart import Cart
from pos_app.domain.catalogue import Kind
from pos_app.domain.ids import new_id
from pos_app.domain.pricing import Priced, PricedLine
from pos_app.domain.sales import Payment


def order_rows(
    priced: Priced, *, sale_id: str, customer_id: str, member_id: str | None, now: datetime, sequence: int
) -> dict[Kind, dict[str, Any]]:
    """The rows of the sale's orders, by kind, as far as they are alike; `member_id` is the member row's id."""
    rows = {}
    for kind, status in ((Kind.FOOD, "CONFIRMED"), (Kind.MERCH, "PAID")):
        lines, sums = priced.of_kind(kind)
        if lines:
            rows[kind] = {
                "customer_id": customer_id,
                "member_id": member_id,
                "sale_id": sale_id,
                "lines": [item(line) for line in lines],
                "status": status,
                "subtotal": sums.subtotal,
                "discount": sums.discount,
                "tax": sums.tax,
                "total": sums.total,
                "refunded": 0,
                "sequence": sequence,
                "created_at": now,
                "updated_at": now,
            }
    return rows


def item(priced: PricedLine) -> dict[str, Any]:
    """A line as it was sold, whatever becomes of the catalogue later.

    `discount` is the line's own (`lineDiscount`, with its reason) and its share of the order's. What does not apply is
    left out: `taxClass` names the class it was taxed by.
    """
    line = priced.line
    sold = {
        "productId": line.product_id,
        "name": line.name,
        "kind": line.kind.value,
        "quantity": line.quantity,
        "unitPrice": line.unit_price,
        "modifiers": [{"name": each.name, "price": each.price} for each in line.modifiers],
        "note": line.note,
        "discount": priced.discount,
        "tax": priced.tax,
        "total": priced.total,
    }
    if line.discount:
        sold |= {"lineDiscount": line.reduction, "discountReason": line.discount.reason}
    if priced.tax_class:
        sold["taxClass"] = priced.tax_class.id
    return sold


def payment_row(given: Payment, sale_id: str, now: datetime) -> dict[str, Any]:
    """How one payment is stored."""
    return {
        "id": new_id(),
        "sale_id": sale_id,
        "method": given.method.value,
        "amount": given.amount,
        "points": given.quantity,
        "reference": given.reference,
        "created_at": now,
    }


def fingerprint(cart: Cart, payments: Sequence[Payment]) -> str:
    """What tells a sale that is sent again from another one under the same id: every line, and every payment."""
    lines = [
        [
            line.product_id,
            line.name,
            line.kind,
            line.quantity,
            line.unit_price,
            [[m.name, m.price] for m in line.modifiers],
            line.note,
        ]
        for line in cart.lines
    ]
    return journal_chain.digest([lines, [[each.method, each.amount, each.reference] for each in payments]])


def rows_hash(orders: Sequence[dict[str, Any]], payments: Sequence[tuple[str, int]]) -> str:
    """The hash of a sale's rows that the journal keeps: what was sold at which price, and how it was paid.

    No free text.

    `orders` are the food row and the merchandise row, as far as there are any, in that order.
    """
    sold = [
        [[item["productId"], item["quantity"], item["unitPrice"], item["total"]] for item in row["lines"]]
        + [row["total"]]
        for row in orders
    ]
    return journal_chain.digest([sold, sorted([method, amount] for method, amount in payments)])
