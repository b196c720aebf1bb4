"""A shop's years, made up: customers, members, orders, payments, points, journal; to try things out and to measure.

Nobody in it exists. One seed gives the same shop again, ids included, on the same day (the last orders are yesterday's)
and from the same catalogue; every invariant holds as if the sales had been rung up one by one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from random import Random
from typing import Any

from sqlalchemy import Connection, select

from pos_app.data import journal_chain, numbers
from pos_app.data.bulk_rows import BulkRows
from pos_app.data.tables import (
    counter,
    customer,
    customer_word,
    journal,
    level_change,
    member,
    merch_order,
    order,
    payment,
    points_entry,
    sale,
    staff,
)
from pos_app.domain import loyalty, money
from pos_app.domain.ids import WALK_IN
from pos_app.domain.loyalty import Rules
from pos_app.errors import BadInput
from pos_app.services import catalogue_rows
from pos_app.services.demo_baskets import Basket, make_baskets
from pos_app.services.demo_members import Joining, joining, kept_books, milliseconds, moment
from pos_app.services.demo_people import Names, Numbers, ids, spread
from pos_app.services.demo_plan import planned
from pos_app.services.demo_sales import Chain, SaleRows, written
from pos_app.services.shop import Shop

MOST_CUSTOMERS = 10_000_000
MOST_ORDERS = 100_000_000
"""As far as phone numbers and TapPass IDs are sure to suffice, and a number of sales still fits in memory."""

BATCH = 10_000
TAP_PASS_IDS = 10**7

Progress = Callable[[str, int, int], None]
"""Told the stage, how many rows of it are done, and of how many."""

_TABLES = (customer, customer_word, member, level_change, sale, order, merch_order, payment, points_entry, journal)
_GUEST = (
    *(
        "id",
        "phone_number",
        "name",
        "folded_name",
        "last_four",
        "first_order",
        "last_order",
        "order_count",
        "lifetime_total",
    ),
    *("marketing_consent", "email", "created_at", "updated_at"),
)
_MEMBER = (
    *(
        "id",
        "customer_id",
        "member_id",
        "points",
        "level",
        "birthday",
        "terms_accepted_at",
        "joined_at",
        "level_held_until",
    ),
    *("created_at", "updated_at"),
)
_CHANGE = ("id", "member_id", "level", "previous", "earned", "rules", "reason", "held_until", "number", "created_at")


@dataclass(frozen=True, slots=True)
class Filled:
    """How many rows were made."""

    customers: int
    orders: int
    sales: int
    members: int


def fill(shop: Shop, *, customers: int, orders: int, seed: int = 1, progress: Progress | None = None) -> Filled:
    """Fill a shop that has no customer and no sale yet, in one transaction.

    Food and merchandise of one sale count as two orders. Raises BadInput for a shop that is in use, that has nothing to
    sell or nobody to sell it, and for numbers that are not possible.
    """
    if not (0 <= customers <= MOST_CUSTOMERS and 0 <= orders <= MOST_ORDERS):
        raise BadInput(f"Up to {MOST_CUSTOMERS:,} customers and {MOST_ORDERS:,} orders can be made.")
    tell = progress or _unseen
    with shop.premises.database.read() as connection:
        _refuse_used(connection)
        making = _Making(shop, connection, customers, orders, Random(seed), tell)  # noqa: S311 (no secret: the same seed gives the same shop)
    with shop.premises.database.write() as connection:
        _refuse_used(connection)
        rows = BulkRows(connection)
        with rows.indexes_afterwards(_TABLES):
            making.write_guests(rows)
            making.write_members(rows)
            making.write_sales(connection, rows)
        making.write_end(connection, seed)
    shop.premises.database.checkpoint()
    return making.filled


def _unseen(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def _refuse_used(connection: Connection) -> None:
    guests = connection.execute(select(customer.c.id).where(customer.c.id != WALK_IN).limit(1)).first()
    orders = [connection.execute(select(table.c.id).limit(1)).first() for table in (sale, order, merch_order)]
    if guests or any(orders):
        raise BadInput(
            "This shop has customers or sales already. Generated data goes into a new one only. Nothing was changed."
        )


class _Making:
    """The shop as planned, and the rows of it."""

    def __init__(
        self, shop: Shop, connection: Connection, customers: int, orders: int, random: Random, tell: Progress
    ) -> None:
        self._premises, self._random, self._tell = shop.premises, random, tell
        self._info, self._rules = shop.premises.info(connection), shop.premises.rules(connection)
        self._staff_ids = list(
            connection.execute(
                select(staff.c.id).where(staff.c.active).order_by(staff.c.created_at, staff.c.name)
            ).scalars()
        )
        if not self._staff_ids:
            raise BadInput("Nobody is on the staff list yet, and every sale names who made it. Set the shop up first.")
        self._offset = random.randrange(TAP_PASS_IDS)
        self._customer_ids = list(islice(ids(random, customers), customers))
        self._numbers = Numbers(self._info.region, customers, self._offset)
        self._baskets = self._make_baskets(connection) if orders else []
        tell("planning", 0, 1)
        self._plan = planned(
            guests=customers,
            orders=orders,
            baskets=self._baskets,
            info=self._info,
            now=shop.premises.now(),
            random=random,
        )
        self._members = self._make_members(customers)
        self._books = kept_books(self._plan, customers, self._baskets, self._rules, self._members)
        self.filled = Filled(customers, orders, len(self._plan.moments), len(self._members))

    def _make_baskets(self, connection: Connection) -> list[Basket]:
        products = catalogue_rows.all_of(connection).products
        return make_baskets(products, self._rules, money.unit(self._info.currency), self._random)

    def _make_members(self, customers: int) -> dict[int, Joining]:
        made = {}
        found = joining(self._plan, customers, self._random)
        own_ids = ids(self._random, len(found))
        for at, (guest, after) in enumerate(found.items()):
            digits = f"{spread(at, TAP_PASS_IDS, self._offset):07d}"
            digits += loyalty.check_digit(digits)
            made[guest] = Joining(next(own_ids), f"{self._rules.prefix}-{digits[:4]}-{digits[4:]}", after)
        return made

    def write_guests(self, rows: BulkRows) -> None:
        """The customers, with the counters their orders will make true, and the words they are found by."""
        names = Names(self._random)
        total = len(self._customer_ids)
        for start in range(0, total, BATCH):
            guests, words = [], []
            for guest in range(start, min(start + BATCH, total)):
                name, folded = names.draw()
                guests.append(self._guest_row(guest, name, folded))
                words += [(word, self._customer_ids[guest]) for word in folded]
            rows.write(customer, _GUEST, guests)
            rows.write(customer_word, ("word", "customer_id"), sorted(words))
            self._tell("customers", min(start + BATCH, total), total)

    def _guest_row(self, guest: int, name: str | None, folded: list[str]) -> tuple[Any, ...]:
        books, moments = self._books, self._plan.moments
        number = self._numbers.of(guest)
        first = last = None
        created = self._imported_at(guest)
        if books.first[guest] >= 0:
            first, last = written(moments[books.first[guest]]), written(moments[books.last[guest]])
            created = first
        email = f"guest{guest}@example.com" if guest in self._members and guest % 3 else None
        return (
            *(
                self._customer_ids[guest],
                number,
                name,
                " ".join(folded) or None,
                number[-4:],
                first,
                last,
                books.orders[guest],
            ),
            *(books.spent[guest], int(email is not None and guest % 2), email, created, last or created),
        )

    def _imported_at(self, guest: int) -> str:
        """When a guest who never ordered came onto the list: some hour of the last year."""
        return written(
            milliseconds(
                self._premises.now().replace(minute=0, second=0, microsecond=0) - timedelta(hours=guest % 8760)
            )
        )

    def write_members(self, rows: BulkRows) -> None:
        """The members as they are after their last visit, and every change of their level."""
        kept = journal_chain.canonical(self._rules.kept())
        own_ids = ids(self._random, len(self._members))
        made: list[tuple[Any, ...]] = []
        changes: list[tuple[Any, ...]] = []
        for guest, each in self._members.items():
            made.append(self._member_row(guest, each))
            changes += _change_rows(each, self._rules, kept, own_ids)
        rows.write(member, _MEMBER, made)
        rows.write(level_change, _CHANGE, changes)
        self._tell("members", len(made), len(made))

    def _member_row(self, guest: int, each: Joining) -> tuple[Any, ...]:
        joined = written(each.joined_at)
        birthday = f"{1945 + guest % 60}-{1 + guest % 12:02d}-{1 + guest % 28:02d}" if guest % 5 < 2 else None  # noqa: PLR2004 (two of five guests, said where they are made)
        held = _held_until(each.changes[-1].at, self._rules)
        return (
            *(
                each.id,
                self._customer_ids[guest],
                each.tap_pass_id,
                each.balance,
                each.level.value,
                birthday,
                joined,
                joined,
                held,
            ),
            *(joined, written(each.last_at)),
        )

    def write_sales(self, connection: Connection, rows: BulkRows) -> None:
        """Every sale with what belongs to it, and the numbers given out for them."""
        total = len(self._plan.moments)
        if not total:
            return
        chain = Chain(self._premises.till, *journal_chain.last(connection, self._premises.till))
        making = SaleRows(
            plan=self._plan,
            books=self._books,
            baskets=self._baskets,
            customer_ids=self._customer_ids,
            staff_ids=self._staff_ids,
            letter=self._premises.letter,
            chain=chain,
            sequence=numbers.next_sequence(connection, total) - total,
            rules=self._rules,
            random=self._random,
        )
        for start in range(0, total, BATCH):
            end = min(start + BATCH, total)
            for at in range(start, end):
                making.make(at)
            making.hand_over(rows)
            self._tell("sales", end, total)
        given_out = [(f"number:{self._premises.letter}:{day}", count) for day, count in making.numbers.items()]
        rows.write(counter, ("name", "value"), given_out)

    def write_end(self, connection: Connection, seed: int) -> None:
        """An entry in the journal that says the data is made up."""
        made = self.filled
        journal_chain.append(
            connection,
            till=self._premises.till,
            at=self._premises.now(),
            kind="demo_data",
            staff_id=self._staff_ids[0],
            subject=None,
            data={"seed": seed, "customers": made.customers, "orders": made.orders},
        )


def _change_rows(each: Joining, rules: Rules, kept: str, own_ids: Iterator[str]) -> Iterator[tuple[Any, ...]]:
    for number, change in enumerate(each.changes, start=1):
        reason = "earned" if change.previous else "joined"
        previous = change.previous.value if change.previous else None
        held = _held_until(change.at, rules)
        yield (
            next(own_ids),
            each.id,
            change.level.value,
            previous,
            change.earned,
            kept,
            reason,
            held,
            number,
            written(change.at),
        )


def _held_until(at: int, rules: Rules) -> str:
    return written(milliseconds(loyalty.months_after(moment(at), rules.level_months)))
