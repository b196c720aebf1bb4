"""The owner's figures against sums that are worked out row by row, over generated years, before and after changes."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, text

from pos_app.bootstrap import Kind, Role, Shop, ShopInfo, open_shop
from pos_app.data.tables import customer, day_rollup, member, merch_order, order, points_entry, sale
from pos_app.domain import loyalty
from pos_app.domain.insights import Period, Span
from pos_app.errors import NotAllowed
from pos_app.services.demo_data import fill
from pos_app.services.premises import LOYALTY, SHOP
from pos_app.services.welcome import save_setting
from tests.integration.counter import food, merch, of, owner, person, sell, set_clock

if TYPE_CHECKING:
    from collections.abc import Iterator

BERLIN = ShopInfo(name="Taproom", time_zone="Europe/Berlin", day_starts_at=4)
TABLES = {Kind.FOOD: order, Kind.MERCH: merch_order}


@pytest.fixture
def shop(shop_url: str) -> Iterator[Shop]:
    """A year of a small shop in a place with summer time."""
    with open_shop(shop_url, as_owner=True) as opened:
        with opened.premises.database.write() as connection:
            connection.execute(
                text('UPDATE "Setting" SET value = :value WHERE name = :name'),
                {"value": _json(BERLIN.kept()), "name": SHOP},
            )
        opened.premises.forget_settings()
        fill(opened, customers=60, orders=400)
        yield opened


def _json(value: Any) -> str:
    import json

    return json.dumps(value)


def everything(shop: Shop) -> list[dict[str, Any]]:
    """Every order that counts, with its business day and hour, one by one."""
    info, found = shop.info, []
    with shop.premises.database.read() as connection:
        first = dict(connection.execute(select(customer.c.id, customer.c.first_order)).all())
        staff = dict(connection.execute(select(sale.c.id, sale.c.staff_id)).all())
        with_food = set(connection.execute(select(order.c.sale_id).where(order.c.status != "CANCELLED")).scalars())
        for kind, table in TABLES.items():
            for row in connection.execute(select(table).where(table.c.status != "CANCELLED")).mappings():
                day = info.business_day(row["created_at"])
                began = first[row["customer_id"]]
                found.append(
                    {
                        "kind": kind,
                        "day": day,
                        "hour": info.local(row["created_at"]).hour,
                        "total": row["total"],
                        "member": row["member_id"] is not None,
                        "new": began is not None and info.business_day(began) == day,
                        "items": row["lines"],
                        "staff": staff.get(row["sale_id"]),
                        "is_sale": kind is Kind.FOOD or row["sale_id"] not in with_food,
                    }
                )
    return found


def assert_right(shop: Shop, period: Period) -> None:
    """Compare every figure of a period with the rows."""
    rows = [row for row in everything(shop) if period.first <= row["day"] <= period.last]
    overview = shop.figures.overview(period)
    assert overview.now.orders == len(rows)
    assert overview.now.total == sum(row["total"] for row in rows)
    assert overview.now.sales == sum(row["is_sale"] for row in rows)
    assert overview.now.member_total == sum(row["total"] for row in rows if row["member"])
    assert overview.now.new_orders == sum(row["new"] for row in rows)
    assert overview.merch.total == sum(row["total"] for row in rows if row["kind"] is Kind.MERCH)
    by_day: Counter[date] = Counter()
    by_hour: Counter[tuple[int, int]] = Counter()
    by_product: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    by_staff: Counter[str] = Counter()
    for row in rows:
        by_day[row["day"]] += row["total"]
        by_hour[row["day"].weekday(), row["hour"]] += row["total"]
        if row["staff"]:
            by_staff[row["staff"]] += row["total"]
        for item in row["items"]:
            sums = by_product[item["productId"], row["kind"]]
            sums[0] += item["quantity"]
            sums[1] += item["total"]
    assert {each.day: each.sums.total for each in shop.figures.by_day(period) if each.sums.orders} == by_day
    assert {(each.weekday, each.hour): each.total for each in shop.figures.by_hour(period)} == by_hour
    assert {each.staff_id: each.total for each in shop.figures.by_staff(period)} == by_staff
    sold = {
        (each.product_id, each.kind): [each.quantity, each.total] for each in shop.figures.by_product(period, 10**6)
    }
    assert sold == by_product
    assert sum(each.total for each in shop.figures.by_category(period)) == sum(each[1] for each in by_product.values())
    assert overview.points.given == points_given(shop, period)


def points_given(shop: Shop, period: Period) -> int:
    begin, end = shop.info.day_begins(period.first), shop.info.day_begins(period.last + timedelta(days=1))
    with shop.premises.database.read() as connection:
        rows = connection.execute(select(points_entry.c.kind, points_entry.c.points, points_entry.c.created_at)).all()
    return sum(
        row.points
        for row in rows
        if row.points > 0 and row.kind not in {"SPEND", "GIVE_BACK", "TAKE_BACK"} and begin <= row.created_at < end
    )


def kept(shop: Shop) -> int:
    with shop.premises.database.read() as connection:
        return len(connection.execute(select(day_rollup.c.day)).all())


def test_every_figure_is_what_the_rows_say(shop: Shop) -> None:
    for span in Span:
        assert_right(shop, shop.figures.period(span))
    year = shop.figures.period(Span.YEAR)
    odd = Period(year.first + timedelta(days=100), year.first + timedelta(days=111))
    assert_right(shop, odd)
    assert kept(shop) > 300


def test_the_day_that_is_open_is_counted_as_it_grows(shop: Shop) -> None:
    today = shop.figures.period(Span.TODAY)
    before = shop.figures.overview(today).now
    sell(shop, of(food(shop), 2).add(merch(shop)))
    after = shop.figures.overview(today).now
    assert (after.sales, after.orders) == (before.sales + 1, before.orders + 2)
    assert_right(shop, shop.figures.period(Span.WEEK))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE \"Order\" SET status = 'CANCELLED' WHERE total > 2000",
        'UPDATE "Order" SET total = total + 1 WHERE total > 2000',
        'UPDATE "MerchOrder" SET "memberId" = NULL',
        'DELETE FROM "MerchOrder"',
        "UPDATE \"Customer\" SET \"firstOrder\" = '2020-01-01 00:00:00.000+00' WHERE id <> 'walk-in'",
    ],
)
def test_a_change_to_a_day_that_is_over_is_seen_at_once(shop: Shop, change: str) -> None:
    year = shop.figures.period(Span.YEAR)
    shop.figures.prepare(year)
    if shop.premises.database.is_sqlite:
        change = change.replace(".000+00", ".000")
    with shop.premises.database.write() as connection:
        connection.exec_driver_sql(change)
    assert_right(shop, year)


def test_an_order_moved_along_the_board_forgets_no_day(shop: Shop) -> None:
    shop.figures.prepare(shop.figures.period(Span.YEAR))
    before = kept(shop)
    with shop.premises.database.write() as connection:
        connection.exec_driver_sql("UPDATE \"Order\" SET status = 'READY' WHERE status <> 'CANCELLED'")
    assert kept(shop) == before


def test_another_time_zone_moves_the_days(shop: Shop) -> None:
    year = shop.figures.period(Span.YEAR)
    shop.figures.prepare(year)
    moved = ShopInfo(name="Taproom", time_zone="Asia/Tokyo", day_starts_at=0)
    with shop.premises.database.write() as connection:
        connection.execute(
            text('UPDATE "Setting" SET value = :value WHERE name = :name'),
            {"value": _json(moved.kept()), "name": SHOP},
        )
    shop.premises.forget_settings()
    assert_right(shop, shop.figures.period(Span.YEAR))


def test_a_day_with_summer_time_has_its_hours_once(shop: Shop) -> None:
    assert len(BERLIN.hours_of(date(2026, 3, 28))) == 23
    assert len(BERLIN.hours_of(date(2026, 10, 24))) == 25
    hours = BERLIN.hours_of(date(2026, 10, 24))
    assert [upto for _, _, upto in hours[:-1]] == [begin for _, begin, _ in hours[1:]]
    assert BERLIN.day_begins(date(2026, 7, 1)) == datetime(2026, 7, 1, 2, tzinfo=UTC)
    clock = set_clock(shop, datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    day = shop.info.business_day(clock.at)
    sell(shop, of(food(shop)))
    clock.move(hours=1)
    sell(shop, of(food(shop)))
    [both] = [each for each in shop.figures.by_hour(Period(day, day)) if each.hour == 2]
    assert both.orders == 2


def test_only_the_owner_sees_figures(shop: Shop) -> None:
    lead = person(shop, Role.SHIFT_LEAD)
    today = shop.figures.period(Span.TODAY)
    for ask in (shop.figures.overview, shop.figures.by_day, shop.figures.by_staff, shop.figures.prepare):
        with pytest.raises(NotAllowed):
            ask(today, actor=lead)
    assert shop.figures.overview(today, actor=owner(shop)).period == today


def test_nothing_sold_yet_is_no_trouble(sqlite_shop_url: str) -> None:
    with open_shop(sqlite_shop_url, as_owner=True) as empty:
        overview = empty.figures.overview(empty.figures.period(Span.YEAR))
        assert (overview.now.total, overview.now.average, overview.now.member_share) == (0, 0, 0.0)
        assert empty.figures.by_product(empty.figures.period(Span.YEAR)) == []
        assert kept(empty) == 0


def offers(shop: Shop) -> list[tuple[int, int, str]]:
    """What joining would give each guest who is no member, worked out order by order; best first."""
    rules, now = shop.premises.rules(), shop.premises.now()
    since, points = loyalty.months_before(now, rules.past_months), Counter[str]()
    with shop.premises.database.read() as connection:
        for table in TABLES.values():
            for row in connection.execute(select(table)):
                paid = row.status not in {"CANCELLED", "UNPAID"} and (row.sale_id or row.legacy)
                given = {"total": row.total, "tax": row.tax, "refunded": row.refunded}
                earned = loyalty.points_for(**given, unit=100, rules=rules)
                points[row.customer_id] += earned if paid and row.created_at >= since else 0
        joined = set(connection.execute(select(member.c.customer_id)).scalars())
        guests = connection.execute(select(customer).where(customer.c.phone_number.startswith("+"))).all()
    found = [
        (points[row.id] + rules.bonus, row.lifetime_total, row.id)
        for row in guests
        if row.id not in joined and row.merged_into is None and row.last_order and row.last_order >= since
    ]
    return sorted(found, key=lambda each: (-each[0], -each[1], each[2]))


def test_the_conversion_list_says_what_joining_gives(shop: Shop) -> None:
    for change in (
        "UPDATE \"Order\" SET status = 'CANCELLED' WHERE substr(id, 2, 1) IN ('a', '1', '2', '3')",
        "UPDATE \"MerchOrder\" SET status = 'UNPAID' WHERE substr(id, 2, 1) IN ('b', '4', '5', '6')",
        "UPDATE \"Order\" SET refunded = total / 3 WHERE substr(id, 3, 1) < 'h'",
        'UPDATE "Order" SET "saleId" = NULL WHERE substr(id, 4, 1) < \'5\'',
    ):
        with shop.premises.database.write() as connection:
            connection.execute(text(change))
    shop.doctor.repair()
    for rules in ({}, {"points_per_unit": 3, "past_months": 7}, {"points_per_order": 9, "points_per_unit": 0}):
        with shop.premises.database.write() as connection:
            save_setting(connection, LOYALTY, rules, shop.premises.now)
        shop.premises.forget_settings()
        expected = offers(shop)
        assert expected[0][0] > expected[-1][0]
        for limit in (1, 3, 20, 250):
            best = shop.insights.conversion_candidates(limit)
            assert [(each.points, each.lifetime_total, each.customer_id) for each in best] == expected[:limit]
        for each in shop.insights.conversion_candidates(5):
            offer = shop.tappass.preview(each.customer_id)
            assert (each.points, each.level) == (offer.points, offer.level)
    [first] = shop.insights.conversion_candidates(1)
    card = shop.tappass.enrol(owner(shop), phone=first.phone_number, name=None)
    assert (card.points, card.level, card.orders_counted > 0) == (first.points, first.level, True)
    assert first.customer_id not in {each.customer_id for each in shop.insights.conversion_candidates(60)}


def test_members_near_a_level_are_those_who_miss_least(shop: Shop) -> None:
    near = shop.insights.near_next_level(500)
    assert near
    assert [each.missing for each in near] == sorted(each.missing for each in near)
    rules = shop.premises.rules()
    begins = {"SILVER": rules.silver, "GOLD": rules.gold, "PLATINUM": rules.platinum}
    for each in near:
        assert each.earned + each.missing == begins[each.next_level]
    since = loyalty.months_before(shop.premises.now(), rules.level_months)
    counted = points_entry.c.kind.in_(loyalty.COUNTS_TOWARDS_LEVEL)
    with shop.premises.database.read() as connection:
        lines = connection.execute(select(points_entry).where(counted, points_entry.c.earned_at >= since)).all()
        members = connection.execute(select(member).where(member.c.level != "PLATINUM")).all()
    above = {"BRONZE": rules.silver, "SILVER": rules.gold, "GOLD": rules.platinum}
    missing = {
        row.customer_id: above[row.level] - sum(line.points for line in lines if line.member_id == row.id)
        for row in members
    }
    expected = {own_id: points for own_id, points in missing.items() if points > 0}
    assert {each.customer_id: each.missing for each in near} == expected
    assert shop.insights.near_next_level(3) == near[:3]
