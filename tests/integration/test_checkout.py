"""Checkout: a number, a cart and money become one sale, once, or nothing at all."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from pos_app.bootstrap import Cart, Kind, Level, Modifier, Payment, Product, Role, SaleDone, Shop, Tender, open_shop
from pos_app.domain.ids import WALK_IN
from pos_app.errors import (
    BadInput,
    CardNumberInText,
    EmptyCart,
    NotSellable,
    PaymentNotPossible,
    PaymentShort,
    PhoneNotPossible,
    PosError,
    PriceChanged,
    QuantityNotPossible,
    SaleIdReused,
    TextNotStorable,
)
from tests.integration.counter import (
    ADA,
    NOON,
    TYPED,
    Clock,
    Commits,
    content,
    food,
    merch,
    mixed,
    of,
    owner,
    person,
    row_counts,
    rows,
    sell,
    sellable,
    tamper,
    value,
)

SPELLINGS = ["5805550152", "(580) 555-0152", "+1 580-555-0152", "1 580 555 0152", "580.555.0152", "٥٨٠٥٥٥٠١٥٢"]


def test_a_new_number_becomes_a_customer_with_an_order(shop: Shop, clock: Clock) -> None:
    done = sell(shop, of(food(shop), 2), name="Ava Reyes")
    assert done.is_new_customer
    assert done.order_id is not None
    assert done.merch_order_id is None
    assert (done.total, done.change, done.points_earned, done.number) == (1200, 0, 0, "A1")
    card = shop.customers.by_phone(TYPED)
    assert card is not None
    assert (card.id, card.phone_number, card.name, card.visits, card.last_order) == (
        done.customer_id,
        ADA,
        "Ava Reyes",
        1,
        NOON,
    )
    worth = shop.history.worth(done.customer_id)
    assert (worth.orders, worth.lifetime_total, worth.first_order, worth.last_order) == (1, 1200, NOON, NOON)
    assert shop.doctor.check() == []


def test_a_number_in_six_spellings_is_one_customer(shop: Shop, clock: Clock) -> None:
    done = []
    for spelling in SPELLINGS:
        done.append(sell(shop, mixed(shop), phone=spelling))
        clock.move(minutes=5)
    assert len({each.customer_id for each in done}) == 1
    assert [each.is_new_customer for each in done] == [True] + [False] * 5
    worth = shop.history.worth(done[0].customer_id)
    assert (worth.orders, worth.visits, worth.lifetime_total) == (12, 6, 6 * 3699)
    assert (worth.first_order, worth.last_order) == (NOON, NOON + timedelta(minutes=25))
    assert value(shop, 'SELECT count(*) FROM "Customer"') == 2
    assert shop.doctor.check() == []


def test_food_and_merchandise_are_one_sale_with_two_orders(shop: Shop) -> None:
    done = sell(shop, mixed(shop))
    assert done.order_id
    assert done.merch_order_id
    [sale] = rows(shop, 'SELECT * FROM "Sale"')
    [order] = rows(shop, 'SELECT * FROM "Order"')
    [merch_order] = rows(shop, 'SELECT * FROM "MerchOrder"')
    [payment] = rows(shop, 'SELECT * FROM "Payment"')
    assert sale["id"] == order["saleId"] == merch_order["saleId"] == payment["saleId"] == done.sale_id
    assert (order["total"], merch_order["total"], sale["total"], payment["amount"]) == (1200, 2499, 3699, 3699)
    assert (order["status"], merch_order["status"]) == ("CONFIRMED", "PAID")
    assert order["customerId"] == merch_order["customerId"] == sale["customerId"] == done.customer_id
    assert (sale["till"], sale["staffId"]) == ("Till 1", owner(shop).id)


def test_what_was_sold_is_kept_as_it_was_sold(shop: Shop) -> None:
    wings = next(product for product in sellable(shop, Kind.FOOD) if product.modifiers)
    cart = Cart().add(wings, 3, modifiers=wings.modifiers[:2], note="  sauce aside ")
    done = sell(shop, cart)
    shop.catalogue.set_price(owner(shop), wings.id, 1)
    [entry] = shop.history.page(done.customer_id).entries
    [item] = entry.items
    assert (item.name, item.quantity, item.unit_price, item.kind) == (wings.name, 3, wings.price, Kind.FOOD)
    assert item.modifiers == wings.modifiers[:2]
    assert item.note.strip() == "sauce aside"
    assert item.total == entry.total == done.total == shop.checkout.due(cart)


def test_no_phone_sells_to_the_walk_in(shop: Shop) -> None:
    done = sell(shop, mixed(shop), phone=None)
    assert (done.customer_id, done.is_new_customer, done.points_earned) == (WALK_IN, False, 0)
    [walk_in] = rows(shop, 'SELECT * FROM "Customer"')
    assert (walk_in["orderCount"], walk_in["lifetimeTotal"], walk_in["firstOrder"]) == (0, 0, None)
    assert shop.doctor.check() == []


def test_a_name_is_added_where_there_is_none_and_never_replaced(shop: Shop) -> None:
    cart = of(food(shop))
    customer = sell(shop, cart).customer_id
    assert shop.customers.card(customer).name is None
    sell(shop, cart, name=" Ava ")
    assert shop.customers.card(customer).name == "Ava"
    sell(shop, cart, name="Somebody Else")
    assert shop.customers.card(customer).name == "Ava"
    assert [match.id for match in shop.customers.find("ava")] == [customer]


def test_change_is_given_on_cash_beside_a_card(shop: Shop) -> None:
    payments = [Payment.card(3000, "ref 12"), Payment.cash(1000)]
    done = shop.checkout.complete(owner(shop), mixed(shop), phone=TYPED, payments=payments)
    assert (done.total, done.change) == (3699, 301)
    assert [
        (row["method"], row["amount"], row["reference"])
        for row in rows(shop, 'SELECT * FROM "Payment" ORDER BY method')
    ] == [
        ("CARD", 3000, "ref 12"),
        ("CASH", 1000, ""),
    ]
    assert shop.doctor.check() == []


def test_a_free_order_needs_no_payment(shop: Shop) -> None:
    free = food(shop)
    shop.catalogue.set_price(owner(shop), free.id, 0)
    done = shop.checkout.complete(owner(shop), of(replace(free, price=0)), phone=TYPED)
    assert done.total == 0
    assert shop.doctor.check() == []


# -- members ----------------------------------------------------------------------------------------------------------


def test_a_member_earns_for_each_order_and_rises_at_once(shop: Shop) -> None:
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    done = sell(shop, mixed(shop))
    assert (done.points_earned, done.points, done.level, done.level_before) == (
        12 + 24,
        136,
        Level.BRONZE,
        Level.BRONZE,
    )
    assert done.reached_level is None
    sources = {row["source"]: row["points"] for row in rows(shop, "SELECT * FROM \"PointsEntry\" WHERE kind = 'EARN'")}
    assert sources == {f"order:{done.order_id}": 12, f"merch:{done.merch_order_id}": 24}
    risen = sell(shop, of(merch(shop), 30))
    assert (risen.level, risen.level_before, risen.reached_level) == (Level.SILVER, Level.BRONZE, Level.SILVER)
    card = shop.customers.by_phone(TYPED)
    assert card is not None
    assert (card.level, card.points) == (Level.SILVER, risen.points)
    assert all(
        row["memberId"]
        for row in rows(shop, 'SELECT "memberId" FROM "Order" UNION ALL SELECT "memberId" FROM "MerchOrder"')
    )
    assert shop.doctor.check() == []


def test_one_sale_can_jump_levels(shop: Shop) -> None:
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    done = sell(shop, of(merch(shop), 200))
    assert done.reached_level is Level.PLATINUM
    assert sell(shop, of(merch(shop))).reached_level is None
    assert shop.doctor.check() == []


def test_the_bonus_lifts_no_level(shop: Shop, clock: Clock) -> None:
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    done = sell(shop, of(merch(shop), 17))
    assert done.points == 100 + 424
    assert done.level is Level.BRONZE


# -- the same sale again ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("phone", [TYPED, None])
def test_the_same_sale_again_is_the_same_answer(shop: Shop, shop_url: str, phone: str | None) -> None:
    cart = mixed(shop)
    first = sell(shop, cart, phone=phone, sale_id="sale-1", name="Ava")
    before = content(shop)
    for _ in range(20):
        assert sell(shop, cart, phone=phone, sale_id="sale-1", name="Ava") == first
    with open_shop(shop_url, as_owner=True) as reopened:
        assert sell(reopened, cart, phone=phone, sale_id="sale-1") == first
        assert sell(reopened, cart, phone=SPELLINGS[0] if phone else None, sale_id="sale-1") == first
    assert content(shop) == before


def test_a_members_sale_again_has_its_points_again(shop: Shop) -> None:
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    cart = of(merch(shop), 30)
    first = sell(shop, cart, sale_id="sale-1")
    sell(shop, cart)
    assert sell(shop, cart, sale_id="sale-1") == first
    assert first.reached_level is Level.SILVER


def test_the_same_sale_again_needs_nothing_still_on_sale(shop: Shop) -> None:
    cart = mixed(shop)
    first = sell(shop, cart, sale_id="sale-1")
    shop.catalogue.mark_sold_out(owner(shop), cart.lines[0].product_id, sold_out=True)
    shop.catalogue.set_price(owner(shop), cart.lines[1].product_id, 1)
    assert sell(shop, cart, sale_id="sale-1") == first


def test_a_sale_id_with_other_content_is_refused(shop: Shop) -> None:
    cart = mixed(shop)
    first = sell(shop, cart, sale_id="sale-1")
    before = content(shop)
    others = [cart.with_quantity(0, 3), cart.without(1), cart.with_line(0, replace(cart.lines[0], note="new"))]
    for other in others:
        with pytest.raises(SaleIdReused):
            sell(shop, other, sale_id="sale-1")
    for phone in (None, "580 555 0153"):
        with pytest.raises(SaleIdReused):
            sell(shop, cart, phone=phone, sale_id="sale-1")
    with pytest.raises(SaleIdReused):
        shop.checkout.complete(owner(shop), cart, phone=TYPED, payments=[Payment.cash(5000)], sale_id="sale-1")
    assert content(shop) == before
    assert sell(shop, cart, sale_id="sale-1") == first


def test_a_walk_ins_sale_id_is_not_a_guests(shop: Shop) -> None:
    cart = mixed(shop)
    sell(shop, cart, phone=None, sale_id="sale-1")
    with pytest.raises(SaleIdReused):
        sell(shop, cart, sale_id="sale-1")


# -- what is refused leaves nothing -----------------------------------------------------------------------------------


def refused(shop: Shop, error: type[PosError], cart: Cart | None = None, **given: object) -> PosError:
    """Try the sale; it is refused with a sentence and nothing is written."""
    before = content(shop)
    asked: dict[str, object] = {"phone": TYPED, "payments": [Payment.cash(10**9)]} | given
    with pytest.raises(error) as told:
        shop.checkout.complete(owner(shop), mixed(shop) if cart is None else cart, **asked)  # type: ignore[arg-type] # each case asks with arguments of its own
    assert content(shop) == before
    assert str(told.value).endswith(".")
    return told.value


IMPOSSIBLE = [
    "",
    "911",
    "555-0152",
    "walk-in",
    "5" * 40,
    "call me",
    "😀",
    "580\x005550152",
    "\ud8005805550152",
    "+999 123",
]


def test_an_impossible_number_sells_nothing(shop: Shop) -> None:
    for phone in IMPOSSIBLE:
        refused(shop, PhoneNotPossible, phone=phone)


def test_an_empty_cart_sells_nothing(shop: Shop) -> None:
    refused(shop, EmptyCart, Cart())


def test_too_little_money_sells_nothing(shop: Shop) -> None:
    error = refused(shop, PaymentShort, payments=[Payment.cash(3698)])
    assert isinstance(error, PaymentShort)
    assert (error.due, error.paid) == (3699, 3698)
    refused(shop, PaymentShort, payments=[])
    refused(shop, PaymentShort, payments=[Payment.card(1000), Payment.cash(2698)])


def test_a_card_never_pays_more_than_is_due(shop: Shop) -> None:
    refused(shop, PaymentNotPossible, payments=[Payment.card(3700)])
    refused(shop, PaymentNotPossible, payments=[Payment.card(2000), Payment.card(2000)])


def test_impossible_amounts_are_no_payment() -> None:
    for amount in (-1, 10**12 + 1):
        with pytest.raises(PaymentNotPossible):
            Payment.cash(amount)
        with pytest.raises(PaymentNotPossible):
            Payment.card(amount)
        with pytest.raises(PaymentNotPossible):
            Payment(Tender.CASH, amount)


def test_a_sold_out_product_sells_nothing(shop: Shop) -> None:
    cart = mixed(shop)
    shop.catalogue.mark_sold_out(owner(shop), cart.lines[0].product_id, sold_out=True)
    error = refused(shop, NotSellable, cart)
    assert cart.lines[0].name in str(error)
    shop.catalogue.mark_sold_out(owner(shop), cart.lines[0].product_id, sold_out=False)
    assert sell(shop, cart).total == 3699


def test_an_unpriced_product_sells_nothing(shop: Shop) -> None:
    cart = mixed(shop)
    shop.catalogue.set_price(owner(shop), cart.lines[0].product_id, None)
    refused(shop, NotSellable, cart)


def test_a_product_that_is_gone_sells_nothing(shop: Shop) -> None:
    cart = mixed(shop)
    tamper(
        shop,
        'UPDATE "Product" SET active = :no WHERE id = :id',
        no=False if not shop.premises.database.is_sqlite else 0,
        id=cart.lines[1].product_id,
    )
    refused(shop, NotSellable, cart)
    refused(shop, NotSellable, of(replace(food(shop), id="nobody's")))


def test_a_changed_price_sells_nothing(shop: Shop) -> None:
    cart = mixed(shop)
    shop.catalogue.set_price(owner(shop), cart.lines[0].product_id, 601)
    refused(shop, PriceChanged, cart)
    assert sell(shop, mixed(shop)).total == 3701


def test_modifiers_are_the_products_own(shop: Shop) -> None:
    wings = next(product for product in sellable(shop, Kind.FOOD) if product.modifiers)
    refused(shop, PriceChanged, Cart().add(wings, modifiers=(Modifier("gold leaf", 0),)))
    refused(shop, PriceChanged, Cart().add(wings, modifiers=(Modifier(wings.modifiers[0].name, -500),)))


def test_a_line_is_what_the_catalogue_says(shop: Shop) -> None:
    cart = of(food(shop))
    refused(shop, NotSellable, Cart((replace(cart.lines[0], kind=Kind.MERCH),)))
    refused(shop, QuantityNotPossible, Cart((replace(cart.lines[0], quantity=-1),)))
    refused(shop, QuantityNotPossible, Cart((replace(cart.lines[0], quantity=0),)))
    refused(shop, TextNotStorable, Cart((replace(cart.lines[0], name="a\0b"),)))
    refused(shop, PriceChanged, Cart((replace(cart.lines[0], unit_price=1),)))


CARDS = ["4111 1111 1111 1111", "visa 4111-1111-1111-1111 please"]


def test_a_card_number_is_refused_wherever_it_is_typed(shop: Shop) -> None:
    for text in CARDS:
        refused(shop, CardNumberInText, Cart().add(food(shop), note=text))
        refused(shop, CardNumberInText, name=text)
        with pytest.raises(CardNumberInText):
            Payment.card(100, text)
        with pytest.raises(CardNumberInText):
            Payment(Tender.CARD, 100, text)


UNSTORABLE = ["a\0b", "\ud800", "\udfff!", "n" * 10_001]


def test_text_no_database_can_hold_is_refused(shop: Shop) -> None:
    for text in UNSTORABLE:
        refused(shop, TextNotStorable, Cart().add(food(shop), note=text))
        refused(shop, TextNotStorable, name=text)
        with pytest.raises(TextNotStorable):
            Payment(Tender.CARD, 3699, text)
        refused(shop, BadInput, sale_id=text)


@pytest.mark.parametrize(
    "text",
    [
        "n" * 10_000,
        "👩‍👩‍👧 no onions 🌶️",
        "\u202eبدون بصل\u202c",
        "100% _\\ 'q' \"qq\" --;",
        "e\u0301 é",
        "tab\there\nand there",
        "王小明",
    ],
)
def test_any_other_text_is_kept_exactly(shop: Shop, text: str) -> None:
    cart = Cart().add(food(shop), note=text)
    name = text[:200] if len(text) > 200 else text
    payment = Payment.card(shop.checkout.due(cart), text)
    done = shop.checkout.complete(owner(shop), cart, phone=TYPED, name=name, payments=[payment])
    assert shop.history.page(done.customer_id).entries[0].items[0].note == text
    assert shop.customers.card(done.customer_id).name == name
    assert value(shop, 'SELECT reference FROM "Payment"') == text
    assert shop.doctor.check() == []


def test_a_cashier_sells(shop: Shop) -> None:
    cashier = person(shop, Role.CASHIER)
    done = shop.checkout.complete(cashier, mixed(shop), phone=TYPED, payments=[Payment.cash(3699)])
    assert shop.history.page(done.customer_id).entries[0].staff == "Robin"


# -- one commit -------------------------------------------------------------------------------------------------------


def test_a_sale_is_one_commit(shop: Shop) -> None:
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    cart = mixed(shop)
    for phone in (TYPED, "580 555 0153", None):
        with Commits(shop) as commits:
            sell(shop, cart, phone=phone)
        assert commits.count == 1
    with Commits(shop) as commits:
        refused(shop, PhoneNotPossible, cart, phone="1")
    assert commits.count == 0


def test_another_connection_sees_the_whole_sale_at_once(sqlite_shop_url: str) -> None:
    """SQLite's `data_version` moves once for each commit of another connection."""
    with open_shop(sqlite_shop_url, as_owner=True) as shop, shop.premises.database.read() as watching:
        before = watching.exec_driver_sql("PRAGMA data_version").scalar_one()
        watching.rollback()
        for count in range(1, 4):
            sell(shop, mixed(shop))
            assert watching.exec_driver_sql("PRAGMA data_version").scalar() == before + count
            watching.rollback()


