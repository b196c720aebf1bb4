"""Revision 0005's tables: taxes by rate, vouchers, refunds, sales put aside, what waits to be printed."""

from sqlalchemy import CheckConstraint, Column, Connection, Index, Table, false

from migrations.shapes import (
    DAY,
    STRICT,
    amount,
    create_bare,
    finish,
    flag,
    json,
    key,
    link,
    moment,
    one_of,
    tables,
    words,
    zero_or_one,
)

METHODS = ("CASH", "CARD", "POINTS", "VOUCHER")
REFUND_KINDS = ("REFUND", "VOID")
PARKED_KINDS = ("IN_PROGRESS", "PARKED", "TAB")
PRINT_KINDS = ("RECEIPT", "KITCHEN", "REPORT", "DRAWER", "TEST")
PRINT_STATES = ("WAITING", "PRINTED", "FAILED", "DROPPED")

metadata = tables()

for there_already in ("Customer", "Order", "MerchOrder", "Sale", "Shift", "Staff"):
    Table(there_already, metadata, key("id", primary_key=True))

voucher = Table(
    "Voucher",
    metadata,
    key("id", primary_key=True),
    key("code", unique=True),
    amount("amount"),
    amount("balance"),
    Column("expiresOn", DAY),
    words("reason", default=""),
    link("staffId", "Staff.id"),
    moment("createdAt"),
    moment("updatedAt"),
    CheckConstraint('"balance" >= 0 AND "balance" <= "amount"', name="balance"),
    **STRICT,
)

refund = Table(
    "Refund",
    metadata,
    key("id", primary_key=True),
    words("kind"),
    link("saleId", "Sale.id", nullable=True),
    link("orderId", "Order.id", nullable=True),
    link("merchOrderId", "MerchOrder.id", nullable=True),
    link("shiftId", "Shift.id", nullable=True),
    link("staffId", "Staff.id"),
    link("approvedBy", "Staff.id", nullable=True),
    link("voucherId", "Voucher.id", nullable=True),
    words("till"),
    words("method"),
    amount("amount"),
    amount("points"),
    amount("foodAmount"),
    amount("merchAmount"),
    amount("tax"),
    amount("rounding"),
    json("lines"),
    words("reason"),
    words("fingerprint"),
    json("outcome"),
    amount("sequence", default=None),
    Column("businessDay", DAY, nullable=False),
    moment("createdAt"),
    one_of("method", METHODS),
    one_of("kind", REFUND_KINDS),
    **STRICT,
)

tax_line = Table(
    "TaxLine",
    metadata,
    key("id", primary_key=True),
    link("saleId", "Sale.id", nullable=True),
    link("refundId", "Refund.id", nullable=True),
    words("taxClass"),
    words("name"),
    amount("rate", default=None),
    flag("included", false()),
    amount("net", default=None),
    amount("tax", default=None),
    *zero_or_one("included"),
    **STRICT,
)

parked_sale = Table(
    "ParkedSale",
    metadata,
    key("id", primary_key=True),
    words("kind"),
    words("till"),
    link("staffId", "Staff.id"),
    link("customerId", "Customer.id", nullable=True),
    link("orderId", "Order.id", nullable=True),
    key("saleId", unique=True),
    words("label", default=""),
    json("cart"),
    json("guest"),
    amount("total"),
    amount("version"),
    moment("createdAt"),
    moment("updatedAt"),
    one_of("kind", PARKED_KINDS),
    **STRICT,
)
_IN_PROGRESS = parked_sale.c.kind == "IN_PROGRESS"
Index(
    "uq_ParkedSale_till",
    parked_sale.c.till,
    unique=True,
    sqlite_where=_IN_PROGRESS,
    postgresql_where=_IN_PROGRESS,
)

print_job = Table(
    "PrintJob",
    metadata,
    key("id", primary_key=True),
    words("till"),
    words("printer"),
    words("kind"),
    key("subject", nullable=True),
    json("document"),
    words("state", default="WAITING"),
    amount("tries"),
    words("error", default=""),
    amount("sequence", default=None),
    moment("createdAt"),
    moment("updatedAt"),
    one_of("kind", PRINT_KINDS),
    one_of("state", PRINT_STATES),
    **STRICT,
)
Index("ix_PrintJob_state_sequence", print_job.c.state, print_job.c.sequence)
Index("ix_PrintJob_subject", print_job.c.subject)

REPLACED = ("Refund", "ParkedSale")
"""Tables of 0003 that nothing ever wrote to: they are made anew."""

NEW = (voucher, refund, tax_line, parked_sale, print_job)
"""Parents before their children."""


def create(connection: Connection) -> None:
    """Create the tables with their indexes and links, in the place of the empty ones of before."""
    for name in REPLACED:
        connection.exec_driver_sql(f'DROP TABLE "{name}"')
    for table in NEW:
        create_bare(connection, table)
    for table in NEW:
        finish(connection, table)


def drop(connection: Connection) -> None:
    """Drop the tables, and the rows in them."""
    for table in reversed(NEW):
        connection.exec_driver_sql(f'DROP TABLE "{table.name}"')
