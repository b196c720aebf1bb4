"""What the screen shows, ready to be read: made in the background from the services' answers, no Qt widgets, no I/O."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from pos_app.domain import names
from pos_app.domain import phone as phones
from pos_app.domain.catalogue import Modifier
from pos_app.domain.customers import CustomerCard, CustomerMatch, CustomerValue, HistoryEntry, ItemSold
from pos_app.domain.histories import HistorySums, Rhythm
from pos_app.errors import PhoneNotPossible
from ui.customers.visits_card import SpanRow, Visits
from ui.formats import Formats


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A line of the list; `level` as in the database, "" for no member."""

    id: str
    name: str
    number: str
    level: str
    level_words: str
    last_visit: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """An order in the timeline. `original` is how an adopted order named somebody else, or another number."""

    entry: HistoryEntry
    date: str
    time: str
    items: str
    total: str
    refunded: str
    points: str
    original: str


@dataclass(frozen=True, slots=True)
class Worth:
    """What a customer is worth; amounts and counts in the shop's way of writing."""

    lifetime: str
    last_year: str
    average: str
    orders: str
    visits: str
    first_visit: str


@dataclass(frozen=True, slots=True)
class Sums:
    """What all that is shown comes to; "" where it is nothing."""

    count: int
    orders: str
    cancelled: str
    total: str
    refunded: str
    points: str


@dataclass(frozen=True, slots=True)
class CustomerFace:
    """A customer as the head of the screen shows one, for everybody: no amounts."""

    id: str
    name: str
    given_name: str
    number: str
    email: str
    level: str
    level_words: str
    points: str
    member_id: str
    joined: str
    visits: str
    last_visit: str
    offer_points: str
    offer_orders: str
    usual: tuple[tuple[str, str], ...]
    notes: str
    marketing: bool
    consent_date: str = ""
    consent_source: str = ""
    released: str = ""
    has_number: bool = True


@dataclass(frozen=True, slots=True)
class CustomerEdit:
    """What a shift lead typed for a customer."""

    customer_id: str
    name: str
    email: str
    notes: str
    marketing: bool


def match_rows(matches: Iterable[CustomerMatch], formats: Formats) -> list[MatchRow]:
    """The lines of the list."""
    now = datetime.now(UTC)
    return [
        MatchRow(
            match.id,
            match.name or number_words(match.phone_number, formats),
            number_words(match.phone_number, formats) if match.name else "",
            match.level.value if match.level else "",
            formats.level(match.level) if match.level else "",
            _visit(match.last_order, formats, now),
        )
        for match in matches
    ]


def number_words(phone_number: str, formats: Formats) -> str:
    """A number as the shop writes it; a dash for one that was never readable, or given away."""
    return formats.phone(phone_number) if phones.is_stored_form(phone_number) else "–"


def _visit(at: datetime | None, formats: Formats, now: datetime) -> str:
    if at is None:
        return ""
    ago = (formats.info.local(now).date() - formats.info.local(at).date()).days
    return formats.day(at, now) if ago in (0, 1) else formats.date(at)


def history_rows(entries: Iterable[HistoryEntry], card: CustomerCard, formats: Formats) -> list[HistoryRow]:
    """The lines of the timeline."""
    return [
        HistoryRow(
            entry,
            formats.date(entry.created_at),
            formats.time(entry.created_at),
            ", ".join(_in_line(item) for item in entry.items),
            formats.money(entry.total),
            formats.money(entry.refunded) if entry.refunded else "",
            f"{entry.points:+d}".replace("-", "−") if entry.points else "",
            _original(entry, card, formats),
        )
        for entry in entries
    ]


def _in_line(item: ItemSold) -> str:
    counted = f"{item.quantity} × {item.name}" if item.quantity != 1 else item.name
    extras = _extras(item.modifiers)
    return f"{counted} ({extras})" if extras else counted


def _extras(modifiers: tuple[Modifier, ...]) -> str:
    return ", ".join(modifier.name for modifier in modifiers)


def _original(entry: HistoryEntry, card: CustomerCard, formats: Formats) -> str:
    """The name and number on an adopted order, as far as they are not this customer's."""
    parts = []
    if entry.original_name and names.folded(entry.original_name) != names.folded(card.name or ""):
        parts.append(entry.original_name)
    if entry.original_phone:
        try:
            same = phones.parse(entry.original_phone, formats.info.region) == card.phone_number
        except PhoneNotPossible:
            same = False
        if not same:
            stored = phones.is_stored_form(entry.original_phone)
            parts.append(formats.phone(entry.original_phone) if stored else entry.original_phone)
    return ", ".join(parts)


def worth_words(value: CustomerValue, formats: Formats) -> Worth:
    """What a customer is worth; the average is by visit."""
    visits = value.visits or value.orders
    return Worth(
        formats.money(value.lifetime_total),
        formats.money(value.last_year_total),
        formats.money((2 * value.lifetime_total + visits) // (2 * visits)) if visits else "–",
        formats.number(value.orders),
        formats.number(value.visits),
        formats.date(value.first_order) if value.first_order else "",
    )


def sums_words(sums: HistorySums, formats: Formats) -> Sums:
    """What all that is shown comes to, in the shop's way of writing."""
    return Sums(
        sums.orders,
        formats.number(sums.orders),
        formats.number(sums.cancelled) if sums.cancelled else "",
        formats.money(sums.total),
        formats.money(sums.refunded) if sums.refunded else "",
        formats.number(sums.points) if sums.points else "",
    )


def visits_words(rhythm: Rhythm, formats: Formats) -> Visits:
    """Months and years with their visits and value."""
    months = tuple(
        SpanRow(
            formats.month(month.first),
            formats.short_month(month.first),
            month.visits,
            formats.number(month.visits),
            formats.money(month.total),
        )
        for month in rhythm.months
    )
    years = tuple(
        SpanRow(
            str(year.first.year),
            str(year.first.year),
            year.visits,
            formats.number(year.visits),
            formats.money(year.total),
        )
        for year in rhythm.years
    )
    return Visits(months, years, formats.number)


def face(card: CustomerCard, formats: Formats) -> CustomerFace:
    """The head of the screen."""
    offer = card.join
    return CustomerFace(
        id=card.id,
        name=card.name or number_words(card.phone_number, formats),
        given_name=card.name or "",
        number=number_words(card.phone_number, formats),
        email=card.email or "",
        level=card.level.value if card.level else offer.level.value if offer else "",
        level_words=formats.level(card.level or (offer.level if offer else None)),
        points=formats.number(card.points or 0),
        member_id=card.member_id or "",
        joined=formats.date(card.joined_at) if card.joined_at else "",
        visits=formats.number(card.visits),
        last_visit=formats.day(card.last_order) if card.last_order else "",
        offer_points=formats.number(offer.points) if offer else "",
        offer_orders=formats.number(offer.orders_counted) if offer else "",
        usual=tuple(
            (", ".join([usual.name, *(each.name for each in usual.modifiers)]), f"{usual.times}/{usual.visits}")
            for usual in card.usual
        ),
        notes=card.notes,
        marketing=card.marketing_consent,
        consent_date=formats.date(card.consent_at) if card.consent_at else "",
        consent_source=card.consent_source,
        released=number_words(card.released_number, formats) if card.released_number else "",
        has_number=phones.is_stored_form(card.phone_number),
    )