# -- the clock --------------------------------------------------------------------------------------------------------


def numbers_of(sales: list[SaleDone]) -> list[str | None]:
    return [sale.number for sale in sales]


def test_numbers_begin_anew_each_business_day_and_each_till_has_its_letter(
    shop: Shop, shop_url: str, clock: Clock
) -> None:
    cart = of(food(shop))
    assert numbers_of([sell(shop, cart), sell(shop, cart)]) == ["A1", "A2"]
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        bar.premises.clock = clock
        assert numbers_of([sell(bar, cart), sell(bar, cart, phone=None)]) == ["B1", "B2"]
    with open_shop(shop_url, as_owner=True, till="Bar") as bar:
        bar.premises.clock = clock
        assert sell(bar, cart).number == "B3"
    clock.at = datetime(2026, 11, 23, 3, 59, 59, 999000, tzinfo=UTC)
    assert sell(shop, cart).number == "A3"
    clock.at = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
    assert numbers_of([sell(shop, cart), sell(shop, cart)]) == ["A1", "A2"]
    days = rows(
        shop, 'SELECT "businessDay" AS day, count(*) AS sales FROM "Sale" GROUP BY "businessDay" ORDER BY "businessDay"'
    )
    assert [(str(row["day"]), row["sales"]) for row in days] == [("2026-11-22", 6), ("2026-11-23", 2)]


