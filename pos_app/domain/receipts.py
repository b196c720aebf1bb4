"""What a receipt says, before anybody has decided how it looks. Amounts in minor units, times in UTC.

A receipt holds no guest's name, number or address: it is left lying on tables. A member is told by a masked TapPass ID,
a card by the end of the terminal's reference, a voucher by the end of its code.
"""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from pos_app.domain.catalogue import Modifier
from pos_app.domain.loyalty import Level
from pos_app.domain.shop import ShopInfo

SHOWN = 4
"""Characters at the end of a reference that are enough to find it again and too few to use it."""

HIDDEN = "•"


class ReceiptKind(StrEnum):
    """What the receipt is about. ORDER is an order of the old shop, which had no sale; TAB is one not paid yet."""

    SALE = "SALE"
    REFUND = "REFUND"
    VOID = "VOID"
    ORDER = "ORDER"
    TAB = "TAB"


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """A line as it was sold; `discount` is its own, `total` after all of them and with added tax; less on a refund."""

    name: str
    quantity: int
    unit_price: int
    total: int
    modifiers: tuple[Modifier, ...] = ()
    note: str = ""
    discount: int = 0
    discount_reason: str = ""

    @property
    def gross(self) -> int:
        """Quantity times the price with its choices: what the lines of a sale's subtotal are."""
        return self.quantity * (self.unit_price + sum(each.price for each in self.modifiers))


@dataclass(frozen=True, slots=True)
class ReceiptTax:
    """A line of the tax table; `rate` in thousandths of a percent (19% is 19000)."""

    name: str
    rate: int
    included: bool
    net: int
    tax: int


@dataclass(frozen=True, slots=True)
class ReceiptPayment:
    """How it was paid, or given back: `method` as the database names it, `reference` masked."""

    method: str
    amount: int
    reference: str = ""
    points: int = 0


@dataclass(frozen=True, slots=True)
class ReceiptPoints:
    """A member's points: earned by this, spent on it, and the balance after it (None where nobody wrote it down)."""

    member_id: str
    level: Level
    earned: int = 0
    spent: int = 0
    balance: int | None = None


@dataclass(frozen=True, slots=True)
class ReceiptText:
    """The owner's words above and below, and the logo (a PNG); `tap_pass` tells guests who are no members of it."""

    header: str = ""
    footer: str = ""
    logo: bytes = b""
    tap_pass: bool = True
    code: bool = False


@dataclass(frozen=True, slots=True)
class ReceiptData:
    """Everything on one receipt.

    `total` = `subtotal` - `discount` + the taxes that are not included; `due` = `total` + `tip` + `rounding` = payments
    less `change`. `would_earn` is what the sale would have brought a member, for a guest who is none. `is_cancelled`
    says of a sale that it was voided later, of an order that it came to nothing.
    """

    kind: ReceiptKind
    subject: str
    shop: ShopInfo
    text: ReceiptText
    at: datetime
    till: str = ""
    staff: str = ""
    number: str = ""
    lines: tuple[ReceiptLine, ...] = ()
    subtotal: int = 0
    discount: int = 0
    discount_reason: str = ""
    taxes: tuple[ReceiptTax, ...] = ()
    tax: int = 0
    total: int = 0
    tip: int = 0
    rounding: int = 0
    payments: tuple[ReceiptPayment, ...] = ()
    change: int = 0
    points: ReceiptPoints | None = None
    would_earn: int = 0
    note: str = ""
    reason: str = ""
    refunded: int = 0
    is_cancelled: bool = False
    is_copy: bool = False

    @property
    def due(self) -> int:
        """What was to be paid, with the tip and the rounding of cash."""
        return self.total + self.tip + self.rounding

    def marked(self) -> Self:
        """The same receipt, marked as a copy."""
        return replace(self, is_copy=True)

    @property
    def added_tax(self) -> int:
        """The tax on top of the prices, which makes the total; what the prices held already is only told."""
        return self.total - self.subtotal + self.discount


@dataclass(frozen=True, slots=True)
class KitchenLine:
    """Something to prepare."""

    quantity: int
    name: str
    modifiers: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class KitchenSlip:
    """What the kitchen is told: no prices. `added` is more for an order that is on the board already."""

    number: str
    at: datetime
    till: str
    staff: str
    lines: tuple[KitchenLine, ...]
    note: str = ""
    label: str = ""
    added: bool = False
    is_copy: bool = False

    def marked(self) -> Self:
        """The same slip, marked as a copy: it may have come out already."""
        return replace(self, is_copy=True)

    def kept(self) -> dict[str, Any]:
        """The slip as it waits for its printer."""
        return asdict(self) | {"at": self.at.isoformat()}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """The slip again."""
        lines = tuple(KitchenLine(**line | {"modifiers": tuple(line["modifiers"])}) for line in kept["lines"])
        return cls(**kept | {"lines": lines, "at": datetime.fromisoformat(kept["at"])})


def masked(text: str) -> str:
    """The last four letters and digits, the rest dots (`TP-1234-5678` is `••-••••-5678`)."""
    to_hide = sum(char.isalnum() for char in text) - SHOWN
    shown = []
    for char in text:
        if char.isalnum() and to_hide > 0:
            to_hide -= 1
            shown.append(HIDDEN)
        else:
            shown.append(char)
    return "".join(shown)
