"""The owner's lists of customers: narrowed, ordered, saved under a name, and taken out of the program.

A list for marketing holds only those who consented.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, select, true

from pos_app.data.guest_queries import LEVEL_RANK, by_list, came_before, is_member
from pos_app.data.tables import customer, is_listed, member, setting
from pos_app.domain import names, phone
from pos_app.domain.guest_lists import (
    Consent,
    GuestFilter,
    GuestPage,
    ListedGuest,
    Membership,
    SavedFilter,
    SortBy,
    Visits,
)
from pos_app.domain.listing import Holds, ListColumn, Listing
from pos_app.domain.loyalty import Level
from pos_app.domain.staff import Act, Actor
from pos_app.errors import NameMissing
from pos_app.services.journal import Journal
from pos_app.services.premises import Premises
from pos_app.services.welcome import save_setting

SAVED_FILTERS = "guest_filters"
"""The setting's name."""

MOST_SAVED = 50
PAGE = 200

_ORDERS = {
    SortBy.VALUE: (customer.c.lifetime_total.desc(),),
    SortBy.ORDERS: (customer.c.order_count.desc(),),
    SortBy.LAST_VISIT: (by_list(customer.c.last_order).desc().nulls_last(),),
    SortBy.LEVEL: (LEVEL_RANK.desc(), customer.c.lifetime_total.desc()),
    SortBy.JOINED: (customer.c.joined_at.desc().nulls_last(), customer.c.created_at.desc()),
}
COLUMNS = (
    ListColumn("Name"),
    ListColumn("Phone"),
    ListColumn("E-mail"),
    ListColumn("Orders", Holds.NUMBER),
    ListColumn("Spent", Holds.AMOUNT),
    ListColumn("First visit", Holds.MOMENT),
    ListColumn("Last visit", Holds.MOMENT),
    ListColumn("TapPass ID"),
    ListColumn("Level"),
    ListColumn("Points", Holds.NUMBER),
    ListColumn("Marketing consent", Holds.YES_NO),
    ListColumn("Consent since", Holds.MOMENT),
)


