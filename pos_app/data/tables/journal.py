"""`Journal`: who did what, one hash chain a till; `Setting`: the owner's choices.

`Counter`: numbers handed out without gaps.
"""

from sqlalchemy import Column, Index, Text, UniqueConstraint

from pos_app.data.tables.base import Json, Key, amount, key, moment, partial_index, strict_table

SALE = "sale"
"""The kind of entry that most are of."""

journal = strict_table(
    "Journal",
    key("id", "id", primary_key=True),
    Column("till", Key, key="till", nullable=False),
    amount("number", "number", default=None),
    moment("at", "at"),
    Column("kind", Text, key="kind", nullable=False),
    Column("staffId", Key, key="staff_id"),
    Column("subject", Key, key="subject"),
    Column("data", Json, key="data", nullable=False),
    Column("note", Text, key="note", nullable=False, server_default=""),
    Column("previousHash", Text, key="previous_hash", nullable=False),
    Column("hash", Text, key="hash", nullable=False),
    UniqueConstraint("till", "number"),
)
"""Everything but `note` is hashed, and holds ids and amounts only: erasing a person breaks no chain."""

_PLACE = (journal.c.at, journal.c.till, journal.c.number)
Index("ix_Journal_at", *_PLACE)
Index("ix_Journal_subject", journal.c.subject, *_PLACE)
Index("ix_Journal_staffId", journal.c.staff_id, journal.c.kind, *_PLACE)
partial_index("ix_Journal_kind", journal.c.kind, *_PLACE, where=f"\"kind\" <> '{SALE}'")
partial_index("ix_Journal_note", *_PLACE, where="\"note\" <> ''")
"""Each ends with the place of an entry among all, so that the newest of a kind, a person or a subject are read without
sorting. Sales, of which every journal is full, are found by time alone, and cost one index less."""

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
