"""Products from a CSV or XLSX file: every row is checked before anything is written, and each trouble names its line.

Columns, in any order, by their names in the first line: those of `domain.catalogue_list`. Only `name` and `category`
have to be there; others that are not known are left alone, and so is, of a product that exists, whatever has no column.
"""

import csv
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from pos_app.domain import money, names
from pos_app.domain.catalogue import STANDARD, Kind, Modifier, Product
from pos_app.domain.catalogue_list import (
    BARCODE,
    CATEGORY,
    CODE,
    COLUMNS,
    FLAGS,
    ID,
    KIND,
    MODIFIERS,
    NAME,
    PRICE,
    TAX_CLASS,
    split,
    unescaped,
)
from pos_app.domain.stocking import ListedProduct
from pos_app.errors import NotFound, PosError, RowProblem, RowsRefused, RowTrouble
from pos_app.errors.rows import shortened

NEEDED = (NAME, CATEGORY)
LONGEST_CODE = 64
LARGEST = 20_000_000
"""Bytes; a catalogue is not larger."""
MOST_ROWS = 50_000

_KINDS = {"": Kind.FOOD, "food": Kind.FOOD, "drink": Kind.FOOD, "merch": Kind.MERCH, "merchandise": Kind.MERCH}
_YES_NO = dict.fromkeys(("yes", "y", "true", "1", "x"), True) | dict.fromkeys(("", "no", "n", "false", "0"), False)
_ZIP = b"PK"
_MADE_TEXT = ("'=", "'+", "'-", "'@", "'\t", "'\r")
"""How a cell begins that was kept from running in a spreadsheet (see `listing_files`)."""
DECIMALS = 6
"""Of a number in a spreadsheet; further ones are the noise of binary fractions."""


@dataclass
class _Checks:
    """What was found so far: troubles, and what may be there only once."""

    currency: str
    tax_classes: Mapping[str, str]
    problems: list[RowProblem] = field(default_factory=list)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def wrong(self, kind: RowTrouble, line: int, value: str = "", *, column: str = "", other: int = 0) -> None:
        said = shortened(value)
        self.problems.append(RowProblem(kind, line, column, said, other, self.currency))

    def once(self, line: int, column: str, value: str) -> None:
        """Note a value of a column that no other row may have."""
        first = self.seen.setdefault((column, value), line)
        if first != line:
            self.wrong(RowTrouble.TWICE, line, column=column, other=first)


