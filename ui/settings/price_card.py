"""The card that changes many prices at once: which, by how much, how they end; and every price before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.settings.catalogue_words import MoveRow
from ui.theme import set_look
from ui.widgets.data_table import DataTable
from ui.widgets.rows_model import Align, Column, RowsModel

LEAST_TABLE = 220
LONGEST_AMOUNT = 12


@dataclass(frozen=True, slots=True)
class Wish:
    """What is filled in: ids and words as they were typed; `how` is one of the ways of `PriceCard`."""

    category: str
    kind: str
    how: str
    amount: str
    ending: int


class PriceCard(QWidget):
    """Emits each change of the wish; it is told what would become of the prices."""

    changed = Signal()
    row_toggled = Signal(object)
    """A MoveRow."""
    applied = Signal()
    dismissed = Signal()

    def __init__(
        self, categories: Sequence[tuple[str, str]], endings: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("priceCard")
        self._build(categories, endings)
        self._lay_out()
        self._connect()

    def _build(self, categories: Sequence[tuple[str, str]], endings: Sequence[str]) -> None:
        self.which = self._combo("priceCategoryBox", self.tr("Which products"), categories)
        kinds = [
            ("", self.tr("Food and merchandise")),
            ("FOOD", self.tr("Food and drink")),
            ("MERCH", self.tr("Merchandise")),
        ]
        self.kind = self._combo("priceKindBox", self.tr("Of which kind"), kinds)
        ways = [
            ("raise_percent", self.tr("Raise by percent")),
            ("lower_percent", self.tr("Lower by percent")),
            ("raise_amount", self.tr("Raise by an amount")),
            ("lower_amount", self.tr("Lower by an amount")),
            ("round", self.tr("Only round")),
        ]
        self.how = self._combo("priceHowBox", self.tr("How"), ways)
        self.amount = QLineEdit(self)
        self.amount.setObjectName("priceAmountEdit")
        self.amount.setAccessibleName(self.tr("By how much"))
        self.amount.setMaxLength(LONGEST_AMOUNT)
        self.ending = self._combo(
            "priceEndingBox", self.tr("Rounding"), [(str(at), each) for at, each in enumerate(endings)]
        )
        self._note = QLabel(self)
        self._note.setObjectName("priceNote")
        self._note.setProperty("role", "fieldHint")
        self._note.setWordWrap(True)
        self._build_table()

    def _build_table(self) -> None:
        self.model: RowsModel[MoveRow] = RowsModel(
            (
                Column(
                    "",
                    lambda row: "✓" if row.chosen else "",
                    width=44,
                    align=Align.CENTRE,
                    tone=lambda _row: "accent_ink",
                ),
                Column(self.tr("Product"), lambda row: row.name, tone=_tone),
                Column(self.tr("Now"), lambda row: row.before, width=120, align=Align.END, tone=_tone),
                Column(
                    self.tr("Then"), lambda row: row.after, width=120, align=Align.END, tone=_then_tone, strong=True
                ),
            ),
            self,
        )
        self.table = DataTable(self.model, self, single_click=True)
        self.table.setObjectName("priceTable")
        self.table.setAccessibleName(self.tr("Prices now and then; Enter leaves one out or takes it in"))
        self.table.setMinimumHeight(LEAST_TABLE)
        self._apply = QPushButton(self.tr("Change prices"), self)
        self._apply.setObjectName("applyPricesButton")
        self._apply.setAccessibleName(self._apply.text())
        self._apply.setProperty("role", "primary")
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setObjectName("cancelPricesButton")
        self._cancel.setAccessibleName(self._cancel.text())
        self._cancel.setProperty("role", "secondary")

    def _combo(self, name: str, words: str, lines: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for own_id, text in lines:
            box.addItem(text, own_id)
        return box

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Change prices"), self)
        title.setProperty("role", "title")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        self._place(grid, 0, 0, 3, self.tr("Which products"), self.which)
        self._place(grid, 0, 3, 3, self.tr("Of which kind"), self.kind)
        self._place(grid, 1, 0, 2, self.tr("How"), self.how)
        self._place(grid, 1, 2, 2, self.tr("By how much"), self.amount)
        self._place(grid, 1, 4, 2, self.tr("Rounding"), self.ending)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._note, 1)
        buttons.addWidget(self._apply)
        self._apply.setMinimumWidth(160)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(title)
        whole.addLayout(grid)
        whole.addWidget(self.table, 1)
        whole.addLayout(buttons)

    def _place(self, grid: QGridLayout, row: int, column: int, width: int, words: str, widget: QWidget) -> None:
        label = QLabel(words, self)
        label.setProperty("role", "fieldLabel")
        label.setBuddy(widget)
        widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        cell = QVBoxLayout()
        cell.setSpacing(4)
        cell.addWidget(label)
        cell.addWidget(widget)
        grid.addLayout(cell, row, column, 1, width)

    def _connect(self) -> None:
        for box in (self.which, self.kind, self.how, self.ending):
            box.currentIndexChanged.connect(lambda _at: self._on_changed())
        self.amount.textEdited.connect(lambda _text: self._on_changed())
        self.amount.returnPressed.connect(self._apply.setFocus)
        self.table.chosen.connect(self.row_toggled)
        self._apply.clicked.connect(self.applied)
        self._cancel.clicked.connect(self.dismissed)

    def _on_changed(self) -> None:
        self.amount.setEnabled(self.how.currentData() != "round")
        self.changed.emit()

    @property
    def wish(self) -> Wish:
        """What is filled in."""
        return Wish(
            str(self.which.currentData()),
            str(self.kind.currentData()),
            str(self.how.currentData()),
            self.amount.text().strip() if self.amount.isEnabled() else "",
            self.ending.currentIndex(),
        )

    def show_moves(
        self, rows: Sequence[MoveRow], empty: str, note: str, *, can_apply: bool, wrong: bool = False
    ) -> None:
        """Show every price before and after; `empty` says why there are none, `wrong` that the amount is none."""
        at = self.table.currentIndex().row()
        place = self.table.verticalScrollBar().value()
        self.model.show_rows(rows)
        if 0 <= at < len(rows):
            self.table.selectRow(at)
        self.table.verticalScrollBar().setValue(place)
        self.table.show_empty_text(empty)
        self.show_note(note)
        set_look(self.amount, state="invalid" if wrong else "")
        self._apply.setEnabled(can_apply)

    def show_note(self, text: str, *, danger: bool = False) -> None:
        """Say how many change, or why they did not."""
        self._note.setText(text)
        set_look(self._note, role="fieldError" if danger else "fieldHint")


def _tone(row: MoveRow) -> str:
    return "" if row.chosen else "text_faint"


def _then_tone(row: MoveRow) -> str:
    return _tone(row) if row.move.possible else "danger"
