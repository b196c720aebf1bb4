"""Taxes, discounts, tips, coins, points and vouchers at the checkout: one amount everywhere, and nothing by halves."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from pos_app.bootstrap import Act, Approval, Cart, Kind, Payment, Product, Role, SaleDone, Shop
from pos_app.data.tables import product
from pos_app.domain import vouchers
from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.discount import Discount
from pos_app.domain.taxes import TaxClass, TaxRules
from pos_app.domain.till import CashCount
from pos_app.errors import (
    ApprovalOver,
    BadInput,
    CardNumberInText,
    CashNotPossible,
    DiscountNotPossible,
    NotAllowed,
    NotEnoughPoints,
    PaymentNotPossible,
    PaymentShort,
    PosError,
    PriceChanged,
    PriceMissing,
    QuantityNotPossible,
    RefundNotPossible,
    SaleIdReused,
    TotalChanged,
    VoucherEmpty,
    VoucherExpired,
    VoucherMistyped,
    VoucherNotKnown,
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
    row_counts,
    rows,
    sell,
    tamper,
    value,
)

HAPPY = "happy hour"
SALES_TAX = TaxClass("standard", "Sales tax", 8_500)
VAT = TaxClass("standard", "VAT", 19_000, included=True)
BOOKS = TaxClass("books", "Reduced", 7_000)


def pay(shop: Shop, cart: Cart, *payments: Payment, **more: Any) -> SaleDone:
    """Sell to the number all tests use."""
    return shop.checkout.complete(owner(shop), cart, phone=TYPED, payments=payments, **more)


def tax(shop: Shop, *classes: TaxClass) -> None:
    shop.house_rules.set(owner(shop), taxes=TaxRules(classes))


def counter(shop: Shop, **rules: Any) -> None:
    shop.house_rules.set(owner(shop), counter=CounterRules(**rules))


def taxed_as(shop: Shop, sold: Product, tax_class: str) -> Product:
    """The product in another class."""
    with shop.premises.database.write() as connection:
        connection.execute(update(product).where(product.c.id == sold.id).values(tax_class=tax_class))
    return replace(sold, tax_class=tax_class)


def open_priced(shop: Shop) -> Product:
    """A dish whose price is typed at the counter."""
    wanted = Product("", "Catch of the day", Kind.FOOD, None, category_id=food(shop).category_id, open_price=True)
    return shop.catalogue.add_product(owner(shop), wanted)


def member_with(shop: Shop, points: int) -> str:
    """A member of the number all tests use, with so many points; the member row's id."""
    card = shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    tamper(shop, 'UPDATE "PointsEntry" SET points = :points', points=points)
    tamper(shop, 'UPDATE "Member" SET points = :points', points=points)
    assert card.points != points
    return str(value(shop, 'SELECT id FROM "Member"'))


# --- taxes ------------------------------------------------------------------------------------------------------------


def test_sales_tax_is_on_top_and_in_every_row(shop: Shop) -> None:
    tax(shop, SALES_TAX)
    cart = mixed(shop)
    assert shop.checkout.due(cart) == 3699 + 314
    done = pay(shop, cart, Payment.cash(5000))
    assert (done.total, done.change) == (4013, 987)
    [sale] = rows(shop, 'SELECT * FROM "Sale"')
    [order] = rows(shop, 'SELECT * FROM "Order"')
    [merch_order] = rows(shop, 'SELECT * FROM "MerchOrder"')
    [line] = rows(shop, 'SELECT * FROM "TaxLine"')
    assert (sale["subtotal"], sale["tax"], sale["total"]) == (3699, 314, 4013)
    assert order["tax"] + merch_order["tax"] == 314
    assert order["total"] + merch_order["total"] == 4013
    assert (line["saleId"], line["taxClass"], line["name"], line["rate"]) == (
        sale["id"],
        "standard",
        "Sales tax",
        8_500,
    )
    assert (bool(line["included"]), line["net"], line["tax"]) == (False, 3699, 314)
    assert shop.history.worth(done.customer_id).lifetime_total == 4013
    assert shop.doctor.check() == []


