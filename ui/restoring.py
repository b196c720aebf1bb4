"""A backup put in the database's place while the window stays: the shop is closed, replaced, and opened again."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.shop import Restored
from ui.error_messages import sentence

if TYPE_CHECKING:
    from ui.opening import Opening
    from ui.workplace import Workplace

LONG = 600.0
"""Seconds that the sentence of what goes on stays, unless another one takes its place."""


class Restoring(QObject):
    """Does it when it is wanted; everybody signs in anew afterwards, by the staff list that came back."""

    def __init__(self, workplace: "Workplace", opening: "Opening", parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._opening = workplace, opening
        workplace.events.restore_wanted.connect(self._start)

    def _start(self, backup: Path) -> None:
        self._workplace.notifier.toast(self.tr("Looking through the backup and restoring it …"), seconds=LONG)
        self._workplace.pause()
        self._workplace.background.run(
            lambda: self._opening.restore(backup), self._done, self._failed, lane="write", owner=self
        )

    def _done(self, restored: Restored) -> None:
        self._workplace.sign_out()
        words = self.tr("The backup is the shop's database now; the state before is among the backups.")
        if restored.erased_again:
            words += " " + self.tr("Guests erased again: %1.").replace("%1", str(restored.erased_again))
        self._workplace.notifier.toast(words, tone="success", seconds=10)

    def _failed(self, error: Exception) -> None:
        self._workplace.notifier.toast(self.tr("The database is as it was."), seconds=4)
        self._workplace.notifier.error(sentence(error), title=self.tr("The backup was not restored"))
