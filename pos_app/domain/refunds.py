"""What can be given back of a sale, to the cent: pure functions, in minor units.

Every share is rounded on what was given back so far, all together (`share`), so that giving a line back one by one, in
any order and mixture, comes to exactly what was paid for it, and never to more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pos_app.domain import money
from pos_app.domain.catalogue import Kind
from pos_app.domain.refund_ways import BackPart, PaidPart, as_it_was_paid, with_what_went_back
from pos_app.domain.sales import Tender
from pos_app.errors import NothingToRefund, RefundTooMuch


def share(whole: int, part: int, of: int) -> int:
    """The part of `whole` that belongs to `part` of `of`, rounded half up; all of it for all of `of`."""
    return money.divided(whole * part, of) if of > 0 else 0


def step(whole: int, before: int, after: int, of: int) -> int:
    """What of `whole` is added when the part given back so far rises from `before` to `after`."""
    return share(whole, after, of) - share(whole, before, of)


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A line of an order, and how many of its pieces were given back already (`done`).

    `amount` is what was paid for all of it, discounts and taxes included; `place` its place in the order's items.
    """

    order_id: str
    kind: Kind
    place: int
    name: str
    quantity: int
    unit_price: int
    amount: int
    tax: int = 0
    tax_class: str = ""
    done: int = 0

    @property
    def left(self) -> int:
        """How many pieces can still be given back."""
        return self.quantity - self.done

    def amount_of(self, quantity: int) -> int:
        """What the next `quantity` pieces come to."""
        return step(self.amount, self.done, self.done + quantity, self.quantity)

    def tax_of(self, quantity: int) -> int:
        """The tax in it: shared by what was paid, so that no piece of a cent has more tax than it cost."""
        before, after = (share(self.amount, done, self.quantity) for done in (self.done, self.done + quantity))
        return step(self.tax, before, after, self.amount)


@dataclass(frozen=True, slots=True)
class GivenLine:
    """So many pieces of a line, given back."""

    line: SoldLine
    quantity: int

    @property
    def amount(self) -> int:
        """What they come to."""
        return self.line.amount_of(self.quantity)

    @property
    def tax(self) -> int:
        """The tax in it."""
        return self.line.tax_of(self.quantity)


@dataclass(frozen=True, slots=True)
class RefundEntry:
    """A refund or a void that was done. `amount` is money, `value` what the orders' `refunded` rose by.

    `method` is the way most of it went; `parts` all of them. The rounding is the cash's.
    """

    id: str
    kind: str
    created_at: datetime
    method: Tender
    amount: int
    value: int
    points: int
    rounding: int
    reason: str
    staff: str = ""
    approved_by: str = ""
    sequence: int = 0
    tip: int = 0
    parts: tuple[BackPart, ...] = ()


@dataclass(frozen=True, slots=True)
class GiveBack:
    """A refund worked out: `amount` of money in its `parts`, and `points` worth `worth` for what points paid.

    `amount = food + merch - worth + rounding + tip`, and the sum of the parts.
    """

    lines: tuple[GivenLine, ...]
    food: int
    merch: int
    tax: int
    worth: int
    points: int
    rounding: int
    tip: int = 0
    parts: tuple[BackPart, ...] = ()

    @property
    def value(self) -> int:
        """What was paid for the lines."""
        return self.food + self.merch

    @property
    def amount(self) -> int:
        """The money that goes back."""
        return self.value - self.worth + self.rounding + self.tip


