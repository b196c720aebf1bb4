"""The rows a sale is stored as, and the hashes that tell it again: pure functions of what was asked for."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pos_app.data import journal_chain
from pos_app.domain.cart import Cart, CartLine
from pos_app.domain.catalogue import Kind
from pos_app.domain.ids import new_id
from pos_app.domain.pricing import Priced, PricedLine
from pos_app.domain.sales import Payment

HASH_VERSION = 2
"""Which of the hashes below the journal keeps of a sale now, in `data["hash"]`; entries without one have the first."""


def order_rows(
    priced: Priced, *, sale_id: str, customer_id: str, member_id: str | None, now: datetime, sequence: int, note: str
) -> dict[Kind, dict[str, Any]]:
    """The rows of the sale's orders, by kind, as far as they are alike; `member_id` is the member row's id."""
    rows = {}
    for kind, status in ((Kind.FOOD, "CONFIRMED"), (Kind.MERCH, "PAID")):
        lines, sums = priced.of_kind(kind)
        if lines:
            rows[kind] = {
                "id": new_id(),
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
                "note": note,
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
        "voucher_id": None,
        "created_at": now,
    }


def tax_rows(priced: Priced, sale_id: str) -> list[dict[str, Any]]:
    """The tax table of a sale: a row for each class that something was sold of."""
    return [
        {
            "id": new_id(),
            "sale_id": sale_id,
            "tax_class": each.tax_class.id,
            "name": each.tax_class.name,
            "rate": each.tax_class.rate,
            "included": each.tax_class.included,
            "net": each.net,
            "tax": each.tax,
        }
        for each in priced.taxes
    ]


def fingerprint(cart: Cart, payments: Sequence[Payment], tip: int = 0) -> str:
    """What tells a sale that is sent again from another one under the same id: every line, every payment, the rest.

    What a plain sale lacks is left out, so that sales done by earlier versions are known again.
    """
    paid = [
        [each.method, each.amount, each.reference, *([each.quantity] if each.quantity else [])] for each in payments
    ]
    content: list[Any] = [[_line_content(line) for line in cart.lines], paid]
    if cart.discount or cart.note or tip:
        content.append([cart.discount.kept() if cart.discount else None, cart.note, tip])
    return journal_chain.digest(content)


def _line_content(line: CartLine) -> list[Any]:
    content = [
        line.product_id,
        line.name,
        line.kind,
        line.quantity,
        line.unit_price,
        [[each.name, each.price] for each in line.modifiers],
        line.note,
    ]
    return [*content, line.discount.kept()] if line.discount else content


def rows_hash(orders: Sequence[dict[str, Any]], payments: Sequence[tuple[str, int]]) -> str:
    """The first hash of a sale's rows that the journal kept: what was sold at which price, and how it was paid.

    No free text.

    `orders` are the food row and the merchandise row, as far as there are any, in that order.
    """
    sold = [
        [[item["productId"], item["quantity"], item["unitPrice"], item["total"]] for item in row["lines"]]
        + [row["total"]]
        for row in orders
    ]
    return journal_chain.digest([sold, sorted([method, amount] for method, amount in payments)])


def sale_hash(
    sale: dict[str, Any],
    orders: Sequence[dict[str, Any]],
    payments: Sequence[dict[str, Any]],
    taxes: Sequence[dict[str, Any]],
) -> str:
    """The hash of a sale's rows that the journal keeps: every amount in them, and what was sold. No free text.

    Rows by the tables' own keys; `orders` are the food row and the merchandise row, as far as there are any, in that
    order. What changes later (status, refunded, customer) is not in it.
    """
    sums = ("subtotal", "discount", "tax", "total")
    parts = ("productId", "quantity", "unitPrice", "discount", "tax", "total")
    sold = [
        [[[each[part] for part in parts] for each in row["lines"]], *[row[each] for each in sums]] for row in orders
    ]
    whole = [sale[each] for each in (*sums, "tip", "rounding", "change")]
    paid = sorted([each["method"], each["amount"], each["points"]] for each in payments)
    taxed = sorted([each[part] for part in ("tax_class", "rate", "included", "net", "tax")] for each in taxes)
    return journal_chain.digest([whole, sold, paid, taxed])