def test_included_tax_is_told_and_changes_no_total(shop: Shop) -> None:
    tax(shop, VAT)
    done = pay(shop, mixed(shop), Payment.cash(3699))
    [sale] = rows(shop, 'SELECT * FROM "Sale"')
    [line] = rows(shop, 'SELECT * FROM "TaxLine"')
    assert (done.total, sale["tax"], line["net"], line["tax"]) == (3699, 591, 3108, 591)
    assert shop.doctor.check() == []


def test_each_class_has_its_rate(shop: Shop) -> None:
    tax(shop, VAT, BOOKS)
    shirt = taxed_as(shop, merch(shop), "books")
    pay(shop, Cart().add(food(shop), 2).add(shirt), Payment.cash(10_000))
    told = [
        (line["taxClass"], line["net"], line["tax"])
        for line in rows(shop, 'SELECT * FROM "TaxLine" ORDER BY "taxClass"')
    ]
    assert told == [("books", 2499, 175), ("standard", 1008, 192)]
    items = value(shop, 'SELECT count(*) FROM "Sale" WHERE total = 1200 + 2499 + 175')
    assert items == 1
    assert shop.doctor.check() == []


def test_a_product_taxed_anew_since_it_was_added_is_refused(shop: Shop) -> None:
    tax(shop, VAT, BOOKS)
    cart = of(food(shop))
    taxed_as(shop, food(shop), "books")
    with pytest.raises(PriceChanged):
        pay(shop, cart, Payment.cash(10_000))


def test_a_total_that_was_shown_is_the_total_that_is_taken(shop: Shop) -> None:
    cart = of(food(shop))
    shown = shop.checkout.due(cart)
    tax(shop, SALES_TAX)
    before = row_counts(shop)
    with pytest.raises(TotalChanged) as refused:
        pay(shop, cart, Payment.cash(10_000), shown_total=shown)
    assert (refused.value.shown, refused.value.total) == (600, 651)
    assert row_counts(shop) == before
    assert pay(shop, cart, Payment.cash(651), shown_total=651).total == 651


def test_points_are_earned_on_what_was_paid_without_tax(shop: Shop) -> None:
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    tax(shop, SALES_TAX)
    assert pay(shop, mixed(shop), Payment.cash(5000)).points_earned == 12 + 24
    tax(shop, VAT)
    cart = mixed(shop).with_discount(Discount.by_percent(10, HAPPY))
    done = pay(shop, cart, Payment.cash(5000), tip=500)
    net = [
        value(shop, f'SELECT total - tax FROM "{table}" ORDER BY sequence DESC') for table in ("Order", "MerchOrder")
    ]
    assert done.points_earned == net[0] // 100 + net[1] // 100
    assert shop.doctor.check() == []


# --- discounts, notes, open prices ------------------------------------------------------------------------------------


def test_discounts_are_kept_where_they_were_given(shop: Shop) -> None:
    tax(shop, SALES_TAX)
    cart = mixed(shop)
    cart = cart.with_line(0, replace(cart.lines[0], discount=Discount.by_amount(200, "cold")))
    cart = cart.with_discount(Discount.by_percent(10, HAPPY)).with_note("table 5")
    done = pay(shop, cart, Payment.cash(10_000))
    [sale] = rows(shop, 'SELECT * FROM "Sale"')
    assert (sale["discount"], sale["discountReason"]) == (200 + 350, HAPPY)
    [entry] = [each for each in shop.history.page(done.customer_id).entries if each.kind is Kind.FOOD]
    [item] = entry.items
    with shop.premises.database.read() as connection:
        from pos_app.data.tables import order

        kept = connection.execute(order.select()).one()
    [line] = kept.lines
    assert (line["discount"], line["lineDiscount"], line["discountReason"]) == (300, 200, "cold")
    assert line["total"] == item.total == kept.total == 1200 - 300 + kept.tax
    assert kept.note == "table 5"
    assert (kept.discount, line["taxClass"]) == (300, "standard")
    assert shop.doctor.check() == []


