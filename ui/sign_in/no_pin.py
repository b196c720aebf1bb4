"""What somebody without a PIN reads: the owner of a shop that a script made gets one by a command on this machine."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from pos_app.domain.staff import Role, StaffMember
from ui.widgets.action_button import ActionButton

OWNER_COMMAND = "tappass-admin staff reset-owner"
STAFF_COMMAND = "tappass-admin staff reset-pin"


class NoPinHint(QFrame):
    """Says which command sets the PIN, and offers to look again once it is done."""

    look_again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "inset")
        self.setObjectName("noPinHint")
        self._title, self._words, self._command = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "heading")
        self._words.setProperty("role", "fieldHint")
        self._command.setProperty("role", "strong")
        for label in (self._title, self._words, self._command):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._again = ActionButton(self.tr("Look again"), icon="refresh-cw")
        self._again.setObjectName("lookAgainButton")
        self._again.clicked.connect(self.look_again)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        for widget in (self._title, self._words, self._command, self._again):
            column.addWidget(widget)

    @property
    def text(self) -> str:
        """All that is said."""
        return f"{self._title.text()} {self._words.text()} {self._command.text()}"

    def show_person(self, person: StaffMember) -> None:
        """Name who it is about, and the command for that person."""
        self._title.setText(self.tr("%1 has no PIN yet").replace("%1", person.name))
        if person.role == Role.OWNER:
            self._words.setText(self.tr("Set one on this computer with this command, then look again:"))
            self._command.setText(OWNER_COMMAND)
        else:
            self._words.setText(self.tr("The owner sets one on this computer with this command, then look again:"))
            self._command.setText(f'{STAFF_COMMAND} "{person.name}"')
        self.setAccessibleName(self.text)
