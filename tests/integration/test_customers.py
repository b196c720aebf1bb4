"""Finding customers as somebody types, guarding against a slip of the finger, and editing."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos_app.bootstrap import Level, Shop, open_shop
from pos_app.data import customer_queries
from pos_app.domain.ids import WALK_IN
from pos_app.errors import CardNumberInText, NotFound, PhoneNotPossible, TextNotStorable
from pos_app.services.customers import make
from tests.examples import at_least
from tests.integration.counter import (
    NOON,
    Clock,
    content,
    food,
    mixed,
    of,
    owner,
    row_counts,
    sell,
    set_clock,
    tamper,
    value,
)

DANA, JOSE = "+15805550152", "+15805550153"
AWKWARD = [
    "",
    " ",
    "%",
    "_",
    "\\",
    "%%%%",
    "____",
    "' OR 1=1 --",
    '"',
    "\0",
    "a\0b",
    "\ud800",
    "TP-\ud800",
    "1\ud800",
    "x" * 10_000,
    "9" * 41,
    "+",
    "++",
    "(",
    "²²²²",
    "TP-",
    "\u202e",
    "🌮",
    "*",
    "?",
]


def found(shop: Shop, text: str, limit: int = 20) -> list[str]:
    """The numbers of the matches, in their order."""
    return [match.phone_number for match in shop.customers.find(text, limit)]


@pytest.fixture
def guests(shop: Shop) -> Shop:
    """Two guests with neighbouring numbers, a British and a German one, the last one here last; and a walk-in sale."""
    clock = set_clock(shop)
    for number, name in [
        (DANA, "Dana Smith"),
        (JOSE, "José María Núñez"),
        ("+447911123456", "Zoë Ärger"),
        ("+4915123456789", None),
    ]:
        sell(shop, of(food(shop)), phone=number, name=name)
        clock.move(minutes=1)
    sell(shop, of(food(shop)), phone=None)
    return shop


DANA_AS_TYPED = [
    "5805550152",
    "580 555 0152",
    "(580) 555-0152",
    "+15805550152",
    "+1 580 555 0152",
    "15805550152",
    "0152",
    "50152",
    "5550152",
    "555-0152",
    "\u202d(580)\u00a0555\u20110152\u202c",
    "٥٨٠٥٥٥٠١٥٢",
    "٠١٥٢",
    "０１５２",
    "tel:+1-580-555-0152",
    "'+15805550152",
    "dana",
    "DANA",
    "smith",
    "smi",
    "Dana Smith",
    "smith dana",
    "d s",
    "dáná",
    "dana  smith",
]


def test_a_guest_is_found_by_number_and_by_name(guests: Shop) -> None:
    for typed in DANA_AS_TYPED:
        assert found(guests, typed) == [DANA]


@pytest.mark.parametrize("typed", ["580", "58055501", "(580", "+1580", "1580", "1 580", "+1 (580) 555-01", "٥٨٠"])
def test_a_beginning_finds_all_that_begin_so_latest_visit_first(guests: Shop, typed: str) -> None:
    assert found(guests, typed) == [JOSE, DANA]
    sell(guests, of(food(guests)), phone=DANA)
    assert found(guests, typed) == [DANA, JOSE]


JOSE_AS_TYPED = [
    "jose",
    "JOSÉ",
    "Jose\u0301",
    "josé maria",
    "maría",
    "NÚÑEZ josé",
    "nun",
    unicodedata.normalize("NFD", "Núñez"),
    "ＪＯＳＥ",
    "nunez maria jose",
]


def test_accents_case_and_the_order_of_words_do_not_matter(guests: Shop) -> None:
    for typed in JOSE_AS_TYPED:
        assert found(guests, typed) == [JOSE]


FOREIGN = [
    ("+4479", "+447911123456"),
    ("00447911", "+447911123456"),
    ("+49 151", "+4915123456789"),
    ("3456", "+447911123456"),
]


def test_numbers_of_other_countries_are_found(guests: Shop) -> None:
    for typed, number in FOREIGN:
        assert found(guests, typed) == [number]


NOBODY = [*AWKWARD, "walk-in", "walk", WALK_IN.upper(), "zzz", "99999", "dana jose", "smith smithers"]


def test_nobody_is_found_by_what_nobody_is_called(guests: Shop) -> None:
    for typed in NOBODY:
        assert found(guests, typed) == []


@pytest.mark.parametrize(
    ("region", "number", "typed"),
    [
        (
            "GB",
            "+447911123456",
            ["0791", "07911 123456", "791", "4479", "+4479", "004479", "3456", "23456", "07911 1", "079111234"],
        ),
        (
            "DE",
            "+4915123456789",
            ["0151", "0151 2345", "151", "4915", "+4915", "004915", "6789", "456789", "01512345678"],
        ),
        ("IT", "+390612345678", ["06", "0612", "+3906", "5678"]),
        ("FR", "+33612345678", ["06 12", "0612345678", "612", "33612", "5678"]),
    ],
)
def test_a_national_number_is_found_as_it_is_dialled_there(
    shop: Shop, region: str, number: str, typed: list[str]
) -> None:
    tamper(shop, 'UPDATE "Setting" SET value = \'{"region": "' + region + "\"}' WHERE name = 'shop'")
    shop.premises.forget_settings()
    sell(shop, of(food(shop)), phone=number)
    for text in typed:
        assert found(shop, text) == [number], text


NAMES = [
    ("محمد عبد الله", ["محمد", "عبد", "الله محمد", "مُحَمَّد"]),
    ("Ирина Ёлкина", ["ирина", "ИРИНА", "елкина", "Ёлк", "ёлкина ирина"]),
    ("王小明", ["王", "王小", "王小明"]),
    ("山田 太郎", ["山田", "太郎", "太郎 山田"]),
    ("김민수", ["김", "김민수", unicodedata.normalize("NFD", "김민수")]),
    ("Ελένη Παπαδοπούλου", ["ελενη", "ΕΛΈΝΗ", "παπα"]),
    ("अनिल कुमार", ["अनिल", "कुमार", "कुमार अनिल"]),
    ("สมชาย ใจดี", ["สมชาย", "ใจดี"]),
    ("דוד לוי", ["דוד", "לוי דוד"]),
    ("Nguyễn Thị Ánh", ["nguyen", "thi anh", "NGUYỄN"]),
    (
        "O'Brien-Smith",
        ["o'brien", "brien", "smith", "smith o'b", "O’Brien", "obrien", "OBRIEN smith", "o brien", "o'brien-smith"],
    ),
    ("Sinead Obrien", ["sinead o'brien", "o'brien sinead"]),
    ("Łukasz Đorđević", ["lukasz", "dordevic", "ŁUKASZ"]),
    ("100% _real_ \\o/", ["100%", "_real_", "real", "\\o/"]),
    ("Fünf 5", ["funf", "5 funf", "fünf 5"]),
    ("🌮 Taco Fan", ["taco", "🌮 taco"]),
]


def test_names_of_every_script_are_found(shop: Shop) -> None:
    for at, (name, typed) in enumerate(NAMES):
        number = f"+158055502{at:02}"
        sell(shop, of(food(shop)), phone=number, name=name)
        for text in typed:
            assert number in found(shop, text), text
        [match] = shop.customers.find(number)
        assert match.name == name
    assert shop.doctor.check() == []


def test_a_tap_pass_id_finds_its_member_however_it_is_typed(guests: Shop) -> None:
    card = guests.tappass.enrol(owner(guests), phone=DANA, name=None)
    digits = card.member_id[3:]
    for typed in (
        card.member_id,
        card.member_id.lower(),
        f"tp {digits}",
        f"TP{digits.replace('-', '')}",
        card.member_id[:7],
        card.member_id[:9],
    ):
        [match] = guests.customers.find(typed)
        assert (match.phone_number, match.level) == (DANA, Level.BRONZE)


def test_an_alias_leads_to_its_member(guests: Shop) -> None:
    guests.tappass.enrol(owner(guests), phone=DANA, name=None)
    tamper(
        guests,
        'INSERT INTO "TapPassAlias" (alias, "memberId", "createdAt") SELECT alias, m.id, m."createdAt" FROM "Member" m '
        "CROSS JOIN (SELECT 'TP-0000-0000' AS alias UNION SELECT 'OLD77') aliases",
    )
    assert found(guests, "TP-0000-0000") == found(guests, "tp00000000") == found(guests, "old77") == [DANA]


def test_the_limit_holds(guests: Shop) -> None:
    assert len(found(guests, "580", limit=1)) == 1
    assert found(guests, "580", limit=1) == [JOSE]
    assert len(found(guests, "0152", limit=1)) == 1
    assert found(guests, "580", limit=0) == []


def test_an_exact_number_comes_first(guests: Shop) -> None:
    sell(guests, of(food(guests)), phone="+15805550152", name=None)
    sell(guests, of(food(guests)), phone=JOSE)
    assert found(guests, "5805550152")[0] == DANA


def test_two_guests_with_the_same_last_four_come_latest_first(shop: Shop) -> None:
    clock = set_clock(shop)
    for number in ("+15805550152", "+12125550152", "+447911120152"):
        sell(shop, of(food(shop)), phone=number)
        clock.move(hours=1)
    assert found(shop, "0152") == ["+447911120152", "+12125550152", "+15805550152"]
    assert found(shop, "5550152") == ["+12125550152", "+15805550152"]


def test_the_latest_visitors_come_first_among_more_than_can_be_looked_at(shop: Shop, clock: Clock) -> None:
    many = customer_queries.CANDIDATES * 2
    with shop.premises.database.write() as connection:
        for count in range(many):
            make(connection, f"+1580555{count:04}", f"Sam Sample{count:04}", NOON)
    last, before = f"+1580555{many - 1:04}", f"+1580555{many - 2:04}"
    for number in (before, last):
        clock.move(minutes=1)
        sell(shop, of(food(shop)), phone=number)
    for typed in ("580", "+1580555", "sam", "sample", "sam sample", "sample sam"):
        assert found(shop, typed)[:2] == [last, before], typed
        assert len(found(shop, typed)) == 20
    assert shop.doctor.check() == []


@settings(max_examples=at_least(150), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        st.text(max_size=30), st.text(alphabet="0123456789+-() TPtp%_\\'", max_size=20), st.sampled_from(AWKWARD)
    )
)
def test_no_text_breaks_the_search(guests: Shop, text: str) -> None:
    assert WALK_IN not in found(guests, text)
    guests.customers.near_misses(text)
    try:
        guests.customers.by_phone(text)
    except PhoneNotPossible:
        return


# -- the card ---------------------------------------------------------------------------------------------------------


def test_nobody_has_an_unknown_number(shop: Shop) -> None:
    before = row_counts(shop)
    assert shop.customers.by_phone("580 555 0199") is None
    assert row_counts(shop) == before
    with pytest.raises(PhoneNotPossible):
        shop.customers.by_phone("walk-in")


def test_the_walk_in_has_no_card(shop: Shop) -> None:
    for wanted in (WALK_IN, "nobody's", ""):
        with pytest.raises(NotFound):
            shop.customers.card(wanted)


def test_the_card_offers_what_joining_gives_to_who_is_no_member(guests: Shop) -> None:
    card = guests.customers.by_phone(DANA)
    assert card is not None
    assert card.join == guests.tappass.preview(card.id)
    assert not card.is_member
    guests.tappass.enrol(owner(guests), phone=DANA, name=None)
    card = guests.customers.card(card.id)
    assert card.join is None
    assert card.is_member
    assert card.points == 106


def test_visits_are_sales_not_orders(shop: Shop) -> None:
    customer = sell(shop, mixed(shop)).customer_id
    sell(shop, mixed(shop))
    assert shop.customers.card(customer).visits == 2


def test_the_usual_is_what_is_taken_again_and_again(shop: Shop) -> None:
    customer = sell(shop, of(food(shop))).customer_id
    assert shop.customers.card(customer).usual == ()
    sell(shop, of(food(shop)).add(food(shop, 1)))
    sell(shop, of(food(shop, 2)))
    [usual] = shop.customers.card(customer).usual
    assert (usual.product_id, usual.name, usual.times, usual.visits) == (food(shop).id, food(shop).name, 2, 3)


def test_the_latest_visitors_are_listed(guests: Shop) -> None:
    assert [match.phone_number for match in guests.customers.latest()] == [
        "+4915123456789",
        "+447911123456",
        JOSE,
        DANA,
    ]
    assert len(guests.customers.latest(limit=2)) == 2


# -- near misses ------------------------------------------------------------------------------------------------------

SLIPS = {
    "changed": "5805550162",
    "first digit changed": "4805550152",
    "swapped": "5805550125",
    "swapped in front": "8505550152",
}


@pytest.mark.parametrize("typed", SLIPS.values(), ids=SLIPS)
def test_a_slip_of_the_finger_is_noticed_both_ways(shop: Shop, typed: str) -> None:
    sell(shop, of(food(shop)), phone=DANA)
    assert [match.phone_number for match in shop.customers.near_misses(typed)] == [DANA]
    sell(shop, of(food(shop)), phone=typed)
    assert shop.customers.near_misses(DANA) == []
    tamper(
        shop, 'UPDATE "Customer" SET "phoneNumber" = :other WHERE "phoneNumber" = :dana', other="erased:1", dana=DANA
    )
    assert [match.phone_number for match in shop.customers.near_misses(DANA)] == ["+1" + typed]


@pytest.mark.parametrize(
    ("one", "other"),
    [("+4915123456789", "+491512345678"), ("+4915123456789", "+49151234556789"), ("+4915123456789", "+49151123456789")],
)
def test_a_digit_missing_or_doubled_is_noticed_both_ways_where_lengths_differ(shop: Shop, one: str, other: str) -> None:
    for there, typed in ((one, other), (other, one)):
        sell(shop, of(food(shop)), phone=there)
        assert [match.phone_number for match in shop.customers.near_misses(typed)] == [there]
        tamper(
            shop,
            'UPDATE "Customer" SET "phoneNumber" = :gone WHERE "phoneNumber" = :there',
            gone=f"released:{there}",
            there=there,
        )


def test_near_misses_come_latest_first_and_few(shop: Shop) -> None:
    clock = set_clock(shop)
    for last in range(8):
        sell(shop, of(food(shop)), phone=f"+1580555015{last}")
        clock.move(minutes=1)
    near = [match.phone_number for match in shop.customers.near_misses("580 555 0159")]
    assert near == [f"+1580555015{last}" for last in (7, 6, 5, 4, 3)]


NOT_NEAR = ["", "call me", "911", "5805550152", "😀", "\0"]


def test_a_known_or_impossible_number_has_no_near_misses(guests: Shop) -> None:
    for typed in NOT_NEAR:
        assert guests.customers.near_misses(typed) == []


# -- edits ------------------------------------------------------------------------------------------------------------


def test_a_renamed_customer_is_found_by_the_new_name_only(guests: Shop) -> None:
    [match] = guests.customers.find("dana")
    card = guests.customers.rename(owner(guests), match.id, "  Zelda Fitz ")
    assert card.name == "Zelda Fitz"
    assert found(guests, "dana") == []
    assert found(guests, "fitz") == found(guests, "zelda f") == [DANA]
    assert guests.customers.rename(owner(guests), match.id, " ").name is None
    assert found(guests, "fitz") == []
    assert guests.doctor.check() == []


def test_notes_are_kept(guests: Shop) -> None:
    [match] = guests.customers.find("dana")
    assert guests.customers.set_notes(owner(guests), match.id, "No nuts!\nWindow seat").notes == "No nuts!\nWindow seat"


def test_refused_edits_change_nothing(guests: Shop) -> None:
    [match] = guests.customers.find("dana")
    before = content(guests)
    for text in ("a\0b", "\ud800", "n" * 20_000):
        with pytest.raises(TextNotStorable):
            guests.customers.rename(owner(guests), match.id, text)
        with pytest.raises(TextNotStorable):
            guests.customers.set_notes(owner(guests), match.id, text)
    with pytest.raises(CardNumberInText):
        guests.customers.set_notes(owner(guests), match.id, "4111 1111 1111 1111")
    for nobody in (WALK_IN, "nobody's"):
        with pytest.raises(NotFound):
            guests.customers.rename(owner(guests), nobody, "x")
        with pytest.raises(NotFound):
            guests.customers.set_notes(owner(guests), nobody, "x")
    assert content(guests) == before


def test_customers_by_value_are_listed(guests: Shop, shop_url: str) -> None:
    sell(guests, mixed(guests), phone=DANA)
    best = guests.insights.by_value()
    assert (best[0].phone_number, best[0].lifetime_total, best[0].orders) == (DANA, 600 + 3699, 3)
    assert len(best) == 4
    assert len(guests.insights.by_value(limit=2)) == 2
    with open_shop(shop_url, as_owner=True) as again:
        assert again.insights.by_value() == best


def test_only_the_number_makes_a_customer(guests: Shop) -> None:
    sell(guests, of(food(guests)), phone="+15805550177", name="Dana Smith")
    assert found(guests, "dana smith") == ["+15805550177", DANA]
    assert value(guests, 'SELECT count(*) FROM "Customer"') == 6
