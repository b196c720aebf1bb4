"""Giving back: which lines and how many of each, by which way, why; what it comes to is seen before it is done."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.after_sale.words import RefundFace, RefundLine
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.overlay import Overlay
from ui.widgets.stepper import Stepper

WIDTH = 680
LIST_HEIGHT = 232
LONGEST_REASON = 200
LONGEST_REFERENCE = 60


class RefundCard(Overlay):
    """Tells what was chosen; the presenter says what it comes to."""

    changed = Signal()
    """Other lines, or another way: the amount is worked out anew."""
    refunded = Signal()
    voided = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=WIDTH)
        self.setObjectName("refundCard")
        self.setAccessibleName(self.tr("Refund"))
        self._steppers: list[Stepper] = []
        self._build_words()
        self._build_choices()
        self._build_buttons()
        self._lay_out_card()

    def _build_words(self) -> None:
        self._title, self._subtitle = ElidedLabel(), ElidedLabel()
        self._title.setProperty("role", "title")
        self._subtitle.setProperty("role", "muted")
        self._lines = QWidget()
        self._lines.setProperty("role", "scrolled")
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._lines)
        self._earlier = QLabel()
        self._earlier.setObjectName("earlierRefunds")
        self._earlier.setProperty("role", "muted")
        self._earlier.setWordWrap(True)
        self._earlier.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble = Banner()
        self._word = QLabel(self.tr("Goes back"))
        self._word.setProperty("role", "section")
        self.amount = QLabel()
        self.amount.setObjectName("refundAmount")
        self.amount.setProperty("role", "figure")
        self._ways = QLabel()
        self._ways.setObjectName("refundWays")
        self._ways.setProperty("role", "muted")
        self._ways.setWordWrap(True)
        self._void_ways = QLabel()
        self._void_ways.setObjectName("voidWays")
        self._void_ways.setProperty("role", "muted")
        self._void_ways.setWordWrap(True)

    def _build_choices(self) -> None:
        self._tenders = QButtonGroup(self)
        self._tender_row = QHBoxLayout()
        self._tender_row.setSpacing(8)
        self.reason = self._field("refundReasonEdit", self.tr("Why it goes back"), LONGEST_REASON)
        self.reference = self._field("refundReferenceEdit", self.tr("The terminal's reference"), LONGEST_REFERENCE)
        self._reasons = QHBoxLayout()
        self._reasons.setSpacing(8)
        for words in (self.tr("Mistake"), self.tr("Not as wanted"), self.tr("Not there"), self.tr("Goodwill")):
            chip = self._chip(words)
            chip.clicked.connect(partial(self._take_reason, words))
            self._reasons.addWidget(chip)
        self._reasons.addStretch(1)

    def _field(self, name: str, words: str, longest: int) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(words)
        field.setPlaceholderText(words)
        field.setMaxLength(longest)
        field.returnPressed.connect(self.refunded)
        return field

    def _chip(self, words: str) -> QPushButton:
        chip = QPushButton(words)
        chip.setProperty("role", "chip")
        chip.setAccessibleName(words)
        chip.setAutoDefault(True)
        return chip

    def _take_reason(self, words: str) -> None:
        self.reason.setText(words)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_buttons(self) -> None:
        self.everything = self._chip(self.tr("Everything"))
        self.everything.setObjectName("refundEverythingButton")
        self.everything.clicked.connect(self._on_everything)
        self.void = ActionButton(self.tr("Void the sale"), role="quiet", icon="circle-x")
        self.void.setObjectName("voidButton")
        self.void.clicked.connect(self.voided)
        self._cancel = ActionButton(self.tr("Cancel"), role="secondary", key="Esc")
        self._cancel.setObjectName("cancelRefundButton")
        self._cancel.clicked.connect(self.close_card)
        self.go = ActionButton(self.tr("Give back"), role="primary", icon="undo-2")
        self.go.setObjectName("refundButton")
        self.go.clicked.connect(self.refunded)

    def _lay_out_card(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._area)
        column.addWidget(self._earlier)
        column.addLayout(self._tender_row)
        column.addWidget(self.reference)
        column.addWidget(self.reason)
        column.addLayout(self._reasons)
        column.addWidget(self._trouble)
        sums = QHBoxLayout()
        sums.addWidget(self._word)
        sums.addWidget(self._ways, 1)
        sums.addWidget(self.amount)
        column.addLayout(sums)
        column.addWidget(self._void_ways)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.void)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.go)
        column.addLayout(buttons)
        self.show_content(content)

    def begin(self, face: RefundFace) -> None:
        """Show a sale with nothing chosen yet, but the only piece there is."""
        self._title.setText(face.title)
        self._subtitle.setText(face.subtitle)
        self._show_lines(face.lines)
        self._show_tenders(face.tenders)
        self._earlier.setText("\n".join(face.earlier))
        self._earlier.setVisible(bool(face.earlier))
        self.void.setVisible(face.can_void)
        self.void.setText(face.void_words or self.tr("Void the sale"))
        self.everything.setVisible(sum(line.left for line in face.lines) > 1)
        self.reason.clear()
        self.reference.clear()
        self.show_trouble("")
        self.show_busy(busy=False)
        self.open(next((each for each in self._steppers if each.isEnabled()), None))
        self.changed.emit()

    def _show_lines(self, lines: Sequence[RefundLine]) -> None:
        self._steppers = []
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        alone = sum(line.left for line in lines) == 1
        for place, line in enumerate(lines):
            stepper = Stepper(inside, least=0, most=max(0, line.left), removable=False)
            stepper.setObjectName(f"refundLine_{place}")
            stepper.setAccessibleName(line.name)
            stepper.show_value(line.left if alone else 0)
            stepper.setEnabled(line.left > 0)
            stepper.changed.connect(self.changed)
            self._steppers.append(stepper)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(ElidedLabel(line.name))
            detail = QLabel(line.detail)
            detail.setProperty("role", "muted")
            words.addWidget(detail)
            grid.addLayout(words, place, 0)
            grid.addWidget(QLabel(line.amount), place, 1, Qt.AlignmentFlag.AlignTrailing)
            grid.addWidget(stepper, place, 2)
        grid.setRowStretch(len(lines), 1)
        self._area.setWidget(inside)
        self._area.setFixedHeight(min(LIST_HEIGHT, inside.sizeHint().height() + 4))

    def _show_tenders(self, tenders: Sequence[tuple[str, str]]) -> None:
        for button in self._tenders.buttons():
            self._tenders.removeButton(button)
            self._tender_row.removeWidget(button)
            button.deleteLater()
        while self._tender_row.count():
            self._tender_row.takeAt(0)
        for place, (method, words) in enumerate(tenders):
            chip = self._chip(words)
            chip.setObjectName(f"refundTo_{method}")
            chip.setProperty("method", method)
            chip.setCheckable(True)
            chip.setChecked(place == 0)
            chip.clicked.connect(self.changed)
            self._tenders.addButton(chip)
            self._tender_row.addWidget(chip)
        self._tender_row.addStretch(1)

    def show_reference(self, *, wanted: bool) -> None:
        """Ask for what the terminal prints, where some of it goes back to a card."""
        self.reference.setVisible(wanted)

    def _on_everything(self) -> None:
        for stepper in self._steppers:
            stepper.show_value(stepper.most)
        self.changed.emit()

    @property
    def method(self) -> str:
        """The way it goes back; empty for the one that is suggested, which is how it was paid."""
        chosen = self._tenders.checkedButton()
        return "" if chosen is None or chosen is self._tenders.buttons()[0] else str(chosen.property("method"))

    @property
    def wanted(self) -> list[tuple[int, int]]:
        """What is chosen: place and quantity."""
        return [(place, each.value) for place, each in enumerate(self._steppers) if each.value and each.isEnabled()]

    def show_amount(self, amount: str, ways: str, *, can_go: bool) -> None:
        """Show what it comes to, and what of it goes where."""
        self.amount.setText(amount)
        self._ways.setText(ways)
        self.go.setEnabled(can_go)

    def show_void(self, ways: str) -> None:
        """Show what of a void would go where; nothing where it is one way, or none."""
        self._void_ways.setText(ways)
        self._void_ways.setVisible(bool(ways))

    def show_trouble(self, text: str) -> None:
        """Say why nothing was given back; what was chosen stays."""
        self._trouble.show_message(text, "danger")

    def show_busy(self, *, busy: bool) -> None:
        """It is being done: a second press does nothing."""
        for widget in (self.go, self.void, self.everything, self._area):
            widget.setEnabled(not busy)
