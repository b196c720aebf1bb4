"""`Order` (food and drink) and `MerchOrder` (merchandise): what a customer ordered, as it was sold."""

from sqlalchemy import Column, Computed, Index, Text

from pos_app.data.tables.base import Amount, Json, amount, key, link, moment, one_of, partial_index, strict_table

ORDER_STATUS = ("PENDING", "CONFIRMED", "PREPARING", "READY", "DELIVERED", "CANCELLED")
MERCH_STATUS = ("UNPAID", "PAID", "PICKED_UP", "CANCELLED")

_KEPT = '("total" - "refunded")'
_MILLIONS = f'("total" - "tax") * ({_KEPT} / 1000000)'
_REST = f'("total" - "tax") * ({_KEPT} - {_KEPT} / 1000000 * 1000000)'
EARNABLE = (
    """CASE WHEN "memberId" IS NOT NULL OR "customerId" = 'walk-in' OR "status" IN ('CANCELLED', 'UNPAID')"""
    """ OR ("saleId" IS NULL AND "legacy" IS NULL) OR "tax" >= "total" OR "refunded" >= "total" THEN NULL"""
    """ WHEN "refunded" <= 0 THEN "total" - "tax" WHEN "total" > 1000000000000 THEN NULL"""
    f""" ELSE {_MILLIONS} / "total" * 1000000"""
    f""" + (({_MILLIONS} - {_MILLIONS} / "total" * "total") * 1000000 + {_REST}) / "total" END"""
)
"""What of an order would earn points if its guest joined TapPass now, in minor units: that of `loyalty.points_for`.

Empty where nothing would: a member's order has earned already. `(total - tax) * (total - refunded) / total`, rounded
down, is worked out by the million, so that no product exceeds 64 bits; an order of more than 10**12 of which a part was
given back counts for nothing until then. On SQLite, where a column that is added later can only be worked out when it
is read, the index alone stores it.
"""

order = strict_table(
    "Order",
    key("id", "id", primary_key=True),
    link("customerId", "customer_id", "Customer.id", index=False),
    Column("items", Json, key="lines", nullable=False),
    amount("total", "total"),
    Column("status", Text, key="status", nullable=False),
    link("memberId", "member_id", "Member.id", nullable=True),
    link("saleId", "sale_id", "Sale.id", nullable=True, index=False),
    Column("number", Text, key="number"),
    amount("subtotal", "subtotal"),
    amount("discount", "discount"),
    amount("tax", "tax"),
    amount("refunded", "refunded"),
    Column("legacy", Json, key="legacy"),
    amount("sequence", "sequence", default=None),
    moment("createdAt", "created_at"),
    moment("updatedAt", "updated_at"),
    Column("note", Text, key="note", nullable=False, server_default=""),
    Column("earnable", Amount, Computed(EARNABLE, persisted=True), key="earnable"),
    one_of("status", "status", ORDER_STATUS),
)
Index("ix_Order_customerId_sequence", order.c.customer_id, order.c.sequence, order.c.sale_id)
Index("uq_Order_saleId", order.c.sale_id, unique=True)
Index("ix_Order_status_createdAt", order.c.status, order.c.created_at, order.c.number)
partial_index(
    "ix_Order_earnable",
    *(order.c.customer_id, order.c.created_at, order.c.earnable),
    where='"earnable" IS NOT NULL',
)

merch_order = strict_table(
    "MerchOrder",
    key("id", "id", primary_key=True),
    link("customerId", "customer_id", "Customer.id", index=False),
    Column("items", Json, key="lines", nullable=False),
    amount("total", "total"),
    Column("status", Text, key="status", nullable=False),
    link("saleId", "sale_id", "Sale.id", nullable=True, index=False),
    link("memberId", "member_id", "Member.id", nullable=True),
    amount("subtotal", "subtotal"),
    amount("discount", "discount"),
    amount("tax", "tax"),
    amount("refunded", "refunded"),
    Column("legacy", Json, key="legacy"),
    amount("sequence", "sequence", default=None),
    moment("createdAt", "created_at"),
    moment("updatedAt", "updated_at"),
    Column("note", Text, key="note", nullable=False, server_default=""),
    Column("earnable", Amount, Computed(EARNABLE, persisted=True), key="earnable"),
    one_of("status", "status", MERCH_STATUS),
)
Index("ix_MerchOrder_customerId_sequence", merch_order.c.customer_id, merch_order.c.sequence, merch_order.c.sale_id)
Index("uq_MerchOrder_saleId", merch_order.c.sale_id, unique=True)
Index("ix_MerchOrder_status_createdAt", merch_order.c.status, merch_order.c.created_at)
partial_index(
    "ix_MerchOrder_earnable",
    *(merch_order.c.customer_id, merch_order.c.created_at, merch_order.c.earnable),
    where='"earnable" IS NOT NULL',
)
