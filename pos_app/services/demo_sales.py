"""The rows of a generated shop's sales: orders, payments, points, and a journal whose chain is true."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Any

from sqlalchemy import Table

from pos_app.data import journal_chain
from pos_app.data.bulk_rows import BulkRows
from pos_app.data.tables import journal, merch_order, order, payment, points_entry, sale
from pos_app.domain.ids import WALK_IN
from pos_app.domain.loyalty import EntryKind, Rules
from pos_app.services.demo_baskets import CARD, EXACT, NOTES, Basket, Paid, Part
from pos_app.services.demo_members import Books, Joining, moment
from pos_app.services.demo_people import ids
from pos_app.services.demo_plan import NOBODY, Plan

_SALE = (
    *("id", "till", "staff_id", "customer_id", "subtotal", "discount", "tax", "total", "tip", "rounding", "change"),
    *("fingerprint", "outcome", "sequence", "business_day", "created_at"),
)
_ORDER = (
    *(
        "id",
        "customer_id",
        "member_id",
        "sale_id",
        "lines",
        "status",
        "subtotal",
        "discount",
        "tax",
        "total",
        "refunded",
    ),
    *("sequence", "created_at", "updated_at"),
)
_COLUMNS: dict[Table, tuple[str, ...]] = {
    sale: _SALE,
    order: (*_ORDER, "number"),
    merch_order: _ORDER,
    payment: ("id", "sale_id", "method", "amount", "points", "reference", "created_at"),
    points_entry: ("id", "member_id", "kind", "source", "points", "reason", "earned_at", "created_at", "sequence"),
    journal: ("id", "till", "number", "at", "kind", "staff_id", "subject", "data", "note", "previous_hash", "hash"),
}
"""Parents before their children."""

_WAYS = (CARD,) * 11 + (NOTES,) * 6 + (EXACT,) * 3


@dataclass
class Chain:
    """Where the till's journal stands: the number and hash of its last entry."""

    till: str
    number: int
    hash: str


