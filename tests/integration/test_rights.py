"""Every right of the design, asked of the services themselves: what a role may not do is refused and leaves nothing."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import date

import pytest

from pos_app.bootstrap import Act, Actor, Kind, Payment, Product, Role, Shop
from pos_app.domain.board import Step
from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.customers import ConsentSource
from pos_app.domain.discount import Discount
from pos_app.domain.guest_lists import GuestFilter
from pos_app.domain.ids import new_id
from pos_app.domain.insights import Period
from pos_app.domain.loyalty import Rules
from pos_app.domain.office_rules import OfficeRules
from pos_app.domain.parked import ParkedGuest, SaleOnScreen
from pos_app.domain.price_change import PriceMove
from pos_app.domain.printing import TillPrinting
from pos_app.domain.receipts import ReceiptText
from pos_app.domain.taxes import NO_TAXES
from pos_app.domain.till import CashCount, Shift
from pos_app.domain.till_report import TillReport
from pos_app.errors import NotAllowed, PrinterMissing, TillAlreadyOpen
from tests.integration.counter import TYPED, content, food, merch, mixed, of, owner, person, sell, value

RANK = list(Role)
TODAY = Period(date(2026, 11, 22), date(2026, 11, 22))
OTHER, GONE = "+15805550190", "+447911123456"
LEAST = {
    Act.SELL: Role.CASHIER,
    Act.MOVE_ORDERS: Role.CASHIER,
    Act.PARK: Role.CASHIER,
    Act.OPEN_TABS: Role.CASHIER,
    Act.CANCEL_TAB: Role.SHIFT_LEAD,
    Act.FIND_CUSTOMERS: Role.CASHIER,
    Act.ENROL: Role.SHIFT_LEAD,
    Act.EDIT_CUSTOMER: Role.SHIFT_LEAD,
    Act.MERGE_CUSTOMERS: Role.SHIFT_LEAD,
    Act.SEE_HISTORY: Role.SHIFT_LEAD,
    Act.MARK_SOLD_OUT: Role.SHIFT_LEAD,
    Act.OPEN_TILL: Role.SHIFT_LEAD,
    Act.APPROVE_DISCOUNT: Role.SHIFT_LEAD,
    Act.ISSUE_VOUCHER: Role.SHIFT_LEAD,
    Act.CLOSE_TILL: Role.SHIFT_LEAD,
    Act.MOVE_CASH: Role.SHIFT_LEAD,
    Act.SEE_REPORTS: Role.SHIFT_LEAD,
    Act.SEE_EXPECTED_CASH: Role.OWNER,
    Act.REFUND: Role.SHIFT_LEAD,
    Act.VOID: Role.SHIFT_LEAD,
    Act.GIVE_SALE: Role.SHIFT_LEAD,
    Act.UNLOCK_STAFF: Role.SHIFT_LEAD,
    Act.OPEN_DRAWER: Role.SHIFT_LEAD,
    Act.SEE_INSIGHTS: Role.OWNER,
    Act.EXPORT_LISTS: Role.OWNER,
    Act.MANAGE_STAFF: Role.OWNER,
    Act.MANAGE_CATALOGUE: Role.OWNER,
    Act.MANAGE_SETTINGS: Role.OWNER,
    Act.SEE_JOURNAL: Role.OWNER,
}


def customer_of(shop: Shop) -> str:
    return shop.customers.find(TYPED)[0].id


def order_in(shop: Shop) -> str:
    return str(value(shop, 'SELECT id FROM "Order" ORDER BY sequence'))


def open_till(shop: Shop, who: Actor) -> Shift:
    try:
        return shop.till.open(who, 20000)
    except TillAlreadyOpen:
        close_till(shop, owner(shop))
        return shop.till.open(who, 20000)


def close_till(shop: Shop, who: Actor) -> TillReport:
    return shop.till.close(who, value(shop, 'SELECT id FROM "Shift" ORDER BY "openedAt" DESC'), CashCount(loose=100))


def closed_shift(shop: Shop) -> str:
    return str(value(shop, 'SELECT id FROM "Shift" ORDER BY "zNumber" DESC'))


def sale_in(shop: Shop) -> str:
    return str(value(shop, 'SELECT id FROM "Sale" ORDER BY sequence DESC LIMIT 1'))


def tab_in(shop: Shop, label: str) -> tuple[str, int]:
    """The open tab of that name, as it is now."""
    return next((each.id, each.version) for each in shop.parking.listing() if each.label == label)


def void_one(shop: Shop, who: Actor) -> None:
    own_id, version = tab_in(shop, "void")
    shop.tabs.void(who, own_id, version, [(shop.tabs.read(own_id).sale.cart.lines[0], 1)], "spilt")


def released_and_back(shop: Shop, who: Actor) -> None:
    customer = customer_of(shop)
    shop.customers.release_number(who, customer)
    shop.customers.take_back_number(who, customer)


def other_of(shop: Shop) -> str:
    """The customer of the second number."""
    return shop.customers.find(OTHER)[0].id


def released(shop: Shop) -> str:
    """The customer whose number is somebody else's now."""
    return str(value(shop, 'SELECT id FROM "Customer" WHERE "releasedNumber" IS NOT NULL'))


