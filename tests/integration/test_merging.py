"""Two customers who are one person: all comes together, every way in finds the one, and they can be two again."""

import pytest
from sqlalchemy import Engine, event

from pos_app.bootstrap import CustomerCard, Level, MemberCard, Payment, Shop
from pos_app.domain.customers import ConsentSource
from pos_app.domain.merging import WhyNot
from pos_app.errors import AlreadyAMember, CustomerErased, MergeNotUndone, NotFound, SameCustomer
from tests.integration.counter import (
    Clock,
    content,
    merch,
    mixed,
    of,
    owner,
    pages,
    rows,
    sell,
    set_clock,
    tamper,
    value,
)

OLD, NEW, THIRD = "+15805550152", "+15805550190", "+447911123456"


@pytest.fixture
def clock(shop: Shop) -> Clock:
    return set_clock(shop)


def card(shop: Shop, number: str) -> CustomerCard:
    found = shop.customers.by_phone(number)
    assert found is not None
    return found


def visit(shop: Shop, clock: Clock, number: str, times: int = 1, name: str | None = None) -> str:
    """So many visits, an hour apart; the customer's id."""
    done = None
    for _ in range(times):
        done = sell(shop, mixed(shop), phone=number, name=name)
        clock.move(hours=1)
    assert done is not None
    return done.customer_id


def enrol(shop: Shop, number: str, name: str | None = None, email: str | None = None) -> MemberCard:
    return shop.tappass.enrol(owner(shop), phone=number, name=name, email=email)


def merge(shop: Shop, survivor: str, merged: str) -> CustomerCard:
    """Merge by numbers; well afterwards."""
    done = shop.customers.merge(owner(shop), card(shop, survivor).id, card(shop, merged).id, reason="new number")
    well(shop)
    return done


def undo(shop: Shop, customer_id: str) -> CustomerCard:
    done = shop.customers.undo_merge(owner(shop), shop.customers.merges(owner(shop), customer_id)[0].id)
    well(shop)
    return done


def well(shop: Shop) -> None:
    assert shop.doctor.check() == []
    assert shop.journal.verify() == []


def ledger(shop: Shop, customer_id: str) -> list[tuple[str, int]]:
    return [(line.kind, line.points) for line in shop.points.ledger(customer_id).lines]


def test_all_that_was_ordered_comes_together_and_both_numbers_find_it(shop: Shop, clock: Clock) -> None:
    old = visit(shop, clock, OLD, 2, "Dana Smith")
    new = visit(shop, clock, NEW, 1, "D. Jones")
    shop.customers.set_notes(owner(shop), old, "Window seat")
    shop.customers.set_notes(owner(shop), new, "No onions")
    one = merge(shop, NEW, OLD)
    assert (one.id, one.phone_number, one.name, one.visits) == (new, NEW, "D. Jones", 3)
    assert one.notes == "No onions\nWindow seat"
    worth = shop.history.worth(new)
    assert (worth.orders, worth.visits, worth.lifetime_total) == (6, 3, 3 * 3699)
    assert len(list(pages(shop, new, 2))) == 6
    assert card(shop, OLD).id == shop.customers.card(old).id == new
    assert [entry.id for entry in pages(shop, old, 10)] == [entry.id for entry in pages(shop, new, 10)]
    for typed in (OLD, NEW, "580 555 0152", "5805550", "0152", "0190", "50152", "dana", "smith", "jones", "580"):
        [match] = shop.customers.find(typed)
        assert (match.id, match.phone_number, match.name) == (new, NEW, "D. Jones"), typed
    [by_old] = shop.customers.find("0152")
    assert by_old.found_by == OLD
    assert by_old.has_number(OLD)
    assert by_old.last_order == one.last_order
    assert [match.id for match in shop.customers.latest()] == [new]
    assert [each.customer_id for each in shop.insights.by_value() if each.orders] == [new]


def test_the_next_sale_with_either_number_is_the_survivors(shop: Shop, clock: Clock) -> None:
    visit(shop, clock, OLD)
    new = visit(shop, clock, NEW)
    merge(shop, NEW, OLD)
    for number in (OLD, NEW):
        done = sell(shop, mixed(shop), phone=number, sale_id=f"after {number}")
        assert (done.customer_id, done.is_new_customer) == (new, False)
        assert sell(shop, mixed(shop), phone=number, sale_id=f"after {number}") == done
    assert sell(shop, mixed(shop), phone=OLD, sale_id=f"after {NEW}").customer_id == new
    well(shop)


