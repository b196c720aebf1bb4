"""How a setting is declared: whose it is, and with the words its limits and its default, which are the domain's own."""

from dataclasses import MISSING, fields
from typing import Any

from PySide6.QtCore import QCoreApplication

from pos_app.domain.counter_rules import LONGEST_WAIT, CounterRules
from pos_app.domain.loyalty import Rules
from pos_app.domain.loyalty_rules import LIMITS
from pos_app.domain.office_rules import LONGEST_IDLE, LONGEST_LAPSE, MOST_BACKUPS, OfficeRules
from pos_app.domain.shop import LAST_HOUR, ShopInfo
from ui.settings.form_field import FieldSpec, Kind, Value

LIMITS_OF: dict[type, dict[str, tuple[int, int]]] = {
    Rules: LIMITS,
    OfficeRules: {
        "lock_minutes": (0, LONGEST_IDLE),
        "lapsed_days": (1, LONGEST_LAPSE),
        "backups_kept": (0, MOST_BACKUPS),
    },
    CounterRules: {"late_minutes": (1, LONGEST_WAIT)},
    ShopInfo: {"day_starts_at": (0, LAST_HOUR)},
}
"""The least and the most of each number."""

PREFIXES: dict[type, str] = {ShopInfo: "shop_", OfficeRules: "shop_"}
"""What a field's name begins with, where the name alone would not say whose it is."""


def ask(of: type, field: str, label: str, told: str = "", **more: Any) -> FieldSpec:
    """The question of one setting; its limits and its default are the domain's own."""
    kind: Kind = more.get("kind", Kind.NUMBER)
    least, most = LIMITS_OF.get(of, {}).get(field, (None, None))
    name = more.pop("name", PREFIXES.get(of, "") + field)
    default = _default(of, field) if kind is Kind.NUMBER else None
    return FieldSpec(name, label, told, least=least, most=most, default=default, of=of, **more)


def _default(of: type, field: str) -> Value:
    found = next(each.default for each in fields(of) if each.name == field)
    return None if found is MISSING else found


def out_of_range(spec: FieldSpec, value: Value) -> str:
    """What to say of a number that cannot be; "" where it can."""
    if spec.least is None or spec.most is None:
        return ""
    if isinstance(value, int) and spec.least <= value <= spec.most:
        return ""
    words = QCoreApplication.translate("Settings", "A number from %1 to %2.")
    return words.replace("%1", str(spec.least)).replace("%2", str(spec.most))
