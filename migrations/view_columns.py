"""Revision 0010's kept columns and indexes, by which the owner's lists and the journal's filters are answered.

On SQLite revision 0002 adds those of customers and orders already, while the tables are empty: their indexes are then
never sorted in memory. They stay when 0010 is taken back, and are added by it where they are missing.
"""

from collections.abc import Iterable

from sqlalchemy import Connection

_KEPT = '("total" - "refunded")'
_MILLIONS = f'("total" - "tax") * ({_KEPT} / 1000000)'
_REST = f'("total" - "tax") * ({_KEPT} - {_KEPT} / 1000000 * 1000000)'
EARNABLE = (
    """CASE WHEN "memberId" IS NOT NULL OR "customerId" = 'walk-in' OR "status" IN ('CANCELLED', 'UNPAID')"""
    """ OR ("saleId" IS NULL AND "legacy" IS NULL) OR "tax" >= "total" OR "refunded" >= "total" THEN NULL"""
    """ WHEN "refunded" <= 0 THEN "total" - "tax" WHEN "total" > 1000000000000 THEN NULL"""
    f""" ELSE {_MILLIONS} / "total" * 1000000"""
    f""" + (({_MILLIONS} - {_MILLIONS} / "total" * "total") * 1000000 + {_REST}) / "total" END"""
)
"""What of an order would earn points if its guest joined now; no product exceeds 64 bits."""

FORMER = {
    "ix_Customer_lifetimeTotal": '"Customer" ("lifetimeTotal")',
    "ix_Order_status_createdAt": '"Order" ("status", "createdAt")',
    "ix_Journal_at": '"Journal" ("at")',
    "ix_Journal_subject": '"Journal" ("subject")',
}
"""Indexes that get more columns."""

INDEXES = {
    "ix_Customer_lifetimeTotal": '"Customer" ("lifetimeTotal", "id", "orderCount", "firstOrder", "lastOrder", "level",'
    ' "joinedAt", "createdAt", "marketingConsent", "mergedInto", "phoneNumber")',
    "ix_Order_status_createdAt": '"Order" ("status", "createdAt", "number")',
    "ix_Order_earnable": '"Order" ("customerId", "createdAt", "earnable") WHERE "earnable" IS NOT NULL',
    "ix_MerchOrder_earnable": '"MerchOrder" ("customerId", "createdAt", "earnable") WHERE "earnable" IS NOT NULL',
    "ix_Journal_at": '"Journal" ("at", "till", "number")',
    "ix_Journal_subject": '"Journal" ("subject", "at", "till", "number")',
    "ix_Journal_staffId": '"Journal" ("staffId", "kind", "at", "till", "number")',
    "ix_Journal_kind": '"Journal" ("kind", "at", "till", "number") WHERE "kind" <> \'sale\'',
    "ix_Journal_note": '"Journal" ("at", "till", "number") WHERE "note" <> \'\'',
}

EARLY_COLUMNS = (
    ("Customer", "mergedInto", 'TEXT CONSTRAINT "fk_Customer_mergedInto" REFERENCES "Customer" ("id")'),
    ("Customer", "level", "TEXT"),
    ("Customer", "joinedAt", "TEXT"),
    ("Order", "earnable", f"INTEGER GENERATED ALWAYS AS ({EARNABLE}) VIRTUAL"),
    ("MerchOrder", "earnable", f"INTEGER GENERATED ALWAYS AS ({EARNABLE}) VIRTUAL"),
)
"""What the indexes on SQLite need; `mergedInto` is 0004's."""

_GIVE = (
    'UPDATE "Customer" SET "level" = NEW."level", "joinedAt" = NEW."joinedAt" WHERE "id" = NEW."customerId"'
    ' AND ("level" IS DISTINCT FROM NEW."level" OR "joinedAt" IS DISTINCT FROM NEW."joinedAt"); '
)
_TAKE = 'UPDATE "Customer" SET "level" = NULL, "joinedAt" = NULL WHERE "id" = OLD."customerId"; '
_LEFT = (
    'UPDATE "Customer" SET "level" = NULL, "joinedAt" = NULL'
    ' WHERE "id" = OLD."customerId" AND OLD."customerId" <> NEW."customerId"; '
)

