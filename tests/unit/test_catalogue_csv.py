"""Products from a CSV file: checked row by row, each trouble with its line."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.catalogue import Kind, Modifier
from pos_app.errors import NotFound, RowsRefused
from pos_app.interchange.catalogue_csv import read, read_file

SHOWN = RowsRefused.SHOWN


def problems(text: str, currency: str = "USD") -> list[str]:
    with pytest.raises(RowsRefused) as caught:
        read(text.encode(), currency)
    return [str(each) for each in caught.value.problems]


def test_every_column_in_any_order_with_quotes_and_a_mark_of_utf8() -> None:
    text = (
        "\ufeffPrice,Name,Category,Kind,Code,Barcode,Modifiers,Colour\r\n"
        '8.50,"Wings, hot",Starters,food,101,2000000000015,no onions; add cheese=1.00,red\r\n'
        "\r\n"
        "24.99,Logo T-Shirt,Merch,Merchandise,,,,\r\n"
        ",Käsespätzle,Mains,,,,,\r\n"
    )
    first, second, third = read(text.encode(), "USD")
    assert (first.line, first.category, first.product.name, first.product.price) == (2, "Starters", "Wings, hot", 850)
    assert first.product.modifiers == (Modifier("no onions", 0), Modifier("add cheese", 100))
    assert (first.product.code, first.product.barcode) == ("101", "2000000000015")
    assert (second.line, second.product.kind, second.product.price) == (4, Kind.MERCH, 2499)
    assert (third.product.kind, third.product.price, third.product.code) == (Kind.FOOD, None, None)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_separates_the_columns_is_found_out(delimiter: str) -> None:
    text = delimiter.join(("name", "category", "price")) + "\n" + delimiter.join(("IPA", "Beer", "6.30")) + "\n"
    assert read(text.encode(), "EUR")[0].product.price == 630


def test_prices_are_those_of_the_currency() -> None:
    text = b"name,category,price\nRamen,Mains,1200\n"
    assert read(text, "JPY")[0].product.price == 1200
    assert read(text, "USD")[0].product.price == 120_000
    assert "not an amount in JPY" in problems("name,category,price\nRamen,Mains,12.50\n", "JPY")[0]


def test_every_trouble_is_named_with_its_line() -> None:
    text = (
        "name,category,kind,price,code,barcode,modifiers\n"
        ",Starters,food,1.00,,,\n"
        "Wings,,food,1.00,,,\n"
        "Soup,Starters,soup,abc,,,\n"
        "IPA,Beer,food,6.30,7,123,\n"
        "Lager,Beer,food,5.10,7,123,big=x\n"
        "Ípa,beer,food,6.30,,,\n"
        "4111 1111 1111 1111,Beer,food,6.30,,,\n"
    )
    found = problems(text)
    assert found == [
        "Line 2: the name is empty.",
        "Line 3: the category is empty.",
        'Line 4: the kind "soup" is neither food nor merch.',
        'Line 4: the price "abc" is not an amount in USD.',
        "Line 6: the code is that of line 5 already.",
        "Line 6: the barcode is that of line 5 already.",
        'Line 6: the modifier "big=x" has a price that is not an amount in USD.',
        "Line 7: the name is that of line 5 already.",
        "Line 8: the name cannot be kept. The name looks like a card number. Card numbers are never kept here.",
    ]


def test_a_line_is_that_of_the_file_also_after_text_of_several_lines() -> None:
    assert problems('name,category,note\nA,B,"x\ny"\n,B,\n') == ["Line 4: the name is empty."]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "column is missing: name, category"),
        ("name,price\nA,1\n", "column is missing: category"),
        ("name,category,name\nA,B,C\n", "there twice: name"),
        ("name,category\n", "no products"),
        ('name,category\n"A,B\n', "not CSV"),
    ],
)
def test_a_file_of_another_shape_is_said_to_be_so(text: str, word: str) -> None:
    assert word in problems(text)[0]


def test_other_encodings_are_told_with_their_line() -> None:
    with pytest.raises(RowsRefused, match="Line 2: this is not UTF-8"):
        read("name,category\nKäse,B\n".encode("latin-1"), "USD")


def test_many_troubles_are_counted() -> None:
    text = "name,category\n" + ",x\n" * 100
    with pytest.raises(RowsRefused, match=f"and {100 - SHOWN} more") as caught:
        read(text.encode(), "USD")
    assert len(caught.value.problems) == 100


def test_a_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="cannot be read"):
        read_file(tmp_path / "none.csv", "USD")


@given(st.binary(max_size=200), st.sampled_from(["USD", "JPY", "KWD"]))
def test_whatever_the_file_holds_is_read_or_refused(content: bytes, currency: str) -> None:
    for start in (b"", b"name,category,price,modifiers\n"):
        with suppress(RowsRefused):
            assert read(start + content, currency)
