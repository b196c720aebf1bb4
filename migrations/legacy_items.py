"""Revision 0002's rewriting of an old order's items, and of the row itself as it is kept in the `legacy` column."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from migrations import legacy_reading as reading

_REPLACED = frozenset({"name", "price", "quantity"})


def rewritten(value: Any, kind: str, decimals: int) -> tuple[list[dict[str, Any]], bool]:
    """The items in the new shape (old `id`, `notes`, `size` and whatever else kept), and whether they could be read.

    `kind` is FOOD or MERCH, `decimals` those of the currency; prices become minor units. What cannot be read gives no
    items: the row keeps its total, and its `legacy` the original.
    """
    found, sound = reading.parsed_json(value)
    if isinstance(found, dict):
        found = found["items"] if isinstance(found.get("items"), list) else [found]
    if not sound or not isinstance(found, list):
        return [], False
    return [_line(each, kind, decimals) for each in found], True


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


def kept_row(row: dict[str, Any]) -> str:
    """The row as it was, as JSON text; `items` as the list it says, or as its text where it says none."""
    items = row.get("items")
    if isinstance(items, str):
        found, sound = reading.parsed_json(items)
        if sound and isinstance(found, (list, dict)):
            try:
                return reading.json_text(row | {"items": found})
            except (ValueError, RecursionError):
                return reading.json_text(_plain(row))
    try:
        return reading.json_text(row)
    except (ValueError, RecursionError):
        return reading.json_text(_plain(row))


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Values that JSON has no word for as their text: infinity, not-a-number."""
    return {key: repr(held) if isinstance(held, (float, list, dict)) else held for key, held in row.items()}
