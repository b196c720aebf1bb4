"""A long list to choose from by typing any part of a name, or by touch."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from pos_app.domain import names
from ui.places import Choice
from ui.theme import set_look

SEARCH_ROLE = int(Qt.ItemDataRole.UserRole)
WIDEST_LIST = 480
BESIDE_A_NAME = 48
"""Padding and scroll bar."""

Index = QModelIndex | QPersistentModelIndex


class ChoiceModel(QAbstractListModel):
    """Choices by their labels; SEARCH_ROLE is the folded text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choices: tuple[Choice, ...] = ()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.choices = tuple(choices)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self.choices[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return choice.label
        return choice.folded if role == SEARCH_ROLE else None


class _Completer(QCompleter):
    """Finds what is typed anywhere in a name, whatever its case and accents."""

    def splitPath(self, path: str) -> list[str]:
        return [names.folded(path.strip())]

    def pathFromIndex(self, index: Index) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class ChoiceBox(QComboBox):
    """An editable combo box that ends on one of its choices or says that it does not; what was typed stays."""

    chosen = Signal(str)
    """The code of what the user chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ChoiceModel(self)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setModel(self._model)
        self.setMaxVisibleItems(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        completer = _Completer(self._model, self)
        completer.setCompletionRole(SEARCH_ROLE)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(8)
        self.setCompleter(completer)
        self.activated.connect(lambda _row: self._announce())
        line = self.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._resolve)

    @property
    def code(self) -> str | None:
        """The code of the choice, None while the text is none of them."""
        row = self._row_of(self.currentText())
        return self._model.choices[row].code if row is not None else None

    def show_choices(self, choices: Sequence[Choice], code: str) -> None:
        """Fill the list and choose `code`, silently."""
        self._model.show_choices(choices)
        self._make_room()
        self.show_code(code)

    def _make_room(self) -> None:
        """Both lists are as wide as their longest name needs; what is too long for that loses its end."""
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(each.label) for each in self._model.choices), default=0)
        completer = self.completer()
        for view in (self.view(), completer.popup() if completer is not None else None):
            if view is not None:
                view.setTextElideMode(Qt.TextElideMode.ElideRight)
                view.setMinimumWidth(min(longest + BESIDE_A_NAME, WIDEST_LIST))

    def show_code(self, code: str) -> None:
        """Choose by code, silently; a code that is not there leaves the field empty."""
        row = next((at for at, choice in enumerate(self._model.choices) if choice.code == code), -1)
        self.setCurrentIndex(row)
        self.setEditText(self._model.choices[row].label if row >= 0 else "")
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def show_invalid(self, *, invalid: bool) -> None:
        """Mark the field."""
        set_look(self, state="invalid" if invalid else "")

    def _row_of(self, text: str) -> int | None:
        """The row that the text means: its label, its code, or the only one it is found in."""
        choices = self._model.choices
        current = self.currentIndex()
        if 0 <= current < len(choices) and choices[current].label == text:
            return current
        wanted = names.folded(text.strip())
        if not wanted:
            return None
        exact = [at for at, each in enumerate(choices) if wanted in (names.folded(each.label), each.code.casefold())]
        found = exact or [at for at, each in enumerate(choices) if wanted in each.folded]
        return found[0] if len(found) == 1 else None

    def _resolve(self) -> None:
        row = self._row_of(self.currentText())
        if row is None:
            return
        if row != self.currentIndex() or self.currentText() != self._model.choices[row].label:
            self.setCurrentIndex(row)
            self.setEditText(self._model.choices[row].label)
            self._announce()

    def _announce(self) -> None:
        code = self.code
        if code is not None:
            self.chosen.emit(code)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed replaces what is there; a click sets its cursor first."""
        super().focusInEvent(event)
        line = self.lineEdit()
        if line is None or event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, line, line.selectAll)
        else:
            line.selectAll()