def merge_of(shop: Shop) -> str:
    """The merge that can be undone."""
    return next((each.id for each in shop.customers.merges(customer_of(shop)) if each.can_be_undone), "no merge")


def new_product(shop: Shop) -> Product:
    return Product("", "New", Kind.FOOD, 1, category_id=food(shop).category_id)


def priced(product: Product, price: int) -> Product:
    return replace(product, price=price)


def open_drawer(shop: Shop, who: Actor) -> None:
    allowed = who.role is not Role.CASHIER
    with pytest.raises(PrinterMissing) if allowed else nullcontext():
        shop.printing.open_drawer(who, "change")


def sell_reduced(shop: Shop, who: Actor) -> None:
    """With a discount above the limit."""
    cart = mixed(shop).with_discount(Discount.by_percent(50, "spoilt"))
    shop.checkout.complete(who, cart, payments=[Payment.cash(shop.checkout.due(cart))])


CALLS: list[tuple[Act, Callable[[Shop, Actor], object]]] = [
    (Act.SELL, lambda shop, who: shop.checkout.complete(who, mixed(shop), phone=TYPED, payments=[Payment.cash(3699)])),
    (Act.GIVE_SALE, lambda shop, who: shop.late_guest.give(who, sale_in(shop), "580 555 0144")),
    (Act.REFUND, lambda shop, who: shop.refunds.refund(who, sale_in(shop), lines=[(0, 1)])),
    (Act.VOID, lambda shop, who: shop.refunds.void(who, sale_in(shop))),
    (Act.MOVE_ORDERS, lambda shop, who: shop.board.move(who, order_in(shop), Step.PREPARING)),
    (Act.PARK, lambda shop, who: shop.parking.park(who, SaleOnScreen(new_id(), mixed(shop)), "Ava")),
    (Act.OPEN_TABS, lambda shop, who: shop.tabs.open(who, SaleOnScreen(new_id(), mixed(shop)), "Ava")),
    (Act.OPEN_TABS, lambda shop, who: shop.tabs.send(who, *tab_in(shop, "send"), of(merch(shop)))),
    (Act.OPEN_TABS, lambda shop, who: shop.tabs.move(who, *tab_in(shop, "move"), ParkedGuest())),
    (Act.CANCEL_TAB, void_one),
    (Act.CANCEL_TAB, lambda shop, who: shop.tabs.cancel(who, *tab_in(shop, "cancel"), "walked out")),
    (Act.FIND_CUSTOMERS, lambda shop, _: shop.customers.find(TYPED)),
    (Act.ENROL, lambda shop, who: shop.tappass.enrol(who, phone=TYPED, name=None)),
    (Act.EDIT_CUSTOMER, lambda shop, who: shop.customers.rename(who, customer_of(shop), "New")),
    (Act.EDIT_CUSTOMER, lambda shop, who: shop.customers.set_notes(who, customer_of(shop), "New")),
    (Act.EDIT_CUSTOMER, lambda shop, who: shop.customers.set_email(who, customer_of(shop), "ava@example.com")),
    (
        Act.EDIT_CUSTOMER,
        lambda shop, who: shop.customers.set_consent(who, customer_of(shop), True, ConsentSource.COUNTER),
    ),
    (Act.EDIT_CUSTOMER, lambda shop, who: shop.customers.change_number(who, customer_of(shop), TYPED)),
    (Act.EDIT_CUSTOMER, released_and_back),
    (Act.EDIT_CUSTOMER, lambda shop, who: shop.customers.take_back_number(who, released(shop))),
    (Act.MERGE_CUSTOMERS, lambda shop, who: shop.customers.merge_preview(who, customer_of(shop), other_of(shop))),
    (Act.MERGE_CUSTOMERS, lambda shop, who: shop.customers.merge(who, customer_of(shop), other_of(shop))),
    (Act.MERGE_CUSTOMERS, lambda shop, who: shop.customers.undo_merge(who, merge_of(shop))),
    (Act.SEE_HISTORY, lambda shop, who: shop.history.page(customer_of(shop), actor=who)),
    (Act.SEE_HISTORY, lambda shop, who: shop.history.worth(customer_of(shop), actor=who)),
    (Act.SEE_HISTORY, lambda shop, who: shop.history.sums(customer_of(shop), actor=who)),
    (Act.SEE_HISTORY, lambda shop, who: shop.history.products(customer_of(shop), actor=who)),
    (Act.SEE_HISTORY, lambda shop, who: shop.history.rhythm(customer_of(shop), actor=who)),
    (Act.SEE_HISTORY, lambda shop, who: shop.points.ledger(customer_of(shop), actor=who)),
    (Act.SEE_HISTORY, lambda shop, who: shop.history.entry(order_in(shop), Kind.FOOD, actor=who)),
    (Act.MARK_SOLD_OUT, lambda shop, who: shop.catalogue.mark_sold_out(who, food(shop).id, sold_out=True)),
    (Act.MOVE_CASH, lambda shop, who: shop.till.move(who, -500, "ice")),
    (Act.MOVE_CASH, lambda shop, who: shop.till.movements(who)),
    (Act.SEE_REPORTS, lambda shop, who: shop.till.takings(who)),
    (Act.SEE_REPORTS, lambda shop, who: shop.till.x_report(who)),
    (Act.SEE_EXPECTED_CASH, lambda shop, who: shop.till.expected_cash(who)),
    (Act.CLOSE_TILL, close_till),
    (Act.CLOSE_TILL, lambda shop, who: shop.till.explain(who, closed_shift(shop), "a wrong float")),
    (Act.SEE_REPORTS, lambda shop, who: shop.till.z_report(who, closed_shift(shop))),
    (Act.SEE_REPORTS, lambda shop, who: shop.till.past(who)),
    (Act.OPEN_TILL, open_till),
    (Act.APPROVE_DISCOUNT, sell_reduced),
    (Act.ISSUE_VOUCHER, lambda shop, who: shop.vouchers.issue(who, 1000)),
    (Act.UNLOCK_STAFF, lambda shop, who: shop.staff.unlock(who, owner(shop).id)),
    (Act.OPEN_DRAWER, open_drawer),
    (Act.SEE_INSIGHTS, lambda shop, who: shop.insights.by_value(actor=who)),
    (Act.SEE_INSIGHTS, lambda shop, who: shop.insights.conversion_candidates(actor=who)),
    (Act.SEE_INSIGHTS, lambda shop, who: shop.insights.near_next_level(actor=who)),
    (Act.SEE_INSIGHTS, lambda shop, who: shop.figures.overview(TODAY, actor=who)),
    (Act.SEE_INSIGHTS, lambda shop, who: shop.figures.by_product(TODAY, actor=who)),
    (Act.SEE_INSIGHTS, lambda shop, who: shop.guest_lists.page(GuestFilter(), actor=who)),
    (Act.EXPORT_LISTS, lambda shop, who: shop.guest_lists.export(who, GuestFilter(), for_marketing=False)),
    (Act.MANAGE_STAFF, lambda shop, who: shop.staff.add(who, "New", role=Role.CASHIER, pin="7391")),
    (Act.MANAGE_STAFF, lambda shop, who: shop.staff.change_pin(who, owner(shop).id, "295173")),
    (Act.MANAGE_STAFF, lambda shop, who: shop.staff.deactivate(who, person(shop, Role.CASHIER, "Leaver").id)),
    (Act.MANAGE_STAFF, lambda shop, who: shop.staff.reactivate(who, person(shop, Role.CASHIER, "Comer").id)),
    (Act.MANAGE_STAFF, lambda shop, who: shop.staff.change(who, owner(shop).id, name="Olive", role=Role.OWNER)),
    (Act.MANAGE_STAFF, lambda shop, who: shop.staff.records(who)),
    (Act.MANAGE_STAFF, lambda shop, who: shop.staff.attempts(who, owner(shop).id)),
    (Act.MANAGE_CATALOGUE, lambda shop, who: shop.catalogue.add_category(who, "New")),
    (Act.MANAGE_CATALOGUE, lambda shop, who: shop.catalogue.add_product(who, new_product(shop))),
    (Act.MANAGE_CATALOGUE, lambda shop, who: shop.catalogue.set_price(who, food(shop).id, 1)),
    (Act.MANAGE_SETTINGS, lambda shop, who: shop.doctor.check(actor=who)),
    (Act.MANAGE_SETTINGS, lambda shop, who: shop.printing.save_settings(who, TillPrinting())),
    (Act.MANAGE_SETTINGS, lambda shop, who: shop.printing.save_text(who, ReceiptText())),
    (Act.MANAGE_SETTINGS, lambda shop, who: shop.doctor.repair(actor=who)),
    (Act.MANAGE_SETTINGS, lambda shop, who: shop.loyalty_rules.set(who, Rules(bonus=7))),
    (Act.MANAGE_SETTINGS, lambda shop, who: shop.loyalty_rules.preview(Rules(bonus=8), actor=who)),
    (Act.MANAGE_CATALOGUE, lambda shop, who: shop.assortment.everything(who)),
    (Act.MANAGE_CATALOGUE, lambda shop, who: shop.assortment.listing(who)),
    (Act.MANAGE_CATALOGUE, lambda shop, who: shop.assortment.change_product(who, food(shop), priced(food(shop), 7))),
    (Act.MANAGE_CATALOGUE, lambda shop, who: shop.assortment.change_prices(who, [PriceMove(food(shop).id, 7, 8)])),
    (Act.MANAGE_CATALOGUE, lambda shop, who: shop.assortment.place_product(who, food(shop).id, 1)),
    (Act.MANAGE_CATALOGUE, lambda shop, who: shop.assortment.rename_category(who, food(shop).category_id, "Tab")),
    (Act.MANAGE_CATALOGUE, lambda shop, who: shop.assortment.place_category(who, food(shop).category_id, 1)),
    (Act.MANAGE_CATALOGUE, lambda shop, who: shop.stocking.bring_in(who, [])),
    (Act.MANAGE_SETTINGS, lambda shop, who: shop.house_rules.set(who, counter=CounterRules(discount_limit=10_000))),
    (Act.MANAGE_SETTINGS, lambda shop, who: shop.house_rules.set(who, taxes=NO_TAXES)),
    (Act.MANAGE_SETTINGS, lambda shop, who: shop.house_rules.set(who, office=OfficeRules(lock_minutes=7))),
    (Act.MANAGE_SETTINGS, lambda shop, who: shop.details.set(who, shop.info)),
    (Act.MANAGE_SETTINGS, lambda shop, who: shop.backups.listed(who)),
    (Act.SEE_JOURNAL, lambda shop, who: shop.journal.latest(who)),
    (Act.SEE_JOURNAL, lambda shop, who: shop.journal.page(who)),
    (Act.SEE_JOURNAL, lambda shop, who: shop.journal.check(who)),
]


