"""Products, order lines and a completed sale in words, as the shop writes money. Nothing here is a widget."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pos_app.domain.cart import CartLine
from pos_app.domain.catalogue import Kind, Product
from pos_app.domain.pricing import Priced, TaxSum
from pos_app.domain.sales import GuestGiven, Payment, SaleDone
from ui.counter.discount_words import discount_words, percent
from ui.formats import Formats

LONG_TOTAL = 10
"""From so many characters on the total is written smaller, and not on the button again."""

MOST_TAXES = 3
"""More of them are told in one line."""


@dataclass(frozen=True, slots=True)
class TileLine:
    """A product as its tile shows it; `state` is sellable, soldOut or unpriced."""

    product_id: str
    name: str
    note: str
    kind: str
    state: str
    tag: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class PictureWanted:
    """The picture, by its hash, that a product's tile has room for, in device pixels."""

    product_id: str
    picture: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line of the order in words."""

    quantity: str
    name: str
    detail: str
    amount: str
    is_merch: bool


@dataclass(frozen=True, slots=True)
class LineFace:
    """What the editor of a line shows beside the line itself; `hint` says from when on a lead approves a discount."""

    unit_price: str
    currency: str
    mark: str
    hint: str = ""


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
    if product.coming:
        note, state = tr("Counter", "Coming"), "unpriced"
    elif product.open_price and not product.sold_out:
        note, state = tr("Counter", "Open price"), "sellable"
    elif product.price is None:
        note, state = tr("Counter", "No price yet"), "unpriced"
    elif product.sold_out:
        note, state = tr("Counter", "Sold out"), "soldOut"
    else:
        note, state = formats.money(product.price), "sellable"
    kind, tag = ("merch", tr("Counter", "Merch")) if merch else ("food", "")
    return TileLine(product.id, product.name, note, kind, state, tag, product.picture)


def order_line(formats: Formats, line: CartLine) -> OrderLine:
    """A line: its choices and its note below the name; merchandise is told by a word as well."""
    merch = QCoreApplication.translate("Counter", "Merch") if line.kind is Kind.MERCH else ""
    sent = QCoreApplication.translate("Counter", "Sent") if line.sent else ""
    off = discount_words(formats, line.discount)
    detail = " · ".join(part for part in (sent, merch, *(each.name for each in line.modifiers), line.note, off) if part)
    return OrderLine(f"{line.quantity} ×", line.name, detail, formats.money(line.total), line.kind is Kind.MERCH)


def sum_lines(formats: Formats, priced: Priced, paid: tuple[Payment, ...] = ()) -> list[tuple[str, str]]:
    """What leads to the total, as far as something does: subtotal, discount, each tax; and what was paid already."""
    tr = QCoreApplication.translate
    totals = priced.totals
    lines = []
    added = [each for each in priced.taxes if not each.tax_class.included and each.tax]
    if totals.discount or added:
        lines.append((tr("Counter", "Subtotal"), formats.money(totals.subtotal)))
    if totals.discount:
        lines.append((tr("Counter", "Discount"), formats.money(-totals.discount)))
    taxes = [_tax_line(formats, each) for each in priced.taxes if each.tax]
    if len(taxes) > MOST_TAXES:
        taxes = [(tr("Counter", "Taxes"), formats.money(totals.tax))]
    taken = sum(each.amount for each in paid)
    parts = [(tr("Counter", "Paid so far"), formats.money(taken))] if taken else []
    return lines + taxes + parts


def _tax_line(formats: Formats, tax: TaxSum) -> tuple[str, str]:
    tr = QCoreApplication.translate
    words = tr("Counter", "incl. %1 %2") if tax.tax_class.included else tr("Counter", "%1 %2")
    words = words.replace("%2", percent(tax.tax_class.rate)).replace("%1", tax.tax_class.name)
    return words, formats.money(tax.tax)


def given_points(formats: Formats, given: GuestGiven) -> str:
    """What a finished sale earned for the customer it was given to."""
    return "" if given.points is None else _earned(formats, given.points_earned, given.points)


def _earned(formats: Formats, earned: int, balance: int) -> str:
    words = QCoreApplication.translate("Counter", "%1 points earned, %2 in all")
    return words.replace("%1", formats.number(earned)).replace("%2", formats.number(balance))


def done_lines(formats: Formats, done: SaleDone, customer: str) -> DoneLines:
    """What the done panel says of a sale."""
    tr = QCoreApplication.translate
    paid = tr("Counter", "%1 paid").replace("%1", formats.money(done.total + done.tip + done.rounding))
    if done.tip:
        paid = tr("Counter", "%1, %2 of it a tip").replace("%2", formats.money(done.tip)).replace("%1", paid)
    points = ""
    if done.points is not None:
        points = _earned(formats, done.points_earned, done.points)
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
