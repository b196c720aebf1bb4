"""Whoever guesses PINs waits: longer with each wrong one, at the sign-in and for an approval (design page 5)."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from pos_app.domain.staff import StaffMember
from pos_app.errors import WrongPin
from ui.sign_in.pin_pad import PinPad

TRIES = 10
"""Wrong PINs before an account is locked; the service counts them and says how many are left."""
PATIENT_FOR = 5
"""From this failure on the window waits: 1 second, then 2, 4, 8 ..."""
TICK_MS = 200


def seconds_to_wait(remaining: int) -> int:
    """How long the window waits after a wrong PIN that leaves `remaining` tries."""
    failures = TRIES - remaining
    return 0 if failures < PATIENT_FOR else 2 ** int(failures - PATIENT_FOR)


class PinWait(QObject):
    """Holds the field of `pad` while whoever `person` names has to wait, and counts the seconds down on it.

    `checking` is whether a PIN is being checked: the field is not freed then.
    """

    def __init__(self, pad: PinPad, person: Callable[[], StaffMember | None], parent: QObject) -> None:
        super().__init__(parent)
        self._pad, self._person = pad, person
        self._waits: dict[str, tuple[float, str]] = {}
        self.checking = False
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self.look)

    def note(self, person_id: str, error: Exception, words: str) -> None:
        """A PIN was refused, for which `words` stay on the pad; from the fifth wrong one on the next has to wait."""
        wait = seconds_to_wait(error.remaining) if isinstance(error, WrongPin) and error.remaining else 0
        if wait:
            self._waits[person_id] = (time.monotonic() + wait, words)

    def forget(self, person_id: str) -> None:
        """Nobody waits for this person any more."""
        self._waits.pop(person_id, None)

    def look(self) -> None:
        """Show the seconds that are left for whoever is chosen, and free the field at the end."""
        person = self._person()
        until, words = self._waits.get(person.id, (0.0, "")) if person is not None else (0.0, "")
        left = math.ceil(until - time.monotonic())
        if left > 0:
            again = self.tr("Try again in %1 s.").replace("%1", str(left))
            self._pad.show_wait(f"{words}\n{again}")
            if not self._ticking.isActive():
                self._ticking.start()
            return
        self._ticking.stop()
        if person is not None and words:
            del self._waits[person.id]
            self._pad.show_refused(words)
        if not self.checking:
            self._pad.show_free()

    def stop(self) -> None:
        """The card is closed: nothing is counted down; who waits still does when it opens again."""
        self._ticking.stop()