def test_a_cashier_gives_discounts_up_to_the_limit(shop: Shop) -> None:
    counter(shop, discount_limit=10_000)
    robin, lead = person(shop, Role.CASHIER), person(shop, Role.SHIFT_LEAD, "Kim")

    def sale(discount: Discount, approval: Approval | None = None, sale_id: str | None = None) -> SaleDone:
        cart = mixed(shop).with_discount(discount)
        paid = [Payment.cash(shop.checkout.due(cart))]
        return shop.checkout.complete(robin, cart, payments=paid, approval=approval, sale_id=sale_id)

    assert sale(Discount.by_percent(10, HAPPY)).total == 3699 - 370
    before = row_counts(shop)
    for too_much in (Discount.by_percent(11, HAPPY), Discount.by_amount(371, HAPPY)):
        with pytest.raises(NotAllowed) as refused:
            sale(too_much)
        assert refused.value.act == "approve_discount"
    assert row_counts(shop) == before
    approval = shop.premises.approvals.give(lead, Act.APPROVE_DISCOUNT, robin)
    with pytest.raises(PaymentNotPossible):
        shop.checkout.complete(
            robin,
            mixed(shop).with_discount(Discount.by_percent(50, "spoilt")),
            payments=[Payment.card(9999)],
            approval=approval,
        )
    done = sale(Discount.by_percent(50, "spoilt"), approval, "approved")
    assert sale(Discount.by_percent(50, "spoilt"), approval, "approved") == done
    with pytest.raises(ApprovalOver):
        sale(Discount.by_percent(50, "spoilt"), approval)
    entry = next(each for each in shop.journal.latest(owner(shop)) if each.subject == done.sale_id)
    assert (entry.data["approved_by"], entry.data["discount"]) == (lead.id, 1850)
    assert shop.doctor.check() == []


def test_two_discounts_together_are_not_above_the_limit(shop: Shop) -> None:
    counter(shop, discount_limit=10_000)
    robin = person(shop, Role.CASHIER)
    cart = mixed(shop)
    cart = cart.with_line(0, replace(cart.lines[0], discount=Discount.by_percent(10, HAPPY)))
    cart = cart.with_line(1, replace(cart.lines[1], discount=Discount.by_percent(10, HAPPY)))
    paid = [Payment.cash(5000)]
    assert shop.checkout.complete(robin, cart, payments=paid).total == 1080 + 2249
    with pytest.raises(NotAllowed):
        shop.checkout.complete(robin, cart.with_discount(Discount.by_percent(10, HAPPY)), payments=paid)


def test_an_open_price_is_the_price_that_was_typed(shop: Shop) -> None:
    special = open_priced(shop)
    done = pay(shop, Cart().add(special, 2, price=1999), Payment.cash(4000))
    assert (done.total, done.change) == (3998, 2)
    cart = Cart().add(special, price=100)
    with pytest.raises(PriceMissing):
        pay(shop, replace(cart, lines=(replace(cart.lines[0], unit_price=-1),)), Payment.cash(0))


def test_no_card_number_is_kept_in_a_note(shop: Shop) -> None:
    before = row_counts(shop)
    with pytest.raises(CardNumberInText):
        pay(shop, mixed(shop).with_note("card 4111 1111 1111 1111"), Payment.cash(5000))
    assert row_counts(shop) == before


# --- tips and coins ---------------------------------------------------------------------------------------------------


def test_a_tip_is_paid_on_top(shop: Shop) -> None:
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    done = pay(shop, mixed(shop), Payment.card(4199, "0815"), tip=500)
    assert (done.total, done.tip, done.change, done.points_earned) == (3699, 500, 0, 36)
    with pytest.raises(PaymentShort):
        pay(shop, mixed(shop), Payment.card(3699), tip=500)
    assert shop.doctor.check() == []


def test_only_cash_is_rounded_to_the_coin(shop: Shop) -> None:
    counter(shop, coin=5)
    cart = mixed(shop)
    by_card, in_cash = pay(shop, cart, Payment.card(3699)), pay(shop, cart, Payment.cash(4000))
    assert (by_card.rounding, in_cash.rounding, in_cash.change) == (0, 1, 300)
    split = pay(shop, cart, Payment.card(1000), Payment.cash(2700))
    assert (split.total, split.rounding, split.change) == (3699, 1, 0)
    with pytest.raises(PaymentShort):
        pay(shop, cart, Payment.cash(3698))
    assert shop.doctor.check() == []


