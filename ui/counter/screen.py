"""The counter's three columns: who it is for, what there is, what was ordered. In a small window all give a little.

The phone field is there from the first paint; the rest of the screen is filled in right after it.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.counter.phone_panel import PhonePanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from ui.counter.line_editor import LineEditor
    from ui.counter.order_editor import OrderEditor
    from ui.counter.price_card import PriceCard

WIDE, NARROW = 1800, 1200


class CounterScreen(QWidget):
    """Holds the panels; `window` is what the sheets lie over. `fill` builds all but the phone panel."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.phone = PhonePanel(self)
        self._right = QStackedWidget(self)
        self._right.setProperty("role", "panel")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.phone)
        self._row.addStretch(1)
        self._row.addWidget(self._right)

    def fill(self) -> None:
        """Build the catalogue, the order, what follows a sale, and the sheet that takes the money."""
        from ui.counter.catalogue_panel import CataloguePanel  # noqa: PLC0415 (after the first paint)
        from ui.counter.done_panel import DonePanel  # noqa: PLC0415 (likewise)
        from ui.counter.order_panel import OrderPanel  # noqa: PLC0415 (likewise)
        from ui.counter.payment_sheet import PaymentSheet  # noqa: PLC0415 (likewise)

        self.phone.fill()
        self.catalogue = CataloguePanel(self)
        self.order = OrderPanel(self)
        self.done = DonePanel(self)
        self.payment = PaymentSheet(self._window)
        self._right.addWidget(self.order)
        self._right.addWidget(self.done)
        self._row.takeAt(1)
        self._row.insertWidget(1, self.catalogue, 1)

    @cached_property
    def line_editor(self) -> "LineEditor":
        """The card for one line, made when it is first wanted."""
        from ui.counter.line_editor import LineEditor  # noqa: PLC0415 (when it is made)

        return LineEditor(self._window)

    @cached_property
    def order_editor(self) -> "OrderEditor":
        """The card for the whole order, likewise."""
        from ui.counter.order_editor import OrderEditor  # noqa: PLC0415 (when it is made)

        return OrderEditor(self._window)

    @cached_property
    def price_card(self) -> "PriceCard":
        """The card for a price that is typed, likewise."""
        from ui.counter.price_card import PriceCard  # noqa: PLC0415 (when it is made)

        return PriceCard(self._window)

    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        width = self.width()
        self.phone.setFixedWidth(400 if width >= WIDE else 336 if width >= NARROW else 280)
        self._right.setFixedWidth(430 if width >= WIDE else 356 if width >= NARROW else 284)

    def show_order(self) -> None:
        """The order in progress is on the right."""
        self._right.setCurrentWidget(self.order)

    def show_done(self) -> None:
        """The completed sale is on the right."""
        self._right.setCurrentWidget(self.done)

    @property
    def is_showing_done(self) -> bool:
        """Whether the last sale is still on the screen."""
        return self._right.currentWidget() is self.done

    def watch_scans(self, take: "Callable[[str], bool]") -> None:
        """Give bursts of a scanner to `take`, whichever field they were typed into."""
        from ui.counter.scan import ScanWatcher  # noqa: PLC0415 (after the first paint)

        watcher = ScanWatcher(take, self)
        for field in (self.phone.phone, self.phone.name, self.catalogue.search, self.payment.cash):
            watcher.watch(field)
