"""An order opened as its receipt: the paper at the left, what it does not say and what can be done at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import set_icon
from ui.printing.receipt_face import ReceiptFace
from ui.printing.receipt_side import ReceiptSide
from ui.widgets.action_button import ActionButton
from ui.widgets.overlay import Overlay
from ui.widgets.paper_view import PaperView

WIDTH = 976
SIDE = 392

_CTRL = Qt.KeyboardModifier.ControlModifier


class ReceiptCard(Overlay):
    """Ctrl+P prints, Ctrl+S saves a PDF, Ctrl+G gives back; arrows scroll the paper; Esc closes."""

    print_pressed = Signal()
    pdf_pressed = Signal()
    refund_pressed = Signal()
    guest_pressed = Signal()
    slip_chosen = Signal(str)
    """The id of the refund whose slip is wanted on the paper, "" for the sale's."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=WIDTH)
        self.setObjectName("receiptCard")
        self.setAccessibleName(self.tr("Receipt"))
        self.paper = PaperView()
        self.side = ReceiptSide()
        self._build_buttons()
        self.side.add_close(self.close_button)
        self._lay_out_card()
        self._connect_card()

    def _build_buttons(self) -> None:
        self.print_button = self._action("printOrderButton", self.tr("Print"), "printer", "Ctrl+P", role="primary")
        self.pdf_button = self._action("saveOrderButton", self.tr("PDF"), "download", "Ctrl+S")
        self.refund_button = self._action("refundOrderButton", self.tr("Give back"), "undo-2", "Ctrl+G")
        self.guest_button = self._action("orderGuestButton", self.tr("Add a phone"), "user-plus", "")
        self.close_button = self._icon_button("closeOrderButton", self.tr("Close (Esc)"), "x")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.print_button.setAccessibleName(self.tr("Print the receipt"))
        self.pdf_button.setAccessibleName(self.tr("Save the receipt as a PDF"))
        self._smaller = self._icon_button("receiptSmallerButton", self.tr("Smaller"), "minus")
        self._larger = self._icon_button("receiptLargerButton", self.tr("Larger"), "plus")
        self._fit = QPushButton()
        self._fit.setObjectName("receiptFitButton")
        self._fit.setProperty("role", "quiet")
        self._fit.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fit.setAccessibleName(self.tr("Fit the width"))
        self._fit.setToolTip(self.tr("Fit the width (Ctrl+0)"))
        self._show_zoom(1.0)

    @staticmethod
    def _action(name: str, words: str, icon: str, key: str, role: str = "secondary") -> ActionButton:
        button = ActionButton(words, role=role, icon=icon, key=key)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setAutoDefault(True)
        return button

    @staticmethod
    def _icon_button(name: str, words: str, icon: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setProperty("role", "icon")
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_icon(button, icon, "text_muted", 20)
        return button

    def _lay_out_card(self) -> None:
        zoom = QHBoxLayout()
        zoom.setContentsMargins(0, 2, 0, 2)
        zoom.setSpacing(4)
        zoom.addStretch(1)
        for button in (self._smaller, self._fit, self._larger):
            zoom.addWidget(button)
        zoom.addStretch(1)
        ground = QFrame()
        ground.setProperty("role", "paperGround")
        left = QVBoxLayout(ground)
        left.setContentsMargins(1, 1, 1, 1)
        left.setSpacing(0)
        left.addWidget(self.paper, 1)
        left.addLayout(zoom)
        right = QVBoxLayout()
        right.setContentsMargins(20, 20, 20, 20)
        right.setSpacing(14)
        right.addWidget(self.side, 1)
        right.addLayout(self._acts())
        beside = QWidget()
        beside.setFixedWidth(SIDE)
        beside.setLayout(right)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(ground, 1)
        row.addWidget(beside)
        self.show_content(content)

    def _acts(self) -> QGridLayout:
        acts = QGridLayout()
        acts.setSpacing(8)
        acts.addWidget(self.print_button, 0, 0)
        acts.addWidget(self.pdf_button, 0, 1)
        acts.addWidget(self.guest_button, 1, 0, 1, 2)
        acts.addWidget(self.refund_button, 2, 0, 1, 2)
        acts.setColumnStretch(0, 1)
        acts.setColumnStretch(1, 1)
        return acts

    def _connect_card(self) -> None:
        self.print_button.clicked.connect(self.print_pressed)
        self.pdf_button.clicked.connect(self.pdf_pressed)
        self.refund_button.clicked.connect(self.refund_pressed)
        self.guest_button.clicked.connect(self.guest_pressed)
        self.close_button.clicked.connect(self.close_card)
        self.side.slip_chosen.connect(self.slip_chosen)
        self._smaller.clicked.connect(lambda: self.paper.zoom_by(-1))
        self._larger.clicked.connect(lambda: self.paper.zoom_by(1))
        self._fit.clicked.connect(lambda: self.paper.zoom_to(1.0))
        self.paper.zoomed.connect(self._show_zoom)

    def _show_zoom(self, zoom: float) -> None:
        self._fit.setText(self.tr("%1 %").replace("%1", str(round(zoom * 100))))

    def show_receipt(self, face: ReceiptFace, picture: QImage, slip: str) -> None:
        """Show a receipt; `slip` is the refund whose slip the picture is, "" for the sale's own. Opens the card."""
        self.setAccessibleName(f"{face.title}, {face.when}")
        self.side.show_face(face, slip)
        self.show_slip(picture, slip)
        self.guest_button.setText(self.tr("Another customer") if face.guest else self.tr("Add a phone"))
        self.guest_button.setAccessibleName(self.guest_button.text())
        self.guest_button.setVisible(face.can_change_guest)
        self.refund_button.setText(self.tr("Give back or void") if face.can_void else self.tr("Give back"))
        self.refund_button.setAccessibleName(self.refund_button.text())
        self.refund_button.setVisible(face.can_give_back)
        if not self.isVisible():
            self.paper.zoom_to(1.0)
            self.open(self.paper)

    def show_slip(self, picture: QImage, slip: str) -> None:
        """Put another slip on the paper."""
        self.paper.show_picture(picture)
        self.side.mark(slip)

    def clear(self) -> None:
        """Nothing of the one that was shown stays behind."""
        self.side.clear()
        self.paper.show_picture(QImage())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        buttons = {
            Qt.Key.Key_P: self.print_button,
            Qt.Key.Key_S: self.pdf_button,
            Qt.Key.Key_G: self.refund_button,
        }
        if event.modifiers() == _CTRL and event.key() in buttons:
            button = buttons[Qt.Key(event.key())]
            if button.isVisible():
                button.click()
            event.accept()
        else:
            super().keyPressEvent(event)
