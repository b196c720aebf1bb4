"""The catalogue: search, categories and a grid of products; food and merchandise side by side."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QImage, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ui.counter.order_words import PictureWanted, TileLine
from ui.widgets.category_tabs import CategoryTabs
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_grid import FlowGrid
from ui.widgets.icon_edit import IconEdit
from ui.widgets.product_tile import ProductTile

HOLD_MS = 600
"""So long is held, not tapped."""
ASK_AFTER_MS = 40
"""The grid is painted, or has its size, before pictures are asked for."""


class CataloguePanel(QWidget):
    """Tells what was searched, opened and tapped."""

    search_typed = Signal(str)
    search_entered = Signal()
    category_opened = Signal(int)
    product_pressed = Signal(str)
    pictures_wanted = Signal(object)
    """PictureWanted of each tile in the grid that has a picture and does not show it yet, the first in sight first."""
    product_held = Signal(str)
    """Held down for a moment, or pressed with the other mouse button; also one that cannot be sold now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: dict[str, ProductTile] = {}
        self._held = ""
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(lambda: self.product_held.emit(self._held))
        self._ask = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._ask.timeout.connect(self._ask_for_pictures)
        self._build()
        self._lay_out()
        self._connect()

    def _build(self) -> None:
        self.search = IconEdit("search", self, key="F3")
        self.search.setObjectName("productSearchEdit")
        self.search.setAccessibleName(self.tr("Search products by name, code or barcode"))
        self.search.setPlaceholderText(self.tr("Product, code or barcode"))
        self.search.setClearButtonEnabled(False)
        self.search.setMaxLength(100)
        self.tabs = CategoryTabs(self)
        self.tabs.setObjectName("categoryTabs")
        self.tabs.setAccessibleName(self.tr("Categories"))
        self.grid = FlowGrid(self)
        self.grid.setObjectName("productGrid")
        self.grid.setAccessibleName(self.tr("Products"))
        self.empty = EmptyState("utensils", "", parent=self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 16, 6, 16)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.tabs)
        below = QWidget(self)
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        column.addWidget(below, 1)

    def _connect(self) -> None:
        self.search.textEdited.connect(self.search_typed)
        self.search.returnPressed.connect(self.search_entered)
        self.tabs.currentChanged.connect(self.category_opened)

    def focus_search(self) -> None:
        """Put the cursor into the search, its text selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear_search(self) -> None:
        """Empty the search."""
        if self.search.text():
            self.search.clear()
            self.search_typed.emit("")

    def show_categories(self, names: Sequence[str]) -> None:
        """Show these tabs and open the first."""
        self.tabs.show_names(names)

    def open_category(self, at: int) -> None:
        """Bring a tab to the front, without announcing it."""
        self.tabs.open_tab(at)

    def show_products(self, lines: Sequence[TileLine], *, keep_place: bool = False) -> None:
        """Show these tiles in this order; tiles made before are used again.

        With `keep_place` the grid stays scrolled to where it was. The focus stays in the grid where it was in it.
        """
        focused = next((at for at, tile in enumerate(self.grid.tiles) if tile.hasFocus()), -1)
        for line in lines:
            if line.product_id not in self._tiles:
                self._tiles[line.product_id] = self._tile(line.product_id)
            tile = self._tiles[line.product_id]
            tile.show_product(line.name, line.note, kind=line.kind, state=line.state, tag=line.tag)
            tile.show_picture_of(line.picture)
        self.grid.show_tiles([self._tiles[line.product_id] for line in lines], keep_place=keep_place)
        self._stack.setCurrentWidget(self.grid)
        if focused >= 0 and not any(tile.hasFocus() for tile in self.grid.tiles):
            self.grid.focus_near(focused if keep_place else 0)
        self._ask.start()

    def _ask_for_pictures(self) -> None:
        tiles = [tile for tile in self.grid.tiles if isinstance(tile, ProductTile) and tile.lacks_picture]
        top = self.grid.verticalScrollBar().value()
        tiles.sort(key=lambda tile: tile.geometry().bottom() < top)
        rooms = [(tile, tile.picture_room) for tile in tiles]
        wanted = [PictureWanted(tile.product_id, tile.picture, room.width(), room.height()) for tile, room in rooms]
        if wanted:
            self.pictures_wanted.emit(wanted)

    def show_pictures(self, images: Mapping[str, QImage]) -> None:
        """Put pictures onto the tiles of those products."""
        for product_id, image in images.items():
            if product_id in self._tiles:
                self._tiles[product_id].show_picture(image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask.start()

    def show_nothing(self, title: str, text: str = "") -> None:
        """Say why there are no products."""
        self.empty.show_words(title, text)
        self._stack.setCurrentWidget(self.empty)

    def keep_products(self, ids: Collection[str]) -> None:
        """The catalogue was read again: the tiles of other products than these are not needed any more."""
        gone = [tile for own_id, tile in self._tiles.items() if own_id not in ids]
        self.grid.forget_tiles(gone)
        self._tiles = {own_id: tile for own_id, tile in self._tiles.items() if own_id in ids}

    def show_quantities(self, in_cart: Mapping[str, int]) -> None:
        """Mark on the tiles how many of each are in the order."""
        for product_id, tile in self._tiles.items():
            tile.show_in_cart(in_cart.get(product_id, 0))

    def _tile(self, product_id: str) -> ProductTile:
        tile = ProductTile(product_id)
        tile.pressed.connect(lambda: self._begin_hold(product_id))
        tile.clicked.connect(lambda: self._on_clicked(product_id))
        tile.installEventFilter(self)
        return tile

    def _begin_hold(self, product_id: str) -> None:
        self._held = product_id
        self._hold.start()

    def _on_clicked(self, product_id: str) -> None:
        """A tap; what was held down is no tap."""
        if self._hold.isActive() or self._held != product_id:
            self.product_pressed.emit(product_id)
        self._end_hold()

    def _end_hold(self) -> None:
        self._hold.stop()
        self._held = ""

    def _id_at(self, position: QPoint) -> str:
        tile = self.childAt(position)
        return tile.product_id if isinstance(tile, ProductTile) else ""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The other mouse button, or the menu key on a tile."""
        product_id = self._id_at(event.pos())
        self._end_hold()
        if product_id:
            self.product_held.emit(product_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A tile that cannot be sold takes no press itself, and can be held down all the same."""
        if isinstance(watched, ProductTile) and not watched.isEnabled():
            if event.type() == QEvent.Type.MouseButtonPress:
                self._begin_hold(watched.product_id)
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._end_hold()
        return super().eventFilter(watched, event)
