"""The counter: sales and their payments, staff, tills, catalogue, journal; orders learn which sale they belong to.

Revision ID: 0003
Revises: 0002
"""

from alembic import op

from migrations import counter_tables, order_sales

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_LAST = (
    'SELECT COALESCE(MAX(last), 0) FROM (SELECT MAX("sequence") AS last FROM "Order"'
    ' UNION ALL SELECT MAX("sequence") FROM "MerchOrder") AS both_kinds'
)


def upgrade() -> None:
    """Create the tables, and start the orders' numbers above those that were carried over."""
    connection = op.get_bind()
    counter_tables.create(connection)
    if connection.dialect.name != "sqlite":
        order_sales.add(connection)
    last = int(connection.exec_driver_sql(_LAST).scalar_one())
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql('INSERT INTO "Counter" ("name", "value") VALUES (\'sequence\', ?)', (last,))
    else:
        connection.exec_driver_sql(f'CREATE SEQUENCE "orderSequence" START WITH {last + 1}')


def downgrade() -> None:
    """Drop the tables; orders forget their sale."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql('DROP SEQUENCE "orderSequence"')
    order_sales.forget(connection)
    counter_tables.drop(connection)
