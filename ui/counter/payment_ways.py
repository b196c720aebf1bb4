"""The ways to pay beside cash: what was taken so far, a tip, the card terminal, points, and vouchers of the house."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.counter.paid_for import LEAST_HEIGHT, PaidFor
from ui.counter.payment_words import PointsOffer
from ui.icons import set_icon
from ui.widgets.action_button import ActionButton
from ui.widgets.elided_label import ElidedLabel

TIPS_IN_A_ROW = 2
WHOLE = 16_777_215
"""No limit, as Qt counts it (QWIDGETSIZE_MAX)."""
ROW, ROWS_SEEN = 46, 3
"""A payment's height in pixels, and how many are seen without scrolling."""


class PaymentWays(QWidget):
    """Tells what was pressed; the presenter decides what comes of it."""

    card_paid = Signal(str)
    """The terminal's reference."""
    points_pressed = Signal(int)
    points_stepped = Signal(int)
    """How many points the button should take instead."""
    voucher_entered = Signal(str)
    tip_pressed = Signal(int)
    """A rate in thousandths of a percent; 0 for the amount in the field."""
    payment_removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = PointsOffer()
        self._tips: list[QPushButton] = []
        self._removers: list[QToolButton] = []
        self._build()
        self._lay_out()
        self._connect()

    def _build(self) -> None:
        self.paid_for = PaidFor(self)
        self._list = QFrame(self)
        self._list.setProperty("role", "inset")
        self._taken = QScrollArea(self)
        self._taken.setObjectName("takenPayments")
        self._taken.setAccessibleName(self.tr("Paid so far"))
        self._taken.setFrameShape(QFrame.Shape.NoFrame)
        self._taken.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._taken.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._taken.setWidgetResizable(True)
        self._taken.setWidget(self._list)
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(12, 4, 0, 4)
        self._rows.setSpacing(0)
        self._tip_title = self._section(self.tr("Tip"))
        self._tip_title.setObjectName("tipTitle")
        self._tip_title.hide()
        self.reference = QLineEdit(self)
        self.reference.setObjectName("cardReferenceEdit")
        self.reference.setAccessibleName(self.tr("Reference on the terminal's slip, if you like"))
        self.reference.setPlaceholderText(self.tr("Slip reference (optional)"))
        self.reference.setMaxLength(60)
        self._card = ActionButton(self.tr("Paid by card"), self, role="secondary", icon="credit-card")
        self._card.setObjectName("cardButton")
        self._points_title = self._section(self.tr("Points"))
        self._points = ActionButton("", self, role="secondary")
        self._points.setObjectName("payPointsButton")
        self._fewer = self._tool("minus", self.tr("Fewer points"), "fewerPointsButton")
        self._more = self._tool("plus", self.tr("More points"), "morePointsButton")
        self.code = QLineEdit(self)
        self.code.setObjectName("voucherEdit")
        self.code.setAccessibleName(self.tr("Code of a voucher"))
        self.code.setPlaceholderText(self.tr("Voucher code"))
        self.code.setMaxLength(40)
        self._voucher = QPushButton(self.tr("Use"), self)
        self._voucher.setObjectName("voucherButton")
        self._voucher.setAccessibleName(self.tr("Pay with the voucher"))
        self._voucher.setProperty("role", "secondary")
        for each in (self._card, self._points, self._voucher):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _section(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setProperty("role", "section")
        return label

    def _tool(self, icon: str, words: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setProperty("role", "icon")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(button, icon)
        return button

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.paid_for, 1)
        column.addWidget(self._taken)
        column.addWidget(self._tip_title)
        self._tip_row = QGridLayout()
        self._tip_row.setSpacing(8)
        column.addLayout(self._tip_row)
        column.addWidget(self._points_title)
        points = QHBoxLayout()
        points.setSpacing(4)
        points.addWidget(self._fewer)
        points.addWidget(self._points, 1)
        points.addWidget(self._more)
        column.addLayout(points)
        column.addWidget(self._section(self.tr("Voucher")))
        voucher = QHBoxLayout()
        voucher.setSpacing(8)
        voucher.addWidget(self.code, 1)
        voucher.addWidget(self._voucher)
        column.addLayout(voucher)
        column.addWidget(self._section(self.tr("Card, charged on the terminal first")))
        column.addWidget(self.reference)
        column.addWidget(self._card)

    def _connect(self) -> None:
        self._card.clicked.connect(lambda: self.card_paid.emit(self.reference.text()))
        self.reference.returnPressed.connect(lambda: self.card_paid.emit(self.reference.text()))
        self._points.clicked.connect(lambda: self.points_pressed.emit(self._offer.quantity))
        self._fewer.clicked.connect(lambda: self.points_stepped.emit(self._offer.fewer))
        self._more.clicked.connect(lambda: self.points_stepped.emit(self._offer.more))
        self._voucher.clicked.connect(lambda: self.voucher_entered.emit(self.code.text()))
        self.code.returnPressed.connect(lambda: self.voucher_entered.emit(self.code.text()))

    def clear(self) -> None:
        """Empty what was typed."""
        self.reference.clear()
        self.code.clear()

    def show_tips(self, tips: Sequence[tuple[int, str]], chosen: int | None) -> None:
        """The tips that are offered (rate and words), and the one that is given; none hides them all."""
        names = [f"tip{rate}Button" for rate, _ in tips]
        if names == [button.objectName() for button in self._tips]:
            for button, (rate, words) in zip(self._tips, tips, strict=True):
                self._show_tip(button, words)
                button.setChecked(rate == chosen)
            return
        for button in self._tips:
            _forget(button)
        self._tips = []
        for rate, words in tips:
            button = QPushButton(words, self)
            button.setObjectName(f"tip{rate}Button")
            self._show_tip(button, words)
            button.setProperty("role", "chip")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setCheckable(True)
            button.setChecked(rate == chosen)
            button.clicked.connect(lambda _checked=False, rate=rate: self.tip_pressed.emit(rate))
            self._tip_row.addWidget(button, len(self._tips) // TIPS_IN_A_ROW, len(self._tips) % TIPS_IN_A_ROW)
            button.show()
            self._tips.append(button)
        self._tip_title.setVisible(bool(tips))

    def _show_tip(self, button: QPushButton, words: str) -> None:
        button.setText(words)
        button.setAccessibleName(self.tr("Tip %1").replace("%1", words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_room()

    def make_room(self) -> None:
        """What is paid for is shown where the ways to pay leave room for it."""
        self.paid_for.setMaximumHeight(0)
        self._column.invalidate()
        left = self.height() - self._column.minimumSize().height()
        self.paid_for.setMaximumHeight(WHOLE if left >= LEAST_HEIGHT else 0)

    def show_taken(self, lines: Sequence[tuple[str, str]]) -> None:
        """The payments that were taken so far, each with its way out."""
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                _forget(row)
        self._removers = []
        for at, (words, amount) in enumerate(lines):
            row = self._taken_row(at, words, amount)
            self._rows.addWidget(row)
            row.show()
        self._taken.setVisible(bool(lines))
        self._taken.setFixedHeight(ROW * min(len(lines), ROWS_SEEN) + 8)
        self._taken.verticalScrollBar().setValue(self._taken.verticalScrollBar().maximum())

    def _taken_row(self, at: int, words: str, amount: str) -> QWidget:
        row = QWidget(self._list)
        row.setFixedHeight(ROW)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        told = ElidedLabel(words, row)
        how_much = QLabel(amount, row)
        how_much.setProperty("role", "strong")
        how_much.setObjectName(f"takenAmount{at + 1}")
        remove = self._tool("x", self.tr("Take back: %1").replace("%1", f"{words}, {amount}"), f"removePayment{at + 1}")
        remove.clicked.connect(lambda: self.payment_removed.emit(at))
        self._removers.append(remove)
        line.addWidget(told, 1)
        line.addWidget(how_much, 0, Qt.AlignmentFlag.AlignTrailing)
        line.addWidget(remove)
        return row

    def show_card(self, words: str) -> None:
        """What the card would pay."""
        self._card.setText(words)
        self._card.setEnabled(bool(words))

    def show_points(self, offer: PointsOffer | None) -> None:
        """What the points would pay; None where the guest has none to spend."""
        self._offer = offer or PointsOffer()
        for widget in (self._points_title, self._points, self._fewer, self._more):
            widget.setVisible(offer is not None)
        self._points_title.setText(self._offer.balance)
        self._points.setText(self._offer.button)
        self._points.setEnabled(self._offer.quantity > 0)
        self._fewer.setEnabled(self._offer.fewer > 0)
        self._more.setEnabled(self._offer.more > 0)

    def show_busy(self, *, busy: bool) -> None:
        """While the sale is being saved nothing can be pressed twice."""
        for widget in (self._card, self._voucher, *self._tips, *self._removers):
            widget.setEnabled(not busy)
        self._points.setEnabled(not busy and self._offer.quantity > 0)
        self._fewer.setEnabled(not busy and self._offer.fewer > 0)
        self._more.setEnabled(not busy and self._offer.more > 0)
        self.reference.setReadOnly(busy)
        self.code.setReadOnly(busy)


def _forget(widget: QWidget) -> None:
    """Take a widget out for good; it may be the one whose press is being heard."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
