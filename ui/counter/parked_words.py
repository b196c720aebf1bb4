"""Parked sales and tabs in words, and what the catalogue says to a sale that was recalled. Nothing here is a widget."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pos_app.domain.parked import LineTrouble, Parked, ParkedKind, Trouble
from ui.formats import Formats

SAID = 3
"""So many lines are named; of more it is said how many."""


@dataclass(frozen=True, slots=True)
class ParkedLine:
    """A parked sale or a tab in words; `id` and `version` tell which, as it was seen."""

    id: str
    version: int
    name: str
    items: str
    where: str
    when: str
    amount: str
    is_tab: bool = False


def parked_line(formats: Formats, parked: Parked) -> ParkedLine:
    """A line of the list; a tab with its number."""
    tab = QCoreApplication.translate("Parking", "Tab %1").replace("%1", parked.number).strip()
    is_tab = parked.kind is ParkedKind.TAB
    return ParkedLine(
        parked.id,
        parked.version,
        parked.label,
        parked.items,
        tab if is_tab else parked.till,
        f"{formats.day(parked.since)}, {formats.time(parked.since)}",
        formats.money(parked.total),
        is_tab,
    )


def trouble_words(formats: Formats, troubles: Sequence[LineTrouble]) -> str:
    """What changed since the sale was put aside; nothing where all is as it was."""
    tr = QCoreApplication.translate
    words = {
        Trouble.PRICE: tr("Parking", "%1 has another price now (%2)."),
        Trouble.SOLD_OUT: tr("Parking", "%1 is sold out."),
        Trouble.GONE: tr("Parking", "%1 cannot be sold any more."),
    }
    said = [
        words[each.trouble]
        .replace("%1", each.name)
        .replace("%2", formats.money(each.price) if each.price is not None else "")
        for each in troubles[:SAID]
    ]
    if len(troubles) > SAID:
        said.append(tr("Parking", "And %1 more.").replace("%1", str(len(troubles) - SAID)))
    return " ".join(said)
