"""Revision 0002, first pass: every old row is looked at once; what later passes need goes into a passing table.

The passing table is read in the order of its indexes, by number for the customers and by time for the orders, so that
no list of all rows is ever held in memory. On SQLite it is an ordinary table with its indexes from the start: a library
built with TEMP_STORE=3 holds temporary tables, and whatever it sorts without an index, in memory whole. Rows that fit
nowhere are found here, before anything is rewritten.
"""

import base64
import hashlib
from collections.abc import Callable
from contextlib import closing
from functools import lru_cache
from typing import Any

from migrations import legacy_reading as reading
from migrations import legacy_rows
from migrations.adoption_tally import RowsFitNowhere, Tally
from migrations.legacy_items import kept_row
from migrations.legacy_rows import Batches, Row, Rows

SCAN = "adoptionScan"
WALK_IN = "walk-in"
UNKNOWN = "unknown:"
MEMBERS, ORDERS, MERCH = 0, 1, 2
TABLE_OF = {MEMBERS: "Member", ORDERS: "Order", MERCH: "MerchandiseOrder"}
NOTED_OF = {MEMBERS: "LegacyMember", ORDERS: "LegacyOrder", MERCH: "LegacyMerchandiseOrder"}
"""What the old tables are called while the rows go over."""

LEVELS = ("BRONZE", "SILVER", "GOLD", "PLATINUM")
STATUS = {word: word for word in ("PENDING", "CONFIRMED", "PREPARING", "READY", "DELIVERED", "CANCELLED")} | {
    "COMPLETED": "DELIVERED",
    "CANCELED": "CANCELLED",
}

_ORDERS = {
    "phone": "(phone, at, source, id)",
    "time": "(source, at, id)",
    "id": "(source, id)",
    "named": f"(named, id) WHERE source = {MEMBERS}",
}
"""The passing table's indexes."""

_SAID = 20
_MOST = 2**63 - 1

Progress = Callable[[str, int, int], None]


class Names:
    """Ids for new rows by a keyed hash: one number gives one id without a list of them, and nobody can work it out."""

    def __init__(self, key: bytes) -> None:
        """`key` is random and forgotten after the upgrade."""
        self._key = key
        self.customer = lru_cache(maxsize=32768)(self._customer)
        """The id of the customer with a number."""

    def id(self, of: str) -> str:
        """24 letters and digits, a letter first."""
        digest = hashlib.blake2b(of.encode(), key=self._key, digest_size=16).digest()
        return chr(ord("a") + digest[15] % 26) + base64.b32encode(digest[:15]).decode().lower()[:23]

    def _customer(self, phone: str) -> str:
        if phone == WALK_IN:
            return WALK_IN
        return phone.removeprefix(UNKNOWN) if phone.startswith(UNKNOWN) else self.id(phone)


