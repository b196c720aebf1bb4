"""Looking customers up: every search is a range of an index, bounded, so that it costs the same at ten million guests.

Matches come latest visit first. Where a beginning fits more guests than can be sorted at a key press (`CANDIDATES`),
those among the latest visitors (`RECENT`) come first and the rest in index order: who is at the counter is mostly
somebody who was there lately.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Row, Select, bindparam, case, func, literal, null, select

from pos_app.data.compiled import Compiled, CompiledForSome
from pos_app.data.tables import customer, customer_word, is_listed, member, tap_pass_alias
from pos_app.domain.customers import CustomerMatch
from pos_app.domain.loyalty import Level

CANDIDATES = 60
RECENT = 120
EXAMINED = 160
NEVER_HERE = 5000
"""Of the customers without orders that have the same last four digits, so many are looked at for merged ones."""

NEVER = datetime.min.replace(tzinfo=UTC)
AFTER_DIGITS = ":"
AFTER_LETTERS = "\U0010ffff"
"""What sorts behind every digit, and behind every letter, by bytes: the end of a range of beginnings."""

_c = customer.c
_survivor = customer.alias("survivor")
_s = _survivor.c
_IS_MARKER = _c.merged_into.is_not(None)
_OWN_ID = func.coalesce(_s.id, _c.id)


def _own(name: str) -> Any:
    """A column of the customer, or of the one a marker leads to."""
    return case((_IS_MARKER, _s[name]), else_=_c[name]).label(name)


_MATCH = (
    _OWN_ID.label("id"),
    _own("phone_number"),
    _own("name"),
    _own("last_order"),
    case((_IS_MARKER, _c.phone_number)).label("found_by"),
)
"""A customer as a match; `found_by` is the number of a marker, whose survivor the match is."""

_FOLLOWED = customer.outerjoin(_survivor, _s.id == _c.merged_into)
_HERE_LATEST = select(_c.id, _c.phone_number, _c.name, _c.last_order, null().label("found_by"))
"""Customers who have orders of their own, which no marker has."""

_LATEST = _c.last_order.desc().nulls_last()
_LIMIT: BindParameter[int] = bindparam("limit")
_START: BindParameter[str] = bindparam("start")
_END: BindParameter[str] = bindparam("end")


def _joined(matches: Select[Any]) -> Select[Any]:
    """The level beside each match, as the index gives them: for what is bounded by its own order."""
    return matches.add_columns(member.c.level).outerjoin(member, member.c.customer_id == _OWN_ID).limit(_LIMIT)


def _visitors(matches: Select[Any]) -> Select[Any]:
    return matches.add_columns(member.c.level).outerjoin(member, member.c.customer_id == _c.id).limit(_LIMIT)


def _with_level(matches: Select[Any]) -> Select[Any]:
    """The level beside each match, looked up for the few that are left of many."""
    found = matches.limit(_LIMIT).subquery()
    return (
        select(found, member.c.level)
        .join_from(found, member, member.c.customer_id == found.c.id, isouter=True)
        .order_by(found.c.last_order.desc().nulls_last())
    )


class _Range(NamedTuple):
    """Matches between `start` and `end` of an index: a `few`, or the latest visitors of its first `CANDIDATES`."""

    few: Compiled
    latest: Compiled


def _range(matches: Select[Any], column: Any) -> _Range:
    within = matches.where(column >= _START, column < _END).order_by(column)
    first = within.limit(CANDIDATES).subquery()
    latest = select(first, func.count().over().label("candidates")).order_by(first.c.last_order.desc().nulls_last())
    return _Range(Compiled(_joined(within)), Compiled(_with_level(latest)))


_followed = select(*_MATCH).select_from(_FOLLOWED)
_by_word = (
    select(*_MATCH)
    .select_from(customer_word)
    .join(customer, _c.id == customer_word.c.customer_id)
    .outerjoin(_survivor, _s.id == _c.merged_into)
)
_recent = (
    _HERE_LATEST.add_columns(_c.folded_name)
    .where(_c.last_order.is_not(None))
    .order_by(_LATEST)
    .limit(RECENT)
    .subquery()
)
_RECENT_MATCH = (_recent.c.id, _recent.c.phone_number, _recent.c.name, _recent.c.last_order, _recent.c.found_by)

NUMBERS = _range(_followed, _c.phone_number)
WHOLE_NAMES = _range(_followed, _c.folded_name)
WORDS = _range(_by_word, customer_word.c.word)
RECENT_NUMBERS = Compiled(
    _with_level(select(*_RECENT_MATCH).where(_recent.c.phone_number >= _START, _recent.c.phone_number < _END))
)


def _ending(condition: Any) -> tuple[Compiled, Compiled]:
    """The latest of those whose number ends so, and the survivors of markers whose number does.

    A marker was never here itself, so among the latest it would come behind everybody.
    """
    own = _HERE_LATEST.where(condition, _c.merged_into.is_(None)).order_by(_LATEST)
    never_here = select(_c.phone_number, _c.merged_into).where(condition, _c.last_order.is_(None))
    first = never_here.order_by(_c.phone_number).limit(NEVER_HERE).subquery()
    behind_markers = (
        select(_s.id, _s.phone_number, _s.name, _s.last_order, first.c.phone_number.label("found_by"), member.c.level)
        .select_from(first)
        .join(_survivor, _s.id == first.c.merged_into)
        .outerjoin(member, member.c.customer_id == _s.id)
        .order_by(_s.last_order.desc().nulls_last())
        .limit(_LIMIT)
    )
    return Compiled(_visitors(own)), Compiled(behind_markers)


_ends_so = _c.last_four == bindparam("last_four")
BY_LAST_FOUR = _ending(_ends_so)
BY_ENDING = _ending(_ends_so & _c.phone_number.like(bindparam("pattern")))

_holder = member.alias("holder")
BY_TAP_PASS_ID = Compiled(
    select(*_MATCH, member.c.level)
    .select_from(_holder)
    .join(customer, _c.id == _holder.c.customer_id)
    .outerjoin(_survivor, _s.id == _c.merged_into)
    .join(member, member.c.customer_id == _OWN_ID)
    .where(_holder.c.member_id >= _START, _holder.c.member_id < _END)
    .order_by(_holder.c.member_id)
    .limit(_LIMIT)
)
"""A member who was merged into another keeps the TapPass ID: it leads to the survivor, whose level it is."""

BY_ALIAS = Compiled(
    _HERE_LATEST.add_columns(member.c.level)
    .select_from(tap_pass_alias)
    .join(member, member.c.id == tap_pass_alias.c.member_id)
    .join(customer, _c.id == member.c.customer_id)
    .where(tap_pass_alias.c.alias == bindparam("alias"))
)
AMONG_PHONES = CompiledForSome(
    lambda phones: (
        _followed.add_columns(member.c.level)
        .outerjoin(member, member.c.customer_id == _OWN_ID)
        .where(_c.phone_number.in_(phones))
    )
)
LATEST_VISITORS = Compiled(_visitors(_HERE_LATEST.where(_c.last_order.is_not(None), is_listed).order_by(_LATEST)))


def as_match(row: Row[Any]) -> CustomerMatch:
    """A row of any statement above as the counter's match."""
    level = row.level
    level = Level(level) if level else None
    return CustomerMatch(row.id, row.phone_number, row.name, level, row.last_order, row.found_by)


