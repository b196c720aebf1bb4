"""One of two customers that are to be merged, with the choice to keep this one's number, name and address."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.customers.merge_rows import MergeSide
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.level_pill import LevelPill


class SideCard(QFrame):
    """Shows a MergeSide."""

    kept = Signal(str)
    """The customer's id, when it is chosen to be kept."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._id = ""
        self._name = ElidedLabel(parent=self)
        self._name.setProperty("role", "heading")
        self._number = ElidedLabel(parent=self)
        self._number.setProperty("role", "muted")
        self._level = LevelPill(self)
        self.keep = QPushButton(self.tr("Keep this number and name"), self)
        self.keep.setObjectName(name)
        self.keep.setProperty("role", "chip")
        self.keep.setCheckable(True)
        self.keep.setAutoDefault(True)
        self.keep.clicked.connect(lambda: self.kept.emit(self._id))
        captions = (
            self.tr("Visits"),
            self.tr("Last here"),
            self.tr("Spent"),
            self.tr("Points"),
            self.tr("TapPass ID"),
            self.tr("E-mail"),
            self.tr("Notes"),
        )
        self._values = [ElidedLabel(parent=self) for _ in captions]
        self._lay_out(captions)

    def _lay_out(self, captions: tuple[str, ...]) -> None:
        who = QVBoxLayout()
        who.setSpacing(2)
        who.addWidget(self._name)
        who.addWidget(self._number)
        top = QHBoxLayout()
        top.addLayout(who, 1)
        top.addWidget(self._level)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, (caption, value) in enumerate(zip(captions, self._values, strict=True)):
            label = QLabel(caption, self)
            label.setProperty("role", "muted")
            grid.addWidget(label, place, 0)
            grid.addWidget(value, place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(top)
        column.addLayout(grid)
        column.addStretch(1)
        column.addWidget(self.keep)

    def show_side(self, side: MergeSide, *, kept: bool) -> None:
        """Show one of the two, and whether its word counts."""
        self._id = side.id
        self._name.setText(side.name)
        self._number.setText(side.number if side.number != side.name else "")
        self._level.show_level(side.level, side.level_words)
        texts = (
            side.visits,
            side.last_visit,
            side.spent,
            side.points or "–",
            side.member or "–",
            side.email,
            " ".join(side.notes.split()),
        )
        for label, text in zip(self._values, texts, strict=True):
            label.setText(text)
            label.setToolTip(text)
        self.keep.setChecked(kept)
        self.keep.setAccessibleName(f"{self.keep.text()}: {side.name}, {side.number}")
