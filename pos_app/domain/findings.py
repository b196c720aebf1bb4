"""What the doctor finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A break: the invariant's number (design page 3), the row, what it holds, and what it should hold."""

    invariant: int
    row: str
    found: str
    expected: str
