"""A guest in words: the lines of the matches and of the card, as the shop writes numbers and times. No widgets here."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pos_app.domain.customers import CustomerCard, CustomerMatch, Usual
from ui.formats import Formats


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A match as it is shown; `level` is the database's word, "" for no member."""

    customer_id: str
    name: str
    detail: str
    level: str
    level_words: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class UsualLine:
    """Something often taken: what it is, its words, and how often."""

    thing: Usual
    words: str
    times: str


@dataclass(frozen=True, slots=True)
class CardLines:
    """A customer's card in words; empty parts are not shown."""

    name: str
    detail: str
    level: str
    level_words: str
    figures: tuple[Figure, ...] = ()
    points: str = ""
    offer: str = ""
    offer_detail: str = ""
    notes: str = ""
    usual: tuple[UsualLine, ...] = ()
    last: str = ""
    """When the guest was here last and what the order was of."""


def match_line(formats: Formats, match: CustomerMatch) -> MatchLine:
    """A match: the name, or the number of somebody who never gave one; then the number and the last visit."""
    tr = QCoreApplication.translate
    number = formats.phone(match.phone_number)
    last = tr("Counter", "last here %1").replace("%1", formats.day(match.last_order)) if match.last_order else ""
    detail = " · ".join(part for part in (number if match.name else "", last) if part)
    level_words = formats.level(match.level) if match.level else ""
    return MatchLine(match.id, match.name or number, detail, match.level or "", level_words)


def unbroken(number: str) -> str:
    """A number that stays on one line, whatever words stand around it."""
    return number.replace(" ", "\u00a0").replace("-", "\u2011")


def near_miss_words(formats: Formats, match: CustomerMatch) -> str:
    """The guard before a new customer is made: "Did you mean Dana, (580) 555-0152? Last here on Tuesday"."""
    tr = QCoreApplication.translate
    name = match.name or tr("Counter", "somebody")
    words = (
        tr("Counter", "New customer. Did you mean %1, %2?")
        .replace("%2", unbroken(formats.phone(match.phone_number)))
        .replace("%1", name)
    )
    last = tr("Counter", "Last here %1.").replace("%1", formats.day(match.last_order)) if match.last_order else ""
    return f"{words} {last}".strip()


def offer_words(formats: Formats, card: CustomerCard) -> tuple[str, str]:
    """What joining would give, and what for; empty for a member."""
    tr = QCoreApplication.translate
    if card.join is None:
        return "", ""
    offer = tr("Counter", "Join now: %1 points, %2")
    offer = offer.replace("%1", formats.number(card.join.points)).replace("%2", formats.level(card.join.level).upper())
    if not card.join.orders_counted:
        return offer, tr("Counter", "a welcome gift, and points from now on")
    counted = tr("Counter", "%1 of them for past orders").replace("%1", formats.number(card.join.from_orders))
    return offer, counted


def card_lines(formats: Formats, card: CustomerCard, spent: int | None) -> CardLines:
    """The customer's card; `spent` (minor units) only for those who may see it."""
    tr = QCoreApplication.translate
    number = formats.phone(card.phone_number)
    last = (
        tr("Counter", "last here %1").replace("%1", formats.day(card.last_order))
        if card.last_order
        else tr("Counter", "first visit")
    )
    figures = [
        Figure(formats.number(card.visits), tr("Counter", "visit") if card.visits == 1 else tr("Counter", "visits"))
    ]
    if spent is not None and card.visits:
        figures.append(Figure(formats.money(spent), tr("Counter", "spent")))
    offer, offer_detail = offer_words(formats, card)
    items = ", ".join(card.last_items)
    beside = "" if items and card.name else last
    return CardLines(
        name=card.name or number,
        detail=" · ".join(part for part in (number if card.name else "", beside) if part),
        last=tr("Counter", "Last order %1: %2").replace("%1", _day_of(formats, card)).replace("%2", items)
        if items
        else "",
        level=card.level or "",
        level_words=formats.level(card.level),
        figures=tuple(figures),
        points=formats.number(card.points) if card.points is not None else "",
        offer=offer,
        offer_detail=offer_detail,
        notes=card.notes,
        usual=tuple(_usual_line(each) for each in card.usual),
    )


def _day_of(formats: Formats, card: CustomerCard) -> str:
    return formats.day(card.last_order) if card.last_order else ""


def _usual_line(usual: Usual) -> UsualLine:
    words = ", ".join((usual.name, *(modifier.name for modifier in usual.modifiers)))
    times = (
        QCoreApplication.translate("Counter", "%1 of %2")
        .replace("%1", str(usual.times))
        .replace("%2", str(usual.visits))
    )
    return UsualLine(usual, words, times)
