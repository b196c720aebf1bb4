"""Who may do what, and which PINs are fit."""

import pytest

from pos_app.domain.staff import NEEDS, Act, Actor, Role, allow, check_pin, may
from pos_app.errors import NotAllowed, PinNotAllowed

CASHIER = {Act.SELL, Act.MOVE_ORDERS, Act.PARK, Act.OPEN_TABS, Act.FIND_CUSTOMERS}
LEAD = CASHIER | {
    Act.CANCEL_TAB,
    Act.ENROL,
    Act.EDIT_CUSTOMER,
    Act.GIVE_SALE,
    Act.MERGE_CUSTOMERS,
    Act.SEE_HISTORY,
    Act.MARK_SOLD_OUT,
    Act.OPEN_TILL,
    Act.APPROVE_DISCOUNT,
    Act.ISSUE_VOUCHER,
    Act.CLOSE_TILL,
    Act.MOVE_CASH,
    Act.SEE_REPORTS,
    Act.REFUND,
    Act.VOID,
    Act.UNLOCK_STAFF,
    Act.OPEN_DRAWER,
}
MATRIX = {Role.CASHIER: CASHIER, Role.SHIFT_LEAD: LEAD, Role.OWNER: set(Act)}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", Act)
def test_the_rights_are_those_of_the_design(role: Role, act: Act) -> None:
    assert may(role, act) == (act in MATRIX[role])
    actor = Actor("a", "A", role)
    if act in MATRIX[role]:
        allow(actor, act)
    else:
        with pytest.raises(NotAllowed) as refused:
            allow(actor, act)
        assert refused.value.act == act
        assert refused.value.needs in str(refused.value)


def test_every_act_needs_a_role() -> None:
    assert set(NEEDS) == set(Act)


@pytest.mark.parametrize(
    ("pin", "role"),
    [
        ("7391", Role.CASHIER),
        ("739184", Role.CASHIER),
        ("739184", Role.SHIFT_LEAD),
        ("739184", Role.OWNER),
        ("739184062517", Role.OWNER),
    ],
)
def test_a_fit_pin_passes(pin: str, role: Role) -> None:
    check_pin(pin, role)


@pytest.mark.parametrize(
    ("pin", "role", "reason"),
    [
        ("", Role.CASHIER, "digits"),
        ("739", Role.CASHIER, "short"),
        ("7391840", Role.CASHIER, "long"),
        ("73918", Role.SHIFT_LEAD, "short"),
        ("73918", Role.OWNER, "short"),
        ("7391840625173", Role.OWNER, "long"),
        ("73a1", Role.CASHIER, "digits"),
        ("٧٣٩١", Role.CASHIER, "digits"),
        ("73 91", Role.CASHIER, "digits"),
        ("²²²²", Role.CASHIER, "digits"),
        ("\ud800", Role.CASHIER, "digits"),
        ("1234", Role.CASHIER, "common"),
        ("4321", Role.CASHIER, "common"),
        ("0000", Role.CASHIER, "common"),
        ("7890", Role.CASHIER, "common"),
        ("123456", Role.OWNER, "common"),
        ("654321", Role.OWNER, "common"),
        ("111111", Role.OWNER, "common"),
        ("123123", Role.OWNER, "common"),
        ("121212", Role.OWNER, "common"),
        ("2580", Role.CASHIER, "common"),
    ],
)
def test_an_unfit_pin_is_refused_with_the_reason(pin: str, role: Role, reason: str) -> None:
    with pytest.raises(PinNotAllowed) as refused:
        check_pin(pin, role)
    assert refused.value.reason == reason
    assert pin not in str(refused.value) or not pin
