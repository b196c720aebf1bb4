"""An order as it is opened on the screen: its receipt, and beside it what a receipt does not say. Times in UTC.

Unlike a receipt this names the guest: it is looked at by whoever serves, and never printed.
"""

from dataclasses import dataclass

from pos_app.domain.catalogue import Kind
from pos_app.domain.receipts import ReceiptData
from pos_app.domain.refunds import RefundEntry


@dataclass(frozen=True, slots=True)
class OpenedOrder:
    """One of the orders on a receipt. `points` are what it brought its member, after what was taken back.

    `original_name` and `original_phone` are those it was placed with, where they may be another's (see `HistoryEntry`).
    """

    id: str
    kind: Kind
    status: str
    total: int
    refunded: int = 0
    points: int = 0
    original_name: str | None = None
    original_phone: str | None = None


@dataclass(frozen=True, slots=True)
class OpenedReceipt:
    """A sale, or an order without one, with its receipt; amounts in minor units.

    `customer_id` is None for the walk-in customer. `left` is what of the total was not given back; `refunds` are oldest
    first. `was_printed` tells that one printed now is marked as a copy. The three `can_` say what the sale allows and
    who looks may begin: giving back may still take a shift lead's PIN.
    """

    receipt: ReceiptData
    orders: tuple[OpenedOrder, ...]
    sale_id: str | None = None
    customer_id: str | None = None
    name: str = ""
    phone_number: str = ""
    refunds: tuple[RefundEntry, ...] = ()
    left: int = 0
    was_printed: bool = False
    can_give_back: bool = False
    can_void: bool = False
    can_change_guest: bool = False

    @property
    def is_cancelled(self) -> bool:
        """Whether it counts for nobody any more."""
        return all(each.status == "CANCELLED" for each in self.orders)
