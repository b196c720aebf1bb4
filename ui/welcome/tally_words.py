"""The tally of an adoption as pages of rows, in the reader's words: what came, what stands out, where columns went."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from pos_app.domain.shop import ShopInfo
from ui.formats import Formats

if TYPE_CHECKING:
    from pos_app.interchange.adoption_tally import Listing, TableTally, Tally

OVERVIEW, COLUMNS = "overview", "columns"


@dataclass(frozen=True, slots=True)
class TallyRow:
    """One line: what it is about, a quieter line below, a word at the end."""

    text: str
    detail: str = ""
    trailing: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One old table: rows and sums, in and out."""

    name: str
    note: str
    rows_in: str
    sum_in: str
    rows_out: str
    sum_out: str


@dataclass(frozen=True, slots=True)
class Section:
    """A page: its name in the list, how many, a sentence on what the rows have in common, and the rows."""

    name: str
    title: str
    count: str
    about: str
    rows: tuple[TallyRow, ...] = ()


def titles() -> dict[str, tuple[str, str]]:
    """For each list of the tally: its title, and what it means."""
    return _titles_of_people() | _titles_of_rows()


def _titles_of_people() -> dict[str, tuple[str, str]]:
    tr = QCoreApplication.translate
    return {
        "merged_spellings": (
            tr("Tally", "Written in several ways"),
            tr("Tally", "One customer each: the same number, written in these ways."),
        ),
        "walk_in": (
            tr("Tally", "Orders without a number"),
            tr("Tally", "What was written cannot be read as a number. They belong to the walk-in customer."),
        ),
        "double_members": (
            tr("Tally", "People who joined twice"),
            tr("Tally", "The older TapPass stays and has the points of both; the other ID leads to it."),
        ),
        "disagreements": (
            tr("Tally", "Number and member differ"),
            tr("Tally", "The order's number and its member are two people. The number decided."),
        ),
        "members_gone": (
            tr("Tally", "Members who are gone"),
            tr("Tally", "Orders that name a member who is no longer there. The number decided."),
        ),
        "unknown_members": (
            tr("Tally", "Members without a number"),
            tr("Tally", "Their number cannot be read: each is a customer of their own."),
        ),
    }


def _titles_of_rows() -> dict[str, tuple[str, str]]:
    tr = QCoreApplication.translate
    return {
        "unpaid_merch": (
            tr("Tally", "Merchandise never paid"),
            tr("Tally", "They came over as unpaid."),
        ),
        "unreadable_items": (
            tr("Tally", "Items that cannot be read"),
            tr("Tally", "Total and original are kept, without single items."),
        ),
        "unreadable_times": (
            tr("Tally", "Times that cannot be read"),
            tr("Tally", "The next best time of the row counts."),
        ),
        "unreadable_birthdays": (
            tr("Tally", "Birthdays not readable"),
            tr("Tally", "They are empty now; the original is kept."),
        ),
        "tables_left_alone": (
            tr("Tally", "Other tables, left alone"),
            tr("Tally", "They are no part of customers, orders and members. The old database still has them."),
        ),
        "links_let_go": (
            tr("Tally", "Links let go"),
            tr("Tally", "Links of other tables to those that were brought in."),
        ),
    }


def formats_of(tally: "Tally") -> Formats:
    """How its amounts and numbers are written."""
    return Formats(ShopInfo(region=tally.region, currency=tally.currency))


def tables(tally: "Tally") -> list[TableRow]:
    """The overview: each old table, and what became of it."""
    formats = formats_of(tally)

    def money(amount: int | None) -> str:
        return "" if amount is None else formats.money(amount)

    return [
        TableRow(
            each.table,
            _note(each, formats),
            formats.number(each.rows_in),
            money(each.total_in),
            formats.number(each.rows_out),
            money(each.total_out),
        )
        for each in tally.tables
    ]


def _note(table: "TableTally", formats: Formats) -> str:
    """What is to be said of a table beside its counts."""
    tr = QCoreApplication.translate
    said = []
    if table.table != table.target:
        said.append(tr("Tally", "now %1").replace("%1", table.target))
    if table.doubles:
        said.append(tr("Tally", "%1 joined to an older one").replace("%1", formats.number(table.doubles)))
    if table.walk_in:
        said.append(tr("Tally", "%1 to the walk-in customer").replace("%1", formats.number(table.walk_in)))
    return _joined(*said)


