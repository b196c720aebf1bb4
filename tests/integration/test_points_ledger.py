"""The points ledger: every line with its order, a running balance, and a sum that is the balance."""

from datetime import UTC, datetime, timedelta

import pytest

from pos_app.bootstrap import Kind, Level, Role, Shop, open_shop
from pos_app.data import points_ledger
from pos_app.domain.customers import LedgerLine, LedgerPage
from pos_app.domain.loyalty import EntryKind, Rules, next_level
from pos_app.errors import NotAllowed, NotFound, NotSignedIn
from tests.integration.counter import (
    NOON,
    TYPED,
    Clock,
    food,
    merch,
    mixed,
    of,
    owner,
    person,
    sell,
    tamper,
    value,
)
from tests.integration.test_query_plans import plan, statements

SIZES = [1, 2, 3, 4, 7, 50]


@pytest.fixture
def member(shop: Shop, clock: Clock) -> str:
    """Two past sales of food and merchandise, then the sign-up, then one more of both: 7 lines."""
    for _ in range(2):
        sell(shop, mixed(shop))
        clock.move(days=3)
    card = shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava Reyes")
    clock.move(minutes=5)
    sell(shop, mixed(shop))
    sell(shop, mixed(shop), phone="580 555 0199")
    return card.customer_id


def every_page(shop: Shop, customer_id: str, limit: int) -> list[LedgerPage]:
    pages = [shop.points.ledger(customer_id, limit=limit)]
    while pages[-1].next is not None:
        pages.append(shop.points.ledger(customer_id, pages[-1].next, limit))
    return pages


def every_line(shop: Shop, customer_id: str, limit: int = 50) -> list[LedgerLine]:
    return [line for page in every_page(shop, customer_id, limit) for line in page.lines]


def test_every_point_is_explained(shop: Shop, member: str) -> None:
    page = shop.points.ledger(member)
    assert page.next is None
    assert page.adds_up
    assert page.balance == page.total == shop.tappass.card(member).points == sum(line.points for line in page.lines)
    assert page.lines[0].balance == page.balance
    assert page.lines[-1].balance == page.lines[-1].points
    assert [(line.kind, line.is_past_order) for line in page.lines] == [
        *[(EntryKind.EARN, False)] * 2,
        (EntryKind.BONUS, False),
        *[(EntryKind.EARN, True)] * 4,
    ]


def test_a_line_has_the_order_behind_it(shop: Shop, member: str) -> None:
    lines = shop.points.ledger(member).lines
    entries = {entry.id: entry for entry in shop.history.page(member).entries}
    behind = {line.order.id: line for line in lines if line.order}
    assert behind.keys() == entries.keys()
    for own_id, line in behind.items():
        entry, kept = entries[own_id], line.order
        assert kept is not None
        assert (kept.kind, kept.number, kept.total) == (entry.kind, entry.number, entry.total)
        assert (line.points, line.earned_at) == (entry.points, entry.created_at)
        assert shop.history.entry(own_id, kept.kind) == entry
    assert [line.order for line in lines if line.kind is EntryKind.BONUS] == [None]


def test_pages_of_every_size_are_the_whole_ledger(shop: Shop, member: str) -> None:
    whole = every_line(shop, member)
    for limit in SIZES:
        pages = every_page(shop, member, limit)
        assert [len(page.lines) for page in pages[:-1]] == [limit] * (len(pages) - 1)
        assert [line for page in pages for line in page.lines] == whole


def test_the_lines_are_read_by_the_index(shop: Shop, member: str) -> None:
    with statements(shop) as seen:
        shop.points.ledger(member, shop.points.ledger(member, limit=2).next, limit=2)
    asked = {text: given for text, given in seen if '"PointsEntry"' in text}
    assert asked
    with shop.premises.database.engine.connect() as connection:
        for text, given in asked.items():
            steps = plan(connection, text, given)
            assert any("ix_PointsEntry_memberId_" in step for step in steps), f"{text}\n" + "\n".join(steps)


def test_lines_of_one_moment_are_neither_lost_nor_doubled(shop: Shop, member: str) -> None:
    own = value(shop, 'SELECT id FROM "Member"')
    many = [points_ledger.Line(EntryKind.ADJUST, f"member:{own}:{at}", at - 5, NOON, "by hand") for at in range(11)]
    with shop.premises.database.write() as connection:
        points_ledger.add(connection, own, many, NOON)
    for limit in SIZES:
        lines = every_line(shop, member, limit)
        assert len({line.id for line in lines}) == len(lines) == 18
        running = 0
        for line in reversed(lines):
            running += line.points
            assert line.balance == running
    assert shop.points.ledger(member).adds_up


def test_a_sale_in_between_moves_no_page(shop: Shop, member: str) -> None:
    first = shop.points.ledger(member, limit=3)
    sell(shop, mixed(shop))
    second = shop.points.ledger(member, first.next)
    assert len(first.lines) + len(second.lines) == 7
    assert second.lines[0].balance == first.lines[-1].balance - first.lines[-1].points


