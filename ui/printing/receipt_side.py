"""What stands beside an opened receipt: the amounts, the facts a receipt does not carry, what went back of it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.printing.receipt_face import ReceiptFace, SlipRow
from ui.widgets.action_button import RowButton
from ui.widgets.banner import Banner


class ReceiptSide(QWidget):
    """Made anew by each `show_face`; emits which slip is wanted on the paper, "" for the sale's."""

    slip_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._label("title", wrap=True)
        self._title.setObjectName("receiptTitle")
        self._when = self._label("muted")
        self._marks = QHBoxLayout()
        self._marks.setSpacing(6)
        self._about = Banner(self)
        self._inside = QWidget(self)
        self._area = QScrollArea(self)
        self._slips: dict[str, RowButton] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._when)
        self._top = QHBoxLayout()
        self._top.setSpacing(8)
        self._top.addLayout(words, 1)
        column.addLayout(self._top)
        column.addLayout(self._marks)
        column.addWidget(self._about)
        column.addWidget(self._area, 1)

    def add_close(self, button: QWidget) -> None:
        """What closes the card stands beside the title."""
        self._top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _label(self, role: str, text: str = "", *, wrap: bool = False) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(wrap)
        if role:
            label.setProperty("role", role)
        return label

    def show_face(self, face: ReceiptFace, chosen: str) -> None:
        """Show the words; `chosen` is the slip on the paper."""
        self._title.setText(face.title)
        self._when.setText(face.when)
        self._about.show_message(face.about, "info")
        self._show_marks(face)
        inside = QWidget(self)
        inside.setProperty("role", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 4, 4)
        column.setSpacing(16)
        column.addLayout(self._amounts(face))
        column.addLayout(self._facts(face))
        column.addLayout(self._slip_rows(face, chosen))
        column.addStretch(1)
        self._area.setWidget(inside)

    def clear(self) -> None:
        """Nothing of the one that was shown stays behind."""
        for label in (self._title, self._when):
            label.clear()
        self._about.show_message("")
        self._clear_marks()
        self._slips = {}
        self._area.setWidget(QWidget(self))

    def _clear_marks(self) -> None:
        while (item := self._marks.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _show_marks(self, face: ReceiptFace) -> None:
        self._clear_marks()
        for words, tone in face.marks:
            pill = self._label("pill", words)
            pill.setProperty("tone", tone)
            self._marks.addWidget(pill)
        self._marks.addStretch(1)

    def _amounts(self, face: ReceiptFace) -> QGridLayout:
        shown = [
            (self.tr("Total"), face.total, "figure", ""),
            (self.tr("Given back"), face.given_back, "strong", "warning"),
            (self.tr("Left"), face.left, "figure", ""),
        ]
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for place, (name, value, role, tone) in enumerate(each for each in shown if each[1]):
            grid.addWidget(self._label("strong" if role == "figure" else "muted", name), place, 0)
            amount = self._label(role, value)
            amount.setObjectName(f"receiptAmount_{place}")
            if tone:
                amount.setProperty("tone", tone)
            grid.addWidget(amount, place, 1, Qt.AlignmentFlag.AlignTrailing)
        return grid

    def _facts(self, face: ReceiptFace) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate(face.facts):
            grid.addWidget(self._label("muted", name), place, 0, Qt.AlignmentFlag.AlignTop)
            said = self._label("", value, wrap=True)
            said.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(said, place, 1)
        return grid

    def _slip_rows(self, face: ReceiptFace, chosen: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        self._slips = {}
        if face.slips:
            column.addWidget(self._label("section", self.tr("On the paper")))
        for slip in face.slips:
            column.addWidget(self._slip_row(slip, chosen))
            if slip.detail:
                detail = self._label("faint", slip.detail, wrap=True)
                detail.setContentsMargins(14, 0, 14, 4)
                column.addWidget(detail)
        return column

    def _slip_row(self, slip: SlipRow, chosen: str) -> RowButton:
        button = RowButton(slip.title, trailing=slip.when)
        button.setObjectName(f"slip_{slip.id or 'sale'}")
        button.setAccessibleName(f"{slip.title}, {slip.when}")
        button.setCheckable(True)
        button.setChecked(slip.id == chosen)
        button.clicked.connect(partial(self._choose, slip.id))
        self._slips[slip.id] = button
        return button

    def _choose(self, slip_id: str) -> None:
        self.mark(slip_id)
        self.slip_chosen.emit(slip_id)

    def mark(self, slip_id: str) -> None:
        """Mark the slip that is on the paper."""
        for own_id, button in self._slips.items():
            button.setChecked(own_id == slip_id)
