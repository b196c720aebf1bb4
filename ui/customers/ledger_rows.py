"""A points ledger ready to be read: made in the background from the service's answer, no Qt widgets, no I/O."""

from dataclasses import dataclass

from pos_app.domain.customers import LedgerLine, LedgerPage, LevelStanding
from ui.formats import Formats


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A line of the ledger; `order_total` is "" where no order is behind it."""

    line: LedgerLine
    date: str
    time: str
    points: str
    balance: str
    order_total: str


@dataclass(frozen=True, slots=True)
class LevelFace:
    """Why the level is what it is: `standing` tells the case, the rest its values in the shop's way of writing."""

    standing: LevelStanding
    level: str
    since: str
    decided_by: str
    earned: str
    next_level: str
    next_from: str
    held_until: str


@dataclass(frozen=True, slots=True)
class LedgerFace:
    """A page of the ledger, and what stands around it."""

    rows: tuple[LedgerRow, ...]
    next: str | None
    balance: str
    total: str
    adds_up: bool
    level: LevelFace


def ledger_face(page: LedgerPage, formats: Formats) -> LedgerFace:
    """A page of the ledger in the shop's way of writing."""
    standing = page.standing
    return LedgerFace(
        rows=tuple(_row(line, formats) for line in page.lines),
        next=page.next,
        balance=_signed(page.balance, formats),
        total=_signed(page.total, formats),
        adds_up=page.adds_up,
        level=LevelFace(
            standing,
            formats.level(standing.level),
            formats.date(standing.since) if standing.since else "",
            formats.number(standing.decided_by),
            formats.number(standing.earned),
            formats.level(standing.next_level) if standing.next_level else "",
            formats.number(standing.next_from),
            formats.date(standing.held_until) if standing.held_until else "",
        ),
    )


def _row(line: LedgerLine, formats: Formats) -> LedgerRow:
    gained = _signed(line.points, formats)
    return LedgerRow(
        line,
        formats.date(line.earned_at),
        formats.time(line.earned_at),
        f"+{gained}" if line.points > 0 else gained,
        _signed(line.balance, formats),
        formats.money(line.order.total) if line.order else "",
    )


def _signed(points: int, formats: Formats) -> str:
    return formats.number(points).replace("-", "−")
