"""The staff list and its PINs: ten wrong ones lock an account, whatever is restarted or set back."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pos_app.bootstrap import Actor, Payment, Role, Shop, open_shop
from pos_app.errors import (
    LastOwner,
    LockedOut,
    NameMissing,
    NameTaken,
    NotAllowed,
    NotFound,
    PinNotAllowed,
    PosError,
    SignInOver,
    TextNotStorable,
    WrongPin,
)
from pos_app.services import staff as staff_module
from tests.integration.counter import NOON, Clock, content, food, of, owner, person, rows, set_clock, tamper, value

PIN, WRONG = "739184", "482913"


def quickly_hashed(pin: str) -> str:
    """Argon2id at its least: these tests guess hundreds of times."""
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(pin)


@pytest.fixture(autouse=True)
def quick_pins(shop_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """PINs that are checked in a millisecond, also the demo owner's."""
    monkeypatch.setattr(staff_module, "_hash", quickly_hashed)
    with open_shop(shop_url) as shop:
        tamper(shop, 'UPDATE "Staff" SET "pinHash" = :hash', hash=quickly_hashed(PIN))


def guess(shop: Shop, times: int, name: str = "Olive") -> list[type[PosError]]:
    """Try wrong PINs; how each was refused."""
    told: list[type[PosError]] = []
    for _ in range(times):
        with pytest.raises((WrongPin, LockedOut)) as refused:
            shop.staff.sign_in(name, WRONG)
        told.append(refused.type)
    return told


def test_the_right_pin_signs_in_by_any_spelling_of_the_name(shop: Shop) -> None:
    for name in ("Olive", "olive", " OLIVE ", "Olíve"):
        actor = shop.staff.sign_in(name, PIN)
        assert (actor.name, actor.role, actor.id) == ("Olive", Role.OWNER, owner(shop).id)
    assert shop.staff.first_owner() == owner(shop)


def test_nobody_of_that_name_is_a_wrong_pin(shop: Shop) -> None:
    for name in ("", "Nobody", "a\0b", "\ud800", "%", "x" * 10_000):
        with pytest.raises(WrongPin):
            shop.staff.sign_in(name, PIN)


def test_pins_are_kept_as_argon2id(sqlite_demo_shop: Path) -> None:
    with open_shop(sqlite_demo_shop) as shop:
        kept = value(shop, 'SELECT "pinHash" FROM "Staff"')
    cost = re.search(r"m=(\d+),t=(\d+)", kept)
    assert kept.startswith("$argon2id$")
    assert cost is not None
    assert int(cost[1]) >= 19 * 1024  # OWASP's least for argon2id: 19 MiB and two rounds
    assert int(cost[2]) >= 2


def test_a_pin_nobody_could_have_is_a_wrong_pin(shop: Shop) -> None:
    for pin in ("", "\ud800", "a\0b", "7" * 10_000):
        with pytest.raises(WrongPin):
            shop.staff.sign_in("Olive", pin)


def test_ten_wrong_pins_lock_the_account_for_the_right_one_too(shop: Shop, clock: Clock) -> None:
    with pytest.raises(WrongPin) as first:
        shop.staff.sign_in("Olive", WRONG)
    assert first.value.remaining == 9
    assert guess(shop, 11) == [WrongPin] * 9 + [LockedOut] * 2
    with pytest.raises(LockedOut) as locked:
        shop.staff.sign_in("Olive", PIN)
    assert (locked.value.until - NOON).total_seconds() == pytest.approx(1800, abs=60)


def test_the_count_is_of_one_account(shop: Shop) -> None:
    person(shop, Role.CASHIER)
    guess(shop, 10)
    assert shop.staff.sign_in("Robin", "739162").role is Role.CASHIER


def test_the_right_pin_begins_the_count_anew(shop: Shop) -> None:
    guess(shop, 9)
    shop.staff.sign_in("Olive", PIN)
    assert guess(shop, 9) == [WrongPin] * 9


def test_restarts_do_not_forget_wrong_pins(shop_url: str) -> None:
    told = []
    for _ in range(4):
        with open_shop(shop_url) as shop:
            told += guess(shop, 3)
    assert told == [WrongPin] * 10 + [LockedOut] * 2
    with open_shop(shop_url) as shop, pytest.raises(LockedOut):
        shop.staff.sign_in("Olive", PIN)