# --- points -----------------------------------------------------------------------------------------------------------


def test_points_pay_in_steps_and_earn_nothing(shop: Shop) -> None:
    own_id = member_with(shop, 730)
    done = pay(shop, mixed(shop), Payment.points(300), Payment.cash(2199))
    assert (done.total, done.points_spent, done.change) == (3699, 300, 0)
    assert done.points_earned == (1200 - 487) // 100 + (2499 - 1013) // 100
    assert done.points == 730 - 300 + done.points_earned
    [paid] = rows(shop, "SELECT * FROM \"Payment\" WHERE method = 'POINTS'")
    assert (paid["amount"], paid["points"]) == (1500, 300)
    [spent] = rows(shop, "SELECT * FROM \"PointsEntry\" WHERE kind = 'SPEND'")
    assert (spent["memberId"], spent["source"], spent["points"]) == (own_id, f"payment:{paid['id']}", -300)
    assert shop.doctor.check() == []


@pytest.mark.parametrize(
    ("points", "refusal"), [(150, PaymentNotPossible), (800, PaymentNotPossible), (700, NotEnoughPoints)]
)
def test_points_that_cannot_be_spent_stay(shop: Shop, points: int, refusal: type[PosError]) -> None:
    member_with(shop, 650)
    before = row_counts(shop)
    with pytest.raises(refusal):
        pay(shop, mixed(shop), Payment.points(points), Payment.cash(3699))
    assert row_counts(shop) == before
    assert value(shop, 'SELECT points FROM "Member"') == 650


def test_nobody_else_pays_with_points(shop: Shop) -> None:
    for number in (None, TYPED):
        with pytest.raises(PaymentNotPossible):
            shop.checkout.complete(
                owner(shop), mixed(shop), phone=number, payments=[Payment.points(100), Payment.cash(3199)]
            )
    assert value(shop, 'SELECT count(*) FROM "Sale"') == 0


# --- vouchers ---------------------------------------------------------------------------------------------------------


def test_a_voucher_pays_and_keeps_its_rest(shop: Shop) -> None:
    issued = shop.vouchers.issue(owner(shop), 5000, reason="lost coat")
    assert shop.vouchers.find(issued.code.lower().replace("-", " ")) == issued
    done = pay(shop, mixed(shop), Payment.voucher(issued.code.lower(), 3699))
    assert (done.total, done.change) == (3699, 0)
    assert shop.vouchers.find(issued.code).balance == 1301
    [paid] = rows(shop, 'SELECT * FROM "Payment"')
    assert (paid["voucherId"], paid["reference"], paid["amount"]) == (issued.id, issued.code, 3699)
    with pytest.raises(VoucherEmpty) as refused:
        pay(shop, mixed(shop), Payment.voucher(issued.code, 3699))
    assert refused.value.balance == 1301
    split = pay(shop, mixed(shop), Payment.voucher(issued.code, 1301), Payment.cash(2398))
    assert split.change == 0
    assert shop.vouchers.find(issued.code).balance == 0
    assert shop.doctor.check() == []


def test_a_voucher_is_never_paid_out(shop: Shop) -> None:
    issued = shop.vouchers.issue(owner(shop), 5000)
    with pytest.raises(PaymentNotPossible):
        pay(shop, mixed(shop), Payment.voucher(issued.code, 5000))
    with pytest.raises(PaymentNotPossible):
        pay(shop, mixed(shop), Payment.voucher(issued.code, 0), Payment.cash(3699))
    assert shop.vouchers.find(issued.code).balance == 5000


def test_one_voucher_twice_in_a_sale_is_spent_twice(shop: Shop) -> None:
    issued = shop.vouchers.issue(owner(shop), 3000)
    with pytest.raises(VoucherEmpty):
        pay(shop, mixed(shop), Payment.voucher(issued.code, 2000), Payment.voucher(issued.code, 1699))
    assert shop.vouchers.find(issued.code).balance == 3000


