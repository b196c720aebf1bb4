"""A member's points, line by line: where each came from, what they add up to, and why the level is what it is."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from pos_app.data import order_points, points_ledger, survivors
from pos_app.data.compiled import Compiled, CompiledForSome
from pos_app.data.tables import level_change, member, merch_order, order, payment, points_entry
from pos_app.domain import loyalty
from pos_app.domain.catalogue import Kind
from pos_app.domain.customers import LedgerLine, LedgerPage, LevelStanding, OrderBehind
from pos_app.domain.loyalty import EntryKind, Level, Rules
from pos_app.domain.staff import Act, Actor
from pos_app.errors import NotFound
from pos_app.services.premises import Premises

_Place = tuple[int, datetime, str]
"""Of a line among a member's: its sequence, the time of its order, its id."""

_AFTER_ALL: _Place = (2**62, datetime(9999, 12, 31, tzinfo=UTC), "")
"""Behind every line: the first page begins below it."""

NO_PAGE = "That page of the points does not exist."

LONGEST_SEQUENCE = 18
"""Digits: more do not fit into 64 bits."""

_LINE = points_entry.c
_OF_MEMBER = _LINE.member_id == bindparam("member")
_OLDER = _LINE.sequence < bindparam("sequence")
_AT_ONCE = (_LINE.sequence == bindparam("sequence")) & (
    (_LINE.earned_at < bindparam("at")) | ((_LINE.earned_at == bindparam("at")) & (_LINE.id < bindparam("id")))
)
_PAGE = Compiled(
    select(points_entry)
    .where(_OF_MEMBER, _LINE.sequence <= bindparam("sequence"), _OLDER | _AT_ONCE)
    .order_by(_LINE.sequence.desc(), _LINE.earned_at.desc(), _LINE.id.desc())
    .limit(bindparam("limit"))
)
_SUM = func.coalesce(func.sum(_LINE.points), 0)
_SUM_OF_ALL = Compiled(select(_SUM).where(_OF_MEMBER))
_SUM_OF_OLDER = Compiled(select(_SUM).where(_OF_MEMBER, _OLDER))
"""The index alone answers it, without the lines that share the place."""
_SUM_AT_ONCE = Compiled(select(_SUM).where(_OF_MEMBER, _AT_ONCE))
_LAST_CHANGE = Compiled(
    select(level_change)
    .where(level_change.c.member_id == bindparam("member"))
    .order_by(level_change.c.number.desc())
    .limit(1)
)
_FOOD = CompiledForSome(lambda ids: select(order.c.id, order.c.number, order.c.total).where(order.c.id.in_(ids)))
_MERCH = CompiledForSome(lambda ids: select(merch_order.c.id, merch_order.c.total).where(merch_order.c.id.in_(ids)))
_PAID_FOOD = CompiledForSome(
    lambda ids: (
        select(payment.c.id.label("payment"), order.c.id, order.c.number, order.c.total)
        .join_from(payment, order, order.c.sale_id == payment.c.sale_id)
        .where(payment.c.id.in_(ids))
    )
)
_PAID_MERCH = CompiledForSome(
    lambda ids: (
        select(payment.c.id.label("payment"), merch_order.c.id, merch_order.c.total)
        .join_from(payment, merch_order, merch_order.c.sale_id == payment.c.sale_id)
        .where(payment.c.id.in_(ids))
    )
)

PAYMENT = "payment:"
"""What the source of spent points begins with."""


class Points:
    """Reads the points ledger."""

    def __init__(self, premises: Premises, actor: Actor | None = None) -> None:
        """`actor` is who asks when a call names nobody."""
        self._premises = premises
        self._actor = actor

    def ledger(
        self, customer_id: str, before: str | None = None, limit: int = 50, *, actor: Actor | None = None
    ) -> LedgerPage:
        """A page, newest first as the lines were written; `before` is the `next` of the page before it.

        Lines written at once, like those of past orders at the sign-up, stand by their orders' own time.

        Raises NotFound for a customer who is no member, and NotAllowed for a cashier: from the points of an order
        follows what was spent on it.
        """
        self._premises.allow(actor or self._actor, Act.SEE_HISTORY)
        limit = max(1, limit)
        place = _read_place(before)
        with self._premises.database.read() as connection:
            own_id = survivors.of_any_row(connection, customer_id)
            wanted = select(member).where(member.c.customer_id == own_id)
            found = connection.execute(wanted).first()
            if found is None:
                raise NotFound
            rows = _PAGE.all(connection, {"member": found.id, "limit": limit + 1, **_given(place)})
            shown = rows[:limit]
            return LedgerPage(
                tuple(_lines(connection, found.id, shown)),
                balance=found.points,
                total=int(_SUM_OF_ALL.scalar(connection, {"member": found.id})),
                standing=_standing(connection, found, self._premises.rules(connection), self._premises.now()),
                next=_place(shown[-1]) if len(rows) > limit else None,
            )