def test_half_an_hour_later_the_account_is_free(shop_url: str) -> None:
    with open_shop(shop_url) as shop:
        set_clock(shop)
        guess(shop, 10)
    for minutes, opens in ((0, False), (29, False), (31, True)):
        with open_shop(shop_url) as shop:
            clock = set_clock(shop)
            clock.move(minutes=minutes)
            if opens:
                assert guess(shop, 2) == [WrongPin] * 2
                assert shop.staff.sign_in("Olive", PIN).name == "Olive"
            else:
                assert guess(shop, 1) == [LockedOut]


def test_setting_the_clock_forwards_opens_nothing_in_the_running_program(shop: Shop, clock: Clock) -> None:
    guess(shop, 10)
    clock.move(days=1)
    with pytest.raises(LockedOut):
        shop.staff.sign_in("Olive", PIN)


def test_setting_the_clock_back_locks_for_half_an_hour_at_most(shop_url: str) -> None:
    with open_shop(shop_url) as shop:
        set_clock(shop)
        guess(shop, 10)
    with open_shop(shop_url) as shop:
        clock = set_clock(shop)
        clock.move(days=-365)
        with pytest.raises(LockedOut) as locked:
            shop.staff.sign_in("Olive", PIN)
        assert (locked.value.until - clock.at).total_seconds() <= 1800
    with open_shop(shop_url) as shop:
        clock = set_clock(shop)
        clock.move(days=-365, minutes=31)
        assert shop.staff.sign_in("Olive", PIN).name == "Olive"


def test_guessing_in_parallel_gains_nothing(shop: Shop, shop_url: str) -> None:
    with open_shop(shop_url) as other, ThreadPoolExecutor(8) as threads:
        tries = [threads.submit(guess, each, 1) for each in [shop, other] * 10]
        told = [found for each in tries for found in each.result()]
    assert told.count(WrongPin) == 10
    assert told.count(LockedOut) == 10
    with pytest.raises(LockedOut):
        shop.staff.sign_in("Olive", PIN)


def test_a_crash_between_the_tenth_try_and_the_lock_still_locks(
    shop: Shop, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(shop.staff), "_after_wrong_pin", lambda *_: None)
    guess(shop, 10)
    monkeypatch.undo()
    assert guess(shop, 1) == [LockedOut]
    assert value(shop, 'SELECT "lockedUntil" FROM "Staff"') is not None


def test_a_lead_unlocks(shop: Shop) -> None:
    lead = person(shop, Role.SHIFT_LEAD)
    guess(shop, 10)
    shop.staff.unlock(lead, owner(shop).id)
    assert shop.staff.sign_in("Olive", PIN).name == "Olive"
    with pytest.raises(NotFound):
        shop.staff.unlock(lead, "nobody's")


def test_a_new_pin_lifts_the_lock(shop: Shop) -> None:
    guess(shop, 10)
    shop.staff.reset_owner("295173")
    assert shop.staff.sign_in("Olive", "295173").name == "Olive"
    with pytest.raises(WrongPin):
        shop.staff.sign_in("Olive", PIN)


def test_signing_in_is_journalled_and_the_pin_is_nowhere(shop: Shop, shop_url: str) -> None:
    shop.staff.sign_in("Olive", PIN)
    guess(shop, 10)
    kinds = [entry.kind for entry in shop.journal.latest(owner(shop), limit=11)]
    assert kinds == ["locked_out", *["wrong_pin"] * 9, "sign_in"]
    everything = repr(content(shop))
    assert PIN not in everything
    assert WRONG not in everything
    assert "$argon2id$" in everything


def test_the_list_shows_who_can_sign_in(shop: Shop) -> None:
    cashier = person(shop, Role.CASHIER, "Zoe")
    person(shop, Role.CASHIER, "Ämil")
    person(shop, Role.SHIFT_LEAD, "Bea")
    assert [each.name for each in shop.staff.everyone()] == ["Ämil", "Zoe", "Bea", "Olive"]
    shop.staff.deactivate(owner(shop), cashier.id)
    assert [each.name for each in shop.staff.everyone()] == ["Ämil", "Bea", "Olive"]
    with pytest.raises(WrongPin):
        shop.staff.sign_in("Zoe", "739162")


