"""The points programme: merges that can be undone, released numbers, consent with its date, the ledger in its order.

Revision ID: 0004
Revises: 0003
"""

from alembic import op
from sqlalchemy import Connection

from migrations import customer_tables, programme_tables, view_columns
from migrations.shapes import restore

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_NUMBER_LEDGER = """
UPDATE "PointsEntry" SET "sequence" = "numbered"."place" FROM (
    SELECT "id", ROW_NUMBER() OVER (PARTITION BY "memberId" ORDER BY "createdAt", "earnedAt", "id") AS "place"
    FROM "PointsEntry"
) AS "numbered" WHERE "numbered"."id" = "PointsEntry"."id"
"""


def upgrade() -> None:
    """Add the columns, and number the ledger's lines so that those to come are later than all that are there."""
    connection = op.get_bind()
    run = connection.exec_driver_sql
    is_sqlite = connection.dialect.name == "sqlite"
    collation = "" if is_sqlite else ' COLLATE "C"'
    moment = "TEXT" if is_sqlite else "TIMESTAMP(3) WITH TIME ZONE"
    whole = "INTEGER" if is_sqlite else "BIGINT"
    if is_sqlite:
        view_columns.add_early(connection)
    else:
        run(
            'ALTER TABLE "Customer" ADD COLUMN "mergedInto" TEXT COLLATE "C"'
            ' CONSTRAINT "fk_Customer_mergedInto" REFERENCES "Customer" ("id")'
        )
    run(f'ALTER TABLE "Customer" ADD COLUMN "releasedNumber" TEXT{collation}')
    run(f'ALTER TABLE "Customer" ADD COLUMN "consentAt" {moment}')
    run('ALTER TABLE "Customer" ADD COLUMN "consentSource" TEXT DEFAULT \'\' NOT NULL')
    for column in ("mergedInto", "releasedNumber"):
        run(f'CREATE INDEX "ix_Customer_{column}" ON "Customer" ("{column}") WHERE "{column}" IS NOT NULL')
    run(f'ALTER TABLE "Member" ADD COLUMN "emailKey" TEXT{collation}')
    run('CREATE UNIQUE INDEX "uq_Member_emailKey" ON "Member" ("emailKey") WHERE "emailKey" IS NOT NULL')
    _give_email_keys(connection)
    run(f'ALTER TABLE "PointsEntry" ADD COLUMN "sequence" {whole} DEFAULT 0 NOT NULL')
    run(_NUMBER_LEDGER)
    _count_on(connection)
    programme_tables.create(connection)


def _give_email_keys(connection: Connection) -> None:
    """Each address belongs to the member who joined first with it; on adopted rows it may stand twice."""
    address = (
        'SELECT LOWER(TRIM("email")) FROM "Customer" WHERE "Customer"."id" = "Member"."customerId"'
        " AND TRIM(\"email\") <> ''"
    )
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f'UPDATE OR IGNORE "Member" SET "emailKey" = ({address})')
        return
    connection.exec_driver_sql(
        f'UPDATE "Member" SET "emailKey" = ({address}) WHERE "id" IN ('
        'SELECT DISTINCT ON (LOWER(TRIM("email"))) "Member"."id" FROM "Member"'
        ' JOIN "Customer" ON "Customer"."id" = "Member"."customerId" WHERE "email" IS NOT NULL'
        ' ORDER BY LOWER(TRIM("email")), "joinedAt", "Member"."id")'
    )


def _count_on(connection: Connection) -> None:
    """What comes next is numbered above everything in the ledger."""
    last = int(connection.exec_driver_sql('SELECT COALESCE(MAX("sequence"), 0) FROM "PointsEntry"').scalar_one())
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            'UPDATE "Counter" SET "value" = MAX("value", ?) WHERE "name" = \'sequence\'', (last,)
        )
    elif last:
        connection.exec_driver_sql(
            f'SELECT setval(\'"orderSequence"\', {last}) FROM "orderSequence" WHERE last_value <= {last}'
        )


def downgrade() -> None:
    """Drop what was added: merged customers are customers without orders then, released numbers are forgotten."""
    connection = op.get_bind()
    run = connection.exec_driver_sql
    programme_tables.drop(connection)
    run('DROP INDEX "uq_Member_emailKey"')
    for table, columns in (("PointsEntry", ("sequence",)), ("Member", ("emailKey",))):
        for column in columns:
            run(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
    if connection.dialect.name == "sqlite":
        restore(connection, customer_tables.customer)
        view_columns.add_early(connection)
        return
    for column in ("mergedInto", "releasedNumber", "consentAt", "consentSource"):
        run(f'ALTER TABLE "Customer" DROP COLUMN "{column}"')
