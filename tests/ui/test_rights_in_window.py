"""Every act with every role through the real window: not shown, or shown with the way to ask a lead, or it works.

`WAYS` says how each act is reached by clicks and keys. A lead's PIN does that one act and no second one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QMenu

from pos_app.bootstrap import Act, Actor, Role
from pos_app.domain.counter_rules import CounterRules
from pos_app.domain.printing import Automatic, Printer, PrinterKind, TillPrinting
from pos_app.domain.staff import may
from pos_app.domain.till import CashCount
from pos_app.services import staff as staff_module
from tests.integration.counter import TYPED, food, mixed, of, person, sell, tamper, value
from tests.integration.test_staff import quickly_hashed
from tests.ui.driver import Driver
from tests.ui.test_counter_rights import hold, prepare
from ui.sign_in.staff_list import StaffList

ENTER, ESCAPE, F2, F5, F7, F8, F10 = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_F2,
    Qt.Key.Key_F5,
    Qt.Key.Key_F7,
    Qt.Key.Key_F8,
    Qt.Key.Key_F10,
)
PIN = "739162"
GUEST = "5805550152"


@dataclass(frozen=True)
class Way:
    """How an act is reached: `go` does what fingers do and says whether there was a way; `fact` is other once done.

    `asks`: whoever may not is shown the way all the same, and asked for somebody's PIN.
    """

    go: Callable[[Driver], bool]
    fact: Callable[[Driver], Any]
    asks: bool = False


def count(table: str, where: str = "1 = 1") -> Callable[[Driver], Any]:
    return lambda d: value(d.shop, f'SELECT count(*) FROM "{table}" WHERE {where}')


def shows(d: Driver, name: str) -> bool:
    return d.find(name).isVisible()


def to(d: Driver, nav: str) -> None:
    d.click(nav)
    d.settle()
    d.settle()


def press_if_shown(d: Driver, name: str) -> bool:
    """Click what is there; False where it is not shown to this role."""
    if not shows(d, name):
        return False
    d.click(name)
    d.settle()
    return True


# --- the counter ------------------------------------------------------------------------------------------------------


def sell_a_burger(d: Driver) -> bool:
    d.tap("House Burger")
    d.press(F8)
    d.settle()
    return True


def sell_reduced(d: Driver) -> bool:
    d.tap("House Burger")
    d.click("orderOptionsButton")
    d.click("orderDiscountMoneyButton")
    d.type("6.00", "orderDiscountEdit")
    d.type("cold", "orderDiscountReasonEdit")
    d.click("orderDoneButton")
    d.settle()
    d.press(F8)
    d.settle()
    return True


def look_up(d: Driver) -> bool:
    d.press(F2)
    d.type(GUEST, "phoneEdit")
    d.press(ENTER, "phoneEdit")
    d.settle()
    return True


def park(d: Driver) -> bool:
    d.tap("House Burger")
    d.press(F5)
    d.until(lambda: d.focus() == "parkNameEdit", "the name")
    d.type("Bob", "parkNameEdit")
    d.press(ENTER, "parkNameEdit")
    d.until(lambda: d.rows("cartTable") == 0, "it is put aside")
    d.settle()
    return True


def open_tab(d: Driver) -> bool:
    d.tap("House Burger")
    d.press(F5)
    d.until(lambda: d.focus() == "parkNameEdit", "the name")
    d.type("Tab", "parkNameEdit")
    QTest.keyClick(d.find("parkNameEdit"), ENTER, Qt.KeyboardModifier.ControlModifier)
    d.until(lambda: d.rows("cartTable") == 0, "the tab is put away")
    d.settle()
    return True


def cancel_tab(d: Driver) -> bool:
    d.press(F7)
    d.settle()
    d.type("Tab", "parkedSearchEdit")
    d.settle()
    d.until(lambda: d.rows("parkedTable") == 1, "the tab")
    d.press(ENTER, "parkedSearchEdit")
    d.until(lambda: d.desk.counter.sale.tab is not None, "the tab is on the screen")
    d.settle()
    d.click("tabButton")
    d.type("walked out", "tabReasonEdit")
    d.click("cancelTabButton")
    d.settle()
    return True


def enrol(d: Driver) -> bool:
    look_up(d)
    if not press_if_shown(d, "joinTapPassButton"):
        return False
    d.until(lambda: shows(d, "enrolButton") and d.find("enrolButton").isEnabled(), "the sign-up")
    d.press(Qt.Key.Key_Space, "termsCheck")
    d.click("enrolButton")
    d.settle()
    return True


def mark_sold_out(d: Driver) -> bool:
    before = sold_out(d)
    hold(d, "Cola")
    return bool(sold_out(d) != before)


sold_out = count("Product", '"soldOut"')


def recent(d: Driver, phone: str | None) -> None:
    """The newest sale of this till, chosen in the list."""
    sell(d.shop, of(food(d.shop)), phone=phone)
    d.press(F10)
    d.settle()
    QTest.keyClick(d.find("recentSalesTable"), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)


def refund(d: Driver) -> bool:
    recent(d, None)
    d.click("recentRefundButton")
    d.settle()
    d.click("refundButton")
    d.settle()
    return True


def void(d: Driver) -> bool:
    recent(d, None)
    d.click("recentRefundButton")
    d.settle()
    d.click("voidButton")
    d.settle()
    return True


def give_sale(d: Driver) -> bool:
    recent(d, TYPED)
    d.click("recentGuestButton")
    d.settle()
    d.type("5805550190", "latePhoneEdit")
    d.settle()
    d.click("giveSaleButton")
    d.settle()
    return True


# --- the other screens ------------------------------------------------------------------------------------------------


def move_order(d: Driver) -> bool:
    to(d, "navBoard")
    d.until(lambda: d.focus().startswith("boardColumn_"), "a card has the keyboard")
    d.press(ENTER)
    d.settle()
    return True


def open_guest(d: Driver) -> None:
    to(d, "navCustomers")
    d.get("customerSearchEdit", type(d.find("customerSearchEdit"))).setFocus()
    for _ in range(20):
        QTest.keyClick(d.find("customerSearchEdit"), Qt.Key.Key_Backspace)
    d.type(GUEST, "customerSearchEdit")
    d.press(ENTER, "customerSearchEdit")
    d.settle()
    d.settle()


def edit_guest(d: Driver) -> bool:
    open_guest(d)
    if not press_if_shown(d, "editCustomerButton"):
        return False
    d.type("n", "editNameEdit")
    d.click("saveCustomerButton")
    d.settle()
    return True


def merge_guests(d: Driver) -> bool:
    open_guest(d)
    return shows(d, "customerMoreButton")


def erase_guest(d: Driver) -> bool:
    open_guest(d)
    if not press_if_shown(d, "customerMoreButton"):
        return False
    menu = d.get("customerMoreMenu", QMenu)
    [erase] = [each for each in menu.actions() if each.text() == "Erase this guest …"]
    is_offered = erase.isVisible()
    if is_offered:
        erase.trigger()
    menu.close()
    d.settle()
    if is_offered:
        d.type("0152", "eraseDigitsEdit")
        d.press(ENTER, "eraseDigitsEdit")
        d.settle()
    return is_offered


def see_history(d: Driver) -> bool:
    open_guest(d)
    return shows(d, "historyTable")


def open_till(d: Driver) -> bool:
    shop = d.shop
    shop.till.close(shop.actor, shop.till.current().id, CashCount())
    to(d, "navTill")
    if not press_if_shown(d, "openTillButton"):
        return False
    d.type("50", "tillAmountEdit")
    d.press(ENTER, "tillAmountEdit")
    d.settle()
    return True


def pay_in(d: Driver) -> bool:
    to(d, "navTill")
    if not press_if_shown(d, "payInButton"):
        return False
    d.type("5", "tillAmountEdit")
    d.type("change", "tillReasonEdit")
    d.click("tillAmountButton")
    d.settle()
    return True


def issue_voucher(d: Driver) -> bool:
    to(d, "navTill")
    if not press_if_shown(d, "issueVoucherButton"):
        return False
    d.type("50", "voucherAmountEdit")
    d.type("birthday", "voucherReasonEdit")
    d.click("issueVoucherNowButton")
    d.settle()
    return True


def x_report(d: Driver) -> bool:
    to(d, "navTill")
    return press_if_shown(d, "xReportButton")


def open_drawer(d: Driver) -> bool:
    to(d, "navTill")
    return press_if_shown(d, "openDrawerButton")


def expected_cash(d: Driver) -> bool:
    to(d, "navTill")
    return any(
        each.text() == "Cash expected" and each.isVisible() for each in d.find("tillScreen").findChildren(QLabel)
    )


def close_till(d: Driver) -> bool:
    to(d, "navTill")
    if not press_if_shown(d, "countTillButton"):
        return False
    d.type("1", "countLoose")
    d.click("closeTillButton")
    d.settle()
    return True


def see_insights(d: Driver) -> bool:
    to(d, "navInsights")
    return shows(d, "insightsSaveButton")


def settings_page(name: str) -> Callable[[Driver], bool]:
    def there(d: Driver) -> bool:
        to(d, "navSettings")
        pages = d.get("settingsList", QListWidget)
        names = [pages.item(at).text() for at in range(pages.count())]
        return pages.isVisible() and name in names

    return there


WAYS: dict[Act, Way] = {
    Act.SELL: Way(sell_a_burger, count("Sale")),
    Act.FIND_CUSTOMERS: Way(look_up, lambda d: d.text("customerName")),
    Act.PARK: Way(park, count("ParkedSale", "kind = 'PARKED'")),
    Act.OPEN_TABS: Way(open_tab, count("ParkedSale", "kind = 'TAB'")),
    Act.CANCEL_TAB: Way(cancel_tab, count("Order", "status = 'CANCELLED'"), asks=True),
    Act.ENROL: Way(enrol, count("Member"), asks=True),
    Act.MARK_SOLD_OUT: Way(mark_sold_out, sold_out),
    Act.APPROVE_DISCOUNT: Way(sell_reduced, count("Sale"), asks=True),
    Act.REFUND: Way(refund, count("Refund", "kind = 'REFUND'"), asks=True),
    Act.VOID: Way(void, count("Refund", "kind = 'VOID'"), asks=True),
    Act.GIVE_SALE: Way(give_sale, count("Journal", "kind = 'sale_given'"), asks=True),
    Act.MOVE_ORDERS: Way(move_order, count("Order", "status = 'PREPARING'")),
    Act.EDIT_CUSTOMER: Way(edit_guest, count("Journal", "kind = 'customer_renamed'")),
    Act.MERGE_CUSTOMERS: Way(merge_guests, lambda d: shows(d, "customerMoreButton")),
    Act.SEE_HISTORY: Way(see_history, lambda d: shows(d, "historyTable")),
    Act.OPEN_TILL: Way(open_till, count("Shift"), asks=True),
    Act.MOVE_CASH: Way(pay_in, count("Journal", "kind = 'cash_in'"), asks=True),
    Act.ISSUE_VOUCHER: Way(issue_voucher, count("Voucher"), asks=True),
    Act.SEE_REPORTS: Way(x_report, lambda d: d.text("reportTitle")),
    Act.OPEN_DRAWER: Way(open_drawer, count("Journal", "kind = 'drawer_opened'")),
    Act.SEE_EXPECTED_CASH: Way(expected_cash, expected_cash),
    Act.SEE_INSIGHTS: Way(see_insights, lambda d: shows(d, "insightsSaveButton")),
    Act.EXPORT_LISTS: Way(see_insights, lambda d: shows(d, "insightsSaveButton")),
    Act.MANAGE_SETTINGS: Way(settings_page("Taxes"), settings_page("Taxes")),
    Act.MANAGE_CATALOGUE: Way(settings_page("Catalogue"), settings_page("Catalogue")),
    Act.MANAGE_STAFF: Way(settings_page("Staff"), settings_page("Staff")),
    Act.SEE_JOURNAL: Way(settings_page("Journal"), settings_page("Journal")),
    Act.ERASE_CUSTOMER: Way(erase_guest, count("Journal", "kind = 'customer_erased'")),
    Act.CLOSE_TILL: Way(close_till, count("Shift", '"zNumber" IS NOT NULL')),
}
"""In the order in which one window does them all; the till is closed last."""
NO_WAY = {
    Act.UNLOCK_STAFF: "at the sign-in, where nobody has a role yet, by a lead's PIN: see the test below",
}
"""Acts that no part of the window does, each with its reason."""


def test_every_act_has_its_way_in_the_window() -> None:
    assert set(WAYS) | set(NO_WAY) == set(Act)
    assert not set(WAYS) & set(NO_WAY)


def go_home(d: Driver) -> None:
    """Whatever lies over the window is given up, the sale too."""
    d.settle()
    for _ in range(3):
        d.press(ESCAPE)
        d.settle()
    d.click("navCounter")
    d.settle()
    if shows(d, "newSaleButton"):
        d.click("newSaleButton")
    d.press(F2)
    for _ in range(2):
        d.press(ESCAPE)
    d.settle()
    assert d.rows("cartTable") == 0


def is_asked(d: Driver) -> bool:
    return d.find("approvalCard").isVisible()


def walk(d: Driver, who: Actor, act: Act, way: Way) -> None:
    before = way.fact(d) if way.asks or may(who.role, act) else None
    shown = way.go(d)
    d.settle()
    if may(who.role, act):
        assert shown, f"{who.role} may {act}, and there is no way to it"
        assert not is_asked(d), act
        d.until(lambda: bool(way.fact(d)) and (way.fact(d) != before or before is True), f"{who.role} did {act}")
        return
    if not way.asks:
        assert not shown, f"{who.role} is shown the way to {act}"
        assert not is_asked(d), act
        return
    assert shown, f"{who.role} may ask for {act}, and is not shown how"
    d.until(lambda: is_asked(d), f"{act} asks for a PIN")
    d.settle()
    assert way.fact(d) == before, f"{act} was done before anybody approved it"
    d.type(PIN, "approvalPinEdit")
    d.press(ENTER, "approvalPinEdit")
    d.until(lambda: way.fact(d) == before + 1, f"{act} is done with a lead's PIN")
    told = [each for each in d.shop.journal.latest(d.shop.actor, 6) if "approved_by" in each.data]
    assert (told[0].staff, told[0].data["approved_by"]) == (who.name, lead_of(d)), act
    assert d.shop.premises.approvals._until == {}, "nothing is left of the approval"


def lead_of(d: Driver) -> str:
    return str(value(d.shop, "SELECT id FROM \"Staff\" WHERE name = 'Approver'"))


@pytest.mark.parametrize("role", Role)
def test_every_act_is_hidden_asked_for_or_done(
    counter: Driver, role: Role, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staff_module, "_hash", quickly_hashed)
    shop = counter.shop
    who = person(shop, role)
    person(shop, Role.SHIFT_LEAD, "Approver")
    sell(shop, mixed(shop), name="Ava Reyes")
    shop.house_rules.set(shop.actor, counter=CounterRules(discount_limit=10_000))
    printer = Printer(PrinterKind.FILE, str(tmp_path / "printed"))
    shop.printing.save_settings(shop.actor, TillPrinting(printer, automatic=Automatic.NEVER))
    counter.desk.workplace.read_rules()
    counter.settle()
    counter.desk.workplace.sign_in(who)
    counter.settle()
    for act, way in WAYS.items():
        walk(counter, who, act, way)
        go_home(counter)
    assert shop.doctor.check(actor=shop.actor) == []


def test_a_lead_unlocks_whoever_is_locked_at_the_sign_in(signed_out: Driver) -> None:
    d, shop = signed_out, signed_out.shop
    prepare(d)
    tamper(shop, 'UPDATE "Staff" SET "failedTries" = 10 WHERE name = \'Robin\'')
    d.desk.later.sign_in.refresh()
    d.settle()
    people = d.get("staffList", StaffList)
    at = next(row for row, each in enumerate(people.people) if each.name == "Robin")
    where = people.visualRect(people.model().index(at, 0)).center()
    QTest.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert not shows(d, "unlockWithPinButton"), "nobody is locked as far as is known"
    d.type("4927", "pinEdit")
    d.press(ENTER, "pinEdit")
    d.sees("signInMessage", "Robin is locked until")
    d.click("unlockWithPinButton")
    d.until(lambda: is_asked(d), "a lead is asked")
    d.settle()
    assert "Unlock Robin" in d.get("approvalWords", QLabel).text()
    assert "Robin" not in [each.name for each in d.get("approverList", StaffList).people]
    d.type("492716", "approvalPinEdit")
    d.press(ENTER, "approvalPinEdit")
    d.sees("signInMessage", "Robin is unlocked")
    assert not shows(d, "unlockWithPinButton")
    assert d.desk.workplace.actor is None, "the lead's PIN signs nobody in"
    d.type("4927", "pinEdit")
    d.press(ENTER, "pinEdit")
    d.sees("whoIsSignedIn", "Robin")
    entry = next(each for each in shop.journal.latest(shop.staff.first_owner()) if each.kind == "unlocked")
    assert entry.staff == "Kim"


def test_a_look_of_somebody_taken_off_the_list_ends_the_sign_in(counter: Driver) -> None:
    d, shop = counter, counter.shop
    owner, lead, other = shop.actor, person(shop, Role.SHIFT_LEAD), person(shop, Role.CASHIER, "Other")
    sell(shop, mixed(shop), name="Ava Reyes")
    d.desk.workplace.sign_in(lead)
    d.settle()
    shop.staff.change(owner, lead.id, name=lead.name, role=Role.CASHIER)
    open_guest(d)
    d.until(lambda: d.desk.workplace.actor is None, "the window asks for a PIN")
    assert d.find("signInDialog").isVisible()
    d.desk.workplace.sign_in(other)
    d.settle()
    shop.staff.deactivate(owner, other.id)
    d.desk.following.look()
    d.until(lambda: d.desk.workplace.actor is None, "who only looks is signed out too")


def test_a_setting_lets_cashiers_sign_guests_up_without_a_pin(counter: Driver) -> None:
    d, shop = counter, counter.shop
    owner, cashier = shop.actor, person(shop, Role.CASHIER)
    person(shop, Role.SHIFT_LEAD, "Approver")
    sell(shop, mixed(shop), name="Ava Reyes")
    to(d, "navSettings")
    d.until(lambda: shows(d, "cashier_may_enrolEdit"), "the loyalty rules")
    for allowed in (False, True):
        if allowed:
            d.press(Qt.Key.Key_Space, "cashier_may_enrolEdit")
            d.click("saveSettingsButton")
            d.settle()
        d.desk.workplace.sign_in(cashier)
        go_home(d)
        enrol(d)
        assert is_asked(d) is not allowed
        assert count("Member")(d) == int(allowed)
        go_home(d)
        d.desk.workplace.sign_in(owner)
        to(d, "navSettings")
