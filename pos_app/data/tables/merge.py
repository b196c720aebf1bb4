"""`CustomerMerge`: two customers became one, and can be two again; `MergedRow`: what went with the merged one."""

from sqlalchemy import Column, ForeignKey, Text

from pos_app.data.tables.base import Json, Key, key, link, moment, one_of, strict_table

ROW_KINDS = ("ORDER", "MERCH", "SALE", "ENTRY")

customer_merge = strict_table(
    "CustomerMerge",
    key("id", "id", primary_key=True),
    link("survivorId", "survivor_id", "Customer.id"),
    link("mergedId", "merged_id", "Customer.id"),
    link("staffId", "staff_id", "Staff.id"),
    Column("before", Json, key="before", nullable=False),
    Column("reason", Text, key="reason", nullable=False, server_default=""),
    moment("createdAt", "created_at"),
    moment("undoneAt", "undone_at", nullable=True),
    link("undoneBy", "undone_by", "Staff.id", nullable=True),
)
"""`before` is what an undo restores: name, e-mail, notes, consent and number of both. It holds personal data, and is
emptied when either is erased."""

merged_row = strict_table(
    "MergedRow",
    Column("mergeId", Key, ForeignKey("CustomerMerge.id"), key="merge_id", primary_key=True),
    Column("kind", Text, key="kind", primary_key=True),
    Column("rowId", Key, key="row_id", primary_key=True),
    one_of("kind", "kind", ROW_KINDS),
    sqlite_with_rowid=False,
)
"""An order, sale or ledger line that was the merged customer's: an undo gives back these and no later ones."""
