"""Refusals of what is done to a finished sale: nothing was given back, and the sale is as it was."""

from pos_app.errors.base import PosError


class RefundRefused(PosError):
    """Nothing was given back; the sale is as it was."""


class RefundTooMuch(RefundRefused):
    """More of a line was asked for than is left of it."""

    sentence = "More was to be given back than is left of it."


class NothingToRefund(RefundRefused):
    """Everything was given back already, the order was cancelled, or it was never paid."""

    sentence = "There is nothing left to give back."


class RefundOfRefund(RefundRefused):
    """A refund is no sale: it cannot be given back in its turn."""

    sentence = "That is a refund itself. Only a sale can be given back."


class RefundNotPossible(RefundRefused):
    """A way of giving back that this sale does not have."""

    def __init__(self, why: str) -> None:
        super().__init__(f"It cannot be given back like that: {why}.")
        self.why = why


class RefundIdReused(RefundRefused):
    """The refund's id was used for another content; the first refund stands."""

    sentence = "This refund was already done with other content. The first one stands."


class VoidTooLate(RefundRefused):
    """The sale is of another till, of a shift that was closed, or of an earlier business day: it can be refunded."""

    sentence = "Only a sale of this till's open shift and of today can be voided. Refund it instead."


class VoucherNotReturnable(RefundRefused):
    """A voucher that was used, given, taken back already, or sold in another shift or at another till."""

    sentence = "Only an unused voucher that this till sold since it was opened can be taken back."


class SaleStays(PosError):
    """The sale keeps the customer it has."""


class SaleTooOld(SaleStays):
    """The till has been closed since the sale."""

    sentence = "The till has been closed since that sale. It keeps the customer it has."


class SaleWasRefunded(SaleStays):
    """Some or all of it was given back: what follows from that belongs to the customer it has."""

    sentence = "Some of that sale was given back already. It keeps the customer it has."


class SaleWasPaidWithPoints(SaleStays):
    """Its customer's points paid for it."""

    sentence = "That sale was paid with its customer's points. It keeps the customer it has."
