"""What the cards show, ready to be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RefundLine:
    """A line that can be given back: `left` pieces of it."""

    name: str
    detail: str
    left: int
    amount: str


@dataclass(frozen=True, slots=True)
class RefundFace:
    """A sale as the refund's card shows it; `tenders` are (method, words), the suggested one first."""

    title: str
    subtitle: str
    lines: tuple[RefundLine, ...]
    tenders: tuple[tuple[str, str], ...]
    earlier: tuple[str, ...] = ()
    can_void: bool = False
    void_words: str = ""


@dataclass(frozen=True, slots=True)
class RecentRow:
    """A sale of this shift in the list."""

    id: str
    number: str
    time: str
    who: str
    items: str
    total: str
    note: str
    tone: str
    has_customer: bool
    can_refund: bool
