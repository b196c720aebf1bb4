"""The till: opened, paid into and out of, counted blind, closed with a Z report that adds up to the cent."""

from __future__ import annotations

import csv
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import StringIO
from random import Random
from time import sleep
from typing import TYPE_CHECKING

import pytest

from pos_app.bootstrap import Cart, Kind, Payment, Role, Tender, open_shop
from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.denominations import denominations
from pos_app.domain.discount import Discount
from pos_app.domain.taxes import TaxClass, TaxRules
from pos_app.domain.till import CashCount
from pos_app.domain.till_csv import harmless, report_csv
from pos_app.domain.till_report import TillReport
from pos_app.errors import (
    CardNumberInText,
    CashNotPossible,
    MovementReused,
    NotFound,
    PosError,
    PurposeMissing,
    ShiftClosed,
    TillAlreadyOpen,
    TillNotOpen,
)
from tests.integration.counter import (
    TYPED,
    Clock,
    food,
    merch,
    mixed,
    of,
    owner,
    person,
    row_counts,
    rows,
    sell,
    sellable,
    tamper,
    value,
)

if TYPE_CHECKING:
    from pos_app.bootstrap import SaleDone, Shop


def close(shop: Shop, counted: int = 0) -> TillReport:
    """Close the shop's till with so much in it."""
    current = shop.till.current()
    assert current is not None
    return shop.till.close(owner(shop), current.id, CashCount(loose=counted))


def reopened(shop: Shop, opening_float: int = 20000) -> Shop:
    """The shop with a new shift that began with a float."""
    close(shop)
    shop.till.open(owner(shop), opening_float)
    return shop


def by_card(shop: Shop, cart: Cart) -> SaleDone:
    return shop.checkout.complete(
        owner(shop), cart, phone=TYPED, payments=[Payment.card(shop.checkout.due(cart), "slip 7")]
    )


def till_breaks(shop: Shop) -> list[str]:
    """What the doctor says of the shifts."""
    return [finding.found for finding in shop.doctor.check() if finding.invariant == 8]


# --- opening and selling ----------------------------------------------------------------------------------------------


def test_who_opens_the_shop_for_scripts_finds_the_till_open(shop: Shop) -> None:
    current = shop.till.current()
    assert current is not None
    assert (current.till, current.opening_float, current.opened_by) == ("Till 1", 0, "Olive")
    assert not current.overdue


def test_nothing_is_sold_while_the_till_is_closed(shop: Shop) -> None:
    close(shop)
    assert shop.till.current() is None
    before = row_counts(shop)
    with pytest.raises(TillNotOpen):
        sell(shop, mixed(shop))
    with pytest.raises(TillNotOpen):
        shop.till.move(owner(shop), 500, "change")
    for ask in (shop.till.x_report, shop.till.takings, shop.till.movements, shop.till.expected_cash):
        with pytest.raises(TillNotOpen):
            ask(owner(shop))
    assert row_counts(shop) == before


def test_a_sale_done_before_the_close_answers_again_after_it(shop: Shop) -> None:
    done = sell(shop, mixed(shop), sale_id="sale-1")
    close(shop, done.total)
    assert sell(shop, mixed(shop), sale_id="sale-1") == done


def test_a_till_is_opened_once(shop: Shop) -> None:
    with pytest.raises(TillAlreadyOpen):
        shop.till.open(owner(shop), 100)
    close(shop)
    opened = shop.till.open(owner(shop), 20000)
    assert opened == shop.till.current()
    assert opened.opening_float == 20000


@pytest.mark.parametrize("amount", [-1, 10**12 + 1])
def test_a_float_that_no_drawer_holds(shop: Shop, amount: int) -> None:
    close(shop)
    with pytest.raises(CashNotPossible):
        shop.till.open(owner(shop), amount)
    assert shop.till.current() is None


def test_two_windows_open_one_till_at_once(shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True) as shop:
        close(shop)

        def try_to_open(_: int) -> str:
            try:
                return shop.till.open(owner(shop), 100).id
            except TillAlreadyOpen:
                return ""

        with ThreadPoolExecutor(4) as threads:
            opened = [own_id for own_id in threads.map(try_to_open, range(4)) if own_id]
        assert len(opened) == 1


