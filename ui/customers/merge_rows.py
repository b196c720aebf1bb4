"""Two customers side by side, and the merges one comes from, ready to be read: no Qt widgets, no I/O."""

from collections.abc import Iterable
from dataclasses import dataclass

from pos_app.domain import phone as phones
from pos_app.domain.customers import CustomerCard, CustomerValue
from pos_app.domain.merging import Merge, MergePreview, WhyNot
from ui.customers.rows import number_words
from ui.formats import Formats


@dataclass(frozen=True, slots=True)
class MergeSide:
    """One of the two."""

    id: str
    name: str
    number: str
    member: str
    points: str
    level: str
    level_words: str
    visits: str
    last_visit: str
    spent: str
    email: str
    notes: str


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What the two would be as one, for a sentence; `points` is "" where neither is a member."""

    name: str
    number: str
    other_number: str
    orders: str
    spent: str
    points: str
    level_words: str
    orders_earning: str
    points_earned: str


@dataclass(frozen=True, slots=True)
class MergeRow:
    """A merge that stands, as a line under the customer's name; `releasable` where its number can be given up."""

    id: str
    merged_id: str
    who: str
    date: str
    staff: str
    why_not: WhyNot | None
    releasable: bool
    released: bool


def side(card: CustomerCard, value: CustomerValue, formats: Formats) -> MergeSide:
    """One of the two customers."""
    number = number_words(card.phone_number, formats)
    return MergeSide(
        id=card.id,
        name=card.name or number,
        number=number,
        member=card.member_id or "",
        points=formats.number(card.points or 0) if card.is_member else "",
        level=card.level.value if card.level else "",
        level_words=formats.level(card.level),
        visits=formats.number(card.visits),
        last_visit=formats.date(card.last_order) if card.last_order else "–",
        spent=formats.money(value.lifetime_total),
        email=card.email or "–",
        notes=card.notes or "–",
    )


def plan(preview: MergePreview, formats: Formats) -> MergePlan:
    """What would come of it."""
    number = number_words(preview.phone_number, formats)
    return MergePlan(
        name=isolated(preview.name or number),
        number=isolated(number),
        other_number=isolated(number_words(preview.other_number, formats)),
        orders=formats.number(preview.orders),
        spent=formats.money(preview.lifetime_total),
        points=formats.number(preview.points) if preview.points is not None else "",
        level_words=formats.level(preview.level) if preview.level else "",
        orders_earning=formats.number(preview.orders_earning) if preview.points_earned else "",
        points_earned=formats.number(preview.points_earned),
    )


def isolated(text: str) -> str:
    """The text with its own direction of writing, so that a name in Arabic turns no number beside it around."""
    return f"\u2068{text}\u2069"


def merge_rows(merges: Iterable[Merge], formats: Formats) -> list[MergeRow]:
    """The merges that stand, newest first."""
    return [
        MergeRow(
            id=each.id,
            merged_id=each.merged_id,
            who=", ".join(isolated(part) for part in (each.merged_name, _number(each, formats)) if part),
            date=formats.date(each.created_at),
            staff=each.staff,
            why_not=each.why_not,
            releasable=phones.is_stored_form(each.merged_number),
            released=each.merged_number.startswith("released:"),
        )
        for each in merges
        if each.undone_at is None
    ]


def _number(merge: Merge, formats: Formats) -> str:
    return formats.phone(merge.merged_number) if phones.is_stored_form(merge.merged_number) else ""
