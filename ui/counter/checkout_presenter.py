"""Paying: the sheet, exact cash at once, and what is on the screen when the sale is done.

A sale is done once, whatever is pressed twice.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.domain.sales import GuestGiven, Payment, SaleDone
from pos_app.domain.staff import Act
from pos_app.errors import (
    NotAllowed,
    NotSellable,
    NotSignedIn,
    PhoneNotPossible,
    PosError,
    PriceChanged,
    TillNotOpen,
    TotalChanged,
)
from ui.app_events import EnrolmentWanted, LateGuestWanted
from ui.counter.guest_words import offer_words
from ui.counter.order_words import done_lines, given_points
from ui.counter.payment_presenter import PaymentPresenter
from ui.counter.sale_in_progress import Guest, Whose
from ui.error_messages import sentence

if TYPE_CHECKING:
    from pos_app.domain.customers import CustomerCard
    from pos_app.domain.loyalty import MemberCard
    from pos_app.domain.staff import Approval
    from ui.counter.done_panel import DonePanel
    from ui.counter.payment_sheet import PaymentSheet
    from ui.counter.sale_in_progress import SaleInProgress
    from ui.workplace import Workplace

OFFER = "counter.offer"


class CheckoutPresenter(QObject):
    """Between the payment sheet, the done panel and the checkout."""

    done_shown = Signal()
    done_hidden = Signal()
    catalogue_outdated = Signal()
    """A product was refused that the grid still offers."""
    phone_refused = Signal(str)

    def __init__(
        self, workplace: "Workplace", sale: "SaleInProgress", sheet: "PaymentSheet", done: "DonePanel", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workplace, self._sale, self._sheet, self._done = workplace, sale, sheet, done
        self._last_guest = Guest()
        self._last_customer_id = ""
        self._last_sale_id = ""
        self.payment = PaymentPresenter(workplace, sale, sheet, self)
        self.payment.settled.connect(self.complete)
        done.next_pressed.connect(self.done_hidden)
        done.join_pressed.connect(self.want_enrolment)
        done.guest_pressed.connect(self.want_guest)
        workplace.events.guest_given.connect(self._on_guest_given)
        sale.touched.connect(self.done_hidden)
        workplace.events.member_enrolled.connect(self._on_member_enrolled)

    def ask_for_payment(self) -> None:
        """Open the sheet for the order in progress."""
        if not (self._sale.cart.is_empty or self._sale.is_locked):
            self.payment.ask()

    def pay_exactly(self) -> None:
        """Exact cash, at once, without the sheet."""
        if self._sale.cart.is_empty:
            self._workplace.notifier.toast(self.tr("There is nothing in the order yet."))
            return
        self.payment.pay_exactly()

    # --- the sale -----------------------------------------------------------------------------------------------------

    def complete(self, payments: Sequence[Payment], tip: int = 0, approval: "Approval | None" = None) -> None:
        """Have the sale done in the background; the order stays as it is until it is.

        `tip` in minor units; `approval` is a lead's, where a discount needs one.
        """
        actor = self._workplace.actor
        if actor is None:
            self._workplace.explain(NotSignedIn())
            return
        if not self._sale.lock():
            return
        self._sheet.show_busy(busy=True)
        tab = self._sale.tab_part
        guest, cart, sale_id, shown = self._sale.guest, self._sale.cart, self._sale.sale_id, self.payment.total
        self._workplace.do(
            lambda shop: shop.checkout.complete(
                actor,
                cart,
                phone=guest.phone,
                name=guest.name,
                payments=payments,
                sale_id=sale_id,
                tip=tip,
                approval=approval,
                shown_total=shown,
                tab=tab,
            ),
            lambda done: self._on_done(done, guest),
            lambda error: self._on_refused(error, payments, tip),
        )

    def _on_refused(self, error: Exception, payments: Sequence[Payment], tip: int) -> None:
        """Nothing was written: order, guest and what was typed are still there; the words go where the eye is."""
        self._sale.unlock()
        self._sheet.show_busy(busy=False)
        if self._sheet.isVisible():
            self.payment.show_again()
        if not isinstance(error, PosError):
            return
        if isinstance(error, NotAllowed) and error.act == Act.APPROVE_DISCOUNT:
            words = self.tr("A discount above what a cashier may give")
            self._workplace.with_approval(
                Act.APPROVE_DISCOUNT, words, lambda approval: self.complete(payments, tip, approval)
            )
            return
        if isinstance(error, TotalChanged):
            self._workplace.read_rules()
        if isinstance(error, NotSellable | PriceChanged):
            self.catalogue_outdated.emit()
        if isinstance(error, TillNotOpen):
            self._workplace.events.till_doubted.emit()
        if isinstance(error, PhoneNotPossible):
            self._sheet.close_card()
            self.phone_refused.emit(sentence(error))
        elif self._sheet.isVisible():
            self._sheet.show_error(sentence(error))
        else:
            self._workplace.explain(error)

    def _on_done(self, done: SaleDone, guest: Guest) -> None:
        self._last_guest, self._last_customer_id, self._last_sale_id = guest, done.customer_id, done.sale_id
        self._sheet.close_card()
        self._sale.begin_next()
        self._workplace.read_rules()
        customer = guest.name or (self._workplace.formats.phone(guest.phone) if guest.phone else "")
        self._done.show_done(done_lines(self._workplace.formats, done, customer))
        self.done_shown.emit()
        self._workplace.events.sale_completed.emit(done)
        if guest.whose in (Whose.KNOWN, Whose.NEW) and done.points is None:
            self._look_for_offer(done.customer_id)

    def _look_for_offer(self, customer_id: str) -> None:
        self._workplace.ask(
            lambda shop: shop.customers.card(customer_id),
            self._show_offer,
            lambda _error: None,
            newest=OFFER,
            owner=self,
        )

    def _show_offer(self, card: "CustomerCard") -> None:
        if card.id == self._last_customer_id:
            self._last_guest = Guest(Whose.KNOWN, card.phone_number, card.name, card.id, card)
            self._done.show_offer(*offer_words(self._workplace.formats, card))

    def want_guest(self) -> None:
        """Ask whose the last sale is."""
        guest = self._last_guest
        who = guest.name or (self._workplace.formats.phone(guest.phone) if guest.phone else "")
        self._workplace.events.late_guest_wanted.emit(LateGuestWanted(self._last_sale_id, who))

    def _on_guest_given(self, given: GuestGiven) -> None:
        """The last sale is somebody else's: say so, and offer TapPass again."""
        if given.sale_id != self._last_sale_id:
            return
        formats = self._workplace.formats
        self._last_guest = Guest(Whose.KNOWN, given.phone_number, given.name, given.customer_id)
        self._last_customer_id = given.customer_id
        points = given_points(formats, given)
        self._done.show_guest(given.name or formats.phone(given.phone_number), points)
        self._done.show_offer("", "")
        if given.points is None:
            self._look_for_offer(given.customer_id)

    def want_enrolment(self) -> None:
        """Open the sign-up for whom the last sale was."""
        guest = self._last_guest
        if guest.phone:
            email = guest.card.email if guest.card else None
            wanted = EnrolmentWanted(guest.phone, guest.name, email, self._last_customer_id or None)
            self._workplace.events.enrolment_wanted.emit(wanted)

    def _on_member_enrolled(self, card: "MemberCard") -> None:
        if card.customer_id == self._last_customer_id:
            self._done.show_offer("", "")
