"""The copies of the database: where they are, each with date, size and how a check went; made, checked, restored."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.settings.shop_words import BackupLine
from ui.theme import set_look
from ui.widgets.action_button import ActionButton
from ui.widgets.elided_label import ElidedLabel


class BackupRow(QFrame):
    """One copy; `acts` is the room at its end for what can be done with it."""

    check_pressed = Signal(str)
    """The copy's name."""
    restore_pressed = Signal(str, str)
    """The copy's name, and when it was made, in words."""

    def __init__(self, at: int, line: BackupLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"backupRow{at}")
        made, file, state = QLabel(line.made, self), ElidedLabel(line.file, self), QLabel(line.state, self)
        made.setObjectName(f"backupLine{at}")
        made.setProperty("role", "strong")
        file.setProperty("role", "faint")
        state.setObjectName(f"backupState{at}")
        state.setProperty("role", "pill")
        state.setProperty("tone", line.tone)
        state.setToolTip(line.told)
        state.setAccessibleDescription(line.told)
        self.check = QPushButton(self.tr("Check"), self)
        self.check.setObjectName(f"checkBackup{at}")
        self.check.setAccessibleName(self.tr("Check the backup of %1").replace("%1", line.made))
        self.check.setProperty("role", "quiet")
        self.check.clicked.connect(lambda: self.check_pressed.emit(line.name))
        self.restore = QPushButton(self.tr("Restore …"), self)
        self.restore.setObjectName(f"restoreBackup{at}")
        self.restore.setAccessibleName(self.tr("Restore the backup of %1").replace("%1", line.made))
        self.restore.setProperty("role", "quiet")
        self.restore.setVisible(line.can_be_restored)
        self.restore.clicked.connect(lambda: self.restore_pressed.emit(line.name, line.made))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(made)
        words.addWidget(file)
        self.acts = QHBoxLayout()
        self.acts.setSpacing(8)
        self.acts.addWidget(self.check)
        self.acts.addWidget(self.restore)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(state, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self.acts)


class BackupCard(QFrame):
    """Emits what is asked for; it is told what there is, and what became of it."""

    backup_pressed = Signal()
    check_pressed = Signal(str)
    restore_pressed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._rows: list[BackupRow] = []
        self._backup = ActionButton(self.tr("Back up now"), self, role="secondary", icon="database")
        self._backup.setObjectName("backupButton")
        self._backup.clicked.connect(self.backup_pressed)
        self._where, self._told, self._more = QLabel(self), QLabel(self), QLabel(self)
        self._where.setObjectName("backupFolder")
        self._where.setProperty("role", "fieldHint")
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._told.setObjectName("backupResult")
        self._told.setProperty("role", "muted")
        self._more.setObjectName("backupMore")
        self._more.setProperty("role", "muted")
        for label in (self._where, self._told, self._more):
            label.setWordWrap(True)
        self._told.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Backups"), self)
        title.setProperty("role", "heading")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(self._where)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(self._backup, 0, Qt.AlignmentFlag.AlignTop)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._told)
        column.addLayout(self._list)
        column.addWidget(self._more)

    def show_backups(self, folder: str, lines: Sequence[BackupLine], more: str) -> None:
        """Where the copies are, the latest of them, and what else there is to say."""
        self._where.setText(folder)
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [BackupRow(at, line, self) for at, line in enumerate(lines)]
        for row in self._rows:
            row.check_pressed.connect(self.check_pressed)
            row.restore_pressed.connect(self.restore_pressed)
            self._list.addWidget(row)
            row.show()
        self._more.setText(more)
        self._more.setVisible(bool(more))

    def show_told(self, text: str, *, tone: str = "", busy: bool = False) -> None:
        """What became of what was asked for; while it goes on nothing else can be asked."""
        self._told.setText(text)
        self._told.setVisible(bool(text))
        set_look(self._told, tone=tone)
        self._backup.setEnabled(not busy)
        for row in self._rows:
            row.check.setEnabled(not busy)
            row.restore.setEnabled(not busy)
