"""The owner's rules in one piece: what a sale comes to, and how a till behaves; service and window go by the same."""

from dataclasses import dataclass, field

from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.loyalty import Rules
from pos_app.domain.office_rules import OfficeRules
from pos_app.domain.taxes import NO_TAXES, TaxRules


@dataclass(frozen=True, slots=True)
class HouseRules:
    """Taxes, the counter's rules, what points are worth, and when a till locks."""

    taxes: TaxRules = NO_TAXES
    counter: CounterRules = field(default_factory=CounterRules)
    loyalty: Rules = field(default_factory=Rules)
    office: OfficeRules = field(default_factory=OfficeRules)
