"""Products' pictures and the catalogue's revision, on both databases: kept, taken back, journalled, seen elsewhere."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert

from pos_app.bootstrap import Cart, Kind, Payment, Product, Role, Shop, open_shop
from pos_app.data import schema
from pos_app.data.tables import product_picture
from pos_app.domain import pictures
from pos_app.errors import CatalogueMoved, NotAllowed, PictureNotPossible
from pos_app.interchange.catalogue_csv import read
from tests.integration.counter import content, food, owner, person, row_counts, tamper
from tests.unit.test_pictures import encoded

RED, BLUE = encoded("JPG", 64, 64), encoded("PNG", 32, 32)


def product(shop: Shop, own_id: str) -> Product:
    return next(each for each in shop.assortment.everything(owner(shop)).products if each.id == own_id)


def journalled(shop: Shop) -> list[tuple[str, dict[str, object]]]:
    return [(each.kind, each.data) for each in shop.journal.latest(owner(shop)) if each.kind.startswith("picture")]


def test_a_picture_is_given_replaced_taken_away_and_back(shop: Shop) -> None:
    who, there = owner(shop), food(shop)
    made = shop.assortment.change_product(who, there, replace(there, price=1), picture=RED)
    assert (made.picture, made.price) == (pictures.digest(RED), 1)
    assert made == product(shop, there.id)
    assert shop.catalogue.pictures([there.id, "nobody's"]) == {made.picture: RED}
    other = shop.assortment.save_product(who, made, made, "Other", picture=BLUE)
    with pytest.raises(CatalogueMoved):
        shop.assortment.change_product(who, made, replace(made, picture=""))
    bare = shop.assortment.change_product(who, other, replace(other, picture="", name="Bare"))
    assert shop.catalogue.pictures([there.id]) == {}
    again = shop.assortment.change_product(who, bare, other, picture=BLUE)
    assert shop.assortment.change_product(who, bare, other, picture=BLUE) == again == other
    blue, red = pictures.digest(BLUE), made.picture
    assert journalled(shop) == [
        ("picture_set", {"before": "", "after": blue, "bytes": len(BLUE)}),
        ("picture_removed", {"before": blue, "after": "", "bytes": 0}),
        ("picture_set", {"before": red, "after": blue, "bytes": len(BLUE)}),
        ("picture_set", {"before": "", "after": red, "bytes": len(RED)}),
    ]
    new = shop.assortment.save_product(who, Product("", "New", Kind.FOOD, 5), replace(there, id=""), "New", picture=RED)
    assert new == product(shop, new.id)
    assert shop.doctor.check(actor=who) == []


def test_what_is_no_picture_and_who_may_not_change_nothing(shop: Shop) -> None:
    who, there = owner(shop), food(shop)
    robin = person(shop, Role.SHIFT_LEAD)
    before = content(shop)
    for wrong in (b"GIF89a", bytes(pictures.MOST_BYTES + 1), encoded("PNG", 1, 2000)):
        with pytest.raises(PictureNotPossible):
            shop.assortment.save_product(who, there, replace(there, price=1), "Other", picture=wrong)
        with pytest.raises(PictureNotPossible):
            shop.assortment.save_product(who, Product("", "", Kind.FOOD, 1), there, "Other", picture=wrong)
    with pytest.raises(PictureNotPossible):
        shop.assortment.change_product(who, there, replace(there, picture=pictures.digest(RED)))
    with pytest.raises(NotAllowed):
        shop.assortment.change_product(robin, there, there, picture=RED)
    with pytest.raises(NotAllowed):
        shop.assortment.save_product(robin, there, there, "X", picture=RED)
    assert content(shop) == before


def test_prices_lists_and_a_retirement_leave_the_picture_alone(shop: Shop) -> None:
    who, there = owner(shop), food(shop)
    made = shop.assortment.change_product(who, there, there, picture=RED)
    rows = read(f"name,category,price,id\n{made.name},Other,9.00,{made.id}\nNew,Other,1.00,\n".encode(), "USD")
    brought = shop.stocking.bring_in(who, rows)
    shop.stocking.take_back(who, brought)
    shop.catalogue.set_price(who, made.id, 1200)
    priced = product(shop, made.id)
    shop.assortment.change_product(who, priced, replace(priced, active=False))
    assert shop.assortment.change_product(who, replace(priced, active=False), priced).picture == made.picture
    assert shop.catalogue.pictures([made.id]) == {made.picture: RED}
    brought = shop.stocking.bring_in(who, rows)
    added = brought.added[0]
    shop.assortment.change_product(who, added, added, picture=RED)
    with pytest.raises(CatalogueMoved):
        shop.stocking.take_back(who, brought)
    assert "picture" not in {each.title for each in shop.assortment.listing(who).columns}


def test_a_damaged_picture_is_found_and_one_of_no_product_is_impossible(shop: Shop) -> None:
    who = owner(shop)
    there, other = food(shop), food(shop, 1)
    shop.assortment.change_product(who, there, there, picture=RED)
    shop.assortment.change_product(who, other, other, picture=BLUE)
    tamper(shop, 'UPDATE "ProductPicture" SET hash = :hash WHERE "productId" = :id', hash="0" * 64, id=there.id)
    bad = encoded("PNG", 1, 2000)
    tamper(
        shop,
        'UPDATE "ProductPicture" SET hash = :hash, content = :bad WHERE "productId" = :id',
        hash=pictures.digest(bad),
        bad=bad,
        id=other.id,
    )
    assert {(each.invariant, each.row) for each in shop.doctor.check(actor=who)} == {
        (10, f"ProductPicture {there.id}"),
        (10, f"ProductPicture {other.id}"),
    }
    before = row_counts(shop)
    values = {"product_id": "nobody's", "hash": "0" * 64, "content": RED, "updated_at": datetime.now(UTC)}
    for wrong in (values, values | {"product_id": food(shop, 2).id, "content": b""}):
        with pytest.raises(Exception, match=r"(?i)constraint"), shop.premises.database.write() as connection:
            connection.execute(insert(product_picture).values(wrong))
    assert row_counts(shop) == before
    with shop.premises.database.write() as connection:
        connection.exec_driver_sql(f"DELETE FROM \"Product\" WHERE id = '{there.id}'")
    assert row_counts(shop)["ProductPicture"] == before["ProductPicture"] - 1


def test_the_revision_goes_with_its_pictures_and_comes_again(shop: Shop) -> None:
    who, there = owner(shop), food(shop)
    shop.assortment.change_product(who, there, there, picture=RED)
    before = shop.catalogue.everything()
    with schema.migrating(shop.premises.database) as connection:
        schema.run_chain(connection, "0008", down=True)
        kept = connection.exec_driver_sql('SELECT COUNT(*) FROM "Product"').scalar_one()
    assert kept == len(before.products)
    with schema.migrating(shop.premises.database) as connection:
        schema.run_chain(connection, schema.HEAD)
    after = shop.catalogue.everything()
    assert after.products == tuple(replace(each, picture="") for each in before.products)
    made = shop.assortment.change_product(who, there, there, picture=RED)
    assert made.picture == pictures.digest(RED)
    assert shop.catalogue.changed_since(after.revision) is not None
    assert shop.doctor.check(actor=who) == []


def test_every_change_is_seen_by_another_till_and_a_sale_is_none(shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True) as shop, open_shop(shop_url, till="Till 2") as other:
        who, there = owner(shop), food(shop)
        seen = other.catalogue.everything()
        category = there.category_id
        steps = [
            lambda: shop.catalogue.mark_sold_out(who, there.id, sold_out=True),
            lambda: shop.catalogue.mark_sold_out(who, there.id, sold_out=False),
            lambda: shop.catalogue.set_price(who, there.id, 777),
            lambda: shop.catalogue.add_category(who, "Later"),
            lambda: shop.assortment.place_category(who, category, 3),
            lambda: shop.assortment.change_product(who, product(shop, there.id), product(shop, there.id), picture=RED),
            lambda: shop.stocking.bring_in(who, read(b"name,category\nNew,Later\n", "USD")),
        ]
        for step in steps:
            assert other.catalogue.changed_since(seen.revision) is None
            step()  # type: ignore[no-untyped-call] # each returns something else
            found = other.catalogue.changed_since(seen.revision)
            assert found is not None
            assert found.revision > seen.revision
            assert found == shop.catalogue.everything()
            seen = found
        cart = Cart().add(food(shop, 1))
        shop.checkout.complete(who, cart, phone=None, payments=[Payment.cash(shop.checkout.due(cart))])
        with pytest.raises(PictureNotPossible):
            shop.assortment.change_product(who, there, there, picture=b"no")
        assert other.catalogue.changed_since(seen.revision) is None