def test_a_balance_that_does_not_add_up_is_told_and_the_doctor_mends_it(shop: Shop, member: str) -> None:
    right = shop.points.ledger(member).balance
    tamper(shop, 'UPDATE "Member" SET points = points + 7')
    page = shop.points.ledger(member)
    assert (page.adds_up, page.balance, page.total) == (False, right + 7, right)
    shop.doctor.repair()
    assert shop.points.ledger(member).adds_up


def test_a_member_without_points_has_an_empty_ledger(shop: Shop, member: str) -> None:
    tamper(shop, 'DELETE FROM "PointsEntry"')
    tamper(shop, 'DELETE FROM "LevelChange"')
    page = shop.points.ledger(member)
    assert (page.lines, page.total, page.next) == ((), 0, None)
    assert (page.standing.since, page.standing.reason, page.standing.earned) == (None, "", 0)


def test_points_brought_along_say_so(shop: Shop, member: str) -> None:
    own = value(shop, 'SELECT id FROM "Member"')
    line = points_ledger.Line(EntryKind.OPENING, f"member:{own}", 320, NOON - timedelta(days=400), "adopted")
    with shop.premises.database.write() as connection:
        points_ledger.add(connection, own, [line], NOON, sequence=0)
    oldest = shop.points.ledger(member).lines[-1]
    assert (oldest.kind, oldest.points, oldest.balance, oldest.order) == (EntryKind.OPENING, 320, 320, None)


def test_the_level_is_explained_by_its_last_change_and_the_rules(shop: Shop, clock: Clock) -> None:
    sell(shop, of(merch(shop), 20))
    clock.move(days=1)
    joined = clock.at
    card = shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava Reyes")
    standing = shop.points.ledger(card.customer_id).standing
    assert (standing.level, standing.since, standing.reason) == (Level.BRONZE, joined, "joined")
    assert (standing.decided_by, standing.decided_months, standing.earned) == (499, 12, 499)
    assert (standing.next_level, standing.next_from) == (Level.SILVER, 500)
    clock.move(days=1)
    sell(shop, of(food(shop), 3))
    standing = shop.points.ledger(card.customer_id).standing
    assert (standing.level, standing.since, standing.reason) == (Level.SILVER, clock.at, "earned")
    assert standing.earned == standing.decided_by > 500
    assert (standing.next_level, standing.next_from) == (Level.GOLD, 1500)
    assert standing.held_until == datetime(2027, 11, 24, 12, 0, tzinfo=UTC)
    clock.move(days=400)
    later = shop.points.ledger(card.customer_id).standing
    assert (later.earned, later.decided_by) == (0, standing.decided_by)


def test_above_the_top_is_nothing() -> None:
    assert [next_level(level, Rules(gold=1600)) for level in Level] == [
        (Level.SILVER, 500),
        (Level.GOLD, 1600),
        (Level.PLATINUM, 4000),
        None,
    ]


def test_only_leads_and_the_owner_see_it(shop: Shop, member: str, shop_url: str) -> None:
    cashier, lead = person(shop, Role.CASHIER), person(shop, Role.SHIFT_LEAD, "Sam")
    order = shop.history.page(member).entries[0]
    for ask in (shop.points.ledger, lambda _, actor: shop.history.entry(order.id, order.kind, actor=actor)):
        ask(member, actor=lead)
        with pytest.raises(NotAllowed):
            ask(member, actor=cashier)
    with open_shop(shop_url) as asked:
        with pytest.raises(NotSignedIn):
            asked.points.ledger(member)
        asked.act_as(lead)
        assert len(asked.points.ledger(member).lines) == 7


def test_who_is_no_member_has_no_ledger(shop: Shop, member: str) -> None:
    guest = shop.customers.find("580 555 0199")[0].id
    for unknown in (guest, "nobody", "walk-in"):
        with pytest.raises(NotFound):
            shop.points.ledger(unknown)
    with pytest.raises(NotFound):
        shop.history.entry(member, Kind.FOOD)


@pytest.mark.parametrize(
    "before",
    [
        *("", "/", "1/yesterday/x", "1/2026-11-22T12:00:00/x", "1/2026-11-22T12:00:00+00:00", "9/\0"),
        *("x/2026-11-22T12:00:00+00:00/x", "-1/2026-11-22T12:00:00+00:00/x", "1/2026-11-22T12:00:00+00:00/\0"),
        *("٣/2026-11-22T12:00:00+00:00/x", f"{10**40}/2026-11-22T12:00:00+00:00/x", "2026-11-22T12:00:00+00:00/x"),
    ],
)
def test_a_page_that_does_not_exist_is_not_found(shop: Shop, member: str, before: str) -> None:
    with pytest.raises(NotFound):
        shop.points.ledger(member, before)