def test_a_sale_from_before_the_merge_is_answered_again(shop: Shop, clock: Clock) -> None:
    done = sell(shop, mixed(shop), phone=OLD, sale_id="before")
    visit(shop, clock, NEW)
    merge(shop, NEW, OLD)
    assert sell(shop, mixed(shop), phone=OLD, sale_id="before") == done


def test_a_chain_of_merges_leads_to_the_last_and_is_undone_from_its_end(shop: Shop, clock: Clock) -> None:
    first, second, third = (visit(shop, clock, number) for number in (OLD, NEW, THIRD))
    merge(shop, NEW, OLD)
    merge(shop, THIRD, NEW)
    for number in (OLD, NEW, THIRD):
        assert card(shop, number).id == third
        assert sell(shop, mixed(shop), phone=number).customer_id == third
    assert [each.why_not for each in shop.customers.merges(owner(shop), third)] == [None, WhyNot.MERGED_ONWARD]
    inner = shop.customers.merges(owner(shop), third)[1]
    with pytest.raises(MergeNotUndone) as refused:
        shop.customers.undo_merge(owner(shop), inner.id)
    assert refused.value.why is WhyNot.MERGED_ONWARD
    back = undo(shop, third)
    assert (back.id, back.visits, card(shop, OLD).id, card(shop, THIRD).visits) == (second, 2, second, 4)
    assert undo(shop, second).id == first
    assert [card(shop, number).visits for number in (OLD, NEW, THIRD)] == [1, 1, 4]
    with pytest.raises(MergeNotUndone) as refused:
        shop.customers.undo_merge(owner(shop), inner.id)
    assert refused.value.why is WhyNot.UNDONE


def test_an_undo_gives_back_what_was_there_and_leaves_later_sales(shop: Shop, clock: Clock) -> None:
    old = visit(shop, clock, OLD, 2, "Dana")
    new = visit(shop, clock, NEW)
    before = {number: (card(shop, number), shop.history.worth(card(shop, number).id)) for number in (OLD, NEW)}
    merge(shop, NEW, OLD)
    assert card(shop, NEW).name == "Dana"
    back = undo(shop, new)
    assert (back, shop.history.worth(old)) == before[OLD]
    assert (card(shop, NEW), shop.history.worth(new)) == before[NEW]
    merge(shop, NEW, OLD)
    later = [sell(shop, mixed(shop), phone=number).sale_id for number in (OLD, NEW)]
    undo(shop, new)
    assert {entry.sale_id for entry in pages(shop, new, 10)} >= set(later)
    assert (card(shop, OLD).visits, card(shop, NEW).visits) == (2, 3)
    assert [match.phone_number for match in shop.customers.find("dana")] == [OLD]


def test_a_newer_word_is_not_undone(shop: Shop, clock: Clock) -> None:
    visit(shop, clock, OLD, 1, "Dana")
    new = visit(shop, clock, NEW)
    merge(shop, NEW, OLD)
    shop.customers.rename(owner(shop), new, "Danielle")
    shop.customers.set_notes(owner(shop), new, "Allergic to nuts")
    assert undo(shop, new).name == "Dana"
    assert (card(shop, NEW).name, card(shop, NEW).notes) == ("Danielle", "Allergic to nuts")


def test_two_members_have_one_balance_and_one_level(shop: Shop, clock: Clock) -> None:
    visit(shop, clock, OLD, 8)
    visit(shop, clock, NEW, 7)
    old, new = enrol(shop, OLD, "Dana", "dana@example.com"), enrol(shop, NEW)
    assert (old.points, new.points, old.level, new.level) == (388, 352, Level.BRONZE, Level.BRONZE)
    one = merge(shop, NEW, OLD)
    assert (one.points, one.level, one.member_id, one.email) == (740, Level.SILVER, new.member_id, "dana@example.com")
    assert shop.points.ledger(one.id).adds_up
    for own_id in (old.member_id, new.member_id):
        [match] = shop.customers.find(own_id)
        assert (match.id, match.level) == (one.id, Level.SILVER)
    with pytest.raises(AlreadyAMember):
        enrol(shop, OLD)
    assert sell(shop, mixed(shop), phone=OLD).points == 776
    back = undo(shop, one.id)
    assert (back.points, back.level, back.member_id, back.email) == (
        388,
        Level.BRONZE,
        old.member_id,
        "dana@example.com",
    )
    kept = card(shop, NEW)
    assert (kept.points, kept.level, kept.email) == (388, Level.BRONZE, None)
    assert [match.id for match in shop.customers.find(old.member_id)] == [back.id]
    assert value(shop, 'SELECT count(*) FROM "TapPassAlias"') == 0
    assert [
        change["level"]
        for change in rows(
            shop, 'SELECT level FROM "LevelChange" WHERE reason LIKE \'merge%\' ORDER BY "createdAt", number'
        )
    ] == [
        "SILVER",
        "BRONZE",
    ]


