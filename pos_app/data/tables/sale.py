"""`Sale`: one pass at the counter, done once by its client-made id; its payments, refunds, and sales put aside."""

from sqlalchemy import Column, Index, Text

from pos_app.data.tables.base import Day, Json, amount, key, link, moment, one_of, strict_table

PAYMENT_METHODS = ("CASH", "CARD", "POINTS", "VOUCHER")

sale = strict_table(
    "Sale",
    key("id", "id", primary_key=True),
    Column("till", Text, key="till", nullable=False),
    link("staffId", "staff_id", "Staff.id"),
    link("shiftId", "shift_id", "Shift.id", nullable=True),
    link("customerId", "customer_id", "Customer.id", index=False),
    amount("subtotal", "subtotal"),
    amount("discount", "discount"),
    amount("tax", "tax"),
    amount("total", "total"),
    amount("tip", "tip"),
    amount("rounding", "rounding"),
    amount("change", "change"),
    Column("fingerprint", Text, key="fingerprint", nullable=False),
    Column("outcome", Json, key="outcome", nullable=False),
    amount("sequence", "sequence", default=None),
    Column("businessDay", Day, key="business_day", nullable=False),
    moment("createdAt", "created_at"),
)
"""`fingerprint` tells a repeated sale from another content under one id; `outcome` is what the first answer said."""

Index("ix_Sale_customerId_sequence", sale.c.customer_id, sale.c.sequence)
Index("uq_Sale_sequence", sale.c.sequence, unique=True)
Index("ix_Sale_businessDay", sale.c.business_day)

payment = strict_table(
    "Payment",
    key("id", "id", primary_key=True),
    link("saleId", "sale_id", "Sale.id"),
    Column("method", Text, key="method", nullable=False),
    amount("amount", "amount"),
    amount("points", "points"),
    Column("reference", Text, key="reference", nullable=False, server_default=""),
    moment("createdAt", "created_at"),
    one_of("method", "method", PAYMENT_METHODS),
)

refund = strict_table(
    "Refund",
    key("id", "id", primary_key=True),
    link("saleId", "sale_id", "Sale.id", nullable=True),
    link("orderId", "order_id", "Order.id", nullable=True),
    link("merchOrderId", "merch_order_id", "MerchOrder.id", nullable=True),
    link("shiftId", "shift_id", "Shift.id", nullable=True),
    link("staffId", "staff_id", "Staff.id"),
    Column("method", Text, key="method", nullable=False),
    amount("amount", "amount"),
    amount("points", "points"),
    Column("lines", Json, key="lines", nullable=False),
    Column("reason", Text, key="reason", nullable=False),
    moment("createdAt", "created_at"),
    one_of("method", "method", PAYMENT_METHODS),
)

parked_sale = strict_table(
    "ParkedSale",
    key("id", "id", primary_key=True),
    Column("till", Text, key="till", nullable=False),
    link("staffId", "staff_id", "Staff.id"),
    link("customerId", "customer_id", "Customer.id", nullable=True),
    Column("label", Text, key="label", nullable=False, server_default=""),
    Column("cart", Json, key="cart", nullable=False),
    moment("createdAt", "created_at"),
    moment("updatedAt", "updated_at"),
)
