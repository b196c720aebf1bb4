"""The door to the shop's database: opened behind the window, closed with it, and let go of while an old one comes in.

Every method but `stop` does I/O: they are called in the background, on the lane that writes.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from pos_app.domain.shop import AdoptedShop, Restored, ShopInfo
from pos_app.errors import AdoptionCancelled, PosError

if TYPE_CHECKING:
    from pos_app.interchange.adoption_tally import Tally
    from pos_app.services.shop import Shop

Told = Callable[[str, float], None]
"""Told the stage and how much of the whole is done."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open shop, with what the window has to know of it at once. `is_new`: nobody is on its staff list."""

    shop: "Shop"
    info: ShopInfo
    is_new: bool
    adopted: AdoptedShop | None


class Opening(QObject):
    """One database, and the shop in it while it is open."""

    upgrading = Signal(str, float)
    """An older database is brought up to date: the stage, and how much is done."""
    reopened = Signal(object)
    """An Opened: after an adoption or a restored backup, whether it came to something or not."""
    upgraded = Signal(object)
    """An Opened: an old shop's database was brought up to date where it is."""
    lost = Signal(object)
    """A PosError: after an adoption the shop could not be opened again."""

    def __init__(
        self,
        database: str,
        *,
        as_owner: bool = False,
        demo: bool = False,
        till: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._database, self._as_owner, self._demo, self._till = database, as_owner, demo, till
        self._stopped = threading.Event()
        self.shop: Shop | None = None

    def open(self) -> Opened:
        """Open the shop, after an upgrade where it needs one. Raises DatabaseTrouble and AdoptionRefused.

        An old shop's database waits for its owner to say where its numbers are from (CountryWanted), unless a script
        opened it.
        """
        from pos_app.bootstrap import DEFAULT_TILL, build_shop

        region = "US" if self._as_owner or self._demo else None
        shop = build_shop(
            self._database,
            as_owner=self._as_owner,
            demo=self._demo,
            till=self._till or DEFAULT_TILL,
            region=region,
            progress=self._on_upgrade,
        )
        self.shop = shop
        is_new = shop.welcome.is_needed()
        return Opened(shop, shop.info, is_new, shop.welcome.adopted() if is_new else None)

    def close(self) -> None:
        """Let go of the database."""
        if self.shop is not None:
            self.shop.close()
            self.shop = None

    def stop(self) -> None:
        """Give up an upgrade or adoption under way, as the window closes: the database is then as it was."""
        self._stopped.set()

    def look(
        self, source: str, region: str, currency: str, *, password: str, progress: Told, cancelled: Callable[[], bool]
    ) -> "Tally":
        """What bringing in an old database would do; nothing is written. Raises what `bring_in` raises."""
        from pos_app.bootstrap import look_at_old_shop

        old, wanted = source or self._database, self._or_stopped(cancelled)
        return look_at_old_shop(old, region, currency, password=password, progress=progress, cancelled=wanted)

    def bring_in(
        self, source: str, region: str, currency: str, *, password: str, progress: Told, cancelled: Callable[[], bool]
    ) -> "Tally":
        """Close the shop, bring an old database into it, and open it again (`reopened`).

        No connection outlives the change of the tables: what one of them remembers of the old ones would fail.
        Without a source the shop's own database is the old one: it is upgraded where it is (`upgraded`).
        Raises AdoptionRefused and DatabaseTrouble; nothing was written then.
        """
        from pos_app.bootstrap import adopt_into, upgrade_old_shop

        self.close()
        wanted = self._or_stopped(cancelled)
        if not source:
            tally = upgrade_old_shop(self._database, region, currency, progress=progress, cancelled=wanted)
            self._reopen(self.upgraded)
            return tally
        try:
            return adopt_into(
                self._database, source, region, currency, password=password, progress=progress, cancelled=wanted
            )
        finally:
            self._reopen(self.reopened)

    def restore(self, backup: Path) -> Restored:
        """Close the shop, put a backup in its database's place, and open it again (`reopened`), also where that failed.

        Raises NotFound and DatabaseTroubles; the database is then as it was.
        """
        from pos_app.bootstrap import DEFAULT_TILL, restore_backup

        self.close()
        try:
            return restore_backup(self._database, backup, till=self._till or DEFAULT_TILL)
        finally:
            self._reopen(self.reopened)

    @staticmethod
    def save(tally: "Tally", path: Path) -> None:
        """Keep what an adoption told as a file. Raises BadInput."""
        from pos_app.bootstrap import save_tally

        save_tally(tally, path)

    def _reopen(self, told: SignalInstance) -> None:
        try:
            told.emit(self.open())
        except PosError as error:
            self.lost.emit(error)

    def _or_stopped(self, cancelled: Callable[[], bool]) -> Callable[[], bool]:
        return lambda: cancelled() or self._stopped.is_set()

    def _on_upgrade(self, stage: str, share: float) -> None:
        if self._stopped.is_set():
            raise AdoptionCancelled
        self.upgrading.emit(stage, share)
