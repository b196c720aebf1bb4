"""Revision 0001's tables, as the old web shop's own tool made them.

SQLite has its names of types. On PostgreSQL dates, JSON and enumerations are text here: the rows of an old SQLite
file have to fit in as they are, unreadable ones included, and a database of the old web shop with richer types is
read as well by 0002. Constraints carry PostgreSQL's own names (`Order_pkey`), which no later revision uses.
"""

from sqlalchemy import Connection

MEMBER = "Member"
ORDER = "Order"
MERCH = "MerchandiseOrder"
TABLES = (MEMBER, ORDER, MERCH)

_TEXT = {"moment": "TEXT", "json": "TEXT", "real": "DOUBLE PRECISION", "now": "CURRENT_TIMESTAMP::text"}
_LOOSE = {"moment": "DATETIME", "json": "JSONB", "real": "REAL", "now": "CURRENT_TIMESTAMP"}

_LINK = 'TEXT REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE'

_COLUMNS = {
    MEMBER: {
        "id": "TEXT NOT NULL PRIMARY KEY",
        "memberId": "TEXT NOT NULL UNIQUE",
        "name": "TEXT NOT NULL",
        "email": "TEXT NOT NULL UNIQUE",
        "phoneNumber": "TEXT NOT NULL",
        "birthday": "{moment} NOT NULL",
        "agreeToTerms": "BOOLEAN NOT NULL DEFAULT true",
        "membershipLevel": "TEXT NOT NULL DEFAULT 'BRONZE'",
        "joinDate": "{moment} NOT NULL DEFAULT {now}",
        "points": "INTEGER NOT NULL DEFAULT 0",
        "visitCount": "INTEGER NOT NULL DEFAULT 0",
        "lastVisit": "{moment}",
        "createdAt": "{moment} NOT NULL DEFAULT {now}",
        "updatedAt": "{moment} NOT NULL",
    },
    ORDER: {
        "id": "TEXT NOT NULL PRIMARY KEY",
        "status": "TEXT NOT NULL DEFAULT 'PENDING'",
        "items": "{json} NOT NULL",
        "total": "{real} NOT NULL",
        "points": "INTEGER NOT NULL DEFAULT 0",
        "phoneNumber": "TEXT NOT NULL",
        "customerName": "TEXT NOT NULL",
        "marketingConsent": "BOOLEAN NOT NULL DEFAULT false",
        "memberId": _LINK,
        "createdAt": "{moment} NOT NULL DEFAULT {now}",
        "updatedAt": "{moment} NOT NULL",
    },
    MERCH: {
        "id": "TEXT NOT NULL PRIMARY KEY",
        "createdAt": "{moment} NOT NULL DEFAULT {now}",
        "updatedAt": "{moment} NOT NULL",
        "items": "{json} NOT NULL",
        "total": "{real} NOT NULL",
        "status": "TEXT NOT NULL DEFAULT 'pending'",
        "isPaid": "BOOLEAN NOT NULL DEFAULT false",
        "isPickedUp": "BOOLEAN NOT NULL DEFAULT false",
        "customerName": "TEXT",
        "phoneNumber": "TEXT",
        "memberId": _LINK,
    },
}
"""In the old tool's own order."""


def columns(table: str) -> list[str]:
    """The names of a table's columns, in order."""
    return list(_COLUMNS[table])


def create(connection: Connection) -> None:
    """Create the three tables, empty."""
    words = _LOOSE if connection.dialect.name == "sqlite" else _TEXT
    for table, shapes in _COLUMNS.items():
        lines = ", ".join(f'"{name}" {shape.format(**words)}' for name, shape in shapes.items())
        connection.exec_driver_sql(f'CREATE TABLE "{table}" ({lines})')
    connection.exec_driver_sql('CREATE INDEX "Order_memberId_idx" ON "Order"("memberId")')


def drop(connection: Connection) -> None:
    """Drop the three tables."""
    for table in reversed(TABLES):
        connection.exec_driver_sql(f'DROP TABLE "{table}"')
