"""A number that is somebody else's now, a number that changed, an address, a word on marketing."""

import pytest

from pos_app.bootstrap import CustomerCard, Shop
from pos_app.domain.customers import ConsentSource
from pos_app.domain.merging import WhyNot
from pos_app.errors import (
    EmailInUse,
    EmailNotPossible,
    MergeNotUndone,
    NotFound,
    NumberNotReleased,
    NumberTaken,
    PhoneNotPossible,
)
from tests.integration.counter import NOON, Clock, mixed, owner, rows, sell, set_clock, value

OLD, NEW, THIRD = "+15805550152", "+15805550190", "+447911123456"


@pytest.fixture
def clock(shop: Shop) -> Clock:
    return set_clock(shop)


def visit(shop: Shop, number: str, name: str | None = None) -> str:
    return sell(shop, mixed(shop), phone=number, name=name).customer_id


def at(shop: Shop, number: str) -> CustomerCard:
    found = shop.customers.by_phone(number)
    assert found is not None
    return found


def test_a_released_number_is_nobodys_until_the_next_sale_makes_a_new_customer(shop: Shop, clock: Clock) -> None:
    dana = visit(shop, OLD, "Dana")
    member = shop.tappass.enrol(owner(shop), phone=OLD, name=None)
    gone = shop.customers.release_number(owner(shop), dana)
    assert (gone.phone_number, gone.released_number, gone.visits) == (f"released:{dana}", OLD, 1)
    assert shop.customers.by_phone(OLD) is None
    assert shop.customers.find("0152") == shop.customers.near_misses(OLD) == []
    assert [match.id for match in shop.customers.find(member.member_id)] == [dana]
    assert [match.id for match in shop.customers.find("dana")] == [dana]
    new = sell(shop, mixed(shop), phone=OLD)
    assert (new.is_new_customer, new.customer_id != dana) == (True, True)
    with pytest.raises(NumberTaken) as refused:
        shop.customers.take_back_number(owner(shop), dana)
    assert refused.value.customer_id == new.customer_id
    assert shop.customers.card(dana).member_id == member.member_id
    assert shop.doctor.check() == []


def test_a_release_is_undone_until_somebody_has_the_number(shop: Shop, clock: Clock) -> None:
    dana = visit(shop, OLD)
    before = at(shop, OLD)
    for _ in range(2):
        shop.customers.release_number(owner(shop), dana)
    assert shop.customers.take_back_number(owner(shop), dana) == before
    assert [match.id for match in shop.customers.find("0152")] == [dana]
    with pytest.raises(NumberNotReleased):
        shop.customers.take_back_number(owner(shop), dana)
    kinds = [
        row["kind"] for row in rows(shop, 'SELECT kind FROM "Journal" WHERE subject = :id ORDER BY number', id=dana)
    ]
    assert kinds == ["number_released", "number_taken_back"]


def test_a_number_that_came_with_a_merge_can_be_released_alone(shop: Shop, clock: Clock) -> None:
    old, new = visit(shop, OLD, "Dana"), visit(shop, NEW)
    shop.customers.merge(owner(shop), new, old)
    [done] = shop.customers.merges(owner(shop), new)
    assert shop.customers.release_number(owner(shop), done.merged_id).phone_number == NEW
    stranger = visit(shop, OLD)
    assert stranger not in {old, new}
    assert [match.id for match in shop.customers.find("dana")] == [new]
    back = shop.customers.undo_merge(owner(shop), done.id)
    assert (back.id, back.phone_number, back.released_number, back.visits) == (old, f"released:{old}", OLD, 1)
    assert shop.doctor.check() == []


def test_a_changed_number_leaves_the_old_one_free(shop: Shop, clock: Clock) -> None:
    dana = visit(shop, OLD)
    assert shop.customers.change_number(owner(shop), dana, "580 555 0190").phone_number == NEW
    assert shop.customers.by_phone(OLD) is None
    assert [match.id for match in shop.customers.find("0190")] == [dana]
    assert visit(shop, NEW) == dana
    assert visit(shop, OLD) != dana
    assert shop.doctor.check() == []


