"""What the shop says of itself, changed by its owner: name, region, currency, time zone, start of the business day."""

from typing import Any

from sqlalchemy import Connection, Select, exists, literal, select

from pos_app.data.tables import cash_movement, merch_order, order, sale, setting, shift, voucher
from pos_app.domain.shop import ShopDetails as Details
from pos_app.domain.shop import ShopInfo
from pos_app.domain.staff import Act, Actor
from pos_app.errors import CurrencyFixed
from pos_app.services.journal import Journal
from pos_app.services.premises import SHOP, Premises
from pos_app.services.welcome import checked_info, save_setting


class ShopDetails:
    """Reads and sets them. A change never rewrites the past: what was sold keeps its business day and its amounts."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def get(self) -> Details:
        """As they are kept now, and whether the currency can still be another one."""
        self._premises.forget_settings()
        with self._premises.database.read() as connection:
            return Details(self._premises.info(connection), _has_taken_money(connection))

    def set(self, actor: Actor, info: ShopInfo) -> ShopInfo:
        """Make these the shop's from now on; every till goes by them within five seconds. What is kept.

        The journal has the old and the new ones. Raises NotAllowed for all but the owner, NameMissing, BadInput, and
        CurrencyFixed once money was taken: every amount there is stands in minor units of that currency.
        """
        self._premises.allow(actor, Act.MANAGE_SETTINGS)
        wanted = checked_info(info)
        self._premises.database.call(lambda connection: self._set(connection, actor, wanted))
        self._premises.forget_settings()
        return wanted

    def _set(self, connection: Connection, actor: Actor, wanted: ShopInfo) -> None:
        locked = select(setting.c.value).where(setting.c.name == SHOP).with_for_update()
        kept = ShopInfo.of(connection.execute(locked).scalar() or {})
        before, after = kept.kept(), wanted.kept()
        if before == after:
            return
        if kept.currency != wanted.currency and _has_taken_money(connection):
            raise CurrencyFixed
        save_setting(connection, SHOP, after, self._premises.now)
        changed = [name for name in after if name != "name" and before[name] != after[name]]
        data = {"before": {name: before[name] for name in changed}, "after": {name: after[name] for name in changed}}
        note = f"{kept.name} → {wanted.name}" if kept.name != wanted.name else ""
        self._journal.write(connection, "shop_changed", actor=actor, subject=SHOP, data=data, note=note)


def _has_taken_money(connection: Connection) -> bool:
    """Whether money was ever taken here: sold, also in an old shop that was brought in, owed, or put into a drawer."""
    there: list[Select[Any]] = [
        select(literal(1)).select_from(table) for table in (sale, order, merch_order, voucher, cash_movement)
    ]
    there.append(select(literal(1)).select_from(shift).where(shift.c.opening_float != 0))
    return any(connection.scalar(select(exists(wanted))) for wanted in there)
