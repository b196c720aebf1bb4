"""Keeps the sale in progress in the database as it grows, and has it back on the screen after a crash or a power cut.

Typing is never held up: what changed is written by the write lane a moment after the last change, and at once when the
screen is locked or the window closed.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pos_app.domain.staff import Actor
from ui.counter.kept_sale import guest_of, label_of, on_screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.parked import ParkedGuest, Recalled, SaleOnScreen
    from ui.counter.sale_in_progress import SaleInProgress
    from ui.workplace import Workplace

SOON_MS, AGAIN_MS = 300, 3_000
"""How long after the last change it is written, and how long after a trouble it is tried again."""


class KeepingPresenter(QObject):
    """Between the sale in progress and the parking service."""

    shown_again = Signal(object)
    """A Recalled."""

    def __init__(
        self,
        workplace: "Workplace",
        sale: "SaleInProgress",
        restore_guest: "Callable[[ParkedGuest], None]",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._sale, self._restore_guest = workplace, sale, restore_guest
        self._who: Actor | None = None
        self._kept: SaleOnScreen | None = None
        self._is_back = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep_now)
        sale.cart_changed.connect(self._on_changed)
        sale.guest_changed.connect(self._on_changed)
        sale.paid_changed.connect(self._on_changed)
        events = workplace.events
        events.signed_in.connect(self._on_signed_in)
        events.signed_out.connect(self.keep_now)
        events.sale_completed.connect(lambda _done: self._on_completed())

    def _on_changed(self) -> None:
        if not self._sale.is_locked:
            self._timer.start(SOON_MS)

    def keep_now(self) -> None:
        """Write what is on the screen, unless that is what was written last. A sale being saved is the checkout's."""
        self._timer.stop()
        who, now = self._who, on_screen(self._sale)
        if who is None or not self._is_back or self._sale.is_locked or now == self._kept:
            return
        if now.is_empty and (self._kept is None or self._kept.is_empty):
            return
        self._kept = now
        self._workplace.do(
            lambda shop: shop.parking.keep(who, now), None, lambda _error: self._on_trouble(now), owner=self
        )

    def _on_trouble(self, meant: "SaleOnScreen") -> None:
        """It is not kept: the sale is on the screen all the same, and its next change, or a while, tries again."""
        if self._kept == meant:
            self._kept = None
            self._timer.start(AGAIN_MS)

    def _on_completed(self) -> None:
        """The transaction of the sale took away what was kept of it."""
        self._timer.stop()
        self._kept = None

    def put_away(self) -> None:
        """What was on the screen is kept elsewhere now; that of a tab may still be kept as it was on the screen."""
        self._timer.stop()
        if self._sale.tab is None:
            self._kept = None

    # --- having it back -----------------------------------------------------------------------------------------------

    def _on_signed_in(self, actor: Actor) -> None:
        self._who = actor
        if not self._is_back:
            self._workplace.ask(lambda shop: shop.parking.on_screen(), self._on_found, self._on_not_read, owner=self)

    def _on_not_read(self, error: Exception) -> None:
        """Nothing is written over what could not be read; the next sign-in asks again."""
        self._workplace.explain(error)

    def _on_found(self, found: "Recalled | None") -> None:
        if self._is_back:
            return
        self._is_back = True
        if found is None:
            self.keep_now()
        elif self._sale.cart.is_empty and self._sale.tab is None:
            self._put_back(found)
        else:
            self._put_aside(found)

    def _put_back(self, found: "Recalled") -> None:
        typed = self._sale.guest
        if not self.show(found):
            return
        if not guest_of(found.sale.guest).phone and typed.phone:
            self._sale.take_guest(typed)
        time = self._workplace.formats.time(found.since)
        self._workplace.notifier.toast(
            self.tr("Your sale from %1 is back.").replace("%1", time), tone="success", seconds=8
        )

    def show(self, found: "Recalled") -> bool:
        """Put a kept sale on the screen; whether nothing was being saved."""
        kept = found.sale
        if not self._sale.put(kept.sale_id, kept.cart, kept.tab, kept.payments, kept.tip):
            return False
        self._restore_guest(found.sale.guest)
        self._kept = on_screen(self._sale)
        self._timer.stop()
        self.shown_again.emit(found)
        return True

    def _put_aside(self, found: "Recalled") -> None:
        """Somebody began another sale before it was read: the old one is in the list of parked sales."""
        who, formats = self._who, self._workplace.formats
        if who is None:
            return
        label = label_of(formats, guest_of(found.sale.guest)) or formats.time(found.since)
        words = self.tr("Your sale from %1 is among the parked sales (F7).").replace("%1", formats.time(found.since))
        self._workplace.do(
            lambda shop: shop.parking.park(who, found.sale, label),
            lambda _parked: self._workplace.notifier.toast(words, seconds=8),
            owner=self,
        )
        self._timer.start(SOON_MS)
