"""The owner's rules for taxes and the counter: read for the window, and changed. A change never rewrites the past."""

from typing import Any

from sqlalchemy import Connection, select

from pos_app.data.tables import setting
from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.house_rules import HouseRules as Rules
from pos_app.domain.office_rules import OfficeRules
from pos_app.domain.staff import Act, Actor
from pos_app.domain.taxes import TaxRules
from pos_app.services.journal import Journal
from pos_app.services.premises import COUNTER, OFFICE, TAXES, Premises
from pos_app.services.welcome import save_setting


class HouseRules:
    """Reads and sets what a sale comes to."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def get(self) -> Rules:
        """The rules in force, as they are kept now, whatever this till read a moment ago."""
        self._premises.forget_settings()
        premises = self._premises
        return Rules(premises.taxes(), premises.counter_rules(), premises.rules(), premises.office())

    def set(
        self,
        actor: Actor,
        *,
        taxes: TaxRules | None = None,
        counter: CounterRules | None = None,
        office: OfficeRules | None = None,
    ) -> None:
        """Make these the rules from now on, the others staying; every till goes by them within five seconds.

        The journal keeps the old and the new values; nothing is written when nothing changes. Raises NotAllowed for all
        but the owner.
        """
        self._premises.allow(actor, Act.MANAGE_SETTINGS)
        wanted: dict[str, dict[str, Any]] = {}
        if taxes is not None:
            wanted[TAXES] = taxes.kept()
        if counter is not None:
            wanted[COUNTER] = counter.kept()
        if office is not None:
            wanted[OFFICE] = office.kept()
        self._premises.database.call(lambda connection: self._set(connection, actor, wanted))
        self._premises.forget_settings()

    def _set(self, connection: Connection, actor: Actor, wanted: dict[str, dict[str, Any]]) -> None:
        rows = connection.execute(
            select(setting.c.name, setting.c.value)
            .where(setting.c.name.in_((TAXES, COUNTER, OFFICE)))
            .with_for_update()
        )
        kept: dict[str, Any] = {row.name: row.value for row in rows}
        read: dict[str, Any] = {TAXES: TaxRules.of, COUNTER: CounterRules.of, OFFICE: OfficeRules.of}
        for name, after in wanted.items():
            before = read[name](kept.get(name) or {}).kept()
            if before != after:
                save_setting(connection, name, after, self._premises.now)
                data = {"before": before, "after": after}
                self._journal.write(connection, "rules_set", actor=actor, subject=name, data=data)
