"""The presenter of the catalogue: shows it, changes categories and products, and takes each change back."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from pos_app import errors
from pos_app.domain.catalogue import STANDARD, Catalogue, Kind, Product
from pos_app.domain.product_search import search
from ui.error_messages import sentence
from ui.notify import Action
from ui.settings.card_pictures import CardPictures
from ui.settings.catalogue_words import category_lines, product_rows, tax_choices
from ui.settings.list_presenter import ListPresenter
from ui.settings.price_presenter import PricePresenter

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.services.shop import Shop
    from ui.settings.catalogue_page import CataloguePage
    from ui.settings.list_card import NameCard
    from ui.settings.product_card import ProductCard, ProductChoices, ProductEdit
    from ui.workplace import Workplace

READ = "settings.catalogue"


class CataloguePresenter(QObject):
    """What is shown is read anew after each change, here and at the counter."""

    def __init__(self, workplace: "Workplace", page: "CataloguePage", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self.widget = workplace, page
        self.everything = Catalogue((), ())
        self._with_retired = False
        self._go_to: Product | None = None
        self.prices = PricePresenter(workplace, page, self)
        self.lists = ListPresenter(workplace, page, self)
        page.searched.connect(lambda _text: self._show())
        page.category_chosen.connect(lambda _id: self._show())
        page.retired_toggled.connect(self._on_retired)
        page.add_pressed.connect(self._on_add)
        page.product_opened.connect(self._on_opened)
        page.product_moved.connect(self._on_moved)
        page.prices_pressed.connect(lambda: self.prices.open(self.everything))
        page.category_added.connect(self._on_category_added)
        page.category_renamed.connect(self._on_category_renamed)
        page.category_moved.connect(self._on_category_moved)
        page.category_removed.connect(self._on_category_removed)
        workplace.events.catalogue_seen.connect(self._on_seen)

    # --- what is there ------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Read the catalogue."""
        actor = self._workplace.actor
        if actor is not None:
            self._workplace.ask(
                lambda shop: shop.assortment.everything(actor), self._on_read, self._on_trouble, newest=READ, owner=self
            )

    def _on_seen(self, seen: Catalogue) -> None:
        """Another till changed the catalogue while the page is in sight."""
        if self.widget.isVisible() and seen.revision != self.everything.revision:
            self.open()

    def changed(self) -> None:
        """The catalogue is another one: read it here and tell the counter."""
        self.open()
        self._workplace.events.catalogue_changed.emit()

    def _on_read(self, everything: Catalogue) -> None:
        self.everything = everything
        self.widget.show_trouble("")
        self.widget.show_categories(category_lines(everything), self.widget.category)
        self._show()
        if self._go_to is not None:
            self.widget.go_to(self._go_to)
            self._go_to = None

    def _on_trouble(self, error: Exception) -> None:
        self.widget.show_trouble(sentence(error))

    def _on_retired(self, on: bool) -> None:
        self._with_retired = on
        self._show()

    def _show(self) -> None:
        chosen, text = self.widget.category, self.widget.search.text().strip()
        products = [each for each in self.everything.products if each.active or self._with_retired]
        if chosen:
            products = [each for each in products if each.category_id == chosen]
        found = search(products, text) if text else tuple(products)
        rows = product_rows(found, self.everything, self._workplace.formats)
        self.widget.show_products(rows, is_empty=not self.everything.products)

    def do(
        self, call: "Callable[[Shop], object]", words: str = "", undo: "Callable[[Shop], object] | None" = None
    ) -> None:
        """Change something, say so with a way back, and show the catalogue as it is then."""

        def done(_result: object) -> None:
            self.changed()
            if words:
                self.say(words, undo)

        def failed(error: Exception) -> None:
            self.changed()
            self._workplace.notifier.toast(sentence(error), tone="danger", seconds=6)

        self._workplace.do(call, done, failed, owner=self)

    def say(self, words: str, undo: "Callable[[Shop], object] | None") -> None:
        """A passing word, with the way back where there is one."""
        action = Action(self.tr("Undo"), lambda: self.do(undo)) if undo is not None else None
        self._workplace.notifier.toast(words, tone="success", action=action, seconds=6)

    # --- products -----------------------------------------------------------------------------------------------------

    def _choices(self, product: Product) -> "ProductChoices":
        from ui.settings.product_card import ProductChoices  # noqa: PLC0415 (a plain value, beside its widget)

        return ProductChoices(
            tuple(each.name for each in self.everything.categories),
            tuple(tax_choices(self._workplace.rules.taxes, product.tax_class)),
            self._workplace.info.currency,
        )

    def _on_add(self) -> None:
        taxes = self._workplace.rules.taxes.classes
        new = Product("", "", Kind.FOOD, None, tax_class=taxes[0].id if taxes else STANDARD)
        self._open_card(new, self._category_name(self.widget.category))

    def _on_opened(self, product: Product) -> None:
        self._open_card(product, self._category_name(product.category_id))

    def _category_name(self, category_id: str) -> str:
        return next((each.name for each in self.everything.categories if each.id == category_id), "")

    def _open_card(self, product: Product, category: str) -> None:
        card = self.widget.cards.open_product(product, category, self._choices(product))
        pictures = CardPictures(self._workplace, card, product)
        card.saved.connect(lambda edit: self._on_saved(card, product, edit, pictures.kept))

    def _on_saved(self, card: "ProductCard", before: Product, edit: "ProductEdit", kept: bytes) -> None:
        """`kept` is the picture that the product had."""
        actor = self._workplace.actor
        if actor is None:
            return

        def done(made: Product) -> None:
            self.widget.cards.close()
            self._go_to = made
            self.changed()
            back = before if before.id else replace(made, active=False)
            words = self.tr("%1 is saved.") if before.id else self.tr("%1 is on the grid.")
            self.say(
                words.replace("%1", made.name),
                lambda shop: shop.assortment.change_product(actor, made, _as(back, made), picture=kept),
            )

        self._workplace.do(
            lambda shop: shop.assortment.save_product(actor, before, edit.product, edit.category, picture=edit.picture),
            done,
            lambda error: card.show_refusals(_refusals(error)),
            owner=self,
        )

    def _on_moved(self, product: Product, by: int) -> None:
        actor = self._workplace.actor
        beside = [
            each.id for each in self.everything.products if each.active and each.category_id == product.category_id
        ]
        if actor is None or product.id not in beside:
            return
        at = beside.index(product.id) + by
        if 0 <= at < len(beside):
            self.do(lambda shop: shop.assortment.place_product(actor, product.id, at))

    # --- categories ---------------------------------------------------------------------------------------------------

    def _on_category_added(self) -> None:
        card = self.widget.cards.open_name(self.tr("New category"), "")
        actor = self._workplace.actor
        if actor is not None:
            card.saved.connect(
                lambda name: self._save_name(card, lambda shop: shop.catalogue.add_category(actor, name), "", None)
            )

    def _on_category_renamed(self, category_id: str) -> None:
        before = self._category_name(category_id)
        actor = self._workplace.actor
        if actor is None or not before:
            return
        card = self.widget.cards.open_name(self.tr("Rename the category"), before)
        card.saved.connect(
            lambda name: self._save_name(
                card,
                lambda shop: shop.assortment.rename_category(actor, category_id, name),
                self.tr("Renamed."),
                lambda shop: shop.assortment.rename_category(actor, category_id, before),
            )
        )

    def _save_name(
        self,
        card: "NameCard",
        call: "Callable[[Shop], object]",
        words: str,
        undo: "Callable[[Shop], object] | None",
    ) -> None:
        def done(_made: object) -> None:
            self.widget.cards.close()
            self.changed()
            if words:
                self.say(words, undo)

        self._workplace.do(call, done, lambda error: card.show_refusal(sentence(error)), owner=self)

    def _on_category_moved(self, category_id: str, by: int) -> None:
        actor = self._workplace.actor
        ids = [each.id for each in self.everything.categories]
        if actor is not None and category_id in ids and 0 <= ids.index(category_id) + by < len(ids):
            at = ids.index(category_id) + by
            self.do(lambda shop: shop.assortment.place_category(actor, category_id, at))

    def _on_category_removed(self, category_id: str) -> None:
        actor = self._workplace.actor
        if actor is None:
            return

        def done(removed: object) -> None:
            self.changed()
            self.say(
                self.tr("The category is removed."),
                lambda shop: shop.assortment.put_category_back(actor, removed),  # type: ignore[arg-type] # only a signed-in owner gets here
            )

        def failed(error: Exception) -> None:
            self._workplace.notifier.toast(sentence(error), tone="warning", seconds=6)

        self._workplace.do(lambda shop: shop.assortment.remove_category(actor, category_id), done, failed, owner=self)


def _as(back: Product, made: Product) -> Product:
    """What is wanted back, as the product it is now called."""
    return replace(back, id=made.id)


def _refusals(error: Exception) -> dict[str, str]:
    """An error, beside the field it is about; "" is none of them."""
    if isinstance(error, errors.BarcodeTaken):
        words = QCoreApplication.translate("Catalogue", "%1 has that barcode already.")
        return {"barcode": words.replace("%1", error.name)}
    by_field: dict[type[Exception], str] = {errors.NameMissing: "name", errors.PriceNotPossible: "price"}
    return {by_field.get(type(error), ""): sentence(error)}
