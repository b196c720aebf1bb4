"""`Journal`: who did what, one hash chain a till; `Setting`: the owner's choices.

`Counter`: numbers handed out without gaps.
"""

from sqlalchemy import Column, Index, Text, UniqueConstraint

from pos_app.data.tables.base import Json, Key, amount, key, moment, strict_table

journal = strict_table(
    "Journal",
    key("id", "id", primary_key=True),
    Column("till", Key, key="till", nullable=False),
    amount("number", "number", default=None),
    moment("at", "at"),
    Column("kind", Text, key="kind", nullable=False),
    Column("staffId", Key, key="staff_id"),
    Column("subject", Key, key="subject", index=True),
    Column("data", Json, key="data", nullable=False),
    Column("note", Text, key="note", nullable=False, server_default=""),
    Column("previousHash", Text, key="previous_hash", nullable=False),
    Column("hash", Text, key="hash", nullable=False),
    UniqueConstraint("till", "number"),
)
"""Everything but `note` is hashed, and holds ids and amounts only: erasing a person breaks no chain."""

Index("ix_Journal_at", journal.c.at)

setting = strict_table(
    "Setting",
    Column("name", Key, key="name", primary_key=True, nullable=False),
    Column("value", Json, key="value", nullable=False),
    moment("updatedAt", "updated_at"),
)

counter = strict_table(
    "Counter",
    Column("name", Key, key="name", primary_key=True, nullable=False),
    amount("value", "value"),
)
"""A row per till and day for order numbers (`number:A:2026-11-22`), one for `sequence`, one per till's journal
(`journal:A`); triggers raise `catalogue` with every change of the catalogue."""