def _place(row: Any) -> str:
    return f"{row.sequence}/{row.earned_at.astimezone(UTC).isoformat(timespec='milliseconds')}/{row.id}"


def _given(place: _Place) -> dict[str, Any]:
    return dict(zip(("sequence", "at", "id"), place, strict=True))


def _read_place(before: str | None) -> _Place:
    """The line to go on below."""
    if before is None:
        return _AFTER_ALL
    sequence, _, rest = before.partition("/")
    moment, _, line_id = rest.partition("/")
    try:
        at = datetime.fromisoformat(moment)
    except ValueError as error:
        raise NotFound(NO_PAGE) from error
    is_place = sequence.isascii() and sequence.isdigit() and len(sequence) <= LONGEST_SEQUENCE
    if not is_place or at.tzinfo is None or not line_id or "\0" in line_id:
        raise NotFound(NO_PAGE)
    return int(sequence), at, line_id


def _lines(connection: Connection, member_id: str, rows: Sequence[Any]) -> list[LedgerLine]:
    """The rows with their running balances, counted up from the oldest, and the orders behind them."""
    if not rows:
        return []
    oldest = _given((rows[-1].sequence, rows[-1].earned_at, rows[-1].id))
    balance = int(_SUM_OF_OLDER.scalar(connection, {"member": member_id, "sequence": rows[-1].sequence}))
    balance += int(_SUM_AT_ONCE.scalar(connection, {"member": member_id} | oldest))
    orders = _orders(connection, [row.source for row in rows])
    lines = []
    for row in reversed(rows):
        balance += row.points
        lines.append(
            LedgerLine(
                id=row.id,
                kind=EntryKind(row.kind),
                points=row.points,
                reason=row.reason,
                balance=balance,
                earned_at=row.earned_at,
                created_at=row.created_at,
                order=orders.get(row.source),
            )
        )
    return lines[::-1]


def _orders(connection: Connection, sources: Sequence[str]) -> dict[str, OrderBehind]:
    """The order behind each source that names one, or what spent points paid for; four queries however many."""
    named = {source: order_points.order_named(source) for source in sources}
    found = {}
    for row in _FOOD.all(connection, {own.id for own in named.values() if own and own.kind is Kind.FOOD}):
        found[row.id] = OrderBehind(row.id, Kind.FOOD, row.number, row.total)
    for row in _MERCH.all(connection, {own.id for own in named.values() if own and own.kind is Kind.MERCH}):
        found[row.id] = OrderBehind(row.id, Kind.MERCH, None, row.total)
    return {source: found[own.id] for source, own in named.items() if own and own.id in found} | _paid(
        connection, sources
    )


def _paid(connection: Connection, sources: Sequence[str]) -> dict[str, OrderBehind]:
    """What points that were spent paid for: the food of the sale, else its merchandise."""
    payments = {source.removeprefix(PAYMENT) for source in sources if source.startswith(PAYMENT)}
    found = {}
    for row in _PAID_MERCH.all(connection, payments):
        found[PAYMENT + row.payment] = OrderBehind(row.id, Kind.MERCH, None, row.total)
    for row in _PAID_FOOD.all(connection, payments):
        found[PAYMENT + row.payment] = OrderBehind(row.id, Kind.FOOD, row.number, row.total)
    return found


def _standing(connection: Connection, found: Row[Any], rules: Rules, now: datetime) -> LevelStanding:
    level = Level(found.level)
    change = _LAST_CHANGE.first(connection, {"member": found.id})
    above = loyalty.next_level(level, rules)
    return LevelStanding(
        level=level,
        earned=points_ledger.earned_within(connection, found.id, rules, now),
        months=rules.level_months,
        since=change.created_at if change else None,
        reason=change.reason if change else "",
        decided_by=change.earned if change else 0,
        decided_months=Rules.of(change.rules).level_months if change else 0,
        next_level=above[0] if above else None,
        next_from=above[1] if above else 0,
        held_until=found.level_held_until,
    )
