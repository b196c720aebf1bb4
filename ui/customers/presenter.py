"""The presenter of the customers' screen: searches, opens a customer, reads the history in pages, keeps it current."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app import errors
from pos_app.domain import names
from pos_app.domain.customers import ConsentSource, CustomerCard
from pos_app.domain.loyalty import MemberCard
from pos_app.domain.sales import SaleDone
from pos_app.domain.staff import Act, Actor
from ui.app_events import EnrolmentWanted, ReceiptWanted
from ui.customers.guest_acts_presenter import GuestActsPresenter
from ui.customers.history_presenter import HistoryPresenter
from ui.customers.ledger_presenter import LedgerPresenter
from ui.customers.privacy_presenter import PrivacyPresenter
from ui.customers.rows import CustomerEdit, CustomerFace, MatchRow, face, match_rows
from ui.error_messages import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.services.shop import Shop
    from ui.customers.screen import CustomersScreen
    from ui.workplace import Workplace

FIND, CARD = "customers.find", "customers.card"


class CustomersPresenter(QObject):
    """Refreshes what is shown when another screen changed it; asks for nothing while the screen is hidden."""

    def __init__(self, workplace: "Workplace", screen: "CustomersScreen", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._screen = workplace, screen
        self._typed = ""
        self._asked: str | None = None
        self._enter_when_found = False
        self._wanted_id = ""
        self._card: CustomerCard | None = None
        self._list_stale = self._customer_stale = True
        self._history = HistoryPresenter(workplace, screen, self)
        self._ledger = LedgerPresenter(workplace, screen, lambda: self._card, self)
        self._acts = GuestActsPresenter(workplace, screen, lambda: self._card, self)
        self._privacy = PrivacyPresenter(workplace, screen, lambda: self._card, self._show_nobody, self)
        self._connect_screen()
        self._connect_events()
        self._show_rights()

    def _connect_screen(self) -> None:
        screen = self._screen
        screen.shown.connect(self._on_shown)
        screen.text_typed.connect(self._on_text_typed)
        screen.search_entered.connect(self._on_search_entered)
        screen.customer_chosen.connect(self.show_customer)
        screen.sell_pressed.connect(self._on_sell_pressed)
        screen.join_pressed.connect(self._on_join_pressed)
        screen.card_pressed.connect(self._on_join_pressed)
        screen.edit_saved.connect(self._on_edit_saved)
        screen.order_opened.connect(self._on_order_opened)

    def _connect_events(self) -> None:
        events = self._workplace.events
        events.signed_in.connect(self._on_signed_in)
        events.signed_out.connect(self._on_signed_out)
        events.customer_wanted.connect(self.show_customer)
        events.customer_changed.connect(self._on_changed)
        events.member_enrolled.connect(self._on_member_enrolled)
        events.sale_completed.connect(self._on_sale_completed)

    # Who is signed in

    def _show_rights(self) -> None:
        may = self._workplace.may
        self._screen.show_rights(history=may(Act.SEE_HISTORY), edit=may(Act.EDIT_CUSTOMER))

    def _on_signed_in(self, _actor: Actor) -> None:
        self._show_rights()
        self._list_stale = self._customer_stale = True
        self._refresh_if_shown()

    def _on_signed_out(self) -> None:
        """The next one at the till sees nothing of what this one saw."""
        for name in (FIND, CARD):
            self._workplace.drop(name)
        self._history.forget()
        self._typed = ""
        self._show_rights()
        self._screen.clear_search()
        self._show_nobody()
        self._screen.show_matches([], searched=False)

    def _show_nobody(self) -> None:
        self._wanted_id, self._card = "", None
        self._screen.show_nobody()

    # The list

    def _on_shown(self) -> None:
        self._refresh_if_shown()

    def _refresh_if_shown(self) -> None:
        """Read again what changed; what nobody sees waits until somebody does."""
        if self._workplace.actor is None or not self._screen.isVisible():
            return
        if self._list_stale:
            self._list_stale = False
            self._find()
        if self._customer_stale and self._wanted_id:
            self._read_card()
        self._customer_stale = False

    def _on_text_typed(self, text: str) -> None:
        self._typed = text.strip()
        self._enter_when_found = False
        self._find()

    def _find(self) -> None:
        text, formats = self._typed, self._workplace.formats
        self._asked = text

        def find(shop: "Shop") -> list[MatchRow]:
            found = shop.customers.find(text) if text else shop.customers.latest()
            return match_rows(found, formats)

        def show(rows: list[MatchRow]) -> None:
            self._asked = None
            self._screen.show_trouble("")
            self._screen.show_matches(rows, searched=bool(text))
            if self._enter_when_found:
                self._take(rows)

        self._workplace.ask(find, show, self._explain, newest=FIND, owner=self)

    def _on_search_entered(self) -> None:
        """Take who was found for what is typed now, never for something older."""
        self._enter_when_found = True
        if self._asked is None:
            self._find()

    def _take(self, rows: list[MatchRow]) -> None:
        """Open a sole match; of several, go to the first."""
        self._enter_when_found = False
        if len(rows) == 1 and self._typed:
            self._screen.expect_customer()
            self.show_customer(rows[0].id)
        else:
            self._screen.enter_list()

    # The customer

    def show_customer(self, customer_id: str) -> None:
        """Have that customer on the screen."""
        if customer_id != self._wanted_id:
            self._card = None
            self._history.forget()
        self._wanted_id = customer_id
        self._read_card()

    def _read_card(self) -> None:
        customer_id, formats = self._wanted_id, self._workplace.formats

        def read(shop: "Shop") -> tuple[CustomerCard, CustomerFace]:
            card = shop.customers.card(customer_id)
            return card, face(card, formats)

        self._workplace.ask(read, self._on_card, self._explain, newest=CARD, owner=self)

    def _on_card(self, read: tuple[CustomerCard, CustomerFace]) -> None:
        card, shown = read
        self._card = card
        self._wanted_id = card.id
        self._screen.show_trouble("")
        self._screen.show_customer(shown)
        self._acts.read_past(card)
        if self._workplace.may(Act.SEE_HISTORY):
            self._history.read(card)

    def _explain(self, error: Exception) -> None:
        self._asked = None
        self._screen.show_trouble(sentence(error))

    # What can be done

    def _on_order_opened(self, order_id: str) -> None:
        self._workplace.events.receipt_wanted.emit(ReceiptWanted(order_id=order_id))

    def _on_sell_pressed(self) -> None:
        if self._card is not None:
            self._workplace.events.sale_wanted.emit(self._card.id)

    def _on_join_pressed(self) -> None:
        """Enrol; somebody who is a member is shown the card there."""
        card = self._card
        if card is not None:
            wanted = EnrolmentWanted(card.phone_number, card.name, card.email, card.id)
            self._workplace.events.enrolment_wanted.emit(wanted)

    def _on_edit_saved(self, edit: CustomerEdit) -> None:
        card, actor = self._card, self._workplace.actor
        if card is None or actor is None or card.id != edit.customer_id:
            return
        refused = {
            "name": _refusal(lambda: names.name(edit.name)),
            "email": _refusal(lambda: names.email(edit.email)),
            "notes": _refusal(lambda: names.note(edit.notes)),
        }
        if any(refused.values()):
            self._screen.show_edit_refused(**refused)
            return

        def save(shop: "Shop") -> None:
            if edit.email.strip() != (card.email or ""):
                shop.customers.set_email(actor, edit.customer_id, edit.email)
            if edit.name.strip() != (card.name or ""):
                shop.customers.rename(actor, edit.customer_id, edit.name)
            if edit.notes.strip() != card.notes:
                shop.customers.set_notes(actor, edit.customer_id, edit.notes)
            if edit.marketing != card.marketing_consent:
                where = ConsentSource.CUSTOMERS_SCREEN
                shop.customers.set_consent(actor, edit.customer_id, edit.marketing, where)

        def saved(_nothing: None) -> None:
            self._screen.close_cards()
            self._workplace.events.customer_changed.emit(edit.customer_id)

        def failed(error: Exception) -> None:
            field = "email" if isinstance(error, errors.EmailInUse) else "notes"
            self._screen.show_edit_refused(**{field: sentence(error)})

        self._workplace.do(save, saved, failed, owner=self)

    # What others did

    def _on_changed(self, customer_id: str) -> None:
        self._list_stale = True
        self._customer_stale = self._customer_stale or customer_id == self._wanted_id
        self._refresh_if_shown()

    def _on_member_enrolled(self, member: MemberCard) -> None:
        self._on_changed(member.customer_id)

    def _on_sale_completed(self, done: SaleDone) -> None:
        self._on_changed(done.customer_id)


def _refusal(judge: "Callable[[], object]") -> str:
    """The sentence of a refusal, "" where there is none."""
    try:
        judge()
    except errors.PosError as error:
        return sentence(error)
    return ""
