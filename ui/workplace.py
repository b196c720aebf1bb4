"""What every presenter works with: the shop behind the background lanes, who is signed in, the door to the user.

The window is up before the database is: calls made earlier wait here, in order, until the shop is open.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

from pos_app.domain.house_rules import HouseRules
from pos_app.domain.shop import ShopInfo
from pos_app.domain.staff import Act, Actor, Approval, may
from pos_app.errors import SignInOver
from ui.app_events import AppEvents, ApprovalWanted
from ui.background import Background, Lane, Ticket
from ui.error_messages import sentence
from ui.formats import Formats
from ui.notify import Notifier

if TYPE_CHECKING:
    from pos_app.services.shop import Shop

Result = TypeVar("Result")

RULES = "workplace.rules"


class Workplace(QObject):
    """One per window. Presenters call `ask` and `do`; nothing here blocks."""

    def __init__(self, background: Background, notifier: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.background = background
        self.notifier = notifier
        self.events = AppEvents(self)
        self.formats = Formats(ShopInfo())
        self.rules = HouseRules()
        self.actor: Actor | None = None
        self.till = ""
        self._shop: Shop | None = None
        self._waiting: list[tuple[Ticket, Callable[[], object]]] = []

    @property
    def is_open(self) -> bool:
        """Whether the shop's database is there to be asked."""
        return self._shop is not None

    @property
    def info(self) -> ShopInfo:
        """The shop's name, region, currency and clock; defaults until the shop is open."""
        return self.formats.info

    def open(self, shop: "Shop", info: ShopInfo) -> None:
        """Take the opened shop; calls that waited are made now. `info` was read in the background."""
        self._shop = shop
        self.till = shop.premises.till
        self.formats = Formats(info)
        waiting, self._waiting = self._waiting, []
        self.events.shop_opened.emit()
        self.read_rules()
        for ticket, start in waiting:
            if not ticket.cancelled:
                start()

    def pause(self) -> None:
        """The shop is closed for a while: calls made from now on wait until it is opened again."""
        self._shop = None

    def learn(self, info: ShopInfo) -> None:
        """The shop's choices changed: show its name, money, numbers and times by them from now on."""
        if info != self.formats.info:
            self.formats = Formats(info)
            self.events.shop_changed.emit()

    def read_rules(self) -> None:
        """Read taxes and the counter's rules anew: another till may have changed them."""
        self.ask(lambda shop: shop.house_rules.get(), self.learn_rules, lambda _error: None, newest=RULES, owner=self)

    def learn_rules(self, rules: HouseRules) -> None:
        """These are the owner's rules now."""
        if rules != self.rules:
            self.rules = rules
            self.events.rules_changed.emit()

    def sign_in(self, actor: Actor) -> None:
        """Somebody is at the counter."""
        self.actor = actor
        self.events.signed_in.emit(actor)

    def sign_out(self) -> None:
        """Nobody is; the sale in progress stays where it is."""
        self.actor = None
        self.events.signed_out.emit()

    def may(self, act: Act) -> bool:
        """Whether who is signed in has the right; the services ask again."""
        return self.actor is not None and may(self.actor.role, act)

    def with_approval(self, act: Act, words: str, then: Callable[[Approval | None], object]) -> None:
        """Go on at once where whoever is signed in may do the act; else when somebody who may has typed a PIN.

        `words` say what for, in a few words; `then` gives the approval on to the service. Nothing happens when the
        PIN is not given.
        """
        if self.may(act):
            then(None)
        elif self.actor is not None:
            self.events.approval_wanted.emit(ApprovalWanted(act, words, then))

    def ask(
        self,
        call: "Callable[[Shop], Result]",
        done: Callable[[Result], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        *,
        newest: str = "",
        owner: QObject | None = None,
    ) -> Ticket:
        """Read something. With `newest`, only the latest call of that name is answered.

        Without `failed`, the user is told what happened by the notifier.
        """
        return self._start(call, done, failed, "read", newest, owner)

    def do(
        self,
        call: "Callable[[Shop], Result]",
        done: Callable[[Result], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> Ticket:
        """Change something, after every change asked for earlier."""
        return self._start(call, done, failed, "write", "", owner)

    def print_out(
        self,
        call: "Callable[[Shop], Result]",
        done: Callable[[Result], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> Ticket:
        """Do something that waits for a printer or a disk, beside everything else; dropped when the window closes."""
        return self._start(call, done, failed, "print", "", owner)

    def look_through(
        self,
        call: "Callable[[Shop], Result]",
        done: Callable[[Result], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> Ticket:
        """Read what takes long, beside everything else: no look-up at the counter waits for it.

        The call gives up by itself when `background.is_stopped`.
        """
        return self._start(call, done, failed, "long", "", owner)

    def draw(
        self,
        call: "Callable[[Shop], Result]",
        done: Callable[[Result], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        *,
        newest: str = "",
        owner: QObject | None = None,
    ) -> Ticket:
        """Read and decode pictures, beside everything else: no look-up at the counter waits for them."""
        return self._start(call, done, failed, "draw", newest, owner)

    def drop(self, newest: str) -> None:
        """Forget what was asked under that name: its answer is no longer wanted."""
        self.background.drop(newest)

    def explain(self, error: Exception) -> None:
        """Tell the user what went wrong, in a sentence that has to be read."""
        self.notifier.error(sentence(error))

    def _end_sign_in(self, error: SignInOver, whose: Actor | None) -> None:
        """Whoever asked was taken off the list, or may do less now: only a PIN goes on from here."""
        if self.actor is not None and self.actor is whose:
            self.sign_out()
            self.explain(error)

    def _start(
        self,
        call: "Callable[[Shop], Any]",
        done: Callable[[Any], object] | None,
        failed: Callable[[Exception], object] | None,
        lane: Lane,
        newest: str,
        owner: QObject | None,
    ) -> Ticket:
        shop = self._shop
        if shop is None:
            waiting = Ticket()
            self._waiting.append((waiting, lambda: self._start(call, done, failed, lane, newest, owner)))
            return waiting
        told, whose = failed or self.explain, self.actor

        def on_failure(error: Exception) -> None:
            told(error)
            if isinstance(error, SignInOver):
                self._end_sign_in(error, whose)

        if newest:
            return self.background.latest(newest, lambda: call(shop), done, on_failure, lane=lane, owner=owner)
        return self.background.run(lambda: call(shop), done, on_failure, lane=lane, owner=owner)
