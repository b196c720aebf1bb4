"""The periods a history is filtered by, as business days."""

from calendar import monthrange
from datetime import date, timedelta

MONTH, TWELVE_MONTHS, RANGE = "MONTH", "TWELVE_MONTHS", "RANGE"


def days_of(period: str, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of a period by its name, or of a year by its number; none for no period."""
    if period == MONTH:
        return today.replace(day=1), today
    if period == TWELVE_MONTHS:
        year_ago = date(today.year - 1, today.month, min(today.day, monthrange(today.year - 1, today.month)[1]))
        return year_ago + timedelta(days=1), today
    if period.isdigit():
        return date(int(period), 1, 1), date(int(period), 12, 31)
    return None, None


def days_typed(first: str, last: str) -> tuple[date | None, date | None] | None:
    """Two days as typed, `2026-05-31`; an empty one is open. None where one cannot be read."""
    try:
        days = [date.fromisoformat(each.strip()) if each.strip() else None for each in (first, last)]
    except ValueError:
        return None
    return days[0], days[1]
