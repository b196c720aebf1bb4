"""The owner's lists of customers, and the files they are taken out in, read back by another program's eyes."""

from __future__ import annotations

import csv
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from pos_app.bootstrap import Role, Shop, open_shop
from pos_app.data.tables import customer, member
from pos_app.domain.guest_lists import Consent, GuestFilter, ListedGuest, Membership, SortBy, Visits
from pos_app.domain.ids import WALK_IN
from pos_app.domain.listing import Holds, ListColumn, Listing
from pos_app.domain.loyalty import Level
from pos_app.domain.shop import ShopInfo
from pos_app.errors import FileNotWritten, NameMissing, NotAllowed
from pos_app.interchange import listing_files
from pos_app.services.demo_data import fill
from tests.integration.counter import owner, person, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def shop(shop_url: str) -> Iterator[Shop]:
    with open_shop(shop_url, as_owner=True) as opened:
        fill(opened, customers=120, orders=600)
        yield opened


def rows(shop: Shop) -> list[Any]:
    with shop.premises.database.read() as connection:
        joined = select(customer, member.c.level, member.c.id.label("joined")).join_from(
            customer, member, member.c.customer_id == customer.c.id, isouter=True
        )
        return list(connection.execute(joined.where(customer.c.id != WALK_IN)).all())


def test_each_filter_holds_whom_it_says(shop: Shop) -> None:
    now, everyone = shop.premises.now(), rows(shop)
    month = shop.info.day_begins(shop.info.business_day(now).replace(day=1))
    expected = {
        GuestFilter(): {row.id for row in everyone},
        GuestFilter(membership=Membership.MEMBERS): {row.id for row in everyone if row.joined},
        GuestFilter(membership=Membership.NO_MEMBERS): {row.id for row in everyone if not row.joined},
        GuestFilter(level=Level.SILVER): {row.id for row in everyone if row.level == "SILVER"},
        GuestFilter(consent=Consent.GIVEN): {row.id for row in everyone if row.marketing_consent},
        GuestFilter(consent=Consent.NOT_GIVEN): {row.id for row in everyone if not row.marketing_consent},
        GuestFilter(visits=Visits.NEVER): {row.id for row in everyone if row.last_order is None},
        GuestFilter(visits=Visits.NEW_THIS_MONTH): {
            row.id for row in everyone if row.first_order and row.first_order >= month
        },
        GuestFilter(visits=Visits.LAPSED, lapsed_days=30): {
            row.id for row in everyone if row.last_order and row.last_order < now - timedelta(days=30)
        },
    }
    for wanted, ids in expected.items():
        page = shop.guest_lists.page(wanted, limit=1000)
        assert {each.customer_id for each in page.guests} == ids
        assert page.total == len(ids)


def test_pages_follow_one_another_in_the_order_that_was_chosen(shop: Shop) -> None:
    for sort_by in SortBy:
        wanted = GuestFilter(sort_by=sort_by)
        whole = shop.guest_lists.page(wanted, limit=1000).guests
        parts = [shop.guest_lists.page(wanted, offset=at, limit=50).guests for at in range(0, len(whole), 50)]
        assert tuple(guest for part in parts for guest in part) == whole
    ranks = {level: rank for rank, level in enumerate(Level)}
    by_level = [ranks.get(each.level, -1) for each in shop.guest_lists.page(GuestFilter(SortBy.LEVEL)).guests]  # type: ignore[arg-type] # who is no member has none
    assert by_level == sorted(by_level, reverse=True)
    best = shop.guest_lists.page(GuestFilter()).guests
    assert [each.lifetime_total for each in best] == sorted((each.lifetime_total for each in best), reverse=True)


def test_a_list_knows_the_level_that_a_member_has_now(shop: Shop) -> None:
    [nobody, *_], [somebody, *_] = (_all(shop, membership=Membership(each)) for each in ("NO_MEMBERS", "MEMBERS"))
    card = shop.tappass.enrol(owner(shop), phone=nobody.phone_number, name=None)
    with shop.premises.database.write() as connection:
        connection.execute(member.update().where(member.c.customer_id == somebody.customer_id).values(level="PLATINUM"))
    members = {each.customer_id: each.level for each in _all(shop, membership=Membership.MEMBERS)}
    assert (members[nobody.customer_id], members[somebody.customer_id]) == (card.level, Level.PLATINUM)
    assert nobody.customer_id == shop.guest_lists.page(GuestFilter(SortBy.JOINED)).guests[0].customer_id
    shop.customers.merge(owner(shop), somebody.customer_id, nobody.customer_id, reason="the same guest")
    assert {each.customer_id for each in _all(shop, membership=Membership.MEMBERS)} == {*members} - {nobody.customer_id}
    shop.customers.undo_merge(owner(shop), shop.customers.merges(owner(shop), somebody.customer_id)[0].id)
    assert {each.customer_id for each in _all(shop, membership=Membership.MEMBERS)} == {*members}
    assert not [each for each in shop.doctor.check() if each.row.startswith("Customer")]


