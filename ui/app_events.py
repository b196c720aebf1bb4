"""What one screen did that others should know of: signals in the past tense. Screens never call one another."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from pos_app.domain.staff import Act

if TYPE_CHECKING:
    from pos_app.services.shop import Shop


@dataclass(frozen=True, slots=True)
class EnrolmentWanted:
    """Somebody should be enrolled: what is known of them already. `phone` as typed or E.164."""

    phone: str
    name: str | None = None
    email: str | None = None
    customer_id: str | None = None


@dataclass(frozen=True, slots=True)
class ApprovalWanted:
    """Somebody needs a right that only others have: `words` say what for, `then` goes on with the approval.

    `by`, where nobody is signed in, does the act itself with the id and the PIN of whoever may; `then` gets its answer.
    """

    act: Act
    words: str
    then: Callable[[Any], object]
    by: "Callable[[Shop, str, str], object] | None" = None


@dataclass(frozen=True, slots=True)
class ReceiptWanted:
    """A sale, or an order (of the old shop too), should be opened as its receipt; one of the two is given."""

    sale_id: str | None = None
    order_id: str | None = None


@dataclass(frozen=True, slots=True)
class RefundWanted:
    """Something should be given back: a whole sale is shown, or one order (of the old shop too)."""

    sale_id: str | None = None
    order_id: str | None = None


@dataclass(frozen=True, slots=True)
class LateGuestWanted:
    """A finished sale should get a phone, or another customer; `who` is the one it has, "" for nobody."""

    sale_id: str
    who: str = ""


class AppEvents(QObject):
    """The signals that cross screens; payloads are frozen dataclasses of `pos_app.domain` or those of this module."""

    shop_opened = Signal()
    rules_changed = Signal()
    """Taxes or the counter's rules are other ones now: `Workplace.rules`."""
    catalogue_changed = Signal()
    """Categories, products or prices were changed in this window: the counter looks at them anew."""
    catalogue_seen = Signal(object)
    """A Catalogue, as the counter shows it from now on, whoever changed it."""
    shop_changed = Signal()
    """The shop's name, region, currency or clock is another one now: `Workplace.info`."""
    signed_in = Signal(object)
    """An Actor."""
    signed_out = Signal()
    sale_completed = Signal(object)
    """A SaleDone."""
    enrolment_wanted = Signal(object)
    """An EnrolmentWanted: the TapPass sign-up opens."""
    member_enrolled = Signal(object)
    """A MemberCard."""
    customer_wanted = Signal(str)
    """A customer's id: the customers' screen shows that customer."""
    customer_changed = Signal(str)
    """A customer's id."""
    approval_wanted = Signal(object)
    """An ApprovalWanted: the card that takes another person's PIN opens."""
    print_wanted = Signal(object)
    """A PrintWanted or a PageWanted (`ui.print_events`)."""
    receipt_wanted = Signal(object)
    """A ReceiptWanted: the card that shows a receipt opens."""
    receipt_forgone = Signal()
    """The receipt asked for last is not wanted any more, unless it is on the screen already."""
    slip_queued = Signal()
    """Something was queued for a printer by a service: it is looked for at once."""
    printing_learned = Signal(object)
    """A TillPrinting: what this till prints on, read or changed."""
    restore_wanted = Signal(object)
    """A Path: a backup that should take the database's place, asked for by who may."""
    refund_wanted = Signal(object)
    """A RefundWanted."""
    late_guest_wanted = Signal(object)
    """A LateGuestWanted."""
    sale_changed = Signal(str)
    """A sale's id: some of it was given back, or it has another customer now."""
    guest_given = Signal(object)
    """A GuestGiven: a finished sale has this customer now."""
    sale_wanted = Signal(str)
    """A customer's id: the counter takes that customer for the sale in progress."""
    till_changed = Signal(object)
    """A Shift, or None: the till is closed."""
    cash_moved = Signal()
    """Cash went into the drawer by another screen than the till's."""
    voucher_wanted = Signal()
    """The card that issues a voucher."""
    voucher_look_up_wanted = Signal()
    """The card that looks a voucher up."""
    voucher_filled = Signal(str)
    """A voucher's code: something was given back onto it, and the guest needs the code."""
    till_doubted = Signal()
    """Something was refused because the till is closed: look at it again."""
    till_wanted = Signal()
    """The till's screen."""
    till_opening_wanted = Signal()
    """The card that opens the till."""
