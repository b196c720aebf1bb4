"""After the sign-up: the member's card, what is on the account, and what can be done with the card."""

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.tappass.card_view import CardView
from ui.tappass.sign_up import CardFace, CardShown
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner
from ui.widgets.level_pill import LevelPill

CARD_WIDTH = 506
"""Half of the picture's dots: sharp on a screen of double density."""
SETTLE_MS = 250
"""So long the second Enter of a double press is not taken for Done."""


class CardPage(QWidget):
    """The card at the left, figures and buttons at the right."""

    save_asked = Signal(str)
    """How: `png` or `pdf`."""
    print_asked = Signal()
    done_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_for = QElapsedTimer()
        self._build()
        self._lay_out()
        self.save.clicked.connect(lambda: self.save_asked.emit("png"))
        self.save_pdf.clicked.connect(lambda: self.save_asked.emit("pdf"))
        self.print.clicked.connect(self.print_asked)
        self.done.clicked.connect(self.done_pressed)

    def _build(self) -> None:
        self._card = CardView(CARD_WIDTH, self)
        self._points = QLabel(self)
        self._points.setObjectName("memberPoints")
        self._points.setProperty("role", "display")
        self._level = LevelPill(self)
        self._id_label = QLabel(self.tr("TapPass ID"), self)
        self._id_label.setProperty("role", "figureLabel")
        self._id = QLabel(self)
        self._id.setObjectName("tapPassId")
        self._id.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._linked = QLabel(self)
        self._linked.setObjectName("linkedOrders")
        self._linked.setProperty("role", "muted")
        self._linked.setWordWrap(True)
        self._said = Banner(self)
        self.print = ActionButton(self.tr("Print card"), self, role="secondary", icon="printer")
        self.print.setObjectName("printCardButton")
        self.print.setAccessibleName(self.print.text())
        self.save = ActionButton(self.tr("PNG"), self, role="secondary", icon="download")
        self.save.setObjectName("saveCardButton")
        self.save.setAccessibleName(self.tr("Save card as PNG"))
        self.save_pdf = ActionButton(self.tr("PDF"), self, role="secondary", icon="download")
        self.save_pdf.setObjectName("savePdfButton")
        self.save_pdf.setAccessibleName(self.tr("Save card as PDF"))
        for button in (self.save, self.save_pdf):
            button.setToolTip(button.accessibleName())
        self.done = ActionButton(self.tr("Done"), self, role="primary", icon="check", key="↵")
        self.done.setObjectName("memberDoneButton")
        self.done.setAccessibleName(self.done.text())
        for button in self.buttons:
            button.setAutoDefault(True)

    def _lay_out(self) -> None:
        account = QVBoxLayout()
        account.setSpacing(4)
        for widget in (self._id_label, self._id):
            account.addWidget(widget)
        account.addSpacing(12)
        account.addWidget(self._points)
        account.addWidget(self._level, 0, Qt.AlignmentFlag.AlignLeading)
        account.addSpacing(8)
        account.addWidget(self._linked)
        account.addStretch(1)
        account.addWidget(self.print)
        account.addSpacing(4)
        files = QHBoxLayout()
        files.setSpacing(8)
        files.addWidget(self.save, 1)
        files.addWidget(self.save_pdf, 1)
        account.addLayout(files)
        account.addSpacing(4)
        account.addWidget(self.done)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self._card, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(account, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self._said)

    def show_card(self, shown: CardShown) -> None:
        """Show a member's card."""
        self._card.show_face(shown.face)
        self._id.setText(shown.face.tap_pass_id)
        self._id.setAccessibleName(self.tr("TapPass ID %1").replace("%1", shown.face.tap_pass_id))
        self._points.setText(shown.points)
        self._level.show_level(shown.face.level, shown.face.level_words)
        self._linked.setText(shown.linked)
        self._linked.setVisible(bool(shown.linked))
        self._said.show_message("")
        self._shown_for.start()

    def show_message(self, text: str, tone: str) -> None:
        """Say what became of saving the card."""
        self._said.show_message(text, tone)

    @property
    def buttons(self) -> tuple[ActionButton, ...]:
        """Every button of the page."""
        return self.print, self.save, self.save_pdf, self.done

    @property
    def face(self) -> CardFace | None:
        """The card shown."""
        return self._card.face

    @property
    def tap_pass_id(self) -> str:
        """The ID on the card."""
        return self._id.text()

    def event_is_early(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to the press that enrolled rather than to this page."""
        return event.isAutoRepeat() or (self._shown_for.isValid() and self._shown_for.elapsed() < SETTLE_MS)
