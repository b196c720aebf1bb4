"""Paying: the sheet, exact cash at once, and what is on the screen when the sale is done.

A sale is done once, whatever is pressed twice.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.domain import money, pricing
from pos_app.domain.sales import Payment, SaleDone
from pos_app.errors import NotSellable, NotSignedIn, PhoneNotPossible, PosError, PriceChanged
from ui.app_events import EnrolmentWanted
from ui.counter.guest_words import offer_words
from ui.counter.order_words import done_lines
from ui.counter.sale_in_progress import Guest, Whose
from ui.error_messages import sentence

if TYPE_CHECKING:
    from pos_app.domain.customers import CustomerCard
    from pos_app.domain.loyalty import MemberCard
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
        sheet.cash_typed.connect(self._on_cash_typed)
        sheet.cash_given.connect(self.on_cash_given)
        sheet.quick_pressed.connect(self._on_quick_pressed)
        sheet.card_paid.connect(self.on_card_paid)
        done.next_pressed.connect(self.done_hidden)
        done.join_pressed.connect(self.want_enrolment)
        sale.touched.connect(self.done_hidden)
        workplace.events.member_enrolled.connect(self._on_member_enrolled)

    @property
    def due(self) -> int:
        """What the order comes to, in minor units."""
        return pricing.cart_totals(self._sale.cart).total

    # --- the sheet ----------------------------------------------------------------------------------------------------

    def ask_for_payment(self) -> None:
        """Open the sheet for the order in progress."""
        if self._sale.cart.is_empty or self._sale.is_locked:
            return
        formats, due = self._workplace.formats, self.due
        unit = money.unit(formats.info.currency)
        quick = [(amount, formats.money(amount)) for amount in pricing.quick_amounts(due, unit)]
        exact = self.tr("Exact %1").replace("%1", formats.money(due))
        card = self.tr("Paid by card: %1").replace("%1", formats.money(due))
        self._sheet.ask(self._title(), formats.money(due), formats.info.currency, exact, quick, card)
        self._on_cash_typed(None)

    def _title(self) -> str:
        guest = self._sale.guest
        if guest.name:
            return self.tr("To pay for %1").replace("%1", guest.name)
        if guest.phone:
            return self.tr("To pay for %1").replace("%1", self._workplace.formats.phone(guest.phone))
        return self.tr("To pay, without a phone number")

    def _on_cash_typed(self, amount: int | None) -> None:
        formats = self._workplace.formats
        self._sheet.show_error("")
        if amount is None:
            self._sheet.show_change("", "")
        elif amount < self.due:
            self._sheet.show_change(self.tr("Missing"), formats.money(self.due - amount), "danger")
        else:
            self._sheet.show_change(self.tr("Change"), formats.money(amount - self.due), "success")

    def on_cash_given(self) -> None:
        """The cash in the field is what the guest handed over."""
        amount = self._sheet.cash.amount
        if amount is None:
            empty = not self._sheet.cash.text().strip()
            words = (
                self.tr("Type what the guest gave, or press Exact.")
                if empty
                else self.tr("That is not an amount of money.")
            )
            self._sheet.show_error(words)
            self._sheet.cash.setFocus()
        elif amount < self.due:
            missing = self._workplace.formats.money(self.due - amount)
            self._sheet.show_error(self.tr("That is less than the total: %1 is missing.").replace("%1", missing))
            self._sheet.cash.setFocus()
        else:
            self.complete([Payment.cash(amount)])

    def _on_quick_pressed(self, amount: int) -> None:
        self.complete([Payment.cash(self.due if amount < 0 else amount)])

    def on_card_paid(self, reference: str) -> None:
        """The outside terminal took the whole amount."""
        try:
            payment = Payment.card(self.due, reference)
        except PosError as error:
            self._sheet.show_error(sentence(error))
            return
        self.complete([payment])

    def pay_exactly(self) -> None:
        """Exact cash, at once, without the sheet."""
        if self._sale.cart.is_empty:
            self._workplace.notifier.toast(self.tr("There is nothing in the order yet."))
            return
        self.complete([Payment.cash(self.due)])

    # --- the sale -----------------------------------------------------------------------------------------------------

    def complete(self, payments: Sequence[Payment]) -> None:
        """Have the sale done in the background; the order stays as it is until it is."""
        actor = self._workplace.actor
        if actor is None:
            self._workplace.explain(NotSignedIn())
            return
        if not self._sale.lock():
            return
        self._sheet.show_busy(busy=True)
        guest, cart, sale_id = self._sale.guest, self._sale.cart, self._sale.sale_id
        self._workplace.do(
            lambda shop: shop.checkout.complete(
                actor, cart, phone=guest.phone, name=guest.name, payments=payments, sale_id=sale_id
            ),
            lambda done: self._on_done(done, guest),
            self._on_refused,
        )

    def _on_refused(self, error: Exception) -> None:
        """Nothing was written: order, guest and what was typed are still there; the words go where the eye is."""
        self._sale.unlock()
        self._sheet.show_busy(busy=False)
        if not isinstance(error, PosError):
            return
        if isinstance(error, NotSellable | PriceChanged):
            self.catalogue_outdated.emit()
        if isinstance(error, PhoneNotPossible):
            self._sheet.close_card()
            self.phone_refused.emit(sentence(error))
        elif self._sheet.isVisible():
            self._sheet.show_error(sentence(error))
        else:
            self._workplace.explain(error)

    def _on_done(self, done: SaleDone, guest: Guest) -> None:
        self._last_guest, self._last_customer_id = guest, done.customer_id
        self._sheet.close_card()
        self._sale.begin_next()
        customer = guest.name or (self._workplace.formats.phone(guest.phone) if guest.phone else "")
        self._done.show_done(done_lines(self._workplace.formats, done, customer))
        self.done_shown.emit()
        self._workplace.events.sale_completed.emit(done)
        if guest.whose in (Whose.KNOWN, Whose.NEW) and done.points is None:
            self._workplace.ask(
                lambda shop: shop.customers.card(done.customer_id),
                self._show_offer,
                lambda _error: None,
                newest=OFFER,
                owner=self,
            )

    def _show_offer(self, card: "CustomerCard") -> None:
        if card.id == self._last_customer_id:
            self._last_guest = Guest(Whose.KNOWN, card.phone_number, card.name, card.id, card)
            self._done.show_offer(*offer_words(self._workplace.formats, card))

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
