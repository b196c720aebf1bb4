"""Pages of the journal: narrowed, in the order in which it was written, and with names in place of ids."""

import contextlib
import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    false,
    literal_column,
    or_,
    select,
    tuple_,
    union,
    union_all,
)

from pos_app.data.tables import (
    category,
    customer,
    journal,
    member,
    order,
    product,
    refund,
    sale,
    staff,
)
from pos_app.data.tables.journal import SALE
from pos_app.data.tables.order import ORDER_STATUS
from pos_app.domain import names, phone
from pos_app.domain.journal import KINDS, JournalFilter, JournalLine, JournalPage, JournalPlace
from pos_app.domain.shop import ShopInfo
from pos_app.errors import PhoneNotPossible

MOST_NAMED = 200
"""So many customers, products or people are looked for by a name; a longer list of them would say nothing."""
MOST_SALES = 2_000
"""So many sales of the customers found are looked for."""
LAST_CHARACTER = "\U0010ffff"
"""Behind everything that an id holds."""

_NUMBER = re.compile(r"[A-Z]*[0-9]+")
"""How an order is called out: its till's letters and a count."""

SHORTEST = 2
"""Characters of a name, a note or an id that are worth looking for."""


def page(
    connection: Connection, wanted: JournalFilter, info: ShopInfo, before: JournalPlace | None, limit: int
) -> JournalPage:
    """The entries behind `before`, newest first."""
    rows = connection.execute(_listed(connection, wanted, info, before, limit + 1)).all()
    shown = rows[:limit]
    end = shown[-1] if len(rows) > limit else None
    place = JournalPlace(end.at, end.till, end.number) if end is not None else None
    return JournalPage(tuple(_lines(connection, shown, info)), place)


_PLACE = (journal.c.at, journal.c.till, journal.c.number)
_NEWEST = tuple(column.desc() for column in _PLACE)


def _listed(
    connection: Connection, wanted: JournalFilter, info: ShopInfo, before: JournalPlace | None, limit: int
) -> Select[Any]:
    """The statement: the newest that each index finds, and of all these the newest.

    Every part is read in the order of an index that ends with an entry's place, and no further than the page is long,
    however many entries there are and however few of them fit.
    """
    period = [*_period(wanted, info, before)]
    parts = [
        select(*_PLACE).where(*found, *period).order_by(*_NEWEST).limit(limit).subquery()
        for found in _ways(connection, wanted, info)
    ]
    all_found = union(*(select(part.c.at, part.c.till, part.c.number) for part in parts)).subquery()
    found = all_found.c
    newest = select(all_found).order_by(found.at.desc(), found.till.desc(), found.number.desc()).limit(limit).subquery()
    here = and_(journal.c.till == newest.c.till, journal.c.number == newest.c.number)
    return (
        select(journal, staff.c.name.label("who"))
        .join_from(newest, journal, here)
        .join(staff, staff.c.id == journal.c.staff_id, isouter=True)
        .order_by(newest.c.at.desc(), newest.c.till.desc(), newest.c.number.desc())
    )


def _period(wanted: JournalFilter, info: ShopInfo, before: JournalPlace | None) -> Iterable[ColumnElement[bool]]:
    if wanted.first is not None:
        yield journal.c.at >= info.day_begins(wanted.first)
    if wanted.last is not None:
        yield journal.c.at < info.day_begins(wanted.last + timedelta(days=1))
    if before is not None:
        behind = tuple_(journal.c.till, journal.c.number) < tuple_(before.till, before.number)
        yield journal.c.at <= before.at
        yield or_(journal.c.at < before.at, behind)


def _ways(connection: Connection, wanted: JournalFilter, info: ShopInfo) -> list[list[ColumnElement[bool]]]:
    """What the filter asks for, in parts for each of which there is an index."""
    kinds = KINDS[wanted.topic] if wanted.topic is not None else None
    own = wanted.staff_id
    text = wanted.text.strip()
    if text:
        rest: list[ColumnElement[bool]] = [journal.c.kind.in_(kinds)] if kinds is not None else []
        if own is not None:
            rest.append(or_(journal.c.staff_id == own, journal.c.subject == own))
        if not names.is_storable(text, names.MAX_NAME):
            return [[false()]]
        return [[way, *rest] for way in _about(connection, text, info)]
    if own is not None:
        about = [journal.c.subject == own]
        by_kind = [[journal.c.staff_id == own, journal.c.kind == kind] for kind in kinds or _ALL_KINDS]
        return [about + ([journal.c.kind.in_(kinds)] if kinds is not None else []), *by_kind]
    if kinds is not None:
        return [[journal.c.kind == kind] if kind == SALE else [journal.c.kind == kind, _NO_SALE] for kind in kinds]
    return [[]]


_ALL_KINDS = tuple(kind for kinds in KINDS.values() for kind in kinds)
_NO_SALE = journal.c.kind != literal_column(f"'{SALE}'")
"""Said as the index on the other kinds says it."""