def matches(connection: Connection, statement: Compiled, **given: object) -> list[CustomerMatch]:
    """The matches of one of the statements above, in its order."""
    return [as_match(row) for row in statement.all(connection, given)]


def among(connection: Connection, phones: Sequence[str]) -> list[CustomerMatch]:
    """The customers of those numbers (E.164), latest visit first."""
    return latest_first(merged([], [as_match(row) for row in AMONG_PHONES.all(connection, phones)]))


def ending_with(
    connection: Connection, statements: tuple[Compiled, Compiled], limit: int, **given: object
) -> list[CustomerMatch]:
    """The customers whose number ends so, latest visit first: `BY_LAST_FOUR` or `BY_ENDING`."""
    latest, behind_markers = (matches(connection, each, limit=limit, **given) for each in statements)
    return latest_first(merged(latest, behind_markers)) if behind_markers else latest


def beginning_with(connection: Connection, beginning: str, limit: int) -> list[CustomerMatch]:
    """Customers whose number begins so (E.164): the one whose number is just that, then the latest visit first."""
    end = beginning + AFTER_DIGITS

    def recent() -> list[CustomerMatch]:
        return matches(connection, RECENT_NUMBERS, start=beginning, end=end, limit=limit)

    return _within(connection, NUMBERS, beginning, end, limit, recent)


