"""The card of one product: every field of it, its choices with their prices, and where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
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
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pos_app.domain.catalogue import Kind, Modifier, Product
from pos_app.domain.names import MAX_NAME
from ui.icons import set_icon
from ui.theme import set_look
from ui.widgets.banner import Banner
from ui.widgets.money_edit import MoneyEdit, NoAmount

PRICE_WIDTH = 132
LONGEST_CODE = 64


@dataclass(frozen=True, slots=True)
class ProductChoices:
    """What a product may be given: categories by name, tax classes (id, words), and the shop's currency."""

    categories: tuple[str, ...]
    taxes: tuple[tuple[str, str], ...]
    currency: str


@dataclass(frozen=True, slots=True)
class ProductEdit:
    """A product as it is filled in, and the name of its category, which may be a new one."""

    product: Product
    category: str


class ModifierRow(QWidget):
    """A choice that goes with the product: its name, what it adds to the price, and its way out."""

    removed = Signal()

    def __init__(self, at: int, modifier: Modifier, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        number = str(at + 1)
        self.name = QLineEdit(modifier.name, self)
        self.name.setObjectName(f"modifierName{number}")
        self.name.setAccessibleName(self.tr("Name of choice %1").replace("%1", number))
        self.name.setPlaceholderText(self.tr("Such as no onions"))
        self.name.setMaxLength(MAX_NAME)
        self.price = MoneyEdit(currency, self)
        self.price.setProperty("role", "plain")
        self.price.setObjectName(f"modifierPrice{number}")
        self.price.setAccessibleName(self.tr("Price of choice %1").replace("%1", number))
        self.price.setFixedWidth(PRICE_WIDTH)
        self.price.show_amount(modifier.price or None)
        remove = QToolButton(self)
        remove.setObjectName(f"removeModifier{number}")
        remove.setProperty("role", "icon")
        remove.setAccessibleName(self.tr("Remove choice %1").replace("%1", number))
        set_icon(remove, "trash-2", "text_muted", 20)
        remove.clicked.connect(self.removed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.name, 1)
        line.addWidget(self.price)
        line.addWidget(remove)

    @property
    def modifier(self) -> Modifier:
        """What is filled in; no price is none to pay."""
        return Modifier(self.name.text().strip(), self.price.amount or 0)

    @property
    def is_readable(self) -> bool:
        """Whether the price is one, or none."""
        return self.price.reason is not NoAmount.NOT_AN_AMOUNT


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
    dismissed = Signal()

    def __init__(self, product: Product, category: str, choices: ProductChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("productCard")
        self._product, self._currency = product, choices.currency
        self._modifiers: list[ModifierRow] = []
        self._refusals: dict[str, QLabel] = {}
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
            edit.setPlaceholderText(self.tr("Choose, or type a new one"))
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
        self._place(grid, 0, 0, 6, self.tr("Name"), self.name, "name")
        self._place(grid, 1, 0, 3, self.tr("Category"), self.category, "category")
        self._place(grid, 1, 3, 3, self.tr("Kind"), self.kind)
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
            said = QLabel(self)
            said.setProperty("role", "fieldError")
            said.setWordWrap(True)
            said.hide()
            cell.addWidget(said)
            self._refusals[refusal] = said
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
        return ProductEdit(filled, self.category.currentText().strip())

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
