"""What another till changes in the catalogue is on this window's grid a moment later; nothing at hand is lost by it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QTabBar

from pos_app.bootstrap import Kind, Product, Shop, build_shop
from tests.ui.driver import Driver
from tests.ui.test_catalogue_page import names, open_page
from tests.unit.test_pictures import encoded
from ui.app import build_window
from ui.widgets.product_tile import ProductTile


@pytest.fixture
def elsewhere(shop_url: str) -> Iterator[Shop]:
    shop = build_shop(shop_url, as_owner=True, till="Office")
    yield shop
    shop.close()


@pytest.fixture
def counter(qapp: QApplication, shop_url: str, elsewhere: Shop) -> Iterator[Driver]:
    mains = elsewhere.catalogue.everything().categories[1].id
    for at in range(30):
        elsewhere.catalogue.add_product(elsewhere.actor, Product("", f"Filler {at:02}", Kind.FOOD, 100 + at, mains))  # type: ignore[arg-type] # opened as the owner
    window = build_window(shop_url, as_owner=True, theme="light")
    window.resize(1024, 768)
    window.show()
    driver = Driver(window)
    driver.until(lambda: driver.desk.workplace.is_open, "the shop is open")
    driver.settle()
    yield driver
    window.close()
    window.deleteLater()
    qapp.processEvents()


def note(counter: Driver, own_id: str) -> str:
    return counter.find(f"productTile_{own_id}").accessibleName()


def test_tiles_follow_and_place_focus_search_and_order_stay(counter: Driver, elsewhere: Shop) -> None:
    who, shop = elsewhere.actor, elsewhere
    assert who is not None
    tabs, grid = counter.get("categoryTabs", QTabBar), counter.get("productGrid", QScrollArea)
    category = shop.catalogue.everything().categories[1]
    tabs.setCurrentIndex(next(at for at in range(tabs.count()) if tabs.tabText(at) == category.name))
    counter.settle()
    fillers = [each for each in shop.catalogue.products() if each.name.startswith("Filler")]
    first, second, third = fillers[-1], fillers[-2], fillers[-3]
    counter.find(f"productTile_{first.id}").setFocus(Qt.FocusReason.TabFocusReason)
    counter.press(Qt.Key.Key_Return)
    place = grid.verticalScrollBar().value()
    assert place > 0
    total = counter.text("cartTotal")

    shop.assortment.change_product(who, second, replace(second, price=4321, name="Renamed"))
    counter.until(lambda: "43.21" in note(counter, second.id), "the other till's price")
    assert note(counter, second.id).startswith("Renamed")
    shop.assortment.rename_category(who, category.id, "Later in the day")
    counter.until(lambda: tabs.tabText(tabs.currentIndex()) == "Later in the day", "the other till's name")
    assert (grid.verticalScrollBar().value(), counter.focus()) == (place, f"productTile_{first.id}")
    assert (counter.text("cartTotal"), counter.text("recallTrouble")) == (total, "")

    there = next(each for each in shop.catalogue.products() if each.id == first.id)
    shop.assortment.change_product(who, there, there, picture=encoded("PNG", 40, 40))
    tile = counter.get(f"productTile_{first.id}", ProductTile)
    counter.until(lambda: bool(tile.picture) and not tile.lacks_picture, "the other till's picture")
    there = next(each for each in shop.catalogue.products() if each.id == first.id)
    shop.assortment.change_product(who, there, replace(there, picture=""))
    counter.until(lambda: not tile.picture, "it is taken away again")
    counter.settle()
    place = grid.verticalScrollBar().value()

    shop.catalogue.mark_sold_out(who, first.id, sold_out=True)
    counter.until(lambda: not counter.find(f"productTile_{first.id}").isEnabled(), "it is sold out")
    assert counter.focus() == f"productTile_{second.id}"
    assert f"{first.name} is sold out." in counter.desk.counter_screen.order.trouble.text
    assert (counter.text("cartTotal"), grid.verticalScrollBar().value()) == (total, place)
    shop.catalogue.mark_sold_out(who, first.id, sold_out=False)
    counter.until(lambda: not counter.desk.counter_screen.order.trouble.text, "it is on sale again")

    counter.find("productSearchEdit").setFocus()
    counter.type("fille", "productSearchEdit")
    shop.assortment.change_product(who, third, replace(third, active=False))
    shop.catalogue.set_price(who, first.id, 9900)
    counter.until(lambda: "99.00" in note(counter, first.id), "the price while searching")
    assert counter.get("productSearchEdit", QLineEdit).text() == "fille"
    assert counter.focus() == "productSearchEdit"
    assert counter.window.findChild(QLineEdit, f"productTile_{third.id}") is None
    assert counter.text("cartTotal") == total
    trouble = counter.desk.counter_screen.order.trouble
    assert "has another price now ($99.00)" in trouble.text
    trouble.acted.emit()
    counter.sees("cartTotal", "$99.00")
    assert trouble.text == ""
    counter.press(Qt.Key.Key_F8, "phoneEdit")
    counter.sees("changeDue", "$0.00")
    assert shop.doctor.check() == []


def test_the_owners_page_follows_while_it_is_in_sight(counter: Driver, elsewhere: Shop) -> None:
    open_page(counter)
    counter.settle()
    elsewhere.catalogue.add_product(
        elsewhere.actor,  # type: ignore[arg-type] # opened as the owner
        Product("", "From the office", Kind.FOOD, 100, elsewhere.catalogue.everything().categories[0].id),
    )
    counter.until(lambda: "From the office" in names(counter), "the other till's product")
