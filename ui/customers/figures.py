"""A row of figures with what they are below; in two rows where the width is short."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.elided_label import ElidedLabel

SPACING = 20
WIDEST = 160
"""A figure longer than this is cut rather than that the others are."""


class Figure(QWidget):
    """A value and its label."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = ElidedLabel(parent=self)
        self.value.setProperty("role", "figure")
        self._label = QLabel(label, self)
        self._label.setProperty("role", "figureLabel")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.value, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._label, 0, Qt.AlignmentFlag.AlignLeading)

    def show_value(self, text: str) -> None:
        """Show a value; read out with its label."""
        self.value.setText(text)
        self.setAccessibleName(f"{self._label.text()}: {text}")

    @property
    def needed(self) -> int:
        """The width that cuts neither value nor label."""
        return max(self.value.sizeHint().width(), self._label.sizeHint().width())


class FigureRow(QWidget):
    """Figures in as few rows as the width allows."""

    def __init__(self, figures: list[Figure], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACING)
        self._grid.setVerticalSpacing(8)
        self.arrange()

    def arrange(self) -> None:
        """Place the figures for the width there is; call it again when their values changed."""
        count = len(self._figures)
        for figure in self._figures:
            figure.setMinimumWidth(min(figure.needed, WIDEST))
        widest = max(figure.needed for figure in self._figures)
        one_row = sum(figure.needed for figure in self._figures) + SPACING * (count - 1)
        columns = count if one_row <= self.width() else max(1, min(3, (self.width() + SPACING) // (widest + SPACING)))
        if columns == self._columns:
            return
        self._columns = columns
        for figure in self._figures:
            self._grid.removeWidget(figure)
        for place, figure in enumerate(self._figures):
            self._grid.addWidget(figure, place // columns, place % columns, Qt.AlignmentFlag.AlignLeading)
        for column in range(count):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
