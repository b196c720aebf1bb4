"""The owner's lists of people: the customers by what is chosen, who is worth enrolling, who is near a level."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.guest_lists import GuestFilter, GuestPage, ListedGuest, SavedFilter
from pos_app.domain.insights import ConversionCandidate, NearLevel
from pos_app.domain.listing import Listing
from pos_app.errors import NameMissing
from ui.app_events import EnrolmentWanted
from ui.error_messages import sentence
from ui.insights import lists
from ui.notify import Action

if TYPE_CHECKING:
    from pos_app.domain.loyalty import MemberCard
    from pos_app.services.shop import Shop
    from ui.insights.screen import InsightsScreen
    from ui.workplace import Workplace

LIST = "insights.view"
"""The same call as the figures': what is in front is one thing."""

GUESTS, CONVERSION, NEAR = "guests", "conversion", "near"
PAGE = 200
MOST = 200
"""Of those worth enrolling, and of those near a level."""


class PeoplePresenter(QObject):
    """Part of the insights' presenter; it keeps who stands in each list, so that a row can be opened."""

    def __init__(self, workplace: "Workplace", screen: "InsightsScreen", parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._screen = workplace, screen
        self._in_front = ""
        self._guests: list[ListedGuest] = []
        self._saved: dict[str, GuestFilter] = {}
        self._candidates: list[ConversionCandidate] = []
        self._near: list[NearLevel] = []
        self._connect()

    def _connect(self) -> None:
        guests, events = self._screen.guests_page, self._workplace.events
        guests.filter_changed.connect(self._ask_for_guests)
        guests.opened.connect(lambda at: self._open(self._guests[at].customer_id if at >= 0 else ""))
        guests.more_pressed.connect(self._ask_for_more)
        guests.save_pressed.connect(self._on_keep)
        guests.saved_chosen.connect(self._on_saved_chosen)
        guests.forget_pressed.connect(self._on_forget)
        conversion, near = self._screen.conversion_page, self._screen.near_page
        conversion.opened.connect(lambda at: self._open(self._candidates[at].customer_id if at >= 0 else ""))
        conversion.enrol_pressed.connect(self._on_enrol_pressed)
        near.opened.connect(lambda at: self._open(self._near[at].customer_id if at >= 0 else ""))
        events.member_enrolled.connect(self._on_member_enrolled)

    def _open(self, customer_id: str) -> None:
        if customer_id:
            self._workplace.events.customer_wanted.emit(customer_id)

    def show(self, name: str) -> None:
        """Bring a list to the front, and ask for it."""
        self._in_front = name
        pages = self._screen.pages
        if name == GUESTS:
            self._screen.guests_page.use_lapsed_days(self._workplace.rules.office.lapsed_days)
            pages.setCurrentWidget(self._screen.guests_page)
            self._ask_for_guests()
            self._ask_for_saved()
        elif name == CONVERSION:
            pages.setCurrentWidget(self._screen.conversion_page)
            self._ask_for_candidates()
        else:
            pages.setCurrentWidget(self._screen.near_page)
            self._ask_for_near()

    def _on_trouble(self, error: Exception) -> None:
        self._screen.trouble.show_message(sentence(error), "warning")

    # --- customers ----------------------------------------------------------------------------------------------------

    def _ask_for_guests(self) -> None:
        self._guests = []
        self._ask_for_more()

    def _ask_for_more(self) -> None:
        actor, wanted, offset = self._workplace.actor, self._screen.guests_page.wanted, len(self._guests)
        if actor is None:
            return
        self._workplace.ask(
            lambda shop: shop.guest_lists.page(wanted, offset=offset, limit=PAGE, actor=actor),
            self._show_guests,
            self._on_trouble,
            newest=LIST,
            owner=self,
        )

    def _show_guests(self, page: GuestPage) -> None:
        formats = self._workplace.formats
        self._guests += page.guests
        count = self.tr("%1 of %2 customers")
        count = count.replace("%1", formats.number(len(self._guests))).replace("%2", formats.number(page.total))
        more = len(self._guests) < page.total
        empty = self.tr("No customer fits. Choose something wider above.")
        if self._screen.guests_page.wanted.is_plain:
            empty = self.tr("No customers yet. The first sale with a phone number makes the first one.")
        listing = lists.guests(self._guests, formats)
        self._screen.guests_page.show_guests(listing, formats, count, more=more, empty=empty)

    def _ask_for_saved(self) -> None:
        actor = self._workplace.actor
        if actor is not None:
            self._workplace.ask(lambda shop: shop.guest_lists.saved(actor=actor), self._show_saved, owner=self)

    def _show_saved(self, saved: list[SavedFilter], chosen: str = "") -> None:
        self._saved = {each.name: each.filter for each in saved}
        self._screen.guests_page.show_saved(saved, chosen)

    def _on_keep(self, name: str) -> None:
        actor, wanted = self._workplace.actor, self._screen.guests_page.wanted
        if actor is None:
            return
        if not name.strip():
            self._screen.trouble.show_message(sentence(NameMissing()), "warning")
            return
        self._screen.trouble.show_message("")
        self._workplace.do(
            lambda shop: shop.guest_lists.save(actor, name, wanted),
            lambda saved: self._show_saved(saved, name.strip()),
            self._on_trouble,
            owner=self,
        )

    def _on_saved_chosen(self, name: str) -> None:
        if name in self._saved:
            self._screen.guests_page.show_filter(self._saved[name])
            self._ask_for_guests()

    def _on_forget(self, name: str) -> None:
        """Drop kept choices; a press on the toast brings them back."""
        actor, kept = self._workplace.actor, self._saved.get(name)
        if actor is None or kept is None:
            return

        def forgotten(saved: list[SavedFilter]) -> None:
            self._show_saved(saved)
            self._offer_undo(name, kept)

        self._workplace.do(lambda shop: shop.guest_lists.forget(actor, name), forgotten, self._on_trouble, owner=self)

    def _offer_undo(self, name: str, kept: GuestFilter) -> None:
        def undo() -> None:
            actor = self._workplace.actor
            if actor is not None:
                self._workplace.do(
                    lambda shop: shop.guest_lists.save(actor, name, kept),
                    lambda saved: self._show_saved(saved, name),
                    owner=self,
                )

        words = self.tr("%1 is forgotten").replace("%1", name)
        self._workplace.notifier.toast(words, action=Action(self.tr("Undo"), undo))

    # --- who is worth enrolling ---------------------------------------------------------------------------------------

    def _ask_for_candidates(self) -> None:
        actor = self._workplace.actor
        if actor is not None:
            self._workplace.ask(
                lambda shop: shop.insights.conversion_candidates(MOST, actor=actor),
                self._show_candidates,
                self._on_trouble,
                newest=LIST,
                owner=self,
            )

    def _show_candidates(self, found: list[ConversionCandidate]) -> None:
        self._candidates, formats = found, self._workplace.formats
        self._screen.conversion_page.show_people(
            lists.conversion(found, formats),
            formats,
            self.tr("Guests who are not members yet, and what joining would give them today. Enter signs them up."),
            self.tr("Nobody to enrol now. Guests stand here once they have bought something with their number."),
        )

    def _on_enrol_pressed(self, at: int) -> None:
        if at >= 0:
            who = self._candidates[at]
            wanted = EnrolmentWanted(who.phone_number, who.name, None, who.customer_id)
            self._workplace.events.enrolment_wanted.emit(wanted)

    def _on_member_enrolled(self, card: "MemberCard") -> None:
        if self._screen.isVisible() and any(each.customer_id == card.customer_id for each in self._candidates):
            self._ask_for_candidates()

    # --- who is near a level ------------------------------------------------------------------------------------------

    def _ask_for_near(self) -> None:
        actor = self._workplace.actor
        if actor is not None:
            self._workplace.ask(
                lambda shop: shop.insights.near_next_level(MOST, actor=actor),
                self._show_near,
                self._on_trouble,
                newest=LIST,
                owner=self,
            )

    def _show_near(self, found: list[NearLevel]) -> None:
        self._near, formats = found, self._workplace.formats
        self._screen.near_page.show_people(
            lists.near_level(found, formats),
            formats,
            self.tr("Members who need few points for their next level. A word at the counter may be enough."),
            self.tr("No member is on the way to another level."),
        )

    # --- saving -------------------------------------------------------------------------------------------------------

    def save(self, path: Path, saved: Callable[[Path], object]) -> None:
        """Save the list in front; the journal notes it."""
        actor = self._workplace.actor
        if actor is None:
            return
        if self._in_front == GUESTS:
            page = self._screen.guests_page
            wanted, marketing = page.wanted, page.marketing.isChecked()

            def take(shop: "Shop") -> Listing:
                return shop.guest_lists.export(actor, wanted, for_marketing=marketing)
        else:
            listing = self._people_listing()

            def take(shop: "Shop") -> Listing:
                return shop.guest_lists.take_out(actor, listing)

        self._workplace.do(lambda shop: shop.save_listing(take(shop), path), saved, owner=self)

    def _people_listing(self) -> Listing:
        formats = self._workplace.formats
        if self._in_front == CONVERSION:
            only = self._screen.conversion_page.marketing.isChecked()
            return lists.conversion([each for each in self._candidates if each.marketing_consent or not only], formats)
        only = self._screen.near_page.marketing.isChecked()
        return lists.near_level([each for each in self._near if each.marketing_consent or not only], formats)
