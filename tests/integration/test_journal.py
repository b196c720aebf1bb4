"""The journal: every change behind its back is found, and it holds no name and no number of anybody."""

from datetime import UTC, datetime

import pytest

from pos_app.bootstrap import Role, Shop, open_shop
from pos_app.data import journal_chain
from tests.integration.counter import Clock, food, mixed, of, owner, person, rows, sell, tamper, value

PERSONAL = ("Zebediah", "Quartermain", "+15805550152", "5805550152", "zeb@example.org", "no peanuts", "terminal 77")


@pytest.fixture
def journalled(shop: Shop, clock: Clock) -> Shop:
    """A shop with seven entries of several kinds behind its set-up."""
    for _ in range(4):
        sell(shop, mixed(shop))
        clock.move(minutes=1)
    shop.tappass.enrol(owner(shop), phone="580 555 0152", name="Ava")
    shop.catalogue.mark_sold_out(owner(shop), food(shop, 3).id, sold_out=True)
    sell(shop, of(food(shop)), phone=None)
    assert shop.journal.verify() == []
    return shop


def first_broken(shop: Shop) -> list[tuple[str, int]]:
    """The till and number of each chain's first broken entry; the doctor says the same."""
    found = [(broken.till, broken.number) for broken in shop.journal.verify()]
    told = {finding.row for finding in shop.doctor.check() if finding.invariant == 7}
    assert {f"Journal {till} {number}" for till, number in found} <= told
    return found


