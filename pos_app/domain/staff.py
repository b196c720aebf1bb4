"""Who may do what at the counter: roles, acts, and the one table that joins them (design page 1, "Who uses it")."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from pos_app.errors import NotAllowed, PinNotAllowed


class Role(StrEnum):
    """The three kinds of people on the staff list, each with the rights of the one before."""

    CASHIER = "CASHIER"
    SHIFT_LEAD = "SHIFT_LEAD"
    OWNER = "OWNER"


class Act(StrEnum):
    """Everything that needs a right."""

    SELL = "sell"
    MOVE_ORDERS = "move_orders"
    PARK = "park"
    OPEN_TABS = "open_tabs"
    CANCEL_TAB = "cancel_tab"
    FIND_CUSTOMERS = "find_customers"
    ENROL = "enrol"
    EDIT_CUSTOMER = "edit_customer"
    MERGE_CUSTOMERS = "merge_customers"
    SEE_HISTORY = "see_history"
    MARK_SOLD_OUT = "mark_sold_out"
    OPEN_TILL = "open_till"
    APPROVE_DISCOUNT = "approve_discount"
    ISSUE_VOUCHER = "issue_voucher"
    CLOSE_TILL = "close_till"
    MOVE_CASH = "move_cash"
    SEE_REPORTS = "see_reports"
    SEE_EXPECTED_CASH = "see_expected_cash"
    REFUND = "refund"
    VOID = "void"
    GIVE_SALE = "give_sale"
    UNLOCK_STAFF = "unlock_staff"
    OPEN_DRAWER = "open_drawer"
    SEE_INSIGHTS = "see_insights"
    EXPORT_LISTS = "export_lists"
    ERASE_CUSTOMER = "erase_customer"
    MANAGE_STAFF = "manage_staff"
    MANAGE_CATALOGUE = "manage_catalogue"
    MANAGE_SETTINGS = "manage_settings"
    SEE_JOURNAL = "see_journal"


NEEDS: dict[Act, Role] = {
    Act.SELL: Role.CASHIER,
    Act.MOVE_ORDERS: Role.CASHIER,
    Act.PARK: Role.CASHIER,
    Act.OPEN_TABS: Role.CASHIER,
    Act.CANCEL_TAB: Role.SHIFT_LEAD,
    Act.FIND_CUSTOMERS: Role.CASHIER,
    Act.ENROL: Role.SHIFT_LEAD,
    Act.EDIT_CUSTOMER: Role.SHIFT_LEAD,
    Act.MERGE_CUSTOMERS: Role.SHIFT_LEAD,
    Act.SEE_HISTORY: Role.SHIFT_LEAD,
    Act.MARK_SOLD_OUT: Role.SHIFT_LEAD,
    Act.OPEN_TILL: Role.SHIFT_LEAD,
    Act.APPROVE_DISCOUNT: Role.SHIFT_LEAD,
    Act.ISSUE_VOUCHER: Role.SHIFT_LEAD,
    Act.CLOSE_TILL: Role.SHIFT_LEAD,
    Act.MOVE_CASH: Role.SHIFT_LEAD,
    Act.SEE_REPORTS: Role.SHIFT_LEAD,
    Act.SEE_EXPECTED_CASH: Role.OWNER,
    Act.REFUND: Role.SHIFT_LEAD,
    Act.VOID: Role.SHIFT_LEAD,
    Act.GIVE_SALE: Role.SHIFT_LEAD,
    Act.UNLOCK_STAFF: Role.SHIFT_LEAD,
    Act.OPEN_DRAWER: Role.SHIFT_LEAD,
    Act.SEE_INSIGHTS: Role.OWNER,
    Act.EXPORT_LISTS: Role.OWNER,
    Act.ERASE_CUSTOMER: Role.OWNER,
    Act.MANAGE_STAFF: Role.OWNER,
    Act.MANAGE_CATALOGUE: Role.OWNER,
    Act.MANAGE_SETTINGS: Role.OWNER,
    Act.SEE_JOURNAL: Role.OWNER,
}
"""The least role that may do each act."""

_RANK = {Role.CASHIER: 0, Role.SHIFT_LEAD: 1, Role.OWNER: 2}
_WORDS = {Role.CASHIER: "cashier", Role.SHIFT_LEAD: "shift lead", Role.OWNER: "owner"}


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody signed in: the one on whose behalf a service acts."""

    id: str
    name: str
    role: Role


