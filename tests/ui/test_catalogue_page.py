"""The owner's catalogue in the window: typed keys, clicks, and what the counter shows a moment later."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QListWidget, QTableView

from pos_app.bootstrap import Product, Role
from tests.integration.counter import person
from tests.ui.driver import Driver


@pytest.fixture
def catalogue(counter: Driver) -> Driver:
    open_page(counter)
    counter.until(lambda: counter.rows("catalogueTable") > 20, "the products")
    return counter


def open_page(counter: Driver) -> None:
    counter.window.show_screen("navSettings")  # type: ignore[attr-defined]  # the window is ours
    counter.settle()
    pages = counter.get("settingsList", QListWidget)
    pages.setCurrentRow([pages.item(at).text() for at in range(pages.count())].index("Catalogue"))
    counter.settle()


def product(counter: Driver, name: str) -> Product:
    everything = counter.shop.assortment.everything(counter.shop.actor)
    found: Product = next(each for each in everything.products if each.name == name)
    return found


def names(counter: Driver) -> list[str]:
    model = counter.get("catalogueTable", QTableView).model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def choose(counter: Driver, category: str) -> None:
    listed = counter.get("categoryList", QListWidget)
    listed.setCurrentRow(next(at for at in range(listed.count()) if listed.item(at).text().startswith(category)))


def retype(counter: Driver, name: str, text: str) -> None:
    edit = counter.find(name)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    counter.type(text, name)


def pick(counter: Driver, name: str, part: str) -> None:
    box = counter.get(name, QComboBox)
    box.setCurrentIndex(next(at for at in range(box.count()) if part in box.itemText(at)))


def undo(counter: Driver) -> None:
    counter.click("toastAction")
    counter.settle()


def test_a_product_is_found_edited_by_keys_and_taken_back(catalogue: Driver) -> None:
    before = product(catalogue, "Hot Wings")
    catalogue.find("catalogueSearchEdit").setFocus()
    catalogue.type("hot wi", "catalogueSearchEdit")
    assert names(catalogue) == ["Hot Wings"]
    catalogue.press(Qt.Key.Key_Return, "catalogueSearchEdit")
    catalogue.press(Qt.Key.Key_Return)
    assert catalogue.focus() == "productNameEdit"
    retype(catalogue, "productPriceEdit", "9.90")
    catalogue.press(Qt.Key.Key_Return, "productPriceEdit")
    catalogue.settle()
    assert not catalogue.find("catalogueOverlay").isVisible()
    assert product(catalogue, "Hot Wings").price == 990
    catalogue.window.show_screen("navCounter")  # type: ignore[attr-defined]  # the window is ours
    catalogue.settle()
    assert "9.90" in catalogue.find(f"productTile_{before.id}").accessibleName()
    catalogue.tap("Hot Wings")
    assert "9.90" in catalogue.text("cartTotal")
    open_page(catalogue)
    undo(catalogue)
    assert product(catalogue, "Hot Wings") == before


def test_a_product_of_a_new_category_is_added_with_choices_and_is_on_the_counter(catalogue: Driver) -> None:
    catalogue.click("addProductButton")
    catalogue.type("Brezel", "productNameEdit")
    retype(catalogue, "productCategoryEdit", "Baeckerei")
    catalogue.type("3.50", "productPriceEdit")
    catalogue.type("2099999999999", "productBarcodeEdit")
    catalogue.click("addModifierButton")
    assert catalogue.focus() == "modifierName1"
    catalogue.type("butter", "modifierName1")
    catalogue.type("0.80", "modifierPrice1")
    catalogue.get("productFavouriteCheck", QCheckBox).setChecked(True)
    catalogue.click("saveProductButton")
    catalogue.settle()
    made = product(catalogue, "Brezel")
    assert (made.price, made.barcode, made.favourite) == (350, "2099999999999", True)
    assert [(each.name, each.price) for each in made.modifiers] == [("butter", 80)]
    assert catalogue.shop.catalogue.everything().categories[-1].name == "Baeckerei"
    catalogue.window.show_screen("navCounter")  # type: ignore[attr-defined]  # the window is ours
    catalogue.settle()
    catalogue.tap("Brezel")
    assert "3.50" in catalogue.text("cartTotal")


def test_what_is_refused_is_said_beside_the_field_and_nothing_typed_is_lost(catalogue: Driver) -> None:
    taken = next(each for each in catalogue.shop.catalogue.products() if each.barcode)
    choose(catalogue, "Starters")
    catalogue.click("addProductButton")
    catalogue.click("saveProductButton")
    card = catalogue.find("productCard")

    def said() -> str:
        return " | ".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())

    assert "A name is needed." in said()
    assert "Type an amount." in said()
    catalogue.type("New", "productNameEdit")
    catalogue.type("abc", "productPriceEdit")
    catalogue.click("saveProductButton")
    assert "Type an amount." in said()
    pick(catalogue, "productPriceBox", "Not known")
    catalogue.type(str(taken.barcode), "productBarcodeEdit")
    catalogue.click("saveProductButton")
    catalogue.settle()
    catalogue.until(lambda: f"{taken.name} has that barcode already." in said(), "whose barcode it is")
    assert catalogue.text("productNameEdit") == "New"
    catalogue.press(Qt.Key.Key_Escape)
    assert "New" not in {each.name for each in catalogue.shop.catalogue.products()}


def test_a_retired_product_leaves_the_grid_and_is_found_again(catalogue: Driver) -> None:
    choose(catalogue, "Burgers")
    table = catalogue.get("catalogueTable", QTableView)
    name = names(catalogue)[0]
    table.setFocus()
    catalogue.press(Qt.Key.Key_Return, "catalogueTable")
    catalogue.get("productActiveCheck", QCheckBox).setChecked(False)
    catalogue.click("saveProductButton")
    catalogue.settle()
    assert name not in names(catalogue)
    catalogue.click("retiredButton")
    assert name in names(catalogue)
    undo(catalogue)
    assert product(catalogue, name).active


def test_products_and_categories_move_and_the_counter_follows(catalogue: Driver) -> None:
    choose(catalogue, "Burgers")
    before = names(catalogue)
    table = catalogue.get("catalogueTable", QTableView)
    table.selectRow(1)
    catalogue.click("productUpButton")
    catalogue.settle()
    assert names(catalogue) == [before[1], before[0], *before[2:]]
    assert table.currentIndex().row() == 0
    catalogue.click("categoryUpButton")
    catalogue.settle()
    assert [each.name for each in catalogue.shop.catalogue.everything().categories][:2] == ["Burgers", "Starters"]
    assert catalogue.get("categoryList", QListWidget).currentItem().text().startswith("Burgers")


def test_a_category_is_added_renamed_and_removed_with_a_way_back(catalogue: Driver) -> None:
    catalogue.click("addCategoryButton")
    catalogue.type("starters", "categoryNameEdit")
    catalogue.press(Qt.Key.Key_Return, "categoryNameEdit")
    catalogue.settle()
    assert catalogue.find("nameCard").isVisible()
    retype(catalogue, "categoryNameEdit", "Specials")
    catalogue.click("saveCategoryButton")
    catalogue.settle()
    choose(catalogue, "Specials")
    catalogue.click("renameCategoryButton")
    retype(catalogue, "categoryNameEdit", "Weekend")
    catalogue.press(Qt.Key.Key_Return, "categoryNameEdit")
    catalogue.settle()
    tabs = [each.name for each in catalogue.shop.catalogue.everything().categories]
    assert tabs[-1] == "Weekend"
    choose(catalogue, "Weekend")
    catalogue.click("removeCategoryButton")
    catalogue.settle()
    assert len(catalogue.shop.catalogue.everything().categories) == len(tabs) - 1
    undo(catalogue)
    assert [each.name for each in catalogue.shop.catalogue.everything().categories] == tabs
    choose(catalogue, "Starters")
    catalogue.click("removeCategoryButton")
    catalogue.settle()
    assert [each.name for each in catalogue.shop.catalogue.everything().categories] == tabs


def test_prices_are_shown_before_they_change_and_go_back_as_one(catalogue: Driver) -> None:
    kept = catalogue.shop.catalogue.products()
    choose(catalogue, "Beer")
    beers = names(catalogue)
    catalogue.click("changePricesButton")
    assert catalogue.focus() == "priceAmountEdit"
    assert not catalogue.find("applyPricesButton").isEnabled()
    catalogue.type("10", "priceAmountEdit")
    pick(catalogue, "priceEndingBox", "1.90")
    priced = {each.name for each in kept if each.name in beers and each.price is not None}
    assert catalogue.rows("priceTable") == len([each for each in kept if each.name in priced])
    table = catalogue.get("priceTable", QTableView)
    table.setFocus()
    table.selectRow(0)
    out = str(table.model().index(0, 1).data())
    catalogue.press(Qt.Key.Key_Return, "priceTable")
    catalogue.click("applyPricesButton")
    catalogue.settle()
    now = {each.id: each for each in catalogue.shop.catalogue.products()}
    changed = {each.name for each in kept if now[each.id].price != each.price}
    assert changed == priced - {out}
    assert all((now[each.id].price or 0) % 100 == 90 for each in kept if each.name in changed)
    undo(catalogue)
    assert catalogue.shop.catalogue.products() == kept


def test_no_price_falls_below_nothing(catalogue: Driver) -> None:
    catalogue.click("changePricesButton")
    pick(catalogue, "priceHowBox", "Lower by an amount")
    catalogue.type("1000", "priceAmountEdit")
    assert not catalogue.find("applyPricesButton").isEnabled()
    retype(catalogue, "priceAmountEdit", "x")
    assert catalogue.rows("priceTable") == 0


def test_a_list_is_shown_brought_in_and_taken_back(
    catalogue: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = catalogue.shop.catalogue.everything()
    file = tmp_path / "karte.csv"
    file.write_text("name,category,price\nHot Wings,Starters,9.10\nBrezel,Backwaren,3.50\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    catalogue.click("importProductsButton")
    catalogue.settle()
    assert "1 new, 1 changed, 0 as they are. New categories: Backwaren." in catalogue.text("listNote")
    assert catalogue.shop.catalogue.everything() == before
    catalogue.click("applyListButton")
    catalogue.settle()
    assert product(catalogue, "Hot Wings").price == 910
    assert product(catalogue, "Brezel").price == 350
    undo(catalogue)
    assert catalogue.shop.catalogue.everything() == before
    file.write_text("name,category,price\nHot Wings,Starters,much\n", encoding="utf-8")
    catalogue.click("importProductsButton")
    catalogue.settle()
    assert not catalogue.find("applyListButton").isEnabled()
    assert "corrections" in catalogue.text("listNote")
    catalogue.press(Qt.Key.Key_Escape)


def test_the_catalogue_is_saved_and_read_back_as_it_is(
    catalogue: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "all"), "Spreadsheet (*.xlsx)"))
    catalogue.click("exportProductsButton")
    catalogue.settle()
    saved = tmp_path / "all.xlsx"
    rows = catalogue.shop.products_in(catalogue.shop.actor, saved)
    assert catalogue.shop.stocking.plan(catalogue.shop.actor, rows).does_nothing
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(saved), ""))
    catalogue.click("importProductsButton")
    catalogue.settle()
    assert "0 new, 0 changed" in catalogue.text("listNote")
    assert not catalogue.find("applyListButton").isEnabled()


def test_nobody_but_the_owner_has_the_page(counter: Driver) -> None:
    lead = person(counter.shop, Role.SHIFT_LEAD)
    counter.desk.workplace.sign_out()
    counter.desk.workplace.sign_in(lead)
    counter.window.show_screen("navSettings")  # type: ignore[attr-defined]  # the window is ours
    counter.settle()
    pages = counter.get("settingsList", QListWidget)
    assert "Catalogue" not in [pages.item(at).text() for at in range(pages.count())]
