"""The figures of a period at a glance, in words, each with how it changed. No widgets here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from pos_app.domain.insights import Overview
    from ui.formats import Formats


@dataclass(frozen=True, slots=True)
class FigureWords:
    """One figure: what it is, its value, and below it how it changed or what it is made of; `tone` colours that."""

    name: str
    label: str
    value: str
    detail: str = ""
    tone: str = ""


def figures(overview: "Overview", formats: "Formats") -> list[FigureWords]:
    """What the owner sees first."""
    tr = QCoreApplication.translate
    now, before, points = overview.now, overview.before, overview.points
    owed = tr("Insights", "%1 points").replace("%1", formats.number(points.owed))
    taken = _changed(now.taken, before.taken, formats)
    sales = _changed(now.sales, before.sales, formats)
    average = _changed(now.average, before.average, formats)
    return [
        FigureWords("taken", tr("Insights", "Taken"), formats.round_money(now.taken), *taken),
        FigureWords("sales", tr("Insights", "Sales"), formats.number(now.sales), *sales),
        FigureWords("average", tr("Insights", "Average sale"), formats.money(now.average), *average),
        FigureWords(
            "kinds",
            tr("Insights", "Food and drink"),
            formats.round_money(overview.food.total),
            tr("Insights", "merch %1").replace("%1", formats.round_money(overview.merch.total)),
        ),
        FigureWords(
            "members",
            tr("Insights", "Members' share"),
            formats.share(now.member_share),
            tr("Insights", "members: %1").replace("%1", formats.number(points.members)),
        ),
        FigureWords(
            "new",
            tr("Insights", "New guests"),
            formats.number(now.new_orders),
            tr("Insights", "orders: %1").replace("%1", formats.round_money(now.new_total)),
        ),
        FigureWords(
            "given_away",
            tr("Insights", "Discounts"),
            formats.round_money(now.discount),
            tr("Insights", "%1 refunded").replace("%1", formats.round_money(now.refunded)),
        ),
        FigureWords("owed", tr("Insights", "Owed in points"), formats.round_money(points.liability), owed),
        FigureWords(
            "points",
            tr("Insights", "Points given"),
            formats.number(points.given),
            tr("Insights", "%1 spent").replace("%1", formats.number(points.spent)),
        ),
    ]


def _changed(now: int, before: int, formats: "Formats") -> tuple[str, str]:
    """How much more or less, with its tone; nothing where there was nothing to compare with."""
    if not before:
        return QCoreApplication.translate("Insights", "nothing before"), ""
    change = (now - before) / before
    words = formats.share(abs(change))
    if round(abs(change), 2) == 0:
        return QCoreApplication.translate("Insights", "as before"), ""
    if now > before:
        return QCoreApplication.translate("Insights", "+%1").replace("%1", words), "success"
    return QCoreApplication.translate("Insights", "−%1").replace("%1", words), "danger"
