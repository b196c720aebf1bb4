"""What each view of the figures shows: the call that asks for it, its table, and its picture. No widgets here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from pos_app.domain.insights import CategorySum, DaySum, HourSum, Period, ProductSum, StaffSum
from pos_app.domain.listing import Holds, ListColumn, Listing

if TYPE_CHECKING:
    from pos_app.domain.staff import Actor
    from pos_app.services.shop import Shop
    from ui.formats import Formats

HOURS = 24
WEEKDAYS = 7
FEWEST_HOURS = 6
"""Drawn even where only one of them sold anything."""

ALWAYS = 4
"""Columns that are shown with nothing in them as well: the day, its sales, total and average."""

MOST_DAYS = 62
"""Of a longer period a bar stands for a week, of one longer than that for four."""

MOST_BARS = 12
"""Of products and people, the first ones are drawn; the table has all."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: bars for labels, `ranked` lying beside their names, or with `rows` a heat map of `cells`.

    Values are amounts in minor units; `said` is what stands above the picture.
    """

    labels: tuple[str, ...]
    values: tuple[int, ...] = ()
    before: tuple[int, ...] = ()
    rows: tuple[str, ...] = ()
    cells: tuple[tuple[int, ...], ...] = ()
    ranked: bool = False
    said: str = ""

    @property
    def is_worth_drawing(self) -> bool:
        """Whether anything in it is more than nothing."""
        return any(self.values) or any(self.before) or any(map(any, self.cells))


@dataclass(frozen=True, slots=True)
class View:
    """A tab: `ask` is made in the background, `listing` and `picture` show its answer."""

    name: str
    title: Callable[[], str]
    ask: "Callable[[Shop, Period, Actor], Any]"
    listing: "Callable[[Any, Formats], Listing]"
    picture: "Callable[[Any, Formats], Picture | None]"


def _days(shop: "Shop", period: Period, actor: "Actor") -> tuple[list[DaySum], list[DaySum]]:
    return shop.figures.by_day(period, actor=actor), shop.figures.by_day(period.before(), actor=actor)


def _days_listing(answer: tuple[list[DaySum], list[DaySum]], _formats: "Formats") -> Listing:
    tr = QCoreApplication.translate
    columns = (
        ListColumn(tr("Insights", "Day"), Holds.DAY),
        ListColumn(tr("Insights", "Sales"), Holds.NUMBER),
        ListColumn(tr("Insights", "Total"), Holds.AMOUNT),
        ListColumn(tr("Insights", "Average"), Holds.AMOUNT),
        ListColumn(tr("Insights", "Refunds"), Holds.AMOUNT),
        ListColumn(tr("Insights", "Discounts"), Holds.AMOUNT),
        ListColumn(tr("Insights", "Taxes"), Holds.AMOUNT),
    )
    rows = [
        (each.day, sums.sales, sums.total, sums.average, sums.refunded, sums.discount, sums.tax)
        for each in reversed(answer[0])
        for sums in (each.sums,)
    ]
    said = [at for at in range(len(columns)) if at < ALWAYS or any(row[at] for row in rows)]
    listed = [tuple(row[at] for at in said) for row in rows]
    return Listing(tr("Insights", "Sales by day"), tuple(columns[at] for at in said), listed)


def _days_picture(answer: tuple[list[DaySum], list[DaySum]], formats: "Formats") -> Picture:
    """A bar for each day; of a long period, for each so many days that the bars can be told apart."""
    now, before = answer
    every = 1 if len(now) <= MOST_DAYS else 7 if len(now) <= MOST_DAYS * 7 else 28
    parts = [now[at : at + every] for at in range(0, len(now), every)]
    earlier = [before[at : at + every] for at in range(0, min(len(before), len(now)), every)]
    return Picture(
        tuple(formats.short_day(part[0].day) for part in parts),
        tuple(sum(each.sums.total for each in part) for part in parts),
        tuple(sum(each.sums.total for each in part) for part in earlier),
        said=_bars_said(every, compared=any(each.sums.total for each in before)),
    )


def _bars_said(days: int, *, compared: bool) -> str:
    """What a bar and the line across it stand for."""
    tr = QCoreApplication.translate
    said = {WEEKDAYS: tr("Insights", "A bar is a week."), WEEKDAYS * 4: tr("Insights", "A bar is four weeks.")}
    parts = [said[days]] if days in said else []
    if compared:
        parts.append(tr("Insights", "The line across a bar is the period before."))
    return " ".join(parts)


def _hours_listing(answer: list[HourSum], formats: "Formats") -> Listing:
    tr = QCoreApplication.translate
    columns = (
        ListColumn(tr("Insights", "Weekday")),
        ListColumn(tr("Insights", "Hour")),
        ListColumn(tr("Insights", "Orders"), Holds.NUMBER),
        ListColumn(tr("Insights", "Total"), Holds.AMOUNT),
    )
    rows = [
        (formats.weekday_name(each.weekday), f"{each.hour:02}:00", each.orders, each.total)
        for each in sorted(answer, key=lambda each: -each.total)
    ]
    return Listing(tr("Insights", "Sales by hour"), columns, rows)


def _hours_picture(answer: list[HourSum], formats: "Formats") -> Picture:
    """From the first to the last hour of the shop's day, which may end after midnight."""
    opens = formats.info.day_starts_at
    into_day = {(each.hour - opens) % HOURS for each in answer}
    begin = min(into_day, default=0)
    end = max(max(into_day, default=0) + 1, begin + FEWEST_HOURS)
    hours = [(opens + at) % HOURS for at in range(begin, min(end, HOURS))]
    totals = {(each.weekday, each.hour): each.total for each in answer}
    return Picture(
        tuple(f"{hour:02}" for hour in hours),
        rows=tuple(formats.weekday_name(weekday) for weekday in range(WEEKDAYS)),
        cells=tuple(tuple(totals.get((weekday, hour), 0) for hour in hours) for weekday in range(WEEKDAYS)),
        said=_busiest(answer, formats),
    )


