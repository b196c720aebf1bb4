"""What waits for a printer, as rows: queued, taken by one window only, tried again, given up.

A job is free when nobody took it, when its last try failed long enough ago, or when whoever took it has not been heard
of for LEASE. Of each printer's jobs only the first is handed out, so that slips come out in order; a drawer waits for
no slip.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, or_, select, update

from pos_app.data import numbers
from pos_app.data.tables import print_job
from pos_app.domain.ids import new_id
from pos_app.domain.printing import PrinterRole, PrintKind
from pos_app.domain.receipts import ReceiptData, ReceiptKind

LEASE = timedelta(seconds=90)
"""Longer than a slip may take (`printer_lines.WHOLE` and the system's spooler)."""
KEPT = timedelta(days=7)
"""How long what was printed stays in the table; its content goes at once."""

LIVES = {
    PrintKind.DRAWER: timedelta(seconds=20),
    PrintKind.TEST: timedelta(minutes=1),
    PrintKind.RECEIPT: timedelta(minutes=15),
    PrintKind.REPORT: timedelta(hours=1),
    PrintKind.KITCHEN: timedelta(hours=2),
}
"""How long a job is tried by itself; then it waits for a person, and a drawer's or a test's is dropped."""

_WAITS = (3, 5, 10, 20, 30)
"""Seconds between tries; the last one from then on."""

_DROPPED_WHEN_LATE = (PrintKind.DRAWER, PrintKind.TEST)

_JOB = print_job.c


def wait_after(tries: int) -> timedelta:
    """How long a job waits after so many tries that failed."""
    return timedelta(seconds=_WAITS[min(tries, len(_WAITS)) - 1])


def add(
    connection: Connection,
    till: str,
    role: PrinterRole,
    kind: PrintKind,
    subject: str | None,
    document: dict[str, Any],
    now: datetime,
) -> str:
    """Queue a job; its id."""
    own_id = new_id()
    connection.execute(
        insert(print_job).values(
            id=own_id,
            till=till,
            printer=role.value,
            kind=kind.value,
            subject=subject,
            document=document,
            state="WAITING",
            tries=0,
            error="",
            sequence=numbers.next_sequence(connection),
            created_at=now,
            updated_at=now,
        )
    )
    return own_id


def take(connection: Connection, till: str, now: datetime) -> Any | None:
    """The first free job of this till's printers, taken; None while there is none. `tries` is as it was before."""
    waiting = [row for row in _waiting(connection, till) if not _is_over(connection, row, now)]
    for row in _heads(waiting):
        if _is_free(row, now) and _won(connection, row, now):
            return row
    return None


def _waiting(connection: Connection, till: str) -> list[Any]:
    wanted = select(print_job).where(_JOB.state == "WAITING", _JOB.till == till).order_by(_JOB.sequence)
    return list(connection.execute(wanted))


def _heads(waiting: Iterable[Any]) -> list[Any]:
    """Drawers first, then the first job of each printer."""
    drawers = [row for row in waiting if row.kind == PrintKind.DRAWER]
    heads: dict[str, Any] = {}
    for row in waiting:
        if row.kind != PrintKind.DRAWER:
            heads.setdefault(row.printer, row)
    return drawers + list(heads.values())


def _is_over(connection: Connection, row: Any, now: datetime) -> bool:
    """Give up a job that has been tried for too long; one that somebody is printing is left alone."""
    if now - row.created_at <= LIVES[PrintKind(row.kind)] or _is_taken(row, now):
        return False
    late = "DROPPED" if row.kind in _DROPPED_WHEN_LATE else "FAILED"
    given = update(print_job).where(_JOB.id == row.id, _JOB.state == "WAITING", _JOB.tries == row.tries)
    connection.execute(given.values(state=late, error=row.error or "PrinterTrouble", updated_at=now))
    return True


def _is_taken(row: Any, now: datetime) -> bool:
    return bool(row.tries and not row.error and now - row.updated_at < LEASE)


def _is_free(row: Any, now: datetime) -> bool:
    if row.error:
        return bool(now - row.updated_at >= wait_after(row.tries))
    return not _is_taken(row, now)


def _won(connection: Connection, row: Any, now: datetime) -> bool:
    """Take the job unless somebody was quicker: the number of tries tells."""
    mine = update(print_job).where(_JOB.id == row.id, _JOB.state == "WAITING", _JOB.tries == row.tries)
    return connection.execute(mine.values(tries=row.tries + 1, error="", updated_at=now)).rowcount == 1


def finish(connection: Connection, job_id: str, tries: int, now: datetime) -> None:
    """It came out: what it said is forgotten, and so are the jobs of last week."""
    done = _taken(job_id, tries).values(state="PRINTED", document={}, error="", updated_at=now)
    connection.execute(done)
    connection.execute(delete(print_job).where(_JOB.state.in_(("PRINTED", "DROPPED")), _JOB.updated_at < now - KEPT))


def fail(connection: Connection, job_id: str, tries: int, error: str, now: datetime, *, for_good: bool) -> None:
    """It did not come out: it waits for the next try, or, `for_good`, for a person."""
    state = "FAILED" if for_good else "WAITING"
    connection.execute(_taken(job_id, tries).values(state=state, error=error, updated_at=now))


def _taken(job_id: str, tries: int) -> Any:
    """The job while it is still this taker's."""
    return update(print_job).where(_JOB.id == job_id, _JOB.tries == tries, _JOB.state == "WAITING")


def _left(till: str) -> Any:
    """What did not come out, with what waits behind it, and nobody is printing."""
    idle = and_(_JOB.state == "WAITING", or_(_JOB.tries == 0, _JOB.error != ""))
    return and_(_JOB.till == till, or_(_JOB.state == "FAILED", idle))


def again(connection: Connection, till: str, now: datetime) -> int:
    """Try everything that did not come out once more, from the start of its life; how many."""
    back = update(print_job).where(_left(till))
    return connection.execute(back.values(state="WAITING", tries=0, error="", created_at=now, updated_at=now)).rowcount


def drop(connection: Connection, till: str, kinds: Iterable[PrintKind], now: datetime) -> int:
    """Let go of what did not come out, of these kinds; how many."""
    words = [kind.value for kind in kinds]
    gone = update(print_job).where(_left(till), _JOB.kind.in_(words))
    return connection.execute(gone.values(state="DROPPED", document={}, updated_at=now)).rowcount


def left(connection: Connection, till: str) -> list[Any]:
    """What did not come out, oldest first."""
    return list(connection.execute(select(print_job).where(_left(till)).order_by(_JOB.sequence)))


def next_free_at(connection: Connection, till: str) -> datetime | None:
    """When the next job may be taken; None while nothing waits."""
    rows = _heads(_waiting(connection, till))
    return min(
        (row.updated_at + (wait_after(row.tries) if row.error else _lease_of(row)) for row in rows), default=None
    )


def _lease_of(row: Any) -> timedelta:
    return LEASE if row.tries else timedelta()


def kinds_queued(connection: Connection, subject: str) -> set[str]:
    """What was queued about a subject before, whatever became of it but what was dropped."""
    wanted = select(_JOB.kind).where(_JOB.subject == subject, _JOB.state != "DROPPED")
    return set(connection.execute(wanted).scalars())


def was_printed(connection: Connection, receipt: ReceiptData, now: datetime) -> bool:
    """Whether it may have been on paper before: jobs are not kept for ever, and the old shop printed its own."""
    forgotten = now - receipt.at > KEPT - timedelta(days=1)
    queued = PrintKind.RECEIPT.value in kinds_queued(connection, receipt.subject)
    return forgotten or receipt.kind is ReceiptKind.ORDER or queued
