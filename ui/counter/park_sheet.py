"""Under which name an order is put aside; or whether it is a tab, whose food is sent at once."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from pos_app.domain.parked import MAX_LABEL
from ui.widgets.action_button import ActionButton
from ui.widgets.close_button import CloseButton
from ui.widgets.overlay import Overlay


class ParkSheet(Overlay):
    """Opened with a name to begin with; Enter parks, Ctrl+Enter opens a tab."""

    park_wanted = Signal(str)
    tab_wanted = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=480)
        self.setObjectName("parkSheet")
        self.setAccessibleName(self.tr("Put the order aside"))
        self._content = QWidget()
        self._title = QLabel(self.tr("Put the order aside"), self._content)
        self._title.setProperty("role", "title")
        self._word = QLabel(self.tr("Name, table or what to know it by"), self._content)
        self._word.setProperty("role", "fieldLabel")
        self.name = QLineEdit(self._content)
        self.name.setObjectName("parkNameEdit")
        self.name.setAccessibleName(self._word.text())
        self.name.setMaxLength(MAX_LABEL)
        self._error = QLabel(self._content)
        self._error.setProperty("role", "fieldError")
        self._error.setWordWrap(True)
        self._hint = QLabel(self.tr("A tab's food goes to the kitchen now and is paid later."), self._content)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self.tab = ActionButton(self.tr("Open a tab"), self._content, role="secondary", icon="utensils")
        self.tab.setObjectName("openTabButton")
        self.park = ActionButton(self.tr("Park"), self._content, role="primary")
        self.park.setObjectName("parkNowButton")
        self._lay_out()
        self.name.installEventFilter(self)
        self.park.clicked.connect(lambda: self.park_wanted.emit(self.name.text()))
        self.tab.clicked.connect(lambda: self.tab_wanted.emit(self.name.text()))
        self.show_content(self._content)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(24, 12, 24, 24)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(CloseButton(self, self._content))
        column.addLayout(head)
        for widget in (self._word, self.name, self._error, self._hint):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.tab, 1)
        buttons.addWidget(self.park, 1)
        column.addSpacing(6)
        column.addLayout(buttons)

    def ask(self, name: str, *, may_open_tab: bool) -> None:
        """Open with a name, selected, so that typing replaces it."""
        self.name.setText(name)
        self.name.selectAll()
        self.tab.setVisible(may_open_tab)
        self._hint.setVisible(may_open_tab)
        self.show_error("")
        self.show_busy(busy=False)
        self.open(self.name)

    def show_error(self, text: str) -> None:
        """Say why it was not put aside."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def show_busy(self, *, busy: bool) -> None:
        """Nothing can be pressed twice."""
        for button in (self.park, self.tab):
            button.setEnabled(not busy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the name parks; with Ctrl it opens a tab."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.name:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                (self.tab if with_control and self.tab.isVisible() else self.park).click()
                return True
            return False
        return super().eventFilter(watched, event)
