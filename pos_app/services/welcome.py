"""The first start: an empty database becomes a shop, in one transaction, by what its owner answers."""

import re
from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection, func, insert, select, update

from pos_app.data.tables import category, setting, staff
from pos_app.domain import names, phone
from pos_app.domain.shop import AdoptedShop, ShopInfo
from pos_app.domain.staff import Act, Actor, Role
from pos_app.errors import BadInput, NameMissing, StaffRefused
from pos_app.services.demo_catalogue import insert_demo_catalogue
from pos_app.services.journal import Journal
from pos_app.services.premises import SHOP, Premises
from pos_app.services.sold_catalogue import insert_sold_catalogue
from pos_app.services.staff import hashed_pin
from pos_app.services.staff_rows import add_person

ADOPTION = "adoption"
"""The setting in which the upgrade notes its tally, without personal data."""

HOURS = 24


_CURRENCY = re.compile(r"[A-Z]{3}")
"""The shape of an ISO 4217 code."""


class Welcome:
    """Sets a new shop up, once."""

    def __init__(self, premises: Premises, journal: Journal) -> None:
        """Nothing is read before the first call."""
        self._premises = premises
        self._journal = journal

    def is_needed(self) -> bool:
        """Whether nobody is on the staff list yet."""
        with self._premises.database.read() as connection:
            return not connection.execute(select(func.count()).select_from(staff)).scalar_one()

    def adopted(self) -> AdoptedShop | None:
        """The old shop whose guests and orders are in this database, None where nothing was adopted."""
        with self._premises.database.read() as connection:
            kept = connection.execute(select(setting.c.value).where(setting.c.name == ADOPTION)).scalar_one_or_none()
        return AdoptedShop.of(kept) if isinstance(kept, dict) else None

    def set_up(self, info: ShopInfo, *, owner: str, pin: str, demo: bool, sold: bool = False) -> Actor:
        """Keep the shop's choices, its owner and, when wanted, the demo catalogue; returns the owner, signed in.

        With `sold`, the catalogue is made of what an adopted shop sold in its last twelve months. Raises BadInput for
        choices that cannot be, PinNotAllowed, NameMissing, StaffRefused when the shop has an owner already.
        """
        checked = checked_info(info)
        hashed = hashed_pin(pin, Role.OWNER)
        return self._premises.database.call(
            lambda connection: self._fill(connection, checked, owner, hashed, demo=demo, sold=sold)
        )

    def stock_what_was_sold(self, actor: Actor) -> int:
        """Make the catalogue of what an adopted shop sold in its last twelve months; how many products it has then.

        A catalogue that holds something is left alone (0). Raises NotAllowed.
        """
        self._premises.allow(actor, Act.MANAGE_CATALOGUE)

        def make(connection: Connection) -> int:
            made = insert_sold_catalogue(connection, self._premises)
            if made:
                data = {"products": made}
                self._journal.write(connection, "catalogue_imported", actor=actor, subject=None, data=data)
            return made

        return self._premises.database.call(make)

    def start_for_scripts(self, info: ShopInfo, *, owner: str, pin: str | None, demo: bool) -> None:
        """Likewise for scripts on the owner's machine, where the owner may have no PIN.

        Nothing happens in a shop that has staff.
        """
        checked = checked_info(info)
        if not self.is_needed():
            return
        hashed = hashed_pin(pin, Role.OWNER) if pin else None
        self._premises.database.call(
            lambda connection: self._fill(connection, checked, owner, hashed, demo=demo, again=True)
        )

    def _fill(
        self,
        connection: Connection,
        info: ShopInfo,
        owner: str,
        hashed: str | None,
        *,
        demo: bool,
        sold: bool = False,
        again: bool = False,
    ) -> Actor:
        known = connection.execute(select(staff).where(staff.c.role == Role.OWNER).with_for_update()).first()
        if known is not None and not again:
            raise StaffRefused("This shop has an owner already. Sign in instead.")
        if known is not None:
            return Actor(known.id, known.name, Role.OWNER)
        save_setting(connection, SHOP, info.kept(), self._premises.now)
        self._premises.forget_settings()
        person = add_person(connection, owner, Role.OWNER, hashed, self._premises.now())
        actor = Actor(person.id, person.name, Role.OWNER)
        if demo and not connection.execute(select(func.count()).select_from(category)).scalar_one():
            insert_demo_catalogue(connection, self._premises, info.currency)
        if sold:
            insert_sold_catalogue(connection, self._premises)
        data = {
            "region": info.region,
            "currency": info.currency,
            "time_zone": info.time_zone,
            "demo": demo,
            "sold": sold,
        }
        self._journal.write(connection, "shop_set_up", actor=actor, subject=actor.id, data=data)
        return actor


def save_setting(connection: Connection, name: str, value: object, now: Callable[[], object]) -> None:
    """Write one of the owner's settings."""
    if not connection.execute(
        update(setting).where(setting.c.name == name).values(value=value, updated_at=now())
    ).rowcount:
        connection.execute(insert(setting).values(name=name, value=value, updated_at=now()))


def checked_info(info: ShopInfo) -> ShopInfo:
    """The shop's choices as they are kept. Raises NameMissing, and BadInput for what cannot be."""
    name = names.name(info.name)
    if name is None:
        raise NameMissing("The shop needs a name.")
    if not phone.country_code(info.region):
        raise BadInput(f"{info.region} is not a region with phone numbers.")
    if not _CURRENCY.fullmatch(info.currency):
        raise BadInput(f"{info.currency} is not a currency's code.")
    try:
        ZoneInfo(info.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput(f"{info.time_zone} is not a time zone.") from error
    if not 0 <= info.day_starts_at < HOURS:
        raise BadInput("The business day begins at an hour from 0 to 23.")
    return ShopInfo(name, info.region, info.currency, info.time_zone, info.day_starts_at)
