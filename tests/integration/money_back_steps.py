"""Random steps after a sale, and around the drawer: refunds, voids, floats, cash in and out, counts."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from pos_app.bootstrap import Kind, Tender
from pos_app.domain import money
from pos_app.domain.refund_ways import BackPart
from pos_app.domain.refunds import RefundDone
from pos_app.domain.till import CashCount
from pos_app.errors import (
    NothingToRefund,
    RefundNotPossible,
    RefundTooMuch,
    ShiftClosed,
    TillAlreadyOpen,
    TillNotOpen,
    VoidTooLate,
    VoucherNotReturnable,
)
from tests.integration.counter import content, owner, value
from tests.integration.money_machine import TILL, MoneyMachine
from tests.integration.money_model import Back, ShiftModel, Sold

TENDERS = st.sampled_from([*Tender, None, None])
WANTED = st.one_of(st.none(), st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3)), min_size=1, max_size=2))


class BackSteps(MoneyMachine):
    """Gives back."""

    @precondition(lambda self: self.sold)
    @rule(till=TILL, at=st.integers(0, 99), wanted=WANTED, to=TENDERS)
    def refund(self, till: str, at: int, wanted: list[tuple[int, int]] | None, to: Tender | None) -> None:
        shop, sold = self.shops[till], self.sold[-1 - at % len(self.sold)]
        lines = None if wanted is None else list(dict(wanted).items())
        refusal = self.refusal(till, sold, lines, to)
        if refusal is not None:
            with pytest.raises(refusal):
                shop.refunds.refund(owner(shop), sold.sale_id, lines=lines, to=to, reason="cold")
            return
        done = shop.refunds.refund(owner(shop), sold.sale_id, lines=lines, to=to, reason="cold")
        pieces = lines or [(at, line.quantity - line.done) for at, (_, line) in enumerate(sold.lines)]
        self.give_back(till, sold, dict(pieces), to, done)

    def refusal(
        self, till: str, sold: Sold, lines: list[tuple[int, int]] | None, to: Tender | None
    ) -> type[Exception] | None:
        """Why it cannot be given back."""
        if self.shifts[till] is None:
            return TillNotOpen
        if not sold.has_left:
            return NothingToRefund
        for at, quantity in lines or ():
            if at >= len(sold.lines) or quantity > sold.lines[at][1].quantity - sold.lines[at][1].done:
                return RefundTooMuch
        if to is Tender.POINTS and sold.phone not in self.members:
            return RefundNotPossible
        return None

    def give_back(self, till: str, sold: Sold, pieces: dict[int, int], to: Tender | None, done: RefundDone) -> None:
        """Note what went back, worked out here once more."""
        shift = self.shifts[till]
        assert shift is not None
        values = dict.fromkeys(Kind, 0)
        for at, (order, line) in enumerate(sold.lines):
            back = line.back(pieces.get(at, 0))
            values[order.kind] += back
            order.refunded += back
        assert done.value == sum(values.values())
        assert sold.refunded <= sold.total
        share = money.divided(sold.by_points * sold.refunded, sold.total) if sold.total else 0
        due = done.value - (share - sold.worth_back) + done.tip
        sold.worth_back = share
        assert sum(each.amount for each in done.parts) == done.amount
        if to is Tender.POINTS:
            assert done.amount == 0
        else:
            assert sum(each.due for each in done.parts) == due
            assert to is None or {each.method for each in done.parts} <= {to}
        for part in done.parts:
            self.goes(sold, shift, part, exact=sold.is_void and to is None)
        sold.strayed |= to is not None
        if not sold.strayed:
            assert all(sold.went[way] <= sold.paid[way] for way in ("CARD", "VOUCHER"))
            if sold.is_void:
                assert all(sold.went[way] == sold.paid[way] for way in ("CARD", "VOUCHER"))
                assert sold.went["CASH"] >= sold.paid["CASH"]  # a larger coin of the time may have given more
        shift.tax_back += done.tax
        if not sold.is_void:
            sold.refunds.append(Back(self.clock.at, values))

    def goes(self, sold: Sold, shift: ShiftModel, part: BackPart, *, exact: bool) -> None:
        """A way that some of it went by."""
        if part.method is Tender.CASH:
            sold.cash_due += part.due
            before, sold.cash_paid = sold.cash_paid, sold.cash_paid + part.amount
            assert exact or sold.cash_paid == max(before, money.to_coin(sold.cash_due, self.counter.coin))
            shift.expected -= part.amount
        else:
            assert part.amount == part.due
        if part.method is Tender.VOUCHER:
            self.vouchers[part.voucher_code] = self.vouchers.get(part.voucher_code, 0) + part.amount
        sold.went[part.method.value] += part.amount
        shift.given_back[part.method.value] += part.amount

    @precondition(lambda self: self.sold)
    @rule(till=TILL, at=st.integers(0, 5), to=st.sampled_from([None, None, Tender.CASH, Tender.CARD, Tender.VOUCHER]))
    def void(self, till: str, at: int, to: Tender | None) -> None:
        shop, sold, shift = self.shops[till], self.sold[-1 - at % len(self.sold)], self.shifts[till]
        refusal: type[Exception] | None = None
        if shift is None:
            refusal = TillNotOpen
        elif sold.shift_id != shift.id or sold.day != self.today:
            refusal = VoidTooLate
        elif not sold.has_left:
            refusal = NothingToRefund
        if refusal is not None:
            with pytest.raises(refusal):
                shop.refunds.void(owner(shop), sold.sale_id, to=to)
            return
        done = shop.refunds.void(owner(shop), sold.sale_id, to=to)
        assert done.tip == sold.tip
        sold.is_void = True
        self.give_back(till, sold, {at: line.quantity - line.done for at, (_, line) in enumerate(sold.lines)}, to, done)


class TillSteps(MoneyMachine):
    """Opens and closes."""

    @rule(till=TILL, opening_float=st.sampled_from([0, 20_000]))
    def open_the_till(self, till: str, opening_float: int) -> None:
        shop = self.shops[till]
        if self.shifts[till] is not None:
            with pytest.raises(TillAlreadyOpen):
                shop.till.open(owner(shop), opening_float)
            return
        self.shifts[till] = ShiftModel(shop.till.open(owner(shop), opening_float).id, opening_float)

    @rule(till=TILL, off=st.sampled_from([0, 0, 5, 100]))
    def close_the_till(self, till: str, off: int) -> None:
        shop, shift = self.shops[till], self.shifts[till]
        if shift is None:
            return
        count = CashCount(loose=max(0, shift.expected) + off)
        report = shop.till.close(owner(shop), shift.id, count)
        self.z[till] += 1
        assert report.z_number == self.z[till]
        assert report.difference == count.total - shift.expected
        self.compare(shift, report)
        assert shop.till.close(owner(shop), shift.id, count) == report == shop.till.z_report(owner(shop), shift.id)
        with pytest.raises(ShiftClosed):
            shop.till.close(owner(shop), shift.id, CashCount(loose=count.total + 1))
        self.shifts[till] = None
        assert value(shop, 'SELECT max("zNumber") FROM "Shift" WHERE till = :till', till=till) == self.z[till]

    @rule(till=TILL, amount=st.sampled_from([1, 2_000]), by=st.sampled_from([Tender.CASH, Tender.CARD]))
    def sell_a_voucher(self, till: str, amount: int, by: Tender) -> None:
        shop, shift = self.shops[till], self.shifts[till]
        if shift is None:
            with pytest.raises(TillNotOpen):
                shop.vouchers.issue(owner(shop), amount, reason="a present", paid_by=by)
            return
        made = shop.vouchers.issue(owner(shop), amount, reason="a present", paid_by=by)
        self.vouchers[made.code] = amount
        self.sold_vouchers[made.code] = (shift.id, by.value, amount)
        shift.vouchers_sold[by.value] += amount
        shift.expected += amount if by is Tender.CASH else 0

    @precondition(lambda self: self.vouchers)
    @rule(till=TILL, at=st.integers(0, 99))
    def take_a_voucher_back(self, till: str, at: int) -> None:
        """One that was never used, by the till and in the shift that sold it."""
        shop, shift = self.shops[till], self.shifts[till]
        code = sorted(self.vouchers)[at % len(self.vouchers)]
        used = value(
            shop, 'SELECT count(*) FROM "Payment" JOIN "Voucher" v ON v.id = "voucherId" WHERE code = :c', c=code
        )
        sold = self.sold_vouchers.get(code)
        if shift is None or sold is None or sold[0] != shift.id or used:
            with pytest.raises(TillNotOpen if shift is None else VoucherNotReturnable):
                shop.vouchers.take_back(owner(shop), code)
            return
        back = shop.vouchers.take_back(owner(shop), code)
        assert (back.method, back.amount) == sold[1:]
        self.vouchers[code] = 0
        del self.sold_vouchers[code]
        shift.vouchers_back[sold[1]] -= sold[2]
        shift.expected -= sold[2] if sold[1] == "CASH" else 0

    @rule(till=TILL, amount=st.sampled_from([-1_250, 5_000]))
    def move_cash(self, till: str, amount: int) -> None:
        shop, shift = self.shops[till], self.shifts[till]
        if shift is None:
            before = content(shop)
            with pytest.raises(TillNotOpen):
                shop.till.move(owner(shop), amount, "change")
            assert content(shop) == before
            return
        shop.till.move(owner(shop), amount, "change")
        shift.expected += amount