def named(connection: Connection, words: Sequence[str], limit: int) -> list[CustomerMatch]:
    """Customers with a word in their name that begins with each of `words` (folded); latest visit first.

    Words in the order of the name are found wherever they are; in another order, among those of the longest word.
    """
    each = {f"word{at}": f"% {word}%" for at, word in enumerate(words)}

    def recent() -> list[CustomerMatch]:
        return matches(connection, _recent_by_words(len(words)), **each, limit=limit)

    if len(words) == 1:
        return _within(connection, WORDS, words[0], words[0] + AFTER_LETTERS, limit, recent)
    key, longest = " ".join(words), max(words, key=len)
    in_order = _within(connection, WHOLE_NAMES, key, key + AFTER_LETTERS, limit, recent)
    if len(in_order) >= limit:
        return in_order
    span = {"start": longest, "end": longest + AFTER_LETTERS, "limit": limit}
    in_any_order = matches(connection, _by_words(len(words)), **span, **each)
    return merged(recent(), latest_first(merged(in_order, in_any_order)))


def _within(
    connection: Connection, of: _Range, start: str, end: str, limit: int, recent: Callable[[], list[CustomerMatch]]
) -> list[CustomerMatch]:
    """The matches of a range, latest visit first; of more than `CANDIDATES`, the recent ones and of the first ones."""
    few = merged([], matches(connection, of.few, start=start, end=end, limit=limit + 1))
    if len(few) <= limit:
        exact = few[:1] if few and few[0].has_number(start) else []
        return merged(exact, latest_first(few))
    rows = of.latest.all(connection, {"start": start, "end": end, "limit": limit})
    found = merged(few[:1] if few[0].has_number(start) else [], [as_match(row) for row in rows])
    return merged(recent(), found) if rows and rows[0].candidates >= CANDIDATES else found


def _has_words(column: Any, count: int) -> list[Any]:
    spaced = literal(" ") + func.coalesce(column, "")
    return [spaced.like(bindparam(f"word{at}")) for at in range(count)]


@cache
def _by_words(count: int) -> Compiled:
    driven = (
        _by_word.add_columns(_c.folded_name)
        .where(customer_word.c.word >= _START, customer_word.c.word < _END)
        .order_by(customer_word.c.word)
        .limit(EXAMINED)
        .subquery()
    )
    columns = (driven.c.id, driven.c.phone_number, driven.c.name, driven.c.last_order, driven.c.found_by)
    return Compiled(_with_level(select(*columns).where(*_has_words(driven.c.folded_name, count))))


@cache
def _recent_by_words(count: int) -> Compiled:
    return Compiled(_with_level(select(*_RECENT_MATCH).where(*_has_words(_recent.c.folded_name, count))))


def merged(first: list[CustomerMatch], then: list[CustomerMatch]) -> list[CustomerMatch]:
    """The two lists in turn, each customer once: a guest may have two words that begin alike."""
    return list({match.id: match for match in (*first, *then)}.values())


def latest_first(found: list[CustomerMatch]) -> list[CustomerMatch]:
    """Sorted by the last visit; who never ordered comes last."""
    return sorted(found, key=lambda match: match.last_order or NEVER, reverse=True)
