"""Taxes and the counter's rules in words, and read from what was typed. Nothing here is a widget."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.catalogue import STANDARD
from pos_app.domain.counter_rules import MAX_TIPS, CounterRules
from pos_app.domain.ids import new_id
from pos_app.domain.taxes import TaxClass, TaxRules
from ui.percent import plain_percent, read_percent
from ui.settings.form_field import Value
from ui.settings.questions.counter import groups
from ui.settings.questions.declaring import out_of_range

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class TaxRow:
    """A tax class as it is typed; a new one has no id yet."""

    id: str
    name: str
    rate: str
    included: bool


class Unreadable(Exception):
    """What was typed cannot be kept: where, and why."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


def as_values(rules: CounterRules) -> dict[str, Value]:
    """The rules as the fields show them."""
    return {
        "coin": rules.coin,
        "tips": ", ".join(plain_percent(tip) for tip in rules.tips),
        "discount_limit": "" if rules.discount_limit is None else plain_percent(rules.discount_limit),
        "late_minutes": rules.late_minutes,
    }


def as_rows(rules: TaxRules) -> list[TaxRow]:
    """The tax classes as they are shown."""
    return [TaxRow(each.id, each.name, plain_percent(each.rate), each.included) for each in rules.classes]


def read_taxes(rows: "Sequence[TaxRow]") -> TaxRules:
    """The tax classes that were typed. Raises Unreadable, its field being the row's place."""
    tr = QCoreApplication.translate
    classes: list[TaxClass] = []
    for at, row in enumerate(rows):
        if not row.name.strip():
            raise Unreadable(str(at), tr("TaxesPage", "Give the tax the name that is printed on the receipt."))
        rate = read_percent(row.rate)
        if rate is None:
            raise Unreadable(str(at), tr("TaxesPage", "The rate is a percentage, like 8.5, with up to three decimals."))
        classes.append(TaxClass(row.id or (new_id() if at else STANDARD), row.name.strip(), rate, row.included))
    return TaxRules(tuple(classes))


def read_counter(values: "Mapping[str, Value]") -> CounterRules:
    """The counter's rules that were typed. Raises Unreadable, its field being the rule's name."""
    tr = QCoreApplication.translate
    coin, minutes = values["coin"], values["late_minutes"]
    if not isinstance(coin, int) or coin < 1:
        raise Unreadable("coin", tr("TaxesPage", "The smallest coin is an amount, like 0.05."))
    late = next(spec for group in groups() for spec in group.fields if spec.name == "late_minutes")
    refusal = out_of_range(late, minutes)
    if refusal or not isinstance(minutes, int):
        raise Unreadable("late_minutes", refusal)
    typed = str(values["discount_limit"] or "")
    limit = read_percent(typed) if typed else None
    if typed and limit is None:
        raise Unreadable("discount_limit", tr("TaxesPage", "A percentage from 0 to 100, or nothing for no limit."))
    tips = [read_percent(part) for part in str(values["tips"] or "").replace(";", ",").split(",") if part.strip()]
    if len(tips) > MAX_TIPS or not all(tips):
        raise Unreadable("tips", tr("TaxesPage", "Up to four percentages, like 5, 10, 15."))
    return CounterRules(coin, limit, tuple(tip for tip in tips if tip), minutes)
