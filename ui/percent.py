"""Percentages as people write them; kept in thousandths of a percent."""

from decimal import Decimal, InvalidOperation

from pos_app.domain.discount import WHOLE
from pos_app.domain.phone import ascii_digits

PERCENT = WHOLE // 100


def plain_percent(rate: int) -> str:
    """`8.5` of 8500 thousandths of a percent, as it is typed into a field."""
    whole, rest = divmod(rate, PERCENT)
    return f"{whole}.{rest:03d}".rstrip("0").rstrip(".")


def read_percent(text: str) -> int | None:
    """Thousandths of a percent of what was typed (`8.5`, `8,5 %`); None when it is no percentage up to 100."""
    typed = ascii_digits(text).strip().removesuffix("%").strip().replace(",", ".")
    try:
        rate = Decimal(typed) * PERCENT
    except InvalidOperation:
        return None
    return int(rate) if rate.is_finite() and rate == int(rate) and 0 <= rate <= WHOLE else None