def _busiest(answer: list[HourSum], formats: "Formats") -> str:
    if not answer:
        return ""
    most = max(answer, key=lambda each: each.total)
    words = QCoreApplication.translate("Insights", "Most is sold %1 %2: %3")
    words = words.replace("%1", formats.weekday_name(most.weekday)).replace("%2", f"{most.hour:02}:00")
    return words.replace("%3", formats.round_money(most.total))


def _named_bars(named: Sequence[tuple[str, int]]) -> Picture:
    first = named[:MOST_BARS]
    said = ""
    if len(named) > MOST_BARS:
        words = QCoreApplication.translate("Insights", "The first %1 of %2")
        said = words.replace("%1", str(MOST_BARS)).replace("%2", str(len(named)))
    return Picture(tuple(name for name, _ in first), tuple(total for _, total in first), ranked=True, said=said)


def _categories_listing(answer: list[CategorySum], _formats: "Formats") -> Listing:
    tr = QCoreApplication.translate
    columns = (
        ListColumn(tr("Insights", "Category")),
        ListColumn(tr("Insights", "Sold"), Holds.NUMBER),
        ListColumn(tr("Insights", "Total"), Holds.AMOUNT),
    )
    return Listing(
        tr("Insights", "Sales by category"), columns, [(_category(each), each.quantity, each.total) for each in answer]
    )


def _category(each: CategorySum) -> str:
    return each.name or QCoreApplication.translate("Insights", "No longer in the catalogue")


def _products_listing(answer: list[ProductSum], _formats: "Formats") -> Listing:
    tr = QCoreApplication.translate
    columns = (
        ListColumn(tr("Insights", "Product")),
        ListColumn(tr("Insights", "Sold"), Holds.NUMBER),
        ListColumn(tr("Insights", "Total"), Holds.AMOUNT),
    )
    return Listing(
        tr("Insights", "Sales by product"), columns, [(each.name, each.quantity, each.total) for each in answer]
    )


def _staff_listing(answer: list[StaffSum], _formats: "Formats") -> Listing:
    tr = QCoreApplication.translate
    columns = (
        ListColumn(tr("Insights", "Who")),
        ListColumn(tr("Insights", "Sales"), Holds.NUMBER),
        ListColumn(tr("Insights", "Total"), Holds.AMOUNT),
        ListColumn(tr("Insights", "Discounts"), Holds.AMOUNT),
        ListColumn(tr("Insights", "Refunds"), Holds.NUMBER),
        ListColumn(tr("Insights", "Refunded"), Holds.AMOUNT),
    )
    rows = [(each.name, each.sales, each.total, each.discount, each.refunds, each.refunded) for each in answer]
    return Listing(tr("Insights", "Sales by person"), columns, rows)


VIEWS: tuple[View, ...] = (
    View("days", lambda: QCoreApplication.translate("Insights", "Days"), _days, _days_listing, _days_picture),
    View(
        "hours",
        lambda: QCoreApplication.translate("Insights", "Hours"),
        lambda shop, period, actor: shop.figures.by_hour(period, actor=actor),
        _hours_listing,
        _hours_picture,
    ),
    View(
        "categories",
        lambda: QCoreApplication.translate("Insights", "Categories"),
        lambda shop, period, actor: shop.figures.by_category(period, actor=actor),
        _categories_listing,
        lambda answer, _formats: _named_bars([(_category(each), each.total) for each in answer]),
    ),
    View(
        "products",
        lambda: QCoreApplication.translate("Insights", "Products"),
        lambda shop, period, actor: shop.figures.by_product(period, 1000, actor=actor),
        _products_listing,
        lambda answer, _formats: _named_bars([(each.name, each.total) for each in answer]),
    ),
    View(
        "staff",
        lambda: QCoreApplication.translate("Insights", "Staff"),
        lambda shop, period, actor: shop.figures.by_staff(period, actor=actor),
        _staff_listing,
        lambda answer, _formats: _named_bars([(each.name, each.total) for each in answer]),
    ),
)
"""The figures, in their order."""
