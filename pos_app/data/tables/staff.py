"""`Staff` with their PINs and failed tries.

`Shift` and `CashMovement`: the drawer between its opening and its count.
"""

from sqlalchemy import Column, Index, Text, true

from pos_app.data.tables.base import (
    Day,
    Flag,
    Json,
    Key,
    amount,
    key,
    link,
    moment,
    one_of,
    partial_index,
    strict_table,
    zero_or_one,
)

ROLES = ("CASHIER", "SHIFT_LEAD", "OWNER")

staff = strict_table(
    "Staff",
    key("id", "id", primary_key=True),
    Column("name", Text, key="name", nullable=False),
    Column("foldedName", Key, key="folded_name", nullable=False, unique=True),
    Column("role", Text, key="role", nullable=False),
    Column("pinHash", Text, key="pin_hash"),
    Column("active", Flag, key="active", nullable=False, server_default=true()),
    amount("failedTries", "failed_tries"),
    moment("lockedUntil", "locked_until", nullable=True),
    moment("createdAt", "created_at"),
    moment("updatedAt", "updated_at"),
    one_of("role", "role", ROLES),
    *zero_or_one("active"),
)

shift = strict_table(
    "Shift",
    key("id", "id", primary_key=True),
    Column("till", Text, key="till", nullable=False),
    Column("businessDay", Day, key="business_day", nullable=False),
    link("openedBy", "opened_by", "Staff.id"),
    link("closedBy", "closed_by", "Staff.id", nullable=True),
    amount("float", "opening_float"),
    amount("counted", "counted", nullable=True),
    amount("expected", "expected", nullable=True),
    amount("zNumber", "z_number", nullable=True),
    moment("openedAt", "opened_at"),
    moment("closedAt", "closed_at", nullable=True),
    Column("count", Json, key="count"),
    Column("report", Json, key="report"),
)
"""`count` is the drawer as it was counted, pieces by denomination; `report` the Z report as it was at the close."""

Index("ix_Shift_till_openedAt", shift.c.till, shift.c.opened_at)
partial_index("uq_Shift_till", shift.c.till, where='"closedAt" IS NULL', unique=True)
partial_index("uq_Shift_till_zNumber", shift.c.till, shift.c.z_number, where='"zNumber" IS NOT NULL', unique=True)

cash_movement = strict_table(
    "CashMovement",
    key("id", "id", primary_key=True),
    link("shiftId", "shift_id", "Shift.id"),
    link("staffId", "staff_id", "Staff.id"),
    amount("amount", "amount"),
    Column("reason", Text, key="reason", nullable=False),
    moment("createdAt", "created_at"),
)
"""`amount` is positive for money put in, negative for money taken out."""
