"""The tally of an adoption as a file, for whoever keeps the shop's books."""

import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pos_app.errors import BadInput
from pos_app.interchange.adoption_tally import Tally

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell of text that begins so would be worked out by a spreadsheet."""


def write(tally: Tally, path: Path) -> None:
    """Write it as JSON or CSV where the name ends so, else as plain text.

    Only this user can read it, since it names guests. Raises BadInput when it cannot be written there.
    """
    kind = path.suffix.lower()
    if kind == ".json":
        text = json.dumps(tally.as_dict(), ensure_ascii=False, indent=2) + "\n"
    else:
        text = _table(tally) if kind == ".csv" else "\n".join(tally.lines()) + "\n"
    try:
        handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        encoding = "utf-8-sig" if kind == ".csv" else "utf-8"
        with os.fdopen(handle, "w", encoding=encoding, errors="backslashreplace", newline="") as file:
            file.write(text)
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}. Choose another place.") from error


def _table(tally: Tally) -> str:
    """One line for each row that stands out, after those of the tables; totals are minor units."""
    lines = list(_lines(tally))
    columns = list(dict.fromkeys(name for line in lines for name in line))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    for line in lines:
        writer.writerow({name: _cell(held) for name, held in line.items()})
    return out.getvalue()


def _lines(tally: Tally) -> Iterator[dict[str, Any]]:
    for table, counts in tally.as_dict()["tables"].items():
        yield {"list": "tables", "table": table} | counts
    for listing in tally.lists:
        for entry in listing.entries:
            yield {"list": listing.name} | entry
        if listing.count > len(listing.entries):
            yield {"list": listing.name, "text": f"and {listing.count - len(listing.entries)} more"}
    for table, columns in tally.columns.items():
        for column, place in columns.items():
            yield {"list": "columns", "table": table, "column": column, "place": place}


def _cell(held: Any) -> Any:
    """Text that no spreadsheet takes for a formula; several spellings in one cell."""
    text = " | ".join(map(str, held)) if isinstance(held, list) else held
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text