def _about(connection: Connection, text: str, info: ShopInfo) -> Iterable[ColumnElement[bool]]:
    """Entries of whatever the text names: a person, a number, a product, an order, an id, or words of a note."""
    yield journal.c.subject.in_(_named(connection, text, info))
    if len(text) < SHORTEST:
        return
    for beginning in {text, text.lower()}:
        yield and_(journal.c.subject >= beginning, journal.c.subject < beginning + LAST_CHARACTER)
    yield and_(journal.c.note != literal_column("''"), journal.c.note.icontains(text, autoescape=True))


def _named(connection: Connection, text: str, info: ShopInfo) -> list[str]:
    """The ids of what the text names."""
    ids = {row.id for row in connection.execute(select(staff.c.id).where(_is_named(staff.c.folded_name, text)))}
    guests = _customers(connection, text, info)
    ids |= guests
    for table in (product, category):
        wanted = select(table.c.id).where(table.c.name.icontains(text, autoescape=True)).limit(MOST_NAMED)
        ids |= {row.id for row in connection.execute(wanted)}
    sales = set()
    for row in connection.execute(_numbered(text.upper())) if _NUMBER.fullmatch(text.upper()) else ():
        ids.add(row.id)
        sales.add(row.sale_id)
    of_guests = select(sale.c.id).where(sale.c.customer_id.in_(guests)).order_by(sale.c.sequence.desc())
    sales |= {row.id for row in connection.execute(of_guests.limit(MOST_SALES))}
    sales.discard(None)
    given_back = select(refund.c.id).where(refund.c.sale_id.in_(sales)).limit(MOST_SALES)
    return sorted(ids | sales | {row.id for row in connection.execute(given_back)})


def _numbered(number: str) -> Select[Any]:
    """The newest orders called out by that number: an index has it behind the status and the time."""
    parts = []
    for status in ORDER_STATUS:
        same = (order.c.status == status, order.c.number == number)
        newest = (
            select(order.c.id, order.c.sale_id, order.c.created_at).where(*same).order_by(order.c.created_at.desc())
        )
        parts.append(newest.limit(MOST_NAMED).subquery())
    found = union_all(*(select(part.c.id, part.c.sale_id, part.c.created_at) for part in parts)).subquery()
    return select(found.c.id, found.c.sale_id).order_by(found.c.created_at.desc()).limit(MOST_NAMED)


def _is_named(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    return column.contains(names.folded(text), autoescape=True)


def _customers(connection: Connection, text: str, info: ShopInfo) -> set[str]:
    is_name = len(text) >= SHORTEST and any(character.isalpha() for character in text)
    conditions = [_is_named(customer.c.folded_name, text)] if is_name else []
    with contextlib.suppress(PhoneNotPossible):  # then a name is meant, not a number
        conditions.append(customer.c.phone_number == phone.parse(text, info.region))
    found = select(customer.c.id).where(or_(*conditions) if conditions else false()).limit(MOST_NAMED)
    members = select(member.c.customer_id).where(member.c.member_id == text.upper())
    return {row.id for row in connection.execute(found)} | {row.customer_id for row in connection.execute(members)}


def _lines(connection: Connection, rows: Sequence[Any], info: ShopInfo) -> Iterable[JournalLine]:
    subjects = {row.subject for row in rows if row.subject} | {_id_in(row.data, "approved_by") for row in rows}
    subjects |= {_id_in(row.data, "sale") for row in rows}
    known = _known(connection, {each for each in subjects if each}, info)
    for row in rows:
        about = known.get(row.subject or "", "") or known.get(_id_in(row.data, "sale"), "")
        approver = known.get(_id_in(row.data, "approved_by")) or None
        yield JournalLine(
            row.till, row.number, row.at, row.kind, row.who, row.subject, about, approver, row.data, row.note
        )


def _id_in(data: Any, name: str) -> str:
    kept = data.get(name) if isinstance(data, dict) else None
    return kept if isinstance(kept, str) else ""


def _known(connection: Connection, ids: set[str], info: ShopInfo) -> dict[str, str]:
    """What each id stands for now."""
    found: dict[str, str] = {}
    for table in (staff, product, category):
        named = select(table.c.id, table.c.name).where(table.c.id.in_(ids))
        found |= {row.id: row.name for row in connection.execute(named)}
    columns = (customer.c.id, customer.c.name, customer.c.phone_number)
    for row in connection.execute(select(*columns).where(customer.c.id.in_(ids))):
        shown = phone.show(row.phone_number, info.region) if phone.is_stored_form(row.phone_number) else ""
        found[row.id] = row.name or shown
    of_sales = and_(order.c.number.is_not(None), or_(order.c.id.in_(ids), order.c.sale_id.in_(ids)))
    for row in connection.execute(select(order.c.id, order.c.sale_id, order.c.number).where(of_sales)):
        found |= {key: row.number for key in (row.id, row.sale_id) if key in ids}
    return found
