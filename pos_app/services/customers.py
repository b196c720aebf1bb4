"""Customers: found as somebody types, shown as a card, guarded against a number typed wrong."""

from collections import Counter
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from pos_app.data import customer_queries as queries
from pos_app.data import survivors
from pos_app.data.insert_once import insert_into
from pos_app.data.tables import customer, customer_word, member, merch_order, order, sale
from pos_app.domain import loyalty, names, phone
from pos_app.domain.catalogue import Kind, Modifier
from pos_app.domain.customers import CustomerCard, CustomerMatch, Usual
from pos_app.domain.ids import WALK_IN, new_id
from pos_app.domain.loyalty import Level
from pos_app.domain.staff import Act, Actor, allow
from pos_app.errors import PhoneNotPossible
from pos_app.services.joining import preview
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises

LAST_FOUR = 4
USUAL_VISITS = 40
"""How many of the latest orders are looked at for "the usual"."""


class Customers:
    """Finds, shows and edits customers."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def find(self, text: str, limit: int = 20) -> list[CustomerMatch]:
        """Who may be meant by what is typed: a number or its beginning or last four digits, a name, a TapPass ID.

        An exact match comes first, then the latest visit. Unreadable text finds nobody; nothing is raised for it.
        """
        typed = text.strip()
        if not typed or not names.is_storable(typed, names.MAX_NAME):
            return []
        with self._premises.database.read() as connection:
            prefix = self._premises.rules(connection).prefix
            if loyalty.read_tap_pass_id(typed, prefix):
                found = _by_tap_pass_id(connection, typed, prefix, limit)
            elif phone.looks_like_number(typed):
                found = _by_number(connection, typed, self._premises.info(connection).region, limit)
            else:
                found = _by_words(connection, typed, prefix, limit)
        return found[:limit]

    def latest(self, limit: int = 50) -> list[CustomerMatch]:
        """Who was here last: what the customers' screen shows before anything is typed."""
        with self._premises.database.read() as connection:
            return queries.matches(connection, queries.LATEST_VISITORS, limit=limit)

    def by_phone(self, number: str) -> CustomerCard | None:
        """The customer of a number, None when nobody has it. Raises PhoneNotPossible."""
        with self._premises.database.read() as connection:
            e164 = phone.parse(number, self._premises.info(connection).region)
            owner = survivors.of_number(connection, e164)
            return self._card(connection, owner) if owner else None

    def card(self, customer_id: str) -> CustomerCard:
        """What the counter shows of a customer, or of the one it became by a merge. Raises NotFound."""
        with self._premises.database.read() as connection:
            return self._card(connection, survivors.of_row(connection, customer_id))

    def near_misses(self, number: str, limit: int = 5) -> list[CustomerMatch]:
        """Customers whose number is one slip away from this one, latest visit first: was one of them meant?

        Empty when a customer has the number itself, and for a number that is not possible.
        """
        with self._premises.database.read() as connection:
            try:
                e164 = phone.parse(number, self._premises.info(connection).region)
            except PhoneNotPossible:
                return []
            if survivors.of_number(connection, e164):
                return []
            return queries.among(connection, phone.near(e164))[:limit]

    def rename(self, actor: Actor, customer_id: str, name: str | None) -> CustomerCard:
        """Give a customer another name, or none. Raises NotAllowed for a cashier, TextNotStorable, NotFound."""
        allow(actor, Act.EDIT_CUSTOMER)
        kept = names.name(name)
        with self._premises.database.write() as connection:
            own_id = survivors.lock(connection, customer_id).id
            set_name(connection, own_id, kept, self._premises.now())
            self._journal.write(connection, "customer_renamed", actor=actor, subject=own_id, data={})
        return self.card(customer_id)

    def set_notes(self, actor: Actor, customer_id: str, notes: str) -> CustomerCard:
        """What everybody at the counter should know of a customer.

        Raises NotAllowed for a cashier, TextNotStorable, NotFound.
        """
        allow(actor, Act.EDIT_CUSTOMER)
        kept = names.note(notes)
        with self._premises.database.write() as connection:
            own_id = survivors.lock(connection, customer_id).id
            changed = update(customer).where(customer.c.id == own_id)
            connection.execute(changed.values(notes=kept, updated_at=self._premises.now()))
            self._journal.write(connection, "customer_notes", actor=actor, subject=own_id, data={})
        return self.card(customer_id)

    def _card(self, connection: Connection, customer_id: str) -> CustomerCard:
        row = connection.execute(select(customer).where(customer.c.id == customer_id)).one()
        joined = connection.execute(select(member).where(member.c.customer_id == row.id)).first()
        has_number = phone.is_stored_form(row.phone_number)
        offer = None if joined or not has_number else preview(connection, row.id, self._premises)
        return CustomerCard(
            id=row.id,
            phone_number=row.phone_number,
            name=row.name,
            email=row.email,
            level=Level(joined.level) if joined else None,
            points=joined.points if joined else None,
            member_id=joined.member_id if joined else None,
            visits=visits(connection, row.id),
            last_order=row.last_order,
            usual=_the_usual(connection, row.id),
            notes=row.notes,
            join=offer,
            marketing_consent=row.marketing_consent,
            birthday=joined.birthday if joined else None,
            joined_at=joined.joined_at if joined else None,
        )


