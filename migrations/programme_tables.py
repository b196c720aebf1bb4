"""Revision 0004's tables: which two customers became one, and what went with them."""

from sqlalchemy import Column, Connection, ForeignKey, Table, Text

from migrations.shapes import KEY, STRICT, create_bare, finish, json, key, link, moment, one_of, tables, words

ROW_KINDS = ("ORDER", "MERCH", "SALE", "ENTRY")

metadata = tables()

for there_already in ("Customer", "Staff"):
    Table(there_already, metadata, key("id", primary_key=True))

customer_merge = Table(
    "CustomerMerge",
    metadata,
    key("id", primary_key=True),
    link("survivorId", "Customer.id"),
    link("mergedId", "Customer.id"),
    link("staffId", "Staff.id"),
    json("before"),
    words("reason", default=""),
    moment("createdAt"),
    moment("undoneAt", nullable=True),
    link("undoneBy", "Staff.id", nullable=True),
    **STRICT,
)

merged_row = Table(
    "MergedRow",
    metadata,
    Column("mergeId", KEY, ForeignKey("CustomerMerge.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("rowId", KEY, primary_key=True),
    one_of("kind", ROW_KINDS),
    sqlite_with_rowid=False,
    **STRICT,
)

NEW = (customer_merge, merged_row)


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
