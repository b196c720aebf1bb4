"""The counter's three columns: who it is for, what there is, what was ordered. In a small window all give a little."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.counter.catalogue_panel import CataloguePanel
from ui.counter.done_panel import DonePanel
from ui.counter.line_editor import LineEditor
from ui.counter.order_panel import OrderPanel
from ui.counter.payment_sheet import PaymentSheet
from ui.counter.phone_panel import PhonePanel
from ui.counter.scan import ScanWatcher

WIDE, NARROW = 1800, 1200


class CounterScreen(QWidget):
    """Holds the panels; `window` is what the sheets lie over."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.phone = PhonePanel(self)
        self.catalogue = CataloguePanel(self)
        self.order = OrderPanel(self)
        self.done = DonePanel(self)
        self.payment = PaymentSheet(window)
        self.line_editor = LineEditor(window)
        self._right = QStackedWidget(self)
        self._right.addWidget(self.order)
        self._right.addWidget(self.done)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.phone)
        row.addWidget(self.catalogue, 1)
        row.addWidget(self._right)

    def resizeEvent(self, event: QResizeEvent) -> None:
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

    def watch_scans(self, take: Callable[[str], bool]) -> None:
        """Give bursts of a scanner to `take`, whichever field they were typed into."""
        watcher = ScanWatcher(take, self)
        for field in (self.phone.phone, self.phone.name, self.catalogue.search, self.payment.cash):
            watcher.watch(field)