@dataclass(frozen=True, slots=True)
class Refundable:
    """A sale, or an order that came over from the old shop, with what is left of it.

    `lines` are those that were asked for: all of a sale, food first, or those of one order. `total` is the whole
    sale's, of which points paid `by_points` (`points` of them); `refunds` are earlier ones, oldest first. `paid_by` are
    its tenders, the largest first; `paid` the ways that money came by, none for an order of the old shop.
    """

    lines: tuple[SoldLine, ...]
    total: int
    customer_id: str
    created_at: datetime
    sale_id: str | None = None
    number: str = ""
    by_points: int = 0
    points: int = 0
    tip: int = 0
    refunds: tuple[RefundEntry, ...] = ()
    paid_by: tuple[Tender, ...] = ()
    can_void: bool = False
    is_cancelled: bool = False
    coin: int = 1
    paid: tuple[PaidPart, ...] = ()

    @property
    def refunded(self) -> int:
        """What was given back so far, points' worth included."""
        return sum(each.value for each in self.refunds)

    @property
    def has_left(self) -> bool:
        """Whether anything at all can still be given back."""
        return not self.is_cancelled and any(line.left for line in self.lines)

    def give_back(
        self, wanted: Sequence[tuple[int, int]] | None, to: Tender | None = Tender.CASH, *, with_tip: bool = False
    ) -> GiveBack:
        """Work out what giving back comes to: (place in `lines`, quantity) each, None for all that is left.

        `to` None is the way it was paid: each way its share. Raises RefundTooMuch, and NothingToRefund where nothing
        is left, or nothing is wanted.
        """
        given = self._given(wanted)
        food = sum(each.amount for each in given if each.line.kind is Kind.FOOD)
        merch = sum(each.amount for each in given if each.line.kind is Kind.MERCH)
        before, after = self.refunded, self.refunded + food + merch
        if after > self.total:
            raise RefundTooMuch
        worth = step(self.by_points, before, after, self.total)
        tip = self.tip if with_tip else 0
        parts = self._parts(food + merch - worth + tip, to, is_void=with_tip)
        return GiveBack(
            given,
            food,
            merch,
            sum(each.tax for each in given),
            worth,
            step(self.points, before, after, self.total),
            sum(each.amount - each.due for each in parts),
            tip,
            parts,
        )

    def _parts(self, due: int, to: Tender | None, *, is_void: bool) -> tuple[BackPart, ...]:
        """The money over the ways it goes back by; an order of the old shop goes back in cash."""
        went = [part for each in self.refunds for part in each.parts]
        if to is None and self.paid:
            before = self.refunded - share(self.by_points, self.refunded, self.total)
            shared = as_it_was_paid(with_what_went_back(self.paid, went), due, before)
        else:
            shared = [(PaidPart(to or Tender.CASH, due), due)]
        parts = []
        for part, own in shared:
            amount = own
            if part.method is Tender.CASH:
                exact = is_void and to is None and own == part.amount - part.back
                amount = self._in_cash(own, part.amount + part.rounding if exact else None)
            if own or amount:
                parts.append(BackPart(part.method, own, amount, part.payment_id, part.reference))
        return tuple(parts)

    def _given(self, wanted: Sequence[tuple[int, int]] | None) -> tuple[GivenLine, ...]:
        if not self.has_left:
            raise NothingToRefund
        if wanted is None:
            return tuple(GivenLine(line, line.left) for line in self.lines if line.left)
        counts: dict[int, int] = {}
        for place, quantity in wanted:
            if not 0 <= place < len(self.lines) or quantity < 0:
                raise RefundTooMuch
            counts[place] = counts.get(place, 0) + quantity
        given = tuple(GivenLine(self.lines[place], count) for place, count in sorted(counts.items()) if count)
        if not given:
            raise NothingToRefund
        if any(each.quantity > each.line.left for each in given):
            raise RefundTooMuch
        return given

    def _in_cash(self, due: int, exact: int | None) -> int:
        """What goes back in cash: all cash given back of the sale is rounded together, so that parts come to no more.

        Where more than that went back already, by a larger coin of the time, nothing is asked back of the guest. With
        `exact`, what was handed over for a sale that is voided comes back as it was, rounded or not.
        """
        went = [part for each in self.refunds for part in each.parts if part.method is Tender.CASH]
        before, paid = sum(each.due for each in went), sum(each.amount for each in went)
        return max(paid, money.to_coin(before + due, self.coin) if exact is None else exact) - paid


def line_amounts(amounts: Sequence[int], quantities: Sequence[int], total: int) -> list[int]:
    """What was paid for each line of an order, which come to its total.

    The items of a sale say it themselves. Those of an order of the old shop may not add up: the total is shared over
    them in proportion, by their pieces where no amounts are known.
    """
    if sum(amounts) == total and min(amounts, default=0) >= 0:
        return list(amounts)
    weights = [max(0, each) for each in amounts]
    return money.apportion(total, weights if any(weights) else quantities)


@dataclass(frozen=True, slots=True)
class RefundDone:
    """The answer to a refund or a void, the same again when the same one is sent twice. Amounts in minor units.

    `amount` went back in `parts`, most of it by `method`, on the voucher of `voucher_code` where one of them is one;
    `points_back` are those that had paid, `points_taken` those that the sale had earned; `points` is the member's
    balance after it, None without one.
    """

    refund_id: str
    kind: str
    sale_id: str | None
    customer_id: str
    method: Tender
    amount: int
    rounding: int
    value: int
    tax: int
    points_back: int = 0
    points_taken: int = 0
    points: int | None = None
    voucher_code: str = ""
    tip: int = 0
    parts: tuple[BackPart, ...] = ()


@dataclass(frozen=True, slots=True)
class RecentSale:
    """A sale of the open shift, as it is found again; `customer_id` is None without a phone."""

    id: str
    number: str
    created_at: datetime
    total: int
    refunded: int
    is_void: bool
    customer_id: str | None
    name: str | None
    phone_number: str | None
    items: tuple[tuple[str, int], ...]
    paid_by: tuple[Tender, ...]
