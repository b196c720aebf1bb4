"""A tab in words. Nothing here is a widget."""

from PySide6.QtCore import QCoreApplication

from pos_app.domain.cart import Cart
from ui.counter.tab_line import TabLine


def tab_title(label: str, number: str) -> str:
    """`Tab A12 · Ava`; without a number while the kitchen has nothing of it."""
    head = QCoreApplication.translate("Tabs", "Tab %1").replace("%1", number).strip()
    return f"{head} · {label}" if label else head


def tab_lines(cart: Cart) -> list[TabLine]:
    """The lines of the tab, each with its choices and whether the kitchen has it."""
    return [
        TabLine(
            at,
            line.quantity,
            line.name,
            " · ".join(
                part
                for part in (
                    QCoreApplication.translate("Counter", "Sent") if line.sent else "",
                    *(each.name for each in line.modifiers),
                    line.note,
                )
                if part
            ),
            bool(line.sent),
        )
        for at, line in enumerate(cart.lines)
    ]
