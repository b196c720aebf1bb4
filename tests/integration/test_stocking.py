"""Lists of products in and out: looked at first, brought in whole or not at all, taken back; read with other eyes."""

import csv
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from pos_app.bootstrap import Kind, Modifier, Product, Shop
from pos_app.domain.catalogue_list import COLUMNS, tax_words
from pos_app.domain.stocking import ListedProduct
from pos_app.domain.taxes import TaxClass, TaxRules
from pos_app.errors import BarcodeTaken, CatalogueMoved, RowsRefused, StockRefused
from pos_app.interchange import listing_files
from pos_app.interchange.catalogue_csv import read, read_file
from tests.integration.counter import content, food, of, owner, rows, sell

HARD = Product(
    "", "=Käse; 10% extra, „scharf“\n", Kind.FOOD, 1234567, code="007", barcode="0012345678905",
    modifiers=(Modifier("ohne; mit = beides \\", 150), Modifier("جبنة إضافية", 0)), tax_class="food",
)  # fmt: skip


def listed(shop: Shop, text: str) -> list[ListedProduct]:
    words = tax_words(shop.house_rules.get().taxes, shop.catalogue.products())
    return read(text.encode(), shop.info.currency, words)


def without_journal(shop: Shop) -> dict[str, object]:
    return {table: kept for table, kept in content(shop).items() if table not in ("Journal", "Counter")}


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_is_taken_out_comes_back_as_it_was(shop: Shop, tmp_path: Path, ending: str) -> None:
    who = owner(shop)
    shop.house_rules.set(who, taxes=TaxRules((TaxClass("food", "Speisen", 7000), TaxClass("x", "Other", 19000))))
    shop.catalogue.add_product(who, replace(HARD, category_id=food(shop).category_id))
    there = food(shop)
    shop.assortment.change_product(who, there, replace(there, active=False, coming=True, open_price=True, price=None))
    before = shop.assortment.everything(who)
    file = listing_files.save(shop.assortment.listing(who), tmp_path / f"products{ending}", shop.info)
    found = read_file(file, shop.info.currency, tax_words(shop.house_rules.get().taxes, before.products))
    assert len(found) == len(before.products)
    plan = shop.stocking.plan(who, found)
    assert plan.does_nothing
    assert (plan.same, plan.problems, plan.categories) == (len(before.products), (), ())
    assert [row.onto(each) for row, each in zip(found, before.products, strict=True)] == list(before.products)


def test_other_eyes_see_amounts_as_numbers_and_texts_as_texts(shop: Shop, tmp_path: Path) -> None:
    who = owner(shop)
    shop.catalogue.add_product(who, replace(HARD, category_id=food(shop).category_id))
    listing = shop.assortment.listing(who)
    sheet = CalamineWorkbook.from_path(
        str(listing_files.save(listing, tmp_path / "p.xlsx", shop.info))
    ).get_sheet_by_index(0)
    cells = [dict(zip(COLUMNS, row, strict=True)) for row in sheet.to_python()[1:]]
    hard = next(row for row in cells if row["barcode"] == HARD.barcode)
    assert (hard["price"], hard["code"], hard["kind"], hard["active"]) == (12345.67, "007", "food", "yes")
    text = listing_files.save(listing, tmp_path / "p.csv", shop.info).read_text(encoding="utf-8-sig")
    line = next(row for row in csv.DictReader(text.splitlines()) if row["barcode"] == HARD.barcode)
    assert line["name"].startswith("'=Käse")
    assert line["price"] == "12345.67"


def test_a_plan_is_what_then_happens_and_it_goes_back(shop: Shop) -> None:
    who = owner(shop)
    known = next(each for each in shop.catalogue.products() if each.barcode and each.price)
    text = (
        "name,category,price,barcode\n"
        f"Renamed,Neue Kategorie,99.00,{known.barcode}\n"
        "Pretzel,Neue Kategorie,3.50,2000000099999\n"
    )
    before = without_journal(shop)
    plan = shop.stocking.plan(who, listed(shop, text))
    assert without_journal(shop) == before
    assert [row.product.name for row in plan.added] == ["Pretzel"]
    assert [(change.before, change.after.name, change.after.price) for _, change in plan.changed] == [
        (known, "Renamed", 9900)
    ]
    assert plan.categories == ("Neue Kategorie",)
    done = shop.stocking.bring_in(who, listed(shop, text), seen=plan)
    products = {each.name: each for each in shop.catalogue.products()}
    assert products["Renamed"] == replace(
        known, name="Renamed", price=9900, category_id=products["Pretzel"].category_id
    )
    assert products["Renamed"].modifiers == known.modifiers
    prices = rows(shop, "SELECT data FROM \"Journal\" WHERE kind = 'price_changed' AND subject = :id", id=known.id)
    assert str(known.price) in str(prices[0]["data"])
    sold = sell(shop, of(products["Pretzel"]))
    shop.stocking.take_back(who, done)
    assert {each.id: each for each in shop.catalogue.products()}[known.id] == known
    assert "Pretzel" not in {each.name for each in shop.catalogue.products()}
    assert "Neue Kategorie" not in {each.name for each in shop.catalogue.everything().categories}
    assert [line.name for line in shop.receipts.of_sale(sold.sale_id).lines] == ["Pretzel"]
    assert shop.doctor.check(actor=who) == []
    assert shop.journal.verify() == []


