"""Changing what is in the order: a line opened, the whole order's discount and note, and a price that is typed."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain import names
from pos_app.domain.cart import Cart, CartLine
from pos_app.domain.catalogue import Modifier, Product
from pos_app.domain.staff import Act
from pos_app.errors import PosError
from ui.counter.discount_words import percent
from ui.counter.order_words import LineFace
from ui.error_messages import sentence

if TYPE_CHECKING:
    from ui.counter.line_editor import LineEditor
    from ui.counter.order_editor import OrderEditor
    from ui.counter.order_presenter import OrderPresenter
    from ui.counter.price_card import PriceCard
    from ui.counter.sale_in_progress import SaleInProgress
    from ui.counter.screen import CounterScreen
    from ui.workplace import Workplace


class EditPresenter(QObject):
    """Between the cards that change the order and the sale in progress."""

    def __init__(
        self,
        workplace: "Workplace",
        sale: "SaleInProgress",
        screen: "CounterScreen",
        order: "OrderPresenter",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._sale, self._order, self._screen = workplace, sale, order, screen
        self._edited = -1
        self._priced: tuple[Product, tuple[Modifier, ...]] | None = None
        screen.order.line_chosen.connect(self._on_line_chosen)
        screen.order.options_pressed.connect(self.edit_order)
        order.price_wanted.connect(self._on_price_wanted)

    @cached_property
    def _line(self) -> "LineEditor":
        card = self._screen.line_editor
        card.finished.connect(self._on_line_edited)
        return card

    @cached_property
    def _whole(self) -> "OrderEditor":
        card = self._screen.order_editor
        card.finished.connect(self._on_order_edited)
        return card

    @cached_property
    def _price(self) -> "PriceCard":
        card = self._screen.price_card
        card.entered.connect(self._on_price_entered)
        return card

    def _face(self, line: CartLine | None = None) -> LineFace:
        formats = self._workplace.formats
        each = self.tr("%1 each").replace("%1", formats.money(line.unit_price)) if line else ""
        return LineFace(each, formats.info.currency, formats.currency_mark(), self._hint())

    def _hint(self) -> str:
        limit = self._workplace.rules.counter.discount_limit
        if limit is None or self._workplace.may(Act.APPROVE_DISCOUNT):
            return ""
        return self.tr("Above %1 a shift lead types a PIN when it is paid.").replace("%1", percent(limit))

    # --- one line -----------------------------------------------------------------------------------------------------

    def _on_line_chosen(self, at: int) -> None:
        self._edited = at
        line = self._sale.cart.lines[at]
        product = self._order.product(line.product_id)
        offered = product.modifiers if product else line.modifiers
        formats = self._workplace.formats
        choices = [(each, f"{each.name} +{formats.money(each.price)}" if each.price else each.name) for each in offered]
        self._line.edit(line, choices, self._face(line))

    def _on_line_edited(self, quantity: int, modifiers: tuple[Modifier, ...], note: str) -> None:
        at = self._edited
        if not 0 <= at < len(self._sale.cart.lines):
            self._line.close_card()
            return
        if quantity == 0:
            self._line.close_card()
            self._order.set_quantity(at, 0)
            return
        try:
            kept, discount = names.note(note), self._line.discount.read()
        except PosError as error:
            self._line.show_error(sentence(error))
            return
        line = self._sale.cart.lines[at]
        changed = replace(line, quantity=quantity, modifiers=modifiers, note=kept, discount=discount)
        self._order.change(lambda cart: _joined(cart, at, changed))
        self._line.close_card()

    # --- the whole order ----------------------------------------------------------------------------------------------

    def edit_order(self) -> None:
        """Open the discount and the note of the whole order."""
        if not self._sale.cart.is_empty and not self._sale.is_locked:
            face = self._face()
            self._whole.edit(self._sale.cart, face.currency, face.mark, face.hint)

    def _on_order_edited(self) -> None:
        try:
            note, discount = names.note(self._whole.note.text()), self._whole.discount.read()
        except PosError as error:
            self._whole.show_error(sentence(error))
            return
        self._order.change(lambda cart: cart.with_discount(discount).with_note(note))
        self._whole.close_card()

    # --- an open price ------------------------------------------------------------------------------------------------

    def _on_price_wanted(self, product: Product, modifiers: tuple[Modifier, ...]) -> None:
        self._priced = (product, modifiers)
        self._price.ask(product.name, self._workplace.info.currency, product.price)

    def _on_price_entered(self, price: int) -> None:
        if self._priced is not None:
            product, modifiers = self._priced
            self._priced = None
            self._order.change(lambda cart: cart.add(product, modifiers=modifiers, price=price))


def _joined(cart: Cart, at: int, changed: CartLine) -> Cart:
    """The cart with the changed line, put onto another line that is now the same thing."""
    for other, line in enumerate(cart.lines):
        if other != at and line.same_thing(changed):
            return cart.with_quantity(other, line.quantity + changed.quantity).without(at)
    return cart.with_line(at, changed)