def test_a_voucher_that_is_over_pays_no_more(shop: Shop, clock: Clock) -> None:
    issued = shop.vouchers.issue(owner(shop), 5000, expires_on=date(2026, 11, 22))
    clock.move(days=1)
    with pytest.raises(VoucherExpired):
        shop.vouchers.find(issued.code)
    with pytest.raises(VoucherExpired):
        pay(shop, mixed(shop), Payment.voucher(issued.code, 3699))


def test_what_is_no_voucher_is_told(shop: Shop) -> None:
    code = vouchers.new_code()
    wrong = code[:-1] + ("1" if code[-1] == "0" else "0")
    with pytest.raises(VoucherNotKnown):
        shop.vouchers.find(code)
    for text in (wrong, "hello", ""):
        with pytest.raises(VoucherMistyped):
            shop.vouchers.find(text)


def test_a_voucher_is_issued_once_and_worth_something(shop: Shop) -> None:
    first = shop.vouchers.issue(owner(shop), 1000, voucher_id="own-id")
    assert shop.vouchers.issue(owner(shop), 1000, voucher_id="own-id") == first
    for amount in (0, -1, 10**12 + 1):
        with pytest.raises(BadInput):
            shop.vouchers.issue(owner(shop), amount)
    with pytest.raises(BadInput):
        shop.vouchers.issue(owner(shop), 100, expires_on=shop.premises.now().date() - timedelta(days=2))
    with pytest.raises(CardNumberInText):
        shop.vouchers.issue(owner(shop), 100, reason="4111111111111111")
    kinds = [entry.kind for entry in shop.journal.latest(owner(shop))]
    assert kinds.count("voucher_issued") == 1


# --- once, and found when broken --------------------------------------------------------------------------------------


def full_sale(shop: Shop, sale_id: str, **changed: Any) -> SaleDone:
    """Everything at once: taxes, discounts, notes, a tip, coins, and four ways to pay."""
    cart = mixed(shop).with_discount(changed.get("discount", Discount.by_percent(10, HAPPY)))
    cart = cart.with_note(changed.get("note", "table 5"))
    code = changed.get("code") or rows(shop, 'SELECT code FROM "Voucher"')[0]["code"]
    paid = [Payment.points(200), Payment.voucher(code, 500), Payment.card(1000, "0815"), Payment.cash(3000)]
    return pay(shop, cart, *paid, sale_id=sale_id, tip=changed.get("tip", 111))


def test_a_sale_of_everything_is_done_once(shop: Shop) -> None:
    member_with(shop, 900)
    counter(shop, coin=5)
    tax(shop, SALES_TAX)
    issued = shop.vouchers.issue(owner(shop), 5000)
    done = full_sale(shop, "mine")
    before = content(shop)
    tax(shop, VAT)
    counter(shop, coin=100)
    settings = {"Setting", "Journal"}
    for _ in range(3):
        assert full_sale(shop, "mine") == done
    for changed in ({"tip": 112}, {"note": "table 6"}, {"discount": None}, {"code": "other"}):
        with pytest.raises(SaleIdReused):
            full_sale(shop, "mine", **changed)
    after = content(shop)
    assert {table: after[table] for table in after if table not in settings} == {
        table: before[table] for table in before if table not in settings
    }
    [sale] = rows(shop, 'SELECT * FROM "Sale"')
    paid = value(shop, 'SELECT sum(amount) FROM "Payment"')
    assert sale["total"] + sale["tip"] + sale["rounding"] == paid - sale["change"]
    assert (paid - sale["change"]) % 5 == 0
    assert shop.vouchers.find(issued.code).balance == 4500
    assert shop.doctor.check() == []


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE "Sale" SET tip = tip + 1, rounding = rounding - 1',
        'UPDATE "Sale" SET discount = discount + 1, subtotal = subtotal + 1',
        'UPDATE "TaxLine" SET tax = tax + 1',
        'UPDATE "TaxLine" SET net = net + 1, tax = tax - 1',
        'UPDATE "TaxLine" SET rate = rate + 1',
        'UPDATE "Order" SET discount = discount + 1, tax = tax + 1',
        "UPDATE \"Payment\" SET points = points + 1 WHERE method = 'POINTS'",
        'UPDATE "Voucher" SET balance = balance - 1',
        'DELETE FROM "TaxLine"',
    ],
)
def test_the_doctor_finds_changed_money(shop: Shop, statement: str) -> None:
    member_with(shop, 900)
    tax(shop, SALES_TAX)
    shop.vouchers.issue(owner(shop), 5000)
    full_sale(shop, "mine")
    assert shop.doctor.check() == []
    tamper(shop, statement)
    assert {finding.invariant for finding in shop.doctor.check()} & {5, 7}