def test_a_level_is_never_lost_by_a_merge(shop: Shop, clock: Clock) -> None:
    visit(shop, clock, OLD, 15)
    visit(shop, clock, NEW)
    assert enrol(shop, OLD).level is Level.SILVER
    enrol(shop, NEW)
    clock.move(days=300)
    one = merge(shop, NEW, OLD)
    assert one.level is Level.SILVER
    held = value(shop, 'SELECT "levelHeldUntil" FROM "Member" WHERE points > 0')
    assert str(held).startswith("2027-11-23")
    assert undo(shop, one.id).level is Level.SILVER
    assert card(shop, NEW).level is Level.BRONZE


@pytest.mark.parametrize("chosen", [OLD, NEW])
def test_where_one_is_a_member_that_row_is_kept_and_the_chosen_number_shown(
    shop: Shop, clock: Clock, chosen: str
) -> None:
    member = visit(shop, clock, OLD, 1, "Dana")
    other = visit(shop, clock, NEW, 2, "Danny")
    joined = enrol(shop, OLD)
    preview = shop.customers.merge_preview(
        owner(shop), card(shop, chosen).id, card(shop, NEW if chosen == OLD else OLD).id
    )
    one = merge(shop, chosen, NEW if chosen == OLD else OLD)
    assert (one.id, one.phone_number, one.name) == (member, chosen, "Dana" if chosen == OLD else "Danny")
    assert (one.points, one.member_id, one.visits) == (joined.points + 72, joined.member_id, 3)
    assert (preview.points, preview.level, preview.orders, preview.name) == (one.points, one.level, 6, one.name)
    assert (preview.orders_earning, preview.points_earned, preview.phone_number) == (4, 72, chosen)
    assert {card(shop, number).id for number in (OLD, NEW)} == {member}
    assert shop.customers.merges(owner(shop), member)[0].merged_name == ("Danny" if chosen == OLD else "Dana")
    assert sum(entry.points for entry in pages(shop, member, 2)) == 108
    assert all(line.order for line in shop.points.ledger(member).lines if line.kind == "EARN")
    back = undo(shop, member)
    assert (back.id, back.phone_number, back.member_id, back.name) == (other, NEW, None, "Danny")
    kept = card(shop, OLD)
    assert (kept.id, kept.points, kept.name) == (member, joined.points, "Dana")
    assert sum(points for kind, points in ledger(shop, member) if kind == "TAKE_BACK") == -72
    assert sum(entry.points for entry in pages(shop, other, 10)) == 0
    joined_later = enrol(shop, NEW)
    assert joined_later.points == 100 + 72
    assert sum(entry.points for entry in pages(shop, other, 10)) == 72
    well(shop)
    assert merge(shop, OLD, NEW).points == joined.points + 172


def test_joining_while_merged_does_not_keep_the_other_from_joining_after_the_undo(shop: Shop, clock: Clock) -> None:
    visit(shop, clock, OLD, 2)
    new = visit(shop, clock, NEW)
    merge(shop, NEW, OLD)
    assert enrol(shop, OLD).points == 100 + 108
    undo(shop, new)
    assert card(shop, NEW).points == 136
    assert enrol(shop, OLD).points == 172
    well(shop)


def test_points_spent_in_between_may_leave_less_than_nothing(shop: Shop, clock: Clock) -> None:
    visit(shop, clock, OLD, 8)
    visit(shop, clock, NEW)
    enrol(shop, OLD)
    enrol(shop, NEW)
    one = merge(shop, NEW, OLD)
    paid = [Payment.points(400), Payment.cash(3699 - 2000)]
    done = shop.checkout.complete(owner(shop), mixed(shop), phone=OLD, payments=paid)
    assert done.points == 388 + 136 - 400 + done.points_earned
    assert undo(shop, one.id).points == 388
    assert card(shop, NEW).points == 136 - 400 + done.points_earned < 0


