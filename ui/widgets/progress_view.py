"""Something that takes a while: what is being done, how much of it is done, and for how long still."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

STEPS = 1000


class ProgressView(QWidget):
    """`begin` shows a bar that only says it is alive; `show_progress` fills it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._left, self._share = QLabel(self), QLabel(self), QLabel(self)
        self._stage.setProperty("role", "strong")
        self._left.setProperty("role", "muted")
        self._share.setProperty("role", "muted")
        self.bar = QProgressBar(self)
        self.bar.setObjectName("progressBar")
        self.bar.setTextVisible(False)
        above = QHBoxLayout()
        above.addWidget(self._stage, 1)
        above.addWidget(self._share, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(self.bar)
        column.addWidget(self._left)
        self._left.setMinimumHeight(20)
        self.begin("")

    @property
    def words(self) -> str:
        """What is said to be done."""
        return self._stage.text()

    def begin(self, words: str) -> None:
        """It began; nobody knows yet how long it takes."""
        self.bar.setRange(0, 0)
        self._say(words, "", "")

    def show_progress(self, words: str, share: float, left: str = "") -> None:
        """`share` is from 0 to 1; `left` is empty while nobody can know."""
        self.bar.setRange(0, STEPS)
        self.bar.setValue(round(share * STEPS))
        self._say(words, self.tr("%1 %").replace("%1", str(int(share * 100))), left)

    def _say(self, words: str, share: str, left: str) -> None:
        self._stage.setText(words)
        self._share.setText(share)
        self._left.setText(left)
        self.bar.setAccessibleName(words)
