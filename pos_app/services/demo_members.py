"""What the visits of a generated shop come to: each guest's counters, the members' points and levels by the rules."""

from array import array
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

from pos_app.domain import loyalty
from pos_app.domain.loyalty import ORDER_OF_LEVELS, Level, Rules
from pos_app.services.demo_baskets import Basket
from pos_app.services.demo_plan import NOBODY, Plan

JOIN_OFTEN, JOIN_SELDOM = 0.45, 0.02
"""Which part of the guests joins: of those with `REGULAR` visits and more, and of the others."""

REGULAR = 3
JOINS_AFTER = 40_000
"""Milliseconds from the sale to the sign-up, when no other sale comes between."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a member's level, and the points earned that decided it."""

    level: Level
    previous: Level | None
    earned: int
    at: int


@dataclass(slots=True)
class Joining:
    """A guest who joins TapPass after so many visits; times in milliseconds since 1970, UTC."""

    id: str
    tap_pass_id: str
    after_visits: int
    joins_after: int = -1
    """The sale after which the sign-up is."""
    visits: int = 0
    joined_at: int = 0
    counts_since: int = 0
    balance: int = 0
    last_at: int = 0
    changes: list[Change] = field(default_factory=list)
    earned: "deque[tuple[int, int]]" = field(default_factory=deque)
    window: int = 0

    def is_member_at(self, sale: int) -> bool:
        """Whether the sign-up was before that sale."""
        return 0 <= self.joins_after < sale

    @property
    def level(self) -> Level:
        """The level reached last."""
        return self.changes[-1].level

    def visit(self, at: int, points: int, rules: Rules, next_at: int) -> bool:
        """Count a sale; whether the guest joins after it."""
        self.visits += 1
        self.last_at = at
        self.earned.append((at, points))
        self.window += points
        if self.visits < self.after_visits:
            return False
        if self.visits == self.after_visits:
            self._join(min(at + JOINS_AFTER, next_at), rules)
            return True
        self.balance += points
        if self.level is not Level.PLATINUM and loyalty.level_for(self.window, rules) is not self.level:
            self._raise_level(at, rules)
        return False

    def _join(self, at: int, rules: Rules) -> None:
        self.joined_at = self.last_at = at
        self.counts_since = _months_before(at, rules.past_months)
        self.earned = deque(line for line in self.earned if line[0] >= self.counts_since)
        self.balance = sum(points for _, points in self.earned) + rules.bonus
        self._forget_before(_months_before(at, rules.level_months))
        self.changes.append(Change(loyalty.level_for(self.window, rules), None, self.window, at))

    def _raise_level(self, at: int, rules: Rules) -> None:
        self._forget_before(_months_before(at, rules.level_months))
        reached = loyalty.level_for(self.window, rules)
        if loyalty.higher(self.level, reached) is not self.level:
            self.changes.append(Change(reached, self.level, self.window, at))

    def _forget_before(self, since: int) -> None:
        while self.earned and self.earned[0][0] < since:
            self.earned.popleft()
        self.window = sum(points for _, points in self.earned)


@dataclass
class Books:
    """By guest: orders, minor units spent, first and last sale (-1: none). By sale: a member's balance and levels."""

    orders: "array[int]"
    spent: "array[int]"
    first: "array[int]"
    last: "array[int]"
    balances: "array[int]"
    levels: "array[int]"
    members: dict[int, Joining]
    joins: set[int] = field(default_factory=set)
    """The sales after which the guest joins."""

    def levels_of(self, sale: int) -> tuple[Level, Level]:
        """A member's level before and after a sale."""
        before, after = divmod(self.levels[sale], len(ORDER_OF_LEVELS))
        return ORDER_OF_LEVELS[before], ORDER_OF_LEVELS[after]


def kept_books(plan: Plan, guests: int, baskets: Sequence[Basket], rules: Rules, members: dict[int, Joining]) -> Books:
    """One pass over the visits. `members` are changed by it: they gather points and levels."""
    sales = len(plan.moments)
    never = array("q", [-1]) * guests
    books = Books(
        array("I", bytes(4 * guests)),
        array("q", bytes(8 * guests)),
        never,
        never[:],
        array("q", bytes(8 * sales)),
        array("B", bytes(sales)),
        members,
    )
    for sale, guest in enumerate(plan.guests):
        if guest == NOBODY:
            continue
        basket = baskets[plan.baskets[sale]]
        books.orders[guest] += basket.orders
        books.spent[guest] += basket.sums.total
        if books.first[guest] < 0:
            books.first[guest] = sale
        books.last[guest] = sale
        if guest in members:
            _count_for(members[guest], sale, basket.points, books, plan, rules)
    return books


def _count_for(joining: Joining, sale: int, points: int, books: Books, plan: Plan, rules: Rules) -> None:
    at = plan.moments[sale]
    before = joining.changes[-1].level if joining.changes else Level.BRONZE
    if joining.visit(at, points, rules, plan.moments[min(sale + 1, len(plan.moments) - 1)]):
        joining.joins_after = sale
        books.joins.add(sale)
    elif joining.changes:
        books.balances[sale] = joining.balance
        books.levels[sale] = ORDER_OF_LEVELS.index(before) * len(ORDER_OF_LEVELS) + ORDER_OF_LEVELS.index(joining.level)


def joining(plan: Plan, guests: int, random: Random) -> dict[int, int]:
    """Which guests join, and after how many of their visits."""
    visits = array("I", bytes(4 * guests))
    for guest in plan.guests:
        if guest != NOBODY:
            visits[guest] += 1
    found = {}
    for guest, count in enumerate(visits):
        if count and random.random() < (JOIN_OFTEN if count >= REGULAR else JOIN_SELDOM):
            found[guest] = random.randint(1, min(count, REGULAR + 1))
    return found


def _months_before(at: int, months: int) -> int:
    return milliseconds(loyalty.months_before(moment(at), months))


def moment(at: int) -> datetime:
    """Milliseconds since 1970 as a moment in UTC."""
    return datetime.fromtimestamp(at / 1000, UTC)


def milliseconds(at: datetime) -> int:
    """A moment as milliseconds since 1970."""
    return round(at.timestamp() * 1000)
