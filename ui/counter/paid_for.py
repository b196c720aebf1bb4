"""What is being paid for, beside the ways to pay: the lines of the order and what leads to its total."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.elided_label import ElidedLabel

LEAST_HEIGHT = 110
"""Pixels below which it says too little to be shown."""


class PaidFor(QScrollArea):
    """Takes the room that the ways to pay leave."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paidForList")
        self.setAccessibleName(self.tr("What is paid for"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def show_lines(self, lines: Sequence[tuple[str, str]], sums: Sequence[tuple[str, str]]) -> None:
        """Show the order's lines, and below them its sums, each as words and an amount."""
        ground = QFrame()
        ground.setProperty("role", "inset")
        column = QVBoxLayout(ground)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for words, amount in lines:
            column.addLayout(self._row(words, amount, "", ground))
        if sums:
            column.addSpacing(4)
        for words, amount in sums:
            column.addLayout(self._row(words, amount, "muted", ground))
        column.addStretch(1)
        self.setWidget(ground)

    @staticmethod
    def _row(words: str, amount: str, role: str, parent: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        told, how_much = ElidedLabel(words, parent), QLabel(amount, parent)
        for label in (told, how_much):
            label.setProperty("role", role)
        row.addWidget(told, 1)
        row.addWidget(how_much)
        return row
