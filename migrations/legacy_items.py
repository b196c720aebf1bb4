"""Revision 0002's rewriting of an old order's items, and of the row itself as it is kept in the `legacy` column."""

from contextlib import suppress
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from migrations import legacy_reading as reading

_REPLACED = frozenset({"name", "price", "quantity"})


def rewritten(found: Any, kind: str, decimals: int) -> list[dict[str, Any]] | None:
    """The items in the new shape (old `id`, `notes`, `size` and the rest kept), None when there is no list of them.

    `kind` is FOOD or MERCH, `decimals` those of the currency; prices become minor units. What cannot be read gives no
    items: the row keeps its total, and its `legacy` the original.
    """
    if isinstance(found, dict):
        found = found["items"] if isinstance(found.get("items"), list) else [found]
    return [_line(each, kind, decimals) for each in found] if isinstance(found, list) else None


def _line(item: Any, kind: str, decimals: int) -> dict[str, Any]:
    old = item if isinstance(item, dict) else {"name": item}
    quantity = _quantity(old.get("quantity"))
    price = reading.minor_units(old.get("price"), decimals) or 0
    total = int((Decimal(str(quantity)) * price).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    kept = {key: held for key, held in old.items() if key not in _REPLACED}
    number = old.get("id")
    return kept | {
        "productId": str(number) if isinstance(number, (str, int)) else None,
        "name": str(old.get("name") or ""),
        "kind": kind,
        "quantity": quantity,
        "unitPrice": price,
        "modifiers": [],
        "note": old["notes"] if isinstance(old.get("notes"), str) else "",
        "discount": 0,
        "tax": 0,
        "total": total,
    }


def _quantity(value: Any) -> int | float:
    """A whole number where it is one; a part of one as it was; 1 where nothing was said."""
    whole = reading.whole_number(value)
    if whole is not None and abs(whole) <= 1_000_000:
        return whole
    part = reading.number(value)
    return float(part) if part is not None and abs(part) <= 1_000_000 else 1


def kept_row(row: dict[str, Any], items: Any = None) -> str:
    """The row as it was, as JSON text; `items` are what its column of that name says, None where it says none."""
    if isinstance(items, (list, dict)):
        with suppress(ValueError, RecursionError):  # the items are no JSON: the row is kept as it came
            return reading.json_text(row | {"items": items})
    with suppress(ValueError, RecursionError):  # nor is the row: its values are kept as plain text
        return reading.json_text(row)
    return reading.json_text(_plain(row))


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Values that JSON has no word for as their text: infinity, not-a-number."""
    return {key: repr(held) if isinstance(held, (float, list, dict)) else held for key, held in row.items()}
