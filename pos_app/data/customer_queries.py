"""Looking customers up: every kind of search is a range of an index, bounded, so that it costs the same at ten million guests.

Matches come latest visit first. Where a beginning fits more guests than can be sorted at a key press (`CANDIDATES`), those among
the latest visitors (`RECENT`) come first and the rest in index order: who is at the counter is mostly somebody who was lately.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, literal, select

from pos_app.data.tables import customer, customer_word, member, tap_pass_alias
from pos_app.domain.customers import CustomerMatch
from pos_app.domain.ids import WALK_IN
from pos_app.domain.loyalty import Level

CANDIDATES = 120
RECENT = 200
EXAMINED = 400
NEVER = datetime.min.replace(tzinfo=UTC)
AFTER_DIGITS = ":"
AFTER_LETTERS = "\U0010ffff"
"""What sorts behind every digit, and behind every letter, by bytes: the end of a range of beginnings."""

_c = customer.c
_MATCH = (_c.id, _c.phone_number, _c.name, _c.last_order)
_LATEST = _c.last_order.desc().nulls_last()


def _with_level(matches: Select[Any]) -> Select[Any]:
    """The level beside each match, looked up for the few that are shown."""
    found = matches.subquery()
    return (
        select(found, member.c.level)
        .join_from(found, member, member.c.customer_id == found.c.id, isouter=True)
        .order_by(found.c.last_order.desc().nulls_last())
    )


def _bounded(candidates: Select[Any]) -> Select[Any]:
    """The latest visitors of the first candidates in index order, and how many candidates there were."""
    first = candidates.limit(CANDIDATES).subquery()
    latest = select(first, func.count().over().label("candidates")).order_by(first.c.last_order.desc().nulls_last()).limit(bindparam("limit"))
    return _with_level(latest)


_in_range = (_c.phone_number >= bindparam("start"), _c.phone_number < bindparam("end"))
_recent = select(*_MATCH, _c.folded_name).where(_c.last_order.is_not(None)).order_by(_LATEST).limit(RECENT).subquery()

BY_PHONE = _with_level(select(*_MATCH).where(_c.phone_number == bindparam("phone")))
BY_LAST_FOUR = _with_level(select(*_MATCH).where(_c.last_four == bindparam("last_four")).order_by(_LATEST).limit(bindparam("limit")))
BY_ENDING = _with_level(
    select(*_MATCH)
    .where(_c.last_four == bindparam("last_four"), _c.phone_number.like(bindparam("pattern")))
    .order_by(_LATEST)
    .limit(bindparam("limit"))
)
BY_BEGINNING = _bounded(select(*_MATCH).where(*_in_range).order_by(_c.phone_number))
RECENT_BY_BEGINNING = _with_level(
    select(_recent.c.id, _recent.c.phone_number, _recent.c.name, _recent.c.last_order)
    .where(_recent.c.phone_number >= bindparam("start"), _recent.c.phone_number < bindparam("end"))
    .limit(bindparam("limit"))
)
BY_WHOLE_NAME = _bounded(
    select(*_MATCH).where(_c.folded_name >= bindparam("start"), _c.folded_name < bindparam("end")).order_by(_c.folded_name)
)
BY_WORD = _bounded(
    select(*_MATCH)
    .join_from(customer_word, customer, _c.id == customer_word.c.customer_id)
    .where(customer_word.c.word >= bindparam("start"), customer_word.c.word < bindparam("end"))
    .order_by(customer_word.c.word)
)
BY_TAP_PASS_ID = (
    select(*_MATCH, member.c.level)
    .join_from(member, customer, _c.id == member.c.customer_id)
    .where(member.c.member_id >= bindparam("start"), member.c.member_id < bindparam("end"))
    .order_by(member.c.member_id)
    .limit(bindparam("limit"))
)
BY_ALIAS = (
    select(*_MATCH, member.c.level)
    .join_from(tap_pass_alias, member, member.c.id == tap_pass_alias.c.member_id)
    .join(customer, _c.id == member.c.customer_id)
    .where(tap_pass_alias.c.alias == bindparam("alias"))
)
AMONG_PHONES = _with_level(select(*_MATCH).where(_c.phone_number.in_(bindparam("phones", expanding=True))))
LATEST_VISITORS = _with_level(
    select(*_MATCH).where(_c.last_order.is_not(None), _c.id != WALK_IN).order_by(_LATEST).limit(bindparam("limit"))
)


def as_match(row: Row[Any]) -> CustomerMatch:
    """A row of any statement above as the counter's match."""
    level = row.level
    return CustomerMatch(row.id, row.phone_number, row.name, Level(level) if level else None, row.last_order)


