"""An older database is brought up to date as it is opened: said calmly, as soon as it takes longer than a moment."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import stage_words
from ui.widgets.overlay import Overlay
from ui.widgets.progress_view import ProgressView

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

AFTER_MS = 1_000


class UpgradeCard(Overlay):
    """`watch` as the opening begins, `done` when it ended; between them it shows itself when need be."""

    def __init__(self, window: QWidget, upgrading: "SignalInstance") -> None:
        super().__init__(window, width=520, closable=False)
        self.setObjectName("upgradeCard")
        self._title, self._lead = QLabel(), QLabel()
        self._title.setProperty("role", "title")
        self._lead.setProperty("role", "muted")
        self._lead.setWordWrap(True)
        self.progress = ProgressView()
        self._timer = QTimer(self, interval=AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self.open)
        self._pace = stage_words.Pace()
        self._lay_out()
        upgrading.connect(self._on_upgrading)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._lead)
        column.addSpacing(14)
        column.addWidget(self.progress)
        self.show_content(content)

    def watch(self) -> None:
        """The shop is being opened."""
        self._title.setText(self.tr("Opening the shop …"))
        self._lead.setText(self.tr("The database takes a moment to answer."))
        self.progress.begin("")
        self._timer.start()

    def done(self) -> None:
        """It is open, or cannot be."""
        self._timer.stop()
        self.close_card()

    def _on_upgrading(self, stage: str, share: float) -> None:
        title = self.tr("Bringing the database up to date …")
        if self._title.text() != title:
            self._pace = stage_words.Pace()
            self._title.setText(title)
            self._lead.setText(self.tr("A backup is made first. If this is interrupted, the database stays as it was."))
            self.setAccessibleName(title)
        words = stage_words.stage(stage)
        if share:
            self.progress.show_progress(words, share, self._pace.words(share))
        else:
            self.progress.begin(words)
