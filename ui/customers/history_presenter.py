"""The presenter of one customer's history: pages, filters, sums and visits, for those who may see them."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.customers import CustomerCard, HistoryPage
from pos_app.domain.histories import HistoryFilter, ProductBought
from pos_app.domain.staff import Actor
from ui.customers.rows import HistoryRow, Sums, Worth, history_rows, sums_words, visits_words, worth_words
from ui.customers.visits_card import Visits
from ui.error_messages import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.services.shop import Shop
    from ui.customers.screen import CustomersScreen
    from ui.formats import Formats
    from ui.workplace import Workplace

WORTH, PAGE, SUMS, CHOICES = "customers.worth", "customers.page", "customers.sums", "customers.choices"
ENOUGH = 15
"""While fewer orders were found, the next page is read at once: a page of a filtered history may be short."""


class HistoryPresenter(QObject):
    """Knows the customer by the card it is handed; the page asked for last is the one that is shown."""

    def __init__(self, workplace: "Workplace", screen: "CustomersScreen", parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._screen = workplace, screen
        self._card: CustomerCard | None = None
        self._chosen = HistoryFilter()
        self._next: str | None = None
        self._found = 0
        screen.filter_changed.connect(self._on_filter_changed)
        screen.more_wanted.connect(self._on_more_wanted)

    def forget(self) -> None:
        """Another customer, or none, is looked at: nothing that is still on its way is shown."""
        self._card, self._chosen, self._next = None, HistoryFilter(), None
        for name in (WORTH, PAGE, SUMS, CHOICES):
            self._workplace.drop(name)

    def read(self, card: CustomerCard) -> None:
        """Read everything about a customer's orders, by the filter that is chosen."""
        self._card = card
        self._read_worth(card.id)
        self._read_choices(card.id)
        self._look(card)

    def _look(self, card: CustomerCard) -> None:
        self._read_page(card, None)
        self._read_sums(card.id)

    def _on_filter_changed(self, chosen: HistoryFilter) -> None:
        self._chosen = chosen
        if self._card is not None:
            self._look(self._card)

    def _on_more_wanted(self) -> None:
        if self._next is not None and self._card is not None:
            self._read_page(self._card, self._next)

    def _read_worth(self, customer_id: str) -> None:
        actor, formats = self._workplace.actor, self._workplace.formats

        def read(shop: "Shop") -> Worth:
            return worth_words(shop.history.worth(customer_id, actor=actor), formats)

        self._workplace.ask(read, self._screen.show_worth, self._explain, newest=WORTH, owner=self)

    def _read_choices(self, customer_id: str) -> None:
        actor, formats = self._workplace.actor, self._workplace.formats

        def read(shop: "Shop") -> tuple[list[ProductBought], Visits]:
            rhythm = shop.history.rhythm(customer_id, actor=actor)
            return shop.history.products(customer_id, actor=actor), visits_words(rhythm, formats)

        def show(answer: tuple[list[ProductBought], Visits]) -> None:
            products, visits = answer
            years = [int(row.short) for row in reversed(visits.years)]
            self._screen.show_choices(products, years, formats.info.business_day(datetime.now(UTC)))
            self._screen.show_visits(visits)

        self._workplace.ask(read, show, self._explain, newest=CHOICES, owner=self)

    def _read_sums(self, customer_id: str) -> None:
        actor, formats, chosen = self._workplace.actor, self._workplace.formats, self._chosen

        def read(shop: "Shop") -> Sums:
            return sums_words(shop.history.sums(customer_id, chosen, actor=actor), formats)

        self._screen.show_sums(None)
        self._workplace.ask(read, self._screen.show_sums, self._explain, newest=SUMS, owner=self)

    def _read_page(self, card: CustomerCard, before: str | None) -> None:
        chosen, actor, formats = self._chosen, self._workplace.actor, self._workplace.formats
        self._next = None
        read = _page_reader(card, chosen, actor, formats, before)

        def show(answer: tuple[HistoryPage, list[HistoryRow]]) -> None:
            page, rows = answer
            self._next = page.next
            more = page.next is not None
            self._found = len(rows) + (self._found if before is not None else 0)
            self._screen.show_page(rows, first=before is None, more=more, chosen=chosen)
            if more and (self._found < ENOUGH or not rows):
                self._read_page(card, page.next)

        def failed(error: Exception) -> None:
            """What is shown stays; the page is asked for again at the next scroll."""
            self._explain(error)
            self._next = before
            if before is not None:
                self._screen.show_page([], first=False, more=True, chosen=chosen)

        self._workplace.ask(read, show, failed, newest=PAGE, owner=self)

    def _explain(self, error: Exception) -> None:
        self._screen.show_trouble(sentence(error))


def _page_reader(
    card: CustomerCard, chosen: HistoryFilter, actor: Actor | None, formats: "Formats", before: str | None
) -> "Callable[[Shop], tuple[HistoryPage, list[HistoryRow]]]":
    """A call that reads a page and puts it into words, both in the background."""

    def read(shop: "Shop") -> tuple[HistoryPage, list[HistoryRow]]:
        page = shop.history.page(card.id, before, chosen=chosen, actor=actor)
        return page, history_rows(page.entries, card, formats)

    return read
