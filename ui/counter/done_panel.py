"""After a sale: the change to give, the number to call out, the points, the offer to join; until the next sale."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.counter.order_words import DoneLines
from ui.icons import pixmap, set_icon
from ui.theme import theme_events
from ui.widgets.action_button import ActionButton, OfferButton


class DonePanel(QFrame):
    """Lies where the order was; any key or tap for the next sale takes it away."""

    next_pressed = Signal()
    join_pressed = Signal()
    guest_pressed = Signal()
    """Another customer is wanted for the sale, or its first."""
    print_pressed = Signal()
    pdf_pressed = Signal()
    receipt_pressed = Signal()
    """The receipt should be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("donePanel")
        self.setProperty("role", "panel")
        self._build()
        self._lay_out()
        theme_events().theme_changed.connect(self._redraw)

    def _build(self) -> None:
        self._picture = QLabel(self)
        self._word = QLabel(self)
        self._word.setProperty("role", "muted")
        self.change = QLabel(self)
        self.change.setObjectName("changeDue")
        self._total = QLabel(self)
        self._total.setProperty("role", "muted")
        self._number_word = QLabel(self.tr("Order"), self)
        self._number_word.setProperty("role", "figureLabel")
        self._number = QLabel(self)
        self._number.setObjectName("orderNumber")
        self._number.setProperty("role", "display")
        self._customer = QLabel(self)
        self._customer.setProperty("role", "heading")
        self._customer.setWordWrap(True)
        self._customer.setTextFormat(Qt.TextFormat.PlainText)
        self._points = QLabel(self)
        self._points.setObjectName("pointsEarned")
        self._points.setProperty("role", "muted")
        self._points.setWordWrap(True)
        self._birthday = QLabel(self)
        self._birthday.setObjectName("birthdayPoints")
        self._birthday.setProperty("role", "pill")
        self._birthday.setProperty("tone", "success")
        self._level = QLabel(self)
        self._level.setObjectName("levelReached")
        self._level.setProperty("role", "pill")
        self._level.setProperty("tone", "accent")
        self._build_buttons()

    def _build_buttons(self) -> None:
        self.join = OfferButton("", self, role="secondary", icon="sparkles", key="F6")
        self.join.setObjectName("doneJoinButton")
        self.join.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.join.clicked.connect(self.join_pressed)
        self.print = ActionButton(self.tr("Receipt"), self, role="secondary", icon="printer", key="F9")
        self.print.setObjectName("printReceiptButton")
        self.print.setAccessibleName(self.tr("Print the receipt"))
        self.print.clicked.connect(self.print_pressed)
        self.pdf = ActionButton(self.tr("PDF"), self, role="secondary")
        self.pdf.setObjectName("saveReceiptButton")
        self.pdf.setAccessibleName(self.tr("Save the receipt as a PDF"))
        self.pdf.clicked.connect(self.pdf_pressed)
        self.view = QPushButton(self)
        self.view.setObjectName("showReceiptButton")
        self.view.setProperty("role", "icon")
        self.view.setAccessibleName(self.tr("Show the receipt"))
        self.view.setToolTip(self.tr("Show the receipt (Shift+F9)"))
        set_icon(self.view, "eye", "text", 20)
        self.view.clicked.connect(self.receipt_pressed)
        for button in (self.print, self.pdf, self.view):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.guest = ActionButton("", self, role="quiet", icon="user-plus")
        self.guest.setObjectName("lateGuestButton")
        self.guest.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.guest.clicked.connect(self.guest_pressed)
        self.next = ActionButton(self.tr("Next sale"), self, role="primary", icon="arrow-right")
        self.next.setObjectName("newSaleButton")
        self.next.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.next.clicked.connect(self.next_pressed)
        self._redraw()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(6)
        column.addStretch(2)
        for label in (self._picture, self._word, self.change, self._total):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(20)
        for label in (self._number_word, self._number):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(20)
        for label in (self._customer, self._points):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addWidget(self._birthday, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._level, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        column.addWidget(self.join)
        column.addWidget(self.guest)
        column.addSpacing(8)
        receipt = QHBoxLayout()
        receipt.setSpacing(8)
        receipt.addWidget(self.print, 5)
        receipt.addWidget(self.pdf, 2)
        receipt.addWidget(self.view)
        column.addLayout(receipt)
        column.addSpacing(8)
        column.addWidget(self.next)

    def _redraw(self) -> None:
        self._picture.setPixmap(pixmap("circle-check", "success", 40, self.devicePixelRatioF()))

    def show_done(self, lines: DoneLines) -> None:
        """Show what was done; the offer comes separately."""
        self._word.setText(lines.change_word)
        self.change.setText(lines.change)
        self.change.setAccessibleName(f"{lines.change_word} {lines.change}")
        self._total.setText(lines.total)
        self._number.setText(lines.number)
        self._number.setVisible(bool(lines.number))
        self._number_word.setVisible(bool(lines.number))
        shown = (
            (self._customer, lines.customer),
            (self._points, lines.points),
            (self._birthday, lines.birthday),
            (self._level, lines.level),
        )
        for label, text in shown:
            label.setText(text)
            label.setVisible(bool(text))
        self.show_guest(lines.customer, lines.points)
        self.show_offer("", "")

    def show_guest(self, customer: str, points: str) -> None:
        """Whose the sale is, which may be somebody else's after it was done."""
        for label, text in ((self._customer, customer), (self._points, points)):
            label.setText(text)
            label.setVisible(bool(text))
        self.guest.setText(self.tr("Another customer") if customer else self.tr("Add a phone"))

    def show_receipt(self, *, printer: bool, wanted: bool) -> None:
        """Whether a receipt is offered, and whether there is a printer for it."""
        self.print.setVisible(printer and wanted)
        self.pdf.setVisible(wanted)
        self.view.setVisible(wanted)

    def show_offer(self, text: str, detail: str) -> None:
        """Offer TapPass once more, gently; empty takes the offer away."""
        self.join.setText(text)
        self.join.show_subtitle(detail)
        self.join.setVisible(bool(text))
