"""A till's shift: the time between its opening with a float and its count."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Shift:
    """The shift a till is in: since when, by whom, with how much. `opening_float` in minor units, times in UTC."""

    id: str
    till: str
    business_day: date
    opened_at: datetime
    opened_by: str
    opening_float: int
