"""The doctor: finds each break made by hand, and mends those that can be worked out again."""

from threading import Event, Thread

import pytest
from sqlalchemy.exc import IntegrityError

from pos_app.bootstrap import Role, Shop, open_shop
from pos_app.errors import NotAllowed, NotSignedIn
from pos_app.services import doctor as doctor_module
from tests.integration.counter import Clock, content, merch, mixed, of, owner, person, rows, sell, tamper, value


@pytest.fixture
def healthy(shop: Shop, clock: Clock) -> Shop:
    """A shop with a member who rose to SILVER, a guest who is none, and a walk-in sale."""
    sell(shop, mixed(shop), name="Ava Reyes")
    shop.tappass.enrol(owner(shop), phone="580 555 0152", name=None)
    clock.move(minutes=1)
    sell(shop, of(merch(shop), 30))
    sell(shop, mixed(shop), phone="580 555 0199", name="José")
    sell(shop, mixed(shop), phone=None)
    assert shop.doctor.check() == []
    return shop


MENDABLE = {
    "order count": (1, 'UPDATE "Customer" SET "orderCount" = 7 WHERE name = \'José\''),
    "lifetime total": (1, 'UPDATE "Customer" SET "lifetimeTotal" = "lifetimeTotal" + 1 WHERE name = \'José\''),
    "first order": (1, 'UPDATE "Customer" SET "firstOrder" = NULL WHERE name = \'José\''),
    "last order": (1, 'UPDATE "Customer" SET "lastOrder" = "createdAt", "firstOrder" = NULL WHERE name = \'José\''),
    "cancelled order": (
        1,
        'UPDATE "MerchOrder" SET status = \'CANCELLED\' WHERE "memberId" IS NULL AND "customerId" <> \'walk-in\'',
    ),
    "balance": (2, 'UPDATE "Member" SET points = points + 1'),
    "lost ledger line": (2, "DELETE FROM \"PointsEntry\" WHERE kind = 'BONUS'"),
    "level": (3, "UPDATE \"Member\" SET level = 'PLATINUM'"),
    "a level nobody decided": (3, "UPDATE \"LevelChange\" SET level = 'PLATINUM' WHERE number = 1"),
    "the level decided last": (
        3,
        "UPDATE \"LevelChange\" SET level = 'PLATINUM' WHERE number = 2 AND earned = 785",
    ),
    "another's address": (0, 'UPDATE "Member" SET "emailKey" = \'nobody@example.org\''),
    "lost link": (4, 'UPDATE "Order" SET "memberId" = NULL WHERE "memberId" IS NOT NULL'),
    "another's member": (4, 'UPDATE "MerchOrder" SET "memberId" = (SELECT id FROM "Member") WHERE "memberId" IS NULL'),
    "folded name": (0, "UPDATE \"Customer\" SET \"foldedName\" = 'nobody' WHERE name = 'José'"),
    "last four": (0, "UPDATE \"Customer\" SET \"lastFour\" = '0000' WHERE name = 'José'"),
    "lost word": (0, "DELETE FROM \"CustomerWord\" WHERE word = 'reyes'"),
    "wrong word": (0, "UPDATE \"CustomerWord\" SET word = 'reye' WHERE word = 'reyes'"),
    "a level no member has": (0, "UPDATE \"Customer\" SET level = 'GOLD', \"joinedAt\" = NULL WHERE name = 'José'"),
    "renamed": (0, "UPDATE \"Customer\" SET name = 'Josie' WHERE name = 'José'"),
}


@pytest.mark.parametrize(("invariant", "statement"), MENDABLE.values(), ids=MENDABLE)
def test_what_can_be_worked_out_again_is_found_and_mended(healthy: Shop, invariant: int, statement: str) -> None:
    sales = rows(healthy, 'SELECT * FROM "Sale" ORDER BY sequence')
    assert tamper(healthy, statement) > 0
    found = healthy.doctor.check()
    assert {finding.invariant for finding in found} == {invariant}
    assert all(finding.row and finding.found and finding.expected for finding in found)
    assert healthy.doctor.repair() == found
    assert healthy.doctor.check() == []
    assert rows(healthy, 'SELECT * FROM "Sale" ORDER BY sequence') == sales
    assert value(healthy, 'SELECT kind FROM "Journal" ORDER BY number DESC LIMIT 1') == "repaired"
    assert healthy.doctor.repair() == []


def test_repair_puts_back_exactly_what_was_there(healthy: Shop) -> None:
    before = rows(
        healthy,
        'SELECT id, "orderCount", "lifetimeTotal", "firstOrder", "lastOrder", "foldedName" FROM "Customer" ORDER BY id',
    )
    tamper(
        healthy,
        'UPDATE "Customer" SET "orderCount" = 0, "lifetimeTotal" = 0, '
        '"firstOrder" = NULL, "lastOrder" = NULL, "foldedName" = NULL',
    )
    healthy.doctor.repair()
    after = rows(
        healthy,
        'SELECT id, "orderCount", "lifetimeTotal", "firstOrder", "lastOrder", "foldedName" FROM "Customer" ORDER BY id',
    )
    assert after == before


