"""Every screen but the counter: made after the shop is open, so that the counter does not wait for them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.board.presenter import BoardPresenter
from ui.board.screen import BoardScreen
from ui.counter.park_sheet import ParkSheet
from ui.counter.parked_list import ParkedList
from ui.counter.parking_presenter import ParkingPresenter
from ui.counter.tab_presenter import TabPresenter
from ui.counter.tab_sheet import TabSheet
from ui.customers.presenter import CustomersPresenter
from ui.customers.screen import CustomersScreen
from ui.insights.presenter import InsightsPresenter
from ui.insights.screen import InsightsScreen
from ui.printing.presenter import PrintingPresenter
from ui.printing.strip import PrinterStrip
from ui.settings.presenter import SettingsPresenter
from ui.settings.screen import SettingsScreen
from ui.sign_in.approval_card import ApprovalCard
from ui.sign_in.approval_presenter import ApprovalPresenter
from ui.tappass.dialog import TapPassDialog
from ui.tappass.presenter import TapPassPresenter
from ui.till.presenter import TillPresenter
from ui.till.screen import TillScreen
from ui.vouchers.issue_card import IssueCard
from ui.vouchers.presenter import VoucherPresenter
from ui.vouchers.voucher_card import VoucherCard

if TYPE_CHECKING:
    from ui.counter.order_panel import OrderPanel
    from ui.counter.presenter import CounterPresenter
    from ui.main_window import MainWindow
    from ui.workplace import Workplace


class LaterScreens(QObject):
    """Puts each screen into its place in the window, with its presenter."""

    def __init__(
        self, workplace: "Workplace", window: "MainWindow", places: dict[str, QWidget], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workplace, self._window = workplace, window
        board, customers, settings = BoardScreen(window), CustomersScreen(window), SettingsScreen(window)
        self.insights_screen, till = InsightsScreen(window), TillScreen(window)
        for name, screen in (
            ("navBoard", board),
            ("navCustomers", customers),
            ("navInsights", self.insights_screen),
            ("navTill", till),
            ("navSettings", settings),
        ):
            _fill(places[name], screen)
        self.board = BoardPresenter(workplace, board, self)
        self.customers = CustomersPresenter(workplace, customers, self)
        self.insights = InsightsPresenter(workplace, self.insights_screen, self)
        self.till = TillPresenter(workplace, till, self)
        self.settings = SettingsPresenter(workplace, settings, self)
        strip = PrinterStrip(window)
        window.add_strip(strip)
        self.printing = PrintingPresenter(workplace, strip, self)
        self.tap_pass = TapPassPresenter(workplace, TapPassDialog(window), self)
        self.vouchers = VoucherPresenter(workplace, IssueCard(window), VoucherCard(window), self)
        self.approvals = ApprovalPresenter(workplace, ApprovalCard(window), self)

    def park(self, counter: "CounterPresenter", panel: "OrderPanel") -> ParkingPresenter:
        """What puts sales of the counter aside, and has them back."""
        window = self._window
        parking = ParkingPresenter(self._workplace, counter, ParkSheet(window), ParkedList(window), panel, self)
        self.tabs = TabPresenter(self._workplace, counter, parking, TabSheet(window), self)
        return parking


def _fill(place: QWidget, screen: QWidget) -> None:
    inside = QVBoxLayout(place)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(screen)
