"""`Order` (food and drink) and `MerchOrder` (merchandise): what a customer ordered, as it was sold."""

from sqlalchemy import Column, Index, Text

from pos_app.data.tables.base import Json, amount, key, link, moment, one_of, strict_table

ORDER_STATUS = ("PENDING", "CONFIRMED", "PREPARING", "READY", "DELIVERED", "CANCELLED")
MERCH_STATUS = ("UNPAID", "PAID", "PICKED_UP", "CANCELLED")

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
    one_of("status", "status", ORDER_STATUS),
)
Index("ix_Order_customerId_sequence", order.c.customer_id, order.c.sequence, order.c.sale_id)
Index("uq_Order_saleId", order.c.sale_id, unique=True)
Index("ix_Order_status_createdAt", order.c.status, order.c.created_at)

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
    one_of("status", "status", MERCH_STATUS),
)
Index("ix_MerchOrder_customerId_sequence", merch_order.c.customer_id, merch_order.c.sequence, merch_order.c.sale_id)
Index("uq_MerchOrder_saleId", merch_order.c.sale_id, unique=True)
Index("ix_MerchOrder_status_createdAt", merch_order.c.status, merch_order.c.created_at)
