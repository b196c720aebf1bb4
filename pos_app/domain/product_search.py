"""Finding products as somebody types: what fits exactly first, then what was meant when nothing does."""

from collections.abc import Sequence

from pos_app.domain import names
from pos_app.domain.catalogue import Product

SHORTEST, LONG = 3, 6
"""Words shorter than the first are taken as typed; from the second on two slips are forgiven instead of one."""


def search(products: Sequence[Product], text: str) -> tuple[Product, ...]:
    """The products that fit: code or barcode, then every word beginning a word of the name, then codes that begin so.

    Where nothing does, those whose words come near, the nearest first: a letter wrong, missing, doubled or swapped.
    """
    wanted = text.strip()
    by_code = [product for product in products if wanted in (product.code, product.barcode)]
    words = names.words(wanted)
    by_name = [product for product in products if words and _fits(product, words)]
    by_beginning = [product for product in products if wanted and (product.code or "").startswith(wanted)]
    found = tuple(dict.fromkeys((*by_code, *by_name, *by_beginning)))
    return found or _near(products, words)


def _fits(product: Product, words: Sequence[str]) -> bool:
    own = product.folded.split()
    return all(any(there.startswith(word) for there in own) for word in words)


def _near(products: Sequence[Product], words: Sequence[str]) -> tuple[Product, ...]:
    if not words or all(len(word) < SHORTEST for word in words):
        return ()
    slips: dict[tuple[str, str], int | None] = {}
    found: list[tuple[int, Product]] = []
    for product in products:
        total = 0
        for word in words:
            nearest = _nearest(word, product.folded.split(), slips)
            if nearest is None:
                break
            total += nearest
        else:
            found.append((total, product))
    return tuple(product for _, product in sorted(found, key=lambda pair: pair[0]))


def _nearest(word: str, own: Sequence[str], slips: dict[tuple[str, str], int | None]) -> int | None:
    """The fewest slips between a word and the beginning of one of the product's; None where there are too many."""
    best: int | None = None
    for there in own:
        key = (word, there)
        if key not in slips:
            slips[key] = slips_between(word, there, _forgiven(word))
        found = slips[key]
        if found is not None and (best is None or found < best):
            best = found
    return best


def _forgiven(word: str) -> int:
    return 0 if len(word) < SHORTEST else 1 if len(word) < LONG else 2


def slips_between(typed: str, word: str, most: int) -> int | None:
    """How many letters were typed wrong, left out, added or swapped with a neighbour, against a beginning of the word.

    None where they are more than `most` (optimal string alignment; what follows the beginning costs nothing).
    """
    if len(word) < len(typed) - most or len(set(typed) - set(word)) > most:
        return None
    room = word[: len(typed) + most]
    before: list[int] = []
    row = list(range(len(room) + 1))
    for at, letter in enumerate(typed, start=1):
        older, before, row = before, row, [at]
        for place, there in enumerate(room, start=1):
            cost = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != there))
            swapped = at > 1 and place > 1 and letter == room[place - 2] and typed[at - 2] == there
            row.append(min(cost, older[place - 2] + 1) if swapped else cost)
        if min(row) > most:
            return None
    fewest = min(row)
    return fewest if fewest <= most else None
