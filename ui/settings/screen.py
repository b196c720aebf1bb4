"""The settings' screen: the list of pages on the left, the chosen one on the right."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.widgets.empty_state import EmptyState

NARROW, WIDE = 1000, 1500
LIST_WIDTHS = (200, 240, 300)
ROW = 48
NAME = Qt.ItemDataRole.UserRole
TITLE = Qt.ItemDataRole.UserRole + 1


class SettingsScreen(QWidget):
    """Knows no page: it lists what it is given and shows what it is handed."""

    shown = Signal()
    page_chosen = Signal(str)
    """A page's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsScreen")
        self._build()
        self._lay_out()

    def _build(self) -> None:
        self._side = QFrame(self)
        self._side.setProperty("role", "card")
        self._title = QLabel(self.tr("Settings"), self._side)
        self._title.setProperty("role", "title")
        self.list = QListWidget(self._side)
        self.list.setObjectName("settingsList")
        self.list.setAccessibleName(self.tr("Settings"))
        self.list.setProperty("role", "flat")
        self.list.setIconSize(QSize(20, 20))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.list.installEventFilter(self)
        self._pages = QStackedWidget(self)
        self._closed = EmptyState(
            "lock",
            self.tr("Settings are the owner's"),
            self.tr("Ask the owner to sign in to change how the shop works."),
            self._pages,
        )
        self._pages.addWidget(self._closed)

    def _lay_out(self) -> None:
        side = QVBoxLayout(self._side)
        side.setContentsMargins(8, 12, 8, 8)
        side.setSpacing(8)
        self._title.setContentsMargins(8, 0, 8, 0)
        side.addWidget(self._title)
        side.addWidget(self.list, 1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._side)
        self._row.addWidget(self._pages, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width()
        size = 0 if width < NARROW else 1 if width < WIDE else 2
        self._side.setFixedWidth(LIST_WIDTHS[size])
        margin = 12 if size == 0 else 16
        self._row.setContentsMargins(margin, margin, margin, margin)
        self._row.setSpacing(margin)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and the arrow to the right go from the list into the page."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            into = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, into):
                self.list.focusNextChild()
                return True
        return super().eventFilter(watched, event)

    def show_pages(self, pages: list[tuple[str, str, str]]) -> None:
        """List the pages (name, icon, title) that whoever is signed in may open; none closes the screen."""
        chosen = self.chosen
        self.list.blockSignals(True)
        self.list.clear()
        for name, icon_name, title in pages:
            item = QListWidgetItem(icon(icon_name, "text_muted"), title, self.list)
            item.setData(NAME, name)
            item.setData(TITLE, title)
            item.setSizeHint(QSize(0, ROW))
        self.list.blockSignals(False)
        self._side.setVisible(bool(pages))
        if not pages:
            self._pages.setCurrentWidget(self._closed)
            return
        names = [name for name, _, _ in pages]
        self.list.setCurrentRow(names.index(chosen) if chosen in names else 0)

    @property
    def chosen(self) -> str:
        """The name of the page that is chosen, "" for none."""
        items = self.list.selectedItems()
        return str(items[0].data(NAME)) if items else ""

    def show_page(self, page: QWidget) -> None:
        """Put a page in front."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def mark_waiting(self, waiting: Collection[str]) -> None:
        """Mark the pages on which something typed waits to be saved."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            waits, title = item.data(NAME) in waiting, str(item.data(TITLE))
            item.setText(f"{title} •" if waits else title)
            told = self.tr("%1, not saved yet").replace("%1", title) if waits else title
            item.setToolTip(told if waits else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.page_chosen.emit(str(item.data(NAME)))
