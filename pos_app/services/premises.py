"""What every service stands on: the database, the clock, the till, and the owner's settings as they are now."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select

from pos_app.data.database import Database
from pos_app.data.tables import setting, staff
from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.loyalty import Rules
from pos_app.domain.office_rules import OfficeRules
from pos_app.domain.shop import ShopInfo
from pos_app.domain.staff import MACHINE, Act, Actor, Approval, Role, allow, is_below
from pos_app.domain.taxes import NO_TAXES, TaxRules
from pos_app.errors import ApprovalOver, NotSignedIn, SignInOver
from pos_app.services.approvals import Approvals

SHOP = "shop"
LOYALTY = "loyalty"
TAXES = "taxes"
COUNTER = "counter"
OFFICE = "office"

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
    _office: OfficeRules = field(default_factory=OfficeRules)
    _staff: dict[str, Role | None] = field(default_factory=dict)
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

    def office(self, connection: Connection | None = None) -> OfficeRules:
        """When a till locks, how it looks, and when a guest is lapsed."""
        self._refresh(connection)
        return self._office

    def allow(self, actor: Actor | None, act: Act, connection: Connection | None = None) -> Actor:
        """Who acts, once that is somebody who may: the first line of whatever needs a right, reading or changing.

        Raises NotSignedIn for nobody, SignInOver for who is not what they signed in as any more, NotAllowed for a role
        without the right. `connection` is that of a transaction that is open already.
        """
        asking = self.signed_in(actor, connection)
        allow(asking, act)
        return asking

    @contextmanager
    def allowed(self, actor: Actor | None, act: Act, approval: Approval | None = None) -> Iterator[Actor | None]:
        """Likewise around an act that somebody else may approve; gives who did. See `Approvals.allowed`.

        An approval ends with its giver's right to give it: raises ApprovalOver.
        """
        asking = self.signed_in(actor)
        if approval is not None and not self._counts_still(approval.approver, None):
            raise ApprovalOver
        with self.approvals.allowed(asking, act, approval) as approver:
            yield approver

    def signed_in(self, actor: Actor | None, connection: Connection | None = None) -> Actor:
        """Whoever acts, whatever their role.

        Raises NotSignedIn for nobody, and SignInOver for who was taken off the staff list, or has fewer rights than at
        the sign-in. It is known here within FRESH_FOR seconds and costs no query of its own until then; before anybody
        is refused the list is read again.
        """
        if actor is None:
            raise NotSignedIn
        if not self._counts_still(actor, connection):
            raise SignInOver
        return actor

    def _counts_still(self, actor: Actor, connection: Connection | None) -> bool:
        self._refresh(connection)
        if not self._counts(actor):
            self.forget_settings()
            self._refresh(connection)
        return self._counts(actor)

    def _counts(self, actor: Actor) -> bool:
        """By the list as last read: whoever is not on it does not count, but for the machine where nobody owns it."""
        if actor == MACHINE:
            return Role.OWNER not in self._staff.values()
        role = self._staff.get(actor.id)
        return role is not None and not is_below(role, actor.role)

    def _refresh(self, connection: Connection | None) -> None:
        if time.monotonic() - self._read_at <= FRESH_FOR:
            return
        if connection is None:
            with self.database.read() as reading:
                self._read(reading)
        else:
            self._read(connection)

    def _read(self, connection: Connection) -> None:
        wanted = setting.c.name.in_((SHOP, LOYALTY, TAXES, COUNTER, OFFICE))
        rows = connection.execute(select(setting.c.name, setting.c.value).where(wanted))
        kept: dict[str, Any] = {row.name: row.value for row in rows if isinstance(row.value, dict)}
        self._info = ShopInfo.of(kept.get(SHOP, {}))
        self._rules = Rules.of(kept.get(LOYALTY, {}), self._info.currency)
        self._taxes = TaxRules.of(kept.get(TAXES, {}))
        self._counter = CounterRules.of(kept.get(COUNTER, {}))
        self._office = OfficeRules.of(kept.get(OFFICE, {}))
        people = connection.execute(select(staff.c.id, staff.c.role, staff.c.active))
        self._staff = {row.id: Role(row.role) if row.active else None for row in people}
        self._read_at = time.monotonic()
