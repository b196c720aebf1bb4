"""The counter: sales and their payments, staff, tills, catalogue, journal; orders learn which sale they belong to.

Revision ID: 0003
Revises: 0002
"""

from alembic import op

from migrations import counter_tables, customer_tables
from migrations.shapes import restore

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ORDERS = ("Order", "MerchOrder")
_LAST = (
    'SELECT COALESCE(MAX(last), 0) FROM (SELECT MAX("sequence") AS last FROM "Order"'
    ' UNION ALL SELECT MAX("sequence") FROM "MerchOrder") AS both_kinds'
)


def upgrade() -> None:
    """Create the tables, and start the orders' numbers above those that were carried over."""
    connection = op.get_bind()
    counter_tables.create(connection)
    collation = "" if connection.dialect.name == "sqlite" else ' COLLATE "C"'
    for table in _ORDERS:
        connection.exec_driver_sql(
            f'ALTER TABLE "{table}" ADD COLUMN "saleId" TEXT{collation}'
            f' CONSTRAINT "fk_{table}_saleId" REFERENCES "Sale" ("id")'
        )
        connection.exec_driver_sql(f'CREATE UNIQUE INDEX "uq_{table}_saleId" ON "{table}" ("saleId")')
        connection.exec_driver_sql(
            f'CREATE INDEX "ix_{table}_customerId_sequence" ON "{table}" ("customerId", "sequence", "saleId")'
        )
    connection.exec_driver_sql('ALTER TABLE "Order" ADD COLUMN "number" TEXT')
    last = int(connection.exec_driver_sql(_LAST).scalar_one())
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql('INSERT INTO "Counter" ("name", "value") VALUES (\'sequence\', ?)', (last,))
    else:
        connection.exec_driver_sql(f'CREATE SEQUENCE "orderSequence" START WITH {last + 1}')


def downgrade() -> None:
    """Drop the tables; orders forget their sale."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        for table in _ORDERS:
            restore(connection, customer_tables.metadata.tables[table])
    else:
        connection.exec_driver_sql('DROP SEQUENCE "orderSequence"')
        for table in _ORDERS:
            connection.exec_driver_sql(f'ALTER TABLE "{table}" DROP COLUMN "saleId"')
        connection.exec_driver_sql('ALTER TABLE "Order" DROP COLUMN "number"')
    counter_tables.drop(connection)
