"""Every screen and card but the counter's own: each is made when it is first wanted, or else while nobody is busy.

Nothing is lost on the way: the first request for a part that is not there yet makes it and is handed to it; from then
on the part listens itself.
"""

from collections.abc import Callable
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from ui.after_sale.guest_presenter import LateGuestPresenter
    from ui.after_sale.recent_presenter import RecentPresenter
    from ui.after_sale.refund_presenter import RefundPresenter
    from ui.board.presenter import BoardPresenter
    from ui.counter.parking_presenter import ParkingPresenter
    from ui.counter.presenter import CounterPresenter
    from ui.counter.screen import CounterScreen
    from ui.customers.presenter import CustomersPresenter
    from ui.insights.presenter import InsightsPresenter
    from ui.insights.screen import InsightsScreen
    from ui.main_window import MainWindow
    from ui.printing.presenter import PrintingPresenter
    from ui.printing.receipt_presenter import OpenReceiptPresenter
    from ui.settings.presenter import SettingsPresenter
    from ui.sign_in.approval_presenter import ApprovalPresenter
    from ui.sign_in.presenter import SignInPresenter
    from ui.tappass.presenter import TapPassPresenter
    from ui.till.presenter import TillPresenter
    from ui.vouchers.presenter import VoucherPresenter
    from ui.workplace import Workplace

Piece = Callable[[], object]

BOARD, CUSTOMERS = "navBoard", "navCustomers"
INSIGHTS, TILL, SETTINGS = "navInsights", "navTill", "navSettings"


