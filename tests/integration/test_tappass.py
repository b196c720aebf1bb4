"""TapPass: what is offered is what is given, past orders are linked, and nobody joins twice."""

import json
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from pos_app.bootstrap import Kind, Level, Role, Shop, open_shop
from pos_app.domain import loyalty
from pos_app.domain.ids import WALK_IN
from pos_app.errors import (
    AlreadyAMember,
    BirthdayNotPossible,
    CardNumberInText,
    EmailInUse,
    EmailNotPossible,
    ErasedNotAMember,
    NotAllowed,
    NotFound,
    PhoneNotPossible,
    PosError,
    TermsNotAccepted,
    TextNotStorable,
    TooYoung,
    WalkInNotAMember,
)
from pos_app.services.premises import LOYALTY
from pos_app.services.welcome import save_setting
from tests.integration.counter import (
    ADA,
    NOON,
    TYPED,
    Clock,
    Commits,
    content,
    food,
    merch,
    mixed,
    of,
    owner,
    person,
    rows,
    sell,
    tamper,
    value,
)
from tests.integration.test_races import at_once, failures


def set_rules(shop: Shop, **rules: object) -> None:
    """Keep the owner's loyalty rules, as the settings screen will."""
    with shop.premises.database.write() as connection:
        save_setting(connection, LOYALTY, rules, shop.premises.now)
    shop.premises.forget_settings()


JOINED: dict[str, Any] = {"phone": TYPED, "name": "Ava Reyes"}


def test_what_the_preview_says_is_what_joining_gives(shop: Shop, clock: Clock) -> None:
    for _ in range(7):
        sell(shop, mixed(shop))
        clock.move(days=20)
    customer = sell(shop, of(merch(shop), 20)).customer_id
    preview = shop.tappass.preview(customer)
    assert preview.points == 100 + 7 * (12 + 24) + 499
    assert (preview.level, preview.orders_counted, preview.from_orders) == (Level.SILVER, 15, preview.points - 100)
    card = shop.tappass.enrol(owner(shop), **JOINED)
    assert (card.points, card.level, card.orders_counted) == (preview.points, preview.level, preview.orders_counted)
    assert (card.customer_id, card.phone_number, card.name, card.joined_at) == (customer, ADA, "Ava Reyes", clock.at)
    assert loyalty.is_sound(card.member_id)
    assert card.member_id.startswith("TP-")
    assert shop.tappass.card(customer).points == card.points
    assert shop.doctor.check() == []


def test_every_past_order_is_linked_and_has_one_line(shop: Shop, clock: Clock) -> None:
    for _ in range(2):
        sell(shop, mixed(shop))
    customer = sell(shop, mixed(shop)).customer_id
    stranger = sell(shop, mixed(shop), phone="580 555 0199").customer_id
    shop.tappass.enrol(owner(shop), **JOINED)
    member = value(shop, 'SELECT id FROM "Member"')
    for table in ("Order", "MerchOrder"):
        linked = {(row["customerId"], row["memberId"]) for row in rows(shop, f'SELECT * FROM "{table}"')}
        assert linked == {(customer, member), (stranger, None)}
    lines = rows(shop, 'SELECT * FROM "PointsEntry"')
    every_order = (
        'SELECT \'order:\' || id AS source, "customerId" FROM "Order"'
        ' UNION ALL SELECT \'merch:\' || id, "customerId" FROM "MerchOrder"'
    )
    orders = rows(shop, every_order)
    own = {row["source"] for row in orders if row["customerId"] == customer}
    assert {row["source"] for row in lines if row["kind"] == "EARN"} == own
    assert len(lines) == len(own) + 1
    assert [(row["source"], row["points"]) for row in lines if row["kind"] == "BONUS"] == [(f"member:{member}", 100)]


def test_the_window_of_past_orders_is_twelve_months_by_the_orders_own_time(shop: Shop, clock: Clock) -> None:
    edge = datetime(2025, 11, 22, 12, 0, tzinfo=UTC)
    for at in (edge - timedelta(milliseconds=1), edge, edge + timedelta(days=1)):
        clock.at = at
        sell(shop, of(merch(shop), 10))
    clock.at = NOON
    [customer] = [match.id for match in shop.customers.find(TYPED)]
    assert shop.tappass.preview(customer).orders_counted == 2
    card = shop.tappass.enrol(owner(shop), **JOINED)
    assert (card.points, card.orders_counted) == (100 + 2 * 249, 2)
    assert value(shop, 'SELECT count(*) FROM "MerchOrder" WHERE "memberId" IS NOT NULL') == 3
    assert shop.doctor.check() == []


