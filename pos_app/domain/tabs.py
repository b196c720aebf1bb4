"""Tabs: which lines the kitchen has already, what a round adds, and what is left when a part was paid."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pos_app.domain.cart import Cart, CartLine
from pos_app.domain.catalogue import Kind
from pos_app.domain.discount import Discount
from pos_app.errors import NotOnTheTab, SentLinesChanged


@dataclass(frozen=True, slots=True)
class TabPart:
    """The tab that a sale pays for, whole or in part, as it was when the cashier saw it."""

    tab_id: str
    version: int


@dataclass(frozen=True, slots=True)
class TabSaved:
    """A tab after a change: its version now, and the number of its food on the board, empty while there is none."""

    id: str
    version: int
    label: str
    number: str
    cart: Cart


def _thing(line: CartLine) -> CartLine:
    """What a line is, however many there are and whatever is taken off its price."""
    return replace(line, quantity=1, discount=None)


def _priced(line: CartLine) -> CartLine:
    """What a line is with its own discount."""
    return replace(line, quantity=1)


def _reduced(line: CartLine) -> tuple[CartLine, bool]:
    """What a line is, and whether anything is taken off its price."""
    return _thing(line), line.discount is not None


def unsent_food(cart: Cart) -> tuple[CartLine, ...]:
    """The food the kitchen does not know of yet."""
    return tuple(line for line in cart.lines if line.kind is Kind.FOOD and not line.sent)


def sent_food(cart: Cart) -> tuple[CartLine, ...]:
    """The food the kitchen has."""
    return tuple(line for line in cart.lines if line.kind is Kind.FOOD and line.sent)


def with_round_sent(cart: Cart, number: int) -> Cart:
    """The cart after a round: what was new belongs to it."""
    lines = [replace(line, sent=number) if line.kind is Kind.FOOD and not line.sent else line for line in cart.lines]
    return replace(cart, lines=tuple(lines))


def rounds(cart: Cart) -> int:
    """How many rounds the kitchen had."""
    return max((line.sent for line in cart.lines), default=0)


def check_sent(before: Cart, after: Cart) -> None:
    """Raise SentLinesChanged where something the kitchen has was changed, taken out or made up."""
    if _counted(sent_food(before)) != _counted(sent_food(after)):
        raise SentLinesChanged


def _counted(lines: Sequence[CartLine]) -> Counter[CartLine]:
    counted: Counter[CartLine] = Counter()
    for line in lines:
        counted[_thing(line)] += line.quantity
    return counted


def rest_of(tab: Cart, part: Cart) -> Cart:
    """What is left on the tab when the part is paid. Raises NotOnTheTab for what is not on it, or not so many times.

    A piece is taken from a line with its own discount where there is one, so that what stays keeps its price; else
    from one that has some discount as it has, or from any of the same thing: its discount was changed for the payment.
    An amount off, of the tab or of a line, is given once: what the part took of it is no longer on the rest.
    """
    left, wanted = [line.quantity for line in tab.lines], [line.quantity for line in part.lines]
    discounts = [line.discount for line in tab.lines]
    for same in (_priced, _reduced, _thing):
        there = [same(line) for line in tab.lines]
        for place, line in enumerate(part.lines):
            key = same(line)
            for at, own in enumerate(there):
                taken = min(left[at], wanted[place]) if own == key else 0
                left[at] -= taken
                wanted[place] -= taken
                discounts[at] = _less(discounts[at], line.discount) if taken else discounts[at]
    if any(wanted):
        raise NotOnTheTab
    lines = tuple(
        replace(line, quantity=count, discount=discount)
        for line, count, discount in zip(tab.lines, left, discounts, strict=True)
        if count
    )
    return replace(tab, lines=lines, discount=_less(tab.discount, part.discount))


def _less(discount: Discount | None, given: Discount | None) -> Discount | None:
    """What is left of an amount off when some of it was given; a percentage holds for every part."""
    if discount is None or given is None or not discount.amount or not given.amount:
        return discount
    remaining = discount.amount - given.amount
    return replace(discount, amount=remaining) if remaining > 0 else None


def without_sent(tab: Cart, line: CartLine, quantity: int) -> Cart:
    """The tab without so many of a line the kitchen has. Raises NotOnTheTab."""
    if not 1 <= quantity <= line.quantity or not line.sent:
        raise NotOnTheTab
    return rest_of(tab, Cart((replace(line, quantity=quantity),)))


def rejoined(fresh: Cart, mine: Cart) -> Cart:
    """A tab as it is now, with what was added here and not sent yet."""
    own = tuple(line for line in mine.lines if not line.sent and line not in fresh.lines)
    return replace(fresh, lines=(*fresh.lines, *own))
