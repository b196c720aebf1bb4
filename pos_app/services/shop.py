"""The shop: every service in one place. This dataclass is the whole of the wiring."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pos_app.domain.catalogue_list import tax_words
from pos_app.domain.listing import Listing
from pos_app.domain.shop import ShopInfo
from pos_app.domain.staff import Actor
from pos_app.domain.stocking import ListedProduct
from pos_app.errors import FileNotWritten, NotFound
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

WriteListing = Callable[[Listing, Path, ShopInfo], Path]
ReadProducts = Callable[[Path, str, Mapping[str, str]], list[ListedProduct]]


@dataclass
class Shop:
    """An open shop. `actor` is the owner for scripts on the owner's machine, None where a call has to name who acts."""

    premises: Premises
    actor: Actor | None = None
    write_listing: WriteListing | None = None
    """How a list is written to a file; given by whoever puts the shop together."""
    read_products: ReadProducts | None = None
    """How a list of products is read from one; likewise."""
    backup_folder: Path | None = None
    """Where copies of a database on a server go; those of a file stand beside it."""
    journal: Journal = field(init=False)
    staff: Staff = field(init=False)
    catalogue: Catalogue = field(init=False)
    assortment: Assortment = field(init=False)
    stocking: Stocking = field(init=False)
    customers: Customers = field(init=False)
    checkout: Checkout = field(init=False)
    board: OrdersBoard = field(init=False)
    till: Till = field(init=False)
    house_rules: HouseRules = field(init=False)
    vouchers: Vouchers = field(init=False)
    parking: Parking = field(init=False)
    tabs: Tabs = field(init=False)
    tappass: TapPass = field(init=False)
    levels: Levels = field(init=False)
    points: Points = field(init=False)
    loyalty_rules: LoyaltyRules = field(init=False)
    history: History = field(init=False)
    insights: Insights = field(init=False)
    figures: Figures = field(init=False)
    guest_lists: GuestLists = field(init=False)
    doctor: Doctor = field(init=False)
    receipts: Receipts = field(init=False)
    refunds: Refunds = field(init=False)
    late_guest: LateGuest = field(init=False)
    recent_sales: RecentSales = field(init=False)
    machine: Machine = field(init=False)
    printing: Printing = field(init=False)
    welcome: Welcome = field(init=False)
    details: ShopDetails = field(init=False)
    backups: Backups = field(init=False)

    def __post_init__(self) -> None:
        """Build the services on the same premises."""
        self.journal = Journal(self.premises)
        self.staff = Staff(self.premises, self.journal)
        self.catalogue = Catalogue(self.premises, self.journal)
        self.assortment = Assortment(self.premises, self.journal)
        self.stocking = Stocking(self.premises, self.journal)
        self.customers = Customers(self.premises, self.journal)
        self.checkout = Checkout(self.premises, self.journal)
        self.late_guest = LateGuest(self.premises, self.journal)
        self.recent_sales = RecentSales(self.premises)
        self.parking = Parking(self.premises, self.journal)
        self.tabs = Tabs(self.premises, self.journal)
        self.board = OrdersBoard(self.premises, self.journal)
        self.till = Till(self.premises, self.journal)
        self.house_rules = HouseRules(self.premises, self.journal)
        self.vouchers = Vouchers(self.premises, self.journal)
        self.tappass = TapPass(self.premises, self.journal)
        self.levels = Levels(self.premises, self.journal)
        self.welcome = Welcome(self.premises, self.journal)
        self.details = ShopDetails(self.premises, self.journal)
        self.backups = Backups(self.premises, self.journal, self.backup_folder)
        self.machine = Machine(self.premises, self.journal)
        self.printing = Printing(self.premises, self.journal)
        self.act_as(self.actor)

    def act_as(self, actor: Actor | None) -> None:
        """Whose right is asked for where a call names nobody."""
        self.actor = actor
        self.points = Points(self.premises, actor)
        self.loyalty_rules = LoyaltyRules(self.premises, self.journal, actor)
        self.history = History(self.premises, actor)
        self.insights = Insights(self.premises, actor)
        self.figures = Figures(self.premises, actor)
        self.guest_lists = GuestLists(self.premises, self.journal, actor)
        self.doctor = Doctor(self.premises, actor)
        self.receipts = Receipts(self.premises, actor)
        self.refunds = Refunds(self.premises, self.journal, actor)

    def products_in(self, actor: Actor, path: Path) -> list[ListedProduct]:
        """The products of a CSV or XLSX file, in this shop's currency and tax classes.

        Raises NotAllowed, NotFound, RowsRefused.
        """
        if self.read_products is None:
            raise NotFound(f"{path} cannot be read (this shop was opened without files).")
        words = tax_words(self.house_rules.get().taxes, self.assortment.everything(actor).products)
        return self.read_products(path, self.info.currency, words)

    def save_listing(self, listing: Listing, path: Path) -> Path:
        """Write a list to a file, as the shop writes money and times. Raises FileNotWritten."""
        if self.write_listing is None:
            raise FileNotWritten(path, "this shop was opened without files")
        return self.write_listing(listing, path, self.info)

    @property
    def info(self) -> ShopInfo:
        """The shop's name, region, currency and clock."""
        return self.premises.info()

    def close(self) -> None:
        """Let go of the database."""
        self.premises.database.close()