def test_what_was_cancelled_or_never_paid_earns_nothing_but_is_linked(shop: Shop) -> None:
    done = [sell(shop, mixed(shop)) for _ in range(3)]
    tamper(shop, "UPDATE \"Order\" SET status = 'CANCELLED' WHERE id = :id", id=done[0].order_id)
    tamper(shop, "UPDATE \"MerchOrder\" SET status = 'UNPAID' WHERE id = :id", id=done[1].merch_order_id)
    shop.doctor.repair()
    shop.refunds.refund(owner(shop), order_id=done[2].merch_order_id, reason="wrong size")
    preview = shop.tappass.preview(done[0].customer_id)
    assert (preview.points, preview.orders_counted) == (100 + 24 + 12 + 12, 3)
    card = shop.tappass.enrol(owner(shop), **JOINED)
    assert card.points == preview.points
    assert value(shop, 'SELECT count(*) FROM "Order" WHERE "memberId" IS NULL') == 0
    assert value(shop, 'SELECT count(*) FROM "MerchOrder" WHERE "memberId" IS NULL') == 0
    assert shop.doctor.check() == []


def test_a_new_number_joins_with_the_bonus(shop: Shop) -> None:
    card = shop.tappass.enrol(
        owner(shop),
        phone=TYPED,
        name="Ava",
        email="ava@example.org",
        birthday=date(1990, 2, 28),
        marketing_consent=True,
    )
    assert (card.points, card.level, card.orders_counted) == (100, Level.BRONZE, 0)
    known = shop.customers.by_phone(TYPED)
    assert known is not None
    assert (known.email, known.birthday, known.marketing_consent, known.visits) == (
        "ava@example.org",
        date(1990, 2, 28),
        True,
        0,
    )
    assert [match.member_id for match in [shop.tappass.card(known.id)]] == [card.member_id]
    assert [match.id for match in shop.customers.find("ava")] == [known.id]
    assert sell(shop, mixed(shop)).points == 136
    assert shop.doctor.check() == []


def test_a_later_sale_is_the_members(shop: Shop) -> None:
    sell(shop, mixed(shop))
    shop.tappass.enrol(owner(shop), **JOINED)
    sell(shop, mixed(shop))
    member = value(shop, 'SELECT id FROM "Member"')
    assert {row["memberId"] for row in rows(shop, 'SELECT "memberId" FROM "Order"')} == {member}


def test_the_name_on_file_stays_where_none_is_given(shop: Shop) -> None:
    sell(shop, mixed(shop), name="Ava")
    assert shop.tappass.enrol(owner(shop), phone=TYPED, name=None).name == "Ava"


def test_the_name_given_at_the_sign_up_is_the_better_one(shop: Shop) -> None:
    sell(shop, mixed(shop), name="ava r")
    assert shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava Reyes").name == "Ava Reyes"
    assert [match.name for match in shop.customers.find("reyes")] == ["Ava Reyes"]
    assert shop.doctor.check() == []


def test_an_enrolment_is_one_commit(shop: Shop) -> None:
    sell(shop, mixed(shop))
    with Commits(shop) as commits:
        shop.tappass.enrol(owner(shop), **JOINED)
    assert commits.count == 1


def test_nobody_joins_twice(shop: Shop, shop_url: str) -> None:
    card = shop.tappass.enrol(owner(shop), **JOINED)
    before = content(shop)
    for phone in (TYPED, ADA, "1 580.555.0152"):
        with pytest.raises(AlreadyAMember) as refused:
            shop.tappass.enrol(owner(shop), phone=phone, name="Somebody Else", email="new@example.org")
        assert refused.value.member_id == card.member_id
    with pytest.raises(AlreadyAMember):
        shop.tappass.preview(card.customer_id)
    with open_shop(shop_url, as_owner=True) as reopened, pytest.raises(AlreadyAMember):
        reopened.tappass.enrol(owner(reopened), **JOINED)
    assert content(shop) == before


