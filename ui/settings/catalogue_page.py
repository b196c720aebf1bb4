"""The page of the catalogue: categories at the start, their products beside them, and what can be done with them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pos_app.domain.catalogue import Product
from ui.icons import set_icon
from ui.settings.catalogue_cards import CatalogueCards
from ui.settings.catalogue_words import ProductRow
from ui.widgets.action_button import ActionButton
from ui.widgets.banner import Banner
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_edit import IconEdit
from ui.widgets.rows_model import Align, Column, RowsModel

OWN_ID = Qt.ItemDataRole.UserRole
ROW = 44
SIDE, WIDE_SIDE = 216, 288
ROOMY = 1_100
"""From this width of the page on, the categories have more of it, for long names."""
WITH_CATEGORY = 660
"""From this width of the table on, it has a column for the category."""


class CataloguePage(QWidget):
    """Emits what was pressed; it is told what is there."""

    searched = Signal(str)
    category_chosen = Signal(str)
    retired_toggled = Signal(bool)
    product_opened = Signal(object)
    """A Product."""
    product_moved = Signal(object, int)
    """A Product, and one place up (-1) or down (1)."""
    add_pressed = Signal()
    prices_pressed = Signal()
    file_chosen = Signal(Path)
    place_chosen = Signal(Path)
    category_added = Signal()
    category_renamed = Signal(str)
    category_moved = Signal(str, int)
    category_removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cataloguePage")
        self._build_tools()
        self._build_lists()
        self._lay_out()
        self._connect()
        self._on_category()
        self.cards = CatalogueCards(self)

    def _build_tools(self) -> None:
        self.search = IconEdit("search", self)
        self.search.setObjectName("catalogueSearchEdit")
        self.search.setAccessibleName(self.tr("Search the catalogue by name, code or barcode"))
        self.search.setPlaceholderText(self.tr("Name, code or barcode"))
        self._add = self._button("addProductButton", self.tr("Add product"), "plus", "primary")
        self._prices = self._button("changePricesButton", self.tr("Change prices"), "percent", "secondary")
        self._bring = self._button("importProductsButton", self.tr("Bring in"), "upload", "secondary")
        self._save = self._button("exportProductsButton", self.tr("Save list"), "download", "secondary")
        self._retired = QPushButton(self.tr("Retired"), self)
        self._retired.setObjectName("retiredButton")
        self._retired.setProperty("role", "chip")
        self._retired.setAccessibleName(self.tr("Show retired products too"))
        self._retired.setCheckable(True)
        self._up = self._icon("productUpButton", self.tr("Move the product up"), "chevron-up")
        self._down = self._icon("productDownButton", self.tr("Move the product down"), "chevron-down")
        self._category_tools = [
            self._icon("addCategoryButton", self.tr("Add a category"), "plus"),
            self._icon("renameCategoryButton", self.tr("Rename the category"), "pencil"),
            self._icon("categoryUpButton", self.tr("Move the category up"), "chevron-up"),
            self._icon("categoryDownButton", self.tr("Move the category down"), "chevron-down"),
            self._icon("removeCategoryButton", self.tr("Remove the category"), "trash-2"),
        ]
        self._trouble = Banner(self)

    def _button(self, name: str, words: str, icon: str, role: str) -> ActionButton:
        made = ActionButton(words, self, role=role, icon=icon)
        made.setObjectName(name)
        made.setAccessibleName(words)
        return made

    def _icon(self, name: str, words: str, icon: str) -> QToolButton:
        made = QToolButton(self)
        made.setObjectName(name)
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.setProperty("role", "icon")
        set_icon(made, icon, "text_muted", 20)
        return made

    def _build_lists(self) -> None:
        self.categories = QListWidget(self)
        self.categories.setObjectName("categoryList")
        self.categories.setAccessibleName(self.tr("Categories"))
        self.categories.setProperty("role", "flat")
        self.categories.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model: RowsModel[ProductRow] = RowsModel(
            (
                Column(self.tr("Product"), lambda row: row.product.name, detail=lambda row: row.detail, strong=True),
                Column(self.tr("Category"), lambda row: row.category, width=150, tone=lambda _row: "text_muted"),
                Column(self.tr("Price"), lambda row: row.price, width=116, align=Align.END),
                Column(self.tr("State"), lambda row: row.state, width=104, tone=lambda row: row.tone),
            ),
            self,
        )
        self.table = DataTable(self.model, self)
        self.table.setObjectName("catalogueTable")
        self.table.setAccessibleName(self.tr("Products"))
        self.table.setProperty("role", "flat")
        self.table.show_empty_text(self.tr("No product here fits."))
        self._empty = EmptyState(
            "tag",
            self.tr("Nothing to sell yet"),
            self.tr("Bring in a list, or add the first product."),
            self,
        )

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Catalogue"), self)
        title.setProperty("role", "title")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(title)
        top.addStretch(1)
        for button in (self._bring, self._save, self._prices, self._add):
            top.addWidget(button)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self._side())
        body.addWidget(self._products(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._trouble)
        column.addLayout(body, 1)

    def _side(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        self._side_card = card
        column = QVBoxLayout(card)
        column.setContentsMargins(8, 8, 8, 4)
        column.setSpacing(4)
        column.addWidget(self.categories, 1)
        tools = QHBoxLayout()
        tools.setSpacing(0)
        for tool in self._category_tools:
            place = tool.sizePolicy()
            place.setRetainSizeWhenHidden(True)
            tool.setSizePolicy(place)
            tools.addWidget(tool, 1)
        column.addLayout(tools)
        return card

    def _products(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.search, 1)
        tools.addWidget(self._retired)
        tools.addWidget(self._up)
        tools.addWidget(self._down)
        self._stack = QStackedWidget(card)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column.addLayout(tools)
        column.addWidget(self._stack, 1)
        return card

    def _connect(self) -> None:
        self.search.textChanged.connect(self.searched)
        self.search.returnPressed.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.categories.currentItemChanged.connect(lambda _now, _before: self._on_category())
        self.table.chosen.connect(lambda row: self.product_opened.emit(row.product))
        self.table.current_changed.connect(lambda _row: self._show_moves())
        self._retired.toggled.connect(self.retired_toggled)
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self._add.clicked.connect(self.add_pressed)
        self._prices.clicked.connect(self.prices_pressed)
        self._bring.clicked.connect(self._choose_file)
        self._save.clicked.connect(self._choose_place)
        add, rename, up, down, remove = self._category_tools
        add.clicked.connect(self.category_added)
        rename.clicked.connect(lambda: self.category_renamed.emit(self.category))
        up.clicked.connect(lambda: self.category_moved.emit(self.category, -1))
        down.clicked.connect(lambda: self.category_moved.emit(self.category, 1))
        remove.clicked.connect(lambda: self.category_removed.emit(self.category))

    @property
    def category(self) -> str:
        """The id of the category that is chosen, "" for all."""
        chosen = self.categories.selectedItems()
        return str(chosen[0].data(OWN_ID)) if chosen else ""

    def _on_category(self) -> None:
        for tool in self._category_tools[1:]:
            tool.setVisible(bool(self.category))
        self.category_chosen.emit(self.category)

    def _show_moves(self) -> None:
        row = self.table.current_row
        can = row is not None and row.product.active and not self.search.text().strip()
        self._up.setVisible(can)
        self._down.setVisible(can)

    def _move(self, by: int) -> None:
        row = self.table.current_row
        if row is not None:
            self.product_moved.emit(row.product, by)

    def _choose_file(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self.window(),
            self.tr("Bring in products"),
            str(Path.home()),
            self.tr("Spreadsheet or text (*.xlsx *.csv *.tsv *.txt)"),
        )
        if path:
            self.file_chosen.emit(Path(path))

    def _choose_place(self) -> None:
        path, kind = QFileDialog.getSaveFileName(
            self.window(),
            self.tr("Save the catalogue"),
            str(Path.home() / self.tr("products.xlsx")),
            self.tr("Spreadsheet (*.xlsx);;Text (*.csv)"),
        )
        if path:
            chosen = Path(path)
            self.place_chosen.emit(
                chosen if chosen.suffix else chosen.with_suffix(".csv" if "csv" in kind else ".xlsx")
            )

    def show_categories(self, lines: Sequence[tuple[str, str]], chosen: str) -> None:
        """List the categories (id, words); the first line is all of them."""
        with QSignalBlocker(self.categories):
            self.categories.clear()
            for own_id, words in lines:
                item = QListWidgetItem(words, self.categories)
                item.setData(OWN_ID, own_id)
                item.setSizeHint(QSize(0, ROW))
                item.setToolTip(words)
            ids = [own_id for own_id, _ in lines]
            self.categories.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        for tool in self._category_tools[1:]:
            tool.setVisible(bool(self.category))

    def show_products(self, rows: Sequence[ProductRow], *, is_empty: bool) -> None:
        """Show these products; the line that was current stays so. `is_empty`: the shop has none at all."""
        current = self.table.current_row
        pressed = next((tool for tool in (self._up, self._down) if tool.hasFocus()), None)
        bar = self.table.verticalScrollBar()
        place = bar.value()
        self.model.show_rows(rows)
        ids = [row.product.id for row in rows]
        if current is not None and current.product.id in ids:
            self.table.selectRow(ids.index(current.product.id))
        bar.setValue(place)
        self._stack.setCurrentWidget(self._empty if is_empty else self.table)
        self._prices.setEnabled(not is_empty)
        self._save.setEnabled(not is_empty)
        self._show_moves()
        if pressed is not None:
            pressed.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_columns()

    def go_to(self, product: Product) -> None:
        """Put the cursor on a product's line, where it is shown."""
        ids = [row.product.id for row in self.model.rows]
        if product.id in ids:
            self.table.selectRow(ids.index(product.id))
            self.table.scrollTo(self.table.currentIndex())

    def show_trouble(self, text: str) -> None:
        """Say why it could not be read; "" takes it back."""
        self._trouble.show_message(text, "danger")

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # the stubs are narrower than Qt
        self._show_columns()

    def _show_columns(self) -> None:
        side = SIDE if self.width() < ROOMY else WIDE_SIDE
        self._side_card.setFixedWidth(side)
        self.table.setColumnHidden(1, bool(self.category) or self.width() - side < WITH_CATEGORY)
