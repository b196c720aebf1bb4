"""Revision 0002's tables: `Customer`, and the orders and members that belong to one.

The orders' index by customer ends with 0003's column and comes with it: a million rows are not indexed twice.
"""

from sqlalchemy import CheckConstraint, Column, Connection, ForeignKey, Index, Table, UniqueConstraint, false

from migrations import order_sales, view_columns
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
    latest_first,
    link,
    moment,
    one_of,
    tables,
    words,
    zero_or_one,
)

LEVELS = ("BRONZE", "SILVER", "GOLD", "PLATINUM")
ORDER_STATUS = ("PENDING", "CONFIRMED", "PREPARING", "READY", "DELIVERED", "CANCELLED")
MERCH_STATUS = ("UNPAID", "PAID", "PICKED_UP", "CANCELLED")
ENTRY_KINDS = ("EARN", "BONUS", "OPENING", "BIRTHDAY", "SPEND", "TAKE_BACK", "GIVE_BACK", "ADJUST")

_PHONE_SQLITE = (
    "\"phoneNumber\" = 'walk-in' OR \"phoneNumber\" LIKE 'erased:_%' OR \"phoneNumber\" LIKE 'released:_%'"
    " OR \"phoneNumber\" LIKE 'unknown:_%'"
    " OR (\"phoneNumber\" GLOB '+[0-9]*' AND \"phoneNumber\" NOT GLOB '+*[^0-9]*')"
)
_PHONE_POSTGRESQL = "\"phoneNumber\" ~ '^(walk-in|(erased|released|unknown):.+|[+][0-9]+)$'"

metadata = tables()

customer = Table(
    "Customer",
    metadata,
    key("id", primary_key=True),
    key("phoneNumber", unique=True),
    words("name", nullable=True),
    words("email", nullable=True),
    moment("firstOrder", nullable=True),
    moment("lastOrder", nullable=True),
    amount("orderCount"),
    amount("lifetimeTotal"),
    flag("marketingConsent", false()),
    words("notes", default=""),
    key("foldedName", nullable=True),
    key("lastFour", nullable=True),
    moment("createdAt"),
    moment("updatedAt"),
    CheckConstraint(_PHONE_SQLITE, name="phoneNumber").ddl_if(dialect="sqlite"),
    CheckConstraint(_PHONE_POSTGRESQL, name="phoneNumber").ddl_if(dialect="postgresql"),
    *zero_or_one("marketingConsent"),
    **STRICT,
)
latest_first("ix_Customer_lastFour_lastOrder", customer.c.lastFour, customer.c.lastOrder, customer.c.phoneNumber)
latest_first("ix_Customer_lastOrder", customer.c.lastOrder)
Index("ix_Customer_lifetimeTotal", customer.c.lifetimeTotal)
Index("ix_Customer_foldedName", customer.c.foldedName)

customer_word = Table(
    "CustomerWord",
    metadata,
    key("word", primary_key=True),
    Column("customerId", KEY, ForeignKey("Customer.id", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
    **STRICT,
)

member = Table(
    "Member",
    metadata,
    key("id", primary_key=True),
    link("customerId", "Customer.id", unique=True),
    key("memberId", unique=True),
    amount("points"),
    words("level", default="BRONZE"),
    Column("birthday", DAY),
    moment("termsAcceptedAt", nullable=True),
    moment("joinedAt"),
    moment("levelHeldUntil", nullable=True),
    json("legacy", nullable=True),
    moment("createdAt"),
    moment("updatedAt"),
    one_of("level", LEVELS),
    **STRICT,
)

tap_pass_alias = Table(
    "TapPassAlias",
    metadata,
    key("alias", primary_key=True),
    link("memberId", "Member.id"),
    moment("createdAt"),
    **STRICT,
)

points_entry = Table(
    "PointsEntry",
    metadata,
    key("id", primary_key=True),
    link("memberId", "Member.id", index=False),
    words("kind"),
    key("source"),
    amount("points"),
    words("reason", default=""),
    moment("earnedAt"),
    moment("createdAt"),
    one_of("kind", ENTRY_KINDS),
    UniqueConstraint("kind", "source"),
    **STRICT,
)
Index(
    "ix_PointsEntry_memberId_earnedAt",
    points_entry.c.memberId,
    points_entry.c.earnedAt,
    points_entry.c.kind,
    points_entry.c.points,
)

level_change = Table(
    "LevelChange",
    metadata,
    key("id", primary_key=True),
    link("memberId", "Member.id", index=False),
    words("level"),
    words("previous", nullable=True),
    amount("earned"),
    json("rules"),
    words("reason"),
    moment("heldUntil", nullable=True),
    amount("number", default=None),
    moment("createdAt"),
    one_of("level", LEVELS),
    **STRICT,
)
Index("uq_LevelChange_memberId_number", level_change.c.memberId, level_change.c.number, unique=True)

order = Table(
    "Order",
    metadata,
    key("id", primary_key=True),
    link("customerId", "Customer.id", index=False),
    json("items"),
    amount("total"),
    words("status"),
    link("memberId", "Member.id", nullable=True),
    amount("subtotal"),
    amount("discount"),
    amount("tax"),
    amount("refunded"),
    json("legacy", nullable=True),
    amount("sequence", default=None),
    moment("createdAt"),
    moment("updatedAt"),
    one_of("status", ORDER_STATUS),
    **STRICT,
)
Index("ix_Order_status_createdAt", order.c.status, order.c.createdAt)

merch_order = Table(
    "MerchOrder",
    metadata,
    key("id", primary_key=True),
    link("customerId", "Customer.id", index=False),
    json("items"),
    amount("total"),
    words("status"),
    link("memberId", "Member.id", nullable=True),
    amount("subtotal"),
    amount("discount"),
    amount("tax"),
    amount("refunded"),
    json("legacy", nullable=True),
    amount("sequence", default=None),
    moment("createdAt"),
    moment("updatedAt"),
    one_of("status", MERCH_STATUS),
    **STRICT,
)
Index("ix_MerchOrder_status_createdAt", merch_order.c.status, merch_order.c.createdAt)

setting = Table(
    "Setting",
    metadata,
    key("name", primary_key=True),
    json("value"),
    moment("updatedAt"),
    **STRICT,
)
"""Made here already, because what became of the old rows is kept in it, under `adoption`."""


def create(connection: Connection) -> None:
    """Create the tables, ready to be filled."""
    for table in metadata.sorted_tables:
        create_bare(connection, table)
    if connection.dialect.name == "sqlite":
        order_sales.add(connection)
        view_columns.add_early(connection)


def close(connection: Connection) -> None:
    """Create the indexes and constraints that waited for the rows."""
    for table in metadata.sorted_tables:
        finish(connection, table)
