"""The order: products found and added, lines changed, steps undone; and what it all comes to."""

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos_app.domain import names, pricing
from pos_app.domain.cart import Cart
from pos_app.domain.catalogue import Catalogue, Modifier, Product
from pos_app.domain.product_search import search
from pos_app.domain.staff import Act, Actor
from pos_app.errors import NotSellable, PosError
from ui.counter.catalogue_watch import CatalogueWatch
from ui.counter.order_words import LONG_TOTAL, TileLine, order_line, sum_lines, tile_line
from ui.counter.sale_in_progress import Whose
from ui.counter.tab_words import tab_title
from ui.error_messages import sentence
from ui.notify import Action

if TYPE_CHECKING:
    from pos_app.domain.customers import Usual
    from ui.counter.catalogue_panel import CataloguePanel
    from ui.counter.order_panel import OrderPanel
    from ui.counter.sale_in_progress import SaleInProgress
    from ui.workplace import Workplace

FAVOURITES = "favourites"
"""Stands for a category's id."""


class Tab(NamedTuple):
    """A tab above the grid: the category's id, its name, and what is in it."""

    id: str
    name: str
    products: tuple[Product, ...]


class OrderPresenter(QObject):
    """Between the catalogue, the order and the sale in progress."""

    price_wanted = Signal(object, object)
    """A Product whose price is typed, and the choices that go with it."""

    def __init__(
        self,
        workplace: "Workplace",
        sale: "SaleInProgress",
        catalogue: "CataloguePanel",
        order: "OrderPanel",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._sale = workplace, sale
        self._panel, self._order = catalogue, order
        self._catalogue = Catalogue((), ())
        self._by_id: dict[str, Product] = {}
        self._by_barcode: dict[str, Product] = {}
        self._tabs: list[Tab] = []
        self._shown: tuple[Product, ...] = ()
        self.watch = CatalogueWatch(workplace, self)
        self._connect()
        self._show_order()

    def _connect(self) -> None:
        panel, order, sale = self._panel, self._order, self._sale
        panel.search_typed.connect(self.on_search_typed)
        panel.search_entered.connect(self.on_search_entered)
        panel.category_opened.connect(self._on_category_opened)
        panel.product_pressed.connect(self.on_product_pressed)
        panel.product_held.connect(self.on_product_held)
        order.quantity_stepped.connect(lambda at, by: self.set_quantity(at, sale.cart.lines[at].quantity + by))
        order.line_removed.connect(lambda at: self.set_quantity(at, 0))
        order.undo_pressed.connect(self.undo)
        order.clear_pressed.connect(self.clear)
        sale.cart_changed.connect(self._show_order)
        sale.guest_changed.connect(self._show_title)
        sale.paid_changed.connect(self._show_order)
        sale.lock_changed.connect(lambda _locked: self._show_order())
        self.watch.changed.connect(self._on_catalogue)
        self._workplace.events.rules_changed.connect(self._show_order)
        self._workplace.events.sale_completed.connect(lambda _done: self._panel.clear_search())

    # --- the catalogue ------------------------------------------------------------------------------------------------

    def read_catalogue(self) -> None:
        """Read the catalogue anew, such as when a product was refused that the grid still shows."""
        self.watch.look()

    def _on_catalogue(self, catalogue: Catalogue) -> None:
        """Show it where the eye is: the open tab, the search, the place and the order stay."""
        self._catalogue = catalogue
        open_before = self._tabs[self._panel.tabs.currentIndex()].id if self._tabs else ""
        names_before = [tab.name for tab in self._tabs]
        self._by_id = {product.id: product for product in catalogue.products}
        self._by_barcode = {product.barcode: product for product in catalogue.products if product.barcode}
        favourites = tuple(product for product in catalogue.products if product.favourite)
        self._tabs = [Tab(FAVOURITES, self.tr("Favourites"), favourites)] if favourites else []
        for category in catalogue.categories:
            inside = tuple(product for product in catalogue.products if product.category_id == category.id)
            if inside:
                self._tabs.append(Tab(category.id, category.name, inside))
        names_now = [tab.name for tab in self._tabs]
        if names_now != names_before or not names_now:
            self._panel.show_categories(names_now)
        ids = [tab.id for tab in self._tabs]
        self._panel.open_category(ids.index(open_before) if open_before in ids else 0)
        self._panel.keep_products(self._by_id)
        self._show_what_is_wanted(self._panel.search.text().strip(), keep_place=open_before in ids)
        self._show_order()

    def _on_category_opened(self, at: int) -> None:
        self._panel.search.clear()
        self._show_tab(at)

    def _show_tab(self, at: int, *, keep_place: bool = False) -> None:
        if 0 <= at < len(self._tabs):
            self._show_products(self._tabs[at].products, keep_place=keep_place)
        else:
            self._shown = ()
            self._panel.show_nothing(
                self.tr("No products yet"), self.tr("The owner adds them, or brings in a list: Settings, Catalogue.")
            )

    def _show_products(self, products: tuple[Product, ...], *, keep_place: bool = False) -> None:
        self._shown = products
        formats = self._workplace.formats
        lines: list[TileLine] = [tile_line(formats, product) for product in products]
        self._panel.show_products(lines, keep_place=keep_place)
        self._show_quantities()

    def on_product_held(self, product_id: str) -> None:
        """Mark a product sold out, or on sale again; for those who may."""
        product, actor = self._by_id.get(product_id), self._workplace.actor
        if product is None or actor is None or not self._workplace.may(Act.MARK_SOLD_OUT):
            return
        self._mark_sold_out(product, actor, sold_out=not product.sold_out)

    def _mark_sold_out(self, product: Product, actor: Actor, *, sold_out: bool) -> None:
        words = self.tr("%1 is sold out") if sold_out else self.tr("%1 is on sale again")
        back = Action(self.tr("Undo"), lambda: self._mark_sold_out(product, actor, sold_out=not sold_out))

        def marked(_none: None) -> None:
            self.read_catalogue()
            self._workplace.notifier.toast(words.replace("%1", product.name), action=back)

        self._workplace.do(
            lambda shop: shop.catalogue.mark_sold_out(actor, product.id, sold_out=sold_out), marked, owner=self
        )

    def on_search_typed(self, text: str) -> None:
        """Show what fits what is typed, a slip of the finger forgiven."""
        self._show_what_is_wanted(text.strip())

    def _show_what_is_wanted(self, wanted: str, *, keep_place: bool = False) -> None:
        """Show what was found, or without a search the open tab."""
        if not wanted:
            self._show_tab(self._panel.tabs.currentIndex(), keep_place=keep_place)
            return
        found = search(self._catalogue.products, wanted)
        if found:
            self._show_products(found, keep_place=keep_place)
        else:
            self._shown = ()
            self._panel.show_nothing(self.tr("Nothing found"), self.tr("No product has that name, code or barcode."))

    def on_search_entered(self) -> None:
        """Add the first product found that can be sold; the search is ready for the next."""
        if not self._panel.search.text().strip():
            return
        self.on_search_typed(self._panel.search.text())
        first = next((product for product in self._shown if product.sellable), self._shown[0] if self._shown else None)
        if first is not None and self.add(first):
            self._panel.clear_search()

    def on_product_pressed(self, product_id: str) -> None:
        """Add one of a product."""
        product = self._by_id.get(product_id)
        if product is not None and self.add(product) and self._panel.search.text():
            self._panel.clear_search()

    def scan(self, barcode: str) -> bool:
        """Add the product of a barcode; whether there is one."""
        product = self._by_barcode.get(barcode)
        if product is not None:
            self.add(product)
        return product is not None

    # --- the order ----------------------------------------------------------------------------------------------------

    def add(self, product: Product, modifiers: tuple[Modifier, ...] = ()) -> bool:
        """Put one of a product into the order, once an open price was typed; whether that is possible.

        Why not is said in a toast.
        """
        if product.open_price and product.sellable:
            self.price_wanted.emit(product, modifiers)
            return True
        return self.change(lambda cart: cart.add(product, modifiers=modifiers))

    def product(self, product_id: str) -> Product | None:
        """A product of the catalogue as it was read."""
        return self._by_id.get(product_id)

    @property
    def products(self) -> dict[str, Product]:
        """The catalogue as it was read, by the products' ids."""
        return self._by_id

    def add_usual(self, usual: "Usual") -> None:
        """Add what the customer often takes, as far as it is still sold."""
        product = self._by_id.get(usual.product_id) or self._named(usual.name)
        if product is None:
            self._workplace.notifier.toast(self.tr("That is no longer in the catalogue."), tone="warning")
            return
        self.add(product, tuple(each for each in usual.modifiers if each in product.modifiers))

    def _named(self, name: str) -> Product | None:
        """An adopted order knows the product by its name only."""
        key = names.search_key(name)
        return next((product for product in self._catalogue.products if product.folded == key), None)

    def change(self, change: Callable[[Cart], Cart]) -> bool:
        """Change the order, in a step that can be undone; whether it was. Why not is said in a toast."""
        try:
            applied = self._sale.change_cart(change)
        except NotSellable as error:
            words = (
                self.tr("%1 is sold out.")
                if self._is_sold_out(error.name)
                else self.tr("%1 cannot be sold yet: it has no price.")
            )
            self._workplace.notifier.toast(words.replace("%1", error.name), tone="warning")
            return False
        except PosError as error:
            self._workplace.notifier.toast(sentence(error), tone="warning")
            return False
        if not applied:
            self._workplace.notifier.toast(self.tr("One moment: the sale is being saved."))
        return applied

    def _is_sold_out(self, name: str) -> bool:
        return any(product.name == name and product.sold_out for product in self._catalogue.products)

    def set_quantity(self, at: int, quantity: int) -> None:
        """Another quantity of a line; 0 takes it out, which is offered to be undone."""
        line = self._sale.cart.lines[at]
        if self.change(lambda cart: cart.with_quantity(at, quantity)) and quantity == 0:
            taken = self.tr("%1 was taken out.").replace("%1", line.name)
            self._workplace.notifier.toast(taken, action=Action(self.tr("Undo"), self.undo))

    def undo(self) -> None:
        """One step back."""
        if not self._sale.undo():
            self._workplace.notifier.toast(self.tr("There is nothing to undo."))

    def clear(self) -> None:
        """Empty the order; it can be had back."""
        if not self._sale.cart.is_empty and not self._sale.is_locked:
            self._sale.clear()
            self._workplace.notifier.toast(
                self.tr("The order was emptied."), action=Action(self.tr("Undo"), self.undo), seconds=8
            )

    def _show_order(self) -> None:
        cart, formats = self._sale.cart, self._workplace.formats
        self._order.show_lines([order_line(formats, line) for line in cart.lines])
        priced = pricing.price(cart, self._workplace.rules.taxes)
        total = formats.money(priced.total) if self._workplace.is_open else "–"
        self._order.show_sums(sum_lines(formats, priced, self._sale.paid), total, cart.note)
        can_pay = not cart.is_empty and not self._sale.is_locked
        words = (
            self.tr("Saving …")
            if self._sale.is_locked
            else self.tr("Pay %1").replace("%1", total)
            if can_pay and len(total) <= LONG_TOTAL
            else self.tr("Pay")
        )
        self._order.show_pay(words, can_pay=can_pay, can_undo=self._sale.can_undo and not self._sale.is_locked)
        self._show_title()
        self._show_quantities()

    def _show_title(self) -> None:
        guest = self._sale.guest
        formats = self._workplace.formats
        who = guest.name or (formats.phone(guest.phone) if guest.phone else "")
        tab = self._sale.tab
        if tab is not None:
            self._order.show_title(tab_title(who or tab.label, tab.number))
        elif guest.whose is Whose.WALK_IN:
            self._order.show_title(self.tr("Order without a phone"))
        elif who:
            self._order.show_title(self.tr("Order for %1").replace("%1", who))
        else:
            self._order.show_title(self.tr("Order"))

    def _show_quantities(self) -> None:
        counts: Counter[str] = Counter()
        for line in self._sale.cart.lines:
            counts[line.product_id] += line.quantity
        self._panel.show_quantities(counts)
