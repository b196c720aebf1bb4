"""The member card on screen, always in its proportions."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.tappass.member_card import HEIGHT, WIDTH, paint_card
from ui.tappass.sign_up import CardFace


class CardView(QWidget):
    """As wide as asked for, in device-independent pixels; read out as a sentence."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face: CardFace | None = None
        self._size = QSize(width, round(width * HEIGHT / WIDTH))
        self.setFixedSize(self._size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def face(self) -> CardFace | None:
        """What is on the card."""
        return self._face

    def show_face(self, face: CardFace) -> None:
        """Show a card."""
        self._face = face
        said = self.tr("TapPass card of %1, %2, %3")
        said = said.replace("%1", face.name).replace("%2", face.level_words).replace("%3", face.tap_pass_id)
        self.setAccessibleName(said.rstrip(", "))
        self.update()

    def sizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._face is not None:
            painter = QPainter(self)
            paint_card(painter, self._face, QRectF(self.rect()))
            painter.end()
