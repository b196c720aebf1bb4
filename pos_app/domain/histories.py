"""What is looked for in a customer's history, and what it comes to. Amounts are minor units, days business days."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pos_app.domain import names
from pos_app.domain.catalogue import Kind

BY_NAME = "="
"""What a product's key begins with where the order knows its name alone, as those of an old shop do."""


class Standing(StrEnum):
    """How far an order is, food and merchandise alike; `REFUNDED` is paid back in part or whole, not voided."""

    OPEN = "OPEN"
    DONE = "DONE"
    CANCELLED = "CANCELLED"
    REFUNDED = "REFUNDED"


STATUSES = {
    Standing.OPEN: ("PENDING", "CONFIRMED", "PREPARING", "READY", "UNPAID", "PAID"),
    Standing.DONE: ("DELIVERED", "PICKED_UP"),
    Standing.CANCELLED: ("CANCELLED",),
}
"""The statuses of both kinds of order behind a standing; paid merchandise is open until it is picked up."""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which orders are shown; what is left empty leaves nothing out.

    `first` and `last` are business days, both included; `product` is the `key` of a `ProductBought`; `text` is looked
    for in the items' names, choices and notes and in the order's note, every word of it, whatever its case and accents.
    """

    kind: Kind | None = None
    standing: Standing | None = None
    first: date | None = None
    last: date | None = None
    product: str = ""
    text: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """What is looked for, folded."""
        return tuple(dict.fromkeys(names.folded(self.text).split()))

    @property
    def is_plain(self) -> bool:
        """Whether it filters by nothing but the kind."""
        return not (self.standing or self.first or self.last or self.product or self.words)


@dataclass(frozen=True, slots=True)
class HistorySums:
    """What all that is shown comes to, not its first page alone.

    `orders` counts every order, `cancelled` those of them that are; `total` and `refunded` leave these out, so that of
    a whole history `total - refunded` is what the customer is worth. `points` are those the orders have earned by now.
    """

    orders: int = 0
    cancelled: int = 0
    total: int = 0
    refunded: int = 0
    points: int = 0


@dataclass(frozen=True, slots=True)
class ProductBought:
    """Something the customer has ordered, in so many orders."""

    key: str
    name: str
    kind: Kind
    orders: int


@dataclass(frozen=True, slots=True)
class SpanOfVisits:
    """A month or a year, by its first day: distinct sales, and what was paid less what was given back."""

    first: date
    visits: int
    total: int


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a customer comes: the last twelve months with this one, and every year since the first order."""

    months: tuple[SpanOfVisits, ...] = ()
    years: tuple[SpanOfVisits, ...] = ()


_SAID = re.compile(r'"n(?:am|ot)e": ?"([^"\\]*(?:\\.[^"\\]*)*)"')
"""The names and notes in the JSON of an order's items, those of choices too. What looks like one inside a text is none:
its quotes are escaped."""


class Words:
    """Folded words that are looked for in orders: what is known of one is kept for the next, since most are alike."""

    def __init__(self, words: Sequence[str]) -> None:
        """`words` are folded."""
        self._words = tuple(words)
        self._known: dict[tuple[str, ...], bool] = {}

    def are_in(self, kept: str, note: str) -> bool:
        """Whether all stand in what was ordered: names, choices and notes, the order's own too.

        `kept` is the JSON of its items, which is read without taking it apart: ten thousand orders have to be.
        """
        said = (note, *_SAID.findall(kept))
        found = self._known.get(said)
        if found is None:
            items = [json.loads(f'"{text}"') if "\\" in text else text for text in said[1:]]
            folded = names.folded("\n".join([note, *items]))
            found = self._known[said] = all(word in folded for word in self._words)
        return found


def first_of_months(last: date, count: int) -> list[date]:
    """The first days of so many months, that of `last` and those before, and of the one after; oldest first."""
    months = [last.year * 12 + last.month - 1 - back for back in range(count - 1, -2, -1)]
    return [date(at // 12, at % 12 + 1, 1) for at in months]
