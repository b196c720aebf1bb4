"""A list of people with what can be done for the one that is chosen: open the customer, or sign up."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.action_button import ActionButton
from ui.widgets.listing_table import ListingTable

if TYPE_CHECKING:
    from pos_app.domain.listing import Listing
    from ui.formats import Formats


class PeoplePage(QWidget):
    """Announces by the place in the list; the presenter knows who stands there."""

    opened = Signal(int)
    enrol_pressed = Signal(int)

    def __init__(self, name: str, words: str, *, may_enrol: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_enrol = may_enrol
        self._hint = QLabel(self)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self.marketing = QCheckBox(self.tr("Save only those who agreed to be written to"), self)
        self.marketing.setObjectName(f"{name}MarketingCheck")
        self.marketing.setAccessibleName(self.marketing.text())
        self.marketing.setChecked(True)
        self._open = ActionButton(self.tr("Open customer"), self, role="secondary", icon="user")
        self._open.setObjectName(f"{name}OpenButton")
        self._enrol = ActionButton(self.tr("Sign up"), self, role="primary", icon="sparkles")
        self._enrol.setObjectName(f"{name}EnrolButton")
        frame = QFrame(self)
        frame.setProperty("role", "card")
        self.table = ListingTable(name, words, frame)
        held = QVBoxLayout(frame)
        held.setContentsMargins(1, 1, 1, 8)
        held.addWidget(self.table)
        self._lay_out(frame)
        self._connect()
        self._on_current(-1)

    def _lay_out(self, frame: QFrame) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._hint, 1)
        head.addWidget(self._open)
        head.addWidget(self._enrol)
        self._enrol.setVisible(self._may_enrol)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(frame, 1)
        column.addWidget(self.marketing, 0, Qt.AlignmentFlag.AlignTrailing)

    def _connect(self) -> None:
        self.table.current_changed.connect(self._on_current)
        self.table.chosen.connect(self.enrol_pressed if self._may_enrol else self.opened)
        self._open.clicked.connect(lambda: self.opened.emit(self.table.place))
        self._enrol.clicked.connect(lambda: self.enrol_pressed.emit(self.table.place))
        for button in (self._open, self._enrol):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _on_current(self, place: int) -> None:
        for button in (self._open, self._enrol):
            button.setEnabled(place >= 0)

    def show_people(self, listing: "Listing", formats: "Formats", hint: str, empty: str) -> None:
        """Show the list, and above it what it holds; the first is chosen, so that one tap is enough for the best."""
        self._hint.setText(hint)
        self.table.show_listing(listing, formats, empty)
        if listing.rows and self.table.table is not None and self.table.place < 0:
            self.table.table.selectRow(0)
        self._on_current(self.table.place)
