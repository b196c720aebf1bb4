"""Every right of the design, asked of the services themselves: what a role may not do is refused and leaves nothing.

The walk is every door that needs a right (`rights_walk.CALLS`) with every role, with nobody, and with who was taken off
the list, given fewer rights or never on it. A door that is in neither list here fails.
"""

import inspect
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cached_property
from pathlib import Path

import pytest

from pos_app.bootstrap import Act, Actor, Role, Shop
from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.loyalty import Rules
from pos_app.domain.staff import NEEDS, may
from pos_app.errors import ApprovalOver, NotAllowed, NotSignedIn, SignInOver
from pos_app.services import staff as staff_module
from tests.integration.counter import TYPED, content, person, value
from tests.integration.rights_stage import Stage, staged
from tests.integration.rights_walk import APPROVED, CALLS, PIN, sell_reduced
from tests.integration.test_staff import quickly_hashed

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
    Act.ERASE_CUSTOMER: Role.OWNER,
    Act.MANAGE_STAFF: Role.OWNER,
    Act.MANAGE_CATALOGUE: Role.OWNER,
    Act.MANAGE_SETTINGS: Role.OWNER,
    Act.SEE_JOURNAL: Role.OWNER,
}
"""Design page 1, "Who uses it", written down a second time."""

MANUAL = {
    Act.SELL: "Sell, and print receipts of the day",
    Act.FIND_CUSTOMERS: "Look up guests: name, points, visits, the usual",
    Act.PARK: "Park sales, and have them back",
    Act.OPEN_TABS: "Open tabs, send rounds, move tabs",
    Act.MOVE_ORDERS: "Move orders along the board",
    Act.ENROL: "Sign guests up for TapPass",
    Act.APPROVE_DISCOUNT: "Give a discount above the limit",
    Act.REFUND: "Give back a sale, or a part of it",
    Act.VOID: "Void a sale",
    Act.GIVE_SALE: "Give a sale of one guest to another",
    Act.CANCEL_TAB: "Take lines off a tab, cancel a tab",
    Act.ISSUE_VOUCHER: "Issue vouchers",
    Act.OPEN_TILL: "Open the till",
    Act.MOVE_CASH: "Pay in and out",
    Act.UNLOCK_STAFF: "Unlock an account",
    Act.MARK_SOLD_OUT: "Mark products sold out",
    Act.EDIT_CUSTOMER: "Correct what is known of a guest",
    Act.MERGE_CUSTOMERS: "Merge guests, and undo it",
    Act.SEE_HISTORY: "See a guest's orders, amounts and points",
    Act.CLOSE_TILL: "Count and close the till",
    Act.SEE_REPORTS: "See takings and reports",
    Act.OPEN_DRAWER: "Open the drawer without a sale",
    Act.SEE_EXPECTED_CASH: "See what should be in the drawer",
    Act.SEE_INSIGHTS: "See the insights",
    Act.EXPORT_LISTS: "Save lists of guests, and what is kept about one",
    Act.ERASE_CUSTOMER: "Erase a guest",
    Act.MANAGE_CATALOGUE: "Change the catalogue and prices",
    Act.MANAGE_STAFF: "Change the staff",
    Act.MANAGE_SETTINGS: "Change settings",
    Act.SEE_JOURNAL: "Read the journal",
}
"""Each act in the words of the manual's table."""

