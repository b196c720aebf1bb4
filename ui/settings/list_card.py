"""The card that shows what a list of products would do before it is done; and the one that asks for a name."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from pos_app.domain.names import MAX_NAME
from ui.settings.catalogue_words import ChangeRow
from ui.theme import set_look
from ui.widgets.data_table import DataTable
from ui.widgets.rows_model import Column, RowsModel

LEAST_TABLE = 320


def _buttons(card: QWidget, cancel: QPushButton, go: QPushButton, names: tuple[str, str]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    for button, name, role in ((cancel, names[0], "secondary"), (go, names[1], "primary")):
        button.setParent(card)
        button.setObjectName(name)
        button.setAccessibleName(button.text())
        button.setProperty("role", role)
        button.setMinimumWidth(132)
    line.addWidget(cancel)
    line.addStretch(1)
    line.addWidget(go)
    return line


class ListCard(QWidget):
    """What stops the list, or what it changes and adds, a line each; it is brought in whole or not at all."""

    applied = Signal()
    dismissed = Signal()

    def __init__(self, file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listCard")
        title = QLabel(self.tr("Bring in %1").replace("%1", file), self)
        title.setProperty("role", "title")
        title.setWordWrap(True)
        self._note = QLabel(self)
        self._note.setObjectName("listNote")
        self._note.setWordWrap(True)
        self._note.setProperty("role", "muted")
        self.model: RowsModel[ChangeRow] = RowsModel(
            (Column(self.tr("Product"), lambda row: row.name, tone=lambda row: row.tone, detail=lambda row: row.what),),
            self,
        )
        self.table = DataTable(self.model, self)
        self.table.setObjectName("listTable")
        self.table.setAccessibleName(self.tr("What the list does"))
        self.table.setMinimumHeight(LEAST_TABLE)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._apply = QPushButton(self.tr("Bring in"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self._note)
        column.addWidget(self.table, 1)
        column.addLayout(_buttons(self, self._cancel, self._apply, ("cancelListButton", "applyListButton")))
        self._cancel.clicked.connect(self.dismissed)
        self._apply.clicked.connect(self.applied)
        self.table.show_empty_text(self.tr("The catalogue says all of this already."))

    def show_rows(self, note: str, rows: Sequence[ChangeRow], *, can_apply: bool, wrong: bool) -> None:
        """Show what it does, or what stops it."""
        self._note.setText(note)
        set_look(self._note, tone="danger" if wrong else "")
        self.model.show_rows(rows)
        self._apply.setEnabled(can_apply)


class NameCard(QWidget):
    """Asks for a category's name."""

    saved = Signal(str)
    dismissed = Signal()

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nameCard")
        heading = QLabel(title, self)
        heading.setProperty("role", "title")
        self.name = QLineEdit(name, self)
        self.name.setObjectName("categoryNameEdit")
        self.name.setAccessibleName(self.tr("Name of the category"))
        self.name.setMaxLength(MAX_NAME)
        self.name.selectAll()
        self._refusal = QLabel(self)
        self._refusal.setProperty("role", "fieldError")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        cancel, save = QPushButton(self.tr("Cancel")), QPushButton(self.tr("Save"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self.name)
        column.addWidget(self._refusal)
        column.addLayout(_buttons(self, cancel, save, ("cancelCategoryButton", "saveCategoryButton")))
        self.name.returnPressed.connect(lambda: self.saved.emit(self.name.text()))
        save.clicked.connect(lambda: self.saved.emit(self.name.text()))
        cancel.clicked.connect(self.dismissed)

    def show_refusal(self, text: str) -> None:
        """Say why the name cannot be kept."""
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))
        set_look(self.name, state="invalid" if text else "")
        self.name.setFocus()
