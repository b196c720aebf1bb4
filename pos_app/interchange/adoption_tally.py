"""What an adoption did, as somebody reads it: rows and sums in and out, where each column went, and what to look at."""

from dataclasses import dataclass
from typing import Any

from pos_app.domain.money import plain

TARGET = {"Member": "Member", "Order": "Order", "MerchandiseOrder": "MerchOrder"}

HEADINGS = {
    "merged_spellings": "numbers that were written in several ways",
    "walk_in": "orders without a number that can be read: they belong to the walk-in customer",
    "double_members": "people who had joined twice: the older TapPass stays, the other ID leads to it",
    "disagreements": "orders whose number and member were two people: the number decided",
    "members_gone": "orders of members that are no longer there",
    "unknown_members": "members whose number cannot be read: a customer of their own",
    "unpaid_merch": "merchandise that was never paid",
    "unreadable_items": "orders whose items cannot be read: total and original are kept",
    "unreadable_times": "rows whose time cannot be read: the next best one counts",
    "unreadable_birthdays": "birthdays that cannot be read",
    "tables_left_alone": "other tables, left alone",
    "links_let_go": "links of other tables that were let go",
}
"""Each list of the tally, in words."""


@dataclass(frozen=True, slots=True)
class TableTally:
    """One old table: `target` is the new one; totals in minor units, None where the table has none."""

    table: str
    target: str
    rows_in: int
    rows_out: int
    doubles: int
    walk_in: int
    total_in: int | None
    total_out: int | None


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows to look at: `count` of them, the first ones as `entries`."""

    name: str
    count: int
    entries: tuple[dict[str, Any], ...]

    @property
    def heading(self) -> str:
        """What the rows have in common, in words."""
        return HEADINGS.get(self.name, self.name)


@dataclass(frozen=True, slots=True)
class Tally:
    """The whole account: `columns` says of each old column where it went, `source` names the old database."""

    source: str
    region: str
    currency: str
    dry_run: bool
    tables: tuple[TableTally, ...]
    customers: int
    points_in: int
    points_out: int
    texts_not_utf8: int
    columns: dict[str, dict[str, str]]
    lists: tuple[Listing, ...]
    backup: str | None = None

    @classmethod
    def of(cls, told: dict[str, Any], *, source: str, dry_run: bool, backup: str | None = None) -> "Tally":
        """The account as revision 0002 tells it; `backup` is where an upgrade in place kept the state before."""
        return cls(
            source=source,
            region=told["region"],
            currency=told["currency"],
            dry_run=dry_run,
            tables=tuple(_table(name, counts) for name, counts in told["tables"].items()),
            customers=told["customers"],
            points_in=told["points_in"],
            points_out=told["points_out"],
            texts_not_utf8=told["texts_not_utf8"],
            columns=told["columns"],
            lists=tuple(
                Listing(name, found["count"], tuple(found["entries"])) for name, found in told["lists"].items()
            ),
            backup=backup,
        )

    def listed(self, name: str) -> Listing:
        """One list by its name."""
        return next(listing for listing in self.lists if listing.name == name)

    def as_dict(self) -> dict[str, Any]:
        """For `--json` and for files: plain values only."""
        kept = {"backup": self.backup} if self.backup else {}
        return kept | {
            "source": self.source,
            "region": self.region,
            "currency": self.currency,
            "dry_run": self.dry_run,
            "tables": {each.table: _counts(each) for each in self.tables},
            "customers": self.customers,
            "points_in": self.points_in,
            "points_out": self.points_out,
            "texts_not_utf8": self.texts_not_utf8,
            "columns": self.columns,
            "lists": {each.name: {"count": each.count, "entries": list(each.entries)} for each in self.lists},
        }

    def lines(self) -> list[str]:
        """For a terminal or a text file, in plain English."""
        out = [f"{self._verb} {self.source}", ""]
        if self.backup:
            out[1:] = [f"Its state before is kept in {self.backup}", ""]
        out += [self._line(each) for each in self.tables]
        out += [f"{self.customers} customers; {self.points_in} points in, {self.points_out} out"]
        if self.texts_not_utf8:
            out.append(f"{self.texts_not_utf8} texts in another encoding, read as Latin-1")
        for listing in self.lists:
            if listing.count:
                out += ["", f"{listing.count} {listing.heading}:"]
                out += [f"  {_entry(entry)}" for entry in listing.entries]
                if listing.count > len(listing.entries):
                    out.append(f"  and {listing.count - len(listing.entries)} more")
        out += ["", "Where each column went (each row is kept whole in `legacy` as well):"]
        out += [
            f"  {table}.{column}: {place}"
            for table, columns in self.columns.items()
            for column, place in columns.items()
        ]
        return out

    @property
    def _verb(self) -> str:
        if self.backup:
            return "Brought up to date:"
        return "Would be brought in from" if self.dry_run else "Brought in from"

    def _line(self, table: TableTally) -> str:
        line = f"{table.table}: {table.rows_in} rows in, {table.rows_out} out in {table.target}"
        if table.doubles:
            line += f" and {table.doubles} joined to an older one"
        if table.total_in is not None and table.total_out is not None:
            went_in, came_out = plain(table.total_in, self.currency), plain(table.total_out, self.currency)
            line += f"; {went_in} {self.currency} in, {came_out} out"
        return line


def _table(name: str, counts: dict[str, int]) -> TableTally:
    return TableTally(
        table=name,
        target=TARGET[name],
        rows_in=counts["rows_in"],
        rows_out=counts["rows_out"],
        doubles=counts.get("doubles", 0),
        walk_in=counts.get("walk_in", 0),
        total_in=counts.get("total_in"),
        total_out=counts.get("total_out"),
    )


def _counts(table: TableTally) -> dict[str, Any]:
    counts = {"target": table.target, "rows_in": table.rows_in, "rows_out": table.rows_out}
    if table.total_in is None:
        return counts | {"doubles": table.doubles}
    return counts | {"walk_in": table.walk_in, "total_in": table.total_in, "total_out": table.total_out}


def _entry(entry: dict[str, Any]) -> str:
    said = ((key, ", ".join(map(repr, held)) if isinstance(held, list) else held) for key, held in entry.items())
    return "  ".join(f"{key} {held!r}" if key == "text" else f"{key} {held}" for key, held in said if held is not None)
