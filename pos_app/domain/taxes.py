"""Tax classes: what the owner says is taxed at which rate. Every sum that follows is worked out in `pricing`."""

from dataclasses import asdict, dataclass
from typing import Any, Self

from pos_app.domain import names
from pos_app.domain.discount import WHOLE
from pos_app.errors import BadInput, NameMissing

MAX_CLASSES = 20


@dataclass(frozen=True, slots=True)
class TaxClass:
    """One class of products. `rate` is in thousandths of a percent (19% is 19000); `included`: prices hold the tax.

    Raises NameMissing, TextNotStorable and BadInput for what is no tax.
    """

    id: str
    name: str
    rate: int
    included: bool = False

    def __post_init__(self) -> None:
        """Refuse what no law asks for."""
        if not names.storable(self.name, "tax's name", names.MAX_NAME):
            raise NameMissing
        if not names.storable(self.id, "tax class", names.MAX_NAME):
            raise BadInput("A tax class needs an id.")
        if not 0 <= self.rate <= WHOLE:
            raise BadInput("A tax is between 0 and 100 percent.")


@dataclass(frozen=True, slots=True)
class TaxRules:
    """The shop's tax classes. Without any, nothing is taxed; a product whose class is not listed has the first one.

    Raises BadInput where two classes have one id, or there are too many.
    """

    classes: tuple[TaxClass, ...] = ()

    def __post_init__(self) -> None:
        """Each class is there once."""
        if len({each.id for each in self.classes}) != len(self.classes):
            raise BadInput("Two tax classes cannot share an id.")
        if len(self.classes) > MAX_CLASSES:
            raise BadInput("Those are too many tax classes.")

    def class_of(self, tax_class: str) -> TaxClass | None:
        """The class a product's own word stands for; None where the shop has no taxes."""
        return next((each for each in self.classes if each.id == tax_class), self.classes[0] if self.classes else None)

    def kept(self) -> dict[str, Any]:
        """The rules as they are stored."""
        return {"classes": [asdict(each) for each in self.classes]}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """The rules kept as a setting; none where nothing was kept."""
        return cls(
            tuple(
                TaxClass(each["id"], each["name"], each["rate"], each.get("included", False))
                for each in kept.get("classes", ())
            )
        )


NO_TAXES = TaxRules()
