"""The shop: every service in one place, each made, with what it needs, when it is first asked for.

A window that looks up a guest needs no refunds and no reports yet: loading all services takes longer than the look-up.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos_app.errors import FileNotWritten, NotFound

if TYPE_CHECKING:
    from pos_app.domain.listing import Listing
    from pos_app.domain.shop import ShopInfo
    from pos_app.domain.staff import Actor
    from pos_app.domain.stocking import ListedProduct
    from pos_app.services.assortment import Assortment
    from pos_app.services.backups import Backups
    from pos_app.services.board import OrdersBoard
    from pos_app.services.catalogue import Catalogue
    from pos_app.services.checkout import Checkout
    from pos_app.services.customers import Customers
    from pos_app.services.doctor import Doctor
    from pos_app.services.figures import Figures
    from pos_app.services.guest_lists import GuestLists
    from pos_app.services.history import History
    from pos_app.services.house_rules import HouseRules
    from pos_app.services.insights import Insights
    from pos_app.services.journal import Journal
    from pos_app.services.late_guest import LateGuest
    from pos_app.services.levels import Levels
    from pos_app.services.loyalty_rules import LoyaltyRules
    from pos_app.services.machine import Machine
    from pos_app.services.parking import Parking
    from pos_app.services.points import Points
    from pos_app.services.premises import Premises
    from pos_app.services.printing import Printing
    from pos_app.services.privacy import Privacy
    from pos_app.services.receipts import Receipts
    from pos_app.services.recent_sales import RecentSales
    from pos_app.services.refunds import Refunds
    from pos_app.services.shop_details import ShopDetails
    from pos_app.services.staff import Staff
    from pos_app.services.stocking import Stocking
    from pos_app.services.tabs import Tabs
    from pos_app.services.tappass import TapPass
    from pos_app.services.till import Till
    from pos_app.services.vouchers import Vouchers
    from pos_app.services.welcome import Welcome

WriteListing = Callable[["Listing", Path, "ShopInfo"], Path]
WriteKnown = Callable[["dict[str, Any]", Path], Path]
ReadProducts = Callable[[Path, str, Mapping[str, str]], "list[ListedProduct]"]

BY_ACTOR = (
    "points",
    "loyalty_rules",
    "history",
    "insights",
    "figures",
    "guest_lists",
    "doctor",
    "receipts",
    "refunds",
)
"""The services that are told once whose right is asked for."""


@dataclass
class Shop:
    """An open shop. `actor` is the owner for scripts on the owner's machine, None where a call has to name who acts.

    Any thread may ask for a service. Only the staff's keeps something, refused PINs: that one is there from the start.
    """

    premises: "Premises"
    actor: "Actor | None" = None
    write_listing: WriteListing | None = None
    """How a list is written to a file; given by whoever puts the shop together."""
    read_products: ReadProducts | None = None
    """How a list of products is read from one; likewise."""
    write_known: WriteKnown | None = None
    """How everything about one guest is written to a file; likewise."""
    backup_folder: Path | None = None
    """Where copies of a database on a server go; those of a file stand beside it."""

    def __post_init__(self) -> None:
        """Make what must not be made twice by two threads at once."""
        _ = self.staff

    def act_as(self, actor: "Actor | None") -> None:
        """Whose right is asked for where a call names nobody."""
        self.actor = actor
        for name in BY_ACTOR:
            self.__dict__.pop(name, None)

    def products_in(self, actor: "Actor", path: Path) -> "list[ListedProduct]":
        """The products of a CSV or XLSX file, in this shop's currency and tax classes.

        Raises NotAllowed, NotFound, RowsRefused.
        """
        from pos_app.domain.catalogue_list import tax_words

        if self.read_products is None:
            raise NotFound(f"{path} cannot be read (this shop was opened without files).")
        words = tax_words(self.house_rules.get().taxes, self.assortment.everything(actor).products)
        return self.read_products(path, self.info.currency, words)

    def save_listing(self, listing: "Listing", path: Path) -> Path:
        """Write a list to a file, as the shop writes money and times. Raises FileNotWritten."""
        if self.write_listing is None:
            raise FileNotWritten(path, "this shop was opened without files")
        return self.write_listing(listing, path, self.info)

    def save_known(self, known: "dict[str, Any]", path: Path) -> Path:
        """Write what is kept about a guest (`privacy.known`) to a file. Raises FileNotWritten."""
        if self.write_known is None:
            raise FileNotWritten(path, "this shop was opened without files")
        return self.write_known(known, path)

    @property
    def info(self) -> "ShopInfo":
        """The shop's name, region, currency and clock."""
        return self.premises.info()

    def close(self) -> None:
        """Let go of the database."""
        self.premises.database.close()

    # --- the services -------------------------------------------------------------------------------------------------

    @cached_property
    def journal(self) -> "Journal":
        """What was done, in a chain."""
        from pos_app.services.journal import Journal

        return Journal(self.premises)

    @cached_property
    def staff(self) -> "Staff":
        """Who works here, and their PINs."""
        from pos_app.services.staff import Staff

        return Staff(self.premises, self.journal)

    @cached_property
    def catalogue(self) -> "Catalogue":
        """What the counter sells."""
        from pos_app.services.catalogue import Catalogue

        return Catalogue(self.premises, self.journal)

    @cached_property
    def assortment(self) -> "Assortment":
        """The owner's catalogue."""
        from pos_app.services.assortment import Assortment

        return Assortment(self.premises, self.journal)

    @cached_property
    def stocking(self) -> "Stocking":
        """Lists of products brought in."""
        from pos_app.services.stocking import Stocking

        return Stocking(self.premises, self.journal)

    @cached_property
    def customers(self) -> "Customers":
        """Guests, found and kept."""
        from pos_app.services.customers import Customers

        return Customers(self.premises, self.journal)

    @cached_property
    def checkout(self) -> "Checkout":
        """Sales."""
        from pos_app.services.checkout import Checkout

        return Checkout(self.premises, self.journal)

    @cached_property
    def board(self) -> "OrdersBoard":
        """The orders under way."""
        from pos_app.services.board import OrdersBoard

        return OrdersBoard(self.premises, self.journal)

    @cached_property
    def till(self) -> "Till":
        """The till's shifts."""
        from pos_app.services.till import Till

        return Till(self.premises, self.journal)

    @cached_property
    def house_rules(self) -> "HouseRules":
        """The counter's rules."""
        from pos_app.services.house_rules import HouseRules

        return HouseRules(self.premises, self.journal)

    @cached_property
    def vouchers(self) -> "Vouchers":
        """Vouchers."""
        from pos_app.services.vouchers import Vouchers

        return Vouchers(self.premises, self.journal)

    @cached_property
    def parking(self) -> "Parking":
        """Sales put aside."""
        from pos_app.services.parking import Parking

        return Parking(self.premises, self.journal)

    @cached_property
    def tabs(self) -> "Tabs":
        """Open tabs."""
        from pos_app.services.tabs import Tabs

        return Tabs(self.premises, self.journal)

    @cached_property
    def tappass(self) -> "TapPass":
        """The membership."""
        from pos_app.services.tappass import TapPass

        return TapPass(self.premises, self.journal)

    @cached_property
    def levels(self) -> "Levels":
        """Levels, looked at again."""
        from pos_app.services.levels import Levels

        return Levels(self.premises, self.journal)

    @cached_property
    def points(self) -> "Points":
        """Points."""
        from pos_app.services.points import Points

        return Points(self.premises, self.actor)

    @cached_property
    def loyalty_rules(self) -> "LoyaltyRules":
        """What the membership gives."""
        from pos_app.services.loyalty_rules import LoyaltyRules

        return LoyaltyRules(self.premises, self.journal, self.actor)

    @cached_property
    def history(self) -> "History":
        """Customers' orders."""
        from pos_app.services.history import History

        return History(self.premises, self.actor)

    @cached_property
    def insights(self) -> "Insights":
        """The owner's views."""
        from pos_app.services.insights import Insights

        return Insights(self.premises, self.actor)

    @cached_property
    def figures(self) -> "Figures":
        """The owner's figures."""
        from pos_app.services.figures import Figures

        return Figures(self.premises, self.actor)

    @cached_property
    def guest_lists(self) -> "GuestLists":
        """Lists of guests."""
        from pos_app.services.guest_lists import GuestLists

        return GuestLists(self.premises, self.journal, self.actor)

    @cached_property
    def doctor(self) -> "Doctor":
        """Whether the books hold."""
        from pos_app.services.doctor import Doctor

        return Doctor(self.premises, self.actor)

    @cached_property
    def receipts(self) -> "Receipts":
        """Receipts."""
        from pos_app.services.receipts import Receipts

        return Receipts(self.premises, self.actor)

    @cached_property
    def refunds(self) -> "Refunds":
        """What is given back."""
        from pos_app.services.refunds import Refunds

        return Refunds(self.premises, self.journal, self.actor)

    @cached_property
    def late_guest(self) -> "LateGuest":
        """A customer for a finished sale."""
        from pos_app.services.late_guest import LateGuest

        return LateGuest(self.premises, self.journal)

    @cached_property
    def recent_sales(self) -> "RecentSales":
        """Sales since the till was opened."""
        from pos_app.services.recent_sales import RecentSales

        return RecentSales(self.premises)

    @cached_property
    def printing(self) -> "Printing":
        """Printers, and what waits for them."""
        from pos_app.services.printing import Printing

        return Printing(self.premises, self.journal)

    @cached_property
    def welcome(self) -> "Welcome":
        """The first start."""
        from pos_app.services.welcome import Welcome

        return Welcome(self.premises, self.journal)

    @cached_property
    def details(self) -> "ShopDetails":
        """The shop's name, region, currency and clock."""
        from pos_app.services.shop_details import ShopDetails

        return ShopDetails(self.premises, self.journal)

    @cached_property
    def backups(self) -> "Backups":
        """Copies of the database."""
        from pos_app.services.backups import Backups

        return Backups(self.premises, self.journal, self.backup_folder)

    @cached_property
    def privacy(self) -> "Privacy":
        """A guest's own data."""
        from pos_app.services.privacy import Privacy

        return Privacy(self.premises, self.journal, lambda: self.backups.folder)

    @cached_property
    def machine(self) -> "Machine":
        """What is set for this machine alone."""
        from pos_app.services.machine import Machine

        return Machine(self.premises, self.journal)
