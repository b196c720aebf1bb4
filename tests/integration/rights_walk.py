"""Every door of the services that needs a right, with the right it needs, and every one that needs none, with why.

A call gets the stage and whoever acts. The calls of an allowed role are made one after the other, so that one may stand
on what the one before it did.
"""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import date

import pytest

from pos_app.bootstrap import Act, Actor, Cart, Kind, Payment, Product, Role, Tender
from pos_app.domain.board import Step
from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.customers import ConsentSource
from pos_app.domain.discount import Discount
from pos_app.domain.guest_lists import GuestFilter
from pos_app.domain.ids import new_id
from pos_app.domain.insights import Period
from pos_app.domain.listing import Listing
from pos_app.domain.loyalty import Rules
from pos_app.domain.office_rules import OfficeRules
from pos_app.domain.page import Page
from pos_app.domain.parked import Discarded, ParkedGuest, SaleOnScreen
from pos_app.domain.price_change import PriceMove
from pos_app.domain.printing import Printer, PrinterKind, PrintKind, Subject, TillPrinting
from pos_app.domain.receipts import KitchenSlip, ReceiptText
from pos_app.domain.staff import Approval
from pos_app.domain.stocking import Brought
from pos_app.domain.taxes import NO_TAXES
from pos_app.domain.till import Shift
from pos_app.errors import BadInput, TillAlreadyOpen
from pos_app.services.assortment import RemovedCategory
from tests.integration.counter import TYPED, food, merch, mixed, of, value
from tests.integration.rights_stage import Stage, close

TODAY = Period(date(2026, 11, 22), date(2026, 11, 22))
LATE = "580 555 0144"
PIN = "739162"
"""Everybody's whom `person` puts on the list."""


def open_till(s: Stage, who: Actor, approval: Approval | None) -> Shift:
    """On a closed till; the one that is open is closed by the owner once it is known that it may be opened."""
    try:
        return s.shop.till.open(who, 20_000, approval)
    except TillAlreadyOpen:
        close(s, s.owner)
        return s.shop.till.open(who, 20_000, approval)


def open_for_scripts(s: Stage, who: Actor) -> None:
    s.shop.till.open_for_scripts(who)


def sell_reduced(s: Stage, who: Actor, approval: Approval | None) -> None:
    """With a discount above the limit."""
    cart = mixed(s.shop).with_discount(Discount.by_percent(50, "spoilt"))
    s.shop.checkout.complete(who, cart, payments=[Payment.cash(s.shop.checkout.due(cart))], approval=approval)


def sell_on(s: Stage, who: Actor) -> None:
    s.shop.checkout.complete(who, mixed(s.shop), phone=TYPED, payments=[Payment.cash(100_000)])


def void_on_tab(s: Stage, who: Actor, approval: Approval | None) -> None:
    own_id, version = s.put_aside("void")
    line = s.shop.tabs.read(own_id).sale.cart.lines[0]
    s.shop.tabs.void(who, own_id, version, [(line, 1)], "spilt", approval)


def check_copy(s: Stage, who: Actor) -> None:
    """The copy that was made; one inside a server is no file, and none to look through."""
    names = [each.name for each in s.shop.backups.listed(s.owner).latest]
    with nullcontext() if names else pytest.raises(BadInput):
        s.shop.backups.check(who, names[0] if names else "none.db")


def want_copy(s: Stage, who: Actor) -> None:
    names = [each.name for each in s.shop.backups.listed(s.owner).latest]
    with nullcontext() if names else pytest.raises(BadInput):
        s.shop.backups.wanted(who, names[0] if names else "none.db")


def new_product(s: Stage) -> Product:
    return Product("", "New", Kind.FOOD, 1, category_id=food(s.shop).category_id)


def priced(s: Stage, price: int) -> tuple[Product, Product]:
    product = food(s.shop)
    return product, replace(product, price=price)


