"""Whose sale it is: from what is typed into the phone field to a customer, a new number, or nobody.

Enter and Pay wait for the answer to what is typed now, never an older one: they are an intent until it is there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.domain import phone
from pos_app.domain.customers import CustomerCard, CustomerMatch
from pos_app.domain.staff import Act
from pos_app.errors import PhoneNotPossible
from ui.app_events import EnrolmentWanted
from ui.counter.guest_words import card_lines, match_line, near_miss_words
from ui.counter.kept_sale import guest_of
from ui.counter.sale_in_progress import Guest, Whose
from ui.error_messages import sentence

if TYPE_CHECKING:
    from pos_app.domain.loyalty import MemberCard
    from pos_app.domain.parked import ParkedGuest
    from pos_app.domain.sales import SaleDone
    from pos_app.services.shop import Shop
    from ui.counter.phone_panel import PhonePanel
    from ui.counter.sale_in_progress import SaleInProgress
    from ui.workplace import Workplace

FIND = "counter.find"
CARD = "counter.card"
SHOWN = 20
DIGITS_OF_A_NUMBER = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a text: who may be meant, and, for a number, its E.164 form or why there is none."""

    text: str
    matches: tuple[CustomerMatch, ...] = ()
    e164: str | None = None
    refusal: PhoneNotPossible | None = None
    near: tuple[CustomerMatch, ...] = ()

    @property
    def exact(self) -> CustomerMatch | None:
        """The customer who has exactly this number."""
        return next((match for match in self.matches if match.has_number(self.e164)), None)

    @property
    def sole(self) -> CustomerMatch | None:
        """The one who can be meant: an exact match, or the only one."""
        return self.exact or (self.matches[0] if len(self.matches) == 1 else None)


def look_up(shop: "Shop", text: str, region: str) -> Answer:
    """Everything the panel needs to know of a text, in one call on the reading thread."""
    matches = tuple(shop.customers.find(text, SHOWN))
    e164, refusal = None, None
    if phone.looks_like_number(text) or not matches:
        try:
            e164 = phone.parse(text, region)
        except PhoneNotPossible as error:
            refusal = error
    known = any(match.has_number(e164) for match in matches)
    near = tuple(shop.customers.near_misses(text)) if e164 and not known else ()
    return Answer(text, matches, e164, refusal, near)


