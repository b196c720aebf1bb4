"""The catalogue as a list for a spreadsheet: the columns, and what stands in them. The same list is read back."""

from collections.abc import Iterable

from pos_app.domain import money
from pos_app.domain.catalogue import STANDARD, Catalogue, Kind, Modifier, Product
from pos_app.domain.listing import Cell, Holds, ListColumn, Listing
from pos_app.domain.names import folded
from pos_app.domain.taxes import TaxRules

NAME, CATEGORY, KIND, PRICE, CODE, BARCODE, MODIFIERS = (
    "name", "category", "kind", "price", "code", "barcode", "modifiers",
)  # fmt: skip
TAX_CLASS, OPEN_PRICE, SOLD_OUT, COMING, FAVOURITE, ACTIVE, ID = (
    "tax class", "open price", "sold out", "coming", "favourite", "active", "id",
)  # fmt: skip
COLUMNS = (
    NAME, CATEGORY, KIND, PRICE, CODE, BARCODE, MODIFIERS, TAX_CLASS, OPEN_PRICE, SOLD_OUT, COMING, FAVOURITE, ACTIVE,
    ID,
)  # fmt: skip
FLAGS = {
    OPEN_PRICE: "open_price",
    SOLD_OUT: "sold_out",
    COMING: "coming",
    FAVOURITE: "favourite",
    ACTIVE: "active",
}
"""The columns of yes and no, and the product's own word for each."""

_HOLDS = {PRICE: Holds.AMOUNT} | dict.fromkeys(FLAGS, Holds.YES_NO)
_KIND_WORDS = {Kind.FOOD: "food", Kind.MERCH: "merch"}


def listing(catalogue: Catalogue, taxes: TaxRules, currency: str) -> Listing:
    """Every product of the catalogue, in its order, one a row."""
    categories = {each.id: each.name for each in catalogue.categories}
    columns = tuple(ListColumn(title, _HOLDS.get(title, Holds.TEXT)) for title in COLUMNS)
    rows = [_row(each, categories.get(each.category_id, ""), taxes, currency) for each in catalogue.products]
    return Listing("Products", columns, rows)


def _row(product: Product, category: str, taxes: TaxRules, currency: str) -> tuple[Cell, ...]:
    flags = tuple(bool(getattr(product, name)) for name in FLAGS.values())
    named = next((each.name for each in taxes.classes if each.id == product.tax_class), product.tax_class)
    modifiers = "; ".join(_modifier(each, currency) for each in product.modifiers)
    return (
        product.name, category, _KIND_WORDS[product.kind], product.price, product.code, product.barcode, modifiers,
        named, *flags, product.id,
    )  # fmt: skip


def _modifier(modifier: Modifier, currency: str) -> str:
    name = "".join(f"\\{char}" if char in "\\;=" else char for char in modifier.name)
    return f"{name}={money.plain(modifier.price, currency)}" if modifier.price else name


def split(text: str, mark: str) -> list[str]:
    """The parts between the marks; one behind a backslash belongs to its part, backslashes stay."""
    parts, escaped = [""], False
    for char in text:
        if char == mark and not escaped:
            parts.append("")
        else:
            parts[-1] += char
        escaped = char == "\\" and not escaped
    return parts


def unescaped(text: str) -> str:
    """The text as it was before `;`, `=` and the backslash got one before them; another backslash is itself."""
    made, at = "", 0
    while at < len(text):
        at += text[at] == "\\" and text[at + 1 : at + 2] in ("\\", ";", "=") and at + 1 < len(text)
        made += text[at]
        at += 1
    return made


def tax_words(taxes: TaxRules, products: Iterable[Product]) -> dict[str, str]:
    """Every word that may stand for a tax class, folded, with the class it means: names, ids, and those in use."""
    in_use = {folded(each.tax_class): each.tax_class for each in products}
    ids = {folded(each.id): each.id for each in taxes.classes}
    named = {folded(each.name): each.id for each in taxes.classes}
    return {folded(STANDARD): STANDARD} | in_use | ids | named
