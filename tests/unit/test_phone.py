"""Phone numbers: one guest, one number, however it is written; and no text that breaks the reading."""

import phonenumbers as pn
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pos_app.domain import phone
from pos_app.errors import PhoneNotPossible
from tests.examples import at_least

MANY = at_least(3000)
SOME = at_least(300)

regions = st.sampled_from(phone.regions())
phone_like = st.text(alphabet="0123456789+-() ./٠١٢٣٤٥٦٧٨٩０１２\u200e\u202a\u00a0'telxX#*,;", max_size=45)
us_digits = st.from_regex(r"[2-9][0-9]{9}", fullmatch=True)

SPELLINGS = [
    "5805550152",
    "(580) 555-0152",
    "580.555.0152",
    "+1 580 555 0152",
    "1-580-555-0152",
    "011 1 580 555 0152",
    "tel:+1-580-555-0152",
    " tel:+15805550152 ",
    "\u202a(580)\u00a0555\u20110152\u202c",
    "'+15805550152",
    "٥٨٠٥٥٥٠١٥٢",
    "５８０−５５５−０１５２",
    "＋1 580 555 0152",
    "\ufeff580\u200b5550152\n",
]


def reason(text: str, region: str = "US") -> str:
    with pytest.raises(PhoneNotPossible) as refused:
        phone.parse(text, region)
    assert str(refused.value).endswith(".")
    return refused.value.reason


@pytest.mark.parametrize("text", SPELLINGS)
def test_every_spelling_of_a_number_is_the_one_number(text: str) -> None:
    assert phone.parse(text, "US") == "+15805550152"
    assert phone.looks_like_number(text)


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("020 7946 0958", "GB", "+442079460958"),
        ("+44 (0)20 7946 0958", "US", "+442079460958"),
        ("0044 20 7946 0958", "DE", "+442079460958"),
        ("030 901820", "DE", "+4930901820"),
        ("0151 23456789", "DE", "+4915123456789"),
        ("06 1234 5678", "IT", "+390612345678"),
        ("011 15-2345-6789", "AR", "+5491123456789"),
        ("8 (912) 345-67-89", "RU", "+79123456789"),
        ("090-1234-5678", "JP", "+819012345678"),
    ],
)
def test_a_number_is_read_as_its_region_writes_it(text: str, region: str, number: str) -> None:
    assert phone.parse(text, region) == number


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", phone.Reason.EMPTY),
        (" - ", phone.Reason.EMPTY),
        ("+", phone.Reason.EMPTY),
        ("580 555 O152", phone.Reason.LETTERS),
        ("5805550152 ext 7", phone.Reason.LETTERS),
        ("😀", phone.Reason.LETTERS),
        ("5805550152😀", phone.Reason.LETTERS),
        ("²²²²²²²²²²", phone.Reason.LETTERS),
        ("580\x005550152", phone.Reason.LETTERS),
        ("\ud8005805550152", phone.Reason.LETTERS),
        ("+1+5805550152", phone.Reason.LETTERS),
        ("walk-in", phone.Reason.LETTERS),
        ("911", phone.Reason.TOO_SHORT),
        ("555-0152", phone.Reason.LOCAL_ONLY),
        ("5" * 40, phone.Reason.TOO_LONG),
        ("5" * 10_000, phone.Reason.TOO_LONG),
        ("+999 5805550152", phone.Reason.BAD_COUNTRY),
    ],
)
def test_what_is_no_number_is_refused_in_words(text: str, why: phone.Reason) -> None:
    assert reason(text) == why


def test_an_unknown_region_is_no_crash() -> None:
    assert reason("5805550152", "XX") == phone.Reason.BAD_COUNTRY
    assert phone.parse("+15805550152", "XX") == "+15805550152"


@settings(max_examples=MANY)
@given(text=st.one_of(st.text(), phone_like), region=regions)
@example(text="\ud800", region="US")
@example(text="tel:", region="US")
def test_any_text_is_a_number_or_refused(text: str, region: str) -> None:
    try:
        number = phone.parse(text, region)
    except PhoneNotPossible:
        return
    assert phone.is_stored_form(number)
    assert len(number) <= 18  # E.164 has 15 digits; phonenumbers knows of plans with 17
    assert phone.parse(number, "US") == number


@settings(max_examples=MANY)
@given(text=st.one_of(st.text(), phone_like), region=regions)
def test_searching_and_showing_take_any_text(text: str, region: str) -> None:
    phone.looks_like_number(text)
    phone.show(text, region)
    assert all(
        beginning.startswith("+") for beginning in phone.beginnings(text, region) if phone.looks_like_number(text)
    )
    if phone.looks_like_number(text):
        phone.show_as_typed(text, region)


