"""The owner's lists of people as tables. No widgets here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain import phone
from pos_app.domain.guest_lists import ListedGuest
from pos_app.domain.insights import ConversionCandidate, NearLevel
from pos_app.domain.listing import Holds, ListColumn, Listing

if TYPE_CHECKING:
    from ui.formats import Formats


def _name(name: str | None) -> str:
    return name or QCoreApplication.translate("Insights", "No name")


def _number(number: str, formats: "Formats") -> str:
    return formats.phone(number) if phone.is_stored_form(number) else ""


def conversion(found: Sequence[ConversionCandidate], formats: "Formats") -> Listing:
    """Who should join next, and what they would get."""
    tr = QCoreApplication.translate
    columns = (
        ListColumn(tr("Insights", "Customer")),
        ListColumn(tr("Insights", "Phone")),
        ListColumn(tr("Insights", "Would get"), Holds.NUMBER),
        ListColumn(tr("Insights", "Level")),
        ListColumn(tr("Insights", "Spent"), Holds.AMOUNT),
        ListColumn(tr("Insights", "Orders"), Holds.NUMBER),
        ListColumn(tr("Insights", "Last visit"), Holds.MOMENT),
    )
    rows = [
        (
            _name(each.name),
            _number(each.phone_number, formats),
            each.points,
            formats.level(each.level),
            each.lifetime_total,
            each.orders,
            each.last_order,
        )
        for each in found
    ]
    return Listing(tr("Insights", "Worth enrolling"), columns, rows)


def near_level(found: Sequence[NearLevel], formats: "Formats") -> Listing:
    """Who needs little for the next level."""
    tr = QCoreApplication.translate
    columns = (
        ListColumn(tr("Insights", "Member")),
        ListColumn(tr("Insights", "Phone")),
        ListColumn(tr("Insights", "Level")),
        ListColumn(tr("Insights", "Next")),
        ListColumn(tr("Insights", "Missing"), Holds.NUMBER),
        ListColumn(tr("Insights", "Earned"), Holds.NUMBER),
    )
    rows = [
        (
            _name(each.name),
            _number(each.phone_number, formats),
            formats.level(each.level),
            formats.level(each.next_level),
            each.missing,
            each.earned,
        )
        for each in found
    ]
    return Listing(tr("Insights", "Near a level"), columns, rows)


def guests(found: Sequence[ListedGuest], formats: "Formats") -> Listing:
    """The customers as they are shown; what is saved has more columns."""
    tr = QCoreApplication.translate
    columns = (
        ListColumn(tr("Insights", "Customer")),
        ListColumn(tr("Insights", "Phone")),
        ListColumn(tr("Insights", "Level")),
        ListColumn(tr("Insights", "Points"), Holds.NUMBER),
        ListColumn(tr("Insights", "Spent"), Holds.AMOUNT),
        ListColumn(tr("Insights", "Orders"), Holds.NUMBER),
        ListColumn(tr("Insights", "Last visit"), Holds.MOMENT),
        ListColumn(tr("Insights", "Consent"), Holds.YES_NO),
    )
    rows = [
        (
            _name(each.name),
            _number(each.phone_number, formats),
            formats.level(each.level) if each.level else "",
            each.points,
            each.lifetime_total,
            each.orders,
            each.last_order,
            each.marketing_consent,
        )
        for each in found
    ]
    return Listing(tr("Insights", "Customers"), columns, rows)
