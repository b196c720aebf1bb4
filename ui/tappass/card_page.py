"""After the sign-up: the member's card, what is on the account, and what can be done with the card."""

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.tappass.card_view import CardView
from ui.tappass.member_card import card_image
from ui.tappass.sign_up import CardShown
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner
from ui.widgets.level_pill import LevelPill

CARD_WIDTH = 506
"""Half of the picture's dots: sharp on a screen of double density."""
SETTLE_MS = 250
"""So long the second Enter of a double press is not taken for Done."""


class CardPage(QWidget):
    """The card at the left, figures and buttons at the right."""

    save_asked = Signal()
    done_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_for = QElapsedTimer()
        self._build()
        self._lay_out()
        self.save.clicked.connect(self.save_asked)
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
        self.save = ActionButton(self.tr("Save card as PNG"), self, role="secondary", icon="download")
        self.save.setObjectName("saveCardButton")
        self.save.setAccessibleName(self.save.text())
        self.done = ActionButton(self.tr("Done"), self, role="primary", icon="check", key="↵")
        self.done.setObjectName("memberDoneButton")
        self.done.setAccessibleName(self.done.text())
        for button in (self.save, self.done):
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
        account.addWidget(self.save)
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
    def picture(self) -> QImage:
        """The card at print resolution; a null image while there is none."""
        return card_image(self._card.face) if self._card.face else QImage()

    @property
    def tap_pass_id(self) -> str:
        """The ID on the card."""
        return self._id.text()

    def event_is_early(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to the press that enrolled rather than to this page."""
        return event.isAutoRepeat() or (self._shown_for.isValid() and self._shown_for.elapsed() < SETTLE_MS)
