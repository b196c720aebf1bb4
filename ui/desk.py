"""One window with everything joined to it: workplace, screens, presenters, keys, and the opening of the shop."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from pos_app.domain.staff import Actor, Role
from pos_app.errors import CountryWanted, PosError
from ui.auto_lock import AutoLock
from ui.background import Background
from ui.counter.presenter import CounterPresenter
from ui.day_start import DayStart
from ui.error_messages import sentence, unforeseen
from ui.following import Following
from ui.icons import program_icon
from ui.idle import WhenIdle
from ui.later_screens import BOARD, CUSTOMERS, INSIGHTS, SETTINGS, TILL, LaterScreens
from ui.notify import Choice
from ui.order_count import OrderCount
from ui.restoring import Restoring
from ui.theme import apply_theme, current_tokens, system_prefers_dark
from ui.upgrade_card import UpgradeCard
from ui.widgets.window_notifier import WindowNotifier
from ui.workplace import Workplace

if TYPE_CHECKING:
    from pos_app.domain.shop import ShopInfo
    from pos_app.services.shop import Shop
    from ui.counter.screen import CounterScreen
    from ui.main_window import MainWindow
    from ui.opening import Opened, Opening
    from ui.welcome import UpgradeInPlace, WelcomePresenter

COUNTER = "navCounter"


class Desk(QObject):
    """Holds together one window: its workplace, its screens and their presenters."""

    def __init__(self, window: "MainWindow", screen: "CounterScreen", opening: "Opening") -> None:
        super().__init__(window)
        self.window = window
        self._opening = opening
        self._welcoming: WelcomePresenter | None = None
        self._upgrading: UpgradeInPlace | None = None
        self._is_opening = False
        self._is_complaining = False
        self.background = Background(self)
        self.notifier = WindowNotifier(window)
        self.workplace = Workplace(self.background, self.notifier, self)
        window.setWindowIcon(program_icon())
        self.counter_screen = screen
        screen.fill()
        self.counter = CounterPresenter(self.workplace, screen, self)
        self.notifier.anchor_to(screen.catalogue)
        self.day_start = DayStart(self.workplace, self)
        self.auto_lock = AutoLock(self.workplace, window, self.lock, self)
        self.following = Following(self.workplace, self)
        self.order_count = OrderCount(self.workplace, self)
        self._theme_wanted = ""
        self.later = LaterScreens(self.workplace, window, self._add_places(), self.counter, screen, self)
        self._idle = WhenIdle(self.workplace, self.auto_lock, self.later.pieces(), self)
        self._connect()

    def _add_places(self) -> dict[str, QWidget]:
        """The screens' buttons and keys, each with a place that is filled when it is first shown."""
        places = {}
        for name, words, icon, key in (
            (BOARD, self.tr("Orders"), "columns-3", "Ctrl+2"),
            (CUSTOMERS, self.tr("Customers"), "users", "Ctrl+3"),
            (INSIGHTS, self.tr("Insights"), "chart-column", "Ctrl+4"),
            (TILL, self.tr("Till"), "banknote", "Ctrl+5"),
            (SETTINGS, self.tr("Settings"), "settings", "Ctrl+6"),
        ):
            places[name] = QWidget(self.window)
            self.window.add_screen(name, words, icon, key, places[name])
        return places

    def _connect(self) -> None:
        window, events, counter, later = self.window, self.workplace.events, self.counter, self.later
        window.lock_pressed.connect(self.lock)
        window.theme_pressed.connect(self.switch_theme)
        window.digit_typed.connect(self._on_digit_typed)
        window.closing.connect(self.close)
        window.on_key("F2", self._go_to_phone)
        window.on_key("F3", self._go_to_products)
        window.on_key("F4", counter.pay, on=COUNTER)
        window.on_key("F6", counter.join, on=COUNTER)
        window.on_key("F8", counter.pay_exactly, on=COUNTER)
        window.on_key("F9", counter.receipt.print_last, on=COUNTER)
        window.on_key("Shift+F9", counter.receipt.show_last, on=COUNTER)
        window.on_key("Esc", self._on_escape)
        window.on_key("Ctrl+L", self.lock)
        window.on_key("Ctrl+Z", counter.order.undo, on=COUNTER)
        window.on_key("F5", later.park, on=COUNTER)
        window.on_key("F7", later.show_parked, on=COUNTER)
        window.on_key("F10", later.show_recent, on=COUNTER)
        self.order_count.counted.connect(lambda count, late: window.show_count(BOARD, count, late))
        events.shop_opened.connect(self._on_shop_opened)
        events.signed_in.connect(self._on_signed_in)
        events.signed_out.connect(lambda: window.show_who(""))
        events.shop_changed.connect(lambda: self._show_shop(self.workplace.info, self.workplace.till))
        events.rules_changed.connect(self._on_rules_changed)
        events.customer_wanted.connect(lambda _id: window.show_screen(CUSTOMERS))
        events.till_wanted.connect(lambda: window.show_screen(TILL))
        events.sale_wanted.connect(lambda _id: window.show_screen(COUNTER))
        self.background.crashed.connect(self._on_crashed)
        self._opening.reopened.connect(self._on_reopened)
        self._opening.lost.connect(self._on_open_failed)
        self._upgrade = UpgradeCard(window, self._opening.upgrading)
        self._restoring = Restoring(self.workplace, self._opening, self)

    # --- opening ------------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open the shop in the background, once."""
        if not self._is_opening:
            self._is_opening = True
            self._upgrade.watch()
            self.background.run(self._opening.open, self._on_opened, self._on_open_failed, lane="write")

    @property
    def _shop(self) -> "Shop | None":
        return self._opening.shop

    def _on_opened(self, opened: "Opened") -> None:
        self._upgrade.done()
        actor = opened.shop.actor
        self.auto_lock.is_off = actor is not None
        if actor is not None:
            self.workplace.actor = actor
        if opened.is_new:
            self._welcome(opened)
            return
        self.workplace.open(opened.shop, opened.info)
        self._show_shop(opened.info, opened.shop.premises.till)
        if actor is not None:
            self.workplace.sign_in(actor)

    def _on_reopened(self, opened: "Opened") -> None:
        self.workplace.open(opened.shop, opened.info)

    def _welcome(self, opened: "Opened") -> None:
        self.workplace.open(opened.shop, opened.info)
        if self._welcoming is not None:
            return
        from ui.welcome import AdoptionPage, AdoptionPresenter, WelcomePage, WelcomePresenter  # noqa: PLC0415 (once)

        self._welcoming = WelcomePresenter(self.workplace, WelcomePage(self.window), self)
        self._welcoming.finished.connect(self._on_welcomed)
        if opened.adopted is not None:
            self._welcoming.show_adopted(opened.adopted)
        else:
            page = AdoptionPage(self.window)
            self._welcoming.offer_adoption(AdoptionPresenter(self.workplace, page, self._opening, self))
        self._welcoming.start()

    def _on_welcomed(self) -> None:
        self._show_shop(self.workplace.info, self.workplace.till)
        self.workplace.events.shop_opened.emit()

    def _show_shop(self, info: "ShopInfo", till: str) -> None:
        self.window.show_shop(info.name, till, self._clock_words)

    def _clock_words(self, now: datetime) -> str:
        formats = self.workplace.formats
        return f"{formats.weekday(now)} {formats.time(now)}"

    def _on_open_failed(self, error: Exception) -> None:
        """Say why the shop cannot be opened; what was typed stays, and it can be tried again."""
        self._is_opening = False
        self._upgrade.done()
        if isinstance(error, CountryWanted):
            self._ask_country()
            return
        if not isinstance(error, PosError):
            return
        choices = [Choice("again", self.tr("Try again"), "primary"), Choice("quit", self.tr("Quit"))]
        words = (
            f"{sentence(error)}\n{error}"
            if type(error).__doc__ and str(error) not in sentence(error)
            else sentence(error)
        )
        self.notifier.ask(self.tr("The shop could not be opened"), words, choices, self._on_open_answered)

    def _ask_country(self) -> None:
        """The database is an old shop's: nothing is done to it before its owner says how it is read."""
        if self._upgrading is None:
            from ui.welcome import AdoptionPage, UpgradeInPlace  # noqa: PLC0415 (once)

            page = AdoptionPage(self.window)
            self._upgrading = UpgradeInPlace(self.workplace, page, self._opening, self)
            self._upgrading.finished.connect(self._on_opened)
            self._upgrading.declined.connect(self.window.close)
        self._upgrading.start()

    def _on_open_answered(self, key: str) -> None:
        if key == "quit":
            self.window.close()
        else:
            self.open()

    # --- while it is open ---------------------------------------------------------------------------------------------

    def _on_shop_opened(self) -> None:
        self.auto_lock.watch()
        self._idle.begin()

    def _on_signed_in(self, actor: Actor) -> None:
        roles = {Role.CASHIER: self.tr("Cashier"), Role.SHIFT_LEAD: self.tr("Shift lead"), Role.OWNER: self.tr("Owner")}
        self.window.show_who(f"{actor.name} · {roles[actor.role]}")
        if self.window.is_showing(COUNTER):
            self.counter_screen.phone.focus_phone()

    def lock(self) -> None:
        """Nobody is at the counter; the sale in progress stays."""
        if self.workplace.actor is not None:
            self.workplace.sign_out()

    def switch_theme(self) -> None:
        """Light to dark, and back."""
        self._apply_theme("light" if current_tokens().dark else "dark")

    def _on_rules_changed(self) -> None:
        """The owner's choice of a look counts when it is made, and when the shop is opened."""
        wanted = self.workplace.rules.office.theme
        if wanted != self._theme_wanted:
            self._theme_wanted = wanted
            self._apply_theme(wanted or ("dark" if system_prefers_dark() else "light"))

    def _apply_theme(self, name: str) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, name)
            self.window.show_theme()

    def _on_escape(self) -> None:
        if self.window.is_showing(COUNTER):
            self.counter.escape()
        else:
            self.window.show_screen(COUNTER)

    def _on_digit_typed(self, text: str) -> None:
        if self.window.is_showing(COUNTER):
            self.counter_screen.phone.type_digit(text)

    def _go_to_phone(self) -> None:
        self.window.show_screen(COUNTER)
        self.counter_screen.phone.focus_phone()

    def _go_to_products(self) -> None:
        self.window.show_screen(COUNTER)
        self.counter_screen.catalogue.focus_search()

    def _on_crashed(self, error: Exception) -> None:
        self.show_unforeseen(error)

    def show_unforeseen(self, error: BaseException) -> None:
        """One calm sentence for whatever nobody foresaw, however often it happens while it is shown."""
        if isinstance(error, PosError):
            self.notifier.error(sentence(error))
        elif not self._is_complaining:
            self._is_complaining = True
            self.notifier.error(unforeseen(), closed=self._stop_complaining)

    def _stop_complaining(self) -> None:
        self._is_complaining = False

    def close(self) -> None:
        """Finish what is being saved, let go of the database, end the threads; an upgrade or adoption is given up."""
        self._idle.stop()
        self.counter.keeping.keep_now()
        self._opening.stop()
        self.background.stop()
        self._opening.close()
