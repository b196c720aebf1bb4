"""The owner's rules that decide what a sale comes to, in one piece: service and window reckon by the same."""

from dataclasses import dataclass, field

from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.loyalty import Rules
from pos_app.domain.taxes import NO_TAXES, TaxRules


@dataclass(frozen=True, slots=True)
class HouseRules:
    """Taxes, the counter's rules, and what points are worth."""

    taxes: TaxRules = NO_TAXES
    counter: CounterRules = field(default_factory=CounterRules)
    loyalty: Rules = field(default_factory=Rules)
