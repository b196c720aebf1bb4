"""The pictures on the grid: read and drawn beside everything else, once, those in sight first; the grid never waits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from ui.pictures import drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.domain.catalogue import Catalogue
    from pos_app.services.shop import Shop
    from ui.counter.catalogue_panel import CataloguePanel
    from ui.counter.order_words import PictureWanted
    from ui.workplace import Workplace

PICTURES = "counter.pictures"
AT_ONCE = 12
"""So many are drawn between two looks at the window: a row or two appear together."""


class PicturePresenter(QObject):
    """Keeps what was read, by its hash, as small as it is in the database."""

    def __init__(self, workplace: "Workplace", panel: "CataloguePanel", parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._panel = workplace, panel
        self._kept: dict[str, bytes] = {}
        self._waiting: list[PictureWanted] = []
        panel.pictures_wanted.connect(self._on_wanted)
        workplace.events.catalogue_seen.connect(self._on_seen)

    def _on_seen(self, catalogue: "Catalogue") -> None:
        """Forget pictures that no product has any more."""
        used = {product.picture for product in catalogue.products}
        self._kept = {key: content for key, content in self._kept.items() if key in used}

    def _on_wanted(self, wanted: "Sequence[PictureWanted]") -> None:
        self._waiting = list(wanted)
        self._go_on()

    def _go_on(self) -> None:
        now, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        if not now:
            return
        kept = {each.picture: self._kept[each.picture] for each in now if each.picture in self._kept}

        def draw(shop: "Shop") -> tuple[dict[str, bytes], dict[str, QImage]]:
            unread = [each.product_id for each in now if each.picture not in kept]
            read = shop.catalogue.pictures(unread) if unread else {}
            content = kept | read
            return read, {
                each.product_id: drawn(content[each.picture], each.width, each.height)
                for each in now
                if each.picture in content
            }

        def done(found: tuple[dict[str, bytes], dict[str, QImage]]) -> None:
            read, images = found
            self._kept |= read
            self._panel.show_pictures(images)
            self._go_on()

        self._workplace.draw(draw, done, lambda _error: None, newest=PICTURES, owner=self)
