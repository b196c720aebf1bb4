"""Lists saved for a spreadsheet, as CSV or XLSX: whole or not at all, and never as something that runs.

A cell of text that a spreadsheet would take for a formula is made text by an apostrophe (OWASP, "CSV Injection"); in
XLSX every text is written as text.
"""

import csv
import io
import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pos_app.domain import money
from pos_app.domain.listing import Cell, Holds, Listing
from pos_app.domain.shop import ShopInfo
from pos_app.errors import FileNotWritten

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
MOST_COLUMN_WIDTH = 60
LONGEST_SHEET_NAME = 31
NOT_IN_A_SHEET_NAME = str.maketrans("", "", "[]:*?/\\'")


def save(listing: Listing, path: Path, info: ShopInfo) -> Path:
    """Write the list to a file: XLSX where its name ends so, else CSV; the path it was written to.

    Times are on the shop's clock, amounts in its currency. The file appears whole, readable by this user only.
    Raises FileNotWritten.
    """
    write = _write_xlsx if path.suffix.lower() == ".xlsx" else _write_csv
    put_whole(path, lambda: write(listing, info))
    return path


def put_whole(path: Path, contents: Callable[[], bytes]) -> None:
    """Put the contents beside the file first, so that a full disk leaves what was there."""
    made = contents()
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise FileNotWritten(path, error.strerror or "") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(made)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except OSError as error:
        Path(beside).unlink(missing_ok=True)
        raise FileNotWritten(path, error.strerror or "") from error


def as_text(cell: Cell, holds: Holds, info: ShopInfo) -> str:
    """A cell as CSV has it: plain digits with a point, ISO dates, text that runs nowhere."""
    if cell is None:
        return ""
    if holds is Holds.AMOUNT and isinstance(cell, int):
        return money.plain(cell, info.currency)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return info.local(cell).strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(STARTS_A_FORMULA) else cell
    return str(cell)


def _write_csv(listing: Listing, info: ShopInfo) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow([as_text(column.title, Holds.TEXT, info) for column in listing.columns])
    for row in listing.rows:
        writer.writerow([as_text(cell, column.holds, info) for cell, column in zip(row, listing.columns, strict=True)])
    return made.getvalue().encode("utf-8-sig")


def _write_xlsx(listing: Listing, info: ShopInfo) -> bytes:
    from xlsxwriter import Workbook

    made = io.BytesIO()
    with Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": listing.title, "created": datetime.now(UTC).replace(tzinfo=None)})
        sheet = book.add_worksheet(listing.title.translate(NOT_IN_A_SHEET_NAME)[:LONGEST_SHEET_NAME] or "List")
        looks = _looks(book, info)
        for at, column in enumerate(listing.columns):
            sheet.write_string(0, at, column.title, looks[None])
            sheet.set_column(at, at, _width(listing, at, info))
        for place, row in enumerate(listing.rows, start=1):
            for at, (cell, column) in enumerate(zip(row, listing.columns, strict=True)):
                _write_cell(sheet, (place, at), cell, column.holds, info, looks[column.holds])
        sheet.freeze_panes(1, 0)
        if listing.rows:
            sheet.autofilter(0, 0, len(listing.rows), len(listing.columns) - 1)
    return made.getvalue()


def _looks(book: Any, info: ShopInfo) -> dict[Holds | None, Any]:
    decimals = money.exponent(info.currency)
    amount = "#,##0" + ("." + "0" * decimals if decimals else "")
    formats = {Holds.AMOUNT: amount, Holds.NUMBER: "#,##0", Holds.DAY: "yyyy-mm-dd", Holds.MOMENT: "yyyy-mm-dd hh:mm"}
    looks: dict[Holds | None, Any] = {
        holds: book.add_format({"num_format": formats[holds]} if holds in formats else {}) for holds in Holds
    }
    looks[None] = book.add_format({"bold": True, "bottom": 1})
    return looks


def _width(listing: Listing, at: int, info: ShopInfo) -> int:
    column = listing.columns[at]
    longest = max((len(as_text(row[at], column.holds, info)) for row in listing.rows[:1000]), default=0)
    return min(max(longest, len(column.title)) + 2, MOST_COLUMN_WIDTH)


def _write_cell(sheet: Any, place: tuple[int, int], cell: Cell, holds: Holds, info: ShopInfo, look: Any) -> None:
    if cell is None:
        sheet.write_blank(*place, None, look)
    elif holds is Holds.AMOUNT and isinstance(cell, int):
        sheet.write_number(*place, cell / money.unit(info.currency), look)
    elif isinstance(cell, bool):
        sheet.write_string(*place, "yes" if cell else "no", look)
    elif isinstance(cell, datetime):
        sheet.write_datetime(*place, cell.astimezone(ZoneInfo(info.time_zone)).replace(tzinfo=None), look)
    elif isinstance(cell, int):
        sheet.write_number(*place, cell, look)
    elif isinstance(cell, str):
        sheet.write_string(*place, cell, look)
    else:
        sheet.write_datetime(*place, datetime(cell.year, cell.month, cell.day), look)  # noqa: DTZ001 (a day has no zone)
