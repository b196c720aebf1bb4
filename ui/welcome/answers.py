"""What the owner answered."""

from dataclasses import dataclass

from pos_app.domain.shop import ShopInfo


@dataclass(frozen=True, slots=True)
class Answers:
    """All that a new shop needs; `demo` is whether it starts with the demo catalogue."""

    info: ShopInfo
    owner: str
    pin: str
    demo: bool
