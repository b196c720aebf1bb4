"""The journal as its owner reads it: pages that lose and repeat nothing, what narrows them, and the check."""

import re
from datetime import date
from pathlib import Path

import pytest

from pos_app.bootstrap import Payment, Role, Shop
from pos_app.domain.journal import KINDS, JournalFilter, JournalLine, Topic
from tests.integration.counter import NOON, Clock, food, mixed, of, owner, person, sell, tamper, value

SOURCES = Path(__file__).parents[2] / "pos_app"


@pytest.fixture
def busy(shop: Shop, clock: Clock) -> Shop:
    """Two days of a cashier and the owner."""
    robin = person(shop, Role.CASHIER)
    for _ in range(3):
        sell(shop, mixed(shop), name="Ava")
        clock.move(minutes=1)
    shop.checkout.complete(robin, of(food(shop)), payments=[Payment.cash(100_000)])
    clock.move(days=1)
    shop.refunds.refund(owner(shop), value(shop, 'SELECT id FROM "Sale" ORDER BY sequence'), lines=[(0, 1)])
    shop.catalogue.set_price(owner(shop), food(shop).id, 123)
    return shop


def walked(shop: Shop, wanted: JournalFilter, limit: int) -> list[JournalLine]:
    found: list[JournalLine] = []
    before = None
    while True:
        page = shop.journal.page(owner(shop), wanted, before=before, limit=limit)
        found += page.lines
        assert len(page.lines) <= limit
        before = page.next
        if before is None:
            return found


def test_pages_of_any_size_hold_every_entry_once_in_one_order(busy: Shop) -> None:
    whole = [(each.at, each.till, each.number) for each in walked(busy, JournalFilter(), 1_000)]
    assert len(whole) == value(busy, 'SELECT count(*) FROM "Journal"')
    assert whole == sorted(whole, reverse=True)
    for limit in (1, 3, len(whole)):
        assert [(each.at, each.till, each.number) for each in walked(busy, JournalFilter(), limit)] == whole


def test_what_is_written_meanwhile_moves_no_page(busy: Shop, clock: Clock) -> None:
    first = busy.journal.page(owner(busy), limit=4)
    whole = walked(busy, JournalFilter(), 100)
    clock.move(minutes=1)
    busy.catalogue.set_price(owner(busy), food(busy).id, 124)
    second = busy.journal.page(owner(busy), before=first.next, limit=4)
    assert (*first.lines, *second.lines) == tuple(whole[:8])


def kinds(shop: Shop, **narrowed: object) -> list[str]:
    return [each.kind for each in walked(shop, JournalFilter(**narrowed), 50)]  # type: ignore[arg-type] # each case narrows by fields of its own


def test_it_is_narrowed_by_person_topic_and_business_day(busy: Shop) -> None:
    robin = next(each.id for each in busy.staff.records(owner(busy)) if each.name == "Robin")
    assert kinds(busy, staff_id=robin) == ["sale", "staff_added"]
    assert kinds(busy, topic=Topic.REFUNDS) == ["refund"]
    assert kinds(busy, topic=Topic.CATALOGUE) == ["price_changed"]
    today, tomorrow = NOON.date(), date(2026, 11, 23)
    assert kinds(busy, first=tomorrow) == ["price_changed", "refund"]
    assert kinds(busy, first=today, last=today, topic=Topic.SALES) == ["sale"] * 4
    assert kinds(busy, first=today, last=today, topic=Topic.SALES, staff_id=robin) == ["sale"]


def test_it_is_searched_by_what_an_entry_is_about(busy: Shop) -> None:
    number = value(busy, 'SELECT number FROM "Order" ORDER BY sequence')
    assert kinds(busy, text="ava") == ["refund", "sale", "sale", "sale"]
    assert kinds(busy, text="(580) 555-0152") == ["refund", "sale", "sale", "sale"]
    assert kinds(busy, text=number.lower()) == ["refund", "sale"]
    assert kinds(busy, text=food(busy).name[:5], topic=Topic.CATALOGUE) == ["price_changed"]
    assert kinds(busy, text="robin") == ["staff_added"]
    assert kinds(busy, text=value(busy, 'SELECT id FROM "Sale" ORDER BY sequence')[:12]) == ["sale"]
    for text in ("%", "_", "nobody at all", "a\0b", "\ud800", "x" * 1_000):
        assert kinds(busy, text=text) == []


def test_an_entry_names_what_it_is_about(busy: Shop) -> None:
    lines = walked(busy, JournalFilter(), 50)
    number = value(busy, 'SELECT number FROM "Order" ORDER BY sequence')
    about = {each.kind: each.about for each in reversed(lines)}
    assert about["price_changed"] == food(busy).name
    assert about["staff_added"] == "Robin"
    assert about["refund"] == number
    assert {each.staff for each in lines if each.kind == "sale"} == {"Olive", "Robin"}


def test_the_check_names_the_first_broken_entry_and_every_changed_sale_and_refund(busy: Shop) -> None:
    told: list[tuple[int, int]] = []
    whole = busy.journal.check(owner(busy), lambda done, total: told.append((done, total)))
    assert whole.broken == ()
    assert whole.entries == value(busy, 'SELECT count(*) FROM "Journal"')
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > whole.entries
    sale_id = value(busy, 'SELECT id FROM "Sale" ORDER BY sequence LIMIT 1')
    entry = value(busy, 'SELECT number FROM "Journal" WHERE subject = :id', id=sale_id)
    assert tamper(busy, 'UPDATE "Payment" SET amount = amount + 1 WHERE "saleId" = :id', id=sale_id)
    (changed,) = busy.journal.check(owner(busy)).broken
    assert (changed.till, changed.number) == ("Till 1", entry)
    assert sale_id in changed.why
    tamper(busy, 'UPDATE "Refund" SET amount = amount + 1')
    tamper(busy, "UPDATE \"Journal\" SET kind = 'salf' WHERE number = 5")
    broken = busy.journal.check(owner(busy)).broken
    assert (broken[0].till, broken[0].number, broken[0].why) == ("Till 1", 5, "its content was changed")
    refund = value(busy, "SELECT number FROM \"Journal\" WHERE kind = 'refund'")
    assert refund in [each.number for each in broken]


def test_a_check_that_is_given_up_ends(busy: Shop) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        busy.journal.check(owner(busy), stop)


def test_every_kind_that_is_written_has_a_topic() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    written = set(re.findall(r'\.write\(\s*connection,\s*"([a-z_]+)"', text))
    known = {kind for kinds_of in KINDS.values() for kind in kinds_of}
    assert len(written) > 30
    assert written <= known
    assert len(known) == sum(map(len, KINDS.values()))