def test_sales_of_earlier_versions_still_verify(shop: Shop) -> None:
    """Their entry in the journal has the first hash, and no word of which."""
    from pos_app.services.sale_rows import rows_hash

    sell(shop, mixed(shop))
    with shop.premises.database.read() as connection:
        from pos_app.data.tables import merch_order, order

        sold = [
            {"lines": row.lines, "total": row.total}
            for table in (order, merch_order)
            for row in connection.execute(table.select())
        ]
    old = rows_hash(sold, [("CASH", 3699)])
    with shop.premises.database.write() as connection:
        from pos_app.data.tables import journal

        [entry] = connection.execute(journal.select().where(journal.c.kind == "sale"))
        data = {"customer": entry.data["customer"], "total": 3699, "rows": old}
        connection.execute(update(journal).where(journal.c.id == entry.id).values(data=data))
    told = [finding for finding in shop.doctor.check() if finding.row.startswith("Sale")]
    assert told == []
    tamper(shop, 'UPDATE "Payment" SET amount = amount + 1')
    assert any(finding.row.startswith("Sale") for finding in shop.doctor.check())


def test_rules_are_set_once_and_journalled(shop: Shop) -> None:
    rules = TaxRules((SALES_TAX, BOOKS))
    for _ in range(2):
        shop.house_rules.set(owner(shop), taxes=rules, counter=CounterRules(coin=5))
    kept = shop.house_rules.get()
    assert (kept.taxes, kept.counter.coin, kept.loyalty.spend_step) == (rules, 5, 100)
    told = [entry.subject for entry in shop.journal.latest(owner(shop)) if entry.kind == "rules_set"]
    assert sorted(filter(None, told)) == ["counter", "taxes"]


def test_only_whole_numbers_are_money_and_pieces(shop: Shop) -> None:
    """A script's float is refused alike on both databases: one would round it away, the other fail at the row."""
    half: Any = 0.5
    wrong: Any = "1000"
    dish = food(shop)
    done = pay(shop, of(dish, 2), Payment.cash(100_000))
    before = row_counts(shop)
    for refused, call in (
        (QuantityNotPossible, lambda: Cart().add(dish, 1 + half)),
        (QuantityNotPossible, lambda: Cart().add(dish, True)),
        (QuantityNotPossible, lambda: Cart().add(dish, 3).add(dish, -1)),
        (QuantityNotPossible, lambda: Cart().add(dish, 3).add(dish, 0)),
        (QuantityNotPossible, lambda: Cart().add(dish).with_quantity(0, half)),
        (PaymentNotPossible, lambda: Payment.cash(999 + half)),
        (PaymentNotPossible, lambda: Payment.card(wrong)),
        (PaymentNotPossible, lambda: Payment.points(100 + half)),
        (DiscountNotPossible, lambda: Discount.by_amount(half, HAPPY)),
        (PaymentNotPossible, lambda: pay(shop, of(dish), Payment.cash(100_000), tip=half)),
        (BadInput, lambda: shop.vouchers.issue(owner(shop), 10 + half)),
        (CashNotPossible, lambda: shop.till.move(owner(shop), 10 + half, "ice")),
        (CashNotPossible, lambda: CashCount(loose=half)),
        (RefundNotPossible, lambda: shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1 + half)])),
        (RefundNotPossible, lambda: shop.refunds.refund(owner(shop), done.sale_id, to=wrong)),
    ):
        with pytest.raises(refused):
            call()
    assert row_counts(shop) == before
    assert shop.doctor.check() == []