def test_names_are_unique_in_any_case_and_accent(shop: Shop) -> None:
    person(shop, Role.CASHIER, "José")
    before = content(shop)
    for name in ("jose", "JOSÉ", "Jose\u0301", " José "):
        with pytest.raises(NameTaken):
            shop.staff.add(owner(shop), name, role=Role.CASHIER, pin="739162")
    assert content(shop) == before


def test_two_owners_adding_one_name_at_once_add_one_person(shop: Shop, shop_url: str) -> None:
    with open_shop(shop_url, as_owner=True) as other, ThreadPoolExecutor(4) as threads:
        asked = [
            threads.submit(each.staff.add, owner(shop), "Robin", role=Role.CASHIER, pin="739162")
            for each in [shop, other] * 2
        ]
        refused = [type(each.exception()) for each in asked if each.exception()]
    assert refused == [NameTaken] * 3


def test_what_is_refused_adds_nobody(shop: Shop) -> None:
    before = content(shop)
    for name, pin, error in [
        ("", "739162", NameMissing),
        ("  ", "739162", NameMissing),
        ("a\0b", "739162", TextNotStorable),
        ("\ud800", "739162", TextNotStorable),
        ("n" * 201, "739162", TextNotStorable),
        ("Robin", "1234", PinNotAllowed),
        ("Robin", "739", PinNotAllowed),
        ("Robin", "7391624", PinNotAllowed),
    ]:
        with pytest.raises(error):
            shop.staff.add(owner(shop), name, role=Role.CASHIER, pin=pin)
    assert content(shop) == before


def test_everybody_changes_their_own_pin_only(shop: Shop) -> None:
    cashier = person(shop, Role.CASHIER)
    lead = person(shop, Role.SHIFT_LEAD, "Sam")
    shop.staff.change_pin(cashier, cashier.id, "5937")
    assert shop.staff.sign_in("Robin", "5937").id == cashier.id
    for actor in (cashier, lead):
        with pytest.raises(NotAllowed):
            shop.staff.change_pin(actor, owner(shop).id, "593712")
    with pytest.raises(PinNotAllowed):
        shop.staff.change_pin(lead, lead.id, "5937")
    with pytest.raises(NotFound):
        shop.staff.change_pin(owner(shop), "nobody's", "593712")
    shop.staff.change_pin(owner(shop), cashier.id, "618203")
    assert shop.staff.sign_in("Robin", "618203").id == cashier.id


def test_the_last_owner_stays(shop: Shop) -> None:
    before = content(shop)
    with pytest.raises(LastOwner):
        shop.staff.deactivate(owner(shop), owner(shop).id)
    assert content(shop) == before
    second = person(shop, Role.OWNER, "Odette")
    shop.staff.deactivate(second, owner(shop).id)
    with pytest.raises(LastOwner):
        shop.staff.deactivate(second, second.id)
    with pytest.raises(NotFound):
        shop.staff.deactivate(second, "nobody's")


def test_what_somebody_did_stays_when_they_leave(shop: Shop) -> None:
    cashier: Actor = person(shop, Role.CASHIER)
    shop.staff.sign_in("Robin", "739162")
    shop.staff.deactivate(owner(shop), cashier.id)
    assert "Robin" in [entry.staff for entry in shop.journal.latest(owner(shop))]
    assert len(rows(shop, 'SELECT id FROM "Staff"')) == 2
    assert shop.doctor.check() == []


def test_name_role_and_pin_are_changed_at_once_and_each_is_journalled(shop: Shop) -> None:
    cashier = person(shop, Role.CASHIER)
    shop.staff.change(owner(shop), cashier.id, name=" Robína ", role=Role.SHIFT_LEAD, pin="618203")
    assert shop.staff.sign_in("robina", "618203").role is Role.SHIFT_LEAD
    told = [entry for entry in shop.journal.latest(owner(shop), limit=4) if entry.subject == cashier.id][1:]
    assert [(each.kind, each.data, each.note) for each in told] == [
        ("pin_changed", {}, ""),
        ("role_changed", {"before": "CASHIER", "after": "SHIFT_LEAD"}, ""),
        ("staff_renamed", {}, "Robin → Robína"),
    ]
    before = content(shop)
    shop.staff.change(owner(shop), cashier.id, name="Robína", role=Role.SHIFT_LEAD)
    assert content(shop) == before


