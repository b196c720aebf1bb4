"""A customer as the counter and the customers' screen see one. Times in UTC, amounts in minor units."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from pos_app.domain.catalogue import Kind, Modifier
from pos_app.domain.loyalty import PAST_ORDER, EntryKind, JoinPreview, Level


class ConsentSource(StrEnum):
    """Where somebody's word on marketing was given or taken back."""

    SIGN_UP = "sign-up"
    COUNTER = "counter"
    CUSTOMERS_SCREEN = "customers screen"
    ADOPTED = "adopted"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class CustomerMatch:
    """A line of the matches under the phone field; `level` is None for a customer who is not a member.

    `found_by` is the number that was found where it is not the one the customer goes by: that of a customer who was
    merged into this one.
    """

    id: str
    phone_number: str
    name: str | None
    level: Level | None
    last_order: datetime | None
    found_by: str | None = None

    def has_number(self, e164: str | None) -> bool:
        """Whether that number is the customer's, the one shown or the one found."""
        return e164 is not None and e164 in (self.phone_number, self.found_by)


@dataclass(frozen=True, slots=True)
class Usual:
    """Something the customer often takes: in `times` of the last `visits` visits."""

    product_id: str
    name: str
    kind: Kind
    modifiers: tuple[Modifier, ...]
    times: int
    visits: int


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """What the counter shows of a customer. It holds no amounts spent: a cashier must not see them."""

    id: str
    phone_number: str
    name: str | None
    email: str | None
    level: Level | None
    points: int | None
    member_id: str | None
    visits: int
    last_order: datetime | None
    usual: tuple[Usual, ...] = ()
    notes: str = ""
    join: JoinPreview | None = None
    marketing_consent: bool = False
    birthday: date | None = None
    joined_at: datetime | None = None
    consent_at: datetime | None = None
    consent_source: str = ""
    released_number: str | None = None
    last_items: tuple[str, ...] = ()
    """What the food order of the last visit was of; nothing where that visit had none."""

    @property
    def is_member(self) -> bool:
        """Whether the customer joined TapPass."""
        return self.member_id is not None

    @property
    def is_erased(self) -> bool:
        """Whether this was somebody who was erased: nobody any more."""
        return self.phone_number.startswith("erased:")


@dataclass(frozen=True, slots=True)
class CustomerValue:
    """What a customer is worth to the shop, for those who may see it."""

    customer_id: str
    name: str | None
    phone_number: str
    lifetime_total: int
    orders: int
    visits: int = 0
    first_order: datetime | None = None
    last_order: datetime | None = None
    last_year_total: int = 0
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class ItemSold:
    """An item of an order, as it was sold."""

    name: str
    quantity: int
    unit_price: int
    total: int
    kind: Kind
    product_id: str | None = None
    modifiers: tuple[Modifier, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """An order of food or merchandise in a customer's history.

    `original_phone` is the number it was placed with where that may be another: as an old shop wrote it, or (E.164)
    that of the customer who was merged into this one.
    """

    id: str
    kind: Kind
    number: str | None
    created_at: datetime
    total: int
    status: str
    items: tuple[ItemSold, ...]
    refunded: int = 0
    points: int = 0
    sale_id: str | None = None
    staff: str | None = None
    payment: str | None = None
    original_phone: str | None = None
    original_name: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A page of a history, newest first; `next` is given as `before` for the page after it, None at the end."""

    entries: tuple[HistoryEntry, ...] = field(default=())
    next: str | None = None


@dataclass(frozen=True, slots=True)
class OrderBehind:
    """The order that points came from, or were taken back for; merchandise has no number."""

    id: str
    kind: Kind
    number: str | None
    total: int


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line of a member's points ledger; `balance` is the sum of this line and all older ones.

    `earned_at` is the order's own time, `created_at` when the line was written: later, for a past order.
    """

    id: str
    kind: EntryKind
    points: int
    reason: str
    balance: int
    earned_at: datetime
    created_at: datetime
    order: OrderBehind | None = None

    @property
    def is_past_order(self) -> bool:
        """Whether the order was placed before its customer joined."""
        return self.kind is EntryKind.EARN and self.reason == PAST_ORDER


@dataclass(frozen=True, slots=True)
class LevelStanding:
    """Why a member has a level, and what the next one takes.

    `since`, `reason`, `decided_by` (points earned on orders) and `decided_months` are those of the last change of
    level, None or empty where none was recorded. `earned` counts the last `months` by the rules in force; `next_level`
    begins at `next_from` of them, None at the top.
    """

    level: Level
    earned: int
    months: int
    since: datetime | None = None
    reason: str = ""
    decided_by: int = 0
    decided_months: int = 0
    next_level: Level | None = None
    next_from: int = 0
    held_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """A page of a points ledger, newest first, as of one moment; `next` is given as `before` for the page after it.

    `balance` is what the member is shown everywhere, `total` the sum of all lines: they are equal unless the database
    was changed by another program.
    """

    lines: tuple[LedgerLine, ...]
    balance: int
    total: int
    standing: LevelStanding
    next: str | None = None

    @property
    def adds_up(self) -> bool:
        """Whether the lines explain the balance."""
        return self.balance == self.total
