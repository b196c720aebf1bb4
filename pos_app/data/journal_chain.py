"""The journal's hash chain.

Each entry holds the hash of the one before it on the same till, so that no row changes unnoticed.

Only ids, amounts and words of ours are hashed; what a person is called stays out, so that erasing a person breaks no
chain.
"""

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, text

from pos_app.data.compiled import Compiled
from pos_app.data.tables import journal
from pos_app.domain.ids import new_id

START = "0" * 64

_LAST = Compiled(
    select(journal.c.number, journal.c.hash)
    .where(journal.c.till == bindparam("till"))
    .order_by(journal.c.number.desc())
    .limit(1)
)
_INSERT = Compiled(insert(journal))
_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended('journal:' || :till, 0))")


canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode
"""JSON in the one spelling that is hashed."""


def digest(content: Any) -> str:
    """SHA-256 of the content as canonical JSON."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def entry_hash(
    *,
    till: str,
    number: int,
    at: datetime,
    kind: str,
    staff_id: str | None,
    subject: str | None,
    data: Any,
    previous: str,
) -> str:
    """The hash of one entry: everything but its note, and the hash before it."""
    return digest([till, number, at.isoformat("T", "milliseconds")[:23], kind, staff_id, subject, data, previous])


def last(connection: Connection, till: str) -> tuple[int, str]:
    """The number and hash of the till's last entry, which stays the last one until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(_LOCK, {"till": till})
    row = _LAST.first(connection, {"till": till})
    return (row.number, row.hash) if row else (0, START)


def append(
    connection: Connection,
    *,
    till: str,
    at: datetime,
    kind: str,
    staff_id: str | None,
    subject: str | None,
    data: Any,
    note: str = "",
) -> str:
    """Add an entry to the till's chain inside the caller's transaction; returns its hash."""
    number, previous = last(connection, till)
    fields = {
        "till": till,
        "number": number + 1,
        "at": at,
        "kind": kind,
        "staff_id": staff_id,
        "subject": subject,
        "data": data,
    }
    own = entry_hash(**fields, previous=previous)
    _INSERT.run(connection, fields | {"id": new_id(), "note": note, "previous_hash": previous, "hash": own})
    return own
