"""A lead's PIN at a cashier's till: for one act, once, within a minute, with both names in the journal."""

import pytest

from pos_app.bootstrap import Act, Actor, Role, Shop
from pos_app.errors import ApprovalOver, LockedOut, NotAllowed, NotFound, PhoneNotPossible, WrongPin
from pos_app.services import staff as staff_module
from tests.integration.counter import TYPED, owner, person, value
from tests.integration.test_races import at_once, failures
from tests.integration.test_staff import quickly_hashed

PIN = "739162"


@pytest.fixture(autouse=True)
def quick_pins(shop_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """PINs that are checked in a millisecond; the demo shop is made before."""
    monkeypatch.setattr(staff_module, "_hash", quickly_hashed)


@pytest.fixture
def cashier(shop: Shop) -> Actor:
    return person(shop, Role.CASHIER, "Robin")


@pytest.fixture
def lead(shop: Shop) -> Actor:
    return person(shop, Role.SHIFT_LEAD, "Kim")


def enrol(shop: Shop, who: Actor, approval: object = None, phone: str = TYPED) -> object:
    return shop.tappass.enrol(who, phone=phone, name="Ava", approval=approval)  # type: ignore[arg-type] # the approval of each case, or none


def test_a_leads_pin_lets_a_cashier_do_one_act_once(shop: Shop, cashier: Actor, lead: Actor) -> None:
    with pytest.raises(NotAllowed):
        enrol(shop, cashier)
    approval = shop.staff.approve(cashier, Act.ENROL, PIN, approver_id=lead.id)
    enrol(shop, cashier, approval)
    with pytest.raises(ApprovalOver):
        enrol(shop, cashier, approval, "580 555 0177")
    done, approved = shop.journal.latest(owner(shop), 2)
    assert (approved.kind, approved.staff, approved.subject, approved.data) == (
        "approved",
        "Kim",
        cashier.id,
        {"act": "enrol"},
    )
    assert (done.kind, done.staff, done.data["approved_by"]) == ("enrolled", "Robin", lead.id)
    assert shop.doctor.check() == []


def test_an_approval_is_good_for_a_minute(shop: Shop, cashier: Actor, lead: Actor) -> None:
    seconds = [0.0]
    shop.premises.approvals.ticks = lambda: seconds[0]
    approval = shop.staff.approve(cashier, Act.ENROL, PIN, approver_id=lead.id)
    seconds[0] = 60.0
    with pytest.raises(ApprovalOver):
        enrol(shop, cashier, approval)
    fresh = shop.staff.approve(cashier, Act.ENROL, PIN, approver_id=lead.id)
    seconds[0] += 59.0
    enrol(shop, cashier, fresh)


def test_what_was_refused_did_not_use_the_approval_up(shop: Shop, cashier: Actor, lead: Actor) -> None:
    approval = shop.staff.approve(cashier, Act.ENROL, PIN, approver_id=lead.id)
    with pytest.raises(PhoneNotPossible):
        enrol(shop, cashier, approval, "12")
    enrol(shop, cashier, approval)


def test_an_approval_is_for_one_person_and_one_act(shop: Shop, cashier: Actor, lead: Actor) -> None:
    other = person(shop, Role.CASHIER, "Sam")
    approval = shop.staff.approve(cashier, Act.EDIT_CUSTOMER, PIN, approver_id=lead.id)
    for who in (cashier, other):
        with pytest.raises(ApprovalOver):
            enrol(shop, who, approval)
    enrol(shop, lead, approval)


def test_only_who_may_can_approve(shop: Shop, cashier: Actor, lead: Actor) -> None:
    with pytest.raises(NotAllowed):
        shop.staff.approve(cashier, Act.ENROL, PIN, approver_id=person(shop, Role.CASHIER, "Sam").id)
    with pytest.raises(NotAllowed):
        shop.staff.approve(cashier, Act.MANAGE_SETTINGS, PIN, approver_id=lead.id)
    with pytest.raises(NotFound):
        shop.staff.approve(cashier, Act.ENROL, PIN, approver_id="nobody")
    assert [each.name for each in shop.staff.approvers(Act.ENROL)] == ["Kim", "Olive"]
    assert [each.name for each in shop.staff.approvers(Act.MANAGE_STAFF)] == ["Olive"]


def test_wrong_pins_lock_the_approver_as_at_the_sign_in(shop: Shop, cashier: Actor, lead: Actor) -> None:
    for left in range(9, -1, -1):
        with pytest.raises(WrongPin) as wrong:
            shop.staff.approve(cashier, Act.ENROL, "482913", approver_id=lead.id)
        assert wrong.value.remaining == left
    with pytest.raises(LockedOut):
        shop.staff.approve(cashier, Act.ENROL, PIN, approver_id=lead.id)
    with pytest.raises(LockedOut):
        shop.staff.sign_in("Kim", PIN)
    assert value(shop, "SELECT count(*) FROM \"Journal\" WHERE kind = 'approved'") == 0


def test_an_approval_used_twice_at_once_does_one_act(shop: Shop, cashier: Actor, lead: Actor) -> None:
    approval = shop.staff.approve(cashier, Act.ENROL, PIN, approver_id=lead.id)
    done = at_once(*[lambda n=n: enrol(shop, cashier, approval, f"580 555 01{n}") for n in range(20, 24)])
    assert failures(done) == [ApprovalOver] * 3
    assert value(shop, 'SELECT count(*) FROM "Member"') == 1
