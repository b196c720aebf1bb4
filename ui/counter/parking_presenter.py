"""Parking at the counter: F5 puts the order aside, F7 has one back; what changed in the catalogue meanwhile is said."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pos_app.domain.parked import Discarded, Parked, Recalled, Trouble, as_today, troubles
from pos_app.domain.staff import Act
from pos_app.errors import NotSignedIn, PosError
from ui.counter.kept_sale import label_of, on_screen
from ui.counter.parked_words import parked_line, trouble_words
from ui.error_messages import sentence
from ui.notify import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.domain.catalogue import Product
    from pos_app.domain.parked import LineTrouble
    from pos_app.domain.staff import Actor
    from ui.counter.order_panel import OrderPanel
    from ui.counter.park_sheet import ParkSheet
    from ui.counter.parked_list import ParkedList
    from ui.counter.parked_words import ParkedLine
    from ui.counter.presenter import CounterPresenter
    from ui.workplace import Workplace

LISTED, COUNTED = "counter.parked", "counter.parked_count"
COUNT_EVERY_MS = 15_000


class ParkingPresenter(QObject):
    """Between the park sheet, the list of parked sales and the parking service; tabs are another presenter's."""

    tab_named = Signal(str)
    """A tab shall be opened under that name."""
    tab_recalled = Signal(str)
    tab_sent = Signal()
    tab_pressed = Signal()

    def __init__(
        self, workplace: "Workplace", counter: "CounterPresenter", sheet: "ParkSheet", listed: "ParkedList",
        order: "OrderPanel", parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._workplace, self._counter, self._sheet, self._list = workplace, counter, sheet, listed
        self._sale, self._order = counter.sale, order
        self.save_tab: Callable[[Callable[[], None]], None] = lambda go_on: go_on()
        """How a tab on the screen is put away before something else."""
        self._timer = QTimer(self)
        self._timer.setInterval(COUNT_EVERY_MS)
        self._timer.timeout.connect(self.count)
        self._connect()
        self._show_park()
        if workplace.actor is not None:
            self._on_signed_in()

    def _connect(self) -> None:
        bar, events = self._order.park_bar, self._workplace.events
        bar.park_pressed.connect(self.park)
        bar.parked_pressed.connect(self.show_list)
        bar.tab_pressed.connect(self.tab_pressed)
        self._sheet.tab_wanted.connect(self._on_tab_wanted)
        self._order.trouble.acted.connect(self._take_todays_prices)
        self._sheet.park_wanted.connect(self._on_park_wanted)
        self._list.search_typed.connect(self._on_search_typed)
        self._list.recalled.connect(self._on_recalled)
        self._list.discarded.connect(self._on_discarded)
        self._sale.cart_changed.connect(self._show_park)
        self._sale.lock_changed.connect(lambda _locked: self._show_park())
        self._counter.keeping.shown_again.connect(lambda found: self._say_troubles(found.troubles))
        events.catalogue_seen.connect(lambda _catalogue: self._look_for_troubles())
        events.signed_in.connect(lambda _actor: self._on_signed_in())
        events.signed_out.connect(self._timer.stop)
        events.sale_completed.connect(lambda _done: self.count())

    def _on_signed_in(self) -> None:
        self._timer.start()
        self.count()

    def count(self) -> None:
        """Show how many sales and tabs wait, at any till."""
        self._workplace.ask(
            lambda shop: len(shop.parking.listing()),
            self._order.park_bar.show_count,
            lambda _error: None,
            newest=COUNTED,
            owner=self,
        )

    def _show_park(self) -> None:
        if self._order.trouble.text:
            self._look_for_troubles()
        tab = self._sale.tab
        can = (not self._sale.cart.is_empty or tab is not None) and not self._sale.is_locked
        is_part = tab is not None and tab.is_part
        self._order.park_bar.show_park(can_park=can, is_tab=tab is not None, is_part=is_part)

    def _actor(self) -> "Actor | None":
        if self._workplace.actor is None:
            self._workplace.explain(NotSignedIn())
        return self._workplace.actor

    # --- putting aside ------------------------------------------------------------------------------------------------

    def park(self) -> None:
        """F5: ask for a name, once it is clear whose order it is."""
        if self._sale.tab is not None and not self._sale.is_locked:
            self.tab_sent.emit()
        elif self._sale.cart.is_empty:
            self._workplace.notifier.toast(self.tr("There is nothing in the order to put aside."))
        elif not self._sale.is_locked:
            self._counter.guest.settle(self._ask_for_name)

    def _ask_for_name(self) -> None:
        label = label_of(self._workplace.formats, self._sale.guest)
        self._sheet.ask(label, may_open_tab=self._workplace.may(Act.OPEN_TABS))

    def _on_tab_wanted(self, name: str) -> None:
        self._sheet.show_busy(busy=True)
        self.tab_named.emit(name.strip() or self._time())

    def _on_park_wanted(self, name: str) -> None:
        actor = self._actor()
        if actor is None or not self._sale.lock():
            return
        now = on_screen(self._sale)
        self._sheet.show_busy(busy=True)
        self._workplace.do(
            lambda shop: shop.parking.park(actor, now, name.strip() or self._time()), self._on_parked, self.on_refused
        )

    def _time(self) -> str:
        from datetime import UTC, datetime  # noqa: PLC0415 (here only)

        return self._workplace.formats.time(datetime.now(UTC))

    def _on_parked(self, parked: Parked) -> None:
        self.put_away()
        words = self.tr("%1 is parked.").replace("%1", parked.label)
        undo = Action(self.tr("Undo"), lambda: self._recall(parked.id, parked.version))
        self._workplace.notifier.toast(words, tone="success", action=undo, seconds=6)

    def put_away(self) -> None:
        """What was on the screen is kept elsewhere now: an empty order of nobody."""
        self._sheet.close_card()
        self._counter.keeping.put_away()
        self._sale.begin_next()
        self._counter.guest.clear()
        self.count()

    def on_refused(self, error: Exception) -> None:
        self._sale.unlock()
        self._sheet.show_busy(busy=False)
        if isinstance(error, PosError):
            self._sheet.show_error(sentence(error))
            if not self._sheet.isVisible():
                self._workplace.explain(error)

    # --- having it back -----------------------------------------------------------------------------------------------

    def show_list(self) -> None:
        """F7: what is parked, and open tabs."""
        if not self._sale.is_locked:
            self._list.ask()
            self._on_search_typed("")

    def _on_search_typed(self, text: str) -> None:
        self._workplace.ask(
            lambda shop: shop.parking.listing(text),
            lambda found: self._show_found(found, searched=bool(text.strip())),
            newest=LISTED,
            owner=self,
        )

    def _show_found(self, found: list[Parked], *, searched: bool) -> None:
        formats = self._workplace.formats
        self._list.show_lines([parked_line(formats, each) for each in found], searched=searched)
        if not searched:
            self._order.park_bar.show_count(len(found))

    def _on_recalled(self, line: "ParkedLine") -> None:
        if line.is_tab:
            self.tab_recalled.emit(line.id)
        else:
            self._recall(line.id, line.version)

    def _recall(self, parked_id: str, version: int) -> None:
        """The order on the screen is parked first, under its guest's name, or the time; a tab as the tab it is."""
        if self._sale.tab is not None:
            self.save_tab(lambda: self._recall(parked_id, version))
            return
        actor = self._actor()
        if actor is None or not self._sale.lock():
            return
        aside = on_screen(self._sale)
        label = label_of(self._workplace.formats, self._sale.guest) or self._time()
        self._workplace.do(
            lambda shop: shop.parking.recall(actor, parked_id, version, aside, label),
            lambda found: self._on_back(found, None if aside.cart.is_empty else label),
            self._on_not_back,
        )

    def _on_back(self, found: Recalled, aside: str | None) -> None:
        self._sale.unlock()
        self._list.close_card()
        self._counter.keeping.show(found)
        if aside is not None:
            words = self.tr("The order that was here is parked: %1.").replace("%1", aside)
            self._workplace.notifier.toast(words, seconds=6)
        self.count()

    def _on_not_back(self, error: Exception) -> None:
        self._sale.unlock()
        self._workplace.notifier.toast(sentence(error), tone="warning")
        self.list_again()

    def list_again(self) -> None:
        """Show the list as it is now, where it is open."""
        if self._list.isVisible():
            self._on_search_typed(self._list.search.text())

    def close_list(self) -> None:
        """What was wanted from it is on the screen."""
        self._list.close_card()
        self.count()

    def put_aside(self, go_on: Callable[[], None]) -> None:
        """Park what is on the screen, a tab as the tab it is; then go on with an empty one."""
        actor, now = self._actor(), on_screen(self._sale)
        if now.tab is not None:
            self.save_tab(go_on)
        elif now.cart.is_empty:
            go_on()
        elif actor is not None and self._sale.lock():
            label = label_of(self._workplace.formats, self._sale.guest) or self._time()
            self._workplace.do(
                lambda shop: shop.parking.park(actor, now, label), lambda _parked: self._go_on(go_on), self._on_not_back
            )

    def _go_on(self, go_on: Callable[[], None]) -> None:
        self.put_away()
        go_on()

    def _on_discarded(self, line: "ParkedLine") -> None:
        actor = self._actor()
        if actor is None:
            return
        self._workplace.do(
            lambda shop: shop.parking.discard(actor, line.id, line.version),
            lambda gone: self._on_gone(gone, line.name),
            self._on_not_back,
        )

    def _on_gone(self, gone: Discarded, name: str) -> None:
        words = self.tr("%1 was thrown away.").replace("%1", name)
        self._workplace.notifier.toast(words, action=Action(self.tr("Undo"), lambda: self._restore(gone)), seconds=8)
        self._on_search_typed(self._list.search.text())
        self.count()

    def _restore(self, gone: Discarded) -> None:
        actor = self._actor()
        if actor is not None:
            self._workplace.do(lambda shop: shop.parking.restore(actor, gone), lambda _back: self._on_restored())

    def _on_restored(self) -> None:
        if self._list.isVisible():
            self._on_search_typed(self._list.search.text())
        self.count()

    # --- what the catalogue says to it --------------------------------------------------------------------------------

    def _look_for_troubles(self) -> None:
        """Compare the order with the catalogue as the counter shows it: its lines stay as they were rung up."""
        self._say_troubles(troubles(self._sale.cart, self._counter.order.products))

    def _say_troubles(self, found: "Sequence[LineTrouble]") -> None:
        words = trouble_words(self._workplace.formats, found)
        only_gone = all(each.trouble is not Trouble.PRICE for each in found)
        act = self.tr("Take out") if only_gone else self.tr("Update")
        self._order.trouble.show_message(words, "warning", act if words else "")

    def _take_todays_prices(self) -> None:
        self._workplace.ask(lambda shop: shop.catalogue.products(), self._on_products, owner=self)

    def _on_products(self, products: "list[Product]") -> None:
        known = {product.id: product for product in products}
        if self._sale.change_cart(lambda cart: as_today(cart, known)):
            self._order.trouble.show_message("")