def test_a_retired_product_that_is_listed_is_sold_again(shop: Shop) -> None:
    who = owner(shop)
    there = food(shop)
    tab = next(each.name for each in shop.catalogue.everything().categories if each.id == there.category_id)
    shop.assortment.change_product(who, there, replace(there, active=False))
    shop.stocking.bring_in(who, listed(shop, f"name,category\n{there.name.upper()},{tab.upper()}\n"))
    again = next(each for each in shop.catalogue.products() if each.id == there.id)
    assert (again.price, again.name) == (there.price, there.name.upper())


def test_what_stops_a_list_is_said_by_line_and_writes_nothing(shop: Shop) -> None:
    who = owner(shop)
    first, second = [each for each in shop.catalogue.products() if each.barcode][:2]
    text = f"name,category,id,barcode\nA,B,{first.id},{second.barcode}\nC,B,,{first.barcode}\n"
    before = content(shop)
    plan = shop.stocking.plan(who, listed(shop, text))
    assert tuple(map(str, plan.problems)) == (
        f"Line 2: another product has that barcode already: {second.name}.",
        "Line 3: this is the product of line 2 already.",
    )
    with pytest.raises(StockRefused, match="Line 3"):
        shop.stocking.bring_in(who, listed(shop, text))
    assert content(shop) == before


def test_a_catalogue_that_moved_since_is_looked_at_again(shop: Shop) -> None:
    who = owner(shop)
    there = food(shop)
    text = f"id,name,category,price\n{there.id},{there.name},Other,1.00\nNew one,New one,Other,2.00\n"
    plan = shop.stocking.plan(who, listed(shop, text))
    shop.catalogue.set_price(who, there.id, 3)
    before = content(shop)
    with pytest.raises(CatalogueMoved):
        shop.stocking.bring_in(who, listed(shop, text), seen=plan)
    assert content(shop) == before
    done = shop.stocking.bring_in(who, listed(shop, text))
    shop.catalogue.set_price(who, there.id, 4)
    before = content(shop)
    with pytest.raises(CatalogueMoved):
        shop.stocking.take_back(who, done)
    assert content(shop) == before
    code = next(each.barcode for each in shop.catalogue.products() if each.barcode)
    with pytest.raises(BarcodeTaken):
        shop.catalogue.add_product(who, Product("", "X", Kind.FOOD, 1, there.category_id, barcode=code))


def test_every_column_of_a_sheet_somebody_typed() -> None:
    made = BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Name", "Category", "Price", "Barcode", "Sold_Out", "Tax class", "Favourite"])
        sheet.write_row(1, 0, ["IPA", "Beer", 6.3, 2000000000015, "", "Drinks", True])
        sheet.write_row(3, 0, ["Lager", "Beer", "5,10", "", "yes"])
    first, second = read(made.getvalue(), "EUR", {"drinks": "d"})
    assert (first.line, first.product.price, first.product.barcode) == (2, 630, "2000000000015")
    assert (first.product.tax_class, first.product.favourite, first.product.sold_out) == ("d", True, False)
    assert (second.line, second.product.price, second.product.sold_out) == (4, 510, True)
    assert first.given == {"name", "price", "barcode", "sold_out", "tax_class", "favourite"}
    assert second.given == {"name", "price", "barcode", "sold_out", "favourite"}


def test_other_troubles_of_a_sheet_are_named() -> None:
    with pytest.raises(RowsRefused, match="no XLSX workbook"):
        read(b"PK\x03\x04 not a workbook", "USD")
    with pytest.raises(RowsRefused) as refused:
        read(b"name,category,tax class,sold out,id\nA,B,luxury,maybe,1\nC,B,,no,1\n", "USD")
    assert [str(each) for each in refused.value.problems] == [
        'Line 2: the tax class "luxury" is not one of the shop\'s.',
        'Line 2: sold out "maybe" is neither yes nor no.',
        "Line 3: the id is that of line 2 already.",
    ]