def sections(tally: "Tally") -> list[Section]:
    """Every page but the overview: lists that hold something, then where the columns went, then the empty ones."""
    formats, words = formats_of(tally), titles()
    lists = [_section(each, words, formats) for each in tally.lists]
    columns = _columns(tally, formats)
    return [each for each in lists if each.rows] + [columns] + [each for each in lists if not each.rows]


def _section(listing: "Listing", words: dict[str, tuple[str, str]], formats: Formats) -> Section:
    title, about = words.get(listing.name, (listing.heading, ""))
    row = _ROWS.get(listing.name, _any_row)
    rows = tuple(row(entry, formats) for entry in listing.entries)
    if listing.count > len(rows):
        more = QCoreApplication.translate("Tally", "and %1 more")
        rows += (TallyRow(more.replace("%1", formats.number(listing.count - len(rows)))),)
    return Section(listing.name, title, formats.number(listing.count), about, rows)


def _columns(tally: "Tally", formats: Formats) -> Section:
    tr = QCoreApplication.translate
    rows = tuple(
        TallyRow(f"{table}.{column}", place)
        for table, columns in tally.columns.items()
        for column, place in columns.items()
    )
    about = tr("Tally", "And each row is kept as it was, whole, in the column “legacy”.")
    return Section(COLUMNS, tr("Tally", "Where each column went"), formats.number(len(rows)), about, rows)


def _merged(entry: dict[str, Any], formats: Formats) -> TallyRow:
    ways = QCoreApplication.translate("Tally", "%1 spellings")
    spellings = [str(each) for each in entry["spellings"]]
    return TallyRow(
        formats.phone(entry["phone"]), _joined(*map(_shown, spellings)), ways.replace("%1", str(len(spellings)))
    )


def _walk_in(entry: dict[str, Any], _formats: Formats) -> TallyRow:
    nothing = QCoreApplication.translate("Tally", "nothing written")
    text = entry["text"]
    return TallyRow(
        f"“{_shown(str(text))}”" if text else nothing, _joined(_row_name(entry), entry["name"], entry["member"])
    )


def _double(entry: dict[str, Any], _formats: Formats) -> TallyRow:
    stays = QCoreApplication.translate("Tally", "leads to the member %1")
    return TallyRow(str(entry["alias"]), stays.replace("%1", str(entry["member_id"])))


def _disagreement(entry: dict[str, Any], formats: Formats) -> TallyRow:
    other = QCoreApplication.translate("Tally", "its member has %1")
    named = other.replace("%1", formats.phone(entry["named_phone"]))
    return TallyRow(formats.phone(entry["phone"]), _joined(_row_name(entry), named))


def _gone(entry: dict[str, Any], _formats: Formats) -> TallyRow:
    return TallyRow(str(entry["member"]), _row_name(entry))


def _unknown(entry: dict[str, Any], _formats: Formats) -> TallyRow:
    return TallyRow(f"“{_shown(str(entry['text'] or ''))}”", _joined(entry["name"], entry["id"]))


def _unpaid(entry: dict[str, Any], formats: Formats) -> TallyRow:
    return TallyRow(str(entry["id"]), "", formats.money(entry["total"]))


def _any_row(entry: dict[str, Any], _formats: Formats) -> TallyRow:
    said = [_shown(str(value)) for value in entry.values() if value not in (None, "")]
    return TallyRow(said[0] if said else "", _joined(*said[1:]))


_ROWS: dict[str, Callable[[dict[str, Any], Formats], TallyRow]] = {
    "merged_spellings": _merged,
    "walk_in": _walk_in,
    "double_members": _double,
    "disagreements": _disagreement,
    "members_gone": _gone,
    "unknown_members": _unknown,
    "unpaid_merch": _unpaid,
}


def _row_name(entry: dict[str, Any]) -> str:
    return f"{entry['table']} {entry['id']}"


def _joined(*parts: object) -> str:
    return "  ·  ".join(str(part) for part in parts if part)


def _shown(text: str) -> str:
    """Without what has no picture, such as marks of writing direction."""
    return "".join(char for char in text if char.isprintable()).strip()
