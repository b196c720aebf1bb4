"""`Member`: a customer who joined TapPass.

The points ledger, the changes of level, and other IDs that lead to a member.
"""

from sqlalchemy import Column, Index, Text, UniqueConstraint

from pos_app.data.tables.base import Day, Json, Key, amount, key, link, moment, one_of, strict_table, where_given

LEVELS = ("BRONZE", "SILVER", "GOLD", "PLATINUM")
ENTRY_KINDS = ("EARN", "BONUS", "OPENING", "BIRTHDAY", "SPEND", "TAKE_BACK", "GIVE_BACK", "ADJUST")

member = strict_table(
    "Member",
    key("id", "id", primary_key=True),
    link("customerId", "customer_id", "Customer.id", unique=True),
    key("memberId", "member_id", unique=True),
    amount("points", "points"),
    Column("level", Text, key="level", nullable=False, server_default="BRONZE"),
    Column("birthday", Day, key="birthday"),
    moment("termsAcceptedAt", "terms_accepted_at", nullable=True),
    moment("joinedAt", "joined_at"),
    moment("levelHeldUntil", "level_held_until", nullable=True),
    Column("legacy", Json, key="legacy"),
    moment("createdAt", "created_at"),
    moment("updatedAt", "updated_at"),
    Column("emailKey", Key, key="email_key"),
    one_of("level", "level", LEVELS),
)
"""`emailKey` is the customer's address in lower case: no two members have the same one. It is empty where an adopted
shop had an address twice."""
where_given("uq_Member_emailKey", member.c.email_key, unique=True)
Index("ix_Member_levelHeldUntil", member.c.level_held_until)

tap_pass_alias = strict_table(
    "TapPassAlias",
    key("alias", "alias", primary_key=True),
    link("memberId", "member_id", "Member.id"),
    moment("createdAt", "created_at"),
)

points_entry = strict_table(
    "PointsEntry",
    key("id", "id", primary_key=True),
    link("memberId", "member_id", "Member.id", index=False),
    Column("kind", Text, key="kind", nullable=False),
    key("source", "source"),
    amount("points", "points"),
    Column("reason", Text, key="reason", nullable=False, server_default=""),
    moment("earnedAt", "earned_at"),
    moment("createdAt", "created_at"),
    amount("sequence", "sequence"),
    one_of("kind", "kind", ENTRY_KINDS),
    UniqueConstraint("kind", "source"),
)
"""Append-only. `source` is `order:<id>`, `merch:<id>`, `member:<id>` ...; `earnedAt` is the order's own time,
which levels count by; `sequence` is the line's place among all sales and acts, for where the clock cannot say."""

Index(
    "ix_PointsEntry_memberId_earnedAt",
    points_entry.c.member_id,
    points_entry.c.earned_at,
    points_entry.c.kind,
    points_entry.c.points,
)
Index(
    "ix_PointsEntry_memberId_sequence",
    points_entry.c.member_id,
    points_entry.c.sequence,
    points_entry.c.earned_at,
    points_entry.c.id,
    points_entry.c.points,
)

Index("ix_PointsEntry_createdAt", points_entry.c.created_at)

level_change = strict_table(
    "LevelChange",
    key("id", "id", primary_key=True),
    link("memberId", "member_id", "Member.id", index=False),
    Column("level", Text, key="level", nullable=False),
    Column("previous", Text, key="previous"),
    amount("earned", "earned"),
    Column("rules", Json, key="rules", nullable=False),
    Column("reason", Text, key="reason", nullable=False),
    moment("heldUntil", "held_until", nullable=True),
    amount("number", "number", default=None),
    moment("createdAt", "created_at"),
    one_of("level", "level", LEVELS),
)
"""Append-only; `number` counts a member's changes from 1; `earned` and `rules` are what the level was decided by."""

Index("uq_LevelChange_memberId_number", level_change.c.member_id, level_change.c.number, unique=True)
