"""Revision 0003's columns of the orders: the sale they belong to, and the number that is called out.

On SQLite revision 0002 adds them already, while the tables are empty: their indexes are then never sorted in memory.
"""

from sqlalchemy import Connection

TABLES = ("Order", "MerchOrder")


def add(connection: Connection) -> None:
    """Add the columns with their links and indexes."""
    run = connection.exec_driver_sql
    collation = "" if connection.dialect.name == "sqlite" else ' COLLATE "C"'
    for table in TABLES:
        run(
            f'ALTER TABLE "{table}" ADD COLUMN "saleId" TEXT{collation}'
            f' CONSTRAINT "fk_{table}_saleId" REFERENCES "Sale" ("id")'
        )
        run(f'CREATE UNIQUE INDEX "uq_{table}_saleId" ON "{table}" ("saleId")')
        run(f'CREATE INDEX "ix_{table}_customerId_sequence" ON "{table}" ("customerId", "sequence", "saleId")')
    run('ALTER TABLE "Order" ADD COLUMN "number" TEXT')


def forget(connection: Connection) -> None:
    """Take them away again; on SQLite, where they are 0002's, empty them."""
    run = connection.exec_driver_sql
    if connection.dialect.name == "sqlite":
        run('UPDATE "Order" SET "saleId" = NULL, "number" = NULL')
        run('UPDATE "MerchOrder" SET "saleId" = NULL')
        return
    for table in TABLES:
        run(f'ALTER TABLE "{table}" DROP COLUMN "saleId"')
    run('ALTER TABLE "Order" DROP COLUMN "number"')
