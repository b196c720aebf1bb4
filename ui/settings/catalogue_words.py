"""The catalogue, price changes and lists in words. Nothing here is a widget."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.catalogue import Catalogue, Category, Kind, Product
from pos_app.domain.price_change import ANY_ENDING, Ending, PriceMove
from pos_app.domain.stocking import ProductChange, StockPlan
from pos_app.domain.taxes import TaxRules
from ui.settings.row_words import row_problem

if TYPE_CHECKING:
    from ui.formats import Formats


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product as its line of the table."""

    product: Product
    detail: str
    category: str
    price: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A product's price before and after; `chosen` says whether it will change."""

    move: PriceMove
    name: str
    before: str
    after: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What a list does to a product, or what stops it."""

    name: str
    what: str
    tone: str = ""


def product_rows(products: Sequence[Product], everything: Catalogue, formats: "Formats") -> list[ProductRow]:
    """The lines of the table."""
    categories = {each.id: each.name for each in everything.categories}
    return [_row(each, categories.get(each.category_id, ""), formats) for each in products]


def _row(product: Product, category: str, formats: "Formats") -> ProductRow:
    state, tone = _state(product)
    merch = QCoreApplication.translate("Catalogue", "Merch") if product.kind is Kind.MERCH else ""
    detail = " · ".join(part for part in (merch, product.code or "", product.barcode or "") if part)
    return ProductRow(product, detail, category, price_words(product, formats), state, tone)


def price_words(product: Product, formats: "Formats") -> str:
    """The price, or why there is none."""
    tr = QCoreApplication.translate
    if product.open_price:
        return tr("Catalogue", "Open price")
    return tr("Catalogue", "No price yet") if product.price is None else formats.money(product.price)


def _state(product: Product) -> tuple[str, str]:
    tr = QCoreApplication.translate
    if not product.active:
        return tr("Catalogue", "Retired"), "text_faint"
    if product.coming:
        return tr("Catalogue", "Coming"), "info"
    if product.sold_out:
        return tr("Catalogue", "Sold out"), "warning"
    return (tr("Catalogue", "Favourite"), "accent_ink") if product.favourite else ("", "")


def category_lines(everything: Catalogue) -> list[tuple[str, str]]:
    """The lists' ids and words: all products first, then each category with how many it has on the grid."""
    tr = QCoreApplication.translate
    counted = tr("Catalogue", "%1 (%2)")
    active = [each for each in everything.products if each.active]

    def line(name: str, count: int) -> str:
        return counted.replace("%2", str(count)).replace("%1", name)

    inside = [
        (each.id, line(each.name, sum(product.category_id == each.id for product in active)))
        for each in everything.categories
    ]
    return [("", line(tr("Catalogue", "All products"), len(active))), *inside]


def tax_choices(taxes: TaxRules, own: str) -> list[tuple[str, str]]:
    """The tax classes a product may have, its own among them; the first class is what an unknown one counts as."""
    tr = QCoreApplication.translate
    found = [(each.id, each.name) for each in taxes.classes]
    if own not in {each for each, _ in found}:
        words = tr("Catalogue", "The shop's first") if found else tr("Catalogue", "No taxes set up")
        found.insert(0, (own, words))
    return found


def ending_words(ending: Ending, formats: "Formats") -> str:
    """`.90`, as prices of that ending look."""
    tr = QCoreApplication.translate
    if ending == ANY_ENDING:
        return tr("Catalogue", "Not rounded")
    if ending.offset:
        return tr("Catalogue", "Ends like %1").replace("%1", formats.amount(ending.step + ending.offset))
    return tr("Catalogue", "To the nearest %1").replace("%1", formats.amount(ending.step))


def move_rows(
    moves: Sequence[PriceMove], everything: Catalogue, left_out: set[str], formats: "Formats"
) -> list[MoveRow]:
    """The preview of a price change."""
    names = {each.id: each.name for each in everything.products}

    def words(price: int | None) -> str:
        return "" if price is None else formats.money(price)

    return [
        MoveRow(
            each,
            names.get(each.product_id, ""),
            words(each.before),
            words(each.after) if each.possible else QCoreApplication.translate("Catalogue", "Not possible"),
            each.product_id not in left_out,
        )
        for each in moves
    ]


def plan_summary(plan: StockPlan, formats: "Formats") -> str:
    """What a list would do, in a line."""
    tr = QCoreApplication.translate
    words = tr("Catalogue", "%1 new, %2 changed, %3 as they are.")
    for mark, count in (("%1", len(plan.added)), ("%2", len(plan.changed)), ("%3", plan.same)):
        words = words.replace(mark, formats.number(count))
    if plan.categories:
        made = tr("Catalogue", "New categories: %1.").replace("%1", ", ".join(plan.categories))
        words = f"{words} {made}"
    return words


def plan_rows(plan: StockPlan, categories: Sequence[Category], formats: "Formats") -> list[ChangeRow]:
    """What a list would do, a line each; what stops it comes first."""
    tr = QCoreApplication.translate
    named = {each.id: each.name for each in categories}
    stops = [ChangeRow(row_problem(problem), "", "danger") for problem in plan.problems]
    added = [
        ChangeRow(
            row.product.name,
            tr("Catalogue", "New in %1, %2")
            .replace("%2", price_words(row.product, formats))
            .replace("%1", row.category),
            "success",
        )
        for row in plan.added
    ]
    changed = [
        ChangeRow(change.before.name, _differences(change, row.category, named, formats))
        for row, change in plan.changed
    ]
    return [*stops, *changed, *added]


def _differences(change: ProductChange, category: str, named: dict[str, str], formats: "Formats") -> str:
    tr = QCoreApplication.translate
    before, after = change.before, change.after
    found = []
    if before.name != after.name:
        found.append(tr("Catalogue", "now %1").replace("%1", after.name))
    if (before.price, before.open_price) != (after.price, after.open_price):
        found.append(f"{price_words(before, formats)} → {price_words(after, formats)}")
    if before.category_id != after.category_id:
        found.append(f"{named.get(before.category_id, '')} → {category}")
    flags = (
        ("kind", tr("Catalogue", "kind")),
        ("code", tr("Catalogue", "code")),
        ("barcode", tr("Catalogue", "barcode")),
        ("modifiers", tr("Catalogue", "choices")),
        ("tax_class", tr("Catalogue", "tax")),
        ("sold_out", tr("Catalogue", "sold out")),
        ("coming", tr("Catalogue", "coming")),
        ("favourite", tr("Catalogue", "favourite")),
        ("active", tr("Catalogue", "on the grid")),
    )
    found += [words for name, words in flags if getattr(before, name) != getattr(after, name)]
    return ", ".join(found)
