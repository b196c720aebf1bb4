"""Where everything is put together: a reader starts here. `open_shop` is the door for scripts, tests and the window alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pos_app.data import numbers
from pos_app.data.database import Database
from pos_app.data.schema import bring_up_to_date
from pos_app.domain.cart import Cart, CartLine
from pos_app.domain.catalogue import Catalogue, Category, Kind, Modifier, Product
from pos_app.domain.customers import CustomerCard, CustomerMatch, CustomerValue, HistoryEntry, HistoryPage
from pos_app.domain.loyalty import JoinPreview, Level, MemberCard
from pos_app.domain.sales import Payment, SaleDone, Tender
from pos_app.domain.shop import ShopInfo
from pos_app.domain.staff import Act, Actor, Role
from pos_app.services.doctor import Finding
from pos_app.services.premises import Premises
from pos_app.services.shop import Shop

DEFAULT_TILL = "Till 1"
DEMO_OWNER = "Olive"
DEMO_PIN = "739184"
SCRIPT_OWNER = "Owner"

__all__ = [
    "Act",
    "Actor",
    "Cart",
    "CartLine",
    "Catalogue",
    "Category",
    "CustomerCard",
    "CustomerMatch",
    "CustomerValue",
    "Finding",
    "HistoryEntry",
    "HistoryPage",
    "JoinPreview",
    "Kind",
    "Level",
    "MemberCard",
    "Modifier",
    "Payment",
    "Product",
    "Role",
    "SaleDone",
    "Shop",
    "ShopInfo",
    "Tender",
    "build_shop",
    "open_shop",
]


@contextmanager
def open_shop(database: str | Path, *, as_owner: bool = False, demo: bool = False, till: str = DEFAULT_TILL) -> Iterator[Shop]:
    """Open the shop at a URL or a path, bringing its schema up to date first, and let go of it at the end.

    `as_owner` is for scripts on the owner's machine: `shop.actor` is the owner, who is made, without a PIN, where there is
    nobody. `demo` fills a new database with the demo catalogue and the owner Olive. Raises DatabaseTrouble.
    """
    shop = build_shop(database, as_owner=as_owner, demo=demo, till=till)
    try:
        yield shop
    finally:
        shop.close()


def build_shop(database: str | Path, *, as_owner: bool = False, demo: bool = False, till: str = DEFAULT_TILL) -> Shop:
    """Likewise, for a caller that closes the shop itself."""
    opened = Database(database)
    try:
        bring_up_to_date(opened)
        letter = opened.call(lambda connection: numbers.till_letter(connection, till))
        shop = Shop(Premises(opened, till=till, letter=letter))
        if demo:
            shop.welcome.start_for_scripts(ShopInfo(name="Northside Taproom"), owner=DEMO_OWNER, pin=DEMO_PIN, demo=True)
        elif as_owner:
            shop.welcome.start_for_scripts(ShopInfo(), owner=SCRIPT_OWNER, pin=None, demo=False)
        if as_owner:
            shop.act_as(shop.staff.first_owner())
    except BaseException:
        opened.close()
        raise
    return shop