REFUSALS: list[tuple[dict[str, Any], type[PosError]]] = [
    ({"terms_accepted": False}, TermsNotAccepted),
    ({"phone": WALK_IN}, WalkInNotAMember),
    ({"phone": ""}, PhoneNotPossible),
    ({"phone": "555-0152"}, PhoneNotPossible),
    ({"email": "no address"}, EmailNotPossible),
    ({"email": "a\0@b.co"}, TextNotStorable),
    ({"birthday": date(2026, 11, 23)}, BirthdayNotPossible),
    ({"birthday": date(1905, 12, 31)}, BirthdayNotPossible),
    ({"birthday": date(9999, 12, 31)}, BirthdayNotPossible),
    ({"name": "a\0b"}, TextNotStorable),
    ({"name": "\ud800"}, TextNotStorable),
    ({"name": "4111 1111 1111 1111"}, CardNumberInText),
]


def test_what_is_refused_enrols_nobody(shop: Shop, clock: Clock) -> None:
    sell(shop, mixed(shop))
    before = content(shop)
    for given, error in REFUSALS:
        with pytest.raises(error) as told:
            shop.tappass.enrol(owner(shop), **(JOINED | given))
        assert str(told.value).endswith(".")
        assert content(shop) == before


def test_who_is_too_young_by_the_birthday_given_does_not_join(shop: Shop, clock: Clock) -> None:
    before = content(shop)
    for birthday in (date(2026, 11, 22), date(2010, 11, 23)):
        with pytest.raises(TooYoung) as refused:
            shop.tappass.enrol(owner(shop), phone=TYPED, name=None, birthday=birthday)
        assert refused.value.minimum_age == 16
    assert content(shop) == before
    assert shop.tappass.enrol(owner(shop), phone=TYPED, name=None, birthday=date(2010, 11, 22)).points == 100
    set_rules(shop, minimum_age=0)
    card = shop.tappass.enrol(owner(shop), phone="580 555 0153", name=None, birthday=date(2026, 11, 22))
    assert card.points == 100


def test_the_day_is_that_of_the_shop(shop: Shop, clock: Clock) -> None:
    """In Auckland it is the 23rd already."""
    kept = value(shop, "SELECT value FROM \"Setting\" WHERE name = 'shop'")
    kept = kept if isinstance(kept, str) else json.dumps(kept)
    moved = json.dumps(json.loads(kept) | {"time_zone": "Pacific/Auckland"})
    cast = "" if shop.premises.database.is_sqlite else "::jsonb"
    tamper(shop, f"UPDATE \"Setting\" SET value = CAST(:kept AS TEXT){cast} WHERE name = 'shop'", kept=moved)
    shop.premises.forget_settings()
    assert shop.tappass.enrol(owner(shop), phone=TYPED, name=None, birthday=date(2010, 11, 23)).points == 100


def test_who_has_no_number_does_not_join(shop: Shop) -> None:
    customer = sell(shop, mixed(shop)).customer_id
    for stand_in, error in (("erased:", ErasedNotAMember), ("released:", WalkInNotAMember)):
        tamper(shop, f'UPDATE "Customer" SET "phoneNumber" = \'{stand_in}\' || id WHERE id = :id', id=customer)
        before = content(shop)
        with pytest.raises(error):
            shop.tappass.preview(customer)
        with pytest.raises(error):
            shop.tappass.enrol(owner(shop), phone=stand_in + customer, name=None)
        assert shop.customers.card(customer).join is None
        assert content(shop) == before


def test_an_address_belongs_to_one_member(shop: Shop) -> None:
    first = shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava", email="Ava@Example.org")
    before = content(shop)
    for typed in ("ava@example.org", " AVA@EXAMPLE.ORG "):
        with pytest.raises(EmailInUse) as refused:
            shop.tappass.enrol(owner(shop), phone="580 555 0153", name="Ben", email=typed)
        assert refused.value.customer_id == first.customer_id
    with pytest.raises(AlreadyAMember):
        shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava", email="ava@example.org")
    assert content(shop) == before
    assert shop.tappass.enrol(owner(shop), phone="580 555 0153", name="Ben").points == 100


def test_an_address_on_file_that_a_member_has_is_left_to_that_one(shop: Shop) -> None:
    customer = sell(shop, mixed(shop), phone="580 555 0153").customer_id
    tamper(shop, "UPDATE \"Customer\" SET email = 'ava@example.org' WHERE id = :id", id=customer)
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava", email="ava@example.org")
    assert shop.tappass.enrol(owner(shop), phone="580 555 0153", name="Ben").points == 136
    keys = rows(shop, 'SELECT "emailKey" FROM "Member" ORDER BY "emailKey"')
    assert sorted(str(row["emailKey"]) for row in keys) == ["None", "ava@example.org"]


