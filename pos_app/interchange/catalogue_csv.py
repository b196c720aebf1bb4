"""Products from a CSV file: every row is checked before anything is written, and each trouble names its line.

Columns, in any order, by their names in the first line: `name`, `category`, `kind` (food or merch), `price`, `code`,
`barcode`, `modifiers` (`no onions; add cheese=1.00`). Only `name` and `category` have to be there; others that are not
known are left alone.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from pos_app.domain import money, names
from pos_app.domain.catalogue import Kind, Modifier, Product
from pos_app.errors import NotFound, PosError

COLUMNS = ("name", "category", "kind", "price", "code", "barcode", "modifiers")
NEEDED = ("name", "category")
SHOWN = 20
"""Troubles that are named; the rest is counted."""
LONGEST_CODE = 64
LARGEST = 20_000_000
"""Bytes; a catalogue is not larger."""

_KINDS = {"": Kind.FOOD, "food": Kind.FOOD, "drink": Kind.FOOD, "merch": Kind.MERCH, "merchandise": Kind.MERCH}


class RowsRefused(PosError):
    """Rows that cannot be used; `problems` names each with its line."""

    def __init__(self, problems: list[str]) -> None:
        """Put the first of them into the sentence."""
        more = f"\n... and {len(problems) - SHOWN} more." if len(problems) > SHOWN else ""
        super().__init__("Nothing was added. The file needs these corrections:\n" + "\n".join(problems[:SHOWN]) + more)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A product of the file, on which line it stands, and the name of its category."""

    line: int
    category: str
    product: Product


@dataclass
class _Checks:
    """What was found so far: troubles, and what may be there only once."""

    currency: str
    problems: list[str] = field(default_factory=list)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def wrong(self, line: int, words: str) -> None:
        self.problems.append(f"Line {line}: {words}")

    def once(self, line: int, column: str, value: str) -> None:
        """Note a value of a column that no other row may have."""
        first = self.seen.setdefault((column, value), line)
        if first != line:
            self.wrong(line, f"the {column} is that of line {first} already.")


def read_file(path: Path, currency: str) -> list[CatalogueRow]:
    """The products of a file; prices in the shop's currency. Raises NotFound and RowsRefused."""
    try:
        if path.stat().st_size > LARGEST:
            raise RowsRefused([f"The file is larger than {LARGEST // 1_000_000} MB."])
        content = path.read_bytes()
    except OSError as error:
        raise NotFound(f"{path} cannot be read ({error.strerror}).") from error
    return read(content, currency)


def read(content: bytes, currency: str) -> list[CatalogueRow]:
    """The products of a file's content. Raises RowsRefused with every trouble there is."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise RowsRefused([f"Line {line}: this is not UTF-8 text. Save the file as CSV in UTF-8."]) from error
    checks = _Checks(currency)
    try:
        rows = [row for line, given in _lines(text) if (row := _row(line, given, checks)) is not None]
    except csv.Error as error:
        raise RowsRefused([f"The file is not CSV: {error}."]) from error
    if not rows and not checks.problems:
        checks.problems.append("The file holds no products.")
    if checks.problems:
        raise RowsRefused(checks.problems)
    return rows


def _lines(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows by column, each with its line; raises RowsRefused for headings that are not ours."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    headings = [heading.strip().casefold() for heading in next(reader, [])]
    missing = [name for name in NEEDED if name not in headings]
    if missing:
        known = ", ".join(COLUMNS)
        raise RowsRefused(
            [f"Line 1: a column is missing: {', '.join(missing)}. The first line names the columns: {known}."]
        )
    double = {name for name in COLUMNS if headings.count(name) > 1}
    if double:
        raise RowsRefused([f"Line 1: a column is there twice: {', '.join(sorted(double))}."])
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield line, dict(zip(headings, (cell.strip() for cell in cells), strict=False))
        line = reader.line_num + 1


def _row(line: int, given: dict[str, str], checks: _Checks) -> CatalogueRow | None:
    before = len(checks.problems)
    name = _name(line, "name", given.get("name", ""), checks)
    category = _name(line, "category", given.get("category", ""), checks)
    kind = _KINDS.get(given.get("kind", "").casefold())
    if kind is None:
        checks.wrong(line, f"the kind {_quoted(given['kind'])} is neither food nor merch.")
    price = _price(line, given.get("price", ""), checks)
    code, barcode = (_code(line, column, given.get(column, ""), checks) for column in ("code", "barcode"))
    modifiers = _modifiers(line, given.get("modifiers", ""), checks)
    if len(checks.problems) > before or name is None or category is None or kind is None:
        return None
    checks.once(line, "name", f"{names.folded(category)}\n{names.folded(name)}")
    made = Product(id="", name=name, kind=kind, price=price, code=code, barcode=barcode, modifiers=modifiers)
    return CatalogueRow(line, category, made)


def _name(line: int, column: str, text: str, checks: _Checks) -> str | None:
    try:
        kept = names.name(text)
    except PosError as error:
        checks.wrong(line, f"the {column} cannot be kept. {error}")
        return None
    if kept is None:
        checks.wrong(line, f"the {column} is empty.")
    return kept


def _price(line: int, text: str, checks: _Checks) -> int | None:
    """Minor units; an empty price is one that is not known yet."""
    if not text:
        return None
    price = money.parse(text, checks.currency)
    if price is None:
        checks.wrong(line, f"the price {_quoted(text)} is not an amount in {checks.currency}.")
    return price


def _code(line: int, column: str, text: str, checks: _Checks) -> str | None:
    if not text:
        return None
    if len(text) > LONGEST_CODE or not text.isprintable():
        checks.wrong(line, f"the {column} {_quoted(text)} is not one that can be typed or scanned.")
        return None
    checks.once(line, column, text)
    return text


def _modifiers(line: int, text: str, checks: _Checks) -> tuple[Modifier, ...]:
    found = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        words, _, amount = part.partition("=")
        price = money.parse(amount, checks.currency) if amount.strip() else 0
        name = _name(line, "modifier", words, checks)
        if price is None:
            checks.wrong(line, f"the modifier {_quoted(part)} has a price that is not an amount in {checks.currency}.")
        elif name is not None:
            found.append(Modifier(name, price))
    return tuple(found)


def _quoted(text: str) -> str:
    longest = 40
    return f'"{text if len(text) <= longest else text[:longest] + "..."}"'
