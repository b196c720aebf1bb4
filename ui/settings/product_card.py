"""The card of one product: every field of it, its choices with their prices, and where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pos_app.domain.catalogue import Kind, Modifier, Product
from pos_app.domain.names import MAX_NAME
from ui.icons import set_icon
from ui.settings.modifier_row import ModifierRow
from ui.settings.picture_box import PictureBox, dropped
from ui.theme import set_look
from ui.widgets.banner import Banner
from ui.widgets.money_edit import MoneyEdit, NoAmount

LONGEST_CODE = 64


@dataclass(frozen=True, slots=True)
class ProductChoices:
    """What a product may be given: categories by name, tax classes (id, words), and the shop's currency."""

    categories: tuple[str, ...]
    taxes: tuple[tuple[str, str], ...]
    currency: str


@dataclass(frozen=True, slots=True)
class ProductEdit:
    """A product as it is filled in, its category's name, which may be a new one, and its picture where that is new."""

    product: Product
    category: str
    picture: bytes = b""


class _Fields(QScrollArea):
    """As high as its fields where there is room."""

    def sizeHint(self) -> QSize:
        inside = self.widget()
        return inside.sizeHint() + QSize(2, 2) if inside is not None else super().sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class ProductCard(QWidget):
    """Emits what was filled in; it is told what is refused, beside the field it is about."""

    saved = Signal(object)
    """A ProductEdit."""
    picture_chosen = Signal(Path)
    dismissed = Signal()

    def __init__(self, product: Product, category: str, choices: ProductChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("productCard")
        self._product, self._currency = product, choices.currency
        self._modifiers: list[ModifierRow] = []
        self._refusals: dict[str, QLabel] = {}
        self._picture = b""
        self.setAcceptDrops(True)
        self.picture = PictureBox(self)
        self.picture.file_chosen.connect(self.picture_chosen)
        self.picture.taken_away.connect(self._on_picture_taken_away)
        self._build_words(product)
        self._build_choices(product, category, choices)
        self._build_buttons(product)
        self._lay_out()
        for modifier in product.modifiers:
            self._add_modifier(modifier)
        self._show_price_kind()

    def _build_words(self, product: Product) -> None:
        self.name = self._line("productNameEdit", self.tr("Name"), product.name, MAX_NAME)
        self.code = self._line("productCodeEdit", self.tr("Code"), product.code or "", LONGEST_CODE)
        self.barcode = self._line("productBarcodeEdit", self.tr("Barcode"), product.barcode or "", LONGEST_CODE)
        self.price = MoneyEdit(self._currency, self)
        self.price.setProperty("role", "plain")
        self.price.setObjectName("productPriceEdit")
        self.price.setAccessibleName(self.tr("Price"))
        self.price.show_amount(product.price)
        for edit in (self.name, self.code, self.price):
            edit.returnPressed.connect(self._on_save)
        self.barcode.returnPressed.connect(self.focusNextChild)

    def _line(self, name: str, words: str, text: str, longest: int) -> QLineEdit:
        edit = QLineEdit(text, self)
        edit.setObjectName(name)
        edit.setAccessibleName(words)
        edit.setMaxLength(longest)
        return edit

    def _build_choices(self, product: Product, category: str, choices: ProductChoices) -> None:
        self.category = self._combo(
            "productCategoryBox", self.tr("Category"), [(each, each) for each in choices.categories]
        )
        self.category.setEditable(True)
        self.category.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.category.setEditText(category)
        edit = self.category.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(self.tr("Choose or type"))
            edit.setObjectName("productCategoryEdit")
        kinds = [(Kind.FOOD.value, self.tr("Food and drink")), (Kind.MERCH.value, self.tr("Merchandise"))]
        self.kind = self._combo("productKindBox", self.tr("Kind"), kinds)
        self.kind.setCurrentIndex(self.kind.findData(product.kind.value))
        how = [
            ("fixed", self.tr("Fixed")),
            ("open", self.tr("Typed at the counter")),
            ("none", self.tr("Not known yet")),
        ]
        self.how = self._combo("productPriceBox", self.tr("How it is priced"), how)
        new = not product.id
        chosen = "open" if product.open_price else "none" if product.price is None and not new else "fixed"
        self.how.setCurrentIndex(self.how.findData(chosen))
        self.how.currentIndexChanged.connect(self._show_price_kind)
        self.tax = self._combo("productTaxBox", self.tr("Tax"), choices.taxes)
        self.tax.setCurrentIndex(max(self.tax.findData(product.tax_class), 0))
        self._flags = {
            "sold_out": self._check("productSoldOutCheck", self.tr("Sold out"), product.sold_out),
            "coming": self._check("productComingCheck", self.tr("Coming"), product.coming),
            "favourite": self._check("productFavouriteCheck", self.tr("Favourite"), product.favourite),
            "active": self._check("productActiveCheck", self.tr("On the grid"), product.active),
        }

    def _combo(self, name: str, words: str, lines: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for own_id, text in lines:
            box.addItem(text, own_id)
        return box

    def _check(self, name: str, words: str, on: bool) -> QCheckBox:
        box = QCheckBox(words, self)
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setChecked(on)
        return box

    def _build_buttons(self, product: Product) -> None:
        self._title = QLabel(self.tr("Edit product") if product.id else self.tr("New product"), self)
        self._title.setProperty("role", "title")
        self._more = QPushButton(self.tr("Add a choice"), self)
        self._more.setObjectName("addModifierButton")
        self._more.setAccessibleName(self._more.text())
        self._more.setProperty("role", "secondary")
        set_icon(self._more, "plus")
        self._more.clicked.connect(self._on_more)
        self._trouble = Banner(self)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setObjectName("cancelProductButton")
        self._cancel.setAccessibleName(self._cancel.text())
        self._cancel.setProperty("role", "secondary")
        self._cancel.clicked.connect(self.dismissed)
        self._save = QPushButton(self.tr("Save"), self)
        self._save.setObjectName("saveProductButton")
        self._save.setAccessibleName(self._save.text())
        self._save.setProperty("role", "primary")
        self._save.clicked.connect(self._on_save)

    def _lay_out(self) -> None:
        fields = _Fields(self)
        fields.setWidgetResizable(True)
        fields.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fields.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fields.setWidget(self._laid_out_fields())
        self._fields = fields
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 8, 0)
        buttons.setSpacing(12)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        buttons.addWidget(self._save)
        self._save.setMinimumWidth(160)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 16, 20)
        whole.setSpacing(12)
        whole.addWidget(self._title)
        whole.addWidget(fields, 1)
        whole.addWidget(self._trouble)
        whole.addLayout(buttons)

    def _laid_out_fields(self) -> QWidget:
        inside = QWidget(self)
        inside.setProperty("role", "scrolled")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        grid.addLayout(self._laid_out_head(), 0, 0, 1, 6)
        self._refusals["picture"] = self._refusal()
        grid.addWidget(self._refusals["picture"], 1, 0, 1, 6)
        self._place(grid, 2, 0, 2, self.tr("Price"), self.how)
        self._place(grid, 2, 2, 2, self.tr("Amount"), self.price, "price")
        self._place(grid, 2, 4, 2, self.tr("Tax"), self.tax)
        self._place(grid, 3, 0, 2, self.tr("Code"), self.code, "code")
        self._place(grid, 3, 2, 4, self.tr("Barcode"), self.barcode, "barcode")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        choices = QVBoxLayout()
        choices.setSpacing(6)
        choices.addWidget(self._label(self.tr("Choices and what they add to the price")))
        choices.addLayout(self._rows)
        choices.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        grid.addLayout(choices, 4, 0, 1, 6)
        flags = QHBoxLayout()
        flags.setSpacing(8)
        for box in self._flags.values():
            flags.addWidget(box)
        flags.addStretch(1)
        grid.addLayout(flags, 5, 0, 1, 6)
        return inside

    def _laid_out_head(self) -> QHBoxLayout:
        """The picture, beside it what the product is called and where it stands."""
        beside = QGridLayout()
        beside.setHorizontalSpacing(12)
        beside.setVerticalSpacing(10)
        for column in range(2):
            beside.setColumnStretch(column, 1)
        self._place(beside, 0, 0, 2, self.tr("Name"), self.name, "name")
        self._place(beside, 1, 0, 1, self.tr("Category"), self.category, "category")
        self._place(beside, 1, 1, 1, self.tr("Kind"), self.kind)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(beside, 1)
        return head

    def _refusal(self) -> QLabel:
        said = QLabel(self)
        said.setProperty("role", "fieldError")
        said.setWordWrap(True)
        said.hide()
        return said

    def _label(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setProperty("role", "fieldLabel")
        return label

    def _place(
        self, grid: QGridLayout, row: int, column: int, width: int, words: str, widget: QWidget, refusal: str = ""
    ) -> None:
        cell = QVBoxLayout()
        cell.setSpacing(4)
        label = self._label(words)
        label.setBuddy(widget)
        widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        cell.addWidget(label)
        cell.addWidget(widget)
        if refusal:
            self._refusals[refusal] = self._refusal()
            cell.addWidget(self._refusals[refusal])
        cell.addStretch(1)
        grid.addLayout(cell, row, column, 1, width)

    def _show_price_kind(self) -> None:
        how = self.how.currentData()
        self.price.setEnabled(how != "none")
        if how == "none":
            self.price.show_amount(None)

    def _on_more(self) -> None:
        self._add_modifier(Modifier("")).name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_modifier(self, modifier: Modifier) -> ModifierRow:
        row = ModifierRow(len(self._modifiers), modifier, self._currency, self)
        row.removed.connect(lambda: self._remove_modifier(row))
        self._modifiers.append(row)
        self._rows.addWidget(row)
        row.show()
        self._fields.updateGeometry()
        return row

    def _remove_modifier(self, row: ModifierRow) -> None:
        self._modifiers.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def edit(self) -> ProductEdit:
        """The product as it is filled in; choices without a name are left out."""
        how = self.how.currentData()
        filled = replace(
            self._product,
            name=self.name.text().strip(),
            kind=Kind(self.kind.currentData()),
            price=None if how == "none" else self.price.amount,
            open_price=how == "open",
            code=self.code.text().strip() or None,
            barcode=self.barcode.text().strip() or None,
            modifiers=tuple(row.modifier for row in self._modifiers if row.name.text().strip()),
            tax_class=str(self.tax.currentData()),
        )
        flags = {name: box.isChecked() for name, box in self._flags.items()}
        filled = replace(
            filled,
            sold_out=flags["sold_out"],
            coming=flags["coming"],
            favourite=flags["favourite"],
            active=flags["active"],
        )
        return ProductEdit(filled, self.category.currentText().strip(), self._picture)

    def show_picture(self, image: QImage, content: bytes = b"") -> None:
        """Show the picture that the product has, or with `content` the one that it gets when it is saved."""
        self._picture = content
        self.picture.show_image(image)
        self._refusals["picture"].hide()

    def show_picture_refusal(self, text: str) -> None:
        """Say why a file was not taken; the picture that was there stays."""
        self.picture.show_busy(busy=False)
        self._refusals["picture"].setText(text)
        self._refusals["picture"].show()

    def _on_picture_taken_away(self) -> None:
        self._product = replace(self._product, picture="")
        self.show_picture(QImage())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()) is not None:
            event.acceptProposedAction()
            self.picture.show_drop(under=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.picture.show_drop(under=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.picture.show_drop(under=False)
        path = dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.picture_chosen.emit(path)

    def _on_save(self) -> None:
        refusals = self._unreadable()
        self.show_refusals(refusals)
        if not refusals:
            self.saved.emit(self.edit)

    def _unreadable(self) -> dict[str, str]:
        """What cannot be read, by field."""
        found = {}
        if not self.name.text().strip():
            found["name"] = self.tr("A name is needed.")
        if not self.category.currentText().strip():
            found["category"] = self.tr("Choose a category, or type a new one.")
        how, reason = self.how.currentData(), self.price.reason
        if reason is NoAmount.NOT_AN_AMOUNT or (reason is NoAmount.EMPTY and how == "fixed"):
            found["price"] = self.tr("Type an amount.")
        wrong = next((row for row in self._modifiers if not row.is_readable), None)
        if wrong is not None:
            found[""] = self.tr("The price of the choice %1 is no amount.").replace("%1", wrong.name.text().strip())
        return found

    def show_refusals(self, refusals: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it ("" is none of them); nothing typed is lost."""
        edits = {"name": self.name, "price": self.price, "code": self.code, "barcode": self.barcode}
        for name, label in self._refusals.items():
            label.setText(refusals.get(name, ""))
            label.setVisible(name in refusals)
        for name, edit in edits.items():
            set_look(edit, state="invalid" if name in refusals else "")
        self._trouble.show_message(refusals.get("", ""), "danger")
        first = next((edit for name, edit in (*edits.items(), ("category", self.category)) if name in refusals), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
