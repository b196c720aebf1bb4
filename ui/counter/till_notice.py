"""What stands in the place of Pay while the till is closed, and above it when the till should have been closed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner


class TillNotice(QWidget):
    """Hidden while the till is open; otherwise a sentence, and one button: for a cashier it asks for a lead's PIN."""

    open_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Banner(self)
        self._words.setObjectName("tillClosedWords")
        self._open = ActionButton(self.tr("Open the till"), self, role="primary", icon="lock-open")
        self._open.setObjectName("counterOpenTillButton")
        self._open.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._open.clicked.connect(self.open_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 16)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._open)
        self.hide()

    def show_closed(self, *, may_open: bool) -> None:
        """Say that nothing can be sold, and who can change that."""
        words = (
            self.tr("The till is closed.")
            if may_open
            else self.tr("The till is closed. It opens with a shift lead's PIN.")
        )
        self._words.show_message(words, "warning")
        self.show()