def _all(shop: Shop, **chosen: Any) -> tuple[ListedGuest, ...]:
    return shop.guest_lists.page(GuestFilter(**chosen), limit=1000).guests


def test_a_marketing_list_holds_only_those_who_consented(shop: Shop) -> None:
    taken = shop.guest_lists.export(owner(shop), GuestFilter(consent=Consent.ANY), for_marketing=True)
    at = [column.title for column in taken.columns].index("Marketing consent")
    assert taken.rows
    assert {row[at] for row in taken.rows} == {True}
    assert len(taken.rows) == sum(row.marketing_consent for row in rows(shop))
    assert value(shop, "SELECT count(*) FROM \"Journal\" WHERE kind = 'list_exported'") == 1
    assert shop.doctor.check() == []


def test_lists_leave_the_program_by_the_owner_only(shop: Shop) -> None:
    for role in (Role.CASHIER, Role.SHIFT_LEAD):
        with pytest.raises(NotAllowed):
            shop.guest_lists.export(person(shop, role, f"Nobody {role}"), GuestFilter(), for_marketing=False)


def test_filters_are_saved_by_name(shop: Shop) -> None:
    lapsed = GuestFilter(visits=Visits.LAPSED, level=Level.GOLD, lapsed_days=90)
    shop.guest_lists.save(owner(shop), "Lost gold", lapsed)
    shop.guest_lists.save(owner(shop), "All", GuestFilter())
    shop.guest_lists.save(owner(shop), "All", GuestFilter(sort_by=SortBy.ORDERS))
    assert [(each.name, each.filter) for each in shop.guest_lists.saved()] == [
        ("All", GuestFilter(sort_by=SortBy.ORDERS)),
        ("Lost gold", lapsed),
    ]
    shop.guest_lists.save(owner(shop), "All", GuestFilter(sort_by=SortBy.ORDERS))
    assert [each.name for each in shop.guest_lists.forget(owner(shop), "All")] == ["Lost gold"]
    shop.guest_lists.forget(owner(shop), "All")
    kept = [each for each in shop.journal.latest(owner(shop), 50) if each.kind.startswith("list_")]
    assert [each.kind for each in kept] == ["list_forgotten", "list_saved", "list_saved", "list_saved"]
    assert (kept[-1].note, kept[-1].data) == ("Lost gold", {"filter": lapsed.kept()})
    assert shop.journal.verify() == []
    with pytest.raises(NameMissing):
        shop.guest_lists.save(owner(shop), "  ", GuestFilter())


def listing() -> Listing:
    columns = (ListColumn("Name"), ListColumn("Spent", Holds.AMOUNT), ListColumn("Orders", Holds.NUMBER))
    names = ["=HYPERLINK(1)", "+49 30", "-1", "@x", "\ttab", "Ümit", "علي", "王小明", 'a "b", c', None]
    return Listing("Guests: [1]/2", columns, [(name, 123450 + at, at) for at, name in enumerate(names)])


def test_csv_holds_every_cell_and_nothing_that_runs(tmp_path: Path) -> None:
    file = listing_files.save(listing(), tmp_path / "guests.csv", ShopInfo())
    with file.open(encoding="utf-8-sig", newline="") as opened:
        read = list(csv.reader(opened))
    assert read[0] == ["Name", "Spent", "Orders"]
    assert [row[0] for row in read[1:]] == [
        "'=HYPERLINK(1)", "'+49 30", "'-1", "'@x", "'\ttab", "Ümit", "علي", "王小明", 'a "b", c', "",
    ]  # fmt: skip
    assert read[1][1:] == ["1234.50", "0"]
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("currency", "amount"), [("USD", 1234.5), ("JPY", 123450), ("KWD", 123.45)])
def test_xlsx_holds_text_as_text_and_amounts_as_numbers(tmp_path: Path, currency: str, amount: float) -> None:
    file = listing_files.save(listing(), tmp_path / "guests.xlsx", ShopInfo(currency=currency))
    [head, *read] = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    assert head == ["Name", "Spent", "Orders"]
    assert read[0] == ["=HYPERLINK(1)", amount, 0.0]
    assert [row[0] for row in read[5:8]] == ["Ümit", "علي", "王小明"]


def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten):
        listing_files.save(listing(), tmp_path / "away" / "guests.csv", ShopInfo())
    assert list(tmp_path.iterdir()) == []
