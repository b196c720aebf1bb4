"""Where everything is put together: a reader starts here. `open_shop` is the door for scripts and tests alike."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos_app.data import numbers
from pos_app.data.database import Database
from pos_app.data.schema import bring_up_to_date
from pos_app.domain.cart import Cart, CartLine
from pos_app.domain.catalogue import Catalogue, Category, Kind, Modifier, Product
from pos_app.domain.customers import CustomerCard, CustomerMatch, CustomerValue, HistoryEntry, HistoryPage
from pos_app.domain.findings import Finding
from pos_app.domain.loyalty import JoinPreview, Level, MemberCard
from pos_app.domain.sales import Payment, SaleDone, Tender
from pos_app.domain.shop import ShopInfo
from pos_app.domain.staff import Act, Actor, Approval, Role
from pos_app.services.premises import Premises
from pos_app.services.shop import Shop

if TYPE_CHECKING:
    from pos_app.domain.listing import Listing
    from pos_app.domain.shop import Restored
    from pos_app.domain.stocking import ListedProduct
    from pos_app.interchange.adoption_tally import Tally

Progress = Callable[[str, float], None]
"""Told the stage of an upgrade or an adoption, and how much of the whole is done, from 0 to 1."""

_Rows = Callable[[str, int, int], None]

DEFAULT_TILL = "Till 1"
DEMO_OWNER = "Olive"
DEMO_PIN = "739184"
SCRIPT_OWNER = "Owner"

__all__ = [
    "Act",
    "Actor",
    "Approval",
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
    "adopt_into",
    "build_shop",
    "look_at_old_shop",
    "open_shop",
    "restore_backup",
    "save_tally",
    "upgrade_old_shop",
]


@contextmanager
def open_shop(
    database: str | Path,
    *,
    as_owner: bool = False,
    demo: bool = False,
    till: str = DEFAULT_TILL,
    region: str = "US",
    currency: str = "USD",
) -> Iterator[Shop]:
    """Open the shop at a URL or a path, bringing its schema up to date first, and let go of it at the end.

    `as_owner` is for scripts on the owner's machine: `shop.actor` is the owner, who is made, without a PIN, where there
    is nobody, and a closed till is opened with an empty drawer. `demo` fills a new database with the demo catalogue and
    the owner Olive. `region` and `currency` are how the numbers and totals of an old web shop's database are read.
    Raises BadInput and DatabaseTrouble.
    """
    shop = build_shop(database, as_owner=as_owner, demo=demo, till=till, region=region, currency=currency)
    try:
        yield shop
    finally:
        shop.close()


def build_shop(
    database: str | Path,
    *,
    as_owner: bool = False,
    demo: bool = False,
    till: str = DEFAULT_TILL,
    region: str | None = "US",
    currency: str = "USD",
    progress: Progress | None = None,
) -> Shop:
    """Likewise, for a caller that closes the shop itself. `progress` is told of an upgrade, from its backup on.

    With `region=None` an old web shop's database is left as it is: raises CountryWanted.
    """
    opened = Database(database)
    try:
        bring_up_to_date(opened, region=region, currency=currency, progress=_upgrade_told(progress))
        letter = opened.call(lambda connection: numbers.till_letter(connection, till))
        shop = Shop(
            Premises(opened, till=till, letter=letter),
            write_listing=_write_listing,
            read_products=_read_products,
            write_known=_write_known,
        )
        if demo:
            shop.welcome.start_for_scripts(
                ShopInfo(name="Northside Taproom"), owner=DEMO_OWNER, pin=DEMO_PIN, demo=True
            )
        elif as_owner:
            shop.welcome.start_for_scripts(ShopInfo(), owner=SCRIPT_OWNER, pin=None, demo=False)
        if as_owner:
            owner = shop.staff.first_owner()
            shop.act_as(owner)
            if owner is not None:
                shop.till.open_for_scripts(owner)
    except BaseException:
        opened.close()
        raise
    return shop


def look_at_old_shop(
    source: str | Path,
    region: str,
    currency: str,
    *,
    password: str = "",
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> "Tally":
    """What bringing in the old web shop's database would do; nothing is written. Raises what `adopt_into` raises."""
    from pos_app.interchange import adoption, legacy_source  # noqa: PLC0415 (wanted once in a shop's life)

    named = legacy_source.with_password(source, password)
    return adoption.plan(named, region, currency, progress=_adoption_told(progress), cancelled=cancelled)


