"""What every service stands on: the database, the clock, the till, and the owner's settings as they are now."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select

from pos_app.data.database import Database
from pos_app.data.tables import setting
from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.loyalty import Rules
from pos_app.domain.shop import ShopInfo
from pos_app.domain.taxes import NO_TAXES, TaxRules
from pos_app.services.approvals import Approvals

SHOP = "shop"
LOYALTY = "loyalty"
TAXES = "taxes"
COUNTER = "counter"

FRESH_FOR = 5.0
"""Seconds that settings read once are used without asking again: another till may have changed them."""


def utc_now() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


@dataclass
class Premises:
    """The shop as its services share it."""

    database: Database
    till: str = "Till 1"
    letter: str = "A"
    clock: Callable[[], datetime] = utc_now
    approvals: Approvals = field(default_factory=Approvals)
    _info: ShopInfo = field(default_factory=ShopInfo)
    _rules: Rules = field(default_factory=Rules)
    _taxes: TaxRules = NO_TAXES
    _counter: CounterRules = field(default_factory=CounterRules)
    _read_at: float = float("-inf")

    def now(self) -> datetime:
        """The time, in UTC to the millisecond, so that it reads back the same from every database."""
        now = self.clock().astimezone(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def forget_settings(self) -> None:
        """Read the settings again at the next use: they were changed here."""
        self._read_at = float("-inf")

    def info(self, connection: Connection | None = None) -> ShopInfo:
        """The shop's name, region, currency and clock."""
        self._refresh(connection)
        return self._info

    def rules(self, connection: Connection | None = None) -> Rules:
        """The loyalty rules in force."""
        self._refresh(connection)
        return self._rules

    def taxes(self, connection: Connection | None = None) -> TaxRules:
        """The tax classes in force."""
        self._refresh(connection)
        return self._taxes

    def counter_rules(self, connection: Connection | None = None) -> CounterRules:
        """The owner's rules for the counter: smallest coin, discounts, tips."""
        self._refresh(connection)
        return self._counter

    def _refresh(self, connection: Connection | None) -> None:
        if time.monotonic() - self._read_at <= FRESH_FOR:
            return
        if connection is None:
            with self.database.read() as reading:
                self._read(reading)
        else:
            self._read(connection)

    def _read(self, connection: Connection) -> None:
        wanted = setting.c.name.in_((SHOP, LOYALTY, TAXES, COUNTER))
        rows = connection.execute(select(setting.c.name, setting.c.value).where(wanted))
        kept: dict[str, Any] = {row.name: row.value for row in rows if isinstance(row.value, dict)}
        self._info = ShopInfo.of(kept.get(SHOP, {}))
        self._rules = Rules.of(kept.get(LOYALTY, {}), self._info.currency)
        self._taxes = TaxRules.of(kept.get(TAXES, {}))
        self._counter = CounterRules.of(kept.get(COUNTER, {}))
        self._read_at = time.monotonic()
