"""Tabs at the counter: opened from the park sheet, sent by F5, paid whole or in part, taken off, cancelled."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.cart import Cart
from pos_app.domain.staff import Act
from pos_app.domain.tabs import TabSaved, rejoined, unsent_food
from pos_app.errors import NotFound, NotSignedIn, ParkedElsewhere, PosError, ReasonMissing
from ui.counter.kept_sale import label_of, on_screen
from ui.counter.tab_words import tab_lines, tab_title
from ui.error_messages import sentence

if TYPE_CHECKING:
    from pos_app.domain.cart import CartLine
    from pos_app.domain.parked import Recalled, SaleOnScreen, TabOnScreen
    from pos_app.domain.staff import Actor, Approval
    from pos_app.services.shop import Shop
    from ui.counter.parking_presenter import ParkingPresenter
    from ui.counter.presenter import CounterPresenter
    from ui.counter.tab_sheet import TabSheet
    from ui.workplace import Workplace


class TabPresenter(QObject):
    """Between the tab on the screen, its sheet, and the tabs' service."""

    def __init__(
        self,
        workplace: "Workplace",
        counter: "CounterPresenter",
        parking: "ParkingPresenter",
        sheet: "TabSheet",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._counter, self._parking, self._sheet = workplace, counter, parking, sheet
        self._sale = counter.sale
        parking.tab_named.connect(self._open)
        parking.tab_recalled.connect(self._recall)
        parking.tab_sent.connect(self.send)
        parking.tab_pressed.connect(self.show_sheet)
        counter.before_payment = self._before_payment
        parking.save_tab = self._put_away
        sheet.part_chosen.connect(self._on_part_chosen)
        sheet.void_wanted.connect(self._on_void_wanted)
        sheet.cancel_wanted.connect(self._on_cancel_wanted)

    def _actor(self) -> "Actor | None":
        if self._workplace.actor is None:
            self._workplace.explain(NotSignedIn())
        return self._workplace.actor

    # --- opening, and having it back ----------------------------------------------------------------------------------

    def _open(self, name: str) -> None:
        actor, now = self._actor(), on_screen(self._sale)
        if actor is None or not self._sale.lock():
            return
        self._workplace.do(
            lambda shop: shop.tabs.open(actor, now, name), self._on_away, self._parking.on_refused, owner=self
        )

    def _on_away(self, saved: TabSaved) -> None:
        """The tab is put away; what it is called out by is said, and the kitchen's slip is printed at once."""
        self._workplace.events.slip_queued.emit()
        self._parking.put_away()
        self._workplace.notifier.toast(tab_title(saved.label, saved.number), tone="success")

    def _recall(self, tab_id: str) -> None:
        """Put a tab on the screen; what is there is put aside first."""
        self._parking.put_aside(lambda: self._read(tab_id, self._show))

    def _read(self, tab_id: str, then: "Callable[[Recalled], object]") -> None:
        self._workplace.ask(
            lambda shop: shop.tabs.read(tab_id), then, lambda error: self._on_not_read(tab_id, error), owner=self
        )

    def _on_not_read(self, tab_id: str, error: Exception) -> None:
        """A tab that is not open any more was paid or cancelled: what was added here is an order of its own."""
        self._workplace.notifier.toast(sentence(error), tone="warning")
        self._parking.list_again()
        tab = self._sale.tab
        if isinstance(error, NotFound) and tab is not None and tab.id == tab_id:
            own = tuple(line for line in self._sale.cart.lines if not line.sent)
            self._sale.put(self._sale.sale_id, replace(self._sale.cart, lines=own), None, self._sale.paid)

    def _show(self, found: "Recalled") -> None:
        self._counter.keeping.show(found)
        self._parking.close_list()

    def _is_half_paid(self) -> bool:
        """Whether a part of the money was taken already: that is finished first."""
        if self._sale.paid:
            self._workplace.notifier.toast(self.tr("Finish the payment first."), tone="warning")
        return bool(self._sale.paid)

    # --- sending ------------------------------------------------------------------------------------------------------

    def send(self) -> None:
        """F5 with a tab on the screen: what is new goes to the kitchen, and the tab is put away."""
        tab = self._sale.tab
        if tab is None or self._is_half_paid():
            return
        if tab.is_part:
            self._parking.put_away()
        else:
            self._save(tab, self._on_away)

    def _put_away(self, go_on: Callable[[], None]) -> None:
        """Something else comes on the screen: the tab is saved first, its new food sent."""
        tab = self._sale.tab
        if self._is_half_paid():
            return
        if tab is None or tab.is_part:
            self._parking.put_away()
            go_on()
        else:
            self._save(tab, lambda saved: self._after_away(saved, go_on))

    def _after_away(self, saved: TabSaved, go_on: Callable[[], None]) -> None:
        self._on_away(saved)
        go_on()

    def _save(self, tab: "TabOnScreen", then: Callable[[TabSaved], object]) -> None:
        actor, now = self._actor(), on_screen(self._sale)
        if actor is None or not self._sale.lock():
            return
        label = label_of(self._workplace.formats, self._sale.guest)

        self._workplace.do(
            lambda shop: _saved(shop, actor, tab, now, label),
            then,
            lambda error: self._on_not_saved(tab, error),
            owner=self,
        )

    def _on_not_saved(self, tab: "TabOnScreen", error: Exception) -> None:
        """Another till changed it: it is read anew, and what was added here is put to it."""
        self._sale.unlock()
        mine = self._sale.cart
        if isinstance(error, ParkedElsewhere):
            self._workplace.notifier.toast(
                self.tr("Another till changed this tab. It is shown as it is now."), tone="warning"
            )
            self._read(tab.id, lambda found: self._show_with(found, mine))
        elif isinstance(error, PosError):
            self._workplace.explain(error)

    def _show_with(self, found: "Recalled", mine: Cart) -> None:
        sale = replace(found.sale, cart=rejoined(found.sale.cart, mine))
        self._counter.keeping.show(replace(found, sale=sale))

    # --- paying -------------------------------------------------------------------------------------------------------

    def _before_payment(self, go_on: Callable[[], None]) -> None:
        """What the kitchen does not know of is sent first; then the tab is paid by what is on the screen."""
        tab = self._sale.tab
        if tab is None or tab.is_part or not unsent_food(self._sale.cart):
            go_on()
        else:
            self._save(tab, lambda saved: self._on_sent(saved, go_on))

    def _on_sent(self, saved: TabSaved, go_on: Callable[[], None]) -> None:
        self._workplace.events.slip_queued.emit()
        tab = self._sale.tab
        self._sale.unlock()
        if tab is not None and tab.id == saved.id:
            fresh = replace(tab, version=saved.version, number=saved.number, label=saved.label)
            self._sale.put(self._sale.sale_id, saved.cart, fresh, self._sale.paid)
            go_on()

    def show_sheet(self) -> None:
        """Pay a part, take something off, cancel: of the tab as it was saved last, so that nothing new is forgotten."""
        tab = self._sale.tab
        if tab is None or self._sale.is_locked or self._is_half_paid():
            return
        if unsent_food(self._sale.cart):
            self._save(tab, lambda saved: self._on_sent(saved, self.show_sheet))
            return
        self._sheet.ask(tab_title(tab.label, tab.number), tab_lines(self._sale.cart))

    def _on_part_chosen(self, chosen: dict[int, int]) -> None:
        """The screen holds what is paid now; the rest stays on the tab."""
        tab = self._sale.tab
        if tab is None:
            return
        lines = self._sale.cart.lines
        part = tuple(replace(lines[at], quantity=count) for at, count in sorted(chosen.items()) if at < len(lines))
        self._sheet.close_card()
        self._sale.put(self._sale.sale_id, replace(self._sale.cart, lines=part), replace(tab, is_part=True))
        self._counter.pay()

    # --- taking off, and cancelling -----------------------------------------------------------------------------------

    def _on_void_wanted(self, chosen: dict[int, int], reason: str) -> None:
        tab = self._sale.tab
        if tab is None:
            return
        if not reason.strip():
            self._needs_reason()
            return
        lines = [(self._sale.cart.lines[at], count) for at, count in sorted(chosen.items())]
        words = self.tr("Take off the tab")
        self._workplace.with_approval(Act.CANCEL_TAB, words, lambda approval: self._void(tab, lines, reason, approval))

    def _void(
        self, tab: "TabOnScreen", lines: "list[tuple[CartLine, int]]", reason: str, approval: "Approval | None"
    ) -> None:
        actor = self._actor()
        if actor is None:
            return
        self._workplace.do(
            lambda shop: shop.tabs.void(actor, tab.id, tab.version, lines, reason, approval),
            lambda _saved: self._on_taken_off(tab),
            self._on_sheet_refused,
            owner=self,
        )

    def _on_taken_off(self, tab: "TabOnScreen") -> None:
        self._workplace.events.slip_queued.emit()
        self._sheet.close_card()
        self._workplace.notifier.toast(self.tr("It is off the tab, and the kitchen is told."), tone="success")
        self._read(tab.id, self._counter.keeping.show)

    def _on_cancel_wanted(self, reason: str) -> None:
        tab = self._sale.tab
        if tab is None:
            return
        if not reason.strip():
            self._needs_reason()
            return
        words = self.tr("Cancel the tab")
        self._workplace.with_approval(Act.CANCEL_TAB, words, lambda approval: self._cancel(tab, reason, approval))

    def _cancel(self, tab: "TabOnScreen", reason: str, approval: "Approval | None") -> None:
        actor = self._actor()
        if actor is None:
            return
        self._workplace.do(
            lambda shop: shop.tabs.cancel(actor, tab.id, tab.version, reason, approval),
            lambda _done: self._on_cancelled(),
            self._on_sheet_refused,
            owner=self,
        )

    def _on_cancelled(self) -> None:
        self._workplace.events.slip_queued.emit()
        self._sheet.close_card()
        self._parking.put_away()
        self._workplace.notifier.toast(self.tr("The tab is cancelled."), tone="success")

    def _needs_reason(self) -> None:
        self._sheet.show_error(sentence(ReasonMissing()))
        self._sheet.reason.setFocus()

    def _on_sheet_refused(self, error: Exception) -> None:
        if isinstance(error, PosError):
            self._sheet.show_error(sentence(error))


def _saved(shop: "Shop", actor: "Actor", tab: "TabOnScreen", now: "SaleOnScreen", label: str) -> TabSaved:
    """Give the tab to whom it is for now, where that is another guest, and send what is new."""
    version, guest = tab.version, now.guest
    if (guest.phone or guest.is_walk_in) and guest.phone != tab.phone:
        version = shop.tabs.move(actor, tab.id, version, guest, label).version
    return shop.tabs.send(actor, tab.id, version, now.cart)
