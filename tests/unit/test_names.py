"""Names and notes: kept exactly or refused clearly, and found in any accent or case."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_app.domain import names
from pos_app.errors import CardNumberInText, EmailNotPossible, TextNotStorable
from tests.examples import at_least

MANY = at_least(2000)
CARD = "4111 1111 1111 1111"


@pytest.mark.parametrize(
    "spellings",
    [
        ("José", "JOSÉ", "jose", "Jose\u0301", "ＪＯＳＥ"),
        ("Łukasz", "lukasz", "ŁUKASZ"),
        ("Søren Ærø", "soren aero", "SØREN ÆRØ"),
        ("Straße", "STRASSE", "strasse"),
        ("İpek", "ipek", "I\u0307PEK"),
        ("Ирина", "ИРИНА", "ирина"),
        ("Ёлкин", "елкин"),
        ("Ὀδυσσεύς", "οδυσσευς", "ΟΔΥΣΣΕΥΣ"),
        ("مُحَمَّد", "محمد"),
        ("김민수", unicodedata.normalize("NFD", "김민수")),
        ("Nguyễn", "NGUYEN", unicodedata.normalize("NFD", "Nguyễn")),
        ("O’Brien", "o'brien"),
        ("Zoë  Smith-Jones", "zoe smith jones"),
    ],
)
def test_spellings_of_one_name_fold_to_one(spellings: tuple[str, ...]) -> None:
    assert len({names.search_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize("name", ["王小明", "अनिल कुमार", "สมชาย ใจดี", "עברית שלום", "Мария", "さくら"])
def test_names_of_every_script_have_words(name: str) -> None:
    assert names.search_key(name)


def test_an_apostrophe_joins_a_word_as_well_as_it_parts_it() -> None:
    assert names.words("Sean O'Brien-D’Arcy") == ["sean", "obrien", "darcy", "o", "brien", "d", "arcy"]
    assert names.sought("Sean O`Brien") == ["sean", "obrien"]
    assert names.words("'Rock' n'") == ["rock", "n"]


@settings(max_examples=MANY)
@given(st.text(max_size=60))
def test_folding_takes_any_text_and_says_the_same_twice(text: str) -> None:
    key = names.search_key(text)
    assert names.search_key(key) == key
    if key:
        assert names.words(text) == key.split()


@settings(max_examples=MANY)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_every_form_of_a_text_folds_alike(text: str) -> None:
    assert names.words(unicodedata.normalize("NFD", text)) == names.words(unicodedata.normalize("NFC", text))


@settings(max_examples=MANY)
@given(st.text(max_size=250))
def test_a_name_is_kept_exactly_or_refused(text: str) -> None:
    try:
        kept = names.name(text)
    except (TextNotStorable, CardNumberInText):
        return
    assert kept == (text.strip() or None)
    (kept or "").encode()


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "x\udfff", "n" * 201])
def test_a_name_no_database_can_hold_is_refused(text: str) -> None:
    with pytest.raises(TextNotStorable):
        names.name(text)


@pytest.mark.parametrize(
    "text", ["👩‍👩‍👧 Família", "\u202eReversed", "عبد الله", "n" * 200, "100%_\\ 'quoted' \"twice\""]
)
def test_odd_names_are_kept(text: str) -> None:
    assert names.name(text) == text


def test_no_name_is_none() -> None:
    assert names.name(None) is None
    assert names.name("  \t ") is None


@pytest.mark.parametrize(
    "text",
    [
        CARD,
        CARD.replace(" ", ""),
        CARD.replace(" ", "-"),
        "378282246310005",
        "6011000990139424 exp 12/29",
        f"card {CARD}, thanks",
        f"table 5 {CARD}",
        f"{CARD} 12",
        "4111  1111  1111  1111",
        "4111\u00a01111\u00a01111\u00a01111",
        "4111.1111.1111.1111",
        "٤١١١ ١١١١ ١١١١ ١١١١",
        "４１１１１１１１１１１１１１１１",
    ],
)
def test_a_card_number_is_never_kept(text: str) -> None:
    with pytest.raises(CardNumberInText):
        names.note(text)
    with pytest.raises(CardNumberInText):
        names.name(text)


def test_a_long_note_of_digits_is_read_quickly() -> None:
    assert names.note("1 " * 4999) == ("1 " * 4999).strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4111 1111 1111 1112",
        "call (580) 555-0152",
        "order 123456789012",
        "no onions, 2 x",
        "+44 20 7946 0958",
        "2026-11-22 17:40",
    ],
)
def test_other_numbers_are_no_card_numbers(text: str) -> None:
    assert names.note(text) == text


@pytest.mark.parametrize(
    "text", ["a@b.co", "dana.o'neil+pos@sub.example.org", "用户@例子.公司", "x" * 240 + "@example.com"]
)
def test_an_address_is_kept(text: str) -> None:
    assert names.email(f" {text} ") == text


@pytest.mark.parametrize(
    "text", ["a", "a@b", "@b.co", "a b@c.de", "a@b@c.de", "a@b..co", "a@.co", "a@b.", "a@b.co\nBcc: x@y.zz"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(EmailNotPossible):
        names.email(text)


def test_an_address_no_database_can_hold_is_refused() -> None:
    for text in ("a\0@b.co", "\ud800@b.co", "x" * 250 + "@b.co"):
        with pytest.raises(TextNotStorable):
            names.email(text)


def test_no_address_is_none() -> None:
    assert names.email(None) is None
    assert names.email(" ") is None
