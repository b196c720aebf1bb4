"""What joining gives today: the card as it will look, the points, and where they come from."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.tappass.card_view import CardView
from ui.tappass.sign_up import CardFace, Gains
from ui.widgets.level_pill import LevelPill

CARD_WIDTH = 320


class GainsPanel(QFrame):
    """Empty until `show_gains`; the name on the card follows what is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "inset")
        self._card = CardView(CARD_WIDTH, self)
        self._heading = QLabel(self.tr("On joining today"), self)
        self._heading.setProperty("role", "section")
        self._points = QLabel(self)
        self._points.setObjectName("joinPoints")
        self._points.setProperty("role", "display")
        self._level = LevelPill(self)
        self._reasons = QLabel(self)
        self._reasons.setObjectName("joinReasons")
        self._reasons.setProperty("role", "muted")
        self._reasons.setWordWrap(True)
        self._reasons.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._points)
        row.addWidget(self._level, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        column.addWidget(self._card)
        column.addSpacing(12)
        column.addWidget(self._heading)
        column.addLayout(row)
        column.addWidget(self._reasons)
        column.addStretch(1)

    def forget(self) -> None:
        """Show nothing until it is known what joining gives."""
        self._card.show_face(CardFace("", "", "", ""))
        self._points.clear()
        self._level.show_level("")
        self._reasons.clear()

    def show_gains(self, gains: Gains) -> None:
        """Show what joining gives."""
        name = self._card.face.name if self._card.face and not gains.face.name else gains.face.name
        self._card.show_face(replace(gains.face, name=name))
        self._points.setText(gains.points)
        self._level.show_level(gains.face.level, gains.face.level_words)
        self._reasons.setText("\n".join(gains.reasons))

    def show_name(self, name: str) -> None:
        """Put the name being typed on the card."""
        if self._card.face is not None:
            self._card.show_face(replace(self._card.face, name=name.strip()))