def matches(connection: Connection, statement: Select[Any], **given: object) -> list[CustomerMatch]:
    """The matches of one of the statements above, in its order."""
    return [as_match(row) for row in connection.execute(statement, given)]


def beginning_with(connection: Connection, beginning: str, limit: int) -> list[CustomerMatch]:
    """Customers whose number begins so (E.164), latest visit first."""
    span = {"start": beginning, "end": beginning + AFTER_DIGITS, "limit": limit}
    rows = connection.execute(BY_BEGINNING, span).all()
    found = [as_match(row) for row in rows]
    if rows and rows[0].candidates >= CANDIDATES:
        found = merged(matches(connection, RECENT_BY_BEGINNING, **span), found)
    return found


def named(connection: Connection, words: Sequence[str], limit: int) -> list[CustomerMatch]:
    """Customers with a word in their name that begins with each of `words` (folded); latest visit first.

    Words in the order of the name are found wherever they are; in another order, among the candidates of the longest one.
    """
    driver = max(words, key=len)
    span = {"start": driver, "end": driver + AFTER_LETTERS, "limit": limit}
    if len(words) == 1:
        rows = connection.execute(BY_WORD, span).all()
        found = [as_match(row) for row in rows]
        if not rows or rows[0].candidates < CANDIDATES:
            return found
        return merged(matches(connection, _recent_by_words(1), word0=f"% {driver}%", limit=limit), found)
    each = {f"word{at}": f"% {word}%" for at, word in enumerate(words)}
    key = " ".join(words)
    in_order = matches(connection, BY_WHOLE_NAME, start=key, end=key + AFTER_LETTERS, limit=limit)
    in_any_order = matches(connection, _by_words(len(words)), **span, **each)
    recent = matches(connection, _recent_by_words(len(words)), **each, limit=limit)
    return merged(recent, latest_first(merged(in_order, in_any_order)))


def _has_words(column: Any, count: int) -> list[Any]:
    spaced = literal(" ") + func.coalesce(column, "")
    return [spaced.like(bindparam(f"word{at}")) for at in range(count)]


@cache
def _by_words(count: int) -> Select[Any]:
    driven = (
        select(*_MATCH, _c.folded_name)
        .join_from(customer_word, customer, _c.id == customer_word.c.customer_id)
        .where(customer_word.c.word >= bindparam("start"), customer_word.c.word < bindparam("end"))
        .order_by(customer_word.c.word)
        .limit(EXAMINED)
        .subquery()
    )
    columns = (driven.c.id, driven.c.phone_number, driven.c.name, driven.c.last_order)
    return _with_level(select(*columns).where(*_has_words(driven.c.folded_name, count)).limit(bindparam("limit")))


@cache
def _recent_by_words(count: int) -> Select[Any]:
    columns = (_recent.c.id, _recent.c.phone_number, _recent.c.name, _recent.c.last_order)
    return _with_level(select(*columns).where(*_has_words(_recent.c.folded_name, count)).limit(bindparam("limit")))


def merged(first: list[CustomerMatch], then: list[CustomerMatch]) -> list[CustomerMatch]:
    """The two lists in turn, each customer once."""
    seen = {match.id for match in first}
    return first + [match for match in then if match.id not in seen]


def latest_first(found: list[CustomerMatch]) -> list[CustomerMatch]:
    """Sorted by the last visit; who never ordered comes last."""
    return sorted(found, key=lambda match: match.last_order or NEVER, reverse=True)
