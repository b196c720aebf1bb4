"""The journal as the owner reads it: its entries, what narrows them, and what a check of its chains says."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Topic(StrEnum):
    """What an entry is about."""

    SALES = "SALES"
    REFUNDS = "REFUNDS"
    ORDERS = "ORDERS"
    TILL = "TILL"
    CUSTOMERS = "CUSTOMERS"
    STAFF = "STAFF"
    CATALOGUE = "CATALOGUE"
    SHOP = "SHOP"


KINDS: dict[Topic, tuple[str, ...]] = {
    Topic.SALES: ("sale", "sale_given", "voucher_issued", "voucher_taken_back", "receipt_copied"),
    Topic.REFUNDS: ("refund", "void"),
    Topic.ORDERS: (
        "order_moved",
        "merch_moved",
        "parked",
        "recalled",
        "parked_discarded",
        "parked_restored",
        "tab_opened",
        "tab_sent",
        "tab_moved",
        "tab_voided",
        "tab_cancelled",
    ),
    Topic.TILL: (
        "till_opened",
        "till_closed",
        "shift_explained",
        "cash_in",
        "cash_out",
        "drawer_opened",
        "slips_dropped",
    ),
    Topic.CUSTOMERS: (
        "enrolled",
        "customer_renamed",
        "customer_notes",
        "customer_email",
        "customer_consent",
        "customers_merged",
        "merge_undone",
        "number_released",
        "number_taken_back",
        "number_changed",
        "levels_looked_at",
        "list_exported",
        "list_saved",
        "list_forgotten",
        "guest_exported",
        "customer_erased",
    ),
    Topic.STAFF: (
        "sign_in",
        "wrong_pin",
        "locked_out",
        "unlocked",
        "approved",
        "staff_added",
        "staff_renamed",
        "role_changed",
        "pin_changed",
        "owner_pin_reset",
        "staff_deactivated",
        "staff_reactivated",
    ),
    Topic.CATALOGUE: (
        "product_added",
        "product_changed",
        "price_changed",
        "sold_out",
        "category_added",
        "category_renamed",
        "category_removed",
        "catalogue_ordered",
        "catalogue_imported",
        "catalogue_import_undone",
        "catalogue_exported",
        "picture_set",
        "picture_removed",
    ),
    Topic.SHOP: (
        "shop_set_up",
        "shop_changed",
        "rules_set",
        "loyalty_rules_set",
        "settings_changed",
        "backup_made",
        "backup_checked",
        "backup_restored",
        "repaired",
        "demo_data",
    ),
}
"""The kinds of entries, by what they are about."""


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """Every part narrows the list. The days are business days, both included; `text` is what an entry is about."""

    staff_id: str | None = None
    topic: Topic | None = None
    first: date | None = None
    last: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class JournalPlace:
    """Where a page ended: the next one begins behind it, however much was written meanwhile."""

    at: datetime
    till: str
    number: int


@dataclass(frozen=True, slots=True)
class JournalLine:
    """An entry with the names its ids stand for now (UTC, minor units).

    `about` is a person, a product or an order's number; empty where nothing is left of it or nobody was meant.
    """

    till: str
    number: int
    at: datetime
    kind: str
    staff: str | None
    subject: str | None
    about: str
    approver: str | None
    data: dict[str, Any]
    note: str


@dataclass(frozen=True, slots=True)
class JournalPage:
    """A part of the list, newest first; `next` is None at its end."""

    lines: tuple[JournalLine, ...]
    next: JournalPlace | None


@dataclass(frozen=True, slots=True)
class BrokenEntry:
    """The first entry of a till's chain that is not as it was written, or that no longer fits what it tells of."""

    till: str
    number: int
    why: str


@dataclass(frozen=True, slots=True)
class JournalCheck:
    """What a check of all chains, and of the sales and refunds they tell of, came to; nothing broken is unbroken."""

    entries: int
    broken: tuple[BrokenEntry, ...]
