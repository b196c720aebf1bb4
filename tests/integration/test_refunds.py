"""Refunds and voids by the services: money to the cent, points in proportion, counters, rights, once per id, races."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.bootstrap import Act, Kind, Payment, Role, Tender, open_shop
from pos_app.errors import (
    ApprovalOver,
    CardNumberInText,
    NotAllowed,
    NotFound,
    NothingToRefund,
    RefundIdReused,
    RefundNotPossible,
    RefundOfRefund,
    RefundRefused,
    RefundTooMuch,
    TillNotOpen,
    VoidTooLate,
)
from tests.integration.counter import (
    TYPED,
    Clock,
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

if TYPE_CHECKING:
    from pos_app.bootstrap import Actor, SaleDone, Shop


def worth(shop: Shop, done: SaleDone) -> tuple[int, int]:
    """How many orders of the customer count, and what they come to."""
    known = shop.history.worth(done.customer_id)
    return known.orders, known.lifetime_total


def earned_by(shop: Shop, done: SaleDone) -> int:
    """What is left of the points the sale earned."""
    entries = [shop.history.entry(own_id, kind).points for own_id, kind in orders(done)]
    return sum(entries)


def orders(done: SaleDone) -> list[tuple[str, Kind]]:
    ids = [(done.order_id, Kind.FOOD), (done.merch_order_id, Kind.MERCH)]
    return [(own_id, kind) for own_id, kind in ids if own_id is not None]


def test_a_whole_refund_gives_everything_back_and_leaves_the_status(shop: Shop) -> None:
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    done = sell(shop, mixed(shop))
    assert done.points_earned > 0
    back = shop.refunds.refund(owner(shop), done.sale_id, reason="cold")
    assert (back.amount, back.value, back.points_taken, back.points) == (
        done.total,
        done.total,
        done.points_earned,
        100,
    )
    assert worth(shop, done) == (2, 0)
    for own_id, kind in orders(done):
        entry = shop.history.entry(own_id, kind)
        assert (entry.refunded, entry.points) == (entry.total, 0)
        assert entry.status in ("CONFIRMED", "PAID")
    [row] = rows(shop, 'SELECT * FROM "Refund"')
    assert (row["kind"], row["method"], row["reason"], row["approvedBy"]) == ("REFUND", "CASH", "cold", None)
    assert row["shiftId"] == value(shop, 'SELECT "shiftId" FROM "Sale"')
    assert shop.doctor.check() == []
    with pytest.raises(NothingToRefund):
        shop.refunds.refund(owner(shop), done.sale_id)


def test_one_by_one_comes_to_exactly_the_line(shop: Shop) -> None:
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    done = sell(shop, of(food(shop), 7))
    amounts, taken = [], []
    for _ in range(7):
        back = shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1)], to=Tender.CARD, reference="slip 9")
        amounts.append(back.amount)
        taken.append(back.points_taken)
        assert shop.doctor.check() == []
    assert sum(amounts) == done.total
    assert max(amounts) - min(amounts) <= 1
    assert sum(taken) == done.points_earned
    assert max(taken) - min(taken) <= 1
    assert [row["reference"] for row in rows(shop, 'SELECT reference FROM "Refund"')] == ["slip 9"] * 7


def test_more_than_is_left_is_refused_and_leaves_nothing(shop: Shop) -> None:
    done = sell(shop, of(food(shop), 2).add(merch(shop)))
    shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1)])
    before = content(shop)
    for lines in ([(0, 2)], [(0, 1), (0, 1)], [(5, 1)], [(-1, 1)], [(0, -1)]):
        with pytest.raises(RefundTooMuch):
            shop.refunds.refund(owner(shop), done.sale_id, lines=lines)
    for nothing in ([], [(0, 0)]):
        with pytest.raises(NothingToRefund):
            shop.refunds.refund(owner(shop), done.sale_id, lines=nothing)
    assert content(shop) == before


def test_one_order_of_a_sale_is_given_back_by_its_own_id(shop: Shop) -> None:
    done = sell(shop, mixed(shop))
    left = shop.refunds.refundable(order_id=done.merch_order_id)
    assert [line.kind for line in left.lines] == [Kind.MERCH]
    back = shop.refunds.refund(owner(shop), order_id=done.merch_order_id)
    assert back.amount == sum(line.amount for line in left.lines)
    assert [line.left for line in shop.refunds.refundable(done.sale_id).lines] == [2, 0]
    assert back.sale_id == done.sale_id
    assert shop.doctor.check() == []


def test_a_walk_in_sale_is_given_back(shop: Shop) -> None:
    done = sell(shop, mixed(shop), phone=None)
    back = shop.refunds.refund(owner(shop), done.sale_id)
    assert (back.amount, back.points, back.points_taken) == (done.total, None, 0)
    assert shop.doctor.check() == []


def test_a_void_cancels_and_counts_for_nobody(shop: Shop) -> None:
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    first = sell(shop, of(food(shop)))
    done = sell(shop, mixed(shop))
    shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1)])
    back = shop.refunds.void(owner(shop), done.sale_id, "mistyped")
    assert (back.kind, back.method) == ("VOID", Tender.CASH)
    assert back.points == 100 + first.points_earned
    assert worth(shop, done) == (1, first.total)
    assert {shop.history.entry(*each).status for each in orders(done)} == {"CANCELLED"}
    assert shop.doctor.check() == []
    with pytest.raises(NothingToRefund):
        shop.refunds.refund(owner(shop), done.sale_id)
    with pytest.raises(NothingToRefund):
        shop.refunds.void(owner(shop), done.sale_id)


def test_a_void_of_the_only_sale_leaves_no_first_order(shop: Shop) -> None:
    done = sell(shop, mixed(shop))
    shop.refunds.void(owner(shop), done.sale_id)
    known = shop.history.worth(done.customer_id)
    assert (known.orders, known.first_order, known.last_order) == (0, None, None)
    assert shop.doctor.check() == []


def test_a_void_is_for_today_at_this_till(shop: Shop, shop_url: str, clock: Clock) -> None:
    done = sell(shop, mixed(shop))
    with open_shop(shop_url, as_owner=True, till="Bar") as bar, pytest.raises(VoidTooLate):
        bar.refunds.void(owner(bar), done.sale_id)
    assert shop.refunds.refundable(done.sale_id).can_void
    clock.move(days=1)
    assert not shop.refunds.refundable(done.sale_id).can_void
    with pytest.raises(VoidTooLate):
        shop.refunds.void(owner(shop), done.sale_id)
    shop.refunds.refund(owner(shop), done.sale_id)
    assert shop.doctor.check() == []


def test_the_same_refund_sent_again_is_one(shop: Shop) -> None:
    done = sell(shop, of(food(shop), 3))
    asked: dict[str, Any] = {"lines": [(0, 1)], "refund_id": "r", "reason": "cold"}
    first = shop.refunds.refund(owner(shop), done.sale_id, **asked)
    assert shop.refunds.refund(owner(shop), done.sale_id, **asked) == first
    changes: list[dict[str, Any]] = [{"lines": [(0, 2)]}, {"reason": "warm"}, {"to": Tender.CARD}]
    for change in changes:
        with pytest.raises(RefundIdReused):
            shop.refunds.refund(owner(shop), done.sale_id, **(asked | change))
    assert value(shop, 'SELECT count(*) FROM "Refund"') == 1


def test_a_refund_is_no_sale(shop: Shop) -> None:
    done = sell(shop, mixed(shop))
    back = shop.refunds.refund(owner(shop), done.sale_id)
    for sale_id, order_id in ((back.refund_id, None), (None, back.refund_id)):
        with pytest.raises(RefundOfRefund):
            shop.refunds.refund(owner(shop), sale_id, order_id)
    for sale_id, order_id in (("nothing", None), (None, "nothing"), (None, None), (done.sale_id, "x")):
        with pytest.raises(NotFound):
            shop.refunds.refund(owner(shop), sale_id, order_id)


def test_money_goes_back_while_the_till_is_open(shop: Shop) -> None:
    done = sell(shop, mixed(shop))
    tamper(shop, 'UPDATE "Shift" SET "closedAt" = "openedAt"')
    with pytest.raises(TillNotOpen):
        shop.refunds.refund(owner(shop), done.sale_id)
    assert value(shop, 'SELECT count(*) FROM "Refund"') == 0


def test_a_card_number_is_no_reason_and_no_reference(shop: Shop) -> None:
    done = sell(shop, mixed(shop))
    tried: list[dict[str, Any]] = [
        {"reason": "card 4111 1111 1111 1111"},
        {"reference": "4111111111111111", "to": Tender.CARD},
    ]
    for asked in tried:
        with pytest.raises(CardNumberInText):
            shop.refunds.refund(owner(shop), done.sale_id, **asked)


def test_a_cashier_gives_back_with_a_leads_pin(shop: Shop) -> None:
    cashier, lead = person(shop, Role.CASHIER, "Robin"), person(shop, Role.SHIFT_LEAD, "Kim")
    done = sell(shop, of(food(shop), 2))
    with pytest.raises(NotAllowed):
        shop.refunds.refund(cashier, done.sale_id)
    approval = shop.staff.approve(cashier, Act.REFUND, "739162", approver_id=lead.id)
    with pytest.raises(RefundTooMuch):
        shop.refunds.refund(cashier, done.sale_id, lines=[(0, 9)], approval=approval)
    shop.refunds.refund(cashier, done.sale_id, lines=[(0, 1)], approval=approval, reason="cold")
    with pytest.raises(ApprovalOver):
        shop.refunds.refund(cashier, done.sale_id, approval=approval)
    [row] = rows(shop, 'SELECT * FROM "Refund"')
    assert (row["staffId"], row["approvedBy"]) == (cashier.id, lead.id)
    entry = next(each for each in shop.journal.latest(owner(shop)) if each.kind == "refund")
    assert (entry.staff, entry.data["approved_by"], entry.note) == ("Robin", lead.id, "cold")
    [past] = shop.refunds.refundable(done.sale_id).refunds
    assert (past.staff, past.approved_by) == ("Robin", "Kim")


def test_a_cashier_sees_the_sales_of_this_shift_and_no_others(shop: Shop, shop_url: str) -> None:
    cashier = person(shop, Role.CASHIER)
    done = sell(shop, mixed(shop))
    assert shop.refunds.refundable(done.sale_id, actor=cashier).total == done.total
    with open_shop(shop_url, as_owner=True, till="Bar") as bar, pytest.raises(NotAllowed):
        bar.refunds.refundable(done.sale_id, actor=cashier)


def test_points_taken_back_may_leave_less_than_nothing(shop: Shop) -> None:
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    done = sell(shop, of(food(shop), 30))
    tamper(
        shop,
        "INSERT INTO \"PointsEntry\" SELECT 'x', \"memberId\", 'ADJUST', 'x', -:n, reason, \"earnedAt\","
        ' "createdAt", sequence FROM "PointsEntry" WHERE kind = \'BONUS\'',
        n=100 + done.points_earned,
    )
    tamper(shop, 'UPDATE "Member" SET points = 0')
    back = shop.refunds.refund(owner(shop), done.sale_id)
    assert back.points == -done.points_earned
    assert shop.doctor.check() == []


def test_the_level_stays_and_what_it_is_judged_by_follows(shop: Shop) -> None:
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    done = sell(shop, of(merch(shop), 40))
    level = shop.customers.card(done.customer_id).level
    assert level != "BRONZE"
    shop.refunds.refund(owner(shop), done.sale_id)
    assert shop.customers.card(done.customer_id).level == level
    assert shop.points.ledger(done.customer_id).standing.earned == 0
    lines = shop.points.ledger(done.customer_id).lines
    assert lines[0].points == -done.points_earned
    assert lines[0].order is not None
    assert shop.doctor.check() == []


def test_points_earned_on_the_rest_go_with_the_rest(shop: Shop) -> None:
    done = sell(shop, of(food(shop), 4))
    shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 2)])
    card = shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    on_the_rest = card.points - 100
    half = shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1)])
    assert abs(half.points_taken - on_the_rest / 2) <= 0.5
    last = shop.refunds.refund(owner(shop), done.sale_id)
    assert half.points_taken + last.points_taken == on_the_rest
    assert shop.doctor.check() == []


def test_points_are_a_members_own_way_to_be_paid_back(shop: Shop) -> None:
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    done = sell(shop, of(food(shop), 2))
    back = shop.refunds.refund(owner(shop), done.sale_id, to=Tender.POINTS)
    assert back.amount == 0
    assert back.points_back == -(-done.total * 100 // 500)
    assert back.points == 100 + back.points_back
    assert shop.doctor.check() == []
    walk_in = sell(shop, mixed(shop), phone=None)
    with pytest.raises(RefundNotPossible):
        shop.refunds.refund(owner(shop), walk_in.sale_id, to=Tender.POINTS)


def test_two_tills_never_give_back_more_than_was_paid(shop: Shop, shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        for phone in (TYPED, None):
            done = sell(shop, of(food(shop), 3), phone=phone)
            tried = at_once(
                *[
                    partial(each.refunds.refund, owner(each), done.sale_id, lines=[(0, 2)])
                    for each in (shop, bar, shop, bar)
                ]
            )
            assert failures(tried) == [RefundTooMuch] * 3
            rest = at_once(
                *[
                    partial(each.refunds.refund, owner(each), done.sale_id, refund_id=done.sale_id)
                    for each in (shop, bar, shop)
                ]
            )
            assert failures(rest) == []
            assert len(set(rest)) == 1
    assert value(shop, 'SELECT sum(amount) FROM "Refund"') == value(shop, 'SELECT sum(total) FROM "Sale"')
    assert shop.doctor.check() == []


def test_a_refund_against_a_sale_of_the_same_guest_loses_nothing(shop: Shop, shop_url: str) -> None:
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    done = sell(shop, of(food(shop), 4))
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        tried = at_once(
            lambda: shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1)]),
            lambda: sell(bar, mixed(bar)),
            lambda: bar.refunds.refund(owner(bar), done.sale_id, lines=[(0, 1)]),
            lambda: sell(shop, mixed(shop)),
        )
    assert failures(tried) == []
    assert shop.doctor.check() == []


def test_a_void_and_a_refund_at_once_are_one_of_them_first(shop: Shop, shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        for _ in range(3):
            done = sell(shop, mixed(shop))
            tried = at_once(
                partial(shop.refunds.void, owner(shop), done.sale_id),
                partial(bar.refunds.refund, owner(bar), done.sale_id),
            )
            refused = [each for each in tried if isinstance(each, Exception)]
            assert len(refused) == 1
            assert isinstance(refused[0], RefundRefused)
    assert value(shop, 'SELECT sum(amount) FROM "Refund"') == value(shop, 'SELECT sum(total) FROM "Sale"')
    assert shop.doctor.check() == []


def test_a_sale_paid_by_card_is_voided_to_the_card(shop: Shop) -> None:
    cart = mixed(shop)
    paid = [Payment.card(shop.checkout.due(cart) - 100, "slip 7"), Payment.cash(500)]
    done = shop.checkout.complete(owner(shop), cart, payments=paid)
    assert shop.refunds.refundable(done.sale_id).paid_by == (Tender.CARD, Tender.CASH)
    assert shop.refunds.void(owner(shop), done.sale_id).method is Tender.CARD


def test_who_may_not_gives_nothing_back(shop: Shop) -> None:
    cashier: Actor = person(shop, Role.CASHIER)
    done = sell(shop, mixed(shop))
    before = content(shop)
    with pytest.raises(NotAllowed):
        shop.refunds.void(cashier, done.sale_id)
    assert content(shop) == before