COUNTER = "what every till shows to whoever stands at it; the window shows it to nobody before the sign-in"
MACHINE = "for the program itself, or whoever runs the owner's machine, before anybody can sign in"
PRINTER = "the printer's own work on what somebody with the right has queued"
OPEN = {
    "premises": "what the services stand on",
    "act_as": MACHINE,
    "close": MACHINE,
    "save_known": "writes what its caller holds already; the data itself asks for the right",
    "save_listing": "writes what its caller holds already; the lists themselves ask for the right",
    "customers.by_phone": COUNTER,
    "customers.card": COUNTER + "; a card holds no amounts",
    "customers.find": COUNTER,
    "customers.latest": COUNTER,
    "customers.near_misses": COUNTER,
    "tappass.card": COUNTER,
    "tappass.preview": COUNTER,
    "catalogue.everything": COUNTER,
    "catalogue.products": COUNTER,
    "catalogue.pictures": COUNTER,
    "catalogue.changed_since": COUNTER,
    "checkout.due": COUNTER,
    "checkout.totals": COUNTER,
    "board.open_orders": COUNTER,
    "board.changed_since": COUNTER,
    "till.current": COUNTER,
    "parking.listing": COUNTER,
    "parking.on_screen": COUNTER,
    "tabs.read": COUNTER,
    "vouchers.find": COUNTER,
    "house_rules.get": COUNTER,
    "loyalty_rules.get": COUNTER,
    "details.get": COUNTER,
    "machine.language": COUNTER,
    "printing.settings": COUNTER,
    "printing.text": COUNTER,
    "printing.left": COUNTER,
    "figures.period": "a pair of days, worked out from the calendar",
    "staff.everyone": "the names on the sign-in",
    "staff.approvers": "the names on the card that takes a lead's PIN",
    "staff.sign_in": "asks for the PIN",
    "staff.unlock_by": "asks for the PIN of who may",
    "staff.first_owner": MACHINE,
    "staff.reset_owner": MACHINE,
    "welcome.is_needed": MACHINE,
    "welcome.adopted": MACHINE,
    "welcome.set_up": MACHINE + "; refused where the shop has an owner",
    "welcome.start_for_scripts": MACHINE + "; does nothing where the shop has staff",
    "journal.verify": MACHINE + "; tells tills and numbers only",
    "journal.write": "inside the other services' transactions, which have asked",
    "doctor.notes": MACHINE,
    "levels.look_again": "the start of a business day, whoever starts it",
    "printing.take": PRINTER,
    "printing.send": PRINTER,
    "printing.done": PRINTER,
    "printing.failed": PRINTER,
    "printing.seconds_to_next": PRINTER,
}
"""The doors that ask for no right, each with its reason."""


