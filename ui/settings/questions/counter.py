"""The counter's rules: cash, tips, discounts, the board."""

from PySide6.QtCore import QCoreApplication

from pos_app.domain.counter_rules import CounterRules
from ui.settings.form import Group
from ui.settings.form_field import Kind
from ui.settings.questions.declaring import ask


def groups() -> tuple[Group, ...]:
    """The counter's rules, in the order they are asked."""
    translate = QCoreApplication.translate
    percent = translate("TaxesPage", "%")
    return (
        Group(
            translate("TaxesPage", "Cash and tips"),
            (
                ask(
                    CounterRules,
                    "coin",
                    translate("TaxesPage", "Smallest coin"),
                    translate(
                        "TaxesPage", "Cash is rounded to it, on a line of its own. Cards, points and vouchers are not."
                    ),
                    kind=Kind.MONEY,
                ),
                ask(
                    CounterRules,
                    "tips",
                    translate("TaxesPage", "Tips that are offered"),
                    translate("TaxesPage", "Up to four percentages, like 5, 10, 15. Empty: no tips at the payment."),
                    kind=Kind.TEXT,
                    unit=percent,
                ),
            ),
        ),
        Group(
            translate("TaxesPage", "Discounts and the board"),
            (
                ask(
                    CounterRules,
                    "discount_limit",
                    translate("TaxesPage", "Discounts a cashier may give"),
                    translate("TaxesPage", "Above it a shift lead types a PIN. Empty: no limit."),
                    kind=Kind.TEXT,
                    unit=percent,
                ),
                ask(
                    CounterRules,
                    "late_minutes",
                    translate("TaxesPage", "An order is late after"),
                    translate("TaxesPage", "It then stands out on the orders board."),
                    unit=translate("TaxesPage", "minutes"),
                ),
            ),
        ),
    )
