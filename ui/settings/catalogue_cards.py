"""The cards over the catalogue's page, one at a time: a product, a category's name, many prices, a list brought in."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pos_app.domain.catalogue import Product
from ui.settings.list_card import ListCard, NameCard
from ui.settings.price_card import PriceCard
from ui.settings.product_card import ProductCard, ProductChoices
from ui.widgets.overlay import Overlay

NARROW, MIDDLE, WIDE = 440, 680, 760


class CatalogueCards(QObject):
    """Opens a card over the window of the page and hands it out; whoever opened it connects to its signals."""

    closed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._overlay: Overlay | None = None

    def close(self) -> None:
        """Take the card away."""
        if self._overlay is not None:
            self._overlay.close_card()

    def open_product(self, product: Product, category: str, choices: ProductChoices) -> ProductCard:
        """The card of one product."""
        card = ProductCard(product, category, choices)
        card.dismissed.connect(self.close)
        self._open(card, MIDDLE, card.name)
        return card

    def open_name(self, title: str, name: str) -> NameCard:
        """The card of a category's name."""
        card = NameCard(title, name)
        card.dismissed.connect(self.close)
        self._open(card, NARROW, card.name)
        return card

    def open_prices(self, categories: Sequence[tuple[str, str]], endings: Sequence[str], chosen: str) -> PriceCard:
        """The card that changes many prices; `chosen` is the category it begins with."""
        card = PriceCard(categories, endings)
        card.which.setCurrentIndex(max(card.which.findData(chosen), 0))
        card.dismissed.connect(self.close)
        self._open(card, WIDE, card.amount)
        return card

    def open_list(self, file: str) -> ListCard:
        """The card that shows what a list does."""
        card = ListCard(file)
        card.dismissed.connect(self.close)
        self._open(card, WIDE, card.table)
        return card

    def _open(self, card: QWidget, width: int, focus: QWidget) -> None:
        """Each card has an overlay of its own, so that nothing of the one before is left in it."""
        if self._overlay is not None:
            self._overlay.close_card()
            self._overlay.deleteLater()
        self._overlay = Overlay(self._page.window(), card, width=width)
        self._overlay.setObjectName("catalogueOverlay")
        self._overlay.closed.connect(self.closed)
        self._overlay.open(focus)
