"""Customers: found as somebody types, shown as a card, guarded against a number typed wrong, edited and merged."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select, update

from pos_app.data import customer_queries as queries
from pos_app.data import survivors
from pos_app.data.tables import customer, member, order
from pos_app.domain import loyalty, names, phone
from pos_app.domain.catalogue import Kind, Modifier
from pos_app.domain.customers import ConsentSource, CustomerCard, CustomerMatch, Usual
from pos_app.domain.loyalty import Level
from pos_app.domain.merging import Merge, MergePreview
from pos_app.domain.staff import Act, Actor
from pos_app.errors import CustomerErased, PhoneNotPossible
from pos_app.services import guest_contact
from pos_app.services.guest_numbers import GuestNumbers
from pos_app.services.guests import LAST_FOUR, make, set_name, visits
from pos_app.services.joining import preview
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises

if TYPE_CHECKING:
    from pos_app.services.merging import Merging

__all__ = ["Customers", "make", "set_name", "visits"]

USUAL_VISITS = 40
"""How many of the latest orders are looked at for "the usual"."""


class Customers:
    """Finds, shows and edits customers."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal
        self._numbers = GuestNumbers(premises, journal)

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
        kept = names.name(name)
        return self._edit(
            actor,
            customer_id,
            "customer_renamed",
            lambda connection, own_id: set_name(connection, own_id, kept, self._premises.now()),
        )

    def set_notes(self, actor: Actor, customer_id: str, notes: str) -> CustomerCard:
        """What everybody at the counter should know of a customer.

        Raises NotAllowed for a cashier, TextNotStorable, NotFound.
        """
        kept = names.note(notes)

        def write(connection: Connection, own_id: str) -> None:
            changed = update(customer).where(customer.c.id == own_id)
            connection.execute(changed.values(notes=kept, updated_at=self._premises.now()))

        return self._edit(actor, customer_id, "customer_notes", write)

    def set_email(self, actor: Actor, customer_id: str, email: str | None) -> CustomerCard:
        """Another e-mail address, or none.

        Raises NotAllowed for a cashier, EmailNotPossible, NotFound, and EmailInUse where another member has it.
        """
        kept = names.email(email)
        return self._edit(
            actor,
            customer_id,
            "customer_email",
            lambda connection, own_id: guest_contact.write_email(connection, own_id, kept, self._premises.now()),
        )

    def set_consent(self, actor: Actor, customer_id: str, given: bool, source: ConsentSource) -> CustomerCard:  # noqa: FBT001 (who calls says "given=")
        """Keep the customer's word on marketing with its date and where it was said.

        The same word again keeps the date and place it was first said. Raises NotAllowed for a cashier, NotFound.
        """

        def write(connection: Connection, own_id: str) -> None:
            values = guest_contact.consent_values(self._premises.now(), source, given=given)
            another = customer.c.marketing_consent.is_distinct_from(given) | customer.c.consent_at.is_(None)
            connection.execute(update(customer).where(customer.c.id == own_id, another).values(values))

        data = {"given": given, "source": source.value}
        return self._edit(actor, customer_id, "customer_consent", write, data)

    def _edit(
        self,
        actor: Actor,
        customer_id: str,
        kind: str,
        write: Callable[[Connection, str], object],
        data: dict[str, Any] | None = None,
    ) -> CustomerCard:
        """Change a customer, or the one it became, whose row is locked, and journal it."""
        self._premises.allow(actor, Act.EDIT_CUSTOMER)

        def once(connection: Connection) -> str:
            row = survivors.lock(connection, customer_id)
            if row.phone_number.startswith("erased:"):
                raise CustomerErased
            write(connection, row.id)
            self._journal.write(connection, kind, actor=actor, subject=row.id, data=data or {})
            return str(row.id)

        return self.card(self._premises.database.call(once))

    # --- numbers ------------------------------------------------------------------------------------------------------

    def change_number(self, actor: Actor, customer_id: str, phone: str) -> CustomerCard:
        """Give a customer another number; the one of a customer merged into it is exchanged with the one shown.

        Raises NotAllowed for a cashier, PhoneNotPossible, NotFound, CustomerErased, and NumberTaken, which names the
        customer who has it: perhaps the two are to be merged.
        """
        self._numbers.change(actor, customer_id, phone)
        return self.card(customer_id)

    def release_number(self, actor: Actor, customer_id: str) -> CustomerCard:
        """The number is somebody else's now: the next sale with it makes a new customer; the history stays here.

        The id of a merged customer releases the number that came with it. Raises NotAllowed for a cashier, NotFound,
        CustomerErased, and NumberNotReleased where there is no number.
        """
        self._numbers.release(actor, customer_id)
        return self.card(customer_id)

    def take_back_number(self, actor: Actor, customer_id: str) -> CustomerCard:
        """Give a released number back to the customer who had it.

        Raises likewise, and NumberTaken when somebody else has it by now.
        """
        self._numbers.take_back(actor, customer_id)
        return self.card(customer_id)

    @cached_property
    def _merging(self) -> "Merging":
        from pos_app.services.merging import Merging  # noqa: PLC0415 (no look-up waits for what is wanted seldom)

        return Merging(self._premises, self._journal)

    # --- merging ------------------------------------------------------------------------------------------------------

    def merge(self, actor: Actor, survivor_id: str, merged_id: str, *, reason: str = "") -> CustomerCard:
        """Two customers are one person: orders, points, notes and consent come together, both numbers find the one.

        The survivor's number, name and address are the ones shown, filled from the other. Where only the other is a
        member, its row is the one that is kept, so the card's id may be either.
        Raises NotAllowed for a cashier, NotFound, SameCustomer, CustomerErased, TextNotStorable, CardNumberInText.
        """
        return self.card(self._merging.merge(actor, survivor_id, merged_id, reason))

    def undo_merge(self, actor: Actor, merge_id: str) -> CustomerCard:
        """Make two of them again, also after later sales, which stay with the survivor; the card of the other.

        Raises NotAllowed for a cashier, NotFound, and MergeNotUndone, which says why.
        """
        return self.card(self._merging.undo(actor, merge_id))

    def merge_preview(self, actor: Actor, survivor_id: str, merged_id: str) -> MergePreview:
        """What `merge` would make of the two. Raises what it raises, and writes nothing."""
        return self._merging.preview(actor, survivor_id, merged_id)

    def merges(self, actor: Actor, customer_id: str) -> list[Merge]:
        """The merges a customer comes from, newest first, undone ones too, with why one cannot be undone.

        Raises NotAllowed for a cashier, NotFound.
        """
        return self._merging.merges(actor, customer_id)

    def _card(self, connection: Connection, customer_id: str) -> CustomerCard:
        row = connection.execute(select(customer).where(customer.c.id == customer_id)).one()
        joined = connection.execute(select(member).where(member.c.customer_id == row.id)).first()
        has_number = phone.is_stored_form(row.phone_number)
        offer = None if joined or not has_number else preview(connection, row.id, self._premises)
        orders = _latest_orders(connection, row.id)
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
            usual=_the_usual(orders),
            last_items=_items_of(orders, row.last_order),
            notes=row.notes,
            join=offer,
            marketing_consent=row.marketing_consent,
            birthday=joined.birthday if joined else None,
            joined_at=joined.joined_at if joined else None,
            consent_at=row.consent_at,
            consent_source=row.consent_source,
            released_number=row.released_number,
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
    words = names.sought(typed)
    return queries.merged(found, queries.named(connection, words, limit)) if words else found


def _latest_orders(connection: Connection, customer_id: str) -> Sequence[Any]:
    columns = select(order.c.lines, order.c.created_at)
    latest = columns.where(order.c.customer_id == customer_id, order.c.status != "CANCELLED")
    return connection.execute(latest.order_by(order.c.sequence.desc()).limit(USUAL_VISITS)).all()


def _items_of(orders: Sequence[Any], last: datetime | None) -> tuple[str, ...]:
    """The names on the order of that moment, each once."""
    lines = next((row.lines for row in orders if row.created_at == last), ())
    return tuple(dict.fromkeys(item["name"] for item in lines))


def _the_usual(rows: Sequence[Any]) -> tuple[Usual, ...]:
    """Up to three things taken in at least a quarter of the latest orders, and at least twice."""
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
