"""`ParkedSale`: sales that are not done: the one in progress at each till, those put aside, and tabs."""

from sqlalchemy import Column, Text

from pos_app.data.tables.base import Json, amount, key, link, moment, one_of, partial_index, strict_table

PARKED_KINDS = ("IN_PROGRESS", "PARKED", "TAB")

parked_sale = strict_table(
    "ParkedSale",
    key("id", "id", primary_key=True),
    Column("kind", Text, key="kind", nullable=False),
    Column("till", Text, key="till", nullable=False),
    link("staffId", "staff_id", "Staff.id"),
    link("customerId", "customer_id", "Customer.id", nullable=True),
    link("orderId", "order_id", "Order.id", nullable=True),
    key("saleId", "sale_id", unique=True),
    Column("label", Text, key="label", nullable=False, server_default=""),
    Column("cart", Json, key="cart", nullable=False),
    Column("guest", Json, key="guest", nullable=False),
    amount("total", "total"),
    amount("version", "version"),
    moment("createdAt", "created_at"),
    moment("updatedAt", "updated_at"),
    one_of("kind", "kind", PARKED_KINDS),
)
"""`saleId` is the id the sale will be done by; `orderId` is a tab's food on the board; `version` is raised by each
change, so that of two tills one recalls it."""

partial_index("uq_ParkedSale_till", parked_sale.c.till, where="\"kind\" = 'IN_PROGRESS'", unique=True)
