"""The owner's rules for the counter that are no taxes: the smallest coin, who may give which discount, tips."""

from dataclasses import asdict, dataclass
from typing import Any, Self

from pos_app.domain.discount import WHOLE
from pos_app.domain.money import MAX_AMOUNT
from pos_app.errors import BadInput

MAX_TIPS = 4
LONGEST_WAIT = 24 * 60


@dataclass(frozen=True, slots=True)
class CounterRules:
    """`coin`: minor units that cash is rounded to (1: not at all). Rates are in thousandths of a percent.

    `discount_limit`: above it a lead approves, None for no limit. `tips`: the percentages offered at the payment sheet,
    none for no tips. `late_minutes`: an order is late on the board after so many. Raises BadInput.
    """

    coin: int = 1
    discount_limit: int | None = None
    tips: tuple[int, ...] = ()
    late_minutes: int = 15

    def __post_init__(self) -> None:
        """Refuse what no counter could follow."""
        if not 1 <= self.coin <= MAX_AMOUNT:
            raise BadInput("The smallest coin is an amount above zero.")
        if self.discount_limit is not None and not 0 <= self.discount_limit <= WHOLE:
            raise BadInput("A discount's limit is between 0 and 100 percent.")
        if len(self.tips) > MAX_TIPS or any(not 0 < tip <= WHOLE for tip in self.tips):
            raise BadInput("Up to four tips can be offered, each up to 100 percent.")
        if not 1 <= self.late_minutes <= LONGEST_WAIT:
            raise BadInput("An order is late after 1 to 1,440 minutes.")

    def kept(self) -> dict[str, Any]:
        """The rules as they are stored."""
        return asdict(self) | {"tips": list(self.tips)}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """The rules kept as a setting; what is not in it has its default."""
        known = {name: value for name, value in kept.items() if name in cls.__dataclass_fields__}
        return cls(**(known | {"tips": tuple(known.get("tips", ()))}))
