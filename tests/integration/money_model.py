"""What a random day at the counter should have come to: drawers, shifts, sales and orders, kept in plain numbers."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

from pos_app.bootstrap import Cart, Kind
from pos_app.domain import money
from pos_app.domain.pricing import Priced


@dataclass
class Line:
    """A sold line: what was paid for all its pieces, and how many were given back."""

    amount: int
    quantity: int
    done: int = 0

    def back(self, quantity: int) -> int:
        """What so many more pieces come to, and note that they are back."""
        before = money.divided(self.amount * self.done, self.quantity)
        self.done += quantity
        return money.divided(self.amount * self.done, self.quantity) - before


@dataclass
class Placed:
    """A sale's food, or its merchandise."""

    kind: Kind
    at: datetime
    phone: str | None
    discount: int
    tax: int
    total: int
    lines: list[Line]
    refunded: int = 0


@dataclass
class Back:
    """What went back in one refund: when, of which kind of thing how much."""

    at: datetime
    values: dict[Kind, int]


@dataclass
class Sold:
    """A sale with everything that was given back of it."""

    sale_id: str
    shift_id: str
    day: date
    phone: str | None
    placed: list[Placed]
    total: int
    tip: int
    by_points: int
    is_void: bool = False
    refunds: list[Back] = field(default_factory=list)
    worth_back: int = 0
    cash_due: int = 0
    cash_paid: int = 0
    paid: Counter[str] = field(default_factory=Counter)
    went: Counter[str] = field(default_factory=Counter)
    strayed: bool = False

    @property
    def lines(self) -> list[tuple[Placed, Line]]:
        """Every line with its order, food first."""
        return [(order, line) for order in self.placed for line in order.lines]

    @property
    def refunded(self) -> int:
        """What was given back, points' worth included."""
        return sum(each.refunded for each in self.placed)

    @property
    def has_left(self) -> bool:
        """Whether any piece can still be given back."""
        return not self.is_void and any(line.done < line.quantity for _, line in self.lines)

    def counts_itself(self, order: Placed) -> bool:
        """Whether the order stands for the sale: merchandise that was sold with food does not."""
        return order.kind is Kind.FOOD or all(each.kind is Kind.MERCH for each in self.placed)


def placed(priced: Priced, phone: str | None, at: dict[Kind, datetime]) -> list[Placed]:
    """The orders a cart becomes."""
    found = []
    for kind in Kind:
        lines, sums = priced.of_kind(kind)
        if lines:
            sold = [Line(each.total, each.line.quantity) for each in lines]
            found.append(Placed(kind, at[kind], phone, sums.discount, sums.tax, sums.total, sold))
    return found


@dataclass
class ShiftModel:
    """One shift of one till."""

    id: str
    expected: int
    sales: int = 0
    total: int = 0
    discount: int = 0
    tax: int = 0
    tax_back: int = 0
    tips: int = 0
    rounding: int = 0
    methods: Counter[str] = field(default_factory=Counter)
    given_back: Counter[str] = field(default_factory=Counter)
    vouchers_sold: Counter[str] = field(default_factory=Counter)
    vouchers_back: Counter[str] = field(default_factory=Counter)


@dataclass
class TabModel:
    """An open tab; `order_at` is when the kitchen had the first of the food that is on it."""

    id: str
    version: int
    cart: Cart
    phone: str | None
    order_at: datetime | None