class Scan:
    """The first pass. `total` tells afterwards how many old rows there are."""

    def __init__(self, rows: Rows, tally: Tally, names: Names, decimals: int, progress: Progress) -> None:
        """`decimals` are those of the currency."""
        self._rows = rows
        self._tally = tally
        self._names = names
        self._decimals = decimals
        self._progress = progress
        self._problems: list[str] = []
        self._misfits = 0
        self._sums = {ORDERS: 0, MERCH: 0}
        self.total = 0

    def run(self) -> None:
        """Fill the passing table. Raises RowsFitNowhere."""
        text = "TEXT" if self._rows.is_sqlite else 'TEXT COLLATE "C"'
        kind, ending = ("TABLE", "") if self._rows.is_sqlite else ("TEMP TABLE", " ON COMMIT DROP")
        self._rows.connection.exec_driver_sql(
            f'CREATE {kind} "{SCAN}" (phone {text} NOT NULL, customer {text} NOT NULL, at BIGINT NOT NULL,'
            f" source INTEGER NOT NULL, id {text} NOT NULL, spelling TEXT, name TEXT, email TEXT, consent INTEGER,"
            f" cents BIGINT, status TEXT, named {text}, was TEXT){ending}"
        )
        for name, order in _ORDERS.items():
            self._rows.connection.exec_driver_sql(f'CREATE INDEX "{SCAN}_{name}" ON "{SCAN}" {order}')
        columns = {source: self._rows.columns(table) for source, table in NOTED_OF.items()}
        for source, names in columns.items():
            self._tally.place(TABLE_OF[source], names)
        self.total = sum(self._count(source) for source, names in columns.items() if names)
        done = 0
        for source, names in columns.items():
            done = self._read(source, names, done) if names else done
        self._rows.measure(SCAN)
        self._check()

    def _count(self, source: int) -> int:
        found: int = self._rows.connection.exec_driver_sql(f'SELECT COUNT(*) FROM "{NOTED_OF[source]}"').scalar_one()
        return found

    def _read(self, source: int, columns: list[str], done: int) -> int:
        batches = Batches(self._rows, SCAN)
        wanted = columns if source == MEMBERS else [name for name in columns if name != "items"]
        picked = self._rows.whole("o", wanted) if source == MEMBERS else self._rows.selected("o", wanted)
        with closing(self._rows.stream(f'SELECT {picked} FROM "{NOTED_OF[source]}" o')) as found:
            for values in found:
                row = self._rows.row(wanted, values) if source == MEMBERS else dict(zip(wanted, values, strict=True))
                self._tally.add(TABLE_OF[source], rows_in=1)
                noted = self._noted(source, row)
                if noted:
                    batches.add(SCAN, noted | {"customer": self._names.customer(noted["phone"])})
                done += 1
                if done % legacy_rows.TOLD_EVERY == 0:
                    self._progress("reading", done, self.total)
        batches.close()
        return done

    def _noted(self, source: int, row: Row) -> Row | None:
        """The line of the passing table for a row, or None when it fits nowhere."""
        number, table = str(row.get("id") or ""), TABLE_OF[source]
        if not number or reading.clean(number) != number:
            return self._misfit(table, number, "has no id that can be kept")
        at = self._time(table, number, row)
        if at is None:
            return self._misfit(table, number, "has no time that can be read")
        noted: Row = dict.fromkeys(("spelling", "name", "email", "consent", "cents", "status", "named", "was"))
        spelling = row.get("phoneNumber")
        noted |= {
            "at": at,
            "source": source,
            "id": number,
            "spelling": None if spelling is None else reading.clean(str(spelling)),
        }
        noted["phone"] = reading.phone(str(spelling), str(self._tally.head["region"])) if spelling is not None else None
        noted["email"] = reading.name(row.get("email"))
        return self._member(noted, row) if source == MEMBERS else self._order(noted, row)

    def _time(self, table: str, number: str, row: Row) -> int | None:
        at = reading.moment(row.get("createdAt"))
        if at is None:
            at = reading.moment(row.get("joinDate", row.get("updatedAt")))
            self._tally.note(
                "unreadable_times", table=table, id=number, column="createdAt", text=str(row.get("createdAt"))
            )
        return at

    def _member(self, noted: Row, row: Row) -> Row | None:
        number = noted["id"]
        points = reading.whole_number(row.get("points") or 0)
        if points is None:
            return self._misfit("Member", number, f"has points that are no whole number ({row.get('points')})")
        if str(row.get("membershipLevel") or "BRONZE").strip().upper() not in LEVELS:
            return self._misfit("Member", number, f"has a level that nobody knows ({row.get('membershipLevel')})")
        given = row.get("memberId")
        noted["named"] = None if given is None else reading.name(str(given))
        if noted["named"] is None:
            return self._misfit("Member", number, "has no membership number")
        if noted["phone"] is None:
            customer = self._names.id(f"{UNKNOWN}{number}")
            noted["phone"] = UNKNOWN + customer
            self._tally.note(
                "unknown_members",
                id=number,
                customer_id=customer,
                text=noted["spelling"],
                name=reading.name(row.get("name")),
            )
        self._tally.counts["points_in"] += points
        return noted | {"name": reading.name(row.get("name")), "cents": points, "was": kept_row(row)}

    def _order(self, noted: Row, row: Row) -> Row | None:
        source, number = noted["source"], noted["id"]
        cents = reading.minor_units(row.get("total"), self._decimals)
        if cents is None:
            return self._misfit(
                TABLE_OF[source], number, f"has a total that is no amount of money ({row.get('total')})"
            )
        status = (
            _merch_status(row) if source == MERCH else STATUS.get(str(row.get("status") or "PENDING").strip().upper())
        )
        if status is None:
            return self._misfit("Order", number, f"has a status that nobody knows ({row.get('status')})")
        self._sums[source] += cents
        self._tally.add(TABLE_OF[source], total_in=cents)
        named = row.get("memberId")
        noted |= {
            "name": reading.name(row.get("customerName")),
            "cents": cents,
            "status": status,
            "phone": noted["phone"] or WALK_IN,
        }
        noted["named"] = reading.clean(str(named)) if named else None
        noted["consent"] = int(reading.truth(row.get("marketingConsent"))) if source == ORDERS else None
        return noted

    def _misfit(self, table: str, number: str, why: str) -> Row | None:
        """Note a row that fits nowhere; it has no line."""
        self._misfits += 1
        if len(self._problems) < _SAID:
            self._problems.append(f"{table} {number or 'without an id'} {why}.")
        return None

    def _check(self) -> None:
        twice = f'SELECT source, id FROM "{SCAN}" GROUP BY source, id HAVING COUNT(*) > 1 ORDER BY source, id'
        with closing(self._rows.stream(twice)) as found:
            for source, number in found:
                self._misfit(TABLE_OF[source], number, "has the id of another row")
        twice = f'SELECT MAX(id) FROM "{SCAN}" WHERE source = {MEMBERS} GROUP BY named HAVING COUNT(*) > 1 ORDER BY 1'
        with closing(self._rows.stream(twice)) as found:
            for (number,) in found:
                self._misfit("Member", number, "has the membership number of another member")
        for source, total in self._sums.items():
            if abs(total) > _MOST:
                self._misfit(TABLE_OF[source], "(all)", "has totals that together are beyond counting")
        if self._misfits:
            raise RowsFitNowhere(self._problems, self._misfits)


def _merch_status(row: dict[str, Any]) -> str:
    """The mapping's own order: handed over, cancelled, paid, or not even that."""
    if reading.truth(row.get("isPickedUp")):
        return "PICKED_UP"
    if str(row.get("status") or "").strip().lower() in {"cancelled", "canceled"}:
        return "CANCELLED"
    return "PAID" if reading.truth(row.get("isPaid")) else "UNPAID"
