"""A shop on which every act can be tried: yesterday's and today's sales, tabs, people, lists, printers."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pos_app.bootstrap import Actor, Role, Shop, Tender
from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.guest_lists import GuestFilter
from pos_app.domain.ids import new_id
from pos_app.domain.parked import SaleOnScreen
from pos_app.domain.printing import Printer, PrinterKind, TillPrinting
from pos_app.domain.till import CashCount
from pos_app.services.backups import Backups
from tests.integration.counter import NOON, TYPED, food, merch, mixed, of, owner, person, sell, set_clock, value

OTHER, GONE = "+15805550190", "+447911123456"


@dataclass
class Stage:
    """A shop in which every call has something to act upon."""

    shop: Shop
    folder: Path
    owner: Actor
    old_sale: str = ""
    refund: str = ""
    kept: dict[str, Any] = field(default_factory=dict)

    def keep(self, name: str, found: Any) -> None:
        """Something that a later call needs."""
        self.kept[name] = found

    @property
    def customer(self) -> str:
        return self.shop.customers.find(TYPED)[0].id

    @property
    def other(self) -> str:
        return self.shop.customers.find(OTHER)[0].id

    @property
    def released(self) -> str:
        return str(value(self.shop, 'SELECT id FROM "Customer" WHERE "releasedNumber" IS NOT NULL'))

    @property
    def order(self) -> str:
        return str(value(self.shop, 'SELECT id FROM "Order" ORDER BY sequence DESC'))

    @property
    def pick_up(self) -> str:
        return str(value(self.shop, 'SELECT id FROM "MerchOrder" ORDER BY sequence DESC'))

    @property
    def sale(self) -> str:
        return str(value(self.shop, 'SELECT id FROM "Sale" ORDER BY sequence DESC LIMIT 1'))

    @property
    def sold_voucher(self) -> str:
        """The code of one that can be taken back."""
        unused = 'SELECT code FROM "Voucher" WHERE amount = 900 AND balance = 900'
        return str(value(self.shop, unused))

    @property
    def of_nobody(self) -> str:
        return str(value(self.shop, 'SELECT id FROM "Sale" WHERE "customerId" = \'walk-in\' ORDER BY sequence DESC'))

    @property
    def of_a_guest(self) -> str:
        return str(value(self.shop, 'SELECT id FROM "Sale" WHERE "customerId" <> \'walk-in\' ORDER BY sequence DESC'))

    @property
    def shift(self) -> str:
        return str(value(self.shop, 'SELECT id FROM "Shift" WHERE "zNumber" IS NULL'))

    @property
    def merge(self) -> str:
        made = self.shop.customers.merges(self.owner, self.customer)
        return next((each.id for each in made if each.can_be_undone), "no merge")

    def staff(self, name: str) -> str:
        return str(value(self.shop, 'SELECT id FROM "Staff" WHERE name = :name', name=name))

    def put_aside(self, label: str) -> tuple[str, int]:
        """The tab or parked sale of that name, as it is now."""
        there = ((each.id, each.version) for each in self.shop.parking.listing() if each.label == label)
        return next(there, ("no more", 0))


def staged(shop: Shop, folder: Path) -> Stage:
    """Yesterday's sale; today guests, tabs, parked sales, printers, people and lists that can be acted upon."""
    clock, stage = set_clock(shop), Stage(shop, folder, owner(shop))
    shop.backups = Backups(shop.premises, shop.journal, folder)
    clock.move(days=-1)
    stage.old_sale = sell(shop, mixed(shop), phone=OTHER).sale_id
    close(stage, stage.owner)
    clock.at = NOON
    shop.till.open(stage.owner, 20_000)
    shop.house_rules.set(stage.owner, counter=CounterRules(discount_limit=10_000))
    stage.refund = shop.refunds.refund(stage.owner, sell(shop, of(food(shop))).sale_id).refund_id
    sell(shop, mixed(shop), phone=None)
    shop.customers.release_number(stage.owner, sell(shop, mixed(shop), phone=GONE).customer_id)
    sell(shop, mixed(shop), name="Ava")
    for label, cart in (("send", of(merch(shop))), *((each, mixed(shop)) for each in ("move", "void", "cancel"))):
        shop.tabs.open(stage.owner, SaleOnScreen(new_id(), cart), label)
    for label in ("recall", "discard"):
        shop.parking.park(stage.owner, SaleOnScreen(new_id(), mixed(shop)), label)
    for name in ("Leaver", "Comer"):
        person(shop, Role.CASHIER, name)
    shop.staff.deactivate(stage.owner, stage.staff("Comer"))
    stage.keep("empty", shop.catalogue.add_category(stage.owner, "Empty"))
    shop.vouchers.issue(stage.owner, 500)
    for _ in range(3):
        shop.vouchers.issue(stage.owner, 900, reason="a present", paid_by=Tender.CASH)
    shop.guest_lists.save(stage.owner, "Mine", GuestFilter())
    printer = Printer(PrinterKind.FILE, str(folder / "printed"))
    shop.printing.save_settings(stage.owner, TillPrinting(printer, printer))
    shop.save_listing(shop.assortment.listing(stage.owner), folder / "products.csv")
    return stage


def close(s: Stage, who: Actor) -> object:
    return s.shop.till.close(who, s.shift, CashCount(loose=100))
