"""Vouchers of the house: sold into the drawer or given, by a lead or with a lead's PIN, and what became of each."""

from datetime import date

import pytest

from pos_app.bootstrap import Act, Actor, Payment, Role, Shop, Tender
from pos_app.domain.till import CashCount
from pos_app.domain.till_report import Sum
from pos_app.domain.vouchers import VoucherBack, VoucherMoveKind
from pos_app.errors import (
    ApprovalOver,
    BadInput,
    CardNumberInText,
    MovementReused,
    NotAllowed,
    PaymentNotPossible,
    PosError,
    TillNotOpen,
    VoucherEmpty,
    VoucherMistyped,
    VoucherNotKnown,
    VoucherNotReturnable,
)
from pos_app.services import staff as staff_module
from tests.integration.counter import Clock, mixed, owner, person, row_counts, rows, set_clock, tamper
from tests.integration.test_races import at_once
from tests.integration.test_staff import quickly_hashed

PIN = "739162"


@pytest.fixture(autouse=True)
def quick_pins(shop_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """PINs that are checked in a millisecond; the demo shop is made before."""
    monkeypatch.setattr(staff_module, "_hash", quickly_hashed)


@pytest.fixture
def clock(shop: Shop) -> Clock:
    return set_clock(shop)


@pytest.fixture
def cashier(shop: Shop) -> Actor:
    return person(shop, Role.CASHIER, "Robin")


@pytest.fixture
def lead(shop: Shop) -> Actor:
    return person(shop, Role.SHIFT_LEAD, "Kim")


def close(shop: Shop) -> None:
    current = shop.till.current()
    assert current is not None
    shop.till.close(owner(shop), current.id, CashCount())


def story(shop: Shop, code: str) -> list[tuple[VoucherMoveKind, int]]:
    return [(each.kind, each.amount) for each in shop.vouchers.look_up(owner(shop), code).moves]


# --- issued -----------------------------------------------------------------------------------------------------------


def test_a_sold_voucher_is_in_the_drawer_and_a_given_one_is_not(shop: Shop) -> None:
    before = shop.till.expected_cash(owner(shop))
    sold = shop.vouchers.issue(owner(shop), 5000, reason="birthday", paid_by=Tender.CASH)
    given = shop.vouchers.issue(owner(shop), 700, reason="cold soup")
    assert shop.till.expected_cash(owner(shop)) == before + 5000
    assert shop.till.movements(owner(shop)) == ()
    assert story(shop, sold.code) == [(VoucherMoveKind.SOLD, 5000)]
    assert story(shop, given.code) == [(VoucherMoveKind.ISSUED, 700)]
    kinds = [(entry.kind, entry.subject) for entry in shop.journal.latest(owner(shop), 2)]
    assert kinds == [("voucher_issued", given.id), ("voucher_issued", sold.id)]
    assert shop.doctor.check() == []


def test_a_voucher_is_sold_once_however_often_it_is_asked_for(shop: Shop) -> None:
    def issue(_: int = 0) -> object:
        return shop.vouchers.issue(owner(shop), 5000, reason="gift", voucher_id="mine", paid_by=Tender.CASH)

    found = at_once(*[issue] * 4)
    assert not [each for each in found if isinstance(each, Exception)]
    assert len(set(found)) == 1
    assert len(rows(shop, 'SELECT * FROM "VoucherPayment"')) == 1
    assert len(rows(shop, 'SELECT * FROM "Voucher"')) == 1
    assert shop.doctor.check() == []


def test_an_id_is_not_used_for_another_voucher(shop: Shop, clock: Clock) -> None:
    first = shop.vouchers.issue(owner(shop), 5000, reason="gift", voucher_id="mine", paid_by=Tender.CASH)
    shop.checkout.complete(owner(shop), mixed(shop), payments=[Payment.voucher(first.code, 3699)])
    before = row_counts(shop)
    for amount, paid_by in ((5001, Tender.CASH), (5000, None), (5000, Tender.CARD)):
        with pytest.raises(MovementReused):
            shop.vouchers.issue(owner(shop), amount, reason="gift", voucher_id="mine", paid_by=paid_by)
    again = shop.vouchers.issue(owner(shop), 5000, reason="gift", voucher_id="mine", paid_by=Tender.CASH)
    assert (again.code, again.balance) == (first.code, 1301)
    assert row_counts(shop) == before


@pytest.mark.parametrize(
    ("amount", "until", "paid_by", "reason", "reference", "refused"),
    [
        (0, None, None, "gift", "", BadInput),
        (-1, None, Tender.CASH, "gift", "", BadInput),
        (5000, date(2020, 1, 1), Tender.CASH, "gift", "", BadInput),
        (5000, None, Tender.POINTS, "gift", "", PaymentNotPossible),
        (5000, None, Tender.VOUCHER, "gift", "", PaymentNotPossible),
        (5000, None, Tender.CASH, "4111111111111111", "", CardNumberInText),
        (5000, None, Tender.CARD, "gift", "4111111111111111", CardNumberInText),
    ],
)
def test_what_is_refused_leaves_neither_voucher_nor_cash(
    shop: Shop,
    amount: int,
    until: date | None,
    paid_by: Tender | None,
    reason: str,
    reference: str,
    refused: type[PosError],
) -> None:
    before = row_counts(shop)
    with pytest.raises(refused):
        shop.vouchers.issue(owner(shop), amount, until, reason, paid_by=paid_by, reference=reference)
    assert row_counts(shop) == before


def test_cash_needs_an_open_till_and_a_gift_does_not(shop: Shop) -> None:
    close(shop)
    before = row_counts(shop)
    with pytest.raises(TillNotOpen):
        shop.vouchers.issue(owner(shop), 5000, reason="gift", paid_by=Tender.CASH)
    assert row_counts(shop) == before
    assert shop.vouchers.issue(owner(shop), 5000, reason="cold soup").balance == 5000


def test_the_id_of_a_payment_in_is_nobody_elses(shop: Shop) -> None:
    shop.till.move(owner(shop), 5000, "change", "mine")
    with pytest.raises(MovementReused):
        shop.vouchers.issue(owner(shop), 5000, reason="gift", voucher_id="mine", paid_by=Tender.CASH)
    assert rows(shop, 'SELECT * FROM "Voucher"') == []


def test_a_cashier_issues_with_a_leads_approval(shop: Shop, cashier: Actor, lead: Actor) -> None:
    with pytest.raises(NotAllowed):
        shop.vouchers.issue(cashier, 5000, reason="gift", paid_by=Tender.CASH)
    approval = shop.staff.approve(cashier, Act.ISSUE_VOUCHER, PIN, approver_id=lead.id)
    shop.vouchers.issue(cashier, 5000, reason="gift", approval=approval, paid_by=Tender.CASH)
    for entry in shop.journal.latest(owner(shop), 1):
        assert (entry.staff, entry.data["approved_by"]) == ("Robin", lead.id)
    with pytest.raises(ApprovalOver):
        shop.vouchers.issue(cashier, 5000, reason="gift", approval=approval)
    assert shop.doctor.check() == []


def test_the_doctor_finds_cash_that_is_not_the_vouchers(shop: Shop) -> None:
    sold = shop.vouchers.issue(owner(shop), 5000, reason="gift", paid_by=Tender.CASH)
    tamper(shop, 'UPDATE "Voucher" SET amount = amount + 1, balance = balance + 1')
    assert (5, f"Voucher {sold.id}") in {(each.invariant, each.row) for each in shop.doctor.check()}


def test_a_voucher_sold_by_card_is_owed_and_no_sale(shop: Shop) -> None:
    drawer = shop.till.expected_cash(owner(shop))
    by_card = shop.vouchers.issue(owner(shop), 5000, reason="gift", paid_by=Tender.CARD, reference="slip 7")
    shop.vouchers.issue(owner(shop), 700, reason="gift", paid_by=Tender.CASH)
    report = shop.till.x_report(owner(shop))
    assert report.vouchers_sold == (Sum("CARD", 1, 5000), Sum("CASH", 1, 700))
    assert (report.total, report.sales, report.methods, report.taxes, report.movements) == (0, 0, (), (), ())
    assert report.expected == drawer + 700 == shop.till.expected_cash(owner(shop))
    assert [(each.kind, each.method) for each in shop.vouchers.look_up(owner(shop), by_card.code).moves] == [
        (VoucherMoveKind.SOLD, Tender.CARD)
    ]
    close(shop)
    assert shop.doctor.check() == []


def test_an_unused_voucher_goes_back_once_by_the_way_it_was_paid(shop: Shop, cashier: Actor, lead: Actor) -> None:
    drawer = shop.till.expected_cash(owner(shop))
    for paid_by in (Tender.CASH, Tender.CARD):
        made = shop.vouchers.issue(owner(shop), 5000, reason="gift", paid_by=paid_by)
        assert shop.vouchers.look_up(cashier, made.code).can_take_back is paid_by
        with pytest.raises(NotAllowed):
            shop.vouchers.take_back(cashier, made.code)
        approval = shop.staff.approve(cashier, Act.ISSUE_VOUCHER, PIN, approver_id=lead.id)
        own_id = f"back {paid_by}"
        back = shop.vouchers.take_back(cashier, made.code, own_id, approval)
        assert back == VoucherBack(made.code, 5000, paid_by)
        assert shop.vouchers.take_back(owner(shop), made.code, own_id) == back
        for again in (made.code, f" {made.code.lower()} "):
            with pytest.raises(VoucherNotReturnable):
                shop.vouchers.take_back(owner(shop), again)
        found = shop.vouchers.look_up(cashier, made.code)
        assert (found.voucher.balance, found.can_take_back, found.is_taken_back) == (0, None, True)
        with pytest.raises(VoucherEmpty):
            shop.checkout.complete(owner(shop), mixed(shop), payments=[Payment.voucher(made.code, 3699)])
        [entry] = shop.journal.latest(owner(shop), 1)
        assert (entry.kind, entry.subject, entry.data["approved_by"]) == ("voucher_taken_back", made.id, lead.id)
    report = shop.till.x_report(owner(shop))
    assert report.vouchers_taken_back == (Sum("CARD", 1, -5000), Sum("CASH", 1, -5000))
    assert shop.till.expected_cash(owner(shop)) == drawer
    assert shop.doctor.check() == []


def test_what_is_not_taken_back(shop: Shop) -> None:
    given = shop.vouchers.issue(owner(shop), 5000, reason="cold soup")
    used = shop.vouchers.issue(owner(shop), 5000, reason="gift", paid_by=Tender.CASH)
    done = shop.checkout.complete(owner(shop), mixed(shop), payments=[Payment.voucher(used.code, 3699)])
    other = shop.vouchers.issue(owner(shop), 5000, reason="gift", paid_by=Tender.CASH, voucher_id="other")
    before = row_counts(shop)
    for each in (given, used):
        with pytest.raises(VoucherNotReturnable):
            shop.vouchers.take_back(owner(shop), each.code)
    shop.refunds.void(owner(shop), done.sale_id)
    with pytest.raises(VoucherNotReturnable):
        shop.vouchers.take_back(owner(shop), used.code)
    assert shop.vouchers.look_up(owner(shop), used.code).voucher.balance == 5000
    with pytest.raises(MovementReused):
        shop.vouchers.take_back(owner(shop), other.code, "other")
    close(shop)
    with pytest.raises(TillNotOpen):
        shop.vouchers.take_back(owner(shop), other.code)
    shop.till.open(owner(shop), 0)
    with pytest.raises(VoucherNotReturnable):
        shop.vouchers.take_back(owner(shop), other.code)
    assert row_counts(shop)["VoucherPayment"] == before["VoucherPayment"]
    assert shop.doctor.check() == []


def test_a_voucher_is_spent_or_taken_back_never_both(shop: Shop) -> None:
    made = shop.vouchers.issue(owner(shop), 3699, reason="gift", paid_by=Tender.CASH)

    def spend(_: int = 0) -> object:
        return shop.checkout.complete(owner(shop), mixed(shop), payments=[Payment.voucher(made.code, 3699)])

    def take_back(_: int = 0) -> object:
        return shop.vouchers.take_back(owner(shop), made.code)

    found = at_once(spend, take_back, spend, take_back)
    assert len([each for each in found if not isinstance(each, Exception)]) == 1
    assert {type(each) for each in found if isinstance(each, Exception)} <= {VoucherEmpty, VoucherNotReturnable}
    assert shop.doctor.check() == []


# --- looked up --------------------------------------------------------------------------------------------------------


def test_a_voucher_tells_what_it_paid_and_what_came_back(shop: Shop, clock: Clock, cashier: Actor) -> None:
    made = shop.vouchers.issue(owner(shop), 5000, reason="gift", paid_by=Tender.CASH)
    clock.move(minutes=5)
    done = shop.checkout.complete(owner(shop), mixed(shop), payments=[Payment.voucher(made.code, 3699)])
    clock.move(minutes=5)
    shop.refunds.refund(owner(shop), done.sale_id, lines=[(0, 1)], to=Tender.VOUCHER, reason="cold")
    found = shop.vouchers.look_up(cashier, made.code.lower().replace("-", ""))
    kinds = [(each.kind, each.number) for each in found.moves]
    assert kinds == [
        (VoucherMoveKind.REFUNDED, (done.number or "")),
        (VoucherMoveKind.PAID, (done.number or "")),
        (VoucherMoveKind.SOLD, ""),
    ]
    assert sum(each.amount for each in found.moves) == found.voucher.balance
    assert shop.doctor.check() == []


def test_a_voucher_that_a_refund_made_says_so(shop: Shop) -> None:
    done = shop.checkout.complete(owner(shop), mixed(shop), payments=[Payment.cash(3699)])
    back = shop.refunds.refund(owner(shop), done.sale_id, to=Tender.VOUCHER, reason="cold")
    assert story(shop, back.voucher_code) == [(VoucherMoveKind.REFUNDED, 3699)]
    assert shop.doctor.check() == []


def test_a_voucher_that_is_over_can_still_be_looked_at(shop: Shop, clock: Clock) -> None:
    made = shop.vouchers.issue(owner(shop), 5000, date(2026, 11, 22), "gift")
    assert not shop.vouchers.look_up(owner(shop), made.code).is_over
    clock.move(days=1)
    assert shop.vouchers.look_up(owner(shop), made.code).is_over
    for code, refused in (("hello", VoucherMistyped), ("0000-0000-0000", VoucherNotKnown)):
        with pytest.raises(refused):
            shop.vouchers.look_up(owner(shop), code)


# --- the till, by a lead's approval -----------------------------------------------------------------------------------


def test_a_cashier_opens_the_till_and_moves_cash_with_a_leads_approval(shop: Shop, cashier: Actor, lead: Actor) -> None:
    close(shop)
    with pytest.raises(NotAllowed):
        shop.till.open(cashier, 20000)
    assert shop.till.current() is None
    approval = shop.staff.approve(cashier, Act.OPEN_TILL, PIN, approver_id=lead.id)
    assert shop.till.open(cashier, 20000, approval).opened_by == "Robin"
    with pytest.raises(ApprovalOver):
        shop.till.move(cashier, -500, "ice", approval=approval)
    out = shop.staff.approve(cashier, Act.MOVE_CASH, PIN, approver_id=lead.id)
    shop.till.move(cashier, -500, "ice", approval=out)
    assert shop.till.expected_cash(owner(shop)) == 19500
    entries = {entry.kind: entry for entry in shop.journal.latest(owner(shop), 4)}
    for kind in ("till_opened", "cash_out"):
        assert (entries[kind].staff, entries[kind].data["approved_by"]) == ("Robin", lead.id)
    assert shop.doctor.check() == []
