"""What is rarely done with a customer, behind one calm button: the number, merging; the owner's: save all, erase."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from ui.icons import set_icon


class MoreButton(QPushButton):
    """Opens a menu; emits what was chosen from it."""

    change_number_chosen = Signal()
    merge_chosen = Signal()
    release_chosen = Signal()
    take_back_chosen = Signal()
    erase_chosen = Signal()
    file_chosen = Signal(object)
    """A Path: where everything that is kept about the customer is to be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customerMoreButton")
        self.setProperty("role", "icon")
        self.setAccessibleName(self.tr("More about this customer"))
        self.setToolTip(self.tr("More"))
        set_icon(self, "ellipsis", "text_muted", 18)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.setAutoDefault(True)
        self._menu = QMenu(self)
        self._menu.setObjectName("customerMoreMenu")
        self._change = QAction(self.tr("Change the number …"), self)
        self._merge = QAction(self.tr("Merge with another customer …"), self)
        self._release = QAction(self.tr("This number belongs to someone else now"), self)
        self._take_back = QAction(self.tr("Take the number back"), self)
        self._menu.addActions([self._change, self._merge])
        self._menu.addSeparator()
        self._menu.addActions([self._release, self._take_back])
        self._menu.addSeparator()
        self._save = QAction(self.tr("Save what is kept about this guest …"), self)
        self._erase = QAction(self.tr("Erase this guest …"), self)
        self._menu.addActions([self._save, self._erase])
        self._save.triggered.connect(self._choose_file)
        self._erase.triggered.connect(self.erase_chosen)
        self._change.triggered.connect(self.change_number_chosen)
        self._merge.triggered.connect(self.merge_chosen)
        self._release.triggered.connect(self.release_chosen)
        self._take_back.triggered.connect(self.take_back_chosen)
        self.clicked.connect(self._open)

    def show_state(self, *, has_number: bool, released: bool) -> None:
        """Offer to give the number up while there is one, and to take back one that was given up."""
        self._release.setVisible(has_number)
        self._take_back.setVisible(released)

    def show_rights(self, *, save: bool, erase: bool) -> None:
        """Offer what only the owner does."""
        self._save.setVisible(save)
        self._erase.setVisible(erase)

    def _choose_file(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self.window(),
            self.tr("Save what is kept about this guest"),
            str(Path.home() / self.tr("guest.json")),
            self.tr("Data (*.json)"),
        )
        if path:
            chosen = Path(path)
            self.file_chosen.emit(chosen if chosen.suffix else chosen.with_suffix(".json"))

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
