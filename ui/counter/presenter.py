"""The counter put together: guest, order and checkout work on one sale; keys and scans find the right one."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.counter.checkout_presenter import CheckoutPresenter
from ui.counter.edit_presenter import EditPresenter
from ui.counter.guest_presenter import GuestPresenter
from ui.counter.keeping_presenter import KeepingPresenter
from ui.counter.order_presenter import OrderPresenter
from ui.counter.picture_presenter import PicturePresenter
from ui.counter.receipt_presenter import ReceiptPresenter
from ui.counter.sale_in_progress import SaleInProgress, Whose
from ui.counter.scan import is_barcode
from ui.counter.till_watch import TillWatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.customers import CustomerMatch
    from ui.counter.screen import CounterScreen
    from ui.workplace import Workplace

TAP_PASS = re.compile(r"[A-Za-z]{1,8}-?\d{4}-?\d{4}")


class CounterPresenter(QObject):
    """One per window; the main window's keys call its public methods."""

    def __init__(self, workplace: "Workplace", screen: "CounterScreen", parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._screen = workplace, screen
        self.sale = SaleInProgress(self)
        self.guest = GuestPresenter(workplace, self.sale, screen.phone, self)
        self.order = OrderPresenter(workplace, self.sale, screen.catalogue, screen.order, self)
        self.pictures = PicturePresenter(workplace, screen.catalogue, self)
        self.edit = EditPresenter(workplace, self.sale, screen, self.order, self)
        self.checkout = CheckoutPresenter(workplace, self.sale, screen.payment, screen.done, self)
        self.keeping = KeepingPresenter(workplace, self.sale, self.guest.restore, self)
        self.receipt = ReceiptPresenter(workplace, screen.done, self)
        self.till = TillWatch(workplace, screen.order, self)
        self.before_payment: Callable[[Callable[[], None]], None] = lambda go_on: go_on()
        self._connect()

    def _connect(self) -> None:
        screen = self._screen
        screen.order.pay_pressed.connect(self.pay)
        screen.order.exact_pressed.connect(self.pay_exactly)
        screen.phone.usual_pressed.connect(self.order.add_usual)
        screen.watch_scans(self.on_scanned)
        self.guest.settled.connect(screen.catalogue.focus_search)
        self.checkout.done_shown.connect(screen.show_done)
        self.checkout.done_hidden.connect(screen.show_order)
        self.checkout.catalogue_outdated.connect(self.order.read_catalogue)
        self.checkout.phone_refused.connect(self._on_phone_refused)

    def pay(self) -> None:
        """F4: the payment sheet, once it is clear whose sale it is."""
        if not self.till.refuses() and not self.sale.cart.is_empty:
            self.guest.settle(lambda: self.before_payment(self.checkout.ask_for_payment))

    def pay_exactly(self) -> None:
        """F8: exact cash at once, likewise."""
        if not self.till.refuses():
            self.guest.settle(lambda: self.before_payment(self.checkout.pay_exactly))

    def join(self) -> None:
        """F6: the sign-up of the guest, or of whom the last sale was while it is still on the screen."""
        if self._screen.is_showing_done and self.sale.guest.whose is Whose.NOBODY:
            self.checkout.want_enrolment()
        else:
            self.guest.want_enrolment()

    def escape(self) -> None:
        """Esc: first the last sale's panel, then the search, then the guest, then the order (which can be had back)."""
        if self._screen.is_showing_done:
            self._screen.show_order()
        elif self._screen.catalogue.search.text():
            self._screen.catalogue.clear_search()
        elif self.guest.has_something:
            self.guest.clear()
        else:
            self.order.clear()

    def on_scanned(self, text: str) -> bool:
        """A burst ended by Enter: a product's barcode, else a TapPass ID, never a phone number; whether it was one."""
        if self._screen.payment.isVisible():
            self._workplace.notifier.toast(self.tr("Finish the payment first, then scan."), tone="warning")
            return is_barcode(text) or bool(TAP_PASS.fullmatch(text))
        if self.order.scan(text):
            return True
        if TAP_PASS.fullmatch(text):
            self._workplace.ask(lambda shop: shop.customers.find(text, 1), self._on_tap_pass_found, owner=self)
            return True
        if is_barcode(text):
            self._workplace.notifier.toast(
                self.tr("No product has the barcode %1.").replace("%1", text), tone="warning"
            )
            return True
        return False

    def _on_tap_pass_found(self, found: "list[CustomerMatch]") -> None:
        if found:
            self.guest.take(found[0].id)
        else:
            self._workplace.notifier.toast(self.tr("No member has that TapPass ID."), tone="warning")

    def _on_phone_refused(self, words: str) -> None:
        self._screen.phone.show_hint(words, "danger")
        self._screen.phone.focus_phone()
