"""How money goes back over the ways it was paid by: pure functions, in minor units.

Each way has its share of what went back so far, all together, as lines and points have theirs. What went another way
than it came is made up for by what follows; when all of it is back, each way has exactly what it paid.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pos_app.domain import money
from pos_app.domain.sales import Tender


@dataclass(frozen=True, slots=True)
class PaidPart:
    """A way that a sale was paid by: all of its cash together, each card and each voucher for itself; never points.

    `amount` is what it paid of the sale: of cash, less the change and before `rounding`. `back` is what went back of
    it already, by the same way; `reference` what the terminal printed, or the voucher's code.
    """

    method: Tender
    amount: int
    payment_id: str = ""
    reference: str = ""
    rounding: int = 0
    back: int = 0


@dataclass(frozen=True, slots=True)
class BackPart:
    """What goes back, or went back, by one way: `amount` of money, for `due` before cash is rounded.

    `payment_id` and `reference` are those of the payment that it goes back of, empty where the way was chosen; the
    voucher is the one it is on, once that is known.
    """

    method: Tender
    due: int
    amount: int
    payment_id: str = ""
    reference: str = ""
    voucher_id: str = ""
    voucher_code: str = ""


def with_what_went_back(paid: Sequence[PaidPart], back: Sequence[BackPart]) -> tuple[PaidPart, ...]:
    """The ways with what went back of each: by its payment, else by the same method, the first one first."""
    known = {each.payment_id for each in paid if each.payment_id}
    found = []
    for method in dict.fromkeys(each.method for each in paid):
        loose = sum(each.due for each in back if each.method is method and each.payment_id not in known)
        for part in (each for each in paid if each.method is method):
            own = sum(each.due for each in back if part.payment_id and each.payment_id == part.payment_id)
            more = max(0, min(loose, part.amount - own))
            loose -= more
            found.append(replace(part, back=own + more))
    return tuple(found)


def as_it_was_paid(paid: Sequence[PaidPart], due: int, before: int) -> list[tuple[PaidPart, int]]:
    """What of `due` goes back by each way, of whose sale `before` went back earlier by whatever way."""
    if not paid:
        return []
    shares = money.apportion(before + due, [each.amount for each in paid])
    missing = [max(0, share - each.back) for share, each in zip(shares, paid, strict=True)]
    return list(zip(paid, money.apportion(due, missing), strict=True))


def largest(parts: Sequence[BackPart]) -> Tender | None:
    """The way that most of it went by; None where no money did."""
    most = max(parts, key=lambda each: each.amount, default=None)
    return most.method if most is not None else None
