"""A lead's PIN on the cashier's own screen: typed, wrong, waited for, given up; nothing happens without it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Act, Approval, Role
from tests.ui.open_workplace import OpenWorkplace
from ui.sign_in.approval_card import ApprovalCard
from ui.sign_in.approval_presenter import ApprovalPresenter
from ui.sign_in.staff_list import StaffList

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
PIN, WRONG = "492716", "482913"


class Counter(OpenWorkplace):
    """A cashier at the till, two leads and the owner on the staff list."""

    def __init__(self, url: str, qtbot: QtBot) -> None:
        super().__init__(url, qtbot)
        for name in ("Kim", "Sasha"):
            self.shop.staff.add(self.owner, name, role=Role.SHIFT_LEAD, pin=PIN)
        self.card = ApprovalCard(self.window)
        self.presenter = ApprovalPresenter(self.workplace, self.card, self.window)
        self.under = QLineEdit()
        self.got: list[Approval | None] = []

    def want(self, act: Act = Act.ENROL) -> None:
        self.workplace.with_approval(act, "Sign Ava up", self.got.append)
        self.settle()

    def said(self, name: str = "approvalMessage") -> str:
        label = self.find(name)
        assert isinstance(label, QLabel)
        return label.text()


@pytest.fixture
def counter(sqlite_shop_url: str, qtbot: QtBot) -> Iterator[Counter]:
    made = Counter(sqlite_shop_url, qtbot)
    made.show(made.under, role=Role.CASHIER)
    made.under.setFocus()
    yield made
    made.close()


def choose(counter: Counter, name: str) -> None:
    people = counter.find("approverList")
    assert isinstance(people, StaffList)
    at = next(row for row, person in enumerate(people.people) if person.name == name)
    where = people.visualRect(people.model().index(at, 0)).center()
    QTest.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    counter.settle()


def test_a_typed_pin_goes_on_with_the_act(counter: Counter) -> None:
    counter.want()
    assert counter.said("approvalWords") == "Sign Ava up"
    counter.type(PIN)
    counter.press(ENTER)
    [approval] = counter.got
    assert approval is not None
    assert (approval.approver.name, approval.act) == ("Kim", Act.ENROL)
    assert not counter.card.isVisible()
    assert counter.under.hasFocus()


def test_whoever_may_is_not_asked(counter: Counter) -> None:
    counter.want(Act.SELL)
    assert counter.got == [None]
    assert not counter.card.isVisible()


def test_another_lead_is_chosen_by_touch_and_what_was_typed_for_the_first_is_gone(counter: Counter) -> None:
    counter.want()
    counter.type("49")
    choose(counter, "Sasha")
    assert counter.card.pad.edit.text() == ""
    for digit in PIN:
        key = counter.card.pad.findChild(QPushButton, f"key_{digit}")
        assert key is not None
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    counter.click("approveButton")
    [approval] = counter.got
    assert approval is not None
    assert approval.approver.name == "Sasha"


def test_a_wrong_pin_is_said_in_place_and_the_fifth_waits(counter: Counter) -> None:
    counter.want()
    for count in range(5):
        counter.type(WRONG)
        counter.press(ENTER)
        assert "Wrong PIN" in counter.said()
        assert ("Try again in" in counter.said()) == (count == 4)
    assert counter.card.pad.edit.isReadOnly()
    counter.qtbot.waitUntil(lambda: not counter.card.pad.edit.isReadOnly(), timeout=5000)
    counter.type(PIN)
    counter.press(ENTER)
    assert len(counter.got) == 1


def test_escape_or_locking_the_till_leaves_everything_as_it_was(counter: Counter) -> None:
    counter.want()
    counter.type(PIN)
    counter.press(ESCAPE)
    assert not counter.card.isVisible()
    counter.want()
    assert counter.card.pad.edit.text() == ""
    counter.workplace.sign_out()
    assert not counter.card.isVisible()
    assert counter.got == []


def test_a_pin_that_is_checked_while_the_card_is_closed_does_nothing(counter: Counter) -> None:
    counter.want()
    counter.type(PIN)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, ENTER)
    QTest.keyClick(field, ESCAPE)
    counter.settle()
    assert counter.got == []


def test_where_nobody_can_approve_it_is_said(counter: Counter) -> None:
    with counter.shop.premises.database.write() as connection:
        connection.exec_driver_sql('UPDATE "Staff" SET "pinHash" = NULL')
    counter.want()
    assert not counter.card.isVisible()
    assert "Nobody with a PIN may approve this" in counter.notifier.errors[0]