@pytest.mark.parametrize("both", [True, False])
def test_what_was_refunded_in_between_goes_with_its_order(shop: Shop, clock: Clock, both: bool) -> None:
    old = visit(shop, clock, OLD)
    visit(shop, clock, NEW)
    enrol(shop, NEW)
    if both:
        enrol(shop, OLD)
    sale_id = value(shop, 'SELECT id FROM "Sale" WHERE "customerId" = :id', id=old)
    one = merge(shop, NEW, OLD)
    assert one.points == (272 if both else 172)
    shop.refunds.refund(owner(shop), sale_id, lines=[(0, 2)])
    well(shop)
    assert card(shop, NEW).points == (260 if both else 160)
    back = undo(shop, one.id)
    assert (back.points, card(shop, NEW).points) == (124 if both else None, 136)
    assert shop.history.worth(old).lifetime_total == 2499
    if not both:
        assert enrol(shop, OLD).points == 124
        well(shop)
        assert sum(entry.points for entry in pages(shop, old, 5)) == 24


def test_the_later_word_on_marketing_counts(shop: Shop, clock: Clock) -> None:
    old, new = visit(shop, clock, OLD), visit(shop, clock, NEW)
    shop.customers.set_consent(owner(shop), new, True, ConsentSource.COUNTER)
    clock.move(days=1)
    shop.customers.set_consent(owner(shop), old, False, ConsentSource.CUSTOMERS_SCREEN)
    one = merge(shop, NEW, OLD)
    assert (one.marketing_consent, one.consent_source) == (False, "customers screen")
    undo(shop, new)
    assert (card(shop, NEW).marketing_consent, card(shop, NEW).consent_source) == (True, "counter")
    clock.move(days=1)
    shop.customers.set_consent(owner(shop), new, False, ConsentSource.COUNTER)
    shop.customers.set_consent(owner(shop), new, True, ConsentSource.COUNTER)
    assert merge(shop, NEW, OLD).marketing_consent is True


def test_an_address_of_a_third_member_is_not_taken_over(shop: Shop, clock: Clock) -> None:
    old, new = visit(shop, clock, OLD), visit(shop, clock, NEW)
    shop.customers.set_email(owner(shop), old, "Shared@example.com")
    enrol(shop, THIRD)
    shop.customers.set_email(owner(shop), card(shop, THIRD).id, "shared@EXAMPLE.com")
    enrol(shop, NEW)
    assert merge(shop, NEW, OLD).email is None
    assert undo(shop, new).email == "Shared@example.com"


def test_who_joined_while_merged_keeps_no_address_of_the_other(shop: Shop, clock: Clock) -> None:
    one, other = visit(shop, clock, OLD), visit(shop, clock, NEW)
    shop.customers.set_email(owner(shop), other, "ava@example.com")
    merge(shop, OLD, NEW)
    enrol(shop, OLD)
    undo(shop, one)
    assert (card(shop, OLD).email, card(shop, NEW).email) == (None, "ava@example.com")
    assert enrol(shop, NEW, email="ava@example.com").points > 0
    well(shop)


def test_near_misses_offer_the_survivor_and_never_the_marker(shop: Shop, clock: Clock) -> None:
    visit(shop, clock, OLD)
    new = visit(shop, clock, NEW)
    merge(shop, NEW, OLD)
    assert shop.customers.near_misses(OLD) == shop.customers.near_misses(NEW) == []
    [match] = shop.customers.near_misses("5805550125")
    assert (match.id, match.phone_number) == (new, NEW)


