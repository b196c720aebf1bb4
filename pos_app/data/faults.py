"""What a database driver raises, told as what happened: full, busy, away, damaged. Unknown faults stay bugs."""

from typing import Any

from sqlalchemy.exc import DBAPIError

from pos_app.errors import (
    DatabaseAway,
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseFull,
    DatabaseNotOurs,
    DatabaseReadOnly,
    DatabaseTrouble,
    OutcomeUnknown,
    PosError,
)

_SQLITE: dict[int, type[DatabaseTrouble]] = {
    5: DatabaseBusy,
    6: DatabaseBusy,
    8: DatabaseReadOnly,
    10: DatabaseAway,
    11: DatabaseDamaged,
    13: DatabaseFull,
    14: DatabaseAway,
    26: DatabaseNotOurs,
}
"""By SQLite's primary result code (https://sqlite.org/rescode.html)."""

_SQLITE_WORDS = {
    "database is locked": DatabaseBusy,
    "database table is locked": DatabaseBusy,
    "readonly database": DatabaseReadOnly,
    "disk i/o error": DatabaseAway,
    "malformed": DatabaseDamaged,
    "disk is full": DatabaseFull,
    "unable to open": DatabaseAway,
    "not a database": DatabaseNotOurs,
}
"""By message, for SQLite modules that do not tell the code."""

_POSTGRES = {
    "53100": DatabaseFull,
    "25006": DatabaseReadOnly,
    "55P03": DatabaseBusy,
    "57014": DatabaseBusy,
    "40001": DatabaseBusy,
    "40P01": DatabaseBusy,
    "53300": DatabaseBusy,
    "42501": DatabaseReadOnly,
    "XX001": DatabaseDamaged,
    "XX002": DatabaseDamaged,
}
"""By SQLSTATE (PostgreSQL's Appendix A)."""

_POSTGRES_AWAY = ("08", "57P")


def translated(error: DBAPIError) -> Exception:
    """The PosError that says what happened, or the error itself where it is a bug of ours."""
    return _known(error) or error


def commit_fault(error: DBAPIError) -> Exception:
    """Likewise for a COMMIT that raised: when the server went away, nobody knows whether it was carried out."""
    known = _known(error)
    if (
        isinstance(known, DatabaseAway)
        and getattr(error.orig, "sqlite_errorcode", None) is None
        and hasattr(error.orig, "sqlstate")
    ):
        return OutcomeUnknown()
    return known or error


_LOST_RACES = {"40001", "40P01", "23505"}
"""Not serializable, deadlock, and a unique value that another till inserted between our look and our write."""


def is_passing(error: Exception) -> bool:
    """Whether the same call may succeed at once, from its beginning: the connection broke, or it lost a race."""
    cause = error if isinstance(error, DBAPIError) else error.__cause__
    if not isinstance(cause, DBAPIError):
        return False
    return cause.connection_invalidated or getattr(cause.orig, "sqlstate", None) in _LOST_RACES


def _known(error: DBAPIError) -> PosError | None:
    original: Any = error.orig
    if hasattr(original, "sqlstate"):
        state = original.sqlstate or ""
        if (
            error.connection_invalidated
            or state.startswith(_POSTGRES_AWAY)
            or (not state and "connection" in str(original).lower())
        ):
            return DatabaseAway()
        kind = _POSTGRES.get(state)
        return kind() if kind else None
    code = getattr(original, "sqlite_errorcode", None)
    if code is not None and (code & 0xFF) in _SQLITE:
        return _SQLITE[code & 0xFF]()
    message = str(original).lower()
    return next((kind() for words, kind in _SQLITE_WORDS.items() if words in message), None)
