"""Products, order lines and a completed sale in words, as the shop writes money. Nothing here is a widget."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pos_app.domain.cart import CartLine
from pos_app.domain.catalogue import Kind, Product
from pos_app.domain.sales import SaleDone
from ui.formats import Formats


@dataclass(frozen=True, slots=True)
class TileLine:
    """A product as its tile shows it; `state` is sellable, soldOut or unpriced."""

    product_id: str
    name: str
    note: str
    kind: str
    state: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line of the order in words."""

    quantity: str
    name: str
    detail: str
    amount: str
    is_merch: bool


@dataclass(frozen=True, slots=True)
class DoneLines:
    """A completed sale in words; empty parts are not shown."""

    change: str
    change_word: str
    total: str
    number: str = ""
    customer: str = ""
    points: str = ""
    level: str = ""
    birthday: str = ""


def tile_line(formats: Formats, product: Product) -> TileLine:
    """A tile: its price, or why it cannot be sold."""
    tr = QCoreApplication.translate
    merch = product.kind is Kind.MERCH
    if product.price is None:
        note, state = tr("Counter", "No price yet"), "unpriced"
    elif product.sold_out:
        note, state = tr("Counter", "Sold out"), "soldOut"
    else:
        note, state = formats.money(product.price), "sellable"
    return TileLine(
        product.id, product.name, note, "merch" if merch else "food", state, tr("Counter", "Merch") if merch else ""
    )


def order_line(formats: Formats, line: CartLine) -> OrderLine:
    """A line: its choices and its note below the name; merchandise is told by a word as well."""
    merch = QCoreApplication.translate("Counter", "Merch") if line.kind is Kind.MERCH else ""
    detail = " · ".join(part for part in (merch, *(each.name for each in line.modifiers), line.note) if part)
    return OrderLine(f"{line.quantity} ×", line.name, detail, formats.money(line.total), line.kind is Kind.MERCH)


def done_lines(formats: Formats, done: SaleDone, customer: str) -> DoneLines:
    """What the done panel says of a sale."""
    tr = QCoreApplication.translate
    paid = tr("Counter", "%1 paid").replace("%1", formats.money(done.total))
    points = ""
    if done.points is not None:
        points = tr("Counter", "%1 points earned, %2 in all")
        points = points.replace("%1", formats.number(done.points_earned)).replace("%2", formats.number(done.points))
    birthday = ""
    if done.birthday_points:
        birthday = tr("Counter", "Happy birthday: %1 points").replace("%1", formats.number(done.birthday_points))
    reached = done.reached_level
    level = tr("Counter", "Welcome to %1!").replace("%1", formats.level(reached)) if reached else ""
    return DoneLines(
        change=formats.money(done.change),
        change_word=tr("Counter", "Change due") if done.change else tr("Counter", "No change"),
        total=paid,
        number=done.number or "",
        customer=customer,
        points=points,
        level=level,
        birthday=birthday,
    )