def test_merchandise_alone_takes_no_number(shop: Shop) -> None:
    assert sell(shop, of(merch(shop))).number is None
    assert sell(shop, of(food(shop))).number == "A1"


def test_a_clock_that_goes_back_changes_no_order(shop: Shop, clock: Clock) -> None:
    cart = of(food(shop))
    moves = [0, 60, -7200, -86400 * 400, 5, 86400 * 800, -60]
    done = []
    for seconds in moves:
        clock.move(seconds=seconds)
        done.append(sell(shop, cart))
    entries = shop.history.page(done[0].customer_id).entries
    assert [entry.id for entry in entries] == [sale.order_id for sale in reversed(done)]
    assert shop.doctor.check() == []
    worth = shop.history.worth(done[0].customer_id)
    moments = [entry.created_at for entry in entries]
    assert (worth.first_order, worth.last_order) == (min(moments), max(moments))


def test_a_day_that_comes_again_goes_on_with_its_numbers(shop: Shop, clock: Clock) -> None:
    cart = of(food(shop))
    seen = [sell(shop, cart).number]
    clock.move(days=1)
    seen.append(sell(shop, cart).number)
    clock.move(days=-1)
    seen.append(sell(shop, cart).number)
    assert seen == ["A1", "A1", "A2"]


def test_a_members_points_survive_a_clock_that_goes_back(shop: Shop, clock: Clock) -> None:
    shop.tappass.enrol(owner(shop), phone=TYPED, name="Ava")
    clock.move(hours=-1)
    sell(shop, of(merch(shop), 10))
    clock.move(hours=-1)
    assert sell(shop, of(merch(shop), 30)).level is Level.SILVER
    clock.move(days=-40)
    assert sell(shop, of(merch(shop), 60)).level is Level.GOLD
    assert shop.doctor.check() == []


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 11, 1, 5, 30, tzinfo=UTC), date(2026, 10, 31)),  # 01:30, the first time
        (datetime(2026, 11, 1, 6, 30, tzinfo=UTC), date(2026, 10, 31)),  # 01:30, the second time
        (datetime(2026, 3, 8, 7, 30, tzinfo=UTC), date(2026, 3, 7)),  # 03:30, when 02:30 never was
        (datetime(2027, 1, 1, 4, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2027, 1, 1, 9, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_the_business_day_follows_the_shops_own_clock(shop: Shop, clock: Clock, at: datetime, day: date) -> None:
    tamper(shop, 'UPDATE "Setting" SET value = \'{"time_zone": "America/New_York"}\' WHERE name = \'shop\'')
    shop.premises.forget_settings()
    clock.at = at
    done = sell(shop, of(food(shop)))
    assert str(value(shop, 'SELECT "businessDay" FROM "Sale"')) == day.isoformat()
    assert shop.history.page(done.customer_id).entries[0].created_at == at


def test_times_are_kept_to_the_millisecond_on_both_databases(shop: Shop, clock: Clock) -> None:
    clock.at = datetime(2026, 11, 22, 12, 0, 0, 999999, tzinfo=UTC)
    done = sell(shop, of(food(shop)))
    assert shop.history.page(done.customer_id).entries[0].created_at == datetime(
        2026, 11, 22, 12, 0, 0, 999000, tzinfo=UTC
    )
    assert shop.doctor.check() == []


def test_nothing_is_lost_at_the_limits(shop: Shop) -> None:
    cart = Cart()
    shop.catalogue.set_price(owner(shop), food(shop).id, 10**9)
    product: Product = food(shop)
    for line in range(200):
        cart = cart.add(product, 999, note=str(line))
    due = shop.checkout.due(cart)
    payments = [Payment.cash(10**12)] * (due // 10**12 + 1)
    done = shop.checkout.complete(owner(shop), cart, phone=TYPED, payments=payments)
    assert done.total == 200 * 999 * 10**9
    assert shop.history.worth(done.customer_id).lifetime_total == done.total
    assert shop.doctor.check() == []


def test_row_counts_are_of_every_table(shop: Shop) -> None:
    assert row_counts(shop)["Sale"] == 0
    assert set(row_counts(shop)) >= {"Customer", "Order", "MerchOrder", "Member", "Journal", "CustomerWord"}