class SaleRows:
    """Makes the rows of one sale after the other, and hands them over in batches."""

    def __init__(  # noqa: PLR0913 (what a sale is made of)
        self,
        *,
        plan: Plan,
        books: Books,
        baskets: Sequence[Basket],
        customer_ids: Sequence[str],
        staff_ids: Sequence[str],
        letter: str,
        chain: Chain,
        sequence: int,
        rules: Rules,
        random: Random,
    ) -> None:
        """`sequence` is the number before the first sale's."""
        self._plan, self._books, self._baskets, self._customer_ids = plan, books, baskets, customer_ids
        self._staff_ids, self._letter, self._chain, self._sequence = staff_ids, letter, chain, sequence
        self._rules, self._random = rules, random
        self._ids: dict[Table, Iterator[str]] = {table: ids(random, len(plan.moments)) for table in _COLUMNS}
        self._till = json.dumps(chain.till, ensure_ascii=False)
        self._rows: dict[Table, list[tuple[Any, ...]]] = {table: [] for table in _COLUMNS}
        self._waiting: dict[int, list[tuple[str, int, int, str]]] = {}
        self.numbers: Counter[str] = Counter()
        """How many order numbers each business day has given out."""

    def hand_over(self, rows: BulkRows) -> None:
        """Write what was made since the last time."""
        for table, made in self._rows.items():
            rows.write(table, _COLUMNS[table], made)
            made.clear()

    def make(self, at: int) -> None:
        """The rows of the sale at that place of the plan."""
        plan, guest = self._plan, self._plan.guests[at]
        basket, own_id = self._baskets[plan.baskets[at]], next(self._ids[sale])
        day = plan.days[plan.day_of(at)].isoformat()
        staff_id = self._staff_ids[plan.day_of(at) % len(self._staff_ids)]
        when = written(plan.moments[at])
        way = basket.ways[self._random.choice(_WAYS)]
        customer_id = WALK_IN if guest == NOBODY else self._customer_ids[guest]
        joining = self._books.members.get(guest)
        number = self._next_number(day) if basket.food else None
        made = []
        for part, table, status in ((basket.food, order, "DELIVERED"), (basket.merch, merch_order, "PICKED_UP")):
            made.append(next(self._ids[table]) if part else None)
            if part:
                row = _order_row(
                    part,
                    made[-1],
                    customer_id,
                    joining.id if joining else None,
                    own_id,
                    status,
                    self._sequence + at + 1,
                    when,
                )
                self._rows[table].append((*row, number) if table is order else row)
        if joining:
            self._reward(joining, at, guest, basket, made, when)
        outcome = self._outcome(at, own_id, made, customer_id, basket, way, number)
        sums = basket.sums
        money = (sums.subtotal, sums.discount, sums.tax, sums.total, 0, 0, way.change)
        self._rows[sale].append(
            (
                own_id,
                self._chain.till,
                staff_id,
                customer_id,
                *money,
                way.fingerprint,
                outcome,
                self._sequence + at + 1,
                day,
                when,
            )
        )
        self._rows[payment].append((next(self._ids[payment]), own_id, way.method, way.amount, 0, "", when))
        self._enter_sale(own_id, staff_id, customer_id, sums.total, way, when)
        if at in self._books.joins and joining:
            self._enrol(joining, guest, staff_id, self._sequence + at + 1)

    def _next_number(self, day: str) -> str:
        self.numbers[day] += 1
        return f"{self._letter}{self.numbers[day]}"

    def _outcome(
        self,
        at: int,
        own_id: str,
        made: Sequence[str | None],
        customer_id: str,
        basket: Basket,
        way: Paid,
        number: str | None,
    ) -> str:
        guest = self._plan.guests[at]
        joining = self._books.members.get(guest)
        member = joining is not None and joining.is_member_at(at)
        before, after = self._books.levels_of(at) if member else (None, None)
        is_new = guest != NOBODY and self._books.first[guest] == at
        return (
            f'{{"sale_id":"{own_id}","order_id":{_quoted(made[0])},"merch_order_id":{_quoted(made[1])},"customer_id":"{customer_id}"'
            f',"is_new_customer":{"true" if is_new else "false"},"total":{basket.sums.total},"change":{way.change}'
            f',"points_earned":{basket.points if member else 0},"number":{_quoted(number)}'
            f',"points":{self._books.balances[at] if member else "null"}'
            f',"level":{_quoted(after)},"level_before":{_quoted(before)}}}'
        )

    def _reward(
        self, joining: Joining, at: int, guest: int, basket: Basket, made: Sequence[str | None], when: str
    ) -> None:
        """Ledger lines of a member's orders; those of somebody who has not joined yet wait for the sign-up."""
        lines = [
            (f"{kind}:{own_id}", part.points, self._plan.moments[at], when)
            for kind, part, own_id in (("order", basket.food, made[0]), ("merch", basket.merch, made[1]))
            if part and part.points > 0
        ]
        if not joining.is_member_at(at):
            self._waiting.setdefault(guest, []).extend(lines)
            return
        for source, points, _, _ in lines:
            self._add_points(joining.id, EntryKind.EARN, source, points, "sale", when, when, self._sequence + at + 1)

    def _enrol(self, joining: Joining, guest: int, staff_id: str, place: int) -> None:
        when = written(joining.joined_at)
        counted = [line for line in self._waiting.pop(guest, []) if line[2] >= joining.counts_since]
        for source, points, _, earned_at in counted:
            self._add_points(joining.id, EntryKind.EARN, source, points, "past order", earned_at, when, place)
        if self._rules.bonus:
            self._add_points(
                joining.id, EntryKind.BONUS, f"member:{joining.id}", self._rules.bonus, "sign-up", when, when, place
            )
        points = sum(line[1] for line in counted) + self._rules.bonus
        level = joining.changes[0].level
        data = {
            "member": joining.id,
            "tap_pass": joining.tap_pass_id,
            "points": points,
            "level": level,
            "orders": len(counted),
        }
        self._enter("enrolled", staff_id, self._customer_ids[guest], journal_chain.canonical(data), when)

    def _add_points(
        self,
        member_id: str,
        kind: EntryKind,
        source: str,
        points: int,
        reason: str,
        earned_at: str,
        when: str,
        place: int,
    ) -> None:
        self._rows[points_entry].append(
            (next(self._ids[points_entry]), member_id, kind.value, source, points, reason, earned_at, when, place)
        )

    def _enter_sale(self, own_id: str, staff_id: str, customer_id: str, total: int, way: Paid, when: str) -> None:
        self._enter(
            "sale", staff_id, own_id, f'{{"customer":"{customer_id}","rows":"{way.rows}","total":{total}}}', when
        )

    def _enter(self, kind: str, staff_id: str, subject: str, data: str, when: str) -> None:
        """An entry of the journal; its hashed text is what `journal_chain.entry_hash` would make of the same fields."""
        chain = self._chain
        number, previous = chain.number + 1, chain.hash
        text = (
            f'[{self._till},{number},"{when[:10]}T{when[11:]}","{kind}","{staff_id}","{subject}",{data},"{previous}"]'
        )
        chain.number, chain.hash = number, sha256(text.encode()).hexdigest()
        self._rows[journal].append(
            (
                next(self._ids[journal]),
                chain.till,
                number,
                when,
                kind,
                staff_id,
                subject,
                data,
                "",
                previous,
                chain.hash,
            )
        )


def _quoted(text: str | None) -> str:
    """A word of ours in JSON."""
    return "null" if text is None else f'"{text}"'


def _order_row(
    part: Part,
    own_id: str | None,
    customer_id: str,
    member_id: str | None,
    sale_id: str,
    status: str,
    sequence: int,
    when: str,
) -> tuple[Any, ...]:
    sums = part.sums
    money = (sums.subtotal, sums.discount, sums.tax, sums.total, 0)
    return (own_id, customer_id, member_id, sale_id, part.items, status, *money, sequence, when, when)


def written(at: int) -> str:
    """Milliseconds since 1970 as the databases read a moment."""
    return moment(at).isoformat(" ", "milliseconds")[:23]