UNMENDABLE = {
    "points a level was never decided by": (3, 'UPDATE "LevelChange" SET earned = earned + 1 WHERE number = 2'),
    "a ledger line of another amount": (
        3,
        "UPDATE \"PointsEntry\" SET points = points + 2 WHERE kind = 'EARN' AND points > 100",
    ),
    "points that paid and were never taken": (
        5,
        'UPDATE "Payment" SET points = 100 WHERE "saleId" = (SELECT id FROM "Sale" ORDER BY sequence LIMIT 1)',
    ),
    "points taken that paid nothing": (
        5,
        "UPDATE \"PointsEntry\" SET kind = 'SPEND' WHERE kind = 'BONUS'",
    ),
    "a sale's total": (5, 'UPDATE "Sale" SET total = total + 1 WHERE sequence = (SELECT min(sequence) FROM "Sale")'),
    "an order's total": (5, 'UPDATE "Order" SET total = total + 1 WHERE "customerId" = \'walk-in\''),
    "a lost payment": (5, 'DELETE FROM "Payment" WHERE "saleId" = (SELECT id FROM "Sale" ORDER BY sequence LIMIT 1)'),
    "a payment's amount": (
        5,
        'UPDATE "Payment" SET amount = amount + 1 WHERE "saleId" = (SELECT id FROM "Sale" ORDER BY sequence LIMIT 1)',
    ),
    "change": (5, 'UPDATE "Sale" SET change = 5 WHERE sequence = (SELECT min(sequence) FROM "Sale")'),
    "a tip nobody paid": (5, 'UPDATE "Sale" SET tip = 5 WHERE sequence = (SELECT min(sequence) FROM "Sale")'),
    "a journal's entry": (7, "UPDATE \"Journal\" SET kind = 'x' WHERE number = 2"),
    "a sale without an entry": (7, 'DELETE FROM "Journal" WHERE number = 3'),
}


@pytest.mark.parametrize(("invariant", "statement"), UNMENDABLE.values(), ids=UNMENDABLE)
def test_what_cannot_be_worked_out_is_found_and_left(healthy: Shop, invariant: int, statement: str) -> None:
    assert tamper(healthy, statement) > 0
    assert invariant in {finding.invariant for finding in healthy.doctor.check()}
    healthy.doctor.repair()
    assert invariant in {finding.invariant for finding in healthy.doctor.check()}


def test_a_row_whose_parent_is_gone_is_found_on_sqlite(sqlite_shop_url: str) -> None:
    with open_shop(sqlite_shop_url, as_owner=True) as shop:
        done = sell(shop, mixed(shop))
        raw = shop.premises.database.engine.raw_connection()
        raw.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr] # the pool has lent it, so it is there
        raw.driver_connection.execute("DELETE FROM Customer WHERE id = ?", (done.customer_id,))  # type: ignore[union-attr] # the pool has lent it, so it is there
        raw.driver_connection.execute("PRAGMA foreign_keys = ON")  # type: ignore[union-attr] # the pool has lent it, so it is there
        raw.close()
        found = shop.doctor.check()
        assert [finding.invariant for finding in found].count(6) >= 3
        assert any("Customer" in finding.expected for finding in found)


def test_the_database_itself_refuses_a_second_customer_of_a_number(healthy: Shop) -> None:
    for statement in (
        "UPDATE \"Customer\" SET \"phoneNumber\" = '+15805550152' WHERE name = 'José'",
        "UPDATE \"Customer\" SET \"phoneNumber\" = '5805550152' WHERE name = 'José'",
        'UPDATE "Customer" SET "phoneNumber" = NULL WHERE name = \'José\'',
        'UPDATE "Order" SET "customerId" = \'nobody\'',
        "UPDATE \"Order\" SET status = 'EATEN'",
        "UPDATE \"Member\" SET level = 'TIN'",
        "UPDATE \"Product\" SET kind = 'SERVICE'",
        (
            'INSERT INTO "PointsEntry" SELECT \'x\', "memberId", kind, source, points, reason, "earnedAt", "createdAt",'
            ' sequence FROM "PointsEntry"'
        ),
    ):
        with pytest.raises(IntegrityError):
            tamper(healthy, statement)
    assert healthy.doctor.check() == []


def test_several_breaks_are_all_mended_at_once(healthy: Shop) -> None:
    for _, statement in MENDABLE.values():
        tamper(healthy, statement)
    found = healthy.doctor.check()
    assert {finding.invariant for finding in found} == {0, 1, 2, 3, 4}
    healthy.doctor.repair()
    assert healthy.doctor.check() == []


def test_a_check_writes_nothing(healthy: Shop) -> None:
    before = content(healthy)
    healthy.doctor.check()
    healthy.doctor.notes()
    healthy.journal.verify()
    assert content(healthy) == before


def test_the_doctor_is_the_owners(healthy: Shop, shop_url: str) -> None:
    lead = person(healthy, Role.SHIFT_LEAD)
    with open_shop(shop_url) as shop:
        with pytest.raises(NotSignedIn):
            shop.doctor.check()
        for act in (shop.doctor.check, shop.doctor.repair):
            with pytest.raises(NotAllowed):
                act(actor=lead)
        assert shop.doctor.check(actor=owner(healthy)) == []


def test_an_old_sqlite_library_is_named(sqlite_shop_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Old:
        sqlite_version = "3.40.1"

    with open_shop(sqlite_shop_url, as_owner=True) as shop:
        monkeypatch.setattr(doctor_module, "sqlite_module", lambda: Old)
        [note] = shop.doctor.notes()
        assert "3.40.1" in note


def test_a_check_while_others_sell_finds_nothing(healthy: Shop, shop_url: str) -> None:
    """Each check sees one state of the database, however many sales are committed meanwhile."""
    done = Event()

    def go_on_selling() -> None:
        with open_shop(shop_url, as_owner=True, till="Bar") as bar:
            while not done.is_set():
                sell(bar, mixed(bar))

    seller = Thread(target=go_on_selling)
    seller.start()
    try:
        found = [finding for _ in range(15) for finding in healthy.doctor.check()]
    finally:
        done.set()
        seller.join()
    assert found == []
    assert value(healthy, "SELECT count(*) FROM \"Sale\" WHERE till = 'Bar'") > 0
