"""What another till changed in the settings and on the staff list is seen here too, within a few seconds."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from pos_app.domain.house_rules import HouseRules
    from pos_app.domain.shop import ShopInfo
    from pos_app.services.shop import Shop
    from ui.workplace import Workplace

EVERY_MS = 4_000
"""With the answer's way to the window, within the five seconds in which every till follows."""
FOLLOWED = "following"


class Following(QObject):
    """Reads the owner's settings while somebody is signed in; a database that is away is asked again later.

    Whoever was taken off the list, or may do less now, is signed out although they were only looking.
    """

    def __init__(self, workplace: "Workplace", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        workplace.events.signed_in.connect(lambda _actor: self._timer.start())
        workplace.events.signed_out.connect(self._timer.stop)

    def look(self) -> None:
        """Ask, and show what is other than before."""
        actor = self._workplace.actor

        def read(shop: "Shop") -> "tuple[HouseRules, ShopInfo]":
            kept = shop.house_rules.get(), shop.info
            if actor is not None:
                shop.staff.still_counts(actor)
            return kept

        if self._workplace.is_open:
            self._workplace.ask(read, self._on_read, lambda _error: None, newest=FOLLOWED, owner=self)

    def _on_read(self, kept: "tuple[HouseRules, ShopInfo]") -> None:
        rules, info = kept
        self._workplace.learn(info)
        self._workplace.learn_rules(rules)
