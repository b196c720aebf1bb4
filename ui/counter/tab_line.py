"""A line of a tab, as its sheet shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TabLine:
    """A line of the tab: its place in the cart, how many there are, and what it is."""

    at: int
    quantity: int
    name: str
    detail: str
    is_sent: bool
