"""`Sale`: one pass at the counter, done once by its client-made id; its payments and its taxes by rate."""

from sqlalchemy import Column, Index, Text, false

from pos_app.data.tables.base import (
    Day,
    Flag,
    Json,
    amount,
    key,
    link,
    moment,
    one_of,
    strict_table,
    where_given,
    zero_or_one,
)

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
    Column("discountReason", Text, key="discount_reason", nullable=False, server_default=""),
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
    link("voucherId", "voucher_id", "Voucher.id", nullable=True, index=False),
    one_of("method", "method", PAYMENT_METHODS),
)
"""`amount` is what was handed over, in minor units; for points, what they were worth, and `points` how many."""

where_given("ix_Payment_voucherId", payment.c.voucher_id)

tax_line = strict_table(
    "TaxLine",
    key("id", "id", primary_key=True),
    link("saleId", "sale_id", "Sale.id", nullable=True),
    link("refundId", "refund_id", "Refund.id", nullable=True),
    Column("taxClass", Text, key="tax_class", nullable=False),
    Column("name", Text, key="name", nullable=False),
    amount("rate", "rate", default=None),
    Column("included", Flag, key="included", nullable=False, server_default=false()),
    amount("net", "net", default=None),
    amount("tax", "tax", default=None),
    *zero_or_one("included"),
)
"""A rate of a sale, or of a refund (negative then): `rate` in thousandths of a percent (19% is 19000), `net` and `tax`
in minor units; `included` tells whether the prices held the tax already."""
