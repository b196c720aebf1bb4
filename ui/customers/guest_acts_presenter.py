"""What a shift lead does with who a customer is: another number, a number given up, a merge; and the undo of each."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.customers import CustomerCard
from pos_app.domain.staff import Act
from pos_app.errors import NumberTaken
from ui.customers.merge_rows import MergePlan, MergeRow, MergeSide, merge_rows, plan, side
from ui.customers.rows import MatchRow, face, match_rows
from ui.error_messages import sentence
from ui.notify import Action

if TYPE_CHECKING:
    from pos_app.services.shop import Shop
    from ui.customers.screen import CustomersScreen
    from ui.workplace import Workplace

FIND, COMPARE, MERGES = "merge.find", "merge.compare", "customers.merges"
UNDO_SECONDS = 10


class GuestActsPresenter(QObject):
    """Serves the customer that `shown` tells."""

    def __init__(
        self,
        workplace: "Workplace",
        screen: "CustomersScreen",
        shown: "Callable[[], CustomerCard | None]",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._screen, self._shown = workplace, screen, shown
        self._other_id = self._kept_id = ""
        more, past, cards = screen.head.more, screen.past, screen.cards
        more.change_number_chosen.connect(self._on_change_number)
        more.merge_chosen.connect(self._on_merge)
        more.release_chosen.connect(self._on_release)
        more.take_back_chosen.connect(self._on_take_back)
        past.undo_pressed.connect(self._undo_merge)
        past.release_pressed.connect(self._release)
        past.take_back_pressed.connect(self._take_back)
        cards.number_saved.connect(self._save_number)
        cards.merge_instead.connect(self._on_merge_instead)
        cards.text_typed.connect(self._find)
        cards.other_chosen.connect(self._on_other_chosen)
        cards.kept_chosen.connect(self._on_kept_chosen)
        cards.merge_pressed.connect(self._merge)

    def read_past(self, card: CustomerCard) -> None:
        """Show what was done with the customer and can be undone; only to those who may."""
        actor = self._workplace.actor
        if actor is None or not self._workplace.may(Act.MERGE_CUSTOMERS):
            self._screen.show_past(card.id, "", [])
            return
        formats = self._workplace.formats
        released = face(card, formats).released

        def read(shop: "Shop") -> list[MergeRow]:
            return merge_rows(shop.customers.merges(actor, card.id), formats)

        def show(rows: list[MergeRow]) -> None:
            self._screen.show_past(card.id, released, rows)

        self._workplace.ask(read, show, newest=MERGES, owner=self)

    # Numbers

    def _on_change_number(self) -> None:
        card, formats = self._shown(), self._workplace.formats
        if card is not None:
            self._screen.cards.open_number(face(card, formats), formats.info.region)

    def _save_number(self, typed: str) -> None:
        card, actor = self._shown(), self._workplace.actor
        if card is None or actor is None:
            return

        def changed(now: CustomerCard) -> None:
            self._screen.cards.close_card()
            self._workplace.events.customer_changed.emit(card.id)
            words = self.tr("The number is %1 now.").replace("%1", self._workplace.formats.phone(now.phone_number))
            had_one = face(card, self._workplace.formats).has_number and card.phone_number != now.phone_number
            self._toast(words, change_back if had_one else None)

        def change_back() -> None:
            self._do(lambda shop: shop.customers.change_number(actor, card.id, card.phone_number))

        def refused(error: Exception) -> None:
            shown = self._screen.cards.number
            if shown is not None:
                other = error.customer_id if isinstance(error, NumberTaken) else ""
                shown.show_refusal(sentence(error), other if other != card.id else "")

        self._workplace.do(
            lambda shop: shop.customers.change_number(actor, card.id, typed), changed, refused, owner=self
        )

    def _on_release(self) -> None:
        card = self._shown()
        if card is not None:
            self._release(card.id)

    def _on_take_back(self) -> None:
        card = self._shown()
        if card is not None:
            self._take_back(card.id)

    def _release(self, row_id: str) -> None:
        actor = self._workplace.actor
        if actor is None:
            return
        words = self.tr("The next sale with that number makes a new customer. The history stays here.")
        self._do(lambda shop: shop.customers.release_number(actor, row_id), words, lambda: self._take_back(row_id))

    def _take_back(self, row_id: str) -> None:
        actor = self._workplace.actor
        if actor is not None:
            words = self.tr("The number is this customer's again.")
            self._do(lambda shop: shop.customers.take_back_number(actor, row_id), words)

    # Merging

    def _on_merge(self) -> None:
        card = self._shown()
        if card is not None:
            self._screen.cards.open_merge(face(card, self._workplace.formats).name)

    def _on_merge_instead(self, other_id: str) -> None:
        self._on_merge()
        self._on_other_chosen(other_id)

    def _find(self, text: str) -> None:
        card, formats = self._shown(), self._workplace.formats
        own_id = card.id if card else ""

        def find(shop: "Shop") -> list[MatchRow]:
            found = shop.customers.find(text) if text.strip() else []
            return match_rows([each for each in found if each.id != own_id], formats)

        def show(rows: list[MatchRow]) -> None:
            if self._screen.cards.merging is not None:
                self._screen.cards.merging.show_matches(rows)

        self._workplace.ask(find, show, newest=FIND, owner=self)

    def _on_other_chosen(self, other_id: str) -> None:
        card = self._shown()
        if card is not None:
            self._other_id, self._kept_id = other_id, card.id
            self._compare()

    def _on_kept_chosen(self, kept_id: str) -> None:
        self._kept_id = kept_id
        self._compare()

    def _compare(self) -> None:
        card, actor, formats = self._shown(), self._workplace.actor, self._workplace.formats
        if card is None or actor is None:
            return
        own_id, other_id, kept_id = card.id, self._other_id, self._kept_id

        def read(shop: "Shop") -> tuple[MergeSide, MergeSide, str, MergePlan]:
            first, second = (
                side(shop.customers.card(each), shop.history.worth(each, actor=actor), formats)
                for each in (own_id, other_id)
            )
            gone_id = other_id if kept_id == own_id else own_id
            return first, second, kept_id, plan(shop.customers.merge_preview(actor, kept_id, gone_id), formats)

        def show(read: tuple[MergeSide, MergeSide, str, MergePlan]) -> None:
            if self._screen.cards.merging is not None:
                self._screen.cards.merging.show_sides(*read)

        self._workplace.ask(read, show, self._refused, newest=COMPARE, owner=self)

    def _merge(self) -> None:
        card, actor = self._shown(), self._workplace.actor
        if card is None or actor is None or not self._other_id:
            return
        gone_id = self._other_id if self._kept_id == card.id else card.id
        kept_id = self._kept_id

        def merge(shop: "Shop") -> tuple[CustomerCard, str]:
            one = shop.customers.merge(actor, kept_id, gone_id)
            return one, shop.customers.merges(actor, one.id)[0].id

        def merged(done: tuple[CustomerCard, str]) -> None:
            one, merge_id = done
            self._screen.cards.close_card()
            self._workplace.events.customer_changed.emit(one.id)
            self._workplace.events.customer_wanted.emit(one.id)
            self._toast(self.tr("The two are one customer now."), lambda: self._undo_merge(merge_id))

        self._workplace.do(merge, merged, self._refused, owner=self)

    def _refused(self, error: Exception) -> None:
        if self._screen.cards.merging is not None:
            self._screen.cards.merging.show_refusal(sentence(error))
        else:
            self._workplace.explain(error)

    def _undo_merge(self, merge_id: str) -> None:
        actor = self._workplace.actor
        if actor is not None:
            words = self.tr("They are two customers again. Later sales stayed here.")
            self._do(lambda shop: shop.customers.undo_merge(actor, merge_id), words)

    # Doing and saying it

    def _do(
        self,
        act: "Callable[[Shop], CustomerCard]",
        words: str = "",
        undo: Callable[[], object] | None = None,
    ) -> None:
        card = self._shown()

        def done(now: CustomerCard) -> None:
            for own_id in {now.id, card.id if card else now.id}:
                self._workplace.events.customer_changed.emit(own_id)
            if words:
                self._toast(words, undo)

        self._workplace.do(act, done, owner=self)

    def _toast(self, words: str, undo: Callable[[], object] | None) -> None:
        action = Action(self.tr("Undo"), undo) if undo else None
        self._workplace.notifier.toast(words, tone="success", action=action, seconds=UNDO_SECONDS if undo else 4)
