"""What an upgrade or an adoption is doing, and how long it will still take, in words."""

import time

from PySide6.QtCore import QCoreApplication

SURE_AFTER = 4.0
"""Seconds after which the pace so far says something about the rest."""
SURE_FROM = 0.05
"""The share that has to be done for that."""
MINUTE = 60


def stage(name: str) -> str:
    """A stage of `pos_app.interchange.adoption.STAGES`, or the backup before an upgrade."""
    tr = QCoreApplication.translate
    words = {
        "backup": tr("Stages", "Making a backup …"),
        "copying": tr("Stages", "Reading the old database …"),
        "reading": tr("Stages", "Reading numbers, totals and times …"),
        "customers": tr("Stages", "Making customers …"),
        "orders": tr("Stages", "Moving orders …"),
        "finishing": tr("Stages", "Checking that everything is there …"),
    }
    return words.get(name, "")


class Pace:
    """How long the rest will take, worked out from what is done; nothing is said while nobody can know."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def left(self, share: float) -> float | None:
        """Seconds until the whole is done, None while that is a guess."""
        passed = time.monotonic() - self._began
        return passed * (1 - share) / share if passed >= SURE_AFTER and share >= SURE_FROM else None

    def words(self, share: float) -> str:
        """`About 3 minutes left`, or nothing."""
        left = self.left(share)
        if left is None:
            return ""
        if left < MINUTE:
            return QCoreApplication.translate("Stages", "Less than a minute left")
        about = QCoreApplication.translate("Stages", "About %1 minutes left")
        return about.replace("%1", str(round(left / MINUTE) + 1))
