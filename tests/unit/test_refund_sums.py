"""What refunds come to: however a sale is given back, the parts add up to what was paid, and never to more."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.catalogue import Kind
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


def after(sale: Refundable, back: GiveBack, to: Tender) -> Refundable:
    """The sale as it is read again after that refund."""
    counts = {each.line.place: each.quantity for each in back.lines}
    lines = tuple(replace(line, done=line.done + counts.get(line.place, 0)) for line in sale.lines)
    entry = RefundEntry("r", "REFUND", NOW, to, back.amount, back.value, back.points, back.rounding, "")
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