def test_each_till_has_a_shift_of_its_own(shop: Shop, shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        sell(bar, mixed(bar))
        assert close(bar).sales == 1
        assert shop.till.current() is not None
        sell(shop, mixed(shop))
        sell(shop, mixed(shop))
        report = close(shop)
        assert (report.sales, report.z_number) == (2, 1)
        with pytest.raises(NotFound):
            bar.till.close(owner(bar), report.shift_id, CashCount())
        bar.till.open(owner(bar), 0)
        assert close(bar).z_number == 2
    assert till_breaks(shop) == []


# --- cash in and out --------------------------------------------------------------------------------------------------


def test_cash_in_and_out_are_booked_once(shop: Shop) -> None:
    first = shop.till.move(owner(shop), 5000, "change from the bank", "in-1")
    out = shop.till.move(owner(shop), -1250, "ice", "out-1")
    assert shop.till.move(owner(shop), 5000, "change from the bank", "in-1") == first
    assert shop.till.movements(owner(shop)) == (first, out)
    assert shop.till.expected_cash(owner(shop)) == 3750
    for amount, reason in ((5001, "change from the bank"), (5000, "another")):
        with pytest.raises(MovementReused):
            shop.till.move(owner(shop), amount, reason, "in-1")
    entries = rows(shop, "SELECT kind, note, data FROM \"Journal\" WHERE kind LIKE 'cash%' ORDER BY number")
    assert [(entry["kind"], entry["note"]) for entry in entries] == [
        ("cash_in", "change from the bank"),
        ("cash_out", "ice"),
    ]
    assert "ice" not in str(entries[1]["data"])


def test_a_movement_is_repeated_after_the_close(shop: Shop) -> None:
    done = shop.till.move(owner(shop), 5000, "change", "in-1")
    close(shop, 5000)
    assert shop.till.move(owner(shop), 5000, "change", "in-1") == done


@pytest.mark.parametrize(
    ("amount", "reason", "error"),
    [
        (0, "ice", CashNotPossible),
        (10**12 + 1, "ice", CashNotPossible),
        (-500, "  ", PurposeMissing),
        (-500, "4111 1111 1111 1111", CardNumberInText),
        (-500, "\x00", PosError),
    ],
)
def test_a_movement_that_cannot_be(shop: Shop, amount: int, reason: str, error: type[PosError]) -> None:
    before = row_counts(shop)
    with pytest.raises(error):
        shop.till.move(owner(shop), amount, reason)
    assert row_counts(shop) == before


# --- the count --------------------------------------------------------------------------------------------------------


def test_counting_by_piece() -> None:
    count = CashCount({2000: 3, 100: 7, 25: 4}, loose=1000)
    assert count.total == 7800
    assert CashCount({2000: 0}, 5).kept() == {"pieces": {}, "loose": 5}
    for pieces, loose in (({100: -1}, 0), ({0: 1}, 0), ({-5: 1}, 0), ({100: 1_000_001}, 0), ({}, -1), ({}, 10**13)):
        with pytest.raises(CashNotPossible):
            CashCount(pieces, loose)


def test_the_pieces_of_a_currency() -> None:
    assert denominations("USD").all == (10000, 5000, 2000, 1000, 500, 200, 100, 50, 25, 10, 5, 1)
    assert denominations("JPY").coins[-1] == 1
    assert denominations("KWD").coins == (100, 50, 20, 10, 5)
    assert denominations("XXX").all == ()


def test_who_counts_does_not_see_what_should_be_there(shop: Shop) -> None:
    sell(shop, mixed(shop))
    lead = person(shop, Role.SHIFT_LEAD)
    assert shop.till.x_report(lead).expected is None
    assert shop.till.x_report(owner(shop)).expected == 3699
    report = shop.till.close(lead, shop.till.x_report(lead).shift_id, CashCount({1000: 3, 500: 1}))
    assert (report.expected, report.counted, report.difference) == (3699, 3500, -199)
    assert report.made_by == "Robin"


def test_a_close_is_repeated_and_another_count_refused(shop: Shop) -> None:
    sell(shop, mixed(shop))
    shift_id = shop.till.x_report(owner(shop)).shift_id
    count = CashCount({1000: 3, 100: 6}, loose=99)
    report = shop.till.close(owner(shop), shift_id, count)
    assert shop.till.close(owner(shop), shift_id, count) == report
    with pytest.raises(ShiftClosed):
        shop.till.close(owner(shop), shift_id, CashCount({1000: 3}))
    with pytest.raises(NotFound):
        shop.till.close(owner(shop), "nothing", count)
    assert shop.till.z_report(owner(shop), shift_id) == report
    assert value(shop, "SELECT count(*) FROM \"Journal\" WHERE kind = 'till_closed'") == 1
    assert till_breaks(shop) == []


def test_a_word_on_the_difference_leaves_the_figures(shop: Shop) -> None:
    report = close(shop, 500)
    told = shop.till.explain(owner(shop), report.shift_id, "found a note under the drawer")
    assert told == replace(report, note="found a note under the drawer")
    assert shop.till.z_report(owner(shop), report.shift_id) == told
    count = CashCount(loose=500)
    assert shop.till.close(owner(shop), report.shift_id, count) == told
    assert shop.doctor.check() == []
    with pytest.raises(NotFound):
        shop.till.explain(owner(shop), "nothing", "x")


def test_two_close_at_once(shop: Shop) -> None:
    sell(shop, mixed(shop))
    shift_id = shop.till.x_report(owner(shop)).shift_id

    def try_to_close(loose: int) -> TillReport | None:
        try:
            return shop.till.close(owner(shop), shift_id, CashCount(loose=loose))
        except ShiftClosed:
            return None

    with ThreadPoolExecutor(4) as threads:
        reports = [each for each in threads.map(try_to_close, (1, 2, 3, 4)) if each]
    assert [each.z_number for each in reports] == [1]
    assert value(shop, "SELECT value FROM \"Counter\" WHERE name = 'z:Till 1'") == 1
    assert till_breaks(shop) == []


def test_a_sale_during_the_close_is_in_the_report_or_refused(shop: Shop, shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True) as other:
        cart = of(food(other))
        shift_id = shop.till.x_report(owner(shop)).shift_id

        def sell_on() -> list[int]:
            done: list[int] = []
            while len(done) < 500:
                try:
                    done.append(sell(other, cart, phone=None).total)
                except TillNotOpen:
                    break
                sleep(0.003)  # two tills that never pause would keep SQLite's one lock from the one that closes
            return done

        with ThreadPoolExecutor(3) as threads:
            sellers = [threads.submit(sell_on) for _ in range(2)]
            while shop.till.takings(owner(shop)).sales < 5:
                pass
            report = shop.till.close(owner(shop), shift_id, CashCount())
            sold = [amount for seller in sellers for amount in seller.result()]
    assert 5 <= report.sales == len(sold) < 1000
    assert (report.total, report.expected) == (sum(sold), sum(sold))
    assert value(shop, 'SELECT count(*) FROM "Sale" WHERE "shiftId" = :id', id=shift_id) == len(sold)
    assert value(shop, 'SELECT count(*) FROM "Sale" WHERE "shiftId" IS NULL') == 0
    assert shop.doctor.check() == []


# --- the report -------------------------------------------------------------------------------------------------------


def add_tip_and_rounding(shop: Shop, sale_id: str, tip: int, rounding: int) -> None:
    """As a sale with a tip and cash rounding is stored."""
    tamper(
        shop,
        'UPDATE "Sale" SET tip = :tip, rounding = :rounding WHERE id = :id',
        id=sale_id,
        tip=tip,
        rounding=rounding,
    )
    tamper(
        shop,
        'UPDATE "Payment" SET amount = amount + :more WHERE id = (SELECT min(id) FROM "Payment" WHERE "saleId" = :id)',
        more=tip + rounding,
        id=sale_id,
    )


def give_back(shop: Shop, sale_id: str, amount: int, method: str = "CASH", kind: str = "REFUND") -> None:
    """As a refund is stored."""
    shift_id = value(shop, 'SELECT id FROM "Shift" WHERE "closedAt" IS NULL')
    tamper(
        shop,
        'INSERT INTO "Refund" (id, kind, "saleId", "shiftId", "staffId", till, method, amount, "foodAmount", lines, '
        'reason, fingerprint, outcome, sequence, "businessDay", "createdAt") '
        'SELECT :own, :kind, id, :shift, "staffId", '
        "till, :method, :amount, :amount, outcome, 'cold', '', outcome, sequence, \"businessDay\", \"createdAt\" "
        'FROM "Sale" WHERE id = :sale',
        own=f"{sale_id}-{kind}",
        kind=kind,
        shift=shift_id,
        method=method,
        amount=amount,
        sale=sale_id,
    )
    tamper(
        shop,
        'INSERT INTO "RefundPayment" (id, "refundId", method, amount) VALUES (:own, :own, :method, :amount)',
        own=f"{sale_id}-{kind}",
        method=method,
        amount=amount,
    )


def adds_up(report: TillReport) -> None:
    """Every sum of the report is the other sums of it."""
    assert sum(each.amount for each in report.methods) == report.total + report.tips + report.rounding
    assert sum(each.amount for each in report.categories) == report.total
    assert sum(each.amount for each in report.groups) == report.total
    assert sum(each.total for each in report.staff) == report.total
    assert sum(each.sales for each in report.staff) == report.sales
    assert sum(each.discount for each in report.staff) == report.discount
    assert sum(each.tips for each in report.staff) == report.tips
    assert report.refunds.amount + report.voids.amount == sum(each.amount for each in report.given_back)
    moved = report.paid_in - report.paid_out
    assert report.expected == report.opening_float + report.cash_taken + moved - report.cash_given_back
    assert TillReport.of(report.kept()) == replace(report, note="")


def test_the_figures_of_a_small_shift(shop: Shop, clock: Clock) -> None:
    reopened(shop, 20000)
    clock.move(hours=1)
    one, other = sell(shop, mixed(shop)), by_card(shop, of(merch(shop), 2))
    cashier = person(shop, Role.CASHIER, "Kim")
    paid = [Payment.cash(5000)]
    third = shop.checkout.complete(cashier, of(food(shop), 3), phone=None, payments=paid)
    add_tip_and_rounding(shop, one.sale_id, 200, 1)
    give_back(shop, one.sale_id, 699)
    give_back(shop, other.sale_id, 1000, "CARD", "VOID")
    shop.till.move(owner(shop), -1500, "ice")
    clock.move(hours=1)
    report = shop.till.x_report(owner(shop))
    adds_up(report)
    total = one.total + other.total + third.total
    assert (report.sales, report.total, report.tips, report.rounding) == (3, total, 200, 1)
    assert report.average == total // 3
    assert [(each.name, each.count, each.amount) for each in report.methods] == [
        ("CARD", 1, other.total),
        ("CASH", 2, one.total + third.total + 201),
    ]
    assert report.expected == 20000 + one.total + third.total + 201 - 1500 - 699
    assert {each.name: each.count for each in report.groups} == {"FOOD": 5, "MERCH": 3}
    assert [(each.name, each.sales) for each in report.staff] == [("Kim", 1), ("Olive", 2)]
    assert (report.refunds.count, report.refunds.amount) == (1, 699)
    assert (report.voids.count, report.voids.amount) == (1, 1000)
    assert (report.first_order, report.last_order) == (one.number, third.number)
    assert (report.z_number, report.counted, report.difference) == (None, None, None)
    last = rows(shop, 'SELECT number, hash FROM "Journal" ORDER BY number DESC')[0]
    assert (report.chain_number, report.chain_hash) == (last["number"], last["hash"])


@pytest.mark.parametrize("seed", range(3))
def test_taxes_tips_rounding_discounts_and_refunds_add_up(shop: Shop, seed: int) -> None:
    """Every way money takes, through the services themselves; the drawer is kept by hand beside them."""
    random = Random(seed)
    vat, books = TaxClass("standard", "VAT", 19_000, included=True), TaxClass("books", "Books", 7_000)
    shop.house_rules.set(owner(shop), taxes=TaxRules((vat, books)), counter=CounterRules(coin=5))
    reopened(shop, 50000)
    products = sellable(shop, Kind.FOOD) + sellable(shop, Kind.MERCH)
    staff = [owner(shop), person(shop, Role.CASHIER, "Kim"), person(shop, Role.SHIFT_LEAD, "Lee")]
    drawer, done = 50000, []
    for _ in range(10):
        cart = Cart()
        for product in random.sample(products, random.randint(1, 4)):
            cart = cart.add(product, random.randint(1, 3))
        if random.random() < 0.4:
            cart = cart.with_discount(Discount(rate=random.choice([5_000, 10_000, 33_333]), reason="regular"))
        due, tip = shop.checkout.due(cart), random.choice([0, 0, 137, 200])
        on_card = random.choice([0, due + tip, random.randrange(1, due)])
        paid = [Payment.card(on_card)] if on_card else []
        if on_card < due + tip:
            paid.append(Payment.cash(due + tip - on_card + random.randrange(1000) + 5))
        phone = random.choice([None, TYPED])
        sold = shop.checkout.complete(random.choice(staff), cart, phone=phone, payments=paid, tip=tip)
        drawer += sum(each.amount for each in paid if each.method is Tender.CASH) - sold.change
        done.append(sold)
    for at, sold in enumerate(random.sample(done, 4)):
        if at < 2:
            shop.refunds.refund(owner(shop), sold.sale_id, to=random.choice([Tender.CASH, Tender.CARD]), reason="cold")
        elif at == 2:
            shop.refunds.refund(owner(shop), sold.sale_id, lines=[(0, 1)], reason="cold")
        else:
            shop.refunds.void(owner(shop), sold.sale_id, reason="wrong table")
    for _ in range(3):
        drawer += shop.till.move(owner(shop), random.choice([-1, 1]) * random.randint(1, 5000), "ice").amount
    drawer -= int(value(shop, "SELECT coalesce(sum(amount), 0) FROM \"RefundPayment\" WHERE method = 'CASH'"))
    report = close(shop, drawer)
    adds_up(report)
    assert (report.expected, report.difference) == (drawer, 0)
    assert report.refunds.count + report.voids.count == len(rows(shop, 'SELECT id FROM "Refund"'))
    taxed = 'SELECT coalesce(sum(tax), 0) FROM "TaxLine"'
    assert sum(each.tax for each in report.taxes) == int(value(shop, taxed))
    assert report.tips == sum(row["tip"] for row in rows(shop, 'SELECT tip FROM "Sale"'))
    assert shop.doctor.check() == []


def test_an_empty_shift(shop: Shop) -> None:
    report = close(shop)
    adds_up(report)
    assert (report.sales, report.average, report.first_order, report.expected, report.difference) == (0, 0, "", 0, 0)
    assert report_csv(report, "USD").startswith("\ufeffsection,name,count,amount\r\n")


def test_points_given_and_taxes_by_rate(shop: Shop) -> None:
    sell(shop, mixed(shop))
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava", terms_accepted=True)
    reopened(shop)
    done = sell(shop, mixed(shop))
    for rate, net, tax in ((19000, 1000, 190), (7000, 500, 35)):
        tamper(
            shop,
            'INSERT INTO "TaxLine" (id, "saleId", "taxClass", name, rate, net, tax) '
            "VALUES (:own, :sale, 'standard', 'VAT', :rate, :net, :tax)",
            own=f"{rate}",
            sale=done.sale_id,
            rate=rate,
            net=net,
            tax=tax,
        )
    give_back(shop, done.sale_id, 500)
    tamper(
        shop,
        'INSERT INTO "TaxLine" (id, "refundId", "taxClass", name, rate, net, tax) '
        "VALUES ('t3', :refund, 'standard', 'VAT', 19000, -400, -76)",
        refund=f"{done.sale_id}-REFUND",
    )
    report = shop.till.x_report(owner(shop))
    assert report.points_given == done.points_earned > 0
    assert [(each.rate, each.net, each.tax) for each in report.taxes] == [(19000, 600, 114), (7000, 500, 35)]
    assert "tax,VAT 19%,,1.14" in report_csv(report, "USD")


def test_z_numbers_run_on_without_gaps(shop: Shop, clock: Clock) -> None:
    numbers = []
    for _ in range(4):
        clock.move(hours=24)
        numbers.append(close(shop).z_number)
        with pytest.raises(TillNotOpen):
            sell(shop, mixed(shop))
        shop.till.open(owner(shop), 0)
    assert numbers == [1, 2, 3, 4]
    assert shop.doctor.check() == []


def test_the_list_of_past_reports_page_by_page(shop: Shop, clock: Clock, shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        bar.premises.clock = clock
        clock.move(hours=24)
        for at in range(5):
            clock.move(minutes=1 if at % 2 else 0)
            reopened(bar)
            reopened(shop)
    seen, before = [], None
    while True:
        page = shop.till.past(owner(shop), before=before, limit=3)
        seen += page.shifts
        before = page.next
        if before is None:
            break
    assert len({each.id for each in seen}) == 10
    assert [each.closed_at for each in seen] == sorted((each.closed_at for each in seen), reverse=True)
    assert {each.till for each in seen} == {"Till 1", "Bar"}
    assert all(each.difference == -20000 for each in seen[:6])
    assert shop.till.z_report(owner(shop), seen[0].id).z_number == seen[0].z_number


def test_a_till_left_open_past_its_business_day_says_so_and_sells_on(shop: Shop, clock: Clock) -> None:
    reopened(shop)
    clock.move(hours=15)
    current = shop.till.current()
    assert current is not None
    assert not current.overdue
    clock.move(hours=1)
    current = shop.till.current()
    assert current is not None
    assert current.overdue
    assert sell(shop, mixed(shop)).total == 3699
    report = close(shop, 23699)
    assert report.business_day.isoformat() == "2026-11-22"


def test_a_clock_set_back_leaves_a_shift_that_ends_after_it_began(shop: Shop, clock: Clock) -> None:
    reopened(shop)
    clock.move(hours=-3)
    report = close(shop, 20000)
    assert report.made_at == report.opened_at


def test_what_the_journal_says_of_a_day(shop: Shop) -> None:
    report = close(shop, 300)
    entry = rows(shop, "SELECT subject, data FROM \"Journal\" WHERE kind = 'till_closed'")[0]
    assert entry["subject"] == report.shift_id
    for part in ('"z"', '"expected"', '"counted"', '"report"'):
        assert part.strip('"') in str(entry["data"])
    assert shop.journal.verify() == []


# --- what the doctor finds --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        'UPDATE "Shift" SET expected = expected + 1',
        'UPDATE "Shift" SET counted = counted + 1',
        'UPDATE "Shift" SET "zNumber" = 3 WHERE "zNumber" = 2',
        'UPDATE "Payment" SET amount = amount + 1',
        'UPDATE "CashMovement" SET amount = amount + 1',
        "UPDATE \"Shift\" SET report = '{}'",
    ],
)
def test_a_changed_shift_is_found(shop: Shop, change: str) -> None:
    sell(shop, mixed(shop))
    shop.till.move(owner(shop), -100, "ice")
    reopened(shop)
    close(shop)
    assert shop.doctor.check() == []
    assert tamper(shop, change)
    assert till_breaks(shop) != []


# --- the file ---------------------------------------------------------------------------------------------------------


def test_a_report_as_a_file_for_spreadsheets(shop: Shop) -> None:
    reopened(shop, 20000)
    sell(shop, mixed(shop))
    shop.till.move(owner(shop), -1250, '=HYPERLINK("x")')
    report = close(shop, 22000)
    found = list(csv.reader(StringIO(report_csv(report, "USD").removeprefix("\ufeff"))))
    assert found[0] == ["section", "name", "count", "amount"]
    told = {(row[0], row[1]): row[2:] for row in found}
    assert told["methods", "CASH"] == ["1", "36.99"]
    assert told["movements", '\'=HYPERLINK("x")'] == ["", "-12.50"]
    assert told["drawer", "difference"] == ["", "-4.49"]
    assert told["report", "number"][1] == "2"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t1", "\r1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert harmless("Ales = good") == "Ales = good"
