"""What refunds come to: however a sale is given back, the parts add up to what was paid, and never to more."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain import money
from pos_app.domain.catalogue import Kind
from pos_app.domain.refund_ways import BackPart, PaidPart
from pos_app.domain.refunds import GiveBack, Refundable, RefundEntry, SoldLine, line_amounts, share, step
from pos_app.domain.sales import Tender
from pos_app.errors import NothingToRefund, RefundTooMuch

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SOLD = st.lists(
    st.tuples(st.sampled_from(list(Kind)), st.integers(1, 12), st.integers(0, 5000), st.integers(0, 400)),
    min_size=1,
    max_size=5,
)


def lines_of(sold: list[tuple[Kind, int, int, int]]) -> tuple[SoldLine, ...]:
    return tuple(
        SoldLine(kind.value, kind, place, f"Item {place}", quantity, 0, amount + tax, tax)
        for place, (kind, quantity, amount, tax) in enumerate(sold)
    )


def after(sale: Refundable, back: GiveBack, to: Tender = Tender.CASH) -> Refundable:
    """The sale as it is read again after that refund."""
    counts = {each.line.place: each.quantity for each in back.lines}
    lines = tuple(replace(line, done=line.done + counts.get(line.place, 0)) for line in sale.lines)
    entry = RefundEntry(
        "r", "REFUND", NOW, to, back.amount, back.value, back.points, back.rounding, "", tip=back.tip, parts=back.parts
    )
    return replace(sale, lines=lines, refunds=(*sale.refunds, entry))


@given(st.integers(0, 10**9), st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_is_within_half_of_the_exact_one(whole: int, part: int, of: int) -> None:
    part = min(part, of)
    assert abs(share(whole, part, of) * of - whole * part) * 2 <= of
    assert share(whole, of, of) == whole
    assert step(whole, 0, part, of) + step(whole, part, of, of) == whole
    assert share(whole, 0, 0) == 0


@given(
    sold=SOLD,
    coin=st.sampled_from([1, 5, 10]),
    paid=st.tuples(st.integers(0, 100), st.integers(1, 900)),
    data=st.data(),
)
def test_any_way_of_giving_back_comes_to_what_was_paid(
    sold: list[tuple[Kind, int, int, int]], coin: int, paid: tuple[int, int], data: st.DataObject
) -> None:
    lines = lines_of(sold)
    total = sum(line.amount for line in lines)
    by_points, points = total * paid[0] // 100, paid[1]
    sale = Refundable(lines, total, "c", NOW, "s", by_points=by_points, points=points if by_points else 0, coin=coin)
    done: list[tuple[GiveBack, Tender]] = []
    while sale.has_left:
        left = [place for place, line in enumerate(sale.lines) if line.left]
        place = data.draw(st.sampled_from(left))
        quantity = data.draw(st.integers(1, sale.lines[place].left))
        to = data.draw(st.sampled_from([Tender.CASH, Tender.CARD]))
        back = sale.give_back([(place, quantity)], to)
        assert back.amount == back.food + back.merch - back.worth + back.rounding
        assert back.worth >= 0
        assert back.points >= 0
        assert 0 <= back.tax <= back.value
        done.append((back, to))
        sale = after(sale, back, to)
    assert sum(back.value for back, _ in done) == total == sale.refunded
    assert sum(back.worth for back, _ in done) == by_points
    assert sum(back.points for back, _ in done) == sale.points
    assert sum(back.tax for back, _ in done) == sum(line.tax for line in lines)
    in_cash = [back for back, to in done if to is Tender.CASH]
    assert sum(back.amount for back in in_cash) % coin == 0
    assert abs(sum(back.rounding for back in in_cash)) * 2 <= coin
    with pytest.raises(NothingToRefund):
        sale.give_back(None)


def test_a_piece_that_came_to_nothing_has_no_tax() -> None:
    line = SoldLine("o", Kind.FOOD, 0, "Item", 3, 1, amount=2, tax=1)
    pieces = [(replace(line, done=done).amount_of(1), replace(line, done=done).tax_of(1)) for done in range(3)]
    assert all(0 <= tax <= amount for amount, tax in pieces)
    assert [sum(each) for each in zip(*pieces, strict=True)] == [2, 1]


@given(sold=SOLD, coin=st.sampled_from([1, 5, 10]))
def test_all_at_once_is_the_same_as_everything(sold: list[tuple[Kind, int, int, int]], coin: int) -> None:
    lines = lines_of(sold)
    total = sum(line.amount for line in lines)
    sale = Refundable(lines, total, "c", NOW, "s", coin=coin, tip=120)
    back = sale.give_back(None, Tender.CARD)
    assert (back.amount, back.value, back.rounding, back.tip) == (total, total, 0, 0)
    assert sale.give_back(None, Tender.CARD, with_tip=True).amount == total + 120
    assert {each.line.place: each.quantity for each in back.lines} == {line.place: line.quantity for line in lines}


@given(st.lists(st.tuples(st.integers(-500, 5000), st.integers(1, 9)), min_size=1, max_size=6), st.integers(0, 20_000))
def test_the_lines_of_an_old_order_come_to_its_total(items: list[tuple[int, int]], total: int) -> None:
    amounts = line_amounts([amount for amount, _ in items], [quantity for _, quantity in items], total)
    assert sum(amounts) == total
    assert min(amounts) >= 0


@pytest.mark.parametrize("wanted", [[(0, 4)], [(0, 2), (0, 2)], [(1, 1)], [(-1, 1)], [(0, -1)]])
def test_more_than_there_is_is_refused(wanted: list[tuple[int, int]]) -> None:
    sale = Refundable(lines_of([(Kind.FOOD, 3, 900, 0)]), 900, "c", NOW, "s")
    with pytest.raises(RefundTooMuch):
        sale.give_back(wanted)


def test_a_cancelled_sale_has_nothing_left() -> None:
    sale = Refundable(lines_of([(Kind.FOOD, 3, 900, 0)]), 900, "c", NOW, "s", is_cancelled=True)
    with pytest.raises(NothingToRefund):
        sale.give_back([(0, 1)])


WAYS = st.lists(st.tuples(st.sampled_from([Tender.CARD, Tender.VOUCHER]), st.integers(0, 6000)), max_size=3)


@given(
    sold=SOLD,
    coin=st.sampled_from([1, 5, 10]),
    by_points=st.integers(0, 100),
    tip=st.sampled_from([0, 1, 300]),
    ways=WAYS,
    data=st.data(),
)
def test_each_way_gets_its_share_and_a_void_what_it_paid(
    sold: list[tuple[Kind, int, int, int]],
    coin: int,
    by_points: int,
    tip: int,
    ways: list[tuple[Tender, int]],
    data: st.DataObject,
) -> None:
    lines = lines_of(sold)
    total = sum(line.amount for line in lines)
    worth = total * by_points // 100
    left, paid = total - worth + tip, []
    for at, (method, amount) in enumerate(ways):
        paid.append(PaidPart(method, min(left, amount), f"p{at}", f"slip {at}"))
        left -= paid[-1].amount
    handed = data.draw(st.sampled_from([left, money.to_coin(left, coin)]))
    paid.insert(0, PaidPart(Tender.CASH, left, rounding=handed - left))
    sale = Refundable(lines, total, "c", NOW, "s", by_points=worth, points=worth, tip=tip, coin=coin, paid=tuple(paid))
    went: list[BackPart] = []
    strayed = False
    while data.draw(st.booleans()) and sale.has_left:
        place = data.draw(st.sampled_from([place for place, line in enumerate(sale.lines) if line.left]))
        quantity = data.draw(st.integers(1, sale.lines[place].left))
        to = data.draw(st.sampled_from([None, None, None, Tender.CASH, Tender.CARD]))
        back = sale.give_back([(place, quantity)], to)
        assert sum(each.amount for each in back.parts) == back.amount
        assert sum(each.due for each in back.parts) == back.value - back.worth
        assert all(each.amount >= 0 for each in back.parts)
        strayed |= to is not None
        went += back.parts
        sale = after(sale, back)
        if not strayed:
            for part in paid[1:]:
                own = sum(each.amount for each in went if each.payment_id == part.payment_id)
                assert own <= part.amount
    if not sale.has_left:
        return
    back = sale.give_back(None, None, with_tip=True)
    went += back.parts
    assert sum(each.due for each in went) == total - worth + tip
    if not strayed:
        for part in paid[1:]:
            assert sum(each.amount for each in went if each.payment_id == part.payment_id) == part.amount
        assert sum(each.amount for each in went if each.method is Tender.CASH) == handed


def test_what_went_another_way_is_made_up_for_by_what_follows() -> None:
    line = SoldLine("o", Kind.FOOD, 0, "Soup", 4, 500, 2000)
    paid = (PaidPart(Tender.CASH, 1000), PaidPart(Tender.CARD, 1000, "p", "slip 7"))
    sale = Refundable((line,), 2000, "c", NOW, "s", paid=paid)
    assert [(each.method, each.amount) for each in sale.give_back([(0, 1)], None).parts] == [
        (Tender.CASH, 250),
        (Tender.CARD, 250),
    ]
    after_cash = after(sale, sale.give_back([(0, 2)], Tender.CASH))
    assert [(each.method, each.amount) for each in after_cash.give_back(None, None).parts] == [(Tender.CARD, 1000)]