class LaterScreens(QObject):
    """The parts of the window that are not there from the start; asking for one makes it."""

    def __init__(
        self,
        workplace: "Workplace",
        window: "MainWindow",
        places: dict[str, QWidget],
        counter: "CounterPresenter",
        screen: "CounterScreen",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._window, self._places = workplace, window, places
        self._counter, self._counter_screen = counter, screen
        window.screen_wanted.connect(self._on_screen_wanted)
        self._listen()

    def _listen(self) -> None:
        """Hear what a part would hear if it were there. What is emitted while a part is made does not reach it."""
        events, order = self._workplace.events, self._counter_screen.order
        for name, signal, tell in (
            ("sign_in", events.shop_opened, self._ask_who_it_is),
            ("sign_in", events.signed_out, lambda: self.sign_in.show()),
            ("printing", events.sale_completed, lambda done: self.printing.after_sale(done)),
            ("printing", events.print_wanted, lambda wanted: self.printing.print_out(wanted)),
            ("printing", events.slip_queued, lambda: self.printing.look()),
            ("till", events.till_doubted, lambda: self.till.look()),
            ("till", events.cash_moved, lambda: self.till.look()),
            ("till", events.till_opening_wanted, lambda: self.till.ask_for_float()),
            ("parking", self._counter.sale.cart_changed, lambda: self.parking),
            ("parking", order.park_bar.park_pressed, lambda: self.parking.park()),
            ("parking", order.park_bar.parked_pressed, lambda: self.parking.show_list()),
            ("approvals", events.approval_wanted, lambda wanted: self.approvals.ask(wanted)),
            ("tap_pass", events.enrolment_wanted, lambda wanted: self.tap_pass.ask(wanted)),
            ("receipts", events.receipt_wanted, lambda wanted: self.receipts.show_receipt(wanted)),
            ("refunds", events.refund_wanted, lambda wanted: self.refunds.ask(wanted)),
            ("late_guest", events.late_guest_wanted, lambda wanted: self.late_guest.ask(wanted)),
            ("vouchers", events.voucher_wanted, lambda: self.vouchers.ask()),
            ("vouchers", events.voucher_look_up_wanted, lambda: self.vouchers.ask_for_code()),
            ("vouchers", events.voucher_filled, lambda code: self.vouchers.show_filled(code)),
            ("customers", events.customer_wanted, self._open_customer),
        ):
            self._hear(name, signal, tell)
        self._counter_screen.phone.recent_pressed.connect(self.show_recent)

    def _hear(self, name: str, signal: SignalInstance, tell: Callable[..., object]) -> None:
        def on_signal(*given: object) -> None:
            if name not in self.__dict__:
                tell(*given)

        signal.connect(on_signal)

    def park(self) -> None:
        """F5: put the sale aside."""
        self.parking.park()

    def show_parked(self) -> None:
        """F7: what was put aside."""
        self.parking.show_list()

    def show_recent(self) -> None:
        """F10: the sales since the till was opened."""
        self.recent.show()

    def _ask_who_it_is(self) -> None:
        if self._workplace.actor is None:
            self.sign_in.refresh()

    def _open_customer(self, customer_id: str) -> None:
        customers = self.customers
        self._window.show_screen(CUSTOMERS)
        customers.show_customer(customer_id)

    def _on_screen_wanted(self, name: str) -> None:
        """A screen is about to be shown."""
        screens: dict[str, Callable[[], QObject]] = {
            BOARD: lambda: self.board,
            CUSTOMERS: lambda: self.customers,
            INSIGHTS: lambda: self.insights,
            TILL: lambda: self.till,
            SETTINGS: lambda: self.settings,
        }
        if name in screens:
            screens[name]()

    def pieces(self) -> list[Piece]:
        """Everything, in the order in which it is likely to be wanted, in pieces short enough to be made between keys.

        What the counter shows of the till, its printers and the parked sales comes first, with what a sale needs.
        """
        return [
            lambda: self.sign_in,
            lambda: self.printing,
            lambda: self._workplace.ask(lambda shop: shop.checkout, lambda _loaded: None, lambda _error: None),
            partial(import_module, "ui.till.screen"),
            lambda: self.till,
            lambda: self.parking,
            lambda: self._counter_screen.line_editor,
            lambda: self._counter_screen.order_editor,
            lambda: self._counter_screen.price_card,
            lambda: self.approvals,
            partial(import_module, "ui.tappass.dialog"),
            lambda: self.tap_pass,
            lambda: self.recent,
            lambda: self.receipts,
            lambda: self.refunds,
            lambda: self.late_guest,
            lambda: self.vouchers,
            lambda: self.board,
            partial(import_module, "ui.customers.screen"),
            lambda: self.customers,
            lambda: self.settings,
            partial(import_module, "ui.insights.screen"),
            lambda: self.insights_screen,
            lambda: self.insights,
        ]

    def complete(self) -> None:
        """Make all that is not there yet, at once."""
        for piece in self.pieces():
            piece()

    # --- the screens --------------------------------------------------------------------------------------------------

    def _put(self, name: str, screen: QWidget) -> None:
        inside = QVBoxLayout(self._places[name])
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(screen)

    @cached_property
    def board(self) -> "BoardPresenter":
        """The orders board."""
        from ui.board.presenter import BoardPresenter
        from ui.board.screen import BoardScreen

        screen = BoardScreen(self._window)
        self._put(BOARD, screen)
        return BoardPresenter(self._workplace, screen, self)

    @cached_property
    def customers(self) -> "CustomersPresenter":
        """The customers' screen."""
        from ui.customers.presenter import CustomersPresenter
        from ui.customers.screen import CustomersScreen

        screen = CustomersScreen(self._window)
        self._put(CUSTOMERS, screen)
        return CustomersPresenter(self._workplace, screen, self)

    @cached_property
    def insights_screen(self) -> "InsightsScreen":
        """The owner's views, with nothing in them."""
        from ui.insights.screen import InsightsScreen

        screen = InsightsScreen(self._window)
        self._put(INSIGHTS, screen)
        return screen

    @cached_property
    def insights(self) -> "InsightsPresenter":
        """The owner's views."""
        from ui.insights.presenter import InsightsPresenter

        return InsightsPresenter(self._workplace, self.insights_screen, self)

    @cached_property
    def till(self) -> "TillPresenter":
        """The till's screen; it tells the counter whether the till is open."""
        from ui.till.presenter import TillPresenter
        from ui.till.screen import TillScreen

        screen = TillScreen(self._window)
        self._put(TILL, screen)
        return TillPresenter(self._workplace, screen, self)

    @cached_property
    def settings(self) -> "SettingsPresenter":
        """The settings; each page is made when it is chosen."""
        from ui.settings.presenter import SettingsPresenter
        from ui.settings.screen import SettingsScreen

        screen = SettingsScreen(self._window)
        self._put(SETTINGS, screen)
        return SettingsPresenter(self._workplace, screen, self)

    # --- what lies over them ------------------------------------------------------------------------------------------

    @cached_property
    def sign_in(self) -> "SignInPresenter":
        """The dialog that asks for a name and a PIN."""
        from ui.sign_in.dialog import SignInDialog
        from ui.sign_in.presenter import SignInPresenter

        return SignInPresenter(self._workplace, SignInDialog(self._window), self)

    @cached_property
    def printing(self) -> "PrintingPresenter":
        """The printers, with the strip that says when one is away."""
        from ui.printing.presenter import PrintingPresenter
        from ui.printing.strip import PrinterStrip

        strip = PrinterStrip(self._window)
        self._window.add_strip(strip)
        return PrintingPresenter(self._workplace, strip, self)

    @cached_property
    def receipts(self) -> "OpenReceiptPresenter":
        """The card that shows an order as its receipt."""
        from ui.printing.receipt_card import ReceiptCard
        from ui.printing.receipt_presenter import OpenReceiptPresenter

        return OpenReceiptPresenter(self._workplace, ReceiptCard(self._window), self)

    @cached_property
    def parking(self) -> "ParkingPresenter":
        """What puts sales of the counter aside, and has them back; tabs too."""
        from ui.counter.park_sheet import ParkSheet
        from ui.counter.parked_list import ParkedList
        from ui.counter.parking_presenter import ParkingPresenter
        from ui.counter.tab_presenter import TabPresenter
        from ui.counter.tab_sheet import TabSheet

        window, counter, order = self._window, self._counter, self._counter_screen.order
        made = ParkingPresenter(self._workplace, counter, ParkSheet(window), ParkedList(window), order, self)
        TabPresenter(self._workplace, counter, made, TabSheet(window), self)
        return made

    @cached_property
    def tap_pass(self) -> "TapPassPresenter":
        """The sign-up."""
        from ui.tappass.dialog import TapPassDialog
        from ui.tappass.presenter import TapPassPresenter

        return TapPassPresenter(self._workplace, TapPassDialog(self._window), self)

    @cached_property
    def vouchers(self) -> "VoucherPresenter":
        """The cards for vouchers; they are sold at an open till only."""
        from ui.vouchers.issue_card import IssueCard
        from ui.vouchers.presenter import VoucherPresenter
        from ui.vouchers.voucher_card import VoucherCard

        made = VoucherPresenter(self._workplace, IssueCard(self._window), VoucherCard(self._window), self)
        made.learn_till(self.till.shift)
        return made

    @cached_property
    def approvals(self) -> "ApprovalPresenter":
        """The card that takes another person's PIN."""
        from ui.sign_in.approval_card import ApprovalCard
        from ui.sign_in.approval_presenter import ApprovalPresenter

        return ApprovalPresenter(self._workplace, ApprovalCard(self._window), self)

    @cached_property
    def recent(self) -> "RecentPresenter":
        """The sales of today."""
        from ui.after_sale.recent_card import RecentCard
        from ui.after_sale.recent_presenter import RecentPresenter

        return RecentPresenter(self._workplace, RecentCard(self._window), self)

    @cached_property
    def refunds(self) -> "RefundPresenter":
        """The card that gives back."""
        from ui.after_sale.refund_card import RefundCard
        from ui.after_sale.refund_presenter import RefundPresenter

        return RefundPresenter(self._workplace, RefundCard(self._window), self)

    @cached_property
    def late_guest(self) -> "LateGuestPresenter":
        """The card that gives a finished sale its customer."""
        from ui.after_sale.guest_card import GuestCard
        from ui.after_sale.guest_presenter import LateGuestPresenter

        return LateGuestPresenter(self._workplace, GuestCard(self._window), self)