def slip(s: Stage) -> KitchenSlip:
    return KitchenSlip("1", s.shop.premises.now(), "Till 1", "Robin", ())


def on_screen(s: Stage, cart: Cart | None = None) -> SaleOnScreen:
    return SaleOnScreen(new_id(), cart or mixed(s.shop))


Run = Callable[[Stage, Actor], object]
Approved = Callable[[Stage, Actor, Approval | None], object]

APPROVED: list[tuple[str, Act, Approved]] = [
    ("checkout.complete", Act.APPROVE_DISCOUNT, sell_reduced),
    ("tappass.enrol", Act.ENROL, lambda s, w, a: s.shop.tappass.enrol(w, phone=TYPED, name=None, approval=a)),
    ("late_guest.give", Act.GIVE_SALE, lambda s, w, a: s.shop.late_guest.give(w, s.of_a_guest, LATE, approval=a)),
    ("refunds.refund", Act.REFUND, lambda s, w, a: s.shop.refunds.refund(w, s.sale, lines=[(0, 1)], approval=a)),
    ("refunds.void", Act.VOID, lambda s, w, a: s.shop.refunds.void(w, s.sale, to=Tender.CASH, approval=a)),
    ("tabs.void", Act.CANCEL_TAB, void_on_tab),
    ("tabs.cancel", Act.CANCEL_TAB, lambda s, w, a: s.shop.tabs.cancel(w, *s.put_aside("cancel"), "left", a)),
    (
        "vouchers.issue",
        Act.ISSUE_VOUCHER,
        lambda s, w, a: s.shop.vouchers.issue(w, 1000, approval=a),
    ),
    (
        "vouchers.take_back",
        Act.ISSUE_VOUCHER,
        lambda s, w, a: s.shop.vouchers.take_back(w, s.sold_voucher, approval=a),
    ),
    ("till.move", Act.MOVE_CASH, lambda s, w, a: s.shop.till.move(w, -500, "ice", approval=a)),
    ("till.open", Act.OPEN_TILL, open_till),
]
"""What somebody else may approve, by a PIN at the same till."""


def alone(run: Approved) -> Run:
    return lambda stage, who: run(stage, who, None)


ANYBODY = None
"""Whoever is signed in, whatever their role."""

