"""What is looked at before a sale is done: its lines as such, and the catalogue as it is now."""

from sqlalchemy import Connection

from pos_app.domain import names
from pos_app.domain.cart import MAX_QUANTITY, Cart
from pos_app.domain.catalogue import GONE
from pos_app.domain.money import is_amount
from pos_app.errors import EmptyCart, NotSellable, PriceChanged, PriceMissing, QuantityNotPossible
from pos_app.services.catalogue_rows import by_ids


def check_cart(cart: Cart) -> None:
    """Raise for what no cart of ours would have made.

    EmptyCart, QuantityNotPossible, PriceMissing, TextNotStorable or CardNumberInText.
    """
    if cart.is_empty:
        raise EmptyCart
    for line in cart.lines:
        if not 1 <= line.quantity <= MAX_QUANTITY:
            raise QuantityNotPossible
        if not is_amount(line.unit_price):
            raise PriceMissing(line.name)
        names.storable(line.name, "product's name", names.MAX_NAME)
        names.note(line.note)
    names.note(cart.note)


def check_catalogue(connection: Connection, cart: Cart) -> None:
    """Raise NotSellable or PriceChanged for what was changed in the catalogue while the order was being taken."""
    known = by_ids(connection, {line.product_id for line in cart.lines})
    for line in cart.lines:
        product = known.get(line.product_id)
        if product is None or product.kind is not line.kind:
            raise NotSellable(line.name, GONE)
        if not product.sellable:
            raise NotSellable(product.name, product.why_not or "")
        same_price = product.open_price or product.price == line.unit_price
        same_tax = product.tax_class == line.tax_class
        if not (same_price and same_tax and set(line.modifiers) <= set(product.modifiers)):
            raise PriceChanged(product.name)