MACHINE = Actor("", "", Role.OWNER)
"""Whoever runs a command on the machine of a shop that has no owner on its list yet, as an adopted one has none."""


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A line of the staff list, as the sign-in shows it."""

    id: str
    name: str
    role: Role
    active: bool
    has_pin: bool


@dataclass(frozen=True, slots=True)
class StaffRecord:
    """Somebody on the staff list as the owner sees it: those taken off included. Times in UTC."""

    id: str
    name: str
    role: Role
    active: bool
    has_pin: bool
    failed_tries: int
    locked_until: datetime | None
    last_sign_in: datetime | None

    def is_locked(self, now: datetime) -> bool:
        """Whether too many wrong PINs keep the account closed."""
        return self.locked_until is not None and self.locked_until > now


class Outcome(StrEnum):
    """What came of an attempt to sign in; the kind of the journal's entry."""

    SIGNED_IN = "sign_in"
    WRONG_PIN = "wrong_pin"
    LOCKED_OUT = "locked_out"


@dataclass(frozen=True, slots=True)
class SignInAttempt:
    """When, at which till, and what came of it (UTC)."""

    at: datetime
    till: str
    outcome: Outcome


APPROVAL_SECONDS = 60
"""How long somebody's approval of one act is good (design page 5, "PIN and privacy")."""


@dataclass(frozen=True, slots=True)
class Approval:
    """The word of somebody who may, for one act of somebody who may not: given by PIN at the till, good once.

    `asked_by` is the id of whom it was given to. It counts only where it was given: the service that gave it keeps it.
    """

    id: str
    act: Act
    approver: Actor
    asked_by: str


def may(role: Role, act: Act) -> bool:
    """Whether the role has the right."""
    return _RANK[role] >= _RANK[NEEDS[act]]


def allow(actor: Actor, act: Act) -> None:
    """Raise NotAllowed, naming the role that may, when the actor may not."""
    if not may(actor.role, act):
        raise NotAllowed(act, _WORDS[NEEDS[act]])


def is_below(role: Role, other: Role) -> bool:
    """Whether the role has fewer rights than the other."""
    return _RANK[role] < _RANK[other]


_SHORTEST = {Role.CASHIER: 4, Role.SHIFT_LEAD: 6, Role.OWNER: 6}
_LONGEST = {Role.CASHIER: 6, Role.SHIFT_LEAD: 12, Role.OWNER: 12}
_COMMON = frozenset({
    "123123", "112233", "121212", "123321", "159753", "147258", "147852", "789456", "696969", "101010", "202020",
    "131313", "102030",
    "1212", "1004", "2580", "0852", "1313", "2000", "2001", "1122", "4200", "6969", "1010", "1984", "1999", "2020",
})  # fmt: skip


def check_pin(pin: str, role: Role) -> None:
    """Raise PinNotAllowed unless the PIN is fit for the role.

    Cashier 4 to 6 digits, others 6 to 12, none that is tried first.
    """
    if not (pin.isascii() and pin.isdigit()):
        raise PinNotAllowed("digits", "A PIN is made of digits only.")
    if len(pin) < _SHORTEST[role]:
        raise PinNotAllowed("short", f"The PIN needs at least {_SHORTEST[role]} digits.")
    if len(pin) > _LONGEST[role]:
        raise PinNotAllowed("long", f"The PIN can have at most {_LONGEST[role]} digits.")
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if pin in _COMMON or steps in ({0}, {1}, {9}):
        raise PinNotAllowed("common", "That PIN is one of the first anybody tries. Choose another.")


def needs_new_pin(before: Role, after: Role) -> bool:
    """Whether a PIN that was long enough for the role before may be too short for the one after."""
    return _SHORTEST[after] > _SHORTEST[before]
