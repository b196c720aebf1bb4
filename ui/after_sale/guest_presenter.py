"""Between the late guest's card and the services: says who a number is, and gives the sale."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain import phone
from pos_app.domain.customers import CustomerCard
from pos_app.domain.sales import GuestGiven
from pos_app.domain.staff import Act, Approval
from pos_app.errors import PhoneNotPossible, PosError
from ui.app_events import LateGuestWanted
from ui.error_messages import sentence

if TYPE_CHECKING:
    from pos_app.services.shop import Shop
    from ui.after_sale.guest_card import GuestCard
    from ui.workplace import Workplace

LOOK = "late_guest.look"


@dataclass(frozen=True, slots=True)
class _Found:
    """Who a number is: its E.164 form, or why there is none, and the customer who has it."""

    e164: str = ""
    card: CustomerCard | None = None
    refusal: PhoneNotPossible | None = None


class LateGuestPresenter(QObject):
    """Opens on `late_guest_wanted`; announces `guest_given`, `sale_changed` and `customer_changed`."""

    def __init__(self, workplace: "Workplace", card: "GuestCard", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._card = workplace, card
        self._wanted: LateGuestWanted | None = None
        self._busy = False
        card.typed.connect(self._on_typed)
        card.given.connect(self.give)
        workplace.events.late_guest_wanted.connect(self.ask)
        workplace.events.signed_out.connect(card.close_card)

    def ask(self, wanted: LateGuestWanted) -> None:
        """Ask for the phone."""
        self._wanted, self._busy = wanted, False
        title = self.tr("Another customer") if wanted.who else self.tr("Add a phone")
        about = self.tr("The sale is %1's now.").replace("%1", wanted.who) if wanted.who else ""
        self._card.begin(title, about, self._workplace.info.region)

    def _on_typed(self, text: str) -> None:
        """Say who that is while it is typed; what can still become a number is not called wrong."""
        region = self._workplace.info.region

        def look(shop: "Shop") -> _Found:
            try:
                e164 = phone.parse(text, region)
            except PhoneNotPossible as error:
                return _Found(refusal=error)
            return _Found(e164, shop.customers.by_phone(e164))

        self._card.show_new(is_new=False)
        self._card.show_hint("", "")
        self._workplace.ask(look, self._on_found, newest=LOOK, owner=self._card)

    def _on_found(self, found: _Found) -> None:
        hopeless = (phone.Reason.TOO_LONG, phone.Reason.BAD_COUNTRY, phone.Reason.LETTERS)
        if found.refusal is not None:
            if found.refusal.reason in hopeless:
                self._card.show_hint(sentence(found.refusal), "danger")
            return
        self._card.show_new(is_new=found.card is None)
        if found.card is None:
            self._card.show_hint(self.tr("New customer"), "success")
        else:
            who = found.card.name or self._workplace.formats.phone(found.card.phone_number)
            self._card.show_hint(who, "success")

    def give(self) -> None:
        """Give the sale, where it takes that with a lead's PIN; once."""
        wanted, actor, number = self._wanted, self._workplace.actor, self._card.phone.text()
        name = self._card.name.text() if self._card.name.isVisible() else None
        if wanted is None or actor is None or self._busy:
            return
        try:
            phone.parse(number, self._workplace.info.region)
        except PhoneNotPossible as error:
            self._card.show_hint(sentence(error), "danger")
            return

        def go_on(approval: Approval | None) -> None:
            self._busy = True
            self._card.show_busy(busy=True)
            self._workplace.do(
                lambda shop: shop.late_guest.give(actor, wanted.sale_id, number, name, approval),
                self._on_given,
                self._on_refused,
            )

        act = Act.GIVE_SALE if wanted.who else Act.SELL
        words = self.tr("Give %1's sale to another customer").replace("%1", wanted.who)
        self._workplace.with_approval(act, words, go_on)

    def _on_refused(self, error: Exception) -> None:
        self._busy = False
        self._card.show_busy(busy=False)
        if isinstance(error, PosError):
            self._card.show_hint(sentence(error), "danger")

    def _on_given(self, given: GuestGiven) -> None:
        self._busy = False
        self._card.close_card()
        formats = self._workplace.formats
        words = self.tr("The sale is %1's now.").replace("%1", given.name or formats.phone(given.phone_number))
        if given.points_earned:
            earned = self.tr("%1 points earned.").replace("%1", formats.number(given.points_earned))
            words = f"{words} {earned}"
        self._workplace.notifier.toast(words, tone="success")
        events = self._workplace.events
        events.guest_given.emit(given)
        events.sale_changed.emit(given.sale_id)
        for customer_id in {given.customer_id, given.previous_id}:
            events.customer_changed.emit(customer_id)
