"""The page of the shop: what it says of itself, how its tills behave, and the copies of its database."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ui.settings.form import FormPage
from ui.settings.shop_words import currency_help, groups
from ui.theme import set_look
from ui.widgets.action_button import ActionButton
from ui.widgets.elided_label import ElidedLabel


class ShopPage(FormPage):
    """The form, and below it the backups."""

    backup_pressed = Signal()

    def __init__(self) -> None:
        tr = QCoreApplication.translate
        intro = tr("ShopPage", "A change holds at every till within five seconds, and never rewrites the past.")
        super().__init__("shopPage", tr("ShopPage", "Shop"), intro, groups())
        self._lines: list[ElidedLabel] = []
        self._backup = ActionButton(tr("ShopPage", "Make a backup"), self, role="secondary", icon="database")
        self._backup.setObjectName("backupButton")
        self._where = QLabel(self)
        self._where.setObjectName("backupFolder")
        self._where.setProperty("role", "fieldHint")
        self._where.setWordWrap(True)
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._told = QLabel(self)
        self._told.setObjectName("backupResult")
        self._told.setProperty("role", "muted")
        self._told.setWordWrap(True)
        self._told.hide()
        self.column.insertWidget(self.column.count() - 1, self._card_of_backups())
        self._backup.clicked.connect(self.backup_pressed)

    def _card_of_backups(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        title = QLabel(QCoreApplication.translate("ShopPage", "Backups"), card)
        title.setProperty("role", "heading")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(self._where)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(self._backup, 0, Qt.AlignmentFlag.AlignTop)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._told)
        column.addLayout(self._list)
        return card

    def show_currency(self, *, fixed: bool) -> None:
        """Whether the currency can be another one, and why not."""
        field = self._fields["shop_currency"]
        field.editor.setEnabled(not fixed)
        field.show_help(currency_help(fixed=fixed))

    def show_backups(self, folder: str, lines: Sequence[str], empty: str) -> None:
        """Where the copies are, and the latest of them."""
        self._where.setText(folder)
        self._where.setVisible(bool(folder))
        for label in self._lines:
            self._list.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._lines = [ElidedLabel(words, self) for words in (lines or [empty])]
        for at, label in enumerate(self._lines):
            label.setObjectName(f"backupLine{at}")
            label.setProperty("role", "muted")
            self._list.addWidget(label)

    def show_backup_told(self, text: str, *, tone: str = "", busy: bool = False) -> None:
        """What became of the copy that was asked for."""
        self._told.setText(text)
        self._told.setVisible(bool(text))
        set_look(self._told, tone=tone)
        self._backup.setEnabled(not busy)
