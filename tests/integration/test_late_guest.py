"""A finished sale gets its guest, or another one, until the till is closed: counters, points and links follow."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from pos_app.bootstrap import Act, Kind, Payment, Role, open_shop
from pos_app.errors import (
    NotAllowed,
    NotFound,
    NothingToRefund,
    PhoneNotPossible,
    SaleTooOld,
    SaleWasPaidWithPoints,
    SaleWasRefunded,
)
from tests.integration.counter import TYPED, content, food, mixed, of, owner, person, sell, tamper, value
from tests.integration.test_money_at_checkout import member_with
from tests.integration.test_races import at_once, failures

if TYPE_CHECKING:
    from pos_app.bootstrap import Shop

OTHER = "580 555 0199"


def enrolled(shop: Shop, phone: str, name: str) -> str:
    return shop.tappass.enrol(owner(shop), phone=phone, name=name).customer_id


def test_a_walk_in_sale_gets_a_new_guest(shop: Shop) -> None:
    done = sell(shop, mixed(shop), phone=None)
    given = shop.late_guest.give(person(shop, Role.CASHIER), done.sale_id, TYPED, "Ava")
    assert (given.is_new_customer, given.name, given.previous_id, given.points) == (True, "Ava", "walk-in", None)
    known = shop.history.worth(given.customer_id)
    assert (known.orders, known.visits, known.lifetime_total) == (2, 1, done.total)
    assert shop.doctor.check() == []
    entry = shop.journal.latest(owner(shop), 1)[0]
    assert (entry.kind, entry.subject, entry.data["to"]) == ("sale_given", done.sale_id, given.customer_id)


def test_a_member_earns_what_the_sale_would_have_earned(shop: Shop) -> None:
    ava = enrolled(shop, TYPED, "Ava")
    as_known = sell(shop, mixed(shop))
    done = sell(shop, mixed(shop), phone=None)
    given = shop.late_guest.give(owner(shop), done.sale_id, TYPED)
    assert (given.customer_id, given.points_earned) == (ava, as_known.points_earned)
    assert given.points == 100 + 2 * as_known.points_earned
    assert shop.doctor.check() == []
    assert shop.refunds.refund(owner(shop), done.sale_id).points_taken == given.points_earned
    assert shop.doctor.check() == []


def test_from_one_member_to_another_and_back(shop: Shop) -> None:
    ava, ben = enrolled(shop, TYPED, "Ava"), enrolled(shop, OTHER, "Ben")
    done = sell(shop, mixed(shop))
    for phone, whose, former in ((OTHER, ben, ava), (TYPED, ava, ben), (OTHER, ben, ava)):
        given = shop.late_guest.give(owner(shop), done.sale_id, phone)
        assert (given.customer_id, given.previous_id, given.points) == (whose, former, 100 + done.points_earned)
        assert shop.customers.card(former).points == 100
        assert shop.history.worth(former).orders == 0
        assert shop.history.worth(whose).lifetime_total == done.total
        assert shop.history.entry(str(done.order_id), Kind.FOOD).points > 0
        assert shop.doctor.check() == []
    taken = shop.refunds.refund(owner(shop), done.sale_id)
    assert (taken.points_taken, taken.points) == (done.points_earned, 100)
    assert shop.doctor.check() == []


def test_given_to_whom_it_belongs_nothing_changes(shop: Shop) -> None:
    done = sell(shop, mixed(shop), name="Ava")
    before = content(shop)
    given = shop.late_guest.give(owner(shop), done.sale_id, TYPED)
    assert given.previous_id == given.customer_id == done.customer_id
    assert content(shop) == before


def test_another_customer_takes_a_lead(shop: Shop) -> None:
    cashier, lead = person(shop, Role.CASHIER, "Robin"), person(shop, Role.SHIFT_LEAD, "Kim")
    done = sell(shop, mixed(shop))
    with pytest.raises(NotAllowed):
        shop.late_guest.give(cashier, done.sale_id, OTHER)
    approval = shop.staff.approve(cashier, Act.GIVE_SALE, "739162", approver_id=lead.id)
    shop.late_guest.give(cashier, done.sale_id, OTHER, approval=approval)
    assert shop.journal.latest(owner(shop), 1)[0].data["approved_by"] == lead.id
    assert shop.doctor.check() == []


def test_what_cannot_go_along_keeps_the_sale_where_it_is(shop: Shop) -> None:
    member_with(shop, 1000)
    refunded = sell(shop, of(food(shop), 2))
    shop.refunds.refund(owner(shop), refunded.sale_id, lines=[(0, 1)])
    voided = sell(shop, mixed(shop))
    shop.refunds.void(owner(shop), voided.sale_id)
    cart = of(food(shop), 2)
    paid = shop.checkout.complete(owner(shop), cart, phone=TYPED, payments=[Payment.points(100), Payment.cash(9000)])
    before = content(shop)
    for sale, error in (
        (refunded.sale_id, SaleWasRefunded),
        (voided.sale_id, NothingToRefund),
        (paid.sale_id, SaleWasPaidWithPoints),
        ("nothing", NotFound),
    ):
        with pytest.raises(error):
            shop.late_guest.give(owner(shop), sale, OTHER)
    with pytest.raises(PhoneNotPossible):
        shop.late_guest.give(owner(shop), paid.sale_id, "12")
    assert content(shop) == before


def test_after_the_till_was_closed_the_sale_stays(shop: Shop) -> None:
    done = sell(shop, mixed(shop), phone=None)
    tamper(shop, 'UPDATE "Shift" SET "closedAt" = "openedAt"')
    with pytest.raises(SaleTooOld):
        shop.late_guest.give(owner(shop), done.sale_id, TYPED)
    assert value(shop, 'SELECT count(*) FROM "Customer"') == 1


def test_a_sale_sent_again_after_that_is_still_the_same_sale(shop: Shop) -> None:
    done = sell(shop, mixed(shop), phone=None, sale_id="s")
    shop.late_guest.give(owner(shop), "s", TYPED)
    assert sell(shop, mixed(shop), phone=None, sale_id="s") == done


def test_two_tills_give_one_sale_to_two_guests_and_one_of_them_has_it(shop: Shop, shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        for _ in range(3):
            done = sell(shop, mixed(shop), phone=None)
            tried = at_once(
                partial(shop.late_guest.give, owner(shop), done.sale_id, TYPED),
                partial(bar.late_guest.give, owner(bar), done.sale_id, OTHER),
                partial(bar.refunds.refund, owner(bar), done.sale_id, lines=[(0, 1)]),
                partial(sell, shop, mixed(shop), phone=OTHER),
            )
            assert set(failures(tried)) <= {SaleWasRefunded}
            assert shop.doctor.check() == []
