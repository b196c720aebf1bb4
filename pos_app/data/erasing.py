"""Erasing a person: every place that holds a name, a number, an address or words about them is emptied; sums stay.

Nothing here asks for a right, locks a row or journals: `services.privacy` does.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, func, or_, select, update

from pos_app.data import points_ledger
from pos_app.data.points_ledger import Line
from pos_app.data.tables import (
    cash_movement,
    customer,
    customer_merge,
    customer_word,
    journal,
    member,
    merch_order,
    merged_row,
    order,
    parked_sale,
    print_job,
    refund,
    sale,
    tap_pass_alias,
    voucher,
)
from pos_app.data.tables.customer import ERASED
from pos_app.domain import names, phone
from pos_app.domain.loyalty import EntryKind

ORDERS = (order, merch_order)
LAPSED = "erased"
"""The reason kept with points that nobody can spend any more."""

SOLD = frozenset({
    "id", "productId", "name", "kind", "quantity", "unitPrice", "modifiers", "note", "discount", "tax", "total",
    "lineDiscount", "discountReason", "taxClass", "round", "sentAt", "size",
})  # fmt: skip
"""What stays of an item; an adopted one may hold anything else."""

WORDS_IN_ITEMS = ("note", "discountReason")
BATCH = 500
LEAST_TRACE = 6
"""Shorter texts are found everywhere."""
LEAST_DIGITS = 7
"""A number is looked for in other texts by its digits from so many on: fewer would be found by chance."""


@dataclass(frozen=True, slots=True)
class Person:
    """A customer with everybody merged into it: their rows' ids, and what they were known by."""

    ids: tuple[str, ...]
    numbers: tuple[str, ...]
    national: tuple[str, ...]
    emails: tuple[str, ...]
    names: tuple[str, ...]

    def is_named_in(self, text: str) -> bool:
        """Whether a text holds the number in any spelling, the address, or the whole name of two words or more."""
        plain = names.folded(text)
        if any(names.folded(each) in plain for each in self.emails):
            return True
        digits = "".join(char for char in plain if char.isdigit())
        if any(number in digits for number in self.national):
            return True
        said = f" {_plain(text)} "
        return any(" " in known and f" {known} " in said for known in map(_plain, self.names))


def person(connection: Connection, customer_id: str) -> Person:
    """Who is meant by the row that is shown; the rows of everybody merged into it are part of it."""
    own = or_(customer.c.id == customer_id, customer.c.merged_into == customer_id)
    rows = connection.execute(select(customer).where(own)).all()
    ids = tuple(row.id for row in rows)
    known = [dict(row._mapping) for row in rows] + _remembered(connection, ids)  # noqa: SLF001 (a row's public mapping)
    numbers = tuple(filter(phone.is_stored_form, _given(known, "phone_number", "released_number")))
    return Person(
        ids,
        numbers,
        tuple(each for each in map(phone.national_digits, numbers) if len(each) >= LEAST_DIGITS),
        _given(known, "email"),
        _given(known, "name"),
    )


def traces(connection: Connection, who: Person) -> tuple[bytes, ...]:
    """What would be left of them in unused parts of a file: asked before they are erased.

    A name that others have too is none: there it would always be found.
    """
    rows = connection.execute(select(customer).where(customer.c.id.in_(who.ids))).all()
    said = [row.notes for row in rows] + [row.label for row in _parked(connection, who)]
    for table in ORDERS:
        said += _said_in(connection, table, who.ids)
    texts = [*who.emails, *map(names.folded, who.emails), *(each[1:] for each in who.numbers), *map(_longest_run, said)]
    for name in who.names:
        key = names.search_key(name)
        of_others = select(customer.c.id).where(customer.c.folded_name == key, customer.c.id.not_in(who.ids)).limit(1)
        if key and connection.execute(of_others).first() is None:
            texts += [name, key]
        texts += [f"{word}{own_id}" for word in names.words(name) for own_id in who.ids]
    return tuple({text.encode() for text in texts if len(text) >= LEAST_TRACE})


def _said_in(connection: Connection, table: Table, ids: Collection[str]) -> list[str]:
    """Free text of their orders, and what the old shop knew."""
    found: list[str] = []
    wanted = select(table.c.note, table.c.lines, table.c.legacy).where(table.c.customer_id.in_(ids))
    for row in connection.execute(wanted):
        found.append(row.note)
        found += [item.get(each) or "" for item in row.lines for each in WORDS_IN_ITEMS]
        found += [str((row.legacy or {}).get(each) or "") for each in ("phoneNumber", "customerName", "name", "email")]
    return list(dict.fromkeys(found))


