"""The journal in words: each kind of entry as a sentence, its amounts as money. Nothing here is a widget."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional

from PySide6.QtCore import QCoreApplication

from pos_app.domain.journal import JournalLine, Topic
from pos_app.domain.listing import Holds, ListColumn, Listing
from pos_app.domain.staff import Role
from ui.settings.journal_sentences import sentences

if TYPE_CHECKING:
    from ui.formats import Formats

MOST_CHANGES = 4
"""So many changed settings are told in a line."""


@dataclass(frozen=True, slots=True)
class JournalRow:
    """An entry in words."""

    when: str
    place: str
    who: str
    what: str
    detail: str


def topics() -> list[tuple[Topic | None, str]]:
    """What the list can be narrowed to."""
    tr = QCoreApplication.translate
    return [
        (None, tr("Journal", "Everything")),
        (Topic.SALES, tr("Journal", "Sales")),
        (Topic.REFUNDS, tr("Journal", "Refunds and voids")),
        (Topic.ORDERS, tr("Journal", "Orders and tabs")),
        (Topic.TILL, tr("Journal", "Till")),
        (Topic.CUSTOMERS, tr("Journal", "Customers")),
        (Topic.STAFF, tr("Journal", "Staff and sign-in")),
        (Topic.CATALOGUE, tr("Journal", "Catalogue")),
        (Topic.SHOP, tr("Journal", "Shop and settings")),
    ]


def row(line: JournalLine, formats: "Formats") -> JournalRow:
    """A line of the list."""
    who = line.staff or QCoreApplication.translate("Journal", "The program")
    place = f"{line.till} · {line.number}"
    return JournalRow(formats.moment(line.at), place, who, what(line, formats), _detail(line))


def listing(lines: Iterable[JournalLine], formats: "Formats") -> Listing:
    """The list as it is saved for a spreadsheet."""
    tr = QCoreApplication.translate
    columns = (
        ListColumn(tr("Journal", "When"), Holds.MOMENT),
        ListColumn(tr("Journal", "Till")),
        ListColumn(tr("Journal", "Entry"), Holds.NUMBER),
        ListColumn(tr("Journal", "Who")),
        ListColumn(tr("Journal", "What")),
        ListColumn(tr("Journal", "More")),
        ListColumn(tr("Journal", "Kind")),
        ListColumn(tr("Journal", "About")),
    )
    rows: Sequence[Sequence[Any]] = [
        (each.at, each.till, each.number, each.staff or "", what(each, formats), _detail(each), each.kind, each.subject)
        for each in lines
    ]
    return Listing(tr("Journal", "Journal"), columns, rows)


def what(line: JournalLine, formats: "Formats") -> str:
    """The entry as a sentence; a kind that a later version writes keeps its own name."""
    words = sentences().get(line.kind) or line.kind.replace("_", " ").capitalize()
    first, second = _values(line, formats)
    words = words.replace("%2", first).replace("%3", second).replace("%1", _isolated(line.about))
    return " ".join(words.split()).removesuffix(":").strip()


def _isolated(name: str) -> str:
    """A name written from right to left stays where the sentence has it: FIRST STRONG ISOLATE around it."""
    return f"\u2068{name}\u2069" if any(bidirectional(char) in ("R", "AL") for char in name) else name


_Values = Callable[[dict[str, Any], "Formats"], tuple[str, str]]

_VALUES: dict[str, _Values] = {
    "till_closed": lambda data, formats: (formats.number(data.get("z", 0)), formats.money(data.get("counted", 0))),
    "price_changed": lambda data, formats: (_price(data.get("before"), formats), _price(data.get("after"), formats)),
    "order_moved": lambda data, _: (_status(data.get("from")), _status(data.get("to"))),
    "merch_moved": lambda data, _: (_status(data.get("from")), _status(data.get("to"))),
    "enrolled": lambda data, formats: (formats.number(data.get("points", 0)), formats.level(data.get("level"))),
    "role_changed": lambda data, _: (role(data.get("before")), role(data.get("after"))),
    "staff_added": lambda data, _: (role(data.get("role")), ""),
    "approved": lambda data, _: (str(data.get("act", "")).replace("_", " "), ""),
    "customer_consent": lambda data, formats: (formats.yes_no(bool(data.get("given"))), ""),
    "sold_out": lambda data, formats: (formats.yes_no(bool(data.get("sold_out"))), ""),
}


def _values(line: JournalLine, formats: "Formats") -> tuple[str, str]:
    """The two things that a sentence may name beside what it is about."""
    if line.kind in ("rules_set", "settings_changed", "shop_changed"):
        return _setting(line.subject or ""), ""
    read = _VALUES.get(line.kind)
    return read(line.data, formats) if read else (_amount(line.data, formats), "")


def _amount(data: dict[str, Any], formats: "Formats") -> str:
    """The money of an entry, or else how many rows it was about."""
    for name in ("amount", "total", "float", "price"):
        if isinstance(data.get(name), int):
            return formats.money(abs(data[name]))
    for name in ("rows", "products", "tries", "slips", "round", "orders"):
        if isinstance(data.get(name), int):
            return formats.number(data[name])
    return ""


def _price(value: object, formats: "Formats") -> str:
    tr = QCoreApplication.translate
    return formats.money(value) if isinstance(value, int) else tr("Journal", "none")


def role(value: object) -> str:
    """A role as it is kept, in words."""
    tr = QCoreApplication.translate
    words = {
        Role.CASHIER.value: tr("Staff", "Cashier"),
        Role.SHIFT_LEAD.value: tr("Staff", "Shift lead"),
        Role.OWNER.value: tr("Staff", "Owner"),
    }
    return words.get(str(value), str(value or ""))


def _status(value: object) -> str:
    tr = QCoreApplication.translate
    words = {
        "PENDING": tr("Journal", "pending"),
        "CONFIRMED": tr("Journal", "confirmed"),
        "PREPARING": tr("Journal", "preparing"),
        "READY": tr("Journal", "ready"),
        "DELIVERED": tr("Journal", "delivered"),
        "CANCELLED": tr("Journal", "cancelled"),
        "UNPAID": tr("Journal", "unpaid"),
        "PAID": tr("Journal", "paid"),
        "PICKED_UP": tr("Journal", "picked up"),
    }
    return words.get(str(value), str(value or ""))


def _setting(name: str) -> str:
    tr = QCoreApplication.translate
    words = {
        "shop": tr("Journal", "shop"),
        "office": tr("Journal", "lock, look and lists"),
        "language": tr("Journal", "language of a till"),
        "taxes": tr("Journal", "taxes"),
        "counter": tr("Journal", "rounding, tips and limits"),
        "receipt": tr("Journal", "receipt"),
    }
    return words.get(name, name.replace("_", " ").replace(":", " "))


def _detail(line: JournalLine) -> str:
    """What changed, the reason that was given, and who approved."""
    approved = ""
    if line.approver:
        approved = QCoreApplication.translate("Journal", "approved by %1").replace("%1", line.approver)
    return " · ".join(part for part in (_changes(line), " ".join(line.note.split()), approved) if part)


def _changes(line: JournalLine) -> str:
    """`bonus: 100 → 250`: every setting that is another one now, the first few of them."""
    before, after = line.data.get("before"), line.data.get("after")
    if not isinstance(before, dict) or not isinstance(after, dict):
        return ""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    told = [f"{name.replace('_', ' ')}: {_plain(before.get(name))} → {_plain(after.get(name))}" for name in names]
    return ", ".join(told[:MOST_CHANGES]) + (" …" if len(told) > MOST_CHANGES else "")


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_plain(each) for each in value) or "–"
    if isinstance(value, dict):
        return str(value.get("name") or "…")
    return "–" if value in (None, "") else str(value)
