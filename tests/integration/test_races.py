"""Several tills at once: one customer a number, one sale an id, every invariant afterwards."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import TYPE_CHECKING, Any

from pos_app.bootstrap import Payment, Role, SaleDone, Shop, open_shop
from pos_app.errors import AlreadyAMember, LastOwner, NotEnoughPoints, SaleIdReused, SignInOver, VoucherEmpty
from tests.integration.counter import TYPED, food, merch, mixed, of, owner, person, rows, sell, value

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
PROCESSES, SALES = 8, 12

SELLER = """
import sys
from pos_app.bootstrap import Cart, Kind, Payment, open_shop
url, till, sales = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open_shop(url, as_owner=True, till=till) as shop:
    products = shop.catalogue.products()
    cart = Cart()
    for kind in Kind:
        cart = cart.add(next(each for each in products if each.kind is kind and each.sellable))
    for count in range(sales):
        phone = None if count % 6 == 5 else f"58055502{count % 3:02}"
        paid = [Payment.cash(shop.checkout.due(cart))]
        print(shop.checkout.complete(shop.actor, cart, phone=phone, payments=paid).sale_id)
"""


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """What each call returned or raised, all begun at the same moment on threads of their own."""
    gate = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        gate.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as threads:
        asked = [threads.submit(run, call) for call in calls]
    return [each.exception() or each.result() for each in asked]


def failures(results: list[Any]) -> list[type[Exception]]:
    """The classes of what was raised."""
    return [type(each) for each in results if isinstance(each, Exception)]


def test_tills_that_meet_the_same_new_number_end_with_one_customer(shop: Shop, shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        for guest in range(5):
            phone = f"580 555 02{guest:02}"
            done = at_once(
                *[
                    lambda each=each, phone=phone: sell(each, mixed(each), phone=phone, name="Ava")
                    for each in (shop, bar) * 2
                ]
            )
            assert failures(done) == []
            customers = {each.customer_id for each in done}
            assert len(customers) == 1
            assert sum(each.is_new_customer for each in done) == 1
            [customer] = customers
            worth = shop.history.worth(customer)
            assert (worth.orders, worth.visits, worth.lifetime_total) == (8, 4, 4 * 3699)
    assert shop.doctor.check() == []


def test_the_same_sale_from_two_threads_is_done_once(shop: Shop, shop_url: str) -> None:
    cart = mixed(shop)
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        for count in range(5):
            done = at_once(*[partial(sell, each, cart, sale_id=f"sale-{count}") for each in (shop, bar, shop, bar)])
            assert failures(done) == []
            assert len({repr(each) for each in done}) == 1
    assert value(shop, 'SELECT count(*) FROM "Sale"') == 5
    assert shop.doctor.check() == []


def test_two_contents_under_one_sale_id_are_one_sale(shop: Shop) -> None:
    food_only, merch_only = of(food(shop)), of(merch(shop))
    done = at_once(lambda: sell(shop, food_only, sale_id="s"), lambda: sell(shop, merch_only, sale_id="s"))
    assert failures(done) == [SaleIdReused]
    assert value(shop, 'SELECT count(*) FROM "Sale"') == 1
    assert shop.doctor.check() == []


def test_an_enrolment_against_sales_links_every_order(shop: Shop, shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        for guest in range(5):
            phone = f"580 555 02{guest:02}"
            if guest % 2:
                sell(shop, mixed(shop), phone=phone)
            done = at_once(
                partial(sell, shop, mixed(shop), phone=phone),
                partial(bar.tappass.enrol, owner(bar), phone=phone, name="Ava"),
                partial(sell, bar, mixed(bar), phone=phone),
            )
            assert failures(done) == []
    assert shop.doctor.check() == []
    assert value(shop, 'SELECT count(*) FROM "Order" WHERE "memberId" IS NULL') == 0
    earned = value(shop, "SELECT count(*) FROM \"PointsEntry\" WHERE kind = 'EARN'")
    assert earned == value(shop, 'SELECT count(*) FROM "Order"') + value(shop, 'SELECT count(*) FROM "MerchOrder"')


def test_two_sign_ups_of_one_guest_make_one_member(shop: Shop, shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        done = at_once(
            *[partial(each.tappass.enrol, owner(each), phone=TYPED, name="Ava") for each in (shop, bar, shop)]
        )
    assert failures(done) == [AlreadyAMember] * 2
    assert value(shop, 'SELECT count(*) FROM "Member"') == 1
    assert shop.doctor.check() == []


def test_two_owners_cannot_remove_each_other(shop: Shop) -> None:
    first, second = owner(shop), person(shop, Role.OWNER, "Odette")
    done = at_once(lambda: shop.staff.deactivate(first, second.id), lambda: shop.staff.deactivate(second, first.id))
    [refused] = failures(done)
    assert refused in {LastOwner, SignInOver}
    assert len(shop.staff.everyone()) == 1


def test_programs_that_start_at_once_on_a_new_database_make_one_shop(database_url: str) -> None:
    def start() -> tuple[str, int]:
        with open_shop(database_url, as_owner=True, demo=True) as shop:
            return owner(shop).name, len(shop.catalogue.products())

    started = at_once(*[start] * 4)
    assert failures(started) == []
    assert len(set(started)) == 1
    with open_shop(database_url, as_owner=True) as shop:
        assert [each.name for each in shop.staff.everyone()] == ["Olive"]
        assert shop.doctor.check() == []


def test_new_tills_that_start_at_once_have_letters_of_their_own(shop_url: str) -> None:
    def start(till: str) -> str:
        with open_shop(shop_url, till=till) as shop:
            return shop.premises.letter

    letters = at_once(*[partial(start, till) for till in ("Bar", "Bar", "Terrace", "Bar", "Terrace", "Door")])
    assert failures(letters) == []
    bar, terrace, door = letters[0], letters[2], letters[5]
    assert [letters[1], letters[3], letters[4]] == [bar, bar, terrace]
    assert len({bar, terrace, door, "A"}) == 4


def test_processes_that_sell_at_once_lose_nothing(shop: Shop, shop_url: str) -> None:
    commands = [
        [sys.executable, "-c", SELLER, shop_url, f"Till {number % 4 + 1}", str(SALES)] for number in range(PROCESSES)
    ]
    running = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for command in commands
    ]
    told = [process.communicate(timeout=120) for process in running]
    assert [error for _, error in told if error] == []
    acknowledged = [sale for output, _ in told for sale in output.split()]
    assert len(acknowledged) == PROCESSES * SALES
    assert {row["id"] for row in rows(shop, 'SELECT id FROM "Sale"')} == set(acknowledged)
    assert value(shop, 'SELECT count(*) FROM "Customer"') == 4
    numbers = [row["number"] for row in rows(shop, 'SELECT number FROM "Order"')]
    assert len(set(numbers)) == len(numbers)
    assert shop.doctor.check() == []
    assert shop.journal.verify() == []


def test_one_voucher_and_one_balance_are_spent_once_by_many_tills(shop: Shop, shop_url: str) -> None:
    voucher = shop.vouchers.issue(owner(shop), 5000)
    sell(shop, of(merch(shop), 20))
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    balance = value(shop, 'SELECT points FROM "Member"')
    cart = of(merch(shop))

    def pay(till: Shop, payment: Payment) -> SaleDone:
        paid = [payment, Payment.cash(2500)]
        return till.checkout.complete(owner(till), cart, phone=TYPED, payments=paid)

    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        by_voucher = at_once(*[partial(pay, till, Payment.voucher(voucher.code, 2000)) for till in (shop, bar) * 3])
        by_points = at_once(*[partial(pay, till, Payment.points(400)) for till in (shop, bar) * 3])
    assert failures(by_voucher) == [VoucherEmpty] * 4
    assert shop.vouchers.find(voucher.code).balance == 1000
    done = [each for each in by_points if isinstance(each, SaleDone)]
    assert set(failures(by_points)) == {NotEnoughPoints}
    earned = sum(each.points_earned for each in (*by_voucher, *done) if isinstance(each, SaleDone))
    assert value(shop, 'SELECT points FROM "Member"') == balance - 400 * len(done) + earned
    assert 1 <= len(done) < 6
    assert shop.doctor.check() == []
