"""Revision 0002, second and third pass: the customers with their members, by number; then the orders, by time."""

import heapq
from collections.abc import Generator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from migrations import legacy_reading as reading
from migrations import legacy_rows
from migrations.adoption_tally import RowsFitNowhere, Tally
from migrations.customer_scan import (
    LEVELS,
    MEMBERS,
    MERCH,
    NOTED_OF,
    ORDERS,
    SCAN,
    TABLE_OF,
    UNKNOWN,
    WALK_IN,
    Names,
    Progress,
)
from migrations.legacy_items import kept_row, rewritten
from migrations.legacy_rows import Batches, Row, Rows

RULES = {
    "points_per_unit": 1,
    "points_per_order": 0,
    "bonus": 100,
    "past_months": 12,
    "level_months": 12,
    "silver": 500,
    "gold": 1500,
    "platinum": 4000,
    "prefix": "TP",
    "cashier_may_enrol": False,
}
"""The loyalty rules of a new shop, under which an adopted level stands until it is looked at again."""

_MOST = 2**63 - 1
_SPELLINGS = 50
_NOTED = ("at", "source", "id", "phone", "customer", "spelling", "cents", "status", "named")
_FIELDS = ("phone", "at", "source", "id", "spelling", "name", "email", "consent", "cents", "status", "named", "was")


@dataclass
class Guest:
    """What the old rows of one number say together."""

    phone: str
    created: int
    name: str | None = None
    email: str | None = None
    consent: bool = False
    first: int | None = None
    last: int | None = None
    count: int = 0
    total: int = 0
    spellings: dict[str, None] = field(default_factory=dict)
    members: list[Row] = field(default_factory=list)

    def hear(self, row: Row) -> None:
        """Take in a row; they come oldest first, so that the latest word stays."""
        self.name = row["name"] or self.name
        self.email = row["email"] or self.email
        if row["spelling"] is not None and len(self.spellings) < _SPELLINGS:
            self.spellings[row["spelling"]] = None
        if row["source"] == MEMBERS:
            self.members.append(row)
            return
        if row["source"] == ORDERS:
            self.consent = bool(row["consent"])
        if row["status"] != "CANCELLED":
            self.first = row["at"] if self.first is None else self.first
            self.last = row["at"]
            self.count += 1
            self.total += row["cents"]


