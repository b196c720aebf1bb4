"""Revision 0003's tables: what the counter sells, who sells it, the till, and the journal."""

from sqlalchemy import Column, Connection, Index, Integer, Table, UniqueConstraint, false, true

from migrations.shapes import (
    DAY,
    KEY,
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

KINDS = ("FOOD", "MERCH")
ROLES = ("CASHIER", "SHIFT_LEAD", "OWNER")
PAYMENT_METHODS = ("CASH", "CARD", "POINTS", "VOUCHER")

metadata = tables()

for there_already in ("Customer", "Order", "MerchOrder"):
    Table(there_already, metadata, key("id", primary_key=True))

category = Table(
    "Category",
    metadata,
    key("id", primary_key=True),
    words("name"),
    Column("position", Integer, nullable=False, server_default="0"),
    moment("createdAt"),
    moment("updatedAt"),
    **STRICT,
)

product = Table(
    "Product",
    metadata,
    key("id", primary_key=True),
    link("categoryId", "Category.id"),
    words("name"),
    words("kind"),
    amount("price", nullable=True),
    key("code", nullable=True),
    key("barcode", nullable=True, unique=True),
    json("modifiers"),
    words("taxClass", default="standard"),
    flag("soldOut", false()),
    flag("favourite", false()),
    flag("active", true()),
    Column("position", Integer, nullable=False, server_default="0"),
    moment("createdAt"),
    moment("updatedAt"),
    one_of("kind", KINDS),
    *zero_or_one("soldOut", "favourite", "active"),
    **STRICT,
)
Index("ix_Product_code", product.c.code)

staff = Table(
    "Staff",
    metadata,
    key("id", primary_key=True),
    words("name"),
    key("foldedName", unique=True),
    words("role"),
    words("pinHash", nullable=True),
    flag("active", true()),
    amount("failedTries"),
    moment("lockedUntil", nullable=True),
    moment("createdAt"),
    moment("updatedAt"),
    one_of("role", ROLES),
    *zero_or_one("active"),
    **STRICT,
)

shift = Table(
    "Shift",
    metadata,
    key("id", primary_key=True),
    words("till"),
    Column("businessDay", DAY, nullable=False),
    link("openedBy", "Staff.id"),
    link("closedBy", "Staff.id", nullable=True),
    amount("float"),
    amount("counted", nullable=True),
    amount("expected", nullable=True),
    amount("zNumber", nullable=True),
    moment("openedAt"),
    moment("closedAt", nullable=True),
    **STRICT,
)
Index("ix_Shift_till_openedAt", shift.c.till, shift.c.openedAt)

cash_movement = Table(
    "CashMovement",
    metadata,
    key("id", primary_key=True),
    link("shiftId", "Shift.id"),
    link("staffId", "Staff.id"),
    amount("amount"),
    words("reason"),
    moment("createdAt"),
    **STRICT,
)

sale = Table(
    "Sale",
    metadata,
    key("id", primary_key=True),
    words("till"),
    link("staffId", "Staff.id"),
    link("shiftId", "Shift.id", nullable=True),
    link("customerId", "Customer.id", index=False),
    amount("subtotal"),
    amount("discount"),
    amount("tax"),
    amount("total"),
    amount("tip"),
    amount("rounding"),
    amount("change"),
    words("fingerprint"),
    json("outcome"),
    amount("sequence", default=None),
    Column("businessDay", DAY, nullable=False),
    moment("createdAt"),
    **STRICT,
)
Index("ix_Sale_customerId_sequence", sale.c.customerId, sale.c.sequence)
Index("uq_Sale_sequence", sale.c.sequence, unique=True)
Index("ix_Sale_businessDay", sale.c.businessDay)

payment = Table(
    "Payment",
    metadata,
    key("id", primary_key=True),
    link("saleId", "Sale.id"),
    words("method"),
    amount("amount"),
    amount("points"),
    words("reference", default=""),
    moment("createdAt"),
    one_of("method", PAYMENT_METHODS),
    **STRICT,
)

refund = Table(
    "Refund",
    metadata,
    key("id", primary_key=True),
    link("saleId", "Sale.id", nullable=True),
    link("orderId", "Order.id", nullable=True),
    link("merchOrderId", "MerchOrder.id", nullable=True),
    link("shiftId", "Shift.id", nullable=True),
    link("staffId", "Staff.id"),
    words("method"),
    amount("amount"),
    amount("points"),
    json("lines"),
    words("reason"),
    moment("createdAt"),
    one_of("method", PAYMENT_METHODS),
    **STRICT,
)

parked_sale = Table(
    "ParkedSale",
    metadata,
    key("id", primary_key=True),
    words("till"),
    link("staffId", "Staff.id"),
    link("customerId", "Customer.id", nullable=True),
    words("label", default=""),
    json("cart"),
    moment("createdAt"),
    moment("updatedAt"),
    **STRICT,
)

journal = Table(
    "Journal",
    metadata,
    key("id", primary_key=True),
    key("till"),
    amount("number", default=None),
    moment("at"),
    words("kind"),
    key("staffId", nullable=True),
    Column("subject", KEY, index=True),
    json("data"),
    words("note", default=""),
    words("previousHash"),
    words("hash"),
    UniqueConstraint("till", "number"),
    **STRICT,
)

counter = Table(
    "Counter",
    metadata,
    key("name", primary_key=True),
    amount("value"),
    **STRICT,
)

NEW = (category, product, staff, shift, cash_movement, sale, payment, refund, parked_sale, journal, counter)
"""Parents before their children."""


def create(connection: Connection) -> None:
    """Create the tables with their indexes and links."""
    for table in NEW:
        create_bare(connection, table)
    for table in NEW:
        finish(connection, table)


def drop(connection: Connection) -> None:
    """Drop the tables, and the rows in them."""
    for table in reversed(NEW):
        connection.exec_driver_sql(f'DROP TABLE "{table.name}"')
