"""What the owner chose for the shop's tills beside money: when they lock, how they look, when a guest is lapsed."""

from dataclasses import asdict, dataclass
from typing import Any, Self

from pos_app.errors import BadInput

LAPSED_DAYS = 60
"""Days without a visit until a customer counts as lapsed, where the owner chose nothing else."""
LONGEST_IDLE = 240
LONGEST_LAPSE = 3_650
MOST_BACKUPS = 1_000
THEMES = ("", "light", "dark")


@dataclass(frozen=True, slots=True)
class OfficeRules:
    """`lock_minutes`: a till locks after so many without a key, click or touch; 0 for never.

    `theme`: light or dark at every till; "" leaves it to each machine. `lapsed_days`: days without a visit until a
    customer counts as lapsed. `backups_kept`: the latest copies of the database that stay; 0 for all. Raises BadInput.
    """

    lock_minutes: int = 5
    theme: str = ""
    lapsed_days: int = LAPSED_DAYS
    backups_kept: int = 0

    def __post_init__(self) -> None:
        """Refuse what no till could follow."""
        if not 0 <= self.lock_minutes <= LONGEST_IDLE:
            raise BadInput("A till locks after 1 to 240 minutes, or never.")
        if self.theme not in THEMES:
            raise BadInput("The look is light, dark, or each machine's own.")
        if not 1 <= self.lapsed_days <= LONGEST_LAPSE:
            raise BadInput("A customer counts as lapsed after 1 to 3,650 days.")
        if not 0 <= self.backups_kept <= MOST_BACKUPS:
            raise BadInput("Up to 1,000 backups are kept, or all of them.")

    def kept(self) -> dict[str, Any]:
        """The rules as they are stored."""
        return asdict(self)

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """The rules kept as a setting; what is not in it has its default."""
        return cls(**{name: value for name, value in kept.items() if name in cls.__dataclass_fields__})
