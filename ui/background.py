"""The window's thread does no I/O: service calls run here, and their results come back on the window's thread.

One thread owns the writes, in order, one by one; one reads; others, begun when first needed, print, look through
much, or draw pictures, so that a printer that hangs holds up neither. A result or an exception returns by a queued
signal. An exception that is no PosError is a bug: besides going to `failed` it is announced by `crashed`, so that one
calm dialog can be shown. Nothing is delivered to a window that is gone.
"""

import logging
import threading
import time
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from pos_app.errors import PosError

Lane = Literal["read", "write", "print", "long", "draw"]
Result = TypeVar("Result")

_log = logging.getLogger(__name__)


class Ticket:
    """A call on its way. Cancelling it is a promise that neither callback runs; a call not yet begun is not begun."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Drop the call, or its answer."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether nobody waits for the answer any more."""
        return self._cancelled.is_set()


class _Job:
    """A call with its callbacks, and, once it was made, what came of it."""

    def __init__(
        self,
        call: Callable[[], Any],
        done: Callable[[Any], object] | None,
        failed: Callable[[Exception], object] | None,
        owner: QObject | None,
    ) -> None:
        self.call, self.done, self.failed, self.owner = call, done, failed, owner
        self.ticket = Ticket()
        self.result: Any = None
        self.error: Exception | None = None

    def wanted(self) -> bool:
        return not self.ticket.cancelled and (self.owner is None or isValid(self.owner))


class Background(QObject):
    """Runs calls off the window's thread; made, used and stopped on the window's thread."""

    crashed = Signal(object)
    """An exception that is not a PosError, or a PosError nobody took."""

    _returned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._returned.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._newest: dict[str, Ticket] = {}
        self._pending = 0
        self._stopped = False
        self._lanes: dict[str, SimpleQueue[_Job | None]] = {}
        self._threads: list[threading.Thread] = []
        for lane in ("write", "read"):
            self._begin(lane)

    def _begin(self, lane: str) -> None:
        self._lanes[lane] = SimpleQueue()
        thread = threading.Thread(target=self._work, args=(lane,), name=f"background-{lane}")
        self._threads.append(thread)
        thread.start()

    @property
    def is_stopped(self) -> bool:
        """Whether the window is closing: what takes long asks, on its own thread, and gives up."""
        return self._stopped

    def run(
        self,
        call: Callable[[], Result],
        done: Callable[[Result], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        *,
        lane: Lane = "read",
        owner: QObject | None = None,
    ) -> Ticket:
        """Make the call on its lane's thread, then `done(result)` or `failed(error)` on the window's thread.

        With an `owner`, nothing is delivered once that object is destroyed. After `stop` calls are dropped.
        """
        job = _Job(call, done, failed, owner)
        if self._stopped:
            job.ticket.cancel()
            return job.ticket
        if lane not in self._lanes:
            self._begin(lane)
        self._pending += 1
        self._lanes[lane].put(job)
        return job.ticket

    def latest(
        self,
        key: str,
        call: Callable[[], Result],
        done: Callable[[Result], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        *,
        lane: Lane = "read",
        owner: QObject | None = None,
    ) -> Ticket:
        """Like `run`, but only the newest call of a key matters: older ones are skipped or their answers dropped."""
        self.drop(key)
        ticket = self.run(call, done, failed, lane=lane, owner=owner)
        self._newest[key] = ticket
        return ticket

    def drop(self, key: str) -> None:
        """Forget what `latest` was asked under this key."""
        older = self._newest.pop(key, None)
        if older is not None:
            older.cancel()

    @property
    def pending(self) -> int:
        """Calls whose answer has not been delivered or dropped yet."""
        return self._pending

    def stop(self, timeout: float = 10.0) -> bool:
        """Finish what was begun and the writes that wait, drop what else waits, end the threads.

        Returns whether the threads ended within `timeout` seconds; a write under way goes on in any case.
        """
        self._stopped = True
        deadline = time.monotonic() + timeout
        for queue in self._lanes.values():
            queue.put(None)
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self, lane: str) -> None:
        queue, writes = self._lanes[lane], lane == "write"
        while (job := queue.get()) is not None:
            if not (job.ticket.cancelled or (self._stopped and not writes)):
                try:
                    job.result = job.call()
                except Exception as error:  # noqa: BLE001 - the thread's edge: it is handed to the window, never swallowed
                    job.error = error
            if not self._hand_over(job):
                return

    def _hand_over(self, job: _Job) -> bool:
        """Send the job back; False when the window's side is gone."""
        try:
            self._returned.emit(job)
        except RuntimeError:
            _log.warning("An answer came after the window was gone", exc_info=job.error)
            return False
        return True

    def _deliver(self, job: _Job) -> None:
        self._pending -= 1
        error = job.error
        if error is not None and not isinstance(error, PosError):
            _log.error("A call in the background failed", exc_info=error)
        if not self._stopped and job.wanted():
            if error is None:
                if job.done is not None:
                    job.done(job.result)
            elif job.failed is not None:
                job.failed(error)
        if error is not None and (job.failed is None or not isinstance(error, PosError)):
            self.crashed.emit(error)
