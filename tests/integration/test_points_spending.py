"""Points taken as payment, and birthday points: once, in steps, never below nothing, whoever is at the other till."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from pos_app.bootstrap import Payment, SaleDone, Shop, open_shop
from pos_app.data import points_ledger
from pos_app.domain import loyalty
from pos_app.domain.loyalty import EntryKind
from pos_app.errors import NotEnoughPoints, PaymentNotPossible
from tests.integration.counter import NOON, TYPED, Clock, mixed, owner, rows, sell, set_clock, tamper, value
from tests.integration.test_races import at_once, failures
from tests.integration.test_tappass import set_rules


def join(shop: Shop, birthday: date | None = None) -> tuple[str, str]:
    """A new member: the customer's id and the member row's."""
    card = shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava Reyes", birthday=birthday)
    return card.customer_id, value(shop, 'SELECT id FROM "Member"')


def spend(shop: Shop, member: str, points: int, source: str) -> int:
    """As the checkout does it, in a transaction of its own."""

    def work(connection: Any) -> int:
        return points_ledger.spend(connection, member, points, source, NOON)

    return shop.premises.database.call(work)


def test_spent_points_leave_the_balance_and_a_line(shop: Shop, clock: Clock) -> None:
    customer, member = join(shop)
    assert spend(shop, member, 60, "payment:one") == 40
    newest = shop.points.ledger(customer).lines[0]
    assert (newest.kind, newest.points, newest.balance, newest.reason) == (EntryKind.SPEND, -60, 40, points_ledger.PAID)
    assert shop.points.ledger(customer).adds_up


@pytest.mark.parametrize("points", [101, 10**9])
def test_more_than_the_balance_is_refused(shop: Shop, points: int) -> None:
    customer, member = join(shop)
    with pytest.raises(NotEnoughPoints) as refused:
        spend(shop, member, points, "payment:one")
    assert refused.value.asked == points
    assert shop.tappass.card(customer).points == 100
    assert len(shop.points.ledger(customer).lines) == 1


@pytest.mark.parametrize("points", [0, -5])
def test_nothing_is_no_payment(shop: Shop, points: int) -> None:
    _, member = join(shop)
    with pytest.raises(PaymentNotPossible):
        spend(shop, member, points, "payment:one")


def test_a_balance_below_nothing_cannot_be_spent(shop: Shop) -> None:
    _, member = join(shop)
    tamper(shop, 'UPDATE "Member" SET points = -5')
    with pytest.raises(NotEnoughPoints):
        spend(shop, member, 1, "payment:one")


def test_two_tills_cannot_spend_the_same_points(shop: Shop, shop_url: str) -> None:
    set_rules(shop, bonus=210)
    customer, _ = join(shop)
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        done = at_once(*[partial(pay_with_points, each, 100) for each in (shop, bar) * 4])
    assert failures(done) == [NotEnoughPoints] * 6
    earned = sum(each.points_earned for each in done if not isinstance(each, Exception))
    assert shop.tappass.card(customer).points == 10 + earned
    assert value(shop, 'SELECT count(*) FROM "Sale"') == 2
    assert shop.doctor.check() == []


def pay_with_points(shop: Shop, points: int) -> SaleDone:
    """A sale of which points pay a part, cash the rest."""
    cart = mixed(shop)
    cash = shop.checkout.due(cart) - loyalty.worth(points, shop.premises.rules())
    payments = [Payment.points(points), Payment.cash(cash)]
    return shop.checkout.complete(owner(shop), cart, phone=TYPED, payments=payments)


def test_spent_points_show_what_they_paid_for(shop: Shop) -> None:
    customer, _ = join(shop)
    done = pay_with_points(shop, 100)
    spent = next(line for line in shop.points.ledger(customer).lines if line.kind is EntryKind.SPEND)
    assert spent.order is not None
    assert (spent.order.id, spent.order.number) == (done.order_id, done.number)


def test_every_line_has_its_place(shop: Shop, clock: Clock) -> None:
    for _ in range(2):
        sell(shop, mixed(shop))
        clock.move(days=-1)
    customer, member = join(shop)
    sell(shop, mixed(shop))
    spend(shop, member, 100, "payment:one")
    kept = rows(shop, 'SELECT kind, sequence FROM "PointsEntry" ORDER BY sequence')
    assert {row["kind"] for row in kept[:5]} == {"EARN", "BONUS"}
    assert [row["kind"] for row in kept[5:]] == ["EARN", "EARN", "SPEND"]
    places = [row["sequence"] for row in kept]
    last_sale = value(shop, 'SELECT max(sequence) FROM "Sale"')
    assert places[0] == places[4] < places[5] == places[6] == last_sale < places[7]
    lines = shop.points.ledger(customer).lines
    assert lines[0].kind is EntryKind.SPEND


def test_the_first_sale_near_the_birthday_brings_points_once(shop: Shop, clock: Clock) -> None:
    customer, _ = join(shop, date(1990, 11, 27))
    done = sell(shop, mixed(shop))
    assert (done.birthday_points, done.points_earned, done.points) == (50, 36, 186)
    again = sell(shop, mixed(shop))
    assert (again.birthday_points, again.points) == (0, 222)
    assert shop.points.ledger(customer).standing.earned == 72
    clock.move(days=365)
    assert sell(shop, mixed(shop)).birthday_points == 50
    sources = {row["source"] for row in rows(shop, "SELECT source FROM \"PointsEntry\" WHERE kind = 'BIRTHDAY'")}
    assert {source.rpartition(":")[2] for source in sources} == {"2026", "2027"}
    assert shop.doctor.check() == []


def test_a_replay_answers_with_the_same_birthday(shop: Shop, clock: Clock) -> None:
    join(shop, date(1990, 11, 22))
    first = sell(shop, mixed(shop), sale_id="one")
    assert first.birthday_points == 50
    assert sell(shop, mixed(shop), sale_id="one") == first


def test_an_answer_kept_before_there_were_birthdays_is_read(shop: Shop) -> None:
    join(shop)
    first = sell(shop, mixed(shop), sale_id="one")
    is_sqlite = shop.premises.database.is_sqlite
    removed = "json_remove(outcome, '$.birthday_points')" if is_sqlite else "outcome - 'birthday_points'"
    assert tamper(shop, f'UPDATE "Sale" SET outcome = {removed}') == 1
    assert sell(shop, mixed(shop), sale_id="one") == first


def test_a_birthday_far_away_or_unknown_brings_nothing(shop: Shop, clock: Clock) -> None:
    join(shop, date(1990, 12, 1))
    assert sell(shop, mixed(shop)).birthday_points == 0
    clock.move(days=2)
    assert sell(shop, mixed(shop)).birthday_points == 50


def test_around_new_year_the_birthday_is_rewarded_once(shop: Shop) -> None:
    clock = set_clock(shop, NOON.replace(month=12, day=30))
    join(shop, date(1990, 1, 2))
    assert sell(shop, mixed(shop)).birthday_points == 50
    clock.move(days=6)
    assert sell(shop, mixed(shop)).birthday_points == 0


def test_a_birthday_at_two_tills_at_once_is_rewarded_once(shop: Shop, shop_url: str) -> None:
    today = shop.info.business_day(shop.premises.now())
    customer, _ = join(shop, today - timedelta(days=365 * 30 + 7))
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        done = at_once(*[lambda each=each: sell(each, mixed(each)) for each in (shop, bar) * 3])
    assert failures(done) == []
    assert sum(each.birthday_points for each in done) == 50
    assert shop.tappass.card(customer).points == 150 + 6 * 36
    assert shop.doctor.check() == []