@pytest.fixture
def stage(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setattr(staff_module, "_hash", quickly_hashed)
    person(shop, Role.SHIFT_LEAD, "Approver")
    return staged(shop, tmp_path)


def doors(shop: Shop) -> Iterator[tuple[str, inspect.Signature]]:
    """Every public method of the shop and of its services."""
    for name, _ in inspect.getmembers(Shop, inspect.isfunction):
        if not name.startswith("_"):
            yield name, inspect.signature(getattr(shop, name))
    made = [name for name, how in vars(Shop).items() if isinstance(how, cached_property)]
    for each in [field.name for field in fields(Shop)] + made:
        service = getattr(shop, each)
        if type(service).__module__.startswith("pos_app.services"):
            for name, _ in inspect.getmembers(type(service), inspect.isfunction):
                if not name.startswith("_"):
                    yield f"{each}.{name}", inspect.signature(getattr(service, name))


def test_every_door_of_the_services_is_walked_through_or_open_for_a_reason(shop: Shop) -> None:
    found = {door: signature for door, signature in doors(shop) if door.split(".")[0] not in OPEN}
    walked, approvable = {door for door, _, _ in CALLS}, {door for door, _, _ in APPROVED}
    assert walked - set(found) == set(), "doors that are no more"
    assert set(found) - walked - set(OPEN) == set(), "doors that nobody tried with every role"
    asking = {door for door, signature in found.items() if "actor" in signature.parameters}
    assert asking - walked - {"journal.write"} == set(), "who is given an actor asks for a right"
    assert {door for door in found if "approval" in found[door].parameters} == approvable
    assert {act for _, act, _ in CALLS if act} == set(Act) - {Act.FIND_CUSTOMERS}, "a look-up is given no actor"
    assert NEEDS == LEAST


def test_the_manual_says_who_may_do_what() -> None:
    by_pin = {act for _, act, _ in APPROVED} | {Act.UNLOCK_STAFF}
    rows = [f"| {words} | {' | '.join(_cell(act, role, by_pin) for role in Role)} |" for act, words in MANUAL.items()]
    lines = (Path(__file__).parents[2] / "docs" / "user" / "staff.md").read_text(encoding="utf-8").splitlines()
    first = lines.index("| --- | --- | --- | --- |") + 1
    assert lines[first : lines.index("", first)] == rows
    assert set(MANUAL) == set(Act)


def _cell(act: Act, role: Role, by_pin: set[Act]) -> str:
    return "yes" if may(role, act) else "PIN" if act in by_pin else "no"


@pytest.mark.parametrize("role", Role)
def test_a_role_may_what_the_design_says_and_nothing_else(stage: Stage, role: Role) -> None:
    who = person(stage.shop, role)
    for door, act, call in CALLS:
        if act is None or list(Role).index(role) >= list(Role).index(LEAST[act]):
            call(stage, who)
            continue
        before = content(stage.shop)
        with pytest.raises(NotAllowed) as refused:
            call(stage, who)
        assert refused.value.act == act, door
        assert content(stage.shop) == before, door
    assert stage.shop.doctor.check(actor=stage.owner) == []


def test_nobody_nor_anybody_who_is_not_what_they_signed_in_as_may_anything(stage: Stage) -> None:
    shop = stage.shop
    gone, fallen = person(shop, Role.OWNER, "Gone"), person(shop, Role.OWNER, "Fallen")
    lead = person(shop, Role.SHIFT_LEAD, "Lead")
    shop.staff.deactivate(stage.owner, gone.id)
    for fewer in (fallen, lead):
        shop.staff.change(stage.owner, fewer.id, name=fewer.name, role=Role.CASHIER)
    strangers = [
        gone,
        fallen,
        lead,
        Actor("nobody", "Olive", Role.OWNER),
        replace(stage.owner, id=""),
        Actor("", "", Role.OWNER),
    ]
    shop.act_as(None)
    before = content(shop)
    for door, _, call in CALLS:
        with pytest.raises(NotSignedIn):
            call(stage, None)  # type: ignore[arg-type] # nobody is signed in
        for stranger in strangers:
            with pytest.raises(SignInOver):
                call(stage, stranger)
        assert content(shop) == before, door


def test_an_approval_is_for_its_act_alone_and_needs_its_giver(stage: Stage) -> None:
    shop, cashier = stage.shop, person(stage.shop, Role.CASHIER)
    lead = person(shop, Role.SHIFT_LEAD, "Kim")
    for door, act, call in APPROVED:
        approval = shop.staff.approve(cashier, act, PIN, approver_id=lead.id)
        wrong = replace(approval, act=Act.MARK_SOLD_OUT)
        before = content(shop)
        with pytest.raises(ApprovalOver):
            call(stage, cashier, wrong)
        assert content(shop) == before, door
        call(stage, cashier, approval)
        told = shop.journal.latest(stage.owner, 5)
        assert any(each.data.get("approved_by") == lead.id and each.staff == cashier.name for each in told), door
        before = content(shop)
        with pytest.raises(ApprovalOver):
            call(stage, cashier, approval)
        assert content(shop) == before, door
    late = shop.staff.approve(cashier, Act.MOVE_CASH, PIN, approver_id=lead.id)
    shop.staff.deactivate(stage.owner, lead.id)
    with pytest.raises(ApprovalOver):
        shop.till.move(cashier, -100, "ice", approval=late)


def test_a_setting_gives_cashiers_one_right_and_takes_it_back(stage: Stage) -> None:
    shop, cashier = stage.shop, person(stage.shop, Role.CASHIER)
    shop.loyalty_rules.set(stage.owner, replace(shop.loyalty_rules.get(), cashier_may_enrol=True))
    assert shop.tappass.enrol(cashier, phone=TYPED, name=None).customer_id == stage.customer
    shop.loyalty_rules.set(stage.owner, replace(shop.loyalty_rules.get(), cashier_may_enrol=False))
    with pytest.raises(NotAllowed):
        shop.tappass.enrol(cashier, phone=TYPED, name=None)
    for limit, allowed in ((None, True), (60_000, True), (49_999, False), (0, False)):
        shop.house_rules.set(stage.owner, counter=CounterRules(discount_limit=limit))
        if allowed:
            sell_reduced(stage, cashier, None)
        else:
            with pytest.raises(NotAllowed):
                sell_reduced(stage, cashier, None)
    shop.loyalty_rules.set(stage.owner, Rules(cashier_may_enrol=True))
    for door, act, call in CALLS:
        if act is not None and not may(Role.CASHIER, act) and door not in {"tappass.enrol", "checkout.complete"}:
            with pytest.raises(NotAllowed):
                call(stage, cashier)
    assert value(shop, 'SELECT count(*) FROM "Member"') >= 1
