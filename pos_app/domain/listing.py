"""A list on its way out of the program: columns with what they hold, and rows, whatever file it is saved as."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

Cell = str | int | bool | date | datetime | None


class Holds(Enum):
    """What a column holds: an amount is in minor units, a share in thousandths, a moment in UTC."""

    TEXT = "text"
    NUMBER = "number"
    AMOUNT = "amount"
    DAY = "day"
    MOMENT = "moment"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column with the words above it."""

    title: str
    holds: Holds = Holds.TEXT


@dataclass(frozen=True, slots=True)
class Listing:
    """A table as it will be saved; each row has a cell for each column."""

    title: str
    columns: tuple[ListColumn, ...]
    rows: Sequence[Sequence[Cell]]