def test_every_act_is_asked_for_here() -> None:
    assert {act for act, _ in CALLS} == set(Act) == set(LEAST)


@pytest.mark.parametrize("role", Role)
def test_a_role_may_what_the_design_says_and_nothing_else(shop: Shop, role: Role) -> None:
    who = person(shop, role)
    shop.house_rules.set(owner(shop), counter=CounterRules(discount_limit=10_000))
    sell(shop, mixed(shop), name="Ava")
    for label, cart in (("send", of(merch(shop))), *((each, mixed(shop)) for each in ("move", "void", "cancel"))):
        shop.tabs.open(owner(shop), SaleOnScreen(new_id(), cart), label)
    sell(shop, mixed(shop), phone=OTHER)
    shop.customers.release_number(owner(shop), sell(shop, mixed(shop), phone=GONE).customer_id)
    for act, call in CALLS:
        if RANK.index(role) >= RANK.index(LEAST[act]):
            call(shop, who)
            continue
        before = {table: rows for table, rows in content(shop).items() if table != "Staff"}
        with pytest.raises(NotAllowed) as refused:
            call(shop, who)
        assert refused.value.act == act
        after = content(shop)
        unchanged = [table for table in before if table != "Journal"]
        assert {table: after[table] for table in unchanged} == {table: before[table] for table in unchanged}
    assert shop.doctor.check(actor=owner(shop)) == []