def test_a_change_that_cannot_be_leaves_everything(shop: Shop) -> None:
    cashier = person(shop, Role.CASHIER)
    before = content(shop)
    for name, role, pin, error in [
        ("", Role.CASHIER, None, NameMissing),
        ("olive", Role.CASHIER, None, NameTaken),
        ("Robin", Role.SHIFT_LEAD, None, PinNotAllowed),
        ("Robin", Role.OWNER, "7391", PinNotAllowed),
        ("Robin", Role.CASHIER, "1234", PinNotAllowed),
    ]:
        with pytest.raises(error):
            shop.staff.change(owner(shop), cashier.id, name=name, role=role, pin=pin)
    with pytest.raises(LastOwner):
        shop.staff.change(owner(shop), owner(shop).id, name="Oliva", role=Role.SHIFT_LEAD)
    with pytest.raises(NotFound):
        shop.staff.change(owner(shop), "nobody's", name="Nobody", role=Role.CASHIER)
    assert content(shop) == before
    person(shop, Role.OWNER, "Odette")
    shop.staff.change(owner(shop), owner(shop).id, name="Olive", role=Role.CASHIER)
    assert shop.staff.sign_in("Olive", PIN).role is Role.CASHIER


def test_two_owners_who_take_each_other_off_leave_one(shop: Shop, shop_url: str) -> None:
    first, second = owner(shop), person(shop, Role.OWNER, "Odette")
    with open_shop(shop_url, as_owner=True) as other, ThreadPoolExecutor(2) as threads:
        asked = [
            threads.submit(shop.staff.deactivate, first, second.id),
            threads.submit(other.staff.deactivate, second, first.id),
        ]
        refused = [each.exception() for each in asked if each.exception()]
    assert len(refused) == 1
    assert isinstance(refused[0], LastOwner | SignInOver)
    assert [each.role for each in shop.staff.everyone()] == [Role.OWNER]


def test_who_was_taken_off_sells_nothing_more_at_any_till(shop: Shop, shop_url: str) -> None:
    cashier = person(shop, Role.CASHIER)
    with open_shop(shop_url, as_owner=True, till="Till 2") as other:
        cart = of(food(other))
        paid = [Payment.cash(other.checkout.due(cart))]
        other.checkout.complete(cashier, cart, payments=paid)
        shop.staff.deactivate(owner(shop), cashier.id)
        with pytest.raises(SignInOver):
            shop.checkout.complete(cashier, cart, payments=paid)
        other.premises._read_at -= 5
        before = content(shop)
        with pytest.raises(SignInOver):
            other.checkout.complete(cashier, cart, payments=paid)
        assert content(shop) == before
        shop.staff.reactivate(owner(shop), cashier.id)
        other.checkout.complete(cashier, cart, payments=paid)
        assert other.staff.sign_in("Robin", "739162").id == cashier.id


def test_who_has_fewer_rights_now_signs_in_again(shop: Shop) -> None:
    lead = person(shop, Role.SHIFT_LEAD)
    shop.staff.change(owner(shop), lead.id, name="Robin", role=Role.CASHIER)
    with pytest.raises(SignInOver):
        shop.catalogue.mark_sold_out(lead, food(shop).id, sold_out=True)
    now = shop.staff.sign_in("Robin", "739162")
    assert now.role is Role.CASHIER
    shop.checkout.complete(now, of(food(shop)), payments=[Payment.cash(100_000)])


def test_the_owner_sees_everybody_and_how_signing_in_went(shop: Shop, clock: Clock) -> None:
    cashier = person(shop, Role.CASHIER)
    shop.staff.sign_in("Robin", "739162")
    clock.move(minutes=5)
    guess(shop, 10, "Robin")
    robin, olive = shop.staff.records(owner(shop))
    assert (robin.name, robin.active, robin.last_sign_in, robin.failed_tries) == ("Robin", True, NOON, 10)
    assert robin.is_locked(clock())
    assert (olive.name, olive.last_sign_in, olive.is_locked(clock())) == ("Olive", None, False)
    told = [each.outcome.value for each in shop.staff.attempts(owner(shop), cashier.id)]
    assert told == ["locked_out", *["wrong_pin"] * 9, "sign_in"]
    shop.staff.deactivate(owner(shop), cashier.id)
    assert [(each.name, each.active) for each in shop.staff.records(owner(shop))] == [("Olive", True), ("Robin", False)]
    shop.staff.reactivate(owner(shop), cashier.id)
    assert shop.staff.sign_in("Robin", "739162").id == cashier.id
    assert shop.doctor.check() == []
