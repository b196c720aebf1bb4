"""A page of blocks on the screen: what the printer would draw, in the window's own type."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from pos_app.domain.page import Align, Block, Page, Pair, Row, Rule, Size, Space, Text

WORDS, MIDDLE, FIGURES = 0, 1, 2


class PageView(QScrollArea):
    """Shows one page, scrolled where it is long; the arrow keys move it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tillReport")
        self.setAccessibleName(self.tr("Report"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._paper = QWidget(self)

    def show_page(self, page: Page) -> None:
        """Show a page from its top."""
        paper = self._paper = QWidget(self)
        paper.setProperty("role", "surface")
        paper.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(paper)
        column.setContentsMargins(20, 16, 20, 16)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(WORDS, 1)
        for at, block in enumerate(page.blocks):
            self._add(at, block)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(paper)
        self.verticalScrollBar().setValue(0)

    @property
    def words(self) -> str:
        """Everything on the page, a line each row: for tests and for who listens."""
        return "\n".join(label.text() for label in self._paper.findChildren(QLabel))

    @property
    def paper_height(self) -> int:
        """How high the page is."""
        return self._paper.sizeHint().height()

    def _add(self, at: int, block: Block) -> None:
        if isinstance(block, Text):
            label = self._label(block.text, block.size, bold=block.bold)
            label.setWordWrap(True)
            side = Qt.AlignmentFlag.AlignHCenter if block.align is Align.CENTER else Qt.AlignmentFlag.AlignLeading
            label.setAlignment(side)
            self._grid.addWidget(label, at, WORDS, 1, 3)
        elif isinstance(block, Pair):
            left = self._label(block.left, block.size, bold=block.bold)
            left.setWordWrap(True)
            left.setContentsMargins(12 if block.inset else 0, 0, 0, 0)
            self._grid.addWidget(left, at, WORDS, 1, 1 if block.right else 3)
            self._figure(block.right, block.size, at, bold=block.bold)
        elif isinstance(block, Row):
            self._grid.addWidget(self._label(block.cells[0], block.size, bold=block.bold), at, WORDS)
            for column, cell in enumerate(block.cells[1:], start=MIDDLE):
                label = self._label(cell, block.size, bold=block.bold)
                label.setAlignment(Qt.AlignmentFlag.AlignTrailing)
                self._grid.addWidget(label, at, column)
        elif isinstance(block, Rule):
            rule = QWidget(self._paper)
            rule.setProperty("role", "line")
            rule.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            rule.setFixedHeight(2 if block.heavy else 1)
            self._grid.addWidget(rule, at, WORDS, 1, 3)
        elif isinstance(block, Space):
            self._grid.setRowMinimumHeight(at, 10)

    def _figure(self, text: str, size: Size, at: int, *, bold: bool) -> None:
        label = self._label(text, size, bold=bold)
        label.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self._grid.addWidget(label, at, MIDDLE, 1, 2)

    def _label(self, text: str, size: Size, *, bold: bool) -> QLabel:
        label = QLabel(text, self._paper)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if size in (Size.LARGE, Size.HUGE):
            label.setProperty("role", "title")
        elif size is Size.SMALL:
            label.setProperty("role", "muted")
        elif bold:
            label.setProperty("role", "strong")
        return label
