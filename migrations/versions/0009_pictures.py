"""Products' pictures, and a number that every change of the catalogue raises, so that other tills see there is one.

Revision ID: 0009
Revises: 0008
"""

from alembic import op
from sqlalchemy import CheckConstraint, Column, Connection, ForeignKey, LargeBinary, Table

from migrations.shapes import KEY, STRICT, create_bare, finish, key, moment, tables

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

metadata = tables()

Table("Product", metadata, key("id", primary_key=True))

product_picture = Table(
    "ProductPicture",
    metadata,
    Column("productId", KEY, ForeignKey("Product.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    key("hash"),
    moment("updatedAt"),
    Column("content", LargeBinary, nullable=False),
    CheckConstraint('length("hash") = 64', name="hash"),
    CheckConstraint('length("content") BETWEEN 1 AND 262144', name="content"),
    **STRICT,
)

WATCHED = ("Category", "Product", "ProductPicture")
EVENTS = ("INSERT", "UPDATE", "DELETE")
RAISE = (
    'INSERT INTO "Counter" ("name", "value") VALUES (\'catalogue\', 1) '
    'ON CONFLICT ("name") DO UPDATE SET "value" = "Counter"."value" + 1; '
)


def upgrade() -> None:
    """Create the table and the triggers."""
    connection = op.get_bind()
    create_bare(connection, product_picture)
    finish(connection, product_picture)
    if connection.dialect.name == "sqlite":
        _watch_sqlite(connection)
    else:
        _watch_postgres(connection)


def _watch_sqlite(connection: Connection) -> None:
    for table in WATCHED:
        for event in EVENTS:
            connection.exec_driver_sql(
                f'CREATE TRIGGER "{_trigger(table, event)}" AFTER {event} ON "{table}" FOR EACH ROW BEGIN {RAISE}END'
            )


def _watch_postgres(connection: Connection) -> None:
    """At the commit, after every other lock: two who change the catalogue at once cannot wait for one another."""
    run = connection.exec_driver_sql
    run(f'CREATE FUNCTION "tr_catalogue"() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {RAISE}RETURN NULL; END$$')
    for table in WATCHED:
        for event in EVENTS:
            run(
                f'CREATE CONSTRAINT TRIGGER "{_trigger(table, event)}" AFTER {event} ON "{table}" '
                'DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "tr_catalogue"()'
            )


def _trigger(table: str, event: str) -> str:
    return f"tr_{table}_{event.lower()}_catalogue"


def downgrade() -> None:
    """Drop the triggers, and the pictures with their table."""
    connection = op.get_bind()
    is_sqlite = connection.dialect.name == "sqlite"
    if not is_sqlite:
        connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    for table in WATCHED:
        for event in EVENTS:
            on = "" if is_sqlite else f' ON "{table}"'
            connection.exec_driver_sql(f'DROP TRIGGER "{_trigger(table, event)}"{on}')
    if not is_sqlite:
        connection.exec_driver_sql('DROP FUNCTION "tr_catalogue"()')
    connection.exec_driver_sql('DROP TABLE "ProductPicture"')
    connection.exec_driver_sql('DELETE FROM "Counter" WHERE "name" = \'catalogue\'')
