"""Refusals of a sale: it was not done, and the cart is as it was."""

from datetime import date

from pos_app.errors.base import PosError


class SaleRefused(PosError):
    """The sale was not done; the cart is as it was."""


class EmptyCart(SaleRefused):
    """There is nothing to sell."""

    sentence = "There is nothing in the order yet."


class NotSellable(SaleRefused):
    """The product is sold out, has no price yet, or left the catalogue."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} cannot be sold: {why}.")
        self.name = name
        self.why = why


class PriceChanged(SaleRefused):
    """The catalogue's price is no longer the one in the cart."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The price of {name} has changed since it was added. Add it again.")
        self.name = name


class QuantityNotPossible(SaleRefused):
    """Zero, negative, or more than one sale can hold."""

    sentence = "That quantity is not possible."


class PriceMissing(SaleRefused):
    """The product has no price of its own: what it costs this time has to be typed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Type the price of {name}.")
        self.name = name


class DiscountNotPossible(SaleRefused):
    """Not between nothing and the whole, or without a reason."""

    def __init__(self, why: str) -> None:
        super().__init__(f"That discount is not possible: {why}.")
        self.why = why


class TotalChanged(SaleRefused):
    """Taxes were changed while the sale was being paid: the total is another than the one shown. Minor units."""

    def __init__(self, shown: int, total: int) -> None:
        super().__init__("The total has changed since it was shown. Look at it again before taking the money.")
        self.shown = shown
        self.total = total


class PaymentShort(SaleRefused):
    """Less was paid than is due. Amounts in minor units."""

    def __init__(self, due: int, paid: int) -> None:
        super().__init__("The payment is less than the total.")
        self.due = due
        self.paid = paid


class PaymentNotPossible(SaleRefused):
    """A kind or an amount of payment that cannot be taken."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This payment cannot be taken: {why}.")
        self.why = why


class NotEnoughPoints(SaleRefused):
    """The member's balance has fewer points than were to be spent."""

    def __init__(self, asked: int) -> None:
        super().__init__(f"The balance has fewer than {asked} points. Nothing was taken.")
        self.asked = asked


class VoucherMistyped(PaymentNotPossible):
    """The check character does not fit the rest of the code."""

    def __init__(self) -> None:
        super().__init__("the voucher's code has a typing mistake")


class VoucherNotKnown(PaymentNotPossible):
    """No voucher has that code."""

    def __init__(self) -> None:
        super().__init__("no voucher has that code")


class VoucherExpired(PaymentNotPossible):
    """Its last day is over."""

    def __init__(self, expired_on: date) -> None:
        super().__init__(f"the voucher was good until {expired_on}")
        self.expired_on = expired_on


class VoucherEmpty(PaymentNotPossible):
    """Less is left on the voucher than it was to pay; `balance` in minor units."""

    def __init__(self, balance: int) -> None:
        super().__init__("less is left on the voucher")
        self.balance = balance


class SaleIdReused(SaleRefused):
    """The sale id was used for another content; the first sale stands."""

    sentence = "This sale was already done with other content. The first one stands."