def _by_tap_pass_id(connection: Connection, typed: str, prefix: str, limit: int) -> list[CustomerMatch]:
    own = loyalty.read_tap_pass_id(typed, prefix) or typed
    found = queries.matches(connection, queries.BY_TAP_PASS_ID, start=own, end=own + "\x01", limit=limit)
    return found or queries.matches(connection, queries.BY_ALIAS, alias=own)


def _by_number(connection: Connection, typed: str, region: str, limit: int) -> list[CustomerMatch]:
    """By the whole number; else by its ending, when four digits or more are typed; and by its beginning."""
    digits = phone.bare(typed)
    beginnings = phone.beginnings(typed, region)
    found: list[CustomerMatch] = []
    whole = _whole_number(typed, region)
    if whole:
        found = queries.beginning_with(connection, whole, limit)
        beginnings = [each for each in beginnings if each != whole]
    is_known = bool(found) and found[0].has_number(whole)
    if not is_known and not digits.startswith("+") and len(digits) >= LAST_FOUR:
        found = queries.merged(_ending_with(connection, digits, limit), found)
    for beginning in beginnings:
        found = queries.merged(found, queries.beginning_with(connection, beginning, limit))
    return found


def _whole_number(typed: str, region: str) -> str | None:
    try:
        return phone.parse(typed, region)
    except PhoneNotPossible:
        return None


def _ending_with(connection: Connection, digits: str, limit: int) -> list[CustomerMatch]:
    last_four = digits[-LAST_FOUR:]
    if len(digits) == LAST_FOUR:
        return queries.ending_with(connection, queries.BY_LAST_FOUR, limit, last_four=last_four)
    return queries.ending_with(connection, queries.BY_ENDING, limit, last_four=last_four, pattern=f"%{digits}")


def _by_words(connection: Connection, typed: str, prefix: str, limit: int) -> list[CustomerMatch]:
    """By name.

    A text with digits in it may also be the beginning of a TapPass ID, or an ID of the shop's old system.
    """
    found: list[CustomerMatch] = []
    if any(char.isdigit() for char in typed) or typed.upper() == prefix:
        beginning = loyalty.older_tap_pass_id(typed) or typed.upper()
        found = queries.matches(
            connection, queries.BY_TAP_PASS_ID, start=beginning, end=beginning + queries.AFTER_LETTERS, limit=limit
        )
        found = found or queries.matches(connection, queries.BY_ALIAS, alias=beginning)
    words = names.words(typed)
    return queries.merged(found, queries.named(connection, words, limit)) if words else found


def visits(connection: Connection, customer_id: str) -> int:
    """Distinct sales of a customer: each sale once, and each adopted order, which has no sale."""
    sales = select(func.count()).select_from(sale).where(sale.c.customer_id == customer_id)
    adopted = [
        select(func.count()).select_from(table).where(table.c.customer_id == customer_id, table.c.sale_id.is_(None))
        for table in (order, merch_order)
    ]
    return sum(connection.execute(count).scalar_one() for count in (sales, *adopted))


def _the_usual(connection: Connection, customer_id: str) -> tuple[Usual, ...]:
    """Up to three things taken in at least a quarter of the latest orders, and at least twice."""
    latest = select(order.c.lines).where(order.c.customer_id == customer_id, order.c.status != "CANCELLED")
    rows = connection.execute(latest.order_by(order.c.sequence.desc()).limit(USUAL_VISITS)).all()
    times: Counter[tuple[str, str, tuple[Modifier, ...]]] = Counter()
    for row in rows:
        times.update(
            list(dict.fromkeys((item.get("productId") or "", item["name"], _modifiers(item)) for item in row.lines))
        )
    often = [(thing, count) for thing, count in times.most_common(3) if count >= max(2, len(rows) / 4)]
    return tuple(
        Usual(own_id, name, Kind.FOOD, modifiers, count, len(rows)) for (own_id, name, modifiers), count in often
    )


def _modifiers(item: dict[str, Any]) -> tuple[Modifier, ...]:
    return tuple(Modifier(each["name"], each.get("price") or 0) for each in item.get("modifiers") or ())


def make(connection: Connection, e164: str, name: str | None, now: datetime) -> bool:
    """Insert a customer unless another till was faster; whether this call made it. The name is fit to be stored."""
    values = {
        "id": new_id(),
        "phone_number": e164,
        "name": name,
        "folded_name": names.search_key(name),
        "last_four": e164[-LAST_FOUR:],
        "order_count": 0,
        "lifetime_total": 0,
        "marketing_consent": False,
        "notes": "",
        "created_at": now,
        "updated_at": now,
    }
    inserted = insert_into(customer, connection.dialect.name).on_conflict_do_nothing(index_elements=["phoneNumber"])
    made = connection.execute(inserted.returning(customer.c.id), values).first() is not None
    if made and name:
        _index_words(connection, values["id"], name)  # type: ignore[arg-type]
    return made


def set_name(connection: Connection, customer_id: str, name: str | None, now: datetime) -> bool:
    """Write a name and the words it is found by; whether there is such a customer. The name is fit to be stored."""
    changed = update(customer).where(customer.c.id == customer_id, customer.c.id != WALK_IN)
    if not connection.execute(changed.values(name=name, folded_name=names.search_key(name), updated_at=now)).rowcount:
        return False
    connection.execute(delete(customer_word).where(customer_word.c.customer_id == customer_id))
    if name:
        _index_words(connection, customer_id, name)
    return True


def _index_words(connection: Connection, customer_id: str, name: str) -> None:
    rows = [{"word": word, "customer_id": customer_id} for word in names.words(name)]
    if rows:
        connection.execute(insert(customer_word), rows)
