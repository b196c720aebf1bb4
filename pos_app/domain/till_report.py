"""The X and the Z report: everything a shift came to. Amounts in minor units, times in UTC.

Sales are told as they were sold; what was given back stands apart. Then, for every report:

- the payments less the change = `total` + `tips` + `rounding`, and the categories, the groups and the staff each come
  to `total`;
- `expected` = the float + cash taken + paid in - paid out - cash given back + the cash of vouchers sold, less that of
  vouchers taken back. Vouchers are owed to whoever has them: their money is in no other figure of the report.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Self

from pos_app.domain.till import Movement

SHAPE = 1
"""Written into each frozen report, so that an old one can be read for as long as it is kept."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A row of a report: how many (payments, pieces, refunds) and what they came to."""

    name: str
    count: int
    amount: int


@dataclass(frozen=True, slots=True)
class TaxSum:
    """A rate: `rate` in thousandths of a percent; sales less what was given back of them."""

    name: str
    rate: int
    included: bool
    net: int
    tax: int


@dataclass(frozen=True, slots=True)
class StaffSum:
    """What somebody sold, the discounts given for it, and the tips."""

    name: str
    sales: int
    total: int
    discount: int
    tips: int


@dataclass(frozen=True, slots=True)
class TillReport:
    """A shift in figures; reports of the time before vouchers had lines of their own are read without them.

    `z_number` is None on an X report, and so is what only the count tells; `expected` is None for those who are to
    count blind. `chain_number` and `chain_hash` are the till's last journal entry before the report was made.
    """

    shift_id: str
    till: str
    business_day: date
    opened_at: datetime
    opened_by: str
    made_at: datetime
    made_by: str
    sales: int
    subtotal: int
    discount: int
    discounted: int
    tax: int
    total: int
    tips: int
    rounding: int
    average: int
    first_order: str
    last_order: str
    methods: tuple[Sum, ...]
    taxes: tuple[TaxSum, ...]
    categories: tuple[Sum, ...]
    groups: tuple[Sum, ...]
    staff: tuple[StaffSum, ...]
    refunds: Sum
    voids: Sum
    given_back: tuple[Sum, ...]
    points_given: int
    points_spent: int
    points_returned: int
    opening_float: int
    cash_taken: int
    cash_given_back: int
    movements: tuple[Movement, ...]
    chain_number: int
    chain_hash: str
    expected: int | None = None
    z_number: int | None = None
    counted: int | None = None
    note: str = ""
    vouchers_sold: tuple[Sum, ...] = ()
    vouchers_taken_back: tuple[Sum, ...] = ()

    @property
    def is_z(self) -> bool:
        """Whether the shift is closed and this its last word."""
        return self.z_number is not None

    @property
    def paid_in(self) -> int:
        """What was put into the drawer beside sales."""
        return sum(each.amount for each in self.movements if each.amount > 0)

    @property
    def paid_out(self) -> int:
        """What was taken out of it, as a positive amount."""
        return -sum(each.amount for each in self.movements if each.amount < 0)

    @property
    def difference(self) -> int | None:
        """What was counted less what should have been there: negative where money is missing."""
        return None if self.counted is None or self.expected is None else self.counted - self.expected

    def kept(self) -> dict[str, Any]:
        """The report as it is frozen at the close; the note comes later and is kept with the count."""
        found = asdict(self) | {
            "shape": SHAPE,
            "business_day": self.business_day.isoformat(),
            "opened_at": self.opened_at.isoformat(),
            "made_at": self.made_at.isoformat(),
            "movements": [asdict(each) | {"at": each.at.isoformat()} for each in self.movements],
        }
        for name in _ROWS:
            found[name] = [asdict(each) for each in getattr(self, name)]
        del found["note"]
        return found

    @classmethod
    def of(cls, kept: dict[str, Any], note: str = "") -> Self:
        """The frozen report again."""
        found = {name: value for name, value in kept.items() if name in cls.__dataclass_fields__}
        found |= {name: tuple(row(**each) for each in kept.get(name, ())) for name, row in _ROWS.items()}
        found |= {name: Sum(**kept[name]) for name in ("refunds", "voids")}
        found["movements"] = tuple(
            Movement(**each | {"at": datetime.fromisoformat(each["at"])}) for each in kept["movements"]
        )
        found["business_day"] = date.fromisoformat(kept["business_day"])
        found |= {name: datetime.fromisoformat(kept[name]) for name in ("opened_at", "made_at")}
        return cls(**found, note=note)


_ROWS: dict[str, Any] = {
    "methods": Sum,
    "taxes": TaxSum,
    "categories": Sum,
    "groups": Sum,
    "staff": StaffSum,
    "given_back": Sum,
    "vouchers_sold": Sum,
    "vouchers_taken_back": Sum,
}