class Building:
    """The new rows."""

    def __init__(self, rows: Rows, tally: Tally, names: Names, now: int, progress: Progress) -> None:
        """`now` is the time of the adoption, in milliseconds since 1970."""
        self._rows = rows
        self._tally = tally
        self._names = names
        self._now = now
        self._progress = progress

    def customers(self, total: int) -> None:
        """Write the walk-in customer, and one customer for each number; `total` is how many old rows there are."""
        batches = Batches(
            self._rows, "Customer", "CustomerWord", "Member", "PointsEntry", "TapPassAlias", "LevelChange"
        )
        batches.add("Customer", self._customer(Guest(WALK_IN, self._now), WALK_IN))
        picked = ", ".join(_FIELDS)
        sql = f"SELECT {picked} FROM \"{SCAN}\" WHERE phone <> '{WALK_IN}' ORDER BY phone, at, source, id"
        done = 0
        with closing(self._rows.stream(sql)) as found:
            for phone, group in groupby(found, key=itemgetter(0)):
                guest: Guest | None = None
                for values in group:
                    row = dict(zip(_FIELDS, values, strict=True))
                    guest = guest or Guest(phone, row["at"])
                    guest.hear(row)
                    done += 1
                    if done % legacy_rows.TOLD_EVERY == 0:
                        self._progress("customers", done, total)
                if guest:
                    self._guest(batches, guest)
        batches.close()

    def _guest(self, batches: Batches, guest: Guest) -> None:
        if abs(guest.total) > _MOST:
            raise RowsFitNowhere(["The totals of one customer together are beyond counting."], 1)
        customer_id = self._names.customer(guest.phone)
        batches.add("Customer", self._customer(guest, customer_id))
        for word in reading.words(guest.name or ""):
            batches.add("CustomerWord", {"word": word, "customerId": customer_id})
        self._tally.counts["customers"] += 1
        if len(guest.spellings) > 1 and not guest.phone.startswith(UNKNOWN):
            self._tally.note(
                "merged_spellings", customer_id=customer_id, phone=guest.phone, spellings=list(guest.spellings)
            )
        if guest.members:
            self._member(batches, guest, customer_id)

    def _customer(self, guest: Guest, customer_id: str) -> Row:
        reachable = guest.phone.startswith("+")
        return {
            "id": customer_id,
            "phoneNumber": guest.phone,
            "name": guest.name,
            "email": guest.email,
            "firstOrder": self._rows.moment(guest.first),
            "lastOrder": self._rows.moment(guest.last),
            "orderCount": guest.count,
            "lifetimeTotal": guest.total,
            "marketingConsent": self._rows.flag(value=guest.consent),
            "foldedName": " ".join(reading.words(guest.name or "")) or None,
            "lastFour": guest.phone[-4:] if reachable else None,
            "createdAt": self._rows.moment(guest.created),
            "updatedAt": self._rows.moment(self._now),
        }

    def _member(self, batches: Batches, guest: Guest, customer_id: str) -> None:
        """The older member stays and gets the points of all; the others' IDs lead to it. Nobody loses a level by it."""
        found = [(each, _old_row(each)) for each in guest.members]
        found.sort(
            key=lambda pair: (reading.moment(pair[1].get("joinDate")) or pair[0]["at"], pair[0]["at"], pair[0]["id"])
        )
        (stays, row), doubles = found[0], found[1:]
        member_id = stays["id"]
        level = max((_level(was) for _, was in found), key=LEVELS.index)
        points = sum(each["cents"] for each, _ in found)
        kept = stays["was"] if not doubles else reading.json_text(row | {"doubles": [was for _, was in doubles]})
        batches.add(
            "Member", self._member_row(row, stays, customer_id) | {"level": level, "points": points, "legacy": kept}
        )
        for each, _ in found:
            batches.add("PointsEntry", self._opening(member_id, each))
            if each is not stays:
                batches.add(
                    "TapPassAlias",
                    {"alias": each["named"], "memberId": member_id, "createdAt": self._rows.moment(self._now)},
                )
                self._tally.note(
                    "double_members",
                    member_id=member_id,
                    customer_id=customer_id,
                    double=each["id"],
                    alias=each["named"],
                )
        batches.add("LevelChange", self._level_change(member_id, level))
        self._tally.add("Member", rows_out=1, doubles=len(doubles))

    def _member_row(self, row: Row, noted: Row, customer_id: str) -> Row:
        birthday = reading.day(row.get("birthday"))
        if birthday is None and row.get("birthday") is not None:
            self._tally.note("unreadable_birthdays", id=noted["id"], text=str(row["birthday"]))
        joined = reading.moment(row.get("joinDate"))
        joined = noted["at"] if joined is None else joined
        updated = reading.moment(row.get("updatedAt"))
        return {
            "id": noted["id"],
            "customerId": customer_id,
            "memberId": noted["named"],
            "birthday": birthday,
            "termsAcceptedAt": self._rows.moment(joined) if reading.truth(row.get("agreeToTerms")) else None,
            "joinedAt": self._rows.moment(joined),
            "levelHeldUntil": self._rows.moment(reading.year_later(self._now)),
            "createdAt": self._rows.moment(noted["at"]),
            "updatedAt": self._rows.moment(noted["at"] if updated is None else updated),
        }

    def _opening(self, member_id: str, noted: Row) -> Row:
        source = f"member:{noted['id']}"
        return {
            "id": self._names.id(f"opening:{source}"),
            "memberId": member_id,
            "kind": "OPENING",
            "source": source,
            "points": noted["cents"],
            "reason": "adopted",
            "earnedAt": self._rows.moment(self._now),
            "createdAt": self._rows.moment(self._now),
        }

    def _level_change(self, member_id: str, level: str) -> Row:
        return {
            "id": self._names.id(f"level:{member_id}"),
            "memberId": member_id,
            "level": level,
            "rules": reading.json_text(RULES),
            "reason": "adopted",
            "heldUntil": self._rows.moment(reading.year_later(self._now)),
            "number": 1,
            "createdAt": self._rows.moment(self._now),
        }

    def orders(self, total: int, decimals: int) -> None:
        """Write the orders and the merchandise orders, numbered together in the order of their time, from 1.

        `total` is how many old rows there are, `decimals` those of the currency.
        """
        self._rows.measure("Member")
        batches = Batches(self._rows, "Order", "MerchOrder")
        with closing(self._old(ORDERS)) as food, closing(self._old(MERCH)) as merch:
            both = heapq.merge(food, merch, key=itemgetter("at", "source", "id"))
            for sequence, noted in enumerate(both, start=1):
                table = "MerchOrder" if noted["source"] == MERCH else "Order"
                batches.add(table, self._order(noted, decimals) | {"sequence": sequence})
                if sequence % legacy_rows.TOLD_EVERY == 0:
                    self._progress("orders", sequence, total)
        batches.close()

    def _old(self, source: int) -> Generator[Row, None, None]:
        table = NOTED_OF[source]
        columns = self._rows.columns(table)
        if not columns:
            return
        ids = 'CROSS JOIN "{}" o ON o."id"' if self._rows.is_sqlite else 'JOIN "{}" o ON o."id"::text'
        picked = ", ".join(f"s.{name}" for name in _NOTED) + ', m."id", n.phone, ' + self._rows.whole("o", columns)
        sql = (
            f'SELECT {picked} FROM "{SCAN}" s {ids.format(table)} = s.id'
            f' LEFT JOIN "Member" m ON m."customerId" = s.customer'
            f' LEFT JOIN "{SCAN}" n ON n.source = {MEMBERS} AND n.id = s.named'
            f" WHERE s.source = {source} ORDER BY s.at, s.id"
        )
        fields = (*_NOTED, "member", "named_phone")
        with closing(self._rows.stream(sql)) as found:
            for values in found:
                noted: Row = dict(zip(fields, values, strict=False))
                noted["row"] = self._rows.row(columns, values[len(fields) :])
                yield noted

    def _order(self, noted: Row, decimals: int) -> Row:
        row = noted["row"]
        items, sound = reading.parsed_json(row.get("items"))
        customer_id = noted["customer"]
        updated = reading.moment(row.get("updatedAt"))
        self._list_people(noted)
        if noted["status"] == "UNPAID":
            self._tally.note("unpaid_merch", id=noted["id"], customer_id=customer_id, total=noted["cents"])
        return {
            "id": noted["id"],
            "customerId": customer_id,
            "items": self._items(noted, items if sound else None, decimals),
            "total": noted["cents"],
            "status": noted["status"],
            "memberId": noted["member"],
            "subtotal": noted["cents"],
            "legacy": kept_row(row, items if sound else None),
            "createdAt": self._rows.moment(noted["at"]),
            "updatedAt": self._rows.moment(noted["at"] if updated is None else updated),
        }

    def _items(self, noted: Row, found: Any, decimals: int) -> str:
        """The new items' JSON; none, and a line on the list, where the old ones cannot be read."""
        with suppress(ValueError, RecursionError):  # what cannot be read is listed below
            items = rewritten(found, "MERCH" if noted["source"] == MERCH else "FOOD", decimals)
            if items is not None:
                return reading.json_text(items)
        self._tally.note("unreadable_items", table=TABLE_OF[noted["source"]], id=noted["id"])
        return "[]"

    def _list_people(self, noted: Row) -> None:
        table, named, meant = TABLE_OF[noted["source"]], noted["named"], noted["named_phone"]
        if named and meant is None:
            self._tally.note("members_gone", table=table, id=noted["id"], member=named)
        if noted["phone"] == WALK_IN:
            self._tally.add(table, walk_in=1)
            name = reading.name(noted["row"].get("customerName"))
            self._tally.note("walk_in", table=table, id=noted["id"], text=noted["spelling"], name=name, member=named)
        elif meant is not None and meant != noted["phone"]:
            entry: dict[str, Any] = {"phone": noted["phone"], "named_phone": meant}
            self._tally.note(
                "disagreements", table=table, id=noted["id"], member=named, customer_id=noted["customer"], **entry
            )


def _old_row(noted: Row) -> Row:
    found: Row = reading.parsed_json(noted["was"])[0]
    return found


def _level(row: Row) -> str:
    return str(row.get("membershipLevel") or "BRONZE").strip().upper()
