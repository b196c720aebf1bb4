"""What goes back of a sale with taxes, discounts, points, vouchers, coins and tips: in proportion, and all of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos_app.bootstrap import Cart, Kind, Payment, Tender
from pos_app.data import schema
from pos_app.domain import vouchers
from pos_app.domain.discount import Discount
from pos_app.errors import NothingToRefund, RefundNotPossible
from tests.integration.counter import TYPED, food, merch, mixed, of, owner, rows, sell, tamper, value
from tests.integration.test_money_at_checkout import (
    BOOKS,
    HAPPY,
    SALES_TAX,
    VAT,
    counter,
    member_with,
    pay,
    tax,
    taxed_as,
)

if TYPE_CHECKING:
    from pos_app.bootstrap import SaleDone, Shop
    from pos_app.domain.refunds import RefundDone
    from pos_app.domain.taxes import TaxClass


def one_by_one(shop: Shop, done: SaleDone, to: Tender = Tender.CARD) -> list[int]:
    """Give every piece back alone; the amounts."""
    amounts = []
    for place, line in enumerate(shop.refunds.refundable(done.sale_id).lines):
        for _ in range(line.quantity):
            amounts.append(shop.refunds.refund(owner(shop), done.sale_id, lines=[(place, 1)], to=to).amount)
            assert shop.doctor.check() == []
    return amounts


def discounted(shop: Shop) -> Cart:
    """Three dishes, two of a class of their own, a discount on a line and one on all."""
    cart = Cart().add(food(shop), 3).add(taxed_as(shop, food(shop, 1), BOOKS.id), 2).add(merch(shop))
    line = replace(cart.lines[0], discount=Discount.by_percent(12, HAPPY))
    return cart.with_line(0, line).with_discount(Discount.by_amount(333, HAPPY))


@pytest.mark.parametrize("first", [SALES_TAX, VAT])
def test_taxes_go_back_rate_by_rate(shop: Shop, first: TaxClass) -> None:
    tax(shop, first, BOOKS)
    cart = discounted(shop)
    done = pay(shop, cart, Payment.cash(shop.checkout.due(cart)))
    assert sum(one_by_one(shop, done)) == done.total
    sums = 'SELECT "taxClass", sum(net) AS net, sum(tax) AS tax, count(*) AS n FROM "TaxLine" GROUP BY "taxClass"'
    for row in rows(shop, sums):
        assert (row["net"], row["tax"]) == (0, 0)
        assert row["n"] > 1
    assert value(shop, 'SELECT sum(tax) FROM "Refund"') == value(shop, 'SELECT tax FROM "Sale"')
    assert value(shop, 'SELECT sum(refunded) FROM "Order"') == value(shop, 'SELECT sum(total) FROM "Order"')


def test_the_share_that_points_paid_comes_back_as_points(shop: Shop) -> None:
    member_with(shop, 1000)
    cart = of(food(shop), 3)
    done = pay(shop, cart, Payment.points(300), Payment.cash(5000))
    left = shop.refunds.refundable(done.sale_id)
    assert (left.by_points, left.points) == (1500, 300)
    third = shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1)])
    assert (third.points_back, third.amount) == (100, done.total // 3 - 500)
    rest = shop.refunds.refund(owner(shop), done.sale_id)
    assert third.points_back + rest.points_back == 300
    assert third.amount + rest.amount == done.total - 1500
    assert third.points_taken + rest.points_taken == done.points_earned
    assert rest.points == 1000
    assert shop.doctor.check() == []


def test_all_by_points_gives_no_money(shop: Shop) -> None:
    member_with(shop, 1000)
    cart = of(food(shop)).with_discount(Discount.by_amount(shop.checkout.due(of(food(shop))) % 500, HAPPY))
    due = shop.checkout.due(cart)
    done = pay(shop, cart, Payment.points(due // 5))
    back = shop.refunds.refund(owner(shop), done.sale_id)
    assert (back.amount, back.points_back, back.points) == (0, due // 5, 1000)
    assert shop.doctor.check() == []


def test_a_voucher_is_made_for_what_goes_back(shop: Shop) -> None:
    done = sell(shop, mixed(shop))
    back = shop.refunds.refund(owner(shop), done.sale_id, to=Tender.VOUCHER, reason="too big")
    assert vouchers.is_sound(back.voucher_code)
    assert shop.vouchers.find(back.voucher_code).balance == back.amount == done.total
    spent = sell(shop, of(food(shop)))
    cart = of(food(shop))
    paid = [Payment.voucher(back.voucher_code, spent.total)]
    again = shop.checkout.complete(owner(shop), cart, phone=TYPED, payments=paid)
    returned = shop.refunds.refund(owner(shop), again.sale_id, to=Tender.VOUCHER)
    assert returned.voucher_code == back.voucher_code
    assert shop.vouchers.find(back.voucher_code).balance == done.total
    assert shop.doctor.check() == []


def test_a_voided_sale_goes_back_to_the_voucher_that_paid(shop: Shop) -> None:
    made = shop.vouchers.issue(owner(shop), 10_000)
    cart = of(food(shop))
    done = shop.checkout.complete(owner(shop), cart, payments=[Payment.voucher(made.code, shop.checkout.due(cart))])
    back = shop.refunds.void(owner(shop), done.sale_id)
    assert (back.method, back.voucher_code) == (Tender.VOUCHER, made.code)
    assert shop.vouchers.find(made.code).balance == 10_000
    assert shop.doctor.check() == []


def test_coins_round_all_of_it_once(shop: Shop) -> None:
    counter(shop, coin=5)
    cart = Cart().add(food(shop), 7).with_discount(Discount.by_amount(4, HAPPY))
    done = shop.checkout.complete(owner(shop), cart, payments=[Payment.cash(100_000)])
    [sale] = rows(shop, 'SELECT rounding, total FROM "Sale"')
    amounts = one_by_one(shop, done, Tender.CASH)
    assert all(amount % 5 == 0 for amount in amounts)
    assert sum(amounts) == sale["total"] + sale["rounding"]


def test_a_tip_stays_with_a_refund_and_goes_back_with_a_void(shop: Shop) -> None:
    for voids in (False, True):
        cart = mixed(shop)
        paid = [Payment.card(shop.checkout.due(cart) + 300, "slip 7")]
        done = shop.checkout.complete(owner(shop), cart, payments=paid, tip=300)
        if voids:
            back = shop.refunds.void(owner(shop), done.sale_id)
            assert (back.amount, back.tip, back.method) == (done.total + 300, 300, Tender.CARD)
        else:
            back = shop.refunds.refund(owner(shop), done.sale_id, to=Tender.CARD)
            assert (back.amount, back.tip) == (done.total, 0)
    assert shop.doctor.check() == []


def test_a_free_sale_is_voided(shop: Shop) -> None:
    cart = of(food(shop)).with_discount(Discount.by_percent(100, HAPPY))
    done = shop.checkout.complete(owner(shop), cart, phone=TYPED, payments=[])
    assert shop.refunds.void(owner(shop), done.sale_id).amount == 0
    assert shop.doctor.check() == []


# --- orders of the old shop -------------------------------------------------------------------------------------------


def adopted(shop: Shop, items: str, total: int, kind: Kind = Kind.FOOD, status: str = "DELIVERED") -> str:
    """An order as an adoption leaves it: no sale, no taxes, the row it came from beside it."""
    done = sell(shop, of(food(shop) if kind is Kind.FOOD else merch(shop)))
    table = "Order" if kind is Kind.FOOD else "MerchOrder"
    own_id = done.order_id or done.merch_order_id
    for child in ("Payment", "TaxLine"):
        tamper(shop, f'DELETE FROM "{child}" WHERE "saleId" = :sale', sale=done.sale_id)
    json = ":items" if shop.premises.database.is_sqlite else "CAST(:items AS jsonb)"
    changed = f'"saleId" = NULL, items = {json}, legacy = {json}, total = :total, status = :status'
    given = {"items": items, "total": total, "status": status, "id": own_id}
    tamper(shop, f'UPDATE "{table}" SET {changed} WHERE id = :id', **given)
    tamper(shop, 'DELETE FROM "Sale" WHERE id = :sale', sale=done.sale_id)
    shop.doctor.repair()
    return str(own_id)


def test_an_order_of_the_old_shop_is_given_back_by_its_lines(shop: Shop) -> None:
    items = '[{"name": "Burger", "quantity": 3, "total": 1000}, {"name": "Cola", "quantity": 1, "total": 500}]'
    own_id = adopted(shop, items, 1601)
    left = shop.refunds.refundable(order_id=own_id)
    assert (left.sale_id, left.paid_by, left.can_void) == (None, (), False)
    assert sum(line.amount for line in left.lines) == 1601
    amounts = [
        shop.refunds.refund(owner(shop), order_id=own_id, lines=[(0, 1)]).amount,
        shop.refunds.refund(owner(shop), order_id=own_id, lines=[(0, 2), (1, 1)], to=Tender.CARD).amount,
    ]
    assert sum(amounts) == 1601
    assert value(shop, 'SELECT refunded FROM "Order" WHERE id = :id', id=own_id) == 1601
    assert [each for each in shop.doctor.check() if "journal" not in each.expected] == []


def test_an_old_order_without_items_is_given_back_whole(shop: Shop) -> None:
    own_id = adopted(shop, "[]", 2500, Kind.MERCH, "PICKED_UP")
    assert shop.refunds.refund(owner(shop), order_id=own_id).amount == 2500


def test_what_was_never_paid_is_not_given_back(shop: Shop) -> None:
    for status in ("UNPAID", "CANCELLED"):
        own_id = adopted(shop, "[]", 2500, Kind.MERCH, status)
        with pytest.raises(NothingToRefund):
            shop.refunds.refund(owner(shop), order_id=own_id)


def test_points_do_not_pay_a_tip_back(shop: Shop) -> None:
    member_with(shop, 0)
    cart = mixed(shop)
    done = pay(shop, cart, Payment.card(shop.checkout.due(cart) + 300), tip=300)
    with pytest.raises(RefundNotPossible):
        shop.refunds.void(owner(shop), done.sale_id, to=Tender.POINTS)


def test_a_smaller_coin_between_two_refunds_asks_nothing_back_of_the_guest(shop: Shop) -> None:
    shop.catalogue.set_price(owner(shop), food(shop).id, 1)
    done = sell(shop, of(food(shop), 8))
    counter(shop, coin=5)
    amounts = [shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 3)]).amount]
    counter(shop, coin=1)
    amounts += [shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1)]).amount for _ in range(5)]
    assert amounts == [5, 0, 0, 1, 1, 1]
    assert shop.doctor.check() == []


# --- as it was paid ---------------------------------------------------------------------------------------------------


def ways(done: RefundDone) -> dict[Tender, int]:
    """What went where."""
    found: dict[Tender, int] = {}
    for part in done.parts:
        found[part.method] = found.get(part.method, 0) + part.amount
    return found


def test_a_void_of_a_split_payment_gives_each_its_own(shop: Shop) -> None:
    counter(shop, coin=5)
    member_with(shop, 1000)
    good, old = shop.vouchers.issue(owner(shop), 400), shop.vouchers.issue(owner(shop), 300)
    cart = mixed(shop)
    due = shop.checkout.due(cart) + 250
    points = Payment.points(100)
    split = [points, Payment.voucher(good.code, 400), Payment.voucher(old.code, 300)]
    split += [Payment.card(701, "slip 7"), Payment.card(502, "slip 8")]
    drawer = shop.till.expected_cash(owner(shop))
    left = due - 500 - 700 - 1203
    done = shop.checkout.complete(owner(shop), cart, phone=TYPED, payments=[*split, Payment.cash(left + 1000)], tip=250)
    in_cash = left + 1000 - done.change
    tamper(shop, 'UPDATE "Voucher" SET "expiresOn" = \'2020-01-01\' WHERE id = :id', id=old.id)
    back = shop.refunds.void(owner(shop), done.sale_id)
    assert ways(back) == {Tender.CASH: in_cash, Tender.CARD: 1203, Tender.VOUCHER: 700}
    by_card = {(each.amount, each.reference) for each in back.parts if each.method is Tender.CARD}
    assert by_card == {(701, "slip 7"), (502, "slip 8")}
    assert shop.vouchers.find(good.code).balance == 400
    [made] = [each.voucher_code for each in back.parts if each.voucher_code and each.voucher_code != good.code]
    assert shop.vouchers.find(made).balance == 300
    assert (back.points_back, back.points) == (100, 1000)
    assert shop.till.expected_cash(owner(shop)) == drawer
    report = shop.till.x_report(owner(shop))
    assert {each.name: each.amount for each in report.given_back} == {
        way.value: sum_ for way, sum_ in ways(back).items()
    }
    receipt = shop.receipts.of_refund(back.refund_id)
    assert sum(each.amount for each in receipt.payments) == -done.total - done.tip - back.rounding
    assert shop.refunds.void(owner(shop), done.sale_id, refund_id=back.refund_id) == back
    assert shop.doctor.check() == []


def test_parts_of_a_split_payment_go_back_in_proportion(shop: Shop) -> None:
    cart = Cart().add(food(shop), 3)
    due = shop.checkout.due(cart)
    by_card = due // 3 + 1
    done = pay(shop, cart, Payment.card(by_card, "slip 7"), Payment.cash(due - by_card + 500))
    went: dict[Tender, int] = {}
    for at in range(1, 4):
        back = shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1)], to=None)
        for way, amount in ways(back).items():
            went[way] = went.get(way, 0) + amount
        assert abs(went[Tender.CARD] * 3 - by_card * at) <= 3
        assert shop.doctor.check() == []
    assert went == {Tender.CARD: by_card, Tender.CASH: due - by_card}


def test_all_of_a_split_payment_goes_back_by_one_way_where_that_is_chosen(shop: Shop) -> None:
    cart = mixed(shop)
    due = shop.checkout.due(cart)
    done = pay(shop, cart, Payment.card(1000, "slip 7"), Payment.cash(due - 1000))
    part = shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1)])
    assert (ways(part), part.method) == ({Tender.CASH: part.amount}, Tender.CASH)
    rest = shop.refunds.void(owner(shop), done.sale_id, to=Tender.CARD, reference="slip 9")
    assert ways(rest) == {Tender.CARD: due - part.amount}
    assert value(shop, 'SELECT reference FROM "RefundPayment" WHERE method = :way', way="CARD") == "slip 9"
    assert shop.doctor.check() == []


def test_the_doctor_finds_a_way_that_was_changed(shop: Shop) -> None:
    cart = mixed(shop)
    done = pay(shop, cart, Payment.card(1000), Payment.cash(shop.checkout.due(cart) - 1000))
    back = shop.refunds.refund(owner(shop), done.sale_id, to=None)
    tamper(shop, "UPDATE \"RefundPayment\" SET method = 'CASH'")
    assert {each.invariant for each in shop.doctor.check()} == {7}
    tamper(shop, 'UPDATE "RefundPayment" SET amount = amount + 1')
    assert (5, f"Refund {back.refund_id}") in {(each.invariant, each.row) for each in shop.doctor.check()}


def test_refunds_of_the_time_before_went_back_by_one_way(shop: Shop) -> None:
    cart = mixed(shop)
    done = pay(shop, cart, Payment.cash(shop.checkout.due(cart)))
    shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1)], to=Tender.CARD, reference="slip 7")
    shop.refunds.refund(owner(shop), done.sale_id, lines=[(1, 1)], to=Tender.VOUCHER)
    kept = (
        'SELECT "refundId", "voucherId", method, amount, rounding, reference FROM "RefundPayment" ORDER BY "refundId"'
    )
    before = rows(shop, kept)
    with schema.migrating(shop.premises.database) as connection:
        schema.run_chain(connection, "0010", down=True)
        schema.run_chain(connection, schema.HEAD)
    assert rows(shop, kept) == before
    assert shop.doctor.check() == []
