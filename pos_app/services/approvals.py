"""Approvals: a PIN typed at somebody else's till lets that person do one act, once, within a minute.

They live in the memory of the till where the PIN was typed and nowhere else: a restart ends them all.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from pos_app.domain.ids import new_id
from pos_app.domain.staff import APPROVAL_SECONDS, Act, Actor, Approval, allow, may
from pos_app.errors import ApprovalOver


@dataclass
class Approvals:
    """Those that were given here and not yet used, each with the second it ends at.

    `ticks` counts seconds whatever is done to the clock.
    """

    ticks: Callable[[], float] = time.monotonic
    _until: dict[Approval, float] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def give(self, approver: Actor, act: Act, asked_by: Actor) -> Approval:
        """Let somebody do the act once. Raises NotAllowed where the approver may not do it either."""
        allow(approver, act)
        approval = Approval(new_id(), act, approver, asked_by.id)
        with self._lock:
            now = self.ticks()
            self._until = {each: until for each, until in self._until.items() if until > now}
            self._until[approval] = now + APPROVAL_SECONDS
        return approval

    @contextmanager
    def allowed(self, actor: Actor, act: Act, approval: Approval | None = None) -> Iterator[Actor | None]:
        """Around whatever the act does: gives who approved, None where the actor may do it alone.

        What raises inside was not done, so the approval is as good as it was. Raises NotAllowed without an approval,
        and ApprovalOver for one that was used, is too old, or was given to somebody else or for another act.
        """
        if approval is None or may(actor.role, act):
            allow(actor, act)
            yield None
            return
        until = self._take(approval, actor, act)
        try:
            yield approval.approver
        except BaseException:
            with self._lock:
                self._until[approval] = until
            raise

    def _take(self, approval: Approval, actor: Actor, act: Act) -> float:
        if (approval.asked_by, approval.act) != (actor.id, act):
            raise ApprovalOver
        with self._lock:
            until = self._until.pop(approval, None)
        if until is None or until <= self.ticks():
            raise ApprovalOver
        return until