def test_a_number_of_another_customer_is_refused_and_names_who_has_it(shop: Shop, clock: Clock) -> None:
    old, new, third = visit(shop, OLD), visit(shop, NEW), visit(shop, THIRD)
    with pytest.raises(NumberTaken) as refused:
        shop.customers.change_number(owner(shop), old, NEW)
    assert refused.value.customer_id == new
    shop.customers.merge(owner(shop), new, old)
    with pytest.raises(NumberTaken) as refused:
        shop.customers.change_number(owner(shop), third, OLD)
    assert refused.value.customer_id == new
    with pytest.raises(PhoneNotPossible):
        shop.customers.change_number(owner(shop), third, "12")
    with pytest.raises(NotFound):
        shop.customers.change_number(owner(shop), "walk-in", "580 555 0111")


def test_the_number_of_a_merged_customer_can_be_the_one_that_is_shown(shop: Shop, clock: Clock) -> None:
    old, new = visit(shop, OLD), visit(shop, NEW)
    shop.customers.merge(owner(shop), new, old)
    assert shop.customers.change_number(owner(shop), new, OLD).phone_number == OLD
    assert visit(shop, OLD) == visit(shop, NEW) == new
    [done] = shop.customers.merges(owner(shop), new)
    assert (done.survivor_number, done.merged_number, done.why_not) == (OLD, NEW, WhyNot.NUMBER_CHANGED)
    with pytest.raises(MergeNotUndone):
        shop.customers.undo_merge(owner(shop), done.id)
    shop.customers.change_number(owner(shop), new, NEW)
    assert shop.customers.undo_merge(owner(shop), done.id).phone_number == OLD
    assert shop.doctor.check() == []


def test_no_two_members_share_an_address(shop: Shop, clock: Clock) -> None:
    dana, guest = visit(shop, OLD), visit(shop, NEW)
    shop.tappass.enrol(owner(shop), phone=OLD, name=None)
    assert shop.customers.set_email(owner(shop), dana, " Dana@Example.com ").email == "Dana@Example.com"
    assert shop.customers.set_email(owner(shop), guest, "dana@example.com").email == "dana@example.com"
    shop.customers.set_email(owner(shop), guest, None)
    shop.tappass.enrol(owner(shop), phone=NEW, name=None)
    with pytest.raises(EmailInUse) as refused:
        shop.customers.set_email(owner(shop), guest, "DANA@example.com")
    assert refused.value.customer_id == dana
    with pytest.raises(EmailNotPossible):
        shop.customers.set_email(owner(shop), guest, "dana")
    shop.customers.set_email(owner(shop), dana, None)
    assert shop.customers.set_email(owner(shop), guest, "DANA@example.com").email == "DANA@example.com"


def test_consent_is_kept_with_its_date_and_where_it_was_given(shop: Shop, clock: Clock) -> None:
    dana = visit(shop, OLD)
    assert at(shop, OLD).consent_at is None
    said = shop.customers.set_consent(owner(shop), dana, True, ConsentSource.COUNTER)
    assert (said.marketing_consent, said.consent_at, said.consent_source) == (True, NOON, "counter")
    clock.move(days=1)
    assert shop.customers.set_consent(owner(shop), dana, True, ConsentSource.CUSTOMERS_SCREEN) == said
    taken_back = shop.customers.set_consent(owner(shop), dana, False, ConsentSource.CUSTOMERS_SCREEN)
    assert (taken_back.marketing_consent, taken_back.consent_at) == (False, clock.at)


def test_what_is_edited_of_a_merged_customer_is_the_survivors(shop: Shop, clock: Clock) -> None:
    old, new = visit(shop, OLD), visit(shop, NEW)
    shop.customers.merge(owner(shop), new, old)
    shop.customers.rename(owner(shop), old, "Dana")
    shop.customers.set_notes(owner(shop), old, "Window")
    assert (at(shop, NEW).name, at(shop, NEW).notes) == ("Dana", "Window")
    assert value(shop, 'SELECT name FROM "Customer" WHERE id = :id', id=old) is None


def test_the_journal_holds_no_number_and_no_name(shop: Shop, clock: Clock) -> None:
    old, new = visit(shop, OLD, "Dana Smith"), visit(shop, NEW)
    boss = owner(shop)
    shop.customers.set_email(boss, old, "dana@example.com")
    shop.customers.merge(boss, new, old, reason="Dana has a new phone")
    shop.customers.change_number(boss, new, THIRD)
    shop.customers.release_number(boss, new)
    data = "".join(repr(row["data"]) for row in rows(shop, 'SELECT data FROM "Journal"'))
    for personal in ("Dana", "dana", OLD, NEW, THIRD, "0152"):
        assert personal not in data
    assert shop.journal.verify() == []
