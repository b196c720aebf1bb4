"""The picture on a product's card: the kept one is read, a chosen file is made small, both beside everything else."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from pos_app.domain.pictures import SIDE
from ui.error_messages import sentence
from ui.pictures import drawn, small

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.catalogue import Product
    from pos_app.services.shop import Shop
    from ui.settings.product_card import ProductCard
    from ui.workplace import Workplace

PICTURE = "settings.picture"


class CardPictures(QObject):
    """Lives as long as its card. The newest file wins; a refused one leaves what was there.

    Pictures are drawn one after the other, so the kept one is there before any that is chosen.
    """

    def __init__(self, workplace: "Workplace", card: "ProductCard", product: "Product") -> None:
        super().__init__(card)
        self._workplace, self._card = workplace, card
        self.kept = b""
        """The picture that the product has; what an undo puts back."""
        card.picture_chosen.connect(self._on_chosen)
        if product.picture:
            self._read(product)

    def _read(self, product: "Product") -> None:
        def read(shop: "Shop") -> tuple[bytes, QImage]:
            content = shop.catalogue.pictures([product.id]).get(product.picture, b"")
            return content, drawn(content, SIDE, SIDE)

        def done(found: tuple[bytes, QImage]) -> None:
            self.kept, image = found
            self._card.show_picture(image)

        self._workplace.draw(read, done, owner=self)

    def _on_chosen(self, path: "Path") -> None:
        def read(_shop: "Shop") -> tuple[bytes, QImage]:
            content = small(path)
            return content, drawn(content, SIDE, SIDE)

        self._card.picture.show_busy(busy=True)
        self._workplace.draw(
            read,
            lambda found: self._card.show_picture(found[1], found[0]),
            lambda error: self._card.show_picture_refusal(sentence(error)),
            newest=PICTURE,
            owner=self,
        )