WATCHED = (
    ("tr_Member_added_Customer", "INSERT", _GIVE),
    ("tr_Member_changed_Customer", 'UPDATE OF "level", "joinedAt", "customerId"', _LEFT + _GIVE),
    ("tr_Member_removed_Customer", "DELETE", _TAKE),
)
"""Name, event, and what is done: a customer has the level and the day of joining of the own `Member`."""


def add_early(connection: Connection) -> None:
    """On SQLite, whatever of the customers' and orders' columns and indexes is not there yet."""
    run = connection.exec_driver_sql
    for table, column, definition in EARLY_COLUMNS:
        if not run(f"SELECT 1 FROM pragma_table_xinfo('{table}') WHERE name = '{column}'").first():
            run(f'ALTER TABLE "{table}" ADD COLUMN "{column}" {definition}')
    for name, columns in INDEXES.items():
        made = f'CREATE INDEX "{name}" ON {columns}'
        if not name.startswith("ix_Journal") and not run("SELECT 1 FROM sqlite_master WHERE sql = ?", (made,)).first():
            run(f'DROP INDEX IF EXISTS "{name}"')
            run(made)


def create(connection: Connection) -> None:
    """Add the columns, make the indexes, fill the columns, then make the triggers."""
    run, is_sqlite = connection.exec_driver_sql, connection.dialect.name == "sqlite"
    if is_sqlite:
        add_early(connection)
    else:
        _add_columns(connection)
    run(
        'UPDATE "Customer" SET "level" = "Member"."level", "joinedAt" = "Member"."joinedAt"'
        ' FROM "Member" WHERE "Member"."customerId" = "Customer"."id"'
    )
    for name in _later(FORMER, is_sqlite=is_sqlite):
        run(f'DROP INDEX "{name}"')
    for name in _later(INDEXES, is_sqlite=is_sqlite):
        run(f'CREATE INDEX "{name}" ON {INDEXES[name]}')
    for name, event, done in WATCHED:
        _watch(connection, name, event, done)


def _add_columns(connection: Connection) -> None:
    run = connection.exec_driver_sql
    run('ALTER TABLE "Customer" ADD COLUMN "level" TEXT')
    run('ALTER TABLE "Customer" ADD COLUMN "joinedAt" TIMESTAMP(3) WITH TIME ZONE')
    for table in ("Order", "MerchOrder"):
        run(f'ALTER TABLE "{table}" ADD COLUMN "earnable" BIGINT GENERATED ALWAYS AS ({EARNABLE}) STORED')


def _later(indexes: Iterable[str], *, is_sqlite: bool) -> list[str]:
    """The indexes that are made with this revision: on SQLite those of the journal alone."""
    return [name for name in indexes if not is_sqlite or name.startswith("ix_Journal")]


def drop(connection: Connection) -> None:
    """Drop what was added, and make the indexes as they were; on SQLite what is 0002's stays, and is emptied."""
    run, is_sqlite = connection.exec_driver_sql, connection.dialect.name == "sqlite"
    for name, *_ in WATCHED:
        run(f'DROP TRIGGER "{name}"' + ("" if is_sqlite else ' ON "Member"'))
        if not is_sqlite:
            run(f'DROP FUNCTION "{name}"()')
    for name in _later(INDEXES, is_sqlite=is_sqlite):
        run(f'DROP INDEX "{name}"')
    for name in _later(FORMER, is_sqlite=is_sqlite):
        run(f'CREATE INDEX "{name}" ON {FORMER[name]}')
    if is_sqlite:
        run('UPDATE "Customer" SET "level" = NULL, "joinedAt" = NULL WHERE "level" IS NOT NULL')
        return
    for table, column in (
        *(("Order", "earnable"), ("MerchOrder", "earnable")),
        *(("Customer", "level"), ("Customer", "joinedAt")),
    ):
        run(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')


def _watch(connection: Connection, name: str, event: str, done: str) -> None:
    run = connection.exec_driver_sql
    if connection.dialect.name == "sqlite":
        done = done.replace("IS DISTINCT FROM", "IS NOT")
        run(f'CREATE TRIGGER "{name}" AFTER {event} ON "Member" FOR EACH ROW BEGIN {done}END')
        return
    run(f'CREATE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {done}RETURN NULL; END$$')
    run(f'CREATE TRIGGER "{name}" AFTER {event} ON "Member" FOR EACH ROW EXECUTE FUNCTION "{name}"()')