class GuestLists:
    """Lists over all customers; the owner's right. Every method raises NotSignedIn, NotAllowed."""

    def __init__(self, premises: Premises, journal: Journal, actor: Actor | None = None) -> None:
        """`actor` is who asks when a call names nobody."""
        self._premises = premises
        self._journal = journal
        self._actor = actor

    def page(self, wanted: GuestFilter, *, offset: int = 0, limit: int = PAGE, actor: Actor | None = None) -> GuestPage:
        """A part of the list, and how many are on it."""
        self._allowed(actor, Act.SEE_INSIGHTS)
        conditions = self._conditions(wanted)
        with self._premises.database.read() as connection:
            rows = connection.execute(_listed(wanted, conditions, limit, offset)).all()
            is_end = len(rows) < limit and (rows or not offset)
            counted = select(func.count()).select_from(customer).where(conditions)
            total = offset + len(rows) if is_end else int(connection.execute(counted).scalar_one())
        return GuestPage(tuple(_guest(row) for row in rows), total)

    def export(self, actor: Actor, wanted: GuestFilter, *, for_marketing: bool) -> Listing:
        """The whole list for a file; the journal says who took how many out.

        `for_marketing` leaves out everybody who did not consent, and everybody without a number or an address.
        """
        self._allowed(actor, Act.EXPORT_LISTS)
        if for_marketing:
            wanted = wanted.but(consent=Consent.GIVEN)
        conditions = self._conditions(wanted)

        def take(connection: Connection) -> list[ListedGuest]:
            guests = [_guest(row) for row in connection.execute(_listed(wanted, conditions))]
            if for_marketing:
                guests = [each for each in guests if each.email or phone.is_stored_form(each.phone_number)]
            data: dict[str, Any] = {"rows": len(guests), "marketing": for_marketing, "filter": wanted.kept()}
            self._journal.write(connection, "list_exported", actor=actor, subject="customers", data=data)
            return guests

        guests = self._premises.database.call(take)
        return Listing("Customers", COLUMNS, [_row(each) for each in guests])

    def take_out(self, actor: Actor, listing: Listing) -> Listing:
        """Note in the journal that a list with people on it leaves the program; the same list."""
        self._allowed(actor, Act.EXPORT_LISTS)
        data = {"rows": len(listing.rows), "list": listing.title}
        self._premises.database.call(
            lambda connection: self._journal.write(
                connection, "list_exported", actor=actor, subject="customers", data=data
            )
        )
        return listing

    # --- saved filters ------------------------------------------------------------------------------------------------

    def saved(self, *, actor: Actor | None = None) -> list[SavedFilter]:
        """The filters that were given a name, in the order of their names."""
        self._allowed(actor, Act.SEE_INSIGHTS)
        with self._premises.database.read() as connection:
            return _saved(connection)

    def save(self, actor: Actor, name: str, wanted: GuestFilter) -> list[SavedFilter]:
        """Keep a filter under a name, in the place of one that had it. Raises NameMissing, TextNotStorable."""
        self._allowed(actor, Act.SEE_INSIGHTS)
        called = names.storable(name, "filter's name", names.MAX_NAME)
        if not called:
            raise NameMissing
        return self._change(actor, called, wanted)

    def forget(self, actor: Actor, name: str) -> list[SavedFilter]:
        """Drop a saved filter; nothing happens when there is none of that name."""
        self._allowed(actor, Act.SEE_INSIGHTS)
        return self._change(actor, name, None)

    def _change(self, actor: Actor, name: str, wanted: GuestFilter | None) -> list[SavedFilter]:
        """Keep the filter under the name, or none; the journal is told of what changes, the name in its note."""

        def write(connection: Connection) -> list[SavedFilter]:
            known = {each.name: each.filter for each in _saved(connection)}
            if known.get(name) == wanted:
                return _saved(connection)
            kept = {called: each.kept() for called, each in known.items() if called != name}
            if wanted is not None:
                kept[name] = wanted.kept()
            save_setting(connection, SAVED_FILTERS, dict(list(kept.items())[-MOST_SAVED:]), self._premises.now)
            kind = "list_forgotten" if wanted is None else "list_saved"
            data = {"filter": wanted.kept()} if wanted is not None else {}
            self._journal.write(connection, kind, actor=actor, subject="customers", data=data, note=name)
            return _saved(connection)

        return self._premises.database.call(write)

    # --- what narrows -------------------------------------------------------------------------------------------------

    def _conditions(self, wanted: GuestFilter) -> ColumnElement[bool]:
        now = self._premises.now()
        conditions = [is_listed]
        if wanted.membership is not Membership.ANY:
            conditions.append(is_member if wanted.membership is Membership.MEMBERS else ~is_member)
        if wanted.level is not None:
            conditions.append(customer.c.level == wanted.level)
        if wanted.consent is not Consent.ANY:
            given = true() if wanted.consent is Consent.GIVEN else false()
            conditions.append(customer.c.marketing_consent == given)
        if wanted.visits is Visits.NEVER:
            conditions.append(by_list(customer.c.last_order).is_(None))
        elif wanted.visits is Visits.LAPSED:
            conditions.append(came_before(now - timedelta(days=wanted.lapsed_days)))
        elif wanted.visits is Visits.NEW_THIS_MONTH:
            conditions.append(customer.c.first_order >= self._month_began(now))
        return and_(*conditions)

    def _month_began(self, now: datetime) -> datetime:
        info = self._premises.info()
        return info.day_begins(info.business_day(now).replace(day=1))

    def _allowed(self, actor: Actor | None, act: Act) -> None:
        self._premises.allow(actor or self._actor, act)


def _listed(
    wanted: GuestFilter, conditions: ColumnElement[bool], limit: int | None = None, offset: int = 0
) -> Select[Any]:
    """Who is on the list is found in the index alone; then the rows of those shown are read."""
    order = (*_ORDERS[wanted.sort_by], customer.c.id.desc())
    shown = select(customer.c.id).where(conditions).order_by(*order).limit(limit).offset(offset or None).subquery()
    columns = select(customer, member.c.points, member.c.member_id)
    joined = columns.join_from(shown, customer, customer.c.id == shown.c.id)
    return joined.join(member, member.c.customer_id == customer.c.id, isouter=True).order_by(*order)


def _guest(row: Any) -> ListedGuest:
    return ListedGuest(
        row.id,
        row.name,
        row.phone_number,
        row.email,
        row.order_count,
        row.lifetime_total,
        row.first_order,
        row.last_order,
        Level(row.level) if row.level else None,
        row.points,
        row.member_id,
        row.marketing_consent,
        row.consent_at,
    )


def _row(guest: ListedGuest) -> tuple[Any, ...]:
    number = guest.phone_number if phone.is_stored_form(guest.phone_number) else None
    return (
        guest.name,
        number,
        guest.email,
        guest.orders,
        guest.lifetime_total,
        guest.first_order,
        guest.last_order,
        guest.member_id,
        guest.level,
        guest.points,
        guest.marketing_consent,
        guest.consent_at,
    )


def _saved(connection: Connection) -> list[SavedFilter]:
    kept = connection.execute(select(setting.c.value).where(setting.c.name == SAVED_FILTERS)).scalar() or {}
    return sorted((SavedFilter(name, GuestFilter.of(each)) for name, each in kept.items()), key=lambda each: each.name)
