"""`Refund`, `RefundPayment`: what was given back; `Voucher`, `VoucherPayment`: the house's own, and its money."""

from sqlalchemy import CheckConstraint, Column, Index, Text

from pos_app.data.tables.base import Day, Json, amount, key, link, moment, one_of, strict_table
from pos_app.data.tables.sale import PAYMENT_METHODS

REFUND_KINDS = ("REFUND", "VOID")
VOUCHER_METHODS = ("CASH", "CARD")
VOUCHER_PAYMENT_KINDS = ("SOLD", "TAKEN_BACK")

voucher = strict_table(
    "Voucher",
    key("id", "id", primary_key=True),
    key("code", "code", unique=True),
    amount("amount", "amount"),
    amount("balance", "balance"),
    Column("expiresOn", Day, key="expires_on"),
    Column("reason", Text, key="reason", nullable=False, server_default=""),
    link("staffId", "staff_id", "Staff.id"),
    moment("createdAt", "created_at"),
    moment("updatedAt", "updated_at"),
    CheckConstraint('"balance" >= 0 AND "balance" <= "amount"', name="balance"),
)
"""`amount` is what it was issued for (refunds to it included), `balance` what is left, minor units; it pays through the
last day, `expiresOn`."""

voucher_payment = strict_table(
    "VoucherPayment",
    key("id", "id", primary_key=True),
    link("voucherId", "voucher_id", "Voucher.id", index=False),
    link("shiftId", "shift_id", "Shift.id"),
    link("staffId", "staff_id", "Staff.id"),
    Column("kind", Text, key="kind", nullable=False),
    Column("method", Text, key="method", nullable=False),
    amount("amount", "amount"),
    Column("reference", Text, key="reference", nullable=False, server_default=""),
    moment("createdAt", "created_at"),
    one_of("method", "method", VOUCHER_METHODS),
    one_of("kind", "kind", VOUCHER_PAYMENT_KINDS),
    CheckConstraint('("amount" > 0) = ("kind" = \'SOLD\')', name="amount"),
)
"""The money of a voucher that is sold, and that goes back when it is taken back (`amount` is negative then); owed to
whoever has the voucher, and no sale. The id of the first is the voucher's own."""

Index("uq_VoucherPayment_voucherId_kind", voucher_payment.c.voucher_id, voucher_payment.c.kind, unique=True)

refund = strict_table(
    "Refund",
    key("id", "id", primary_key=True),
    Column("kind", Text, key="kind", nullable=False),
    link("saleId", "sale_id", "Sale.id", nullable=True),
    link("orderId", "order_id", "Order.id", nullable=True),
    link("merchOrderId", "merch_order_id", "MerchOrder.id", nullable=True),
    link("shiftId", "shift_id", "Shift.id", nullable=True),
    link("staffId", "staff_id", "Staff.id"),
    link("approvedBy", "approved_by", "Staff.id", nullable=True),
    link("voucherId", "voucher_id", "Voucher.id", nullable=True),
    Column("till", Text, key="till", nullable=False),
    Column("method", Text, key="method", nullable=False),
    amount("amount", "amount"),
    amount("points", "points"),
    amount("foodAmount", "food_amount"),
    amount("merchAmount", "merch_amount"),
    amount("tax", "tax"),
    amount("rounding", "rounding"),
    Column("lines", Json, key="lines", nullable=False),
    Column("reason", Text, key="reason", nullable=False),
    Column("fingerprint", Text, key="fingerprint", nullable=False),
    Column("outcome", Json, key="outcome", nullable=False),
    amount("sequence", "sequence", default=None),
    Column("businessDay", Day, key="business_day", nullable=False),
    moment("createdAt", "created_at"),
    amount("tip", "tip"),
    Column("reference", Text, key="reference", nullable=False, server_default=""),
    one_of("method", "method", PAYMENT_METHODS),
    one_of("kind", "kind", REFUND_KINDS),
)
"""`id` is made by the client, so that a refund happens once. `amount` is the money given back, most of it by `method`:
each way of it is a `RefundPayment`, which the program goes by. `voucherId` (the first voucher's) and `reference` are
older than these rows, and are still written for reports that read this table alone. `points` are those
that came back for the share paid with points; `foodAmount` and `merchAmount` are what `refunded` of each rose by;
`rounding` is cash rounding and `tip` what a void gives back of one, so that amount = foodAmount + merchAmount - the
points' worth + rounding + tip. `reference` is what a card's terminal printed."""

refund_payment = strict_table(
    "RefundPayment",
    key("id", "id", primary_key=True),
    link("refundId", "refund_id", "Refund.id"),
    link("paymentId", "payment_id", "Payment.id", nullable=True),
    link("voucherId", "voucher_id", "Voucher.id", nullable=True),
    Column("method", Text, key="method", nullable=False),
    amount("amount", "amount"),
    amount("rounding", "rounding"),
    Column("reference", Text, key="reference", nullable=False, server_default=""),
    one_of("method", "method", PAYMENT_METHODS),
)
"""A way that money went back by: `amount` with its cash `rounding`; together they are the refund's. `paymentId` is the
payment that it goes back of, where the way was not chosen otherwise."""
