"""One order in full: every item with what was chosen and noted, how it was paid, by whom, and what it earned."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from pos_app.domain.catalogue import Kind
from pos_app.domain.customers import HistoryEntry
from ui.customers.cells import KIND_ICONS
from ui.customers.order_words import OrderWords
from ui.customers.rows import HistoryRow, ItemRow
from ui.icons import pixmap
from ui.widgets.action_button import ActionButton

WIDTH = 560
LIST_HEIGHT = 300


class OrderCard(QWidget):
    """The content of an overlay; made anew for each order."""

    dismissed = Signal()
    refund_pressed = Signal()
    print_pressed = Signal()
    pdf_pressed = Signal()

    def __init__(self, row: HistoryRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("orderCard")
        self._row = row
        self._words = OrderWords(self)
        self.close_button = ActionButton(self.tr("Close"), self, role="secondary", key="Esc")
        self.close_button.setObjectName("closeOrderButton")
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setAutoDefault(True)
        self.close_button.clicked.connect(self.dismissed)
        self.refund_button = ActionButton(self.tr("Give back"), self, role="secondary", icon="undo-2")
        self.refund_button.setObjectName("refundOrderButton")
        self.refund_button.setAccessibleName(self.tr("Give back"))
        self.refund_button.setAutoDefault(True)
        self.refund_button.setVisible(_can_refund(row.entry))
        self.refund_button.clicked.connect(self.refund_pressed)
        self.print_button = self._action(
            "printOrderButton", self.tr("Receipt"), self.tr("Print the receipt"), "printer"
        )
        self.print_button.clicked.connect(self.print_pressed)
        self.pdf_button = self._action(
            "saveOrderButton", self.tr("PDF"), self.tr("Save the receipt as a PDF"), "download"
        )
        self.pdf_button.clicked.connect(self.pdf_pressed)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(14)
        column.addLayout(self._heading())
        column.addWidget(self._items())
        column.addWidget(self._rule())
        column.addLayout(self._facts())
        column.addSpacing(4)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self.print_button)
        self.buttons.addWidget(self.pdf_button)
        self.buttons.addWidget(self.refund_button)
        self.buttons.addWidget(self.close_button, 1)
        column.addLayout(self.buttons)

    def _action(self, name: str, words: str, told: str, icon: str) -> ActionButton:
        button = ActionButton(words, self, role="secondary", icon=icon)
        button.setObjectName(name)
        button.setAccessibleName(told)
        button.setAutoDefault(True)
        return button

    def _heading(self) -> QHBoxLayout:
        entry = self._row.entry
        merch = entry.kind is Kind.MERCH
        picture = QLabel(self)
        token = "merch" if merch else "text_muted"
        picture.setPixmap(pixmap(KIND_ICONS[entry.kind], token, 24, self.devicePixelRatioF()))
        title = self.tr("Merchandise") if merch else self.tr("Food and drink")
        if entry.number:
            title = self.tr("Order %1").replace("%1", entry.number)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._label(title, "title"))
        words.addWidget(self._label(f"{self._row.date}, {self._row.time}", "muted"))
        status = self._label(self._words.status(self._row), "pill")
        status.setProperty("tone", self._words.tone(self._row))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(picture)
        row.addLayout(words, 1)
        row.addWidget(status, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _items(self) -> QWidget:
        inside = QWidget(self)
        inside.setProperty("role", "scrolled")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for place, item in enumerate(self._row.lines):
            quantity = self._label(item.quantity, "strong")
            quantity.setProperty("tone", "accent")
            grid.addWidget(quantity, place, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing)
            grid.addLayout(self._item(item), place, 1)
            end = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing
            grid.addWidget(self._label(item.total, "strong"), place, 2, end)
        grid.setRowStretch(len(self._row.lines), 1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setAccessibleName(self.tr("Items"))
        area.setWidget(inside)
        area.setMinimumHeight(min(LIST_HEIGHT, inside.heightForWidth(WIDTH - 64) + 4))
        area.setMaximumHeight(LIST_HEIGHT)
        return area

    def _item(self, item: ItemRow) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._label(item.name, "", wrap=True))
        for text in (item.extras, item.note):
            if text:
                column.addWidget(self._label(text, "muted", wrap=True))
        return column

    def _facts(self) -> QGridLayout:
        row, words = self._row, self._words
        facts = [
            (self.tr("Total"), row.total),
            (self.tr("Given back"), words.refunded(row)),
            (self.tr("Paid by"), words.payment(row.entry)),
            (self.tr("Served by"), row.entry.staff or ""),
            (self.tr("Points"), row.points),
            (self.tr("Placed as"), self._as_placed()),
            (self.tr("Note"), row.entry.note),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate((name, value) for name, value in facts if value):
            role = "heading" if place == 0 else "muted"
            grid.addWidget(self._label(name, role), place, 0, Qt.AlignmentFlag.AlignTop)
            said = self._label(value, "figure" if place == 0 else "", wrap=True)
            said.setAlignment(Qt.AlignmentFlag.AlignTrailing)
            grid.addWidget(said, place, 1)
        return grid

    def _as_placed(self) -> str:
        """The name and number on an adopted order, as they were written then."""
        entry = self._row.entry
        if entry.original_name is None:
            return self._row.original
        return ", ".join(part for part in (entry.original_name, entry.original_phone) if part)

    def _rule(self) -> QWidget:
        line = QWidget(self)
        line.setProperty("role", "line")
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        return line

    def _label(self, text: str, role: str, *, wrap: bool = False) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(wrap)
        if role:
            label.setProperty("role", role)
        return label


def _can_refund(entry: HistoryEntry) -> bool:
    """Whether it was paid, and something of it is left."""
    return entry.status not in ("CANCELLED", "UNPAID") and entry.refunded < entry.total
