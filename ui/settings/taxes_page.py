"""The page of taxes and rounding: a table of tax classes that grows, and below it the counter's rules."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pos_app.domain.taxes import MAX_CLASSES
from ui.icons import set_icon
from ui.settings.form import FormPage
from ui.settings.questions.counter import groups
from ui.settings.taxes_words import TaxRow
from ui.theme import set_look

RATE_WIDTH = 96


class TaxEditor(QWidget):
    """One tax class: its name on the receipt, its rate, whether prices hold it, and its way out."""

    edited = Signal()
    removed = Signal()

    def __init__(self, at: int, row: TaxRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = row.id
        self.name = QLineEdit(row.name, self)
        self.name.setObjectName(f"taxName{at + 1}")
        self.name.setAccessibleName(self.tr("Name of tax %1").replace("%1", str(at + 1)))
        self.name.setPlaceholderText(self.tr("Name on the receipt"))
        self.name.setMaxLength(60)
        self.name.setCursorPosition(0)
        self.rate = QLineEdit(row.rate, self)
        self.rate.setObjectName(f"taxRate{at + 1}")
        self.rate.setAccessibleName(self.tr("Rate of tax %1 in percent").replace("%1", str(at + 1)))
        self.rate.setPlaceholderText("0")
        self.rate.setFixedWidth(RATE_WIDTH)
        self.rate.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self.rate.setMaxLength(8)
        self.included = QCheckBox(self.tr("in the prices"), self)
        self.included.setObjectName(f"taxIncluded{at + 1}")
        self.included.setAccessibleName(self.tr("Prices hold tax %1 already").replace("%1", str(at + 1)))
        self.included.setChecked(row.included)
        self._remove = QToolButton(self)
        self._remove.setObjectName(f"removeTax{at + 1}")
        self._remove.setProperty("role", "icon")
        self._remove.setAccessibleName(self.tr("Remove tax %1").replace("%1", str(at + 1)))
        set_icon(self._remove, "trash-2", "text_muted", 20)
        percent = QLabel("%", self)
        percent.setProperty("role", "muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(12)
        line.addWidget(self.name, 1)
        line.addWidget(self.rate)
        line.addWidget(percent)
        line.addWidget(self.included)
        line.addWidget(self._remove)
        for edit in (self.name, self.rate):
            edit.textEdited.connect(lambda _text: self.edited.emit())
        self.included.toggled.connect(lambda _on: self.edited.emit())
        self._remove.clicked.connect(self.removed)

    @property
    def row(self) -> TaxRow:
        """What is filled in."""
        return TaxRow(self._id, self.name.text(), self.rate.text(), self.included.isChecked())


class TaxesPage(FormPage):
    """The form of the counter's rules with the tax classes above it."""

    def __init__(self) -> None:
        title = QCoreApplication.translate("TaxesPage", "Taxes and rounding")
        intro = QCoreApplication.translate(
            "TaxesPage",
            "A change holds from the next sale on, and never rewrites the past. Your prices decide: a tax is on top of "
            "them, or in them.",
        )
        super().__init__("taxesPage", title, intro, groups())
        self._editors: list[TaxEditor] = []
        self._taxes_card = QFrame(self)
        self._taxes_card.setProperty("role", "card")
        self._column = QVBoxLayout(self._taxes_card)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(0)
        heading = QLabel(QCoreApplication.translate("TaxesPage", "Taxes"), self._taxes_card)
        heading.setProperty("role", "heading")
        self._note = QLabel(self._taxes_card)
        self._note.setObjectName("taxesNote")
        self._note.setWordWrap(True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._add = QPushButton(QCoreApplication.translate("TaxesPage", "Add a tax"), self._taxes_card)
        self._add.setObjectName("addTaxButton")
        self._add.setAccessibleName(self._add.text())
        self._add.setProperty("role", "secondary")
        set_icon(self._add, "plus")
        self._add.clicked.connect(self._on_add)
        self._column.addWidget(heading)
        self._column.addWidget(self._note)
        self._column.addLayout(self._rows)
        below = QHBoxLayout()
        below.setContentsMargins(0, 8, 0, 0)
        below.addWidget(self._add)
        below.addStretch(1)
        self._column.addLayout(below)
        self.column.insertWidget(2, self._taxes_card)
        self.show_taxes([])

    @property
    def taxes(self) -> list[TaxRow]:
        """The tax classes as they are filled in."""
        return [editor.row for editor in self._editors]

    def show_taxes(self, rows: Sequence[TaxRow]) -> None:
        """Fill in the tax classes."""
        for editor in self._editors:
            self._rows.removeWidget(editor)
            editor.hide()
            editor.setParent(None)
            editor.deleteLater()
        self._editors = []
        for at, row in enumerate(rows):
            editor = TaxEditor(at, row, self._taxes_card)
            editor.edited.connect(self.edited)
            editor.removed.connect(lambda at=at: self._on_remove(at))
            self._rows.addWidget(editor)
            editor.show()
            self._editors.append(editor)
        self._add.setEnabled(len(rows) < MAX_CLASSES)
        self.show_tax_refusal("")

    def show_tax_refusal(self, text: str) -> None:
        """Say what is wrong with the taxes; else what the rows mean."""
        if not self._editors:
            words = QCoreApplication.translate("TaxesPage", "No tax is charged or printed.")
        else:
            words = QCoreApplication.translate("TaxesPage", "Products that name no tax of these have the first one.")
        self._note.setText(text or words)
        set_look(self._note, role="fieldError" if text else "fieldHint")

    def _on_add(self) -> None:
        self.show_taxes([*self.taxes, TaxRow("", "", "", included=bool(self.taxes) and self.taxes[-1].included)])
        self._editors[-1].name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _on_remove(self, at: int) -> None:
        rows = self.taxes
        del rows[at]
        self.show_taxes(rows)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
