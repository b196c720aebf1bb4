"""Money at the counter: taxes by rate, vouchers, refunds, tabs, one open shift a till, what waits to be printed.

Revision ID: 0005
Revises: 0004
"""

from alembic import op

from migrations import counter_tables, money_tables
from migrations.shapes import create_bare, finish, restore

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_NOTED = ("Order", "MerchOrder")
_FLAGS = ("openPrice", "coming")


def upgrade() -> None:
    """Add the columns and tables."""
    connection = op.get_bind()
    run = connection.exec_driver_sql
    is_sqlite = connection.dialect.name == "sqlite"
    collation = "" if is_sqlite else ' COLLATE "C"'
    json = "TEXT" if is_sqlite else "JSONB"
    money_tables.create(connection)
    for table in _NOTED:
        run(f'ALTER TABLE "{table}" ADD COLUMN "note" TEXT DEFAULT \'\' NOT NULL')
    run('ALTER TABLE "Sale" ADD COLUMN "discountReason" TEXT DEFAULT \'\' NOT NULL')
    for flag in _FLAGS:
        if is_sqlite:
            check = f'CONSTRAINT "ck_Product_{flag}" CHECK ("{flag}" IN (0, 1))'
            run(f'ALTER TABLE "Product" ADD COLUMN "{flag}" INTEGER DEFAULT 0 NOT NULL {check}')
        else:
            run(f'ALTER TABLE "Product" ADD COLUMN "{flag}" BOOLEAN DEFAULT false NOT NULL')
    run(
        f'ALTER TABLE "Payment" ADD COLUMN "voucherId" TEXT{collation}'
        ' CONSTRAINT "fk_Payment_voucherId" REFERENCES "Voucher" ("id")'
    )
    run('CREATE INDEX "ix_Payment_voucherId" ON "Payment" ("voucherId") WHERE "voucherId" IS NOT NULL')
    for column in ("count", "report"):
        run(f'ALTER TABLE "Shift" ADD COLUMN "{column}" {json}')
    run('CREATE UNIQUE INDEX "uq_Shift_till" ON "Shift" ("till") WHERE "closedAt" IS NULL')
    run('CREATE UNIQUE INDEX "uq_Shift_till_zNumber" ON "Shift" ("till", "zNumber") WHERE "zNumber" IS NOT NULL')
    run('CREATE INDEX "ix_Journal_at" ON "Journal" ("at")')


def downgrade() -> None:
    """Drop what was added, and the rows of the tables that are dropped."""
    connection = op.get_bind()
    run = connection.exec_driver_sql
    run('DROP INDEX "ix_Journal_at"')
    run('DROP INDEX "uq_Shift_till_zNumber"')
    run('DROP INDEX "uq_Shift_till"')
    for column in ("count", "report"):
        run(f'ALTER TABLE "Shift" DROP COLUMN "{column}"')
    if connection.dialect.name == "sqlite":
        restore(connection, counter_tables.payment)
        restore(connection, counter_tables.product)
    else:
        run('ALTER TABLE "Payment" DROP COLUMN "voucherId"')
        for flag in _FLAGS:
            run(f'ALTER TABLE "Product" DROP COLUMN "{flag}"')
    run('ALTER TABLE "Sale" DROP COLUMN "discountReason"')
    for table in _NOTED:
        run(f'ALTER TABLE "{table}" DROP COLUMN "note"')
    money_tables.drop(connection)
    for replaced in (counter_tables.refund, counter_tables.parked_sale):
        create_bare(connection, replaced)
        finish(connection, replaced)