CHANGES = {
    "kind": "kind = 'salf'",
    "who": '"staffId" = NULL',
    "what": "subject = 'another'",
    "when": "at = '2026-11-22 12:00:00.001'",
    "the hash": "hash = 'another'",
    "the hash before": "\"previousHash\" = 'another'",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_field_is_found_at_its_entry(journalled: Shop, change: str) -> None:
    assert tamper(journalled, f'UPDATE "Journal" SET {change.replace(":", chr(92) + ":")} WHERE number = 4') == 1
    assert first_broken(journalled) == [("Till 1", 4)]


def test_every_changed_digit_of_an_amount_is_found(journalled: Shop) -> None:
    like = (
        "data = replace(data, '3699', '3698')"
        if journalled.premises.database.is_sqlite
        else "data = replace(data::text, '3699', '3698')::jsonb"
    )
    assert tamper(journalled, f'UPDATE "Journal" SET {like} WHERE number = 3') == 1
    assert first_broken(journalled) == [("Till 1", 3)]


def test_a_removed_entry_is_found(journalled: Shop) -> None:
    tamper(journalled, 'DELETE FROM "Journal" WHERE number = 5')
    assert first_broken(journalled) == [("Till 1", 6)]


def test_a_removed_first_entry_is_found(journalled: Shop) -> None:
    tamper(journalled, 'DELETE FROM "Journal" WHERE number = 1')
    assert first_broken(journalled) == [("Till 1", 2)]


def test_a_sale_is_missed_where_the_last_entries_were_removed(journalled: Shop) -> None:
    last = value(journalled, 'SELECT subject FROM "Journal" ORDER BY number DESC LIMIT 1')
    tamper(journalled, 'DELETE FROM "Journal" WHERE subject = :last', last=last)
    assert [(finding.invariant, finding.row) for finding in journalled.doctor.check()] == [(7, f"Sale {last}")]
    tamper(journalled, 'DELETE FROM "Journal"')
    assert len(journalled.doctor.check()) == 5


def test_swapped_entries_are_found(journalled: Shop) -> None:
    for one, other in ((2, -1), (3, 2), (-1, 3)):
        tamper(journalled, 'UPDATE "Journal" SET number = :other WHERE number = :one', one=one, other=other)
    assert first_broken(journalled) == [("Till 1", 2)]


def test_an_entry_made_up_is_found(journalled: Shop) -> None:
    tamper(
        journalled,
        'INSERT INTO "Journal" (id, till, number, at, kind, subject, data, note, "previousHash", hash) '
        "SELECT 'made-up', till, number + 1, at, kind, 'made-up', data, note, hash, hash FROM \"Journal\" "
        'WHERE number = (SELECT max(number) FROM "Journal")',
    )
    assert len(first_broken(journalled)) == 1


def test_the_note_is_outside_the_hash_so_that_it_can_be_erased(journalled: Shop) -> None:
    tamper(journalled, "UPDATE \"Journal\" SET note = 'erased'")
    assert journalled.journal.verify() == []


def test_each_till_has_a_chain_of_its_own(journalled: Shop, shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        sell(bar, mixed(bar))
        sell(bar, mixed(bar))
    assert {
        row["till"]: row["most"]
        for row in rows(journalled, 'SELECT till, max(number) AS most FROM "Journal" GROUP BY till')
    }["Bar"] == 3
    tamper(journalled, "UPDATE \"Journal\" SET subject = 'x' WHERE till = 'Bar' AND number = 1")
    tamper(journalled, "UPDATE \"Journal\" SET subject = 'x' WHERE till = 'Till 1' AND number = 6")
    assert first_broken(journalled) == [("Bar", 1), ("Till 1", 6)]


def test_a_sale_changed_behind_the_journal_is_found(journalled: Shop) -> None:
    """The sums are made to fit those of the sale; the journal's hash tells all the same."""
    sale = rows(journalled, 'SELECT * FROM "Sale" ORDER BY sequence')[0]
    for statement in (
        'UPDATE "Sale" SET total = total - 100 WHERE id = :id',
        'UPDATE "Order" SET total = total - 100 WHERE "saleId" = :id',
        'UPDATE "Payment" SET amount = amount - 100 WHERE "saleId" = :id',
    ):
        tamper(journalled, statement, id=sale["id"])
    told = [(finding.invariant, finding.row) for finding in journalled.doctor.check() if finding.invariant == 7]
    assert told == [(7, f"Sale {sale['id']}")]


def test_a_payment_turned_from_cash_to_card_is_found(journalled: Shop) -> None:
    sale = rows(journalled, 'SELECT * FROM "Sale" ORDER BY sequence')[0]
    tamper(journalled, 'UPDATE "Payment" SET method = \'CARD\' WHERE "saleId" = :id', id=sale["id"])
    assert [(finding.invariant, finding.row) for finding in journalled.doctor.check()] == [(7, f"Sale {sale['id']}")]


def test_nothing_personal_is_in_the_hashed_part(shop: Shop) -> None:
    cart = of(food(shop)).with_line(0, of(food(shop)).lines[0]).add(food(shop), note="no peanuts")
    from pos_app.bootstrap import Payment

    due = shop.checkout.due(cart)
    shop.checkout.complete(
        owner(shop),
        cart,
        phone="580 555 0152",
        name="Zebediah Quartermain",
        payments=[Payment.card(due, "terminal 77")],
    )
    shop.tappass.enrol(owner(shop), phone="580 555 0152", name="Zebediah Quartermain", email="zeb@example.org")
    [match] = shop.customers.find("zebediah")
    shop.customers.rename(owner(shop), match.id, "Zebediah Q.")
    shop.customers.set_notes(owner(shop), match.id, "no peanuts")
    person(shop, Role.CASHIER, "Zebediah")
    hashed = repr(rows(shop, 'SELECT till, number, kind, "staffId", subject, data FROM "Journal"'))
    assert [text for text in PERSONAL if text in hashed] == []


def test_what_is_journalled(journalled: Shop) -> None:
    latest = journalled.journal.latest(owner(journalled))
    kinds = [entry.kind for entry in sorted(latest, key=lambda entry: entry.number, reverse=True)]
    assert kinds == ["sale", "sold_out", "enrolled", "sale", "sale", "sale", "sale", "till_opened", "shop_set_up"]
    assert len(journalled.journal.latest(owner(journalled), limit=3)) == 3


def test_the_hash_is_of_every_field() -> None:
    fields = {
        "till": "Till 1",
        "number": 1,
        "at": datetime(2026, 11, 22, 12, tzinfo=UTC),
        "kind": "sale",
        "staff_id": "s",
        "subject": "x",
        "data": {"a": 1},
        "previous": journal_chain.START,
    }
    other = {
        "till": "Till 2",
        "number": 2,
        "at": datetime(2026, 11, 22, 12, 0, 0, 1000, tzinfo=UTC),
        "kind": "salf",
        "staff_id": None,
        "subject": None,
        "data": {"a": 2},
        "previous": "1" * 64,
    }
    own = journal_chain.entry_hash(**fields)  # type: ignore[arg-type] # the fields of an entry, of many types
    changed = {journal_chain.entry_hash(**(fields | {name: wrong})) for name, wrong in other.items()}  # type: ignore[arg-type] # the fields of an entry, of many types
    assert len(changed) == len(fields)
    assert own not in changed
    assert journal_chain.digest({"b": 1, "a": 2}) == journal_chain.digest({"a": 2, "b": 1})
