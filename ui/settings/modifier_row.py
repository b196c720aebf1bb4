"""A line of the product's card: a choice that goes with the product."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from pos_app.domain.catalogue import Modifier
from pos_app.domain.names import MAX_NAME
from ui.icons import set_icon
from ui.widgets.money_edit import MoneyEdit, NoAmount

PRICE_WIDTH = 132


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