def read_file(path: Path, currency: str, tax_classes: Mapping[str, str] | None = None) -> list[ListedProduct]:
    """The products of a file; prices in the shop's currency. Raises NotFound and RowsRefused."""
    try:
        if path.stat().st_size > LARGEST:
            raise RowsRefused([RowProblem(RowTrouble.TOO_LARGE, value=str(LARGEST // 1_000_000))])
        content = path.read_bytes()
    except OSError as error:
        raise NotFound(f"{path} cannot be read ({error.strerror}).") from error
    return read(content, currency, tax_classes)


def read(content: bytes, currency: str, tax_classes: Mapping[str, str] | None = None) -> list[ListedProduct]:
    """The products of a file's content, CSV or XLSX. Raises RowsRefused with every trouble there is.

    `tax_classes` are the words that may stand for one, folded, each with the class it means.
    """
    checks = _Checks(currency, {STANDARD: STANDARD} if tax_classes is None else tax_classes)
    lines = _sheet(content) if content.startswith(_ZIP) else _csv(content)
    rows = [row for line, given in _by_heading(lines) if (row := _row(line, given, checks)) is not None]
    if not rows and not checks.problems:
        checks.problems.append(RowProblem(RowTrouble.EMPTY_FILE))
    if checks.problems:
        raise RowsRefused(checks.problems)
    return rows


def _csv(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The cells of a CSV file, each row with its line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise RowsRefused([RowProblem(RowTrouble.NOT_UTF8, line)]) from error
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, [cell[1:] if cell.startswith(_MADE_TEXT) else cell for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise RowsRefused([RowProblem(RowTrouble.NOT_CSV, value=str(error))]) from error


def _sheet(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The cells of a workbook's first sheet, each row with its number."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False, nrows=MOST_ROWS)
    except (CalamineError, OSError, ValueError) as error:
        raise RowsRefused([RowProblem(RowTrouble.NOT_XLSX)]) from error
    for line, cells in enumerate(rows, start=1):
        yield line, [_as_text(cell) for cell in cells]


def _as_text(cell: object) -> str:
    """A cell as somebody would have typed it: numbers without an empty fraction, yes and no in words."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.{DECIMALS}f}".rstrip("0").rstrip(".")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)


def _by_heading(lines: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows by column, each with its line; raises RowsRefused for headings that are not ours."""
    _, first = next(lines, (1, []))
    headings = [heading.strip().casefold().replace("_", " ") for heading in first]
    missing = [name for name in NEEDED if name not in headings]
    if missing:
        raise RowsRefused([RowProblem(RowTrouble.COLUMN_MISSING, 1, ", ".join(missing), ", ".join(COLUMNS))])
    double = {name for name in COLUMNS if headings.count(name) > 1}
    if double:
        raise RowsRefused([RowProblem(RowTrouble.COLUMN_TWICE, 1, ", ".join(sorted(double)))])
    for line, cells in lines:
        if any(cell.strip() for cell in cells):
            filled = [cell.strip() for cell in cells] + [""] * (len(headings) - len(cells))
            yield line, dict(zip(headings, filled, strict=False))


def _row(line: int, given: dict[str, str], checks: _Checks) -> ListedProduct | None:
    before = len(checks.problems)
    name = _name(line, NAME, given.get(NAME, ""), checks)
    category = _name(line, CATEGORY, given.get(CATEGORY, ""), checks)
    kind = _KINDS.get(given.get(KIND, "").casefold())
    if kind is None:
        checks.wrong(RowTrouble.KIND, line, given[KIND])
    price = _price(line, given.get(PRICE, ""), checks)
    code, barcode = (_code(line, column, given.get(column, ""), checks) for column in (CODE, BARCODE))
    modifiers = _modifiers(line, given.get(MODIFIERS, ""), checks)
    tax_class = _tax_class(line, given.get(TAX_CLASS, ""), checks)
    flags = {word: _flag(line, column, given[column], checks) for column, word in FLAGS.items() if column in given}
    own_id = given.get(ID, "")
    if own_id:
        checks.once(line, ID, own_id)
    if len(checks.problems) > before or name is None or category is None or kind is None:
        return None
    if not own_id:
        checks.once(line, NAME, f"{names.folded(category)}\n{names.folded(name)}")
    plain = Product(own_id, name, kind, price, code=code, barcode=barcode, modifiers=modifiers, tax_class=tax_class)
    said: dict[str, Any] = dict(flags)
    made = replace(plain, **said)
    columns = {column for column in (NAME, KIND, PRICE, CODE, BARCODE, MODIFIERS) if column in given}
    columns |= {"tax_class"} if given.get(TAX_CLASS) else set()
    return ListedProduct(line, category, made, frozenset(columns | set(flags)))


def _flag(line: int, column: str, text: str, checks: _Checks) -> bool:
    said = _YES_NO.get(text.casefold())
    if said is None:
        checks.wrong(RowTrouble.YES_NO, line, text, column=column)
    return bool(said)


def _tax_class(line: int, text: str, checks: _Checks) -> str:
    found = checks.tax_classes.get(names.folded(text)) if text else STANDARD
    if found is None:
        checks.wrong(RowTrouble.TAX_CLASS, line, text)
    return found or STANDARD


def _name(line: int, column: str, text: str, checks: _Checks) -> str | None:
    try:
        kept = names.name(text)
    except PosError as error:
        checks.problems.append(RowProblem(RowTrouble.NOT_KEPT, line, column, error=error))
        return None
    if kept is None:
        checks.wrong(RowTrouble.EMPTY, line, column=column)
    return kept


def _price(line: int, text: str, checks: _Checks) -> int | None:
    """Minor units; an empty price is one that is not known yet."""
    if not text:
        return None
    price = money.parse(text, checks.currency)
    if price is None:
        checks.wrong(RowTrouble.PRICE, line, text)
    return price


def _code(line: int, column: str, text: str, checks: _Checks) -> str | None:
    if not text:
        return None
    if len(text) > LONGEST_CODE or not text.isprintable():
        checks.wrong(RowTrouble.CODE, line, text, column=column)
        return None
    checks.once(line, column, text)
    return text


def _modifiers(line: int, text: str, checks: _Checks) -> tuple[Modifier, ...]:
    found = []
    for part in filter(None, (part.strip() for part in split(text, ";"))):
        words, *rest = split(part, "=")
        amount = "=".join(rest)
        price = money.parse(amount, checks.currency) if amount.strip() else 0
        name = _name(line, "modifier", unescaped(words), checks)
        if price is None:
            checks.wrong(RowTrouble.MODIFIER_PRICE, line, part)
        elif name is not None:
            found.append(Modifier(name, price))
    return tuple(found)