class GuestPresenter(QObject):
    """Between the phone panel, the customers' service and the sale in progress."""

    settled = Signal()
    """It is clear whose sale it is: the products come next."""

    def __init__(self, workplace: "Workplace", sale: "SaleInProgress", panel: "PhonePanel", parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._sale, self._panel = workplace, sale, panel
        self._answer: Answer | None = None
        self._intent: Callable[[], None] | None = None
        self._connect()
        self._show_rights()
        if panel.phone.text():
            self.on_phone_typed(panel.phone.text())
            if panel.entered_early:
                self.on_enter_pressed()

    def _connect(self) -> None:
        panel, events = self._panel, self._workplace.events
        panel.phone_typed.connect(self.on_phone_typed)
        panel.enter_pressed.connect(self.on_enter_pressed)
        panel.match_taken.connect(self.take)
        panel.walk_in_pressed.connect(self.on_walk_in_pressed)
        panel.cleared.connect(self.clear)
        panel.name_typed.connect(self.on_name_typed)
        panel.name_finished.connect(self.settled)
        panel.join_pressed.connect(self.want_enrolment)
        panel.history_pressed.connect(self._on_history_pressed)
        self._sale.guest_changed.connect(self._on_guest_changed)
        events.shop_opened.connect(self._on_shop_opened)
        events.signed_in.connect(self._on_signed_in)
        events.member_enrolled.connect(self._on_member_enrolled)
        events.customer_changed.connect(self._on_customer_changed)
        events.sale_completed.connect(self._on_sale_completed)
        events.sale_wanted.connect(self.take)

    # --- what is typed ------------------------------------------------------------------------------------------------

    def on_phone_typed(self, text: str) -> None:
        """Look the text up; whoever was chosen before is not meant any more."""
        self._intent = None
        self._answer = None
        self._workplace.drop(CARD)
        self._sale.take_guest(Guest())
        self._sale.touched.emit()
        self._panel.hide_customer()
        self._panel.walk_in.setChecked(False)
        if not text.strip():
            self._workplace.drop(FIND)
            self._panel.show_nobody()
            return
        region = self._workplace.info.region
        self._workplace.ask(
            lambda shop: look_up(shop, text, region), self._on_answer, self._on_look_up_failed, newest=FIND, owner=self
        )

    def _on_look_up_failed(self, error: Exception) -> None:
        self._intent = None
        self._panel.show_hint(sentence(error), "danger")

    def _on_answer(self, answer: Answer) -> None:
        self._answer = answer
        self._panel.show_matches([match_line(self._workplace.formats, match) for match in answer.matches])
        self._show_hint(answer)
        if answer.exact is not None:
            self.take(answer.exact.id)
        elif answer.e164 is not None and not answer.matches:
            self._take_new(answer)
        intent, self._intent = self._intent, None
        if intent is not None:
            intent()

    def _show_hint(self, answer: Answer) -> None:
        """While a number is still being typed, only what cannot become right is called wrong."""
        hopeless = (phone.Reason.TOO_LONG, phone.Reason.BAD_COUNTRY, phone.Reason.IMPOSSIBLE)
        if answer.matches:
            self._panel.show_hint(self.tr("Enter takes the customer. Arrow keys choose."))
        elif answer.refusal and answer.refusal.reason in hopeless:
            self._panel.show_hint(sentence(answer.refusal), "danger")
        elif answer.refusal and answer.refusal.reason == phone.Reason.LETTERS:
            digits = sum(char.isdigit() for char in answer.text)
            letters = self.tr("Nobody by that name. A phone number has digits only.")
            self._panel.show_hint(
                letters if digits >= DIGITS_OF_A_NUMBER else self.tr("Nobody found by that name."), "warning"
            )
        else:
            self._panel.show_hint(self.tr("Nobody found yet. Type the whole number for a new customer."))

    def _take_new(self, answer: Answer) -> None:
        """A possible number that nobody has: the sale will make the customer. Somebody near it is offered first."""
        self._sale.take_guest(Guest(Whose.NEW, phone=answer.e164, name=self._panel.name.text().strip() or None))
        self._panel.show_new_customer(is_new=True)
        formats = self._workplace.formats
        if answer.near:
            self._panel.show_matches([match_line(formats, match) for match in answer.near])
            self._panel.show_hint(near_miss_words(formats, answer.near[0]), "warning")
        else:
            self._panel.show_hint(self.tr("New customer"), "success")

    def on_name_typed(self, name: str) -> None:
        """The new customer's name; the sale takes it along."""
        if self._sale.guest.whose is Whose.NEW:
            self._sale.take_guest(Guest(Whose.NEW, phone=self._sale.guest.phone, name=name.strip() or None))

    # --- Enter, and going on to pay -----------------------------------------------------------------------------------

    def on_enter_pressed(self) -> None:
        """Take a sole or exact match; highlight the first of several, and take that at the second Enter."""
        if self._sale.guest.whose in (Whose.KNOWN, Whose.NEW) and self._panel.matches.highlighted is None:
            self.settled.emit()
            return
        self._when_answered(self._enter)

    def _enter(self) -> None:
        answer = self._answer
        if answer is None:
            return
        highlighted = self._panel.matches.highlighted
        chosen = highlighted or (answer.sole.id if answer.sole else None)
        if chosen:
            self.take(chosen)
            self.settled.emit()
        elif answer.matches:
            self._panel.matches.highlight(0)
            self._panel.show_hint(self.tr("Enter again takes the highlighted customer."))
        elif self._sale.guest.whose is Whose.NEW:
            self.settled.emit()
        elif answer.refusal is not None:
            self._panel.show_hint(self._refusal_words(answer), "danger")

    def settle(self, go_on: Callable[[], None]) -> None:
        """Go on once it is clear whose sale it is; where it is not, say so at the phone field and stay."""
        self._when_answered(lambda: self._settle(go_on))

    def _settle(self, go_on: Callable[[], None]) -> None:
        answer = self._answer
        if self._sale.guest.whose is Whose.NOBODY and answer is not None:
            if answer.sole is not None:
                self.take(answer.sole.id)
            elif answer.matches:
                self._panel.matches.highlight(0)
                self._panel.show_hint(self.tr("Several customers fit. Choose one, or press No phone."), "warning")
                self._panel.focus_phone()
                return
            else:
                words = self._refusal_words(answer) if answer.refusal else self.tr("Nobody found by that name.")
                self._panel.show_hint(words, "danger")
                self._panel.focus_phone()
                return
        go_on()

    def _refusal_words(self, answer: Answer) -> str:
        if answer.refusal is None or answer.refusal.reason == phone.Reason.LETTERS:
            return self.tr("Nobody by that name. Type a phone number, or press No phone.")
        return sentence(answer.refusal)

    def _when_answered(self, act: Callable[[], None]) -> None:
        if self._panel.phone.text().strip() and self._answer is None and self._sale.guest.whose is Whose.NOBODY:
            self._intent = act
        else:
            act()

    # --- who was chosen -----------------------------------------------------------------------------------------------

    def take(self, customer_id: str) -> None:
        """The sale is this customer's: the name at once from the matches, the whole card when it is read."""
        match = self._match(customer_id)
        if match is not None:
            self._sale.take_guest(Guest(Whose.KNOWN, match.phone_number, match.name, match.id))
            self._panel.show_hint(self._workplace.formats.phone(match.phone_number), "")
        self._load_card(customer_id)

    def _match(self, customer_id: str) -> CustomerMatch | None:
        answer = self._answer or Answer("")
        return next((match for match in (*answer.matches, *answer.near) if match.id == customer_id), None)

    def _load_card(self, customer_id: str) -> None:
        actor = self._workplace.actor
        sees = self._workplace.may(Act.SEE_HISTORY)

        def read(shop: "Shop") -> tuple[CustomerCard, int | None]:
            card = shop.customers.card(customer_id)
            spent = shop.history.worth(customer_id, actor=actor).lifetime_total if sees else None
            return card, spent

        self._workplace.ask(read, lambda found: self._on_card(*found), newest=CARD, owner=self)

    def _on_card(self, card: CustomerCard, spent: int | None) -> None:
        guest = self._sale.guest
        if guest.whose is Whose.KNOWN and guest.customer_id != card.id:
            return
        if card.is_erased:
            self.clear()
            return
        self._sale.take_guest(Guest(Whose.KNOWN, card.phone_number, card.name, card.id, card))
        formats = self._workplace.formats
        if guest.customer_id != card.id or not self._panel.phone.hasFocus():
            self._panel.phone.show_text(formats.phone(card.phone_number))
        self._panel.show_customer(card_lines(formats, card, spent))
        self._panel.show_hint(self.tr("Enter or a product goes on. Esc clears."))

    def restore(self, kept: "ParkedGuest") -> None:
        """The guest of a sale that is on the screen again."""
        self.clear()
        guest = guest_of(kept)
        if guest.whose is Whose.WALK_IN:
            self._panel.show_walk_in()
        self._sale.take_guest(guest)
        if guest.phone:
            self._panel.phone.show_text(self._workplace.formats.phone(guest.phone))
        if guest.customer_id:
            self._load_card(guest.customer_id)
        elif guest.whose is Whose.NEW:
            self._panel.show_new_customer(is_new=True, name=guest.name or "")
            self._panel.show_hint(self.tr("New customer"), "success")

    def clear(self) -> None:
        """Nobody is chosen and nothing is typed."""
        self._intent, self._answer = None, None
        self._workplace.drop(FIND)
        self._workplace.drop(CARD)
        self._sale.take_guest(Guest())
        self._panel.show_nobody()
        self._panel.focus_phone()

    @property
    def has_something(self) -> bool:
        """Whether there is anything in the phone field, or somebody chosen."""
        return bool(self._panel.phone.text()) or self._sale.guest.whose is not Whose.NOBODY

    def on_walk_in_pressed(self) -> None:
        """A sale without a phone number, or not after all."""
        if self._sale.guest.whose is Whose.WALK_IN:
            self.clear()
            return
        self._intent, self._answer = None, None
        self._workplace.drop(FIND)
        self._workplace.drop(CARD)
        self._panel.show_walk_in()
        self._sale.take_guest(Guest(Whose.WALK_IN))

    def want_enrolment(self) -> None:
        """Open the TapPass sign-up with everything known of the guest."""
        guest = self._sale.guest
        if guest.whose is Whose.KNOWN or guest.whose is Whose.NEW:
            email = guest.card.email if guest.card else None
            wanted = EnrolmentWanted(guest.phone or "", guest.name, email, guest.customer_id)
            self._workplace.events.enrolment_wanted.emit(wanted)
        elif self._answer is None and self._panel.phone.text().strip():
            self._intent = self.want_enrolment
        else:
            self._workplace.notifier.toast(self.tr("Choose a customer first, then press F6 to sign them up."))

    # --- what happened elsewhere --------------------------------------------------------------------------------------

    def _on_guest_changed(self) -> None:
        if self._sale.guest.whose is Whose.NOBODY and not self._panel.phone.text():
            self._panel.show_nobody()
        self._show_rights()

    def _show_rights(self) -> None:
        known = self._sale.guest.whose is Whose.KNOWN
        self._panel.show_history_button(shown=known and self._workplace.may(Act.SEE_HISTORY))

    def _on_signed_in(self) -> None:
        """Somebody else may see more, or less, of the same guest."""
        self._show_rights()
        if self._sale.guest.customer_id:
            self._load_card(self._sale.guest.customer_id)

    def _on_shop_opened(self) -> None:
        self._panel.phone.setProperty("region", self._workplace.info.region)

    def _on_sale_completed(self, _done: "SaleDone") -> None:
        self._answer, self._intent = None, None
        self._workplace.drop(FIND)
        self._workplace.drop(CARD)
        self._panel.show_nobody()
        self._panel.focus_phone()

    def _on_member_enrolled(self, card: "MemberCard") -> None:
        guest = self._sale.guest
        if guest.whose is Whose.NEW and guest.phone == card.phone_number:
            self._sale.take_guest(Guest(Whose.KNOWN, card.phone_number, card.name, card.customer_id))
        self._on_customer_changed(card.customer_id)

    def _on_customer_changed(self, customer_id: str) -> None:
        if self._sale.guest.customer_id == customer_id:
            self._load_card(customer_id)

    def _on_history_pressed(self) -> None:
        if self._sale.guest.customer_id:
            self._workplace.events.customer_wanted.emit(self._sale.guest.customer_id)