def test_what_cannot_be_merged_or_undone_is_said_and_changes_nothing(shop: Shop, clock: Clock) -> None:
    old, new = visit(shop, clock, OLD), visit(shop, clock, NEW)
    boss = owner(shop)
    before = content(shop)
    for one, other, error in (
        (old, old, SameCustomer),
        (old, "nobody", NotFound),
        ("walk-in", new, NotFound),
        (new, "walk-in", NotFound),
    ):
        with pytest.raises(error):
            shop.customers.merge(boss, one, other)
    with pytest.raises(NotFound):
        shop.customers.undo_merge(boss, "no merge")
    assert content(shop) == before
    merge(shop, NEW, OLD)
    with pytest.raises(SameCustomer):
        shop.customers.merge(boss, old, new)
    [done] = shop.customers.merges(owner(shop), new)
    assert (done.staff, done.reason, done.survivor_number, done.merged_number) == (boss.name, "new number", NEW, OLD)
    tamper(shop, 'UPDATE "Customer" SET "phoneNumber" = \'erased:x\', "lastFour" = NULL WHERE id = :id', id=old)
    assert shop.customers.merges(owner(shop), new)[0].why_not is WhyNot.ERASED
    with pytest.raises(MergeNotUndone) as refused:
        shop.customers.undo_merge(boss, done.id)
    assert refused.value.why is WhyNot.ERASED
    third = visit(shop, clock, THIRD)
    tamper(shop, 'UPDATE "Customer" SET "phoneNumber" = \'erased:y\', "lastFour" = NULL WHERE id = :id', id=third)
    with pytest.raises(CustomerErased):
        shop.customers.merge(boss, new, third)


def test_a_tab_paid_after_the_merge_stays_with_its_sale(shop: Shop, clock: Clock) -> None:
    old, new = visit(shop, clock, OLD), visit(shop, clock, NEW)
    tamper(
        shop,
        'UPDATE "Order" SET "saleId" = NULL WHERE "customerId" = :id',
        id=old,
    )
    [tab] = [row["id"] for row in rows(shop, 'SELECT id FROM "Order" WHERE "saleId" IS NULL')]
    shop.customers.merge(owner(shop), new, old)
    paid = sell(shop, of(merch(shop)), phone=NEW)
    tamper(shop, 'UPDATE "Order" SET "saleId" = :sale WHERE id = :id', sale=paid.sale_id, id=tab)
    shop.customers.undo_merge(owner(shop), shop.customers.merges(owner(shop), new)[0].id)
    assert value(shop, 'SELECT "customerId" FROM "Order" WHERE id = :id', id=tab) == new


def test_a_guest_with_many_orders_is_merged_by_a_bounded_number_of_statements(shop: Shop, clock: Clock) -> None:
    visit(shop, clock, NEW)
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    counts = []
    for times in (1, 12):
        visit(shop, clock, OLD, times)
        seen.clear()
        event.listen(Engine, "before_cursor_execute", note)
        try:
            shop.customers.merge(owner(shop), card(shop, NEW).id, card(shop, OLD).id)
            shop.customers.undo_merge(owner(shop), shop.customers.merges(owner(shop), card(shop, NEW).id)[0].id)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        counts.append(len(seen))
    assert counts[0] == counts[1] > 0


def test_the_doctor_finds_and_mends_what_a_merged_customer_should_not_have(shop: Shop, clock: Clock) -> None:
    old, new = visit(shop, clock, OLD, 2), visit(shop, clock, NEW)
    enrol(shop, OLD)
    enrol(shop, NEW)
    merge(shop, NEW, OLD)
    before = card(shop, NEW)
    dormant = value(shop, 'SELECT id FROM "Member" WHERE "customerId" = :id', id=old)
    for statement in (
        'UPDATE "Order" SET "customerId" = :old WHERE "customerId" = :new',
        'UPDATE "Sale" SET "customerId" = :old WHERE "customerId" = :new',
        'UPDATE "PointsEntry" SET "memberId" = :dormant WHERE kind = \'EARN\' AND "memberId" <> :new',
        'UPDATE "TapPassAlias" SET "memberId" = :dormant WHERE "memberId" <> :new',
        'UPDATE "Customer" SET "mergedInto" = NULL WHERE id = :old AND id <> :new',
    ):
        wanted = {"old": old, "new": new, "dormant": dormant}
        tamper(shop, statement, **{name: each for name, each in wanted.items() if f":{name}" in statement})
        assert any(finding.invariant == 8 for finding in shop.doctor.check()), statement
        shop.doctor.repair()
        well(shop)
        assert card(shop, OLD) == card(shop, NEW) == before
    tamper(shop, "DELETE FROM \"MergedRow\" WHERE kind = 'SALE'")
    tamper(shop, "INSERT INTO \"MergedRow\" SELECT id, 'SALE', 'lost' FROM \"CustomerMerge\"")
    assert [finding.found for finding in shop.doctor.check()] == ["no such SALE"]