def _longest_run(text: str) -> str:
    """The longest part that JSON writes as it is."""
    return max(re.split(r'["\\\x00-\x1f]', text), key=len)


def _remembered(connection: Connection, ids: Collection[str]) -> list[dict[str, Any]]:
    """What they were known by before they were merged, as far as it is kept for an undo."""
    own = or_(customer_merge.c.survivor_id.in_(ids), customer_merge.c.merged_id.in_(ids))
    found = connection.execute(select(customer_merge).where(own)).all()
    kept = [(row.survivor_id, row.before.get("kept")) for row in found]
    kept += [(row.merged_id, row.before.get("merged")) for row in found]
    return [each for own_id, each in kept if own_id in ids and each]


def _given(rows: Iterable[dict[str, Any]], *fields: str) -> tuple[str, ...]:
    found = (row.get(field) for row in rows for field in fields)
    return tuple(dict.fromkeys(text for text in found if text))


def _plain(text: str) -> str:
    """The words of a text in their order, without case and accents."""
    return " ".join("".join(char if char.isalnum() else " " for char in names.folded(text)).split())


def open_tab(connection: Connection, who: Person) -> bool:
    """Whether something of this guest is still to be paid."""
    return any(row.kind == "TAB" for row in _parked(connection, who))


def _parked(connection: Connection, who: Person) -> list[Any]:
    """Sales that are not done and are this guest's, by the link or by the number that was typed."""
    rows = connection.execute(select(parked_sale)).all()
    return [row for row in rows if row.customer_id in who.ids or row.guest.get("phone") in who.numbers]


def erase(connection: Connection, who: Person, now: datetime) -> dict[str, int]:
    """Empty everything; how many rows of what were touched, for the journal."""
    members = connection.execute(select(member).where(member.c.customer_id.in_(who.ids))).all()
    subjects = _subjects(connection, who, [row.id for row in members])
    orders = sum(_clear_orders(connection, table, who.ids) for table in ORDERS)
    connection.execute(update(sale).where(sale.c.customer_id.in_(who.ids)).values(discount_reason=""))
    _clear_parked(connection, who, now)
    _clear_merges(connection, who.ids)
    _clear_members(connection, members, now)
    _clear_customers(connection, who.ids, now)
    _clear_words_about(connection, subjects)
    _clear_jobs(connection, who, subjects, now)
    for table, column in (
        (journal, journal.c.note),
        (refund, refund.c.reason),
        (cash_movement, cash_movement.c.reason),
        (voucher, voucher.c.reason),
        (sale, sale.c.discount_reason),
        (parked_sale, parked_sale.c.label),
    ):
        _clear_where_named(connection, who, table, column)
    return {"rows": len(who.ids), "orders": orders, "members": len(members)}


def _subjects(connection: Connection, who: Person, members: Sequence[str]) -> list[str]:
    """The ids that entries, jobs and refunds of theirs are about."""
    found = [*who.ids, *members]
    for table in (*ORDERS, sale):
        found += connection.execute(select(table.c.id).where(table.c.customer_id.in_(who.ids))).scalars()
    own = or_(customer_merge.c.survivor_id.in_(who.ids), customer_merge.c.merged_id.in_(who.ids))
    found += connection.execute(select(customer_merge.c.id).where(own)).scalars()
    for some in _batches(found):
        of_them = or_(*(column.in_(some) for column in (refund.c.sale_id, refund.c.order_id, refund.c.merch_order_id)))
        found += connection.execute(select(refund.c.id).where(of_them)).scalars().all()
    return found + _tabs(connection, who.ids, found)


def _tabs(connection: Connection, ids: Collection[str], subjects: Collection[str]) -> list[str]:
    """Tabs that were theirs: what is left of a tab that was paid are its entries, which name guest or order."""
    known = {*ids, *subjects}
    told = select(journal.c.subject, journal.c.data).where(journal.c.kind.like("tab\\_%", escape="\\"))
    return list({
        row.subject
        for row in connection.execute(told)
        if row.subject and known & {row.data.get("customer"), row.data.get("from"), row.data.get("order")}
    })  # fmt: skip