def adopt_into(
    database: str | Path,
    source: str | Path,
    region: str,
    currency: str,
    *,
    password: str = "",
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> "Tally":
    """Bring the old web shop's database into one that is new or has no guests yet, and that nobody holds open here.

    `password` is that of a PostgreSQL source whose address has none. Raises AdoptionRefused and DatabaseTroubles;
    nothing was written then.
    """
    from pos_app.interchange import adoption, legacy_source  # noqa: PLC0415 (wanted once in a shop's life)

    named = legacy_source.with_password(source, password)
    told = _adoption_told(progress)
    return adoption.adopt(named, database, region=region, currency=currency, progress=told, cancelled=cancelled)


def upgrade_old_shop(
    database: str | Path,
    region: str,
    currency: str,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> "Tally":
    """Bring the old web shop's database up to date where it is, after a backup, and tell what became of its rows.

    Raises AdoptionRefused and DatabaseTroubles; the database is then as it was.
    """
    from pos_app.interchange import adoption  # noqa: PLC0415 (wanted once in a shop's life)

    return adoption.upgrade(database, region, currency, progress=_upgrade_told(progress), cancelled=cancelled)


def restore_backup(
    database: str | Path, backup: Path, *, till: str = DEFAULT_TILL, accept_changed: bool = False
) -> "Restored":
    """Put a backup in the place of a SQLite database that nobody holds open here; see `services.restoring.restore`.

    Raises NotFound and DatabaseTroubles (RestoreRefused where it is the backup); the database is then as it was.
    """
    from pos_app.services import restoring  # noqa: PLC0415 (wanted when something went wrong)

    return restoring.restore(database, backup, till=till, accept_changed=accept_changed)


def save_tally(tally: "Tally", path: Path) -> None:
    """Keep what an adoption told as a file: JSON or CSV where its name ends so, else text. Raises BadInput."""
    from pos_app.interchange import adoption_report  # noqa: PLC0415 (wanted once in a shop's life)

    adoption_report.write(tally, path)


def _write_listing(listing: "Listing", path: Path, info: ShopInfo) -> Path:
    from pos_app.interchange import listing_files  # noqa: PLC0415 (wanted when a list is saved)

    return listing_files.save(listing, path, info)


def _write_known(known: dict[str, Any], path: Path) -> Path:
    from pos_app.interchange import guest_file  # noqa: PLC0415 (wanted when a guest asks for it)

    return guest_file.save(known, path)


def _read_products(path: Path, currency: str, words: Mapping[str, str]) -> "list[ListedProduct]":
    from pos_app.interchange import catalogue_csv  # noqa: PLC0415 (wanted when a list is brought in)

    return catalogue_csv.read_file(path, currency, words)


def _adoption_told(progress: Progress | None) -> _Rows | None:
    from pos_app.interchange.adoption import share_done  # noqa: PLC0415 (wanted once in a shop's life)

    return _as_share(progress, share_done) if progress else None


def _upgrade_told(progress: Progress | None) -> _Rows | None:
    def share(stage: str, done: int, total: int) -> float:
        from pos_app.interchange.adoption import share_upgraded  # noqa: PLC0415 (wanted when an old database is opened)

        return share_upgraded(stage, done, total)

    return _as_share(progress, share) if progress else None


def _as_share(progress: Progress, share: Callable[[str, int, int], float]) -> _Rows:
    return lambda stage, done, total: progress(stage, share(stage, done, total))
