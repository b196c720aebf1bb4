"""What a shift lead rarely does with a customer, behind one calm button: the number, and merging."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.icons import set_icon


class MoreButton(QPushButton):
    """Opens a menu; emits what was chosen from it."""

    change_number_chosen = Signal()
    merge_chosen = Signal()
    release_chosen = Signal()
    take_back_chosen = Signal()

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
        self._change.triggered.connect(self.change_number_chosen)
        self._merge.triggered.connect(self.merge_chosen)
        self._release.triggered.connect(self.release_chosen)
        self._take_back.triggered.connect(self.take_back_chosen)
        self.clicked.connect(self._open)

    def show_state(self, *, has_number: bool, released: bool) -> None:
        """Offer to give the number up while there is one, and to take back one that was given up."""
        self._release.setVisible(has_number)
        self._take_back.setVisible(released)

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
