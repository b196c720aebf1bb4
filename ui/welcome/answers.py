"""What the owner answered, and which old database was named."""

from dataclasses import dataclass

from pos_app.domain.shop import ShopInfo


@dataclass(frozen=True, slots=True)
class Answers:
    """All that a new shop needs.

    `demo` is whether it starts with the demo catalogue, `sold` whether with what an adopted shop sold.
    """

    info: ShopInfo
    owner: str
    pin: str
    demo: bool
    sold: bool = False


@dataclass(frozen=True, slots=True)
class OldShop:
    """Where the old web shop's database is, and how its numbers and totals are read.

    Without a `source` it is the shop's own database, which is upgraded where it is.
    """

    source: str
    password: str
    region: str
    currency: str
