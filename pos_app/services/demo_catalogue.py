"""The demo catalogue of a bar & grill, read from `resources/demo_catalogue.toml`; prices there are in whole units."""

import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import Any

from sqlalchemy import Connection

from pos_app.domain import money
from pos_app.domain.catalogue import Kind, Modifier, Product
from pos_app.services.catalogue_rows import insert_category, insert_product
from pos_app.services.premises import Premises


def insert_demo_catalogue(connection: Connection, premises: Premises, currency: str) -> None:
    """Put the demo's categories and products into an empty catalogue, priced in the shop's currency."""
    content = tomllib.loads(
        files("resources").joinpath("demo_catalogue.toml").read_text(encoding="utf-8"), parse_float=Decimal
    )
    for each in content["category"]:
        made = insert_category(connection, premises, each["name"])
        for product in each["product"]:
            insert_product(connection, premises, _product(product, made.id, Kind(each.get("kind", "FOOD")), currency))


def _product(given: dict[str, Any], category_id: str, kind: Kind, currency: str) -> Product:
    return Product(
        id="",
        name=given["name"],
        kind=kind,
        price=_price(given.get("price"), currency),
        category_id=category_id,
        code=given.get("code"),
        barcode=given.get("barcode"),
        modifiers=tuple(
            Modifier(name, _price(price, currency) or 0) for name, price in given.get("modifiers", {}).items()
        ),
        sold_out=given.get("sold_out", False),
        favourite=given.get("favourite", False),
    )


def _price(amount: Decimal | int | None, currency: str) -> int | None:
    """Minor units; where a currency has no decimals, a hundred of it stand for one unit of the demo."""
    if amount is None:
        return None
    scale = 100 if money.exponent(currency) == 0 else 1
    return money.to_minor(Decimal(amount) * scale, currency)
