"""The owner's work on the catalogue, on both databases: every step written once, journalled, and taken back."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pos_app.bootstrap import Cart, Kind, Modifier, Payment, Product, Shop
from pos_app.domain.price_change import Ending, PriceChange, PriceMove, moves
from pos_app.domain.staff import Role
from pos_app.errors import (
    BarcodeTaken,
    CatalogueMoved,
    CategoryNotEmpty,
    CategoryTaken,
    NameMissing,
    NotAllowed,
    NotFound,
    NotSellable,
    PriceNotPossible,
)
from tests.integration.counter import content, food, merch, of, owner, person, rows, sell


def product(shop: Shop, own_id: str) -> Product:
    return next(each for each in shop.assortment.everything(owner(shop)).products if each.id == own_id)


def tabs(shop: Shop) -> list[str]:
    return [each.name for each in shop.catalogue.everything().categories]


def journalled(shop: Shop, kind: str) -> list[dict[str, Any]]:
    return [entry.data for entry in shop.journal.latest(owner(shop)) if entry.kind == kind]


def without_journal(shop: Shop) -> dict[str, Any]:
    kept = content(shop)
    for table in ("Journal", "Counter"):
        kept.pop(table, None)
    return kept


def test_a_category_is_renamed_placed_removed_and_back(shop: Shop) -> None:
    who = owner(shop)
    before = tabs(shop)
    made = shop.catalogue.add_category(who, "Mittagskarte für Geschäftsleute")
    assert shop.assortment.rename_category(who, made.id, " غداء ").name == "غداء"
    assert shop.assortment.place_category(who, made.id, 0) == len(before)
    assert tabs(shop) == ["غداء", *before]
    removed = shop.assortment.remove_category(who, made.id)
    assert tabs(shop) == before
    shop.assortment.put_category_back(who, removed)
    shop.assortment.put_category_back(who, removed)
    assert tabs(shop) == ["غداء", *before]
    assert shop.assortment.place_category(who, made.id, 99) == 0
    assert tabs(shop) == [*before, "غداء"]
    assert journalled(shop, "category_renamed") == [{"before": "Mittagskarte für Geschäftsleute", "after": "غداء"}]
    assert shop.doctor.check(actor=who) == []


def test_what_is_refused_of_categories_changes_nothing(shop: Shop) -> None:
    who = owner(shop)
    full = food(shop).category_id
    before = content(shop)
    with pytest.raises(CategoryNotEmpty):
        shop.assortment.remove_category(who, full)
    with pytest.raises(CategoryTaken):
        shop.assortment.rename_category(who, full, tabs(shop)[-1].upper())
    with pytest.raises(CategoryTaken):
        shop.catalogue.add_category(who, tabs(shop)[0].upper())
    with pytest.raises(NameMissing):
        shop.assortment.rename_category(who, full, " ")
    for call in (shop.assortment.remove_category, lambda who, own: shop.assortment.place_category(who, own, 0)):
        with pytest.raises(NotFound):
            call(who, "nobody's")
    assert content(shop) == before


def test_a_product_is_changed_in_every_field_and_back(shop: Shop) -> None:
    who = owner(shop)
    there = food(shop)
    other = merch(shop)
    wanted = replace(
        there, name="Gebratener Ochsenbraten mit Knödeln", kind=Kind.MERCH, price=1234, category_id=other.category_id,
        code="77", barcode="2099999999982", modifiers=(Modifier("أرز", 150), Modifier("ohne", 0)), tax_class="reduced",
        open_price=True, sold_out=True, coming=True, favourite=not there.favourite, active=False,
    )  # fmt: skip
    kept = without_journal(shop)
    made = shop.assortment.change_product(who, there, wanted)
    assert made == wanted
    assert product(shop, there.id) == wanted
    assert there.id not in {each.id for each in shop.catalogue.products()}
    assert journalled(shop, "price_changed") == [{"before": there.price, "after": 1234}]
    assert shop.assortment.change_product(who, there, wanted) == wanted
    assert len(journalled(shop, "price_changed")) == 1
    assert shop.assortment.change_product(who, wanted, there) == there
    after = without_journal(shop)
    kept.pop("Product"), after.pop("Product")  # its place in its category is the last now
    assert after == kept
    assert shop.doctor.check(actor=who) == []


def test_two_changes_beside_each_other_stand_and_one_field_is_nobody_elses(shop: Shop) -> None:
    who = owner(shop)
    seen = food(shop)
    shop.catalogue.mark_sold_out(who, seen.id, sold_out=True)
    made = shop.assortment.change_product(who, seen, replace(seen, name="Other"))
    assert (made.name, made.sold_out) == ("Other", True)
    shop.catalogue.set_price(who, seen.id, 1)
    made = product(shop, seen.id)
    before = content(shop)
    with pytest.raises(CatalogueMoved):
        shop.assortment.change_product(who, seen, replace(seen, price=2))
    with pytest.raises(NotFound):
        shop.assortment.change_product(who, replace(seen, id="nobody's"), replace(seen, price=2))
    mine = next(each for each in shop.catalogue.products() if each.barcode)
    with pytest.raises(BarcodeTaken) as taken:
        shop.assortment.change_product(who, made, replace(made, barcode=mine.barcode))
    assert taken.value.name == mine.name
    for wrong, error in (
        ({"name": ""}, NameMissing),
        ({"price": -1}, PriceNotPossible),
        ({"category_id": ""}, NotFound),
    ):
        with pytest.raises(error):
            shop.assortment.change_product(who, made, replace(made, **wrong))
    with pytest.raises(PriceNotPossible):
        shop.assortment.change_product(who, made, replace(made, modifiers=(Modifier("less", -50),)))
    assert content(shop) == before


def test_an_order_keeps_what_was_sold_as_it_was_sold(shop: Shop) -> None:
    who = owner(shop)
    dish = next(each for each in shop.catalogue.products() if each.modifiers and each.sellable)
    cart = Cart().add(dish, modifiers=(dish.modifiers[0],))
    done = shop.checkout.complete(who, cart, payments=[Payment.cash(shop.checkout.due(cart))])
    table = "Order" if dish.kind is Kind.FOOD else "MerchOrder"
    before = rows(shop, f'SELECT * FROM "{table}"')
    renamed = shop.assortment.change_product(who, dish, replace(dish, name="Never sold", price=1, modifiers=()))
    shop.assortment.change_product(who, renamed, replace(renamed, active=False))
    assert rows(shop, f'SELECT * FROM "{table}"') == before
    assert dish.name in str(before[0]["items"])
    receipt = shop.receipts.of_sale(done.sale_id)
    assert [line.name for line in receipt.lines] == [dish.name]
    with pytest.raises(NotSellable):
        sell(shop, cart)


def test_what_is_coming_is_shown_and_not_sold(shop: Shop) -> None:
    there = food(shop)
    coming = shop.assortment.change_product(owner(shop), there, replace(there, coming=True))
    assert coming in shop.catalogue.products()
    assert (coming.sellable, coming.why_not) == (False, "it is not sold yet")
    with pytest.raises(NotSellable):
        sell(shop, of(there))


def test_products_move_along_the_grid(shop: Shop) -> None:
    who = owner(shop)
    own = food(shop).category_id

    def names() -> list[str]:
        return [each.name for each in shop.catalogue.products() if each.category_id == own]

    before = names()
    second = [each for each in shop.catalogue.products() if each.category_id == own][1]
    assert shop.assortment.place_product(who, second.id, 0) == 1
    assert names() == [before[1], before[0], *before[2:]]
    assert shop.assortment.place_product(who, second.id, 0) == 0
    assert shop.assortment.place_product(who, second.id, 1) == 0
    assert names() == before
    with pytest.raises(NotFound):
        shop.assortment.place_product(who, "nobody's", 0)


def test_many_prices_change_as_one_and_go_back_as_one(shop: Shop) -> None:
    who = owner(shop)
    kept = shop.catalogue.products()
    dear = moves(kept, PriceChange(Decimal(10), ending=Ending(100, 90)))
    back = shop.assortment.change_prices(who, dear)
    assert {move.product_id for move in dear} == {
        each.id for each, now in zip(kept, shop.catalogue.products(), strict=True) if each.price != now.price
    }
    assert all(each.price is None or each.price % 100 == 90 for each in shop.catalogue.products())
    entries = rows(shop, "SELECT subject, data FROM \"Journal\" WHERE kind = 'price_changed' ORDER BY number")
    assert [entry["subject"] for entry in entries] == [move.product_id for move in dear]
    assert len({journal["act"] for journal in journalled(shop, "price_changed")}) == 1
    shop.assortment.change_prices(who, back)
    assert shop.catalogue.products() == kept
    assert len(rows(shop, "SELECT id FROM \"Journal\" WHERE kind = 'price_changed'")) == 2 * len(dear)
    assert shop.journal.verify() == []


def test_prices_that_moved_meanwhile_stop_all_of_it(shop: Shop) -> None:
    who = owner(shop)
    dear = moves(shop.catalogue.products(), PriceChange(amount=100))
    shop.catalogue.set_price(who, dear[-1].product_id, 7)
    before = content(shop)
    with pytest.raises(CatalogueMoved):
        shop.assortment.change_prices(who, dear)
    with pytest.raises(CatalogueMoved):
        shop.assortment.change_prices(who, [PriceMove("nobody's", 1, 2)])
    with pytest.raises(PriceNotPossible):
        shop.assortment.change_prices(who, [dear[0], PriceMove(dear[1].product_id, dear[1].before, -1)])
    assert content(shop) == before


def test_a_shift_lead_marks_sold_out_and_nothing_else(shop: Shop) -> None:
    lead = person(shop, Role.SHIFT_LEAD)
    there = food(shop)
    shop.catalogue.mark_sold_out(lead, there.id, sold_out=True)
    removed = shop.assortment.remove_category(owner(shop), shop.catalogue.add_category(owner(shop), "Empty").id)
    shop.assortment.put_category_back(owner(shop), removed)
    before = content(shop)
    own = removed.category.id
    for call in (
        lambda: shop.assortment.everything(lead),
        lambda: shop.assortment.listing(lead),
        lambda: shop.assortment.rename_category(lead, own, "Other"),
        lambda: shop.assortment.place_category(lead, own, 0),
        lambda: shop.assortment.remove_category(lead, own),
        lambda: shop.assortment.put_category_back(lead, removed),
        lambda: shop.assortment.change_product(lead, there, replace(there, sold_out=False)),
        lambda: shop.assortment.place_product(lead, there.id, 2),
        lambda: shop.assortment.change_prices(lead, [PriceMove(there.id, there.price, 1)]),
        lambda: shop.stocking.plan(lead, []),
        lambda: shop.stocking.bring_in(lead, []),
    ):
        with pytest.raises(NotAllowed):
            call()
    assert content(shop) == before
