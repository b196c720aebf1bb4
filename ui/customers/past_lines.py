"""What was done with a customer and can be undone: the merges, and a number that was given up. The lines stay."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.customers.merge_rows import MergeRow
from ui.error_messages import why_merge_stands
from ui.widgets.elided_label import ElidedLabel

SHOWN, FOLDED = 3, 1
"""So many merges are listed, and so many while the orders below need the room."""


class PastLines(QWidget):
    """A line for each; hidden while there are none. Emits the ids of what is to be undone."""

    undo_pressed = Signal(str)
    """A merge's id."""
    release_pressed = Signal(str)
    """The id of the merged customer whose number is somebody else's now."""
    take_back_pressed = Signal(str)
    """The id of the customer, or merged customer, whose number is taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._lines: list[QWidget] = []
        self.hide()

    def show_lines(self, customer_id: str, released: str, merges: list[MergeRow], *, whole: bool = False) -> None:
        """Show them; `released` is the number that was given up, "" where none was.

        Of several merges the latest is shown, the others with `whole`, which a press asks for.
        """
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = []
        if released:
            words = self.tr("%1 belongs to someone else now: the next sale with it makes a new customer.")
            take_back = self._button("takeBackNumberButton", self.tr("Take it back"))
            take_back.clicked.connect(partial(self.take_back_pressed.emit, customer_id))
            self._add(words.replace("%1", released), take_back)
        shown = merges[: SHOWN if whole else FOLDED]
        for row in shown:
            self._add_merge(row)
        if len(merges) > len(shown):
            more = self.tr("and merged from %1 more, earlier").replace("%1", str(len(merges) - len(shown)))
            self._add(more, *([] if whole else [self._unfold(customer_id, released, merges)]))
        self.setVisible(bool(self._lines))

    def _unfold(self, customer_id: str, released: str, merges: list[MergeRow]) -> QPushButton:
        button = self._button("showMergesButton", self.tr("Show them"))
        button.clicked.connect(partial(self._show_whole, customer_id, released, merges))
        return button

    def _show_whole(self, customer_id: str, released: str, merges: list[MergeRow]) -> None:
        self.show_lines(customer_id, released, merges, whole=True)
        first = self.findChild(QPushButton, f"undoMerge_{merges[0].id}")
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_merge(self, row: MergeRow) -> None:
        words = (
            self.tr("Merged from %1 on %2 by %3") if row.who else self.tr("Merged from another customer on %2 by %3")
        )
        buttons = []
        if row.releasable:
            release = self._button(f"releaseMerged_{row.merged_id}", self.tr("Number is someone else's"))
            release.clicked.connect(partial(self.release_pressed.emit, row.merged_id))
            buttons.append(release)
        if row.released:
            back = self._button(f"takeBackMerged_{row.merged_id}", self.tr("Take the number back"))
            back.clicked.connect(partial(self.take_back_pressed.emit, row.merged_id))
            buttons.append(back)
        undo = self._button(f"undoMerge_{row.id}", self.tr("Undo"))
        undo.setEnabled(row.why_not is None)
        if row.why_not is not None:
            undo.setToolTip(why_merge_stands(row.why_not))
        undo.clicked.connect(partial(self.undo_pressed.emit, row.id))
        self._add(words.replace("%1", row.who).replace("%2", row.date).replace("%3", row.staff), *buttons, undo)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setProperty("role", "link")
        button.setAccessibleName(text)
        button.setAutoDefault(True)
        return button

    def _add(self, words: str, *buttons: QPushButton) -> None:
        line = QFrame(self)
        line.setProperty("role", "inset")
        text = ElidedLabel(words, line)
        text.setProperty("role", "muted")
        text.setToolTip(words)
        row = QHBoxLayout(line)
        row.setContentsMargins(12, 0, 4, 0)
        row.setSpacing(4)
        row.addWidget(text, 1)
        for button in buttons:
            button.setParent(line)
            row.addWidget(button)
        self._column.addWidget(line)
        self._lines.append(line)
