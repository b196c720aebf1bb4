"""Park, and what is parked: the row above the order's sums."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ui.icons import set_icon
from ui.widgets.action_button import ActionButton


class ParkBar(QWidget):
    """Tells what was pressed; says how many sales are parked."""

    park_pressed = Signal()
    parked_pressed = Signal()
    tab_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.park = ActionButton(self.tr("Park"), self, role="secondary", key="F5")
        self.park.setObjectName("parkButton")
        self.parked = ActionButton(self.tr("Parked"), self, role="secondary", key="F7")
        self.parked.setObjectName("parkedButton")
        self.tab = QToolButton(self)
        self.tab.setObjectName("tabButton")
        self.tab.setProperty("role", "icon")
        self.tab.setAccessibleName(self.tr("Tab: pay a part, take off, cancel"))
        self.tab.setToolTip(self.tab.accessibleName())
        self.tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(self.tab, "ellipsis", "text", 20)
        self.tab.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        for button, room in ((self.park, 5), (self.parked, 7)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button, room)
        row.addWidget(self.tab)
        self.tab.clicked.connect(self.tab_pressed)
        self.park.clicked.connect(self.park_pressed)
        self.parked.clicked.connect(self.parked_pressed)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """How many sales and tabs wait."""
        words = self.tr("Parked %1").replace("%1", str(count)) if count else self.tr("Parked")
        self.parked.setText(words)
        self.parked.setAccessibleName(self.tr("Parked sales and tabs: %1").replace("%1", str(count)))

    def show_park(self, *, can_park: bool, is_tab: bool, is_part: bool = False) -> None:
        """What F5 does now: put the order aside, or send the tab's food and put the tab away.

        A tab's own button has the room of the list's, which F7 still opens.
        """
        self.tab.setVisible(is_tab and not is_part)
        self.parked.setVisible(self.tab.isHidden())
        words = self.tr("Put back") if is_part else self.tr("Send") if is_tab else self.tr("Park")
        self.park.setText(words)
        self.park.setAccessibleName(
            self.tr("Send to the kitchen and put the tab away") if is_tab else self.tr("Put the order aside")
        )
        self.park.setEnabled(can_park)