def _example_numbers(region: str) -> list[pn.PhoneNumber]:
    examples = [pn.example_number_for_type(region, kind) for kind in range(11)]
    return [found for found in examples if found is not None]


@pytest.mark.parametrize("region", phone.regions())
def test_one_customer_for_every_example_number_in_every_format(region: str) -> None:
    for example_number in _example_numbers(region):
        if pn.is_possible_number_with_reason(example_number) != pn.ValidationResult.IS_POSSIBLE:
            continue  # works in one town only, like Canada's 310-0000
        stored = pn.format_number(example_number, pn.PhoneNumberFormat.E164)
        written = {pn.format_number(example_number, style) for style in range(4)}
        written |= {pn.format_out_of_country_calling_number(example_number, region)}
        found = {phone.parse(text, region) for text in written}
        assert found == {stored}, f"{region}: {written}"
        assert phone.parse(phone.show(stored, region), region) == stored


@settings(max_examples=SOME)
@given(us_digits)
def test_a_number_is_shown_as_its_reader_writes_it(digits: str) -> None:
    shown = phone.show(f"+1{digits}", "US")
    assert phone.bare(shown) == digits
    assert phone.show(f"+1{digits}", "GB").startswith("+1 ")


@pytest.mark.parametrize("text", ["walk-in", "erased:abc", "unknown:abc", "+", "+x", "+999123", ""])
def test_what_is_no_number_is_shown_as_it_is(text: str) -> None:
    assert phone.show(text, "US") == text


def test_digits_are_grouped_as_they_are_typed() -> None:
    assert phone.show_as_typed("5805550152", "US") == "(580) 555-0152"
    assert phone.show_as_typed("58055", "US") == "580-55"
    assert phone.show_as_typed("07911123456", "GB") == "07911 123456"
    assert phone.show_as_typed("+49170", "US").startswith("+49")
    assert phone.show_as_typed("", "US") == ""


@settings(max_examples=SOME)
@given(number=us_digits, length=st.integers(1, 10), lead=st.sampled_from(["", "1", "+1"]))
def test_every_beginning_of_a_us_number_leads_to_it(number: str, length: int, lead: str) -> None:
    starts = phone.beginnings(lead + number[:length], "US")
    assert any(f"+1{number}".startswith(start) for start in starts)


@pytest.mark.parametrize(
    ("typed", "region", "number"),
    [
        ("0791", "GB", "+447911123456"),
        ("791", "GB", "+447911123456"),
        ("+4479", "GB", "+447911123456"),
        ("004479", "GB", "+447911123456"),
        ("4479", "GB", "+447911123456"),
        ("0170 1", "DE", "+491701234567"),
        ("06 12", "IT", "+390612345678"),
        ("8912", "RU", "+79123456789"),
        ("0", "GB", "+447911123456"),
    ],
)
def test_a_beginning_with_or_without_trunk_and_country_code_leads_to_the_number(
    typed: str, region: str, number: str
) -> None:
    assert any(number.startswith(start) for start in phone.beginnings(typed, region))


def _slip(number: str, at: int, how: str, other: str) -> str:
    """The number after one slip of the finger behind its first digit."""
    digits = number[1:]
    at = 1 + at % (len(digits) - 1)
    slipped = {
        "changed": digits[:at] + other + digits[at + 1 :],
        "missing": digits[:at] + digits[at + 1 :],
        "doubled": digits[: at + 1] + digits[at:],
        "added": digits[:at] + other + digits[at:],
        "swapped": digits[: at - 1] + digits[at] + digits[at - 1] + digits[at + 1 :] if at > 1 else digits,
    }
    return "+" + slipped[how]


@settings(max_examples=SOME)
@given(
    number=us_digits.map(lambda digits: f"+1{digits}"),
    at=st.integers(0, 20),
    how=st.sampled_from(["changed", "missing", "doubled", "added", "swapped"]),
    other=st.sampled_from("0123456789"),
)
def test_a_slip_is_found_from_either_side(number: str, at: int, how: str, other: str) -> None:
    slipped = _slip(number, at, how, other)
    if slipped != number:
        assert slipped in phone.near(number)
        assert number in phone.near(slipped)


@settings(max_examples=SOME)
@given(us_digits.map(lambda digits: f"+1{digits}"))
def test_near_numbers_are_few_and_each_once(number: str) -> None:
    near = phone.near(number)
    assert number not in near
    assert len(near) == len(set(near)) < 300
    assert all(phone.is_stored_form(each) for each in near)
