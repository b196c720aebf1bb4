"""What goes into a sale beside its cart, and what comes out of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from pos_app.domain.loyalty import Level
from pos_app.domain.money import is_amount
from pos_app.domain.names import note
from pos_app.errors import PaymentNotPossible


class Tender(StrEnum):
    """How money changes hands."""

    CASH = "CASH"
    CARD = "CARD"
    POINTS = "POINTS"
    VOUCHER = "VOUCHER"


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment of a sale; `amount` in minor units as handed over (cash may be more than is due).

    `quantity` are the points of a payment with points, whose worth the checkout works out by the rules in force;
    `reference` is what a card's terminal printed, or the code of a voucher.

    Raises PaymentNotPossible for an amount nobody pays, and CardNumberInText or TextNotStorable for its reference.
    """

    method: Tender
    amount: int
    reference: str = ""
    quantity: int = 0

    def __post_init__(self) -> None:
        """Refuse what must not be kept, whoever made the payment."""
        if not is_amount(self.amount):
            raise PaymentNotPossible("the amount is not possible")
        if not is_amount(self.quantity) or (self.method is Tender.POINTS) != (self.quantity > 0):
            raise PaymentNotPossible("that number of points is not possible")
        note(self.reference, "card reference")

    @classmethod
    def cash(cls, amount: int) -> Self:
        """Cash as handed over. Raises PaymentNotPossible for a negative amount."""
        return cls(Tender.CASH, amount)

    @classmethod
    def card(cls, amount: int, reference: str = "") -> Self:
        """A payment by an outside terminal, with the reference it printed.

        Raises PaymentNotPossible, and CardNumberInText when the reference looks like a card number.
        """
        return cls(Tender.CARD, amount, reference.strip())

    @classmethod
    def points(cls, quantity: int) -> Self:
        """A payment with so many of the member's points. Raises PaymentNotPossible for none."""
        return cls(Tender.POINTS, 0, quantity=quantity)

    @classmethod
    def voucher(cls, code: str, amount: int) -> Self:
        """A payment by a voucher of the house; what is left on it stays there.

        Raises PaymentNotPossible and TextNotStorable.
        """
        if not code.strip():
            raise PaymentNotPossible("a voucher has a code")
        return cls(Tender.VOUCHER, amount, code.strip())

    def kept(self) -> dict[str, Any]:
        """The payment as it is stored with a sale that is not done."""
        return {
            "method": self.method.value,
            "amount": self.amount,
            "reference": self.reference,
            "quantity": self.quantity,
        }

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """A payment that was stored."""
        return cls(Tender(kept["method"]), kept["amount"], kept["reference"], kept["quantity"])


@dataclass(frozen=True, slots=True)
class SaleDone:
    """The answer to a completed sale, the same again when the same sale is sent twice. Amounts in minor units."""

    sale_id: str
    order_id: str | None
    merch_order_id: str | None
    customer_id: str
    is_new_customer: bool
    total: int
    change: int
    points_earned: int
    number: str | None = None
    points: int | None = None
    level: Level | None = None
    level_before: Level | None = None
    birthday_points: int = 0
    tip: int = 0
    rounding: int = 0
    points_spent: int = 0

    @property
    def reached_level(self) -> Level | None:
        """The level this sale brought, None when it brought none."""
        return self.level if self.level != self.level_before else None


@dataclass(frozen=True, slots=True)
class GuestGiven:
    """A finished sale has this guest now; `previous_id` is the customer it had, who is the same where nothing changed.

    `points` is the member's balance after it, None without a membership.
    """

    sale_id: str
    customer_id: str
    name: str | None
    phone_number: str
    previous_id: str
    is_new_customer: bool
    points_earned: int = 0
    points: int | None = None
    level: Level | None = None
    level_before: Level | None = None
