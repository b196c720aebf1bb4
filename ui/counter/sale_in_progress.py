"""The sale in progress: whose it is, what is in it, the steps back. It outlives locks, errors and other screens."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from pos_app.domain.cart import Cart
from pos_app.domain.customers import CustomerCard
from pos_app.domain.ids import new_id
from pos_app.domain.parked import NO_TIP, TabOnScreen, TipChosen
from pos_app.domain.sales import Payment
from pos_app.domain.tabs import TabPart, check_sent

STEPS_KEPT = 50


class Whose(Enum):
    """What is known of the guest."""

    NOBODY = auto()
    """Nothing was typed yet: such a sale goes to the walk-in customer."""
    WALK_IN = auto()
    """"No phone" was pressed."""
    NEW = auto()
    """A possible number that no customer has: the sale makes the customer."""
    KNOWN = auto()


@dataclass(frozen=True, slots=True)
class Guest:
    """The guest of the sale; `phone` is E.164, `name` what a new customer is called."""

    whose: Whose = Whose.NOBODY
    phone: str | None = None
    name: str | None = None
    customer_id: str | None = None
    card: CustomerCard | None = None


class SaleInProgress(QObject):
    """One per window. Every change is announced; nothing changes while the sale is being saved (`is_locked`)."""

    cart_changed = Signal()
    guest_changed = Signal()
    paid_changed = Signal()
    lock_changed = Signal(bool)
    touched = Signal()
    """Something was put into a new sale: whatever the last one left on the screen can go."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cart = Cart()
        self.guest = Guest()
        self.sale_id = new_id()
        self.tab: TabOnScreen | None = None
        self.paid: tuple[Payment, ...] = ()
        self.tip: TipChosen = NO_TIP
        self.is_locked = False
        self._steps: list[Cart] = []

    def change_cart(self, change: Callable[[Cart], Cart]) -> bool:
        """Apply a change, which can be undone; whether it was applied. Raises what the change raises (a PosError)."""
        if self.is_locked:
            return False
        changed = change(self.cart)
        if self.tab is not None:
            check_sent(self.cart, changed)
        if changed != self.cart:
            self._remember()
            self.cart = changed
            self.touched.emit()
            self.cart_changed.emit()
        return True

    def put(
        self,
        sale_id: str,
        cart: Cart,
        tab: TabOnScreen | None = None,
        paid: tuple[Payment, ...] = (),
        tip: TipChosen = NO_TIP,
    ) -> bool:
        """Put a sale that was kept on the screen, in place of what is there; False while one is being saved."""
        if self.is_locked:
            return False
        self.sale_id, self.cart, self.tab, self.paid, self.tip = sale_id, cart, tab, paid, tip
        self._steps.clear()
        self.touched.emit()
        self.cart_changed.emit()
        return True

    def take_guest(self, guest: Guest) -> None:
        """The sale is this guest's from now on."""
        if guest != self.guest and not self.is_locked:
            self.guest = guest
            if guest.whose is not Whose.NOBODY:
                self.touched.emit()
            self.guest_changed.emit()

    def take_payments(self, paid: tuple[Payment, ...]) -> None:
        """These parts of it were paid so far."""
        if paid != self.paid and not self.is_locked:
            self.paid = paid
            self.paid_changed.emit()

    def take_tip(self, tip: TipChosen) -> None:
        """This tip is to be given with it."""
        if tip != self.tip and not self.is_locked:
            self.tip = tip
            self.paid_changed.emit()

    def clear(self) -> None:
        """Empty the order; `undo` brings it back."""
        if not self.is_locked and not self.cart.is_empty:
            self._remember()
            self.cart = Cart(tuple(line for line in self.cart.lines if line.sent)) if self.tab else Cart()
            self.cart_changed.emit()

    def undo(self) -> bool:
        """One step back; whether there was one."""
        if self.is_locked or not self._steps:
            return False
        self.cart = self._steps.pop()
        self.cart_changed.emit()
        return True

    @property
    def tab_part(self) -> TabPart | None:
        """The tab that is paid by what is on the screen, None where it is no tab's."""
        return TabPart(self.tab.id, self.tab.version) if self.tab else None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to go back."""
        return bool(self._steps)

    def lock(self) -> bool:
        """Hold the sale as it is while it is being saved; False when that is so already (a second press)."""
        if self.is_locked:
            return False
        self.is_locked = True
        self.lock_changed.emit(True)
        return True

    def unlock(self) -> None:
        """It was not saved: the sale can be changed again, and tried again under the same id."""
        if self.is_locked:
            self.is_locked = False
            self.lock_changed.emit(False)

    def begin_next(self) -> None:
        """It was saved: an empty sale, of nobody yet, under a new id."""
        self.cart, self.guest, self.sale_id, self.tab, self.paid = Cart(), Guest(), new_id(), None, ()
        self.tip = NO_TIP
        self._steps.clear()
        self.unlock()
        self.cart_changed.emit()
        self.guest_changed.emit()

    def _remember(self) -> None:
        self._steps = [*self._steps[-STEPS_KEPT + 1 :], self.cart]
