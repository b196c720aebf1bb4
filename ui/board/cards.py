"""An order in the words of its card. Nothing here is a widget."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from pos_app.domain.board import BoardItem, BoardOrder, PickUp, Step, step_after, step_before
from ui.formats import Formats

PICK_UPS = "PICK_UPS"
"""The column of merchandise; the others are named by their step."""

COLUMNS: tuple[str, ...] = (*Step, PICK_UPS)
MINUTES_OF_AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line: how many, of what, and its choices."""

    quantity: str
    name: str
    choices: str = ""
    note: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it is painted; empty parts are left out.

    `on` says where pressing it leads, `back` where its way back does.
    """

    id: str
    column: str
    head: str
    who: str
    age: str
    lines: tuple[CardLine, ...]
    note: str = ""
    tags: tuple[tuple[str, str], ...] = ()
    on: str = ""
    back: str = ""
    is_late: bool = False
    is_merch: bool = False

    @property
    def spoken(self) -> str:
        """The card for a screen reader."""
        late = QCoreApplication.translate("Board", "late") if self.is_late else ""
        lines = [
            ", ".join(part for part in (f"{line.quantity} {line.name}", line.choices, line.note) if part)
            for line in self.lines
        ]
        tags = [words for words, _tone in self.tags]
        return "; ".join(part for part in (self.head, self.who, self.age, late, *tags, *lines, self.note) if part)


def column_words(column: str) -> str:
    """What a column is called; a step's name is what the card says of where it goes."""
    tr = QCoreApplication.translate
    return {
        Step.PENDING: tr("Board", "Pending"),
        Step.CONFIRMED: tr("Board", "Confirmed"),
        Step.PREPARING: tr("Board", "Preparing"),
        Step.READY: tr("Board", "Ready"),
        Step.DELIVERED: tr("Board", "Delivered"),
        PICK_UPS: tr("Board", "Pick-ups"),
    }[column]


def age_words(since: datetime, now: datetime) -> str:
    """`now`, `12 min`, `1 h 5`: how long something waits."""
    tr = QCoreApplication.translate
    minutes = max(0, int((now - since).total_seconds()) // 60)
    if minutes == 0:
        return tr("Board", "now")
    if minutes < MINUTES_OF_AN_HOUR:
        return tr("Board", "%1 min").replace("%1", str(minutes))
    hours, rest = divmod(minutes, MINUTES_OF_AN_HOUR)
    return tr("Board", "%1 h %2").replace("%1", str(hours)).replace("%2", str(rest))


def food_card(formats: Formats, order: BoardOrder, now: datetime, late_minutes: int) -> Card:
    """The card of a food order; one that is delivered is never late."""
    tr = QCoreApplication.translate
    after, before = step_after(order.step), step_before(order.step)
    waited = (now - order.since).total_seconds() / 60
    tags = []
    if order.is_tab:
        tags.append((tr("Board", "Tab"), "info"))
    if order.is_refunded:
        tags.append((tr("Board", "Refunded"), "danger"))
    return Card(
        id=order.id,
        column=order.step.value,
        head=order.number,
        who=_who(formats, order.name, order.phone),
        age=formats.time(order.since) if after is None else age_words(order.since, now),
        lines=tuple(_line(item) for item in order.items),
        note=order.note,
        tags=tuple(tags),
        on=column_words(after) if after else "",
        back=column_words(before) if before else "",
        is_late=after is not None and waited >= late_minutes,
    )


def pick_up_card(formats: Formats, pick_up: PickUp, now: datetime) -> Card:
    """The card of merchandise that waits for its guest."""
    tr = QCoreApplication.translate
    same_day = formats.info.business_day(pick_up.since) == formats.info.business_day(now)
    return Card(
        id=pick_up.id,
        column=PICK_UPS,
        head="",
        who=_who(formats, pick_up.name, pick_up.phone),
        age=formats.time(pick_up.since) if same_day else formats.day(pick_up.since, now),
        lines=tuple(_line(item) for item in pick_up.items),
        note=pick_up.note,
        on=tr("Board", "Picked up"),
        is_merch=True,
    )


def _who(formats: Formats, name: str | None, number: str | None) -> str:
    return name or (formats.phone(number) if number else QCoreApplication.translate("Board", "No phone"))


def _line(item: BoardItem) -> CardLine:
    return CardLine(f"{item.quantity} ×", item.name, ", ".join(item.modifiers), item.note, item.is_new)
