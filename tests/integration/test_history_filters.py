"""A history by status, period, product and words: the orders, their sums and the visits, beside Python's own count."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert

from pos_app.bootstrap import Kind, Shop
from pos_app.data import history_queries
from pos_app.data.tables import merch_order, order
from pos_app.domain.cart import Cart
from pos_app.domain.customers import HistoryEntry
from pos_app.domain.histories import STATUSES, HistoryFilter, HistorySums, Standing
from pos_app.domain.sales import Tender
from tests.integration.counter import (
    TYPED,
    Clock,
    food,
    merch,
    mixed,
    of,
    owner,
    rows,
    sell,
    set_clock,
    tamper,
    value,
)

FROM_OLD = ("5805550190", "+15805550190")
BEGUN = datetime(2024, 12, 30, 11, 30, tzinfo=UTC)
LAST = 41
SPELLED = ("CRÈME brûlée", '50% \\ "off"', "_under", "Straße")


@pytest.fixture
def clock(shop: Shop) -> Clock:
    return set_clock(shop, BEGUN)


@pytest.fixture
def customer(shop: Shop, clock: Clock) -> str:
    """A member with two years of visits, 17 days apart: notes, choices, refunds, a void, all statuses."""
    shop.tappass.enrol(owner(shop), phone=TYPED, name=None)
    sales = []
    for count in range(LAST + 1):
        product = food(shop, count % 5)
        note = SPELLED[count % 7] if count % 7 < len(SPELLED) else ""
        cart = Cart().add(product, 1 + count % 3, modifiers=product.modifiers[: count % 2], note=note)
        sales.append(sell(shop, cart.add(merch(shop, count % 2)) if count % 3 == 0 else cart))
        if count == LAST:
            shop.refunds.void(owner(shop), sales[-1].sale_id, reason="typed twice")
        clock.move(days=17, hours=5)
    for at in (3, 9, 30):
        shop.refunds.refund(owner(shop), sale_id=sales[at].sale_id, to=Tender.CASH, reason="cold")
    for at, status in enumerate(("READY", "PREPARING", "DELIVERED", "DELIVERED")):
        tamper(shop, 'UPDATE "Order" SET status = :status WHERE id = :id', status=status, id=sales[at + 5].order_id)
    tamper(shop, "UPDATE \"MerchOrder\" SET status = 'PICKED_UP' WHERE id = :id", id=sales[6].merch_order_id)
    return sales[0].customer_id


def every(shop: Shop, customer: str, chosen: HistoryFilter | None = None, limit: int = 7) -> Iterator[HistoryEntry]:
    """Every entry, page by page; short pages too."""
    before = None
    while True:
        page = shop.history.page(customer, before, limit, chosen=chosen)
        assert len(page.entries) <= limit
        yield from page.entries
        if page.next is None:
            return
        before = page.next


def summed(entries: list[HistoryEntry]) -> HistorySums:
    valid = [entry for entry in entries if entry.status != "CANCELLED"]
    return HistorySums(
        len(entries),
        len(entries) - len(valid),
        sum(entry.total for entry in valid),
        sum(entry.refunded for entry in valid),
        sum(entry.points for entry in entries),
    )


def agrees(shop: Shop, customer: str, chosen: HistoryFilter, fits: Callable[[HistoryEntry], bool]) -> int:
    """The filtered pages are the entries that fit, and their sums those of these; how many they are."""
    expected = [entry for entry in every(shop, customer) if fits(entry)]
    assert list(every(shop, customer, chosen)) == expected
    assert list(every(shop, customer, chosen, 1)) == expected
    assert shop.history.sums(customer, chosen) == summed(expected)
    return len(expected)


def test_every_standing_and_kind(shop: Shop, customer: str) -> None:
    counts = {}
    for kind in (None, *Kind):
        for standing in Standing:

            def fits(entry: HistoryEntry, kind: Kind | None = kind, standing: Standing = standing) -> bool:
                given_back = entry.refunded > 0 and entry.status != "CANCELLED"
                stands = given_back if standing is Standing.REFUNDED else entry.status in STATUSES[standing]
                return stands and kind in (None, entry.kind)

            counts[kind, standing] = agrees(shop, customer, HistoryFilter(kind, standing), fits)
    assert counts[None, Standing.DONE] == 3
    assert counts[None, Standing.CANCELLED] == 1
    assert counts[None, Standing.REFUNDED] == 6
    assert counts[None, Standing.OPEN] == 56 - 3 - 1


def test_every_status_of_the_tables_has_a_standing() -> None:
    from pos_app.data.tables.order import MERCH_STATUS, ORDER_STATUS

    known = [status for statuses in STATUSES.values() for status in statuses]
    assert sorted(known) == sorted({*ORDER_STATUS, *MERCH_STATUS})


def test_business_days_bound_a_period(shop: Shop, customer: str) -> None:
    info = shop.premises.info()
    for first, last in (
        (date(2025, 1, 1), date(2025, 12, 31)),
        (date(2025, 2, 19), date(2025, 2, 19)),
        (None, date(2025, 6, 30)),
        (date(2026, 10, 1), None),
        (date(2031, 1, 1), None),
    ):

        def fits(entry: HistoryEntry, first: date | None = first, last: date | None = last) -> bool:
            return (first or date.min) <= info.business_day(entry.created_at) <= (last or date.max)

        agrees(shop, customer, HistoryFilter(first=first, last=last), fits)


def test_a_product_by_its_id_or_by_the_name_an_old_shop_wrote(shop: Shop, customer: str) -> None:
    items = "CAST(:items AS jsonb)" if not shop.premises.database.is_sqlite else ":items"
    oldest = '(SELECT id FROM "Order" ORDER BY sequence LIMIT 1)'
    written = '[{"name": "Old \\"Stew\\"", "quantity": 2, "unitPrice": 700, "total": 1400}]'
    tamper(shop, f'UPDATE "Order" SET items = {items} WHERE id = {oldest}', items=written)
    bought = shop.history.products(customer)
    assert {each.key for each in bought if each.key.startswith("=")} == {'=Old "Stew"'}
    assert [each.orders for each in bought] == sorted((each.orders for each in bought), reverse=True)
    for each in bought:

        def fits(entry: HistoryEntry, key: str = each.key) -> bool:
            return any((item.product_id or f"={item.name}") == key for item in entry.items)

        assert agrees(shop, customer, HistoryFilter(product=each.key), fits) == each.orders
    assert sum(each.orders for each in bought) == 56
    assert agrees(shop, customer, HistoryFilter(product="nothing"), lambda _entry: False) == 0


WORDS = {
    "creme": 6,
    "BRULEE crème": 6,
    '50% \\ "off"': 6,
    "%": 6,
    "_": 6,
    "strasse": 6,
    "modifiers": 0,
    "productid": 0,
    "nothing like it": 0,
}


def test_words_are_found_in_the_items_whatever_their_case_and_accents(shop: Shop, customer: str) -> None:
    everything = list(every(shop, customer, limit=50))
    for typed, orders in WORDS.items():
        found = list(every(shop, customer, HistoryFilter(text=typed)))
        assert len(found) >= orders
        assert bool(found) == bool(orders)
        assert found == [entry for entry in everything if has(entry, typed)]
        assert shop.history.sums(customer, HistoryFilter(text=typed)) == summed(found)


def has(entry: HistoryEntry, typed: str) -> bool:
    """Whether an entry has the words, folded here by hand."""
    said = [entry.note]
    for item in entry.items:
        said += [item.name, item.note, *(modifier.name for modifier in item.modifiers)]
    plain = "\n".join(said).replace("ß", "ss").lower().translate(str.maketrans("èûé", "eue"))
    return all(word in plain for word in typed.lower().replace("è", "e").split())


def test_a_choice_and_a_note_on_the_order_are_words_too(shop: Shop, customer: str) -> None:
    choice = next(each for at in range(5) for each in food(shop, at).modifiers)
    by_choice = HistoryFilter(text=choice.name.upper())
    assert shop.history.sums(customer, by_choice).orders == len(
        [
            entry
            for entry in every(shop, customer)
            if any(choice.name.lower() in m.name.lower() for item in entry.items for m in item.modifiers)
            or any(choice.name.lower() in item.name.lower() for item in entry.items)
        ]
    )
    newest = next(every(shop, customer))
    table = "Order" if newest.kind is Kind.FOOD else "MerchOrder"
    tamper(shop, f'UPDATE "{table}" SET note = :note WHERE id = :id', note='für "Zoë"', id=newest.id)
    [found] = every(shop, customer, HistoryFilter(text='FUR "zoe"'))
    assert (found.id, found.note) == (newest.id, 'für "Zoë"')


def test_what_looks_like_json_in_a_note_is_only_words(shop: Shop, customer: str) -> None:
    newest = next(every(shop, customer, HistoryFilter(Kind.FOOD)))
    product = food(shop, 2).id
    for said in (
        f'","productId":"{product}","name":"burger',
        'back\\slash "note": "x',
        "two\nlines\tand a tab",
        "“Æther” ÉCLAIR",
    ):
        tamper(
            shop,
            'UPDATE "Order" SET items = :items WHERE id = :id',
            items=json.dumps(
                [{"productId": "p0", "name": "Pie", "note": said, "modifiers": [], "quantity": 1, "total": 5}]
            ),
            id=newest.id,
        )
        for word in said.split():
            found = list(every(shop, customer, HistoryFilter(text=word)))
            assert newest.id in {entry.id for entry in found}
            assert shop.history.sums(customer, HistoryFilter(text=word)) == summed(found)
        agrees(
            shop, customer, HistoryFilter(product=product), lambda entry: product in {i.product_id for i in entry.items}
        )
        agrees(shop, customer, HistoryFilter(product="p0"), lambda entry: entry.id == newest.id)


def test_an_order_whose_id_begins_another_has_its_own_points(shop: Shop, customer: str) -> None:
    [last, other] = [entry for entry in every(shop, customer, HistoryFilter(Kind.FOOD)) if entry.points][:2]
    columns = [each.name for each in order.columns if each.computed is None]
    kept = ", ".join(f'"{name}"' for name in columns)
    longer = (
        kept.replace('"id"', "'" + last.id + "0'").replace('"saleId"', "NULL").replace('"sequence"', '"sequence" + 1')
    )
    tamper(shop, f'INSERT INTO "Order" ({kept}) SELECT {longer} FROM "Order" WHERE id = :id', id=last.id)
    tamper(
        shop,
        'UPDATE "PointsEntry" SET source = :longer WHERE source = :own',
        longer=f"order:{last.id}0",
        own=f"order:{other.id}",
    )
    entries = list(every(shop, customer))
    points = {entry.id: entry.points for entry in entries}
    assert (points[last.id], points[f"{last.id}0"]) == (last.points, other.points)
    assert shop.history.sums(customer) == summed(entries)


def test_all_filters_at_once(shop: Shop, customer: str) -> None:
    product = food(shop, 1)
    chosen = HistoryFilter(
        Kind.FOOD, Standing.OPEN, date(2025, 3, 1), date(2026, 9, 30), product.id, product.name.split()[0]
    )
    info = shop.premises.info()
    count = agrees(
        shop,
        customer,
        chosen,
        lambda entry: (
            entry.kind is Kind.FOOD
            and entry.status in STATUSES[Standing.OPEN]
            and date(2025, 3, 1) <= info.business_day(entry.created_at) <= date(2026, 9, 30)
            and any(item.product_id == product.id for item in entry.items)
        ),
    )
    assert count > 0


def test_the_sums_of_everything_are_the_worth(shop: Shop, customer: str) -> None:
    total, worth = shop.history.sums(customer), shop.history.worth(customer)
    assert total.total - total.refunded == worth.lifetime_total
    assert total.orders - total.cancelled == worth.orders
    assert total == summed(list(every(shop, customer)))
    earned = value(shop, "SELECT sum(points) FROM \"PointsEntry\" WHERE kind IN ('EARN', 'TAKE_BACK')")
    assert total.points == earned


def test_a_page_looks_at_so_many_orders_and_no_more(shop: Shop, customer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    filters = [HistoryFilter(standing=Standing.REFUNDED), HistoryFilter(text="creme"), HistoryFilter(text="nowhere")]
    filters.append(HistoryFilter(Kind.MERCH, first=date(2026, 1, 1)))
    whole = [list(every(shop, customer, chosen, 50)) for chosen in filters]
    for walked in (1, 2, 3, 10):
        monkeypatch.setattr(history_queries, "WALKED", walked)
        for chosen, expected in zip(filters, whole, strict=True):
            assert list(every(shop, customer, chosen, 3)) == expected
            assert len(shop.history.page(customer, chosen=chosen).entries) <= 2 * walked


def test_months_and_years_count_visits_and_value(shop: Shop, customer: str) -> None:
    rhythm, info = shop.history.rhythm(customer), shop.premises.info()
    entries = list(every(shop, customer))
    today = info.business_day(shop.premises.now())
    assert [month.first for month in rhythm.months][-1] == today.replace(day=1)
    assert len(rhythm.months) == 12
    for month in rhythm.months:
        within = [e for e in entries if info.business_day(e.created_at).replace(day=1) == month.first]
        assert month.visits == len({e.sale_id for e in within})
        assert month.total == sum(e.total - e.refunded for e in within if e.status != "CANCELLED")
    worth = shop.history.worth(customer)
    assert [year.first.year for year in rhythm.years] == list(range(2024, today.year + 1))
    assert sum(year.visits for year in rhythm.years) == worth.visits
    assert sum(year.total for year in rhythm.years) == worth.lifetime_total


def test_nobody_came_yet(shop: Shop, clock: Clock) -> None:
    card = shop.tappass.enrol(owner(shop), phone=FROM_OLD[0], name="New")
    rhythm = shop.history.rhythm(card.customer_id)
    assert {month.visits for month in rhythm.months} == {0}
    assert [(year.first, year.visits, year.total) for year in rhythm.years] == [(date(2024, 1, 1), 0, 0)]
    assert shop.history.sums(card.customer_id) == HistorySums()
    assert shop.history.products(card.customer_id) == []


def test_an_order_that_came_with_a_merge_says_its_number(shop: Shop, clock: Clock) -> None:
    merged = sell(shop, mixed(shop), phone=FROM_OLD[0])
    clock.move(days=1)
    kept = sell(shop, of(food(shop)))
    shop.customers.merge(owner(shop), kept.customer_id, merged.customer_id, reason="one person")
    clock.move(days=1)
    sell(shop, of(food(shop)), phone=FROM_OLD[0])
    for asked in (kept.customer_id, merged.customer_id):
        numbers = [entry.original_phone for entry in shop.history.page(asked).entries]
        assert numbers == [None, None, FROM_OLD[1], FROM_OLD[1]]
    shown = shop.history.entry(str(merged.order_id), Kind.FOOD)
    assert shown.original_phone == FROM_OLD[1]
    shop.customers.undo_merge(owner(shop), shop.customers.merges(owner(shop), kept.customer_id)[0].id)
    assert {e.original_phone for e in shop.history.page(merged.customer_id).entries} == {None}


def test_of_a_chain_of_merges_the_first_number_is_said(shop: Shop, clock: Clock) -> None:
    first = sell(shop, of(food(shop)), phone="5805550101")
    second = sell(shop, of(food(shop)), phone="5805550102")
    third = sell(shop, of(food(shop)), phone="5805550103")
    for survivor, merged in ((second, first), (third, second)):
        clock.move(minutes=1)
        shop.customers.merge(owner(shop), survivor.customer_id, merged.customer_id, reason="one person")
    numbers = {entry.id: entry.original_phone for entry in shop.history.page(third.customer_id).entries}
    assert numbers == {
        first.order_id: "+15805550101",
        second.order_id: "+15805550102",
        third.order_id: None,
    }


def test_ten_thousand_orders_add_up_as_plain_sql_has_them(shop: Shop, clock: Clock) -> None:
    done = sell(shop, mixed(shop))
    for table, status in ((order, "DELIVERED"), (merch_order, "PICKED_UP")):
        made = [
            {
                "id": f"{table.name}{at}",
                "customer_id": done.customer_id,
                "lines": [{"name": f"Piñata {at % 9}", "quantity": 1, "unitPrice": at, "total": at}],
                "total": at,
                "refunded": at // 2 if at % 11 == 0 else 0,
                "status": "CANCELLED" if at % 13 == 0 else status,
                "sequence": 1_000_000 - at,
                "created_at": BEGUN - timedelta(hours=at),
                "updated_at": BEGUN,
                "legacy": {},
            }
            for at in range(5_000)
        ]
        with shop.premises.database.write() as connection:
            connection.execute(insert(table), made)
    for like, chosen in (("%", HistoryFilter()), ("%ñata 4%", HistoryFilter(text="PINATA 4"))):
        plain = rows(
            shop,
            "SELECT sum(n) AS n, sum(t) AS t, sum(r) AS r FROM ("
            + " UNION ALL ".join(
                "SELECT count(*) AS n, sum(CASE WHEN status <> 'CANCELLED' THEN total END) AS t,"
                " sum(CASE WHEN status <> 'CANCELLED' THEN refunded END) AS r"
                f' FROM "{name}" WHERE "customerId" = :id AND CAST(items AS text) LIKE :like'
                for name in ("Order", "MerchOrder")
            )
            + ") AS both_tables",
            id=done.customer_id,
            like=like,
        )[0]
        found = shop.history.sums(done.customer_id, chosen)
        assert (found.orders, found.total, found.refunded) == (int(plain["n"]), int(plain["t"]), int(plain["r"]))
        ids = [entry.id for entry in every(shop, done.customer_id, chosen, 500)]
        assert len(ids) == len(set(ids)) == found.orders
