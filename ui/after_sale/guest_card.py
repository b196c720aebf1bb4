"""Whose a finished sale is: a phone number, who that is, and a name for somebody new."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.theme import set_look
from ui.widgets.action_button import ActionButton
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.keypad import Keypad
from ui.widgets.overlay import Overlay
from ui.widgets.phone_edit import PhoneEdit

WIDTH = 440


class GuestCard(Overlay):
    """Tells what was typed; the presenter says who that is."""

    typed = Signal(str)
    given = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, width=WIDTH)
        self.setObjectName("lateGuestCard")
        self.setAccessibleName(self.tr("Whose sale it is"))
        self._build_fields()
        self._build_buttons()
        self._lay_out_card()

    def _build_fields(self) -> None:
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._about = ElidedLabel()
        self._about.setProperty("role", "muted")
        self.phone = PhoneEdit()
        self.phone.setObjectName("latePhoneEdit")
        self.phone.setAccessibleName(self.tr("Phone number"))
        self.phone.edited.connect(self.typed)
        self.phone.returnPressed.connect(self.given)
        self._hint = QLabel()
        self._hint.setObjectName("latePhoneHint")
        self._hint.setProperty("role", "fieldHint")
        self._hint.setWordWrap(True)
        self.name = QLineEdit()
        self.name.setObjectName("lateNameEdit")
        self.name.setAccessibleName(self.tr("Name of the new customer, if they like"))
        self.name.setPlaceholderText(self.tr("Name (optional)"))
        self.name.setMaxLength(200)
        self.name.returnPressed.connect(self.given)

    def _build_buttons(self) -> None:
        self._keypad = Keypad(mode="phone", target=self.phone)
        self._cancel = ActionButton(self.tr("Cancel"), role="secondary", key="Esc")
        self._cancel.setObjectName("cancelLateGuestButton")
        self._cancel.clicked.connect(self.close_card)
        self.go = ActionButton(self.tr("Give the sale"), role="primary", icon="user-plus")
        self.go.setObjectName("giveSaleButton")
        self.go.clicked.connect(self.given)

    def _lay_out_card(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(10)
        for widget in (self._title, self._about, self.phone, self._hint, self.name, self._keypad):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._cancel, 1)
        buttons.addWidget(self.go, 1)
        column.addLayout(buttons)
        self.show_content(content)

    def begin(self, title: str, about: str, region: str) -> None:
        """Ask for a number."""
        self._title.setText(title)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.phone.setProperty("region", region)
        self.phone.show_text("")
        self.name.clear()
        self.name.hide()
        self.show_busy(busy=False)
        self.show_hint("", "")
        self.open(self.phone)

    def show_hint(self, text: str, tone: str) -> None:
        """Say under the field who that is, or what is wrong with it."""
        self._hint.setText(text or self.tr("The phone number of the guest."))
        set_look(self._hint, tone=tone)
        set_look(self.phone, state="invalid" if tone == "danger" else "")

    def show_new(self, *, is_new: bool) -> None:
        """Offer the one field that somebody new may fill."""
        self.name.setVisible(is_new)

    def show_busy(self, *, busy: bool) -> None:
        """It is being done: a second press does nothing."""
        self.go.setEnabled(not busy)
