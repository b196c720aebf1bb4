"""The way out of a card for fingers: Esc on the keyboard does the same."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from ui.icons import set_icon
from ui.widgets.overlay import Overlay


class CloseButton(QToolButton):
    """Stands at the end of a card's first row and closes it as Esc would; what was typed is not applied."""

    def __init__(self, card: Overlay, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("closeCardButton")
        self.setProperty("role", "icon")
        self.setAccessibleName(self.tr("Close (Esc)"))
        self.setToolTip(self.accessibleName())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(self, "x", "text_muted", 20)
        self.clicked.connect(card.escape)