def test_the_word_on_marketing_is_kept_with_its_day_and_place(shop: Shop, clock: Clock) -> None:
    for phone, consent in ((TYPED, True), ("580 555 0153", False)):
        shop.tappass.enrol(owner(shop), phone=phone, name=None, marketing_consent=consent)
    kept = rows(shop, 'SELECT "marketingConsent", "consentAt", "consentSource" FROM "Customer" WHERE id <> \'walk-in\'')
    assert {bool(row["marketingConsent"]) for row in kept} == {True, False}
    assert {row["consentSource"] for row in kept} == {"sign-up"}
    assert all(str(row["consentAt"]).startswith("2026-11-22 12:00") for row in kept)


def test_the_same_address_at_two_tills_at_once_is_one_members(shop: Shop, shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        for attempt in range(4):
            asked = [
                partial(
                    each.tappass.enrol,
                    owner(each),
                    phone=f"580 555 0{attempt}{at:02}",
                    name=None,
                    email=f"ava{attempt}@example.org",
                )
                for at, each in enumerate((shop, bar) * 2)
            ]
            done = at_once(*asked)
            assert failures(done) == [EmailInUse] * 3
    assert value(shop, 'SELECT count(*) FROM "Member"') == 4
    assert value(shop, 'SELECT count(*) FROM "Customer"') == 1 + 4
    assert shop.doctor.check() == []


def test_a_cashier_enrols_only_where_the_owner_allows_it(shop: Shop) -> None:
    cashier = person(shop, Role.CASHIER)
    before = content(shop)
    with pytest.raises(NotAllowed):
        shop.tappass.enrol(cashier, **JOINED)
    assert content(shop) == before
    set_rules(shop, cashier_may_enrol=True)
    assert shop.tappass.enrol(cashier, **JOINED).points == 100


def test_a_shift_lead_enrols(shop: Shop) -> None:
    assert shop.tappass.enrol(person(shop, Role.SHIFT_LEAD), **JOINED).points == 100


def test_there_is_no_preview_of_nobody(shop: Shop) -> None:
    with pytest.raises(WalkInNotAMember):
        shop.tappass.preview(WALK_IN)
    with pytest.raises(NotFound):
        shop.tappass.preview("nobody's")
    with pytest.raises(NotFound):
        shop.tappass.card(sell(shop, mixed(shop)).customer_id)


def test_the_owners_rules_hold_from_then_on_and_rewrite_nothing(shop: Shop) -> None:
    sell(shop, of(food(shop), 2))
    shop.tappass.enrol(owner(shop), **JOINED)
    set_rules(shop, points_per_unit=10, points_per_order=3, silver=50, prefix="BG")
    done = sell(shop, mixed(shop))
    assert done.points_earned == 120 + 3 + 249 + 3
    assert done.reached_level is Level.SILVER
    assert done.points == 100 + 12 + 375
    assert shop.tappass.enrol(owner(shop), phone="580 555 0153", name=None).member_id.startswith("BG-")
    assert shop.doctor.check() == []


def test_a_card_that_is_out_is_found_after_the_prefix_changed(shop: Shop) -> None:
    card = shop.tappass.enrol(owner(shop), **JOINED)
    set_rules(shop, prefix="BG2")
    other = shop.tappass.enrol(owner(shop), phone="580 555 0153", name="Ben")
    for own in (card, other):
        bare = own.member_id.replace("-", "")
        for typed in (own.member_id, bare, bare.lower(), own.member_id.lower().replace("-", " ")):
            assert [match.id for match in shop.customers.find(typed)] == [own.customer_id], typed


def test_a_level_is_held_for_a_year_and_says_why(shop: Shop, clock: Clock) -> None:
    sell(shop, of(merch(shop), 30))
    shop.tappass.enrol(owner(shop), **JOINED)
    [change] = rows(shop, 'SELECT * FROM "LevelChange"')
    assert (change["level"], change["previous"], change["earned"], change["reason"], change["number"]) == (
        "SILVER",
        None,
        749,
        "joined",
        1,
    )
    held = value(shop, 'SELECT "levelHeldUntil" FROM "Member"')
    assert str(held).startswith("2027-11-22 12:00")


@pytest.mark.parametrize("kind", Kind)
def test_joining_counts_orders_of_either_kind_alone(shop: Shop, kind: Kind) -> None:
    customer = sell(shop, of(food(shop) if kind is Kind.FOOD else merch(shop), 2)).customer_id
    assert shop.tappass.preview(customer).orders_counted == 1