CALLS: list[tuple[str, Act | None, Run]] = [
    ("staff.still_counts", ANYBODY, lambda s, w: s.shop.staff.still_counts(w)),
    ("staff.approve", ANYBODY, lambda s, w: s.shop.staff.approve(w, Act.VOID, PIN, approver_id=s.staff("Approver"))),
    ("staff.change_pin", ANYBODY, lambda s, w: s.shop.staff.change_pin(w, getattr(w, "id", ""), "591637")),
    ("checkout.complete", Act.SELL, sell_on),
    ("late_guest.give", Act.SELL, lambda s, w: s.shop.late_guest.give(w, s.of_nobody, TYPED)),
    ("recent_sales.here", Act.SELL, lambda s, w: s.shop.recent_sales.here(w)),
    ("parking.keep", Act.SELL, lambda s, w: s.shop.parking.keep(w, on_screen(s))),
    ("receipts.of_sale", Act.SELL, lambda s, w: s.shop.receipts.of_sale(s.sale, actor=w)),
    ("receipts.of_order", Act.SELL, lambda s, w: s.shop.receipts.of_order(s.order, actor=w)),
    ("receipts.of_refund", Act.SELL, lambda s, w: s.shop.receipts.of_refund(s.refund, actor=w)),
    ("receipts.of_sale", Act.SEE_HISTORY, lambda s, w: s.shop.receipts.of_sale(s.old_sale, actor=w)),
    ("receipts.opened", Act.SELL, lambda s, w: s.shop.receipts.opened(s.sale, actor=w)),
    ("receipts.opened", Act.SEE_HISTORY, lambda s, w: s.shop.receipts.opened(s.old_sale, actor=w)),
    ("refunds.refundable", Act.SELL, lambda s, w: s.shop.refunds.refundable(s.sale, actor=w)),
    ("refunds.refundable", Act.SEE_HISTORY, lambda s, w: s.shop.refunds.refundable(s.old_sale, actor=w)),
    ("printing.after_sale", Act.SELL, lambda s, w: s.shop.printing.after_sale(w, s.sale)),
    ("printing.receipt", Act.SELL, lambda s, w: s.shop.printing.receipt(w, Subject.SALE, s.sale)),
    ("printing.receipt", Act.SEE_HISTORY, lambda s, w: s.shop.printing.receipt(w, Subject.SALE, s.old_sale)),
    ("printing.page", Act.SELL, lambda s, w: s.shop.printing.page(w, Page("X", ()))),
    ("printing.page", Act.OPEN_DRAWER, lambda s, w: s.shop.printing.page(w, Page("X", ()), PrintKind.DRAWER)),
    ("printing.open_drawer", Act.OPEN_DRAWER, lambda s, w: s.shop.printing.open_drawer(w, "change")),
    ("printing.kitchen", Act.SELL, lambda s, w: s.shop.printing.kitchen(w, s.order, slip(s))),
    ("printing.try_again", Act.SELL, lambda s, w: s.shop.printing.try_again(w)),
    ("printing.do_without", Act.SELL, lambda s, w: s.shop.printing.do_without(w)),
    ("board.move", Act.MOVE_ORDERS, lambda s, w: s.shop.board.move(w, s.order, Step.PREPARING)),
    ("board.hand_over", Act.MOVE_ORDERS, lambda s, w: s.shop.board.hand_over(w, s.pick_up)),
    ("parking.park", Act.PARK, lambda s, w: s.shop.parking.park(w, on_screen(s), "Ava")),
    ("parking.recall", Act.PARK, lambda s, w: s.shop.parking.recall(w, *s.put_aside("recall"))),
    ("parking.discard", Act.PARK, lambda s, w: s.keep("gone", s.shop.parking.discard(w, *s.put_aside("discard")))),
    ("parking.restore", Act.PARK, lambda s, w: s.shop.parking.restore(w, s.kept.get("gone", Discarded({})))),
    ("tabs.open", Act.OPEN_TABS, lambda s, w: s.shop.tabs.open(w, on_screen(s), "Ava's")),
    ("tabs.send", Act.OPEN_TABS, lambda s, w: s.shop.tabs.send(w, *s.put_aside("send"), of(merch(s.shop)))),
    ("tabs.move", Act.OPEN_TABS, lambda s, w: s.shop.tabs.move(w, *s.put_aside("move"), ParkedGuest())),
    *((door, act, alone(run)) for door, act, run in APPROVED[:-1]),
    ("vouchers.look_up", Act.SELL, lambda s, w: s.shop.vouchers.look_up(w, code_of(s))),
    ("customers.rename", Act.EDIT_CUSTOMER, lambda s, w: s.shop.customers.rename(w, s.customer, "New")),
    ("customers.set_notes", Act.EDIT_CUSTOMER, lambda s, w: s.shop.customers.set_notes(w, s.customer, "New")),
    ("customers.set_email", Act.EDIT_CUSTOMER, lambda s, w: s.shop.customers.set_email(w, s.customer, "a@example.com")),
    (
        "customers.set_consent",
        Act.EDIT_CUSTOMER,
        lambda s, w: s.shop.customers.set_consent(w, s.customer, True, ConsentSource.COUNTER),
    ),
    ("customers.change_number", Act.EDIT_CUSTOMER, lambda s, w: s.shop.customers.change_number(w, s.customer, TYPED)),
    ("customers.take_back_number", Act.EDIT_CUSTOMER, lambda s, w: s.shop.customers.take_back_number(w, s.released)),
    ("customers.release_number", Act.EDIT_CUSTOMER, lambda s, w: s.shop.customers.release_number(w, s.other)),
    (
        "customers.take_back_number",
        Act.EDIT_CUSTOMER,
        lambda s, w: s.shop.customers.take_back_number(w, s.released),
    ),
    (
        "customers.merge_preview",
        Act.MERGE_CUSTOMERS,
        lambda s, w: s.shop.customers.merge_preview(w, s.customer, s.other),
    ),
    ("customers.merges", Act.MERGE_CUSTOMERS, lambda s, w: s.shop.customers.merges(w, s.customer)),
    ("customers.merge", Act.MERGE_CUSTOMERS, lambda s, w: s.shop.customers.merge(w, s.customer, s.other)),
    ("customers.undo_merge", Act.MERGE_CUSTOMERS, lambda s, w: s.shop.customers.undo_merge(w, s.merge)),
    *(
        (f"history.{name}", Act.SEE_HISTORY, lambda s, w, name=name: getattr(s.shop.history, name)(s.customer, actor=w))
        for name in ("page", "worth", "sums", "products", "rhythm")
    ),
    ("history.entry", Act.SEE_HISTORY, lambda s, w: s.shop.history.entry(s.order, Kind.FOOD, actor=w)),
    ("points.ledger", Act.SEE_HISTORY, lambda s, w: s.shop.points.ledger(s.customer, actor=w)),
    (
        "catalogue.mark_sold_out",
        Act.MARK_SOLD_OUT,
        lambda s, w: s.shop.catalogue.mark_sold_out(w, food(s.shop).id, sold_out=True),
    ),
    ("till.movements", Act.MOVE_CASH, lambda s, w: s.shop.till.movements(w)),
    ("till.takings", Act.SEE_REPORTS, lambda s, w: s.shop.till.takings(w)),
    ("till.x_report", Act.SEE_REPORTS, lambda s, w: s.shop.till.x_report(w)),
    ("till.expected_cash", Act.SEE_EXPECTED_CASH, lambda s, w: s.shop.till.expected_cash(w)),
    ("till.close", Act.CLOSE_TILL, close),
    ("till.explain", Act.CLOSE_TILL, lambda s, w: s.shop.till.explain(w, closed(s), "a wrong float")),
    ("till.z_report", Act.SEE_REPORTS, lambda s, w: s.shop.till.z_report(w, closed(s))),
    ("till.past", Act.SEE_REPORTS, lambda s, w: s.shop.till.past(w)),
    ("till.open_for_scripts", Act.OPEN_TILL, open_for_scripts),
    ("till.open", Act.OPEN_TILL, alone(open_till)),
    ("staff.unlock", Act.UNLOCK_STAFF, lambda s, w: s.shop.staff.unlock(w, s.owner.id)),
    ("staff.add", Act.MANAGE_STAFF, lambda s, w: s.shop.staff.add(w, "New", role=Role.CASHIER, pin="7391")),
    ("staff.change_pin", Act.MANAGE_STAFF, lambda s, w: s.shop.staff.change_pin(w, s.staff("Leaver"), "295173")),
    ("staff.deactivate", Act.MANAGE_STAFF, lambda s, w: s.shop.staff.deactivate(w, s.staff("Leaver"))),
    ("staff.reactivate", Act.MANAGE_STAFF, lambda s, w: s.shop.staff.reactivate(w, s.staff("Comer"))),
    (
        "staff.change",
        Act.MANAGE_STAFF,
        lambda s, w: s.shop.staff.change(w, s.owner.id, name="Olivia", role=Role.OWNER),
    ),
    ("staff.records", Act.MANAGE_STAFF, lambda s, w: s.shop.staff.records(w)),
    ("staff.attempts", Act.MANAGE_STAFF, lambda s, w: s.shop.staff.attempts(w, s.owner.id)),
    *(
        (f"insights.{name}", Act.SEE_INSIGHTS, lambda s, w, name=name: getattr(s.shop.insights, name)(actor=w))
        for name in ("by_value", "conversion_candidates", "near_next_level")
    ),
    *(
        (f"figures.{name}", Act.SEE_INSIGHTS, lambda s, w, name=name: getattr(s.shop.figures, name)(TODAY, actor=w))
        for name in ("overview", "by_day", "by_hour", "by_category", "by_product", "by_staff", "prepare")
    ),
    ("guest_lists.page", Act.SEE_INSIGHTS, lambda s, w: s.shop.guest_lists.page(GuestFilter(), actor=w)),
    ("guest_lists.saved", Act.SEE_INSIGHTS, lambda s, w: s.shop.guest_lists.saved(actor=w)),
    ("guest_lists.save", Act.SEE_INSIGHTS, lambda s, w: s.shop.guest_lists.save(w, "Ours", GuestFilter())),
    ("guest_lists.forget", Act.SEE_INSIGHTS, lambda s, w: s.shop.guest_lists.forget(w, "Mine")),
    (
        "guest_lists.export",
        Act.EXPORT_LISTS,
        lambda s, w: s.shop.guest_lists.export(w, GuestFilter(), for_marketing=False),
    ),
    ("guest_lists.take_out", Act.EXPORT_LISTS, lambda s, w: s.shop.guest_lists.take_out(w, Listing("X", (), ()))),
    ("catalogue.add_category", Act.MANAGE_CATALOGUE, lambda s, w: s.shop.catalogue.add_category(w, "New")),
    ("catalogue.add_product", Act.MANAGE_CATALOGUE, lambda s, w: s.shop.catalogue.add_product(w, new_product(s))),
    ("catalogue.set_price", Act.MANAGE_CATALOGUE, lambda s, w: s.shop.catalogue.set_price(w, food(s.shop).id, 1)),
    ("assortment.everything", Act.MANAGE_CATALOGUE, lambda s, w: s.shop.assortment.everything(w)),
    ("assortment.listing", Act.MANAGE_CATALOGUE, lambda s, w: s.shop.assortment.listing(w)),
    (
        "assortment.change_product",
        Act.MANAGE_CATALOGUE,
        lambda s, w: s.shop.assortment.change_product(w, *priced(s, 7)),
    ),
    (
        "assortment.save_product",
        Act.MANAGE_CATALOGUE,
        lambda s, w: s.shop.assortment.save_product(w, *priced(s, 8), "Full"),
    ),
    (
        "assortment.change_prices",
        Act.MANAGE_CATALOGUE,
        lambda s, w: s.shop.assortment.change_prices(w, [PriceMove(food(s.shop).id, food(s.shop).price, 9)]),
    ),
    (
        "assortment.place_product",
        Act.MANAGE_CATALOGUE,
        lambda s, w: s.shop.assortment.place_product(w, food(s.shop).id, 1),
    ),
    (
        "assortment.rename_category",
        Act.MANAGE_CATALOGUE,
        lambda s, w: s.shop.assortment.rename_category(w, food(s.shop).category_id, "Tab"),
    ),
    (
        "assortment.place_category",
        Act.MANAGE_CATALOGUE,
        lambda s, w: s.shop.assortment.place_category(w, food(s.shop).category_id, 1),
    ),
    (
        "assortment.remove_category",
        Act.MANAGE_CATALOGUE,
        lambda s, w: s.keep("removed", s.shop.assortment.remove_category(w, empty(s))),
    ),
    (
        "assortment.put_category_back",
        Act.MANAGE_CATALOGUE,
        lambda s, w: s.shop.assortment.put_category_back(w, s.kept.get("removed", RemovedCategory(s.kept["empty"], 1))),
    ),
    ("stocking.plan", Act.MANAGE_CATALOGUE, lambda s, w: s.shop.stocking.plan(w, [])),
    ("stocking.bring_in", Act.MANAGE_CATALOGUE, lambda s, w: s.shop.stocking.bring_in(w, [])),
    ("stocking.take_back", Act.MANAGE_CATALOGUE, lambda s, w: s.shop.stocking.take_back(w, Brought((), (), ()))),
    ("products_in", Act.MANAGE_CATALOGUE, lambda s, w: s.shop.products_in(w, s.folder / "products.csv")),
    ("welcome.stock_what_was_sold", Act.MANAGE_CATALOGUE, lambda s, w: s.shop.welcome.stock_what_was_sold(w)),
    ("doctor.check", Act.MANAGE_SETTINGS, lambda s, w: s.shop.doctor.check(actor=w)),
    ("doctor.repair", Act.MANAGE_SETTINGS, lambda s, w: s.shop.doctor.repair(actor=w)),
    ("loyalty_rules.set", Act.MANAGE_SETTINGS, lambda s, w: s.shop.loyalty_rules.set(w, Rules(bonus=7))),
    ("loyalty_rules.preview", Act.MANAGE_SETTINGS, lambda s, w: s.shop.loyalty_rules.preview(Rules(bonus=8), actor=w)),
    ("house_rules.set", Act.MANAGE_SETTINGS, lambda s, w: s.shop.house_rules.set(w, taxes=NO_TAXES)),
    (
        "house_rules.set",
        Act.MANAGE_SETTINGS,
        lambda s, w: s.shop.house_rules.set(w, counter=CounterRules(discount_limit=20_000)),
    ),
    (
        "house_rules.set",
        Act.MANAGE_SETTINGS,
        lambda s, w: s.shop.house_rules.set(w, office=OfficeRules(lock_minutes=7)),
    ),
    ("machine.set_language", Act.MANAGE_SETTINGS, lambda s, w: s.shop.machine.set_language(w, "system")),
    ("details.set", Act.MANAGE_SETTINGS, lambda s, w: s.shop.details.set(w, s.shop.info)),
    ("backups.listed", Act.MANAGE_SETTINGS, lambda s, w: s.shop.backups.listed(w)),
    ("backups.make", Act.MANAGE_SETTINGS, lambda s, w: s.shop.backups.make(w)),
    ("backups.check", Act.MANAGE_SETTINGS, check_copy),
    ("backups.wanted", Act.MANAGE_SETTINGS, want_copy),
    ("printing.save_text", Act.MANAGE_SETTINGS, lambda s, w: s.shop.printing.save_text(w, ReceiptText())),
    (
        "printing.try_out",
        Act.MANAGE_SETTINGS,
        lambda s, w: s.shop.printing.try_out(w, Printer(PrinterKind.FILE, str(s.folder / "tried")), None),
    ),
    ("printing.save_settings", Act.MANAGE_SETTINGS, lambda s, w: s.shop.printing.save_settings(w, TillPrinting())),
    ("privacy.known", Act.EXPORT_LISTS, lambda s, w: s.shop.privacy.known(w, s.other)),
    ("privacy.erase", Act.ERASE_CUSTOMER, lambda s, w: s.shop.privacy.erase(w, s.other)),
    ("journal.latest", Act.SEE_JOURNAL, lambda s, w: s.shop.journal.latest(w)),
    ("journal.page", Act.SEE_JOURNAL, lambda s, w: s.shop.journal.page(w)),
    ("journal.check", Act.SEE_JOURNAL, lambda s, w: s.shop.journal.check(w)),
]


def code_of(s: Stage) -> str:
    """The code of a voucher that was given."""
    return str(value(s.shop, 'SELECT code FROM "Voucher"'))


def closed(s: Stage) -> str:
    return str(value(s.shop, 'SELECT id FROM "Shift" WHERE "zNumber" IS NOT NULL ORDER BY "zNumber" DESC'))


def empty(s: Stage) -> str:
    """A category without products."""
    return str(s.kept["empty"].id)