def _batches(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    kept = tuple(ids)
    return (kept[at : at + BATCH] for at in range(0, len(kept), BATCH))


def _clear_orders(connection: Connection, table: Table, ids: Collection[str]) -> int:
    """Items keep what was sold and for how much; the old shop's row and all free text go."""
    rows = connection.execute(select(table.c.id, table.c.lines).where(table.c.customer_id.in_(ids))).all()
    for row in rows:
        lines = [_sold(item) for item in row.lines]
        if lines != row.lines:
            connection.execute(update(table).where(table.c.id == row.id).values(lines=lines))
    own = table.c.customer_id.in_(ids)
    connection.execute(update(table).where(own, table.c.note != "").values(note=""))
    connection.execute(update(table).where(own, table.c.legacy.is_not(None)).values(legacy={}))
    return len(rows)


def _sold(item: dict[str, Any]) -> dict[str, Any]:
    return {name: "" if name in WORDS_IN_ITEMS else item[name] for name in item if name in SOLD}


def _clear_parked(connection: Connection, who: Person, now: datetime) -> None:
    """A sale put aside for them stays, as nobody's."""
    for row in _parked(connection, who):
        lines = [line | {"note": ""} if "note" in line else line for line in row.cart.get("lines", [])]
        cart = row.cart | {"lines": lines} | ({"note": ""} if "note" in row.cart else {})
        guest = {name: each for name, each in row.guest.items() if name in ("payments", "rounds")}
        values = {"customer_id": None, "label": "", "cart": cart, "guest": guest, "updated_at": now}
        changed = update(parked_sale).where(parked_sale.c.id == row.id)
        connection.execute(changed.values(values | {"version": row.version + 1}))


def _clear_merges(connection: Connection, ids: Collection[str]) -> None:
    """No undo once either is erased; who was merged into whom stays."""
    own = or_(customer_merge.c.survivor_id.in_(ids), customer_merge.c.merged_id.in_(ids))
    theirs = select(customer_merge.c.id).where(own)
    connection.execute(delete(merged_row).where(merged_row.c.merge_id.in_(theirs)))
    connection.execute(update(customer_merge).where(own).values(before={}, reason=""))


def _clear_members(connection: Connection, members: Sequence[Any], now: datetime) -> None:
    """The ledger stays; what is left of the points lapses, and no TapPass ID leads there any more."""
    for row in members:
        if row.points:
            lapsed = Line(EntryKind.ADJUST, f"member:{row.id}:erased", -row.points, now, LAPSED)
            points_ledger.add(connection, row.id, [lapsed], now)
        values: dict[str, Any] = {
            "member_id": f"{ERASED}{row.id}",
            "birthday": None,
            "email_key": None,
            "updated_at": now,
        }
        if row.legacy is not None:
            values["legacy"] = {}
        connection.execute(update(member).where(member.c.id == row.id).values(values))
    own = tap_pass_alias.c.member_id.in_([row.id for row in members])
    connection.execute(delete(tap_pass_alias).where(own))


def _clear_customers(connection: Connection, ids: Sequence[str], now: datetime) -> None:
    connection.execute(delete(customer_word).where(customer_word.c.customer_id.in_(ids)))
    nothing = {
        "name": None,
        "email": None,
        "notes": "",
        "folded_name": None,
        "last_four": None,
        "released_number": None,
        "marketing_consent": False,
        "consent_at": None,
        "consent_source": "",
        "updated_at": now,
    }
    for own_id in ids:
        values = nothing | {"phone_number": f"{ERASED}{own_id}"}
        connection.execute(update(customer).where(customer.c.id == own_id).values(values))


def _clear_words_about(connection: Connection, subjects: Sequence[str]) -> None:
    for some in _batches(subjects):
        about = update(journal).where(journal.c.subject.in_(some), journal.c.note != "")
        connection.execute(about.values(note=""))
        given = update(refund).where(refund.c.id.in_(some), refund.c.reason != "")
        connection.execute(given.values(reason=""))


def _clear_jobs(connection: Connection, who: Person, subjects: Sequence[str], now: datetime) -> None:
    """Slips are forgotten; one that still waits and names them is not printed. A receipt is drawn when it is."""
    known = set(subjects)
    for row in connection.execute(select(print_job).where(print_job.c.kind != "RECEIPT")).all():
        if row.document and (row.subject in known or who.is_named_in(repr(row.document))):
            state = row.state if row.state == "PRINTED" else "DROPPED"
            changed = update(print_job).where(print_job.c.id == row.id)
            connection.execute(changed.values(document={}, state=state, updated_at=now))


def _clear_where_named(connection: Connection, who: Person, table: Table, column: Column[str]) -> None:
    """Empty a text that is linked to nobody, and names them."""
    rows = connection.execute(select(table.c.id, column.label("said")).where(column != "")).all()
    for row in rows:
        if who.is_named_in(row.said):
            connection.execute(update(table).where(table.c.id == row.id).values({column.key: ""}))


def erased(connection: Connection) -> list[str]:
    """The ids of everybody who was erased: what a restored backup is to forget again."""
    gone = func.substr(customer.c.phone_number, 1, len(ERASED)) == ERASED
    return list(connection.execute(select(customer.c.id).where(gone).order_by(customer.c.id)).scalars())
