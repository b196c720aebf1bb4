"""The catalogue: in its order, changed only by those who may, and never a price that cannot be."""

from dataclasses import replace

import pytest

from pos_app.bootstrap import Kind, Modifier, Product, Shop, open_shop
from pos_app.errors import BadInput, NameMissing, NotFound, TextNotStorable
from tests.integration.counter import content, food, of, owner, sell, value

NEW = Product("", "Jalapeño Poppers", Kind.FOOD, 725, barcode="2099999999999", modifiers=(Modifier("extra hot", 50),))


def test_the_demo_catalogue_is_that_of_a_bar_and_grill(shop: Shop) -> None:
    everything = shop.catalogue.everything()
    products = shop.catalogue.products()
    assert list(everything.products) == products
    assert len(products) >= 40
    assert len(everything.categories) >= 8
    assert {product.category_id for product in products} == {category.id for category in everything.categories}
    assert {product.kind for product in products} == set(Kind)
    assert any(product.sold_out for product in products)
    assert any(product.price is None for product in products)
    assert any(product.modifiers for product in products)
    assert any(product.barcode for product in products)
    assert all(product.sellable == (product.price is not None and not product.sold_out) for product in products)


def test_products_keep_the_order_of_their_categories(shop: Shop) -> None:
    places = [category.id for category in shop.catalogue.everything().categories]
    order = [places.index(product.category_id) for product in shop.catalogue.products()]
    assert order == sorted(order)


def test_a_new_product_is_sold_at_once_and_stays(shop: Shop, shop_url: str) -> None:
    drinks = shop.catalogue.add_category(owner(shop), " Specials ")
    made = shop.catalogue.add_product(owner(shop), replace(NEW, category_id=drinks.id))
    assert made == replace(NEW, id=made.id, category_id=drinks.id)
    assert made.folded == "jalapeno poppers"
    assert shop.catalogue.everything().categories[-1].name == "Specials"
    assert sell(shop, of(made, 2)).total == 1450
    with open_shop(shop_url) as reopened:
        assert reopened.catalogue.products()[-1] == made


@pytest.mark.parametrize("kind", Kind)
def test_sold_out_and_back(shop: Shop, kind: Kind) -> None:
    product = next(each for each in shop.catalogue.products() if each.kind is kind and each.sellable)
    shop.catalogue.mark_sold_out(owner(shop), product.id, sold_out=True)
    known = {each.id: each for each in shop.catalogue.products()}
    assert (known[product.id].sellable, known[product.id].why_not) == (False, "it is sold out")
    shop.catalogue.mark_sold_out(owner(shop), product.id, sold_out=False)
    assert product in shop.catalogue.products()


def test_a_price_comes_and_goes(shop: Shop) -> None:
    product = food(shop)
    for price in (0, 1, 10**12, None):
        shop.catalogue.set_price(owner(shop), product.id, price)
        assert value(shop, 'SELECT price FROM "Product" WHERE id = :id', id=product.id) == price
    kinds = [entry.data for entry in shop.journal.latest(owner(shop)) if entry.kind == "price_changed"]
    assert {"before": 600, "after": 0} in kinds


def test_what_is_refused_changes_nothing(shop: Shop) -> None:
    shop.catalogue.add_product(owner(shop), replace(NEW, category_id=food(shop).category_id))
    before = content(shop)
    there = replace(NEW, category_id=food(shop).category_id, barcode=None)
    wrong: list[tuple[Product, type[Exception]]] = [
        (replace(there, name=" "), NameMissing),
        (replace(there, name="a\0b"), TextNotStorable),
        (replace(there, price=-1), BadInput),
        (replace(there, price=10**12 + 1), BadInput),
        (replace(there, barcode=NEW.barcode), BadInput),
        (replace(there, barcode="\0"), TextNotStorable),
        (replace(there, code="\ud800"), TextNotStorable),
        (replace(there, modifiers=(Modifier("a\0b"),)), TextNotStorable),
        (replace(there, category_id="nobody's"), NotFound),
    ]
    for product, error in wrong:
        with pytest.raises(error):
            shop.catalogue.add_product(owner(shop), product)
    for price in (-1, 10**12 + 1):
        with pytest.raises(BadInput):
            shop.catalogue.set_price(owner(shop), food(shop).id, price)
    with pytest.raises(NotFound):
        shop.catalogue.set_price(owner(shop), "nobody's", 100)
    with pytest.raises(NotFound):
        shop.catalogue.mark_sold_out(owner(shop), "nobody's", sold_out=True)
    for name in ("", " ", "\t"):
        with pytest.raises(NameMissing):
            shop.catalogue.add_category(owner(shop), name)
    assert content(shop) == before
